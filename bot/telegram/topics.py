"""Sending what is about a case: into its forum topic, which is made when something first goes there.

What is guaranteed
------------------
- A topic is made before its first message, with a summary at its top. A crash (or a lost answer) between Telegram's
  making it and our noting that leaves one empty topic behind, and the message makes another: at most one orphan a
  crash. The same with the summary, which may then stand there twice.
- A topic that staff delete by hand is made again, with a summary, by the next message; none of those is lost.
- A group without topics, or one in which the bot may not manage them, gets the messages itself, each with the case's
  number; once an hour it is tried again.
- An edit whose counterpart cannot be edited (any more) is sent as a message of its own.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)  # fmt: skip
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.aftersales.shops import shop_of
from bot.clock import now
from bot.store import buttons
from bot.store.cases import CaseRow
from bot.store.outbox import OutboxRow
from bot.store.topics import OutboxCaseRow, RelayRow, TopicRow
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.case_words import Worded, numbered, summary, title
from bot.telegram.errors import NotSent, Unanswered
from bot.telegram.limits import Limits
from bot.texts import say

log = logging.getLogger(__name__)

_ASK_AGAIN = timedelta(hours=1)
"""After a refusal; rights may have been given, or topics switched on."""
_TRIES = 2

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_GONE = ("thread not found", "topic_deleted", "topic_id_invalid", "topic not found")
_NO_TOPICS = ("not a forum", "not enough rights", "chat_admin_required", "method is available only in supergroups",
              "method is available for supergroup")  # fmt: skip
_CLOSED = ("topic_closed", "topic closed", "topic is closed")


@dataclass(frozen=True, slots=True)
class Task:
    """What one row of the outbox asks for, as it stands in the store."""

    case_id: int
    number: str
    does: str
    in_topic: bool
    reply_to: int | None = None
    source: tuple[int, int] | None = None
    edits: int | None = None
    """The message whose words change; None: there is none (yet)."""
    text: bool = True


class Topics:
    """Sends the rows of the outbox that stand for something about a case."""

    def __init__(self, bot: TelegramBot, books: Books, limits: Limits) -> None:
        self._bot, self._books, self._limits = bot, books, limits

    async def send(self, row: OutboxRow) -> int | None:
        """Do what the row says; gives the number of the message, where there is one. Raises what sending raises."""
        task = await self._books(lambda session: _task(session, row))
        if task is None:
            raise BadRequest("the case is gone")
        if task.does in ("close", "reopen"):
            await self._shut(row, task)
            return None
        if task.does == "edit":
            return await self._edit(row, task)
        if not task.in_topic:
            return await self._put(row, task, None)
        for attempt in range(1, _TRIES + 1):
            thread = await self._ready(row.chat, task.case_id)
            try:
                return await self._put(row, task, thread)
            except BadRequest as error:
                if thread is None or attempt == _TRIES:
                    raise
                if _is(error, _CLOSED):
                    await self._bot.reopen_forum_topic(row.chat, thread)
                elif _is(error, _GONE):
                    log.info(
                        "the topic of case %s is gone from chat %s; it is made again", task.number, row.chat
                    )
                    await self._books.surely(lambda session: _forget_thread(session, task.case_id))
                else:
                    raise
        raise AssertionError("unreachable")

    async def _ready(self, group: int, case_id: int) -> int | None:
        """The thread of the case's topic, made and headed if need be; None where there can be none."""
        found = await self._books(lambda session: _topic(session, group, case_id))
        thread, headed, asks, name = found
        try:
            if thread is None and asks:
                thread = await self._make(group, case_id, name)
            if not headed or thread != found[0]:
                await self._head(group, case_id, thread)
        except Unanswered as error:
            # whatever became of the topic, the message itself was not sent yet and is tried again
            raise NotSent(f"the topic is not ready: {error}") from error
        return thread

    async def _make(self, group: int, case_id: int, name: str) -> int | None:
        await self._limits.turn(group)
        try:
            made = await self._bot.create_forum_topic(group, name)
        except BadRequest as error:
            if not _is(error, _NO_TOPICS):
                raise
            log.info("no topic in chat %s: %s", group, error)
            await self._books.surely(lambda session: _note_refusal(session, case_id))
            return None
        thread = made.message_thread_id
        await self._books.surely(lambda session: _note_thread(session, case_id, thread))
        return thread

    async def _head(self, group: int, case_id: int, thread: int | None) -> None:
        """The summary at the top."""
        worded = await self._books(lambda session: _summary(session, group, case_id, thread))
        await self._limits.turn(group)
        for number, part in enumerate(worded.parts):
            last = number == len(worded.parts) - 1
            message = await self._text(
                group, part.html, ParseMode.HTML, thread, None, worded.keys if last else []
            )
        await self._books.surely(lambda session: _note_summary(session, group, case_id, message.message_id))

    async def _put(self, row: OutboxRow, task: Task, thread: int | None) -> int:
        bare = task.in_topic and thread is None
        if task.does == "copy":
            return await self._copy(row, task, thread, bare=bare)
        html = numbered(row.html, task.number) if bare else row.html
        try:
            message = await self._text(row.chat, html, ParseMode.HTML, thread, task.reply_to, row.keyboard)
        except BadRequest as error:
            if "parse entities" not in str(error).lower():
                raise
            message = await self._text(row.chat, row.plain, None, thread, task.reply_to, row.keyboard)
        if thread is not None and message.message_thread_id != thread:
            # Telegram sometimes ignores a thread that is gone and writes to the general topic instead
            raise BadRequest("message thread not found")
        return message.message_id

    async def _copy(self, row: OutboxRow, task: Task, thread: int | None, *, bare: bool) -> int:
        assert task.source is not None
        reply = task.reply_to
        if bare and reply is None:  # a picture carries no number; what it answers tells which case it is of
            reply = await self._books(lambda session: _summary_of(session, task.case_id))
        copied = await self._bot.copy_message(
            row.chat,
            task.source[0],
            task.source[1],
            caption=row.html or None,
            parse_mode=ParseMode.HTML if row.html else None,
            message_thread_id=thread,
            reply_parameters=ReplyParameters(reply, allow_sending_without_reply=True) if reply else None,
        )
        return copied.message_id

    async def _edit(self, row: OutboxRow, task: Task) -> int | None:
        """Change the counterpart's words; where that cannot be, say them anew."""
        html = row.html
        if task.in_topic:
            thread = (await self._books(lambda session: _topic(session, row.chat, task.case_id)))[0]
            html = numbered(html, task.number) if thread is None else html
        if task.edits is not None:
            try:
                if task.text:
                    await self._bot.edit_message_text(html, row.chat, task.edits, parse_mode=ParseMode.HTML,
                                                      link_preview_options=_NO_PREVIEW)  # fmt: skip
                else:
                    await self._bot.edit_message_caption(
                        row.chat, task.edits, caption=html, parse_mode=ParseMode.HTML
                    )
            except BadRequest as error:
                if "not modified" in str(error).lower():
                    return task.edits
                log.info("case %s: an edit is sent as a message: %s", task.number, error)
            else:
                return task.edits
        anew = Task(task.case_id, task.number, "say", task.in_topic, reply_to=task.edits)
        thread = await self._ready(row.chat, task.case_id) if task.in_topic else None
        return await self._put(row, anew, thread)

    async def _shut(self, row: OutboxRow, task: Task) -> None:
        """Close or reopen the topic; where there is none that is done."""
        thread, *_ = await self._books(lambda session: _topic(session, row.chat, task.case_id))
        if thread is None:
            return
        call = self._bot.close_forum_topic if task.does == "close" else self._bot.reopen_forum_topic
        try:
            await call(row.chat, thread)
        except BadRequest as error:
            if _is(error, _GONE):
                await self._books.surely(lambda session: _forget_thread(session, task.case_id))
            else:  # it was (re)opened by hand, or the right was taken away: a decoration
                log.info("the topic of case %s was not changed: %s", task.number, error)

    async def _text(self, chat: int, text: str, mode: str | None, thread: int | None, reply_to: int | None,
                    keyboard: list[list[list[str]]]) -> Message:  # fmt: skip
        keys = [
            [InlineKeyboardButton(label, callback_data=token) for label, token in line] for line in keyboard
        ]
        return await self._bot.send_message(
            chat,
            text,
            parse_mode=mode,
            message_thread_id=thread,
            reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True)
            if reply_to
            else None,
            reply_markup=InlineKeyboardMarkup(keys) if keys else None,
            link_preview_options=_NO_PREVIEW,
        )


def _is(error: BadRequest, words: tuple[str, ...]) -> bool:
    return any(one in str(error).lower() for one in words)


def _task(session: Session, row: OutboxRow) -> Task | None:
    carried = session.get(OutboxCaseRow, row.id)
    case = session.get(CaseRow, carried.case_id) if carried else None
    if carried is None or case is None:
        return None
    source = (
        (carried.source_chat, carried.source_message)
        if carried.source_chat is not None and carried.source_message is not None
        else None
    )
    relay = session.get(RelayRow, carried.relay) if carried.does == "edit" and carried.relay else None
    return Task(case.id, case.number, carried.does, carried.in_topic, row.reply_to, source,
                relay.to_message if relay else None, relay.text if relay else True)  # fmt: skip


def _topic(session: Session, group: int, case_id: int) -> tuple[int | None, bool, bool, str]:
    """Its thread, whether its summary stands, whether to ask for a topic, and what to call it."""
    row = session.get(TopicRow, case_id)
    if row is None:
        row = TopicRow(case_id=case_id, group_chat=group, created_at=now())
        session.add(row)
    elif row.group_chat != group:  # the shop has another group now
        row.group_chat, row.thread, row.summary, row.refused_at = group, None, None, None
    asks = row.refused_at is None or now() - row.refused_at > _ASK_AGAIN
    case = session.get_one(CaseRow, case_id)
    return row.thread, row.summary is not None, asks, title(case, shop_of(session, case.shop).language)


def _forget_thread(session: Session, case_id: int) -> None:
    row = session.get_one(TopicRow, case_id)
    row.thread, row.summary, row.refused_at = None, None, None


def _note_refusal(session: Session, case_id: int) -> None:
    session.get_one(TopicRow, case_id).refused_at = now()


def _note_thread(session: Session, case_id: int, thread: int) -> None:
    row = session.get_one(TopicRow, case_id)
    row.thread, row.summary, row.refused_at = thread, None, None


def _note_summary(session: Session, group: int, case_id: int, message: int) -> None:
    row = session.get_one(TopicRow, case_id)
    row.summary = message
    session.add(RelayRow(case_id=case_id, from_chat=0, from_message=-message, to_chat=group, to_message=message,
                         by="bot", at=now()))  # fmt: skip


def _summary_of(session: Session, case_id: int) -> int | None:
    row = session.get(TopicRow, case_id)
    return row.summary if row else None


def _summary(session: Session, group: int, case_id: int, thread: int | None) -> Worded:
    case = session.get_one(CaseRow, case_id)
    worded = summary(session, case)
    keys = [[[choice.label, token] for choice, token in zip(line, _tokens(session, group, line), strict=True)]
            for line in worded.keyboard]  # fmt: skip
    parts = worded.parts
    if thread is None:
        hint = say(shop_of(session, case.shop).language, "people-answer-by-reply")
        parts = worded.with_hint(hint)
    return Worded(parts, worded.keyboard, keys)


def _tokens(session: Session, group: int, line: list[buttons.Choice]) -> list[str]:
    return buttons.offer(session, group, "", line, now())
