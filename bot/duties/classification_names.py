"""Names of the catalogue found in a text: whole phrases first, then names of which the chief word is there.

Each name weighs as much as its words are rare. Where a name stands matters: the goods themselves are named last in a
row of English nouns and before "for …", what they are for after it ("filter for a vacuum cleaner"); in Chinese the
chief word is the last. A name that is part of a longer one found at the same place says nothing of its own.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.duties.catalogue import OTHER, catalogue
from bot.duties.classification_facts import fact_phrases, fact_words, only_facts, stated_places
from bot.duties.classification_words import Word, has_han, key, normal, solid, words

PARTIAL = 0.6
"""Of a name's weight that counts when only some of its words are there, its chief word among them."""
NEAR = 0.85
"""… when all are there, not side by side but near each other."""
SCATTERED = 0.6
"""… when all are there, somewhere."""
HEAD = 1.25
"""… when it ends where the goods are usually named."""
AIM = 0.45
"""… when it stands after "for"."""
IN_FACT = 0.3
"""… when its last word only belongs to a fact: running shoes with a leather upper are not shoe uppers."""
EXTRA = 0.6
"""… when it stands after "with"."""
NOISE = 0.3
"""Weight of a word that sellers put anywhere (new, mini, gift), as a share of what its rarity says."""
ASIDE = 0.55
"""… when other nouns of a short text follow it: "DVR holder" is not a DVR."""
_SHORT = 5
"""Words (Chinese characters twice as many) of a text in which each word's place counts."""
COVER = 0.4
"""… at least, however little of a short description the name is; a long title says many things beside."""
_PHRASE = 7
"""Words up to which a text is a description rather than a listing's title."""
_BARE = 2
"""Words up to which facts alone are no goods; "knitted elastic cotton fabric" is."""
_ENOUGH = 0.5
"""Share of a name's weight below which a partial match is none."""
_WINDOW = 10
"""Characters of the longest Chinese names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text."""

    score: float
    phrase: str
    """The name as the catalogue has it."""
    implies: Mapping[str, tuple[str, ...]]
    whole: bool
    """Whether all its words are there."""


Target = str | int
"""An article's key, or the place of a good with names of its own."""


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    words: tuple[str, ...]
    weight: float
    targets: tuple[tuple[Target, int], ...]
    """Each with the place of what it implies."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names, ready for looking up."""

    names: Sequence[_Name]
    whole: Mapping[tuple[str, ...], int]
    chinese: Mapping[str, int]
    by_word: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    implications: Sequence[Mapping[str, tuple[str, ...]]]
    longest: int
    unknown: float
    """Weight of a word that no name has."""

    def weight(self, word: str) -> float:
        """How rare a word is among names."""
        return self.weights.get(word, self.unknown)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words of a text stand: each with its factor, and where the goods are named."""

    tokens: tuple[str, ...]
    factors: tuple[float, ...]
    heads: frozenset[int]
    """Places just after a chief word."""
    facts: Mapping[int, frozenset[str]]
    """Places whose word is part of a fact of several words, with these words."""

    def factor(self, position: int, name: Sequence[str], elsewhere: float) -> float:
        """What a name that ends with the word at `position` counts: as the goods, or `elsewhere` in the text."""
        factor = self.factors[position] * (HEAD if position + 1 in self.heads else elsewhere)
        fact = self.facts.get(position)
        return factor * IN_FACT if fact and not fact <= set(name) else factor


def find(text: str) -> dict[Target, Found]:
    """For each article or good whose name is in the text, the best of its names there."""
    index = name_index()
    text = normal(text)
    place = _place(words(text))
    best: dict[int, tuple[float, bool]] = {}
    inside = _phrases(index, place, best)
    _partial(index, place, inside, best)
    if has_han(text):
        _chinese(index, solid(text), best)
    # A name that covers more of what was said is the better one: "crude sunflower oil" is not just sunflower oil.
    said = max(sum(index.weight(word) for word in set(place.tokens)), 0.01)
    floor = min(1.0, COVER + (1 - COVER) * max(0, len(place.tokens) - _PHRASE) / _PHRASE)
    found: dict[Target, Found] = {}
    for number, (raw, whole) in best.items():
        name = index.names[number]
        covered = sum(index.weight(word) for word in set(name.words) & set(place.tokens)) / said
        score = raw * (floor + (1 - floor) * min(covered, 1.0))
        for target, implied in name.targets:
            known = found.get(target)
            implies = index.implications[implied]
            # Of equal names the one that says more: "leggings" is Spanish too, without what it implies.
            if known is None or (score, len(implies)) > (known.score, len(known.implies)):
                found[target] = Found(score, name.text, implies, whole)
    return found


def known_share(text: str) -> float:
    """Share of a text, by weight of its words that say something, that names of ours have; 0 where there is none."""
    index = name_index()
    text = normal(text)
    named = _named_characters(index, solid(text)) if has_han(text) else 0.0
    stating = fact_words(text)
    known = total = 0.0
    for word in _telling(text):
        if word in stating and word not in index.weights:
            continue
        weight = index.weight(word)
        total += weight
        known += weight if word in index.weights else 0.0
    return max(known / total if total else 0.0, named)


def explained(text: str, name: str) -> float:
    """Share of a text, by weight of its words, that a name and the facts it states account for."""
    index = name_index()
    text = normal(text)
    telling = _telling(text)
    accounted = set(key(name)) | fact_words(text)
    total = sum(index.weight(word) for word in telling)
    return sum(index.weight(word) for word in telling if word in accounted) / total if total else 0.0


def telling_words(text: str) -> int:
    """How many words of a text say something of goods; two Chinese characters count as one."""
    telling = _telling(normal(text))
    chinese = sum(1 for word in telling if has_han(word))
    return len(telling) - chinese + (chinese + 1) // 2


def says_only_facts(text: str) -> bool:
    """Whether a text says only what something is made of or for whom, not what it is ("cotton", "women's red")."""
    return telling_words(text) <= _BARE and only_facts(text, _idle())


def _named_characters(index: NameIndex, text: str) -> float:
    """Share of the Chinese characters of a text that lie in names of ours."""
    covered: set[int] = set()
    for length in range(min(_WINDOW, len(text)), 1, -1):
        for start in range(len(text) - length + 1):
            if text[start : start + length] in index.chinese:
                covered.update(range(start, start + length))
    characters = sum(1 for character in text if has_han(character))
    return len(covered) / characters if characters else 0.0


def _telling(text: str) -> list[str]:
    return [word.text for word in words(text) if word.text not in _idle() and not word.text.isdigit()]


@cache
def name_index() -> NameIndex:
    """The names of the catalogue, cut and weighed."""
    book = catalogue()
    marks, idle, noise = _marks(), _stop(), _words_of("noise")
    told: dict[tuple[str, ...], list[tuple[Target, int]]] = defaultdict(list)
    texts: dict[tuple[str, ...], str] = {}
    implications: list[Mapping[str, tuple[str, ...]]] = []

    def add(names: Sequence[str], target: Target, implies: Mapping[str, tuple[str, ...]]) -> None:
        implications.append(implies)
        for name in names:
            cut = tuple(word for word in key(name) if word not in marks and word not in idle) or key(name)
            if cut:
                told[cut].append((target, len(implications) - 1))
                texts.setdefault(cut, name)

    for article in book.articles:
        add(article.synonyms, article.article, article.implies)
    for number, good in enumerate(book.goods):
        fixed = {attribute: values for attribute, values in good.conditions.items() if OTHER not in values}
        add(good.synonyms, number, fixed)
    frequency = Counter(word for cut in told for word in set(cut))
    weights = {
        word: math.log(1 + len(told) / count) * (NOISE if word in noise else 1.0)
        for word, count in frequency.items()
    }
    names: list[_Name] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    chinese: dict[str, int] = {}
    for number, (cut, targets) in enumerate(told.items()):
        text = texts[cut]
        names.append(_Name(text, cut, sum(weights[word] for word in cut), tuple(targets)))
        for word in set(cut):
            by_word[word].append(number)
        if has_han(text):
            chinese[solid(normal(text))] = number
    whole = {name.words: number for number, name in enumerate(names)}
    longest = max(map(len, whole))
    return NameIndex(names, whole, chinese, by_word, weights, implications, longest, math.log(1 + len(told)))


def _place(found: Sequence[Word]) -> _Place:
    """Factor of each word, and the places where goods are named."""
    marks = _marks()
    idle = _stop()
    tokens: list[str] = []
    factors: list[float] = []
    heads: set[int] = set()
    kept: dict[int, int] = {}
    positions: list[int] = []
    region = 1.0
    for number, word in enumerate(found):
        mark = marks.get(word.text)
        if word.apart or mark is not None:
            heads.add(len(tokens))
        if word.apart:
            region = 1.0
        if mark is not None:
            # A text that begins with "for …" names the goods after that: "for iPhone 15 case".
            region = 1.0 if number == 0 else min(region, mark)
            continue
        if word.text in idle:
            continue
        kept[number] = len(tokens)
        positions.append(number)
        tokens.append(word.text)
        factors.append(region)
    heads.add(len(tokens))
    facts: dict[int, frozenset[str]] = {}
    cut = [word.text for word in found]
    stating = stated_places(cut)
    for head in list(heads):  # "necklace of 18k gold", "T-shirt cotton": what it is made of follows the goods
        back = head
        while back and positions[back - 1] in stating:
            back -= 1
        heads.add(back)
    for start, end in fact_phrases(cut):
        inside = [number for number in range(start, end) if number in kept]
        for number in inside:
            facts.setdefault(kept[number], frozenset(found[other].text for other in inside))
    return _Place(tuple(tokens), tuple(factors), frozenset(heads), facts)


def _phrases(index: NameIndex, place: _Place, best: dict[int, tuple[float, bool]]) -> set[int]:
    """Whole names; gives the names that lie inside longer ones, which must not count again."""
    inside: set[int] = set()
    taken: list[tuple[int, int]] = []
    size = len(place.tokens)
    for length in range(min(index.longest, size), 0, -1):
        for start in range(size - length + 1):
            number = index.whole.get(place.tokens[start : start + length])
            if number is None:
                continue
            end = start + length
            if any(first <= start and end <= last for first, last in taken):
                inside.add(number)
                continue
            taken.append((start, end))
            name = index.names[number]
            factor = place.factor(end - 1, name.words, ASIDE if size <= _SHORT else 1.0)
            _keep(best, number, name.weight * factor, True)
    return inside - best.keys()


def _chinese(index: NameIndex, text: str, best: dict[int, tuple[float, bool]]) -> None:
    """Whole Chinese names inside a text, the longest first: also those with Latin letters (T恤)."""
    taken: list[tuple[int, int]] = []
    size = len(text)
    for length in range(min(_WINDOW, size), 1, -1):
        for start in range(size - length + 1):
            number = index.chinese.get(text[start : start + length])
            if number is None:
                continue
            end = start + length
            if any(first <= start and end <= last for first, last in taken):
                continue
            taken.append((start, end))
            at_end = end == size or not has_han(text[end])
            factor = HEAD if at_end else ASIDE if size <= 2 * _SHORT else 1.0
            _keep(best, number, index.names[number].weight * factor, True)


def _partial(index: NameIndex, place: _Place, inside: set[int], best: dict[int, tuple[float, bool]]) -> None:
    """Names whose chief word is there with others of their words, or alone where nothing else is."""
    at: dict[str, int] = {}
    for position, token in enumerate(place.tokens):
        better = token not in at or place.factors[position] > place.factors[at[token]]
        if better or position + 1 in place.heads:
            at[token] = position
    weight: dict[int, float] = defaultdict(float)
    count: Counter[int] = Counter()
    for token in at:
        for number in index.by_word.get(token, ()):
            weight[number] += index.weights[token]
            count[number] += 1
    for number, found in weight.items():
        name = index.names[number]
        if number in best or number in inside or len(name.words) == 1 or name.words[-1] not in at:
            continue
        share = found / name.weight
        if share < _ENOUGH:
            continue
        factor = place.factor(at[name.words[-1]], name.words, 1.0)
        whole = count[number] == len(set(name.words))
        if whole:
            spots = [at[word] for word in name.words]
            near = max(spots) - min(spots) < len(spots) + 2
            factor *= NEAR if near else SCATTERED
        else:
            factor *= PARTIAL * share
        _keep(best, number, found * factor, whole)


def _keep(best: dict[int, tuple[float, bool]], number: int, score: float, whole: bool) -> None:
    known = best.get(number)
    if known is None or score > known[0]:
        best[number] = (score, whole)


@cache
def _marks() -> Mapping[str, float]:
    return dict.fromkeys(_words_of("with"), EXTRA) | dict.fromkeys(_words_of("purpose"), AIM)


@cache
def _stop() -> frozenset[str]:
    """Words that say nothing at all."""
    return _words_of("stop")


@cache
def _idle() -> frozenset[str]:
    """Words that say nothing of what the goods are."""
    return _stop() | _words_of("noise") | _words_of("alone") | _marks().keys()


@cache
def _words_of(kind: str) -> frozenset[str]:
    found = (word if has_han(word) else key(word) for word in catalogue().words[kind])
    return frozenset(
        word if isinstance(word, str) else word[0]
        for word in found
        if len(word) == 1 or isinstance(word, str)
    )
