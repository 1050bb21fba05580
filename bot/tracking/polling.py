"""When a watched parcel is looked at again, and how fast the services may be asked."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bot.resources import KNOWLEDGE
from bot.store.shipments import ShipmentRow
from bot.tracking.status import Status, Substatus, is_terminal


@dataclass(frozen=True, slots=True)
class Schedule:
    """The figures of `knowledge/carriers/polling.toml`."""

    hours: dict[str, float]
    slower_after: timedelta
    slower: timedelta
    stop_after_end: timedelta
    stop_after_silence: timedelta
    batch: int
    requests_per_second: float
    retry: timedelta

    def next_look(self, row: ShipmentRow, now: datetime) -> datetime | None:
        """When to look again; None once there is nothing more to expect."""
        status, substatus = Status(row.status), Substatus(row.substatus) if row.substatus else None
        since = row.last_event_at or row.stated_at or row.created_at
        if is_terminal(status, substatus):
            ended = row.status_at or since
            if now - ended > self.stop_after_end:
                return None
        elif now - since > self.stop_after_silence:
            return None
        pause = timedelta(hours=self.hours[status])
        return now + (max(pause, self.slower) if now - since > self.slower_after else pause)

    def after_failure(self, row: ShipmentRow, failures: int, now: datetime) -> datetime:
        """When to try again after `failures` in a row: never later than the usual look."""
        usual = timedelta(hours=self.hours[row.status])
        return now + min(usual, self.retry * (1 << min(failures - 1, 10)))


@cache
def schedule() -> Schedule:
    """As the file says."""
    with (KNOWLEDGE / "carriers" / "polling.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    return Schedule(
        hours={status.value: float(table["hours"][status.value]) for status in Status},
        slower_after=timedelta(days=table["slower"]["silent_days"]),
        slower=timedelta(hours=table["slower"]["hours"]),
        stop_after_end=timedelta(days=table["stop"]["after_end_days"]),
        stop_after_silence=timedelta(days=table["stop"]["after_silence_days"]),
        batch=int(table["limits"]["batch"]),
        requests_per_second=float(table["limits"]["requests_per_second"]),
        retry=timedelta(minutes=table["limits"]["retry_minutes"]),
    )


class TokenBucket:
    """So many requests a second, and no more than a second's worth at once."""

    def __init__(self, per_second: float) -> None:
        self._rate = per_second
        self._tokens = per_second
        self._at: datetime | None = None

    def take(self, now: datetime) -> bool:
        """Whether one more request may go out now."""
        if self._at is not None:
            passed = max(0.0, (now - self._at).total_seconds())
            self._tokens = min(self._rate, self._tokens + passed * self._rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
