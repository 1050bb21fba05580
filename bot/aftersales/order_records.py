"""Orders that were told, against those that are stored: what is new, what changed, and all of it in one transaction.

What a source does not say changes nothing. Who proved that an order is theirs, that a buyer wants to be forgotten,
and what cases have paid back, no source can undo.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.aftersales.told import STATES, Told, ToldItem, furthest
from bot.store.orders import CONTACT, OrderItemRow, OrderRow

Outcome = Literal["new", "changed", "unchanged"]
_AT_ONCE = 400
"""Orders looked up with one query."""
_PLAIN = ("shown", "channel", "placed_at", "shipped_at", "delivered_on", "currency", "total", "shipping", "tax",
          "discount", "country", "buyer", "email", "phone", "postcode", "address")  # fmt: skip
_ITEM = ("sku", "title", "quantity", "price", "batch")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one order."""

    told: Told
    outcome: Outcome


def record(
    session: Session,
    orders: Sequence[Told],
    shop: str,
    at: datetime,
    *,
    source: str,
    source_name: str = "",
    write: bool = True,
) -> list[Recorded]:
    """Take the orders in; with `write` false only say what would become of them.

    Telling the same again changes nothing. The caller's transaction takes all of it or nothing.
    """
    done: list[Recorded] = []
    for several in _in_parts(orders):
        known = {
            row.number: row
            for row in session.scalars(
                select(OrderRow).where(
                    OrderRow.shop == shop, OrderRow.number.in_([one.number for one in several])
                )
            )
        }
        fresh = [told for told in several if told.number not in known]
        for told in several:
            row = known.get(told.number)
            if row is None:
                done.append(Recorded(told, "new"))
                continue
            changes = _changes(row, told)
            items = _new_items(row, told)
            if not changes and items is None:
                done.append(Recorded(told, "unchanged"))
                continue
            done.append(Recorded(told, "changed"))
            if write:
                for name, value in changes.items():
                    setattr(row, name, value)
                if items is not None:
                    _set_items(row, items)
                row.source, row.source_name, row.imported_at = source, source_name[:200], at
        if write and fresh:
            _insert(session, fresh, shop, at, source, source_name[:200])
    if write:
        session.flush()
    return done


def _in_parts(orders: Sequence[Told]) -> Iterator[Sequence[Told]]:
    for start in range(0, len(orders), _AT_ONCE):
        yield orders[start : start + _AT_ONCE]


def _changes(row: OrderRow, told: Told) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in _PLAIN:
        if row.forgotten_at is not None and name in CONTACT:
            continue  # its buyer wants to be forgotten
        value = getattr(told, name)
        if value is not None and value != "" and value != getattr(row, name):
            changes[name] = value
    if told.refunded is not None and told.refunded > row.refunded:
        changes["refunded"] = (
            told.refunded
        )  # the greater: a refund by a case may not be in the shop's system yet
    state = told.state if row.state not in STATES else furthest([row.state, told.state])
    if state and state != row.state:
        changes["state"] = state
    return changes


def _new_items(row: OrderRow, told: Told) -> tuple[ToldItem, ...] | None:
    """The items where they are told and differ; a price that is not told stays."""
    if not told.items:
        return None
    before = [tuple(getattr(item, name) for name in _ITEM) for item in row.items]
    now = [tuple(getattr(item, name) for name in _ITEM) for item in told.items]
    if len(before) == len(now):
        now = [_kept(one, was) for one, was in zip(now, before, strict=True)]
    return None if before == now else told.items


def _kept(told: tuple[Any, ...], before: tuple[Any, ...]) -> tuple[Any, ...]:
    """An item with what is known already where its price or batch is not told."""
    late = (new if new not in (None, "") else old for new, old in zip(told[3:], before[3:], strict=True))
    return (*told[:3], *late)


def _set_items(row: OrderRow, items: Sequence[ToldItem]) -> None:
    """Line by line, so that a case about a line goes on being about it."""
    for place, item in enumerate(items):
        if place < len(row.items):
            line = row.items[place]
            line.sku, line.title, line.quantity = item.sku, item.title, item.quantity
            line.price = line.price if item.price is None else item.price
            line.batch = item.batch or line.batch
        else:
            row.items.append(OrderItemRow(line=place + 1, sku=item.sku, title=item.title, quantity=item.quantity,
                                          price=item.price, batch=item.batch))  # fmt: skip
    del row.items[len(items) :]


def _insert(
    session: Session, orders: Sequence[Told], shop: str, at: datetime, source: str, source_name: str
) -> None:
    rows = [
        {name: getattr(told, name) for name in ("number", "state", *_PLAIN)}
        | {"shop": shop, "refunded": told.refunded or Decimal(0), "source": source, "source_name": source_name,
           "imported_at": at, "customer": None, "proved_at": None}
        for told in orders
    ]  # fmt: skip
    ids = session.scalars(insert(OrderRow).returning(OrderRow.id, sort_by_parameter_order=True), rows).all()
    lines = [
        {"order_id": order_id, "line": place} | {name: getattr(item, name) for name in _ITEM}
        for order_id, told in zip(ids, orders, strict=True)
        for place, item in enumerate(told.items, 1)
    ]
    if lines:
        session.execute(insert(OrderItemRow), lines)
