"""The text of a document as it is kept, version after version, and what changed between two of them."""

import difflib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.retrieval.documents import Document

KEPT = 20
"""Versions of a document whose text is kept; older ones are forgotten."""
_MOST = 4000
"""Lines up to which the order of lines counts: beyond it a comparison takes minutes."""
_FIGURE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b|(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?[%％])?")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document."""

    number: int
    at: datetime
    by: str
    """Who brought it; empty: the program itself or the command line."""
    title: str
    audience: str

    def as_json(self) -> dict[str, Any]:
        """As the command line shows it."""
        return {"version": self.number, "at": self.at.isoformat(), "by": self.by, "title": self.title,
                "audience": self.audience}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from one version to another."""

    document: str
    before: int
    after: int
    lines: tuple[str, ...]
    """`- ` gone, `+ ` new, `  ` beside it for orientation, `@@` between places far apart."""
    figures_gone: tuple[str, ...] = ()
    """Figures that occur no more: what most changes of a regulation are about."""
    figures_new: tuple[str, ...] = ()

    @property
    def added(self) -> int:
        """New lines."""
        return sum(line.startswith("+ ") for line in self.lines)

    @property
    def removed(self) -> int:
        """Lines that are gone."""
        return sum(line.startswith("- ") for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        """The shape of `quayside knowledge diff --json`."""
        return {
            "document": self.document,
            "before": self.before,
            "after": self.after,
            "added": self.added,
            "removed": self.removed,
            "figures_gone": list(self.figures_gone),
            "figures_new": list(self.figures_new),
            "lines": list(self.lines),
        }


def text_of(document: Document) -> str:
    """The whole text: a line a heading, a line a paragraph, list item or table row."""
    return "\n".join(_lines(document)) + "\n"


def packed(text: str) -> bytes:
    """As the store keeps it."""
    return zlib.compress(text.encode(), level=3)


def unpacked(data: bytes) -> str:
    """From what the store kept."""
    return zlib.decompress(data).decode()


def compare(document: str, before: tuple[int, str], after: tuple[int, str]) -> Diff:
    """What changed between two versions, each a number and its text."""
    old, new = before[1].splitlines(), after[1].splitlines()
    was, now = Counter(_FIGURE.findall(before[1])), Counter(_FIGURE.findall(after[1]))
    return Diff(
        document,
        before[0],
        after[0],
        tuple(_unified(old, new) if max(len(old), len(new)) <= _MOST else _unordered(old, new)),
        tuple(figure for figure in was if figure not in now),
        tuple(figure for figure in now if figure not in was),
    )


def _lines(document: Document) -> Iterable[str]:
    yield f"# {document.title}"
    headings: tuple[str, ...] = ()
    for section in document.sections:
        if section.headings != headings:
            headings = section.headings
            yield "## " + " › ".join(headings)
        for block in section.blocks:
            mark = f"[{section.external_id}] " if section.external_id is not None else ""
            yield from (mark + line for line in block.text.split("\n") if line.strip())


def _unified(old: Sequence[str], new: Sequence[str]) -> Iterable[str]:
    for line in list(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]:
        yield "@@" if line.startswith("@@") else f"{line[0]} {line[1:]}"


def _unordered(old: Sequence[str], new: Sequence[str]) -> Iterable[str]:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    yield from (f"- {line}" for line in gone.elements())
    yield from (f"+ {line}" for line in come.elements())
