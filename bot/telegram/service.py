"""The running channel: updates in, turns, messages out.

Updates come by long polling (one process) or by webhook (any number of replicas over one PostgreSQL store); either
way they are committed to the inbox before Telegram hears that they arrived, so that no crash loses one.
"""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy.orm import Session

from bot.assistant.conversation import Assistant
from bot.clock import now
from bot.errors import UserError
from bot.settings import Settings
from bot.store import Store, buttons, drafts, inbox, outbox
from bot.store.damage import check_intact
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.telegram import webhook
from bot.telegram.api import TelegramBot, connect, make_bot
from bot.telegram.books import Books
from bot.telegram.desk import Desk
from bot.telegram.intake import Intake
from bot.telegram.lanes import Lanes
from bot.telegram.limits import Limits
from bot.telegram.menus import publish
from bot.telegram.pace import Pace
from bot.telegram.polling import poll
from bot.telegram.presses import Presses
from bot.telegram.sender import Sender
from bot.telegram.staff_group import check_members
from bot.telegram.telling import lay_all
from bot.telegram.turns import Turns

if TYPE_CHECKING:
    from bot.retrieval.library import Library

log = logging.getLogger(__name__)

TURNS_AT_ONCE = 16
SENDS_AT_ONCE = 32
_TIDY_EVERY = 6 * 3600
"""Seconds."""


async def serve(settings: Settings, store: Store, assistant: Assistant, *, stop: asyncio.Event | None = None,
                pace: Pace | None = None,
                serving: asyncio.Event | None = None, library: "Library | None" = None) -> None:  # fmt: skip
    """Serve Telegram until `stop` is set (or, without one, until SIGTERM or SIGINT).

    Then running turns may end within `pace.grace` seconds; what is not done by then is done after the next
    start. `serving` is set while updates are taken and answered. `library`: where staff's documents go. Raises
    UserError where a setting is missing or refused, or another process serves from the
    same SQLite store; StoreDamaged where that store is.
    """
    check(settings)
    check_intact(store.engine)
    pace = pace or Pace()
    with _alone(settings, store):
        bot = make_bot(settings)
        channel = Channel(settings, store, assistant, bot, pace, library)
        try:
            async with channel.http():
                await channel.run(stop or _stop_on_signal(), serving or asyncio.Event())
        finally:
            await channel.cut()
            await bot.shutdown()


def check(settings: Settings) -> None:
    """Whether Telegram can be served with these settings, before anything is opened. Raises UserError."""
    if not settings.telegram_bot_token.get_secret_value():
        raise UserError("set TELEGRAM_BOT_TOKEN (a token from @BotFather) to serve Telegram", code="no_token")
    if settings.webhook_url:
        webhook.check(settings)


class Channel:
    """The parts and how they hang together."""

    def __init__(self, settings: Settings, store: Store, assistant: Assistant, bot: TelegramBot,
                 pace: Pace, library: "Library | None" = None) -> None:  # fmt: skip
        self._settings, self._bot, self._pace = settings, bot, pace
        self._books = Books(store, pace.fault)
        limits = Limits(settings.send_rate, pace)
        self._presses = Presses(bot, settings, self._books, limits)
        sender = Sender(bot, self._books, limits, pace, settings)
        self._outbox = Lanes(OutboxRow, self._books, sender.send, width=SENDS_AT_ONCE, pace=pace)
        turns = Turns(
            Desk(bot, self._books, assistant, library, settings),
            settings,
            limits,
            self._presses,
            pace,
            self._outbox.wake,
        )
        self._inbox = Lanes(InboxRow, self._books, turns.deal, width=TURNS_AT_ONCE, pace=pace)
        self._intake = Intake(bot, self._books, self._presses, pace, self._inbox.wake)
        self._tasks: list[asyncio.Task[None]] = []

    @asynccontextmanager
    async def http(self) -> AsyncIterator[None]:
        """Listen before Telegram is told of the address, and until after the last turn."""
        if not self._settings.webhook_url:
            yield
            return
        async with webhook.listening(webhook.build_app(self._settings, self._intake), self._settings):
            yield

    async def run(self, stop: asyncio.Event, serving: asyncio.Event) -> None:
        """Until `stop`; then a bounded end. `serving` is set while updates are taken and answered."""
        stopping = asyncio.create_task(stop.wait())
        try:
            await self._books(self._recover)
            connecting = asyncio.create_task(connect(self._bot, self._settings, self._pace.fault))
            self._tasks = [connecting]
            await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not connecting.done():
                return
            connecting.result()
            log.info("serving as @%s", self._bot.username)
            serving.set()
            loops = [self._inbox.run(), self._outbox.run(), self._keep_leases(), self._keep_house(),
                     self._keep_cases()]  # fmt: skip
            if not self._settings.webhook_url:
                loops.append(poll(self._bot, self._intake, self._pace))
            self._tasks = [asyncio.create_task(loop) for loop in loops]
            done, _ = await asyncio.wait({*self._tasks, stopping}, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopping}:
                task.result()  # a loop that ends is a fault of ours; it must not go unseen
            serving.clear()
            await self._end()
        finally:
            serving.clear()
            stopping.cancel()

    async def _end(self) -> None:
        log.info("stopping")
        for task in self._tasks[3:]:  # the leases are kept to the last
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

    async def _keep_leases(self) -> None:
        """Show that we live, and take over from those who no longer do."""
        clock = asyncio.get_running_loop().time
        lease = self._pace.lease.total_seconds()
        answering_since = clock()
        while True:
            await asyncio.sleep(lease / 3)
            try:
                await self._books(self._renew)
                # After an outage of the store the others get time for a sign of life, too.
                if self._books.shared and clock() - answering_since >= lease:
                    await self._books(self._recover)
            except Exception:
                log.exception("leases were not renewed")
                answering_since = clock()

    def _renew(self, session: Session) -> None:
        self._inbox.renew(session)
        self._outbox.renew(session)

    def _recover(self, session: Session) -> None:
        alone = not self._books.shared
        turns, messages = inbox.recover(session, all_taken=alone), outbox.recover(session, all_taken=alone)
        if turns or messages:
            log.warning("a process died: %s turns begun again, %s messages sent (again)", turns, messages)

    async def _keep_cases(self) -> None:
        """Tell what happened to cases, and what did not; look who is still in the staff groups."""
        while True:
            try:
                if await self._books(lambda session: lay_all(session, self._settings, now())):
                    self._outbox.wake()
                await check_members(self._bot, self._books, self._settings)
            except Exception:
                log.exception("a round of the cases failed; the next one goes on where it stopped")
            await asyncio.sleep(self._pace.cases)

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
        days = (self._settings.keep_inbox_days, self._settings.keep_outbox_days)
        kept = [max(self._pace.keep, timedelta(days=number)) for number in days]  # shorter: by bot.retention
        inbox.prune(session, at - kept[0])
        outbox.prune(session, at - kept[1])
        buttons.prune(session, at - self._pace.keep_buttons)
        drafts.prune(session, at - self._pace.keep)


@contextmanager
def _alone(settings: Settings, store: Store) -> Iterator[None]:
    """A SQLite store is served by one process: a second would take the first one's rows for abandoned."""
    if store.engine.dialect.name != "sqlite":
        yield
        return
    lock = FileLock(settings.home / "serve.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UserError(
            f"another `quayside serve` runs on {settings.home}; replicas need PostgreSQL (DATABASE_URL)",
            code="already_serving",
        ) from None
    try:
        yield
    finally:
        lock.release()


def _stop_on_signal() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def _stop() -> None:
        stop.set()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)  # a second Ctrl-C ends it at once

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, _stop)
    return stop
