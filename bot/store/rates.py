"""Imported tariff tables: one row an import, its body the table as the duties room reads it."""

from datetime import date, datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class TariffEdition(Base):
    """One import of one table. Older editions stay: they answer for the days before the newer one."""

    __tablename__ = "tariff_editions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64), index=True)
    """Which table it is an edition of: `rates-us`, `us-301-china`, `taxes`, `fx`…"""
    complete: Mapped[bool]
    """Whether a code missing here is unknown, rather than to be looked up in older editions."""
    valid_from: Mapped[date]
    """The first day it answers for."""
    as_of: Mapped[date]
    source: Mapped[str] = mapped_column(Text)
    """Origin in words."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the file that was imported."""
    rows: Mapped[int]
    added: Mapped[int]
    changed: Mapped[int]
    removed: Mapped[int]
    imported_at: Mapped[datetime]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    """Table text, gzipped."""
