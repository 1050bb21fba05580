"""That something was erased: when, and how much of what. Neither whose it was nor what it said."""

import secrets
from datetime import datetime

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base


class ErasureRow(Base):
    """One request carried out, or one run of the retention that erased something."""

    __tablename__ = "erasures"

    receipt: Mapped[str] = mapped_column(primary_key=True)
    """Told to the person who asked, to prove it by."""
    why: Mapped[str]
    """`request` of a person, or `retention`."""
    at: Mapped[datetime]
    erased: Mapped[dict[str, int]] = mapped_column(JSON)
    """How many of each kind."""


def record(session: Session, why: str, erased: dict[str, int], at: datetime) -> str:
    """Note it; gives the receipt."""
    receipt = secrets.token_hex(6)
    session.add(ErasureRow(receipt=receipt, why=why, at=at, erased=erased))
    return receipt
