"""Business accounts on the loopback Telegram: connections, messages to their owners, answers in their name."""

from dataclasses import dataclass
from typing import Any

from tests.telegram.forums import Forums
from tests.telegram.methods import Refused, text_of
from tests.telegram.people import User


@dataclass(slots=True)
class Connection:
    """An owner's account that the bot is connected to."""

    owner: User
    can_reply: bool
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class InName:
    """A message that the bot sent in an owner's name."""

    connection: str
    chat: int
    text: str


class Business(Forums):
    """What a bot sees of accounts that are connected with it."""

    def __init__(self, token: str = "4242:loopback-token", username: str = "quayside_bot") -> None:
        super().__init__(token, username)
        self.connections: dict[str, Connection] = {}
        self.active: set[tuple[str, int]] = set()
        """Chats of accounts whose customer wrote within a day."""
        self.in_name: list[InName] = []

    def connect_business(self, owner: User, connection: str = "bc-1", *, can_reply: bool = True,
                         enabled: bool = True) -> None:  # fmt: skip
        """The owner connects the bot, changes its rights, or ends it."""
        self.knows(owner)
        self.connections[connection] = Connection(owner, can_reply, enabled)
        self.push({"business_connection": self._connection_json(connection)})

    def write_business(self, customer: User, text: str, connection: str = "bc-1", *, by: User | None = None,
                       edits: int | None = None, **fields: Any) -> int:  # fmt: skip
        """A message in the chat between a customer and the owner, `by` either; gives its number."""
        sender = by or customer
        if sender == customer:
            self.active.add((connection, customer.id))
        number = edits or next(self._ids)
        kind = "edited_business_message" if edits else "business_message"
        message = {"message_id": number, "date": 0, "business_connection_id": connection,
                   "chat": customer.chat_json(), "from": sender.as_json(), "text": text, **fields}  # fmt: skip
        self.push({kind: message})
        return number

    def delete_business(self, customer: User, numbers: list[int], connection: str = "bc-1") -> None:
        """The customer takes messages back."""
        self.push({"deleted_business_messages": {"business_connection_id": connection,
                                                 "chat": customer.chat_json(), "message_ids": numbers}})  # fmt: skip

    def _connection_json(self, connection: str) -> dict[str, Any]:
        known = self.connections[connection]
        return {"id": connection, "user": known.owner.as_json(), "user_chat_id": known.owner.id, "date": 0,
                "is_enabled": known.enabled, "rights": {"can_reply": known.can_reply}}  # fmt: skip

    def _do_get_business_connection(self, params: dict[str, Any]) -> dict[str, Any]:
        connection = str(params.get("business_connection_id"))
        if connection not in self.connections:
            raise Refused("BUSINESS_CONNECTION_INVALID")
        return self._connection_json(connection)

    def _do_send_message(self, params: dict[str, Any]) -> dict[str, Any]:
        connection = params.get("business_connection_id")
        if not connection:
            return super()._do_send_message(params)
        known, chat = self.connections.get(str(connection)), int(params["chat_id"])
        if known is None or not known.enabled:
            raise Refused("BUSINESS_CONNECTION_INVALID")
        if not known.can_reply:
            raise Refused("not enough rights to send messages on behalf of the business account", 403)
        if (connection, chat) not in self.active:
            raise Refused("BUSINESS_PEER_USAGE_MISSING")
        text, _ = text_of(params, "text")
        self.in_name.append(InName(str(connection), chat, text))
        self._note()
        return {"message_id": next(self._ids), "date": 0, "chat": {"id": chat, "type": "private"}, "text": text,
                "business_connection_id": connection}  # fmt: skip
