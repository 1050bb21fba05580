"""A message that may have to be carried to somebody, read as the JSON it is."""

from dataclasses import dataclass

from telegram.constants import ChatType, MessageAttachmentType

from bot.telegram.incoming import ANONYMOUS, Json

_KINDS = tuple(kind.value for kind in MessageAttachmentType)
_ATTACHED = ("photo", "video", "document", "audio", "voice", "animation", "video_note")
"""Kinds that are kept with a case."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message."""

    kind: str
    reference: str
    """Telegram's lasting name of it."""
    handle: str
    """By which it is sent again."""
    name: str = ""
    media_type: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message of a person."""

    chat: int
    message: int
    user: int
    name: str
    """The first name, as their profile shows it."""
    private: bool
    text: str = ""
    """The words, or those under a picture."""
    media: str = ""
    """photo, voice, sticker…: what is carried as a copy; empty for plain words."""
    file: Attached | None = None
    thread: int | None = None
    reply_to: int | None = None
    language: str = ""
    """What the sender's app is set to."""
    is_anonymous: bool = False
    """An admin of the group, who is not named."""


def letter(message: Json) -> Letter | None:
    """The message, where a person wrote it and it says something. Takes any shape."""
    chat, sender = _part(message, "chat"), _part(message, "from")
    where, number, user = _int(chat, "id"), _int(message, "message_id"), _int(sender, "id")
    if where is None or number is None or user is None:
        return None
    anonymous = user == ANONYMOUS and _int(_part(message, "sender_chat"), "id") == where
    if sender.get("is_bot") and not anonymous:
        return None
    text = _str(message, "text") or _str(message, "caption")
    media = next((kind for kind in _KINDS if message.get(kind)), "")
    if not text.strip() and not media:
        return None
    to = _part(message, "reply_to_message")
    return Letter(
        chat=where, message=number, user=user, name=_str(sender, "first_name")[:60],
        private=chat.get("type") == ChatType.PRIVATE, text=text, media=media, file=_file(message),
        thread=_int(message, "message_thread_id") if message.get("is_topic_message") else None,
        # in a forum each message "replies" to the one that opened its topic
        reply_to=None if to.get("forum_topic_created") else _int(to, "message_id"),
        language=_str(sender, "language_code"), is_anonymous=anonymous,
    )  # fmt: skip


def _file(message: Json) -> Attached | None:
    for kind in _ATTACHED:
        found = message.get(kind)
        if kind == "photo" and isinstance(found, list) and found and isinstance(found[-1], dict):
            found = found[-1]  # the largest is last
        if isinstance(found, dict) and (handle := _str(found, "file_id")):
            return Attached(kind, _str(found, "file_unique_id") or handle, handle, _str(found, "file_name"),
                            _str(found, "mime_type"), _int(found, "file_size"))  # fmt: skip
    return None


def _part(raw: Json, name: str) -> Json:
    part = raw.get(name)
    return part if isinstance(part, dict) else {}


def _str(raw: Json, name: str) -> str:
    text = raw.get(name)
    return text if isinstance(text, str) else ""


def _int(raw: Json, name: str) -> int | None:
    number = raw.get(name)
    return number if isinstance(number, int) and abs(number) < 2**63 else None
