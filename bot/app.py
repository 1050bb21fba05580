"""The composition root: settings in, running parts out. The only place that knows all rooms.

Imports stand inside the functions: a command that needs one room does not pay for the others.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.assistant.conversation import OnProgress, Progress
from bot.settings import InvitedRole, Settings
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
    from bot.store.exclusive import BUNDLED_DOCUMENTS, exclusive

    library = opened(settings, store)

    def tell(progress: LibraryProgress) -> None:
        if on_doing is not None:
            doing = say(settings.default_language, f"doing-{progress.stage}")
            on_doing(f"{doing} {progress.done}/{progress.total}")

    with exclusive(store, BUNDLED_DOCUMENTS):  # replicas that start together take them in once
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
    from bot.tracking.live import Live

    store = open_store(settings)
    if samples:
        load_samples(store)
    library = open_library(settings, store, on_doing)
    bundled = library.embedder if settings.embeddings == "bundled" else None
    intents = IntentReader(bundled, settings.home)
    return Rooms(settings, store, library, open_tariffs(settings, store), intents, Live(settings, store))


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
    """Run the Telegram bot until it is told to stop, with its monitoring and the daily retention beside it."""
    from bot.log import configure_logging
    from bot.monitoring import monitoring
    from bot.telegram.service import serve
    from bot.tracking.webhooks import listening

    configure_logging(settings.log_level)
    serving = asyncio.Event()
    async with (
        open_assistant(settings, samples=False) as assistant,
        monitoring(settings, assistant.rooms.store, serving.is_set),
        listening(settings, assistant.rooms.store),
    ):
        jobs = [asyncio.create_task(_retention_daily(assistant)), asyncio.create_task(_watch_products(assistant)),
                asyncio.create_task(_watch_parcels(assistant))]  # fmt: skip
        try:
            library = assistant.rooms.library
            library.start_watching()
            await serve(settings, assistant.rooms.store, assistant, serving=serving, library=library)
        finally:
            for job in jobs:
                job.cancel()


async def run_retention(settings: Settings) -> dict[str, int]:
    """Erase what is past its days, without opening the assistant; gives how many of each kind."""
    from bot.assistant.checkpoints import open_checkpoints
    from bot.clock import now
    from bot.retention import run

    store = open_store(settings)
    try:
        async with open_checkpoints(settings) as checkpoints:
            return await run(settings, store, checkpoints.forget_before, now())
    finally:
        store.close()


def make_invitation(settings: Settings, role: InvitedRole, days: int) -> dict[str, str]:
    """An invitation to a role: `link` (empty where Telegram does not tell the bot's name), what to write to the
    bot instead (`command`), `role`, `until`."""
    from datetime import timedelta

    from bot.checkup import bot_name
    from bot.clock import now
    from bot.store import invites
    from bot.telegram.invitations import PREFIX, link

    store = open_store(settings)
    at = now()
    until = at + timedelta(days=days)
    with store.begin() as session:
        token = invites.make(session, role, "command line", at, until)
    store.close()
    name = bot_name(settings)
    return {"link": link(name, token) if name else "", "command": f"/start {PREFIX}{token}", "role": role,
            "until": until.isoformat()}  # fmt: skip


async def _watch_products(assistant: Assistant) -> None:
    """Tell sellers what changes for their saved products: once a day, and after every import of measures."""
    from bot.telegram.product_notices import watch

    rooms = assistant.rooms
    await watch(rooms.store, rooms.tariffs, lambda: open_tariffs(rooms.settings, rooms.store))


def look_at_watches(settings: Settings, person: str) -> dict[str, Any]:
    """`{"watches", "changes"}` of a person whose channel cannot be written to; the changes count as told then.

    What is due is asked for first, so that this alone keeps a terminal's watches going.
    """
    from bot.clock import now
    from bot.tracking.live import Live
    from bot.tracking.notices import listed_watches, mark_told, unsent_of
    from bot.tracking.rounds import Rounds, asking

    store = open_store(settings)
    live = Live(settings, store)
    try:
        Rounds(store, settings.zone, asking(live)).once()
        with store.begin() as session:
            tellings = unsent_of(session, person, now())
            mark_told(tellings, now())
            changes = [change for telling in tellings for change in telling.changes]
            return {"watches": listed_watches(session, person), "changes": changes}
    finally:
        live.close()
        store.close()


async def _watch_parcels(assistant: Assistant) -> None:
    """Ask for watched parcels when they fall due, and write to those who watch them."""
    from bot.telegram.notices import watch
    from bot.tracking.rounds import Rounds, asking

    rooms = assistant.rooms
    await watch(rooms.store, Rounds(rooms.store, rooms.settings.zone, asking(rooms.live)))


async def _retention_daily(assistant: Assistant) -> None:
    from bot.clock import now
    from bot.retention import run

    rooms = assistant.rooms
    while True:
        try:
            await run(rooms.settings, rooms.store, assistant.forget_before, now())
        except Exception:
            logging.getLogger(__name__).exception("the retention did not run")
        await asyncio.sleep(24 * 3600)


def _import_assistant() -> Callable[[Rooms], AbstractAsyncContextManager[Assistant]]:
    """LangChain takes a second to import: in a thread, while the person types."""
    from bot.assistant.assistant import open_assistant as opened

    return opened


async def _told(on_progress: OnProgress, doing: str) -> None:
    await on_progress(Progress(doing=doing))
