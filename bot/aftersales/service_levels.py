"""How long customers wait for a person's word, and whom that alarms.

The shop's promised minutes of working time pass: those who have the case are reminded. They pass again: the sellers
hear of it. And again: the customer is told honestly that nobody has answered. Each alarm is raised once a waiting.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.aftersales.case_states import ENDED
from bot.aftersales.hand_off import shop_hours
from bot.aftersales.hours import Hours, worked_minutes
from bot.aftersales.shops import shop_of
from bot.settings import Settings
from bot.store.cases import CaseRow

REMIND, ESCALATE, TELL = 1, 2, 3
"""The levels: the people of the case, the sellers, the customer."""

URGENT_MINUTES = 15
"""A case in which somebody may be in danger waits for no opening hours, and not for long."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A customer has waited too long."""

    case: CaseRow
    level: int
    before: int
    """The level that this waiting had reached before: what lies between is due now."""
    minutes: int
    """Working minutes waited."""

    @property
    def turn(self) -> str:
        """Names the alarm once and for all."""
        since = self.case.waiting_since
        return f"wait:{self.case.id}:{since:%Y%m%dT%H%M%S}:{self.level}"


def due_alarms(session: Session, settings: Settings, at: datetime) -> list[Alarm]:
    """The alarms that are due, noted as raised: lay what they say in this same transaction."""
    query = select(CaseRow).where(
        CaseRow.waiting_since.is_not(None),
        CaseRow.state.not_in(ENDED),
        CaseRow.alarmed < TELL,
        or_(CaseRow.snoozed_until.is_(None), CaseRow.snoozed_until <= at),
    )
    found = []
    for case in session.scalars(query.order_by(CaseRow.id)):
        assert case.waiting_since is not None
        shop = shop_of(session, case.shop)
        hours, limit = shop_hours(shop, settings), shop.reply_minutes
        if case.urgent:
            hours, limit = Hours(hours.zone), min(limit, URGENT_MINUTES)
        waited = worked_minutes(hours, case.waiting_since, at)
        level = min(waited // max(limit, 1), TELL)
        if level > case.alarmed:
            found.append(Alarm(case, level, case.alarmed, waited))
            case.alarmed = level
    return found


def wake(session: Session, at: datetime) -> list[tuple[CaseRow, datetime]]:
    """The cases whose snooze is over, with its end; they are awake from here on."""
    query = select(CaseRow).where(CaseRow.snoozed_until <= at, CaseRow.state.not_in(ENDED))
    found = []
    for case in session.scalars(query.order_by(CaseRow.id)):
        assert case.snoozed_until is not None
        found.append((case, case.snoozed_until))
        case.snoozed_until = None
    return found
