"""Customs codes that sellers confirmed for their products."""

from datetime import datetime

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class ConfirmedCodeRow(Base):
    """One product of a shop and its code, as somebody of the shop confirmed it."""

    __tablename__ = "confirmed_codes"
    __table_args__ = (UniqueConstraint("shop", "product"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shop: Mapped[str] = mapped_column(String(64), index=True)
    owner: Mapped[str] = mapped_column(String(80), index=True)
    """Who confirmed it."""
    product: Mapped[str] = mapped_column(String(400))
    """The words of the description that tell products apart, sorted, so that their order does not matter."""
    description: Mapped[str] = mapped_column(String(200))
    hs: Mapped[str] = mapped_column(String(13))
    confirmed_at: Mapped[datetime]
