"""A seller's own Telegram Business account: the bot answers the customers who write to it, in the seller's name.

The customer is a customer: only customers' documents and orders that are theirs, whoever's account it is. Until the
seller has said otherwise each answer is a draft that they send, change or drop in their private chat with the bot.
What is decided about a message and the message itself are one transaction, known by the turn.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session
from telegram.error import TelegramError

from bot.assistant.conversation import Person, Reply, Turn
from bot.clock import now
from bot.limits import admit
from bot.log import denied
from bot.settings import Settings
from bot.store import business, orders, outbox, people
from bot.store.business import BusinessDraftRow, BusinessRow, Mode, waiting_in
from bot.store.buttons import Choice
from bot.store.outbox import Address, OutboxRow
from bot.telegram.desk import Desk, Said, said
from bot.telegram.identity import Speaker, as_language, key_of, speaker
from bot.telegram.incoming import Incoming
from bot.telegram.relay import role_in
from bot.telegram.rendering import render
from bot.texts import escape, say

TURN = "business:"
"""Begins the turn of all that is laid in the outbox about a draft: `business:<draft>`."""
SEND, SHOW = "send", "draft"
"""Steps of a draft in the outbox: to the customer, and to the seller."""
_SELLS = ("seller", "admin")
_QUOTED = 300
_MODES: tuple[Mode, ...] = ("draft", "auto", "off")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in a seller's own chat with somebody."""

    connection: str
    chat: int
    message: int
    sender: int
    name: str
    language: str
    text: str
    private: bool
    machine: bool
    """Written by a bot, ours among them."""


class BusinessDesk:
    """Deals with updates of business accounts, and with what sellers decide about drafts."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings

    async def dealt(self, raw: dict[str, Any], turn: str) -> bool:
        """Whether the update was one of a business account, or a seller's own words in place of a draft."""
        if isinstance(told := raw.get("business_connection"), dict):
            await self._connected(told)
            return True
        if isinstance(gone := raw.get("deleted_business_messages"), dict):
            await self._desk.books(lambda session: _withdrawn(session, gone))
            return True
        message = raw.get("business_message") or raw.get("edited_business_message")
        if isinstance(message, dict):
            if (found := letter(message)) is not None:
                await self._written(found, turn, edited="edited_business_message" in raw)
            return True
        return await self._replaced(raw, turn)

    async def pressed(self, incoming: Incoming, value: str, who: Speaker) -> Said | None:
        """Send or drop a draft. Whether the seller still may is looked at now."""
        verb, _, number = value.partition(":")
        return await self._desk.books(lambda session: self._decide(session, verb, int(number), who, None))

    # ------------------------------------------------------------------ connections

    async def _connected(self, told: dict[str, Any]) -> None:
        await self._desk.books(lambda session: self._note_connection(session, told))

    def _note_connection(self, session: Session, told: dict[str, Any]) -> BusinessRow | None:
        user, chat = told.get("user"), told.get("user_chat_id")
        identity, number = told.get("id"), user.get("id") if isinstance(user, dict) else None
        if not (isinstance(identity, str) and isinstance(number, int) and isinstance(chat, int)):
            return None
        at, person = now(), key_of(number)
        known = people.meet(session, person, str((user or {}).get("language_code") or ""), at)
        who = speaker(self._settings, known, number, private=True)
        rights = told.get("rights")
        may_write = bool(rights.get("can_reply")) if isinstance(rights, dict) else bool(told.get("can_reply"))
        sells = role_in(session, self._settings, person, who.person.shop) in _SELLS
        enabled = bool(told.get("is_enabled")) and sells
        row = session.get(BusinessRow, identity)
        before = (row.enabled, row.can_reply) if row else None
        if row is None:
            row = BusinessRow(id=identity, person=person, shop=who.person.shop, chat=chat, can_reply=may_write,
                              mode="draft", enabled=enabled, connected_at=at)  # fmt: skip
            session.add(row)
        if row.person != person:  # an id is one account's for ever
            denied("business connection", person=person, connection=identity[:20])
            return None
        row.enabled, row.can_reply, row.chat = enabled, may_write, chat
        if before == (enabled, may_write):
            return row
        name = "business-connected" if enabled else "business-ended" if sells else "business-refused"
        if enabled and not may_write:
            name = "business-no-right"
        if not sells:
            denied("business connection", person=person, role=who.role)
        text = say(who.language, name, mode=say(who.language, "business-mode", mode=row.mode))
        to, key = (
            Address(chat, person, who.language),
            f"{TURN}connection:{identity}:{enabled}:{may_write}:{at:%Y%m%dT%H%M%S}",
        )
        outbox.put(session, to, key, "notice", render(text), at, kind="notice")
        return row

    async def _of(self, connection: str) -> BusinessRow | None:
        """The connection; Telegram is asked about one that we have not heard of."""
        row = await self._desk.books(lambda session: session.get(BusinessRow, connection))
        if row is not None:
            return row
        try:
            told = await self._desk.bot.get_business_connection(connection)
        except TelegramError:
            denied("business message", connection=connection[:20], reason="unknown connection")
            return None
        return await self._desk.books(lambda session: self._note_connection(session, told.to_dict()))

    # ------------------------------------------------------------------ messages

    async def _written(self, found: Letter, turn: str, *, edited: bool) -> None:
        row = await self._of(found.connection)
        if row is None or not row.enabled or not found.private or found.machine:
            return
        if key_of(found.sender) == row.person:
            if not edited:
                await self._desk.books(lambda session: _seller_wrote(session, row, found, turn))
            return
        if found.chat != found.sender or row.mode == "off" or not row.can_reply or not found.text:
            return
        if not await self._desk.books(lambda session: self._wanted(session, row, found, edited=edited)):
            return
        reply = await self._answer(row, found, turn)
        await self._desk.books(lambda session: self._lay(session, row.id, found, reply, turn))

    def _wanted(self, session: Session, row: BusinessRow, found: Letter, *, edited: bool) -> bool:
        """Whether the message is answered at all."""
        if edited:  # a changed message renews the draft that waits for it, and nothing else
            return any(draft.message == found.message for draft in waiting_in(session, row.id, found.chat))
        quiet = timedelta(minutes=self._settings.business_quiet_minutes)
        if business.wrote_since(session, row.id, found.chat, now() - quiet):
            return False  # the seller has taken the conversation themself
        return admit(session, self._settings, _person_of(session, row, found).id, row.shop, now()).admitted

    async def _answer(self, row: BusinessRow, found: Letter, turn: str) -> Reply:
        person = await self._desk.books(lambda session: _person_of(session, row, found))
        memory = memory_of(row.id, found.chat)
        return await self._desk.assistant.answer(Turn(person, memory, found.text, turn))

    def _lay(self, session: Session, connection: str, found: Letter, reply: Reply, turn: str) -> None:
        row, at = session.get_one(BusinessRow, connection), now()
        if not row.enabled or row.mode == "off":  # ended while the answer was made
            return
        for waiting in waiting_in(session, row.id, found.chat):
            waiting.state = "overtaken"
        draft = _draft(session, row, found, _with_choices(reply), reply.language, turn)
        if draft is None:
            return
        if row.mode == "auto":
            _send(session, row, draft)
            return
        language = _language(session, row)
        quoted = found.text if len(found.text) <= _QUOTED else found.text[:_QUOTED] + "…"
        text = say(
            language, "business-draft", name=escape(found.name) or str(found.chat), question=escape(quoted)
        )
        keys = [
            [
                Choice(say(language, f"business-{verb}"), "business", f"{verb}:{draft.id}")
                for verb in ("send", "drop")
            ]
        ]
        parts = (*render(text), *render(draft.text), *render(say(language, "business-how")))
        to = Address(row.chat, row.person, language, asker=row.person)
        outbox.put(session, to, f"{TURN}{draft.id}", SHOW, parts, at, keyboard=keys, kind="notice")

    # ------------------------------------------------------------------ the seller's word

    async def _replaced(self, raw: dict[str, Any], turn: str) -> bool:
        """A seller answers the message of a draft with words of their own, which go out in its place."""
        message = raw.get("message")
        answered = message.get("reply_to_message") if isinstance(message, dict) else None
        if not isinstance(message, dict) or not isinstance(answered, dict):
            return False
        chat, words = (message.get("chat") or {}).get("id"), message.get("text")
        if not isinstance(chat, int) or chat < 0 or not isinstance(words, str) or words.startswith("/"):
            return False
        number = answered.get("message_id")

        def _send_instead(session: Session) -> bool:
            shown = outbox.sent_message(session, chat, number) if isinstance(number, int) else None
            if shown is None or shown.step != SHOW or not shown.turn.startswith(TURN):
                return False
            known = people.meet(session, key_of(chat), "", now())
            who = speaker(self._settings, known, chat, private=True)
            told = self._decide(session, "send", int(shown.turn.removeprefix(TURN)), who, words.strip())
            if told is not None:
                to = Address(chat, who.key, who.language)
                outbox.put(session, to, turn, "answer", render(told.text), now())
            return True

        return await self._desk.books(_send_instead)

    def _decide(
        self, session: Session, verb: str, number: int, who: Speaker, words: str | None
    ) -> Said | None:
        draft = session.get(BusinessDraftRow, number)
        row = session.get(BusinessRow, draft.connection) if draft else None
        if draft is None or row is None or row.person != who.key:
            denied("a business draft", person=who.key, draft=str(number))
            return said(who, "business-gone")
        if draft.state != "waiting":
            return said(who, f"business-was-{draft.state}")
        if verb == "drop":
            draft.state = "dropped"
            return said(who, "business-dropped")
        if not row.enabled or role_in(session, self._settings, row.person, row.shop) not in _SELLS:
            return said(who, "business-ended", mode="")
        if words is not None:
            draft.text = escape(words)
        _send(session, row, draft)
        return said(who, "business-sent")


async def command(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """/business: which accounts are connected, and how answers go out; `/business auto|draft|off` changes it."""
    if not incoming.private or speaker.role not in _SELLS:
        denied("business", person=speaker.key, role=speaker.role)
        return said(speaker, "business-sellers-only")
    wanted = incoming.text.strip().lower()
    mode = next(
        (one for one in _MODES if wanted in (one, say(speaker.language, "business-mode", mode=one).lower())),
        None,
    )

    def _set(session: Session) -> list[Mode]:
        rows = business.of_person(session, speaker.key)
        for row in rows:
            row.mode = mode or row.mode
        return [row.mode for row in rows]

    modes = await desk.books(_set)
    if not modes:
        return said(speaker, "business-none", username=desk.bot.username)
    now_mode = say(speaker.language, "business-mode", mode=modes[0])
    return said(speaker, "business-state", mode=now_mode, count=len(modes))


def letter(message: dict[str, Any]) -> Letter | None:
    """A business account's message out of the JSON that came, whatever shape it has."""
    chat, sender = message.get("chat"), message.get("from")
    connection, number = message.get("business_connection_id"), message.get("message_id")
    if not (isinstance(chat, dict) and isinstance(sender, dict) and isinstance(connection, str)):
        return None
    if not (
        isinstance(number, int) and isinstance(chat.get("id"), int) and isinstance(sender.get("id"), int)
    ):
        return None
    text = message.get("text") or message.get("caption") or ""
    return Letter(
        connection=connection, chat=chat["id"], message=number, sender=sender["id"],
        name=str(sender.get("first_name") or "")[:60], language=str(sender.get("language_code") or ""),
        text=text if isinstance(text, str) else "", private=chat.get("type") == "private",
        machine=bool(sender.get("is_bot") or message.get("sender_business_bot")),
    )  # fmt: skip


def memory_of(connection: str, chat: int) -> str:
    """The name of the conversation with a customer in a seller's account."""
    return f"telegram:business:{connection}:{chat}"


def connection_for(session: Session, row: OutboxRow) -> str | None:
    """The account in whose name a row of the outbox goes out; None for the bot's own messages."""
    if row.step != SEND or not row.turn.startswith(TURN):
        return None
    draft = session.get(BusinessDraftRow, int(row.turn.removeprefix(TURN)))
    return draft.connection if draft else None


def is_in_sellers_name(row: OutboxRow) -> bool:
    """Whether a row of the outbox goes out in a seller's name."""
    return row.step == SEND and row.turn.startswith(TURN)


def not_delivered(session: Session, row: OutboxRow, error: str) -> None:
    """Telegram did not take an answer in the seller's name: they hear of it, and with what words."""
    draft = session.get(BusinessDraftRow, int(row.turn.removeprefix(TURN)))
    connection = session.get(BusinessRow, draft.connection) if draft else None
    if connection is None:
        return
    language = _language(session, connection)
    text = say(language, "business-not-delivered", why=escape(error[:200]))
    to = Address(connection.chat, connection.person, language)
    outbox.put(session, to, row.turn, "failed", render(text), now(), kind="notice")


def _person_of(session: Session, row: BusinessRow, found: Letter) -> Person:
    """The customer: under their own name where they have proved an order to the bot, so that they see it here, too;
    else under one of this account alone, by which nobody can be written to.
    """
    own = key_of(found.sender)
    known = people.find(session, own) is not None and orders.is_customer(session, own)
    name = own if known else f"telegram-business:{row.id}:{found.sender}"
    return Person(name, "customer", None, shop=row.shop, language_hint=as_language(found.language))


def _draft(session: Session, row: BusinessRow, found: Letter, text: str, language: str, turn: str,
           state: business.DraftState = "waiting") -> BusinessDraftRow | None:  # fmt: skip
    """A draft; None where this turn has made one before."""
    if session.query(BusinessDraftRow.id).filter_by(turn=turn).first() is not None:
        return None
    draft = BusinessDraftRow(connection=row.id, chat=found.chat, message=found.message, text=text, language=language,
                             state=state, turn=turn, created_at=now())  # fmt: skip
    session.add(draft)
    session.flush()
    return draft


def _send(session: Session, row: BusinessRow, draft: BusinessDraftRow) -> None:
    """To the customer, in the seller's name."""
    draft.state = "sent"
    to = Address(draft.chat, f"telegram-business:{row.id}:{draft.chat}", draft.language)
    outbox.put(session, to, f"{TURN}{draft.id}", SEND, render(draft.text), now(), kind="notice")


def _seller_wrote(session: Session, row: BusinessRow, found: Letter, turn: str) -> None:
    for waiting in waiting_in(session, row.id, found.chat):
        waiting.state = "overtaken"
    _draft(session, row, found, "", "", turn, "own")


def _withdrawn(session: Session, gone: dict[str, Any]) -> None:
    """The customer took messages back: what was to answer them is dropped."""
    chat, connection = (gone.get("chat") or {}).get("id"), gone.get("business_connection_id")
    numbers = gone.get("message_ids")
    if isinstance(chat, int) and isinstance(connection, str) and isinstance(numbers, list):
        for draft in waiting_in(session, connection, chat):
            if draft.message in numbers:
                draft.state = "dropped"


def _with_choices(reply: Reply) -> str:
    """The answer with its sources; choices as words, since a button would be the bot's and not the seller's."""
    labels = [button.label for button in reply.buttons if not button.value.startswith("/")]
    parts = [reply.text, "\n".join(f"- {escape(label)}" for label in labels)]
    sources = [f"[{one.n}] {escape(one.title)} ({one.as_of})" for one in reply.citations]
    return "\n\n".join(part for part in (*parts, "\n".join(f"- {line}" for line in sources)) if part)


def _language(session: Session, row: BusinessRow) -> str:
    known = people.find(session, row.person)
    chosen = (known.language or known.client_language) if known else ""
    return as_language(chosen or "") or "en"
