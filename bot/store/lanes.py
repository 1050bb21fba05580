"""Rows that wait for their turn: in order within a lane, side by side across lanes and across replicas.

A lane is a chat. Only the oldest unfinished row of a lane can be taken, so a row that fails or must wait
holds back its own lane and no other. The inbox and the outbox are both made of such rows.

Who has taken a row holds it by a lease. While it works it renews the lease; when it dies, the lease runs out and
the row waits again (`expired`). Leases go by the database's clock, so replicas whose clocks differ, or jump, take
nothing from one another. Each taking is numbered (`takes`), and what a holder commits it commits under `hold`:
one that was taken for dead and comes back can no longer change anything.

PostgreSQL takes rows with `FOR UPDATE SKIP LOCKED`. SQLite belongs to one process; a lease there ends when that
process does.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Table,
    Text,
    Update,
    bindparam,
    func,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from bot.clock import now

BIG = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit number; SQLite numbers rows by itself only when the type is spelt INTEGER."""

PENDING, TAKEN = "pending", "taken"

AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
"""Due whatever the clock says: one that is put back must not make people wait."""

_HORIZON = timedelta(minutes=5)
"""What is due later than this was dated by a clock that has since been put back, or must rest for long: it is
looked at again meanwhile."""


class Overtaken(Exception):
    """The lease ran out and somebody else has the row: nothing may be committed for it here."""


class Waiting:
    """The columns of a row that waits; the table adds what it is that waits."""

    id: Mapped[int] = mapped_column(BIG, primary_key=True)
    """The order of arrival."""
    lane: Mapped[str]
    state: Mapped[str] = mapped_column(default=PENDING)
    """pending → taken → one of the table's own final states."""
    due_at: Mapped[datetime]
    """Not to be taken before."""
    leased_until: Mapped[datetime | None]
    """While taken: until when its holder is believed to live."""
    takes: Mapped[int] = mapped_column(default=0)
    """How often it was begun, crashes included."""
    error: Mapped[str] = mapped_column(Text, default="")
    """What went wrong last."""


Row = TypeVar("Row", bound=Waiting)


def take(session: Session, table: type[Row], limit: int, at: datetime,
         lease: timedelta = timedelta(minutes=1)) -> tuple[list[Row], datetime | None]:  # fmt: skip
    """Up to `limit` rows that are first in their lane and due, marked as taken; and when the next is due (None,
    too, where as many were taken as asked for: there may be more).
    """
    made = _statements(cast(Any, table))
    if session.scalar(made.waiting) is None:
        return [], None
    given = {"at": at, "horizon": at + _HORIZON, "limit": limit}
    # one that this session has seen before is read again
    rows: list[Row] = list(session.scalars(made.first, given, execution_options={"populate_existing": True}))
    if rows:
        until = database_clock(session) + lease
        session.execute(made.take, {"ids": [row.id for row in rows], "until": until})
        for row in rows:
            for name, value in (("state", TAKEN), ("leased_until", until), ("takes", row.takes + 1)):
                set_committed_value(row, name, value)
        if len(rows) == limit:
            return rows, None
    return rows, session.scalar(made.next_due, {"at": at})


def renew(session: Session, table: type[Row], row_ids: Collection[int], lease: timedelta) -> None:
    """Whoever works on these rows is alive."""
    if row_ids:
        until = database_clock(session) + lease
        held = update(table).where(table.id.in_(row_ids), table.state == TAKEN)
        session.execute(held.values(leased_until=until))


def hold(session: Session, table: type[Row], row: Row) -> None:
    """To the end of this transaction the row stays with who took it. Raises Overtaken when it no longer is."""
    mine = {"id": row.id, "takes": row.takes}
    if session.scalar(_statements(cast(Any, table)).mine, mine) is None:
        raise Overtaken(f"{table.__name__} {row.id} was taken by somebody else")


def abandoned(session: Session, table: type[Row], *, all_taken: bool) -> ColumnElement[bool]:
    """Which rows nobody works on any more: those whose lease ran out, or (after the start of the one process
    that there is) all that were taken.
    """
    if all_taken:
        return table.state == TAKEN
    return (table.state == TAKEN) & (func.coalesce(table.leased_until, AT_ONCE) < database_clock(session))


def put_back(session: Session, table: type[Row], row_id: int, due_at: datetime, error: str = "") -> None:
    """A taken row waits again, until `due_at`, still first in its lane."""
    session.execute(
        update(table)
        .where(table.id == row_id, table.state == TAKEN)
        .values(state=PENDING, due_at=due_at, error=error)
    )


def database_clock(session: Session) -> datetime:
    """The present by the database's own clock, which all replicas share."""
    if session.get_bind().dialect.name != "postgresql":
        return now()
    present = session.scalar(select(func.clock_timestamp()))
    assert isinstance(present, datetime)
    return present


@dataclass(frozen=True, slots=True)
class _Made:
    """The statements of every turn. To build one takes longer than SQLite takes to run it: each is built once."""

    waiting: Select[Any]
    first: Select[Any]
    next_due: Select[Any]
    take: Update
    mine: Select[Any]


@cache
def _statements(table: type[Any]) -> _Made:
    unfinished = select(func.min(table.id)).where(table.state.in_((PENDING, TAKEN))).group_by(table.lane)
    waits = (table.id.in_(unfinished), table.state == PENDING)
    due = or_(table.due_at <= bindparam("at"), table.due_at > bindparam("horizon"))
    first = select(table).where(*waits, due).order_by(table.id).limit(bindparam("limit"))
    core = cast(Table, inspect(table).local_table)
    return _Made(
        waiting=select(core.c.id).where(core.c.state == PENDING).limit(1),
        first=first.with_for_update(skip_locked=True),  # no such clause on SQLite
        next_due=select(func.min(table.due_at)).where(*waits, table.due_at > bindparam("at")),
        take=update(core)
        .where(core.c.id.in_(bindparam("ids", expanding=True)))
        .values(state=TAKEN, leased_until=bindparam("until"), takes=core.c.takes + 1),
        mine=select(core.c.id)
        .where(core.c.id == bindparam("id"), core.c.state == TAKEN, core.c.takes == bindparam("takes"))
        .with_for_update(),
    )
