"""What the desk remembers of a conversation; it travels on its own messages, so the checkpointer keeps it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage

KEY = "desk"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that the desk asked and that has no answer yet."""

    intent: str
    asks: str
    """The slot that the answer fills."""
    slots: dict[str, Any] = field(default_factory=dict)
    """What is known of the request already: arguments of its tool."""
    choices: tuple[dict[str, str], ...] = ()
    """`{"label", "value"}`: what was offered."""
    passed_over: int = 0
    """How many messages since then were about something else."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What later messages may lean on."""

    open: OpenQuestion | None = None
    last_duty: dict[str, Any] = field(default_factory=dict)
    """The last estimate's arguments: "and to Germany?" changes one of them."""
    last_numbers: tuple[str, ...] = ()
    last_query: str = ""
    last_case: str = ""
    """The number of the case that was spoken of last: "remind me in 3 days"."""

    def as_json(self) -> dict[str, Any]:
        """For the message that carries it."""
        return asdict(self)

    @staticmethod
    def of(messages: list[BaseMessage]) -> "Memory":
        """The memory on the newest desk message; an empty one where there is none."""
        for message in reversed(messages):
            if isinstance(message, AIMessage) and (
                kept := message.additional_kwargs.get(KEY, {}).get("memory")
            ):
                question = kept.get("open")
                if question:
                    question = OpenQuestion(**{**question, "choices": tuple(question["choices"])})
                return Memory(question, kept["last_duty"], tuple(kept["last_numbers"]), kept["last_query"],
                              kept.get("last_case", ""))  # fmt: skip
        return Memory()
