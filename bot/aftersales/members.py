"""Who belongs to which shop, in what role. What ended stays as a row, so that what they did can be read."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store import people, shops
from bot.store.people import PersonRow
from bot.store.shops import DEFAULT_SHOP, MemberRow, places_of


def roles_in(session: Session, person: str) -> dict[str, frozenset[str]]:
    """The shops that a person belongs to now, with their roles there; what ended is left out."""
    return places_of(session, person)


def join(session: Session, shop: str, person: str, role: str, at: datetime) -> None:
    """The person belongs to the shop in that role from now on; nothing changes where they do already."""
    shops.join(session, shop, person, role, at)


def leave(session: Session, shop: str, person: str, at: datetime, role: str | None = None) -> bool:
    """The person belongs to the shop no longer (in that role; without one: in none); gives whether they did.

    In the default shop a role may have been granted by an invitation of old: that ends, too. What the settings name
    is the operator's and stays.
    """
    ending = update(MemberRow).where(
        MemberRow.shop == shop, MemberRow.person == person, MemberRow.ended_at.is_(None)
    )
    if role is not None:
        ending = ending.where(MemberRow.role == role)
    ended = bool(session.execute(ending.values(ended_at=at).returning(MemberRow.role)).all())
    if shop == DEFAULT_SHOP:
        known = session.get(PersonRow, person)
        granted = frozenset(one for one in (known.granted if known else "").split(",") if one)
        left = frozenset() if role is None else granted - {role}
        if left != granted:
            people.grant(session, person, left, at)
            ended = True
    return ended


def staff_of(session: Session, shop: str) -> list[str]:
    """The staff of a shop, longest there first."""
    return _with_role(session, shop, "staff")


def sellers_of(session: Session, shop: str) -> list[str]:
    """The sellers of a shop, longest there first."""
    return _with_role(session, shop, "seller")


def _with_role(session: Session, shop: str, role: str) -> list[str]:
    query = (
        select(MemberRow.person)
        .where(MemberRow.shop == shop, MemberRow.role == role, MemberRow.ended_at.is_(None))
        .order_by(MemberRow.since, MemberRow.person)
    )
    found = list(session.scalars(query))
    if shop == DEFAULT_SHOP:  # granted before there were shops
        granted = select(PersonRow).where(PersonRow.granted != "").order_by(PersonRow.created_at)
        found += [row.id for row in session.scalars(granted)
                  if role in row.granted.split(",") and row.id not in found]  # fmt: skip
    return found
