"""The small rule tables: sources, destinations, low-value regimes, fees, US programmes and claims.

All of them are CSV files in `knowledge/tariffs/` that a trade expert reviews without reading Python; validity is
half-open, every rule row names its source and the day it was last seen to say so.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dated:
    """Validity and origin of a rule."""

    valid_from: date | None
    valid_to: date | None
    source: str
    as_of: date
    confidence: str

    def holds(self, on: date) -> bool:
        """Whether the rule is in force on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """A set of values a fact must be in, or must not be in; empty holds always."""

    values: frozenset[str] = frozenset()
    negated: bool = False

    def __bool__(self) -> bool:
        return bool(self.values)

    def allows(self, value: str | None) -> bool:
        """Whether the fact fits; an unknown fact fits only a negated condition."""
        if not self.values:
            return True
        return (value in self.values) is not self.negated

    def allows_code(self, code: str) -> bool:
        """The same for HS codes, by their beginnings."""
        if not self.values:
            return True
        return code.startswith(tuple(self.values)) is not self.negated


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from, in words."""

    id: str
    title: str
    publisher: str
    licence: str


@dataclass(frozen=True, slots=True)
class Destination:
    """How a country (or customs union) values and taxes imports."""

    code: str
    members: frozenset[str]
    currency: str
    value_basis: str
    """`FOB` or `CIF`: what duty is charged on."""
    tax_basis: str
    """`cif+duty`, `fob+duty`, `fob110+duty`, `inside` (the tax is part of its own base) or `none`."""
    tax: str
    """Which tax: names a text `duty-tax-<tax>`."""
    table: str
    stale_days: int
    covered_from: date | None
    tax_minimum: Decimal
    """A tax below this is not collected."""
    value_step: Decimal
    """Values are brought to whole multiples of this before duty is charged; 0: they are taken as they are."""
    value_cut: bool
    """Whether they are cut to it rather than rounded half up."""
    amount_step: Decimal
    """Duty and tax are cut to whole multiples of this; 0: rounded to the minor unit."""
    digits: int
    """Most digits that a customs code has there; 0: not known."""
    lookup: str
    """The official place to look a rate up."""


@dataclass(frozen=True, slots=True)
class LowValue:
    """What applies to consignments between two values."""

    id: str
    destination: str
    channel: str
    mode: Condition
    shipped_from: Condition
    origin: Condition
    scheme: Condition
    codes: Condition
    basis: str
    currency: str
    above: Decimal
    up_to: Decimal
    duty: str
    tax: str
    dated: Dated


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee on an import."""

    id: str
    destination: str
    channel: str
    mode: Condition
    currency: str
    above: Decimal
    up_to: Decimal | None
    goods_up_to: Decimal | None
    rate: str
    taxed: bool
    """Part of what VAT is charged on."""
    renewed: bool
    """Set anew every period: after its last day the last figure is shown, with a warning."""
    dated: Dated


@dataclass(frozen=True, slots=True)
class Programme:
    """One row of a US additional-duty programme."""

    name: str
    part: str
    heading: str
    origins: frozenset[str]
    """ISO codes; empty: any."""
    rate: str
    mode: str
    claims: frozenset[str]
    not_claims: frozenset[str]
    suppressed_by: str
    dated: Dated


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """A fact only the importer knows, and what it can be."""

    programme: str
    decided_by_code: tuple[str, ...]
    choices: tuple[str, ...]
    valid_from: date


@dataclass(frozen=True, slots=True)
class Rules:
    """All rule tables."""

    sources: dict[str, Source]
    destinations: dict[str, Destination]
    members: dict[str, str]
    """Member state → its customs union."""
    low_value: tuple[LowValue, ...]
    fees: tuple[Fee, ...]
    programmes: tuple[Programme, ...]
    claim_questions: dict[str, ClaimQuestion]


def read_rules(folder: Path) -> Rules:
    """The rule tables of a folder. Raises KeyError or ValueError when a file is not as described."""
    destinations = {d.code: d for d in map(_destination, _rows(folder / "destinations.csv"))}
    members = {state: d.code for d in destinations.values() for state in d.members}
    union = {code: d.members for code, d in destinations.items() if d.members}
    return Rules(
        sources={row["id"]: Source(**row) for row in _rows(folder / "sources.csv")},
        destinations=destinations,
        members=members,
        low_value=tuple(map(_low_value, _rows(folder / "low-value.csv"))),
        fees=tuple(map(_fee, _rows(folder / "fees.csv"))),
        programmes=tuple(_programme(row, union) for row in _rows(folder / "us-programs.csv")),
        claim_questions={
            row["program"]: ClaimQuestion(
                row["program"],
                tuple(row["decided_by_code"].split()),
                tuple(row["choices"].split()),
                date.fromisoformat(row["valid_from"]),
            )
            for row in _rows(folder / "us-claims.csv")
        },
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def _dated(row: dict[str, str]) -> Dated:
    return Dated(
        _day(row["valid_from"]),
        _day(row["valid_to"]),
        row["source"],
        date.fromisoformat(row["as_of"]),
        row.get("confidence", "high"),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _condition(text: str) -> Condition:
    negated = text.startswith("not:")
    return Condition(frozenset(text.removeprefix("not:").split()), negated)


def _destination(row: dict[str, str]) -> Destination:
    return Destination(
        code=row["destination"],
        members=frozenset(row["members"].split()),
        currency=row["currency"],
        value_basis=row["value_basis"],
        tax_basis=row["tax_basis"],
        tax=row["tax"],
        table=row["table"],
        stale_days=int(row["stale_days"]),
        covered_from=_day(row["covered_from"]),
        tax_minimum=Decimal(row["tax_minimum"] or 0),
        value_step=Decimal(row["value_rounding"].removesuffix(" cut") or 0),
        value_cut=row["value_rounding"].endswith(" cut"),
        amount_step=Decimal(row["amount_step"] or 0),
        digits=int(row["digits"] or 0),
        lookup=row["lookup"],
    )


def _low_value(row: dict[str, str]) -> LowValue:
    return LowValue(
        id=row["id"],
        destination=row["destination"],
        channel=row["channel"],
        mode=_condition(row["mode"]),
        shipped_from=_condition(row["shipped_from"]),
        origin=_condition(row["origin"]),
        scheme=_condition(row["scheme"]),
        codes=_condition(row["codes"]),
        basis=row["basis"],
        currency=row["currency"],
        above=Decimal(row["above"]),
        up_to=Decimal(row["up_to"]),
        duty=row["duty"],
        tax=row["tax"],
        dated=_dated(row),
    )


def _fee(row: dict[str, str]) -> Fee:
    return Fee(
        id=row["id"],
        destination=row["destination"],
        channel=row["channel"],
        mode=_condition(row["mode"]),
        currency=row["currency"],
        above=Decimal(row["above"]),
        up_to=Decimal(row["up_to"]) if row["up_to"] else None,
        goods_up_to=Decimal(row["goods_up_to"]) if row["goods_up_to"] else None,
        rate=row["rate"],
        taxed=row["taxed"] == "yes",
        renewed=row["renewed"] == "yes",
        dated=_dated(row),
    )


def _programme(row: dict[str, str], unions: dict[str, frozenset[str]]) -> Programme:
    return Programme(
        name=row["program"],
        part=row["part"],
        heading=row["heading"],
        origins=frozenset(_states(row["origins"].split(), unions)),
        rate=row["rate"],
        mode=row["mode"],
        claims=frozenset(row["claim"].split()),
        not_claims=frozenset(row["not_claims"].split()),
        suppressed_by=row["suppressed_by"],
        dated=_dated(row),
    )


def _states(origins: Iterable[str], unions: dict[str, frozenset[str]]) -> Iterator[str]:
    for origin in origins:
        if origin != "*":
            yield from unions.get(origin, (origin,))
