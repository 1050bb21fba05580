"""The quality loop: digests that were sent, and products that a shop recalls."""

from datetime import datetime

from sqlalchemy import Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


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
    notify_at: Mapped[datetime | None]
    """When the shop asked that its buyers be told."""
    told_at: Mapped[datetime | None]
    """When that was done."""
    turn: Mapped[str] = mapped_column(String(80), unique=True)
