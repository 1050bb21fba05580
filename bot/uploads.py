"""What somebody sends as a file: told by its bytes, never by its name, and refused where it could do harm.

Nothing is unpacked to disk and nothing in a file is run. What an archive claims to hold is added up before a
byte of it is unpacked, since a few kilobytes can claim gigabytes.
"""

import io
import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, NoReturn

from bot.errors import UserError

Kind = Literal[
    "csv",
    "tsv",
    "text",
    "markdown",
    "html",
    "json",
    "jsonl",
    "xlsx",
    "docx",
    "pdf",
    "jpeg",
    "png",
    "gif",
    "webp",
]

MAX_BYTES = 20 * 2**20
"""As much as Telegram lets a bot fetch; `MAX_UPLOAD_MB` may set less."""

MAX_UNPACKED = 120 * 2**20
"""Bytes of all parts of an Office file together."""

_MAX_RATIO = 200
"""Unpacked to packed; sheets of zeros stay below it, bombs are at a thousand and more."""

_SMALL = 10 * 2**20
"""Bytes; whatever the ratio, so little harms nobody."""

_MAX_PARTS = 3000
_MAX_PIXELS = 50_000_000
_MAX_NAME = 120

_BY_NAME: dict[str, Kind] = {
    "csv": "csv", "tsv": "tsv", "tab": "tsv", "md": "markdown", "markdown": "markdown", "html": "html",
    "htm": "html", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl",
}  # fmt: skip
"""Of text the bytes do not tell which: here, and only here, the name says."""

_MEDIA_TYPES: dict[Kind, str] = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "text": "text/plain", "markdown": "text/markdown",
    "html": "text/html", "json": "application/json", "jsonl": "application/jsonl", "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
}  # fmt: skip

_ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf'\x1c", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"MSCF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"#!")
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError,
           KeyError, RuntimeError, struct.error)  # fmt: skip
"""All that Python's zip reader is known to raise on bytes that are not what they claim."""

_MACRO = re.compile(r"(?i)(?:^|/)(?:vbaproject\.bin|vbadata\.xml|macrosheets/.*|activex/.*)$")
_DRIVE = re.compile(r"^[A-Za-z]:")
_ACTIVE_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was looked at and may be read."""

    name: str
    """Its own name, without folders and control characters, at most 120 characters. Data: escape it."""
    kind: Kind
    """By the bytes."""
    data: bytes

    @property
    def media_type(self) -> str:
        """The MIME type of its kind."""
        return _MEDIA_TYPES[self.kind]


def inspect(name: str, data: bytes, *, max_bytes: int = MAX_BYTES) -> Upload:
    """Look at a file that somebody sent. Raises UserError; each code has a text that names what to do.

    `file_bad_name` a path, or a name that disguises itself · `file_empty` · `file_too_large` (limit in MB) ·
    `file_archive` zip, rar, gz… · `file_old_office` .xls, .doc · `file_macros` an Office file with macros ·
    `file_active` a PDF that runs or holds something · `file_encrypted` · `file_bomb` unpacks to too much ·
    `file_damaged` · `file_type` anything else.
    """
    shown = safe_name(name)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        _refuse("empty", shown, "the file is empty")
    if len(data) > max_bytes:
        _refuse("too_large", shown, "the file is too large", limit=f"{max_bytes / 2**20:g}")
    return Upload(shown, _kind(shown, data), data)


def safe_name(name: str) -> str:
    """The name as it may be shown and stored. Raises UserError `file_bad_name` for a path or a disguise."""
    name = unicodedata.normalize("NFC", name).strip()
    parts = re.split(r"[/\\]", name)
    # a right-to-left mark turns "fdp.exe" into "exe.pdf" before the reader's eyes
    hidden = any(unicodedata.category(mark) in {"Cc", "Cf", "Cs"} for mark in name)
    shown = "".join(mark for mark in parts[-1] if unicodedata.category(mark) not in {"Cc", "Cf", "Cs"})
    if len(parts) > 1 or hidden or _DRIVE.match(name) or name in {".", ".."}:
        _refuse("bad_name", shown[-_MAX_NAME:] or "?", "the file's name is a path or hides characters")
    if not name:
        return "file"
    if len(name) > _MAX_NAME:
        suffix = PurePosixPath(name).suffix[-10:]
        name = name[: _MAX_NAME - len(suffix)] + suffix
    return name


def _kind(name: str, data: bytes) -> Kind:
    if data.startswith(b"%PDF-"):
        return _pdf(name, data)
    if data.startswith(b"PK"):
        return _office(name, data)
    if data.startswith(_OLD_OFFICE):
        _refuse("old_office", name, "old or encrypted Office files may hold macros and are not opened")
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar":
        _refuse("archive", name, "archives are not opened")
    if data.startswith(_PROGRAMS):
        _refuse("type", name, "this kind of file is not taken")
    picture = _picture(data)
    if picture is not None:
        kind, pixels = picture
        if pixels is None:
            _refuse("damaged", name, "the picture is damaged")
        if pixels > _MAX_PIXELS:
            _refuse("bomb", name, "the picture unpacks to too many pixels")
        return kind
    return _text(name, data)


def _text(name: str, data: bytes) -> Kind:
    if not data.startswith(_TEXT_MARKS):
        sample = data[:65536]
        wide = sample.count(0) > len(sample) // 5  # UTF-16 without a mark
        odd = len(_CONTROL.findall(sample.replace(b"\x00", b"") if wide else sample))
        if odd * 100 > len(sample):
            _refuse("type", name, "this kind of file is not taken")
    start = data[:1024].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return _BY_NAME.get(PurePosixPath(name).suffix[1:].lower(), "text")


def _pdf(name: str, data: bytes) -> Kind:
    if b"/Encrypt" in data[-4096:]:
        _refuse("encrypted", name, "the file is protected by a password")
    for word in _ACTIVE_PDF:
        if word in data:
            _refuse("active", name, f"the PDF holds active content ({word[1:].decode()})")
    return "pdf"


def _office(name: str, data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_size(name, entries, len(data))
            names = {entry.filename for entry in entries}
            for entry in entries:
                _check_entry(name, entry)
            if "[Content_Types].xml" not in names:
                _refuse("archive", name, "archives are not opened")
            if b"macroenabled" in archive.read("[Content_Types].xml").lower():
                _refuse("macros", name, "the file holds macros")
            _check_xml(name, archive, entries)
    except _BROKEN as error:
        raise _refusal("damaged", name, f"the file is damaged ({type(error).__name__})") from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    _refuse("type", name, "this kind of file is not taken")


def _check_size(name: str, entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    # parts that overlap claim more packed bytes than there are
    overlapping = sum(entry.compress_size for entry in entries) > packed
    too_dense = unpacked > _SMALL and unpacked > packed * _MAX_RATIO
    if unpacked > MAX_UNPACKED or len(entries) > _MAX_PARTS or overlapping or too_dense:
        _refuse("bomb", name, "the file unpacks to too much")


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    path = entry.filename
    links = entry.external_attr >> 16 & 0o170000 == 0o120000
    outside = path.startswith("/") or "\\" in path or _DRIVE.match(path) or ".." in path.split("/")
    if links or outside or entry.orig_filename != path:
        _refuse("bad_name", name, "a part of the file leads outside of it")
    if entry.flag_bits & 0x1:
        _refuse("encrypted", name, "the file is protected by a password")
    if _MACRO.search(path):
        _refuse("macros", name, "the file holds macros")


def _check_xml(name: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Office never declares entities; who does wants them expanded a billion times, or a file of ours read."""
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(entry) as part:
            start = part.read(65536).replace(b"\x00", b"").lower()
        if b"<!doctype" in start or b"<!entity" in start:
            _refuse("bomb", name, "a part of the file declares entities")


def _picture(data: bytes) -> tuple[Kind, int | None] | None:
    """(kind, pixels; None: cannot be told) of a picture; None for what is no picture."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", _pixels(data, 16, ">II")
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif", _pixels(data, 6, "<HH")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp", _webp(data)
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg", next(_jpeg_sizes(data), None)
    return None


def _pixels(data: bytes, at: int, form: str) -> int | None:
    try:
        width, height = struct.unpack_from(form, data, at)
    except struct.error:
        return None
    return width * height or None


def _webp(data: bytes) -> int | None:
    form = data[12:16]
    if form == b"VP8X" and len(data) >= 30:
        return (int.from_bytes(data[24:27], "little") + 1) * (int.from_bytes(data[27:30], "little") + 1)
    if form == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    if form == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack_from("<HH", data, 26)
        return (width & 0x3FFF) * (height & 0x3FFF) or None
    return None


def _jpeg_sizes(data: bytes) -> Iterator[int]:
    """The size in each frame header; every segment but those is skipped by its length."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF or mark == 0x01 or 0xD0 <= mark <= 0xD7:
            at += 1 if mark == 0xFF else 2
            continue
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", data, at + 5)
            yield width * height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _refuse(code: str, name: str, why: str, **details: str) -> NoReturn:
    raise _refusal(code, name, why, **details)


def _refusal(code: str, name: str, why: str, **details: str) -> UserError:
    return UserError(f"{name}: {why}", code=f"file_{code}", file=name, **details)
