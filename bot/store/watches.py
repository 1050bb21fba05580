"""Who wants to hear of which parcel, when each parcel is looked at again, and what there is to tell."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class WatchRow(Base):
    """One person's wish to hear of one parcel, or of all parcels of their shop."""

    __tablename__ = "watches"
    __table_args__ = (
        UniqueConstraint("person", "scope"),
        Index("ix_watches_shipment", "shipment_id"),
        Index("ix_watches_shop", "shop", "ended_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    person: Mapped[str] = mapped_column(String(80))
    chat: Mapped[int | None] = mapped_column(BigInteger)
    """Where to write; None: the person's channel cannot be written to (a terminal)."""
    language: Mapped[str] = mapped_column(String(8))
    """The language in which the watch was asked for."""
    role: Mapped[str] = mapped_column(String(16))
    shop: Mapped[str] = mapped_column(String(64))
    scope: Mapped[str] = mapped_column(String(80))
    """`parcel:<id>` or `shop:<name>`: one watch a person and scope."""
    shipment_id: Mapped[int | None] = mapped_column(ForeignKey("shipments.id", ondelete="CASCADE"))
    """None: every parcel of the shop."""
    level: Mapped[str] = mapped_column(String(16))
    """all, problems, or delivery."""
    digest: Mapped[bool] = mapped_column(Boolean, default=False)
    """Told once a day, all at once."""
    quiet_from: Mapped[int | None] = mapped_column(Integer)
    """Hour of the day, in the deployment's time zone, from which nothing is sent."""
    quiet_to: Mapped[int | None] = mapped_column(Integer)
    turn: Mapped[str] = mapped_column(String(80))
    """The turn that asked for it last."""
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class PollRow(Base):
    """When a watched parcel is looked at again, and the state in which it was last seen."""

    __tablename__ = "polls"
    __table_args__ = (Index("ix_polls_next", "next_at"),)

    shipment_id: Mapped[int] = mapped_column(
        ForeignKey("shipments.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    seen: Mapped[str] = mapped_column(String(160), default="")
    """The state that those who watch know of; empty: not looked at yet."""
    heard_at: Mapped[datetime]
    """The source's last word (`imported_at`) that was compared with it."""
    next_at: Mapped[datetime | None]
    """None: its journey has ended, it is not asked for any more."""
    failures: Mapped[int] = mapped_column(Integer, default=0)
    """Refreshes in a row that failed."""


class NoticeRow(Base):
    """One change that one watch is told of. The same change is never written twice."""

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("watch_id", "shipment_id", "event"),
        Index("ix_notices_due", "sent_at", "due_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    watch_id: Mapped[int] = mapped_column(ForeignKey("watches.id", ondelete="CASCADE"))
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id", ondelete="CASCADE"))
    event: Mapped[str] = mapped_column(String(200))
    """The new state, and the time of what brought it about."""
    before: Mapped[str] = mapped_column(String(160), default="")
    due_at: Mapped[datetime]
    """After quiet hours, or at the hour of the daily list."""
    sent_at: Mapped[datetime | None]
    """When it was handed to the channel."""
    created_at: Mapped[datetime]
