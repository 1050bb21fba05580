"""Where people talk about a case: topics of a staff group, relayed messages.

`case_topics`, `relayed` and `outbox_cases` say where words of a case stand on the channel; `talks` says who owns a
customer's conversation; `staff_group_*` say who acts in a group.
"""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base
from bot.store.lanes import BIG


class TopicRow(Base):
    """The forum topic of a case."""

    __tablename__ = "case_topics"
    __table_args__ = (UniqueConstraint("group_chat", "thread"),)

    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    group_chat: Mapped[int] = mapped_column(BigInteger)
    thread: Mapped[int | None] = mapped_column(BigInteger)
    """None: not made yet, or the group has no topics (messages carry the case's number instead)."""
    summary: Mapped[int | None] = mapped_column(BigInteger)
    """The message at its top; None: not sent yet."""
    refused_at: Mapped[datetime | None]
    """When Telegram last would not make it (no topics in the group, or not enough rights)."""
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class RelayRow(Base):
    """A message that was carried over, so that an edit or an answer finds its counterpart."""

    __tablename__ = "relayed"
    __table_args__ = (
        UniqueConstraint("from_chat", "from_message", "to_chat"),
        Index("ix_relayed_to", "to_chat", "to_message"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    from_chat: Mapped[int] = mapped_column(BigInteger)
    """0: our own words about the case (`from_message` is then their row of the outbox)."""
    from_message: Mapped[int] = mapped_column(BigInteger)
    to_chat: Mapped[int] = mapped_column(BigInteger)
    to_message: Mapped[int | None] = mapped_column(BigInteger)
    """None: not sent yet."""
    by: Mapped[str] = mapped_column(String(80))
    """The person who wrote it."""
    text: Mapped[bool] = mapped_column(default=True)
    """Words in a message of ours; else a copy, of which only the caption can be changed."""
    at: Mapped[datetime]


class OutboxCaseRow(Base):
    """What one row of the outbox is to a case; goes with it. Such a row's `step` begins with `case`."""

    __tablename__ = "outbox_cases"

    row_id: Mapped[int] = mapped_column(
        BIG, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    does: Mapped[str] = mapped_column(String(8))
    """say: its words; copy: the message `source`; edit: put its words in place of those of `relay`;
    close, reopen: the topic."""
    in_topic: Mapped[bool] = mapped_column(default=False)
    """It goes to the staff group, into the case's topic."""
    relay: Mapped[int | None] = mapped_column(Integer)
    """The row of `relayed` that it fills in, or (edit) whose counterpart it changes."""
    source_chat: Mapped[int | None] = mapped_column(BigInteger)
    source_message: Mapped[int | None] = mapped_column(BigInteger)


class TalkRow(Base):
    """A customer's conversation is with people, about a case: from here to there. What they write is carried to
    them, and the assistant keeps silent.
    """

    __tablename__ = "talks"
    __table_args__ = (Index("ix_talks_chat", "chat", "ended_at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    chat: Mapped[int] = mapped_column(BigInteger)
    person: Mapped[str] = mapped_column(String(80))
    """The customer."""
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When they were told that their messages are carried on; None: not yet."""


class StaffCodeRow(Base):
    """A code by which somebody entitled makes a group the staff group of their shop. Kept as a hash."""

    __tablename__ = "staff_group_codes"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    shop: Mapped[str] = mapped_column(String(64))
    person: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime]
    used_at: Mapped[datetime | None]


class GroupMemberRow(Base):
    """Somebody who was seen in a staff group: when they are gone from it, their place on the staff ends."""

    __tablename__ = "staff_group_members"

    group_chat: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[str] = mapped_column(String(80), primary_key=True)
    seen_at: Mapped[datetime]
    checked_at: Mapped[datetime]
    """When Telegram last said that they are in it."""
    left_at: Mapped[datetime | None]


class SuggestionRow(Base):
    """A reply that was drafted for a person to send; never sent by itself."""

    __tablename__ = "case_suggestions"
    __table_args__ = (UniqueConstraint("turn"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    """As the customer would read it: Markdown, in their language."""
    language: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting, sent, changed (sent in other words), or dropped."""
    turn: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]
