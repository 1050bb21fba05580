"""Where in a conversation's messages the present turn begins."""

from collections.abc import Sequence
from typing import TypeVar

from langchain_core.messages import BaseMessage, HumanMessage

Message = TypeVar("Message", bound=BaseMessage)


def this_turn(messages: Sequence[Message]) -> list[Message]:
    """From the person's newest message on; nothing where no person has spoken."""
    for position in range(len(messages) - 1, -1, -1):
        if isinstance(messages[position], HumanMessage):
            return list(messages[position:])
    return []
