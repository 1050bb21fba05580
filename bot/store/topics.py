"""Where people talk about a case: topics of a staff group, relayed messages, and sellers' own business accounts."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class TopicRow(Base):
    """The forum topic of a case."""

    __tablename__ = "case_topics"
    __table_args__ = (UniqueConstraint("group_chat", "thread"),)

    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    group_chat: Mapped[int] = mapped_column(BigInteger)
    thread: Mapped[int] = mapped_column(Integer)
    """0: being made, or the group has no topics (messages carry the case's number instead)."""
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class RelayRow(Base):
    """A message that was carried over, so that an edit or an answer finds its counterpart."""

    __tablename__ = "relayed"
    __table_args__ = (
        UniqueConstraint("from_chat", "from_message"),
        Index("ix_relayed_to", "to_chat", "to_message"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    from_chat: Mapped[int] = mapped_column(BigInteger)
    from_message: Mapped[int] = mapped_column(BigInteger)
    to_chat: Mapped[int] = mapped_column(BigInteger)
    to_message: Mapped[int | None] = mapped_column(BigInteger)
    """None: not sent yet."""
    by: Mapped[str] = mapped_column(String(80))
    """The person who wrote it."""
    at: Mapped[datetime]


class BusinessRow(Base):
    """A seller's own Telegram Business account that the bot may answer for."""

    __tablename__ = "business_connections"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    """Telegram's `business_connection_id`."""
    person: Mapped[str] = mapped_column(String(80))
    """The seller."""
    shop: Mapped[str] = mapped_column(String(64))
    chat: Mapped[int] = mapped_column(BigInteger)
    """The seller's private chat with the bot, where drafts are shown."""
    rights: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    mode: Mapped[str] = mapped_column(String(8), default="draft")
    """draft: the seller approves each answer; auto: sent at once; off."""
    enabled: Mapped[bool] = mapped_column(default=True)
    connected_at: Mapped[datetime]


class BusinessDraftRow(Base):
    """An answer that waits for the seller's word."""

    __tablename__ = "business_drafts"
    __table_args__ = (UniqueConstraint("turn"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    connection: Mapped[str] = mapped_column(ForeignKey("business_connections.id", ondelete="CASCADE"))
    chat: Mapped[int] = mapped_column(BigInteger)
    """The customer's chat with the seller."""
    message: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting, sent, dropped, or overtaken (a newer message or the seller's own answer came first)."""
    turn: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]


class DigestRow(Base):
    """A weekly digest that was sent: once a shop and week."""

    __tablename__ = "digests"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    week: Mapped[str] = mapped_column(String(10), primary_key=True)
    """ISO week: `2026-W47`."""
    sent_at: Mapped[datetime]


class RecallRow(Base):
    """A product recall that a shop began."""

    __tablename__ = "recalls"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shop: Mapped[str] = mapped_column(String(64))
    sku: Mapped[str] = mapped_column(String(80))
    batch: Mapped[str] = mapped_column(String(80), default="")
    hazard: Mapped[str] = mapped_column(Text, default="")
    known_at: Mapped[datetime]
    """When the shop knew: the authorities' clocks run from it."""
    begun_by: Mapped[str] = mapped_column(String(80))
    turn: Mapped[str] = mapped_column(String(80), unique=True)
