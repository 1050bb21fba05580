"""One parcel as a person may see it; who may see what; standing still; samples."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NotAllowed
from bot.store import Store
from bot.texts import has_text
from bot.tracking.advice import advice_key
from bot.tracking.errors import BadCheckDigit, NoTrackingNumber, UnknownParcel
from bot.tracking.importing import import_shipments
from bot.tracking.numbers import identify
from bot.tracking.samples import load_samples, sample_numbers
from bot.tracking.shipments import (
    Viewer,
    export_csv,
    known_to,
    numbers_of_order,
    overview,
    own_carriers,
    track,
)
from bot.tracking.status import Flag, Status, Substatus

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CUSTOMER = Viewer("customer", "acme")
SELLER = Viewer("seller", "acme")
STAFF = Viewer("staff")

FILE = """tracking number,carrier,order,origin,destination,status,event,time,place,eta
LX123456785CN,China Post,A-1,CN,GB,in transit,Arrived,2026-11-21 10:00+00:00,"London, GB",2026-11-27
LX123456785CN,China Post,A-1,CN,GB,picked up,Handed over by MR SELLER,2026-11-12 09:00+08:00,"Hangzhou, CN",
EE123456785CN,China EMS,A-2,CN,DE,customs hold,Held by customs,2026-11-15 10:00,"Frankfurt, DE",2026-11-18
"""


@pytest.fixture
def stocked(store: Store) -> Store:
    import_shipments(store, FILE.encode(), shop="acme", name="orders.csv", now=NOW)
    import_shipments(
        store, b"tracking number,order\nRB123456785US,B-1\n", shop="other", name="other.csv", now=NOW
    )
    return store


def test_track_json_has_the_shape_of_the_contract_and_states_its_source(stocked: Store) -> None:
    document = track(stocked, "lx 123456785 cn", viewer=SELLER, now=NOW).as_json()
    assert list(document)[:11] == [
        "number", "carrier", "status", "substatus", "updated_at", "eta", "origin", "destination", "events",
        "provider", "advice",
    ]  # fmt: skip
    expected = {
        "number": "LX123456785CN", "carrier": "china_post", "status": "in_transit", "substatus": None,
        "updated_at": "2026-11-21T10:00:00+00:00", "eta": "2026-11-27", "origin": "CN", "destination": "GB",
        "provider": "shop_file",
    }  # fmt: skip
    assert expected.items() <= document.items()
    assert [event["time"] for event in document["events"]] == [
        "2026-11-21T10:00:00+00:00",
        "2026-11-12T09:00:00+08:00",
    ]
    assert document["source"] == {
        "kind": "shop_file",
        "name": "orders.csv",
        "imported_at": "2026-11-23T12:00:00+00:00",
    }
    assert (document["days_since_last_event"], document["order_number"]) == (2, "A-1")


def test_a_time_without_a_zone_stays_local_to_the_place(stocked: Store) -> None:
    assert track(stocked, "EE123456785CN", viewer=SELLER, now=NOW).updated_at == "2026-11-15T10:00:00"


def test_a_customer_sees_status_times_and_cities_and_nothing_else(stocked: Store) -> None:
    document = track(stocked, "LX123456785CN", viewer=CUSTOMER, now=NOW).as_json()
    assert "A-1" not in str(document)
    assert "SELLER" not in str(document)
    assert "orders.csv" not in str(document)
    assert "acme" not in str(document)
    assert [event["place"] for event in document["events"]] == ["London, GB", "Hangzhou, CN"]
    assert {event["description"] for event in document["events"]} == {""}


def test_another_shops_parcel_is_unknown_to_customer_and_seller_but_not_to_staff(stocked: Store) -> None:
    for viewer in (CUSTOMER, SELLER):
        with pytest.raises(UnknownParcel) as unknown:
            track(stocked, "RB123456785US", viewer=viewer, now=NOW)
        assert unknown.value.code == "not_found"
        assert "B-1" not in str(unknown.value.as_json())
    assert track(stocked, "RB123456785US", viewer=STAFF, now=NOW).shop == "other"


def test_a_stranger_and_a_never_known_number_get_the_same_answer(stocked: Store) -> None:
    with pytest.raises(UnknownParcel) as foreign:
        track(stocked, "RB123456785US", viewer=CUSTOMER, now=NOW)
    with pytest.raises(UnknownParcel) as never:
        track(stocked, "RB473124829US", viewer=CUSTOMER, now=NOW)
    assert foreign.value.as_json()["links"][0]["name"] == never.value.as_json()["links"][0]["name"]
    assert foreign.value.as_json().keys() == never.value.as_json().keys()


def test_lists_orders_and_exports_are_closed_to_customers(stocked: Store) -> None:
    for call in (
        lambda: overview(stocked, viewer=CUSTOMER),
        lambda: export_csv(stocked, viewer=CUSTOMER),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_a_seller_finds_the_own_shops_orders_only(stocked: Store) -> None:
    assert numbers_of_order(stocked, "#A-1", viewer=SELLER) == ["LX123456785CN"]
    assert numbers_of_order(stocked, "B-1", viewer=SELLER) == []
    assert numbers_of_order(stocked, "B-1", viewer=STAFF) == ["RB123456785US"]


def test_an_unknown_good_number_names_the_carriers_and_their_own_pages(stocked: Store) -> None:
    with pytest.raises(UnknownParcel) as unknown:
        track(stocked, "1Z999AA10123456784", viewer=SELLER)
    assert unknown.value.details["carriers"] == ["ups"]
    assert unknown.value.details["links"][0]["url"].endswith("1Z999AA10123456784")


def test_a_mistyped_number_is_told_and_only_the_shop_itself_gets_its_own_numbers_suggested(
    stocked: Store,
) -> None:
    with pytest.raises(BadCheckDigit) as for_seller:
        track(stocked, "LX123456784CN", viewer=SELLER)
    assert for_seller.value.details["did_you_mean"][0] == "LX123456785CN"
    with pytest.raises(BadCheckDigit) as for_customer:
        track(stocked, "LX123456748CN", viewer=CUSTOMER)
    with pytest.raises(BadCheckDigit) as nowhere:
        track(stocked, "LX123456748CN", viewer=Viewer("customer", "nowhere"))
    assert for_customer.value.details["did_you_mean"] == nowhere.value.details["did_you_mean"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "12",
        "💥" * 50,
        "'; DROP TABLE shipments; --",
        "x" * 100_000,
        "\x00\x1b[2J",
        "9" * 60,
        "A1" * 30,
        "<script>alert(1)</script>",
        "' OR 1=1 --",
    ],
)
def test_what_is_no_number_gets_a_clear_answer(stocked: Store, text: str) -> None:
    with pytest.raises(NoTrackingNumber):
        track(stocked, text, viewer=SELLER)


def test_a_number_inside_a_sentence_is_found(stocked: Store) -> None:
    assert track(stocked, "where is LX123456785CN please", viewer=SELLER, now=NOW).number == "LX123456785CN"


def test_standing_still_too_long_is_flagged_and_advised(stocked: Store) -> None:
    view = track(stocked, "EE123456785CN", viewer=SELLER, now=NOW)
    assert set(view.flags) == {Flag.STALE, Flag.PAST_ETA}
    assert (view.days_since_last_event, view.stuck_after_days, view.days_past_eta) == (8, 5, 5)
    assert view.advice_key == "advice-customs-hold-seller"


def test_a_postal_item_across_a_border_may_be_silent_for_longer(stocked: Store) -> None:
    week = track(stocked, "LX123456785CN", viewer=SELLER, now=NOW + timedelta(days=8))
    assert (week.stuck_after_days, Flag.STALE in week.flags) == (14, False)
    assert Flag.STALE in track(stocked, "LX123456785CN", viewer=SELLER, now=NOW + timedelta(days=14)).flags


@pytest.mark.parametrize("role", ["customer", "seller", "staff", "admin"])
def test_every_state_has_advice_for_every_role_in_every_language(role: str) -> None:
    for status in Status:
        for substatus in [None, *Substatus]:
            for flags in ((), (Flag.STALE,), (Flag.PAST_ETA,)):
                key = advice_key(status, substatus, flags, role)  # type: ignore[arg-type]
                assert key.endswith("customer" if role == "customer" else "seller")
                assert all(has_text(language, key) for language in ("en", "zh", "es", "ru")), key


def test_advice_comes_in_the_viewers_language(stocked: Store) -> None:
    english = track(stocked, "EE123456785CN", viewer=SELLER, now=NOW)
    chinese = track(stocked, "EE123456785CN", viewer=Viewer("seller", "acme", "zh"), now=NOW)
    assert english.advice_key == chinese.advice_key
    assert "海关" in chinese.advice


def test_the_overview_shows_problems_first(stocked: Store) -> None:
    listed = overview(stocked, viewer=SELLER, now=NOW)
    assert (listed["total"], listed["problems"], listed["by_status"]) == (
        2,
        1,
        {"in_transit": 1, "customs": 1},
    )
    assert [parcel["number"] for parcel in listed["parcels"]] == ["EE123456785CN", "LX123456785CN"]
    assert overview(stocked, viewer=STAFF, now=NOW)["total"] == 3
    assert overview(stocked, viewer=STAFF, now=NOW, limit=1)["more"] == 2


def test_the_shops_numbers_and_carriers_help_recognition_within_the_shop_only(stocked: Store) -> None:
    import_shipments(stocked, b"tracking number,carrier\nACME0012345,Acme Freight\n", shop="acme", now=NOW)
    assert identify("ACME0012345?", known=known_to(stocked, SELLER))[0].carrier == "acme_freight"
    assert identify("ACME0012345?", known=known_to(stocked, Viewer("seller", "other"))) == ()
    assert own_carriers(stocked, SELLER) == {"china_post", "china_ems", "acme_freight"}


def test_samples_load_once_are_marked_everywhere_and_move_with_the_day(store: Store) -> None:
    assert load_samples(store, NOW) == len(sample_numbers(store)) >= 12
    assert load_samples(store, NOW + timedelta(hours=1)) == len(sample_numbers(store))
    viewer = Viewer("seller")
    views = [track(store, number, viewer=viewer, now=NOW) for number in sample_numbers(store)]
    assert all(view.sample and view.provider == "sample" and view.link is None for view in views)
    assert set(Status) - {view.status for view in views} == {Status.PENDING}
    assert any(Flag.STALE in view.flags for view in views)
    assert "LX123456785CN" in sample_numbers(store)
    load_samples(store, NOW + timedelta(days=40))
    later = track(store, "LX123456785CN", viewer=viewer, now=NOW + timedelta(days=40))
    assert (later.days_since_last_event, Flag.STALE in later.flags) == (1, False)
    assert len(later.events) == len(views[0].events)


def test_samples_stay_out_of_a_shops_real_store_and_never_touch_a_real_parcel(stocked: Store) -> None:
    assert load_samples(stocked, NOW) == 0
    import_shipments(
        stocked, b"tracking number,sample,status\nLX123456785CN,yes,lost\n", shop="acme", now=NOW
    )
    view = track(stocked, "LX123456785CN", viewer=SELLER, now=NOW)
    assert (view.sample, view.status) == (False, Status.IN_TRANSIT)


def test_a_real_parcel_replaces_the_sample_of_the_same_number(store: Store) -> None:
    load_samples(store, NOW)
    import_shipments(store, FILE.encode(), shop="default", name="orders.csv", now=NOW)
    view = track(store, "LX123456785CN", viewer=Viewer("seller"), now=NOW)
    assert (view.sample, view.provider, len(view.events)) == (False, "shop_file", 2)


def test_every_sample_number_is_valid() -> None:
    from bot.tracking.samples import SAMPLES

    for line in SAMPLES.read_text(encoding="utf-8").splitlines()[1:]:
        number = line.split(",")[1]
        assert [one.valid for one in identify(number, explicit=True)] == [True], number
