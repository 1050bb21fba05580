"""Where conversations are remembered: LangGraph's checkpointer, on the same engine as the store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Protocol, cast

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from bot.settings import Settings

_OLD = "SELECT thread_id FROM checkpoints GROUP BY thread_id HAVING max(checkpoint_id) < {mark}"

_EPOCH = 0x01B21DD213814000
"""1970 in the time of UUIDs: steps of 100 ns since 15 October 1582."""


class Checkpoints(Protocol):
    """A checkpointer, and what is done to a conversation as a whole."""

    saver: BaseCheckpointSaver[str]

    async def keep_latest(self, chat: str) -> None:
        """Drop all but the newest checkpoint: nothing here goes back in time, and each holds the whole state."""

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""

    async def forget_before(self, at: datetime) -> int:
        """Drop the conversations whose newest checkpoint is older; gives how many."""


class SqliteCheckpoints:
    """In `QUAYSIDE_HOME/conversations.db`, beside the store and not in it: neither waits for the other's lock."""

    def __init__(self, saver: AsyncSqliteSaver) -> None:
        self.saver: BaseCheckpointSaver[str] = saver
        self._sqlite = saver

    async def keep_latest(self, chat: str) -> None:
        """The library's own `aprune` is not there for SQLite."""
        async with self._sqlite.lock:
            for statement in (
                "DELETE FROM checkpoints WHERE thread_id = :chat AND checkpoint_id <"
                " (SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = :chat)",
                "DELETE FROM writes WHERE thread_id = :chat AND checkpoint_id NOT IN"
                " (SELECT checkpoint_id FROM checkpoints WHERE thread_id = :chat)",
            ):
                await self._sqlite.conn.execute(statement, {"chat": chat})
            await self._sqlite.conn.commit()

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""
        await self.saver.adelete_thread(chat)

    async def forget_before(self, at: datetime) -> int:
        """By the checkpoints' ids, which begin with their time."""
        async with self._sqlite.lock:
            found = await self._sqlite.conn.execute_fetchall(_OLD.format(mark="?"), (_first_id(at),))
        for (chat,) in found:
            await self.forget(chat)
        return len(list(found))


class PostgresCheckpoints:
    """In the store's own PostgreSQL, shared by all replicas."""

    def __init__(self, saver: BaseCheckpointSaver[str], pool: Any) -> None:
        self.saver = saver
        self._pool = pool

    async def forget_before(self, at: datetime) -> int:
        """By the checkpoints' ids, which begin with their time."""
        async with self._pool.connection() as connection:
            cursor = await connection.execute(_OLD.format(mark="%s"), (_first_id(at),))
            found = [row["thread_id"] for row in await cursor.fetchall()]
        for chat in found:
            await self.forget(chat)
        return len(found)

    async def keep_latest(self, chat: str) -> None:
        """By the library; turns of one chat never run side by side, so prunes do not meet."""
        await self.saver.aprune([chat], strategy="keep_latest")

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""
        await self.saver.adelete_thread(chat)


@asynccontextmanager
async def open_checkpoints(settings: Settings) -> AsyncIterator[Checkpoints]:
    """The checkpointer that belongs to the settings' store."""
    if not settings.store_url.startswith("postgresql"):
        async with AsyncSqliteSaver.from_conn_string(str(settings.home / "conversations.db")) as saver:
            await saver.conn.execute("PRAGMA journal_mode=WAL")
            await saver.conn.execute("PRAGMA synchronous=NORMAL")
            await saver.setup()
            yield SqliteCheckpoints(saver)
        return
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
    from psycopg.rows import dict_row
    from psycopg_pool import AsyncConnectionPool

    address = settings.store_url.replace("postgresql+psycopg://", "postgresql://", 1)
    options = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    # Each connection is tried before it is used: after a restart of PostgreSQL all that were open are dead.
    check = AsyncConnectionPool.check_connection
    async with AsyncConnectionPool(
        address, kwargs=options, min_size=1, max_size=8, open=False, check=check
    ) as pool:
        postgres = AsyncPostgresSaver(cast(Any, pool))  # its rows are dicts, by `row_factory`
        await postgres.setup()
        yield PostgresCheckpoints(postgres, pool)


def _first_id(at: datetime) -> str:
    """Checkpoint ids are UUIDs of version 6, whose text sorts by time: no id of that time or later is smaller."""
    steps = int(at.timestamp() * 10_000_000) + _EPOCH
    digits = f"{steps >> 12:012x}6{steps & 0xFFF:03x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:]}"
