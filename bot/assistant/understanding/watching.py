"""Wishes about parcels beside "where is it?": to be told of them, to put right what is known of them, to see a view.

They are read by their phrases (`prompts/entities/watching.yaml`), not by nearness of meaning: a wish that changes
something must not be guessed.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.assistant.understanding.words import any_of, word_list

Action = Literal[
    "watch", "unwatch", "watches", "quiet", "received", "carrier", "last_mile", "problems", "lanes", "timeline"
]  # fmt: skip

_HOURS = re.compile(r"(\d{1,2})(?::00)?\s*(?:-|–|—|to|a|до|到|至)\s*(\d{1,2})(?::00)?")
_OPENING = re.compile(
    r"(?i)^\W*(?:(?:please|pls|can you|could you|i want to|i'd like to|请|帮我|麻烦|我想|我要|por favor|пожалуйста)"
    r"\W*)*$"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants done about parcels."""

    action: Action
    level: str = "all"
    everything: bool = False
    digest: bool = False
    hours: str = ""


def read_wish(text: str, *, numbers: int, in_talk: bool) -> Wish | None:
    """The wish in a clause, or None.

    `numbers`: how many parcel numbers stand in it; `in_talk`: whether parcels were just spoken of, so that "it" can
    be one.
    """
    if _has("list", text):
        return Wish("watches")
    if _has("quiet", text):
        if match := _HOURS.search(text):
            return Wish("quiet", hours=f"{match[1]}-{match[2]}")
        return Wish("quiet") if _has("quiet_off", text) else None
    if _has("end", text):
        return Wish("unwatch", everything=_has("everything", text) or not (numbers or in_talk))
    if numbers >= 2 and _has("last_mile", text):
        return Wish("last_mile")
    if numbers and _has("received", text):
        return Wish("received")
    if numbers and _has("carrier", text):
        return Wish("carrier")
    everything = not numbers and _has("everything", text)
    if _asked_to_tell(text, numbers=numbers, in_talk=in_talk, everything=everything):
        digest = everything and not _has("at_once", text)
        if _has("problems", text):
            level = "problems"
        elif _has("tell", text) and _has("delivery", text):
            level = "delivery"
        else:
            level = "problems" if everything else "all"
        return Wish("watch", level, everything, digest)
    if _has("timeline", text) and (numbers or in_talk):
        return Wish("timeline")
    if not numbers and _has("ask_problems", text):
        return Wish("problems")
    if not numbers and _has("ask_lanes", text):
        return Wish("lanes")
    return None


def _asked_to_tell(text: str, *, numbers: int, in_talk: bool, everything: bool) -> bool:
    about_parcels = bool(numbers) or _has("parcel", text) or everything
    if _has("tell", text) and not _has("asks_day", text):
        return about_parcels or (in_talk and _has("delivery", text))
    match = _pattern("watch").search(text)
    if match is None or not (about_parcels or in_talk):
        return False
    # "watch LX…": the verb opens the request; "a smart watch in a parcel to Germany" is goods
    return _OPENING.match(text[: match.start()]) is not None


def _has(group: str, text: str) -> bool:
    return _pattern(group).search(text) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = [phrase for several in word_list("watching")[group].values() for phrase in several]
    return re.compile(any_of(phrases), re.IGNORECASE)
