"""Updates come in: committed to the inbox first, and only then confirmed to Telegram, whichever way they came."""

import logging
from collections.abc import Callable
from typing import Any

from bot.clock import now
from bot.store import inbox
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.incoming import read, received
from bot.telegram.pace import Pace
from bot.telegram.presses import Presses

log = logging.getLogger(__name__)


class Intake:
    """The one door of the inbox."""

    def __init__(self, bot: TelegramBot, books: Books, presses: Presses, pace: Pace,
                 came: Callable[[], None]) -> None:  # fmt: skip
        """`came` is called when something new waits."""
        self._bot, self._books, self._presses, self._pace, self._came = bot, books, presses, pace, came

    async def keep(self, batch: list[dict[str, Any]]) -> None:
        """Commit the updates that are new. When it returns they may be confirmed; when it raises they may not."""
        at = now()
        kept = [update for raw in batch if (update := received(raw, at, self._pace.album))]
        if not kept:
            return
        new = await self._books(lambda session: inbox.receive(session, kept, at), durable=True)
        self._came()
        for raw in batch:
            # At once: the chat may be busy with a long turn.
            if raw.get("update_id") in new and "callback_query" in raw and (press := read(raw, self._bot)):
                self._presses.begin(raw["update_id"], press)
