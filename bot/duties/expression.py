"""Duty expressions as a tree, and their evaluation in Decimal. `rate_text.parse_rate` makes the tree.

`evaluate` computes a rate for a `Basis` (value, quantities, day). A rate that refers to another article's
(`Referred`) needs that article. What a tariff says in words only (`Quoted`), or by a recipe we do not hold
(`Agricultural`), is never computed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal, Union

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
class Referred:
    """The rate of other articles, which the importer has to name ("the rate applicable to each garment")."""

    how: Literal["same", "each", "highest", "note", "cap"]
    """`same`: one article's rate on this value · `each`: every article's own rate on its own value · `highest`: that
    of the article of the set that bears most, on the whole value · `note`: a rate that a legal note gives ·
    `cap`: as `same`, and no limit at all where no article is named."""
    words: str
    """What the tariff says."""
    scope: str = ""
    """The part of the value the rate is on (`repairs or alterations`); empty: all of it."""
    without: str = ""
    """A part of the value that is taken off first."""
    points_less: Decimal = Decimal(0)
    """Percentage points taken off the rate."""


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


Rate = Union[  # noqa: UP007
    Free, AdValorem, Specific, SugarDegrees, Agricultural, Quoted, Referred, Sum, Floor, Cap, Seasonal
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """A fact without which the rate cannot be computed."""

    field: str
    """`quantity` (then `unit` is a unit), `components` (then `unit` names the part of the value) or `articles`
    (then `unit` is how the rate refers to them, or what is missing of one of them)."""
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
    articles: tuple["Article", ...] | None = None
    """The articles that the rate refers to; None: not said, empty: there are none."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article that a rate refers to."""

    rate: Rate
    value: Decimal | None = None
    """Its own value, in the basis' currency."""
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    given: bool = False
    """Whether the rate is the importer's own rather than a tariff line's."""


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
        case Referred(how=how, scope=scope, without=without):
            yield Need("articles", how)
            yield from (Need("components", part) for part in (scope, without) if part)
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


def refers(rate: Rate) -> bool:
    """Whether the rate refers to other articles."""
    match rate:
        case Referred():
            return True
        case Sum(left=left, right=right) | Floor(rate=left, least=right) | Cap(rate=left, most=right):
            return refers(left) or refers(right)
        case _:
            return False


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
    if need.field == "articles":
        return (need.unit == "cap" and basis.articles == ()) or _fits(need.unit, basis.articles or ())
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
        case Cap(rate=inner, most=Referred(how="cap")) if not basis.articles:
            return _amount(inner, basis)
        case Cap(rate=inner, most=most):
            return min(_amount(inner, basis), _amount(most, basis))
        case Referred():
            return _referred(rate, basis)
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


def _fits(how: str, articles: tuple[Article, ...]) -> bool:
    """Whether so many articles, with what is needed of each, are named as the reference takes."""
    if how == "each":
        return bool(articles) and all(article.value is not None for article in articles)
    if how == "note":
        return len(articles) == 1 and articles[0].given
    return bool(articles) if how == "highest" else len(articles) == 1


def _referred(rate: Referred, basis: Basis) -> Decimal:
    articles = basis.articles or ()
    if rate.how == "each":
        parts = (replace(basis, value=article.value or Decimal(0), quantities={}) for article in articles)
        return sum(
            (_of_article(article, part) for article, part in zip(articles, parts, strict=True)), Decimal(0)
        )
    value = basis.components[rate.scope] if rate.scope else basis.value
    value -= basis.components[rate.without] if rate.without else 0
    dutiable = replace(basis, value=max(value, Decimal(0)))
    amount = max(_of_article(article, dutiable) for article in articles)
    return max(amount - dutiable.value * rate.points_less / 100, Decimal(0))


def _of_article(article: Article, basis: Basis) -> Decimal:
    """One article's duty. A quantity that is missing of it is asked for as a fact of the article."""
    if refers(article.rate):
        raise NotComputable("the rate of the article refers to yet another one")
    try:
        return evaluate(article.rate, replace(basis, quantities={**basis.quantities, **article.quantities}))
    except MissingFacts as missing:
        raise MissingFacts(tuple(Need("articles", need.unit) for need in missing.needs)) from None
