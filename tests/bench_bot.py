"""The bots that the throughput benchmark and the soak measure, each as a process of its own.

`python -m tests.bench_bot MODE`, its settings in the environment: `quayside` (the real assistant), `durable-echo`
(our channel with an assistant that echoes), `bare-echo` (python-telegram-bot alone). Telegram's limits on sending are
lifted: they would be all that is measured. Every second it writes its size to the file named by BENCH_SIZES.
"""

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.settings import Settings
from bot.telegram.pace import Pace

PACE = replace(Pace(), chat=0, group=100_000)


async def quayside() -> None:
    """The whole program, as `quayside serve` runs it."""
    from bot.app import open_assistant
    from bot.telegram.service import serve

    settings = Settings(_env_file=None)
    async with open_assistant(settings) as assistant:
        await serve(settings, assistant.rooms.store, assistant, pace=PACE)


async def durable_echo() -> None:
    """The channel alone: inbox, lanes, outbox."""
    from bot.app import open_store
    from bot.telegram.service import serve
    from tests.telegram.scripted import ScriptedAssistant

    settings = Settings(_env_file=None)
    await serve(settings, open_store(settings), ScriptedAssistant(), pace=PACE)


def bare_echo() -> None:
    """The peer: what python-telegram-bot's own documentation shows."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text("echo " + (update.message.text or ""))

    settings = Settings(_env_file=None)
    base = settings.telegram_api_base
    app = (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(base + "/bot")
        .base_file_url(base + "/file/bot")
        .concurrent_updates(64)
        .build()
    )
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


async def _watched(file: str) -> None:
    while True:
        _note(file, len(asyncio.all_tasks()))
        await asyncio.sleep(1)


def _note(file: str, tasks: int) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    files = len(list(Path("/proc/self/fd").iterdir()))
    Path(file).write_text(json.dumps({"megabytes": megabytes, "files": files, "tasks": tasks}))


async def main(mode: str) -> None:
    """Run it until SIGTERM."""
    watching = asyncio.create_task(_watched(os.environ["BENCH_SIZES"]))
    await {"quayside": quayside, "durable-echo": durable_echo}[mode]()
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


if __name__ == "__main__":
    if sys.argv[1] == "bare-echo":
        bare_echo()
    else:
        asyncio.run(main(sys.argv[1]))
