"""The one place where messages of lasting worth are sent: rows of the outbox, in order within a chat.

What is guaranteed
------------------
- A reply is laid in the outbox in the transaction that finishes its turn: once, whatever crashes.
- An **answer** is sent at least once. It can arrive twice in three cases only: the process dies after Telegram
  took the message and before `sent` was committed; (with replicas) the process is taken for dead in that moment,
  because neither it nor its connection to the store gave a sign of life for a whole lease; or (on SQLite) the
  power is cut before the disk has what was committed in the last moments. A **notice** is sent at most once: in
  those cases it stays `uncertain`.
- While the process lives nothing is sent twice: only what Telegram cannot have taken is tried again (no
  connection, 429, 5xx), for up to a day, and while the store is away what became of a message is kept and noted
  once it is back. A call that went out and was not answered leaves the part `uncertain`; the parts after it go
  on, and then the person is told and can have it sent again with a button.
- Telegram's limits are kept to (bot.telegram.limits). A 429 makes that chat wait, and no other. A 403 marks the
  person as blocked and ends what waits for them.
- Markup that Telegram cannot parse goes out once more, as plain text; any other 400 is final (`failed`).
- An answer is a new message and never hangs on an edit. The edit that marks a choice in its question
  (bot.telegram.presses) falls back to a new message, which goes through here. Drafts, typing and placeholders
  (bot.telegram.live) are decoration: never repeated, never kept. A crash can leave a group's placeholder behind.
"""

import logging
from datetime import timedelta

from sqlalchemy.orm import Session
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.clock import now
from bot.settings import Settings
from bot.store import outbox, people
from bot.store.buttons import Choice
from bot.store.case_messages import is_about_case, note_sent
from bot.store.lanes import hold, put_back, renew
from bot.store.outbox import FAILED, SENT, UNCERTAIN, Address, OutboxRow
from bot.telegram import staff_group
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.business import connection_for, is_in_sellers_name, not_delivered
from bot.telegram.errors import Broken, NotSent, TooMany
from bot.telegram.files import hand_over
from bot.telegram.limits import Limits
from bot.telegram.pace import Pace
from bot.telegram.relay import undelivered
from bot.telegram.rendering import render
from bot.telegram.topics import Topics
from bot.telemetry import RETRIES
from bot.texts import say

log = logging.getLogger(__name__)

_PATIENCE = 2.0
"""Seconds that a message waits for its chat's turn in place; one that must wait longer makes room for others."""

_LOOK_AGAIN = 240.0
"""Seconds after which a message that must rest for longer is looked at again (see `lanes.take` on clocks)."""

_REASONS = {TooMany: "too_many", Broken: "broken", NotSent: "no_connection"}

GIVE_UP = timedelta(days=1)
"""An answer that could not be sent for so long is of no use any more."""

_LEAST_TAKES = 30
"""An answer is not given up before so many tries, half an hour of them: the clock may have jumped a day ahead."""


class Sender:
    """Sends rows of the outbox."""

    def __init__(
        self, bot: TelegramBot, books: Books, limits: Limits, pace: Pace, settings: Settings
    ) -> None:
        self._bot, self._books, self._limits, self._pace = bot, books, limits, pace
        self._settings = settings
        self._topics = Topics(bot, books, limits)

    async def send(self, row: OutboxRow) -> None:
        """Send one row and note what became of it. Raises Overtaken where another replica has it."""
        wait = self._limits.wait(row.chat)
        if wait > _PATIENCE:
            return await self._put_back(row, wait, row.error)
        await self._limits.turn(row.chat)
        if row.kind == "notice":  # that it was begun must be on the disk before Telegram has it
            held, lease = [row.id], self._pace.lease
            await self._books(lambda session: renew(session, OutboxRow, held, lease), durable=True)
        try:
            message_id = await self._deliver(row)
        except (NotSent, TooMany, Broken, InvalidToken) as error:
            await self._later(row, error)
        except Forbidden as error:
            await self._blocked(row, str(error))
        except ChatMigrated as error:
            to = error.new_chat_id
            await self._books.surely(lambda session: staff_group.moved(session, row.chat, to))
        except BadRequest as error:
            await self._end(row, FAILED, error=str(error))
        except Exception as error:  # Unanswered, or an answer that cannot be read: it may have arrived
            await self._uncertain(row, repr(error)[:500])
        else:
            await self._end(row, SENT, message_id=message_id)
        return None

    async def _deliver(self, row: OutboxRow) -> int | None:
        if is_about_case(row):
            return await self._topics.send(row)
        try:
            return await self._call(row, row.html, ParseMode.HTML, row.thread)
        except BadRequest as error:
            words = str(error).lower()
            if "parse entities" in words:
                log.warning("turn %s: Telegram cannot parse part %s: %s", row.turn, row.part, error)
                return await self._call(row, row.plain, None, row.thread)
            if "thread not found" in words and row.thread is not None:
                return await self._call(row, row.html, ParseMode.HTML, None)
            raise

    async def _call(self, row: OutboxRow, text: str, mode: str | None, thread: int | None) -> int:
        account = None  # in whose name
        if is_in_sellers_name(row):
            account = await self._books(lambda session: connection_for(session, row))
        if not row.html:  # a row without words carries a file
            return await hand_over(self._bot, self._books, row, thread)
        keys = [[InlineKeyboardButton(label, callback_data=token) for label, token in line]
                for line in row.keyboard]  # fmt: skip
        reply = ReplyParameters(row.reply_to, allow_sending_without_reply=True) if row.reply_to else None
        message = await self._bot.send_message(
            row.chat,
            text,
            parse_mode=mode,
            message_thread_id=thread,
            business_connection_id=account,
            reply_parameters=reply,
            reply_markup=InlineKeyboardMarkup(keys) if keys else None,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return message.message_id

    async def _later(self, row: OutboxRow, error: TelegramError) -> None:
        if now() - row.created_at > GIVE_UP and row.takes >= _LEAST_TAKES:
            return await self._end(row, FAILED, error=f"given up: {error}")
        if isinstance(error, TooMany):
            wait = error.seconds
            self._limits.refuse(row.chat, wait)
        else:
            wait = min(60.0, self._pace.fault * 2 ** min(row.takes - 1, 10))
        RETRIES.labels(reason=_REASONS.get(type(error), "other")).inc()
        log.warning("turn %s: part %s waits %g s: %s", row.turn, row.part, wait, error)
        return await self._put_back(row, wait, str(error))

    async def _put_back(self, row: OutboxRow, wait: float, error: str) -> None:
        def _note(session: Session) -> None:
            hold(session, OutboxRow, row)
            due = now() + timedelta(seconds=min(wait, _LOOK_AGAIN))
            put_back(session, OutboxRow, row.id, due, error)

        await self._books.surely(_note)

    async def _blocked(self, row: OutboxRow, error: str) -> None:
        if is_in_sellers_name(
            row
        ):  # the seller may not write there: it says nothing about the bot's own chat
            return await self._end(row, FAILED, error=error)
        log.info("turn %s: %s cannot be reached: %s", row.turn, row.person, error)

        def _note(session: Session) -> None:
            people.mark_blocked(session, row.person, now())
            undelivered(session, self._settings, row, error, now())
            outbox.give_up_chat(session, row.chat, error)
            staff_group.lost(session, self._settings, row.chat, now())

        await self._books.surely(_note)

    async def _uncertain(self, row: OutboxRow, error: str) -> None:
        log.warning("turn %s: nobody knows whether part %s arrived: %s", row.turn, row.part, error)

        def _note(session: Session) -> None:
            at = now()
            hold(session, OutboxRow, row)
            outbox.close(session, row.id, UNCERTAIN, at, error=error)
            if is_in_sellers_name(row):
                not_delivered(session, row, error)
            if row.kind == "answer":
                offer_again(session, row)

        await self._books.surely(_note)

    async def _end(
        self, row: OutboxRow, state: str, *, message_id: int | None = None, error: str = ""
    ) -> None:
        if state == FAILED:
            log.error("turn %s: part %s cannot be sent: %s", row.turn, row.part, error)

        def _note(session: Session) -> None:
            hold(session, OutboxRow, row)
            outbox.close(session, row.id, state, now(), message_id=message_id, error=error)
            if state == FAILED and is_in_sellers_name(row):
                not_delivered(session, row, error)
            if is_about_case(row):
                note_sent(session, row, message_id)
                if state == FAILED:
                    undelivered(session, self._settings, row, error, now())

        await self._books.surely(_note)


def offer_again(session: Session, row: OutboxRow) -> None:
    """A word to the person that a part may be missing, after all its parts, with a button to have it again."""
    to = Address(row.chat, row.person, row.language, row.thread)
    choice = Choice(say(row.language, "telegram-again-button"), "again", row.turn)
    parts = render(say(row.language, "telegram-uncertain"))
    outbox.put(session, to, row.turn, "uncertain", parts, now(), keyboard=[[choice]], kind="notice")
