"""Units of quantity: one explicit table, read from `knowledge/tariffs/units.csv`.

Quantities convert only within what they measure: a dozen is 12 pieces, 100 kg are a tenth of a tonne, but a pair
is never guessed to be two pieces and drained weight never to be net weight.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.resources import KNOWLEDGE


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and how it relates to the base unit of what it measures."""

    name: str
    """The name that is asked for and shown: `kg`, `pair`, `kg drained`."""
    measures: str
    """The base unit; only units with the same base convert into each other."""
    factor: Decimal
    """How many base units one of it is."""


@cache
def units() -> Mapping[str, Unit]:
    """Every unit by name and by every other spelling, lower case."""
    table: dict[str, Unit] = {}
    with (KNOWLEDGE / "tariffs" / "units.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            unit = Unit(row["unit"], row["measures"], Decimal(row["factor"]))
            for name in (row["unit"], *row["names"].split("|")):
                table.setdefault(name.lower(), unit)
    return table


def find_unit(text: str) -> Unit | None:
    """The unit of that name or spelling; None when it is not in the table."""
    return units().get(" ".join(text.split()).lower())


def in_unit(quantities: Mapping[str, Decimal], name: str) -> Decimal | None:
    """The quantity in the unit `name`, converted within what it measures; None when it is not given.

    `quantities` maps base units to amounts, as `in_base_units` makes them.
    """
    unit = units().get(name.lower())
    if unit is None:
        return quantities.get(name)
    amount = quantities.get(unit.measures)
    return None if amount is None else amount / unit.factor


def in_base_units(given: list[tuple[Decimal, str]]) -> dict[str, Decimal]:
    """Quantities by base unit. A name outside the table is kept as it is (`kg on lead content`)."""
    amounts: dict[str, Decimal] = {}
    for amount, name in given:
        unit = find_unit(name)
        base, factor = (unit.measures, unit.factor) if unit else (" ".join(name.split()), Decimal(1))
        amounts[base] = amounts.get(base, Decimal(0)) + amount * factor
    return amounts
