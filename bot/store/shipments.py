"""Parcels that a shop has told us of, and what happened to them. No recipient: no name, address, phone or e-mail."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.engine import Base


class ShipmentRow(Base):
    """One parcel of one shop. Posts give a number out again after a year: `use` counts up when they do."""

    __tablename__ = "shipments"
    __table_args__ = (
        UniqueConstraint("shop", "number", "carrier", "use"),
        Index("ix_shipments_number", "number"),
        Index("ix_shipments_shop_status", "shop", "status"),
        Index("ix_shipments_shop_order", "shop", "order_number"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shop: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(64))
    """Upper case, without spaces and dashes."""
    carrier: Mapped[str] = mapped_column(String(40))
    carrier_is_sure: Mapped[bool] = mapped_column(Boolean, default=False)
    """Named by the shop; False: told by the number's form."""
    use: Mapped[int] = mapped_column(Integer, default=1)
    order_number: Mapped[str] = mapped_column(String(64), default="")
    status: Mapped[str] = mapped_column(String(24))
    substatus: Mapped[str] = mapped_column(String(32), default="")
    status_at: Mapped[datetime | None]
    """Time of the event that gave the status; None: it was stated without a time."""
    stated_status: Mapped[str] = mapped_column(String(24), default="")
    """What the source said of the parcel without saying when; empty: nothing."""
    stated_substatus: Mapped[str] = mapped_column(String(32), default="")
    stated_at: Mapped[datetime | None]
    """When it first said so."""
    origin: Mapped[str] = mapped_column(String(2), default="")
    destination: Mapped[str] = mapped_column(String(2), default="")
    eta: Mapped[date | None] = mapped_column(Date)
    eta_source: Mapped[str] = mapped_column(String(24), default="")
    """Who expects it that day; a carrier's word goes before the shop's."""
    last_mile_number: Mapped[str] = mapped_column(String(64), default="")
    """The number that the carrier of the last leg gave it; empty: it keeps its own."""
    last_mile_carrier: Mapped[str] = mapped_column(String(40), default="")
    posted_at: Mapped[datetime | None]
    """The first scan that says that the carrier has it; None: there is none yet."""
    last_event_at: Mapped[datetime | None]
    source: Mapped[str] = mapped_column(String(24))
    """Where this is known from: `shop_file`."""
    source_name: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
    imported_at: Mapped[datetime]
    """When the source last spoke of this parcel."""
    sample: Mapped[bool] = mapped_column(Boolean, default=False)
    """Made up, for trying things out."""

    events: Mapped[list["ShipmentEventRow"]] = relationship(
        back_populates="shipment", cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )


class ShipmentEventRow(Base):
    """One thing that happened to a parcel. The same event twice is stored once."""

    __tablename__ = "shipment_events"
    __table_args__ = (UniqueConstraint("shipment_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    """In UTC; where the source gave no zone, the local time of the place as if it were UTC (see `zone_minutes`)."""
    zone_minutes: Mapped[int | None] = mapped_column(Integer)
    """Minutes east of UTC as the source wrote it; None: it gave no zone, the time is local to the place."""
    status: Mapped[str] = mapped_column(String(24), default="")
    """Empty: the source's word for it is not known to us."""
    substatus: Mapped[str] = mapped_column(String(32), default="")
    code: Mapped[str] = mapped_column(String(80), default="")
    """The source's own word or code, as it came."""
    description: Mapped[str] = mapped_column(Text, default="")
    """The source's text, without names, phones, e-mails and links."""
    place: Mapped[str] = mapped_column(String(120), default="")
    fingerprint: Mapped[str] = mapped_column(String(64))

    shipment: Mapped[ShipmentRow] = relationship(back_populates="events")
