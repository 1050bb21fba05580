"""Rows that wait for their turn: in order within a lane, side by side across lanes.

A lane is a chat. Only the oldest unfinished row of a lane can be taken, so a row that fails or must wait
holds back its own lane and no other. The inbox and the outbox are both made of such rows.
"""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import BigInteger, Integer, Text, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

BIG = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit number; SQLite numbers rows by itself only when the type is spelt INTEGER."""

PENDING, TAKEN = "pending", "taken"


class Waiting:
    """The columns of a row that waits; the table adds what it is that waits."""

    id: Mapped[int] = mapped_column(BIG, primary_key=True)
    """The order of arrival."""
    lane: Mapped[str]
    state: Mapped[str] = mapped_column(default=PENDING)
    """pending → taken → one of the table's own final states."""
    due_at: Mapped[datetime]
    """Not to be taken before."""
    takes: Mapped[int] = mapped_column(default=0)
    """How often it was begun, crashes included."""
    error: Mapped[str] = mapped_column(Text, default="")
    """What went wrong last."""


Row = TypeVar("Row", bound=Waiting)


def take(session: Session, table: type[Row], limit: int, at: datetime) -> tuple[list[Row], datetime | None]:
    """Up to `limit` rows that are first in their lane and due, marked as taken; and when the next is due."""
    unfinished = select(func.min(table.id)).where(table.state.in_((PENDING, TAKEN))).group_by(table.lane)
    first = (table.id.in_(unfinished), table.state == PENDING)
    rows = list(
        session.scalars(select(table).where(*first, table.due_at <= at).order_by(table.id).limit(limit))
    )
    for row in rows:
        row.state = TAKEN
        row.takes += 1
    return rows, session.scalar(select(func.min(table.due_at)).where(*first, table.due_at > at))


def put_back(session: Session, table: type[Row], row_id: int, due_at: datetime, error: str = "") -> None:
    """A taken row waits again, until `due_at`, still first in its lane."""
    session.execute(
        update(table)
        .where(table.id == row_id, table.state == TAKEN)
        .values(state=PENDING, due_at=due_at, error=error)
    )
