"""Exceptions first: what is wrong, the most urgent at the top; time limits for claims; who hears of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.assistant.answers.watch import present_digest, present_notice
from bot.errors import NotAllowed
from bot.settings import LANGUAGES
from bot.store import Store
from bot.store.orders import OrderRow
from bot.store.shipments import ShipmentRow
from bot.tracking.claims import claim_of, rules
from bot.tracking.errors import UnknownParcel
from bot.tracking.exceptions import REASONS, exceptions
from bot.tracking.notices import due_tellings, mark_told
from bot.tracking.rounds import Rounds
from bot.tracking.shipments import Viewer, numbers_of_order, overview, row_of, track
from bot.tracking.status import Flag
from bot.tracking.watching import Watcher, watch_parcel, watch_shop
from tests.tracking.journeys import NOW, line, number, tell

SELLER, STAFF, CUSTOMER = Viewer("seller"), Viewer("staff"), Viewer("customer", person="telegram:5")
DHL, UPS, POST = "3318810025", "1Z999AA10123456784", number(1)


def dhl(posted: float, silent: float = 1) -> list[str]:
    return [
        line(DHL, posted, "picked up", carrier="DHL Express", destination="DE"),
        line(DHL, silent, "in transit", carrier="DHL Express", destination="DE"),
    ]


@pytest.fixture
def troubled(store: Store) -> Store:
    """A shop in which nearly everything goes wrong."""
    tell(
        store,
        *dhl(26, 25),
        line(UPS, 3, "customs requires information", carrier="UPS", destination="US"),
        line(POST, 2, "delivery failed: nobody at home"),
        line(number(2), 20, "in transit"),
        line(number(3), 1, "in transit", eta=(NOW - timedelta(days=9)).strftime("%Y-%m-%d")),
        line(number(4), 1, "in transit"),
        line(number(5), 1, "delivered"),
        line(number(6), 2, "returning to sender"),
    )
    return store


def test_the_most_urgent_stands_first_and_what_is_well_is_left_out(troubled: Store) -> None:
    found = exceptions(troubled, viewer=SELLER, now=NOW)
    assert [(one["number"], one["reasons"][0]) for one in found["problems"]] == [
        (DHL, "claim_ends"),
        (UPS, "customs_action"),
        (POST, "undeliverable"),
        (number(6), "returning"),
        (number(2), "silent"),
        (number(3), "late"),
    ]
    assert (found["total"], found["count"], found["more"]) == (8, 6, 0)
    assert found["problems"][0]["reasons"] == ["claim_ends", "silent"]
    assert found["problems"][4] | {"normal_days": 14, "learned_from": 0} == found["problems"][4]


def test_a_long_list_is_cut_after_the_most_urgent_and_says_so(troubled: Store) -> None:
    found = exceptions(troubled, viewer=SELLER, now=NOW, limit=2)
    assert [one["number"] for one in found["problems"]] == [DHL, UPS]
    assert (found["count"], found["more"]) == (6, 4)


def test_of_two_limits_the_one_that_ends_first_stands_first(store: Store) -> None:
    other = "1234567891"
    tell(store, *dhl(24, 20), *(row.replace(DHL, other) for row in dhl(29, 20)))
    assert [one["number"] for one in exceptions(store, viewer=SELLER, now=NOW)["problems"]] == [other, DHL]


def test_every_problem_of_the_list_counts_as_one_in_the_overview_too(troubled: Store) -> None:
    assert overview(troubled, viewer=SELLER, now=NOW)["problems"] == 6


def test_what_is_wrong_is_the_shops_own_and_no_customers(troubled: Store) -> None:
    assert exceptions(troubled, viewer=Viewer("seller", "other"), now=NOW)["total"] == 0
    assert exceptions(troubled, viewer=STAFF, now=NOW)["count"] == 6
    with pytest.raises(NotAllowed):
        exceptions(troubled, viewer=CUSTOMER, now=NOW)


def test_a_limit_that_has_passed_is_said_to_have_passed(store: Store) -> None:
    tell(store, *dhl(40, 20))
    [one] = exceptions(store, viewer=SELLER, now=NOW)["problems"]
    assert one["reasons"] == ["silent", "claim_missed"]
    assert one["claim"]["days_left"] == -10


@pytest.mark.parametrize(
    ("parcel", "carrier", "posted", "due"),
    [
        (UPS, "ups", "2026-11-01", "2026-12-31"),  # 60 days from shipment
        (DHL, "dhl", "2026-11-01", "2026-12-01"),  # 30 days from acceptance
        ("986578788855", "fedex", "2026-11-01", "2027-08-01"),  # nine months from tender
        ("RB123456785CN", "china_post", "2026-08-31", "2027-02-28"),  # six months from posting
        ("EE123456785US", "usps", "2026-11-01", "2027-01-30"),  # 90 days
        ("02012345675", "air_waybill", "2026-11-01", "2027-03-01"),  # 120 days
    ],
)
def test_the_limit_for_a_lost_parcel_counts_from_posting(
    parcel: str, carrier: str, posted: str, due: str
) -> None:
    row = ShipmentRow(number=parcel, carrier=carrier, status="in_transit", posted_at=_day(posted))
    claim = claim_of(row, NOW)
    assert claim is not None
    assert (claim.kind, claim.due) == ("loss", date.fromisoformat(due))
    assert claim.source
    assert claim.as_of == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("parcel", "carrier", "due"),
    [
        ("986578788855", "fedex", "2026-12-11"),
        ("02012345675", "air_waybill", "2026-12-04"),
        (UPS, "ups", None),
    ],
)
def test_the_limit_for_damage_counts_from_delivery_and_unknown_ones_are_not_told(
    parcel: str, carrier: str, due: str | None
) -> None:
    row = ShipmentRow(
        number=parcel,
        carrier=carrier,
        status="delivered",
        posted_at=_day("2026-11-01"),
        status_at=_day("2026-11-20"),
    )
    claim = claim_of(row, NOW)
    assert (claim.due.isoformat() if claim else None) == due


def test_no_limit_runs_for_a_carrier_without_a_rule_before_posting_or_on_the_way_back() -> None:
    posted = _day("2026-11-01")
    for row in (
        ShipmentRow(number="YT1234567890123456", carrier="yunexpress", status="in_transit", posted_at=posted),
        ShipmentRow(number=UPS, carrier="ups", status="info_received", posted_at=None),
        ShipmentRow(number=UPS, carrier="ups", status="returned", posted_at=posted),
        ShipmentRow(number="00340434161094042557", carrier="dhl", status="in_transit", posted_at=posted),
    ):
        assert claim_of(row, NOW) is None


def test_every_rule_names_its_source_its_day_and_how_sure_it_is() -> None:
    assert rules()
    for rule in rules():
        assert rule.source
        assert rule.confidence in ("high", "medium", "low")
        assert 0 < rule.warn_days <= (rule.days or rule.months * 28)


def test_a_limit_about_to_end_is_told_to_the_shop_once_and_never_to_a_customer(store: Store) -> None:
    tell(store, *dhl(20, 2))
    with store.begin() as session:
        row = row_of(session, DHL, SELLER)
        assert row is not None
        watch_parcel(session, Watcher("telegram:7", 7, "en", SELLER), row, "problems", NOW)
        watch_parcel(session, Watcher("telegram:5", 5, "en", CUSTOMER), row, "all", NOW)
    told: list[tuple[str, str]] = []
    for days in range(9):
        at = NOW + timedelta(days=days)
        tell(store, line(DHL, -days, "in transit", carrier="DHL Express", destination="DE"), at=at)
        Rounds(store, UTC).once(at)
        with store.begin() as session:
            tellings = due_tellings(session, at)
            mark_told(tellings, at)
            told += [(one.watch.person, change["news"]) for one in tellings for change in one.changes]
    assert told == [("telegram:7", "claim")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_of_a_limit_names_day_source_and_what_to_do(store: Store, language: str) -> None:
    tell(store, *dhl(25, 24))
    with store.begin() as session:
        watch_shop(session, Watcher("telegram:7", 7, language, SELLER), "problems", NOW, UTC, digest=False)
        [telling] = due_tellings(session, NOW)
        [change] = telling.changes
    text = present_notice(change, language)
    assert "2026-11-29" in text
    assert "general knowledge" in text
    assert "2026-11-23" in text
    assert "2026-11-29" in present_digest([change], language, daily=True)


def test_a_customer_is_shown_no_limit_and_no_flag_of_it(store: Store) -> None:
    tell(store, *dhl(26, 2))
    shop, customer = (track(store, DHL, viewer=viewer, now=NOW) for viewer in (SELLER, CUSTOMER))
    assert Flag.CLAIM_ENDS in shop.flags
    assert shop.claim is not None
    assert shop.advice_key == "advice-claim-ends-seller"
    assert customer.flags == ()
    assert customer.as_json()["claim"] is None


def _ordered(store: Store, customer: str | None, parcel: str = POST) -> None:
    tell(store, line(parcel, 2, "in transit", order="#a 1"))
    with store.begin() as session:
        session.add(
            OrderRow(
                shop="default", number="A1", shown="#a 1", customer=customer, source="file", imported_at=NOW
            )
        )


def test_a_parcel_of_an_order_that_another_has_proved_to_be_theirs_is_unknown_to_a_customer(
    store: Store,
) -> None:
    _ordered(store, "telegram:6")
    with pytest.raises(UnknownParcel) as hidden:
        track(store, POST, viewer=CUSTOMER, now=NOW)
    with pytest.raises(UnknownParcel) as never:
        track(store, number(99), viewer=CUSTOMER, now=NOW)
    assert hidden.value.details.keys() == never.value.details.keys()
    with store.begin() as session:
        assert row_of(session, POST, CUSTOMER) is None
    assert track(store, POST, viewer=SELLER, now=NOW).order_number == "#a 1".lstrip("#")


@pytest.mark.parametrize("customer", ["telegram:5", None], ids=["their own", "nobody's"])
def test_a_customer_sees_the_own_parcel_and_one_that_nobody_has_claimed(
    store: Store, customer: str | None
) -> None:
    _ordered(store, customer)
    assert track(store, POST, viewer=CUSTOMER, now=NOW).order_number is None


def test_a_customer_finds_parcels_by_an_order_that_is_proved_to_be_theirs_and_by_no_other(
    store: Store,
) -> None:
    _ordered(store, "telegram:5")
    assert numbers_of_order(store, "#A1", viewer=CUSTOMER) == [POST]
    assert numbers_of_order(store, "A1", viewer=Viewer("customer", person="telegram:6")) == []
    assert numbers_of_order(store, "A1", viewer=Viewer("customer")) == []


def test_every_reason_has_a_name_in_every_language() -> None:
    from bot.texts import has_text

    assert all(
        has_text(language, f"reason-{reason}".replace("_", "-"))
        for reason in REASONS
        for language in LANGUAGES
    )


def _day(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)
