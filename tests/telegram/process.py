"""`python -m tests.telegram.process BASE TOKEN STORE-URL`: the channel in a process of its own, to be killed."""

import asyncio
import sys

from bot.settings import Settings
from bot.store import open_store
from bot.telegram.service import serve
from tests.telegram.conftest import QUICK
from tests.telegram.scripted import ScriptedAssistant


async def main(base: str, token: str, url: str) -> None:
    """Serve until killed; each turn takes a moment, so that a kill meets some of them halfway."""
    assistant = ScriptedAssistant()
    assistant.slow = 0.01
    settings = Settings(_env_file=None, telegram_api_base=base, telegram_bot_token=token)
    await serve(settings, open_store(url), assistant, pace=QUICK)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
