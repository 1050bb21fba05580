"""Reading updates: what came, from whom, and whether it is meant for us at all.

They are read as the JSON they are. The library's own types parse an update whole or not at all, and a field that
we never look at, malformed or newer than the library, would cost the person their answer.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from telegram import Bot
from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from bot.store.inbox import Received

Kind = Literal["text", "command", "file", "press", "membership"]
Json = dict[str, Any]

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?\Z", re.DOTALL)
_BUSINESS = (
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
)
_ATTACHMENTS = tuple(kind.value for kind in MessageAttachmentType)


ANONYMOUS = 1087968824
"""Telegram's own account in whose name admins of a group write who do not want to be named."""

PHOTO = "photo.jpg"
"""Name of a photo; Telegram gives it none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that came, as Telegram tells of it: not to be believed."""

    file_id: str
    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update that is meant for us."""

    kind: Kind
    chat: int
    user: int
    private: bool
    client_language: str = ""
    """What the sender's app is set to."""
    message_id: int | None = None
    thread: int | None = None
    text: str = ""
    """The words (of a caption, too), a command's arguments, or a button's token."""
    command: str = ""
    attachment: str = ""
    """What came with or instead of words: photo, voice, document…"""
    document: Document | None = None
    """The file that can be fetched."""
    album: tuple["Incoming", ...] = ()
    """All messages of the album that it stands for, itself among them; () for a message by itself."""
    name: str = ""
    """The sender's first name, for those who answer a case with them."""
    callback: str = ""
    """Names the press of a button, to answer it."""
    sent_at: datetime | None = None
    here: bool = True
    """For a membership: whether the bot may write in that chat."""

    @property
    def files(self) -> list[tuple[Document, str]]:
        """The files that came, photos apart, each with the words under it."""
        messages = self.album or (self,)
        return [(one.document, one.text) for one in messages if one.document and one.document.name != PHOTO]

    @property
    def pictures(self) -> list[Document]:
        """All that came and may be a picture, whatever it is called."""
        return [one.document for one in self.album or (self,) if one.document]


def received(raw: Json, now: datetime, album_wait: float) -> Received | None:
    """The update as the inbox keeps it. None without an id, by which it could be known."""
    update_id = raw.get("update_id")
    if not isinstance(update_id, int):
        return None
    query = _part(raw, "callback_query")
    message = _part(raw, "message") or _part(raw, "edited_message")
    place = message or _part(query, "message") or _part(raw, "my_chat_member")
    place = place or _part(raw, "chat_member")
    if (business := _business_lane(raw)) is not None:
        return Received(update_id, business, json.dumps(raw))
    album = _text(message, "media_group_id")
    return Received(
        update_id=update_id,
        lane=str(_number(_part(place, "chat"), "id") or _number(_part(query, "from"), "id") or 0),
        payload=json.dumps(raw),
        message_id=_number(message, "message_id"),
        album=album,
        due_at=now + timedelta(seconds=album_wait) if album else None,
        edits="edited_message" in raw,
    )


def _business_lane(raw: Json) -> str | None:
    """A seller's account and a chat of theirs: in order for themselves, apart from the bot's own chats."""
    about = next((part for name in _BUSINESS if (part := _part(raw, name))), None)
    if about is None:
        return None
    connection = _text(about, "business_connection_id") or _text(about, "id")
    return f"business:{connection[:120]}:{_number(_part(about, 'chat'), 'id') or 0}"


def read(raw: Json, bot: Bot) -> Incoming | None:
    """What the update means; None where it asks nothing of us. Takes any shape.

    In a group only a mention, a reply to us, or a command is meant for us.
    """
    query, change = _part(raw, "callback_query"), _part(raw, "my_chat_member")
    message = _part(raw, "message") or _part(raw, "edited_message") or _part(query, "message")
    place = message or change
    sender = _part(query or place, "from")
    chat, user = _number(_part(place, "chat"), "id"), _number(sender, "id")
    if chat is None or user is None:
        return None
    incoming = Incoming(
        kind="text",
        chat=chat,
        user=user,
        private=_part(place, "chat").get("type") == ChatType.PRIVATE,
        client_language=_text(sender, "language_code"),
        name=_text(sender, "first_name")[:60],
        message_id=_number(message, "message_id"),
        thread=_number(message, "message_thread_id") if message.get("is_topic_message") else None,
    )
    if query:
        return replace(incoming, kind="press", text=_text(query, "data"), callback=_text(query, "id"))
    if change:
        status = _part(change, "new_chat_member").get("status")
        here = status not in {ChatMemberStatus.BANNED, ChatMemberStatus.LEFT}
        return replace(incoming, kind="membership", here=here)
    return None if sender.get("is_bot") and user != ANONYMOUS else _message(incoming, message, bot)


def captions(messages: Iterable[Incoming | None]) -> str:
    """The words that came with the pictures of an album."""
    return "\n".join(message.text for message in messages if message and message.text)


def _message(incoming: Incoming, message: Json, bot: Bot) -> Incoming | None:
    text = _text(message, "text") or _text(message, "caption")
    attachment = next((kind for kind in _ATTACHMENTS if message.get(kind)), "")
    if not attachment and not text and "text" not in message:
        return None  # someone joined, a message was pinned…
    command, for_bot, words = "", "", text
    if match := _COMMAND.match(text.strip()):
        command, for_bot, words = match[1].lower(), match[2] or "", (match[3] or "").strip()
    if not incoming.private:
        named = re.compile(rf"(?<!\w)@{re.escape(bot.username)}\b", re.IGNORECASE)
        if for_bot and for_bot.lower() != bot.username.lower():
            return None
        if not command and not named.search(text) and not _replies(message, bot):
            return None
        words = named.sub("", words).strip()
    date = _number(message, "edit_date") or _number(message, "date")
    return replace(
        incoming,
        kind="command" if command else "file" if attachment and not text else "text",
        text=words,
        command=command,
        attachment=attachment,
        document=_document(message),
        sent_at=datetime.fromtimestamp(date, UTC) if date and 0 < date < 2**33 else None,
    )


def _document(message: Json) -> Document | None:
    sizes = [size for size in message.get("photo") or [] if isinstance(size, dict)]
    if sizes and (photo := _text(sizes[-1], "file_id")):  # Telegram lists the largest last
        return Document(photo, PHOTO, _number(sizes[-1], "file_size"))
    part = _part(message, "document")
    file_id = _text(part, "file_id")
    return Document(file_id, _text(part, "file_name"), _number(part, "file_size")) if file_id else None


def _replies(message: Json, bot: Bot) -> bool:
    to = _part(message, "reply_to_message")
    # In a forum each message "replies" to the one that opened its topic.
    return _number(_part(to, "from"), "id") == bot.id and not to.get("forum_topic_created")


def _part(raw: Json, name: str) -> Json:
    part = raw.get(name)
    return part if isinstance(part, dict) else {}


def _text(raw: Json, name: str) -> str:
    text = raw.get(name)
    return text if isinstance(text, str) else ""


def _number(raw: Json, name: str) -> int | None:
    number = raw.get(name)
    return number if isinstance(number, int) and abs(number) < 2**63 else None
