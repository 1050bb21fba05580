"""Dates and times as shops' files write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_CLOCK = (
    r"(?:[T\s,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
)
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?\s*[+-]\d{1,2}:?(?:\d{2})?)?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})日?{_CLOCK}{_ZONE}", re.IGNORECASE
)
_YEAR_LAST = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second_part>\d{{1,2}})[-/.](?P<year>\d{{4}}){_CLOCK}{_ZONE}",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(
    rf"(?:(?P<day1>\d{{1,2}})[\s-]+(?P<name1>[A-Za-z]{{3,9}})|(?P<name2>[A-Za-z]{{3,9}})[\s-]+(?P<day2>\d{{1,2}}))[\s,-]+"
    rf"(?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}"
)
_EXCEL_SERIAL = re.compile(r"[45]\d{4}(?:\.\d+)?")
_EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time from a file."""

    at: datetime
    """UTC; without a zone the local time, as if it were UTC."""
    zone_minutes: int | None
    """Minutes east of UTC; None: the file gave no zone."""


def day_comes_first(cells: Iterable[str]) -> bool | None:
    """Whether 05/06/2026 is the fifth of June in a column; None where no cell of it decides."""
    for cell in cells:
        if match := _YEAR_LAST.fullmatch(cell.strip()):
            if match["mark"] == "." or int(match["first"]) > 12:
                return True
            if int(match["second_part"]) > 12:
                return False
    return None


def read_time(written: str, *, day_first: bool | None = None) -> WrittenTime | None:
    """A date with or without a time; None where it cannot be read, or means two days at once."""
    text = written.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        return _built(match, match["year"], match["month"], match["day"])
    if match := _YEAR_LAST.fullmatch(text):
        first, second = int(match["first"]), int(match["second_part"])
        if match["mark"] == "." or first > 12:
            day_first = True
        elif second > 12:
            day_first = False
        if day_first is None and first != second:
            return None
        day, month = (first, second) if day_first else (second, first)
        return _built(match, match["year"], month, day)
    if match := _NAMED_MONTH.fullmatch(text):
        month = _MONTHS.get((match["name1"] or match["name2"])[:3].lower(), 0)
        year = int(match["year"])
        return _built(match, year if year > 99 else 2000 + year, month, match["day1"] or match["day2"])
    if _EXCEL_SERIAL.fullmatch(text):
        return WrittenTime(_EXCEL_EPOCH + timedelta(days=float(text)), None)
    return None


def read_day(written: str, *, day_first: bool | None = None) -> date | None:
    """The calendar day of a date, as written."""
    time = read_time(written, day_first=day_first)
    if time is None:
        return None
    return (time.at + timedelta(minutes=time.zone_minutes or 0)).date()


def iso(at: datetime, zone_minutes: int | None) -> str:
    """ISO 8601 in the zone that the source gave; without an offset where it gave none."""
    if zone_minutes is None:
        return at.replace(tzinfo=None).isoformat(timespec="seconds")
    return at.astimezone(timezone(timedelta(minutes=zone_minutes))).isoformat(timespec="seconds")


def _built(match: re.Match[str], year: int | str, month: int | str, day: int | str) -> WrittenTime | None:
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "Pp" else 0)
    zone = _zone(match["zone"])
    try:
        local = datetime(
            int(year),
            int(month),
            int(day),
            hour,
            int(match["minute"] or 0),
            int(match["second"] or 0),
            tzinfo=UTC,
        )
        return WrittenTime(local - timedelta(minutes=zone or 0), zone)
    except (ValueError, OverflowError):  # 31 February, 25 o'clock
        return None


def _zone(written: str | None) -> int | None:
    if not written:
        return None
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?", written)
    if digits is None:
        return 0
    minutes = int(digits[2]) * 60 + int(digits[3] or 0)
    if minutes > 14 * 60:  # no zone is further from Greenwich
        return None
    return minutes if digits[1] == "+" else -minutes
