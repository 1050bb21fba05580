"""PPTX → one section a slide: its title, its text in the order of the shapes, its tables. Notes stay out."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError

from bot.retrieval.documents import Block, Findings, Section
from bot.retrieval.formats.converted import Converted, Limits, Unreadable, table

_TINY = 2.5


def read(data: bytes, limits: Limits, /) -> Converted:
    """Raises Unreadable: `document_damaged`, `too_many_pages`."""
    try:
        deck = Presentation(io.BytesIO(data))
        slides = list(deck.slides)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("the presentation cannot be opened") from error
    if len(slides) > limits.pages:
        raise Unreadable("too many slides", code="too_many_pages", limit=str(limits.pages))
    sections: list[Section] = []
    left_out: list[str] = []
    hidden = 0
    for number, slide in enumerate(slides, 1):
        if slide._element.get("show") == "0":
            left_out.append(f"{number}")
            continue
        title = slide.shapes.title
        heading = " ".join(title.text_frame.text.split()) if title is not None else ""
        blocks: list[Block] = []
        for shape in _shapes(slide.shapes):
            if title is not None and shape.shape_id == title.shape_id:
                continue
            if shape.has_text_frame:
                text, unseen = _text(shape.text_frame)
                hidden += unseen
                if text:
                    blocks.append(text)
            elif getattr(shape, "has_table", False):
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                if block := table(rows):
                    blocks.append(block)
        place = f"slide {number}"
        if blocks or heading:
            found = tuple(blocks) or (Block("text", heading),)
            sections.append(Section((place, heading) if heading else (place,), found))
    name = str(deck.core_properties.title or "")
    title_text = "" if name.lower().startswith("powerpoint") else name
    return Converted(
        tuple(sections), title_text, findings=Findings(len(slides), hidden=hidden, left_out=tuple(left_out))
    )


def _shapes(shapes: Any) -> Iterable[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _text(frame: Any) -> tuple[Block | None, int]:
    lines: list[str] = []
    hidden = 0
    for paragraph in frame.paragraphs:
        shown = []
        for run in paragraph.runs:
            if run.font.size is not None and run.font.size.pt < _TINY:
                hidden += len(run.text)
            else:
                shown.append(run.text)
        words = " ".join("".join(shown).split())
        if words:
            lines.append("  " * paragraph.level + "- " + words)
    if not lines:
        return None, hidden
    if len(lines) == 1:
        return Block("text", lines[0].lstrip()[2:]), hidden
    return Block("list", "\n".join(lines)), hidden
