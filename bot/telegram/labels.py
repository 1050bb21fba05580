"""A picture or a PDF that somebody sends may be a parcel's label: its barcodes are read, and nothing else of it."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import PurePath

from telegram.error import TelegramError

from bot.errors import UserError
from bot.telegram.api import TelegramBot
from bot.telegram.files import fetch
from bot.telegram.incoming import PHOTO, Document

log = logging.getLogger(__name__)

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})
MOST_NUMBERS = 100
"""Numbers of one message that are asked about: an album holds at most ten pictures."""
_SECONDS = 20
"""A picture that takes longer to fetch and read is not waited for."""


def may_be_label(document: Document, *, documents: bool) -> bool:
    """Whether to look for barcodes. `documents`: this person's PDFs are taken into the library instead."""
    ending = PurePath(document.name).suffix.lower()
    return document.name == PHOTO or ending in _PICTURES or (ending == ".pdf" and not documents)


async def numbers_on_all(
    bot: TelegramBot, documents: Sequence[Document], limit: int
) -> list[tuple[str, ...] | None]:
    """The same for several, in their order: an album's pictures are fetched side by side."""
    return list(await asyncio.gather(*(numbers_on(bot, document, limit) for document in documents)))


async def numbers_on(bot: TelegramBot, document: Document, limit: int) -> tuple[str, ...] | None:
    """The tracking numbers on it; empty where there are none; None where it could not be opened at all."""
    from bot.tracking.labels import KINDS, read_label
    from bot.uploads import inspect

    try:
        async with asyncio.timeout(_SECONDS):
            file = await fetch(bot, document, limit)
            kind = inspect(file.name, file.data, max_bytes=limit).kind
            if kind not in KINDS:
                return None
            label = await asyncio.to_thread(read_label, file.name, kind, file.data)
    except UserError as error:
        return () if error.code == "no_barcode" else None
    except (TelegramError, TimeoutError) as error:
        log.info("a picture was not fetched: %s", error)
        return None
    return tuple(one.number for one in label.numbers)
