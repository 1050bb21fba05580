"""The composition root: settings in, running parts out. The only place that knows all rooms.

Imports stand inside the functions: a command that needs one room does not pay for the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from bot.assistant.conversation import OnProgress, Progress
from bot.settings import Settings
from bot.texts import say

if TYPE_CHECKING:
    from bot.assistant.assistant import Assistant
    from bot.assistant.session import Rooms
    from bot.duties.tariffs import Tariffs
    from bot.retrieval.library import Library
    from bot.retrieval.results import Progress as LibraryProgress
    from bot.store import Store

OnDoing = Callable[[str], None]
"""Told what is being done while parts are opened; may be called from any thread."""


def open_store(settings: Settings) -> Store:
    """The store, its schema up to date."""
    from bot.store import open_store as opened

    return opened(settings.store_url)


def open_library(settings: Settings, store: Store, on_doing: OnDoing | None = None) -> Library:
    """The documents' library, with the bundled documents indexed: the first time that takes some seconds."""
    from bot.retrieval.library import open_library as opened

    library = opened(settings, store)

    def tell(progress: LibraryProgress) -> None:
        if on_doing is not None:
            doing = say(settings.default_language, f"doing-{progress.stage}")
            on_doing(f"{doing} {progress.done}/{progress.total}")

    library.ensure_bundled(tell)
    return library


def open_tariffs(settings: Settings, store: Store | None = None) -> Tariffs:
    """The dated measures: the bundled tables and what the operator imported."""
    from bot.duties.tariffs import open_tariffs as opened

    return opened(settings.home, store)


def open_rooms(settings: Settings, on_doing: OnDoing | None = None, *, samples: bool = False) -> Rooms:
    """All rooms over one store. With `samples`, a store that has no parcels at all gets the sample ones."""
    from bot.assistant.session import Rooms
    from bot.assistant.understanding.intents import IntentReader

    store = open_store(settings)
    if samples:
        load_samples(store)
    library = open_library(settings, store, on_doing)
    bundled = library.embedder if settings.embeddings == "bundled" else None
    intents = IntentReader(bundled, settings.home)
    return Rooms(settings, store, library, open_tariffs(settings, store), intents)


def load_samples(store: Store) -> None:
    """Sample parcels for a newcomer to try; nothing happens where the store has parcels already."""
    from bot.clock import now
    from bot.tracking.samples import load_samples as load

    load(store, now())


def sample_numbers(settings: Settings) -> tuple[str, ...]:
    """The sample parcels that are in the store."""
    from bot.tracking.samples import sample_numbers as numbers

    store = open_store(settings)
    try:
        return numbers(store)
    finally:
        store.close()


@asynccontextmanager
async def open_assistant(
    settings: Settings, on_progress: OnProgress | None = None, *, samples: bool = True
) -> AsyncIterator[Assistant]:
    """The assistant with all its rooms; what takes long happens in a thread."""
    loop = asyncio.get_running_loop()

    def tell(doing: str) -> None:
        if on_progress is not None:
            asyncio.run_coroutine_threadsafe(_told(on_progress, doing), loop)

    tell(say(settings.default_language, "doing-open"))
    rooms = await asyncio.to_thread(open_rooms, settings, tell, samples=samples)
    rooms.library.start_embedding()
    opened = await asyncio.to_thread(_import_assistant)
    try:
        async with opened(rooms) as assistant:
            yield assistant
    finally:
        rooms.close()


async def serve_telegram(settings: Settings) -> None:
    """Run the Telegram bot until it is told to stop."""
    from bot.log import configure_logging
    from bot.telegram.service import serve

    configure_logging(settings.log_level)
    async with open_assistant(settings, samples=False) as assistant:
        await serve(settings, assistant.rooms.store, assistant)


def _import_assistant() -> Callable[[Rooms], AbstractAsyncContextManager[Assistant]]:
    """LangChain takes a second to import: in a thread, while the person types."""
    from bot.assistant.assistant import open_assistant as opened

    return opened


async def _told(on_progress: OnProgress, doing: str) -> None:
    await on_progress(Progress(doing=doing))
