"""Reading the services' documents, in which anything may be missing, empty, or of another kind than promised."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.tracking.records import Event
from bot.tracking.status import Reading
from bot.written_countries import country_code
from bot.written_times import WrittenTime, read_time

# Escape sequences and direction marks would reach somebody's terminal or chat; half a character fits no store.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_LONGEST = 600


def text(value: Any) -> str:
    """A text or a number as text on one line; empty for everything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _CONTROL.sub(" ", str(value)[:_LONGEST]).strip()


def part(document: Any, *names: str) -> Mapping[str, Any]:
    """The object under a path of names; empty where something else stands there."""
    for name in names:
        document = document.get(name) if isinstance(document, Mapping) else None
    return document if isinstance(document, Mapping) else {}


def entries(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def when(*written: Any) -> WrittenTime | None:
    """The first of several spellings of a time that can be read."""
    times = (read_time(text(one)) for one in written if text(one))
    return next((time for time in times if time is not None), None)


def country(written: Any) -> str:
    """ISO code of two letters, from two or three or a name; empty where it is none."""
    plain = text(written)
    return plain.upper() if len(plain) == 2 and plain.isalpha() else country_code(plain)


def place(*parts: Any) -> str:
    """City, state, country; what stands twice is said once."""
    return ", ".join(dict.fromkeys(filter(None, map(text, parts))))


def same_number(written: Any, number: str) -> bool:
    """Whether a service speaks of this number, however it spaces it."""
    return re.sub(r"[^0-9A-Z]", "", text(written).upper()) == number


def event(
    time: WrittenTime | None, reading: Reading, *, code: str, description: str, where: str
) -> Event | None:
    """An event fit to be stored; None where it has no time, or says nothing."""
    if time is None or not (code or description):
        return None
    return Event.read(time, reading, code=code, description=description, place=where)


def told(events: Iterable[Event | None], overall: Reading, *, decisive: bool = False) -> tuple[Event, ...]:
    """The events, the newest with the parcel's overall status where it has none of its own.

    `decisive`: the overall status says what single events do not (a parcel on its way back is "in transit").
    """
    kept = [one for one in events if one is not None]
    if not kept or overall.status is None:
        return tuple(kept)
    newest = max(range(len(kept)), key=lambda place: (kept[place].time.at, -place))
    if decisive or kept[newest].status is None:
        kept[newest] = replace(kept[newest], status=overall.status, substatus=overall.substatus)
    return tuple(kept)
