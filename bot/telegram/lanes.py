"""Working off waiting rows: in order within a lane, side by side across lanes, a bounded number at once.

The rules of who may take which row, also beside other replicas, are the store's (bot.store.lanes).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Generic

from sqlalchemy.orm import Session

from bot.clock import now
from bot.store import lanes
from bot.store.damage import StoreDamaged
from bot.store.lanes import Overtaken, Row
from bot.telegram.books import Books
from bot.telegram.pace import Pace

log = logging.getLogger(__name__)


class Lanes(Generic[Row]):
    """Takes rows of `table` as they fall due; `work` brings each to an end or puts it back.

    When `work` raises, the row waits again for `pace.fault` seconds; nothing that happens in one lane stops
    another.
    """

    def __init__(self, table: type[Row], books: Books, work: Callable[[Row], Awaitable[None]], *,
                 width: int, pace: Pace) -> None:  # fmt: skip
        self._table, self._books, self._work = table, books, work
        self._width, self._pace = width, pace
        self.running: dict[asyncio.Task[None], int] = {}
        """The rows that are being worked on, by their tasks."""
        self._news = asyncio.Event()
        self._idle = asyncio.Event()
        self._ended_taking = asyncio.Event()
        self._closing = False

    def wake(self) -> None:
        """Rows were added, or fell due."""
        self._news.set()

    def renew(self, session: Session) -> None:
        """What runs here is alive: its leases last on."""
        lanes.renew(session, self._table, list(self.running.values()), self._pace.lease)

    async def run(self) -> None:
        """Work until `close`; the store failing only makes it pause. Raises StoreDamaged: no pause mends that."""
        while not self._closing:
            self._news.clear()
            try:
                next_due = await self._start()
            except StoreDamaged:
                raise
            except Exception:
                log.exception("the store does not answer for %s", self._table.__name__)
                next_due = now() + timedelta(seconds=self._pace.fault)
            # Looking by itself finds what others put there: another replica, `quayside inbox retry`.
            wait = self._pace.look
            if next_due is not None:
                wait = min(wait, max(0.0, (next_due - now()).total_seconds()))
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._news.wait()
        self._ended_taking.set()

    async def drain(self, grace: float) -> None:
        """Wait, for at most `grace` seconds, until nothing runs and nothing is due."""
        self._idle.clear()
        self.wake()
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await self._idle.wait()

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
        rows, next_due = await self._books(
            lambda session: lanes.take(session, self._table, free, now(), self._pace.lease)
        )
        if not rows and not self.running:
            self._idle.set()
        for row in rows:
            task = asyncio.create_task(self._one(row))
            self.running[task] = row.id
            task.add_done_callback(self._ended)
        return next_due

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.running.pop(task, None)
        self.wake()

    async def _one(self, row: Row) -> None:
        try:
            await self._work(row)
        except Overtaken as error:
            log.warning("%s; what was done here is dropped", error)
        except Exception as error:
            log.exception("%s %s is put back", self._table.__name__, row.id)
            words = repr(error)[:500]
            with suppress(Overtaken, StoreDamaged):
                await self._books.surely(lambda session: self._put_back(session, row, words))

    def _put_back(self, session: Session, row: Row, error: str) -> None:
        lanes.hold(session, self._table, row)
        due = now() + timedelta(seconds=self._pace.fault)
        lanes.put_back(session, self._table, row.id, due, error)
