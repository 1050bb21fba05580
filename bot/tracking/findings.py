"""Taking in what a tracking service says of a parcel: asked or pushed, it goes the same way."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.providers import TrackingCheckRow
from bot.store.shipments import ShipmentRow
from bot.tracking.providers.directory import fresh_for, service_name
from bot.tracking.providers.errors import OtherParcel
from bot.tracking.providers.interface import Finding
from bot.tracking.records import REUSED_AFTER, Event, Parcel, Recorded, record
from bot.tracking.status import Reading, Status

_AHEAD = timedelta(days=1)
"""A local time without its zone may be ahead of ours; anything later has not happened."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a finding."""

    shop: str
    number: str
    outcome: Recorded
    status: Status | None


def take_in(
    session: Session, finding: Finding, *, shop: str, provider: str, carrier: str, now: datetime
) -> Taken:
    """Record a finding, and keep it as the service's last word. Idempotent; an older word never wins.

    `carrier` is our code where the finding names none. Raises OtherParcel where all it tells belongs to an earlier
    parcel by that number; nothing is recorded then.
    """
    row = known(session, shop, finding.number)
    events = _of_this_parcel(finding, row, provider, now)
    silent = not events and finding.reading.status in (None, Status.PENDING)
    outcome: Recorded = "unchanged"
    if row is None or not silent:  # that a service has nothing yet takes nothing from what the shop told us
        parcel = Parcel(
            finding.number,
            finding.carrier or carrier,
            origin=finding.origin,
            destination=finding.destination,
            eta=finding.eta,
            # An "in transit" without its event would count as newer than every event that we know.
            stated=Reading(None) if events or silent else finding.reading,
            stated_code=finding.code,
        )
        outcome = record(
            session, parcel, events, shop=shop, source=provider, source_name=service_name(provider), now=now
        )
        row = known(session, shop, finding.number)
    status = Status(row.status) if row else finding.reading.status
    keep_check(
        session, shop, finding.number, provider, now,
        fresh_until=now + fresh_for(status or Status.PENDING), outcome="found", code=finding.code,
        expired=finding.reading.expired, reference=finding.reference, last_mile=finding.last_mile,
    )  # fmt: skip
    return Taken(shop, finding.number, outcome, status)


def known(session: Session, shop: str, number: str) -> ShipmentRow | None:
    """The shop's newest parcel by that number; made-up ones do not count."""
    return session.scalars(
        select(ShipmentRow)
        .where(ShipmentRow.shop == shop, ShipmentRow.number == number, ShipmentRow.sample.is_(False))
        .order_by(ShipmentRow.use.desc(), ShipmentRow.id.desc())
    ).first()


def keep_check(
    session: Session,
    shop: str,
    number: str,
    provider: str,
    now: datetime,
    *,
    fresh_until: datetime,
    outcome: str,
    code: str = "",
    expired: bool = False,
    reference: str = "",
    last_mile: str = "",
) -> None:
    """The service's last word about a number. What it named before stays where it names nothing now."""
    row = session.scalars(
        select(TrackingCheckRow).filter_by(shop=shop, number=number, provider=provider)
    ).first()
    if row is None:
        row = TrackingCheckRow(shop=shop, number=number, provider=provider, reference="", last_mile="")
        session.add(row)
    row.checked_at, row.fresh_until, row.outcome, row.expired = now, fresh_until, outcome, expired
    row.code = code[:80]
    row.reference = reference[:80] or row.reference
    row.last_mile = last_mile[:120] or row.last_mile
    session.flush()


def fingerprint(provider: str, event_id: str, raw: bytes) -> str:
    """What tells one webhook from another: its event's id, or its body where it has none."""
    return hashlib.sha256(provider.encode() + b"\x1f" + (event_id.encode() or raw)).hexdigest()


def _of_this_parcel(
    finding: Finding, row: ShipmentRow | None, provider: str, now: datetime
) -> Sequence[Event]:
    """The events that belong to the parcel at hand, and have happened.

    Numbers are given out again: what lies before a silence of 120 days was another parcel, and so is everything, if
    it all happened long before we heard of this one.
    """
    happened = sorted(
        (event for event in finding.events if event.time.at <= now + _AHEAD), key=lambda event: event.time.at
    )
    start = 0
    for place in range(1, len(happened)):
        if happened[place].time.at - happened[place - 1].time.at > REUSED_AFTER:
            start = place
    ours = happened[start:]
    since = now if row is None else min([row.created_at, *(event.at for event in row.events)])
    if ours and ours[-1].time.at < since - REUSED_AFTER:
        last = ours[-1].time.at.date().isoformat()
        name = service_name(provider)
        raise OtherParcel(
            f"{name} knows only an earlier parcel by that number, last seen on {last}",
            provider=name,
            last_event=last,
        )
    return ours
