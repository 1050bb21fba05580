"""The listener for what other systems push to us: tracking services, shop systems. Rooms hang their routes on it."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Literal

from aiohttp import web

from bot.errors import Unavailable
from bot.settings import Settings

LARGEST = 1_000_000
"""Bytes; one parcel with a long history is a tenth of it, and so is an order of hundreds of lines."""

Outcome = Literal["taken", "duplicate", "ignored", "unsigned", "unreadable"]
STATUS: Mapping[Outcome, int] = {
    "taken": 200, "duplicate": 200, "ignored": 200, "unsigned": 401, "unreadable": 422,
}  # fmt: skip
"""How a delivery is answered: what must not come again is confirmed."""

AddRoutes = Callable[[web.Application], None]


@asynccontextmanager
async def listening(settings: Settings, rooms: Sequence[AddRoutes]) -> AsyncIterator[None]:
    """Serve the rooms' routes at WEBHOOK_HOST and TRACKING_WEBHOOK_PORT; nothing where that is not set.

    Raises Unavailable where the address is taken.
    """
    if not settings.tracking_webhook_port:
        yield
        return
    app = web.Application()
    for add_routes in rooms:
        add_routes(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    host, port = settings.webhook_host, settings.tracking_webhook_port
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise Unavailable(f"cannot listen on {host}:{port}: {error.strerror}") from error
        yield
    finally:
        await runner.cleanup()


async def read_body(request: web.Request) -> bytes | None:
    """The body; None where it is larger than LARGEST, without reading on."""
    if (request.content_length or 0) > LARGEST:
        return None
    raw = bytearray()
    async for chunk in request.content.iter_chunked(65_536):
        raw += chunk
        if len(raw) > LARGEST:
            return None
    return bytes(raw)
