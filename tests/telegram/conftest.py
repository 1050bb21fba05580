"""The channel, running against the loopback Bot API with a scripted assistant behind it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.settings import Settings
from bot.store import Store
from bot.telegram.pace import Pace
from bot.telegram.service import serve
from tests.telegram.acme import asks, linked, shop  # noqa: F401  (fixtures)
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi

QUICK = Pace(
    poll=5, turn=5, retries=(0.05, 0.1), fault=0.05, album=0.15, quiet=0.01, draft=0.05, edit=0.1, typing=0.2,
    grace=2, look=0.2, lease=timedelta(seconds=1), chat=0, group=1000, cases=0.05,
)  # fmt: skip

ADMIN, STAFF, SELLER = 1, 2, 3


@pytest.fixture
async def api() -> AsyncIterator[TelegramApi]:
    """A fresh Bot API server."""
    async with TelegramApi() as server:
        yield server


@pytest.fixture
def assistant() -> ScriptedAssistant:
    """An assistant that echoes."""
    return ScriptedAssistant()


@pytest.fixture
def settings(api: TelegramApi) -> Settings:
    """Settings that lead to the loopback server; user 1 is an admin, 2 staff, 3 a seller."""
    return settings_for(api)


def settings_for(api: TelegramApi, **others: Any) -> Settings:
    """The tests' settings with some of them changed."""
    values = {"telegram_bot_token": api.token, "telegram_api_base": api.base, "admins": "1", "staff": "2",
              "sellers": "3", "send_rate": 10_000}  # fmt: skip
    return Settings(_env_file=None, **(values | others))


@dataclass
class Service:
    """A running channel."""

    task: asyncio.Task[None]
    stop: asyncio.Event

    async def end(self) -> None:
        """Ask it to stop, and wait until it has."""
        self.stop.set()
        await self.task

    async def cut(self) -> None:
        """Cancel it in the middle of whatever it does."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


Start = Callable[..., Awaitable[Service]]


@pytest.fixture
async def start(settings: Settings, store: Store, assistant: ScriptedAssistant) -> AsyncIterator[Start]:
    """Starts the channel, as often as a test likes; what still runs at the end is stopped."""
    services: list[Service] = []

    async def _start(given: Settings | None = None, pace: Pace = QUICK) -> Service:
        stop = asyncio.Event()
        task = asyncio.create_task(serve(given or settings, store, assistant, stop=stop, pace=pace))
        services.append(Service(task, stop))
        return services[-1]

    yield _start
    for service in services:
        if not service.task.done():
            await service.end()


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    """The block must be done by then."""
    async with asyncio.timeout(seconds):
        yield
