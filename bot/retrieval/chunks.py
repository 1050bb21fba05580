"""A document → passages: cut by structure, within a size budget, with tables and list items kept whole."""

import hashlib
import re
from collections.abc import Iterator

from bot.retrieval.documents import Block, Document, Passage

VERSION = "1"
"""Raised when documents come to be read or cut differently: they are then taken in anew."""
BUDGET = 300
"""Tokens of the bundled model that a passage should not exceed by much; with its headings it fits in 512."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|(?<=[。！？；])")
_MARKUP = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")


def size(text: str) -> int:
    """About how many tokens the bundled model makes of a text (measured: 0.75 a Chinese character, 0.28 another)."""
    han = len(_HAN.findall(text))
    return round(0.75 * han + 0.28 * (len(text) - han)) + 1


def passages(document: Document, collection: str) -> list[Passage]:
    """The passages of a document in order.

    An id follows from collection, document, headings and text: an unchanged passage keeps its id in the next
    version of the document, and no id ever comes to name another text.
    """
    found: list[Passage] = []
    seen: dict[str, int] = {}
    for number, section in enumerate(document.sections):
        pieces = (
            _ready(section.blocks[0].text) if section.external_id is not None else _pieces(section.blocks)
        )
        for part, text in enumerate(pieces):
            embedded = embedded_text(document.title, section.headings, text)
            text_hash = hashlib.sha256(embedded.encode()).hexdigest()[:32]
            key = "\x00".join(
                (collection, document.name, section.external_id or "", *section.headings, text_hash)
            )
            seen[key] = seen.get(key, 0) + 1
            identity = hashlib.sha256(f"{key}\x00{seen[key]}".encode()).hexdigest()[:20]
            found.append(
                Passage(
                    id=identity,
                    section_number=number,
                    part=part,
                    headings=section.headings,
                    text=text,
                    text_hash=text_hash,
                    provenance=section.provenance.or_else(document.provenance),
                    external_id=section.external_id,
                )
            )
    return found


def embedded_text(title: str, headings: tuple[str, ...], text: str) -> str:
    """What the model reads of a passage: where it stands, then its words without markup."""
    lines = []
    for line in text.split("\n"):
        if _RULE.fullmatch(line.strip()):
            continue
        if line.lstrip().startswith("|"):
            line = ", ".join(cell.strip() for cell in line.strip().strip("|").split("|") if cell.strip())
        lines.append(_MARKUP.sub("", line))
    return " › ".join((title, *headings)) + "\n" + "\n".join(lines)


def joined(texts: list[str]) -> str:
    """Neighbouring passages of a section as one text; a table that was cut gets its header only once."""
    result = texts[0]
    for text in texts[1:]:
        lines, before = text.split("\n"), result.split("\n")
        goes_on = before[-1].startswith("|") and len(lines) > 2 and bool(_RULE.fullmatch(lines[1].strip()))
        if goes_on and lines[0] in before:
            result += "\n" + "\n".join(lines[2:])
        else:
            result += "\n\n" + text
    return result


def _ready(text: str) -> list[str]:
    """A ready-made passage stays whole, unless it is far too long for anything."""
    return [text] if len(text) <= 12_000 else list(_split_text(text, 4 * BUDGET))


def _pieces(blocks: tuple[Block, ...]) -> list[str]:
    pieces: list[str] = []
    current: list[str] = []
    filled = 0
    for unit in _units(blocks):
        weight = size(unit)
        if current and filled + weight > BUDGET:
            pieces.append("\n\n".join(current))
            current, filled = [], 0
        current.append(unit)
        filled += weight
    if current:
        pieces.append("\n\n".join(current))
    return pieces


def _units(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if size(block.text) <= BUDGET:
            yield block.text
        elif block.kind == "table":
            yield from _split_table(block.text)
        elif block.kind == "list":
            yield from _split_lines(block.text)
        else:
            yield from _split_text(block.text, BUDGET)


def _split_table(text: str) -> Iterator[str]:
    lines = text.split("\n")
    ruled = len(lines) > 1 and _RULE.fullmatch(lines[1].strip())
    head, rows = (lines[:2], lines[2:]) if ruled else ([], lines)
    room = max(BUDGET - size("\n".join(head)), BUDGET // 2)
    part: list[str] = []
    for row in rows:
        if part and size("\n".join([*part, row])) > room:
            yield "\n".join([*head, *part])
            part = []
        part.append(row if size(row) <= 4 * BUDGET else row[: 12 * BUDGET])
    if part:
        yield "\n".join([*head, *part])


def _split_lines(text: str) -> Iterator[str]:
    part: list[str] = []
    for line in text.split("\n"):
        starts_item = not line.startswith((" ", "\t"))
        if part and starts_item and size("\n".join([*part, line])) > BUDGET:
            yield from _split_text("\n".join(part), BUDGET)
            part = []
        part.append(line)
    if part:
        yield from _split_text("\n".join(part), BUDGET)


def _split_text(text: str, budget: int) -> Iterator[str]:
    """By sentences; a sentence without end (a huge line) by length."""
    if size(text) <= budget:
        yield text
        return
    part = ""
    for sentence in _SENTENCE.split(text):
        for piece in _lengths(sentence, budget):
            # After Chinese punctuation no space was lost.
            glue = "" if not part or part[-1] in "。！？；" else " "
            if part and size(part + glue + piece) > budget:
                yield part
                part = piece
            else:
                part += glue + piece
    if part.strip():
        yield part


def _lengths(sentence: str, budget: int) -> Iterator[str]:
    place = 0
    while place < len(sentence):
        window = sentence[place : place + 4 * budget]
        weight = size(window)
        width = len(window) if weight <= budget else max(1, len(window) * budget // weight)
        if place + width < len(sentence):
            space = window.rfind(" ", width // 2, width)
            width = space if space > 0 else width
        if piece := window[:width].strip():
            yield piece
        place += width
