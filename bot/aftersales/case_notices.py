"""News of cases that somebody must hear: a customer of every decision, a shop of what waits for it.

The channel takes what is `pending`, lays it in its outbox and calls `mark_told` in the same transaction, so that
nothing is told twice or lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.aftersales.case_states import audience
from bot.store.cases import CaseEventRow, CaseRow


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that was done, and who is told of it."""

    event: CaseEventRow
    case: CaseRow
    to: str
    """customer or shop."""

    @property
    def key(self) -> str:
        """Names the message once and for all, for the outbox."""
        return f"case:{self.event.id}:{self.to}"


def pending(session: Session, limit: int = 100) -> list[Notice]:
    """What has not been told yet, oldest first."""
    query = (
        select(CaseEventRow, CaseRow)
        .join(CaseRow, CaseRow.id == CaseEventRow.case_id)
        .where(CaseEventRow.told_at.is_(None))
        .order_by(CaseEventRow.id)
        .limit(limit)
    )
    return [
        Notice(event, case, to)
        for event, case in session.execute(query)
        for to in audience(event.action, event.role)
    ]


def mark_told(session: Session, events: Iterable[int], at: datetime) -> None:
    """These events' people have been told (or cannot be)."""
    ids = list(events)
    if ids:
        session.execute(update(CaseEventRow).where(CaseEventRow.id.in_(ids)).values(told_at=at))
