"""What a tracking service is to the rest of Quayside.

    Question ──▶ provider.fetch([…], deadline) ──▶ {number: Finding | ProviderError}
    webhook  ──▶ provider.is_signed(raw, headers, secret), provider.read_webhook(body) ──▶ (event id, [Finding])

A provider turns its service's documents into Findings and nothing else: no store, no cache, no choice of service.
Those are in `bot.tracking.live` (asking) and `bot.tracking.webhooks` (being told). Codes are kept exactly as they
came; what they mean is in knowledge/carriers/statuses.toml, read through `bot.tracking.status`.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bot.tracking.providers.errors import ProviderError
from bot.tracking.records import Event
from bot.tracking.status import Reading


@dataclass(frozen=True, slots=True)
class Question:
    """A parcel to be asked about. No name, address or e-mail ever leaves: postcode and phone only where asked for."""

    number: str
    carrier: str
    """Our code; empty: let the service find out."""
    destination: str = ""
    """ISO code of two letters, where known."""
    postcode: str = ""
    phone: str = ""
    """The recipient's last four digits."""
    reference: str = ""
    """The service's own name for this parcel, from an earlier finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a service says of one parcel."""

    number: str
    code: str
    """The service's status of the whole parcel, as it came."""
    reading: Reading
    """What that code means."""
    events: tuple[Event, ...] = ()
    """Oldest first or newest first, as they came."""
    carrier: str = ""
    """Our code of the carrier that the service sees; empty: it names none that we know."""
    origin: str = ""
    destination: str = ""
    eta: date | None = None
    reference: str = ""
    last_mile: str = ""
    """`carrier number` under which the destination's carrier goes on."""


Answers = dict[str, Finding | ProviderError]


@dataclass(frozen=True, slots=True)
class Quota:
    """What a service says is left; None where it does not say."""

    total: int | None = None
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which an answer must be there; `time.monotonic` terms."""

    at: float

    @classmethod
    def within(cls, seconds: float) -> "Deadline":
        """So many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Seconds that are left; not below zero."""
        return max(0.0, self.at - time.monotonic())


@dataclass(frozen=True, slots=True)
class Account:
    """A shop's key with a service. Never shown, never logged."""

    key: str = field(repr=False)
    webhook_secret: str = field(default="", repr=False)


class TrackingProvider(Protocol):
    """One tracking service, with one account. Safe to use from several threads."""

    name: str
    """As in `knowledge/carriers/providers.toml` and `[codes.<name>]` of statuses.toml."""
    batch: int
    """Numbers that one `fetch` takes at most."""

    def fetch(self, questions: Sequence[Question], deadline: Deadline) -> Answers:
        """An answer for every number, registering those that the service wants registered.

        What concerns one number is its answer; what concerns the service as a whole is raised (ProviderError).
        """
        ...

    def check(self, deadline: Deadline) -> Quota:
        """Whether the key works, at no cost; the quota where the service tells it. Raises ProviderError."""
        ...

    def taken_calls(self) -> int:
        """Calls made since this was last asked."""
        ...

    def close(self) -> None:
        """Give back the connections."""
        ...


class WebhookReader(Protocol):
    """How a service signs and words its webhooks."""

    def is_signed(self, raw: bytes, headers: Mapping[str, str], account: Account) -> bool:
        """Whether the body was signed with this account's secret. `headers` has lower-case names.

        False where the secret is not configured. Compares in constant time.
        """
        ...

    def read_webhook(self, body: Mapping[str, Any]) -> tuple[str, list[Finding]]:
        """The event's own id (empty: it has none), and what it says; nothing where it is not about a parcel."""
        ...
