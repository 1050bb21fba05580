"""Lark behind `rate_text`: imported only when a rate is more than a plain percentage."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import LarkError

from bot.duties import expression as e
from bot.duties.errors import RateNotUnderstood
from bot.duties.referring_rate import MOVEMENT_CAP, referring_rate
from bot.duties.units import find_unit, units

_PERIOD = re.compile(r"(\d{1,2}) ?([A-Z]{3})?[A-Z]* ?- ?(\d{1,2}) ?([A-Z]{3})[A-Z]*")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CENTS = re.compile(r"([\d.]+)¢")
_ARTICLES = re.compile(r"^,? ?(?:on|of) (?:the )?(?:value of the )?")


def parse(text: str) -> e.Rate:
    """The tree of a normalised rate text. Raises RateNotUnderstood."""
    try:
        tree: e.Rate = _Builder(text).transform(_lark().parse(text))
    except LarkError as error:
        raise RateNotUnderstood(f"not a duty rate: {text[:60]!r} ({_reason(error)})") from None
    return tree


@cache
def _lark() -> Lark:
    names = sorted(units(), key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace("\\ ", " ").replace("/", "\\/") for name in names)
    grammar = (Path(__file__).parent / "rate.lark").read_text(encoding="utf-8")
    return Lark(grammar.replace("@UNITS@", f"(?:{pattern})(?![A-Za-z0-9])"), parser="lalr")


def _reason(error: LarkError) -> str:
    return str(error).strip().splitlines()[0][:120]


def number(text: str) -> Decimal:
    """`1,024.00`, `.5` and `33 1/3` as Decimals."""
    whole, _, fraction = text.replace(",", "").partition(" ")
    if not fraction:
        return Decimal(whole)
    above, _, below = fraction.partition("/")
    return Decimal(whole) + Decimal(above) / Decimal(below)


def _part(scope: str) -> str:
    """What a scope names: `on the case` is `case`, `on the value of the lead content` is `lead content`."""
    return _ARTICLES.sub("", scope).strip()


@v_args(inline=True)
class _Builder(Transformer[Token, e.Rate]):
    """One small method for each rule of `rate.lark`; `text` is what a quoted rate shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def start(self, rate: e.Rate) -> e.Rate:
        return rate

    def quoted(self, *_: Any) -> e.Rate:
        return referring_rate(self.text) or e.Quoted(self.text)

    def proviso(self, rate: e.Rate, _: Token) -> e.Rate:
        words = self.text.partition(", but if ")[2]
        return e.Cap(rate, e.Referred("cap", words)) if MOVEMENT_CAP in words else e.Quoted(self.text)

    def seasonal(self, *parts: Any) -> e.Rate:
        seasons: list[tuple[Any, e.Rate]] = []
        for part in parts:
            if isinstance(part, Token):
                seasons[-1] = (_periods(part), seasons[-1][1])
            else:
                seasons.append(((), part))
        return e.Seasonal(tuple(seasons))

    def floor(self, rate: e.Rate, least: e.Rate) -> e.Rate:
        return e.Floor(rate, least)

    def cap(self, rate: e.Rate, most: e.Rate) -> e.Rate:
        return e.Cap(rate, most)

    def plus(self, left: e.Rate, right: e.Rate) -> e.Rate:
        return e.Sum(left, 1, right)

    def minus(self, left: e.Rate, right: e.Rate) -> e.Rate:
        return e.Sum(left, -1, right)

    def free(self) -> e.Rate:
        return e.Free()

    def ad_valorem(self, percent: Token, scope: Token | None = None) -> e.Rate:
        part = _part(scope) if scope else ""
        return e.AdValorem(number(percent), "" if part == "entire set" else part)

    def of_retail_price(self, percent: Token) -> e.Rate:
        return e.AdValorem(number(percent), "retail price")

    def money(self, amount: Token, currency: Token) -> tuple[Decimal, str]:
        return number(amount), str(currency)

    def dollars(self, amount: Token) -> tuple[Decimal, str]:
        return number(amount), "USD"

    def cents(self, amount: Token) -> tuple[Decimal, str]:
        return number(amount) / 100, "USD"

    def fixed(self, money: tuple[Decimal, str]) -> e.Rate:
        return e.Specific(*money)

    def each(self, money: tuple[Decimal, str], scope: Token | None = None) -> e.Rate:
        return e.Specific(*money, units=(_qualified("piece", scope),))

    def each_part(self, money: tuple[Decimal, str]) -> e.Rate:
        return e.Specific(*money, units=("other piece or part",))

    def per(self, *parts: Token) -> tuple[Decimal, str]:
        return (number(parts[0]), parts[1]) if len(parts) == 2 else (Decimal(1), parts[0])

    def per_number(self, count: Token) -> tuple[Decimal, str]:
        return number(count), "piece"

    def specific(self, money: tuple[Decimal, str], *parts: Any) -> e.Rate:
        scope = parts[-1] if isinstance(parts[-1], Token) else None
        pers = parts[:-1] if scope else parts
        count, names = Decimal(1), []
        for number_of, name in pers:
            count *= number_of
            names.append(name)
        names[-1] = _qualified(names[-1], scope)
        return e.Specific(*money, count=count, units=tuple(_known(name) for name in names))

    def sugar_degrees(self, money: tuple[Decimal, str], _per: tuple[Decimal, str], less: Token) -> e.Rate:
        step, least = (number(cents) / 100 for cents in _CENTS.findall(less))
        return e.SugarDegrees(money[0], step, least)

    def agricultural(self, code: Token) -> e.Rate:
        return e.Agricultural(str(code))


def _qualified(name: str, scope: Token | None) -> str:
    """A unit narrowed by words after it: `kg` `on lead content`."""
    return f"{name}{scope}" if scope and scope.startswith(",") else f"{name} {scope}" if scope else name


def _known(name: str) -> str:
    unit = find_unit(name)
    return unit.name if unit else " ".join(name.split())


def _periods(text: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    found = []
    for first_day, first_month, last_day, last_month in _PERIOD.findall(text):
        last = _MONTHS.index(last_month) + 1
        first = _MONTHS.index(first_month) + 1 if first_month else last
        found.append(((first, int(first_day)), (last, int(last_day))))
    return tuple(found)
