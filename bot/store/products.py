"""The products that sellers have watched, and the changes that they were told of."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class ProductRow(Base):
    """One product going to one market, as its seller saved it."""

    __tablename__ = "products"
    __table_args__ = (UniqueConstraint("owner", "sku", "destination"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    owner: Mapped[str] = mapped_column(String(80), index=True)
    """`telegram:42`: who saved it, and who is told."""
    chat: Mapped[int | None] = mapped_column(BigInteger)
    """Where to write; None: the owner's channel cannot be written to (the command line)."""
    language: Mapped[str] = mapped_column(String(8))
    sku: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200), default="")
    destination: Mapped[str] = mapped_column(String(2))
    facts: Mapped[str] = mapped_column(Text)
    """The consignment of one piece and its terms of sale, as JSON: names of `parse_consignment` and `TERMS`."""
    known: Mapped[str] = mapped_column(Text, default="")
    """What the seller knows of it, as JSON: the duty and margin last worked out; empty: never."""
    known_on: Mapped[date | None] = mapped_column(Date)
    """The day that was worked out for."""
    saved_at: Mapped[datetime]


class ProductNoticeRow(Base):
    """One change of one product. The same change is never told twice."""

    __tablename__ = "product_notices"
    __table_args__ = (UniqueConstraint("product_id", "valid_from", "change"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    valid_from: Mapped[date] = mapped_column(Date)
    change: Mapped[str] = mapped_column(String(64))
    """Digest of what it changes to."""
    text: Mapped[str] = mapped_column(Text)
    """What was said, in the owner's language."""
    created_at: Mapped[datetime]
