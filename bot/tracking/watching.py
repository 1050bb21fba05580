"""Watches: who is told what about which parcel.

A parcel is compared with the state in which it was last seen; a change becomes one notice for each watch that it
concerns, in the transaction that notes the new state. So a change is told once, whatever crashes and however it came
to be known: by a provider, a webhook, the shop's file or the passing of time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal, cast

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, raiseload

from bot.errors import NotAllowed, UserError
from bot.settings import Role
from bot.store.shipments import ShipmentRow
from bot.store.watches import NoticeRow, PollRow, WatchRow
from bot.tracking.history import History
from bot.tracking.polling import schedule
from bot.tracking.shipments import visible
from bot.tracking.states import LEVELS, State
from bot.tracking.view import Viewer

MOST_WATCHES = {"customer": 20}
MOST_SINGLE = 500
"""Parcels that one person watches one by one; a shop is watched as a whole."""
DIGEST_HOUR = 9
_AT_ONCE = 400
"""Parcels compared in one transaction."""

Quiet = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who asks to be told. All of it comes from the session."""

    person: str
    chat: int | None
    """Where to write to them; None where the channel cannot."""
    language: str
    viewer: Viewer
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a request to watch."""

    row: WatchRow
    outcome: Literal["begun", "changed", "already"]


def watch_parcel(session: Session, watcher: Watcher, row: ShipmentRow, level: str, now: datetime) -> Told:
    """Tell this person of that parcel from now on. Asking again changes the level, or nothing.

    That they may see the parcel is for the caller to have checked. Raises UserError where they watch too many.
    """
    _look_after(session, [row], now)
    return _watch(session, watcher, f"parcel:{row.id}", row.id, level, False, now)


def watch_shop(session: Session, watcher: Watcher, level: str, now: datetime, zone: tzinfo, *,
               digest: bool) -> Told:  # fmt: skip
    """Tell this person of every parcel of their shop; as a digest once a day, else one by one.

    What is wrong already is told first. Raises NotAllowed for customers: a customer watches single parcels.
    """
    if watcher.viewer.role == "customer":
        raise NotAllowed("a customer watches single parcels, by their numbers", code="watch_numbers_only")
    told = _watch(session, watcher, f"shop:{watcher.viewer.shop}", None, level, digest, now)
    if told.outcome == "begun":
        rows = _shop_rows(session, watcher.viewer.shop)
        _look_after(session, rows, now)
        history = History(session, now)
        for row in rows:
            state = State.of(row, now, history)
            if state.problem:
                _notify(session, told.row, row, None, state, now, zone)
    return told


def unwatch(session: Session, person: str, now: datetime, *, shipments: Iterable[int] | None = None) -> int:
    """End this person's watches: those of these parcels, or (None) all; how many were ended."""
    query = select(WatchRow).where(WatchRow.person == person, WatchRow.ended_at.is_(None))
    if shipments is not None:
        query = query.where(WatchRow.shipment_id.in_(list(shipments)))
    rows = session.scalars(query).all()
    for row in rows:
        end_watch(session, row, now)
    return len(rows)


def end_watch(session: Session, watch: WatchRow, now: datetime) -> None:
    """Nothing more is told of it, nor what waits to be told."""
    watch.ended_at = now
    session.execute(delete(NoticeRow).where(NoticeRow.watch_id == watch.id, NoticeRow.sent_at.is_(None)))


def may_see(session: Session, watch: WatchRow) -> bool:
    """Whether the parcel of a watch is still one that its person may see: a customer's may have become another's."""
    if watch.shipment_id is None:
        return watch.role != "customer"
    viewer = Viewer(cast(Role, watch.role), watch.shop, person=watch.person)
    return (
        session.scalar(
            visible(viewer).where(ShipmentRow.id == watch.shipment_id).with_only_columns(ShipmentRow.id)
        )
        is not None
    )


def watches_of(session: Session, person: str) -> Sequence[tuple[WatchRow, ShipmentRow | None]]:
    """What this person watches, oldest first."""
    rows = session.execute(
        select(WatchRow, ShipmentRow)
        .outerjoin(ShipmentRow, ShipmentRow.id == WatchRow.shipment_id)
        .where(WatchRow.person == person, WatchRow.ended_at.is_(None))
        .options(raiseload(ShipmentRow.events))
        .order_by(WatchRow.id)
    )
    return [(watch, shipment) for watch, shipment in rows]


def keep_quiet(session: Session, person: str, hours: Quiet) -> int:
    """Nothing is sent to this person between these hours; None: at any hour. How many watches that touches."""
    start, end = hours or (None, None)
    rows = session.scalars(select(WatchRow).where(WatchRow.person == person)).all()
    for row in rows:
        row.quiet_from, row.quiet_to = start, end
    return sum(row.ended_at is None for row in rows)


def look_at_changed(session: Session, now: datetime, zone: tzinfo) -> int:
    """Compare the watched parcels that a source has spoken of since they were last seen; how many there were.

    New parcels of watched shops are taken up too. At most some hundred at once: call until it gives 0.
    """
    whole = select(WatchRow.shop).where(WatchRow.shipment_id.is_(None), WatchRow.ended_at.is_(None))
    unseen = ~exists().where(PollRow.shipment_id == ShipmentRow.id)
    new = session.scalars(_bare().where(ShipmentRow.shop.in_(whole), unseen).limit(_AT_ONCE)).all()
    for row in new:
        session.add(PollRow(shipment_id=row.id, seen="", heard_at=row.imported_at, next_at=now, failures=0))
    session.flush()
    _compare(session, new, now, zone)
    changed = session.scalars(
        _bare()
        .join(PollRow, PollRow.shipment_id == ShipmentRow.id)
        .where(ShipmentRow.imported_at != PollRow.heard_at)
        .limit(_AT_ONCE)
    ).all()
    _compare(session, changed, now, zone)
    return len(new) + len(changed)


def take_due(session: Session, now: datetime, limit: int) -> Sequence[ShipmentRow]:
    """Watched parcels that are to be looked at now, the longest waiting first.

    Nobody else takes them for some minutes; if this process dies meanwhile, they fall due again after that.
    """
    polls = session.scalars(
        select(PollRow)
        .where(PollRow.next_at <= now)
        .order_by(PollRow.next_at, PollRow.shipment_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for poll in polls:
        poll.next_at = now + schedule().retry
    ids = [poll.shipment_id for poll in polls]
    return session.scalars(_bare().where(ShipmentRow.id.in_(ids)).order_by(ShipmentRow.shop)).all()


def looked_at(session: Session, ids: Sequence[int], now: datetime, zone: tzinfo, *, failed: bool) -> None:
    """These parcels were asked for: compare them, and plan their next look. Watches of what has ended end.

    After a failure they are tried again soon; what is known of them is compared all the same, since a parcel can
    come to stand still without any news.
    """
    rows = session.scalars(_bare().where(ShipmentRow.id.in_(ids))).all()
    polls = _compare(session, rows, now, zone)
    for row in rows:
        poll = polls[row.id]
        poll.failures = poll.failures + 1 if failed else 0
        watched = session.scalar(select(WatchRow.id).where(_watches(row)).limit(1)) is not None
        if not watched:
            poll.next_at = None
        elif failed:
            poll.next_at = schedule().after_failure(row, poll.failures, now)
        else:
            poll.next_at = schedule().next_look(row, now)
            if poll.next_at is None:
                session.execute(
                    update(WatchRow).where(WatchRow.shipment_id == row.id, WatchRow.ended_at.is_(None))
                    .values(ended_at=now)
                )  # fmt: skip


def quiet_hours(written: str) -> Quiet:
    """`22-8` or `22:00–08:00` as hours; "" as None. Raises UserError for what are no two different hours."""
    if not written.strip():
        return None
    try:
        start, end = (int(part.split(":")[0]) for part in written.replace("–", "-").split("-"))
    except ValueError:
        start = end = -1
    if not (0 <= start <= 23 and 0 <= end <= 24 and start != end % 24):
        raise UserError("quiet hours are two hours of the day, e.g. 22-8", code="quiet_hours")
    return start, end % 24


def send_time(watch: WatchRow, now: datetime, zone: tzinfo) -> datetime:
    """When a watch may be told: at the next digest, and never in its quiet hours. `zone`: the deployment's."""
    local = now.astimezone(zone)
    if watch.digest:
        at = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
        local = at if at >= local else at + timedelta(days=1)
    if watch.quiet_from is not None and watch.quiet_to is not None:
        start, end = watch.quiet_from, watch.quiet_to
        hour = local.hour
        quiet = start <= hour < end if start < end else hour >= start or hour < end
        if quiet:
            wake = local.replace(hour=end, minute=0, second=0, microsecond=0)
            local = wake if wake > local else wake + timedelta(days=1)
    return local.astimezone(now.tzinfo)


def _watch(session: Session, watcher: Watcher, scope: str, shipment_id: int | None, level: str, digest: bool,
           now: datetime) -> Told:  # fmt: skip
    if level not in LEVELS:
        raise UserError(f"a watch is for {', '.join(LEVELS)}", code="bad_input")
    row = session.scalar(
        select(WatchRow).where(WatchRow.person == watcher.person, WatchRow.scope == scope).with_for_update()
    )
    if row is not None and row.ended_at is None:
        if (row.level, row.digest) == (level, digest):
            return Told(row, "already")
        row.level, row.digest, row.turn = level, digest, watcher.turn
        return Told(row, "changed")
    open_now = session.scalar(
        select(func.count()).where(WatchRow.person == watcher.person, WatchRow.ended_at.is_(None))
    )
    limit = MOST_WATCHES.get(watcher.viewer.role, MOST_SINGLE)
    if shipment_id is not None and (open_now or 0) >= limit:
        raise UserError(f"at most {limit} parcels can be watched", code="too_many_watches", limit=str(limit))
    if row is None:
        quiet = session.scalars(select(WatchRow).where(WatchRow.person == watcher.person).limit(1)).first()
        row = WatchRow(
            person=watcher.person, scope=scope, shipment_id=shipment_id,
            quiet_from=quiet.quiet_from if quiet else None, quiet_to=quiet.quiet_to if quiet else None,
        )  # fmt: skip
        session.add(row)
    row.chat, row.language = watcher.chat, watcher.language
    row.role, row.shop = watcher.viewer.role, watcher.viewer.shop
    row.level, row.digest, row.turn, row.created_at, row.ended_at = level, digest, watcher.turn, now, None
    session.flush()
    return Told(row, "begun")


def _look_after(session: Session, rows: Sequence[ShipmentRow], now: datetime) -> None:
    """Parcels that are watched from now on: what they are like at this moment is known to those who watch."""
    known: set[int] = set()
    ids = [row.id for row in rows]
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        known |= set(session.scalars(select(PollRow.shipment_id).where(PollRow.shipment_id.in_(some))))
    history = History(session, now)
    for row in rows:
        if row.id not in known:
            state = str(State.of(row, now, history))
            next_at = schedule().next_look(row, now)
            session.add(
                PollRow(
                    shipment_id=row.id,
                    seen=state,
                    heard_at=row.imported_at,
                    next_at=next_at and now,
                    failures=0,
                )
            )
    revived = update(PollRow).where(PollRow.next_at.is_(None)).values(next_at=now)
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(revived.where(PollRow.shipment_id.in_(ids[start : start + _AT_ONCE])))
    session.flush()


def _compare(
    session: Session, rows: Sequence[ShipmentRow], now: datetime, zone: tzinfo
) -> dict[int, PollRow]:
    ids = [row.id for row in rows]
    polls = {poll.shipment_id: poll for poll in session.scalars(
        select(PollRow).where(PollRow.shipment_id.in_(ids)).with_for_update()
    )}  # fmt: skip
    history = History(session, now)
    for row in rows:
        poll, state = polls[row.id], State.of(row, now, history)
        before = State.read(poll.seen) if poll.seen else None
        if state.is_news_after(before):
            watches = session.scalars(select(WatchRow).where(_watches(row))).all()
            by_number = {watch.person for watch in watches if watch.shipment_id is not None}
            for watch in watches:
                if watch.shipment_id is None and not watch.digest and watch.person in by_number:
                    continue  # told of it as a single parcel already
                _notify(session, watch, row, before, state, now, zone)
        poll.seen, poll.heard_at = str(state), row.imported_at
    session.flush()
    return polls


def _notify(session: Session, watch: WatchRow, row: ShipmentRow, before: State | None, state: State,
            now: datetime, zone: tzinfo) -> None:  # fmt: skip
    if watch.role == "customer":
        state, before = state.public(), before and before.public()
        if not state.is_news_after(before):
            return  # what is new concerns the shop alone
    if not state.concerns(watch.level):
        return
    told = row.last_event_at or row.stated_at or row.imported_at
    event = f"{state}@{told.isoformat(timespec='seconds')}"
    same = select(NoticeRow.id).where(
        NoticeRow.watch_id == watch.id, NoticeRow.shipment_id == row.id, NoticeRow.event == event
    )
    if session.scalar(same) is None:
        session.add(
            NoticeRow(
                watch_id=watch.id, shipment_id=row.id, event=event, before=str(before) if before else "",
                due_at=send_time(watch, now, zone), created_at=now,
            )
        )  # fmt: skip


def _watches(row: ShipmentRow) -> ColumnElement[bool]:
    whole = and_(WatchRow.shipment_id.is_(None), WatchRow.shop == row.shop)
    return and_(WatchRow.ended_at.is_(None), or_(WatchRow.shipment_id == row.id, whole))


def _shop_rows(session: Session, shop: str) -> Sequence[ShipmentRow]:
    return session.scalars(_bare().where(ShipmentRow.shop == shop)).all()


def _bare() -> Select[ShipmentRow]:
    """Parcels without their histories: a comparison needs none, and ten thousand would fill the memory."""
    return select(ShipmentRow).options(raiseload(ShipmentRow.events))
