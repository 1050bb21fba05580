"""Choices that were offered. A channel's button carries a short token; what it stands for is kept here.

One keyboard is one choice: it can be made once, by the person it was offered to, until a newer answer in that
chat takes its place.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import BigInteger, CursorResult, Index, Table, Text, bindparam, delete, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base

Action = Literal["say", "role", "language", "again", "forget", "document", "case", "shop", "business"]
"""say: as if the person had written `value`; role, language: take `value`; again: send turn `value` again;
forget: erase what is stored on the person; document: go on with a document that staff have sent; case: do
something about a case; shop: act in that shop, or set something of it."""

LASTING = ("case",)
"""Buttons that stay: each may be pressed again, by whoever may do what it does, since doing it twice changes
nothing; no newer answer takes their place."""

Verdict = Literal["chosen", "used", "old", "foreign"]
"""chosen: it counts · used: the choice was made before · old: a newer answer has taken its place, or nobody
remembers it · foreign: it was offered to somebody else."""


class ButtonRow(Base):
    """One button of a keyboard."""

    __tablename__ = "buttons"

    token: Mapped[str] = mapped_column(primary_key=True)
    keyboard: Mapped[str] = mapped_column(index=True)
    """What the buttons of one message share."""
    chat: Mapped[int] = mapped_column(BigInteger)
    person: Mapped[str]
    """Who may press; "" for anybody in the chat."""
    label: Mapped[str] = mapped_column(Text)
    action: Mapped[str]
    value: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    pressed_by: Mapped[int | None] = mapped_column(BigInteger)
    """The update that pressed one of this keyboard."""

    __table_args__ = (Index("buttons_open", "chat", "retired_at"),)


_TABLE = cast(Table, ButtonRow.__table__)
_RETIRE = (
    update(_TABLE)
    .where(
        _TABLE.c.chat == bindparam("in_chat"),
        _TABLE.c.retired_at.is_(None),
        _TABLE.c.pressed_by.is_(None),
        _TABLE.c.action.not_in(LASTING),
    )
    .values(retired_at=bindparam("at"))
)
"""Of every turn: built once (see bot.store.lanes)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button to be."""

    label: str
    action: Action
    value: str


@dataclass(frozen=True, slots=True)
class Press:
    """What a press comes to."""

    verdict: Verdict
    label: str = ""
    action: str = ""
    value: str = ""


def offer(session: Session, chat: int, person: str, choices: Sequence[Choice], at: datetime) -> list[str]:
    """Keep a keyboard; gives a token for each choice (16 characters)."""
    keyboard = secrets.token_urlsafe(12)
    rows = [
        ButtonRow(
            token=secrets.token_urlsafe(12), keyboard=keyboard, chat=chat, person=person, label=choice.label,
            action=choice.action, value=choice.value, created_at=at,
        )
        for choice in choices
    ]  # fmt: skip
    session.add_all(rows)
    return [row.token for row in rows]


def retire(session: Session, chat: int, at: datetime) -> None:
    """What was offered in this chat and not chosen can no longer be."""
    session.execute(_RETIRE, {"in_chat": chat, "at": at})


def press(session: Session, token: str, person: str, update_id: int) -> Press:
    """Make the choice. The same update may ask again (after a crash) and gets the same verdict."""
    row = session.get(ButtonRow, token)
    if row is None:
        return Press("old")
    if row.person not in {"", person}:
        return Press("foreign")
    chosen = Press("chosen", row.label, row.action, row.value)
    if row.pressed_by == update_id or row.action in LASTING:
        return chosen
    if row.pressed_by is not None:
        return Press("used")
    if row.retired_at is not None:
        return Press("old")
    # In one statement: two presses at the same moment must not both count.
    result = session.execute(
        update(ButtonRow)
        .where(ButtonRow.keyboard == row.keyboard, ButtonRow.pressed_by.is_(None))
        .values(pressed_by=update_id)
    )
    assert isinstance(result, CursorResult)
    return chosen if result.rowcount else Press("used")


def prune(session: Session, before: datetime) -> None:
    """Forget keyboards older than that; a press on one is then an old press."""
    session.execute(delete(ButtonRow).where(ButtonRow.created_at < before))
