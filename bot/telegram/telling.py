"""What happened to cases, and what did not, is told: decisions to customers, what waits to the people of the shop,
deadlines before they pass, and a waiting that has lasted too long.

Laid in the outbox in the transaction that marks it told, so that a crash loses and doubles nothing.
"""

import logging
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.aftersales import case_notices, reminders
from bot.aftersales.case_notices import Notice
from bot.aftersales.case_states import ENDED
from bot.aftersales.cases import Actor, act
from bot.aftersales.hand_off import begin_talk, promised_by, reachable, shop_hours
from bot.aftersales.service_levels import ESCALATE, REMIND, TELL, Alarm, due_alarms, wake
from bot.aftersales.shops import shop_of
from bot.assistant.answers.people import moment
from bot.settings import Settings
from bot.store.buttons import Choice
from bot.store.cases import CaseRow
from bot.store.outbox import Part
from bot.telegram import relay
from bot.telegram.case_words import case_keys, deadline_word, kind_word, shop_named, summary, together
from bot.telegram.quality_news import lay_digests, lay_recalls
from bot.telegram.rendering import render
from bot.texts import escape, say

log = logging.getLogger(__name__)

_TOLD_ALONE = TELL + 1
"""In the words of an alarm: the customer is told, and no seller can be reached."""
_SPOKEN = ("write", "ask_customer")
"""News that are somebody's words to the customer."""


def lay_all(session: Session, settings: Settings, at: datetime) -> int:
    """One round; how many things were told."""
    # the write lock first: on SQLite a round that reads and then writes fails where somebody wrote in between
    session.execute(update(CaseRow).where(CaseRow.id == 0).values(changed_at=CaseRow.changed_at))
    return (
        lay_news(session, settings, at)
        + lay_reminders(session, settings, at)
        + lay_alarms(session, settings, at)
        + lay_awake(session, settings, at)
        + lay_digests(session, settings, at)
        + lay_recalls(session, at)
    )


def lay_news(session: Session, settings: Settings, at: datetime) -> int:
    """Decisions to customers, and what customers did to the people of their shop."""
    notices = case_notices.pending(session)
    for notice in notices:
        try:
            with session.begin_nested():
                _lay(session, settings, notice, at)
        except OperationalError:
            raise  # the store's fault, not the notice's: the round is done again
        except Exception:  # one that cannot be told must not keep all others from being told, for ever
            log.exception("%s of case %s is not told", notice.key, notice.case.number)
    case_notices.mark_told(session, {notice.event.id for notice in notices}, at)
    return len(notices)


def lay_reminders(session: Session, settings: Settings, at: datetime) -> int:
    """Days that are about to pass; each once."""
    due = reminders.due(session, at)
    for one in due:
        case, row = one.case, one.deadline
        turn = f"due:{row.id}:{row.due.isoformat()}"
        if one.to == "customer":
            text = _deadline(case, case.language, row.kind, one.days, row.due, "customer")
            relay.to_customer(session, case, turn, "due", render(text), at, kind="notice")
        else:
            text = _deadline(case, shop_of(session, case.shop).language, row.kind, one.days, row.due, "shop")
            relay.to_people(session, settings, case, turn, "due", render(text), at, kind="notice")
    reminders.mark(due, at)
    return len(due)


def lay_alarms(session: Session, settings: Settings, at: datetime) -> int:
    """A customer has waited too long: told to the people of the case, then to the sellers, then to the customer."""
    alarms = due_alarms(session, settings, at)
    for alarm in alarms:
        case = alarm.case
        shop = shop_of(session, case.shop)
        reached = bool(reachable(session, settings, case.shop, "seller"))
        said = {TELL: _TOLD_ALONE, ESCALATE: REMIND} if not reached else {}
        text = say(shop.language, "people-alarm", number=case.number, kind=kind_word(case.kind, shop.language),
                   minutes=str(alarm.minutes), level=said.get(alarm.level, alarm.level),
                   assigned="yes" if case.assigned else "no")  # fmt: skip
        relay.to_people(session, settings, case, alarm.turn, "alarm", render(text), at, kind="notice",
                        keyboard=case_keys(case, shop.language)[:1])  # fmt: skip
        if alarm.before < ESCALATE <= alarm.level and reached:
            _escalate(session, settings, alarm, at)
        if alarm.before < TELL <= alarm.level:
            text = say(case.language, "people-unanswered", number=case.number, reached="yes" if reached else "no",
                       shop=shop_named(session, case.shop, case.language))  # fmt: skip
            relay.to_customer(session, case, alarm.turn, "unanswered", render(text), at, kind="notice")
    return len(alarms)


def lay_awake(session: Session, settings: Settings, at: datetime) -> int:
    """What was put off is due again."""
    awake = wake(session, at)
    for case, until in awake:
        text = say(shop_of(session, case.shop).language, "people-awake", number=case.number)
        relay.to_people(session, settings, case, f"wake:{case.id}:{until:%Y%m%dT%H%M%S}", "awake", render(text), at,
                        kind="notice")  # fmt: skip
    return len(awake)


def _lay(session: Session, settings: Settings, notice: Notice, at: datetime) -> None:
    if notice.to == "customer":
        _to_customer(session, notice, at)
    else:
        _to_shop(session, settings, notice, at)
    if notice.event.after == "closed":
        relay.close_topic(session, notice.case, notice.key, at)
    elif notice.event.before in ENDED and notice.event.after not in ENDED:
        relay.reopen_topic(session, notice.case, notice.key, at)


def _to_customer(session: Session, notice: Notice, at: datetime) -> None:
    case, event = notice.case, notice.event
    text = say(
        case.language, "people-news", number=case.number, action=event.action,
        shop=shop_named(session, case.shop, case.language), remedy=case.remedy or "answer",
        amount=_amount(notice), parcel=escape(str(event.data.get("number", ""))) or "—",
        back="yes" if case.goods_back else "no",
    )  # fmt: skip
    rating = _rating_keys(session, case, event.after)
    if rating:
        text += "\n\n" + say(case.language, "rating-ask")
    parts = together(*render(text), *_quoted(str(event.data.get("parts", ""))), *_quoted(event.note))
    keys = [rating, [relay.again_key(case)]] if event.after in ENDED else []
    if event.action in _SPOKEN and case.chat is not None and event.after not in ENDED:
        _awaits_answer(session, case, notice, at)
        keys = [[relay.back_key(case)]]
    relay.to_customer(session, case, notice.key, "news", parts, at, keyboard=keys, kind="notice")


def _rating_keys(session: Session, case: CaseRow, after: str) -> list[Choice]:
    """How it went, from one to five: asked once, when the case is closed."""
    if after != "closed" or case.rating is not None or not shop_of(session, case.shop).asks_rating:
        return []
    return [Choice(str(mark), "say", f"/case {case.number} rate {mark}") for mark in range(1, 6)]


def _awaits_answer(session: Session, case: CaseRow, notice: Notice, at: datetime) -> None:
    """Who is asked something answers whoever asked: what the customer writes next goes to people, and they are told
    so by the button under it. They do not wait for a person by that.
    """
    assert case.chat is not None
    if not case.wants_person:
        waits = case.waiting_since, case.alarmed
        act(session, case, "call_person", Actor("bot", "bot", case.shop, notice.key), at, told=True)
        case.waiting_since, case.alarmed = waits
    talk = begin_talk(session, case.chat, case.customer, case, at)
    talk.told_at = talk.told_at or at


def _to_shop(session: Session, settings: Settings, notice: Notice, at: datetime) -> None:
    case, event = notice.case, notice.event
    shop = shop_of(session, case.shop)
    text = say(shop.language, "people-shop-news", number=case.number, action=event.action,
               kind=kind_word(case.kind, shop.language), urgent="yes" if case.urgent else "no",
               parcel=escape(str(event.data.get("number", ""))) or "—",
               by=_promise(settings, session, case, at))  # fmt: skip
    parts = together(*render(text), *_quoted(event.note))
    worded = summary(session, case)
    if shop.staff_group is not None:  # the topic's top says what the case is about, and has its buttons
        relay.to_people(session, settings, case, notice.key, "news", parts, at, kind="notice")
    elif event.action in ("open", "call_person", "reopen"):
        relay.to_people(session, settings, case, notice.key, "news", together(*render(text), *worded.parts), at,
                        keyboard=worded.keyboard, kind="notice")  # fmt: skip
    else:
        relay.to_people(session, settings, case, notice.key, "news", parts, at, kind="notice")
    if case.urgent and shop.staff_group is not None and event.action in ("open", "call_person"):
        relay.to_people(session, settings, case, notice.key, "urgent", together(*render(text), *worded.parts), at,
                        keyboard=worded.keyboard, role="seller", kind="notice")  # fmt: skip


def _escalate(session: Session, settings: Settings, alarm: Alarm, at: datetime) -> None:
    """The sellers hear of it in private, whatever group there is; where there are none, the admins do."""
    case = alarm.case
    language = shop_of(session, case.shop).language
    if not reachable(session, settings, case.shop, "seller"):
        return
    text = say(language, "people-escalated", number=case.number, kind=kind_word(case.kind, language),
               minutes=str(alarm.minutes))  # fmt: skip
    worded = summary(session, case)
    relay.to_people(session, settings, case, alarm.turn, "escalated", together(*render(text), *worded.parts), at,
                    keyboard=worded.keyboard, role="seller", kind="notice")  # fmt: skip


def _promise(settings: Settings, session: Session, case: CaseRow, at: datetime) -> str:
    shop = shop_of(session, case.shop)
    zone = str(shop_hours(shop, settings).zone)
    return moment(promised_by(case, shop, settings, at), zone, shop.language)


def _deadline(case: CaseRow, language: str, kind: str, days: int, due: object, to: str) -> str:
    state = "past" if days < 0 else "today" if days == 0 else "ahead"
    return say(language, f"people-due-{to}", number=case.number, kind=deadline_word(kind, language), state=state,
               days=abs(days), day=str(due))  # fmt: skip


def _amount(notice: Notice) -> str:
    data = notice.event.data
    return f"{data['amount']} {data.get('currency', '')}".strip() if data.get("amount") else "—"


def _quoted(note: str) -> list[Part]:
    return (
        list(render("\n".join(f"> {escape(line)}" for line in note.splitlines() if line.strip())))
        if note
        else []
    )
