"""Where a message about a case goes: read from the update, before the assistant sees anything of it.

A customer's words go to people while people own the conversation, or when they answer a message about a case. What
staff write in a case's topic (or answer to a message about it) goes to the customer, but for notes and commands.
"""

import re
from typing import Any

from sqlalchemy.orm import Session
from telegram.constants import ChatMemberStatus

from bot.aftersales.case_states import ENDED
from bot.aftersales.cases import Actor, act
from bot.aftersales.hand_off import begin_talk, end_talk, talk_of
from bot.aftersales.shops import shop_of
from bot.assistant.conversation import Suggesting
from bot.assistant.understanding.distress import read_distress
from bot.clock import now
from bot.errors import UserError
from bot.log import denied
from bot.settings import Settings
from bot.store import case_messages
from bot.store.buttons import Choice, Press
from bot.store.cases import CaseRow
from bot.store.outbox import Address, OutboxRow
from bot.store.topics import RelayRow, SuggestionRow, TopicRow
from bot.telegram import relay, staff_desk, staff_group
from bot.telegram.case_words import suggestion_facts, together
from bot.telegram.desk import Desk
from bot.telegram.identity import key_of
from bot.telegram.incoming import Incoming
from bot.telegram.letters import Letter, letter
from bot.telegram.rendering import render, render_reply
from bot.telegram.staff_desk import Hand
from bot.texts import escape, say

_COMMAND = re.compile(r"/([A-Za-z_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?\Z", re.DOTALL)
_IN_PRIVATE = tuple(name for name in staff_desk.COMMANDS if name != "case")
"""What may be written under a case's message in a private chat, where /case is the assistant's."""
_GONE = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


class CaseDesk:
    """Deals with what concerns cases and the people who work on them."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings

    async def notice(self, raw: dict[str, Any]) -> bool:
        """Whether the update tells of a change in a group (somebody left, it became a supergroup, we were put out):
        dealt with then.
        """
        change = raw.get("chat_member")
        if isinstance(change, dict):
            return await self._member(change)
        own = raw.get("my_chat_member")
        if isinstance(own, dict) and (chat := _id(own.get("chat"))) is not None and chat < 0:
            status = (own.get("new_chat_member") or {}).get("status")
            if status in _GONE:
                await self._books(lambda session: staff_group.lost(session, self._settings, chat, now()))
            return False  # noted as blocked by the channel, too
        message = raw.get("message")
        if isinstance(message, dict):
            chat, to = _id(message.get("chat")), message.get("migrate_to_chat_id")
            left = message.get("left_chat_member")
            if chat is not None and isinstance(to, int):
                await self._books(lambda session: staff_group.moved(session, chat, to))
                return True
            if chat is not None and (person := _id(left)) is not None:
                await self._left(chat, person)
                return True
        return False

    async def written(self, raw: dict[str, Any], turn: str, *, edited: bool) -> bool:
        """Whether a message in a group was about a case: it is dealt with then. Edits of anybody's words, too."""
        message = raw.get("edited_message" if edited else "message") or raw.get("edited_message")
        found = letter(message) if isinstance(message, dict) else None
        if found is None:
            return False
        if edited:
            await self._edited(found, turn)
            return True
        if found.private or self._is_for_assistant(found.text):
            return False
        case_id = await self._books(lambda session: _case_in_group(session, found))
        if case_id is None:
            return False
        await self._by_people(found, case_id, turn, in_topic=True)
        return True

    def _is_for_assistant(self, text: str) -> bool:
        """Whether staff ask the assistant something in a topic, by its name or by a command that is no case's."""
        plain = text.strip().lower()
        return f"@{self._desk.bot.username.lower()}" in plain or (
            plain.startswith("/") and not _verb(text)[0]
        )

    async def concerns(self, incoming: Incoming, raw: dict[str, Any]) -> int | None:
        """The case that a private message is about, where people and not the assistant have to do with it."""
        commanded = incoming.kind == "command"
        if not incoming.private or (commanded and incoming.command not in _IN_PRIVATE):
            return None
        message = raw.get("message") or raw.get("edited_message")
        found = letter(message) if isinstance(message, dict) else None
        if found is None:
            return None
        case_id: int | None = await self._books(
            lambda session: _case_in_private(session, found, commanded=commanded)
        )
        return case_id

    async def carry(self, raw: dict[str, Any], case_id: int, turn: str) -> None:
        """A private message goes to the people of a case, or from one of them to its customer."""
        found = letter(raw.get("message") or raw["edited_message"])
        assert found is not None  # `concerns` read it
        customer = await self._books(lambda session: session.get_one(CaseRow, case_id).customer)
        if customer != key_of(found.user):
            await self._by_people(found, case_id, turn, in_topic=False)
            return
        words = await self._translated(found.text, case_id, to_customer=False)
        distress = read_distress(found.text)

        def _carry(session: Session) -> None:
            case, at = session.get_one(CaseRow, case_id), now()
            if distress:
                actor = Actor(case.customer, "customer", case.shop, turn)
                act(session, case, "call_person", actor, at, note=found.text, urgent=True)
            relay.carry_from_customer(session, self._settings, case, found, words, turn, at)
            if distress:
                calm = say(case.language, f"people-calm-{distress.replace('_', '-')}", number=case.number)
                relay.to_customer(session, case, turn, "calm", render(calm), at)

        await self._books(_carry)

    async def pressed(self, incoming: Incoming, press: Press, turn: str) -> None:
        """A button of a case. Who may press it is looked at now, not when it was shown."""
        verb, _, rest = press.value.partition(":")
        number, _, words = rest.partition(":")
        person = key_of(incoming.user)
        if verb in ("back", "again"):
            await self._books(lambda session: self._by_customer(session, verb, int(number), person, turn))
            return
        drafts = verb in ("send", "drop", "edit")

        def _found(session: Session) -> tuple[int, str] | None:
            row = session.get(SuggestionRow, int(number)) if drafts else None
            case = session.get(CaseRow, row.case_id if row else int(number))
            role = relay.role_in(session, self._settings, person, case.shop) if case else None
            if case is None:
                return None
            if role is None:
                denied("a case's button", person=person, case=case.number, turn=turn)
                self._refuse(session, case, incoming.chat, person, turn, private=incoming.private)
                return None
            if not incoming.private:
                staff_group.note_seen(session, incoming.chat, person, now())
            return case.id, role

        found = await self._books(_found)
        if found is None:
            return
        case_id, role = found
        hand = Hand(person, incoming.name, role, incoming.chat, not incoming.private, turn)
        if verb == "suggest":
            await self._suggest(case_id, hand)
        elif drafts:
            await self._books(lambda session: self._draft(session, verb, int(number), hand))
        else:
            await self._books(
                lambda session: staff_desk.do(session, self._settings, session.get_one(CaseRow, case_id), verb, words,
                                              hand, now())
            )  # fmt: skip

    # ------------------------------------------------------------------ the people of the shop

    async def _by_people(self, found: Letter, case_id: int, turn: str, *, in_topic: bool) -> None:
        person = key_of(found.user)

        def _role(session: Session) -> str | None:
            case = session.get_one(CaseRow, case_id)
            role = relay.role_in(session, self._settings, person, case.shop)
            if role is None:
                denied("a case's topic", person=person, case=case.number, turn=turn)
                self._refuse(session, case, found.chat, person, turn, private=found.private,
                             reply_to=found.message)  # fmt: skip
            elif in_topic:
                staff_group.note_seen(session, found.chat, person, now())
            return role

        role = await self._books(_role)
        if role is None:
            return
        hand = Hand(person, found.name, role, found.chat, in_topic, turn)
        verb, words = _verb(found.text)
        if verb == "suggest":
            await self._suggest(case_id, hand)
        elif verb:
            await self._books(
                lambda session: staff_desk.do(session, self._settings, session.get_one(CaseRow, case_id), verb, words,
                                              hand, now())
            )  # fmt: skip
        else:
            translation = await self._translated(found.text, case_id, to_customer=True)
            await self._books(lambda session: self._answer(session, case_id, found, translation, hand))

    def _answer(self, session: Session, case_id: int, found: Letter, translation: str, hand: Hand) -> None:
        case, at = session.get_one(CaseRow, case_id), now()
        language = shop_of(session, case.shop).language
        try:
            sent = relay.carry_from_people(
                session, self._settings, case, found, hand.role, translation, hand.turn, at
            )
        except UserError as error:
            staff_desk.tell(session, case, hand, say(language, "people-not-sent", why=escape(str(error))), at)
            return
        if not sent:
            staff_desk.tell(session, case, hand, say(language, "people-no-channel"), at)
        elif found.reply_to is not None:
            _note_changed_draft(session, found)

    def _refuse(self, session: Session, case: CaseRow, chat: int, person: str, turn: str, *, private: bool,
                reply_to: int | None = None) -> None:  # fmt: skip
        """Nobody may believe that the customer has read this."""
        text = say(shop_of(session, case.shop).language, "people-not-staff")
        to = Address(chat, person if private else key_of(chat), "en", reply_to=reply_to)
        case_messages.say(session, case.id, to, turn, "refused", render(text), now(), in_topic=not private)

    # ------------------------------------------------------------------ customers

    def _by_customer(self, session: Session, verb: str, case_id: int, person: str, turn: str) -> None:
        case, at = session.get(CaseRow, case_id), now()
        if case is None or case.customer != person or case.chat is None:
            denied("a case's button", person=person, case=str(case_id), turn=turn)
            return
        actor = Actor(person, "customer", case.shop, turn)
        names = {"number": case.number, "shop": relay.shop_words(session, case)}
        if verb == "back":
            if case.wants_person:
                act(session, case, "give_back", actor, at, told=True)
                told = say(shop_of(session, case.shop).language, "people-given-back", number=case.number)
                relay.to_people(session, self._settings, case, turn, "back", render(told), at, kind="notice")
            end_talk(session, case.chat, at)
            relay.to_customer(
                session, case, turn, "back", render(say(case.language, "people-back", **names)), at
            )
            return
        if case.state in ENDED:
            act(session, case, "reopen", actor, at, told=True)
            told = say(shop_of(session, case.shop).language, "people-reopened", number=case.number)
            relay.to_people(session, self._settings, case, turn, "reopened", render(told), at)
            relay.reopen_topic(session, case, turn, at)
        if not case.wants_person:
            act(session, case, "call_person", actor, at, told=True)
        talk = begin_talk(session, case.chat, person, case, at)
        talk.told_at = at
        text = say(case.language, "people-again", **names)
        relay.to_customer(session, case, turn, "again", render(text), at, keyboard=[[relay.back_key(case)]])

    # ------------------------------------------------------------------ drafts

    async def _suggest(self, case_id: int, hand: Hand) -> None:
        """Draft a reply and show it to whoever asked; nothing of it goes out by itself."""

        def _asked(session: Session) -> Suggesting | None:
            known = session.query(SuggestionRow.id).where(SuggestionRow.turn == hand.turn).first()
            return None if known else suggestion_facts(session, session.get_one(CaseRow, case_id), hand.turn)

        asked = await self._books(_asked)
        if asked is None:
            return
        reply = await self._desk.assistant.suggest(asked)
        shown = render_reply(reply)

        def _lay(session: Session) -> None:
            case, at = session.get_one(CaseRow, case_id), now()
            language = shop_of(session, case.shop).language
            row = SuggestionRow(case_id=case_id, text=reply.text, language=reply.language, state="waiting",
                                turn=hand.turn, created_at=at)  # fmt: skip
            session.add(row)
            session.flush()
            keys = [Choice(say(language, f"people-key-{verb}"), "case", f"{verb}:{row.id}")
                    for verb in ("send", "edit", "drop")]  # fmt: skip
            head = render(say(language, "people-draft", model=reply.model))
            to = Address(hand.chat, hand.person if not hand.in_topic else key_of(hand.chat), language)
            case_messages.say(session, case_id, to, hand.turn, f"draft:{row.id}", together(*head, *shown), at,
                              in_topic=hand.in_topic, keyboard=[keys])  # fmt: skip

        await self._books(_lay)

    def _draft(self, session: Session, verb: str, draft: int, hand: Hand) -> None:
        row, at = session.get_one(SuggestionRow, draft), now()
        case = session.get_one(CaseRow, row.case_id)
        language = shop_of(session, case.shop).language
        if verb == "send":
            staff_desk.send_suggestion(session, self._settings, case, row, hand, at)
        elif row.state != "waiting":
            staff_desk.tell(session, case, hand, say(language, "people-draft-used", state=row.state), at)
        elif verb == "drop":
            row.state = "dropped"
            staff_desk.tell(session, case, hand, say(language, "people-draft-used", state="dropped"), at)
        else:
            plain = staff_desk.plain_draft(row.text)
            staff_desk.tell(session, case, hand, say(language, "people-draft-edit"), at)
            to = Address(hand.chat, hand.person if not hand.in_topic else key_of(hand.chat), language)
            case_messages.say(session, case.id, to, hand.turn, f"copyable:{draft}", render(f"```\n{plain}\n```"), at,
                              in_topic=hand.in_topic)  # fmt: skip

    # ------------------------------------------------------------------ both ways

    async def _edited(self, found: Letter, turn: str) -> None:
        def _carried(session: Session) -> list[tuple[int, int, bool]]:
            rows = case_messages.relays_from(session, found.chat, found.message)
            cases = {row.case_id: session.get_one(CaseRow, row.case_id) for row in rows}
            return [(row.id, row.case_id, row.to_chat == cases[row.case_id].chat) for row in rows]

        for relay_id, case_id, to_customer in await self._books(_carried):
            if to_customer and (relay.is_note(found.text) or _verb(found.text)[0]):
                await self._books(lambda session, c=case_id: self._stays(session, c, found, turn))
                continue
            words = await self._translated(found.text, case_id, to_customer=to_customer)

            def _carry(session: Session, r: int = relay_id, c: int = case_id, w: str = words) -> None:
                case, row = session.get_one(CaseRow, c), session.get_one(RelayRow, r)
                relay.carry_edit(session, self._settings, case, row, found, w, turn, now())

            await self._books(_carry)

    def _stays(self, session: Session, case_id: int, found: Letter, turn: str) -> None:
        """What was sent cannot become a note: the customer has it."""
        case = session.get_one(CaseRow, case_id)
        hand = Hand(key_of(found.user), found.name, "staff", found.chat, not found.private, turn)
        staff_desk.tell(
            session, case, hand, say(shop_of(session, case.shop).language, "people-edit-to-note"), now()
        )

    async def _translated(self, text: str, case_id: int, *, to_customer: bool) -> str:
        """What the words mean in the other side's language; empty where nobody can tell or both speak the same."""
        if not text.strip():
            return ""

        def _wanted(session: Session) -> tuple[str, str]:
            case = session.get_one(CaseRow, case_id)
            return (case.language if to_customer else shop_of(session, case.shop).language), case.shop

        language, shop = await self._books(_wanted)
        return await self._desk.assistant.translate(text, language, shop)

    async def _member(self, change: dict[str, Any]) -> bool:
        chat, new = _id(change.get("chat")), change.get("new_chat_member")
        if chat is None or not isinstance(new, dict):
            return True
        person = _id(new.get("user"))
        gone = new.get("status") in _GONE or (new.get("status") == "restricted" and not new.get("is_member"))
        if person is None or person == self._desk.bot.id:
            return True
        if gone:
            await self._left(chat, person)
        else:
            await self._books(lambda session: _note_if_staff_group(session, chat, key_of(person)))
        return True

    async def _left(self, chat: int, person: int) -> None:
        await self._books(
            lambda session: staff_group.member_left(session, self._settings, chat, key_of(person), now())
        )

    @property
    def _books(self) -> Any:
        return self._desk.books


def _verb(text: str) -> tuple[str, str]:
    """The command in a message of staff, with its words; a note's prefix is one, too. Else nothing."""
    plain = text.strip()
    if relay.is_note(plain):
        return "note", plain[2:].strip()
    match = _COMMAND.match(plain)
    if match and match[1].lower() in staff_desk.COMMANDS:
        return match[1].lower(), (match[3] or "").strip()
    return "", ""


def _case_in_group(session: Session, found: Letter) -> int | None:
    """The case that a message in a staff group is about: that of its topic, or of the message it answers."""
    shops = staff_group.shops_of_group(session, found.chat)
    if not shops:
        return None
    case_id: int | None = None
    if found.thread is not None:
        here = TopicRow.group_chat == found.chat, TopicRow.thread == found.thread
        case_id = session.query(TopicRow.case_id).where(*here).scalar()
    if case_id is None and found.reply_to is not None:
        answered = case_messages.relay_to(session, found.chat, found.reply_to)
        case_id = answered.case_id if answered else None
    case = session.get(CaseRow, case_id) if case_id is not None else None
    return case.id if case is not None and case.shop in shops else None


def _case_in_private(session: Session, found: Letter, *, commanded: bool) -> int | None:
    """The case whose message is answered, or whose people own the conversation. `commanded`: with a command of
    those who work on cases, which a customer has none of.
    """
    if found.reply_to is not None:
        answered = case_messages.relay_to(session, found.chat, found.reply_to)
        own = next(iter(case_messages.relays_from(session, found.chat, found.reply_to)), None)
        about = answered or own
        if about is not None:
            theirs = commanded and session.get_one(CaseRow, about.case_id).customer == key_of(found.user)
            return None if theirs else about.case_id
    if commanded:
        return None
    talk = talk_of(session, found.chat, now())
    return talk[1].id if talk else None


def _note_changed_draft(session: Session, found: Letter) -> None:
    """An answer to a draft is that draft in other words."""
    answered = case_messages.relay_to(session, found.chat, found.reply_to or 0)
    sent = session.get(OutboxRow, answered.from_message) if answered and answered.from_chat == 0 else None
    mark, _, number = (
        sent.step.removeprefix(f"{case_messages.STEP}:").partition(":") if sent else ("", "", "")
    )
    draft = session.get(SuggestionRow, int(number)) if mark in ("draft", "copyable") else None
    if draft is not None and draft.state == "waiting":
        draft.state = "changed"


def _note_if_staff_group(session: Session, chat: int, person: str) -> None:
    if staff_group.shops_of_group(session, chat):
        staff_group.note_seen(session, chat, person, now())


def _id(part: Any) -> int | None:
    number = part.get("id") if isinstance(part, dict) else None
    return number if isinstance(number, int) and abs(number) < 2**63 else None
