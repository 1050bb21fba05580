"""Who speaks, and in which shop: from the settings, the people table and the shops' members, never from what is
written. Who belongs to a shop no longer has lost it with the next thing they do.

A group is a person of its own: always a customer who owns nothing, so that it sees public documents only and
nobody's orders, whoever of its members asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.assistant.conversation import Person
from bot.settings import LANGUAGES, Language, Role, Settings
from bot.store.people import Known
from bot.store.shops import DEFAULT_SHOP

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
    shop: str = DEFAULT_SHOP
    """Where it acts."""
    shops: tuple[str, ...] = (DEFAULT_SHOP,)
    """Where it may act in this role; with `everywhere` in any other, too."""
    everywhere: bool = False
    """Whether the operator named it: such a person may choose any shop."""

    @property
    def memory(self) -> str:
        """The conversation: one a chat and role, so that what staff discussed never shows to a customer."""
        return memory_of(self.chat, self.role, self.shop)

    @property
    def person(self) -> Person:
        """As the assistant knows it."""
        return Person(
            self.key, self.role, self.chosen, self.shop, language_hint=self.language,
            own_shop_only=not self.everywhere,
        )  # fmt: skip


def key_of(chat: int) -> str:
    """The key of a private chat's person, or of a group."""
    return f"telegram:{chat}"


def memory_of(chat: int, role: Role, shop: str = DEFAULT_SHOP) -> str:
    """The name of the conversation held in a chat in a role: one for each shop, so that nothing passes between."""
    return f"telegram:{chat}:{role}" + ("" if shop == DEFAULT_SHOP else f":{shop}")


def speaker(settings: Settings, known: Known, chat: int, private: bool) -> Speaker:
    """Who speaks in a chat, by what is known of them."""
    places = known.places if private else {}
    held = roles_held(settings, chat, known.granted, places) if private else _MAY["customer"]
    taken = next((role for role in held if role == known.role), held[0])
    everywhere = private and chat in settings.admins | settings.staff
    shops = _shops(settings, chat, known.granted, places, taken) if private else (DEFAULT_SHOP,)
    shop = known.shop if known.shop and (everywhere or known.shop in shops) else shops[0]
    chosen = as_language(known.language or "")
    language = chosen or as_language(known.client_language) or settings.default_language
    return Speaker(
        known.id, held, taken, chosen, language, chat, shop if private else DEFAULT_SHOP, shops, everywhere
    )


def roles_held(settings: Settings, user: int, granted: frozenset[str] = frozenset(),
               places: Mapping[str, frozenset[str]] | None = None) -> tuple[Role, ...]:  # fmt: skip
    """The roles a user may take somewhere, highest first."""
    named = _named(settings, user, granted).union(*(places or {}).values())
    return _MAY[next((role for role in _MAY if role in named), "customer")]


def roles_at(settings: Settings, user: int, known: Known, shop: str) -> tuple[Role, ...]:
    """The roles a user may take in one shop, highest first."""
    named = set(known.places.get(shop, ()))
    if shop == DEFAULT_SHOP or user in settings.admins | settings.staff:
        named |= _named(settings, user, known.granted)
    return _MAY[next((role for role in _MAY if role in named), "customer")]


def _shops(settings: Settings, user: int, granted: frozenset[str], places: Mapping[str, frozenset[str]],
           role: Role) -> tuple[str, ...]:  # fmt: skip
    """Where the role may be taken: the default shop first, where it may be there."""
    own = [shop for shop, roles in places.items() if any(role in _MAY[as_role(one)] for one in roles)]
    at_home = role == "customer" or any(role in _MAY[as_role(one)] for one in _named(settings, user, granted))
    return (
        *((DEFAULT_SHOP,) if at_home else ()),
        *sorted(shop for shop in own if shop != DEFAULT_SHOP or not at_home),
    )


def as_role(name: str) -> Role:
    """A role by its name; what is none counts as the lowest."""
    return next((role for role in _MAY if role == name), "customer")


def _named(settings: Settings, user: int, granted: frozenset[str]) -> set[str]:
    named: set[str] = {settings.default_role, *granted}
    return named | {role for role, ids in (("admin", settings.admins), ("staff", settings.staff),
                                           ("seller", settings.sellers)) if user in ids}  # fmt: skip


def as_language(code: str) -> Language | None:
    """The language of an IETF tag (`zh-hans`, `es-MX`), where we speak it."""
    short = code.replace("_", "-").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == short), None)
