"""The methods of the Bot API, with Telegram's own refusals."""

import asyncio
import time
from contextlib import suppress
from typing import Any

from tests.telegram.entities import CannotParse, Entity, is_blank, parse_html, units
from tests.telegram.people import Key, People, Sent

TEXT_LIMIT = 4096
CALLBACK_BYTES = 64
BUTTON_LIMIT = 100


class Refused(Exception):
    """A 4xx answer in Telegram's words."""

    def __init__(self, description: str, status: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        prefix = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}.get(status, "")
        self.status, self.description, self.parameters = status, prefix + description, parameters


class Methods(People):
    """`_do_send_message` is sendMessage: parameters in, result out, or Refused."""

    # ------------------------------------------------------------------ methods: updates

    async def _do_get_updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook.get("url"):
            raise Refused("can't use getUpdates method while webhook is active; use deleteWebhook first", 409)
        offset, limit = int(params.get("offset", 0)), int(params.get("limit", 100))
        self._allowed = params.get("allowed_updates") or self._allowed
        if offset > 0:
            for number in [number for number in self._updates if number < offset]:
                del self._updates[number]
        self._poll += 1
        self._news.set()  # an older poll ends
        mine, end = self._poll, time.monotonic() + float(params.get("timeout", 0))
        while True:
            ready = [update for number, update in sorted(self._updates.items()) if self._is_allowed(update)]
            if ready or time.monotonic() >= end or self._down:
                return ready[:limit]
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(0.05):
                    await self._news.wait()
            if self._poll != mine:
                raise Refused("terminated by other getUpdates request; make sure that only one bot instance "
                              "is running", 409)  # fmt: skip

    def _is_allowed(self, update: dict[str, Any]) -> bool:
        return not self._allowed or any(name in self._allowed for name in update)

    def _do_get_me(self, _params: dict[str, Any]) -> dict[str, Any]:
        return self.me

    def _do_set_webhook(self, params: dict[str, Any]) -> bool:
        self.webhook = dict(params)
        self._allowed = params.get("allowed_updates") or self._allowed
        self._note()
        return True

    def _do_delete_webhook(self, params: dict[str, Any]) -> bool:
        self.webhook = {}
        if params.get("drop_pending_updates"):
            self._updates.clear()
        return True

    def _do_get_webhook_info(self, _params: dict[str, Any]) -> dict[str, Any]:
        return {"url": self.webhook.get("url", ""), "has_custom_certificate": False,
                "pending_update_count": len(self._updates)}  # fmt: skip

    # ------------------------------------------------------------------ methods: messages

    def _do_send_message(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(params)
        text, entities = text_of(params, "text")
        return self._add(chat, params, text, str(params.get("text", "")), entities)

    def _do_send_document(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._send_file(params, "document")

    def _do_send_photo(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._send_file(params, "photo")

    def _send_file(self, params: dict[str, Any], kind: str) -> dict[str, Any]:
        chat = self._chat(params)
        upload = params.get(kind)
        if not upload:
            raise Refused(f"there is no {kind} in the request")
        text, entities = text_of(params, "caption", limit=1024, optional=True)
        name, content = upload if isinstance(upload, tuple) else self._files.get(str(upload), ("", b""))
        file_id = self.add_file(content, name)
        sent = self._add(chat, params, text, str(params.get("caption", "")), entities, document=file_id)
        part = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(content)}
        size = {"file_id": file_id, "file_unique_id": file_id, "width": 1, "height": 1}
        return sent | ({"document": part} if kind == "document" else {"photo": [size]})

    def _add(self, chat: int, params: dict[str, Any], text: str, html: str, entities: list[Entity],
             document: str = "") -> dict[str, Any]:  # fmt: skip
        reply = (params.get("reply_parameters") or {}).get("message_id")
        message = Sent(next(self._ids), chat, text, html, entities, _keyboard(params), reply,
                       params.get("message_thread_id"), document=document)  # fmt: skip
        self.sent[chat, message.id] = message
        return self._message_json(message)

    def _do_edit_message_text(self, params: dict[str, Any]) -> dict[str, Any]:
        message = self._own(params)
        if message.media:
            raise Refused("there is no text in the message to edit")
        text, entities = text_of(params, "text")
        keyboard = _keyboard(params)
        if (text, entities, keyboard) == (message.text, message.entities, message.keyboard):
            raise Refused("message is not modified: specified new message content and reply markup are exactly "
                          "the same as a current content and reply markup of the message")  # fmt: skip
        message.edits.append(message.text)
        message.text, message.html, message.entities = text, str(params["text"]), entities
        message.keyboard = keyboard
        return self._message_json(message)

    def _do_edit_message_reply_markup(self, params: dict[str, Any]) -> dict[str, Any]:
        message = self._own(params)
        keyboard = _keyboard(params)
        if keyboard == message.keyboard:
            raise Refused("message is not modified: specified new message content and reply markup are exactly "
                          "the same as a current content and reply markup of the message")  # fmt: skip
        message.keyboard = keyboard
        return self._message_json(message)

    def _do_delete_message(self, params: dict[str, Any]) -> bool:
        message = self.sent.get((self._chat(params), int(params["message_id"])))
        if message is None or message.deleted:
            raise Refused("message to delete not found")
        message.deleted = True
        return True

    def _do_send_message_draft(self, params: dict[str, Any]) -> bool:
        chat = self._chat(params)
        if self._chats[chat]["type"] != "private":
            raise Refused("TEXTDRAFT_PEER_INVALID")
        if not int(params.get("draft_id", 0)):
            raise Refused("RANDOM_ID_INVALID")
        text, _ = text_of(params, "text", optional=True)
        self.drafts[chat].append(text)
        return True

    def _do_send_chat_action(self, params: dict[str, Any]) -> bool:
        self.actions[self._chat(params)].append(str(params["action"]))
        return True

    def _do_answer_callback_query(self, params: dict[str, Any]) -> bool:
        callback = str(params.get("callback_query_id"))
        text = str(params.get("text", ""))
        if callback not in self._callbacks:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        if units(text) > 200:
            raise Refused("MESSAGE_TOO_LONG")
        self._callbacks[callback] = text
        return True

    def _do_get_file(self, params: dict[str, Any]) -> dict[str, Any]:
        file_id = str(params.get("file_id"))
        if file_id not in self._files:
            raise Refused("wrong file_id or the file is temporarily unavailable")
        name, content = self._files[file_id]
        if len(content) > 20 * 2**20:
            raise Refused("file is too big")
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content),
                "file_path": f"documents/{file_id}/{name}"}  # fmt: skip

    def _do_set_my_commands(self, params: dict[str, Any]) -> bool:
        scope = params.get("scope") or {"type": "default"}
        if scope["type"] == "chat" and int(scope["chat_id"]) not in self._chats:
            raise Refused("chat not found")
        commands = params.get("commands") or []
        for command in commands:
            if not 1 <= len(command["command"]) <= 32 or not 1 <= len(command["description"]) <= 256:
                raise Refused("BOT_COMMAND_INVALID")
        key = f"{scope['type']}:{scope.get('chat_id', '')}:{params.get('language_code', '')}"
        self.menus[key] = [command["command"] for command in commands]
        return True

    # ------------------------------------------------------------------ checks

    def _chat(self, params: dict[str, Any]) -> int:
        chat = params.get("chat_id")
        if chat not in self._chats:
            raise Refused("chat not found")
        if chat in self._moved:
            raise Refused(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self._moved[chat]
            )
        if chat in self.blocked:
            raise Refused("bot was blocked by the user", 403)
        return int(chat)

    def _own(self, params: dict[str, Any]) -> Sent:
        message = self.sent.get((self._chat(params), int(params.get("message_id", 0))))
        if message is None or message.deleted:
            raise Refused("message to edit not found")
        return message


def text_of(params: dict[str, Any], name: str, *, limit: int = TEXT_LIMIT,
            optional: bool = False) -> tuple[str, list[Entity]]:  # fmt: skip
    """The visible text of a parameter and its entities, checked as Telegram does."""
    source = str(params.get(name, ""))
    entities: list[Entity] = []
    if params.get("parse_mode", "").lower() == "html":
        try:
            source, entities = parse_html(source)
        except CannotParse as error:
            raise Refused(f"can't parse entities: {error}") from None
    elif params.get("parse_mode"):
        raise Refused("unsupported parse_mode")
    if is_blank(source) and not optional:
        raise Refused("message text is empty")
    if units(source) > limit:
        raise Refused("message is too long" if name == "text" else "message caption is too long")
    return source, entities


def _keyboard(params: dict[str, Any]) -> list[list[Key]]:
    markup = params.get("reply_markup") or {}
    rows: list[list[Key]] = []
    for row in markup.get("inline_keyboard", []):
        keys = []
        for button in row:
            data = str(button.get("callback_data", ""))
            if not str(button.get("text", "")).strip():
                raise Refused("text buttons are unallowed in the inline keyboard")
            if not button.get("url") and not 1 <= len(data.encode()) <= CALLBACK_BYTES:
                raise Refused("BUTTON_DATA_INVALID")
            keys.append(Key(button["text"], data, button.get("url", "")))
        rows.append(keys)
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise Refused("reply markup is too long")
    return rows
