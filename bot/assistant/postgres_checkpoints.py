"""Conversations in the store's own PostgreSQL, shared by all replicas."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, cast

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver, ChannelVersions, Checkpoint, CheckpointMetadata
from langgraph.checkpoint.postgres import PostgresSaver
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from psycopg_pool import ConnectionPool

from bot.assistant.checkpoints import OLD, OnThread, first_id

_PRUNE = """
WITH checkpoint AS (
    DELETE FROM checkpoints WHERE thread_id = %(chat)s AND checkpoint_id <> %(newest)s
), write AS (
    DELETE FROM checkpoint_writes WHERE thread_id = %(chat)s AND checkpoint_id <> %(newest)s
)
DELETE FROM checkpoint_blobs
WHERE thread_id = %(chat)s AND version IS DISTINCT FROM (%(versions)s::jsonb ->> channel)
"""


class PostgresThread(OnThread, PostgresSaver):
    """The library's saver, which drops what a new checkpoint replaces.

    The library's own `prune` asks eight times, for cases that are not ours: a conversation here is one graph without
    subgraphs, and its turns never run side by side.
    """

    def put(self, config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata,
            new_versions: ChannelVersions) -> RunnableConfig:  # fmt: skip
        """In the place of what was kept before."""
        kept = super().put(config, checkpoint, metadata, new_versions)
        given = {
            "chat": str(config["configurable"]["thread_id"]),
            "newest": checkpoint["id"],
            "versions": Jsonb(checkpoint["channel_versions"]),
        }
        with self._cursor() as cursor:
            cursor.execute(_PRUNE, given)
        return kept


class PostgresCheckpoints:
    """Beside the store's own tables."""

    def __init__(self, saver: PostgresThread) -> None:
        self.saver: BaseCheckpointSaver[str] = saver
        self._postgres = saver

    async def forget_before(self, at: datetime) -> int:
        """By the checkpoints' ids, which begin with their time."""
        found = await self._postgres.run(self._before, first_id(at))
        for chat in found:
            await self.forget(chat)
        return len(found)

    async def forget(self, chat: str) -> None:
        """Drop a conversation."""
        await self.saver.adelete_thread(chat)

    def _before(self, mark: str) -> list[str]:
        with self._postgres._cursor() as cursor:
            return [row["thread_id"] for row in cursor.execute(OLD.format(mark="%s"), (mark,)).fetchall()]


@asynccontextmanager
async def open_postgres(url: str) -> AsyncIterator[PostgresCheckpoints]:
    """At the store's SQLAlchemy URL; the library's tables are made where they are not there."""
    address = url.replace("postgresql+psycopg://", "postgresql://", 1)
    options = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    # The connection is tried before it is used: after a restart of PostgreSQL one that was open is dead.
    check = ConnectionPool.check_connection
    pool = ConnectionPool(address, kwargs=options, min_size=1, max_size=2, open=False, check=check)
    saver = PostgresThread(cast(Any, pool))  # its rows are dicts, by `row_factory`
    try:
        await saver.run(pool.open)
        await saver.run(saver.setup)
        yield PostgresCheckpoints(saver)
    finally:
        saver.close()
        await asyncio.to_thread(pool.close)
