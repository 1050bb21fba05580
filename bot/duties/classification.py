"""From a seller's description to six-digit HS candidates, and the one question that would separate them.

Two searches meet: names of our catalogue in the text (what the goods are), and the lines of imported national
nomenclatures (what else is like them). Facts read from text and attributes (material, knitted or woven, for whom)
choose among the codes of an article. A candidate is a proposal: the customs decide, and the reasons say what it
rests on.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.duties import classification_names as named
from bot.duties.catalogue import OTHER, Good, catalogue, plain_name
from bot.duties.classification_facts import (
    CONFLICT, MATCH, UNKNOWN, WIDER, Facts, Fit, fit, implied, merge, read_facts, said_of,
)  # fmt: skip
from bot.duties.classification_words import has_han, normal
from bot.duties.nomenclature import Nomenclature, open_nomenclature
from bot.texts import say

MAX_CANDIDATES = 20
_MAX_CHOICES = 5
_KEEP = 60
"""Candidates weighed before the best are shown."""

# What each part of a listing counts: the category's last part names the goods best, a title holds every word that
# may be searched for.
_TITLE, _LEAF, _PARENT, _NAMED = 1.0, 0.5, 0.15, 0.4
_LINES, _LINES_TITLE = 14.0, 0.7
"""What the nomenclature's lines count beside the names."""
_PARTS = 0.9
_RESIDUAL = 4.0
_FLOOR, _KNOWN = 2.6, 0.34
"""Below this score, or with less of the text known, there is no candidate at all."""
_SURE, _LEAD = 7.0, 1.25
"""A best candidate with less score, or less ahead of the next, is a guess."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed code."""

    hs: str
    """Six digits."""
    description: str
    """Our plain name, or the official text of an imported nomenclature, in the language of the question."""
    score: float
    """0 to 1, falling; comparable within one answer."""
    why: str
    """What it rests on, in a sentence."""
    guess: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    """Attribute → value that this code asks for."""

    def as_json(self) -> dict[str, Any]:
        """`{"hs", "description", "score", "why"}`, and `guess`."""
        return {
            "hs": self.hs, "description": self.description, "score": round(self.score, 3),
            "why": self.why, "guess": self.guess,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """The one fact that would separate the best candidates."""

    fact: str
    """Attribute (`material`), or `goods`: which of the goods it is."""
    text: str
    choices: tuple[str, ...]
    """Ways to answer; any of them added to the description decides."""
    values: tuple[str, ...]
    """The same as values of the attribute, or codes."""

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

    def as_json(self) -> dict[str, Any]:
        """The shape of `quayside classify --json`."""
        result: dict[str, Any] = {"candidates": [candidate.as_json() for candidate in self.candidates]}
        if self.question:
            result["question"] = self.question.as_json()
        if self.message:
            result["message"] = self.message
        return result


@dataclass(slots=True)
class _Scored:
    """A code being weighed."""

    score: float = 0.0
    good: Good | None = None
    fitted: Fit | None = None
    phrase: str = ""
    lines: float = 0.0


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
    """Candidates for a description, best first, at most `k`; none where nothing is recognised.

    `category` and `category_zh` are a marketplace's category paths (`Shoes > Women's Shoes`), `attributes` the
    listing's own. `home` is where imported nomenclatures lie (default: the settings' home). The texts are in
    `language`, else in Chinese for a Chinese description and in English for any other.
    """
    text = text if isinstance(text, str) else ""
    spoken = language or ("zh" if has_han(text) else "en")
    listing = _Listing.read(text, category, category_zh, attributes)
    index = open_nomenclature(home if home is not None else _home())
    scored = _weigh(listing, index)
    if not scored:
        return Classification((), message=say(spoken, "classify-none"), language=spoken)
    ranked = sorted(scored.items(), key=lambda item: (-item[1].score, item[0]))
    kept = ranked[: max(1, min(k, MAX_CANDIDATES))]
    lead = kept[0][1].score / max(kept[1][1].score, 0.01) if len(kept) > 1 else 9.0
    guess = kept[0][1].score < _SURE or lead < 1.02
    top = kept[0][1].score
    sure = min(1.0, top / (2.2 * _SURE))
    candidates = tuple(
        _candidate(code, found, found.score / top * sure, guess or place > 0 and found.score < _SURE, spoken, index)
        for place, (code, found) in enumerate(kept)
    )
    question = _question(ranked, listing.facts, spoken) if lead < 2.5 else None
    message = say(spoken, "classify-guess") if guess else ""
    return Classification(candidates, question, message, spoken)


@dataclass(frozen=True, slots=True)
class _Listing:
    """A description cut into fields, and the facts read from all of them."""

    fields: tuple[tuple[str, float], ...]
    """Texts to look for names in, with what each counts."""
    title: str
    leaf: str
    leaf_zh: str
    facts: Facts
    parts: bool
    """Whether it speaks of parts, accessories, replacements."""

    @classmethod
    def read(
        cls, text: str, category: str | None, category_zh: str | None, attributes: Mapping[str, Any] | None
    ) -> "_Listing":
        path, path_zh = _path(category), _path(category_zh)
        leaf, leaf_zh = path[-1] if path else "", path_zh[-1] if path_zh else ""
        facts = read_facts(text, 0.9)
        fields = [(text, _TITLE)]
        for parts in (path, path_zh):
            if parts:
                fields.append((parts[-1], _LEAF))
                fields.extend((part, _PARENT) for part in parts[-2:-1])
                merge(facts, read_facts(" ".join(parts[-2:]), 0.5))
        keys = catalogue().listing_keys
        for name, value in (attributes or {}).items() if isinstance(attributes, Mapping) else ():
            meaning = keys.get(str(name).strip().lower())
            said = str(value)[:500]
            if meaning is None or meaning == "ignored" or not said:
                continue
            if meaning == "name":
                fields.append((said, _NAMED))
            else:
                merge(facts, read_facts(said, 1.0, only=meaning))
                if meaning == "material":  # "Denim" as a fabric says how it is made as well
                    merge(facts, {a: v for a, v in read_facts(said, 0.8).items() if a == "construction"})
        spoken = normal(" ".join((text, leaf, leaf_zh)))
        tokens = set(re.findall(r"[a-zа-я]+", spoken))
        part_words = catalogue().words["part"]
        parts_named = any(word in tokens or (has_han(word) and word in spoken) for word in part_words)
        return cls(tuple(fields), text, leaf, leaf_zh, facts, parts_named)


def _weigh(listing: _Listing, index: Nomenclature | None) -> dict[str, _Scored]:
    book = catalogue()
    by_target: dict[named.Target, float] = defaultdict(float)
    best: dict[named.Target, named.Found] = {}
    for text, weight in listing.fields:
        for target, found in named.find(text).items():
            by_target[target] += weight * found.score
            if target not in best or weight * found.score > best[target].score:
                best[target] = found
    scored: dict[str, _Scored] = defaultdict(_Scored)
    for target, score in by_target.items():
        facts = implied(listing.facts, best[target].implies)
        goods = book.siblings[target] if isinstance(target, str) else (book.goods[target],)
        for good in goods:
            fitted = fit(good, facts)
            code = scored[good.code]
            if score * fitted.factor > code.score:
                code.score, code.good, code.fitted = score * fitted.factor, good, fitted
                code.phrase = best[target].phrase
    if index is not None:
        _add_lines(scored, listing, index)
    if not scored or max(code.score for code in scored.values()) < _FLOOR:
        return {}
    known, total = named.mass(listing.title)
    if index is None and total and known / total < _KNOWN and not listing.leaf and not listing.leaf_zh:
        return {}
    if listing.parts:
        _give_to_parts(scored)
    _add_residual(scored, listing.facts)
    return dict(scored)


def _add_lines(scored: dict[str, _Scored], listing: _Listing, index: Nomenclature) -> None:
    """What the nomenclature's lines have of the title and the category."""
    asked = " ".join(part for part in (listing.title, listing.leaf, listing.leaf_zh) if part)
    for hit in index.search(asked, _KEEP):
        code = scored[hit.code]
        code.lines = hit.score
        code.score += _LINES * hit.score


def _give_to_parts(scored: dict[str, _Scored]) -> None:
    """Parts go with the machine: to the subheading for its parts, where there is one."""
    rules = catalogue().parts
    for code, found in list(scored.items()):
        parts = rules.get(code) or rules.get(code[:4])
        if parts and parts != code:
            target = scored[parts]
            moved = _PARTS * found.score
            if moved > target.score:
                target.score = moved
                target.phrase = target.phrase or found.phrase
            found.score *= 0.75


def _add_residual(scored: dict[str, _Scored], facts: Facts) -> None:
    """An article that no heading names goes by its material."""
    rules = catalogue().residual
    said = facts.get("material", {})
    for value, strength in said.items():
        for root, code in rules.items():
            if root in _wider(value):
                found = scored[code]
                found.score = max(found.score, _RESIDUAL * strength * 0.5) + _RESIDUAL * strength * 0.1
                break


def _wider(value: str) -> set[str]:
    known = catalogue().values.get(("material", value))
    found = {value}
    for parent in known.within if known else ():
        found |= _wider(parent)
    return found


def _candidate(
    code: str, found: _Scored, score: float, guess: bool, language: str, index: Nomenclature | None
) -> Candidate:
    good = found.good
    if good is not None:
        description = good.name(language)
    else:
        description = plain_name(code, language) or (index.name(code, language) if index else None) or code
    facts = {a: v[0] for a, v in good.conditions.items()} if good is not None else {}
    return Candidate(code, description, score, _why(found, language), guess, facts)


def _why(found: _Scored, language: str) -> str:
    parts = []
    if found.phrase:
        parts.append(say(language, "classify-why-name", name=found.phrase))
    if found.good is not None and found.fitted is not None:
        for state, text in ((MATCH, "classify-why-fits"), (CONFLICT, "classify-why-conflict")):
            labels = [
                _label(attribute, found.good.conditions[attribute][0], language)
                for attribute, was in found.fitted.states.items()
                if was == state or (state == MATCH and was == WIDER)
            ]
            if labels:
                parts.append(say(language, text, facts=", ".join(labels)))
        open_facts = [a for a, was in found.fitted.states.items() if was == UNKNOWN]
        if open_facts:
            facts = ", ".join(say(language, f"classify-fact-{fact}") for fact in open_facts)
            parts.append(say(language, "classify-why-open", facts=facts))
    if not found.phrase:
        parts.append(say(language, "classify-why-lines" if found.lines else "classify-why-residual"))
    return " ".join(parts)


def _label(attribute: str, value: str, language: str) -> str:
    if value == OTHER:
        return say(language, f"classify-other-{attribute}" if attribute == "material" else "classify-other")
    known = catalogue().values[attribute, value]
    return known.labels.get(language) or known.labels["en"]


def _question(ranked: list[tuple[str, _Scored]], facts: Facts, language: str) -> Question | None:
    """The fact that separates the best candidate from the others near it, weighed by how near they are."""
    top = ranked[0][1]
    near = [(code, found) for code, found in ranked[:12] if found.score >= 0.45 * top.score]
    if len(near) < 2:
        return None
    first = near[0][1]
    worth: dict[str, float] = defaultdict(float)
    for _, other in near[1:6]:
        if first.good is None or other.good is None or first.good.article != other.good.article or not first.good.article:
            worth["goods"] += other.score * 0.8
            continue
        for attribute, wanted in first.good.conditions.items():
            asked = other.good.conditions.get(attribute)
            if asked is None or asked == wanted:
                continue
            said = said_of(facts, attribute)
            settled = said and max(said.values()) > 0.5
            worth[attribute] += other.score * (0.15 if settled else 1.0)
    if not worth:
        return None
    fact = max(worth, key=lambda name: worth[name])
    if fact == "goods":
        options = [(code, _short(code, found, language)) for code, found in near[:_MAX_CHOICES]]
        values, choices = zip(*dict(options).items(), strict=True)
        return Question(fact, say(language, "classify-ask-goods"), choices, values)
    article = first.good.article if first.good else ""
    asked_values = list(
        dict.fromkeys(
            good.conditions[fact][0]
            for good in sorted(catalogue().siblings[article], key=lambda g: g.rank)
            if fact in good.conditions
        )
    )
    labels = tuple(_label(fact, value, language) for value in asked_values[:_MAX_CHOICES + 2])
    if len(labels) < 2:
        return None
    return Question(fact, say(language, f"classify-ask-{fact}"), labels, tuple(asked_values[:_MAX_CHOICES + 2]))


def _short(code: str, found: _Scored, language: str) -> str:
    if found.good is not None:
        return found.good.name(language)
    return plain_name(code, language) or code


def _path(category: str | None) -> list[str]:
    if not isinstance(category, str):
        return []
    return [part.strip() for part in re.split(r"[>/›»|]", category[:1000]) if part.strip()]


def _home() -> Path:
    from bot.settings import Settings

    return Settings().quayside_home
