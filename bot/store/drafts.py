"""Documents that staff have sent and not yet put into the library: what is known of each so far."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base


class DraftRow(Base):
    """One document on its way into the library."""

    __tablename__ = "document_drafts"

    token: Mapped[str] = mapped_column(String(24), primary_key=True)
    turn: Mapped[str] = mapped_column(String(64), unique=True)
    """The turn that brought it: done again after a crash, it makes no second draft. Of several, the second has
    `#1` at its end, and so on.
    """
    person: Mapped[str] = mapped_column(String(64), index=True)
    """Who sent it, and alone may go on with it."""
    name: Mapped[str] = mapped_column(String(300))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    title: Mapped[str] = mapped_column(Text)
    """Empty: not decided yet; so are the next ones."""
    audience: Mapped[str] = mapped_column(String(16))
    markets: Mapped[list[str]] = mapped_column(JSON)
    as_of: Mapped[str] = mapped_column(String(10))
    found: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    """What there is to choose from, as it was found in the file: `titles`, `markets`, `dates`."""
    created_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands."""

    token: str
    turn: str
    name: str
    data: bytes
    title: str
    audience: str
    markets: tuple[str, ...]
    as_of: str
    found: Mapping[str, list[str]]


def keep(session: Session, turn: str, person: str, name: str, data: bytes, found: dict[str, list[str]],
         at: datetime) -> str:  # fmt: skip
    """A new draft's token; that of the draft there is, when the turn is done again."""
    known = session.scalar(select(DraftRow.token).where(DraftRow.turn == turn))
    if known is not None:
        return known
    token = secrets.token_urlsafe(12)
    session.add(DraftRow(token=token, turn=turn, person=person, name=name, data=data, title="", audience="",
                         markets=[], as_of="", found=found, created_at=at))  # fmt: skip
    return token


def draft_of(session: Session, token: str, person: str) -> Draft | None:
    """The draft, if there (still) is one and it is this person's."""
    row = session.get(DraftRow, token)
    if row is None or row.person != person:
        return None
    return _draft(row)


def draft_after(session: Session, draft: Draft, person: str) -> Draft | None:
    """The next draft of the same message, which brought several; None after the last."""
    album, _, place = draft.turn.partition("#")
    rows = session.scalars(
        select(DraftRow).where(
            DraftRow.person == person, DraftRow.turn.startswith(f"{album}#", autoescape=True)
        )
    )
    later = {int(row.turn.partition("#")[2]): row for row in rows}
    following = min((number for number in later if number > int(place or 0)), default=None)
    return None if following is None else _draft(later[following])


def decide(session: Session, token: str, **decided: Any) -> None:
    """Note what was decided: `title`, `audience`, `markets` or `as_of`."""
    row = session.get(DraftRow, token)
    if row is not None:
        for name, value in decided.items():
            setattr(row, name, value)


def drop(session: Session, token: str) -> None:
    """Forget it."""
    session.execute(delete(DraftRow).where(DraftRow.token == token))


def prune(session: Session, before: datetime) -> None:
    """Forget drafts that nobody went on with."""
    session.execute(delete(DraftRow).where(DraftRow.created_at < before))


def _draft(row: DraftRow) -> Draft:
    return Draft(
        row.token,
        row.turn,
        row.name,
        row.data,
        row.title,
        row.audience,
        tuple(row.markets),
        row.as_of,
        row.found,
    )
