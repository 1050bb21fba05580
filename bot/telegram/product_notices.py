"""The daily look at sellers' saved products: what changes is written to them, through the outbox."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import now, today
from bot.duties.measure_watch import watch_products
from bot.duties.tariffs import Tariffs
from bot.store import Store, outbox, people
from bot.store.outbox import Address
from bot.store.products import ProductRow
from bot.store.rates import TariffEdition
from bot.telegram.rendering import render
from bot.texts import escape

log = logging.getLogger(__name__)

LOOK_EVERY = 60.0
"""Seconds between two looks for an import; the products are worked out only after one, or on a new day."""


async def watch(
    store: Store, tariffs: Tariffs, reopen: Callable[[], Tariffs], every: float = LOOK_EVERY
) -> None:
    """Tell of changes for as long as the service runs; a failure is logged and tried again.

    `reopen` gives the tables with what was imported meanwhile, by whatever process: `tariffs` then answers from them.
    """
    seen: tuple[date, int] | None = None
    while True:
        try:
            newest = await asyncio.to_thread(_newest_import, store)
            if seen is None or newest != seen[1]:
                tariffs.take_over(await asyncio.to_thread(reopen))
            if seen != (today(), newest):
                told = await asyncio.to_thread(watch_products, store, tariffs, today(), tell)
                seen = (today(), newest)
                if told:
                    log.info("%s changes of watched products were told", told)
        except Exception:
            log.exception("watched products were not looked at")
        await asyncio.sleep(every)


def tell(session: Session, product: ProductRow, text: str, key: str) -> None:
    """Lay a notice in the outbox: at most once, to one who can be reached."""
    if product.chat is None or people.is_blocked(session, product.owner):
        return
    to = Address(product.chat, product.owner, product.language)
    first, *rest = text.split("\n")
    parts = render("\n".join([escape(first), *(_item(line) for line in rest)]))
    outbox.put(session, to, key, "notice", parts, now(), kind="notice")


def _item(line: str) -> str:
    return f"- {escape(line[2:])}" if line.startswith("- ") else escape(line)


def _newest_import(store: Store) -> int:
    with store.begin() as session:
        return session.scalar(select(func.max(TariffEdition.id))) or 0
