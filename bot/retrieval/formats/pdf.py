"""PDF → sections, one or more a page: headings by their type size, ruled tables, paragraphs; scans named as such."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from bot.retrieval.documents import Block, Findings, Kind, Section
from bot.retrieval.formats.converted import Converted, Limits, Unreadable, table

_TINY = 2.5
"""Points; smaller type is there for machines, not for readers."""
_LARGER = 1.12
"""A heading's type to that of the text."""
_LONGEST_HEADING = 140
_ITEM = re.compile(r"\s*(?:[-*•·▪‣–]|\d{1,2}[.)、]|[（(]\d{1,2}[)）]|[a-z][.)])\s+\S")
_BULLET = re.compile(r"^\s*[•·▪‣–]\s+")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def read(data: bytes, limits: Limits, /) -> Converted:
    """Raises Unreadable: `file_encrypted`, `document_damaged`, `too_many_pages`, `document_scanned`."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            count = len(pdf.pages)
            if count > limits.pages:
                raise Unreadable(f"{count} pages", code="too_many_pages", limit=str(limits.pages))
            pages = [_Page(page) for page in pdf.pages]
            title = str((pdf.metadata or {}).get("Title") or "")
    except PdfminerException as error:
        protected = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        code = "file_encrypted" if protected else "document_damaged"
        raise Unreadable("the PDF cannot be opened", code=code) from error
    scanned = tuple(number for number, page in enumerate(pages, 1) if page.scanned)
    if count and not any(page.lines or page.tables for page in pages):
        code = "document_scanned" if scanned else "empty_document"
        raise Unreadable("no text on any page", code=code, pages=str(count))
    sections = tuple(_sections(pages))
    hidden = sum(page.hidden for page in pages)
    return Converted(sections, _sensible(title), findings=Findings(count, scanned, hidden))


class _Line:
    """A line of text with what tells a heading from a paragraph."""

    __slots__ = ("bold", "bottom", "left", "size", "text", "top")

    def __init__(self, line: dict[str, Any]) -> None:
        letters = [char for char in line["chars"] if char["text"].strip()]
        self.text = str(line["text"]).replace("\x00", "").strip()
        self.top, self.bottom, self.left = float(line["top"]), float(line["bottom"]), float(line["x0"])
        sizes = Counter(round(float(char["size"]), 1) for char in letters)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        bold = sum(
            "bold" in char["fontname"].lower() or "black" in char["fontname"].lower() for char in letters
        )
        self.bold = bold * 2 > len(letters)


class _Page:
    """What is visible on one page, from top to bottom."""

    def __init__(self, page: Any) -> None:
        bands = [box for box in page.rects if box.get("fill") and not _white(box.get("non_stroking_color"))]
        everything = len(page.chars)
        visible = page.filter(lambda item: item["object_type"] != "char" or not _unseen(item, bands, page))
        self.hidden = everything - len(visible.chars)
        self.scanned = not any(char["text"].strip() for char in visible.chars) and bool(page.images)
        self.tables: list[tuple[float, Block]] = []
        body = visible
        # A table needs ruled lines; looking for them costs more than reading the text.
        if len(page.lines) + len(page.rects) + len(page.curves) >= 4:
            for found in visible.find_tables():
                block = table([[cell or "" for cell in row] for row in found.extract()])
                if block is None or block.text.count("\n") < 2:
                    continue
                self.tables.append((float(found.bbox[1]), block))
                body = body.filter(lambda item, box=found.bbox: not _inside(item, box))
        self.lines = [_Line(line) for line in body.extract_text_lines() if str(line["text"]).strip()]
        page.close()


def _unseen(char: dict[str, Any], bands: Sequence[dict[str, Any]], page: Any) -> bool:
    """Whether a reader cannot see it: tiny, outside the page, or white on nothing."""
    if char["text"].isspace():
        return False
    outside = char["x1"] < 0 or char["x0"] > page.width or char["bottom"] < 0 or char["top"] > page.height
    if char["size"] < _TINY or outside:
        return True
    if not _white(char.get("non_stroking_color")):
        return False
    return not any(_inside(char, (box["x0"], box["top"], box["x1"], box["bottom"])) for box in bands)


def _white(color: Any) -> bool:
    if isinstance(color, int | float):
        color = (color,)
    if not isinstance(color, tuple | list) or not color:
        return False
    if not all(isinstance(part, int | float) for part in color):
        return False
    return bool(max(color) <= 0.03 if len(color) == 4 else min(color) >= 0.97)  # of CMYK, none of any ink


def _inside(item: dict[str, Any], box: Sequence[float]) -> bool:
    if "x0" not in item:
        return False
    across, down = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _sections(pages: Sequence[_Page]) -> Iterable[Section]:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    levels = sorted({size for size in sizes if size >= body * _LARGER}, reverse=True)[:4]
    furniture = _furniture(pages)
    path: list[tuple[float, str]] = []
    for number, page in enumerate(pages, 1):
        waiting = sorted(page.tables, key=lambda entry: entry[0])
        blocks: list[Block] = []
        run: list[_Line] = []

        def flush(blocks: list[Block] = blocks, run: list[_Line] = run) -> None:
            blocks.extend(_paragraphs(run))
            run.clear()

        for line in page.lines:
            if _shape(line.text) in furniture:
                continue
            while waiting and waiting[0][0] <= line.top:
                flush()
                blocks.append(waiting.pop(0)[1])
            level = _level(line, body, levels)
            if level is None:
                run.append(line)
                continue
            flush()
            if not blocks and path and path[-1][0] == level and path[-1][1].endswith(("-", "–", ",")):
                path[-1] = (level, f"{path[-1][1]} {line.text}")  # a heading over two lines
                continue
            if blocks:
                yield _section(number, path, blocks)
                blocks.clear()
            path[:] = [entry for entry in path if entry[0] > level]
            path.append((level, line.text[:_LONGEST_HEADING]))
        flush()
        blocks.extend(block for _, block in waiting)
        if blocks:
            yield _section(number, path, blocks)


def _section(number: int, path: Sequence[tuple[float, str]], blocks: Sequence[Block]) -> Section:
    return Section((f"p. {number}", *(heading for _, heading in path)), tuple(blocks))


def _level(line: _Line, body: float, levels: Sequence[float]) -> float | None:
    """The heading's rank (its size), None for a line of text."""
    if len(line.text) > _LONGEST_HEADING or not re.search(r"[^\W\d_]", line.text):
        return None
    if line.size in levels:
        return line.size
    ends = line.text.endswith((".", "。", ";", "；", ",", "，", ":", "："))
    return body if line.bold and line.size >= body and len(line.text) < 90 and not ends else None


def _paragraphs(lines: Sequence[_Line]) -> Iterable[Block]:
    text = ""
    kind: Kind = "text"
    before: _Line | None = None
    for line in lines:
        item = bool(_ITEM.match(line.text))
        words = _BULLET.sub("- ", line.text)
        apart = before is not None and line.top - before.bottom > 0.75 * (before.bottom - before.top)
        if text and item and kind == "list" and not apart:
            text += "\n" + words
        elif (
            text
            and not item
            and not apart
            and not (kind == "list" and before and line.left < before.left - 2)
        ):
            text = _joined(text, words)
        else:
            if text:
                yield Block(kind, text)
            text, kind = words, "list" if item else "text"
        before = line
    if text:
        yield Block(kind, text)


def _joined(text: str, words: str) -> str:
    """A line after a line: Chinese needs no space, a hyphen at the end belongs to a word that goes on."""
    if text.endswith("-") and words[:1].islower():
        return text[:-1] + words
    glue = "" if _CJK.match(text[-1]) and _CJK.match(words[0]) else " "
    return text + glue + words


def _furniture(pages: Sequence[_Page]) -> set[str]:
    """Lines at the head or foot of most pages: running titles and page numbers."""
    if len(pages) < 3:
        return set()
    seen = Counter(
        shape
        for page in pages
        for shape in {_shape(line.text) for line in [*page.lines[:1], *page.lines[-1:]]}
    )
    return {shape for shape, count in seen.items() if count >= max(3, len(pages) // 2)}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _sensible(title: str) -> str:
    """The title in the file's properties, unless a program put its own there."""
    title = " ".join(title.replace("\x00", "").split())[:300]
    return "" if re.search(r"(?i)untitled|anonymous|^microsoft|\.(?:docx?|pdf|indd|xlsx?)$", title) else title
