"""A photo, video or paper that a customer sends while they have an open case belongs to that case."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.aftersales.case_states import ENDED
from bot.assistant.understanding.aftersales import case_number
from bot.store.cases import CaseRow
from bot.store.inbox import InboxRow
from bot.telegram.identity import Speaker
from bot.telegram.incoming import Incoming


@dataclass(frozen=True, slots=True)
class Filed:
    """The case that a file goes to."""

    case: int
    number: str
    said: bool
    """The album's first message has said so already."""


def belongs_to(session: Session, row: InboxRow, incoming: Incoming, who: Speaker) -> Filed | None:
    """The customer's case whose number stands under the file, else the one that moved last; None: there is none."""
    if (
        not incoming.private
        or incoming.kind == "command"
        or who.role != "customer"
        or not incoming.attachment
    ):
        return None
    named = case_number(incoming.text)
    query = select(CaseRow).where(CaseRow.customer == who.key)
    query = query.where(CaseRow.number == named) if named else query.where(CaseRow.state.not_in(ENDED))
    case = session.scalars(
        query.order_by(CaseRow.changed_at.desc(), CaseRow.id.desc()).limit(1)
    ).one_or_none()
    if case is None:
        return None
    earlier = exists().where(InboxRow.album == row.album, InboxRow.lane == row.lane, InboxRow.id < row.id)
    return Filed(case.id, case.number, bool(row.album) and bool(session.scalar(select(earlier))))
