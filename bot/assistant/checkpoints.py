"""Where conversations are remembered: LangGraph's checkpointer, on the same engine as the store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol, cast

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from bot.settings import Settings


class Checkpoints(Protocol):
    """A checkpointer, and what is done to a conversation as a whole."""

    saver: BaseCheckpointSaver[str]

    async def keep_latest(self, chat: str) -> None:
        """Drop all but the newest checkpoint: nothing here goes back in time, and each holds the whole state."""

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""


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


class PostgresCheckpoints:
    """In the store's own PostgreSQL, shared by all replicas."""

    def __init__(self, saver: BaseCheckpointSaver[str]) -> None:
        self.saver = saver

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
            yield SqliteCheckpoints(saver)
        return
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
    from psycopg.rows import dict_row
    from psycopg_pool import AsyncConnectionPool

    address = settings.store_url.replace("postgresql+psycopg://", "postgresql://", 1)
    options = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    async with AsyncConnectionPool(address, kwargs=options, min_size=1, max_size=8, open=False) as pool:
        postgres = AsyncPostgresSaver(cast(Any, pool))  # its rows are dicts, by `row_factory`
        await postgres.setup()
        yield PostgresCheckpoints(postgres)
