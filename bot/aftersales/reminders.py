"""Which deadlines of cases are about to pass, and whom to tell: each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.store.cases import CaseDeadlineRow, CaseRow

LEAD = {"withdrawal": 3, "return_by": 3, "refund": 1, "warranty": 14, "claim": 7}
"""Days before the last day on which it is spoken of; a refund is money owed, a claim needs papers."""
_OTHER = 2


@dataclass(frozen=True, slots=True)
class Reminder:
    """One deadline that is to be spoken of now."""

    deadline: CaseDeadlineRow
    case: CaseRow
    days: int
    """Until the last day; below zero: it has passed."""

    @property
    def to(self) -> str:
        """customer or shop."""
        return "customer" if self.deadline.whose == "customer" else "shop"


def due(session: Session, at: datetime, limit: int = 200) -> list[Reminder]:
    """What is to be told now, the nearest day first. Pass it to `mark` once it is told.

    What a customer let pass is not brought up afterwards; what the shop let pass is.
    """
    today = at.date()
    farthest = today + timedelta(days=max(LEAD.values()))
    query = (
        select(CaseDeadlineRow, CaseRow)
        .join(CaseRow, CaseRow.id == CaseDeadlineRow.case_id)
        .where(CaseDeadlineRow.met_at.is_(None), CaseDeadlineRow.reminded_at.is_(None))
        .where(CaseDeadlineRow.due <= farthest)
        .where(or_(CaseDeadlineRow.whose != "customer", CaseDeadlineRow.due >= today))
        .order_by(CaseDeadlineRow.due, CaseDeadlineRow.id)
        .limit(limit)
    )
    found = [Reminder(row, case, (row.due - today).days) for row, case in session.execute(query)]
    return [one for one in found if one.days <= _lead(one.deadline.kind)]


def mark(reminders: Sequence[Reminder], at: datetime) -> None:
    """They have been told, or laid out to be sent in this very transaction."""
    for one in reminders:
        one.deadline.reminded_at = at


def next_due(case: CaseRow, whose: str = "") -> tuple[str, date] | None:
    """The nearest open deadline of a case, of the customer's or the seller's."""
    rows = [row for row in case.deadlines if row.met_at is None and whose in ("", row.whose)]
    return (rows[0].kind, rows[0].due) if rows else None


def _lead(kind: str) -> int:
    return LEAD.get(kind, _OTHER)
