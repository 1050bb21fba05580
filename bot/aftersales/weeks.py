"""ISO weeks in a shop's own time: Monday midnight to Monday midnight."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import UserError

_NAME = re.compile(r"(\d{4})-?W(\d{1,2})\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Week:
    """One week; `start` and `end` in UTC, the end not counted in."""

    name: str
    """`2026-W47`."""
    first: date
    start: datetime
    end: datetime

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.first + timedelta(days=6)


def week_of(day: date, zone: ZoneInfo) -> Week:
    """The week that a day is in."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    start, end = (
        datetime.combine(monday + timedelta(days=days), time(), zone).astimezone(UTC) for days in (0, 7)
    )
    return Week(f"{year}-W{number:02}", monday, start, end)


def week_before(at: datetime, zone: ZoneInfo) -> Week:
    """The last week that is over."""
    return week_of(at.astimezone(zone).date() - timedelta(days=7), zone)


def week_named(name: str, zone: ZoneInfo) -> Week:
    """The week of that name, e.g. `2026-W47`. Raises UserError `bad_week`."""
    found = _NAME.match(name.strip())
    year, number = (int(found[1]), int(found[2])) if found else (0, 0)  # which is no week, either
    try:
        return week_of(date.fromisocalendar(year, number, 1), zone)
    except ValueError:
        raise UserError(f"{name[:20]!r} is no week like 2026-W47", code="bad_week", week=name[:20]) from None
