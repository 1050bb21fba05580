"""Files over Telegram: fetched and looked at before anything reads them, and handed over from the outbox."""

from telegram import InputFile
from telegram.error import BadRequest

from bot.assistant.conversation import File
from bot.errors import UserError
from bot.store.outbox import OutboxRow
from bot.store.outbox_files import file_of
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.incoming import Document
from bot.uploads import inspect


async def fetch(bot: TelegramBot, document: Document, limit: int) -> File:
    """The file that somebody sent. Raises UserError (`file_…`, see bot.uploads) for what is not opened.

    The size (`limit` in bytes) is checked before, from what Telegram says, and after, from what came.
    """
    looked_at = inspect(document.name or "file", await download(bot, document, limit), max_bytes=limit)
    return File(looked_at.name, looked_at.data, looked_at.media_type)


async def download(bot: TelegramBot, document: Document, limit: int) -> bytes:
    """The bytes of it, not looked at. Raises UserError `file_too_large` or `file_damaged`."""
    name = document.name or "file"
    if document.size is not None and document.size > limit:
        raise _too_large(name, limit)
    try:
        file = await bot.get_file(document.file_id)
        data = bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "too big" in str(error).lower():
            raise _too_large(name, limit) from error
        raise UserError(f"{name}: {error}", code="file_damaged", file=name) from error
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


async def hand_over(bot: TelegramBot, books: Books, row: OutboxRow, thread: int | None) -> int:
    """Send the file of an outbox row; gives the message's number. Raises what sending a message raises."""
    carried = await books(lambda session: file_of(session, row.id))
    if carried is None:
        raise BadRequest("the file is gone")
    upload = InputFile(carried.data, filename=carried.name)
    if carried.media_type in ("image/png", "image/jpeg"):
        message = await bot.send_photo(row.chat, upload, message_thread_id=thread)
    else:
        message = await bot.send_document(row.chat, upload, message_thread_id=thread)
    return message.message_id


def _too_large(name: str, limit: int) -> UserError:
    return UserError(
        f"{name}: the file is too large", code="file_too_large", file=name, limit=f"{limit / 2**20:g}"
    )
