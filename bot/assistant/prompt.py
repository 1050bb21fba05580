"""The language model's system prompt: `prompts/system/*.md` for the role, with the turn's own facts."""

from functools import cache

from bot.assistant.session import Session
from bot.resources import PROMPTS

LANGUAGE_NAMES = {"en": "English", "zh": "Chinese (simplified)", "es": "Spanish", "ru": "Russian"}
"""What a language model is told to write in."""


def system_prompt(session: Session) -> str:
    """What the model is told: its work, its limits, the role it serves, the language and the date."""
    role = "staff" if session.person.role == "admin" else session.person.role
    return "\n\n".join(
        [
            _prompt("assistant"),
            _prompt(role),
            f"Today is {session.today.isoformat()}. Answer in {LANGUAGE_NAMES[session.language]}.",
        ]
    )


@cache
def _prompt(name: str) -> str:
    return (PROMPTS / "system" / f"{name}.md").read_text(encoding="utf-8").strip()
