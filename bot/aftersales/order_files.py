"""The rows of a sheet as orders: lines of one order together, amounts exact, what cannot be read named by its row.

An order with a line that cannot be read is not taken at all: with a piece missing its money would be wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.aftersales.order_columns import Layout, Rows, joined_fields
from bot.aftersales.order_products import cell_items, listed_products
from bot.aftersales.orders import number_of
from bot.aftersales.told import Told, ToldItem, ToldParcel, furthest, shares
from bot.aftersales.written_amounts import currency_code, decimal_mark, read_amount, sign_currency
from bot.written_countries import country_code
from bot.written_times import day_comes_first, read_time

SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]{2,}")
_EXCEL_TEXT = re.compile(r'^="?(.*?)"?$')
# Escape sequences and direction marks would reach somebody's terminal or chat.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_TRACKING = re.compile(r"[A-Z0-9]{8,40}")
_TIMES = ("placed_at", "paid_at", "shipped_at", "received_at", "cancelled_at")
_AMOUNTS = ("price", "line_discount", "total", "goods_total", "shipping", "tax", "discount", "refunded")
_ADDED = ("shipping", "tax", "discount")
"""Several columns of these are several amounts, not several names for one."""
_MOST_PIECES = 1_000_000

_Row = dict[str, list[str]]
"""Field → its filled cells."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a row."""

    row: int
    """As the spreadsheet program counts, the headings being a row too."""
    number: str
    code: str
    """`order-row-<code>` is the text."""
    refused: bool
    """Whether the order is left out for it."""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says."""

    orders: tuple[Told, ...]
    problems: tuple[Problem, ...]
    rows: int
    """With anything in them, without the headings."""


def read_sheet(rows: Rows, head: int, layout: Layout, *, zone: str, now: datetime) -> Sheet:
    """The orders of a sheet. `zone`: of times that name none, where the export has no zone of its own."""
    return _Reader(rows, head, layout, ZoneInfo(layout.zone or zone or "UTC"), now).sheet()


@dataclass(slots=True)
class _Line:
    """An item whose price is not settled yet: whether it is of a piece shows only with the whole order."""

    quantity: int
    title: str
    sku: str
    price: Decimal | None
    off: Decimal
    batch: str


@dataclass(slots=True)
class _Order:
    """One order on its way."""

    number: str
    shown: str
    rows: list[int] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    """What is the order's, from the first row that says it."""
    amounts: dict[str, Decimal] = field(default_factory=dict)
    currencies: set[str] = field(default_factory=set)
    lines: list[_Line] = field(default_factory=list)
    parcels: dict[str, ToldParcel] = field(default_factory=dict)
    refused: bool = False


class _Reader:
    def __init__(self, rows: Rows, head: int, layout: Layout, zone: ZoneInfo, now: datetime) -> None:
        self._rows, self._head, self._layout, self._zone, self._now = rows, head, layout, zone, now
        self._joined = joined_fields()
        self._day_first = self._order_of_dates()
        self._mark = decimal_mark(self._every(_AMOUNTS))
        self._problems: list[Problem] = []
        self._orders: dict[str, _Order] = {}

    def sheet(self) -> Sheet:
        filled = 0
        # a few words under a wide table are its footer: "12 records downloaded"
        least = 3 if sum(map(bool, self._rows[self._head])) >= 8 else 1
        for place, row in enumerate(self._rows[self._head + 1 :], start=self._head + 2):
            if sum(map(bool, row)) < least:
                continue
            filled += 1
            self._read(place, row)
        orders = [told for order in self._orders.values() if (told := self._told(order))]
        self._problems.sort(key=lambda problem: problem.row)
        return Sheet(tuple(orders), tuple(self._problems), filled)

    # ------------------------------------------------------------------ one row

    def _read(self, place: int, cells: Sequence[str]) -> None:
        row = self._fields(cells)
        written = self._cell(row, "number")
        if SCIENTIFIC.fullmatch(written):
            self._note(place, written, "ruined_number", refused=True, cell=written)
            return
        number = number_of(written)
        if not any(character.isdigit() for character in number):
            self._note(place, written, "no_number", refused=True)
            return
        order = self._orders.setdefault(number, _Order(number, written[:80]))
        order.rows.append(place)
        for name in ("state", "country", "buyer", "email", "phone", "postcode", "address", *_TIMES):
            cell = self._words(row, name)
            if cell:
                order.first.setdefault(name, cell)
        currency = self._currency(row)
        if currency:
            order.currencies.add(currency)
        self._read_amounts(place, row, order, currency)
        self._read_line(place, row, order, currency)
        for cell in row.get("tracking", ()):
            for one in _TRACKING.findall(cell.upper().replace(" ", "")):
                if any(character.isdigit() for character in one):
                    order.parcels.setdefault(one, ToldParcel(one, self._cell(row, "carrier")[:60]))

    def _read_amounts(self, place: int, row: _Row, order: _Order, currency: str) -> None:
        for name in ("total", "goods_total", "shipping", "tax", "discount", "refunded"):
            if name in order.amounts and name not in self._layout.sums:
                continue
            cells = row.get(name, [])
            for cell in cells if name in _ADDED else cells[:1]:
                amount = self._amount(place, order, cell, currency)
                if amount is not None:
                    amount = abs(amount) if name in ("discount", "refunded") else amount
                    order.amounts[name] = order.amounts.get(name, Decimal(0)) + amount

    def _read_line(self, place: int, row: _Row, order: _Order, currency: str) -> None:
        if products := self._cell(row, "products"):
            if not order.lines:
                order.lines += [_Line(item.quantity, item.title, item.sku, None, Decimal(0), "")
                                for item in listed_products(products)]  # fmt: skip
            return
        if "line_items" in self._layout.columns:
            for cell in row.get("line_items", ()):
                for item, total in cell_items(cell):
                    price = self._amount(place, order, total, currency) if total else None
                    order.lines.append(_Line(item.quantity, item.title, item.sku, price, Decimal(0), ""))
            return
        title, sku, written = self._cell(row, "title"), self._cell(row, "sku"), self._cell(row, "quantity")
        if not title and not sku:
            return  # the summary row of an order of several items, or a sheet without items
        quantity = _quantity(written)
        if quantity is None:
            self._refuse(place, order, "bad_quantity", cell=written[:40])
            return
        if quantity == 0:
            return  # a line that was cancelled
        if variant := self._cell(row, "variant"):
            title = f"{title} ({variant})"
        cell, off = self._cell(row, "price"), self._cell(row, "line_discount")
        price = self._amount(place, order, cell, currency) if cell else None
        less = self._amount(place, order, off, currency) if off else None
        order.lines.append(_Line(quantity, title[:300], sku[:80], price, abs(less or Decimal(0)),
                                 self._cell(row, "batch")[:80]))  # fmt: skip

    def _amount(self, place: int, order: _Order, cell: str, currency: str) -> Decimal | None:
        if not any(character.isdigit() for character in cell):
            return None  # "--", "n/a", "free"
        amount = read_amount(cell, mark=self._mark, currency=currency)
        if amount is None:
            self._refuse(place, order, "bad_amount", cell=cell[:40])
        return amount

    def _currency(self, row: _Row) -> str:
        named = currency_code(self._cell(row, "currency"))
        if named:
            return named
        for name in ("total", "price", "goods_total"):
            if found := sign_currency(self._cell(row, name), self._layout.signs):
                return found
        return self._layout.currency

    # ------------------------------------------------------------------ one order

    def _told(self, order: _Order) -> Told | None:
        if order.refused:
            return None
        place, first = order.rows[0], order.first
        if len(order.currencies) > 1:
            self._refuse(place, order, "mixed_currency", cell=", ".join(sorted(order.currencies)))
            return None
        currency = next(iter(order.currencies), "")
        has_money = bool(order.amounts) or any(line.price is not None for line in order.lines)
        if has_money and not currency:
            self._refuse(place, order, "no_currency")
            return None
        items, goods = self._items(order, currency)
        amounts = order.amounts
        times = {name: self._time(place, order, first[name]) for name in _TIMES if name in first}
        received = times.get("received_at")
        return Told(
            order.number, order.shown, self._layout.channel, self._state(first, times), times.get("placed_at"),
            times.get("shipped_at"), received.astimezone(self._zone).date() if received else None, currency,
            self._total(order, goods, currency), amounts.get("shipping"), amounts.get("tax"),
            amounts.get("discount"), amounts.get("refunded"),
            country_code(first.get("country", "")) or self._layout.country,
            first.get("buyer", "")[:200], _email(first.get("email", "")), _phone(first.get("phone", "")),
            "" if SCIENTIFIC.fullmatch(first.get("postcode", "")) else first.get("postcode", "")[:20],
            first.get("address", "")[:1000], items, tuple(order.parcels.values()), tuple(order.rows),
        )  # fmt: skip

    def _items(self, order: _Order, currency: str) -> tuple[tuple[ToldItem, ...], Decimal | None]:
        """The items, and what they cost together; None where that is not told of all of them."""
        goods = order.amounts.get("goods_total")
        if len(order.lines) == 1 and order.lines[0].price is None and goods is not None:
            order.lines[0].price = goods
            of_line = True
        else:
            of_line = self._layout.price_of == "line" or (
                self._layout.price_of == "check" and self._fits_lines(order)
            )
        items, sum_of = [], Decimal(0)
        for line in order.lines:
            if line.price is None:
                items.append(ToldItem(line.quantity, line.title, line.sku, None, line.batch))
                continue
            whole = (line.price if of_line else line.price * line.quantity) - line.off
            sum_of += whole
            exact = not of_line and not line.off
            for pieces, price in (
                [(line.quantity, line.price)] if exact else shares(whole, line.quantity, currency)
            ):
                items.append(ToldItem(pieces, line.title, line.sku, price, line.batch))
        complete = bool(order.lines) and all(line.price is not None for line in order.lines)
        return tuple(items), sum_of if complete else goods

    def _fits_lines(self, order: _Order) -> bool:
        """Whether the total comes out when the prices are of whole lines, and not when they are of pieces."""
        total, amounts = order.amounts.get("total"), order.amounts
        priced = [line for line in order.lines if line.price is not None]
        if total is None or not priced:
            return False
        extra = amounts.get("shipping", Decimal(0))
        tax = amounts.get("tax", Decimal(0))
        lines = sum((line.price or Decimal(0) for line in priced), Decimal(0)) + extra
        pieces = sum(((line.price or Decimal(0)) * line.quantity for line in priced), Decimal(0)) + extra
        return total in (lines, lines + tax) and total not in (pieces, pieces + tax)

    def _total(self, order: _Order, goods: Decimal | None, currency: str) -> Decimal | None:
        amounts = order.amounts
        if "total" in amounts:
            return amounts["total"]
        if goods is None or not (self._layout.sums or "goods_total" in amounts):
            return None
        total = goods + amounts.get("shipping", Decimal(0)) - amounts.get("discount", Decimal(0))
        return total + (amounts.get("tax", Decimal(0)) if currency in self._layout.tax_added else Decimal(0))

    def _state(self, first: Mapping[str, str], times: Mapping[str, datetime | None]) -> str:
        words = first.get("state", "").split("\n")
        states = [self._layout.states.get(word.strip().lower(), "") for word in words]
        for name, state in (("paid_at", "paid"), ("shipped_at", "shipped"), ("received_at", "delivered"),
                            ("cancelled_at", "cancelled")):  # fmt: skip
            if times.get(name):
                states.append(state)
        return furthest(states)

    def _time(self, place: int, order: _Order, written: str) -> datetime | None:
        found = read_time(written, day_first=self._day_first)
        if found is None:
            if any(character.isdigit() for character in written):
                self._note(place, order.shown, "bad_time", refused=False, cell=written[:40])
            return None
        at = found.at
        if found.zone_minutes is None:
            at = at.replace(tzinfo=self._zone).astimezone(UTC)
        if at > self._now + timedelta(days=1):
            self._note(place, order.shown, "future_time", refused=False, cell=written[:40])
            return None
        return at

    # ------------------------------------------------------------------ cells

    def _fields(self, cells: Sequence[str]) -> _Row:
        """A row's filled cells by field."""
        row: _Row = {}
        for name, places in self._layout.columns.items():
            for place in places:
                if place < len(cells) and (cell := cells[place]):
                    row.setdefault(name, []).append(_clean(cell, lines=name == "products"))
        return row

    @staticmethod
    def _cell(row: _Row, name: str) -> str:
        return row[name][0] if name in row else ""

    def _words(self, row: _Row, name: str) -> str:
        """A cell; of fields that several columns make together all of them; of states every word for it."""
        cells = row.get(name, [])
        if name == "state":
            return "\n".join(cells)
        if name in self._joined:
            return (" " if name == "buyer" else ", ").join(dict.fromkeys(cells))
        return cells[0] if cells else ""

    def _every(self, names: Iterable[str]) -> Iterator[str]:
        places = [place for name in names for place in self._layout.columns.get(name, ())]
        for row in self._rows[self._head + 1 :]:
            for place in places:
                if place < len(row) and row[place]:
                    yield row[place]

    def _order_of_dates(self) -> bool | None:
        told = day_comes_first(self._every(_TIMES))
        if told is None and self._layout.date_order:
            return self._layout.date_order == "dmy"
        return told

    def _refuse(self, place: int, order: _Order, code: str, **details: str) -> None:
        order.refused = True
        self._note(place, order.shown, code, refused=True, **details)

    def _note(self, place: int, number: str, code: str, *, refused: bool, **details: str) -> None:
        self._problems.append(Problem(place, number[:60], code, refused, details))


def _clean(cell: str, *, lines: bool) -> str:
    if cell[0] == "=":  # ="00123": how one keeps Excel from ruining a number
        cell = _EXCEL_TEXT.sub(r"\1", cell)
    if not cell.isprintable():
        cell = _CONTROL.sub(" ", cell)
    text = cell.lstrip("'’")
    return text.strip() if lines else " ".join(text.split())


def _quantity(written: str) -> int | None:
    if not written:
        return 1
    amount = read_amount(written, mark=".")
    if amount is None or amount != amount.to_integral_value() or not 0 <= amount <= _MOST_PIECES:
        return None
    return int(amount)


def _email(written: str) -> str:
    found = EMAIL.search(written)
    return found.group()[:200] if found else ""


def _phone(written: str) -> str:
    if SCIENTIFIC.fullmatch(written):
        return ""
    return written[:40] if sum(character.isdigit() for character in written) >= 5 else ""
