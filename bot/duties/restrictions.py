"""Sanctioned and restricted countries: no estimate where trade is barred, a warning where it takes a look first."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.duties.consignment import Consignment
from bot.duties.errors import BadConsignment
from bot.duties.worksheet import Worksheet
from bot.resources import KNOWLEDGE


@dataclass(frozen=True, slots=True)
class Restriction:
    """One row of `restricted.csv`."""

    country: str
    role: str
    """`destination` or `origin`."""
    market: str
    """For an origin: the market that restricts it; empty: any."""
    effect: str
    """`refuse` or `licence`."""
    source: str
    as_of: date


def check_restrictions(sheet: Worksheet) -> None:
    """Raises BadConsignment `sanctioned` where nothing may be sold; warns of licences elsewhere."""
    for rule in _reached(sheet.consignment):
        source = sheet.tariffs.source(rule.source)
        if rule.effect == "refuse":
            raise BadConsignment(
                f"trade with {rule.country} is barred ({source.title}); no estimate is made",
                field=rule.role, code="sanctioned", country=rule.country, source=source.title,
            )  # fmt: skip
        sheet.warn(
            "licence",
            "duty-warn-licence",
            country=rule.country,
            source=source.title,
            date=rule.as_of.isoformat(),
        )


def _reached(consignment: Consignment) -> list[Restriction]:
    return [
        rule
        for rule in _restrictions()
        if (rule.role == "destination" and rule.country == consignment.destination)
        or (
            rule.role == "origin"
            and rule.country in (consignment.origin, consignment.shipped_from)
            and rule.market in ("", consignment.destination)
        )
    ]


@cache
def _restrictions() -> tuple[Restriction, ...]:
    path = KNOWLEDGE / "tariffs" / "restricted.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return tuple(
            Restriction(**{**row, "as_of": date.fromisoformat(row["as_of"])})  # type: ignore[arg-type]
            for row in rows
        )
