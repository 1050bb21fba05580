"""Telegram's side of a webhook: one chat's updates one after another, each until it was answered with 200."""

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp

from tests.telegram.people import People

PATIENCE = 10
"""Seconds that an answer may take."""


class Hooks(People):
    """Delivers what is pushed while a webhook is set."""

    replicas: list[str] = []  # noqa: RUF012
    """Base addresses behind the load balancer; empty: the address that was set."""
    delivered: list[tuple[int, int]]
    """Update id and HTTP status (0: no answer) of each call, in order."""

    def start_calling(self) -> None:
        """Begin; nothing happens until there is a webhook."""
        self.delivered = []
        self.replicas = []
        self._next_replica = 0
        self._calling = asyncio.create_task(self._call_on())

    async def stop_calling(self) -> None:
        """End all deliveries."""
        self._calling.cancel()
        await asyncio.gather(self._calling, return_exceptions=True)

    async def _call_on(self) -> None:
        busy: dict[int, asyncio.Task[None]] = {}
        timeout = aiohttp.ClientTimeout(PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=40)) as client:
            try:
                while True:
                    self._news.clear()
                    if self.webhook.get("url") and not self._down:
                        for number, update in sorted(self._updates.items()):
                            lane = _chat_of(update)
                            if lane not in busy or busy[lane].done():
                                busy[lane] = asyncio.create_task(self._deliver(client, number, update))
                    with suppress(TimeoutError):
                        # not `wait_for`: it may lose the cancellation that ends this loop (Python 3.11)
                        async with asyncio.timeout(0.05):
                            await self._news.wait()
            finally:
                for task in busy.values():
                    task.cancel()
                await asyncio.gather(*busy.values(), return_exceptions=True)

    async def _deliver(self, client: aiohttp.ClientSession, number: int, update: dict[str, Any]) -> None:
        address = self.webhook["url"]
        if self.replicas:
            self._next_replica += 1
            path = "/" + address.split("/", 3)[3]
            address = self.replicas[self._next_replica % len(self.replicas)] + path
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        try:
            async with client.post(address, json=update, headers=headers) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError):
            status = 0
        self.delivered.append((number, status))
        if status == 200:
            self._updates.pop(number, None)
            self._note()
        else:
            await asyncio.sleep(0.05)


def _chat_of(update: dict[str, Any]) -> int:
    for part in update.values():
        if isinstance(part, dict):
            chat = part.get("chat") or (part.get("message") or {}).get("chat") or {}
            return int(chat.get("id", 0))
    return 0
