"""Orders that a shop system sends: signed by the shop, taken in once, confirmed only when kept."""

import base64
import hashlib
import hmac
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.aftersales.errors import BadOrder
from bot.aftersales.order_json import orders_in, read_json
from bot.aftersales.order_webhook import add_routes, receive, secret_of, set_secret
from bot.aftersales.orders import find_in_shop
from bot.aftersales.shops import add_shop
from bot.assistant.order_parcels import note_parcels, parcels_of
from bot.errors import UserError
from bot.hooks import LARGEST, listening
from bot.settings import Settings
from bot.store import Store
from bot.store.orders import OrderDeliveryRow, OrderRow
from bot.vault import Vault

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
SECRET = "a-secret-of-the-shop-system"
SHOPIFY = {
    "id": 820982911946154508, "name": "#1001", "email": "ann@mail.example", "created_at": "2026-11-01T09:00:00+02:00",
    "cancelled_at": None, "currency": "EUR", "financial_status": "paid", "fulfillment_status": "fulfilled",
    "total_price": "24.00", "total_tax": "4.00", "total_discounts": "1.00",
    "total_shipping_price_set": {"shop_money": {"amount": "5.00", "currency_code": "EUR"}},
    "line_items": [
        {"name": "Cup - red", "sku": "C-1", "quantity": 3, "price": "5.00",
         "discount_allocations": [{"amount": "1.00"}]},
        {"name": "Plate", "sku": None, "quantity": 1, "price": "5.00"},
    ],
    "shipping_address": {"name": "Ann Berg", "address1": "Weg 1", "city": "Berlin", "zip": "10115",
                         "country_code": "DE", "phone": "+49 30 1234567"},
    "fulfillments": [{"status": "success", "created_at": "2026-11-02T10:00:00Z", "tracking_company": "China Post",
                      "tracking_numbers": ["LX123456785CN"]}],
    "refunds": [{"transactions": [{"kind": "refund", "status": "success", "amount": "2.50"}]}],
}  # fmt: skip
WOO = {
    "id": 727, "number": "727", "status": "processing", "currency": "GBP", "date_created_gmt": "2026-11-01T09:00:00",
    "total": "25.00", "total_tax": "2.00", "shipping_total": "5.00", "discount_total": "0.00",
    "billing": {"first_name": "Ann", "email": "ann@mail.example", "phone": "0201234567", "postcode": "N1",
                "country": "GB"},
    "shipping": {"first_name": "Ann", "last_name": "Berg", "address_1": "1 Way", "city": "London",
                 "postcode": "N1 9GU", "country": "GB"},
    "line_items": [{"name": "Cup", "sku": "C-1", "quantity": 2, "total": "16.00", "total_tax": "2.00", "price": 8}],
    "refunds": [],
}  # fmt: skip
PLAIN = {
    "number": "A-1",
    "currency": "USD",
    "total": 20.5,
    "items": [{"title": "Cup", "quantity": 1, "price": "20.50"}],
}


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(_env_file=None, quayside_home=home)


@pytest.fixture
def vault(settings: Settings, store: Store) -> Vault:
    """The key, and a shop whose system signs with SECRET."""
    vault = Vault(settings)
    with store.begin() as session:
        add_shop(session, "lantern")
        set_secret(session, vault, "lantern", AT, SECRET)
    return vault


def signed(
    raw: bytes, header: str = "x-quayside-signature", secret: str = SECRET, *, in_hex: bool = False
) -> dict[str, str]:
    digest = hmac.new(secret.encode(), raw, hashlib.sha256).digest()
    return {header: digest.hex() if in_hex else base64.b64encode(digest).decode()}


def dumped(document: Any) -> bytes:
    return json.dumps(document).encode()


def sent(store: Store, vault: Vault, document: Any, header: str = "x-quayside-signature", **more: str) -> str:
    raw = document if isinstance(document, bytes) else dumped(document)
    headers = signed(raw, header) | more
    return receive(store, vault, "lantern", raw, headers, on_parcels=note_parcels, now=AT).outcome


def count(store: Store) -> int:
    with store.begin() as session:
        return session.scalar(select(func.count()).select_from(OrderRow)) or 0


def test_a_shopify_order_is_taken_in_with_its_parcel(store: Store, vault: Vault) -> None:
    assert (
        sent(store, vault, SHOPIFY, "x-shopify-hmac-sha256", **{"x-shopify-topic": "orders/create"})
        == "taken"
    )
    with store.begin() as session:
        row = find_in_shop(session, "lantern", "1001")
        assert (row.channel, row.state, row.total, row.refunded) == (
            "shopify",
            "shipped",
            Decimal(24),
            Decimal("2.50"),
        )
        assert sum(item.quantity * item.price for item in row.items if item.price) == Decimal("19.00")
        assert (row.shipping, row.country, row.postcode) == (Decimal("5.00"), "DE", "10115")
        assert parcels_of(session, row) == ["LX123456785CN"]


def test_a_woocommerce_order_is_taken_in_and_its_trial_call_answered(store: Store, vault: Vault) -> None:
    assert sent(store, vault, b"webhook_id=12", "x-wc-webhook-signature") == "ignored"
    assert (
        sent(store, vault, WOO, "x-wc-webhook-signature", **{"x-wc-webhook-topic": "order.created"})
        == "taken"
    )
    with store.begin() as session:
        row = find_in_shop(session, "lantern", "727")
        assert (row.items[0].price, row.buyer, row.state, row.currency) == (
            Decimal("9.00"),
            "Ann Berg",
            "paid",
            "GBP",
        )


def test_our_own_plain_shape_is_taken_in_one_or_many(store: Store, vault: Vault) -> None:
    many = {
        "orders": [PLAIN, PLAIN | {"number": "A-2", "state": "shipped", "placed_at": "2026-11-01T09:00:00Z"}]
    }
    assert sent(store, vault, many) == "taken"
    assert count(store) == 2
    with store.begin() as session:
        assert find_in_shop(session, "lantern", "A-1").total == Decimal("20.5")


@pytest.mark.parametrize("in_hex", [True, False])
def test_a_signature_may_be_written_in_hex_or_base64(store: Store, vault: Vault, in_hex: bool) -> None:
    raw = dumped(PLAIN)
    headers = signed(raw, in_hex=in_hex)
    if in_hex:
        headers = {name: f"sha256={value}" for name, value in headers.items()}
    assert receive(store, vault, "lantern", raw, headers, now=AT).outcome == "taken"


def test_a_forged_delivery_is_refused_and_stores_nothing(store: Store, vault: Vault) -> None:
    raw = dumped(PLAIN)
    forged = [
        {}, {"x-quayside-signature": ""}, {"x-quayside-signature": "é" * 44}, signed(raw, secret="another one of it"),
        signed(raw + b" "), signed(raw, "x-unknown"), signed(raw, secret=""),
    ]  # fmt: skip
    for headers in forged:
        assert receive(store, vault, "lantern", raw, headers, now=AT).outcome == "unsigned"
    for shop in ("default", "nowhere", "", "x" * 500, "../lantern"):
        assert receive(store, vault, shop, raw, signed(raw, secret=""), now=AT).outcome == "unsigned"
        assert receive(store, vault, shop, raw, signed(raw), now=AT).outcome == "unsigned"
    assert count(store) == 0


def test_the_same_delivery_again_is_confirmed_and_changes_nothing(store: Store, vault: Vault) -> None:
    assert sent(store, vault, PLAIN, **{"x-quayside-delivery": "d-1"}) == "taken"
    assert sent(store, vault, PLAIN, **{"x-quayside-delivery": "d-1"}) == "duplicate"
    # what was caught on the way and is sent again under another number, after a newer state
    assert sent(store, vault, PLAIN | {"total": "30.00"}, **{"x-quayside-delivery": "d-2"}) == "taken"
    assert sent(store, vault, PLAIN, **{"x-quayside-delivery": "d-3"}) == "duplicate"
    with store.begin() as session:
        assert find_in_shop(session, "lantern", "A-1").total == Decimal("30.00")


def test_two_at_once_are_one(store: Store, vault: Vault) -> None:
    together = threading.Barrier(4)

    def send(n: int) -> str:
        together.wait()
        document = PLAIN if n % 2 else PLAIN | {"total": "21.00"}
        return sent(store, vault, document)

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(send, range(4)))
    assert outcomes == ["duplicate", "duplicate", "taken", "taken"]
    assert count(store) == 1


def test_a_delivery_that_fails_is_not_remembered_and_may_come_again(store: Store, vault: Vault) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("the disk is full")

    raw = dumped(PLAIN)
    with pytest.raises(RuntimeError):
        receive(store, vault, "lantern", raw, signed(raw), on_parcels=breaks, now=AT)
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(OrderDeliveryRow)) == 0
    assert sent(store, vault, PLAIN) == "taken"


def test_other_topics_are_confirmed_and_left_alone(store: Store, vault: Vault) -> None:
    for topic in ("customers/create", "orders/delete", "products/update"):
        assert sent(store, vault, SHOPIFY, "x-shopify-hmac-sha256", **{"x-shopify-topic": topic}) == "ignored"
    assert count(store) == 0


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (b"{", "body"), (b"[]", "body"), (b"null", "body"), (b"\xff\xfe", "body"), (b"[" * 100_000, "body"),
        ({}, "number"), ({"number": "x"}, "number"), ({"number": True}, "number"), ({"number": {"a": 1}}, "number"),
        (PLAIN | {"currency": "EURO"}, "currency"), (PLAIN | {"total": "1e99"}, "total"),
        (PLAIN | {"total": []}, "total"),
        (PLAIN | {"total": True}, "total"), (PLAIN | {"items": "x"}, "items"), (PLAIN | {"items": [1]}, "items"),
        (PLAIN | {"items": [{"quantity": -1}]}, "quantity"), (PLAIN | {"items": [{"quantity": 1.5}]}, "quantity"),
        (PLAIN | {"placed_at": "yesterday"}, "placed_at"), (PLAIN | {"state": "lost"}, "state"),
        (PLAIN | {"items": [{}] * 501}, "items"), ({"orders": []}, "orders"), ({"orders": [PLAIN, 5]}, "body"),
        (b'{"number": "1", "currency": "EUR", "total": NaN}', "body"),
    ],
)  # fmt: skip
def test_what_is_no_order_names_the_field_and_stores_nothing(
    store: Store, vault: Vault, document: Any, field: str
) -> None:
    raw = document if isinstance(document, bytes) else dumped(document)
    received = receive(store, vault, "lantern", raw, signed(raw), now=AT)
    assert (received.outcome, received.field) == ("unreadable", field)
    assert count(store) == 0


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*SHOPIFY, *WOO, *PLAIN, "amount", "quantity", "price"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@hypothesis_settings(suppress_health_check=[HealthCheck.too_slow])
@given(json_values, st.sampled_from(["", "shopify", "woocommerce", "plain"]))
def test_any_json_is_an_order_or_named_as_none(document: Any, shape: str) -> None:
    raw = dumped(document)
    with suppress(BadOrder):  # anything else that it raises is a fault
        assert all(told.number for told in orders_in(read_json(raw), shape))


def test_a_secret_is_made_shown_and_rotated_with_a_day_of_grace(store: Store, vault: Vault) -> None:
    raw = dumped(PLAIN)
    with store.begin() as session:
        assert secret_of(session, vault, "lantern") == SECRET
        new = set_secret(session, vault, "lantern", AT)
        assert len(new) == 64
        assert secret_of(session, vault, "lantern") == new
        assert secret_of(session, vault, "default") == ""
        with pytest.raises(UserError):
            set_secret(session, vault, "lantern", AT, "short")
    assert receive(store, vault, "lantern", raw, signed(raw), now=AT + timedelta(hours=23)).outcome == "taken"
    assert (
        receive(store, vault, "lantern", raw, signed(raw), now=AT + timedelta(hours=25)).outcome == "unsigned"
    )
    again = receive(store, vault, "lantern", raw, signed(raw, secret=new), now=AT + timedelta(hours=25))
    assert again.outcome == "duplicate"


def test_the_secret_lies_sealed_in_the_store(store: Store, vault: Vault) -> None:
    from bot.store.shops import ShopRow

    with store.begin() as session:
        assert SECRET not in session.get_one(ShopRow, "lantern").hook_secret


async def test_over_http_it_is_taken_refused_and_cut_off(
    store: Store, settings: Settings, vault: Vault, unused_tcp_port: int
) -> None:
    listens = settings.model_copy(update={"tracking_webhook_port": unused_tcp_port})
    url = f"http://127.0.0.1:{unused_tcp_port}/orders/lantern"
    raw = dumped(PLAIN)
    async with (
        listening(listens, [lambda app: add_routes(app, store, settings)]),
        httpx.AsyncClient() as client,
    ):
        taken = await client.post(url, content=raw, headers=signed(raw))
        assert (taken.status_code, taken.json()) == (200, {"status": "taken"})
        assert (await client.post(url, content=raw, headers=signed(raw))).json() == {"status": "duplicate"}
        assert (await client.post(url, content=raw)).status_code == 401
        bad = dumped(PLAIN | {"number": ""})
        refused = await client.post(url, content=bad, headers=signed(bad))
        assert (refused.status_code, refused.json()["field"]) == (422, "number")
        huge = b"x" * (LARGEST + 1)
        assert (await client.post(url, content=huge, headers=signed(huge))).status_code == 413
        store.engine.dispose()
        assert (await client.get(url)).status_code == 405
