"""What came in over a channel, kept until it is answered: committed before the channel confirms it.

States: pending → taken → done, or parked when it failed for good. A row that is done keeps its update id, so
that a second delivery is known, and loses its content.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, Index, Text, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base
from bot.store.lanes import BIG, PENDING, TAKEN, Waiting

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

    An edit takes the place of its message while nobody has begun on that, and is otherwise dropped: the
    answer to the first wording stands.
    """
    updates = list({update.update_id: update for update in updates}.values())
    numbers = [update.update_id for update in updates]
    known = set(session.scalars(select(InboxRow.update_id).where(InboxRow.update_id.in_(numbers))))
    new = [update for update in updates if update.update_id not in known]
    for entry in new:
        row = InboxRow(
            update_id=entry.update_id, lane=entry.lane, message_id=entry.message_id, album=entry.album,
            payload=entry.payload, received_at=at, due_at=entry.due_at or at,
        )  # fmt: skip
        if entry.edits:
            session.execute(
                update(InboxRow)
                .where(
                    InboxRow.lane == entry.lane,
                    InboxRow.message_id == entry.message_id,
                    InboxRow.state == PENDING,
                    InboxRow.takes == 0,
                )
                .values(payload=entry.payload)
            )
            row.state, row.payload, row.message_id, row.done_at = DONE, "", None, at
        session.add(row)
        session.flush()
    return {entry.update_id for entry in new}


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
    _close(session, row_ids, state=DONE, payload="", done_at=at)


def park(session: Session, row_id: int, error: str, at: datetime) -> None:
    """Given up for good; kept as it came for a person to look at."""
    _close(session, [row_id], state=PARKED, error=error, done_at=at)


def count_failure(session: Session, row_id: int) -> int:
    """One more failure of a row; gives how many there are now."""
    row = session.get_one(InboxRow, row_id)
    row.failures += 1
    return row.failures


def recover(session: Session) -> int:
    """After a start: what a stopped process had begun waits again. Gives how many rows that were."""
    result = session.execute(update(InboxRow).where(InboxRow.state == TAKEN).values(state=PENDING))
    assert isinstance(result, CursorResult)
    return result.rowcount


def unfinished(session: Session) -> int:
    """How many updates still wait for an answer."""
    count = select(func.count()).select_from(InboxRow).where(InboxRow.state.in_((PENDING, TAKEN)))
    return session.scalar(count) or 0


def prune(session: Session, before: datetime) -> None:
    """Forget what was done before that time. Keep more than a day: so long may Telegram deliver again."""
    session.execute(delete(InboxRow).where(InboxRow.state == DONE, InboxRow.done_at < before))


def _close(session: Session, row_ids: Sequence[int], **values: object) -> None:
    session.execute(update(InboxRow).where(InboxRow.id.in_(row_ids)).values(**values))
