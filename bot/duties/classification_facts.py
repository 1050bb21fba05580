"""Facts that decide a code, read out of what a seller wrote: material, knitted or woven, for whom, of which light.

The vocabulary is data (`catalogue-attributes.csv`). The longest word wins ("PU leather" is not leather, "gold plated"
is not gold); of a composition the share counts ("95% polyester 5% elastane").
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.duties.catalogue import OTHER, Good, catalogue
from bot.duties.classification_words import cut, has_han, key, normal, pairs, solid, words

Facts = dict[str, dict[str, float]]
"""Attribute → value → how surely it was said, 0 to 1."""

UNKNOWN, MATCH, WIDER, CONFLICT = "unknown", "match", "wider", "conflict"

_FITTING = 1.05
"""Of two goods that fit, the one that asks for more is the more specific."""
_WITHIN = 0.95
_LATER = 0.9
"""A material named after another weighs less: the first is the chief one."""
_HAN_RUN = re.compile(r"[㐀-鿿]+")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*[%％]")


class _Hit(NamedTuple):
    attribute: str
    value: str
    start: int
    end: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Fit:
    """How the facts fit a good's conditions."""

    factor: float
    """What its score is multiplied by."""
    states: Mapping[str, str]
    """Attribute → `match`, `wider` (only a more general value was said), `unknown` or `conflict`."""


def read_facts(text: str, weight: float = 1.0, only: str = "") -> Facts:
    """The facts in a text; `only` reads it as the value of one attribute. Words are looked for in any language."""
    vocabulary = _vocabulary()
    facts: Facts = {}
    text = normal(text)
    for hit in [*_latin(text, vocabulary), *_chinese(text, vocabulary)]:
        if only and hit.attribute != only:
            continue
        said = facts.setdefault(hit.attribute, {})
        strength = weight * (_LATER ** len(said) if hit.share is None else hit.share)
        said[hit.value] = max(said.get(hit.value, 0.0), strength)
    return facts


def merge(into: Facts, more: Facts) -> None:
    """Add what `more` says; the surer statement of the same value stays."""
    for attribute, said in more.items():
        known = into.setdefault(attribute, {})
        for value, strength in said.items():
            known[value] = max(known.get(value, 0.0), strength)


def implied(facts: Facts, implications: Mapping[str, Sequence[str]], strength: float = 0.5) -> Facts:
    """The facts, and for attributes of which nothing was said what the goods' name implies."""
    added = {
        attribute: dict.fromkeys(values, strength)
        for attribute, values in implications.items()
        if not said_of(facts, attribute)
    }
    return {**facts, **added} if added else facts


def fit(good: Good, facts: Facts) -> Fit:
    """How well the facts fit the conditions of a good, measured against its siblings'."""
    factor = 1.0
    states: dict[str, str] = {}
    for attribute, wanted in good.conditions.items():
        said = said_of(facts, attribute)
        state, strength = _state(good, attribute, wanted, said)
        states[attribute] = state
        factor *= strength * (_FITTING if state == MATCH else 1.0)
    # The commoner good first where nothing was said; never enough to outweigh a fact.
    return Fit(factor * (1 - 0.01 * min(good.rank, 15)), states)


def said_of(facts: Facts, attribute: str) -> dict[str, float]:
    """What was said of an attribute, or follows from another (a leather shoe has a leather upper)."""
    said = facts.get(attribute)
    if said:
        return said
    following: dict[str, float] = {}
    for value, sources in _followed().get(attribute, {}).items():
        for other, root in sources:
            for stated, strength in facts.get(other, {}).items():
                if root in _closure(other, stated):
                    following[value] = max(following.get(value, 0.0), strength)
    return following


def compatible(attribute: str, value: str, stated: str) -> bool:
    """Whether goods of `stated` are goods of `value`: cashmere is wool."""
    return value in _closure(attribute, stated)


def _state(good: Good, attribute: str, wanted: Sequence[str], said: Mapping[str, float]) -> tuple[str, float]:
    if not said:
        return UNKNOWN, 0.7
    top = max(said.values())
    # The value itself before one that lies within it: cashmere goes to cashmere, not to wool.
    match = max(
        (
            strength if stated in wanted else strength * _WITHIN
            for stated, strength in said.items()
            if any(compatible(attribute, value, stated) for value in wanted)
        ),
        default=0.0,
    )
    if OTHER in wanted:
        asked = _asked_by_siblings(good, attribute)
        rest = [s for value, s in said.items() if not any(_related(attribute, a, value) for a in asked)]
        match = max([match, *rest])
    if match:
        return MATCH, 0.5 + 0.5 * match / top
    if any(compatible(attribute, stated, w) for stated in said for w in wanted if w != OTHER):
        return WIDER, 0.75
    return CONFLICT, 0.22


@cache
def _asked(article: str, attribute: str) -> frozenset[str]:
    return frozenset(
        value
        for sibling in catalogue().siblings[article]
        for value in sibling.conditions.get(attribute, ())
        if value != OTHER
    )


def _asked_by_siblings(good: Good, attribute: str) -> frozenset[str]:
    return _asked(good.article, attribute) if good.article else frozenset()


def _related(attribute: str, one: str, other: str) -> bool:
    return compatible(attribute, one, other) or compatible(attribute, other, one)


@cache
def _closure(attribute: str, value: str) -> frozenset[str]:
    """The value and all wider ones."""
    known = catalogue().values.get((attribute, value))
    wider = {value}
    for parent in known.within if known else ():
        if ":" not in parent:
            wider |= _closure(attribute, parent)
    return frozenset(wider)


@cache
def _followed() -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Attribute → value → the (attribute, value) pairs it follows from."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for value in catalogue().values.values():
        for parent in value.within:
            other, colon, root = parent.partition(":")
            if colon:
                found.setdefault(value.attribute, {}).setdefault(value.value, []).append((other, root))
    return found


def fact_words(text: str) -> set[str]:
    """The words of a text (pairs of characters of Chinese) by which it states facts."""
    vocabulary = _vocabulary()
    text = normal(text)
    tokens = [word.text for word in words(text)]
    told = {tokens[place] for hit in _latin(text, vocabulary) for place in range(hit.start, hit.end)}
    bare = solid(text)
    for hit in _chinese(text, vocabulary):
        told.update(pairs(bare[hit.start : hit.end]))
    return told


def fact_phrases(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Where words of a text stand for a fact together: start and end of "leather upper", "stainless steel"."""
    vocabulary = _vocabulary()
    found: list[tuple[int, int]] = []
    for length in range(min(vocabulary.longest_latin, len(tokens)), 1, -1):
        for start in range(len(tokens) - length + 1):
            if tuple(tokens[start : start + length]) in vocabulary.latin:
                found.append((start, start + length))
    return found


def stated_places(tokens: Sequence[str]) -> set[int]:
    """Places of the Latin words of a text by which it states facts."""
    latin, longest = _vocabulary().latin, _vocabulary().longest_latin
    return {
        place
        for start in range(len(tokens))
        for end in range(start + 1, min(start + longest, len(tokens)) + 1)
        if tuple(tokens[start:end]) in latin
        for place in range(start, end)
    }


def only_facts(text: str, idle: frozenset[str]) -> bool:
    """Whether every word of a text states a fact or is idle: it says of what or for whom, not what it is."""
    text = normal(text)
    vocabulary = _vocabulary()
    stated = {place for hit in _latin(text, vocabulary) for place in range(hit.start, hit.end)}
    for place, word in enumerate(words(text)):
        known = place in stated or word.text in idle or word.text.isdigit()
        if not has_han(word.text) and not known:
            return False
    bare = solid(text)
    covered = {place for hit in _chinese(text, vocabulary) for place in range(hit.start, hit.end)}
    for said in idle:
        if has_han(said):
            for found in re.finditer(re.escape(said), bare):
                covered.update(range(found.start(), found.end()))
    return all(place in covered for place, character in enumerate(bare) if has_han(character))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    latin: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]
    chinese: Mapping[str, tuple[tuple[str, str], ...]]
    longest_latin: int
    longest_chinese: int


@cache
def _vocabulary() -> _Vocabulary:
    latin: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    chinese: dict[str, tuple[tuple[str, str], ...]] = {}
    for value in catalogue().values.values():
        meaning = (value.attribute, value.value)
        for word in (*value.words, *value.labels.values()):
            if has_han(word):
                bare = solid(normal(word))
                chinese[bare] = (*chinese.get(bare, ()), meaning)
            elif word:
                bare_key = key(word)
                if meaning not in latin.get(bare_key, ()):
                    latin[bare_key] = (*latin.get(bare_key, ()), meaning)
    return _Vocabulary(latin, chinese, max(map(len, latin), default=0), max(map(len, chinese), default=0))


def _latin(text: str, vocabulary: _Vocabulary) -> list[_Hit]:
    tokens = [word.text for word in words(text)]

    def meanings(start: int, end: int) -> Sequence[tuple[str, str]]:
        return vocabulary.latin.get(tuple(tokens[start:end]), ())

    shares = {len(words(text[: found.end()])) - 1: _share(found) for found in _SHARE.finditer(text)}
    return _longest_first(len(tokens), vocabulary.longest_latin, meanings, shares, width=1)


def _chinese(text: str, vocabulary: _Vocabulary) -> list[_Hit]:
    if not has_han(text):
        return []
    bare = solid(text)
    single = _single_words(text)

    def meanings(start: int, end: int) -> Sequence[tuple[str, str]]:
        # One character is a fact only as a word of its own: building blocks (积木) are not of wood (木).
        if end - start == 1 and bare[start] not in single:
            return ()
        return vocabulary.chinese.get(bare[start:end], ())

    shares = {found.start(): _share(found) for found in _SHARE.finditer(bare)}
    widths = {found.start(): len(found.group()) for found in _SHARE.finditer(bare)}
    return _longest_first(len(bare), vocabulary.longest_chinese, meanings, shares, width=widths)


def _single_words(text: str) -> frozenset[str]:
    """Characters that are words of their own: 木 in 木 架子, not in 积木."""
    told = frozenset(character for run in _HAN_RUN.findall(text) for character in run)
    if not told & _single_facts():
        return frozenset()
    return frozenset(word for run in _HAN_RUN.findall(text) for word in cut(run) if len(word) == 1)


@cache
def _single_facts() -> frozenset[str]:
    return frozenset(word for word in _vocabulary().chinese if len(word) == 1)


def _longest_first(
    size: int,
    longest: int,
    meanings: Callable[[int, int], Sequence[tuple[str, str]]],
    shares: Mapping[int, float],
    width: int | Mapping[int, int],
) -> list[_Hit]:
    """The vocabulary's words in a text, in order; of an attribute, none that is part of a longer one."""
    found: list[_Hit] = []
    taken: dict[str, set[int]] = {}
    after = {at + (width if isinstance(width, int) else width[at]): share for at, share in shares.items()}
    for length in range(min(longest, size), 0, -1):
        for start in range(size - length + 1):
            end = start + length
            told = meanings(start, end)
            free = [(a, v) for a, v in told if not taken.get(a, set()).intersection(range(start, end))]
            for attribute, value in free:
                found.append(_Hit(attribute, value, start, end, None))
            for attribute in {a for a, _ in free}:
                taken.setdefault(attribute, set()).update(range(start, end))
    found.sort(key=lambda hit: hit.start)
    # "65% cotton 35% polyester" or "cotton 65% polyester 35%": what stands first tells which way it is written.
    named_first = bool(found and shares) and found[0].start < min(shares)
    return [hit._replace(share=shares.get(hit.end) if named_first else after.get(hit.start)) for hit in found]


def _share(found: re.Match[str]) -> float:
    return min(float(found[1]) / 100, 1.0)
