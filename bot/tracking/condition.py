"""How a parcel stands beside its status: how long it is silent, what is normal, which limit runs, what is wrong."""

from dataclasses import dataclass
from datetime import datetime

from bot.store.shipments import ShipmentRow
from bot.tracking.advice import flags_of, is_problem, stuck_limit
from bot.tracking.claims import Claim, claim_of
from bot.tracking.history import History, Lane
from bot.tracking.status import Flag, Status, Substatus


@dataclass(frozen=True, slots=True)
class Condition:
    """One parcel at one moment."""

    status: Status
    substatus: Substatus | None
    silent_days: int | None
    """Whole days since the last event; None: there is no event."""
    limit: int
    """Days without news after which it has stood still for too long."""
    learned_from: int
    """Delivered parcels of the same lane that the limit is learned from; 0: the usual figure."""
    claim: Claim | None
    flags: tuple[Flag, ...]
    lane: Lane

    @classmethod
    def of(cls, row: ShipmentRow, now: datetime, history: History) -> "Condition":
        """As it stands now; needs none of its events."""
        status = Status(row.status)
        substatus = Substatus(row.substatus) if row.substatus else None
        lane = history.lane(row)
        limit, learned_from = lane.normal_silence(status) or (
            stuck_limit(status, row.number, row.origin, row.destination),
            0,
        )
        claim = None if row.sample else claim_of(row, now)
        since = row.last_event_at or row.stated_at or row.created_at
        waiting = max(0, (now - since).days)
        flags = flags_of(
            status, substatus, waiting_days=waiting, limit=limit, eta=row.eta, now=now, claim=claim
        )
        silent = waiting if row.last_event_at else None
        return cls(status, substatus, silent, limit, learned_from, claim, flags, lane)

    @property
    def problem(self) -> bool:
        """Whether somebody should look at it."""
        return is_problem(self.status, self.substatus, self.flags)

    @property
    def public_flags(self) -> tuple[Flag, ...]:
        """Those that concern whoever waits for the parcel, too."""
        return tuple(flag for flag in self.flags if flag is not Flag.CLAIM_ENDS)
