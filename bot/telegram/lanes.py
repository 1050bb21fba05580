"""Working off waiting rows: in order within a lane, side by side across lanes, a bounded number at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Generic

from sqlalchemy.orm import Session

from bot.clock import now
from bot.store.lanes import Row, put_back, take
from bot.telegram.books import Books

log = logging.getLogger(__name__)


class Lanes(Generic[Row]):
    """Takes rows of `table` as they fall due; `work` brings each to an end or puts it back.

    When `work` raises, the row waits again for `pause` seconds; nothing that happens in one lane stops another.
    """

    def __init__(self, table: type[Row], books: Books, work: Callable[[Row], Awaitable[None]], *,
                 width: int, pause: float) -> None:  # fmt: skip
        self._table, self._books, self._work = table, books, work
        self._width, self._pause = width, pause
        self.running: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._idle = asyncio.Event()
        self._ended_taking = asyncio.Event()
        self._closing = False

    def wake(self) -> None:
        """Rows were added, or fell due."""
        self._news.set()

    async def run(self) -> None:
        """Work until `close`; the store failing only makes it pause."""
        while not self._closing:
            self._news.clear()
            try:
                next_due = await self._start()
            except Exception:
                log.exception("the store does not answer for %s", self._table.__name__)
                next_due = now() + timedelta(seconds=self._pause)
            wait = None if next_due is None else max(0.0, (next_due - now()).total_seconds())
            try:
                await asyncio.wait_for(self._news.wait(), wait)
            except TimeoutError:
                continue
        self._ended_taking.set()

    async def drain(self, grace: float) -> None:
        """Wait, for at most `grace` seconds, until nothing runs and nothing is due."""
        self._idle.clear()
        self.wake()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), grace)

    async def close(self, grace: float) -> None:
        """Take nothing more, and let what runs come to its end within `grace` seconds, else cut it off."""
        self._closing = True
        self.wake()
        await self._ended_taking.wait()
        if self.running:
            _, late = await asyncio.wait(self.running, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _start(self) -> datetime | None:
        free = self._width - len(self.running)
        if free <= 0:
            return None  # the end of a running row wakes us
        rows, next_due = await self._books(lambda session: take(session, self._table, free, now()))
        if not rows and not self.running:
            self._idle.set()
        for row in rows:
            task = asyncio.create_task(self._one(row))
            self.running.add(task)
            task.add_done_callback(self._ended)
        return next_due

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        self.wake()

    async def _one(self, row: Row) -> None:
        try:
            await self._work(row)
        except Exception as error:
            log.exception("%s %s is put back", self._table.__name__, row.id)
            await self._release(row.id, repr(error))

    async def _release(self, row_id: int, error: str) -> None:
        def _put_back(session: Session) -> None:
            put_back(session, self._table, row_id, now() + timedelta(seconds=self._pause), error)

        while True:
            try:
                return await self._books(_put_back)
            except Exception:
                log.exception("the store does not answer for %s", self._table.__name__)
                await asyncio.sleep(self._pause)
