"""What a person sees while an answer is being made: "typing…", and the answer as it grows.

In a private chat it grows as a draft, which Telegram drops when the message itself arrives; in a group, where
there are no drafts, as a placeholder that is edited and at last deleted; one that cannot be edited (any more)
gives way to a new one, once. All of it is decoration: it never holds up the answer, obeys the chat's rest, and
stops for this turn at Telegram's first other no.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.assistant.conversation import Progress
from bot.telegram.api import TelegramBot
from bot.telegram.errors import TooMany
from bot.telegram.incoming import Incoming
from bot.telegram.limits import Limits
from bot.telegram.markup import Run, clean, to_html
from bot.telegram.pace import Pace
from bot.telegram.rendering import render_live

log = logging.getLogger(__name__)

_PATIENCE = 5
"""Seconds that a placeholder on its way may take."""


class Live:
    """Shown from `async with` to its end; a placeholder stays until `clear`, so that no gap is seen."""

    def __init__(self, bot: TelegramBot, limits: Limits, pace: Pace, incoming: Incoming,
                 draft_id: int) -> None:  # fmt: skip
        self._bot, self._limits, self._pace, self._to = bot, limits, pace, incoming
        self._draft_id = draft_id
        self._news = asyncio.Event()
        self._progress = Progress()
        self._refused = False
        self._wait = pace.draft if incoming.private else pace.edit
        self._placeholder: int | None = None
        self._replaced = False
        self._shown = ""
        self._idle = asyncio.Event()
        self._idle.set()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        trace: TracebackType | None) -> None:  # fmt: skip
        # No draft may follow the answer: Telegram would show it as still being written. A placeholder on its
        # way is waited for, since only its number lets it be deleted.
        if not self._to.private:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self._idle.wait()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if isinstance(error, Exception):
            await self.clear()

    async def show(self, progress: Progress) -> None:
        """Take note of how far the answer is; never waits."""
        if progress.text or progress.doing:
            self._progress = progress
            self._news.set()

    async def clear(self) -> None:
        """Remove the placeholder, if there is one."""
        if self._placeholder is not None:
            message, self._placeholder = self._placeholder, None
            try:
                await self._bot.delete_message(self._to.chat, message)
            except TelegramError as error:
                log.info("a placeholder stays behind: %s", error)

    async def _run(self) -> None:
        await asyncio.sleep(self._pace.quiet)
        await self._call(self._typing)
        if not self._to.private:
            await asyncio.sleep(self._wait)  # a quick answer needs no placeholder
        while True:
            try:
                # not `wait_for`, in which (Python 3.11) a cancellation is lost that comes together with the news
                async with asyncio.timeout(self._pace.typing):
                    await self._news.wait()
            except TimeoutError:
                await self._call(self._typing)
                continue
            self._news.clear()
            html = self._html()
            if html and html != self._shown and not self._refused:
                await self._call(self._draft if self._to.private else self._edit, html)
            await asyncio.sleep(max(self._wait, self._limits.left(self._to.chat)))

    def _html(self) -> str:
        if self._progress.text:
            return render_live(self._progress.text)
        return to_html([Run(clean(self._progress.doing), ("i",))])

    async def _call(self, action: Callable[[str], Awaitable[None]], html: str = "") -> None:
        if self._limits.left(self._to.chat):
            return
        self._idle.clear()
        try:
            await action(html)
        except TooMany as error:
            self._limits.rest(self._to.chat, error.seconds)
        except BadRequest as error:
            self._refused = self._refused or "not modified" not in str(error)
            log.info("nothing is shown live in chat %s: %s", self._to.chat, error)
        except TelegramError as error:
            self._refused = bool(html)
            log.info("nothing is shown live in chat %s: %s", self._to.chat, error)
        finally:
            self._idle.set()

    async def _typing(self, _html: str) -> None:
        await self._bot.send_chat_action(self._to.chat, ChatAction.TYPING, message_thread_id=self._to.thread)

    async def _draft(self, html: str) -> None:
        await self._bot.send_message_draft(
            self._to.chat, self._draft_id, html, self._to.thread, ParseMode.HTML
        )
        self._shown = html

    async def _edit(self, html: str) -> None:
        if self._limits.is_crowded(self._to.chat):
            return  # a group's messages of this minute are kept for answers; edits count as messages
        self._limits.spend(self._to.chat)
        if self._placeholder is None:
            await self._place(html)
        else:
            try:
                await self._bot.edit_message_text(
                    html, self._to.chat, self._placeholder, parse_mode=ParseMode.HTML
                )
            except BadRequest as error:
                if self._replaced or "not modified" in str(error):
                    raise
                self._replaced = True  # once: who removes it twice wants none
                await self.clear()
                await self._place(html)
            self._wait *= 1.5
        self._shown = html

    async def _place(self, html: str) -> None:
        message = await self._bot.send_message(
            self._to.chat, html, parse_mode=ParseMode.HTML, message_thread_id=self._to.thread,
            disable_notification=True,
        )  # fmt: skip
        self._placeholder = message.message_id
