"""Writing parcels and their events into the store, so that doing it twice changes nothing."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.shipments import ShipmentEventRow, ShipmentRow
from bot.tracking.cleaning import city_level, without_links, without_personal
from bot.tracking.history import NOT_MOVING, note_journey
from bot.tracking.status import Reading, Status, StatusEvent, Substatus, is_terminal, latest_state
from bot.written_times import WrittenTime

Recorded = Literal["created", "updated", "unchanged"]

REUSED_AFTER = timedelta(days=120)
"""A number that starts anew so long after its journey ended belongs to another parcel: posts use numbers again."""
MAX_EVENTS = 500
_SHOP = ("shop_file", "by_hand")
# Sources that reckon with the usual days; an expected day that a carrier has given is not replaced by theirs.


@dataclass(slots=True)
class Parcel:
    """What a source says of a parcel as a whole; empty where it says nothing."""

    number: str
    carrier: str
    carrier_is_sure: bool = False
    order_number: str = ""
    origin: str = ""
    destination: str = ""
    eta: date | None = None
    stated: Reading = field(default_factory=lambda: Reading(None))
    """Status given without a time."""
    stated_code: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a parcel, fit to be stored."""

    time: WrittenTime
    status: Status | None
    substatus: Substatus | None
    code: str
    description: str
    place: str

    @classmethod
    def read(cls, time: WrittenTime, reading: Reading, *, code: str, description: str, place: str) -> "Event":
        """From a source's words; what could name the recipient, and links, are taken out before it is stored."""
        return cls(
            time,
            reading.status,
            reading.substatus,
            without_links(code)[:80],
            without_personal(description)[:500],
            city_level(place),
        )

    @property
    def fingerprint(self) -> str:
        """Equal for the same event told twice."""
        told = (self.time.at.isoformat(), self.code, self.description, self.place)
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def record(
    session: Session,
    parcel: Parcel,
    events: Iterable[Event],
    *,
    shop: str,
    source_name: str,
    now: datetime,
    source: str = "shop_file",
) -> Recorded:
    """Store what a source says of a parcel, beside what is known already. Idempotent."""
    events = list(events)[-MAX_EVENTS:]
    row = _existing(session, parcel, shop)
    if row is not None and row.sample is False and parcel.sample:
        return "unchanged"  # made-up data never touches a real parcel
    use = 1
    if row is not None and _is_another_parcel(row, events):
        use = row.use + 1
        row = None
    created = row is None
    if row is None:
        row = ShipmentRow(
            shop=shop, number=parcel.number, carrier=parcel.carrier, carrier_is_sure=parcel.carrier_is_sure, use=use,
            order_number="", origin="", destination="", stated_status="", stated_substatus="", substatus="",
            eta_source="", status=Status.PENDING, source=source, created_at=now, sample=parcel.sample,
        )  # fmt: skip
        session.add(row)
    elif parcel.sample or row.sample:  # sample times move with the day, and the real thing replaces a sample
        row.events.clear()
        session.flush()
    before = None if created else _state(row)
    was = row.status
    row.sample = parcel.sample
    row.source, row.source_name, row.imported_at = source, source_name, now
    if parcel.carrier_is_sure:
        row.carrier, row.carrier_is_sure = parcel.carrier, True
    row.order_number = parcel.order_number or row.order_number
    row.origin = parcel.origin or row.origin
    row.destination = parcel.destination or row.destination
    if parcel.eta and (source not in _SHOP or row.eta_source in ("", *_SHOP)):
        row.eta, row.eta_source = parcel.eta, source
    if parcel.stated.status and (row.stated_status, row.stated_substatus) != _written(parcel.stated):
        row.stated_status, row.stated_substatus = _written(parcel.stated)
        row.stated_at = now
    _add_events(row, events)
    _settle(row)
    session.flush()
    if row.status == Status.DELIVERED or was == Status.DELIVERED:
        note_journey(session, row)
    if created:
        return "created"
    return "unchanged" if before == _state(row) else "updated"


def add_event(session: Session, row: ShipmentRow, event: Event, *, now: datetime) -> None:
    """Something that a person says of a parcel known already; where the rest is known from stays as it was."""
    _add_events(row, [event])
    _settle(row)
    row.imported_at = now
    session.flush()
    note_journey(session, row)


def _existing(session: Session, parcel: Parcel, shop: str) -> ShipmentRow | None:
    """The parcel as it is known: under this carrier, or under one that either side has only guessed."""
    rows = session.scalars(
        select(ShipmentRow)
        .where(ShipmentRow.shop == shop, ShipmentRow.number == parcel.number)
        .order_by(ShipmentRow.use.desc(), ShipmentRow.id.desc())
    ).all()
    same = next((row for row in rows if row.carrier == parcel.carrier), None)
    return same or next((row for row in rows if not (row.carrier_is_sure and parcel.carrier_is_sure)), None)


def _is_another_parcel(row: ShipmentRow, events: list[Event]) -> bool:
    ended = row.status_at if _ended(row) else None
    return bool(ended and events and min(event.time.at for event in events) > ended + REUSED_AFTER)


def _ended(row: ShipmentRow) -> bool:
    return is_terminal(Status(row.status), Substatus(row.substatus) if row.substatus else None)


def _add_events(row: ShipmentRow, events: list[Event]) -> None:
    known = {event.fingerprint for event in row.events}
    for event in events:
        if event.fingerprint in known or len(row.events) >= MAX_EVENTS:
            continue
        known.add(event.fingerprint)
        row.events.append(
            ShipmentEventRow(
                at=event.time.at, zone_minutes=event.time.zone_minutes, status=event.status or "",
                substatus=event.substatus or "", code=event.code, description=event.description, place=event.place,
                fingerprint=event.fingerprint,
            )
        )  # fmt: skip


def _settle(row: ShipmentRow) -> None:
    """Work the parcel's state out of all that is known: its events, and what was stated without a time."""
    latest = latest_state(
        StatusEvent(
            event.at,
            Status(event.status) if event.status else None,
            Substatus(event.substatus) if event.substatus else None,
        )
        for event in row.events
    )
    row.last_event_at = max((event.at for event in row.events), default=None)
    row.posted_at = min((event.at for event in row.events if event.status not in NOT_MOVING), default=None)
    stated_later = row.stated_at is not None and (latest is None or row.stated_at > latest.at)
    if row.stated_status and stated_later and not (latest and latest.terminal):
        row.status, row.substatus, row.status_at = row.stated_status, row.stated_substatus, None
    elif latest is not None and latest.status is not None:
        row.status, row.substatus, row.status_at = latest.status, latest.substatus or "", latest.at
    else:
        row.status, row.substatus, row.status_at = Status.PENDING, "", None


def _written(reading: Reading) -> tuple[str, str]:
    return reading.status or "", reading.substatus or ""


def _state(row: ShipmentRow) -> tuple[object, ...]:
    return (
        row.carrier, row.order_number, row.origin, row.destination, row.eta, row.status, row.substatus, row.sample,
        frozenset(event.fingerprint for event in row.events),
    )  # fmt: skip
