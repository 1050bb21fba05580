"""Who speaks: roles come from the settings and the people table, never from what is written.

A group is a person of its own: always a customer who owns nothing, so that it sees public documents only and
nobody's orders, whoever of its members asks.
"""

from dataclasses import dataclass

from bot.assistant.conversation import Person
from bot.settings import LANGUAGES, Language, Role, Settings
from bot.store.people import Known

# Highest first. Each may act as those below it; nobody may act as one above.
_MAY: dict[Role, tuple[Role, ...]] = {
    "admin": ("admin", "staff", "seller", "customer"),
    "staff": ("staff", "seller", "customer"),
    "seller": ("seller", "customer"),
    "customer": ("customer",),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or group as it may act now."""

    key: str
    """`telegram:42`: in the people table and in Turns."""
    held: tuple[Role, ...]
    """All roles it may take, highest first."""
    role: Role
    chosen: Language | None
    """The language chosen with /language."""
    language: Language
    """The language of the channel's own words."""
    chat: int

    @property
    def memory(self) -> str:
        """The conversation: one a chat and role, so that what staff discussed never shows to a customer."""
        return memory_of(self.chat, self.role)

    @property
    def person(self) -> Person:
        """As the assistant knows it."""
        return Person(self.key, self.role, self.chosen, language_hint=self.language)


def key_of(chat: int) -> str:
    """The key of a private chat's person, or of a group."""
    return f"telegram:{chat}"


def memory_of(chat: int, role: Role) -> str:
    """The name of the conversation held in a chat in a role."""
    return f"telegram:{chat}:{role}"


def speaker(settings: Settings, known: Known, chat: int, private: bool) -> Speaker:
    """Who speaks in a chat, by what is known of them."""
    held = roles_held(settings, chat, known.granted) if private else _MAY["customer"]
    taken = next((role for role in held if role == known.role), held[0])
    chosen = as_language(known.language or "")
    language = chosen or as_language(known.client_language) or settings.default_language
    return Speaker(known.id, held, taken, chosen, language, chat)


def roles_held(settings: Settings, user: int, granted: frozenset[str] = frozenset()) -> tuple[Role, ...]:
    """The roles a user may take, highest first."""
    named: set[str] = {settings.default_role, *granted}
    named |= {role for role, ids in (("admin", settings.admins), ("staff", settings.staff),
                                     ("seller", settings.sellers)) if user in ids}  # fmt: skip
    return _MAY[next((role for role in _MAY if role in named), "customer")]


def as_language(code: str) -> Language | None:
    """The language of an IETF tag (`zh-hans`, `es-MX`), where we speak it."""
    short = code.replace("_", "-").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == short), None)
