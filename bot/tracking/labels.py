"""Reading a label: the barcodes on a photo or a PDF, and the parcel numbers in them."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import UserError
from bot.tracking.data_identifiers import numbers_in
from bot.tracking.errors import NoTrackingNumber
from bot.tracking.numbers import Recognised, identify

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_MEGAPIXELS = 60
MAX_PAGES = 10
"""Pages of a PDF that are looked at."""
_PDF_SCALE = 3.0
"""216 dots an inch: the bars of a label of 4 × 6 inches are then some three dots wide."""
_WIDEST = 4000
"""A larger photo is made smaller before it is read: bars stay wide enough, and it takes a second less."""

KINDS = frozenset({"jpeg", "png", "gif", "webp", "pdf"})


@dataclass(frozen=True, slots=True)
class Label:
    """What was read."""

    numbers: tuple[Recognised, ...]
    barcodes: tuple[tuple[str, str], ...]
    """Format and text of each barcode. Not for the log: it may hold the recipient's address."""

    def as_json(self) -> dict[str, Any]:
        """`{"numbers": […], "barcodes": [{"format"}]}`: the numbers, and that there were other codes."""
        return {
            "numbers": [one.as_json() for one in self.numbers],
            "barcodes": [{"format": name} for name, _ in self.barcodes],
        }


def read_label(name: str, kind: str, data: bytes, known: Callable[[str], str | None] | None = None) -> Label:
    """The tracking numbers on a picture or a PDF that `bot.uploads` let through; `kind` is its kind there.

    `known` finds the shop's own numbers, whatever their form. Raises NoTrackingNumber (`no_barcode`) where nothing
    can be read, UserError (`picture_too_large`) where there are too many pixels.
    """
    texts: list[str] = []
    barcodes: dict[tuple[str, str], None] = {}
    for image, text in _pages(name, kind, data):
        for code in _decode(image):
            barcodes.setdefault(code)
        texts.append(text)
    numbers: dict[str, Recognised] = {}
    for _, symbol in barcodes:
        for one in _numbers(symbol, known):
            numbers.setdefault(one.number, one)
    if not numbers:  # a label drawn with its number in letters only
        for text in texts:
            for one in identify(text[:20_000], known=known):
                if one.valid:
                    numbers.setdefault(one.number, one)
    if not numbers:
        raise NoTrackingNumber(f"{name}: no barcode with a tracking number", code="no_barcode", file=name)
    return Label(tuple(numbers.values()), tuple(barcodes))


def read_label_file(path: Path) -> Label:
    """The same for a file on disk. Raises what `bot.uploads.inspect` raises, too."""
    from bot.uploads import inspect

    if not path.is_file():
        raise UserError(f"no such file: {path}", code="no_file")
    upload = inspect(path.name, path.read_bytes())
    if upload.kind not in KINDS:
        raise UserError(f"{path.name} is no picture and no PDF", code="file_type", file=path.name)
    return read_label(path.name, upload.kind, upload.data)


def _numbers(symbol: str, known: Callable[[str], str | None] | None) -> list[Recognised]:
    """The first reading of a barcode that is a number; a check digit that fails is a number read wrongly."""
    readings = numbers_in(symbol)
    for text in readings:
        found = [one for one in identify(text[:500], explicit=True, known=known) if one.valid]
        if found:
            return found
    return []


def _pages(name: str, kind: str, data: bytes) -> Iterator[tuple["Image", str]]:
    if kind == "pdf":
        yield from _pdf_pages(name, data)
        return
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            _check_size(name, image.width, image.height)
            turned = ImageOps.exif_transpose(image).convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(f"{name}: not a whole picture", code="file_damaged", file=name) from error
    turned.thumbnail((_WIDEST, _WIDEST))
    yield turned, ""


def _pdf_pages(name: str, data: bytes) -> Iterator[tuple["Image", str]]:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UserError(f"{name}: the PDF cannot be opened", code="file_damaged", file=name) from error
    try:
        for number in range(min(len(document), MAX_PAGES)):
            page = document[number]
            width, height = page.get_size()
            scale = min(_PDF_SCALE, _WIDEST / max(width, height, 1))
            bitmap = page.render(scale=scale, grayscale=True)
            yield bitmap.to_pil().convert("L"), page.get_textpage().get_text_bounded()
    finally:
        document.close()


def _decode(image: "Image") -> list[tuple[str, str]]:
    import zxingcpp

    # as text without escapes: the GS between elements is what tells them apart
    found = zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain)
    return [(str(code.format), code.text) for code in found if code.valid and code.text]


def _check_size(name: str, width: int, height: int) -> None:
    if width * height > MAX_MEGAPIXELS * 1_000_000:
        raise UserError(
            f"{name}: more than {MAX_MEGAPIXELS} million pixels",
            code="picture_too_large", file=name, limit=str(MAX_MEGAPIXELS),
        )  # fmt: skip
