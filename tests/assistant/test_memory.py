"""What is remembered of a conversation: across crashes, restarts, and on either engine."""

import asyncio
from pathlib import Path

import pytest

from bot.app import open_assistant, open_library
from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.settings import Settings
from bot.store import open_store
from tests.postgres import Postgres

SELLER = Person("telegram:42", "seller")


async def _ask(assistant: Assistant, turn: str, text: str, chat: str = "telegram:42:seller") -> Reply:
    return await assistant.answer(Turn(SELLER, chat, text, turn))


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, home: Path) -> Settings:
    """Without embeddings, which have no part in this."""
    url = request.getfixturevalue("database") if request.param == "postgresql" else ""
    return Settings(_env_file=None, database_url=url, embeddings="none")


async def test_a_question_is_remembered_across_a_restart(settings: Settings) -> None:
    async with open_assistant(settings) as assistant:
        reply = await _ask(assistant, "t1", "How much duty on cotton T-shirts worth 800 USD?")
        assert reply.outcome == "asked"
    async with open_assistant(settings) as assistant:
        reply = await _ask(assistant, "t2", "Germany")
        assert "12" in reply.text
        assert reply.outcome == "answered"
        await assistant.forget("telegram:42:seller")
        assert await assistant.remembered("telegram:42:seller") == []


async def test_a_turn_that_is_done_again_after_a_crash_is_remembered_once(settings: Settings) -> None:
    async with open_assistant(settings) as assistant:
        first = await _ask(assistant, "t1", "How much duty on cotton T-shirts worth 800 USD?")
        again = await _ask(assistant, "t1", "How much duty on cotton T-shirts worth 800 USD?")
        assert again.text == first.text
        assert len(await assistant.remembered("telegram:42:seller")) == 2
        answer = await _ask(assistant, "t2", "Germany")
        repeated = await _ask(assistant, "t2", "Germany")
        assert repeated.text == answer.text
        said = await assistant.remembered("telegram:42:seller")
        assert [entry["text"] for entry in said if entry["by"] == "person"] == [
            "How much duty on cotton T-shirts worth 800 USD?", "Germany"
        ]  # fmt: skip


async def test_conversations_go_on_after_postgresql_restarts(postgres: Postgres, database: str) -> None:
    settings = Settings(_env_file=None, database_url=database, embeddings="none")
    async with open_assistant(settings) as assistant:
        await _ask(assistant, "t1", "How much duty on cotton T-shirts worth 800 USD?")
        await asyncio.to_thread(postgres.stop)
        await asyncio.to_thread(postgres.start)
        assert (await _ask(assistant, "t2", "Germany")).outcome == "answered"


async def test_many_chats_at_once_keep_apart(settings: Settings) -> None:
    async with open_assistant(settings) as assistant:
        replies = await asyncio.gather(
            *(_ask(assistant, f"t{n}", "where is LX123456785CN?", f"telegram:{n}:seller") for n in range(30))
        )
        assert all("LX123456785CN" in reply.text for reply in replies)
        assert len(await assistant.remembered("telegram:7:seller")) == 2


async def test_replicas_that_start_together_on_an_empty_store_take_the_documents_in_once(
    database: str, tmp_path: Path
) -> None:
    def start(number: int) -> bool:
        settings = Settings(
            _env_file=None, database_url=database, embeddings="none", quayside_home=tmp_path / str(number)
        )
        store = open_store(settings.store_url)
        try:
            with open_library(settings, store) as library:
                return bool(library.search("What is IOSS?", role="seller").hits)
        finally:
            store.close()

    assert await asyncio.gather(*(asyncio.to_thread(start, number) for number in range(3))) == [True] * 3
