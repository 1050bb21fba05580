"""Handing a customer over to people: who is called, by when they answer, and who owns the conversation.

A customer's conversation is with people from a call until the case ends or the customer goes back to the assistant.
That is a row with a start and an end (`talks`), read in the transaction that acts on it.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.aftersales.case_states import ENDED
from bot.aftersales.cases import Actor, Opening, act, case_for, open_case
from bot.aftersales.hours import Hours, after_minutes, hours_of, is_open
from bot.aftersales.members import sellers_of, staff_of
from bot.aftersales.shops import shop_of
from bot.settings import Settings
from bot.store import people
from bot.store.cases import CaseRow
from bot.store.shops import DEFAULT_SHOP, ShopRow
from bot.store.topics import TalkRow


@dataclass(frozen=True, slots=True)
class HandOff:
    """What a customer who asked for a person is told."""

    case: CaseRow
    promised: datetime
    """By when a person answers."""
    zone: str
    """The shop's time zone, in which that is said: the customer's own is not known."""
    open_now: bool
    """Whether people are at work."""
    reached: bool
    """Whether anybody of the shop can be told at all."""
    again: bool
    """The conversation was with people already."""


def call_person(session: Session, settings: Settings, actor: Actor, at: datetime, *, words: str, language: str,
                chat: int | None, number: str = "", urgent: bool = False) -> HandOff:  # fmt: skip
    """A customer asks for a person: about the case `number`, else the one spoken of, else their newest open one, else
    a new one. The same turn again changes nothing. Raises CaseUnknown.
    """
    talk = talk_of(session, chat, at) if chat is not None else None
    if number:
        case = case_for(session, number, actor)
    elif talk is not None:
        case = talk[1]
    else:
        case = _made_by(session, actor) or _newest(session, actor) or _new(
            session, actor, at, words=words, language=language, chat=chat, urgent=urgent
        )  # fmt: skip
    if case.turn != actor.turn:
        act(session, case, "call_person", actor, at, note=words, urgent=urgent)
    if case.chat is None:
        case.chat = chat
    if chat is not None:
        begin_talk(session, chat, actor.person, case, at)
    shop = shop_of(session, case.shop)
    hours = shop_hours(shop, settings)
    return HandOff(
        case, promised_by(case, shop, settings, at), str(hours.zone), is_open(hours, at),
        bool(shop.staff_group or reachable(session, settings, case.shop)), talk is not None and talk[1].id == case.id,
    )  # fmt: skip


def talk_of(session: Session, chat: int, at: datetime) -> tuple[TalkRow, CaseRow] | None:
    """The conversation that people own in this chat now, and its case; None where the assistant answers.

    One whose case has come to its end, or was given back, ends here.
    """
    query = (
        select(TalkRow).where(TalkRow.chat == chat, TalkRow.ended_at.is_(None)).order_by(TalkRow.id.desc())
    )
    for talk in session.scalars(query):
        case = session.get(CaseRow, talk.case_id)
        if case is not None and case.wants_person and case.state not in ENDED:
            return talk, case
        talk.ended_at = at
    return None


def begin_talk(session: Session, chat: int, person: str, case: CaseRow, at: datetime) -> TalkRow:
    """From now on people own the conversation, about this case and no other."""
    others = (TalkRow.chat == chat, TalkRow.ended_at.is_(None), TalkRow.case_id != case.id)
    session.execute(update(TalkRow).where(*others).values(ended_at=at))
    here = select(TalkRow).where(TalkRow.chat == chat, TalkRow.case_id == case.id, TalkRow.ended_at.is_(None))
    talk = session.scalars(here).first()
    if talk is None:
        talk = TalkRow(chat=chat, person=person, case_id=case.id, since=at, told_at=None)
        session.add(talk)
        session.flush()
    return talk


def end_talk(session: Session, chat: int, at: datetime) -> None:
    """The assistant answers again."""
    session.execute(
        update(TalkRow).where(TalkRow.chat == chat, TalkRow.ended_at.is_(None)).values(ended_at=at)
    )


def promised_by(case: CaseRow, shop: ShopRow, settings: Settings, at: datetime) -> datetime:
    """By when a person answers: the shop's minutes of working time from when the customer began to wait."""
    return after_minutes(shop_hours(shop, settings), case.waiting_since or at, shop.reply_minutes)


def shop_hours(shop: ShopRow, settings: Settings) -> Hours:
    """The shop's working hours; in the deployment's zone where it has named none."""
    zone = ZoneInfo(shop.time_zone) if shop.time_zone else settings.zone
    return hours_of(shop.hours, zone)


def reachable(session: Session, settings: Settings, shop: str, role: str = "") -> list[str]:
    """Whom of the shop's people the bot can write to: sellers and staff (or only that role), else the admins."""
    found = [
        person
        for person in dict.fromkeys(_people(session, settings, shop, role))
        if people.find(session, person) is not None
    ]
    if found:
        return found
    admins = (f"telegram:{admin}" for admin in sorted(settings.admins))
    return [person for person in admins if people.find(session, person) is not None]


def _people(session: Session, settings: Settings, shop: str, role: str) -> list[str]:
    found: list[str] = []
    if role in ("", "seller"):
        found += sellers_of(session, shop)
        if shop == DEFAULT_SHOP:  # who is named in the settings alone sells for the shop that is always there
            found += [f"telegram:{seller}" for seller in sorted(settings.sellers)]
    if role in ("", "staff"):
        found += staff_of(session, shop)
        found += [f"telegram:{member}" for member in sorted(settings.staff)]
    return found


def _made_by(session: Session, actor: Actor) -> CaseRow | None:
    """The case that this very turn opened, when it is done again."""
    return session.scalars(select(CaseRow).where(CaseRow.turn == actor.turn)).first()


def _newest(session: Session, actor: Actor) -> CaseRow | None:
    query = select(CaseRow).where(
        CaseRow.customer == actor.person, CaseRow.shop == actor.shop, CaseRow.state.not_in(ENDED)
    )
    return session.scalars(query.order_by(CaseRow.changed_at.desc())).first()


def _new(session: Session, actor: Actor, at: datetime, *, words: str, language: str, chat: int | None,
         urgent: bool) -> CaseRow:  # fmt: skip
    opening = Opening(kind="question", words=words, customer=actor.person, language=language, chat=chat,
                      wants_person=True, urgent=urgent)  # fmt: skip
    return open_case(session, opening, actor, at)
