"""What is normal is learned from the shop's own delivered parcels, and only from enough of them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.assistant.answers.parcel import present
from bot.errors import NotAllowed
from bot.store import Store
from bot.store.journeys import JourneyRow
from bot.store.shipments import ShipmentRow
from bot.tracking.by_hand import mark_received, set_carrier
from bot.tracking.history import quantile, take_up
from bot.tracking.performance import lane_performance
from bot.tracking.shipments import Viewer, track
from bot.tracking.status import Flag
from tests.tracking.journeys import NOW, delivered, line, number, tell, with_history

SELLER, CUSTOMER, STAFF = Viewer("seller"), Viewer("customer"), Viewer("staff")
PARCEL = number(1)


def on_its_way(
    store: Store, posted: float, silent: float, destination: str = "GB", origin: str = "CN"
) -> None:
    tell(
        store,
        line(PARCEL, posted, "picked up", destination=destination, origin=origin),
        line(PARCEL, silent, "in transit", destination=destination, origin=origin),
    )


def journeys(store: Store) -> list[tuple[str, int, int | None, int | None]]:
    with store.begin() as session:
        return [
            (row.carrier, row.transit_hours, row.silent_hours, row.customs_hours)
            for row in session.scalars(select(JourneyRow).order_by(JourneyRow.id))
        ]


def test_a_delivered_parcel_leaves_its_times_once_however_often_it_is_told(store: Store) -> None:
    for _ in range(2):
        tell(store, *delivered(PARCEL, 10, silence=3, customs=2))
    assert journeys(store) == [("china_post", 240, 72, 48)]


def test_nothing_is_learned_of_a_day_that_a_person_noted_nor_of_samples_nor_of_one_scan(store: Store) -> None:
    on_its_way(store, 10, 5)
    with store.begin() as session:
        mark_received(session, PARCEL, SELLER, NOW)
    tell(store, line(number(2), 3, "delivered"))
    assert journeys(store) == []


def test_two_scans_tell_how_long_it_took_but_not_how_long_a_parcel_may_be_silent(store: Store) -> None:
    tell(store, line(PARCEL, 12, "in transit"), line(PARCEL, 2, "delivered"))
    assert journeys(store) == [("china_post", 240, None, None)]


def test_a_parcel_that_turns_out_to_come_back_was_no_journey(store: Store) -> None:
    tell(store, *delivered(PARCEL, 10, ended=5))
    tell(store, line(PARCEL, 2, "returned to sender"))
    assert journeys(store) == []


def test_a_corrected_carrier_is_corrected_in_what_was_learned_too(store: Store) -> None:
    tell(store, *delivered(PARCEL, 10))
    with store.begin() as session:
        set_carrier(session, PARCEL, "Yanwen", SELLER, NOW)
    assert [carrier for carrier, *_ in journeys(store)] == ["yanwen"]


def test_parcels_delivered_before_anything_was_learned_are_taken_up_later(store: Store) -> None:
    tell(store, *delivered(PARCEL, 10))
    with store.begin() as session:
        session.query(JourneyRow).delete()
    with store.begin() as session:
        assert take_up(session) == 1
        assert take_up(session) == 0
    assert len(journeys(store)) == 1


def test_what_is_normal_silence_is_learned_from_the_shops_own_lane(store: Store) -> None:
    on_its_way(store, 12, 9)
    before = track(store, PARCEL, viewer=SELLER, now=NOW)
    assert (before.stuck_after_days, before.stuck_learned_from) == (14, 0)
    assert before.flags == ()
    with_history(store, silence=4)
    after = track(store, PARCEL, viewer=SELLER, now=NOW)
    assert (after.stuck_after_days, after.stuck_learned_from) == (5, 20)  # a day more than nine in ten
    assert Flag.STALE in after.flags


def test_a_slow_channel_is_not_called_stuck_while_it_is_as_slow_as_ever(store: Store) -> None:
    tell(store, line("YT1234567890123456", 12, "in transit", carrier="YunExpress", destination="BR"))
    assert Flag.STALE in track(store, "YT1234567890123456", viewer=SELLER, now=NOW).flags
    lines = [
        row
        for n in range(12)
        for row in delivered(
            f"YT12345678901234{n:02d}", 40, silence=18, carrier="YunExpress", destination="BR"
        )
    ]
    tell(store, *lines)
    view = track(store, "YT1234567890123456", viewer=SELLER, now=NOW)
    assert (view.stuck_after_days, view.stuck_learned_from) == (19, 12)
    assert Flag.STALE not in view.flags


@pytest.mark.parametrize(
    ("shop", "destination"), [("other", "GB"), ("default", "US")], ids=["another shop", "another country"]
)
def test_other_shops_and_other_lanes_teach_nothing(store: Store, shop: str, destination: str) -> None:
    on_its_way(store, 12, 9)
    with_history(store, shop=shop, destination=destination)
    view = track(store, PARCEL, viewer=SELLER, now=NOW)
    assert view.stuck_learned_from == 0
    assert view.arrival is not None
    assert (view.arrival.state, view.arrival.n) == ("not_enough", 0)


def test_the_day_of_arrival_is_a_range_of_the_lanes_own_days(store: Store) -> None:
    on_its_way(store, 5, 1)
    with_history(store)  # 8 to 17.5 days
    arrival = track(store, PARCEL, viewer=SELLER, now=NOW).arrival
    assert arrival is not None
    posted = (NOW - timedelta(days=5)).date()
    assert (arrival.state, arrival.n) == ("expected", 20)
    assert arrival.earliest is not None
    assert [(day - posted).days for day in (arrival.earliest, arrival.likely, arrival.latest) if day] == [
        9,
        13,
        17,
    ]


def test_a_parcel_that_is_late_already_is_measured_by_those_that_were_later_still(store: Store) -> None:
    on_its_way(store, 15, 1)
    with_history(store)
    arrival = track(store, PARCEL, viewer=SELLER, now=NOW).arrival
    assert arrival is not None
    assert arrival.earliest is not None
    assert arrival.earliest >= NOW.date()


def test_nearly_all_were_faster_is_said_instead_of_a_day(store: Store) -> None:
    on_its_way(store, 17, 1)
    with_history(store)
    arrival = track(store, PARCEL, viewer=SELLER, now=NOW).arrival
    assert arrival is not None
    assert (arrival.state, arrival.likely) == ("later_than_usual", None)


def test_a_customer_gets_the_days_but_not_how_many_parcels_the_shop_sends(store: Store) -> None:
    on_its_way(store, 5, 1)
    few = track(store, PARCEL, viewer=CUSTOMER, now=NOW)
    assert few.arrival is None
    with_history(store)
    view = track(store, PARCEL, viewer=CUSTOMER, now=NOW)
    assert view.arrival is not None
    assert (view.arrival.state, view.arrival.n, view.stuck_learned_from) == ("expected", 0, 0)
    told = present(view.as_json(), "en")
    assert "usually between" in told
    assert "20" not in told.replace("2026", "")


def test_too_few_delivered_parcels_are_said_to_be_too_few(store: Store) -> None:
    on_its_way(store, 5, 1)
    with_history(store, count=9)
    arrival = track(store, PARCEL, viewer=SELLER, now=NOW).arrival
    assert arrival is not None
    assert (arrival.state, arrival.n, arrival.needed) == ("not_enough", 9, 10)


def test_parcels_from_another_country_count_where_too_few_came_from_the_same(store: Store) -> None:
    on_its_way(store, 5, 1, origin="HK")
    with_history(store)
    arrival = track(store, PARCEL, viewer=SELLER, now=NOW).arrival
    assert arrival is not None
    assert (arrival.state, arrival.same_origin) == ("expected", False)


def test_no_day_is_told_for_a_parcel_that_has_not_left_has_come_or_is_in_trouble(store: Store) -> None:
    with_history(store)
    tell(
        store,
        line(number(2), 1, "label created"),
        line(number(3), 3, "in transit"), line(number(3), 1, "delivered"),
        line(number(4), 3, "in transit"), line(number(4), 1, "lost"),
    )  # fmt: skip
    assert [track(store, number(n), viewer=SELLER, now=NOW).arrival for n in (2, 3, 4)] == [None] * 3


def test_what_is_more_than_a_year_old_teaches_nothing(store: Store) -> None:
    with_history(store)
    later = NOW + timedelta(days=400)
    tell(store, line(PARCEL, -399, "in transit"), at=later)
    arrival = track(store, PARCEL, viewer=SELLER, now=later).arrival
    assert arrival is not None
    assert arrival.n == 0


@given(st.lists(st.integers(0, 4000), min_size=1), st.floats(0, 100))
def test_a_quantile_lies_within_the_list_and_grows_with_the_share(values: list[int], percent: float) -> None:
    ordered = sorted(values)
    found = quantile(ordered, percent)
    assert ordered[0] <= found <= ordered[-1]
    assert found <= quantile(ordered, 100)
    assert sum(value <= found for value in ordered) >= int(len(ordered) * percent / 100)


def test_lanes_tell_days_by_carrier_and_country_the_busiest_first(store: Store) -> None:
    with_history(store)
    tell(store, *delivered("YT1234567890123456", 7, carrier="YunExpress", destination="US"))
    on_its_way(store, 40, 30)
    found = lane_performance(store, viewer=SELLER, now=NOW)
    first, second = found["lanes"]
    assert (first["carrier"], first["destination"], first["delivered"]) == ("china_post", "GB", 20)
    assert (first["p10"], first["p50"], first["p90"]) == ("9.0", "12.8", "16.6")
    assert (first["under_way"], first["problems"]) == (1, 1)
    assert (second["carrier"], second["delivered"], second["p50"]) == ("yunexpress", 1, None)


def test_lanes_are_narrowed_to_a_carrier_or_a_country(store: Store) -> None:
    with_history(store)
    tell(store, *delivered("YT1234567890123456", 7, carrier="YunExpress", destination="US"))
    by_country = lane_performance(store, viewer=SELLER, now=NOW, countries=("US",))
    by_carrier = lane_performance(store, viewer=SELLER, now=NOW, carriers=("china_post",))
    assert [lane["carrier"] for lane in by_country["lanes"]] == ["yunexpress"]
    assert [lane["destination"] for lane in by_carrier["lanes"]] == ["GB"]


def test_lanes_show_a_shop_its_own_figures_staff_all_and_customers_none(store: Store) -> None:
    with_history(store, shop="other")
    assert lane_performance(store, viewer=SELLER, now=NOW)["lanes"] == []
    assert lane_performance(store, viewer=STAFF, now=NOW)["lanes"][0]["delivered"] == 20
    with pytest.raises(NotAllowed):
        lane_performance(store, viewer=CUSTOMER, now=NOW)


def test_an_erased_parcel_stays_in_the_figures_without_its_number(store: Store) -> None:
    tell(store, *delivered(PARCEL, 10))
    with store.begin() as session:
        session.query(ShipmentRow).delete()
    with store.begin() as session:
        row = session.scalars(select(JourneyRow)).one()
        assert row.shipment_id is None
        columns = {column.name for column in JourneyRow.__table__.columns}
    assert "number" not in columns
    assert "place" not in columns
