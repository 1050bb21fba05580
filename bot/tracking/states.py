"""What counts as a real change of a parcel: status, reason, expected day, and standing still. Stages do not count."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from bot.store.shipments import ShipmentRow
from bot.tracking.advice import is_problem
from bot.tracking.condition import Condition
from bot.tracking.history import History
from bot.tracking.status import Flag, Status, Substatus

Level = Literal["all", "problems", "delivery"]
LEVELS: tuple[Level, ...] = ("all", "problems", "delivery")

_STAGES = frozenset(
    {
        Substatus.PICKED_UP,
        Substatus.DEPARTED,
        Substatus.ARRIVED,
        Substatus.CUSTOMS_PROCESSING,
        Substatus.UNKNOWN,
    }
)
# "Left a facility" six times over is no news; what is wrong, or over, is.
_ARRIVING = frozenset(
    {
        Status.OUT_FOR_DELIVERY,
        Status.AVAILABLE_FOR_PICKUP,
        Status.DELIVERED,
        Status.DELIVERY_FAILED,
        Status.RETURNED,
    }
)


@dataclass(frozen=True, slots=True)
class State:
    """A parcel as those who watch it see it."""

    status: Status
    reason: Substatus | None = None
    eta: date | None = None
    flags: frozenset[Flag] = field(default=frozenset())

    @classmethod
    def of(cls, row: ShipmentRow, now: datetime, history: History) -> "State":
        """The parcel's state now; `now` and the lane's history decide whether it stands still."""
        now_is = Condition.of(row, now, history)
        reason = None if now_is.substatus in _STAGES else now_is.substatus
        return cls(now_is.status, reason, row.eta, frozenset(now_is.flags))

    def public(self) -> "State":
        """The state without what concerns the shop alone."""
        return replace(self, flags=self.flags - {Flag.CLAIM_ENDS})

    def __str__(self) -> str:
        eta = self.eta.isoformat() if self.eta else ""
        return "|".join((self.status, self.reason or "", eta, ",".join(sorted(self.flags))))

    @classmethod
    def read(cls, written: str) -> "State":
        """The reverse of `str`."""
        status, reason, eta, flags = written.split("|")[:4]
        return cls(
            Status(status),
            Substatus(reason) if reason else None,
            date.fromisoformat(eta) if eta else None,
            frozenset(Flag(flag) for flag in flags.split(",") if flag),
        )

    @property
    def problem(self) -> bool:
        """Whether somebody should look at it."""
        return is_problem(self.status, self.reason, self.flags)

    def is_news_after(self, before: "State | None") -> bool:
        """Whether there is something to tell. A parcel seen for the first time is news only with a problem."""
        if before is None:
            return self.problem
        if (self.status, self.reason) != (before.status, before.reason):
            return True
        return bool(self.flags - before.flags) or (self.eta is not None and self.eta != before.eta)

    def concerns(self, level: str) -> bool:
        """Whether a watch of this level is told."""
        if level == "problems":
            return self.problem
        return level != "delivery" or self.status in _ARRIVING
