"""Countries in a message, and whether goods come from them or go to them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import Stemmer
from babel import Locale

from bot.assistant.understanding.words import any_of, word_list
from bot.settings import LANGUAGES

_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)?")
_ISO = re.compile(r"(?<![A-Za-z0-9.])([A-Z]{2})(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Place:
    """A country named in a text. `side` is "to", "from" or "" where the words around it do not say."""

    code: str
    start: int
    end: int
    side: str


def find_places(text: str) -> tuple[Place, ...]:
    """The countries (ISO 3166 alpha-2, and EU) that `text` names, in order, with their side.

    Names in four languages from the CLDR, plus the aliases, cities and cues of `prompts/entities/places.yaml`.
    """
    found: dict[tuple[int, int], str] = {}
    for match in _names().finditer(text):
        found[match.span()] = _codes()[match.group().lower()]
    stems = _russian_stems()
    for match in _CYRILLIC_WORD.finditer(text):
        code = stems.get(_stem(match.group()))
        if code and not _overlaps(match.span(), found):
            found[match.span()] = code
    for match in _ISO.finditer(text):
        code = {"UK": "GB"}.get(match.group(1), match.group(1))
        if match.group(1) in word_list("places")["codes_alone"] and not _overlaps(match.span(), found):
            found[match.span()] = code
    for match in _adjectives().finditer(text):
        if not _overlaps(match.span(), found):
            found[match.span()] = "from:" + _adjective_codes()[match.group().lower()]
    places = []
    for (start, end), code in sorted(found.items()):
        side = "from" if code.startswith("from:") else _side(text, start, end)
        places.append(Place(code.removeprefix("from:"), start, end, side))
    return tuple(places)


def without_places(text: str) -> str:
    """The text with the countries taken out."""
    for place in reversed(find_places(text)):
        text = f"{text[: place.start]} {text[place.end :]}"
    return " ".join(text.split())


def place_names() -> frozenset[str]:
    """All names that are known, in lower case."""
    return frozenset(_codes())


def country_name(code: str, language: str) -> str:
    """The country's name in `language` (CLDR)."""
    names = Locale.parse(language).territories
    return str(names.get(code, code))


def _side(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    if _cue("origin_after", tail=False).match(after):
        return "from"
    origin, destination = _cue("origin_before").search(before), _cue("destination_before").search(before)
    if origin and destination:  # "de" against "para": the one that stands nearer; else the longer
        return "from" if len(origin.group()) > len(destination.group()) else "to"
    if origin:
        return "from"
    if destination:
        return "to"
    return ""


@cache
def _cue(name: str, *, tail: bool = True) -> re.Pattern[str]:
    pattern = any_of(word_list("places")[name])
    return re.compile(pattern + r"[\s:：]*$" if tail else r"[\s-]*" + pattern, re.IGNORECASE)


@cache
def _codes() -> dict[str, str]:
    data: dict[str, Any] = word_list("places")
    codes: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("ZZ", "XA", "XB", "EZ", "UN", "QO"):
                codes.setdefault(name.lower(), code)
    for kind in ("cities", "aliases"):
        for code, names in data[kind].items():
            codes.update({name.lower(): code for name in names})
    for name in data["never"]:
        codes.pop(name, None)
    return codes


@cache
def _names() -> re.Pattern[str]:
    return re.compile(any_of(_codes()), re.IGNORECASE)


@cache
def _adjective_codes() -> dict[str, str]:
    return {
        word.lower(): code
        for code, words in word_list("places")["origin_adjectives"].items()
        for word in words
    }


@cache
def _adjectives() -> re.Pattern[str]:
    return re.compile(any_of(_adjective_codes()), re.IGNORECASE)


@cache
def _russian_stems() -> dict[str, str]:
    """Names of one Cyrillic word by their stem: "Германию" and "Германии" are Германия, "Китая" is Китай."""
    stems: dict[str, str] = {}
    for name, code in _codes().items():
        if _CYRILLIC_WORD.fullmatch(name) and len(name) > 3:
            stems[_stem(name)] = code
            if name.endswith("й"):
                stems[_stem(name[:-1] + "я")] = stems[_stem(name[:-1] + "ю")] = code
    return stems


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word.lower()))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("russian")


def _overlaps(span: tuple[int, int], found: dict[tuple[int, int], str]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in found)
