"""Duty expressions as a tree, and their evaluation in Decimal. `rate_text.parse_rate` makes the tree.

`evaluate` computes a rate for a `Basis` (value, quantities, day). What a tariff says in words only (`Quoted`), or
by a recipe we do not hold (`Agricultural`), is never computed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Union

from bot.duties.units import in_unit


@dataclass(frozen=True, slots=True)
class Free:
    """No duty."""


@dataclass(frozen=True, slots=True)
class AdValorem:
    """A percentage of the value, or of the part of it that `scope` names (`case`, `retail price`)."""

    percent: Decimal
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Specific:
    """An amount of money per `count` of the product of `units`; with no unit, an amount per consignment."""

    amount: Decimal
    currency: str
    count: Decimal = Decimal(1)
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SugarDegrees:
    """US raw sugar: `amount` per kg, `step` less for each degree under 100, not less than `floor`."""

    amount: Decimal
    step: Decimal
    floor: Decimal


@dataclass(frozen=True, slots=True)
class Agricultural:
    """An agricultural component (`EA`, `ADSZ`, `ADFM`): needs the Meursing table, which we do not hold."""

    code: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that can only be shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Sum:
    """`left` plus (`sign` 1) or minus (-1) `right`."""

    left: "Rate"
    sign: int
    right: "Rate"


@dataclass(frozen=True, slots=True)
class Floor:
    """`rate`, but not less than `least` (MIN)."""

    rate: "Rate"
    least: "Rate"


@dataclass(frozen=True, slots=True)
class Cap:
    """`rate`, but not more than `most` (MAX)."""

    rate: "Rate"
    most: "Rate"


@dataclass(frozen=True, slots=True)
class Seasonal:
    """Rates by time of the year: ((first, last) as (month, day) …, rate); no period means the rest of it."""

    seasons: tuple[tuple[tuple[tuple[tuple[int, int], tuple[int, int]], ...], "Rate"], ...]


Rate = Union[Free, AdValorem, Specific, SugarDegrees, Agricultural, Quoted, Sum, Floor, Cap, Seasonal]  # noqa: UP007


@dataclass(frozen=True, slots=True)
class Need:
    """A fact without which the rate cannot be computed."""

    field: str
    """`quantity` (then `unit` is a unit) or `components` (then `unit` names the part of the value)."""
    unit: str


class NotComputable(ValueError):
    """The tariff gives words, not figures; the message quotes them."""


class MissingFacts(ValueError):
    """Quantities or part values are missing: all of them are in `needs`."""

    def __init__(self, needs: tuple[Need, ...]) -> None:
        super().__init__(", ".join(f"{need.field} in {need.unit}" for need in needs))
        self.needs = needs


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rate is applied to."""

    value: Decimal
    """In `currency`; ad valorem rates take their part of it."""
    currency: str
    on: date
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    """By base unit (`units.in_base_units`)."""
    components: Mapping[str, Decimal] = field(default_factory=dict)
    """Values of parts of the goods, in `currency`, by the name the tariff gives them."""
    convert: Callable[[Decimal, str], Decimal] | None = None
    """Amount and currency of a specific rate into `currency`; not needed while they are the same."""


def evaluate(rate: Rate, basis: Basis) -> Decimal:
    """The duty in the basis' currency, not rounded, never below zero.

    Raises MissingFacts naming every quantity that is needed and missing, NotComputable where the tariff gives
    words only.
    """
    missing = tuple(dict.fromkeys(need for need in needs(rate, basis.on) if not _has(need, basis)))
    if missing:
        raise MissingFacts(missing)
    return max(_amount(rate, basis), Decimal(0))


def needs(rate: Rate, on: date) -> Iterator[Need]:
    """Every quantity and part value that the rate is computed from on that day."""
    match rate:
        case AdValorem(scope=scope) if scope:
            yield Need("components", scope)
        case Specific(units=names):
            yield from (Need("quantity", name) for name in names)
        case SugarDegrees():
            yield Need("quantity", "kg")
            yield Need("quantity", "sugar degree")
        case Sum(left=left, right=right) | Floor(rate=left, least=right) | Cap(rate=left, most=right):
            yield from needs(left, on)
            yield from needs(right, on)
        case Seasonal():
            yield from needs(in_season(rate, on), on)
        case _:
            return


def percent_only(rate: Rate) -> Decimal | None:
    """The percentage when the rate is nothing but a percentage of the value (`Free` is 0); else None."""
    match rate:
        case Free():
            return Decimal(0)
        case AdValorem(percent=percent, scope=""):
            return percent
        case _:
            return None


def in_season(rate: Seasonal, on: date) -> Rate:
    """The rate of that day. Raises NotComputable when no period holds it (official tables have such gaps)."""
    day = (on.month, on.day)
    for periods, inner in rate.seasons:
        for first, last in periods:
            inside = first <= day <= last if first <= last else (day >= first or day <= last)
            if inside:
                return inner
        if not periods:
            return inner
    raise NotComputable(f"no season of the rate holds {on.isoformat()}")


def _has(need: Need, basis: Basis) -> bool:
    if need.field == "components":
        return need.unit in basis.components
    return in_unit(basis.quantities, need.unit) is not None


def _amount(rate: Rate, basis: Basis) -> Decimal:
    match rate:
        case Free():
            return Decimal(0)
        case AdValorem(percent=percent, scope=scope):
            return (basis.components[scope] if scope else basis.value) * percent / 100
        case Specific():
            return _specific(rate, basis)
        case SugarDegrees(amount=amount, step=step, floor=floor):
            degrees = in_unit(basis.quantities, "sugar degree") or Decimal(0)
            per_kg = max(amount - step * (100 - degrees), floor)
            return _in_currency(per_kg * (in_unit(basis.quantities, "kg") or Decimal(0)), "USD", basis)
        case Sum(left=left, sign=sign, right=right):
            return _amount(left, basis) + sign * _amount(right, basis)
        case Floor(rate=inner, least=least):
            return max(_amount(inner, basis), _amount(least, basis))
        case Cap(rate=inner, most=most):
            return min(_amount(inner, basis), _amount(most, basis))
        case Seasonal():
            return _amount(in_season(rate, basis.on), basis)
        case Agricultural(code=code):
            raise NotComputable(f"agricultural component {code}")
        case Quoted(text=text):
            raise NotComputable(text)


def _specific(rate: Specific, basis: Basis) -> Decimal:
    amount = rate.amount / rate.count
    for name in rate.units:
        amount *= in_unit(basis.quantities, name) or Decimal(0)
    return _in_currency(amount, rate.currency, basis)


def _in_currency(amount: Decimal, currency: str, basis: Basis) -> Decimal:
    if currency == basis.currency:
        return amount
    if basis.convert is None:
        raise ValueError(f"no way to convert {currency} into {basis.currency}")
    return basis.convert(amount, currency)
