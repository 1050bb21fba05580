"""What a request is about, told from the examples in `prompts/intents/`.

The examples are indexed with BM25 over stemmed words, Chinese words and pairs of characters, and the names of the
things found in them (`#country`, `#money`): the nearest ones vote. No model is asked, so parcel and duty
questions cost no embedding.
"""

import re
from dataclasses import dataclass
from functools import cache

import bm25s
import rjieba
import Stemmer

from bot.assistant.understanding.entities import find_entities
from bot.assistant.understanding.words import load_texts
from bot.resources import PROMPTS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[㐀-鿿]+")
_HAN = re.compile(r"[㐀-鿿]+")
_PARCEL = re.compile(r"#parcel|\b(?=[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{11,}\b")
_NEIGHBOURS = 7


@dataclass(frozen=True, slots=True)
class Intent:
    """The likeliest intent and how surely: 1 where all neighbours agree, 0 where no word is known."""

    name: str
    confidence: float


def classify_intent(text: str, *, facts: frozenset[str] = frozenset()) -> Intent:
    """The intent of a clause whose things are already blanked out; `facts` names what they were."""
    tokens = features(text, facts)
    index, names, vocabulary = _examples()
    known = [vocabulary[token] for token in tokens if token in vocabulary]
    if not known:
        return Intent("ask", 0.0)
    scores = index.get_scores_from_ids(known)
    best = scores.argsort()[::-1][:_NEIGHBOURS]
    votes: dict[str, float] = {}
    for rank, position in enumerate(best):
        if scores[position] > 0:
            votes[names[position]] = votes.get(names[position], 0.0) + float(scores[position]) / (
                1 + rank * 0.5
            )
    if not votes:
        return Intent("ask", 0.0)
    name = max(votes, key=lambda intent: votes[intent])
    coverage = len(known) / len(tokens)
    return Intent(name, votes[name] / sum(votes.values()) * coverage)


def features(text: str, facts: frozenset[str] = frozenset()) -> list[str]:
    """What of a text the comparison sees."""
    tokens = [f"#{fact}" for fact in sorted(facts)]
    for word in _WORD.findall(text.lower()):
        if _HAN.fullmatch(word):
            tokens += rjieba.cut(word)
            tokens += [word[i : i + 2] for i in range(len(word) - 1)]
        elif word.isascii() or not re.search(r"[а-яё]", word):
            tokens.append(_stemmer("english").stemWord(word))
        else:
            tokens.append(_stemmer("russian").stemWord(word))
    return tokens


@cache
def _examples() -> tuple[bm25s.BM25, list[str], dict[str, int]]:
    corpus: list[list[str]] = []
    names: list[str] = []
    for name, texts in _files():
        for text in texts:
            found = find_entities(_PARCEL.sub(" ", text))
            facts = found.facts | ({"parcel"} if _PARCEL.search(text) else set())
            corpus.append(features(found.residue, facts))
            names.append(name)
    vocabulary: dict[str, int] = {}
    ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in tokens] for tokens in corpus]
    index = bm25s.BM25(k1=0.9, b=0.4)
    index.index((ids, vocabulary), show_progress=False)
    return index, names, vocabulary


def _files() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for file in sorted((PROMPTS / "intents").glob("*.yaml")):
        data = load_texts(file)
        intents = data if isinstance(next(iter(data.values())), dict) else {file.stem: data}
        for name, languages in intents.items():
            for texts in languages.values():
                found.append((name, [str(text) for text in texts]))
    return found


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
