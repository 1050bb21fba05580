"""Invitations to a role: made by an admin, taken once, before they expire.

The link carries 256 random bits; only their hash is kept, so that neither the store nor a backup opens a role.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Literal

from sqlalchemy import CursorResult, String, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.settings import InvitedRole
from bot.store import people
from bot.store.engine import Base
from bot.store.people import PersonRow
from bot.store.shops import join

Verdict = Literal["granted", "used", "expired", "unknown"]


class InviteRow(Base):
    """One invitation."""

    __tablename__ = "invites"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256, in hexadecimal."""
    role: Mapped[str]
    shop: Mapped[str] = mapped_column(String(64), default="")
    """Where it gives the role; empty: in the default shop, as before there were several."""
    made_by: Mapped[str]
    """`telegram:1`, or `command line`."""
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_by: Mapped[str] = mapped_column(default="")
    used_at: Mapped[datetime | None]


def make(session: Session, role: InvitedRole, made_by: str, at: datetime, expires_at: datetime,
         shop: str = "") -> str:  # fmt: skip
    """A new invitation, to the default shop or another; gives the token that its link carries.

    43 characters that a link may hold.
    """
    token = secrets.token_urlsafe(32)
    session.add(
        InviteRow(token_hash=_hash(token), role=role, shop=shop, made_by=made_by, made_at=at,
                  expires_at=expires_at)
    )  # fmt: skip
    return token


def take(session: Session, token: str, person: str, at: datetime) -> tuple[Verdict, str]:
    """Use an invitation: the person holds its role from now on. Gives the verdict and the role.

    Whoever took it may open the link again (Telegram delivers twice) and is told the same.
    """
    row = session.get(InviteRow, _hash(token))
    if row is None:
        return "unknown", ""
    if row.used_by == person:
        return "granted", row.role
    if row.used_at is not None:
        return "used", row.role
    if row.expires_at <= at:
        return "expired", row.role
    # in one statement: two people at the same moment must not both take it
    taken = session.execute(
        update(InviteRow)
        .where(InviteRow.token_hash == row.token_hash, InviteRow.used_at.is_(None))
        .values(used_by=person, used_at=at)
    )
    assert isinstance(taken, CursorResult)
    if not taken.rowcount:
        return "used", row.role
    if row.shop:
        join(session, row.shop, person, row.role, at)
        return "granted", row.role
    known = session.get(PersonRow, person)
    held = {role for role in (known.granted if known else "").split(",") if role}
    people.grant(session, person, frozenset(held | {row.role}), at)
    return "granted", row.role


def shop_of(session: Session, token: str) -> str:
    """The shop that an invitation is to; empty for the default one, and for what is no invitation."""
    row = session.get(InviteRow, _hash(token))
    return row.shop if row else ""


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
