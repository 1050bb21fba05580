"""A week of after-sales in figures, and the products that want a look."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.aftersales.case_items import Picked
from bot.aftersales.cases import act
from bot.aftersales.defects import defects, limits
from bot.aftersales.digest import digest, is_quiet
from bot.aftersales.hours import hours_of
from bot.aftersales.shops import shop_of
from bot.aftersales.weeks import week_before, week_named, week_of
from bot.errors import UserError
from bot.money import Money
from bot.store import Store
from bot.store.orders import OrderItemRow
from tests.aftersales.shop import AT, actor, opened, put_order

_ZONE = ZoneInfo("Asia/Shanghai")
_HOURS = hours_of({}, _ZONE)
_WEEK = week_of(AT.astimezone(_ZONE).date(), _ZONE)


def test_a_week_runs_from_monday_midnight_to_monday_midnight_by_the_shops_clock() -> None:
    week = week_named("2026-w47", _ZONE)
    assert (week.name, week.first, week.last) == ("2026-W47", date(2026, 11, 16), date(2026, 11, 22))
    assert week.start.isoformat() == "2026-11-15T16:00:00+00:00"
    assert week.end - week.start == timedelta(days=7)
    assert week_before(datetime(2026, 11, 22, 16, 30, tzinfo=week.start.tzinfo), _ZONE) == week


@pytest.mark.parametrize("name", ["2026-W60", "last week", "2026-47", "", "2026-W0"])
def test_what_names_no_week_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        week_named(name, _ZONE)


def test_a_week_counts_cases_by_kind_product_and_market_and_money_by_currency(store: Store) -> None:
    with store.begin() as session:
        put_order(session, "1001", country="DE")
        put_order(session, "1002", country="FR")
        put_order(session, "1003", country="US", currency="USD")
        first = opened(session, "damaged", order="1001")
        opened(session, "damaged", order="1002")
        third = opened(session, "refund", order="1003")
        later = AT + timedelta(minutes=30)
        act(
            session,
            first,
            "approve",
            actor("seller"),
            later,
            amount=Money(Decimal("10.00"), "EUR"),
            remedy="refund",
        )
        act(session, first, "refund", actor("seller"), later)
        act(
            session,
            third,
            "approve",
            actor("seller"),
            later,
            amount=Money(Decimal("7.00"), "USD"),
            remedy="refund",
        )
        act(session, third, "refund", actor("seller"), later)
        act(session, first, "close", actor("seller"), later)
        act(session, first, "rate", actor("customer"), later, rating=2)
        found = digest(session, shop_of(session, "default"), _WEEK, _HOURS, AT + timedelta(days=1))
    assert (found["opened"], found["closed"], found["so_far"]) == (3, 1, True)
    assert found["by_kind"] == [{"name": "damaged", "cases": 2}, {"name": "refund", "cases": 1}]
    assert {one["name"]: one["cases"] for one in found["by_sku"]} == {"CUP-1": 3, "CUP-2": 3}
    assert [one["name"] for one in found["by_market"]] == ["DE", "FR", "US"]
    assert found["refunds"] == [
        {"currency": "EUR", "amount": "10.00", "cases": 1},
        {"currency": "USD", "amount": "7.00", "cases": 1},
    ]
    assert found["first_reply"]["median_minutes"] == 30
    assert (found["first_reply"]["answered"], found["first_reply"]["unanswered"]) == (2, 1)
    assert found["ratings"] == {"count": 1, "mean": "2.0", "poor": 1}


def test_another_weeks_and_another_shops_cases_are_not_counted(store: Store) -> None:
    with store.begin() as session:
        put_order(session, "1001")
        opened(session, "damaged", order="1001")
        before = week_before(AT, _ZONE)
        old = digest(session, shop_of(session, "default"), before, _HOURS, AT)
        put_order(session, "1001", shop="other", customer="telegram:50")
        opened(
            session,
            "damaged",
            order="1001",
            who=actor("customer", "telegram:50", "other"),
            customer="telegram:50",
        )
        ours = digest(session, shop_of(session, "default"), _WEEK, _HOURS, AT + timedelta(days=1))
    assert old["opened"] == 0
    assert ours["opened"] == 1


def test_a_week_without_anything_is_quiet(store: Store) -> None:
    with store.begin() as session:
        found = digest(session, shop_of(session, "default"), _WEEK, _HOURS, AT)
    assert is_quiet(found)
    assert found["first_reply"]["median_minutes"] is None


def _sell(store: Store, orders: int, complaints: int, *, batch: str = "", kind: str = "damaged") -> None:
    """Orders of two pieces of CUP-1 each, and cases about some of them."""
    with store.begin() as session:
        for number in range(orders):
            order = put_order(session, str(2000 + number), prices=("20.00",))
            order.items[0].batch = batch
            if number < complaints:
                item: OrderItemRow = order.items[0]
                opened(session, kind, order=order.number, items=(Picked(line=item.line, quantity=1),))


def test_three_cases_to_twenty_pieces_stop_the_sale_and_name_the_batch(store: Store) -> None:
    _sell(store, 10, 3, batch="L-7")
    with store.begin() as session:
        [found] = defects(session, "default", AT + timedelta(hours=1))
    assert (found.sku, found.cases, found.sold, str(found.percent), found.step) == (
        "CUP-1",
        3,
        20,
        "15.0",
        "stop",
    )
    assert found.batches == ("L-7",)


def test_a_share_between_the_limits_asks_for_an_inspection(store: Store) -> None:
    _sell(store, 40, 3)  # 3 of 80
    with store.begin() as session:
        [found] = defects(session, "default", AT + timedelta(hours=1))
    assert (str(found.percent), found.step) == ("3.8", "inspect")
    assert limits().inspect_percent <= found.percent < limits().stop_percent


@pytest.mark.parametrize(("orders", "complaints"), [(9, 3), (10, 2), (60, 3)])
def test_too_few_pieces_too_few_cases_or_a_small_share_are_no_alarm(
    store: Store, orders: int, complaints: int
) -> None:
    _sell(store, orders, complaints)
    with store.begin() as session:
        assert defects(session, "default", AT + timedelta(hours=1)) == []


def test_a_change_of_mind_says_nothing_about_the_goods(store: Store) -> None:
    _sell(store, 10, 5, kind="return")
    with store.begin() as session:
        assert defects(session, "default", AT + timedelta(hours=1)) == []
