"""Sellers' own Telegram Business accounts that the bot answers for, and the answers that wait for their word."""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base

Mode = Literal["draft", "auto", "off"]
DraftState = Literal["waiting", "sent", "dropped", "overtaken", "own"]


class BusinessRow(Base):
    """One connection of a seller's account with the bot."""

    __tablename__ = "business_connections"
    __table_args__ = (Index("ix_business_connections_person", "person"),)

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    """Telegram's `business_connection_id`."""
    person: Mapped[str] = mapped_column(String(80))
    """The seller: `telegram:3`."""
    shop: Mapped[str] = mapped_column(String(64))
    chat: Mapped[int] = mapped_column(BigInteger)
    """The seller's private chat with the bot, where drafts are shown."""
    can_reply: Mapped[bool]
    """Whether Telegram lets the bot write in the seller's name."""
    mode: Mapped[Mode] = mapped_column(String(8))
    """draft: the seller approves each answer; auto: it is sent at once; off: nothing."""
    enabled: Mapped[bool]
    """False once the seller has ended it, or never was one who sells."""
    connected_at: Mapped[datetime]


class BusinessDraftRow(Base):
    """An answer to one message of a customer; or, as `own`, the mark that the seller wrote themself."""

    __tablename__ = "business_drafts"
    __table_args__ = (
        UniqueConstraint("turn"),
        Index("ix_business_drafts_chat", "connection", "chat", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    connection: Mapped[str] = mapped_column(ForeignKey("business_connections.id", ondelete="CASCADE"))
    chat: Mapped[int] = mapped_column(BigInteger)
    """The customer's chat with the seller; Telegram gives it the customer's own number."""
    message: Mapped[int] = mapped_column(BigInteger)
    """What it answers."""
    text: Mapped[str] = mapped_column(Text)
    """As Markdown, with its sources."""
    language: Mapped[str] = mapped_column(String(8))
    state: Mapped[DraftState] = mapped_column(String(12))
    """overtaken: a newer message, or the seller's own, came first."""
    turn: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]


def of_person(session: Session, person: str) -> list[BusinessRow]:
    """A seller's connections that stand, newest first."""
    query = select(BusinessRow).where(BusinessRow.person == person, BusinessRow.enabled)
    return list(session.scalars(query.order_by(BusinessRow.connected_at.desc())))


def waiting_in(session: Session, connection: str, chat: int) -> list[BusinessDraftRow]:
    """The drafts of one chat that wait for the seller."""
    query = select(BusinessDraftRow).where(
        BusinessDraftRow.connection == connection,
        BusinessDraftRow.chat == chat,
        BusinessDraftRow.state == "waiting",
    )
    return list(session.scalars(query))


def wrote_since(session: Session, connection: str, chat: int, since: datetime) -> bool:
    """Whether the seller wrote themself in that chat since then."""
    query = select(BusinessDraftRow.id).where(
        BusinessDraftRow.connection == connection,
        BusinessDraftRow.chat == chat,
        BusinessDraftRow.state == "own",
        BusinessDraftRow.created_at >= since,
    )
    return session.scalar(query.limit(1)) is not None


def connections_in(session: Session, chat: int) -> list[str]:
    """The accounts through which somebody was answered."""
    return list(
        session.scalars(select(BusinessDraftRow.connection).where(BusinessDraftRow.chat == chat).distinct())
    )


def prune(session: Session, before: datetime) -> None:
    """Drop what was drafted before that time."""
    session.execute(delete(BusinessDraftRow).where(BusinessDraftRow.created_at < before))
