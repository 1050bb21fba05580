"""What came in over a channel, kept until it is answered: committed before the channel confirms it.

States: pending → taken → done, or parked when it failed for good. A row that is done keeps its update id, so
that a second delivery is known, and loses its content. An operator may try a parked row again (`retry`) or be
done with it (`drop`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Index,
    Table,
    Text,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base
from bot.store.lanes import AT_ONCE, BIG, PENDING, TAKEN, Waiting, abandoned

DONE, PARKED = "done", "parked"


class InboxRow(Waiting, Base):
    """One update of the channel."""

    __tablename__ = "inbox"

    update_id: Mapped[int] = mapped_column(BIG, unique=True)
    message_id: Mapped[int | None] = mapped_column(BIG)
    """The message it brought, to find it again when that is edited."""
    album: Mapped[str] = mapped_column(default="")
    """What the pictures of one album share."""
    payload: Mapped[str] = mapped_column(Text)
    """The update as JSON."""
    failures: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    __table_args__ = (Index("inbox_lanes", "state", "lane", "id"), Index("inbox_albums", "lane", "album"))


# Of every turn: built once (see bot.store.lanes).
_TABLE = cast(Table, InboxRow.__table__)
_INSERTS = {
    dialect.__name__.rpartition(".")[2]: dialect.insert(_TABLE)
    .on_conflict_do_nothing(index_elements=["update_id"])
    .returning(_TABLE.c.id)
    for dialect in (postgresql, sqlite)
}
_FINISH = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=DONE, payload="", done_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Received:
    """An update as the channel got it."""

    update_id: int
    lane: str
    payload: str
    message_id: int | None = None
    album: str = ""
    due_at: datetime | None = None
    """None: at once."""
    edits: bool = False
    """An edit of the message `message_id`."""


def receive(session: Session, updates: Iterable[Received], at: datetime) -> set[int]:
    """Keep the updates that are new; gives their update ids.

    An edit takes the place of its message while nobody has begun on that; else it waits for a turn of its own (the
    answer to the first wording stands, but words that were carried to somebody are changed there, too).
    """
    new: set[int] = set()
    for entry in {one.update_id: one for one in updates}.values():
        if not _insert(session, entry, at):
            continue
        new.add(entry.update_id)
        if entry.edits:
            replaced = session.execute(
                update(InboxRow)
                .where(
                    InboxRow.lane == entry.lane,
                    InboxRow.message_id == entry.message_id,
                    InboxRow.state == PENDING,
                    InboxRow.takes == 0,
                )
                .values(payload=entry.payload)
            )
            assert isinstance(replaced, CursorResult)
            if replaced.rowcount:  # the message is read as it stands now: the edit takes no turn of its own
                this = InboxRow.update_id == entry.update_id
                session.execute(update(InboxRow).where(this).values(state=DONE, payload="", done_at=at))
    return new


def _insert(session: Session, entry: Received, at: datetime) -> bool:
    """False where the update is known; one statement, as two replicas may be handed the same one at once."""
    values: dict[str, object] = {"update_id": entry.update_id, "lane": entry.lane, "state": PENDING,
                                 "payload": entry.payload, "album": "" if entry.edits else entry.album,
                                 "received_at": at, "due_at": entry.due_at or AT_ONCE, "takes": 0, "failures": 0,
                                 "error": ""}  # fmt: skip
    values["message_id"] = None if entry.edits else entry.message_id  # an edit has that of another row
    return session.scalar(_INSERTS[session.get_bind().dialect.name], values) is not None


def album_of(session: Session, row: InboxRow) -> tuple[list[InboxRow], bool]:
    """The other waiting rows of the same album, and whether an earlier one of it was answered already."""
    if not row.album:
        return [], False
    same = select(InboxRow).where(
        InboxRow.lane == row.lane, InboxRow.album == row.album, InboxRow.id != row.id
    )
    rows = list(session.scalars(same.order_by(InboxRow.id)))
    return [r for r in rows if r.state == PENDING], any(r.state in (DONE, PARKED) for r in rows)


def finish(session: Session, row_ids: Sequence[int], at: datetime) -> None:
    """These are dealt with; what they said is forgotten."""
    session.execute(_FINISH, {"ids": list(row_ids), "at": at})


def park(session: Session, row_id: int, error: str, at: datetime) -> None:
    """Given up for good; kept as it came for a person to look at."""
    session.execute(
        update(InboxRow).where(InboxRow.id == row_id).values(state=PARKED, error=error, done_at=at)
    )


def count_failure(session: Session, row_id: int) -> int:
    """One more failure of a row; gives how many there are now."""
    row = session.get_one(InboxRow, row_id)
    row.failures += 1
    return row.failures


def recover(session: Session, *, all_taken: bool) -> int:
    """What a stopped process had begun waits again; gives how many rows that were. See `lanes.abandoned`."""
    left = abandoned(session, InboxRow, all_taken=all_taken)
    result = session.execute(update(InboxRow).where(left).values(state=PENDING))
    assert isinstance(result, CursorResult)
    return result.rowcount


def retry(session: Session, update_ids: Sequence[int] | None) -> list[int]:
    """Parked updates (None: all of them) are tried again, first in their chat; gives those that will be."""
    wanted = _parked(update_ids)
    found = list(session.scalars(select(InboxRow.update_id).where(*wanted)))
    session.execute(
        update(InboxRow)
        .where(*wanted)
        .values(state=PENDING, due_at=AT_ONCE, failures=0, takes=0, done_at=None)
    )
    return found


def drop(session: Session, update_ids: Sequence[int] | None, at: datetime) -> list[int]:
    """Parked updates (None: all of them) are done with, and what they said is forgotten; gives those."""
    wanted = _parked(update_ids)
    found = list(session.scalars(select(InboxRow.update_id).where(*wanted)))
    session.execute(update(InboxRow).where(*wanted).values(state=DONE, payload="", done_at=at))
    return found


def listed(session: Session, states: Sequence[str], limit: int) -> list[InboxRow]:
    """The rows in these states, oldest first."""
    query = select(InboxRow).where(InboxRow.state.in_(states)).order_by(InboxRow.id).limit(limit)
    return list(session.scalars(query))


def _parked(update_ids: Sequence[int] | None) -> list[ColumnElement[bool]]:
    parked = [InboxRow.state == PARKED]
    return parked if update_ids is None else [*parked, InboxRow.update_id.in_(update_ids)]


def unfinished(session: Session) -> int:
    """How many updates still wait for an answer."""
    count = select(func.count()).select_from(InboxRow).where(InboxRow.state.in_((PENDING, TAKEN)))
    return session.scalar(count) or 0


def prune(session: Session, before: datetime) -> None:
    """Forget what was done before that time. Keep more than a day: so long may Telegram deliver again."""
    session.execute(delete(InboxRow).where(InboxRow.state == DONE, InboxRow.done_at < before))
