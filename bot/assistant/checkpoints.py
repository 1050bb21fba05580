"""Where conversations are remembered: LangGraph's checkpointer, on the same engine as the store.

Of each conversation only the newest checkpoint is kept: nothing here goes back in time, and each holds the whole
state.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from datetime import datetime
from typing import Any, Protocol, TypeVar

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    BaseCheckpointSaver,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
)
from langgraph.checkpoint.sqlite import SqliteSaver

from bot.settings import Settings
from bot.store.damage import told_of_damaged_conversations

OLD = "SELECT thread_id FROM checkpoints GROUP BY thread_id HAVING max(checkpoint_id) < {mark}"
"""The conversations whose newest checkpoint is older than an id."""

_EPOCH = 0x01B21DD213814000
"""1970 in the time of UUIDs: steps of 100 ns since 15 October 1582."""


Result = TypeVar("Result")


class Checkpoints(Protocol):
    """A checkpointer, and what is done to a conversation as a whole."""

    saver: BaseCheckpointSaver[str]

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""

    async def forget_before(self, at: datetime) -> int:
        """Drop the conversations whose newest checkpoint is older; gives how many."""


class OnThread(BaseCheckpointSaver[str]):
    """Makes a saver of the library's that blocks usable from the event loop: each operation as a whole on a thread.

    The library's asynchronous ones go back and forth for every statement, row and commit: two dozen times a turn.
    Both kinds do one thing at a time.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="conversations")

    async def run(self, work: Callable[..., Result], *given: Any) -> Result:
        """Do something on the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *given)

    def close(self) -> None:
        """Wait for what is going on."""
        self._thread.shutdown()

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """See the library."""
        return await self.run(self.get_tuple, config)

    async def aput(self, config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata,
                   new_versions: ChannelVersions) -> RunnableConfig:  # fmt: skip
        """See the library; what was kept before is dropped."""
        return await self.run(self.put, config, checkpoint, metadata, new_versions)

    async def aput_writes(self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str,
                          task_path: str = "") -> None:  # fmt: skip
        """See the library."""
        await self.run(self.put_writes, config, writes, task_id, task_path)

    async def adelete_thread(self, thread_id: str) -> None:
        """See the library."""
        await self.run(self.delete_thread, thread_id)


class SqliteThread(OnThread, SqliteSaver):
    """In a file of its own."""

    def put(self, config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata,
            new_versions: ChannelVersions) -> RunnableConfig:  # fmt: skip
        """In the place of what was kept before, whatever the clock, by which the ids go, says now."""
        what = (str(config["configurable"]["thread_id"]), checkpoint["id"])
        with self.lock:
            self.conn.execute("DELETE FROM checkpoints WHERE thread_id = ? AND checkpoint_id <> ?", what)
            self.conn.execute("DELETE FROM writes WHERE thread_id = ? AND checkpoint_id <> ?", what)
        return super().put(config, checkpoint, metadata, new_versions)  # commits

    def close(self) -> None:
        """The file, too."""
        super().close()
        self.conn.close()


class SqliteCheckpoints:
    """In `QUAYSIDE_HOME/conversations.db`, beside the store and not in it: neither waits for the other's lock."""

    def __init__(self, saver: SqliteThread) -> None:
        self.saver: BaseCheckpointSaver[str] = saver
        self._sqlite = saver

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""
        await self.saver.adelete_thread(chat)

    async def forget_before(self, at: datetime) -> int:
        """By the checkpoints' ids, which begin with their time."""
        found = await self._sqlite.run(self._before, first_id(at))
        for chat in found:
            await self.forget(chat)
        return len(found)

    def _before(self, mark: str) -> list[str]:
        with self._sqlite.cursor(transaction=False) as cursor:
            return [chat for (chat,) in cursor.execute(OLD.format(mark="?"), (mark,))]


@asynccontextmanager
async def open_checkpoints(settings: Settings) -> AsyncIterator[Checkpoints]:
    """The checkpointer that belongs to the settings' store. Raises StoreDamaged where its file is."""
    if not settings.store_url.startswith("postgresql"):
        file = settings.conversations
        connection = sqlite3.connect(file, timeout=30, check_same_thread=False)
        with closing(SqliteThread(connection)) as saver:
            with told_of_damaged_conversations(file):
                saver.setup()  # turns the WAL on
                saver.conn.execute("PRAGMA synchronous=NORMAL")
            yield SqliteCheckpoints(saver)
        return
    from bot.assistant.postgres_checkpoints import open_postgres

    async with open_postgres(settings.store_url) as postgres:
        yield postgres


def first_id(at: datetime) -> str:
    """Checkpoint ids are UUIDs of version 6, whose text sorts by time: no id of that time or later is smaller."""
    steps = int(at.timestamp() * 10_000_000) + _EPOCH
    digits = f"{steps >> 12:012x}6{steps & 0xFFF:03x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:]}"
