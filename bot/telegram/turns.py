"""One update after another: a row of the inbox becomes a Turn, and the Reply becomes rows of the outbox.

The rows of the outbox and the end of the inbox row are one transaction. What happens before it may happen
again after a crash, under the same `Turn.id`.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from babel.dates import format_timedelta
from sqlalchemy.orm import Session

from bot.assistant.conversation import Reply, Turn
from bot.clock import now
from bot.errors import UserError
from bot.settings import Settings
from bot.store import buttons, inbox, outbox, people
from bot.store.buttons import Choice
from bot.store.inbox import InboxRow
from bot.store.lanes import put_back
from bot.store.outbox import Address, Part
from bot.store.people import Known
from bot.telegram import commands
from bot.telegram.api import Cooldowns
from bot.telegram.commands import Desk, Said
from bot.telegram.identity import Speaker, key_of, speaker
from bot.telegram.incoming import Incoming, captions, read
from bot.telegram.keyboards import lay_out
from bot.telegram.live import Live
from bot.telegram.menus import publish_for
from bot.telegram.pace import Pace
from bot.telegram.presses import Presses
from bot.telegram.rendering import render, render_reply
from bot.texts import has_text, say

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
    retires: bool = False
    """Whether choices offered earlier in this chat are overtaken."""
    live: Live | None = None


class Turns:
    """Deals with rows of the inbox."""

    def __init__(self, desk: Desk, settings: Settings, cooldowns: Cooldowns, presses: Presses, pace: Pace,
                 sent: Callable[[], None]) -> None:  # fmt: skip
        self._desk, self._settings, self._cooldowns, self._presses = desk, settings, cooldowns, presses
        self._pace, self._sent = pace, sent
        self._menus: set[str] = set()

    async def deal(self, row: InboxRow) -> None:
        """Bring a row to its end, or put it back after a failure. Raises only when the store does."""
        turn = f"telegram:{row.update_id}"
        try:
            async with asyncio.timeout(self._pace.turn):
                outcome = await self._outcome(row, turn)
        except Exception as error:
            log.exception("turn %s failed", turn)
            await self._failed(row, turn, error)
        else:
            await self._desk.books(lambda session: _commit(session, outcome, turn))
            if outcome.live:
                await outcome.live.clear()
        finally:
            self._presses.end(row.update_id)
        self._sent()

    async def _outcome(self, row: InboxRow, turn: str) -> Outcome:
        if row.takes > _MOST_TAKES:
            raise RuntimeError(f"begun {row.takes} times without an end")
        incoming = read(json.loads(row.payload), self._desk.bot)
        if incoming is None:
            return Outcome((row.id,))
        if incoming.kind == "membership":
            key, gone = key_of(incoming.chat), None if incoming.here else now()
            await self._desk.books(lambda session: people.mark_blocked(session, key, gone))
            return Outcome((row.id,))
        if incoming.kind == "press":
            return await self._pressed(row, turn, incoming)
        rows = [row.id]
        if row.album:
            others, answered = await self._desk.books(lambda session: inbox.album_of(session, row))
            rows += [other.id for other in others]
            album = [incoming, *(read(json.loads(other.payload), self._desk.bot) for other in others)]
            incoming = replace(incoming, text=captions(album))
            if answered and not incoming.text:
                return Outcome(tuple(rows))  # a straggler of an album that has had its answer
            incoming = replace(incoming, kind="text" if incoming.text else "file")
        outcome = await self._answer(incoming, await self._meet(incoming), turn)
        return replace(outcome, rows=tuple(rows))

    async def _meet(self, incoming: Incoming) -> Speaker:
        def _known(session: Session) -> Known:
            return people.meet(session, key_of(incoming.chat), incoming.client_language, now())

        who = speaker(self._settings, await self._desk.books(_known), incoming.chat, incoming.private)
        if incoming.private and (len(who.held) > 1 or who.chosen) and who.key not in self._menus:
            self._menus.add(who.key)
            await publish_for(self._desk.bot, who)
        return who

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
        else:
            await self._desk.books(
                lambda session: outbox.send_again(session, incoming.chat, press.value, now())
            )
            outcome = Outcome(())
        return replace(outcome, rows=(row.id,))

    async def _answer(self, incoming: Incoming, who: Speaker, turn: str) -> Outcome:
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

    async def _ask(self, incoming: Incoming, who: Speaker, text: str, turn: str) -> Outcome:
        draft_id = int(turn.rpartition(":")[2]) % 2_000_000_000 + 1
        try:
            async with Live(self._desk.bot, self._cooldowns, self._pace, incoming, draft_id) as live:
                reply = await self._desk.assistant.answer(Turn(who.person, who.memory, text, turn), live.show)
        except UserError as error:
            log.info("turn %s: %s", turn, error)
            return self._say(incoming, Said(_told(error, who), who.language), who)
        return Outcome(
            rows=(),
            to=_address(incoming, who, reply.language),
            parts=render_reply(self._in_context(reply, incoming)),
            choices=tuple(Choice(button.label, "say", button.value) for button in reply.buttons),
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
        return Outcome((), to, render(said.text), said.choices)

    async def _failed(self, row: InboxRow, turn: str, error: Exception) -> None:
        """Try again later, or park it; the person is told of both."""
        to = await self._reachable(row)
        words = repr(error)[:500]
        waits = self._pace.retries

        def _note(session: Session) -> None:
            at = now()
            failures = inbox.count_failure(session, row.id)
            if failures <= len(waits) and row.takes <= _MOST_TAKES:
                put_back(session, InboxRow, row.id, at + timedelta(seconds=waits[failures - 1]), words)
                step = "delay" if failures > 1 else ""  # the first wait is too short to speak of
            else:
                log.error("turn %s is parked after %s failures", turn, failures)
                inbox.park(session, row.id, words, at)
                step = "apology"
            if to and step:
                outbox.put(session, to, turn, step, render(say(to.language, f"telegram-{step}")), at)

        await self._desk.books(_note)

    async def _reachable(self, row: InboxRow) -> Address | None:
        """Whom to tell of a failure."""
        incoming = read(json.loads(row.payload), self._desk.bot)
        if incoming is None or incoming.kind == "membership":
            return None
        who = await self._meet(incoming)
        return _address(incoming, who, who.language)


def _commit(session: Session, outcome: Outcome, turn: str) -> None:
    at = now()
    inbox.finish(session, outcome.rows, at)
    if outcome.to is None:
        return
    if outcome.retires:
        buttons.retire(session, outcome.to.chat, at)
    outbox.put(session, outcome.to, turn, "answer", outcome.parts, at, keyboard=lay_out(outcome.choices))


def _address(incoming: Incoming, who: Speaker, language: str) -> Address:
    return Address(
        chat=incoming.chat,
        person=who.key,
        language=language,
        thread=incoming.thread,
        reply_to=None if incoming.private else incoming.message_id,
        asker=key_of(incoming.user),
    )


def _told(error: UserError, who: Speaker) -> str:
    name = f"error-{error.code.replace('_', '-')}"
    return say(who.language, name if has_text("en", name) else "error-bad-input", **error.details)
