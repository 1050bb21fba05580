"""Marks and days in words: "4 stars for my case", 打五分, "remind me in three days", 三天后再提醒."""

import re
from functools import cache
from typing import Any

from bot.assistant.understanding.words import any_of, word_list

LONGEST = 160
_MOST_DAYS = 30
_CAUSE = re.compile(r"[,，.。:：;；!！]\s*(.{3,})\Z", re.DOTALL)


def read_rating(text: str) -> dict[str, Any] | None:
    """A mark of 1 to 5 and the words after it: `{"rating", "note"?}`."""
    if len(text) > LONGEST:
        return None
    match = _mark().search(text)
    if match is None:
        return None
    mark = _number(next(filter(None, match.groups())))
    if not 1 <= mark <= 5:
        return None
    why = _CAUSE.search(text, match.end())
    return {"rating": mark} | ({"note": why[1].strip()} if why else {})


def read_days_off(text: str) -> dict[str, Any] | None:
    """That something is to rest, and for how long: `{"days"?}`."""
    if len(text) > LONGEST or not _phrases("rest").search(text):
        return None
    if match := _span().search(text):
        days = _number(match["count"]) * (7 if _phrases("weeks").fullmatch(match["unit"]) else 1)
        return {"days": days} if 1 <= days <= _MOST_DAYS else {}
    return {"days": 1} if _phrases("tomorrow").search(text) else {}


def _number(written: str) -> int:
    known: dict[str, list[str]] = word_list("aftersales")["numerals"]
    plain = written.casefold()
    return int(plain) if plain.isdecimal() else next(int(n) for n, words in known.items() if plain in words)


@cache
def _mark() -> re.Pattern[str]:
    """ "4 stars", "4/5", "rating 4", 打4分; a plain 4分 without a word of giving may be minutes."""
    count, stars, points = _count(), any_of(_words("stars")), any_of(_words("points"))
    ways = (
        rf"{any_of(_words('gives_points'))}\s*({count})\s*{points}",
        rf"({count})\s*(?:{stars}|/\s*5(?![\d/]))",
        rf"{any_of(_words('gives'))}\s*({count})(?:\s*{points})?",
    )
    return re.compile("|".join(ways), re.IGNORECASE)


@cache
def _span() -> re.Pattern[str]:
    units = any_of([*_words("days"), *_words("weeks")])
    return re.compile(rf"(?P<count>{_count()})\s*(?P<unit>{units})", re.IGNORECASE)


@cache
def _count() -> str:
    words = [word for several in word_list("aftersales")["numerals"].values() for word in several]
    return rf"(?<![\d.,/])\d{{1,2}}|{any_of(words)}"


@cache
def _phrases(group: str) -> re.Pattern[str]:
    return re.compile(any_of(_words(group)), re.IGNORECASE)


def _words(group: str) -> list[str]:
    return [phrase for several in word_list("aftersales")[group].values() for phrase in several]
