"""What is sent as a file is told by its bytes, and refused where it could do harm."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.errors import UserError
from bot.settings import LANGUAGES
from bot.texts import say
from bot.uploads import inspect, safe_name

TYPES = "[Content_Types].xml"


def xlsx() -> bytes:
    book = Workbook()
    book.active.append(["sku", "price"])  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def office(parts: dict[str, bytes], **info: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ({TYPES: b"<Types/>", "xl/workbook.xml": b"<workbook/>"} | parts).items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = info.get("attributes", 0)
            archive.writestr(entry, data)
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def jpeg(width: int, height: int) -> bytes:
    exif = b"\xff\xe1\x00\x10" + b"x" * 14
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + b"\x00" * 9
    return b"\xff\xd8" + exif + frame + b"\xff\xda"


def refused(name: str, data: bytes, **limit: int) -> str:
    with pytest.raises(UserError) as caught:
        inspect(name, data, **limit)
    for language in LANGUAGES:
        assert say(language, f"error-{caught.value.code.replace('_', '-')}", **caught.value.details)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("prices.xlsx", xlsx(), "xlsx"),
        ("prices.csv", xlsx(), "xlsx"),
        ("prices.csv", "sku;цена\n1;2\n".encode("cp1251"), "csv"),
        ("prices.csv", "名称,价格\n".encode("gb18030"), "csv"),
        ("prices.csv", "sku,price\n".encode("utf-16"), "csv"),
        ("prices.csv", "sku,price\n1,2\n".encode("utf-16-le"), "csv"),
        ("report.xls", b"a\tb\n1\t2\n", "text"),
        ("notes.md", b"# Title\n", "markdown"),
        ("page.txt", b"<!DOCTYPE html><p>hi", "html"),
        ("rows.jsonl", b'{"id": 1}\n', "jsonl"),
        ("form.pdf", b"%PDF-1.7\n1 0 obj\n%%EOF", "pdf"),
        ("photo", png(640, 480), "png"),
        ("photo.png", jpeg(4000, 3000), "jpeg"),
    ],
)
def test_the_kind_is_told_by_the_bytes(name: str, data: bytes, kind: str) -> None:
    upload = inspect(name, data)
    assert (upload.kind, upload.name, upload.data) == (kind, name, data)
    assert "/" in upload.media_type


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "file_empty"),
        ("a.csv", b"\xef\xbb\xbf \n", "file_empty"),
        ("a.csv", b"x" * 101, "file_too_large"),
        ("setup.csv", b"MZ\x90\x00" + b"\x00" * 60, "file_type"),
        ("run.csv", b"#!/bin/sh\nrm", "file_type"),
        ("noise.csv", bytes(range(1, 32)) * 3, "file_type"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 90, "file_old_office"),
        ("a.csv.gz", b"\x1f\x8b\x08" + b"\x00" * 20, "file_archive"),
        ("a.rar", b"Rar!\x1a\x07\x00" + b"\x00" * 20, "file_archive"),
        ("form.pdf", b"%PDF-1.7 /S /JavaScript (x)", "file_active"),
        ("form.pdf", b"%PDF-1.7 /Launch", "file_active"),
        ("form.pdf", b"%PDF-1.7 trailer /Encrypt 5 0 R", "file_encrypted"),
        ("a.png", png(60_000, 60_000), "file_bomb"),
        ("a.jpg", jpeg(65_000, 65_000), "file_bomb"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "file_damaged"),
        ("cut.xlsx", xlsx()[:200], "file_damaged"),
    ],
)  # fmt: skip
def test_what_could_do_harm_is_refused_with_a_reason(name: str, data: bytes, code: str) -> None:
    assert refused(name, data, **({"max_bytes": 100} if code == "file_too_large" else {})) == code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "file_macros"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "file_macros"),
        ({TYPES: b'<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'}, "file_macros"),
        ({"../../evil.xml": b"<a/>"}, "file_bad_name"),
        ({"/etc/passwd": b"x"}, "file_bad_name"),
        ({"xl\\..\\evil.xml": b"x"}, "file_bad_name"),
        ({"xl/worksheets/sheet1.xml": b"0" * (130 * 2**20)}, "file_bomb"),
        ({"xl/worksheets/sheet1.xml": b"0" * (15 * 2**20)}, "file_bomb"),
        ({"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'}, "file_bomb"),
        ({"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "b">]>'.encode("utf-16")}, "file_bomb"),
    ],
)  # fmt: skip
def test_an_office_file_with_macros_bombs_or_paths_is_refused(parts: dict[str, bytes], code: str) -> None:
    assert refused("book.xlsx", office(parts)) == code


def test_a_link_inside_an_office_file_is_refused() -> None:
    assert refused("book.xlsx", office({}, attributes=0o120777 << 16)) == "file_bad_name"


def test_a_plain_archive_is_not_an_office_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("prices.csv", "a,b")
    assert refused("prices.xlsx", out.getvalue()) == "file_archive"


def test_too_many_parts_are_refused() -> None:
    assert refused("book.xlsx", office({f"xl/{n}.bin": b"" for n in range(3100)})) == "file_bomb"


@pytest.mark.parametrize(
    "name",
    ["../a.csv", "/etc/passwd", "C:\\a.csv", "c:a.csv", "a\x00.csv", "..", "in\u202efdp.exe", "a\nb.csv"],
)
def test_a_name_that_is_a_path_or_disguises_itself_is_refused(name: str) -> None:
    assert refused(name, b"a,b") == "file_bad_name"


def test_a_long_name_keeps_its_ending_and_none_becomes_a_word() -> None:
    assert safe_name("x" * 500 + ".csv").endswith("x.csv")
    assert len(safe_name("x" * 500 + ".csv")) == 120
    assert safe_name("") == "file"
    assert safe_name("发票 2026.xlsx") == "发票 2026.xlsx"


_BOOK = xlsx()
_STARTS = (b"", b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff", b"RIFF____WEBP", b"GIF89a")


def code_of(name: str, data: bytes) -> str:
    try:
        return inspect(name, data).kind
    except UserError as error:
        return error.code


@given(st.text(max_size=30), st.binary(max_size=400), st.sampled_from(_STARTS))
def test_no_bytes_whatever_do_more_than_be_refused(name: str, data: bytes, start: bytes) -> None:
    assert code_of(name, start + data)


@given(st.integers(0, len(_BOOK) - 1), st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused(place: int, byte: int) -> None:
    data = bytearray(_BOOK)
    data[place] = byte
    assert code_of("a.xlsx", bytes(data))
