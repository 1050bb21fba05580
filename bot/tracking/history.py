"""A shop's own experience: how long its delivered parcels took, lane by lane, and what is normal there.

A lane is one carrier between two countries. Too few delivered parcels say nothing but how few they are: then the
usual figures hold (statuses.toml), and no day of arrival is told.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.resources import KNOWLEDGE
from bot.store.journeys import JourneyRow
from bot.store.shipments import ShipmentEventRow, ShipmentRow
from bot.tracking.status import Status

NOT_MOVING = frozenset({"", Status.PENDING, Status.INFO_RECEIVED, Status.EXCEPTION})
"""Statuses of events that do not say that the carrier has the parcel."""
BY_HAND = "marked_received"
"""Code of a delivery that a person has noted: when it came is not known, so that nothing is learned of it."""

_HOUR, _DAY = 3600, 24


@dataclass(frozen=True, slots=True)
class Lane:
    """What a shop's delivered parcels of one lane took, in hours, each list in rising order."""

    transit: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()
    customs: tuple[int, ...] = ()
    same_origin: bool = True
    """False: too few came from the same country, so that those from any other count too."""

    @property
    def enough(self) -> bool:
        """Whether the lane's delivered parcels are enough to tell a day of arrival."""
        return len(self.transit) >= least_sample()

    def normal_silence(self, status: Status) -> tuple[int, int] | None:
        """Days without news that are normal in a status, and how many parcels say so; None where too few do."""
        hours = {Status.IN_TRANSIT: self.silent, Status.CUSTOMS: self.customs}.get(status, ())
        if len(hours) < least_sample():
            return None
        rule = _figures()["normal"]
        days = -(-round(quantile(hours, rule["percent"])) // _DAY) + rule["slack_days"]
        return min(max(days, rule["least_days"]), rule["most_days"]), len(hours)


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a parcel may come, told from the lane's delivered parcels."""

    state: Literal["expected", "later_than_usual", "not_enough"]
    """`later_than_usual`: nearly all others were faster; `not_enough`: too few were delivered yet."""
    n: int
    """Delivered parcels of the lane; 0 with a day: not told."""
    needed: int
    earliest: date | None = None
    likely: date | None = None
    latest: date | None = None
    same_origin: bool = True

    def as_json(self) -> dict[str, Any]:
        """The `arrival` part of `track --json`: dates as ISO 8601."""
        days = {"earliest": self.earliest, "likely": self.likely, "latest": self.latest}
        return {
            "state": self.state,
            "n": self.n,
            "needed": self.needed,
            **{name: day.isoformat() if day else None for name, day in days.items()},
            "same_origin": self.same_origin,
        }


class History:
    """The journeys of the lanes that are asked for, each lane read once. Lives as long as its session."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now
        self._read: dict[tuple[str, str, str], Sequence[Any]] = {}

    def lane(self, row: ShipmentRow) -> Lane:
        """The lane that a parcel goes; empty where its destination is not known."""
        if not row.destination or row.sample:
            return Lane()
        key = (row.shop, row.carrier, row.destination)
        if key not in self._read:
            self._read[key] = self._journeys(*key)
        found = self._read[key]
        own = [one for one in found if one.origin == row.origin]
        same = len(own) >= least_sample() or len(own) == len(found)
        return lane_of(own if same else found, same_origin=same)

    def _journeys(self, shop: str, carrier: str, destination: str) -> Sequence[Any]:
        rule = _figures()["sample"]
        return self._session.execute(
            select(
                JourneyRow.origin, JourneyRow.transit_hours, JourneyRow.silent_hours, JourneyRow.customs_hours
            )
            .where(
                JourneyRow.shop == shop,
                JourneyRow.carrier == carrier,
                JourneyRow.destination == destination,
                JourneyRow.ended_at > self._now - timedelta(days=rule["days"]),
            )
            .order_by(JourneyRow.ended_at.desc())
            .limit(rule["newest"])
        ).all()


def lane_of(journeys: Iterable[Any], *, same_origin: bool = True) -> Lane:
    """The lane that these journeys make; each has `transit_hours`, `silent_hours`, `customs_hours`."""
    rows = list(journeys)
    return Lane(
        tuple(sorted(one.transit_hours for one in rows)),
        tuple(sorted(one.silent_hours for one in rows if one.silent_hours is not None)),
        tuple(sorted(one.customs_hours for one in rows if one.customs_hours is not None)),
        same_origin,
    )


def arrival_of(row: ShipmentRow, lane: Lane, now: datetime) -> Arrival | None:
    """When this parcel may come; None where nothing can be asked: it has not left, has ended, or goes nowhere known.

    Only those that had not come yet after as many hours as this one tell anything about it.
    """
    status = Status(row.status)
    if row.sample or row.posted_at is None or not row.destination or status in _NO_ARRIVAL:
        return None
    if not lane.enough:
        return Arrival("not_enough", len(lane.transit), least_sample(), same_origin=lane.same_origin)
    rule = _figures()["eta"]
    so_far = (now - row.posted_at).total_seconds() / _HOUR
    left = [hours for hours in lane.transit if hours > so_far]
    n = len(lane.transit)
    if len(left) < rule["least_left"]:
        return Arrival("later_than_usual", n, least_sample(), same_origin=lane.same_origin)
    low, middle, high = (
        (row.posted_at + timedelta(hours=quantile(left, percent))).date()
        for percent in (rule["low"], 50, rule["high"])
    )
    return Arrival("expected", n, least_sample(), low, middle, high, lane.same_origin)


def note_journey(session: Session, row: ShipmentRow) -> None:
    """Keep what a parcel's journey took, or forget it where it turns out not to have ended. Idempotent."""
    kept = session.scalars(select(JourneyRow).where(JourneyRow.shipment_id == row.id)).first()
    took = None if row.sample or row.status != Status.DELIVERED else _took(row.events)
    if took is None:
        if kept is not None:
            session.delete(kept)
        return
    if kept is None:
        kept = JourneyRow(shipment_id=row.id, shop=row.shop)
        session.add(kept)
    kept.carrier, kept.origin, kept.destination = row.carrier, row.origin, row.destination
    kept.ended_at, kept.transit_hours, kept.silent_hours, kept.customs_hours = took


def take_up(session: Session) -> int:
    """Note the journeys of delivered parcels that are not noted yet; how many parcels were looked at."""
    unnoted = ~exists().where(JourneyRow.shipment_id == ShipmentRow.id)
    rows = session.scalars(
        select(ShipmentRow).where(
            ShipmentRow.status == Status.DELIVERED, ShipmentRow.sample.is_(False), unnoted
        )
    ).all()
    for row in rows:
        note_journey(session, row)
    session.flush()
    return len(rows)


def quantile(ordered: Sequence[float], percent: float) -> float:
    """The value that so many percent of an ordered list do not exceed, interpolated between neighbours."""
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def least_sample() -> int:
    """Delivered parcels of a lane from which on anything is said."""
    return int(_figures()["sample"]["least"])


def eta_percents() -> tuple[int, int]:
    """The shares of the parcels between whose times a day of arrival is told."""
    rule = _figures()["eta"]
    return rule["low"], rule["high"]


def counted_since(now: datetime) -> datetime:
    """The time before which journeys do not count any more."""
    return now - timedelta(days=_figures()["sample"]["days"])


_NO_ARRIVAL = frozenset({Status.DELIVERED, Status.RETURNED, Status.EXCEPTION, Status.AVAILABLE_FOR_PICKUP})


def _took(events: Iterable[ShipmentEventRow]) -> tuple[datetime, int, int | None, int | None] | None:
    """Delivery, and hours in all, of the longest silence and at customs; None where it cannot be told."""
    scans = sorted(
        (one for one in events if one.status not in NOT_MOVING), key=lambda one: (one.at, one.id or 0)
    )
    end = next((place for place, one in enumerate(scans) if one.status == Status.DELIVERED), None)
    if not end or scans[end].code == BY_HAND:
        return None
    scans = scans[: end + 1]
    hours = int((scans[-1].at - scans[0].at).total_seconds() // _HOUR)
    rule = _figures()["journey"]
    if not 1 <= hours <= rule["most_days"] * _DAY:
        return None
    gaps = [(one.status, int((after.at - one.at).total_seconds() // _HOUR)) for one, after in pairwise(scans)]
    moving = [gap for status, gap in gaps if status == Status.IN_TRANSIT]
    silent = max(moving, default=0) if len(scans) >= rule["least_scans"] else None
    held = [gap for status, gap in gaps if status == Status.CUSTOMS]
    return scans[-1].at, hours, silent, max(held) if held else None


@cache
def _figures() -> dict[str, Any]:
    with (KNOWLEDGE / "carriers" / "history.toml").open("rb") as file:
        return tomllib.load(file)
