"""A shop with orders, and the people who act in it, for the tests of cases."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from sqlalchemy.orm import Session

from bot.aftersales.case_items import Picked
from bot.aftersales.cases import Actor, Opening, open_case
from bot.store.cases import CaseRow
from bot.store.orders import OrderItemRow, OrderRow

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CUSTOMER, STRANGER = "telegram:42", "telegram:43"
_turns = count(1)


def actor(role: str, person: str = "", shop: str = "default") -> Actor:
    """Somebody who acts, each time in a turn of their own."""
    named = {"customer": CUSTOMER, "seller": "telegram:7", "staff": "telegram:8", "admin": "telegram:9"}
    return Actor(person or named.get(role, "bot"), role, shop, f"test:{next(_turns)}")


def put_order(
    session: Session,
    number: str = "1001",
    *,
    shop: str = "default",
    country: str = "DE",
    customer: str | None = CUSTOMER,
    delivered: date | None = date(2026, 11, 1),
    prices: tuple[str, ...] = ("20.00", "5.50"),
    shipping: str = "4.50",
    total: str | None = None,
    currency: str = "EUR",
) -> OrderRow:
    """An order of two lines, two pieces of the first."""
    items = [
        OrderItemRow(line=line, sku=f"CUP-{line}", title=f"Cup {line}", quantity=2 if line == 1 else 1,
                     price=Decimal(price), batch="")
        for line, price in enumerate(prices, 1)
    ]  # fmt: skip
    goods = sum((item.price * item.quantity for item in items if item.price), Decimal(0))
    row = OrderRow(
        shop=shop, number=number, shown=f"#{number}", channel="shopify", state="shipped", placed_at=AT,
        currency=currency, total=Decimal(total) if total else goods + Decimal(shipping),
        shipping=Decimal(shipping), refunded=Decimal(0), country=country, customer=customer,
        delivered_on=delivered, source="file", imported_at=AT, items=items, source_name="", buyer="", email="",
        phone="", postcode="", address="",
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def opened(
    session: Session,
    kind: str = "return",
    *,
    order: str = "1001",
    items: tuple[Picked, ...] = (),
    who: Actor | None = None,
    customer: str = CUSTOMER,
    at: datetime = AT,
    wish: str = "",
) -> CaseRow:
    """A case about an order, opened by its customer where nobody else is named."""
    opening = Opening(kind=kind, words="The cup is broken", customer=customer, language="en", chat=42,
                      order_number=order, items=items, wish=wish)  # fmt: skip
    return open_case(session, opening, who or actor("customer", customer), at)
