"""What a channel hands to the assistant and gets back: nothing here knows of Telegram or a terminal."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Protocol

from bot.settings import Language, Role

Outcome = Literal["answered", "asked", "refused", "handed_off", "acted"]
"""answered · asked (a question back) · refused (not in the documents, out of scope, not allowed) ·
handed_off (given to a person) · acted (something was done)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: from the session, never from the model or the text."""

    id: str
    """Stable across turns: `telegram:42`, `terminal:local`."""
    role: Role
    language: str | None = None
    """The language the person chose; None: answer in the language of the message."""
    shop: str = "default"
    language_hint: str | None = None
    """The language of the person's app: used where neither a choice nor the message tells."""
    own_shop_only: bool = False
    """Staff of one shop: what the deployment's staff see of other shops is closed to them."""

    @property
    def tracking_role(self) -> Role:
        """As which the parcels are seen: to the deployment's staff every shop's are open."""
        return "seller" if self.own_shop_only and self.role in ("staff", "admin") else self.role


@dataclass(frozen=True, slots=True)
class File:
    """Something that travels beside the words: a sheet that a person sends, a result or a picture sent back."""

    name: str
    data: bytes
    media_type: str = "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        """Whether channels show it rather than hand it over."""
        return self.media_type in ("image/png", "image/jpeg")

    def as_json(self) -> dict[str, Any]:
        """`{"name", "media_type", "bytes"}`: what it is, not what is in it."""
        return {"name": self.name, "media_type": self.media_type, "bytes": len(self.data)}


@dataclass(frozen=True, slots=True)
class Turn:
    """One message, or one press of a button, as the channel received it."""

    person: Person
    chat: str
    """The conversation it belongs to: `telegram:42`; its memory is kept under this name."""
    text: str
    id: str = ""
    """Names the turn once and for all (`telegram:<update_id>`): side effects are idempotent by it."""
    files: tuple[File, ...] = ()
    """What was sent along, looked at by `bot.uploads`; `text` is then what was written under it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that an answer rests on; `n` is the [n] in the text."""

    n: int
    document: str
    section: str
    title: str
    source: str
    as_of: str
    passage: str = ""
    """The passage's stable id, to open it again."""
    warning: str = ""
    """E.g. past its review date; already in the person's language."""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: pressing it is the same as writing `value`."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool that ran in this turn, with what it was given and what it gave."""

    name: str
    arguments: dict[str, Any]
    result: Any


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer, channel-neutral. `text` is CommonMark with tables; channels render it themselves."""

    text: str
    language: str
    outcome: Outcome
    citations: tuple[Citation, ...] = ()
    buttons: tuple[Button, ...] = ()
    tools: tuple[ToolCall, ...] = ()
    model: str = "desk"
    latency_ms: int = 0
    files: tuple[File, ...] = ()
    """Sent after the text, in order."""

    def as_json(self) -> dict[str, Any]:
        """The shape of `quayside ask --json`, but for `id` and `role`; files are named, where there are any."""
        document = asdict(replace(self, files=()))
        del document["files"]
        return document | ({"files": [file.as_json() for file in self.files]} if self.files else {})


OnProgress = Callable[["Progress"], Awaitable[None]]
"""Awaited while an answer is being made; channels show it live."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What can be shown before the answer is final."""

    text: str = ""
    """The whole answer so far (not a piece of it), as Markdown; replaces what was shown before."""
    doing: str = ""
    """What is being done now, in the person's language ("searching the documents…"); else empty."""


@dataclass(frozen=True, slots=True)
class Suggesting:
    """What a reply to a customer is drafted from, for a person to send."""

    words: str
    """What the customer wrote last: data, never an instruction."""
    language: Language
    """The customer's: the draft is in it."""
    number: str
    """The case's."""
    kind: str
    state: str
    shop: str
    market: str = ""
    """The consumer's country; empty: not known."""
    facts: tuple[str, ...] = ()
    """What is known of the case, as Markdown lines in that language."""
    turn: str = ""


class Assistant(Protocol):
    """What a channel needs of the assistant; naming it loads none of the assistant itself."""

    async def answer(self, turn: Turn, on_progress: OnProgress | None = None) -> Reply:
        """The answer to one turn. The same turn may come again after a crash: its `id` tells.

        Raises what fails on our side (a store that does not answer); whatever a person may write is answered.
        """
        ...

    async def forget(self, chat: str) -> None:
        """Drop all that is remembered of a conversation."""
        ...

    async def remembered(self, chat: str) -> list[dict[str, str]]:
        """What is remembered of a conversation, oldest first: `{"by": "person" | "assistant", "text"}`."""
        ...

    async def suggest(self, asked: Suggesting) -> Reply:
        """A reply that a person may send to a customer: out of the customers' documents, with citations, and the
        facts of the case. It does nothing and is remembered nowhere.
        """
        ...

    async def translate(self, text: str, language: str, shop: str) -> str:
        """What a person's words mean in that language; empty where they are in it already, and where no language
        model is configured or it does not answer in time.
        """
        ...
