"""The webhook: Telegram hands each update to an address of ours, and takes 200 as "I need not keep it".

So 200 is said after the commit and never before; while the store does not answer Telegram hears 503, keeps the
update and comes again. Whoever calls must know the secret (Telegram sends it in a header): the comparison takes
the same time however much of a guess is right, and an address without a secret is not served at all.

Telegram hands over one chat's updates one after another, each once the one before is confirmed, to whichever
replica the load balancer picks: the order of arrival in the store is the order in the chat.
"""

import json
import logging
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web

from bot.errors import Unavailable, UserError
from bot.settings import Settings
from bot.telegram.intake import Intake

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_LARGEST = 4 * 2**20
"""Bytes; an update is some kilobytes."""


def check(settings: Settings) -> None:
    """Whether the settings make a webhook that can be trusted. Raises UserError."""
    parts = urlsplit(settings.webhook_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UserError("WEBHOOK_URL must be an https:// address that Telegram can reach", code="bad_webhook")
    if parts.scheme == "http" and settings.telegram_api_base == "https://api.telegram.org":
        raise UserError(
            "WEBHOOK_URL must begin with https://: Telegram sends to nothing else", code="bad_webhook"
        )
    if not _SECRET.fullmatch(settings.webhook_secret.get_secret_value()):
        raise UserError(
            "WEBHOOK_URL needs WEBHOOK_SECRET, 16 to 256 of A-Z a-z 0-9 _ -: without it anybody could write in "
            "anybody's name. `openssl rand -hex 32` makes one; all replicas share it",
            code="no_webhook_secret",
        )


def build_app(settings: Settings, intake: Intake) -> web.Application:
    """The HTTP application: one path, that of WEBHOOK_URL."""
    app = web.Application(client_max_size=_LARGEST)
    app.router.add_post(urlsplit(settings.webhook_url).path or "/", _Receiver(settings, intake).receive)
    return app


@asynccontextmanager
async def listening(app: web.Application, settings: Settings) -> AsyncIterator[None]:
    """Serve it on WEBHOOK_HOST and WEBHOOK_PORT; at the end requests that run are answered. Raises Unavailable."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.webhook_host, settings.webhook_port).start()
        except OSError as error:
            raise Unavailable(
                f"cannot listen on {settings.webhook_host}:{settings.webhook_port}: {error.strerror}"
            ) from error
        yield
    finally:
        await runner.cleanup()


class _Receiver:
    """Handles a call of the webhook."""

    def __init__(self, settings: Settings, intake: Intake) -> None:
        self._secret = settings.webhook_secret.get_secret_value().encode()
        self._intake = intake

    async def receive(self, request: web.Request) -> web.Response:
        """200 once it is kept; 403 without the secret, 400 for what is no JSON, 503 while the store fails."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not secrets.compare_digest(given, self._secret):
            log.warning("a call of the webhook without the secret was refused")
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        try:
            await self._intake.keep([update] if isinstance(update, dict) else [])
        except Exception:
            log.exception("an update cannot be kept; it stays with Telegram")
            return web.Response(status=503)
        return web.Response()
