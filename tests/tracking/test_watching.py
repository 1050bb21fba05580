"""Watches: one notice a change, whatever happens in between; quiet hours, daily lists, the schedule."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.errors import NotAllowed, Unavailable, UserError
from bot.store import Store
from bot.store.shipments import ShipmentRow
from bot.store.watches import PollRow, WatchRow
from bot.tracking.by_hand import add_parcel, mark_received, set_carrier, set_last_mile
from bot.tracking.importing import import_shipments
from bot.tracking.notices import due_tellings, mark_told
from bot.tracking.polling import TokenBucket, schedule
from bot.tracking.rounds import Rounds
from bot.tracking.shipments import row_of, track
from bot.tracking.states import State
from bot.tracking.status import Flag, Status, Substatus
from bot.tracking.view import Viewer
from bot.tracking.watching import (
    Told,
    Watcher,
    keep_quiet,
    quiet_hours,
    unwatch,
    watch_parcel,
    watch_shop,
    watches_of,
)
from tests.bench_watches import simulate

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NUMBER = "LX123456785CN"
SELLER, CUSTOMER = Viewer("seller"), Viewer("customer")
HEADER = "tracking number,carrier,order,destination,status,event,time,place,eta\n"


def tell(store: Store, *lines: str, at: datetime = START) -> None:
    """The shop's file says so."""
    import_shipments(store, (HEADER + "\n".join(lines)).encode(), shop="default", name="f.csv", now=at)


def on(day: datetime, status: str, event: str, number: str = NUMBER, eta: str = "") -> str:
    return f"{number},China Post,A-1,GB,{status},{event},{day:%Y-%m-%d %H:%M}+00:00,London,{eta}"


def begin(store: Store, viewer: Viewer = SELLER, level: str = "all", number: str = NUMBER) -> Told:
    with store.begin() as session:
        row = row_of(session, number, viewer)
        assert row is not None
        return watch_parcel(session, Watcher("telegram:7", 7, "en", viewer, "t1"), row, level, START)


def told(store: Store, now: datetime) -> list[tuple[str, str]]:
    """Go round, and take what is to be told, as the channel does: (news, status)."""
    Rounds(store, UTC).once(now)
    return heard(store, now)


def heard(store: Store, now: datetime) -> list[tuple[str, str]]:
    with store.begin() as session:
        tellings = due_tellings(session, now)
        mark_told(tellings, now)
        return [(change["news"], change["status"]) for one in tellings for change in one.changes]


@pytest.fixture
def moving(store: Store) -> Store:
    """One parcel on its way."""
    tell(store, on(START - timedelta(days=1), "in transit", "Departed"))
    return store


def test_a_change_is_told_once_and_a_new_scan_in_the_same_status_is_none(moving: Store) -> None:
    begin(moving)
    assert told(moving, START) == []
    later = START + timedelta(hours=1)
    tell(moving, on(later, "in transit", "Arrived at facility"), at=later)
    assert told(moving, later) == []
    later += timedelta(hours=1)
    tell(moving, on(later, "out for delivery", "Out for delivery"), at=later)
    assert told(moving, later) == [("status", "out_for_delivery")]
    assert told(moving, later + timedelta(minutes=1)) == []


def test_a_watch_survives_a_restart_and_a_crash_before_the_message_is_laid(moving: Store) -> None:
    begin(moving)
    later = START + timedelta(hours=1)
    tell(moving, on(later, "delivered", "Delivered"), at=later)
    Rounds(moving, UTC).once(later)  # … and the process dies before anything is laid in the outbox
    assert told(moving, later + timedelta(minutes=5)) == [("status", "delivered")]
    assert told(moving, later + timedelta(minutes=6)) == []


def test_the_same_status_reached_a_second_time_is_told_again(moving: Store) -> None:
    begin(moving)
    seen = []
    for hours, status, event in (
        (1, "customs", "Held by customs"),
        (2, "in transit", "Departed from facility"),
        (3, "customs", "Held by customs again"),
    ):
        now = START + timedelta(hours=hours)
        tell(moving, on(now, status, event), at=now)
        seen += told(moving, now)
    assert [status for _, status in seen] == ["customs", "in_transit", "customs"]


def test_asking_twice_is_one_watch_and_another_level_changes_it(moving: Store) -> None:
    assert begin(moving).outcome == "begun"
    assert begin(moving).outcome == "already"
    assert begin(moving, level="delivery").outcome == "changed"
    with moving.begin() as session:
        assert [watch.level for watch, _ in watches_of(session, "telegram:7")] == ["delivery"]


def test_a_delivery_watch_keeps_silent_until_it_arrives(moving: Store) -> None:
    begin(moving, CUSTOMER, "delivery")
    now = START + timedelta(hours=1)
    tell(moving, on(now, "customs", "Held by customs"), at=now)
    assert told(moving, now) == []
    now += timedelta(hours=1)
    tell(moving, on(now, "delivered", "Delivered"), at=now)
    assert told(moving, now) == [("status", "delivered")]


def test_a_problem_watch_hears_of_holds_only(moving: Store) -> None:
    begin(moving, level="problems")
    now = START + timedelta(hours=1)
    tell(moving, on(now, "in transit", "Arrived"), at=now)
    assert told(moving, now) == []
    tell(moving, on(now + timedelta(minutes=1), "customs", "Held by customs"), at=now + timedelta(minutes=2))
    assert told(moving, now + timedelta(minutes=2)) == [("status", "customs")]


def test_standing_still_is_told_once_although_nothing_new_was_said(moving: Store) -> None:
    begin(moving)
    rounds = Rounds(moving, UTC)
    seen = []
    for hours in range(0, 24 * 25, 6):
        now = START + timedelta(hours=hours)
        rounds.once(now)
        seen += heard(moving, now)
    assert seen == [("stale", "in_transit")]


def test_a_new_expected_day_is_told(moving: Store) -> None:
    begin(moving)
    now = START + timedelta(hours=1)
    tell(moving, on(now, "in transit", "Arrived", eta="2026-11-30"), at=now)
    assert told(moving, now) == [("eta", "in_transit")]


def test_what_happens_in_quiet_hours_comes_when_they_are_over(moving: Store) -> None:
    begin(moving)
    with moving.begin() as session:
        assert keep_quiet(session, "telegram:7", quiet_hours("22-8")) == 1
    zone = ZoneInfo("Asia/Shanghai")
    night = datetime(2026, 11, 24, 1, 0, tzinfo=zone).astimezone(UTC)
    tell(moving, on(night, "delivered", "Delivered"), at=night)
    Rounds(moving, zone).once(night)
    assert heard(moving, night) == []
    assert heard(moving, datetime(2026, 11, 24, 7, 59, tzinfo=zone)) == []
    assert heard(moving, datetime(2026, 11, 24, 8, 0, tzinfo=zone)) == [("status", "delivered")]


@pytest.mark.parametrize(
    "written", ["22", "25-8", "8-8", "night", "-1-5", "9" * 60, "'; drop table watches;--"]
)
def test_quiet_hours_that_are_none_are_refused(written: str) -> None:
    with pytest.raises(UserError, match="two hours"):
        quiet_hours(written)


def test_a_shop_hears_of_its_problem_parcels_once_a_day(moving: Store) -> None:
    held = on(START - timedelta(days=1), "customs", "Held by customs", number="RB123456785GB")
    tell(moving, held)
    with moving.begin() as session:
        watch_shop(session, Watcher("telegram:7", 7, "en", SELLER), "problems", START, UTC, digest=True)
    assert told(moving, START) == []
    morning = START.replace(hour=9) + timedelta(days=1)
    assert told(moving, morning) == [("status", "customs")]
    assert told(moving, morning + timedelta(hours=1)) == []
    # a parcel that comes later, with its problem, is in the next day's list; one that is well again is not
    noon = morning + timedelta(hours=3)
    tell(moving, on(noon, "customs", "Held by customs"), at=noon)
    fresh = on(noon, "exception", "Damaged", number="RR123456785DE")
    tell(moving, fresh, at=noon)
    evening = noon + timedelta(hours=6)
    assert told(moving, noon) == []
    tell(moving, on(evening, "delivered", "Delivered"), at=evening)
    assert told(moving, evening) == []
    assert [status for _, status in told(moving, morning + timedelta(days=1))] == ["exception"]


def test_a_customer_watches_single_parcels_of_which_there_is_a_bound(store: Store) -> None:
    with store.begin() as session, pytest.raises(NotAllowed):
        watch_shop(session, Watcher("telegram:8", 8, "en", CUSTOMER), "all", START, UTC, digest=False)
    numbers = [f"JT{n:013d}" for n in range(21)]
    tell(store, *(f"{n},J&T,,GB,in transit,,,," for n in numbers))
    for number in numbers[:20]:
        begin(store, CUSTOMER, number=number)
    with pytest.raises(UserError, match="at most 20"):
        begin(store, CUSTOMER, number=numbers[20])


def test_an_ended_watch_is_silent_even_about_what_was_already_noted(moving: Store) -> None:
    begin(moving)
    now = START + timedelta(hours=1)
    tell(moving, on(now, "delivered", "Delivered"), at=now)
    Rounds(moving, UTC).once(now)
    with moving.begin() as session:
        assert unwatch(session, "telegram:7", now) == 1
        assert unwatch(session, "telegram:7", now) == 0
    assert heard(moving, now) == []


def test_parcels_are_asked_for_by_their_status_and_no_more_once_their_journey_is_over(moving: Store) -> None:
    begin(moving)
    asked: list[datetime] = []
    now = START

    def refresh(rows: Sequence[ShipmentRow]) -> None:
        asked.append(now)

    rounds = Rounds(moving, UTC, refresh)
    for hour in range(24):
        now = START + timedelta(hours=hour)
        rounds.once(now)
    assert [(at - START).total_seconds() / 3600 for at in asked] == [0, 6, 12, 18]
    tell(moving, on(now, "delivered", "Delivered"), at=now)
    for day in range(1, 30):
        rounds.once(now + timedelta(days=day))
    with moving.begin() as session:
        assert session.query(PollRow).one().next_at is None
        assert session.query(WatchRow).one().ended_at is not None
    assert len(asked) < 4 + 18


def test_a_service_that_is_down_is_tried_again_and_nothing_is_lost(moving: Store) -> None:
    begin(moving)
    tries: list[int] = []

    def refresh(rows: Sequence[ShipmentRow]) -> None:
        tries.append(len(rows))
        if len(tries) < 3:
            raise Unavailable("down")
        tell(moving, on(START, "delivered", "Delivered"), at=START + timedelta(minutes=20))

    rounds = Rounds(moving, UTC, refresh)
    for minute in range(0, 30, 5):
        rounds.once(START + timedelta(minutes=minute))
    assert len(tries) == 3  # at once, after 5 minutes, after 10 more
    assert heard(moving, START + timedelta(minutes=30)) == [("status", "delivered")]


def test_a_batch_that_a_dead_process_had_taken_falls_due_again(moving: Store) -> None:
    begin(moving)

    def dies(rows: Sequence[ShipmentRow]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Rounds(moving, UTC, dies).once(START)
    asked: list[int] = []
    rounds = Rounds(moving, UTC, lambda rows: asked.append(len(rows)))
    rounds.once(START + timedelta(minutes=1))
    assert asked == []
    rounds.once(START + timedelta(minutes=5))
    assert asked == [1]


def test_the_bucket_lets_through_what_the_limit_allows() -> None:
    bucket = TokenBucket(3)
    assert sum(bucket.take(START) for _ in range(10)) == 3
    assert sum(bucket.take(START + timedelta(seconds=1)) for _ in range(10)) == 3
    assert sum(bucket.take(START + timedelta(days=1)) for _ in range(10)) == 3


def test_each_status_has_an_interval() -> None:
    assert set(schedule().hours) == {status.value for status in Status}
    assert schedule().hours["out_for_delivery"] == 1


def test_a_state_is_written_and_read() -> None:
    state = State(
        Status.CUSTOMS, Substatus.CUSTOMS_HOLD, START.date(), frozenset({Flag.STALE, Flag.PAST_ETA})
    )
    assert State.read(str(state)) == state
    assert State.read(str(State(Status.PENDING))) == State(Status.PENDING)


def test_received_by_hand_is_delivered_and_twice_is_once(moving: Store) -> None:
    begin(moving)
    now = START + timedelta(hours=1)
    for _ in range(2):
        with moving.begin() as session:
            mark_received(session, NUMBER, SELLER, now)
    assert track(moving, NUMBER, viewer=SELLER, now=now).status is Status.DELIVERED
    assert told(moving, now) == [("status", "delivered")]
    with moving.begin() as session, pytest.raises(NotAllowed):
        mark_received(session, NUMBER, CUSTOMER, now)


def test_a_corrected_carrier_is_remembered_against_later_guesses(store: Store) -> None:
    with store.begin() as session:
        assert add_parcel(session, "YT2412345678901234", SELLER, START).carrier == "yunexpress"
        set_carrier(session, "YT2412345678901234", "Yanwen", SELLER, START)
    tell(store, "YT2412345678901234,,,GB,in transit,,,,")
    assert track(store, "YT2412345678901234", viewer=SELLER, now=START).carrier == "yanwen"
    with store.begin() as session, pytest.raises(UserError, match="no carrier"):
        set_carrier(session, "YT2412345678901234", "<b>x</b>'; DROP TABLE shipments", SELLER, START)


def test_the_last_mile_number_is_another_number(moving: Store) -> None:
    with moving.begin() as session:
        row = set_last_mile(session, NUMBER, "RB123456785GB", SELLER, START)
        assert (row.last_mile_number, row.last_mile_carrier) == ("RB123456785GB", "royal_mail")
        with pytest.raises(UserError, match="another"):
            set_last_mile(session, NUMBER, NUMBER, SELLER, START)


def test_a_carriers_expected_day_is_not_replaced_by_the_shops(moving: Store) -> None:
    with moving.begin() as session:
        row = row_of(session, NUMBER, SELLER)
        assert row is not None
        row.eta, row.eta_source = START.date() + timedelta(days=3), "17track"
    tell(moving, on(START, "in transit", "Arrived", eta="2026-12-24"))
    assert track(moving, NUMBER, viewer=SELLER, now=START).eta == "2026-11-26"


def test_a_simulated_day_stays_within_the_limits_and_tells_each_change_once(store: Store) -> None:
    figures = simulate(store, 300, minutes=12 * 60, step=20)
    assert figures["notices"] == figures["changes"] > 0
    assert figures["most_requests_in_a_second"] <= schedule().requests_per_second
    assert figures["largest_request"] <= schedule().batch
    first, *_, last = figures["memory_mb_by_quarter"]
    assert last - first < 20
