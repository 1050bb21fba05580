"""Carrying words between a customer and the people of the shop, both ways, edits and all.

Everything here is laid in one transaction under the turn's id: done again, it lays nothing twice.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.aftersales.case_errors import StepNotPossible
from bot.aftersales.case_states import ENDED
from bot.aftersales.cases import Actor, act, attach
from bot.aftersales.hand_off import begin_talk, promised_by, reachable, shop_hours
from bot.aftersales.hours import is_open
from bot.aftersales.members import sellers_of, staff_of
from bot.aftersales.shops import name_of, shop_of
from bot.assistant.answers.people import moment
from bot.settings import Settings
from bot.store import case_messages, people
from bot.store.buttons import Choice
from bot.store.case_messages import Source, counterpart
from bot.store.cases import CaseRow
from bot.store.outbox import Address, Kind, OutboxRow, Part
from bot.store.shops import DEFAULT_SHOP
from bot.store.topics import OutboxCaseRow, RelayRow
from bot.telegram.case_words import captioned, from_customer, from_people, shop_named
from bot.telegram.identity import as_language, key_of
from bot.telegram.letters import Letter
from bot.telegram.rendering import render
from bot.texts import escape, say

NOTE = ("//", "／／")
"""What begins so stays among the people of the shop."""


def is_note(text: str) -> bool:
    """Whether somebody of the shop wrote this for their colleagues only."""
    return text.lstrip().startswith(NOTE)


def role_in(session: Session, settings: Settings, person: str, shop: str) -> str | None:
    """In what role somebody acts in a shop's cases: by the settings and their membership, never by being in a group.
    None: in none.
    """
    user = int(person.partition(":")[2])
    default = shop == DEFAULT_SHOP
    if user in settings.admins:
        return "admin"
    if person in sellers_of(session, shop) or (default and user in settings.sellers):
        return "seller"
    return "staff" if person in staff_of(session, shop) or user in settings.staff else None


def places(session: Session, settings: Settings, case: CaseRow, role: str = "") -> list[tuple[Address, bool]]:
    """Where the people of a case read: the staff group (then True), else each of them in private.

    `role`: only those, in private, whatever group there is.
    """
    shop = shop_of(session, case.shop)
    if shop.staff_group is not None and not role:
        return [(Address(shop.staff_group, key_of(shop.staff_group), shop.language), True)]
    found = []
    for person in reachable(session, settings, case.shop, role):
        known = people.find(session, person)
        spoken = as_language(known.language or "") if known else None
        found.append(
            (Address(int(person.partition(":")[2]), person, spoken or shop.language, asker=person), False)
        )
    return found


def to_people(session: Session, settings: Settings, case: CaseRow, turn: str, step: str, parts: Sequence[Part],
              at: datetime, *, source: Source | None = None, reply_to: int | None = None,
              keyboard: Sequence[Sequence[Choice]] = (), kind: Kind = "answer", role: str = "",
              but: int | None = None) -> int:  # fmt: skip
    """Lay words for the people of a case; gives how many places that is. `but`: not in this chat."""
    laid = 0
    for to, in_topic in places(session, settings, case, role):
        if to.chat == but:
            continue
        quoted = counterpart(session, case.chat or 0, reply_to, to.chat) if reply_to and case.chat else None
        address = Address(to.chat, to.person, to.language, reply_to=quoted, asker=to.asker)
        case_messages.say(session, case.id, address, turn, f"{step}:{to.chat}", parts, at, source=source,
                          in_topic=in_topic, keyboard=keyboard, kind=kind)  # fmt: skip
        laid += 1
    return laid


def to_customer(session: Session, case: CaseRow, turn: str, step: str, parts: Sequence[Part], at: datetime, *,
                source: Source | None = None, reply_to: int | None = None,
                keyboard: Sequence[Sequence[Choice]] = (), kind: Kind = "answer") -> bool:  # fmt: skip
    """Lay words for the customer of a case; False where their channel cannot be written to."""
    if case.chat is None or people.is_blocked(session, case.customer):
        return False
    to = Address(case.chat, case.customer, case.language, reply_to=reply_to, asker=case.customer)
    case_messages.say(
        session, case.id, to, turn, step, parts, at, source=source, keyboard=keyboard, kind=kind
    )
    return True


def carry_from_customer(session: Session, settings: Settings, case: CaseRow, letter: Letter, translation: str,
                        turn: str, at: datetime) -> None:  # fmt: skip
    """A customer wrote about their case: into the case, to its people; a case that had ended opens again."""
    person = key_of(letter.user)
    actor = Actor(person, "customer", case.shop, turn)
    ended = case.state in ENDED
    act(session, case, "write", actor, at, note=letter.text or f"[{letter.media}]", told=True)
    if ended and not case.wants_person:
        act(session, case, "call_person", actor, at, told=True)
    if letter.file is not None:
        _attach(session, case, letter, actor, at)
    if ended:
        told = render(say(shop_of(session, case.shop).language, "people-reopened", number=case.number))
        to_people(session, settings, case, turn, "reopened", told, at, kind="notice")
        reopen_topic(session, case, turn, at)
    source = Source(letter.chat, letter.message, person)
    words = from_customer(letter.text, letter.name, translation, shop_of(session, case.shop).language)
    if letter.media:
        for to, in_topic in places(session, settings, case):
            quoted = counterpart(session, letter.chat, letter.reply_to, to.chat) if letter.reply_to else None
            address = Address(to.chat, to.person, to.language, reply_to=quoted)
            case_messages.copy(session, case.id, address, turn, f"carry:{to.chat}", source, at,
                               in_topic=in_topic, caption=words[0] if letter.text else None)  # fmt: skip
    else:
        to_people(session, settings, case, turn, "carry", words, at, source=source, reply_to=letter.reply_to)
    talk = begin_talk(session, letter.chat, person, case, at) if case.wants_person else None
    if talk is not None and talk.told_at is None:
        talk.told_at = at
        acknowledge(session, settings, case, turn, at, reply_to=letter.message)


def acknowledge(session: Session, settings: Settings, case: CaseRow, turn: str, at: datetime, *,
                reply_to: int | None = None) -> None:  # fmt: skip
    """Tell the customer, once, that people have their words, and by when they answer."""
    shop = shop_of(session, case.shop)
    hours = shop_hours(shop, settings)
    names = {"shop": shop_named(session, case.shop, case.language), "number": case.number,
             "by": moment(promised_by(case, shop, settings, at), str(hours.zone), case.language)}  # fmt: skip
    if not shop.staff_group and not reachable(session, settings, case.shop):
        text = say(case.language, "people-nobody", shop=names["shop"], number=names["number"])
    else:
        text = say(
            case.language, "people-passed-on" if is_open(hours, at) else "people-passed-on-closed", **names
        )
    to_customer(session, case, turn, "ack", render(text), at, reply_to=reply_to, keyboard=[[back_key(case)]],
                kind="notice")  # fmt: skip


def carry_from_people(session: Session, settings: Settings, case: CaseRow, letter: Letter, role: str,
                      translation: str, turn: str, at: datetime) -> bool:  # fmt: skip
    """Somebody of the shop wrote to the customer; False where the customer's channel cannot be written to.

    The conversation is with people from here on, so that the customer's answer comes back to them.
    """
    person = key_of(letter.user)
    actor = Actor(person, role, case.shop, turn)
    if case.state == "closed":
        act(session, case, "reopen", actor, at, told=True)
        reopen_topic(session, case, turn, at)
    if not case.wants_person and case.state not in ENDED:
        act(session, case, "call_person", actor, at, told=True)
    act(session, case, "write", actor, at, note=letter.text or f"[{letter.media}]", told=True)
    if letter.file is not None:
        _attach(session, case, letter, actor, at)
    if not case.assigned:
        act(session, case, "claim", actor, at, told=True)
    if case.chat is None or people.is_blocked(session, case.customer):
        return False
    if case.wants_person:
        talk = begin_talk(session, case.chat, case.customer, case, at)
        talk.told_at = talk.told_at or at  # who has a person's answer needs no word that people will answer
    source = Source(letter.chat, letter.message, person)
    quoted = counterpart(session, letter.chat, letter.reply_to, case.chat) if letter.reply_to else None
    name, shop = signature(session, settings, case, letter)
    keys = [[again_key(case)]] if case.state in ENDED else []
    if letter.media:
        to = Address(case.chat, case.customer, case.language, reply_to=quoted, asker=case.customer)
        caption = captioned(letter.text, name, shop, translation) if letter.text else None
        case_messages.copy(session, case.id, to, turn, "carry", source, at, caption=caption)
    else:
        words = from_people(letter.text, name, shop, translation)
        to_customer(session, case, turn, "carry", words, at, source=source, reply_to=quoted, keyboard=keys)
    if not shop_of(session, case.shop).staff_group:  # their colleagues see that it was answered, and by whom
        shown = from_people(letter.text or f"[{letter.media}]", letter.name, "→ " + case.number, "")
        to_people(session, settings, case, turn, "answered", shown, at, but=letter.chat, kind="notice")
    return True


def carry_edit(session: Session, settings: Settings, case: CaseRow, relay: RelayRow, letter: Letter,
               translation: str, turn: str, at: datetime) -> None:  # fmt: skip
    """Somebody changed words that were carried over: its counterpart changes, too."""
    person = key_of(letter.user)
    by_customer = person == case.customer and letter.chat == case.chat
    shop = shop_of(session, case.shop)
    if by_customer:
        role, words = "customer", from_customer(letter.text, letter.name, translation, shop.language)
    else:
        known = role_in(session, settings, person, case.shop)
        if known is None:
            return
        role, words = (
            known,
            from_people(letter.text, *signature(session, settings, case, letter), translation),
        )
    if not words:
        return
    act(session, case, "write", Actor(person, role, case.shop, turn), at, note=f"✏️ {letter.text}", told=True)
    in_topic = by_customer and relay.to_chat == shop.staff_group
    whose = case.customer if relay.to_chat == case.chat else key_of(relay.to_chat)
    to = Address(relay.to_chat, whose, case.language)
    case_messages.edit(session, relay, to, turn, f"edit:{relay.to_chat}", words[0], at, in_topic=in_topic)
    if len(words) > 1:
        case_messages.say(
            session, case.id, to, turn, f"more:{relay.to_chat}", words[1:], at, in_topic=in_topic
        )


def signature(session: Session, settings: Settings, case: CaseRow, letter: Letter) -> tuple[str, str]:
    """Under whose name a customer reads an answer: the first name, if the operator shows it, and the shop's."""
    shop = name_of(session, case.shop) or say(case.language, "people-the-shop")
    named = settings.show_staff_names and not letter.is_anonymous
    return (letter.name if named else ""), shop


def undelivered(session: Session, settings: Settings, row: OutboxRow, error: str, at: datetime) -> None:
    """A message to a customer did not arrive: its people must not believe that it did."""
    carried = session.get(OutboxCaseRow, row.id)
    case = session.get(CaseRow, carried.case_id) if carried else None
    if carried is None or case is None or carried.in_topic or row.chat != case.chat or carried.does == "edit":
        return
    why = escape(error)[:200]
    text = say(shop_of(session, case.shop).language, "people-undelivered", number=case.number, why=why)
    to_people(
        session, settings, case, f"undelivered:{row.id}", "undelivered", render(text), at, kind="notice"
    )


def shop_words(session: Session, case: CaseRow) -> str:
    """What the customer of a case calls the shop."""
    return shop_named(session, case.shop, case.language)


def back_key(case: CaseRow) -> Choice:
    """The customer's way back to the assistant."""
    return Choice(say(case.language, "people-key-back"), "case", f"back:{case.id}")


def again_key(case: CaseRow) -> Choice:
    """The customer's way to write about a case that has ended."""
    return Choice(say(case.language, "people-key-again"), "case", f"again:{case.id}")


def close_topic(session: Session, case: CaseRow, turn: str, at: datetime) -> None:
    """The case has ended, and so has its topic."""
    _shut(session, case, turn, "close", at)


def reopen_topic(session: Session, case: CaseRow, turn: str, at: datetime) -> None:
    """The case lives again, and so does its topic."""
    _shut(session, case, turn, "reopen", at)


def _shut(session: Session, case: CaseRow, turn: str, does: str, at: datetime) -> None:
    group = shop_of(session, case.shop).staff_group
    if group is not None:
        case_messages.shut(session, case.id, Address(group, key_of(group), case.language), turn, does, at)


def _attach(session: Session, case: CaseRow, letter: Letter, actor: Actor, at: datetime) -> None:
    file = letter.file
    assert file is not None
    try:
        attach(session, case, actor, at, kind=file.kind, reference=file.reference, handle=file.handle,
               name=file.name, media_type=file.media_type, size=file.size)  # fmt: skip
    except StepNotPossible:
        return  # the case has its fill of files; the message itself is carried all the same
