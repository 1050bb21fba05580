"""How long delivered parcels took: what a shop's normal times are learned from."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class JourneyRow(Base):
    """One delivered parcel's times. No number and no place below the country: it may outlive the parcel itself."""

    __tablename__ = "journeys"
    __table_args__ = (Index("ix_journeys_lane", "shop", "carrier", "destination", "ended_at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shop: Mapped[str] = mapped_column(String(64))
    carrier: Mapped[str] = mapped_column(String(40))
    origin: Mapped[str] = mapped_column(String(2), default="")
    destination: Mapped[str] = mapped_column(String(2), default="")
    shipment_id: Mapped[int | None] = mapped_column(
        ForeignKey("shipments.id", ondelete="SET NULL"), unique=True
    )
    """While the parcel is kept: what is learned of it later replaces this. None: it has been erased."""
    ended_at: Mapped[datetime]
    """Delivery."""
    transit_hours: Mapped[int] = mapped_column(Integer)
    """From the first scan on its way to delivery."""
    silent_hours: Mapped[int | None] = mapped_column(Integer)
    """The longest time between two scans under way; None: too few scans to tell."""
    customs_hours: Mapped[int | None] = mapped_column(Integer)
    """The longest stay at customs; None: no scan says that it was there."""
