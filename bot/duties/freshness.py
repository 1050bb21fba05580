"""What the tables rest on, and what has not been verified for too long."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.duties.rules import Dated
from bot.duties.tariffs import Tariffs

US_DAYS = 7
OTHER_DAYS = 90
"""So many days after the last look at its source a figure is called not verified (US duties change weekly)."""


@dataclass(frozen=True, slots=True)
class TableState:
    """One edition of one table."""

    name: str
    title: str
    rows: int
    valid_from: date
    as_of: date | None
    """The oldest day in it: a table is as fresh as its oldest row."""
    imported: bool

    def as_json(self) -> dict[str, Any]:
        """All of it; dates as ISO strings."""
        return {
            "name": self.name, "title": self.title, "rows": self.rows, "valid_from": self.valid_from.isoformat(),
            "as_of": self.as_of.isoformat() if self.as_of else None, "imported": self.imported,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """A table or rule that needs a look."""

    kind: str
    """`stale`, or `ended` for a rule past its last day with no successor."""
    name: str
    as_of: date
    message: str

    def as_json(self) -> dict[str, Any]:
        """All of it; dates as ISO strings."""
        return {
            "kind": self.kind,
            "name": self.name,
            "as_of": self.as_of.isoformat(),
            "message": self.message,
        }


def tables(tariffs: Tariffs) -> list[TableState]:
    """Every edition of every table, by name, the newest first."""
    found = []
    for name in tariffs.names():
        for edition in tariffs.editions(name):
            days = {row.as_of for row in edition.table if row.as_of and row.valid_to is None}
            state = TableState(
                name, edition.table.title, len(edition.table), edition.valid_from, min(days, default=None),
                edition.imported > 0,
            )  # fmt: skip
            found.append(state)
    return found


def problems(tariffs: Tariffs, on: date) -> list[Problem]:
    """What was not verified for longer than its class allows, and what ended without a successor, on a day."""
    found = []
    newest: dict[str, TableState] = {}
    for state in tables(tariffs):
        newest.setdefault(state.name, state)
    for state in newest.values():
        if state.name.startswith(("hs-", "nomenclature-")):
            continue  # an edition of the Harmonized System stands for five years
        limit = US_DAYS if state.name.startswith(("us-", "rates-us")) else OTHER_DAYS
        if state.as_of and state.as_of + timedelta(days=limit) < on:
            found.append(_stale(state.name, state.as_of, limit))
    rules = tariffs.rules
    named = [(f"low-value {rule.id}", rule.destination, rule.dated) for rule in rules.low_value]
    named += [(f"fee {fee.id}", fee.destination, fee.dated) for fee in rules.fees]
    named += [(f"programme {row.name} {row.heading}".strip(), "US", row.dated) for row in rules.programmes]
    for name, destination, dated in named:
        limit = US_DAYS if destination == "US" else OTHER_DAYS
        if dated.holds(on) and dated.as_of + timedelta(days=limit) < on:
            found.append(_stale(name, dated.as_of, limit))
    found += [
        _ended(f"fee {fee.id}", fee.dated) for fee in rules.fees if fee.renewed and _over(fee.dated, on)
    ]
    return list(dict.fromkeys(found))


def _over(dated: Dated, on: date) -> bool:
    return dated.valid_to is not None and dated.valid_to <= on


def _stale(name: str, as_of: date, limit: int) -> Problem:
    return Problem("stale", name, as_of, f"{name}: not verified after {as_of} (limit {limit} days)")


def _ended(name: str, dated: Dated) -> Problem:
    return Problem(
        "ended", name, dated.as_of, f"{name}: ended on {dated.valid_to}, no successor in the tables"
    )
