"""Of each conversation one checkpoint is kept: the newest, and nothing of those before it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langgraph.checkpoint.base import empty_checkpoint

from bot.assistant.assistant import KEPT_MESSAGES, remembered
from bot.assistant.checkpoints import open_checkpoints
from bot.settings import Settings
from tests.postgres import Postgres, programs


def settings_at(home: Path, url: str = "") -> Settings:
    """A memory of the test's own."""
    return Settings(_env_file=None, quayside_home=home, database_url=url)


async def put(saver: Any, chat: str, name: str, version: str, words: list[str]) -> None:
    """A turn's checkpoint."""
    checkpoint = {**empty_checkpoint(), "id": name, "channel_versions": {"messages": version}}
    checkpoint["channel_values"] = {"messages": words}
    config = {"configurable": {"thread_id": chat, "checkpoint_ns": ""}}
    await saver.aput(config, checkpoint, {"source": "loop", "step": 1, "parents": {}}, {"messages": version})


async def words_of(saver: Any, chat: str) -> Any:
    """What is remembered of a conversation."""
    found = await saver.aget_tuple({"configurable": {"thread_id": chat}})
    return found and found.checkpoint["channel_values"]["messages"]


async def write_three(settings: Settings) -> None:
    """Three turns of one chat, the last by a clock that was put back, and one of another."""
    async with open_checkpoints(settings) as checkpoints:
        saver = checkpoints.saver
        await put(saver, "other", "1f000000-0000-6000-8000-000000000001", "1", ["mine"])
        await put(saver, "chat", "1f000000-0000-6000-8000-000000000002", "1", ["one"])
        await put(saver, "chat", "1f000000-0000-6000-8000-000000000003", "2", ["one", "two"])
        await put(saver, "chat", "1f000000-0000-6000-8000-000000000001", "3", ["one", "two", "three"])
        assert await words_of(saver, "chat") == ["one", "two", "three"]
        assert await words_of(saver, "other") == ["mine"]


async def test_a_file_keeps_the_newest_checkpoint_even_when_the_clock_was_put_back(tmp_path: Path) -> None:
    settings = settings_at(tmp_path)
    await write_three(settings)
    with closing(sqlite3.connect(settings.conversations)) as database:
        kept = database.execute("SELECT thread_id, checkpoint_id FROM checkpoints ORDER BY 1").fetchall()
    assert [(chat, name[-1]) for chat, name in kept] == [("chat", "1"), ("other", "1")]


@pytest.mark.skipif(not programs(), reason="PostgreSQL is not installed")
async def test_postgresql_keeps_the_newest_checkpoint_and_no_blob_of_another(tmp_path: Path) -> None:
    server = Postgres()
    try:
        url = server.new_database()
        await write_three(settings_at(tmp_path, url))
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            kept = connection.execute(
                "SELECT thread_id, checkpoint_id FROM checkpoints ORDER BY 1"
            ).fetchall()
            blobs = connection.execute(
                "SELECT thread_id, version FROM checkpoint_blobs ORDER BY 1"
            ).fetchall()
        assert [(chat, name[-1]) for chat, name in kept] == [("chat", "1"), ("other", "1")]
        assert blobs == [("chat", "3"), ("other", "1")]
    finally:
        server.close()


def test_the_oldest_turns_are_forgotten_whole() -> None:
    messages: list[Any] = []
    for turn in range(30):
        messages = remembered(messages, [HumanMessage(f"question {turn}", id=f"q{turn}")])
        messages = remembered(messages, [AIMessage("", id=f"c{turn}")])
        messages = remembered(messages, [ToolMessage("{}", tool_call_id=f"c{turn}", id=f"t{turn}")])
        messages = remembered(messages, [AIMessage(f"answer {turn}", id=f"a{turn}")])
        assert isinstance(messages[0], HumanMessage)
        assert messages[-1].id == f"a{turn}"
        assert len(messages) <= KEPT_MESSAGES + 4


def test_a_turn_that_is_done_again_forgets_the_answer_that_was_not_sent() -> None:
    before = remembered([], [HumanMessage("old", id="q0"), AIMessage("answer", id="a0")])
    first = remembered(remembered(before, [HumanMessage("new", id="q1")]), [AIMessage("not sent", id="a1")])
    again = remembered(first, [HumanMessage("new", id="q1")])
    assert [message.id for message in again] == ["q0", "a0", "q1"]
