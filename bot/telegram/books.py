"""The store, reached from the event loop."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from bot.store import Store

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Work = Callable[[Session], Any]
Entry = tuple[Work, Future[Any], bool]
"""A work, where its result goes, and whether it must survive a power cut."""

_MOST_TOGETHER = 64
_CONNECTIONS = 8
_AWAY = (OperationalError, InterfaceError, InternalError, PoolTimeout)
"""The store does not answer, or has no room: the same work may succeed later."""


class Books:
    """Transactions on threads of their own: waiting for the store stops neither the loop nor one another.

    SQLite writes one transaction at a time, so works that wait together share one: all of them are committed
    before any of them is reported done. Where that fails each is done by itself. On PostgreSQL each has a
    transaction of its own, several side by side. Work may therefore be begun twice, and must change nothing but
    the session.

    Every commit survives the end of the process. A power cut is survived for certain by what was done `durable`:
    waiting for the disk takes SQLite some milliseconds, and what is confirmed to nobody can be done again.
    """

    def __init__(self, store: Store, pause: float = 1.0) -> None:
        self._store, self._pause = store, pause
        self.shared = store.engine.dialect.name != "sqlite"
        """Whether other processes may work on the same store."""
        self._together = 1 if self.shared else _MOST_TOGETHER
        threads = _CONNECTIONS if self.shared else 1
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="telegram-books")
        self._quick = store if self.shared else Store(store.engine.url, durable=False)
        self._waiting: deque[Entry] = deque()

    async def __call__(self, work: Callable[[Session], Result], *, durable: bool = False) -> Result:
        """Do `work` in a transaction. Once begun it is carried through, even when the caller is cancelled."""
        future: Future[Result] = Future()
        self._waiting.append((work, future, durable))
        self._threads.submit(self._next)
        return await asyncio.wrap_future(future)

    async def surely(self, work: Callable[[Session], Result]) -> Result:
        """The same, again and again until the store answers: for what must not be forgotten once it is known."""
        while True:
            try:
                return await self(work)
            except _AWAY as error:
                log.error("the store does not answer, trying again: %s", str(error).partition("\n")[0])  # noqa: TRY400
                await asyncio.sleep(self._pause)

    def close(self) -> None:
        """Wait for the transactions that are going on."""
        self._threads.shutdown(wait=True)
        if self._quick is not self._store:
            self._quick.close()

    def _next(self) -> None:
        batch: list[Entry] = []
        while len(batch) < self._together:
            try:
                entry = self._waiting.popleft()
            except IndexError:
                break
            if entry[1].set_running_or_notify_cancel():
                batch.append(entry)
        if len(batch) > 1:
            try:
                results = self._transaction(batch)
            except Exception:
                log.debug("%s works could not share a transaction", len(batch), exc_info=True)
            else:
                for (_, future, _), result in zip(batch, results, strict=True):
                    future.set_result(result)
                return
        for entry in batch:
            self._alone(entry)

    def _alone(self, entry: Entry) -> None:
        _, future, _ = entry
        try:
            try:
                result = self._transaction([entry])[0]
            except IntegrityError:  # two replicas wrote the same row at once; now it is there to be found
                result = self._transaction([entry])[0]
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _transaction(self, batch: list[Entry]) -> list[Any]:
        store = self._store if any(durable for *_, durable in batch) else self._quick
        with store.begin() as session:
            return [work(session) for work, *_ in batch]
