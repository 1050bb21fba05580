"""The store, reached from the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.store import Store

Result = TypeVar("Result")


class Books:
    """Transactions on one thread of their own: waiting for the disk stops neither the loop nor one another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="telegram-books")

    async def __call__(self, work: Callable[[Session], Result]) -> Result:
        """Do `work` in one transaction. Once begun it is carried through, even when the caller is cancelled."""

        def _transaction() -> Result:
            with self._store.begin() as session:
                return work(session)

        return await asyncio.get_running_loop().run_in_executor(self._thread, _transaction)

    def close(self) -> None:
        """Wait for the transaction that is going on."""
        self._thread.shutdown(wait=True)
