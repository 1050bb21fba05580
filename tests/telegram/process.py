"""`python -m tests.telegram.process '{"telegram_api_base": …}' STORE-URL`: the channel as a process, to be killed.

Its settings come as JSON. Each turn takes a moment, so that a kill meets some of them halfway.
"""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.settings import Settings
from bot.store import open_store
from bot.telegram.service import serve
from tests.telegram.conftest import QUICK
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi

SECRET = "a-secret-of-the-tests-0123456789"


async def main(given: str, url: str) -> None:
    """Serve until killed."""
    assistant = ScriptedAssistant()
    assistant.slow = 0.01
    await serve(Settings(_env_file=None, **json.loads(given)), open_store(url), assistant, pace=QUICK)


@asynccontextmanager
async def running(api: TelegramApi, url: str, *, port: int = 0, home: str = "",
                  **others: Any) -> AsyncIterator[asyncio.subprocess.Process]:  # fmt: skip
    """The channel in a process of its own, with a `port` by webhook; it does not outlive the block."""
    process = await launch(api, url, port=port, home=home, **others)
    try:
        yield process
    finally:
        await kill(process)


async def launch(api: TelegramApi, url: str, *, port: int = 0, home: str = "",
                 **others: Any) -> asyncio.subprocess.Process:  # fmt: skip
    """Start it."""
    given = {"telegram_api_base": api.base, "telegram_bot_token": api.token, "send_rate": 10_000,
             "messages_per_minute": 0, "shop_messages_per_minute": 0, **others}  # fmt: skip
    if port:
        given |= {
            "webhook_url": f"http://127.0.0.1:{port}/hook",
            "webhook_secret": SECRET,
            "webhook_port": port,
        }
    environment = {**os.environ, **({"QUAYSIDE_HOME": home} if home else {})}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.telegram.process", json.dumps(given), url, env=environment
    )


async def kill(process: asyncio.subprocess.Process) -> None:
    """kill -9, and wait until it is gone."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
