"""Until when a claim or an inquiry can be made at the carrier: dated rules, each with its source."""

import calendar
import csv
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal

from bot.resources import KNOWLEDGE
from bot.store.shipments import ShipmentRow
from bot.tracking.status import Status

Kind = Literal["loss", "damage"]
_KEYS = {"rule", "kind", "carriers", "numbers", "warn_days"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One carrier's time limit, and whose parcels it is for; see claims.toml."""

    carriers: frozenset[str]
    numbers: re.Pattern[str] | None
    kind: Kind
    days: int
    months: int
    warn_days: int
    source: str
    as_of: date
    confidence: str

    def holds_for(self, carrier: str, number: str) -> bool:
        """Whether it is this parcel's rule."""
        named = carrier in self.carriers or "*" in self.carriers
        return named and (self.numbers is None or self.numbers.fullmatch(number) is not None)

    def end(self, start: date) -> date:
        """The last day, counted from this one."""
        if not self.months:
            return start + timedelta(days=self.days)
        month = start.month - 1 + self.months
        year, month = start.year + month // 12, month % 12 + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Claim:
    """A parcel's time limit."""

    kind: Kind
    due: date
    days_left: int
    """Negative: it has ended."""
    warn_days: int
    source: str
    as_of: date
    confidence: str

    @property
    def closing(self) -> bool:
        """Whether it ends soon: then the shop is told."""
        return 0 <= self.days_left <= self.warn_days

    def as_json(self) -> dict[str, Any]:
        """The `claim` part of `track --json`."""
        return {
            "kind": self.kind,
            "due": self.due.isoformat(),
            "days_left": self.days_left,
            "closing": self.closing,
            "source": self.source,
            "as_of": self.as_of.isoformat(),
            "confidence": self.confidence,
        }


def claim_of(row: ShipmentRow, now: datetime) -> Claim | None:
    """The limit that runs for a parcel: for its loss while it has not come, for damage once it has.

    None where no rule is known, where the day to count from is not, or where the parcel is on its way back.
    """
    status = Status(row.status)
    if status is Status.RETURNED:
        return None
    came = status is Status.DELIVERED
    kind, start = ("damage", row.status_at) if came else ("loss", row.posted_at)
    rule = next((one for one in rules() if one.kind == kind and one.holds_for(row.carrier, row.number)), None)
    if rule is None or start is None:
        return None
    due = rule.end(start.date())
    return Claim(
        rule.kind, due, (due - now.date()).days, rule.warn_days, rule.source, rule.as_of, rule.confidence
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule in the order of claims.toml. Raises ValueError where one breaks the file's own form."""
    with (KNOWLEDGE / "carriers" / "claims.toml").open("rb") as file:
        entries = tomllib.load(file)["claim"]
    with (KNOWLEDGE / "consumer-law" / "rules.csv").open(encoding="utf-8", newline="") as file:
        figures = {line["id"]: line for line in csv.DictReader(file) if line["kind"] == "claim"}
    return tuple(_rule(entry, figures) for entry in entries)


def _rule(entry: dict[str, Any], figures: dict[str, dict[str, str]]) -> Rule:
    if unknown := entry.keys() - _KEYS:
        raise ValueError(f"claims.toml: unknown keys {sorted(unknown)}")
    line = figures.get(entry["rule"])
    if line is None or line["unit"] not in ("days", "months") or entry["kind"] not in ("loss", "damage"):
        raise ValueError(f"claims.toml: {entry['rule']}: no rule in days or months, of a loss or a damage")
    count = int(line["count"])
    return Rule(
        frozenset(entry["carriers"]),
        re.compile(entry["numbers"]) if "numbers" in entry else None,
        entry["kind"],
        count if line["unit"] == "days" else 0,
        count if line["unit"] == "months" else 0,
        entry["warn_days"],
        line["source"],
        date.fromisoformat(line["as_of"]),
        line["confidence"],
    )
