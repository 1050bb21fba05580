"""The people (and group chats) that a channel knows: what they chose and what an admin granted them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base
from bot.store.shops import places_of


class PersonRow(Base):
    """One person on one channel: `telegram:42`. No name and no number beyond the channel's own is kept."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(primary_key=True)
    granted: Mapped[str] = mapped_column(default="")
    """Roles granted beyond the settings, comma separated."""
    role: Mapped[str | None]
    """The role taken now; None: the highest held."""
    language: Mapped[str | None]
    """The language chosen; None: that of each message."""
    client_language: Mapped[str] = mapped_column(default="")
    """What their app said last: a hint for texts that answer no words of theirs."""
    blocked_at: Mapped[datetime | None]
    """Since when nothing can be sent to them."""
    shop: Mapped[str] = mapped_column(default="")
    """The shop they last acted in; empty: none was chosen."""
    created_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person, as it was read."""

    id: str
    granted: frozenset[str] = frozenset()
    role: str | None = None
    language: str | None = None
    client_language: str = ""
    shop: str = ""
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The shops that they belong to now, with their roles there."""


def meet(session: Session, person: str, client_language: str, at: datetime) -> Known:
    """The person who has just spoken; made known on first sight, and no longer blocked."""
    row = session.get(PersonRow, person)
    if row is None:
        row = PersonRow(id=person, granted="", client_language=client_language, created_at=at)
        session.add(row)
    row.blocked_at = None
    if client_language:
        row.client_language = client_language
    return _known(session, row)


def find(session: Session, person: str) -> Known | None:
    """What is known of a person; None where they never wrote, or shut the bot out."""
    row = session.get(PersonRow, person)
    return None if row is None or row.blocked_at is not None else _known(session, row)


def take_role(session: Session, person: str, role: str) -> None:
    """The person now acts in that role. Whether they hold it is for the caller to have checked."""
    session.get_one(PersonRow, person).role = role


def choose_language(session: Session, person: str, language: str | None) -> None:
    """The language of all answers from now on; None: that of each message."""
    session.get_one(PersonRow, person).language = language


def grant(session: Session, person: str, roles: frozenset[str], at: datetime) -> None:
    """The roles that a person holds beyond those in the settings, all of them at once."""
    row = session.get(PersonRow, person)
    if row is None:
        row = PersonRow(id=person, client_language="", created_at=at)
        session.add(row)
    row.granted = ",".join(sorted(roles))


def mark_blocked(session: Session, person: str, at: datetime | None) -> None:
    """The person shut the bot out (or, with None, let it in again)."""
    row = session.get(PersonRow, person)
    if row is not None:
        row.blocked_at = at


def is_blocked(session: Session, person: str) -> bool:
    """Whether nothing can be sent to that person now."""
    row = session.get(PersonRow, person)
    return row is not None and row.blocked_at is not None


def choose_shop(session: Session, person: str, shop: str) -> None:
    """The shop in which the person acts from now on. Whether they may is for the caller to have checked."""
    session.get_one(PersonRow, person).shop = shop


def _known(session: Session, row: PersonRow) -> Known:
    granted = frozenset(role for role in row.granted.split(",") if role)
    places = places_of(session, row.id)
    return Known(row.id, granted, row.role, row.language, row.client_language, row.shop, places)
