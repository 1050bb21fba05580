"""Imported editions in the store: saving, listing, and telling what a new one changed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, select

from bot.clock import now
from bot.duties.importers import Draft
from bot.duties.tables import RateTable, Row, packed, unpack, write_table
from bot.duties.tariffs import Edition, Tariffs
from bot.store.rates import TariffEdition

if TYPE_CHECKING:
    from bot.store import Store

MAX_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Change:
    """What one import did to one table."""

    table: str
    rows: int
    added: int
    changed: int
    removed: int
    valid_from: date
    as_of: date
    source: str
    examples: tuple[str, ...]
    """A few of the changes: `61091000: 16.5% → 15%`."""
    not_understood: tuple[str, ...]
    """Rates that can only be quoted."""

    def as_json(self) -> dict[str, Any]:
        """All of it; dates as ISO strings."""
        return {
            "table": self.table, "rows": self.rows, "added": self.added, "changed": self.changed,
            "removed": self.removed, "valid_from": self.valid_from.isoformat(), "as_of": self.as_of.isoformat(),
            "source": self.source, "examples": list(self.examples), "not_understood": list(self.not_understood),
        }  # fmt: skip


def reported(changes: Sequence[Change]) -> Iterator[str]:
    """The changes as lines of text."""
    for change in changes:
        yield (
            f"{change.table}: {change.rows} rows from {change.valid_from}, as of {change.as_of}; "
            f"{change.added} added, {change.changed} changed, {change.removed} removed"
        )
        yield from (f"  {example}" for example in change.examples)
        yield from (f"  can only be quoted: {rate}" for rate in change.not_understood)


def save(store: "Store", drafts: Sequence[Draft], path: Path, tariffs: Tariffs) -> list[Change]:
    """Save all drafts of one file in one transaction, and say what they change in `tariffs`."""
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    changes = []
    with store.begin() as session:
        for draft in drafts:
            text = write_table(draft.title, draft.rows)
            RateTable(text)  # what is saved can be read again
            change = _change(draft, tariffs)
            changes.append(change)
            session.add(
                TariffEdition(
                    name=draft.name, complete=draft.complete, valid_from=draft.valid_from, as_of=draft.as_of,
                    source=draft.source, sha256=fingerprint, rows=change.rows, added=change.added,
                    changed=change.changed, removed=change.removed, imported_at=now(), body=packed(text),
                )
            )  # fmt: skip
    return changes


def compare(drafts: Sequence[Draft], tariffs: Tariffs) -> list[Change]:
    """What saving the drafts would change in `tariffs`; nothing is saved."""
    return [_change(draft, tariffs) for draft in drafts]


def imported_editions(store: "Store") -> list[Edition]:
    """Every import, its body read only when it is first asked; none where the store was never set up."""
    if not inspect(store.engine).has_table(TariffEdition.__tablename__):
        return []
    columns = (
        TariffEdition.id, TariffEdition.name, TariffEdition.valid_from, TariffEdition.complete,
    )  # fmt: skip
    with store.begin() as session:
        found = session.execute(select(*columns).order_by(TariffEdition.id)).all()
    return [
        Edition(name, valid_from, complete, _reader(store, number), number)
        for number, name, valid_from, complete in found
    ]


def listed(store: "Store") -> list[TariffEdition]:
    """All imports with their figures, the newest first; bodies are not loaded."""
    from sqlalchemy.orm import defer

    with store.begin() as session:
        return list(
            session.scalars(
                select(TariffEdition).options(defer(TariffEdition.body)).order_by(TariffEdition.id.desc())
            )
        )


def _reader(store: "Store", number: int) -> Any:
    def load() -> RateTable:
        with store.begin() as session:
            body = session.scalars(select(TariffEdition.body).where(TariffEdition.id == number)).one()
        return RateTable(unpack(body, f"edition {number}"))

    return load


def _change(draft: Draft, tariffs: Tariffs) -> Change:
    """Against the edition that answered for the draft's first day before it."""
    older = next((e for e in tariffs.editions(draft.name) if e.valid_from <= draft.valid_from), None)
    before = _rates(older.table) if older else {}
    after = _rates(draft.rows)
    added = sorted(after.keys() - before.keys())
    removed = sorted(before.keys() - after.keys()) if draft.complete else []
    changed = sorted(code for code in after.keys() & before.keys() if after[code] != before[code])
    examples = [f"{code}: {before[code]} → {after[code]}" for code in changed[:MAX_EXAMPLES]]
    return Change(
        draft.name, len(set(draft.rows)), len(added), len(changed), len(removed), draft.valid_from, draft.as_of,
        draft.source, tuple(examples), draft.not_understood,
    )  # fmt: skip


def _rates(rows: Any) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in rows:
        assert isinstance(row, Row)
        found.setdefault(row.code, []).append(" ".join(filter(None, (row.rate, row.note))))
    return {code: " / ".join(sorted(rates)) for code, rates in found.items()}
