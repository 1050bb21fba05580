"""Labels: barcodes that were drawn for the test, read back from pictures and PDFs."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from typer.testing import CliRunner

from bot.errors import UserError
from bot.tracking import labels
from bot.tracking.data_identifiers import Element, numbers_in, postcode_in, read_elements
from bot.tracking.errors import NoTrackingNumber
from bot.tracking.labels import read_label

Format = zxingcpp.BarcodeFormat
NUMBER = "LX123456785CN"
GS, RS, EOT = "\x1d", "\x1e", "\x04"


def sscc() -> str:
    """A DHL Paket number: `00`, and eighteen digits of which the last is the GS1 check digit."""
    body = "34043416109404255"
    weighed = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return f"00{body}{-weighed % 10}"


def drawn(text: str, kind: Any = Format.Code128, **options: Any) -> Image.Image:
    """A label with this barcode on it, somewhere on a white sheet."""
    code = zxingcpp.create_barcode(text, kind, **options)
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=3))
    sheet = Image.new("L", (picture.width + 200, picture.height + 200), 255)
    sheet.paste(picture, (100, 80))
    return sheet


def as_bytes(image: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def read(image: Image.Image, kind: str = "png") -> list[str]:
    saved = {"png": "PNG", "jpeg": "JPEG", "pdf": "PDF"}[kind]
    label = read_label(f"label.{kind}", kind, as_bytes(image, saved))
    return [one.number for one in label.numbers]


@pytest.mark.parametrize("kind", ["png", "jpeg", "pdf"])
@pytest.mark.parametrize("symbol", [Format.Code128, Format.QRCode, Format.DataMatrix, Format.PDF417])
def test_a_number_is_read_from_pictures_and_pdfs(kind: str, symbol: Any) -> None:
    assert read(drawn(NUMBER, symbol), kind) == [NUMBER]


def test_a_label_that_lies_on_its_side_is_read() -> None:
    assert read(drawn(NUMBER).rotate(90, expand=True)) == [NUMBER]


def test_a_gs1_label_gives_its_sscc_and_not_the_goods_number() -> None:
    number = sscc()
    elements = f"(00){number[2:]}"
    assert read(drawn(elements, gs1=True)) == [number]


def test_a_link_in_a_qr_code_gives_the_number_in_it() -> None:
    assert read(drawn(f"https://t.17track.net/en#nums={NUMBER}", Format.QRCode)) == [NUMBER]


def test_a_transport_message_gives_its_tracking_number() -> None:
    message = f"[)>{RS}01{GS}02841706672{GS}840{GS}019{GS}1Z999AA10123456784{GS}UPSN{GS}12345E{RS}{EOT}"
    assert read(drawn(message, Format.QRCode)) == ["1Z999AA10123456784"]


def test_a_postal_barcode_is_told_from_the_zip_code_in_front_of_it() -> None:
    usps = "9400111899223197428490"
    assert usps in numbers_in(f"42090210{usps}")
    assert numbers_in(f"420902101234{usps}")[0] == usps
    assert postcode_in(f"42090210{usps}") == "90210"


def test_gs1_elements_are_told_apart() -> None:
    assert read_elements(f"011234567890123110AB-1{GS}421840902104{GS}3103001250") == (
        Element("01", "12345678901231"), Element("10", "AB-1"), Element("421", "840902104"),
        Element("3103", "001250"),
    )  # fmt: skip
    assert read_elements("(00)340434161094042557(421)27655000") == (
        Element("00", "340434161094042557"), Element("421", "27655000"),
    )  # fmt: skip
    assert postcode_in("(421)27655000") == "55000"


@pytest.mark.parametrize("text", ["", "00123", "hello", NUMBER, GS * 40, "(", "99" * 300, "42O9"])
def test_what_is_no_element_string_is_none(text: str) -> None:
    assert all(len(element.value) <= 90 for element in read_elements(text))
    assert postcode_in(text) == ""


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("jpeg", b"\xff\xd8\xff\xe0" + b"no picture" * 10),
        ("pdf", b"%PDF-1.7\nnothing"),
        ("png", as_bytes(drawn(NUMBER))[:200]),
    ],
)
def test_a_damaged_file_is_refused(kind: str, data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read_label("x", kind, data)
    assert refused.value.code in ("file_damaged", "no_barcode")


def test_an_empty_sheet_a_price_code_and_a_hostile_text_give_no_number() -> None:
    for image in (
        Image.new("L", (600, 400), 255),
        drawn("4006381333931", Format.EAN13),
        drawn("<script>alert(1)</script>'; DROP TABLE shipments;--", Format.QRCode),
        drawn("https://pay.example/customs-fee?x=1", Format.QRCode),
    ):
        with pytest.raises(NoTrackingNumber) as refused:
            read(image)
        assert refused.value.code == "no_barcode"


def test_too_many_pixels_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "MAX_MEGAPIXELS", 0.01)
    with pytest.raises(UserError) as refused:
        read(drawn(NUMBER))
    assert refused.value.code == "picture_too_large"


def test_the_command_reads_a_file_and_says_what_is_wrong_with_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import bot.cli.track  # noqa: F401  (registers the commands)
    from bot.cli import app

    monkeypatch.chdir(tmp_path)
    (tmp_path / "label.png").write_bytes(as_bytes(drawn(NUMBER)))
    (tmp_path / "note.txt").write_text("hello", encoding="utf-8")
    done = CliRunner().invoke(app, ["identify", "--image", "label.png", "--json"])
    assert [one["carrier"] for one in json.loads(done.stdout)["numbers"]] == ["china_post"]
    assert "China Post" in CliRunner().invoke(app, ["identify", "--image", "label.png"]).stdout
    for wrong in ("note.txt", "missing.png"):
        assert CliRunner().invoke(app, ["identify", "--image", wrong]).exit_code != 0
    assert CliRunner().invoke(app, ["identify", "x", "--image", "label.png"]).exit_code == 2
