"""What every format is turned into, and the bounds within which that is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from bot.retrieval.documents import NOTHING_FOUND, Block, Findings, Section


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file; see the settings of the same names."""

    megabytes: float = 40
    pages: int = 2000
    """Of a PDF, or slides."""
    rows: int = 50_000
    """Of all sheets of a workbook together."""
    seconds: float = 180
    """For taking one file apart."""
    memory_megabytes: int = 1500
    """Address space of the process that does it."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A file's visible text."""

    sections: tuple[Section, ...]
    title: str = ""
    as_of: str = ""
    """The date that the file itself gives, `2026-11-23`, or empty."""
    findings: Findings = NOTHING_FOUND


class Unreadable(UserError):
    """The file cannot be taken as it is. Details without its name: the reader adds that."""

    code = "document_damaged"


def table(rows: Sequence[Sequence[str]]) -> Block | None:
    """Rows as a Markdown table, the first one its head; empty rows and columns left out. None: nothing in it."""
    kept = [[_cell(cell) for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max((len(row) for row in kept), default=0)
    kept = [row + [""] * (width - len(row)) for row in kept]
    columns = [place for place in range(width) if any(row[place] for row in kept)]
    if not columns:
        return None
    lines = ["| " + " | ".join(row[place] for place in columns) + " |" for row in kept]
    lines.insert(1, "|" + "---|" * len(columns))
    return Block("table", "\n".join(lines))


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
