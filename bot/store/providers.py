"""Tracking services: a shop's keys (encrypted), how each stands, what each said last, and webhooks received."""

from datetime import datetime

from sqlalchemy import Integer, String, Text, UniqueConstraint, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base


class ProviderAccountRow(Base):
    """A shop's account with a tracking service."""

    __tablename__ = "provider_accounts"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    provider: Mapped[str] = mapped_column(String(24), primary_key=True)
    secret: Mapped[str] = mapped_column(Text)
    """Encrypted JSON: `{"key", "webhook_secret"}`."""
    changed_at: Mapped[datetime]


class ProviderStateRow(Base):
    """How a service stands for a shop: why it is left alone for now, and what it said of its quota."""

    __tablename__ = "provider_states"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    provider: Mapped[str] = mapped_column(String(24), primary_key=True)
    paused_until: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(String(40), default="")
    """Code of the last failure of the service as a whole; empty: it answered."""
    quota_total: Mapped[int | None] = mapped_column(Integer)
    quota_left: Mapped[int | None] = mapped_column(Integer)
    seen_at: Mapped[datetime]


class TrackingCheckRow(Base):
    """What a service said last about a number of a shop: the cache, and what the next question needs."""

    __tablename__ = "tracking_checks"
    __table_args__ = (UniqueConstraint("shop", "number", "provider"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shop: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(64))
    provider: Mapped[str] = mapped_column(String(24))
    checked_at: Mapped[datetime]
    fresh_until: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(40))
    """`found`, or the code of what kept it from being found."""
    code: Mapped[str] = mapped_column(String(80), default="")
    """The service's own status of the whole parcel, exactly as it came."""
    expired: Mapped[bool] = mapped_column(default=False)
    """The service has given up looking."""
    reference: Mapped[str] = mapped_column(String(80), default="")
    """The service's own name for this parcel."""
    last_mile: Mapped[str] = mapped_column(String(120), default="")
    """`carrier number` under which the destination's carrier goes on."""


class ParcelParameterRow(Base):
    """What a carrier wants beside the number, asked once. Encrypted: a postcode or a phone is the recipient's."""

    __tablename__ = "parcel_parameters"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(64), primary_key=True)
    secret: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime]


class TrackingDeliveryRow(Base):
    """A webhook that was taken in. The same one again changes nothing."""

    __tablename__ = "tracking_deliveries"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the service and its event's id, or of the body where it has none."""
    provider: Mapped[str] = mapped_column(String(24))
    received_at: Mapped[datetime]


def prune(session: Session, before: datetime) -> None:
    """Forget deliveries, answers and parameters that nothing has touched since `before`.

    Services repeat a webhook for three days at most: `before` must lie further back than that.
    """
    session.execute(delete(TrackingDeliveryRow).where(TrackingDeliveryRow.received_at < before))
    session.execute(delete(TrackingCheckRow).where(TrackingCheckRow.checked_at < before))
    session.execute(delete(ParcelParameterRow).where(ParcelParameterRow.changed_at < before))
