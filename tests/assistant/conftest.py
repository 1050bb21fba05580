"""The real rooms, opened once for all tests of a worker; each test gets conversations of its own."""

import tempfile
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_rooms
from bot.assistant.assistant import Assistant, open_assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.assistant.session import Rooms
from bot.settings import Role, Settings

Talk = Callable[..., Awaitable[Reply]]


@pytest.fixture(scope="session")
def rooms() -> Iterator[Rooms]:
    """Everything that `quayside chat` runs with, sample parcels included, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        opened = open_rooms(Settings(quayside_home=Path(home), _env_file=None), samples=True)
        yield opened
        opened.store.close()


@pytest.fixture
async def assistant(rooms: Rooms, tmp_path: Path) -> AsyncIterator[Assistant]:
    """The assistant with the desk model alone; its memory is the test's own."""
    async with open_with(rooms, tmp_path) as opened:
        yield opened


def open_with(rooms: Rooms, home: Path, **settings: Any) -> Any:
    """An assistant over the shared rooms with some settings changed."""
    changed = rooms.settings.model_copy(update={"quayside_home": home, **settings})
    changed.__dict__.pop("home", None)
    return open_assistant(replace(rooms, settings=changed))


@pytest.fixture
def talk(assistant: Assistant) -> Talk:
    """`await talk(text, role=…)`: one turn of one conversation."""
    return talker(assistant)


def talker(assistant: Assistant) -> Talk:
    """Turns to an assistant, each under an id of its own."""

    async def say(
        text: str, *, role: Role = "seller", language: str | None = None, chat: str = "test"
    ) -> Reply:
        turn = Turn(Person("test:1", role, language), chat, text, f"test:{uuid.uuid4().hex}")
        return await assistant.answer(turn)

    return say
