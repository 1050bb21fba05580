"""`/metrics`, `/healthz` and `/readyz` on a port of their own, so that none of it stands beside a public webhook."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot import telemetry
from bot.clock import now
from bot.settings import Settings
from bot.store import Store
from bot.store.inbox import PARKED, InboxRow
from bot.store.lanes import PENDING, TAKEN
from bot.store.outbox import OutboxRow

log = logging.getLogger(__name__)

_PATIENCE = 3.0
"""Seconds that the store has to answer in."""

Ready = Callable[[], bool]
"""Whether the channel serves."""


def health_routes(store: Store, ready: Ready) -> list[web.RouteDef]:
    """The three routes, for any aiohttp application."""

    async def metrics(_request: web.Request) -> web.Response:
        """Prometheus' text format; the gauges of the store are read at each scrape."""
        try:
            await _in_time(store, _measure)
        except Exception as error:
            log.warning("the store's gauges were not read: %s", type(error).__name__)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def healthz(_request: web.Request) -> web.Response:
        """The process lives and its loop turns: if not, start it anew."""
        return web.json_response({"status": "ok"})

    async def readyz(_request: web.Request) -> web.Response:
        """Whether it can do its work now; 503 where not, with what is missing."""
        parts = {"channel": ready(), "store": True}
        try:
            await _in_time(store, lambda session: session.execute(text("SELECT 1")))
        except Exception:
            parts["store"] = False
        return web.json_response(parts, status=200 if all(parts.values()) else 503)

    return [web.get("/metrics", metrics), web.get("/healthz", healthz), web.get("/readyz", readyz)]


@asynccontextmanager
async def monitoring(settings: Settings, store: Store, ready: Ready) -> AsyncIterator[int]:
    """Serve them while the block runs, and send traces, where the settings say so; gives the port, or 0.

    Raises OSError where the port is taken.
    """
    if settings.otel_exporter_otlp_endpoint:
        telemetry.start_traces(settings.otel_exporter_otlp_endpoint)
    runner = None
    try:
        port = settings.metrics_port
        if port:
            app = web.Application()
            app.add_routes(health_routes(store, ready))
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            await web.TCPSite(runner, settings.metrics_host, port).start()
        yield port
    finally:
        if runner is not None:
            await runner.cleanup()
        if settings.otel_exporter_otlp_endpoint:
            await asyncio.to_thread(telemetry.stop_traces)


def _measure(session: Session) -> None:
    waiting = InboxRow.state.in_((PENDING, TAKEN))
    depth, oldest = session.execute(
        select(func.count(), func.min(InboxRow.received_at)).select_from(InboxRow).where(waiting)
    ).one()
    telemetry.INBOX_DEPTH.set(depth)
    telemetry.INBOX_AGE.set((now() - oldest).total_seconds() if oldest else 0)
    telemetry.INBOX_PARKED.set(_number(session, InboxRow, InboxRow.state == PARKED))
    telemetry.OUTBOX_DEPTH.set(_number(session, OutboxRow, OutboxRow.state.in_((PENDING, TAKEN))))


def _number(session: Session, table: type[InboxRow] | type[OutboxRow], where: object) -> int:
    count = select(func.count()).select_from(table).where(where)  # type: ignore[arg-type]
    return session.scalar(count) or 0


async def _in_time(store: Store, work: Callable[[Session], object]) -> None:
    def transaction() -> None:
        with store.begin() as session:
            work(session)

    await asyncio.wait_for(asyncio.to_thread(transaction), _PATIENCE)
