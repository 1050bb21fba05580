"""A question → what is looked for: its words and codes, what else they are called, and the markets it names."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.errors import UserError
from bot.retrieval import decoding, glossary, terms
from bot.retrieval.terms import Unit

MAX_CHARACTERS = 2_000
"""A longer question is cut: nothing past this makes it clearer."""
_MAX_GROUPS = 64
_MAX_NAMES = 6

_SAME = 0.7
"""Worth of another usual name beside the word itself."""
_LOOSE = 0.5
"""Worth of a lesser name."""
_INNER = 0.6
"""Worth of a part of a Chinese word."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms that stand for a word of the question when all of them occur."""

    terms: tuple[str, ...]
    score: float
    """Factor for their BM25 score."""
    cover: float
    """How far the word counts as found, 0–1."""


@dataclass(frozen=True, slots=True)
class Group:
    """One word or code of the question."""

    surface: str
    code: bool
    market: bool
    """Whether it names a market: that a document is about Germany does not make it answer."""
    alternatives: tuple[Alternative, ...]
    """The first is the word itself."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood as far as searching needs."""

    text: str
    language: str
    groups: tuple[Group, ...]
    markets: frozenset[str]
    """Markets named in it; a member state brings its union along."""
    meaning: str
    """What is embedded: the text with the usual names of what it speaks of, since a small model does not know that
    a cracked screen is a damaged item.
    """

    @property
    def readable(self) -> str:
        """The language of documents that suits the asker best: they are written in English and Chinese."""
        return "zh" if self.language == "zh" else "en"


@dataclass(frozen=True, slots=True)
class _Entry:
    names: tuple[tuple[str, bool], ...]
    """Every name, and whether it is the usual one of its language."""
    english: str
    """The usual name in English."""
    chinese: str
    market: str = ""


def analyse(
    text: str, language: str | None = None, *, expand: bool = True, markets: Iterable[str] = ()
) -> Query:
    """What `text` asks for. `expand`: with the glossary's other names; `markets`: known from elsewhere."""
    text = unicodedata.normalize("NFKC", decoding.clean(text[: MAX_CHARACTERS * 2]))[:MAX_CHARACTERS]
    text = " ".join(text.split())
    language = language or terms.language_of(text)
    units = list(terms.units(text, language))
    matched = list(_matches(text, units))
    named = {entry.market for _, entry in matched if entry.market}
    others = _alternatives(units, matched) if expand else {}
    places = {index for indexes, entry in matched if entry.market for index in indexes}
    groups: dict[tuple[str, ...], Group] = {}
    for index, unit in enumerate(units):
        if unit.terms not in groups and len(groups) < _MAX_GROUPS:
            own = _own(unit, language)
            groups[unit.terms] = Group(
                unit.surface, unit.kind == "code", index in places, (*own, *others.get(index, ()))
            )
    return Query(
        text,
        language,
        tuple(groups.values()),
        market_set(markets) or market_set(named),
        _meaning(text, language, [entry for _, entry in matched]) if expand else text,
    )


def market_codes(text: str) -> set[str]:
    """Market codes as a person gives them: `de`, `UK`, `US,CA`, `world`. Raises UserError for what is none."""
    known = {market.code for market in glossary.markets()}
    given = {"GB" if code == "UK" else code for code in text.upper().replace(",", " ").split()}
    if unknown := sorted(given - known - {"WORLD"}):
        raise UserError(
            f"not a market: {unknown[0][:20]!r} (an ISO code like DE, or EU)",
            code="bad_market",
            name=unknown[0][:20],
        )
    return {"world" if code == "WORLD" else code for code in given}


def market_set(codes: Iterable[str]) -> frozenset[str]:
    """Market codes with the unions they belong to. China beside another market is only where goods come from."""
    known = {market.code: market for market in glossary.markets()}
    given = {("GB" if code.upper() == "UK" else code.upper()) for code in codes}
    if len(given) > 1:
        given.discard("CN")
    return frozenset(given | {group for code in given if code in known for group in known[code].groups})


def _meaning(text: str, language: str, entries: Sequence[_Entry]) -> str:
    names = [entry.chinese if language == "zh" else entry.english for entry in entries if not entry.market]
    said = [name for name in dict.fromkeys(names) if name and name.lower() not in text.lower()]
    return f"{text} ({'; '.join(said[:_MAX_NAMES])})" if said else text


def _own(unit: Unit, language: str) -> tuple[Alternative, ...]:
    found = [Alternative((unit.terms[0],), 1.0, 1.0)]
    found += [Alternative((term,), _INNER, _INNER) for term in unit.terms[1:]]
    if unit.kind == "han" and len(unit.surface) > 2:
        inner = set(unit.terms)
        pairs = [unit.surface[place : place + 2] for place in range(len(unit.surface) - 1)]
        found += [Alternative((pair,), _LOOSE, _LOOSE) for pair in pairs if pair not in inner]
    if unit.kind == "word" and language == "es":
        english = terms.stem(unit.surface.lower(), "en")
        if english != unit.terms[0]:
            found.append(Alternative((english,), _SAME, _SAME))
    return tuple(found)


def _alternatives(
    units: Sequence[Unit], matched: Sequence[tuple[tuple[int, ...], _Entry]]
) -> dict[int, list[Alternative]]:
    found: dict[int, list[Alternative]] = {}
    for indexes, entry in matched:
        said = {units[index].terms[0] for index in indexes}
        for name, usual in entry.names:
            parts = _name_terms(name)
            if not parts or said.issuperset(parts):
                continue
            worth = _SAME if usual else _LOOSE
            # Each word of the phrase may be found through the other name; together they score it once.
            other = Alternative(parts, worth / len(indexes) / len(parts) ** 0.5, worth)
            for index in indexes:
                found.setdefault(index, []).append(other)
    return found


def _matches(text: str, units: Sequence[Unit]) -> Iterable[tuple[tuple[int, ...], _Entry]]:
    """Glossary phrases in the question, the longest first at each place: (indexes of their units, entry)."""
    phrases, chinese = _tables()
    place = 0
    while place < len(units):
        for length in range(min(glossary.MAX_WORDS, len(units) - place), 0, -1):
            window = units[place : place + length]
            entries = phrases.get(tuple(unit.terms[0] for unit in window), ())
            meant = [entry for entry in entries if _plausible(window, entry)]
            for entry in meant:
                yield tuple(range(place, place + length)), entry
            if meant:
                place += length - 1
                break
        place += 1
    lowered = text.lower()
    place = 0
    while place < len(lowered):
        for phrase, entries in chinese.get(lowered[place], ()):
            if lowered.startswith(phrase, place):
                end = place + len(phrase)
                inside = tuple(
                    index
                    for index, unit in enumerate(units)
                    if unit.start < end and unit.start + len(unit.surface) > place
                )
                for entry in entries if inside else ():
                    yield inside, entry
                place = end - 1
                break
        place += 1


def _plausible(window: Sequence[Unit], entry: _Entry) -> bool:
    """A two- or three-letter name (`CO`, `AD`, `US`) means it only in capitals."""
    if len(window) > 1 or window[0].kind != "word" or len(window[0].surface) > 3:
        return True
    return window[0].surface.isupper() or not any(
        name == window[0].surface.upper() for name, _ in entry.names
    )


@cache
def _tables() -> tuple[dict[tuple[str, ...], list[_Entry]], dict[str, list[tuple[str, list[_Entry]]]]]:
    """Entries by the terms of their names; entries of Chinese names by first character, the longest name first."""
    phrases: dict[tuple[str, ...], list[_Entry]] = {}
    named: dict[str, list[_Entry]] = {}
    entries = [(_entry(concept.names), concept.names) for concept in glossary.concepts()]
    entries += [(_entry(market.names, market.code), market.names) for market in glossary.markets()]
    for entry, by_language in entries:
        for language, names_of in by_language.items():
            for name in names_of:
                if language == "zh" and any("\u4e00" <= character <= "\u9fff" for character in name):
                    named.setdefault(name.lower(), []).append(entry)
                else:
                    key = tuple(unit.terms[0] for unit in terms.units(name, language))
                    if key:
                        phrases.setdefault(key, []).append(entry)
    chinese: dict[str, list[tuple[str, list[_Entry]]]] = {}
    for name in sorted(named, key=lambda name: (-len(name), name)):
        chinese.setdefault(name[0], []).append((name, named[name]))
    return phrases, chinese


def _entry(names: Mapping[str, tuple[str, ...]], market: str = "") -> _Entry:
    listed = tuple((name, name == said[0]) for said in names.values() for name in said)
    return _Entry(listed, next(iter(names["en"]), ""), next(iter(names["zh"]), ""), market)


@cache
def _name_terms(name: str) -> tuple[str, ...]:
    language = terms.language_of(name)
    found = [unit.terms[0] for unit in terms.units(name, "en" if language == "es" else language)]
    return tuple(dict.fromkeys(found))
