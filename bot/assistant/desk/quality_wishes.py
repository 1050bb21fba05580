"""The desk's way to the quality tools: the digest of a week, and a recall with the question that it may ask."""

from typing import Any

from bot.assistant.desk.memory import Memory
from bot.assistant.understanding.quality import is_command, read_quality, recall_of
from bot.settings import Role

_SELLING = ("seller", "staff", "admin")
_LONGEST = 120


def read(text: str, memory: Memory, role: Role) -> tuple[str, dict[str, Any]] | None:
    """The tool and its arguments; None where the message is about something else, or not from one who sells."""
    if role not in _SELLING:
        return None
    if (wish := read_quality(text)) is not None:
        return wish
    question = memory.open
    if question is None or question.intent != "recall" or is_command(text) or len(text) > _LONGEST:
        return None
    told = recall_of(text)
    if "sku" not in told:
        if len(text.split()) != 1 or text.startswith("/"):
            return None
        told["sku"] = text.strip()
    return "recall_helper", {**question.slots, **told}
