"""From the requests of a message to what is to be done about parcels: watching them, and putting them right."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.assistant.understanding.requests import Recognise, Request
from bot.assistant.understanding.watching import Wish, read_wish
from bot.assistant.understanding.words import any_of
from bot.settings import Role
from bot.tracking.formats import carriers

_SURE = 0.6
_SHOPS_OWN = ("received", "carrier", "last_mile", "problems", "lanes")
_MOST = 200
_LIST = 7
"""Numbers from which on a message is taken for a list."""
_LONGEST_LIST = 20_000
"""Characters of a list that are read: some more than hold the numbers that are looked up at once."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a message wants done."""

    calls: tuple[tuple[str, dict[str, Any]], ...]
    """Tools with their arguments."""
    numbers: tuple[str, ...]
    """The parcels that it is about."""
    rest: tuple[Request, ...]
    """Requests that want something else."""
    missing: dict[str, Any] | None = None
    """A watch whose parcel was not named: its arguments so far."""


def read_wishes(requests: tuple[Request, ...], spoken_of: tuple[str, ...], role: Role) -> Wishes | None:
    """The wishes in a message's requests; None where there are none. `spoken_of`: the numbers spoken of last."""
    named = tuple(number.number for request in requests for number in request.numbers)
    found: list[tuple[Wish, Request]] = []
    rest: list[Request] = []
    for request in requests:
        wish = _wish(request, bool(named or spoken_of), role)
        if wish is None:
            rest.append(request)
        else:
            found.append((wish, request))
    if not found:
        return None
    own = tuple(number.number for _, request in found for number in request.numbers)
    numbers = tuple(dict.fromkeys(own or named or spoken_of))[:_MOST]
    calls: dict[str, dict[str, Any]] = {}
    missing = None
    for wish, request in found:
        tool, arguments = _call(wish, request, numbers)
        if tool == "watch_parcel" and not numbers and not wish.everything:
            missing = arguments
            continue
        if tool == "watch_parcel" and tool in calls and arguments["level"] == "all":
            continue  # "watch LX… and tell me when it arrives": the closer wish holds
        calls[tool] = arguments
    return Wishes(tuple(calls.items()), numbers, tuple(rest), None if calls else missing)


def pasted_list(text: str, recognise: Recognise) -> tuple[str, ...] | None:
    """The numbers of a message that is a list of them and nothing else; None where it is none.

    Clause by clause it would be as many requests. One number more than may be looked up at once is enough to say so.
    """
    pieces = text.split()
    with_digits = sum(any(character.isdigit() for character in piece) for piece in pieces)
    if with_digits < _LIST or with_digits * 10 < len(pieces) * 8:
        return None
    found = tuple(one.number for one in recognise(text[:_LONGEST_LIST]))
    return found[: _MOST + 1] if len(found) >= _LIST else None


def _wish(request: Request, in_talk: bool, role: Role) -> Wish | None:
    if request.intent in ("duty", "classify") and request.confidence > _SURE and not request.numbers:
        return None
    wish = read_wish(request.text, numbers=len(request.numbers), in_talk=in_talk)
    if wish is None or (wish.action in _SHOPS_OWN and role == "customer"):
        return None
    asked = request.text.rstrip().endswith(("?", "？"))
    if wish.action == "carrier" and (asked or not _carrier(request.marked)):
        return None  # "which carrier is LX…?"
    return wish


def _call(wish: Wish, request: Request, numbers: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    match wish.action:
        case "watches":
            return "list_watches", {}
        case "problems":
            return "list_problems", {}
        case "lanes":
            return "lane_performance", _lane(request)
        case "timeline":
            return "track_parcel", {"numbers": list(numbers[:1]), "timeline": True}
        case "quiet":
            return "set_quiet_hours", {"hours": wish.hours}
        case "unwatch":
            several = [] if wish.everything else list(numbers)
            return "unwatch_parcel", {"numbers": several, "everything": wish.everything or not several}
        case "received":
            return "correct_parcel", {"number": numbers[0], "received": True}
        case "carrier":
            return "correct_parcel", {"number": numbers[0], "carrier": _carrier(request.marked)}
        case "last_mile":
            return "correct_parcel", {"number": numbers[0], "last_mile_number": numbers[1]}
        case _:
            arguments: dict[str, Any] = {"numbers": list(numbers), "level": wish.level}
            if wish.everything:
                arguments |= {"numbers": [], "everything": True, "digest": wish.digest}
            return "watch_parcel", arguments


def _lane(request: Request) -> dict[str, Any]:
    """The carrier and the country that a question about transit times is narrowed to."""
    found = request.entities
    country = found.destination or next((place for place in found.places if place), "") or ""
    named = {"carrier": _carrier(request.marked), "country": country if len(country) == 2 else ""}
    return {name: value for name, value in named.items() if value}


def _carrier(text: str) -> str:
    """The last carrier that a text names: "not China Post, the carrier is Yanwen"."""
    named = _carrier_names().findall(text)
    return str(named[-1]) if named else ""


@cache
def _carrier_names() -> re.Pattern[str]:
    words = {carrier.name for carrier in carriers().values()}
    words |= {word for carrier in carriers().values() for word in carrier.words if len(word) > 1}
    return re.compile(any_of(words), re.IGNORECASE)
