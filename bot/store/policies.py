"""What a shop promises its customers, version by version."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class PolicyRow(Base):
    """One version of a shop's after-sales policy. Never changed: a new version takes its place from its day on."""

    __tablename__ = "policies"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    effective_from: Mapped[date] = mapped_column(Date)
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    turn: Mapped[str] = mapped_column(String(80), unique=True)
