"""A shop's orders: who may open which, and what they see of it. An order number alone opens nothing."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.aftersales.errors import OrderClosed
from bot.store.orders import OrderRow

SELLING = ("seller", "staff", "admin")
LONGEST_NUMBER = 64
_NOISE = re.compile(r"[\s#№\"'’‘“”`=\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def number_of(text: str) -> str:
    """An order number as it is compared: upper case, without `#`, spaces and quotes; empty where nothing is left."""
    plain = unicodedata.normalize("NFKC", text[:400])
    return _NOISE.sub("", _CONTROL.sub("", plain)).upper()[:LONGEST_NUMBER]


def find_own(session: Session, order_number: str, person: str, shop: str) -> OrderRow:
    """A customer's order: one that this person has proved to be theirs.

    Raises OrderClosed, in the same words for an order that is not there and for one that is not theirs.
    """
    row = _row(session, shop, order_number)
    if row is None or not person or row.customer != person:
        raise OrderClosed("not an order that this person has proved to be theirs", order=order_number[:40])
    return row


def find_in_shop(session: Session, shop: str, number: str) -> OrderRow:
    """An order of the shop, for its seller and staff. Raises OrderClosed where the shop has none by that number."""
    row = _row(session, shop, number)
    if row is None:
        raise OrderClosed(
            f"no order {number[:40]!r} in this shop", code="order_not_in_shop", order=number[:40]
        )
    return row


def own_orders(session: Session, person: str, shop: str | None = None) -> list[OrderRow]:
    """The orders that a person has proved to be theirs, newest first; of one shop, or of all."""
    if not person:
        return []
    query = select(OrderRow).where(OrderRow.customer == person)
    if shop is not None:
        query = query.where(OrderRow.shop == shop)
    return list(session.scalars(query.order_by(OrderRow.placed_at.desc(), OrderRow.id.desc())))


def latest_orders(session: Session, shop: str, limit: int = 20) -> list[OrderRow]:
    """The newest orders of a shop."""
    query = (
        select(OrderRow).where(OrderRow.shop == shop).order_by(OrderRow.placed_at.desc(), OrderRow.id.desc())
    )
    return list(session.scalars(query.limit(limit)))


def count_orders(session: Session, shop: str) -> int:
    """How many orders the shop has."""
    return session.scalar(select(func.count()).select_from(OrderRow).where(OrderRow.shop == shop)) or 0


def order_json(row: OrderRow, viewer_role: str) -> dict[str, Any]:
    """The order as its customer, or as its seller and staff may see it.

    `{"shop", "number", "shown", "channel", "state", "placed_at", "shipped_at", "delivered_on", "country", "currency",
    "total", "shipping", "tax", "discount", "refunded", "items": [{"line", "sku", "title", "quantity", "price",
    "batch"}]}`; for those who sell also `"buyer", "email", "phone", "postcode", "address", "linked",
    "forgotten", "source", "source_name", "imported_at"`. Amounts are decimal strings, times ISO 8601 in UTC. Only for
    a row that `find_own` or `find_in_shop` gave.
    """
    document: dict[str, Any] = {
        "shop": row.shop,
        "number": row.number,
        "shown": row.shown,
        "channel": row.channel,
        "state": row.state,
        "placed_at": _time(row.placed_at),
        "shipped_at": _time(row.shipped_at),
        "delivered_on": row.delivered_on.isoformat() if row.delivered_on else None,
        "country": row.country,
        "currency": row.currency,
        "total": _amount(row.total),
        "shipping": _amount(row.shipping),
        "tax": _amount(row.tax),
        "discount": _amount(row.discount),
        "refunded": _amount(row.refunded),
        "items": [
            {"line": item.line, "sku": item.sku, "title": item.title, "quantity": item.quantity,
             "price": _amount(item.price), "batch": item.batch}
            for item in row.items
        ],
    }  # fmt: skip
    if viewer_role in SELLING:
        document |= {
            "buyer": row.buyer,
            "email": row.email,
            "phone": row.phone,
            "postcode": row.postcode,
            "address": row.address,
            "linked": row.customer is not None,
            "forgotten": row.forgotten_at is not None,
            "source": row.source,
            "source_name": row.source_name,
            "imported_at": _time(row.imported_at),
        }
    return document


def written_numbers(row: OrderRow) -> Sequence[str]:
    """How the order's number may stand on its parcels, which are told of in other files."""
    return tuple(dict.fromkeys((row.number, row.shown, row.shown.lstrip("#'"), f"#{row.number}")))


def _row(session: Session, shop: str, number: str) -> OrderRow | None:
    plain = number_of(number)
    if not plain:
        return None
    return session.scalars(
        select(OrderRow).where(OrderRow.shop == shop, OrderRow.number == plain)
    ).one_or_none()


def _time(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _amount(amount: Any) -> str | None:
    return None if amount is None else format(amount, "f")
