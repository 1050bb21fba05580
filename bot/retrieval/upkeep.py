"""What is kept of a document's past, and which documents have to be looked at again."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot import clock
from bot.retrieval import records, versions
from bot.retrieval.errors import NoDocument
from bot.retrieval.versions import Diff, Version
from bot.store import Store
from bot.store.documents import DocumentRow


@dataclass(frozen=True, slots=True)
class Due:
    """A document whose facts have to be looked at again."""

    document: str
    title: str
    audience: str
    markets: tuple[str, ...]
    review_by: date | None
    """None: it says none; it is then due a year after `as_of`."""
    as_of: str
    source: str
    days: int
    """Days left; negative: so many days late. Answers from it carry a warning from then on."""

    def as_json(self) -> dict[str, Any]:
        """As the command line shows it."""
        return {
            "document": self.document,
            "title": self.title,
            "audience": self.audience,
            "markets": list(self.markets),
            "review_by": self.review_by.isoformat() if self.review_by else None,
            "as_of": self.as_of,
            "source": self.source,
            "days": self.days,
        }


def due(store: Store, collection: str, within: int) -> list[Due]:
    """Documents past their review date or within so many days of it, the latest first."""
    today = clock.today()
    with store.begin() as session:
        rows = [row for row in records.documents(session, collection) if row.removed_at is None]
    found = [
        Due(
            row.name,
            row.title,
            row.audience,
            tuple(row.markets),
            row.review_by,
            row.as_of,
            row.source,
            (when - today).days,
        )
        for row in rows
        if (when := _when(row)) is not None and (when - today).days <= within
    ]
    return sorted(found, key=lambda one: (one.days, one.document))


def history(store: Store, collection: str, document: str) -> list[Version]:
    """The versions of a document that are kept, oldest first. Raises NoDocument."""
    with store.begin() as session:
        row = _present(records.documents(session, collection, [document]), document)
        return [
            Version(kept.version, kept.at, kept.by, kept.title, kept.audience)
            for kept in records.version_rows(session, row.id)
        ]


def diff(
    store: Store, collection: str, document: str, before: int | None = None, after: int | None = None
) -> Diff:
    """What changed between two versions; by default from the last but one to the last. Raises NoDocument."""
    with store.begin() as session:
        row = _present(records.documents(session, collection, [document]), document)
        kept = {one.version: one.text for one in records.version_rows(session, row.id)}
    after = after if after is not None else row.version
    before = before if before is not None else max((number for number in kept if number < after), default=0)
    if missing := [number for number in (before, after) if number not in kept]:
        raise NoDocument(
            f"{document[:100]}: version {missing[0]} is not kept"
            if missing[0]
            else f"{document[:100]}: there is no earlier version",
            code="no_version",
            document=document[:100],
        )
    old, new = versions.unpacked(kept[before]), versions.unpacked(kept[after])
    return versions.compare(document, (before, old), (after, new))


def _present(rows: list[DocumentRow], document: str) -> DocumentRow:
    for row in rows:
        if row.removed_at is None:
            return row
    raise NoDocument(f"no document of that name: {document[:100]}", document=document[:100])


def _when(row: DocumentRow) -> date | None:
    if row.review_by is not None:
        return row.review_by
    parts = [int(part) for part in row.as_of.split("-") if part]
    if not parts:
        return None
    year, month, day = (*parts, 12, 28)[:3] if len(parts) == 1 else (*parts, 28)[:3]
    return date(year, month, day) + timedelta(days=365)
