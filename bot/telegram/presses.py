"""A button is pressed: answered first, so that its clock stops, and before the chat's turn comes."""

import asyncio
import logging
from typing import Any

from sqlalchemy.orm import Session
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.clock import now
from bot.settings import Settings
from bot.store import buttons, outbox, people
from bot.store.buttons import LASTING, Press
from bot.store.outbox import Address, Part
from bot.store.people import Known
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.identity import Speaker, key_of, speaker
from bot.telegram.incoming import Incoming
from bot.telegram.limits import Limits
from bot.telegram.markup import Run, to_html
from bot.texts import say

log = logging.getLogger(__name__)

_REMEMBERED = 1000
"""Presses that another replica may be dealing with, so that `end` is never called for them here."""

_QUICK = 5
"""Seconds; a press that cannot be answered by then has lost its clock anyway."""


class Presses:
    """Decides once what a press comes to, and tells the person."""

    def __init__(self, bot: TelegramBot, settings: Settings, books: Books, limits: Limits) -> None:
        self._bot, self._settings, self._books, self._limits = bot, settings, books, limits
        self._going: dict[int, asyncio.Task[Press]] = {}
        self._marking: set[asyncio.Task[None]] = set()

    def begin(self, update_id: int, incoming: Incoming) -> asyncio.Task[Press]:
        """Start answering, or go on with what was started for this update; `end` forgets it."""
        if update_id not in self._going:
            if len(self._going) > _REMEMBERED:
                self._going = {u: task for u, task in self._going.items() if not task.done()}
            self._going[update_id] = asyncio.create_task(self._answer(update_id, incoming))
        return self._going[update_id]

    def end(self, update_id: int) -> None:
        """The press is dealt with."""
        self._going.pop(update_id, None)

    @property
    def running(self) -> list[asyncio.Task[Any]]:
        """All that is going on, to cut it off."""
        return [*self._going.values(), *self._marking]

    async def _answer(self, update_id: int, incoming: Incoming) -> Press:
        def _decide(session: Session) -> tuple[Known, Press]:
            known = people.meet(session, key_of(incoming.chat), incoming.client_language, now())
            return known, buttons.press(session, incoming.text, key_of(incoming.user), update_id)

        known, press = await self._books(_decide)
        who = speaker(self._settings, known, incoming.chat, incoming.private)
        notice = None if press.verdict == "chosen" else say(who.language, f"telegram-press-{press.verdict}")
        try:
            await self._bot.answer_callback_query(incoming.callback, notice, read_timeout=_QUICK)
        except TelegramError as error:
            log.info("turn telegram:%s: the press was not answered: %s", update_id, error)
        task = asyncio.create_task(self._mark(update_id, incoming, who, press))
        self._marking.add(task)
        task.add_done_callback(self._marking.discard)
        return press

    async def _mark(self, update_id: int, incoming: Incoming, who: Speaker, press: Press) -> None:
        """Take the buttons away and show what was chosen: in the question, or, where that cannot be edited (any
        more), in a message under it.
        """
        if press.verdict == "old":
            if not self._limits.left(incoming.chat):
                await self._edited(incoming, "")
            return
        if press.verdict != "chosen" or press.action in LASTING:
            return
        chat, message = incoming.chat, incoming.message_id
        assert message is not None
        row = await self._books(lambda session: outbox.sent_message(session, chat, message))
        mark = to_html([Run(f"✓ {press.label}", ("b",))])
        if not self._limits.left(chat) and await self._edited(
            incoming, f"{row.html}\n\n{mark}" if row else ""
        ):
            return
        to = Address(chat, who.key, who.language, incoming.thread, reply_to=message)
        parts = [Part(mark, f"✓ {press.label}")]
        await self._books.surely(
            lambda session: outbox.put(
                session, to, f"telegram:{update_id}", "choice", parts, now(), kind="notice"
            )
        )

    async def _edited(self, incoming: Incoming, html: str) -> bool:
        """Whether the message stands without its buttons now, with these words ("": with its own)."""
        try:
            if html:
                await self._bot.edit_message_text(
                    html, incoming.chat, incoming.message_id, parse_mode=ParseMode.HTML
                )
            else:
                await self._bot.edit_message_reply_markup(incoming.chat, incoming.message_id)
        except BadRequest as error:
            if "not modified" in str(error):
                return True
            log.info("the message was not edited in chat %s: %s", incoming.chat, error)
            return False
        except TelegramError as error:
            log.info("the message was not edited in chat %s: %s", incoming.chat, error)
            return False
        return True
