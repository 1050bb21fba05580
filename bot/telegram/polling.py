"""Long polling: the offset, by which Telegram forgets what came before it, moves only after the commit.

The library's own polling confirms first and handles later, so that a crash loses what it held in memory. Two
pollers of one bot refuse each other, so this mode is for one process.
"""

import asyncio
import logging

from telegram.error import TelegramError

from bot.telegram.api import TelegramBot
from bot.telegram.errors import TooMany
from bot.telegram.intake import Intake
from bot.telegram.pace import Pace

log = logging.getLogger(__name__)


async def poll(bot: TelegramBot, intake: Intake, pace: Pace) -> None:
    """For ever; a fault of Telegram, the network or the store makes it pause."""
    offset: int | None = None
    pause = pace.fault
    while True:
        try:
            batch = await bot.raw_updates(offset, pace.poll)
            await intake.keep(batch)
        except Exception as error:
            if not isinstance(error, TelegramError):
                log.exception("updates cannot be kept; they stay with Telegram")
            log.warning("no updates (%s); trying again", error)
            await asyncio.sleep(error.seconds if isinstance(error, TooMany) else pause)
            pause = min(pause * 2, 30)
            continue
        pause = pace.fault
        ids = [raw["update_id"] for raw in batch if isinstance(raw.get("update_id"), int)]
        # After an empty batch all is confirmed. Asking from the start again matters when the bot was quiet
        # for a week: Telegram then goes on with a random number, which may be a smaller one.
        offset = max(ids) + 1 if ids else None
