"""What cases hold on the customer: shown, erased once nothing needs it any more, and until then said to be kept.

A case is needed while it is open and while a period of it still runs (a claim, a warranty, a refund that is due): the
shop could not answer for it otherwise. After that its record stays without the person: what kind it was, what was
decided and paid, and when. Words, files, and who it was go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from bot.store.business import BusinessDraftRow
from bot.store.cases import CaseDeadlineRow, CaseEventRow, CaseFileRow, CaseRow
from bot.store.orders import CONTACT, OrderRow, forget_buyers
from bot.store.outbox import OutboxRow
from bot.store.topics import OutboxCaseRow, RelayRow, SuggestionRow, TalkRow

ENDED = ("resolved", "refused", "closed")
"""States in which nobody has to do anything (bot.aftersales.case_states knows the others)."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure came to."""

    cases: int
    kept: tuple[str, ...] = ()
    """Numbers of the cases that are still needed: erased as soon as they are not."""


def export(session: Session, person: str, chat: int) -> dict[str, Any]:
    """A person's own cases, without what the shop says among itself; and drafts of answers to them."""
    cases = session.scalars(select(CaseRow).where(CaseRow.customer == person).order_by(CaseRow.id))
    drafts = session.scalars(select(BusinessDraftRow).where(BusinessDraftRow.chat == chat))
    return {
        "cases": [
            {
                "number": case.number, "shop": case.shop, "kind": case.kind, "state": case.state,
                "order": case.order_number, "words": case.words, "opened_at": case.opened_at.isoformat(),
                "closed_at": case.closed_at.isoformat() if case.closed_at else None, "rating": case.rating,
                "rating_words": case.rating_words, "files": [file.name for file in case.files],
                "said": [{"at": event.at.isoformat(), "action": event.action, "by": event.role, "words": event.note}
                         for event in case.events if event.action != "note" and event.note],
            }
            for case in cases
        ],
        "answers_drafted": [draft.text for draft in drafts],
    }  # fmt: skip


def erase(session: Session, person: str, chat: int, at: datetime) -> Erased:
    """Erase a person from their cases where nothing needs them; the others are marked, to be erased then."""
    session.execute(delete(BusinessDraftRow).where(BusinessDraftRow.chat == chat))
    own = CaseRow.customer == person
    done = _strip(session, list(session.scalars(select(CaseRow.id).where(own, ~_needed(at.date())))))
    session.execute(update(CaseRow).where(own).values(forget_at=at))
    return Erased(done, tuple(session.scalars(select(CaseRow.number).where(own).order_by(CaseRow.id))))


def needed(session: Session, person: str, day: date) -> tuple[str, ...]:
    """Numbers of a person's cases that an erasure would leave for now."""
    query = select(CaseRow.number).where(CaseRow.customer == person, _needed(day)).order_by(CaseRow.id)
    return tuple(session.scalars(query))


def erase_ended(session: Session, before: datetime, at: datetime) -> int:
    """Erase the persons of cases that ended before that time, and of those whose customer asked for it; gives how
    many cases.
    """
    past = or_(CaseRow.changed_at < before, CaseRow.forget_at.is_not(None))
    named = or_(CaseRow.customer != "", CaseRow.words != "")
    ids = session.scalars(select(CaseRow.id).where(named, past, ~_needed(at.date())))
    return _strip(session, list(ids))


def forget_orders(session: Session, whose: ColumnElement[bool]) -> None:
    """Take the buyers out of these orders; where a case about one is still needed, they go with the case."""
    about = (CaseRow.shop == OrderRow.shop) & (CaseRow.order_number == OrderRow.number)
    forget_buyers(session, whose & ~exists().where(about, CaseRow.customer != ""))


def _needed(day: date) -> ColumnElement[bool]:
    running = exists().where(
        CaseDeadlineRow.case_id == CaseRow.id, CaseDeadlineRow.met_at.is_(None), CaseDeadlineRow.due >= day
    )
    return or_(CaseRow.state.not_in(ENDED), running)


def _strip(session: Session, ids: Sequence[int]) -> int:
    """Take the person out of these cases; what was done, when and for how much stays."""
    if not ids:
        return 0
    rows = select(OutboxCaseRow.row_id).where(OutboxCaseRow.case_id.in_(ids))
    sent = OutboxRow.id.in_(rows) & OutboxRow.state.not_in(("pending", "taken"))
    session.execute(delete(OutboxRow).where(sent))
    for table in (CaseFileRow, RelayRow, SuggestionRow, TalkRow):
        session.execute(delete(table).where(table.case_id.in_(ids)))
    session.execute(
        update(CaseEventRow)
        .where(CaseEventRow.case_id.in_(ids), CaseEventRow.role == "customer")
        .values(by="erased")
    )
    session.execute(update(CaseEventRow).where(CaseEventRow.case_id.in_(ids)).values(note="", data={}))
    nobody = {"customer": "", "chat": None, "words": "", "parts": "", "rating_words": "", "forget_at": None}
    session.execute(update(CaseRow).where(CaseRow.id.in_(ids)).values(nobody))
    about = (CaseRow.shop == OrderRow.shop) & (CaseRow.order_number == OrderRow.number)
    forget_orders(session, OrderRow.forgotten_at.is_not(None) & exists().where(about, CaseRow.id.in_(ids)))
    return len(ids)


def forget_old_buyers(session: Session, before: datetime, at: datetime) -> int:
    """Take the buyer out of orders from before that time about which no case is open; gives how many."""
    about = (CaseRow.shop == OrderRow.shop) & (CaseRow.order_number == OrderRow.number)
    old = func.coalesce(OrderRow.placed_at, OrderRow.imported_at) < before
    whose = old & OrderRow.forgotten_at.is_(None) & ~exists().where(about, CaseRow.state.not_in(ENDED))
    result = session.execute(
        update(OrderRow)
        .where(whose)
        .values(**dict.fromkeys(CONTACT, ""), forgotten_at=at)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount
