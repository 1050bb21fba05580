"""The one clock: aware UTC times, and the calendar day in the trade's own terms."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in UTC: the day that rates and deadlines are read at when none is given."""
    return now().date()
