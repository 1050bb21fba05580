"""The connection to the Bot API: python-telegram-bot's `Bot` over a transport that tells failures apart."""

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import Any

import httpx
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import UserError
from bot.settings import Settings
from bot.telegram.errors import Broken, NotSent, TooMany, Unanswered

log = logging.getLogger(__name__)

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "business_connection",
           "business_message", "edited_business_message", "deleted_business_messages")  # fmt: skip
"""What is asked of Telegram; the rest never arrives."""

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol,
             httpx.ProxyError)  # fmt: skip
_TALKATIVE = ("httpx", "httpcore", "telegram")


class Transport(HTTPXRequest):
    """Names each failure by what it says about the call (see bot.telegram.errors).

    A call that has begun goes on to its own end or timeout, even where nobody waits for it any more: the HTTP
    library leaves a connection whose request is cancelled in its pool as busy for ever, and a pool full of those
    sends nothing more.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._going: set[asyncio.Task[tuple[int, bytes]]] = set()

    async def shutdown(self) -> None:
        """Close all connections; what goes on gets a moment to end, since a connection cut while it is being made
        stays open.
        """
        if self._going:
            await asyncio.wait(self._going, timeout=0.1)
        await super().shutdown()
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """One HTTP exchange. Raises NotSent, TooMany, Broken or Unanswered."""
        task = asyncio.create_task(super().do_request(*args, **kwargs))
        self._going.add(task)
        task.add_done_callback(self._ended)
        try:
            status, body = await asyncio.shield(task)
        except NetworkError as error:
            if isinstance(error.__cause__, _NOT_SENT):
                raise NotSent(str(error)) from error.__cause__
            raise Unanswered(str(error)) from error.__cause__
        if status == 429:
            raise TooMany(_retry_after(body))
        if status >= 500:
            raise Broken(f"Telegram answered {status}")
        return status, body

    def _ended(self, task: asyncio.Task[tuple[int, bytes]]) -> None:
        self._going.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, so that nothing complains where nobody waited


class TelegramBot(Bot):
    """The Bot, with updates as they came."""

    async def raw_updates(self, offset: int | None, wait: float) -> list[dict[str, Any]]:
        """Updates as JSON objects; `wait` seconds for the first.

        `get_updates` of the library parses a whole batch or nothing, so that one update of an unknown shape
        would come again for ever and hold up all others.
        """
        data = {"offset": offset, "timeout": int(wait), "allowed_updates": list(UPDATES)}
        result = await self._post("getUpdates", data, read_timeout=wait + 10)
        if not isinstance(result, list):
            raise Unanswered("getUpdates gave no list")
        return [update for update in result if isinstance(update, dict)]


def make_bot(settings: Settings) -> TelegramBot:
    """The bot at the configured server."""
    token = settings.telegram_bot_token.get_secret_value()
    keep_secret(token)
    base = settings.telegram_api_base.rstrip("/")
    return TelegramBot(
        token,
        base_url=base + "/bot",
        base_file_url=base + "/file/bot",
        # A read timeout leaves a message uncertain, so it is long; a connect timeout costs only a retry.
        request=Transport(connection_pool_size=64, connect_timeout=5, read_timeout=20, write_timeout=20,
                          pool_timeout=10),
        get_updates_request=Transport(connection_pool_size=2, connect_timeout=5, pool_timeout=10),
    )  # fmt: skip


async def connect(bot: TelegramBot, settings: Settings, pause: float) -> None:
    """Log in, and set or end the webhook; waits as long as it takes for Telegram to be reachable.

    Raises UserError where the token is not accepted. Under a webhook polling would be refused; what waits at
    Telegram stays there either way.
    """
    while True:
        try:
            await bot.initialize()
            if settings.webhook_url:
                secret = settings.webhook_secret.get_secret_value()
                await bot.set_webhook(settings.webhook_url, secret_token=secret, allowed_updates=list(UPDATES),
                                      drop_pending_updates=False)  # fmt: skip
            else:
                await bot.delete_webhook(drop_pending_updates=False)
        except InvalidToken:
            # Its message holds the token.
            raise UserError("Telegram does not accept TELEGRAM_BOT_TOKEN", code="bad_token") from None
        except BadRequest as error:
            raise UserError(f"Telegram does not accept WEBHOOK_URL: {error}", code="bad_webhook") from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet (%s); trying again", error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30)
        else:
            return


def keep_secret(token: str) -> None:
    """Keep the token out of the logs: it is part of each URL, which the HTTP libraries like to print."""

    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in _TALKATIVE]
    for name in {*_TALKATIVE, "telegram.Bot", "telegram.request", *names}:
        logger = logging.getLogger(name)
        logger.addFilter(_Masked(token))
        if name in _TALKATIVE:
            logger.setLevel(logging.WARNING)


@dataclass(frozen=True)
class _Masked(logging.Filter):
    token: str

    def filter(self, record: logging.LogRecord) -> bool:
        if self.token in record.getMessage():
            record.msg, record.args = record.getMessage().replace(self.token, "<token>"), None
        return True


def _retry_after(body: bytes) -> float:
    try:
        return max(1.0, float(json.loads(body)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return 5.0
