"""After-sales cases: what somebody wants, where it stands, and everything that was done about it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.engine import Base
from bot.store.orders import DecimalText


class CaseRow(Base):
    """One case of one shop."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("number"),
        # covers what the list of waiting cases is chosen and sorted by
        Index("ix_cases_shop_state", "shop", "state", "urgent", "waiting_since", "goods_back"),
        Index("ix_cases_customer", "customer"),
        Index("ix_cases_order", "shop", "order_number"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[str] = mapped_column(String(24))
    """What people call it, and the RMA number on a returned parcel."""
    shop: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(24))
    """return, exchange, repair, refund, missing_parts, damaged, not_received, wrong_item, quality, warranty,
    invoice, cancellation, complaint, or question (somebody asked for a person)."""
    state: Mapped[str] = mapped_column(String(24))
    customer: Mapped[str] = mapped_column(String(80))
    """`telegram:42`; emptied when the person is erased."""
    chat: Mapped[int | None] = mapped_column(BigInteger)
    """Where to write to them; None: a channel that cannot be written to."""
    language: Mapped[str] = mapped_column(String(8))
    """The customer's."""
    market: Mapped[str] = mapped_column(String(2), default="")
    """The consumer's country; empty: not known."""
    order_number: Mapped[str] = mapped_column(String(64), default="")
    """As in `orders.number`; empty: about no order."""
    wish: Mapped[str] = mapped_column(String(16), default="")
    """What the customer asks for: a remedy; empty: they leave it to the shop."""
    remedy: Mapped[str] = mapped_column(String(16), default="")
    """What the shop has decided to do: refund, replacement, repair, part, document, cancelled or answer."""
    parts: Mapped[str] = mapped_column(Text, default="")
    """Which parts are to be sent, where the remedy is a part."""
    goods_back: Mapped[bool] = mapped_column(default=False)
    """Whether the goods have to come back before the remedy."""
    grade: Mapped[str] = mapped_column(String(16), default="")
    """What the inspection of returned goods found."""
    reason: Mapped[str] = mapped_column(String(40), default="")
    """Coded, for the digest."""
    words: Mapped[str] = mapped_column(Text, default="")
    """What the customer wrote."""
    currency: Mapped[str] = mapped_column(String(3), default="")
    asked_amount: Mapped[Decimal | None] = mapped_column(DecimalText)
    approved_amount: Mapped[Decimal | None] = mapped_column(DecimalText)
    refunded_amount: Mapped[Decimal | None] = mapped_column(DecimalText)
    policy_version: Mapped[int | None] = mapped_column(Integer)
    """The shop's policy under which it was opened."""
    replacement_number: Mapped[str] = mapped_column(String(64), default="")
    """Tracking number of what was sent instead."""
    return_number: Mapped[str] = mapped_column(String(64), default="")
    """Tracking number of what comes back."""
    assigned: Mapped[str] = mapped_column(String(80), default="")
    """The staff member who took it."""
    wants_person: Mapped[bool] = mapped_column(default=False)
    """A person is to answer: the bot alone does not close it."""
    urgent: Mapped[bool] = mapped_column(default=False)
    snoozed_until: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    """Since when the customer waits for a person's word; None: they do not."""
    alarmed: Mapped[int] = mapped_column(Integer, default=0)
    """How many alarms this waiting has raised."""
    first_reply_at: Mapped[datetime | None]
    rating: Mapped[int | None] = mapped_column(Integer)
    """1 to 5, by the customer after the end."""
    rating_words: Mapped[str] = mapped_column(Text, default="")
    forget_at: Mapped[datetime | None]
    """Since when the customer wants to be forgotten: as soon as the case is not needed (bot.store.case_privacy)."""
    turn: Mapped[str] = mapped_column(String(80), unique=True)
    """The turn that opened it: the same turn again opens no second."""
    opened_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    items: Mapped[list["CaseItemRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, lazy="selectin", order_by="CaseItemRow.id"
    )
    events: Mapped[list["CaseEventRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="CaseEventRow.id"
    )
    deadlines: Mapped[list["CaseDeadlineRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="CaseDeadlineRow.due"
    )
    files: Mapped[list["CaseFileRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="CaseFileRow.id"
    )


class CaseItemRow(Base):
    """What a case is about: pieces of a line of the order."""

    __tablename__ = "case_items"
    __table_args__ = (UniqueConstraint("case_id", "order_item_id"), Index("ix_case_items_sku", "sku"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    order_item_id: Mapped[int | None] = mapped_column(ForeignKey("order_items.id", ondelete="SET NULL"))
    sku: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    quantity: Mapped[int] = mapped_column(Integer)
    price: Mapped[Decimal | None] = mapped_column(DecimalText)


class CaseEventRow(Base):
    """One thing that was done: the audit trail. Never changed, never taken away while the case is kept."""

    __tablename__ = "case_events"
    __table_args__ = (
        UniqueConstraint("case_id", "turn", "action"),
        Index("ix_case_events_told_at", "told_at", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(80))
    """`telegram:42`, or `bot`."""
    role: Mapped[str] = mapped_column(String(16))
    action: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(String(24), default="")
    after: Mapped[str] = mapped_column(String(24), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    turn: Mapped[str] = mapped_column(String(80))
    """What it was done by: the same turn again does nothing."""
    told_at: Mapped[datetime | None]
    """Since when those who must hear of it have been told; None while the news waits."""


class CaseDeadlineRow(Base):
    """A day before which something about a case must be done."""

    __tablename__ = "case_deadlines"
    __table_args__ = (UniqueConstraint("case_id", "kind"), Index("ix_case_deadlines_due", "met_at", "due"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(24))
    """withdrawal, return_by, refund, warranty, claim, reply…"""
    due: Mapped[date] = mapped_column(Date)
    whose: Mapped[str] = mapped_column(String(16))
    """Who has to act: customer or seller."""
    rule: Mapped[str] = mapped_column(String(80), default="")
    """The rule's id in the table of consumer law, or `policy`."""
    reminded_at: Mapped[datetime | None]
    met_at: Mapped[datetime | None]
    """Done, or no longer needed."""


class CaseFileRow(Base):
    """A photo, video or paper about a case, as the channel holds it."""

    __tablename__ = "case_files"
    __table_args__ = (UniqueConstraint("case_id", "reference"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(16))
    """photo, video, document, voice…"""
    name: Mapped[str] = mapped_column(String(200), default="")
    media_type: Mapped[str] = mapped_column(String(80), default="")
    size: Mapped[int | None] = mapped_column(Integer)
    reference: Mapped[str] = mapped_column(String(200))
    """The channel's own lasting name for the file (Telegram's `file_unique_id`)."""
    handle: Mapped[str] = mapped_column(String(300), default="")
    """By which the channel sends it again (Telegram's `file_id`)."""
    data: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The bytes, where we made the file ourselves."""
