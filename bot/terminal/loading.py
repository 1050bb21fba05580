"""The assistant takes seconds to open; the person may type meanwhile."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bot.assistant.conversation import Assistant, OnProgress, Progress
from bot.errors import QuaysideError

log = logging.getLogger(__name__)


class NotOpened(QuaysideError):
    """The assistant could not be opened."""

    code = "not_opened"


Opening = Callable[[OnProgress], AbstractAsyncContextManager[Assistant]]
"""Opens the assistant, telling how far it is; what takes long must not happen in the event loop."""


class Loading:
    """Opens the assistant in the background, holds it, closes it. What failed is tried again on demand."""

    def __init__(self, opening: Opening, on_change: Callable[[], None]) -> None:
        self._opening = opening
        self._on_change = on_change
        self._opened: asyncio.Future[Assistant] | None = None
        self._holder: asyncio.Task[None] | None = None
        self._leave = asyncio.Event()
        self.opened = asyncio.Event()
        """Set as soon as an opening succeeded."""
        self.doing = ""
        """What the opening does now; empty when it says nothing or has ended."""

    @property
    def pending(self) -> bool:
        """Whether the opening is still under way."""
        return self._opened is not None and not self._opened.done()

    def start(self) -> None:
        """Begin, unless it has begun; begin again if it failed."""
        if self._opened is not None and (not self._opened.done() or self._opened.exception() is None):
            return
        self._opened = asyncio.get_running_loop().create_future()
        self._holder = asyncio.create_task(self._hold(self._opened))

    async def assistant(self) -> Assistant:
        """The open assistant, waited for; to stop waiting disturbs nothing.

        Raises NotOpened, or the QuaysideError that the opening raised; the next call tries again.
        """
        self.start()
        assert self._opened is not None
        try:
            return await asyncio.shield(self._opened)
        except QuaysideError:
            raise
        except Exception as error:
            raise NotOpened(str(error)) from error

    async def close(self) -> bool:
        """Close the assistant. False when it was still opening and had to be abandoned."""
        if self._holder is None:
            return True
        abandoned = self.pending
        self._leave.set()
        if abandoned:
            self._holder.cancel()
        await asyncio.wait({self._holder})
        return not abandoned

    async def _hold(self, opened: asyncio.Future[Assistant]) -> None:
        # One task enters and leaves the context: cancel scopes inside it may not change tasks.
        try:
            async with self._opening(self._progress) as assistant:
                self._tell("")
                opened.set_result(assistant)
                self.opened.set()
                await self._leave.wait()
        except Exception as error:
            log.exception("the assistant could not be opened or closed")
            if not opened.done():
                opened.set_exception(error)
                opened.exception()  # seen here: nobody may be waiting for it yet
        except asyncio.CancelledError:
            opened.cancel()
            raise
        finally:
            self._tell("")

    async def _progress(self, progress: Progress) -> None:
        self._tell(progress.doing or progress.text)

    def _tell(self, doing: str) -> None:
        self.doing = doing
        self._on_change()
