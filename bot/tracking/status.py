"""One vocabulary of parcel statuses, and what every tracking service's codes mean in it."""

import logging
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from bot.resources import KNOWLEDGE

_log = logging.getLogger(__name__)


class Status(StrEnum):
    """Where a parcel stands. Everything else that is known of it is a substatus or a flag."""

    PENDING = "pending"
    """Known to us; the carrier has nothing."""
    INFO_RECEIVED = "info_received"
    """A label exists; the carrier has not got the parcel."""
    IN_TRANSIT = "in_transit"
    CUSTOMS = "customs"
    OUT_FOR_DELIVERY = "out_for_delivery"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    DELIVERY_FAILED = "delivery_failed"
    """An attempt failed; the carrier will try again or keep it."""
    DELIVERED = "delivered"
    RETURNED = "returned"
    """On its way back, or back: see the substatus."""
    EXCEPTION = "exception"
    """Something is wrong; the substatus says what."""


class Substatus(StrEnum):
    """Why, or how far: a reason for trouble, or a stage within a status."""

    PICKED_UP = "picked_up"
    DEPARTED = "departed"
    ARRIVED = "arrived"
    CUSTOMS_PROCESSING = "customs_processing"
    CUSTOMS_HOLD = "customs_hold"
    CUSTOMS_INFO_REQUIRED = "customs_info_required"
    CUSTOMS_DUTY_UNPAID = "customs_duty_unpaid"
    CUSTOMS_RELEASED = "customs_released"
    CUSTOMS_SEIZED = "customs_seized"
    ADDRESS_PROBLEM = "address_problem"
    RECIPIENT_UNAVAILABLE = "recipient_unavailable"
    REFUSED = "refused"
    UNCLAIMED = "unclaimed"
    DAMAGED = "damaged"
    LOST = "lost"
    DESTROYED = "destroyed"
    CANCELLED = "cancelled"
    DELAYED = "delayed"
    SECURITY = "security"
    INVALID_NUMBER = "invalid_number"
    RETURNING = "returning"
    RETURNED = "returned"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """What is true of a parcel beside its status."""

    STALE = "stale"
    """No event for longer than is usual in this status."""
    PAST_ETA = "past_eta"
    """The promised day is well past."""
    RETURNING = "returning"
    CLAIM_ENDS = "claim_ends"
    """The time limit for a claim at the carrier ends soon: for the shop, not for customers."""
    EXPIRED = "expired"
    """The tracking service has given up looking."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code means. `status` None: keep the last one."""

    status: Status | None
    substatus: Substatus | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """An event as far as the status goes."""

    at: datetime
    status: Status | None
    substatus: Substatus | None = None

    @property
    def terminal(self) -> bool:
        """Whether the parcel's journey ends here."""
        return is_terminal(self.status, self.substatus)


_OWN_NAMES = frozenset(status.value for status in Status)
_LEAVES_DELIVERED = frozenset(
    {
        Status.CUSTOMS,
        Status.OUT_FOR_DELIVERY,
        Status.AVAILABLE_FOR_PICKUP,
        Status.DELIVERY_FAILED,
        Status.RETURNED,
    }
)
# A parcel that is later seen doing one of these was handed to the next carrier, or is coming back. A mere later
# "in transit" after a delivery is a late upload, and changes nothing.


def is_terminal(status: Status | None, substatus: Substatus | None) -> bool:
    """Delivered, or back with the sender."""
    return status is Status.DELIVERED or (status is Status.RETURNED and substatus is Substatus.RETURNED)


def latest_state(events: Iterable[StatusEvent]) -> StatusEvent | None:
    """The event that says where the parcel stands now: by the time of the events, not by their arrival.

    An older event that arrives late never moves a parcel back; the end of the journey is left only by what cannot
    happen to a parcel that is really there.
    """
    current: StatusEvent | None = None
    for event in sorted(events, key=lambda event: (event.at, event.terminal)):
        if event.status is None:
            continue
        if current is not None and current.terminal:
            may_leave = current.status is Status.DELIVERED and event.status in _LEAVES_DELIVERED
            if not may_leave and not event.terminal:
                continue
        current = event
    return current


def read_status(provider: str, code: str, text: str = "") -> Reading:
    """What a provider's code, and the text that came with it, mean.

    `provider` is a table of statuses.toml; `code` may be "status/detail". An unknown code keeps the last status
    and is logged: the services add codes without notice.
    """
    reading = _by_code(provider, code.strip())
    if reading is None:
        if code.strip():
            _log.info("unknown status code of %s: %.60r", provider, code)
        reading = Reading(None)
    return _overridden(reading, text.lower()) if text else reading


def read_words(written: str, text: str = "") -> Reading:
    """What a person or a shop's system wrote in a status column, with the event's text beside it."""
    word = " ".join(written.lower().replace("_", " ").split())
    reading = _by_code("words", word)
    if reading is None and (own := word.replace(" ", "_")) in _OWN_NAMES:
        reading = Reading(Status(own))
    if reading is None:  # no word we know, but perhaps a sentence that says it
        said = _contained(word)
        reading = _override(said or Reading(Status.IN_TRANSIT), word) or said or Reading(None)
    return _overridden(reading, text.lower()) if text else reading


def stuck_after() -> Mapping[str, int]:
    """Days after which a parcel stands still for too long, by status; `in_transit_post`, `past_eta` beside."""
    thresholds: Mapping[str, int] = _table()["stuck"]
    return thresholds


def _by_code(provider: str, code: str) -> Reading | None:
    codes = _readings().get(provider, {})
    return codes.get(code) or codes.get(code.partition("/")[0])


def _contained(sentence: str) -> Reading | None:
    """What a sentence says with a status word: at its start, or a phrase anywhere ("Parcel out for delivery today").

    A single word further in says nothing for certain: "will be delivered tomorrow", "export clearance completed".
    """
    words = [
        word
        for word in _readings()["words"]
        if (sentence.startswith(word) and not sentence[len(word) : len(word) + 1].isalnum())
        or ((" " in word or (len(word) >= 3 and not word[0].isascii())) and word in sentence)
    ]
    return _readings()["words"][max(words, key=len)] if words else None


def _overridden(reading: Reading, text: str) -> Reading:
    return _override(reading, text) or reading


def _override(reading: Reading, text: str) -> Reading | None:
    """What a text says against a reading; None where it says nothing."""
    for rule in _table()["override"]:
        if reading.status is not None and reading.status.value not in rule["over"]:
            continue
        if any(word in text for word in rule["text"]) and (
            "needs" not in rule or any(word in text for word in rule["needs"])
        ):
            return _reading(rule["becomes"])
    return None


def _reading(written: str) -> Reading:
    meaning, _, flag = written.partition(" ")
    status, _, substatus = meaning.partition("/")
    return Reading(
        None if status == "keep" else Status(status),
        Substatus(substatus) if substatus else None,
        expired=flag == "expired",
    )


@cache
def _readings() -> Mapping[str, Mapping[str, Reading]]:
    return {
        provider: {code: _reading(meaning) for code, meaning in codes.items()}
        for provider, codes in _table()["codes"].items()
    }


@cache
def _table() -> dict[str, Any]:
    with (KNOWLEDGE / "carriers" / "statuses.toml").open("rb") as file:
        return tomllib.load(file)
