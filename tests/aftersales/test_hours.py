"""Working hours, across nights, week-ends, holidays and changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.aftersales.hours import Hours, after_minutes, hours_of, is_open, worked_minutes

WEEK = {day: ["09:00", "18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
SHANGHAI = hours_of(WEEK, ZoneInfo("Asia/Shanghai"))
BERLIN = hours_of({"sun": ["01:00", "05:00"], "sat": ["22:00", "23:30"]}, ZoneInfo("Europe/Berlin"))


def local(text: str, hours: Hours = SHANGHAI) -> datetime:
    """A wall-clock time of the shop, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=hours.zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("2026-11-24 10:00", "2026-11-24 12:00"),  # Tuesday morning
        ("2026-11-24 17:00", "2026-11-25 10:00"),  # an hour today, an hour tomorrow
        ("2026-11-24 23:00", "2026-11-25 11:00"),
        ("2026-11-24 03:00", "2026-11-24 11:00"),
        ("2026-11-27 17:30", "2026-11-30 10:30"),  # Friday evening: Monday
        ("2026-11-28 12:00", "2026-11-30 11:00"),  # Saturday
        ("2026-11-24 16:00", "2026-11-24 18:00"),  # to the last minute
    ],
)
def test_an_answer_within_two_working_hours_is_promised_for(asked: str, answered: str) -> None:
    assert after_minutes(SHANGHAI, local(asked), 120) == local(answered)


def test_a_holiday_is_no_working_day() -> None:
    hours = hours_of({**WEEK, "holidays": ["2026-11-25", "nonsense"]}, SHANGHAI.zone)
    assert hours.holidays == {date(2026, 11, 25)}
    assert after_minutes(hours, local("2026-11-24 17:00"), 120) == local("2026-11-26 10:00")
    assert not is_open(hours, local("2026-11-25 12:00"))


def test_the_night_in_which_clocks_go_back_has_an_hour_more_of_work() -> None:
    # Sunday 25 October 2026, 03:00 CEST becomes 02:00 CET: 01:00 to 05:00 are five hours
    assert worked_minutes(BERLIN, local("2026-10-25 00:00", BERLIN), local("2026-10-25 12:00", BERLIN)) == 300
    # Sunday 29 March 2026, 02:00 becomes 03:00: three hours
    assert worked_minutes(BERLIN, local("2026-03-29 00:00", BERLIN), local("2026-03-29 12:00", BERLIN)) == 180


def test_a_shop_without_hours_is_always_there() -> None:
    hours = hours_of({}, ZoneInfo("UTC"))
    at = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
    assert is_open(hours, at)
    assert after_minutes(hours, at, 30) == at + timedelta(minutes=30)
    assert worked_minutes(hours, at, at + timedelta(hours=5)) == 300


def test_open_from_the_first_minute_to_before_the_last() -> None:
    assert is_open(SHANGHAI, local("2026-11-24 09:00"))
    assert is_open(SHANGHAI, local("2026-11-24 17:59"))
    assert not is_open(SHANGHAI, local("2026-11-24 18:00"))
    assert not is_open(SHANGHAI, local("2026-11-28 12:00"))


def test_hours_that_cannot_be_read_count_as_closed() -> None:
    hours = hours_of({"mon": ["9", "x"], "tue": ["18:00", "09:00"], "wed": ["09:00", "10:00"]}, SHANGHAI.zone)
    assert hours.days == {2: (time(9), time(10))}


moments = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(since=moments, minutes=st.integers(1, 5000))
def test_exactly_the_promised_minutes_are_worked_until_the_promised_moment(
    since: datetime, minutes: int
) -> None:
    for hours in (SHANGHAI, BERLIN):
        promised = after_minutes(hours, since, minutes)
        assert worked_minutes(hours, since, promised) == minutes
        assert worked_minutes(hours, since, promised - timedelta(minutes=1)) == minutes - 1
