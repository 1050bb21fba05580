"""One update after another: a row of the inbox becomes a Turn, and the Reply becomes rows of the outbox.

The rows of the outbox and the end of the inbox row are one transaction, in which the row must still be ours.
What happens before it may happen again after a crash, under the same `Turn.id`: whatever a turn changes outside
that transaction is made known by that id, so that doing it again changes nothing.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from babel.dates import format_timedelta
from sqlalchemy.orm import Session

from bot.assistant.conversation import File, Reply, Turn
from bot.clock import now
from bot.errors import UserError
from bot.limits import Admission, admit
from bot.log import about, denied
from bot.settings import Settings
from bot.store import buttons, inbox, outbox, people
from bot.store.buttons import Choice
from bot.store.inbox import InboxRow
from bot.store.lanes import hold, put_back
from bot.store.outbox import Address, Part
from bot.store.outbox_files import Carried, put_files
from bot.store.people import Known
from bot.telegram import case_files, commands, documents, personal, shops, staff_sheets
from bot.telegram.alerts import alert_staff
from bot.telegram.business import BusinessDesk
from bot.telegram.case_desk import CaseDesk
from bot.telegram.desk import Desk, Said, told
from bot.telegram.files import fetch
from bot.telegram.identity import Speaker, key_of, speaker
from bot.telegram.incoming import PHOTO, Incoming, Json, captions, read
from bot.telegram.keyboards import lay_out
from bot.telegram.labels import MOST_NUMBERS, may_be_label, numbers_on_all
from bot.telegram.limits import Limits
from bot.telegram.live import Live
from bot.telegram.menus import publish_for
from bot.telegram.pace import Pace
from bot.telegram.presses import Presses
from bot.telegram.rendering import render, render_reply
from bot.telemetry import LIMITED
from bot.texts import say

log = logging.getLogger(__name__)

_MOST_TAKES = 20
"""A row that was begun so often without an end takes the process down with it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn comes to; nothing but `rows` where no answer is due."""

    rows: tuple[int, ...]
    to: Address | None = None
    parts: tuple[Part, ...] = ()
    choices: tuple[Choice, ...] = ()
    files: tuple[Carried, ...] = ()
    retires: bool = False
    """Whether choices offered earlier in this chat are overtaken."""
    live: Live | None = None


class Turns:
    """Deals with rows of the inbox."""

    def __init__(self, desk: Desk, settings: Settings, limits: Limits, presses: Presses, pace: Pace,
                 sent: Callable[[], None]) -> None:  # fmt: skip
        self._desk, self._settings, self._limits, self._presses = desk, settings, limits, presses
        self._pace, self._sent = pace, sent
        self._cases = CaseDesk(desk, settings)
        self._business = BusinessDesk(desk, settings)
        self._menus: set[str] = set()

    async def deal(self, row: InboxRow) -> None:
        """Bring a row to its end, or put it back after a failure. Raises only when the store does."""
        turn = f"telegram:{row.update_id}"
        with about(turn):
            await self._deal(row, turn)

    async def _deal(self, row: InboxRow, turn: str) -> None:
        try:
            async with asyncio.timeout(self._pace.turn):
                outcome = await self._outcome(row, turn)
        except Exception as error:
            log.exception("turn %s failed", turn)
            await self._failed(row, turn, error)
        else:
            await self._desk.books.surely(lambda session: _commit(session, row, outcome, turn))
            if outcome.live:
                await outcome.live.clear()
        finally:
            self._presses.end(row.update_id)
        self._sent()

    async def _outcome(self, row: InboxRow, turn: str) -> Outcome:
        if row.takes > _MOST_TAKES:
            raise RuntimeError(f"begun {row.takes} times without an end")
        raw = json.loads(row.payload)
        if await self._business.dealt(raw, turn):
            return Outcome((row.id,))
        edited = (
            "edited_message" in raw and raw.get("update_id") == row.update_id
        )  # not one that took its place
        if await self._cases.notice(raw) or await self._cases.written(raw, turn, edited=edited) or edited:
            return Outcome((row.id,))
        incoming = read(raw, self._desk.bot)
        if incoming is None:
            return Outcome((row.id,))
        if incoming.kind == "membership":
            key, gone = key_of(incoming.chat), None if incoming.here else now()
            await self._desk.books(lambda session: people.mark_blocked(session, key, gone))
            return Outcome((row.id,))
        if incoming.kind == "press":
            return await self._pressed(row, turn, incoming)
        # side by side: they share a transaction then
        case, who = await asyncio.gather(self._cases.concerns(incoming, raw), self._meet(incoming))
        if case is not None:
            return await self._carried(row, turn, incoming, raw, case, who)
        if incoming.attachment and (filed := await self._filed(row, turn, incoming, raw)) is not None:
            return filed
        rows = [row.id]
        if row.album:
            others, answered = await self._desk.books(lambda session: inbox.album_of(session, row))
            rows += [other.id for other in others]
            album = [incoming, *(read(json.loads(other.payload), self._desk.bot) for other in others)]
            incoming = _whole(album)
        if row.album and answered and not incoming.text:  # stragglers of an album that has had its answer
            late = await self._label(incoming, who, turn, quiet=True)
            if late is not None:
                return replace(late, rows=tuple(rows))
            if not incoming.files or not self._takes_documents(who):
                return Outcome(tuple(rows))
        outcome = await self._over_limit(incoming, who, turn) or await self._answer(incoming, who, turn)
        return replace(outcome, rows=tuple(rows))

    async def _carried(
        self, row: InboxRow, turn: str, incoming: Incoming, raw: Json, case: int, who: Speaker
    ) -> Outcome:
        """A private message that people have to do with: carried to them, and answered by nobody else."""
        outcome = await self._over_limit(incoming, who, turn)
        if outcome is None:
            await self._cases.carry(raw, case, turn)
            outcome = Outcome(())
        return replace(outcome, rows=(row.id,))

    async def _filed(self, row: InboxRow, turn: str, incoming: Incoming, raw: Json) -> Outcome | None:
        """A customer's photo for their open case: put to it, carried to its people, and they are told which it is."""
        who = await self._meet(incoming)
        found = await self._desk.books(lambda session: case_files.belongs_to(session, row, incoming, who))
        if found is None:
            return None
        carried = await self._carried(row, turn, incoming, raw, found.case, who)
        if carried.to is not None or found.said:
            return carried
        said = self._say(
            incoming, Said(say(who.language, "case-file-taken", number=found.number), who.language), who
        )
        return replace(said, rows=carried.rows)

    async def _meet(self, incoming: Incoming) -> Speaker:
        def _known(session: Session) -> Known:
            return people.meet(session, key_of(incoming.chat), incoming.client_language, now())

        who = speaker(self._settings, await self._desk.books(_known), incoming.chat, incoming.private)
        if incoming.private and (len(who.held) > 1 or who.chosen) and who.key not in self._menus:
            self._menus.add(who.key)
            await publish_for(self._desk.bot, who)
        return who

    async def _over_limit(self, incoming: Incoming, who: Speaker, turn: str) -> Outcome | None:
        """Counts the message; None where it is answered."""
        if not (self._settings.messages_per_minute or self._settings.shop_messages_per_minute):
            return None

        def _count(session: Session) -> Admission:
            return admit(session, self._settings, who.key, who.person.shop, now())

        admission = await self._desk.books(_count)
        if admission.admitted:
            return None
        LIMITED.inc()
        denied("message over the limit", person=who.key, turn=turn)
        if not admission.tell:
            return Outcome(())
        limit, wait = str(admission.limit), str(admission.wait)
        text = say(who.language, "limit-messages", limit=limit, wait=wait)
        return self._say(incoming, Said(text, who.language), who)

    async def _pressed(self, row: InboxRow, turn: str, incoming: Incoming) -> Outcome:
        press = await self._presses.begin(row.update_id, incoming)
        if press.verdict != "chosen":
            return Outcome((row.id,))
        who = await self._meet(incoming)
        incoming = replace(incoming, message_id=None)  # our own message: the answer replies to no words
        if press.action == "say":
            outcome = await self._ask(incoming, who, press.value, turn)
        elif press.action == "role":
            outcome = self._say(incoming, await commands.take_role(self._desk, who, press.value, turn), who)
        elif press.action == "language":
            outcome = self._say(incoming, await commands.choose_language(self._desk, who, press.value), who)
        elif press.action == "document":
            outcome = await self._decided(incoming, who, press.value, turn)
        elif press.action == "case":
            await self._cases.pressed(incoming, press, turn)
            outcome = Outcome(())
        elif press.action == "business":
            told = await self._business.pressed(incoming, press.value, who)
            outcome = self._say(incoming, told, who) if told else Outcome(())
        elif press.action == "shop":
            outcome = self._say(incoming, await shops.press(self._desk, who, press.value), who)
        elif press.action == "forget":
            outcome = self._say(incoming, await personal.forget(self._desk, who), who)
        else:
            await self._desk.books(lambda session: outbox.send_again(session, incoming.chat, press.value))
            outcome = Outcome(())
        return replace(outcome, rows=(row.id,))

    async def _label(
        self, incoming: Incoming, who: Speaker, turn: str, *, quiet: bool = False
    ) -> Outcome | None:
        """The answer about the parcels on the labels that came; None where no picture can be read as one.

        `quiet`: nothing is said of pictures without a barcode.
        """
        library = self._takes_documents(who)
        pictures = [one for one in incoming.pictures if may_be_label(one, documents=library)]
        if not pictures:
            return None
        found = await numbers_on_all(self._desk.bot, pictures, self._settings.max_upload_bytes)
        numbers = list(dict.fromkeys(number for read in found for number in read or ()))
        photos = any(one.name == PHOTO for one in pictures)
        if not numbers:
            if quiet or all(read is None for read in found) or incoming.text or not photos:
                return None
            nothing = say(who.language, "error-no-barcode", file=say(who.language, "label-photo"))
            return self._say(incoming, Said(nothing, who.language), who)
        tracked = say(who.language, "telegram-ask-track-this", about=", ".join(numbers[:MOST_NUMBERS]))
        unread = sum(not read for read in found)
        note = say(who.language, "label-unread", count=unread, all=len(pictures)) if unread else ""
        asked = f"{incoming.text}\n{tracked}".strip()
        return await self._ask(replace(incoming, attachment=""), who, asked, turn, note=note)

    async def _answer(self, incoming: Incoming, who: Speaker, turn: str) -> Outcome:
        if (document := incoming.document) and incoming.kind != "command":
            outcome = await self._label(incoming, who, turn)
            if outcome is not None:
                return outcome
            if document.name == PHOTO:
                incoming = replace(incoming, document=None)
        if incoming.files and incoming.kind != "command":
            if self._takes_documents(who):
                return await self._take_documents(incoming, who, turn)
            if who.role != "customer":
                return await self._read_files(incoming, who, turn)
        if incoming.kind == "file":
            text = say(who.language, "telegram-file", kind=incoming.attachment)
            return self._say(incoming, Said(text, who.language), who)
        if incoming.kind == "command":
            answer = await commands.run(self._desk, incoming, who)
            if answer is None:
                return Outcome(())
            if isinstance(answer, Said):
                return self._say(incoming, answer, who)
            return await self._ask(incoming, who, answer.text, turn)
        return await self._ask(incoming, who, incoming.text, turn)

    def _takes_documents(self, who: Speaker) -> bool:
        return self._desk.library is not None and documents.may_bring(who)

    async def _read_files(self, incoming: Incoming, who: Speaker, turn: str) -> Outcome:
        limit = self._settings.max_upload_bytes
        try:
            files = [await fetch(self._desk.bot, document, limit) for document, _ in incoming.files]
        except UserError as error:
            log.info("turn %s: %s", turn, error)
            return self._say(incoming, Said(told(error, who), who.language), who)
        return await self._ask(replace(incoming, attachment=""), who, incoming.text, turn, tuple(files))

    async def _take_documents(self, incoming: Incoming, who: Speaker, turn: str) -> Outcome:
        limit = self._settings.max_upload_bytes
        try:
            said = await documents.received(self._desk, who, incoming.files, limit, turn)
        except UserError as error:
            log.info("turn %s: %s", turn, error)
            said = Said(told(error, who), who.language)
        return self._say(incoming, said, who)

    async def _decided(self, incoming: Incoming, who: Speaker, value: str, turn: str) -> Outcome:
        try:
            if staff_sheets.is_decision(value) and documents.may_bring(who):
                sheet = await staff_sheets.sheet_of(self._desk, who, value)
                outcome = await self._ask(replace(incoming, attachment=""), who, "", turn, (sheet,))
                return self._with_next(outcome, await documents.following(self._desk, who, value))
            said = await documents.decided(self._desk, who, value)
        except UserError as error:
            said = Said(told(error, who), who.language)
        return self._say(incoming, said, who)

    def _with_next(self, outcome: Outcome, said: Said | None) -> Outcome:
        """An answer, and what else waits for a decision behind it."""
        if said is None:
            return outcome
        return replace(outcome, parts=(*outcome.parts, *render(said.text)), choices=said.choices)

    async def _ask(self, incoming: Incoming, who: Speaker, text: str, turn: str,
                   files: tuple[File, ...] = (), note: str = "") -> Outcome:  # fmt: skip
        draft_id = int(turn.rpartition(":")[2]) % 2_000_000_000 + 1
        asked = Turn(who.person, who.memory, text, turn, files)
        try:
            async with Live(self._desk.bot, self._limits, self._pace, incoming, draft_id) as live:
                reply = await self._desk.assistant.answer(asked, live.show)
        except UserError as error:
            log.info("turn %s: %s", turn, error)
            return self._say(incoming, Said(told(error, who), who.language), who)
        if note:
            reply = replace(reply, text=f"{reply.text}\n\n{note}")
        return Outcome(
            rows=(),
            to=_address(incoming, who, reply.language),
            parts=render_reply(self._in_context(reply, incoming)),
            choices=tuple(Choice(button.label, "say", button.value) for button in reply.buttons),
            files=tuple(Carried(file.name, file.media_type, file.data) for file in reply.files),
            retires=True,
            live=live,
        )

    def _in_context(self, reply: Reply, incoming: Incoming) -> Reply:
        """The answer with a word on what it did not look at, and on a long delay."""
        text = reply.text
        if incoming.attachment:
            text += "\n\n" + say(reply.language, "telegram-caption-only", kind=incoming.attachment)
        waited = now() - incoming.sent_at if incoming.sent_at else timedelta()
        if waited > self._pace.late:
            ago = format_timedelta(-waited, add_direction=True, locale=reply.language)
            text = say(reply.language, "telegram-late", ago=ago) + "\n\n" + text
        return replace(reply, text=text)

    def _say(self, incoming: Incoming, said: Said, who: Speaker) -> Outcome:
        to = _address(incoming, who, said.language)
        files = tuple(Carried(file.name, file.media_type, file.data) for file in said.files)
        return Outcome((), to, render(said.text), said.choices, files)

    async def _failed(self, row: InboxRow, turn: str, error: Exception) -> None:
        """Try again later, or park it; the person is told of both."""
        to = await self._reachable(row)
        words = repr(error)[:500]
        waits = self._pace.retries

        def _note(session: Session) -> None:
            at = now()
            hold(session, InboxRow, row)
            failures = inbox.count_failure(session, row.id)
            if failures <= len(waits) and row.takes <= _MOST_TAKES:
                put_back(session, InboxRow, row.id, at + timedelta(seconds=waits[failures - 1]), words)
                step = "delay" if failures > 1 else ""  # the first wait is too short to speak of
            else:
                log.error("turn %s is parked after %s failures", turn, failures)
                inbox.park(session, row.id, words, at)
                alert_staff(session, self._settings, row, turn, error, at)
                step = "apology"
            if to and step:
                outbox.put(session, to, turn, step, render(say(to.language, f"telegram-{step}")), at)

        await self._desk.books.surely(_note)

    async def _reachable(self, row: InboxRow) -> Address | None:
        """Whom to tell of a failure."""
        incoming = read(json.loads(row.payload), self._desk.bot)
        if incoming is None or incoming.kind == "membership":
            return None
        who = await self._meet(incoming)
        return _address(incoming, who, who.language)


def _commit(session: Session, row: InboxRow, outcome: Outcome, turn: str) -> None:
    at = now()
    hold(session, InboxRow, row)
    inbox.finish(session, outcome.rows, at)
    if outcome.to is None:
        return
    if outcome.retires:
        buttons.retire(session, outcome.to.chat, at)
    outbox.put(session, outcome.to, turn, "answer", outcome.parts, at, keyboard=lay_out(outcome.choices))
    put_files(session, outcome.to, turn, outcome.files, at)


def _whole(album: Sequence[Incoming | None]) -> Incoming:
    """An album as one message: the first, with the words of all."""
    messages = tuple(message for message in album if message)
    text = captions(messages)
    return replace(messages[0], text=text, kind="text" if text else "file", album=messages)


def _address(incoming: Incoming, who: Speaker, language: str) -> Address:
    return Address(
        chat=incoming.chat,
        person=who.key,
        language=language,
        thread=incoming.thread,
        reply_to=None if incoming.private else incoming.message_id,
        asker=key_of(incoming.user),
    )
