"""The running channel: updates in, turns, messages out.

Telegram's offset advances only after an update is committed to the inbox, so that no crash loses one; the
library's own queue, which confirms first, is not used. An update that comes twice is known by its id.
"""

import asyncio
import logging
import signal
from typing import Any

from sqlalchemy.orm import Session
from telegram.error import TelegramError

from bot.assistant.conversation import Assistant
from bot.clock import now
from bot.errors import UserError
from bot.settings import Settings
from bot.store import Store, buttons, inbox, outbox
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.telegram.api import Cooldowns, TelegramBot, connect, make_bot
from bot.telegram.books import Books
from bot.telegram.commands import Desk
from bot.telegram.errors import TooMany
from bot.telegram.incoming import read, received
from bot.telegram.lanes import Lanes
from bot.telegram.menus import publish
from bot.telegram.pace import Pace
from bot.telegram.presses import Presses
from bot.telegram.sender import Sender
from bot.telegram.turns import Turns

log = logging.getLogger(__name__)

TURNS_AT_ONCE = 16
SENDS_AT_ONCE = 32
_TIDY_EVERY = 6 * 3600
"""Seconds."""


async def serve(settings: Settings, store: Store, assistant: Assistant, *, stop: asyncio.Event | None = None,
                pace: Pace | None = None) -> None:  # fmt: skip
    """Serve Telegram until `stop` is set (or, without one, until SIGTERM or SIGINT).

    Then running turns may end within `pace.grace` seconds; what is not done by then is done after the next
    start. Raises UserError where the token is missing or refused, or a webhook is asked for.
    """
    check(settings)
    pace = pace or Pace()
    bot = make_bot(settings)
    channel = Channel(settings, store, assistant, bot, pace)
    try:
        await channel.run(stop or _stop_on_signal())
    finally:
        await channel.cut()
        await bot.shutdown()


def check(settings: Settings) -> None:
    """Whether Telegram can be served with these settings, before anything is opened. Raises UserError."""
    if not settings.telegram_bot_token.get_secret_value():
        raise UserError("set TELEGRAM_BOT_TOKEN (a token from @BotFather) to serve Telegram", code="no_token")
    if settings.webhook_url:
        raise UserError(
            "WEBHOOK_URL is set, but this version serves by long polling only; unset it", code="no_webhook"
        )


class Channel:
    """The parts and how they hang together."""

    def __init__(self, settings: Settings, store: Store, assistant: Assistant, bot: TelegramBot,
                 pace: Pace) -> None:  # fmt: skip
        self._settings, self._bot, self._pace = settings, bot, pace
        self._books = Books(store)
        cooldowns = Cooldowns()
        self._presses = Presses(bot, settings, self._books, cooldowns)
        sender = Sender(bot, self._books, cooldowns, pace)
        self._outbox = Lanes(OutboxRow, self._books, sender.send, width=SENDS_AT_ONCE, pause=pace.fault)
        turns = Turns(
            Desk(bot, self._books, assistant), settings, cooldowns, self._presses, pace, self._outbox.wake
        )
        self._inbox = Lanes(InboxRow, self._books, turns.deal, width=TURNS_AT_ONCE, pause=pace.fault)
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; then a bounded end."""
        stopping = asyncio.create_task(stop.wait())
        try:
            await self._books(_recover)
            connecting = asyncio.create_task(connect(self._bot, self._pace.fault))
            self._tasks = [connecting]
            await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not connecting.done():
                return
            connecting.result()
            log.info("serving as @%s", self._bot.username)
            loops = (self._inbox.run(), self._outbox.run(), self._poll(), self._keep_house())
            self._tasks = [asyncio.create_task(loop) for loop in loops]
            done, _ = await asyncio.wait({*self._tasks, stopping}, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopping}:
                task.result()  # a loop that ends is a fault of ours; it must not go unseen
            await self._end()
        finally:
            stopping.cancel()

    async def _end(self) -> None:
        log.info("stopping")
        for task in self._tasks[2:]:
            task.cancel()
        await self._inbox.close(self._pace.grace)
        await self._outbox.drain(self._pace.grace)
        await self._outbox.close(self._pace.grace)

    async def cut(self) -> None:
        """Stop everything at once. Nothing is lost: rows that are not done are done after the next start."""
        tasks = [*self._tasks, *self._inbox.running, *self._outbox.running, *self._presses.running]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._books.close()

    async def _poll(self) -> None:
        offset: int | None = None
        pause = self._pace.fault
        while True:
            try:
                batch = await self._bot.raw_updates(offset, self._pace.poll)
                new = await self._keep(batch)
            except Exception as error:
                if not isinstance(error, TelegramError):
                    log.exception("updates cannot be kept; they stay with Telegram")
                log.warning("no updates (%s); trying again", error)
                await asyncio.sleep(error.seconds if isinstance(error, TooMany) else pause)
                pause = min(pause * 2, 30)
                continue
            pause = self._pace.fault
            ids = [raw["update_id"] for raw in batch if isinstance(raw.get("update_id"), int)]
            # After an empty batch all is confirmed. Asking from the start again matters when the bot was quiet
            # for a week: Telegram then goes on with a random number, which may be a smaller one.
            offset = max(ids) + 1 if ids else None
            self._inbox.wake()
            for raw in batch:
                if raw.get("update_id") in new and "callback_query" in raw:
                    self._answer_press(raw)

    async def _keep(self, batch: list[dict[str, Any]]) -> set[int]:
        at = now()
        kept = [update for raw in batch if (update := received(raw, at, self._pace.album))]
        return await self._books(lambda session: inbox.receive(session, kept, at)) if kept else set()

    def _answer_press(self, raw: dict[str, Any]) -> None:
        """At once: the chat may be busy with a long turn."""
        incoming = read(raw, self._bot)
        if incoming is not None:
            self._presses.begin(raw["update_id"], incoming)

    async def _keep_house(self) -> None:
        await publish(self._bot, self._settings.default_role)
        while True:
            try:
                await self._books(self._prune)
            except Exception:
                log.exception("old rows were not pruned")
            await asyncio.sleep(_TIDY_EVERY)

    def _prune(self, session: Session) -> None:
        at = now()
        inbox.prune(session, at - self._pace.keep)
        outbox.prune(session, at - self._pace.keep)
        buttons.prune(session, at - self._pace.keep_buttons)


def _recover(session: Session) -> None:
    turns, messages = inbox.recover(session), outbox.recover(session)
    if turns or messages:
        log.warning("after an unclean stop: %s turns begun again, %s messages sent (again)", turns, messages)


def _stop_on_signal() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def _stop() -> None:
        stop.set()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)  # a second Ctrl-C ends it at once

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, _stop)
    return stop
