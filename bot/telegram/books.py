"""The store, reached from the event loop."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from bot.store import Store
from bot.store.damage import told_of_damage

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Work = Callable[[Session], Any]
Entry = tuple[Work, asyncio.Future[Any], bool]
"""A work, where its result goes, and whether it must survive a power cut."""
Outcome = tuple[Any, BaseException | None]
"""What a work gave, or what it raised."""

_MOST_TOGETHER = {"sqlite": 64, "postgresql": 16}
_CONNECTIONS = 4
_AWAY = (OperationalError, InterfaceError, InternalError, PoolTimeout)
"""The store does not answer, or has no room: the same work may succeed later."""


class Books:
    """Transactions on threads of their own: waiting for the store stops neither the loop nor one another.

    Works that wait together share a transaction: all of them are committed before any of them is reported done.
    Where that fails (also where two replicas stand in each other's way) each is done by itself. SQLite writes one
    transaction at a time; on PostgreSQL several go side by side. Work may therefore be begun twice, and must change
    nothing but the session.

    Every commit survives the end of the process. A power cut is survived for certain by what was done `durable`:
    waiting for the disk takes SQLite some milliseconds, and what is confirmed to nobody can be done again.
    """

    def __init__(self, store: Store, pause: float = 1.0) -> None:
        self._store, self._pause = store, pause
        self.shared = store.engine.dialect.name != "sqlite"
        """Whether other processes may work on the same store."""
        self._together = _MOST_TOGETHER[store.engine.dialect.name]
        self._most_running = _CONNECTIONS if self.shared else 1
        self._threads = ThreadPoolExecutor(self._most_running, thread_name_prefix="telegram-books")
        self._running = 0
        self._lock = Lock()
        self._quick = store if self.shared else Store(store.engine.url, durable=False)
        self._waiting: deque[Entry] = deque()

    async def __call__(self, work: Callable[[Session], Result], *, durable: bool = False) -> Result:
        """Do `work` in a transaction. Once begun it is carried through, even when the caller is cancelled."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        with self._lock:
            self._waiting.append((work, future, durable))
            starts = self._running < self._most_running
            self._running += starts
        if starts:
            self._threads.submit(self._run)
        return await future

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

    def _run(self) -> None:
        while batch := self._next():
            outcomes = self._done(batch)
            with suppress(RuntimeError):  # the loop is gone, and who waited with it
                # all at once: waking the loop is what costs
                batch[0][1].get_loop().call_soon_threadsafe(_deliver, batch, outcomes)

    def _next(self) -> list[Entry]:
        """What is to be done together; nothing, and this thread is done, where nothing waits."""
        with self._lock:
            batch: list[Entry] = []
            while self._waiting and len(batch) < self._together:
                entry = self._waiting.popleft()
                if not entry[1].cancelled():
                    batch.append(entry)
            self._running -= not batch
            return batch

    def _done(self, batch: list[Entry]) -> list[Outcome]:
        if len(batch) > 1:
            try:
                return [(result, None) for result in self._transaction(batch)]
            except Exception:
                log.debug("%s works could not share a transaction", len(batch), exc_info=True)
        return [self._alone(entry) for entry in batch]

    def _alone(self, entry: Entry) -> Outcome:
        try:
            try:
                return self._transaction([entry])[0], None
            except IntegrityError:  # two replicas wrote the same row at once; now it is there to be found
                return self._transaction([entry])[0], None
        except StopIteration as error:  # which no future takes
            return None, RuntimeError(repr(error))
        except BaseException as error:
            return None, error

    def _transaction(self, batch: list[Entry]) -> list[Any]:
        store = self._store if any(durable for *_, durable in batch) else self._quick
        with told_of_damage(store.engine), store.begin() as session:
            return [_worked(work, session) for work, *_ in batch]


def _worked(work: Work, session: Session) -> Any:
    result = work(session)
    session.flush()
    session.expunge_all()  # the next one sees what is in the store, not what this one holds
    return result


def _deliver(batch: list[Entry], outcomes: list[Outcome]) -> None:
    for (_, future, _), (result, error) in zip(batch, outcomes, strict=True):
        if future.done():  # its caller was cancelled
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
