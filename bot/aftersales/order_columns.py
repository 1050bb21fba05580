"""Which column of a sheet of orders is what: told by the export it is (knowledge/orders/headers.toml), by what the
shop said of a sheet with the same headings before, or asked about."""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from bot.errors import UserError
from bot.resources import KNOWLEDGE
from bot.store.orders import OrderColumnsRow

Rows = Sequence[Sequence[str]]

_HEAD_ROWS = 15
"""The headings stand in one of the first rows; above them are titles and empty lines."""
_NOISE = re.compile(r"[\s_\-./:;,，#&()（）【】!！№º°*\"'’]+")
_BUYER = ("email", "phone", "postcode", "buyer", "address")
_GOODS = ("title", "sku", "quantity", "price", "total")


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a sheet of orders."""

    name: str
    """The export, or `mapped` where a person said what the columns are."""
    columns: Mapping[str, tuple[int, ...]]
    """Field → places of its columns; of several the first filled one counts, but for `joined` fields."""
    channel: str = ""
    price_of: str = "piece"
    sums: frozenset[str] = frozenset()
    tax_added: frozenset[str] = frozenset()
    currency: str = ""
    country: str = ""
    zone: str = ""
    date_order: str = ""
    signs: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    """Words of an order's state → ours."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings of a sheet that is no known export, and what its columns are likely to be."""

    row: int
    titles: tuple[str, ...]
    guessed: Mapping[str, int]


FIELDS: tuple[str, ...] = (
    "number", "email", "phone", "postcode", "title", "sku", "quantity", "price", "total", "currency", "placed_at",
    "buyer", "country", "state", "tracking",
)  # fmt: skip
"""What a person may be asked about, in that order."""


def known_layout(rows: Rows) -> tuple[int, Layout] | None:
    """The export that a sheet is, and the row of its headings; None where it is none that is known."""
    best: tuple[tuple[int, int], int, Layout] | None = None
    for place, row in enumerate(rows[:_HEAD_ROWS]):
        titles = [plain_title(cell) for cell in row]
        there = set(titles)
        for name, form in _forms().items():
            if not form.needs <= there:
                continue
            columns = _columns(form.columns, titles)
            weight = (len(form.needs), sum(map(len, columns.values())))
            if best is None or weight > best[0]:
                best = (weight, place, form.layout(name, columns))
    return None if best is None else (best[1], best[2])


def headings_of(rows: Rows) -> Headings:
    """The likeliest row of headings, and what its columns are likely to be."""
    guesses = [(place, _guessed(row)) for place, row in enumerate(rows[:_HEAD_ROWS])]
    place, guessed = max(guesses, key=lambda one: (len(one[1]), -one[0]))
    if not guessed:  # no heading is known: the first row that is filled
        place = next((at for at, row in enumerate(rows[:_HEAD_ROWS]) if any(row)), 0)
    return Headings(place, tuple(rows[place]), guessed)


def looks_like_orders(rows: Rows) -> bool:
    """Whether this is a list of orders: a known export, or orders with their goods and their buyers."""
    if known_layout(rows) is not None:
        return True
    guessed = headings_of(rows).guessed
    goods = sum(name in guessed for name in _GOODS)
    return "number" in guessed and goods >= 2 and any(name in guessed for name in _BUYER)


def mapped_layout(columns: Mapping[str, int], *, currency: str = "", price_of: str = "piece") -> Layout:
    """The layout that a person described."""
    places = {name: (place,) for name, place in columns.items()}
    return Layout("mapped", places, price_of=price_of, currency=currency, signs=_data()["signs"],
                  states=_states({}))  # fmt: skip


def digest(titles: Sequence[str]) -> str:
    """A name for a row of headings: the same for the same columns in the same order."""
    return hashlib.sha256("\0".join(plain_title(title) for title in titles).encode()).hexdigest()


def remembered(session: Session, shop: str, headings: Headings) -> dict[str, Any] | None:
    """What the shop said of these headings before: `{"columns", "currency", "price_of"}`."""
    row = session.get(OrderColumnsRow, (shop, digest(headings.titles)))
    return None if row is None else dict(row.columns)


def remember(
    session: Session, shop: str, headings: Headings, decided: Mapping[str, Any], at: datetime
) -> None:
    """Read sheets with these headings so from now on."""
    key = (shop, digest(headings.titles))
    row = session.get(OrderColumnsRow, key)
    if row is None:
        session.add(OrderColumnsRow(shop=key[0], headings=key[1], columns=dict(decided), decided_at=at))
    else:
        row.columns, row.decided_at = dict(decided), at


def layout_of(decided: Mapping[str, Any]) -> Layout:
    """The layout of what `remembered` gave."""
    columns = {str(name): int(place) for name, place in decided["columns"].items()}
    return mapped_layout(
        columns, currency=decided.get("currency", ""), price_of=decided.get("price_of", "piece")
    )


def read_columns(written: Sequence[str]) -> dict[str, int]:
    """`["number=3", "total=7"]`, counted from 1, as `layout_of` takes them. Raises UserError `order_bad_column`."""
    columns = {}
    for one in written:
        name, _, place = one.partition("=")
        if name not in FIELDS or not place.isdecimal() or not 1 <= int(place) <= 500:
            raise UserError(f"{one}: write e.g. number=3; fields: {', '.join(FIELDS)}", code="order_bad_column",
                            column=one[:40], fields=", ".join(FIELDS))  # fmt: skip
        columns[name] = int(place) - 1
    if "number" not in columns:
        raise UserError("say which column is the number", code="order_bad_column", column="number",
                        fields=", ".join(FIELDS))  # fmt: skip
    return columns


def joined_fields() -> frozenset[str]:
    """Fields that several columns make together."""
    return frozenset(_data()["joined"])


def plain_title(title: str) -> str:
    """A title as it is compared."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", title).lower())


@dataclass(frozen=True, slots=True)
class _Form:
    needs: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Any]

    def layout(self, name: str, columns: Mapping[str, tuple[int, ...]]) -> Layout:
        facts = self.facts
        return Layout(
            name, columns, facts["channel"], facts["price_of"], frozenset(facts["sums"]),
            frozenset(facts.get("tax_added", ())), facts.get("currency", ""), facts.get("country", ""),
            facts.get("zone", ""), facts.get("date_order", ""), {**_data()["signs"], **facts.get("signs", {})},
            _states(facts.get("states", {})),
        )  # fmt: skip


def _columns(wanted: Mapping[str, tuple[str, ...]], titles: Sequence[str]) -> dict[str, tuple[int, ...]]:
    columns = {}
    for name, names in wanted.items():
        places = [place for title in names for place, there in enumerate(titles) if _is(there, title)]
        if places:
            columns[name] = tuple(dict.fromkeys(places))
    return columns


def _is(there: str, title: str) -> bool:
    return there.startswith(title[:-1]) if title.endswith("*") else there == title


def _guessed(row: Sequence[str]) -> dict[str, int]:
    """Fields by their place. Where two columns could be the same, the one whose title is listed first."""
    ranked: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row):
        for name, rank in _titles().get(plain_title(cell), ()):
            if name not in ranked or rank < ranked[name][0]:
                ranked[name] = (rank, place)
    return {name: place for name, (_, place) in ranked.items()}


def _states(own: Mapping[str, str]) -> Mapping[str, str]:
    words = {word: state for state, names in _data()["states"].items() for word in names}
    return {**words, **own}


@cache
def _titles() -> Mapping[str, tuple[tuple[str, int], ...]]:
    titles: dict[str, tuple[tuple[str, int], ...]] = {}
    for name, several in _data()["fields"].items():
        for rank, title in enumerate(several):
            plain = plain_title(title)
            titles[plain] = (*titles.get(plain, ()), (name, rank))
    return titles


@cache
def _forms() -> Mapping[str, _Form]:
    forms = {}
    for name, facts in _data()["formats"].items():
        columns = {
            ours: tuple(plain_title(title) + ("*" if title.endswith("*") else "") for title in titles)
            for ours, titles in facts["columns"].items()
        }
        forms[name] = _Form(frozenset(plain_title(title) for title in facts["needs"]), columns, facts)
    return forms


@cache
def _data() -> Mapping[str, Any]:
    with (KNOWLEDGE / "orders" / "headers.toml").open("rb") as file:
        return tomllib.load(file)
