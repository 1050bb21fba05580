"""Telegram as people see it: who writes what, and what the bot's messages look like to them."""

import asyncio
import itertools
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.telegram.entities import Entity, units

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class User:
    """A person; their private chat has the same id."""

    id: int
    language_code: str | None = "en"
    name: str = "Ann"

    def as_json(self) -> dict[str, Any]:
        user = {"id": self.id, "is_bot": False, "first_name": self.name}
        return user | ({"language_code": self.language_code} if self.language_code else {})

    def chat_json(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat; ids are negative."""

    id: int
    title: str = "Warehouse"
    type: str = "supergroup"

    def chat_json(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.type, "title": self.title}


@dataclass(frozen=True, slots=True)
class Key:
    """One inline button."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(slots=True)
class Sent:
    """A message of the bot as it stands now."""

    id: int
    chat: int
    text: str
    """What people see."""
    html: str
    """What the bot sent."""
    entities: list[Entity] = field(default_factory=list)
    keyboard: list[list[Key]] = field(default_factory=list)
    reply_to: int | None = None
    thread: int | None = None
    deleted: bool = False
    edits: list[str] = field(default_factory=list)
    """Earlier texts, oldest first."""
    document: str = ""
    media: str = ""
    """What a copy holds: photo, voice…; empty for words."""

    @property
    def labels(self) -> list[str]:
        """All button labels, row by row."""
        return [key.label for row in self.keyboard for key in row]


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot and how it was answered: an HTTP status, or 0 where the line went dead."""

    method: str
    params: dict[str, Any]
    status: int
    description: str
    at: float


class People:
    """The state of the loopback Telegram, and the hands of the people in it."""

    def __init__(self, token: str = "4242:loopback-token", username: str = "quayside_bot") -> None:
        self.token = token
        self.me = {"id": 4242, "is_bot": True, "first_name": "Quayside", "username": username,
                   "can_join_groups": True, "can_read_all_group_messages": False,
                   "supports_inline_queries": False}  # fmt: skip
        self.calls: list[Call] = []
        self.sent: dict[tuple[int, int], Sent] = {}
        self.drafts: dict[int, list[str]] = defaultdict(list)
        self.actions: dict[int, list[str]] = defaultdict(list)
        self.menus: dict[str, list[str]] = {}
        """Command names by `scope:chat:language`, e.g. `all_private_chats::zh`, `chat:42:`."""
        self.webhook: dict[str, Any] = {}
        self.blocked: set[int] = set()
        self.port = 0
        self._chats: dict[int, dict[str, Any]] = {}
        self._members: dict[int, User] = {}
        self._moved: dict[int, int] = {}
        self._updates: dict[int, dict[str, Any]] = {}
        self._callbacks: dict[str, str | None] = {}
        self._files: dict[str, tuple[str, bytes]] = {}
        self._read: dict[int, int] = defaultdict(int)
        self._ids = itertools.count(1)
        self._update_ids = itertools.count(900_001)
        self._poll = 0
        self._allowed: list[str] | None = None
        self._changed = asyncio.Event()
        self._news = asyncio.Event()
        self._down = False

    # ------------------------------------------------------------------ what people do

    def push(self, update: dict[str, Any], update_id: int | None = None) -> int:
        """Lay an update of any shape in the queue; gives its id."""
        number = next(self._update_ids) if update_id is None else update_id
        self._updates[number] = {"update_id": number, **update}
        self._note()
        return number

    def push_message(self, user: User, *, chat: User | Group | None = None, at: float | None = None,
                     message_id: int | None = None, kind: str = "message", **fields: Any) -> int:  # fmt: skip
        """A message with any fields (`photo=`, `caption=`, `media_group_id=`…); gives the update id."""
        room = chat or user
        self._chats[room.id] = room.chat_json()
        self._members[user.id] = user
        message = {"message_id": message_id or next(self._ids), "date": int(at or time.time()),
                   "chat": room.chat_json(), "from": user.as_json(), **fields}  # fmt: skip
        return self.push({kind: message})

    def push_text(self, user: User, text: str, *, chat: User | Group | None = None, reply_to: Sent | None = None,
                  at: float | None = None, message_id: int | None = None) -> int:  # fmt: skip
        """A text message, its commands and mentions marked as Telegram marks them; gives the update id."""
        fields: dict[str, Any] = {"text": text}
        if marks := _marks(text):
            fields["entities"] = marks
        if reply_to:
            fields["reply_to_message"] = self._message_json(reply_to)
        return self.push_message(user, chat=chat, at=at, message_id=message_id, **fields)

    def push_edit(self, user: User, message_id: int, text: str, *, chat: User | Group | None = None) -> int:
        """The person edits an earlier message of theirs."""
        return self.push_message(user, chat=chat, message_id=message_id, kind="edited_message", text=text,
                                 edit_date=int(time.time()))  # fmt: skip

    def message_id(self, update_id: int) -> int:
        """The message id in an update that was pushed and is not confirmed yet."""
        update = self._updates[update_id]
        return int(next(part["message_id"] for part in update.values() if isinstance(part, dict)))

    def press(self, message: Sent, label: str, *, by: User | None = None) -> str:
        """A press of the button whose label contains `label`, shown now or earlier; gives the callback id."""
        data = next((key.data for row in message.keyboard for key in row if label in key.label), None)
        assert data is not None, f"no button {label!r} among {message.labels}"
        return self.press_data(message, data, by=by)

    def press_data(self, message: Sent, data: str, *, by: User | None = None) -> str:
        """A press that sends `data`, e.g. from a client that still shows an old keyboard."""
        callback = f"cb{next(self._ids)}"
        self._callbacks[callback] = None
        user = by or self._members[message.chat]
        self.push({"callback_query": {"id": callback, "from": user.as_json(), "data": data,
                                      "chat_instance": str(message.chat),
                                      "message": self._message_json(message)}})  # fmt: skip
        return callback

    def block(self, user: User, *, told: bool = True) -> None:
        """The person blocks the bot; `told`: and the bot gets the `my_chat_member` update."""
        self.blocked.add(user.id)
        if told:
            self._membership(user, "member", "kicked")

    def unblock(self, user: User) -> None:
        """The person lets the bot write again."""
        self.blocked.discard(user.id)
        self._membership(user, "kicked", "member")

    def migrate(self, group: Group, to: Group) -> None:
        """The group becomes a supergroup: what is sent to the old id is refused with the new one."""
        self._chats[to.id] = to.chat_json()
        self._moved[group.id] = to.id

    def add_file(self, content: bytes, name: str = "file.bin") -> str:
        """A file that the bot may fetch; gives its file_id."""
        file_id = f"file{next(self._ids)}"
        self._files[file_id] = (name, content)
        return file_id

    # ------------------------------------------------------------------ what the bot did

    async def until(self, what: Callable[[], Found], timeout: float = 5.0) -> Found:  # noqa: ASYNC109
        """Wait until `what()` is true and give its value; AssertionError with the last calls otherwise."""
        end = time.monotonic() + timeout
        while not (found := what()):
            self._changed.clear()
            left = end - time.monotonic()
            if left <= 0:
                tail = "\n".join(f"  {c.method} {c.status} {c.params}" for c in self.calls[-12:])
                raise AssertionError(f"nothing came within {timeout} s; the last calls:\n{tail}")
            # The short step also catches conditions that depend on something other than this server.
            try:
                await asyncio.wait_for(self._changed.wait(), min(left, 0.1))
            except TimeoutError:
                continue
        return found

    async def await_message(
        self,
        chat: User | Group | int,
        containing: str = "",
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Sent:
        """The next message in that chat after the last one awaited, skipping those without `containing`."""
        room = chat if isinstance(chat, int) else chat.id

        def _next() -> Sent | None:
            for message in self.messages(room):
                if message.id > self._read[room] and containing in message.text and not message.deleted:
                    return message
            return None

        found = await self.until(_next, timeout)
        assert found
        self._read[room] = found.id
        return found

    def messages(self, chat: User | Group | int) -> list[Sent]:
        """All messages of the bot in a chat, oldest first, as they stand now."""
        room = chat if isinstance(chat, int) else chat.id
        return [message for (where, _), message in sorted(self.sent.items()) if where == room]

    def answer_to(self, callback: str) -> str | None:
        """The notice shown for a press: None while unanswered, empty where only the clock was stopped."""
        return self._callbacks[callback]

    def made(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method == method]

    @property
    def pending(self) -> list[int]:
        """Ids of updates that the bot has not confirmed."""
        return sorted(self._updates)

    # ------------------------------------------------------------------ as it travels

    def _message_json(self, message: Sent) -> dict[str, Any]:
        body = {"message_id": message.id, "date": int(time.time()), "chat": self._chats[message.chat],
                "from": self.me, "text": message.text,
                "entities": [entity.as_json() for entity in message.entities]}  # fmt: skip
        if message.keyboard:
            rows = [[{"text": key.label} | ({"url": key.url} if key.url else {"callback_data": key.data})
                     for key in row] for row in message.keyboard]  # fmt: skip
            body["reply_markup"] = {"inline_keyboard": rows}
        return body

    def _membership(self, user: User, old: str, new: str) -> None:
        def _status(status: str) -> dict[str, Any]:
            return {"status": status, "user": self.me} | ({"until_date": 0} if status == "kicked" else {})

        self.push({"my_chat_member": {"chat": user.chat_json(), "from": user.as_json(), "date": int(time.time()),
                                      "old_chat_member": _status(old), "new_chat_member": _status(new)}})  # fmt: skip

    def _note(self) -> None:
        self._changed.set()
        self._news.set()


def _marks(text: str) -> list[dict[str, Any]]:
    marks = []
    for offset, word in _words(text):
        name, _, bot = word[1:].partition("@")
        if word[0] == "/" and name.replace("_", "").isalnum() and name.isascii():
            marks.append({"type": "bot_command", "offset": offset, "length": units(word)})
        elif word[0] == "@" and len(word) > 1 and not bot:
            marks.append({"type": "mention", "offset": offset, "length": units(word.rstrip(",.:!?"))})
    return marks


def _words(text: str) -> list[tuple[int, str]]:
    words, position = [], 0
    for word in text.split():
        position = text.index(word, position)
        words.append((units(text[:position]), word))
        position += len(word)
    return words
