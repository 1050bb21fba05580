"""Working hours of a shop: when people are there, and by when an answer is promised.

Hours are wall-clock times of the shop's zone; lengths are measured in real minutes, so that the night in which the
clocks change neither gives nor takes an hour of work.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FURTHEST = 400
"""Days that are looked ahead: a shop that opens on one day of the week and is on holiday still opens in them."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When a shop's people work. No days at all: always."""

    zone: ZoneInfo
    days: Mapping[int, tuple[time, time]] = field(default_factory=dict)
    """By weekday, Monday being 0."""
    holidays: frozenset[date] = frozenset()

    @property
    def always(self) -> bool:
        """Whether somebody is there at any hour."""
        return not self.days


def hours_of(spans: Mapping[str, Any], zone: ZoneInfo) -> Hours:
    """From `{"mon": ["09:00", "18:00"], …, "holidays": ["2026-12-25"]}`; what cannot be read counts as closed, and
    a shop for which nothing can be read as always open.
    """
    days: dict[int, tuple[time, time]] = {}
    for number, name in enumerate(WEEKDAYS):
        try:
            opens, closes = (time.fromisoformat(str(one)) for one in spans.get(name) or ())
        except ValueError:
            continue
        if opens < closes:
            days[number] = (opens, closes)
    holidays = set()
    for day in spans.get("holidays") or ():
        try:
            holidays.add(date.fromisoformat(str(day)))
        except ValueError:
            continue
    return Hours(zone, days, frozenset(holidays))


def is_open(hours: Hours, at: datetime) -> bool:
    """Whether people work at that moment."""
    return hours.always or any(opens <= at < closes for opens, closes in _spans(hours, at, 1))


def worked_minutes(hours: Hours, since: datetime, until: datetime) -> int:
    """Whole working minutes between two moments."""
    if until <= since:
        return 0
    if hours.always:
        return int((until - since).total_seconds() // 60)
    days = (until - since).days + 2
    worked = sum(
        (max(timedelta(), min(closes, until) - max(opens, since)) for opens, closes in _spans(hours, since, days)),
        timedelta(),
    )  # fmt: skip
    return int(worked.total_seconds() // 60)


def after_minutes(hours: Hours, since: datetime, minutes: int) -> datetime:
    """The moment at which so many working minutes have passed."""
    left = timedelta(minutes=minutes)
    if hours.always:
        return since + left
    for opens, closes in _spans(hours, since, _FURTHEST):
        begins = max(opens, since)
        if begins >= closes:
            continue
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    return since + left  # closed for a whole year: real time is the best that can be said


def _spans(hours: Hours, at: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """The working spans of the local days from the one of `at` on, in UTC."""
    first = at.astimezone(hours.zone).date()
    for number in range(days):
        day = first + timedelta(days=number)
        if day.weekday() in hours.days and day not in hours.holidays:
            opens, closes = hours.days[day.weekday()]
            yield _utc(hours, day, opens), _utc(hours, day, closes)


def _utc(hours: Hours, day: date, at: time) -> datetime:
    return datetime.combine(day, at, hours.zone).astimezone(UTC)
