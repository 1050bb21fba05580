"""An order as shop systems send it, in JSON: Shopify's, WooCommerce's, and our own plain shape.

Our own: `{"number", "currency", "total"?, "shipping"?, "tax"?, "discount"?, "refunded"?, "state"?, "placed_at"?,
"shipped_at"?, "delivered_on"?, "channel"?, "buyer"?, "email"?, "phone"?, "postcode"?, "address"?, "country"?,
"items": [{"title", "sku"?, "quantity", "price"?, "batch"?}], "parcels"?: [{"number", "carrier"?}]}`; amounts are
decimal strings or numbers, times ISO 8601; several orders stand in `{"orders": […]}`.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.aftersales.errors import BadOrder
from bot.aftersales.orders import number_of
from bot.aftersales.told import Told, ToldItem, ToldParcel, furthest, shares
from bot.aftersales.written_amounts import currency_code
from bot.money import MAX_AMOUNT
from bot.written_countries import country_code

_MOST_ORDERS, _MOST_LINES, _MOST_PIECES = 100, 500, 1_000_000
_SHOPIFY_STATES = {"paid": "paid", "partially_refunded": "paid", "pending": "unpaid", "authorized": "unpaid",
                   "refunded": "refunded", "voided": "cancelled", "fulfilled": "shipped"}  # fmt: skip
_WOO_STATES = {"pending": "unpaid", "on-hold": "unpaid", "processing": "paid", "completed": "shipped",
               "cancelled": "cancelled", "failed": "cancelled", "refunded": "refunded"}  # fmt: skip
_OWN_STATES = ("unpaid", "paid", "shipped", "delivered", "cancelled", "refunded")

Facts = Mapping[str, Any]


def read_json(raw: bytes) -> Any:
    """The document, its numbers exact. Raises BadOrder for what is no JSON."""
    try:
        return json.loads(raw, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadOrder("not JSON", field="body") from error


def orders_in(document: Any, shape: str = "") -> tuple[Told, ...]:
    """The orders of a document. `shape`: shopify, woocommerce or plain; empty: told by what stands in it.

    Raises BadOrder with the field that cannot be read.
    """
    if not isinstance(document, dict):
        raise BadOrder("an order is a JSON object", field="body")
    if shape in ("", "plain") and isinstance(several := document.get("orders"), list):
        if not 1 <= len(several) <= _MOST_ORDERS:
            raise BadOrder(f"1 to {_MOST_ORDERS} orders", field="orders")
        return tuple(order for one in several for order in orders_in(one, shape))
    read = _READERS[shape or _shape(document)]
    return (read(document),)


def _shape(document: Facts) -> str:
    if "financial_status" in document and "line_items" in document:
        return "shopify"
    return "woocommerce" if "line_items" in document and "billing" in document else "plain"


def _shopify(facts: Facts) -> Told:
    currency = _currency(facts)
    where = _object(facts, "shipping_address") or _object(facts, "billing_address")
    shown = _text(facts, "name", 80) or _text(facts, "order_number", 80)
    sent = [
        one
        for one in _list(facts, "fulfillments")
        if one.get("status") not in ("cancelled", "error", "failure")
    ]
    states = [
        _SHOPIFY_STATES.get(_text(facts, name, 40), "") for name in ("financial_status", "fulfillment_status")
    ]
    if any(one.get("shipment_status") == "delivered" for one in sent) and states[1] == "shipped":
        states.append("delivered")
    if facts.get("cancelled_at"):
        states.append("cancelled")
    items: list[ToldItem] = []
    for line in _list(facts, "line_items"):
        quantity, price = _quantity(line), _amount(line, "price")
        if not quantity:
            continue
        off = sum(
            (_amount(one, "amount") or Decimal(0) for one in _list(line, "discount_allocations")), Decimal(0)
        )
        title = _text(line, "name", 300) or _text(line, "title", 300)
        priced = [(quantity, None)] if price is None else shares(price * quantity - off, quantity, currency)
        items += [ToldItem(pieces, title, _text(line, "sku", 80), each) for pieces, each in priced]
    parcels = [
        ToldParcel(number, _text(one, "tracking_company", 60))
        for one in sent
        for number in (one.get("tracking_numbers") or [one.get("tracking_number")])
        if isinstance(number, str) and number
    ]
    shipping = _object(_object(facts, "total_shipping_price_set"), "shop_money")
    return Told(
        _number(shown), shown, "shopify", furthest(states), _time(facts, "created_at"),
        min((at for one in sent if (at := _time(one, "created_at"))), default=None), None, currency,
        _amount(facts, "total_price"), _amount(shipping, "amount"), _amount(facts, "total_tax"),
        _amount(facts, "total_discounts"), _shopify_refunded(facts),
        country_code(_text(where, "country_code", 60) or _text(where, "country", 60)), _text(where, "name", 200),
        _text(facts, "email", 200) or _text(facts, "contact_email", 200),
        _text(where, "phone", 40) or _text(facts, "phone", 40), _text(where, "zip", 20),
        _address(where, "address1", "address2", "city", "province"), tuple(items), tuple(parcels),
    )  # fmt: skip


def _shopify_refunded(facts: Facts) -> Decimal | None:
    paid_back = [
        _amount(transaction, "amount") or Decimal(0)
        for refund in _list(facts, "refunds")
        for transaction in _list(refund, "transactions")
        if transaction.get("kind") == "refund" and transaction.get("status") == "success"
    ]
    return sum(paid_back, Decimal(0)) if paid_back else None


def _woocommerce(facts: Facts) -> Told:
    currency = _currency(facts)
    billing, shipping = _object(facts, "billing"), _object(facts, "shipping")
    where = shipping if shipping.get("country") or shipping.get("address_1") else billing
    shown = _text(facts, "number", 80) or _text(facts, "id", 80)
    items: list[ToldItem] = []
    for line in _list(facts, "line_items"):
        quantity = _quantity(line)
        if not quantity:
            continue
        total = _amount(line, "total")
        whole = None if total is None else total + (_amount(line, "total_tax") or Decimal(0))
        priced = [(quantity, None)] if whole is None else shares(whole, quantity, currency)
        items += [
            ToldItem(pieces, _text(line, "name", 300), _text(line, "sku", 80), each)
            for pieces, each in priced
        ]
    paid_back = [abs(_amount(one, "total") or Decimal(0)) for one in _list(facts, "refunds")]
    state = _WOO_STATES.get(_text(facts, "status", 40), "")
    return Told(
        _number(shown), shown, "woocommerce", state, _time(facts, "date_created_gmt") or _time(facts, "date_created"),
        _time(facts, "date_completed_gmt"), None, currency, _amount(facts, "total"),
        _amount(facts, "shipping_total"), _amount(facts, "total_tax"), _amount(facts, "discount_total"),
        sum(paid_back, Decimal(0)) if paid_back else None, country_code(_text(where, "country", 60)),
        f"{_text(where, 'first_name', 100)} {_text(where, 'last_name', 99)}".strip(), _text(billing, "email", 200),
        _text(billing, "phone", 40) or _text(shipping, "phone", 40), _text(where, "postcode", 20),
        _address(where, "address_1", "address_2", "city", "state"), tuple(items), (),
    )  # fmt: skip


def _plain(facts: Facts) -> Told:
    shown = _text(facts, "number", 80)
    amounts = {name: _amount(facts, name) for name in ("total", "shipping", "tax", "discount", "refunded")}
    items = []
    for line in _list(facts, "items"):
        if quantity := _quantity(line):
            items.append(ToldItem(quantity, _text(line, "title", 300), _text(line, "sku", 80),
                                  _amount(line, "price"), _text(line, "batch", 80)))  # fmt: skip
    has_money = any(amount is not None for amount in amounts.values()) or any(item.price for item in items)
    parcels = [ToldParcel(number, _text(one, "carrier", 60)) for one in _list(facts, "parcels")
               if (number := _text(one, "number", 60))]  # fmt: skip
    state = _text(facts, "state", 24)
    delivered = _time(facts, "delivered_on")
    if state and state not in _OWN_STATES:
        raise BadOrder(f"state is one of {', '.join(_OWN_STATES)}", field="state")
    return Told(
        _number(shown), shown, _text(facts, "channel", 24), state, _time(facts, "placed_at"),
        _time(facts, "shipped_at"), delivered.date() if delivered else None,
        _currency(facts) if has_money else "", amounts["total"], amounts["shipping"], amounts["tax"],
        amounts["discount"], amounts["refunded"], country_code(_text(facts, "country", 60)),
        _text(facts, "buyer", 200), _text(facts, "email", 200), _text(facts, "phone", 40),
        _text(facts, "postcode", 20), _text(facts, "address", 1000), tuple(items), tuple(parcels),
    )  # fmt: skip


_READERS = {"shopify": _shopify, "woocommerce": _woocommerce, "plain": _plain}


def _number(shown: str) -> str:
    number = number_of(shown)
    if not any(character.isdigit() for character in number):
        raise BadOrder("an order needs a number", field="number")
    return number


def _currency(facts: Facts) -> str:
    code = currency_code(_text(facts, "currency", 10))
    if not code:
        raise BadOrder("an order needs its currency, as ISO 4217", field="currency")
    return code


def _amount(facts: Facts, name: str) -> Decimal | None:
    value = facts.get(name)
    if value is None or value == "":
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        raise BadOrder(f"{name} is no amount", field=name) from None
    exponent = amount.as_tuple().exponent
    if isinstance(value, bool) or not isinstance(exponent, int) or abs(amount) > MAX_AMOUNT or exponent < -10:
        raise BadOrder(f"{name} is no amount", field=name)
    return amount


def _quantity(line: Facts) -> int:
    value = line.get("quantity", 1)
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_PIECES:
        raise BadOrder("quantity is a whole number", field="quantity")
    return value


def _time(facts: Facts, name: str) -> datetime | None:
    value = facts.get(name)
    if not value:
        return None
    try:
        at = datetime.fromisoformat(str(value))
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadOrder(f"{name} is no time in ISO 8601", field=name) from None


def _text(facts: Facts, name: str, longest: int) -> str:
    value = facts.get(name)
    if value is None or isinstance(value, bool):
        return ""
    if not isinstance(value, str | int):
        raise BadOrder(f"{name} is no text", field=name)
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())[:longest]


def _object(facts: Facts, name: str) -> Facts:
    value = facts.get(name) or {}
    if not isinstance(value, dict):
        raise BadOrder(f"{name} is no object", field=name)
    return value


def _list(facts: Facts, name: str) -> Sequence[Facts]:
    value = facts.get(name) or []
    if (
        not isinstance(value, list)
        or len(value) > _MOST_LINES
        or not all(isinstance(one, dict) for one in value)
    ):
        raise BadOrder(f"{name} is a list of at most {_MOST_LINES} objects", field=name)
    return value


def _address(where: Facts, *names: str) -> str:
    return ", ".join(text for name in names if (text := _text(where, name, 250)))


def _no_number(_name: str) -> Decimal:
    raise ValueError("no number")
