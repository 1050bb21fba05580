"""Forum groups of the loopback Telegram: topics, who is in a group, what the bot may do there, and copies."""

import itertools
from dataclasses import dataclass
from typing import Any

from tests.telegram.entities import Entity
from tests.telegram.methods import Methods, Refused, text_of
from tests.telegram.people import Group, Sent, User

ADMIN_RIGHTS = ("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
                "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
                "can_edit_stories", "can_delete_stories")  # fmt: skip
_COPIED = ("photo", "video", "document", "voice", "audio", "sticker", "animation", "video_note", "location",
           "contact")  # fmt: skip


@dataclass(slots=True)
class Topic:
    """One topic of a forum."""

    name: str
    closed: bool = False


class Forums(Methods):
    """What a bot sees of groups whose topics it manages."""

    def __init__(self, token: str = "4242:loopback-token", username: str = "quayside_bot") -> None:
        super().__init__(token, username)
        self.topics: dict[int, dict[int, Topic]] = {}
        """Topics by group and thread; a group that is no forum is not in it."""
        self.managing: set[int] = set()
        """Groups in which the bot is an administrator who may manage topics."""
        self.members: dict[tuple[int, int], str] = {}
        """Status of people in groups; `member` where nothing else is noted."""
        self._wrote: dict[tuple[int, int], dict[str, Any]] = {}
        self._topic_ids = itertools.count(500_001)

    # ------------------------------------------------------------------ what people do

    def found_forum(self, group: Group, *, managing: bool = True) -> None:
        """The group has topics; `managing`: and the bot may manage them."""
        self.topics.setdefault(group.id, {})
        self._chats[group.id] = group.chat_json() | {"is_forum": True}
        if managing:
            self.managing.add(group.id)

    def found_group(self, group: Group) -> None:
        """A group without topics that the bot was added to."""
        self._chats[group.id] = group.chat_json()

    def knows(self, user: User) -> None:
        """The person has written to the bot before: it may write to them."""
        self._chats[user.id] = user.chat_json()
        self._members[user.id] = user

    def topic(self, group: Group, containing: str = "") -> int:
        """The thread of the newest topic whose name has these words."""
        found = [
            thread for thread, topic in self.topics.get(group.id, {}).items() if containing in topic.name
        ]
        assert found, f"no topic {containing!r} among {self.topics.get(group.id)}"
        return found[-1]

    def delete_topic(self, group: Group, thread: int) -> None:
        """Somebody deletes a topic by hand, with all its messages."""
        del self.topics[group.id][thread]
        for message in self.messages(group):
            if message.thread == thread:
                message.deleted = True

    def push_message(self, user: User, *, chat: User | Group | None = None, at: float | None = None,
                     message_id: int | None = None, kind: str = "message", **fields: Any) -> int:  # fmt: skip
        update = super().push_message(user, chat=chat, at=at, message_id=message_id, kind=kind, **fields)
        message = self._updates[update][kind]
        if (chat.id if chat else user.id) in self.topics:
            message["chat"] = self._chats[message["chat"]["id"]] = message["chat"] | {"is_forum": True}
        self._wrote[message["chat"]["id"], message["message_id"]] = message
        return update

    def push_topic(self, user: User, group: Group, thread: int, text: str = "", *, reply_to: Sent | None = None,
                   **fields: Any) -> int:  # fmt: skip
        """A message in a topic; gives its message id."""
        if reply_to:
            fields["reply_to_message"] = self._message_json(reply_to)
        else:  # as Telegram does
            opened = {"message_id": thread, "date": 0, "chat": group.chat_json(), "from": self.me,
                      "forum_topic_created": {"name": "?", "icon_color": 1}}  # fmt: skip
            fields["reply_to_message"] = opened
        if text:
            fields["text"] = text
        number = int(next(self._ids))
        fields |= {"message_thread_id": thread, "is_topic_message": True}
        self.push_message(user, chat=group, message_id=number, **fields)
        return number

    def leave(self, user: User, group: Group, *, told: bool = True) -> None:
        """Somebody leaves a group; `told`: the bot, being an administrator, gets a `chat_member` update."""
        self.members[group.id, user.id] = "left"
        if told:
            member = {"user": user.as_json()}
            self.push({"chat_member": {"chat": group.chat_json(), "from": user.as_json(), "date": 0,
                                       "old_chat_member": member | {"status": "member"},
                                       "new_chat_member": member | {"status": "left"}}})  # fmt: skip

    def remove_bot(self, group: Group, by: User) -> None:
        """The bot is put out of a group."""
        self.blocked.add(group.id)
        change = {"chat": group.chat_json(), "from": by.as_json(), "date": 0,
                  "old_chat_member": {"status": "member", "user": self.me},
                  "new_chat_member": {"status": "left", "user": self.me}}  # fmt: skip
        self.push({"my_chat_member": change})

    def upgrade(self, user: User, group: Group, to: Group) -> None:
        """A group becomes a supergroup with topics, and Telegram tells so in the old one."""
        self.migrate(group, to)
        self.found_forum(to)
        super().push_message(user, chat=group, migrate_to_chat_id=to.id)

    def in_topic(self, group: Group, thread: int) -> list[Sent]:
        """The bot's messages in a topic, oldest first."""
        return [m for m in self.messages(group) if m.thread == thread and not m.deleted]

    # ------------------------------------------------------------------ methods

    def _do_create_forum_topic(self, params: dict[str, Any]) -> dict[str, Any]:
        group, name = self._forum(params), str(params.get("name", ""))
        if not 1 <= len(name) <= 128:
            raise Refused("TOPIC_TITLE_EMPTY" if not name else "topic name is too long")
        thread = next(self._topic_ids)
        self.topics[group][thread] = Topic(name)
        return {"message_thread_id": thread, "name": name, "icon_color": 7322096}

    def _do_close_forum_topic(self, params: dict[str, Any]) -> bool:
        return self._set_closed(params, closed=True)

    def _do_reopen_forum_topic(self, params: dict[str, Any]) -> bool:
        return self._set_closed(params, closed=False)

    def _do_copy_message(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(params)
        source = self._wrote.get((params.get("from_chat_id", 0), params.get("message_id", 0)))
        if source is None:
            raise Refused("message to copy not found")
        media = next((kind for kind in _COPIED if kind in source), "")
        if not media and "text" not in source:
            raise Refused("message can't be copied")
        if params.get("caption"):
            text, entities = text_of(params, "caption", limit=1024)
            html = str(params["caption"])
        else:
            text, entities = str(source.get("caption") or source.get("text") or ""), []
            html = text
        sent = self._add(chat, params, text, html, entities)
        self.sent[chat, sent["message_id"]].media = media
        return {"message_id": sent["message_id"]}

    def _do_edit_message_caption(self, params: dict[str, Any]) -> dict[str, Any]:
        message = self._own(params)
        if not message.media:
            raise Refused("there is no caption in the message to edit")
        text, entities = text_of(params, "caption", limit=1024, optional=True)
        message.edits.append(message.text)
        message.text, message.entities = text, entities
        return self._message_json(message)

    def _do_get_chat(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(params)
        full = {"accent_color_id": 1, "max_reaction_count": 11,
                "accepted_gift_types": {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
                                        "premium_subscription": False, "gifts_from_channels": False}}  # fmt: skip
        return self._chats[chat] | full

    def _do_get_chat_member(self, params: dict[str, Any]) -> dict[str, Any]:
        chat, user = self._chat(params), int(params["user_id"])
        if user == self.me["id"]:
            if chat not in self.managing:
                return {"user": self.me, "status": "member"}
            rights = dict.fromkeys(ADMIN_RIGHTS, False)
            return {"user": self.me, "status": "administrator", "can_be_edited": False, "is_anonymous": False,
                    "can_manage_topics": True, **rights}  # fmt: skip
        if user not in self._members:
            raise Refused("user not found")
        return {"user": self._members[user].as_json(), "status": self.members.get((chat, user), "member")}

    # ------------------------------------------------------------------ checks

    def _add(self, chat: int, params: dict[str, Any], text: str, html: str, entities: list[Entity],
             document: str = "") -> dict[str, Any]:  # fmt: skip
        thread = params.get("message_thread_id")
        if thread is not None and chat in self.topics and thread not in self.topics[chat]:
            raise Refused("message thread not found")
        return super()._add(chat, params, text, html, entities, document)

    def _message_json(self, message: Sent) -> dict[str, Any]:
        body = super()._message_json(message)
        if message.thread is not None:
            body |= {"message_thread_id": message.thread, "is_topic_message": True}
        return body

    def _forum(self, params: dict[str, Any]) -> int:
        group = self._chat(params)
        if group not in self.topics:
            raise Refused("the chat is not a forum")
        if group not in self.managing:
            raise Refused("not enough rights to create a topic")
        return group

    def _set_closed(self, params: dict[str, Any], *, closed: bool) -> bool:
        topic = self.topics[self._forum(params)].get(int(params["message_thread_id"]))
        if topic is None:
            raise Refused("message thread not found")
        if topic.closed == closed:
            raise Refused("TOPIC_NOT_MODIFIED")
        topic.closed = closed
        return True
