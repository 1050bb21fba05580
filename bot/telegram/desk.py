"""What commands work with, and what they come to."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.assistant.conversation import Assistant, File
from bot.errors import UserError
from bot.settings import Language, Settings
from bot.store.buttons import Choice
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.identity import Speaker
from bot.texts import has_text, say

if TYPE_CHECKING:
    from bot.retrieval.library import Library


@dataclass(frozen=True, slots=True)
class Said:
    """The channel's own words, as Markdown."""

    text: str
    language: Language
    choices: tuple[Choice, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Words for the assistant, as if the person had written them."""

    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What commands work with."""

    bot: TelegramBot
    books: Books
    assistant: Assistant
    library: "Library | None" = None
    """Where staff's documents go; None: nowhere."""
    settings: Settings = field(default_factory=Settings)


def said(speaker: Speaker, text: str, choices: tuple[Choice, ...] = (), /, **values: str | int) -> Said:
    """One of the channel's texts in the speaker's language."""
    return Said(say(speaker.language, text, **values), speaker.language, choices)


def told(error: UserError, speaker: Speaker) -> str:
    """What a person reads of an error of theirs."""
    name = f"error-{error.code.replace('_', '-')}"
    return say(speaker.language, name if has_text("en", name) else "error-bad-input", **error.details)
