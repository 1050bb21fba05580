"""Who speaks, in which language, and which choices are open: what the terminal itself remembers."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from bot.assistant.conversation import Button, File, Person, Reply, Turn
from bot.settings import LANGUAGES, Language, Role

ROLES: tuple[Role, ...] = get_args(Role)
EXAMPLE_NUMBER = "LX123456785CN"
"""Stands in the example questions until a sample parcel is known."""


@dataclass(slots=True)
class Dialogue:
    """The state of the terminal's side of a conversation; the assistant remembers what was said."""

    role: Role
    language: Language
    """Of the terminal's own texts: what was chosen, or else what was last spoken."""
    chosen: Language | None = None
    """None: the assistant answers in the language of each message."""
    shop: str = "default"
    """Where the person acts."""
    model: str = "desk"
    """The model that answered last."""
    samples: tuple[str, ...] = ()
    """Numbers of the sample parcels that are loaded."""
    choices: tuple[Button, ...] = ()
    """What a number chooses now."""

    @property
    def chat(self) -> str:
        """Each role has a conversation of its own: what staff asked is not a customer's to continue."""
        return chat_of(self.role, self.shop)

    def turn(self, text: str, files: tuple[File, ...] = ()) -> Turn:
        """A message, and what is sent with it, as the assistant takes it."""
        person = Person(id="terminal:local", role=self.role, language=self.chosen, shop=self.shop,
                        language_hint=self.language)  # fmt: skip
        return Turn(person=person, chat=self.chat, text=text, id=f"terminal:{uuid.uuid4().hex}", files=files)

    def choice(self, text: str) -> Button | None:
        """The open choice that was meant by its label or its number; None: `text` is ordinary text."""
        typed = text.strip().casefold()
        for button in self.choices:
            if typed == button.label.strip().casefold():
                return button
        number = typed.rstrip(".)、")
        if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= len(self.choices):
            return self.choices[int(number) - 1]
        return None

    def heard(self, reply: Reply) -> None:
        """Remember what the reply offers and in which language it speaks."""
        self.choices = reply.buttons
        self.model = reply.model
        if not self.chosen and reply.language in LANGUAGES:
            self.language = reply.language


def chat_of(role: Role, shop: str = "default") -> str:
    """The name of the conversation held in a role: one for each shop."""
    return f"terminal:{role}" + ("" if shop == "default" else f":{shop}")


def language_of(environment: Mapping[str, str]) -> Language | None:
    """The language of the person's system, by the POSIX variables; None when we do not speak it."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    code = next(filter(None, named), "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else None
