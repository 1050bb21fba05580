"""The shops of a deployment, and who belongs to which in what role."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Index, Integer, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base

DEFAULT_SHOP = "default"
"""The shop of a deployment that serves one seller: there without being made."""


class ShopRow(Base):
    """One seller's shop. The default shop gets a row when something about it is first set."""

    __tablename__ = "shops"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    """A short name in Latin letters, digits and dashes."""
    name: Mapped[str] = mapped_column(String(120), default="")
    """What customers are told."""
    language: Mapped[str] = mapped_column(String(8), default="en")
    """The language in which its staff read."""
    time_zone: Mapped[str] = mapped_column(String(64), default="")
    """IANA name; empty: the deployment's."""
    hours: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Working hours by weekday in that zone: `{"mon": ["09:00", "18:00"]}`; empty: always."""
    reply_minutes: Mapped[int] = mapped_column(Integer, default=120)
    """Within how many working minutes a person answers: told to customers, and the first alarm."""
    handling_days: Mapped[int] = mapped_column(Integer, default=3)
    """Within how many days an order leaves, as promised to buyers."""
    staff_group: Mapped[int | None] = mapped_column(BigInteger)
    """The Telegram group whose topics are its cases; None: cases wait in the list."""
    hook_secret: Mapped[str] = mapped_column(Text, default="")
    """Sealed; signs the orders that a shop system sends. Empty: none are taken."""
    asks_rating: Mapped[bool] = mapped_column(Boolean, default=True)
    """Whether a customer is asked how it went once a case is closed."""
    created_at: Mapped[datetime]


class MemberRow(Base):
    """One person's place in one shop: seller, staff or customer."""

    __tablename__ = "shop_members"
    __table_args__ = (Index("ix_shop_members_person", "person"),)

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str] = mapped_column(String(80), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """Since when no longer; the row stays, so that what they did can be read."""


def places_of(session: Session, person: str) -> dict[str, frozenset[str]]:
    """The shops that a person belongs to now, with the roles they have there."""
    query = select(MemberRow.shop, MemberRow.role).where(
        MemberRow.person == person, MemberRow.ended_at.is_(None)
    )
    places: dict[str, frozenset[str]] = {}
    for shop, role in session.execute(query):
        places[shop] = places.get(shop, frozenset()) | {role}
    return places


def join(session: Session, shop: str, person: str, role: str, at: datetime) -> None:
    """The person belongs to the shop in that role from now on; nothing changes where they do already."""
    row = session.get(MemberRow, (shop, person, role))
    if row is None:
        session.add(MemberRow(shop=shop, person=person, role=role, since=at))
        session.flush()
    elif row.ended_at is not None:
        row.since, row.ended_at = at, None
