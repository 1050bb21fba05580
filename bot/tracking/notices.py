"""What there is to tell those who watch, ready to be put into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, raiseload

from bot.settings import Role
from bot.store.shipments import ShipmentRow
from bot.store.watches import NoticeRow, WatchRow
from bot.tracking.advice import advice_key
from bot.tracking.claims import claim_of
from bot.tracking.formats import carrier_name
from bot.tracking.history import History
from bot.tracking.states import State
from bot.tracking.status import Flag
from bot.tracking.watching import watches_of

News = Literal["status", "claim", "stale", "past_eta", "eta"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one watch is to be told now."""

    watch: WatchRow
    notices: tuple[NoticeRow, ...]
    changes: tuple[dict[str, Any], ...]
    """`{"number", "carrier_name", "status", "substatus", "eta", "flags", "news", "days", "advice_key", "sample",
    "claim", "order_number"}`; less than the notices where a daily list leaves out what is well again."""


def due_tellings(session: Session, now: datetime, limit: int = 100) -> list[Telling]:
    """What is to be told now, watch by watch. Whoever lays it in the outbox marks it told in the same transaction."""
    unsent = (NoticeRow.sent_at.is_(None), NoticeRow.due_at <= now)
    watches = session.scalars(
        select(WatchRow)
        .where(WatchRow.chat.is_not(None), exists().where(NoticeRow.watch_id == WatchRow.id, *unsent))
        .order_by(WatchRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    return [_telling(session, watch, unsent, now) for watch in watches]


def unsent_of(session: Session, person: str, now: datetime) -> list[Telling]:
    """The same for one person, whose channel cannot be written to."""
    unsent = (NoticeRow.sent_at.is_(None), NoticeRow.due_at <= now)
    watches = session.scalars(select(WatchRow).where(WatchRow.person == person).order_by(WatchRow.id)).all()
    tellings = [_telling(session, watch, unsent, now) for watch in watches]
    return [telling for telling in tellings if telling.notices]


def listed_watches(session: Session, person: str) -> list[dict[str, Any]]:
    """What a person watches: `[{"number", "carrier_name", "status", "substatus", "sample" | "shop", "level",
    "digest", "quiet"}]`."""
    listed = []
    for watch, row in watches_of(session, person):
        hours = (watch.quiet_from, watch.quiet_to)
        quiet = "" if None in hours else f"{hours[0]:02}:00-{hours[1]:02}:00"
        terms = {"level": watch.level, "digest": watch.digest, "quiet": quiet}
        listed.append((line_of(row) if row else {"shop": watch.shop}) | terms)
    return listed


def line_of(row: ShipmentRow) -> dict[str, Any]:
    """A parcel in one line of a list of watches."""
    return {
        "number": row.number,
        "carrier_name": carrier_name(row.carrier),
        "status": row.status,
        "substatus": row.substatus or None,
        "sample": row.sample,
    }


def mark_told(tellings: Sequence[Telling], now: datetime) -> None:
    """These have been handed to the channel."""
    for telling in tellings:
        for notice in telling.notices:
            notice.sent_at = now


def _telling(session: Session, watch: WatchRow, unsent: Any, now: datetime) -> Telling:
    notices = session.scalars(
        select(NoticeRow).where(NoticeRow.watch_id == watch.id, *unsent).order_by(NoticeRow.id)
    ).all()
    rows = {
        row.id: row
        for row in session.scalars(
            select(ShipmentRow)
            .where(ShipmentRow.id.in_({notice.shipment_id for notice in notices}))
            .options(raiseload(ShipmentRow.events))
        )
    }
    if watch.digest:  # as things stand now, each parcel once
        history = History(session, now)
        states = {row.id: State.of(row, now, history) for row in rows.values()}
        changes = [
            _change(watch, row, states[row.id], None, now)
            for row in rows.values()
            if states[row.id].concerns(watch.level)
        ]
    else:
        changes = []
        for notice in notices:
            before = State.read(notice.before) if notice.before else None
            state = State.read(notice.event.partition("@")[0])
            changes.append(_change(watch, rows[notice.shipment_id], state, before, notice.created_at))
    return Telling(watch, tuple(notices), tuple(changes))


def _change(
    watch: WatchRow, row: ShipmentRow, state: State, before: State | None, at: datetime
) -> dict[str, Any]:
    role = cast(Role, watch.role)
    claim = claim_of(row, at)
    return {
        "number": row.number,
        "carrier_name": carrier_name(row.carrier),
        "status": state.status.value,
        "substatus": state.reason.value if state.reason else None,
        "eta": state.eta.isoformat() if state.eta else None,
        "flags": [flag.value for flag in sorted(state.flags)],
        "news": _news(state, before),
        "days": (at - row.last_event_at).days if row.last_event_at else None,
        "advice_key": advice_key(state.status, state.reason, state.flags, role),
        "sample": row.sample,
        "claim": claim.as_json() if claim and Flag.CLAIM_ENDS in state.flags else None,
        "order_number": None if role == "customer" else row.order_number or None,
    }


def _news(state: State, before: State | None) -> News:
    if before is not None and (state.status, state.reason) != (before.status, before.reason):
        return "status"
    new = state.flags - (before.flags if before else frozenset())
    if Flag.CLAIM_ENDS in new:
        return "claim"
    if Flag.STALE in new:
        return "stale"
    if Flag.PAST_ETA in new:
        return "past_eta"
    return "eta" if before is not None and state.eta != before.eta else "status"
