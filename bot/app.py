"""The composition root: settings in, running parts out. The only place that knows all rooms.

Imports stand inside the functions: a command that needs one room does not pay for the others.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.assistant.conversation import OnProgress, Progress
from bot.settings import InvitedRole, Settings
from bot.texts import say

if TYPE_CHECKING:
    from pathlib import Path

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
    from bot.hooks import listening
    from bot.log import configure_logging
    from bot.monitoring import monitoring
    from bot.store.damage import check_conversations
    from bot.telegram.service import serve

    configure_logging(settings.log_level)
    if not settings.store_url.startswith("postgresql"):
        check_conversations(settings.conversations)
    serving = asyncio.Event()
    async with (
        open_assistant(settings, samples=False) as assistant,
        monitoring(settings, assistant.rooms.store, serving.is_set),
        listening(settings, _pushed_to(settings, assistant.rooms.store)),
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


def _pushed_to(settings: Settings, store: Store) -> list[Callable[[Any], None]]:
    """The rooms that other systems push to, each with its routes."""
    from bot.aftersales import order_webhook
    from bot.assistant.order_parcels import note_parcels
    from bot.tracking import webhooks

    return [
        lambda web: webhooks.add_routes(web, store, settings),
        lambda web: order_webhook.add_routes(web, store, settings, note_parcels),
    ]


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


def make_invitation(
    settings: Settings, role: InvitedRole, days: int, shop: str = "default"
) -> dict[str, str]:
    """An invitation to a role: `link` (empty where Telegram does not tell the bot's name), what to write to the
    bot instead (`command`), `role`, `until`."""
    from datetime import timedelta

    from bot.aftersales.shops import shop_of
    from bot.checkup import bot_name
    from bot.clock import now
    from bot.store import invites
    from bot.store.shops import DEFAULT_SHOP
    from bot.telegram.invitations import PREFIX, link

    store = open_store(settings)
    at = now()
    until = at + timedelta(days=days)
    with store.begin() as session:
        if shop != DEFAULT_SHOP:
            shop_of(session, shop)
        token = invites.make(session, role, "command line", at, until, "" if shop == DEFAULT_SHOP else shop)
    store.close()
    name = bot_name(settings)
    return {"link": link(name, token) if name else "", "command": f"/start {PREFIX}{token}", "role": role,
            "until": until.isoformat()}  # fmt: skip


def take_orders(settings: Settings, file: Path, *, shop: str, currency: str = "", columns: Sequence[str] = (),
                write: bool = True) -> dict[str, Any]:  # fmt: skip
    """A file of orders, taken in or only looked at; its report (see `bot.aftersales.order_import.Report`).

    `columns`: `number=3`…, for a sheet that is no known export. Raises UnreadableFile, UnknownColumns, NotFound.
    """
    from bot.aftersales.order_columns import headings_of, layout_of, read_columns, remember
    from bot.aftersales.order_import import import_orders, rows_of
    from bot.aftersales.shops import shop_of
    from bot.assistant.order_parcels import note_parcels
    from bot.clock import now

    rows = rows_of(file, file.name)
    store = open_store(settings)
    try:
        with store.begin() as session:
            shop_of(session, shop)
            layout = None
            if columns:
                headings = headings_of(rows)
                decided = {"columns": read_columns(columns), "currency": currency}
                layout = (headings.row, layout_of(decided))
                if write:
                    remember(session, shop, headings, decided, now())
            report = import_orders(
                session, rows, file.name, shop, now(), zone=settings.time_zone, currency=currency, layout=layout,
                write=write, on_parcels=note_parcels,
            )  # fmt: skip
    finally:
        store.close()
    return report.as_json()


def where_is_order(settings: Settings, number: str, shop: str) -> dict[str, Any]:
    """An order of a shop and where its parcels are, in the shape of the tool `where_is_my_order`. Raises NotFound."""
    from bot.aftersales.orders import find_in_shop
    from bot.aftersales.shops import shop_of
    from bot.aftersales.where_is_my_order import where_is, where_json
    from bot.assistant.order_parcels import parcels_of
    from bot.clock import now
    from bot.errors import QuaysideError
    from bot.tracking.asking import track_many
    from bot.tracking.live import Live
    from bot.tracking.view import Viewer

    store = open_store(settings)
    live = Live(settings, store)
    try:
        with store.begin() as session:
            order = find_in_shop(session, shop, number)
            numbers, handling = parcels_of(session, order), shop_of(session, shop).handling_days
        viewer = Viewer("seller", shop, settings.default_language)
        views = [
            one
            for one in track_many(store, live, numbers, viewer=viewer)
            if not isinstance(one, QuaysideError)
        ]
        where = where_is(order, views, now(), handling_days=handling)
        return {"orders": [where_json(order, where, views, "seller")]}
    finally:
        live.close()
        store.close()


def make_shop_link(settings: Settings, shop: str) -> dict[str, str]:
    """`{"link", "command"}` that leads customers to a shop; `link` is empty where Telegram does not tell our name."""
    from bot.aftersales.links import address, shop_payload
    from bot.aftersales.shops import shop_of
    from bot.checkup import bot_name
    from bot.vault import Vault

    store = open_store(settings)
    with store.begin() as session:
        shop_of(session, shop)
    store.close()
    payload = shop_payload(Vault(settings), shop)
    return {"link": address(bot_name(settings) or "", payload), "command": f"/start {payload}"}


def make_order_link(settings: Settings, number: str, shop: str, days: int) -> dict[str, str]:
    """The same for one order: who opens it first sees the order without further proof. Raises NotFound."""
    from bot.aftersales.links import address, order_payload
    from bot.aftersales.orders import find_in_shop
    from bot.checkup import bot_name
    from bot.clock import now
    from bot.vault import Vault

    store = open_store(settings)
    with store.begin() as session:
        payload = order_payload(Vault(settings), find_in_shop(session, shop, number), now(), days)
    store.close()
    return {"link": address(bot_name(settings) or "", payload), "command": f"/start {payload}"}


def hook_secret(settings: Settings, shop: str, *, rotate: bool = False, given: str = "") -> dict[str, str]:
    """`{"shop", "secret", "path"}`: with what a shop system signs, and where it sends orders to."""
    from bot.aftersales.order_webhook import secret_of, set_secret
    from bot.clock import now
    from bot.vault import Vault

    store, vault = open_store(settings), Vault(settings)
    with store.begin() as session:
        secret = secret_of(session, vault, shop)
        if rotate or given or not secret:
            secret = set_secret(session, vault, shop, now(), given)
    store.close()
    return {"shop": shop, "secret": secret, "path": f"/orders/{shop}"}


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
    await watch(rooms.store, rooms.settings, Rounds(rooms.store, rooms.settings.zone, asking(rooms.live)))


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
