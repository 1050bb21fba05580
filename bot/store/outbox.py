"""What goes out over a channel: rows first, in the transaction that ends the turn, then sent in order.

States: pending → taken (being sent) → sent, uncertain or failed. `uncertain`: it was handed over and no
answer came, so that nobody knows whether the person has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    CursorResult,
    Index,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)  # fmt: skip
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.buttons import Choice, offer
from bot.store.engine import Base
from bot.store.lanes import AT_ONCE, PENDING, TAKEN, Waiting, abandoned

SENT, UNCERTAIN, FAILED = "sent", "uncertain", "failed"

Kind = Literal["answer", "notice"]
"""answer: at least once, so one that a crash caught between sending and noting it is sent again;
notice: at most once, so that one is left uncertain."""


class OutboxRow(Waiting, Base):
    """One message, or one part of a long one."""

    __tablename__ = "outbox"

    chat: Mapped[int] = mapped_column(BigInteger)
    thread: Mapped[int | None] = mapped_column(BigInteger)
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    person: Mapped[str]
    """Whom it is for, to mark those who shut the bot out."""
    language: Mapped[str]
    turn: Mapped[str]
    """The turn it answers."""
    step: Mapped[str]
    """What it is within the turn: its answer, a word on a delay, an apology."""
    part: Mapped[int]
    kind: Mapped[str]
    html: Mapped[str] = mapped_column(Text)
    plain: Mapped[str] = mapped_column(Text)
    """The same without markup, should the channel not take the markup."""
    keyboard: Mapped[list[list[list[str]]]] = mapped_column(JSON)
    """Rows of [label, token]."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The channel's own number, once sent."""
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("turn", "step", "part"),
        Index("outbox_lanes", "state", "lane", "id"),
        Index("outbox_messages", "chat", "message_id"),
        # A number must not come back after pruning: buttons refer to turns, people to messages.
        {"sqlite_autoincrement": True},
    )


# Of every turn: built once (see bot.store.lanes).
_TABLE = cast(Table, OutboxRow.__table__)
_SAME = (
    select(_TABLE.c.id).where(_TABLE.c.turn == bindparam("turn"), _TABLE.c.step == bindparam("step")).limit(1)
)
_INSERT = insert(_TABLE)
_CLOSE = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"))
    .values(
        state=bindparam("now"),
        message_id=bindparam("message"),
        error=bindparam("why"),
        sent_at=bindparam("sent"),
    )
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes."""

    chat: int
    person: str
    language: str
    thread: int | None = None
    reply_to: int | None = None
    asker: str = ""
    """Who may press its buttons; "" for anybody in the chat."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message that the channel can take as it is."""

    html: str
    plain: str


def put(session: Session, to: Address, turn: str, step: str, parts: Sequence[Part], at: datetime, *,
        keyboard: Sequence[Sequence[Choice]] = (), kind: Kind = "answer") -> bool:  # fmt: skip
    """Lay a message in the outbox, its keyboard under the last part; False where that was done before."""
    if session.scalar(_SAME, {"turn": turn, "step": step}) is not None:
        return False
    choices = [choice for line in keyboard for choice in line]
    tokens = iter(offer(session, to.chat, to.asker, choices, at))
    keys = [[[choice.label, next(tokens)] for choice in line] for line in keyboard]
    for number, part in enumerate(parts):  # the numbers of the rows are the order they go out in
        row = {
            "lane": str(to.chat), "chat": to.chat, "thread": to.thread, "person": to.person, "language": to.language,
            "reply_to": to.reply_to if number == 0 else None, "turn": turn, "step": step, "part": number,
            "kind": kind, "html": part.html, "plain": part.plain, "due_at": AT_ONCE, "created_at": at,
            "keyboard": keys if number == len(parts) - 1 else [],
        }  # fmt: skip
        session.execute(_INSERT, row)
    return True


def close(session: Session, row_id: int, state: str, at: datetime, *, message_id: int | None = None,
          error: str = "") -> None:  # fmt: skip
    """A row comes to its end: sent, uncertain or failed."""
    sent_at = at if state == SENT else None
    session.execute(
        _CLOSE, {"row": row_id, "now": state, "message": message_id, "why": error, "sent": sent_at}
    )


def give_up_chat(session: Session, chat: int, error: str) -> None:
    """Nothing that waits for this chat can arrive: the person shut the bot out."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.chat == chat, OutboxRow.state.in_((PENDING, TAKEN)))
        .values(state=FAILED, error=error)
    )


def move_chat(session: Session, chat: int, to: int) -> None:
    """A group became a supergroup: what waits for it goes to the new chat."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.chat == chat, OutboxRow.state.in_((PENDING, TAKEN)))
        .values(chat=to, lane=str(to), state=PENDING, thread=None, reply_to=None)
    )


def send_again(session: Session, chat: int, turn: str) -> int:
    """What stayed uncertain of a turn is sent once more, because the person asks for it; gives the count."""
    result = session.execute(
        update(OutboxRow)
        .where(OutboxRow.chat == chat, OutboxRow.turn == turn, OutboxRow.state == UNCERTAIN)
        .values(state=PENDING, due_at=AT_ONCE)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def recover(session: Session, *, all_taken: bool) -> int:
    """What a stopped process was sending: answers go out (again), notices stay uncertain. Gives how many go out.

    See `lanes.abandoned`.
    """
    left = update(OutboxRow).where(abandoned(session, OutboxRow, all_taken=all_taken))
    session.execute(left.where(OutboxRow.kind == "notice").values(state=UNCERTAIN))
    result = session.execute(left.values(state=PENDING))
    assert isinstance(result, CursorResult)
    return result.rowcount


def listed(session: Session, states: Sequence[str], limit: int) -> list[OutboxRow]:
    """The rows in these states, oldest first."""
    query = select(OutboxRow).where(OutboxRow.state.in_(states)).order_by(OutboxRow.id).limit(limit)
    return list(session.scalars(query))


def sent_message(session: Session, chat: int, message_id: int) -> OutboxRow | None:
    """The row behind a message that the person sees."""
    return session.scalar(select(OutboxRow).where(OutboxRow.chat == chat, OutboxRow.message_id == message_id))


def unfinished(session: Session) -> int:
    """How many messages are still to be sent."""
    count = select(func.count()).select_from(OutboxRow).where(OutboxRow.state.in_((PENDING, TAKEN)))
    return session.scalar(count) or 0


def prune(session: Session, before: datetime) -> None:
    """Forget what came to its end before that time."""
    session.execute(
        delete(OutboxRow).where(OutboxRow.state.not_in((PENDING, TAKEN)), OutboxRow.created_at < before)
    )
