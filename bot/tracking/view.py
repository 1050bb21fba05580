"""What one person may see of one parcel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.settings import Language, Role
from bot.store.shipments import ShipmentEventRow, ShipmentRow
from bot.texts import say
from bot.tracking.advice import advice_key
from bot.tracking.claims import Claim
from bot.tracking.cleaning import without_links
from bot.tracking.condition import Condition
from bot.tracking.formats import carrier_name, tracking_link
from bot.tracking.history import Arrival, History, arrival_of
from bot.tracking.status import Flag, Status, Substatus
from bot.written_times import iso


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks. Role and shop come from the session, never from what the person or a model wrote."""

    role: Role
    shop: str = "default"
    language: Language = "en"
    person: str = ""
    """`telegram:42`: whose orders are their own; empty: nobody known."""


@dataclass(frozen=True, slots=True)
class EventView:
    """One event. A time without an offset is local to the place: the source gave no zone."""

    time: str
    status: str | None
    substatus: str | None
    description: str
    place: str


@dataclass(frozen=True, slots=True)
class TrackingView:
    """One parcel's state and history, as far as the viewer may see them."""

    number: str
    carrier: str
    carrier_name: str
    status: Status
    substatus: Substatus | None
    updated_at: str | None
    """Time of the last event; None: no event is known, the status was stated without one."""
    eta: str | None
    origin: str | None
    destination: str | None
    events: tuple[EventView, ...]
    """Newest first; what was told twice in a row stands once."""
    provider: str
    """`shop_file`, or `sample` for made-up data."""
    advice: str
    advice_key: str
    days_since_last_event: int | None
    days_past_eta: int | None
    stuck_after_days: int
    stuck_learned_from: int
    """Delivered parcels of the lane that `stuck_after_days` is learned from; 0: the usual figure."""
    arrival: Arrival | None
    """When it may come, by the shop's own delivered parcels; customers get the days alone."""
    claim: Claim | None
    """The time limit at the carrier; not for customers."""
    flags: tuple[Flag, ...]
    sample: bool
    imported_at: str
    source_name: str | None
    """The shop's file; not for customers."""
    order_number: str | None
    """Not for customers."""
    last_mile: dict[str, str | None] | None
    """`{"number", "carrier", "carrier_name", "link"}`: the number that the last leg's carrier gave it."""
    shop: str | None
    """For staff, who see every shop's."""
    link: str | None
    """The carrier's public page; none for made-up data."""

    def as_json(self) -> dict[str, Any]:
        """The shape of `track --json`, and what an answer needs beside it."""
        document: dict[str, Any] = {
            "number": self.number,
            "carrier": self.carrier,
            "status": self.status.value,
            "substatus": self.substatus.value if self.substatus else None,
            "updated_at": self.updated_at,
            "eta": self.eta,
            "origin": self.origin,
            "destination": self.destination,
            "events": [
                {
                    "time": event.time,
                    "status": event.status,
                    "substatus": event.substatus,
                    "description": event.description,
                    "place": event.place,
                }
                for event in self.events
            ],
            "provider": self.provider,
            "advice": self.advice,
            "advice_key": self.advice_key,
            "carrier_name": self.carrier_name,
            "days_since_last_event": self.days_since_last_event,
            "days_past_eta": self.days_past_eta,
            "stuck_after_days": self.stuck_after_days,
            "stuck_learned_from": self.stuck_learned_from,
            "arrival": self.arrival.as_json() if self.arrival else None,
            "claim": self.claim.as_json() if self.claim else None,
            "flags": [flag.value for flag in self.flags],
            "sample": self.sample,
            "source": {"kind": self.provider, "name": self.source_name, "imported_at": self.imported_at},
            "link": self.link,
            "last_mile": self.last_mile,
        }
        if self.order_number is not None:
            document["order_number"] = self.order_number
        if self.shop is not None:
            document["shop"] = self.shop
        return document


def view_of(row: ShipmentRow, viewer: Viewer, now: datetime, history: History) -> TrackingView:
    """The parcel as this viewer may see it.

    A customer gets what the carrier's public page shows: status, times, places at city level. Not the order, not the
    shop's file, and not the carrier's free text, in which names turn up.
    """
    public = viewer.role == "customer"
    state = Condition.of(row, now, history)
    flags = state.public_flags if public else state.flags
    key = advice_key(state.status, state.substatus, flags, viewer.role)
    origin, destination = row.origin or None, row.destination or None
    newest = sorted(row.events, key=lambda event: (event.at, event.id), reverse=True)
    return TrackingView(
        number=row.number,
        carrier=row.carrier,
        carrier_name=carrier_name(row.carrier),
        status=state.status,
        substatus=state.substatus,
        updated_at=iso(newest[0].at, newest[0].zone_minutes) if newest else None,
        eta=row.eta.isoformat() if row.eta else None,
        origin=origin,
        destination=destination,
        events=_history(newest, public=public),
        provider="sample" if row.sample else row.source,
        advice=say(viewer.language, key),
        advice_key=key,
        days_since_last_event=state.silent_days,
        days_past_eta=(now.date() - row.eta).days if row.eta and Flag.PAST_ETA in state.flags else None,
        stuck_after_days=state.limit,
        stuck_learned_from=0 if public else state.learned_from,
        arrival=_arrival(row, state, now, public=public),
        claim=None if public else state.claim,
        flags=flags,
        sample=row.sample,
        imported_at=row.imported_at.astimezone(UTC).isoformat(timespec="seconds"),
        source_name=None if public else row.source_name,
        order_number=None if public else row.order_number or None,
        last_mile=_last_mile(row),
        shop=row.shop if viewer.role in ("staff", "admin") else None,
        link=None if row.sample else tracking_link(row.carrier, row.number) or None,
    )


def _arrival(row: ShipmentRow, state: Condition, now: datetime, *, public: bool) -> Arrival | None:
    """For customers the days alone: how many parcels a shop sends is its own business."""
    arrival = arrival_of(row, state.lane, now)
    if arrival is None or not public:
        return arrival
    return replace(arrival, n=0, same_origin=True) if arrival.state == "expected" else None


def _last_mile(row: ShipmentRow) -> dict[str, str | None] | None:
    if not row.last_mile_number:
        return None
    code = row.last_mile_carrier
    link = None if row.sample else tracking_link(code, row.last_mile_number) or None
    return {"number": row.last_mile_number, "carrier": code, "carrier_name": carrier_name(code), "link": link}


def summary_of(row: ShipmentRow, now: datetime, history: History) -> dict[str, Any]:
    """One line of a shop's list. For those who sell and for staff."""
    state = Condition.of(row, now, history)
    return {
        "number": row.number,
        "carrier": row.carrier,
        "carrier_name": carrier_name(row.carrier),
        "status": state.status.value,
        "substatus": state.substatus.value if state.substatus else None,
        "updated_at": row.last_event_at.isoformat(timespec="seconds") if row.last_event_at else None,
        "days_since_last_event": state.silent_days,
        "destination": row.destination or None,
        "eta": row.eta.isoformat() if row.eta else None,
        "order_number": row.order_number or None,
        "flags": [flag.value for flag in state.flags],
        "problem": state.problem,
        "sample": row.sample,
    }


def _history(newest: Sequence[ShipmentEventRow], *, public: bool) -> tuple[EventView, ...]:
    history: list[EventView] = []
    for row in newest:
        # cleaned when it was stored, too; what was stored by an earlier version is cleaned here
        description = "" if public else without_links(row.description or row.code)
        event = EventView(
            iso(row.at, row.zone_minutes), row.status or None, row.substatus or None, description, row.place
        )
        told = (event.status, event.substatus, event.description, event.place)
        if history and told == (
            history[-1].status,
            history[-1].substatus,
            history[-1].description,
            history[-1].place,
        ):
            history.pop()  # the earlier one of two equal scans is when it happened
        history.append(event)
    return tuple(history)
