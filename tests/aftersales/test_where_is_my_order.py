"""Where an order is: each way that it can stand, and the case that it may call for."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.aftersales.where_is_my_order import where_is, where_json
from bot.store.orders import OrderRow
from bot.texts import has_text

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def order(**facts: Any) -> OrderRow:
    return OrderRow(**{"shop": "default", "number": "1001", "shown": "#1001", "state": "paid", "placed_at": AT,
                       "items": [], "refunded": 0, "imported_at": AT} | facts)  # fmt: skip


def parcel(status: str, substatus: str | None = None, *flags: str, number: str = "LX1") -> dict[str, Any]:
    return {
        "number": number,
        "status": status,
        "substatus": substatus,
        "flags": flags,
        "days_since_last_event": 4,
    }


@pytest.mark.parametrize(
    ("facts", "standing", "case"),
    [
        ({"state": "cancelled"}, "cancelled", ""), ({"state": "refunded"}, "refunded", ""),
        ({"state": "unpaid"}, "unpaid", ""),
        ({}, "preparing", "cancellation"), ({"placed_at": None}, "undated", "cancellation"),
        ({"placed_at": AT - timedelta(days=9)}, "overdue", "cancellation"),
        ({"state": "shipped"}, "untracked", ""), ({"state": "delivered"}, "told_delivered", ""),
    ],
)  # fmt: skip
def test_an_order_without_parcels_stands_as_the_shop_tells(
    facts: dict[str, Any], standing: str, case: str
) -> None:
    found = where_is(order(**facts), [], AT, handling_days=3)
    assert (found.standing, found.case_kind) == (standing, case)


def test_the_promised_day_is_counted_from_the_order_and_kept_to_the_day() -> None:
    on_time = where_is(order(placed_at=AT - timedelta(days=3)), [], AT, handling_days=3)
    assert (on_time.standing, on_time.promised_by, on_time.days) == ("preparing", date(2026, 11, 24), None)
    late = where_is(order(placed_at=AT - timedelta(days=4)), [], AT, handling_days=3)
    assert (late.standing, late.promised_by, late.days) == ("overdue", date(2026, 11, 23), 1)


@pytest.mark.parametrize(
    ("view", "standing"),
    [
        (parcel("pending"), "announced"), (parcel("info_received"), "announced"), (parcel("in_transit"), "moving"),
        (parcel("in_transit", None, "stale"), "silent"), (parcel("in_transit", None, "past_eta"), "late"),
        (parcel("customs", "customs_hold"), "customs"), (parcel("customs", "customs_processing"), "moving"),
        (parcel("exception", "customs_seized"), "customs"), (parcel("out_for_delivery"), "at_door"),
        (parcel("available_for_pickup"), "pickup"), (parcel("delivery_failed", "recipient_unavailable"), "failed"),
        (parcel("delivered"), "delivered"), (parcel("returned", "returning", "returning"), "returned"),
        (parcel("exception", "lost"), "lost"), (parcel("exception", "damaged"), "trouble"),
        (parcel("info_received", None, "stale"), "silent"),
    ],
)  # fmt: skip
def test_an_order_with_a_parcel_stands_as_the_parcel_does(view: dict[str, Any], standing: str) -> None:
    assert where_is(order(), [view], AT, handling_days=3).standing == standing


def test_not_received_counts_only_where_the_carrier_says_delivered() -> None:
    assert (
        where_is(order(), [parcel("delivered")], AT, handling_days=3, not_received=True).standing
        == "not_received"
    )
    assert (
        where_is(order(), [parcel("in_transit")], AT, handling_days=3, not_received=True).standing == "moving"
    )
    told = where_is(order(state="delivered"), [], AT, handling_days=3, not_received=True)
    assert (told.standing, told.case_kind) == ("not_received", "not_received")


def test_of_several_parcels_the_one_that_wants_attention_speaks_for_the_order() -> None:
    views = [
        parcel("delivered", number="A"),
        parcel("in_transit", None, "stale", number="B"),
        parcel("in_transit", number="C"),
    ]
    found = where_is(order(), views, AT, handling_days=3)
    assert found.standing == "silent"
    assert found.parcels == (("A", "delivered"), ("B", "silent"), ("C", "moving"))
    shown = where_json(order(), found, views, "customer")
    assert [view["standing"] for view in shown["parcels"]] == ["delivered", "silent", "moving"]


def test_every_standing_has_words_for_customers_and_sellers() -> None:
    from typing import get_args

    from bot.aftersales.where_is_my_order import Standing

    for standing in get_args(Standing):
        name = standing.replace("_", "-")
        for text in (f"order-standing-{name}", f"order-next-{name}-customer", f"order-next-{name}-seller"):
            assert has_text("en", text), text
