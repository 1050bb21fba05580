"""`quayside knowledge check`: what is wrong with the documents before anybody cites them.

Of the bundled ones, errors: broken files, missing sources or dates, dangling translations, contradictions; warnings:
past review, figures that a translation does not share with its original. Of those that people have brought,
warnings: no source or date, past review, figures that contradict another document's, which may well be why it came.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot import clock
from bot.retrieval import bundled, reading, records
from bot.retrieval.access import AUDIENCES, MAIN
from bot.retrieval.documents import Document
from bot.retrieval.errors import BadDocument
from bot.store import Store

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])|(?<![\w.,])\d+(?:[.,]\d+)*(?=[\u4e00-\u9fff])")
_CELL_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding."""

    severity: Literal["error", "warning"]
    document: str
    message: str

    def as_json(self) -> dict[str, Any]:
        """As the command line shows it."""
        return {"severity": self.severity, "document": self.document, "message": self.message}


@dataclass(frozen=True, slots=True)
class _Table:
    """A table and what its figures are about."""

    document: str
    language: str
    markets: tuple[str, ...]
    text: str


def check(knowledge: Path) -> list[Problem]:
    """All findings, by document."""
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    for path, name in bundled.files(knowledge):
        try:
            documents[name] = reading.read(path, name)
        except BadDocument as error:
            problems.append(Problem("error", name, error.message))
    for document in documents.values():
        problems.extend(_metadata(document))
        problems.extend(_translation(document, documents))
    problems.extend(_contradictions(_tables(documents.values())))
    return sorted(problems, key=lambda problem: (problem.document, problem.severity, problem.message))


def check_brought(store: Store) -> list[Problem]:
    """Findings about the documents that people have brought into the library, by document."""
    with store.begin() as session:
        rows = [row for row in records.documents(session, MAIN) if row.removed_at is None]
        tables = []
        for audience in AUDIENCES:
            for name, language, markets, text in records.shelf_tables(session, MAIN, audience):
                tables += [_Table(name, language, tuple(markets), block) for block in _tables_in(text)]
    brought = {row.name for row in rows if row.origin != "bundled"}
    problems = []
    for row in rows:
        if row.name in brought:
            problems += [Problem("warning", row.name, f"`{key}` is missing")
                         for key in ("source", "as_of") if not getattr(row, key)]  # fmt: skip
            if row.review_by and row.review_by < clock.today():
                problems.append(Problem("warning", row.name, f"past its review date {row.review_by}"))
    # the bundled ones first: a contradiction is told of the document that was brought
    tables.sort(key=lambda table: table.document in brought)
    problems += [
        Problem("warning", one.document, one.message)
        for one in _contradictions(tables)
        if one.document in brought
    ]
    return sorted(problems, key=lambda problem: (problem.document, problem.message))


def _metadata(document: Document) -> Iterator[Problem]:
    required = {
        "audience": document.audience,
        "link": document.link,
        "markets": document.markets,
        "source": document.provenance.source,
        "as_of": document.provenance.as_of,
        "review_by": document.review_by,
        "confidence": document.provenance.confidence,
    }
    for key, value in required.items():
        if not value:
            yield Problem("error", document.name, f"`{key}` is missing")
    if document.review_by and document.review_by < clock.today():
        yield Problem("warning", document.name, f"past its review date {document.review_by}")
    for section in document.sections:
        if section.headings and not section.provenance.source:
            yield Problem("warning", document.name, f"no source line in “{section.headings[-1]}”")


def _translation(document: Document, documents: Mapping[str, Document]) -> Iterator[Problem]:
    if document.translation_of is None:
        return
    original = documents.get(document.translation_of)
    if original is None:
        yield Problem("error", document.name, f"translates {document.translation_of}, which is not there")
        return
    for key in ("audience", "markets", "link", "review_by"):
        if getattr(document, key) != getattr(original, key):
            yield Problem("error", document.name, f"`{key}` differs from that of {original.name}")
    if len(document.sections) != len(original.sections):
        message = f"{len(document.sections)} sections, {original.name} has {len(original.sections)}"
        yield Problem("warning", document.name, message)
        return
    for mine, theirs in zip(document.sections, original.sections, strict=True):
        missing = _figures(theirs.blocks) - _figures(mine.blocks)
        added = _figures(mine.blocks) - _figures(theirs.blocks)
        if missing or added:
            where = mine.headings[-1] if mine.headings else document.title
            yield Problem(
                "warning",
                document.name,
                f"“{where}”: figures differ from the original: -{sorted(missing)} +{sorted(added)}",
            )


def _figures(blocks: Iterable[Any]) -> set[str]:
    """Figures that must survive a translation; small counts are words in one language and digits in another."""
    found = Counter(
        number.replace(",", "")
        for block in blocks
        for number in _NUMBER.findall(block.text)
        if len(number.replace(",", "")) > 2 or "." in number
    )
    return set(found)


def _tables(documents: Iterable[Document]) -> Iterator[_Table]:
    for document in documents:
        for section in document.sections:
            for block in section.blocks:
                if block.kind == "table":
                    yield _Table(document.name, document.language, document.markets, block.text)


def _tables_in(text: str) -> list[str]:
    return [block for block in text.split("\n\n") if block.startswith("|")]


def _contradictions(tables: Iterable[_Table]) -> Iterator[Problem]:
    """The same row and column of tables in two documents with other figures."""
    seen: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    for table in tables:
        for row, column, value in _cells(table.text):
            key = (table.language, ",".join(table.markets), row.lower(), column.lower())
            before = seen.setdefault(key, (value, table.document))
            mine, theirs = set(_numbers(value)), set(_numbers(before[0]))
            # More words about the same figures is no contradiction.
            if before[1] != table.document and not (mine <= theirs or theirs <= mine):
                message = f"{row}, {column}: {value!r}, but {before[1]} has {before[0]!r}"
                yield Problem("error", table.document, message)


def _cells(table: str) -> Iterator[tuple[str, str, str]]:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.split("\n")]
    if len(rows) < 3:
        return
    for row in rows[2:]:
        for column, value in zip(rows[0][1:], row[1:], strict=False):
            if row[0] and _numbers(value):
                yield row[0], column, value


def _numbers(value: str) -> tuple[str, ...]:
    return tuple(number.replace(",", "") for number in _CELL_NUMBER.findall(value))
