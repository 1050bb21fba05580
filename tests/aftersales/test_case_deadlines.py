"""The days of a case: worked out from law, policy and parcels, renewed at each step, reminded of once."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from bot.aftersales import reminders
from bot.aftersales.cases import act
from bot.aftersales.policies import Terms, set_policy
from bot.money import Money
from bot.store import Store
from bot.store.cases import CaseRow
from bot.store.shipments import ShipmentRow
from tests.aftersales.shop import AT, actor, opened, put_order


def days(case: CaseRow) -> dict[str, tuple[str, str]]:
    return {row.kind: (row.due.isoformat(), row.rule) for row in case.deadlines if row.met_at is None}


def put_parcel(session: Session, number: str, carrier: str, *, delivered: datetime | None = None) -> None:
    session.add(
        ShipmentRow(shop="default", number=number, carrier=carrier, order_number="1001", use=1,
                    status="delivered" if delivered else "in_transit", status_at=delivered,
                    posted_at=datetime(2026, 10, 20, tzinfo=UTC), source="shop_file", created_at=AT, imported_at=AT)
    )  # fmt: skip
    session.flush()


def test_a_return_opened_in_time_has_its_right_noted_and_no_reminder(store: Store) -> None:
    with store.begin() as session:
        put_order(session)  # delivered in Germany on Sunday, 1 November
        case = opened(session)
        row = next(row for row in case.deadlines if row.kind == "withdrawal")
        assert (row.due, row.rule, row.met_at) == (date(2026, 11, 16), "eu-withdrawal", AT)  # L6-EU-1
        assert reminders.due(session, AT + timedelta(days=12)) == []


def test_the_shops_longer_period_goes_before_a_shorter_law(store: Store) -> None:
    with store.begin() as session:
        set_policy(session, "default", Terms(return_days=30, warranty_months=12), AT.date(), "s", "t", AT)
        put_order(session)
        case = opened(session)
        assert next(row.due for row in case.deadlines if row.kind == "withdrawal") == date(2026, 12, 1)
        put_order(session, "1002")
        warranty = opened(session, "warranty", order="1002")
        assert days(warranty)["warranty"] == (
            "2028-11-01",
            "eu-warranty",
        )  # two years go before twelve months


def test_where_no_law_is_known_the_policy_counts_alone(store: Store) -> None:
    with store.begin() as session:
        set_policy(session, "default", Terms(return_days=30), AT.date(), "s", "t", AT)
        put_order(session, country="US")
        row = next(row for row in opened(session).deadlines if row.kind == "withdrawal")
        assert (row.due, row.rule) == (date(2026, 12, 1), "policy")


def test_without_a_delivery_day_nothing_is_guessed(store: Store) -> None:
    with store.begin() as session:
        put_order(session, delivered=None)
        assert days(opened(session)) == {}


def test_the_parcels_own_word_on_its_delivery_goes_before_the_orders(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        put_parcel(session, "LX123456785CN", "china-post", delivered=datetime(2026, 11, 2, 8, tzinfo=UTC))
        assert days(opened(session, "warranty"))["warranty"][0] == "2028-11-02"


@pytest.mark.parametrize(
    ("carrier", "number", "kind", "due", "rule"),
    [
        ("ups", "1Z999AA10123456784", "damaged", "2026-12-19", "ups-claim"),  # L6-C-4: 60 days of 20 October
        ("fedex", "123456789012", "damaged", "2026-11-22", "fedex-damage"),  # L6-C-5: 21 days of 1 November
        ("fedex", "123456789012", "not_received", "2027-07-20", "fedex-loss"),  # L6-C-5: 9 months of tender
        ("dhl", "1234567890", "damaged", "2026-11-19", "dhl-claim"),  # L6-C-5: 30 days from acceptance
        ("china-post", "LX123456785CN", "damaged", "2027-04-20", "post-claim"),  # L6-C-6: 6 months from posting
    ],
)  # fmt: skip
def test_the_carriers_claim_window_is_the_shops_deadline(
    store: Store, carrier: str, number: str, kind: str, due: str, rule: str
) -> None:
    with store.begin() as session:
        put_order(session)
        delivered = None if kind == "not_received" else datetime(2026, 11, 1, 8, tzinfo=UTC)
        put_parcel(session, number, carrier, delivered=delivered)
        assert days(opened(session, kind))["claim"] == (due, rule)


def test_a_carrier_whose_terms_are_not_known_gives_no_window(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        put_parcel(session, "YT2400000000000001", "yunexpress")
        assert "claim" not in days(opened(session, "damaged"))


def test_money_is_due_by_the_law_or_three_working_days_after_the_approval_whichever_is_earlier(
    store: Store,
) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "refund")  # Monday, 2 November
        act(session, case, "approve", actor("seller"), AT + timedelta(days=1), remedy="refund")
        assert days(case)["refund"] == ("2026-11-06", "service_level")
        put_order(session, "1002")
        late = opened(session, "refund", order="1002")
        act(session, late, "approve", actor("seller"), AT + timedelta(days=13), remedy="refund")
        assert days(late)["refund"] == ("2026-11-16", "eu-refund")  # 14 days from the withdrawal
        act(session, late, "refund", actor("seller"), AT + timedelta(days=14))
        assert days(late) == {}


def test_a_buyer_has_the_laws_time_to_send_back_from_when_they_are_told(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        act(session, case, "approve", actor("seller"), AT + timedelta(days=3), remedy="refund")
        assert days(case) == {"return_by": ("2026-11-19", "eu-return-by")}
        act(session, case, "send_back", actor("customer"), AT + timedelta(days=5))
        assert days(case)["refund"][1] == "service_level"


def test_each_deadline_is_reminded_of_once_and_not_after_it_was_met(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        assert reminders.due(session, AT) == []
        soon = AT + timedelta(days=12)
        told = reminders.due(session, soon)
        assert [(one.deadline.kind, one.to, one.days) for one in told] == [("return_by", "customer", 2)]
        reminders.mark(told, soon)
        session.flush()
        assert reminders.due(session, soon) == []
        act(session, case, "send_back", actor("customer"), soon)
        assert [one.to for one in reminders.due(session, soon + timedelta(days=4))] == ["shop"]


def test_a_customer_is_not_reminded_of_what_has_passed_but_the_shop_is(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        put_order(session, "1002")
        back = opened(session)
        act(session, back, "approve", actor("seller"), AT, remedy="refund")
        owed = opened(session, "refund", order="1002")
        amount = Money(Decimal(1), "EUR")
        act(session, owed, "approve", actor("seller"), AT, remedy="refund", amount=amount)
        late = reminders.due(session, AT + timedelta(days=60))
        assert [(one.case.number, one.days < 0) for one in late] == [(owed.number, True)]
        act(session, owed, "refund", actor("seller"), AT + timedelta(days=60))
        assert reminders.due(session, AT + timedelta(days=60)) == []


def test_the_next_day_to_keep_is_the_nearest(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        put_parcel(session, "1Z999AA10123456784", "ups", delivered=datetime(2026, 11, 1, 8, tzinfo=UTC))
        case = opened(session, "damaged")
        assert reminders.next_due(case) == ("claim", date(2026, 12, 19))
        assert reminders.next_due(case, "customer") == ("warranty", date(2028, 11, 1))
