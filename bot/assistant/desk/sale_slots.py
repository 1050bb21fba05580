"""What a message says of the sale: price, fees, returns, the margin that is wanted; and whether a picture is.

The terms are taken out of the text before the rest is read, so that a selling price is not taken for the goods' value
and a fee's words not for the product's name.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from bot.assistant.understanding.entities import find_entities, to_decimal
from bot.assistant.understanding.requests import Request, goods_in
from bot.assistant.understanding.words import any_of, word_list

_NUMBER = r"\d+(?:[.,]\d+)?"
_LINK = r"\s*(?:of|is|=|:|：|是|为|de|del|a|an|at|the)?\s*"
_SHARES = ("platform_fee", "payment_fee", "returns_rate", "sales_tax", "target_margin")
_AMOUNTS = ("price", "last_mile")
TERMS = frozenset({*_SHARES, *_AMOUNTS, "price_currency"})


def read_terms(request: Request) -> tuple[dict[str, Any], Request]:
    """The terms of the sale, under the names of the tool's arguments, and the request without them.

    A request without any is given back as it is: "platform" and "fee" are words of products, too.
    """
    text, terms = request.marked or request.text, {}
    for name in _AMOUNTS:
        match = _amount(name).search(text)
        if match:
            terms[name] = f"{to_decimal(match.group('number')):f}"
            named = match.group("before") or match.group("after")
            if named:
                terms.setdefault("price_currency", _currencies()[named.lower()])
            text = text[: match.start()] + " " + text[match.end() :]
    for name in _SHARES:
        match = _share(name).search(text)
        if match:
            number = match.group("first") or match.group("second")
            terms[name] = f"{to_decimal(number):f}"
            text = text[: match.start()] + " " + text[match.end() :]
    if not terms and request.intent != "margin":
        return {}, request
    found = find_entities(re.sub("[\ue000-\uf8ff]", " ", text))
    goods = goods_in(_around().sub(" ", found.residue))
    return terms, replace(request, entities=found, goods=goods)


def wants(what: str, text: str) -> bool:
    """Whether a message asks for a `chart` or to `compare`."""
    return bool(_wish(what).search(text))


def without_wishes(request: Request) -> Request:
    """The request without the words that ask for a picture or a comparison: they are no goods."""
    rest = _wish("chart").sub(" ", _wish("compare").sub(" ", request.entities.residue))
    return replace(request, goods=goods_in(rest))


@cache
def _amount(name: str) -> re.Pattern[str]:
    currency = any_of(_currencies())
    return re.compile(
        rf"{any_of(word_list('sale')[name])}{_LINK}(?P<before>{currency})?\s?(?P<number>{_NUMBER})(?!\s?[%％\d])"
        rf"(?:\s?(?P<after>{currency}))?",
        re.IGNORECASE,
    )


@cache
def _share(name: str) -> re.Pattern[str]:
    words = any_of(word_list("sale")[name])
    return re.compile(
        rf"{words}{_LINK}(?P<first>{_NUMBER})\s?[%％]|(?P<second>{_NUMBER})\s?[%％]{_LINK}{words}",
        re.IGNORECASE,
    )


@cache
def _wish(what: str) -> re.Pattern[str]:
    return re.compile(any_of(word_list("sale")[what]), re.IGNORECASE)


@cache
def _around() -> re.Pattern[str]:
    words = word_list("sale")
    return re.compile(
        any_of([*words["around"], *words["chart"], *words["compare"], *words["price"]]), re.IGNORECASE
    )


@cache
def _currencies() -> dict[str, str]:
    return {
        name.lower(): code for code, names in word_list("amounts")["currencies"].items() for name in names
    }
