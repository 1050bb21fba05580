"""From a seller's description to six-digit HS candidates, and the one question that would separate them.

    classify("200 cotton T-shirts").candidates[0].hs        → "610910"
    classify("running shoes").question.choices              → leather, textile or plastic upper
    classify("hello").message                               → what to say instead

Two searches meet: names of our catalogue in the text (what the goods are), and the lines of imported national
nomenclatures (what else is like them). Facts read from text and attributes (material, knitted or woven, for whom)
choose among the codes of an article. A candidate is a proposal: the customs decide, and the reasons say what it
rests on.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.duties.catalogue import catalogue, plain_name
from bot.duties.classification_facts import Facts, said_of
from bot.duties.classification_listing import read_listing
from bot.duties.classification_texts import GOODS, Reason, choices, question, reasons, why
from bot.duties.classification_weighing import Weighed, weigh
from bot.duties.classification_words import has_han
from bot.duties.nomenclature import Nomenclature, open_nomenclature
from bot.texts import say

MAX_CANDIDATES = 20
_SURE, _AHEAD = 7.0, 1.02
"""A best candidate that weighs less, or is not this much ahead of the next, is a guess."""
_FULL = 15.0
"""Weight at which the score is 1."""
_NEAR, _ASKED = 0.3, 8
"""Candidates this near to the best (as a share of its weight), at most so many, are what a question separates."""
_SETTLED, _SETTLED_GOODS = 2.5, 1.6
"""Ahead of the next by this much, nothing is asked: of a fact of the same article, and of which goods it is."""
_MAX_CHOICES = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed code."""

    hs: str
    """Six digits."""
    description: str
    """Our plain name, or the official text of an imported nomenclature."""
    score: float
    """0 to 1, falling; comparable within one answer."""
    why: str
    """What it rests on, in a sentence or two."""
    guess: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    """Attribute → value that the code asks for."""
    reasons: tuple[Reason, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """`{"hs", "description", "score", "why"}`; `guess`, and `reasons` and `names` for other languages."""
        return {
            "hs": self.hs, "description": self.description, "score": round(self.score, 3), "why": self.why,
            "guess": self.guess, "reasons": [dict(reason) for reason in self.reasons], "names": dict(self.names),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """The one fact that would separate the best candidates."""

    fact: str
    """Attribute (`material`), or `goods`: which of the goods it is."""
    text: str
    choices: tuple[str, ...]
    """Ways to answer: any of them added to the description decides."""
    values: tuple[str, ...]
    """The same as values of the attribute, or as codes."""

    def as_json(self) -> dict[str, Any]:
        """`{"text", "choices"}`, and `fact` and `values` for showing it in another language."""
        return {
            "text": self.text, "choices": list(self.choices), "fact": self.fact, "values": list(self.values),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Classification:
    """What a description may be classified under."""

    candidates: tuple[Candidate, ...]
    question: Question | None = None
    message: str = ""
    """Why there is no candidate, or that the best is a guess."""
    language: str = "en"
    """Of the texts."""

    def as_json(self) -> dict[str, Any]:
        """The shape of `quayside classify --json`."""
        result: dict[str, Any] = {
            "candidates": [candidate.as_json() for candidate in self.candidates],
            "language": self.language,
        }
        if self.question:
            result["question"] = self.question.as_json()
        if self.message:
            result["message"] = self.message
        return result


def classify(
    text: str,
    *,
    category: str | None = None,
    category_zh: str | None = None,
    attributes: Mapping[str, Any] | None = None,
    k: int = 5,
    home: Path | None = None,
    language: str | None = None,
) -> Classification:
    """Candidates for a description, best first, at most `k`; none where no goods are recognised. Never raises.

    `category` and `category_zh` are a marketplace's category paths (`Shoes > Women's Shoes`), `attributes` the
    listing's own. `home` is where imported nomenclatures lie (default: the settings' home). Texts are in `language`,
    else in Chinese for a Chinese description and in English for any other.
    """
    text = text if isinstance(text, str) else ""
    spoken = language or ("zh" if has_han(text) else "en")
    listing = read_listing(text, category, category_zh, attributes)
    index = open_nomenclature(home if home is not None else _home())
    weighed = weigh(listing, index)
    if not weighed:
        return Classification((), message=say(spoken, "classify-none"), language=spoken)
    ranked = sorted(weighed.items(), key=lambda item: (-item[1].score, item[0]))
    top = ranked[0][1].score
    ahead = top / max(ranked[1][1].score, 0.01) if len(ranked) > 1 else _SETTLED
    guess = top < _SURE or ahead < _AHEAD
    shown = ranked[: max(1, min(k, MAX_CANDIDATES))]
    candidates = tuple(
        _candidate(code, found, found.score / max(top, _FULL), guess or found.score < _SURE, spoken, index)
        for code, found in shown
    )
    asked = _question(ranked[:_ASKED], listing.facts, ahead, spoken)
    return Classification(candidates, asked, say(spoken, "classify-guess") if guess else "", spoken)


def _candidate(
    code: str, found: Weighed, score: float, guess: bool, language: str, index: Nomenclature | None
) -> Candidate:
    good = found.good
    names: dict[str, str] = {}
    for spoken in ("en", "zh"):
        name = good.name(spoken) if good else plain_name(code, spoken)
        name = name or (index.name(code, spoken) if index else None)
        if name:
            names[spoken] = name
    description = names.get("zh" if language == "zh" else "en") or next(iter(names.values()), code)
    facts = {attribute: values[0] for attribute, values in good.conditions.items()} if good else {}
    told = reasons(found)
    return Candidate(code, description, score, why(told, language), guess, facts, told, names)


def _question(
    ranked: Sequence[tuple[str, Weighed]], facts: Facts, ahead: float, language: str
) -> Question | None:
    """The fact that separates the best candidate from those near it, weighed by how near they are."""
    first = ranked[0][1]
    near = [(code, found) for code, found in ranked if found.score >= _NEAR * first.score]
    worth = _worth(first, [found for _, found in near[1:]], facts)
    if not worth:
        return None
    fact = max(worth, key=lambda name: worth[name])
    if ahead >= (_SETTLED_GOODS if fact == GOODS else _SETTLED):
        return None
    values = [code for code, _ in near] if fact == GOODS else _values(first, fact)
    values = values[:_MAX_CHOICES]
    if len(values) < 2:
        return None
    if fact == GOODS:
        shown = tuple(found.good.name(language) if found.good else choices(fact, [code], language)[0]
                      for code, found in near[: len(values)])  # fmt: skip
    else:
        shown = choices(fact, values, language)
    return Question(fact, question(fact, language), shown, tuple(values))


def _worth(first: Weighed, others: Sequence[Weighed], facts: Facts) -> dict[str, float]:
    """Fact → how much of the rival candidates' weight it would settle."""
    worth: dict[str, float] = defaultdict(float)
    for other in others:
        if (
            not first.good
            or not other.good
            or not first.good.article
            or first.good.article != other.good.article
        ):
            worth[GOODS] += other.score
            continue
        for attribute in {*first.good.conditions, *other.good.conditions}:
            if first.good.conditions.get(attribute) == other.good.conditions.get(attribute):
                continue
            said = said_of(facts, attribute)
            worth[attribute] += other.score * (0.15 if said and max(said.values()) > 0.5 else 1.0)
    return worth


def _values(found: Weighed, fact: str) -> list[str]:
    """The values of a fact that the article's goods ask for, the commoner goods first."""
    if found.good is None:
        return []
    goods = sorted(catalogue().siblings[found.good.article], key=lambda good: good.rank)
    return list(dict.fromkeys(good.conditions[fact][0] for good in goods if fact in good.conditions))


def _home() -> Path:
    from bot.settings import Settings

    return Settings().quayside_home


def named(code: str, language: str = "en") -> Classification:
    """What a code stands for: the one candidate is its subheading, under our plain name; none for a code we lack."""
    digits = code.replace(".", "").replace(" ", "")
    name = plain_name(digits, language) if len(digits) >= _SUBHEADING else None
    if name is None:
        return Classification(
            (), message=say(language, "classify-unknown-code", code=digits[:12]), language=language
        )
    told = ({"id": "classify-why-code"},)
    names = {spoken: plain_name(digits, spoken) or name for spoken in ("en", "zh")}
    best = Candidate(digits[:_SUBHEADING], name, 1.0, why(told, language), reasons=told, names=names)
    return Classification((best,), language=language)


_SUBHEADING = 6
