"""Leafing through the documents: which ones a reader may open, each page by page, and what changed lately.

Everything here is asked for one role: what it may not read is not there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.retrieval import access, chunks, queries, records, versions
from bot.retrieval.errors import NoDocument
from bot.store import Store
from bot.store.documents import DocumentRow, PassageRow, VersionRow

_PAGE = 2_400
"""Characters of a page: with its sources it fits one message."""
_CHINESE = 0.6
"""A Chinese character says more and is slower to read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as a list shows it, in one of its languages."""

    document: str
    title: str
    link: int | None
    markets: tuple[str, ...]
    language: str
    audience: str
    source: str
    as_of: str
    review_by: date | None
    origin: str
    added_at: datetime
    translations: Mapping[str, str]
    """The document's name in each language in which it may be read, this one's too."""

    @property
    def stale(self) -> bool:
        """Whether its review date is past."""
        return self.review_by is not None and self.review_by < clock.today()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on a page under one source."""

    passage: str
    """Id of its first passage."""
    section: str
    text: str
    """Markdown, headings included."""
    source: str
    as_of: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document."""

    entry: Entry
    number: int
    count: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class News:
    """A document that is new, was changed, or states facts of a recent date."""

    entry: Entry
    what: Literal["new", "changed", "facts"]
    on: str
    """The day; of `facts` the month may be all that is known."""
    figures_gone: tuple[str, ...] = ()
    figures_new: tuple[str, ...] = ()


class Catalogue:
    """The documents of a collection, as one role sees them."""

    def __init__(self, store: Store, role: str, collection: str = access.MAIN) -> None:
        self._store = store
        self._audiences = access.audiences(role)
        self._collection = collection

    def entries(
        self, language: str, *, link: int | None = None, market: str = "", only: str = ""
    ) -> list[Entry]:
        """Each document once, in `language` where there is a translation, in the order of the trade's links.

        `link`: one of the six links. `market`: about this market or the union that it belongs to, its own first;
        raises UserError for what is no market. `only`: just what is written in this language.
        """
        found = _entries(self._rows(), language, only)
        if link is not None:
            found = [entry for entry in found if entry.link == link]
        if market:
            named = queries.market_codes(market)
            wanted = named if "world" in named else queries.market_set(named)
            found = [entry for entry in found if wanted.intersection(entry.markets)]
            return sorted(found, key=lambda entry: (not named.intersection(entry.markets), *_order(entry)))
        return sorted(found, key=_order)

    def page(self, document: str, number: int = 1) -> Page:
        """A page of a document, from 1; past the last one, the last. Raises NoDocument."""
        rows = self._rows()
        wanted = document.strip()
        row = next((row for row in rows if row.name == wanted), None) or next(
            (row for row in rows if row.name.casefold() == wanted.casefold()), None
        )
        if row is None:
            raise NoDocument(f"no document of that name: {document[:100]}", document=document[:100])
        entry = next(one for one in _entries(rows, row.language, row.language) if one.document == row.name)
        with self._store.begin() as session:
            pages = _pages(_sizes(session, row.id), _budget(row.language))
            number = max(1, min(number, len(pages)))
            shown = _passages(session, pages[number - 1]) if pages else []
        return Page(entry, number, max(1, len(pages)), tuple(_parts(shown)))

    def news(self, language: str, since: date) -> list[News]:
        """What is new since that day: what was changed or brought here first, the latest before the others.

        A document that came with the program counts by the date of its facts: when it was installed tells nothing.
        """
        rows = {row.name: row for row in self._rows()}
        changed = self._changed([row.id for row in rows.values()], since)
        found = []
        for entry in _entries(rows.values(), language, ""):
            row = rows[entry.document]
            if row.id in changed:
                on = changed[row.id][-1].at.date().isoformat()
                found.append(News(entry, "changed", on, *_figures(changed[row.id], self._audiences)))
            elif entry.origin != "bundled" and entry.added_at.date() >= since:
                found.append(News(entry, "new", entry.added_at.date().isoformat()))
            elif entry.as_of[: len("2026-11")] >= since.isoformat()[: len("2026-11")]:
                found.append(News(entry, "facts", entry.as_of))
        found.sort(key=lambda one: (one.on, one.entry.document), reverse=True)
        return sorted(found, key=lambda one: one.what == "facts")

    def _rows(self) -> list[DocumentRow]:
        with self._store.begin() as session:
            query = select(DocumentRow).where(
                DocumentRow.collection == self._collection,
                DocumentRow.audience.in_(self._audiences),
                DocumentRow.removed_at.is_(None),
            )
            return list(session.scalars(query.order_by(DocumentRow.name)))

    def _changed(self, ids: Sequence[int], since: date) -> dict[int, list[VersionRow]]:
        """Of each document that was replaced since that day: the version before, and the versions since."""
        with self._store.begin() as session:
            recent = select(VersionRow.document_id).where(
                VersionRow.version > 1, VersionRow.at >= datetime.combine(since, time(), UTC)
            )
            readable = set(ids)
            wanted = sorted(readable.intersection(session.scalars(recent)))
            kept = {identity: records.version_rows(session, identity) for identity in wanted}
        result = {}
        for identity, all_versions in kept.items():
            before = [one for one in all_versions if one.at.date() < since][-1:]
            after = [one for one in all_versions if one.at.date() >= since]
            result[identity] = [*before, *after]
        return result


def _entries(rows: Iterable[DocumentRow], language: str, only: str) -> list[Entry]:
    groups: dict[str, list[DocumentRow]] = {}
    for row in rows:
        groups.setdefault(row.translation_of or row.name, []).append(row)
    found = []
    for group in groups.values():
        names = {row.language: row.name for row in group}
        suiting = [row for row in group if not only or row.language == only]
        if suiting:
            found.append(_entry(min(suiting, key=lambda row: _suits(row, language)), names))
    return found


def _suits(row: DocumentRow, language: str) -> tuple[bool, bool, str]:
    """Smaller: better. Who asks in Spanish or Russian reads English sooner than Chinese."""
    return row.language != language, row.language != ("zh" if language == "zh" else "en"), row.name


def _entry(row: DocumentRow, translations: Mapping[str, str]) -> Entry:
    return Entry(
        document=row.name, title=row.title, link=row.link, markets=tuple(row.markets), language=row.language,
        audience=row.audience, source=row.source, as_of=row.as_of, review_by=row.review_by, origin=row.origin,
        added_at=row.added_at, translations=translations,
    )  # fmt: skip


def _order(entry: Entry) -> tuple[int, str]:
    return entry.link or 9, entry.document


def _budget(language: str) -> int:
    return round(_PAGE * _CHINESE) if language == "zh" else _PAGE


def _sizes(session: Session, document: int) -> list[tuple[str, int]]:
    """Id and length of each passage, in order: a file of thousands of passages is not read whole for one page."""
    query = (
        select(PassageRow.id, func.length(PassageRow.text))
        .where(PassageRow.document_id == document)
        .order_by(PassageRow.section_number, PassageRow.part)
    )
    return [(identity, size) for identity, size in session.execute(query)]


def _pages(sizes: Iterable[tuple[str, int]], budget: int) -> list[list[str]]:
    pages: list[list[str]] = []
    filled = budget
    for identity, size in sizes:
        if filled + size > budget:
            pages.append([])
            filled = 0
        pages[-1].append(identity)
        filled += size
    return pages


def _passages(session: Session, ids: Sequence[str]) -> list[PassageRow]:
    query = select(PassageRow).where(PassageRow.id.in_(ids))
    return list(session.scalars(query.order_by(PassageRow.section_number, PassageRow.part)))


def _parts(passages: Sequence[PassageRow]) -> Iterable[Part]:
    """Sections with their headings; those of one source, one after another, are one part."""
    sections: list[list[PassageRow]] = []
    for passage in passages:
        if sections and sections[-1][0].section_number == passage.section_number:
            sections[-1].append(passage)
        else:
            sections.append([passage])
    gathered: list[tuple[PassageRow, list[str]]] = []
    for section in sections:
        first = section[0]
        text = chunks.joined([passage.text for passage in section])
        heading = " › ".join(first.headings)
        written = f"### {heading}\n\n{text}" if heading else text
        if gathered and _provenance(gathered[-1][0]) == _provenance(first):
            gathered[-1][1].append(written)
        else:
            gathered.append((first, [written]))
    for first, texts in gathered:
        yield Part(first.id, " › ".join(first.headings), "\n\n".join(texts), *_provenance(first))


def _provenance(passage: PassageRow) -> tuple[str, str, str]:
    return passage.source, passage.as_of, passage.confidence


def _figures(kept: Sequence[VersionRow], audiences: Sequence[str]) -> tuple[Any, Any]:
    """Figures that went and came, where every version may be read by whoever asks now."""
    if len(kept) < 2 or any(one.audience not in audiences for one in kept):
        return (), ()
    old, new = kept[0], kept[-1]
    diff = versions.compare(
        "", (old.version, versions.unpacked(old.text)), (new.version, versions.unpacked(new.text))
    )
    return diff.figures_gone, diff.figures_new
