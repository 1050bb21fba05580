"""What a request is about, told from the examples in `prompts/intents/`.

Two readings. By words: the examples are indexed with BM25 over stemmed words, Chinese words and pairs of characters,
and the names of the things found in them (`#country`, `#money`); the nearest ones vote. By meaning: the nearest
examples in the embedding space vote. Words decide where they are sure, which most parcel and duty questions are, and
cost no embedding; on our own questions (`quayside eval --set requests`) words alone had 44 of 53 right, meaning
alone 48.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import bm25s
import numpy as np
import rjieba
import Stemmer

from bot.assistant.understanding.entities import find_entities
from bot.assistant.understanding.words import examples

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[㐀-鿿]+")
_HAN = re.compile(r"[㐀-鿿]+")
_PARCEL = re.compile(r"#parcel|\b(?=[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{11,}\b")
_NEIGHBOURS = 7
_SURE_BY_WORDS = 0.8
_WORDS_WEIGHT = 0.3
_SHARPNESS = 30.0
"""e5's cosines lie close together (0.73 to 0.93): differences are stretched before neighbours vote."""


class Embedder(Protocol):
    """What is needed of an embedding model."""

    name: str

    def query(self, text: str) -> Any:
        """The vector of a question."""

    def passages(self, texts: Sequence[str]) -> Any:
        """One row for each text."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The likeliest intent and how surely: 1 where all neighbours agree, 0 where no word is known."""

    name: str
    confidence: float


class IntentReader:
    """Reads intents; with an embedder also by meaning. The examples' vectors are kept in a file under `home`."""

    def __init__(self, embedder: Embedder | None = None, home: Path | None = None) -> None:
        self._embedder = embedder
        self._vectors = _vectors(embedder, home) if embedder is not None else None

    def read(self, text: str, residue: str, facts: frozenset[str] = frozenset()) -> Intent:
        """The intent of a clause: `residue` is the clause without its entities, `facts` names what they were."""
        by_words, known = _votes_by_words(residue, facts)
        best = max(by_words, key=lambda name: by_words[name], default="ask")
        certainty = by_words.get(best, 0.0) * known
        if certainty >= _SURE_BY_WORDS or self._embedder is None:
            return Intent(best, certainty)
        votes = self._votes_by_meaning(text)
        for name, share in by_words.items():
            votes[name] = votes.get(name, 0.0) + _WORDS_WEIGHT * share * known
        best = max(votes, key=lambda name: votes[name])
        return Intent(best, votes[best] / sum(votes.values()))

    def _votes_by_meaning(self, text: str) -> dict[str, float]:
        assert self._embedder is not None
        cosines = self._vectors @ self._embedder.query(text)
        nearest = cosines.argsort()[::-1][:_NEIGHBOURS]
        weights = np.exp((cosines[nearest] - cosines[nearest[0]]) * _SHARPNESS)
        names = _examples()[1]
        votes: dict[str, float] = {}
        for position, weight in zip(nearest, weights / weights.sum(), strict=True):
            votes[names[position]] = votes.get(names[position], 0.0) + float(weight)
        return votes


def _votes_by_words(text: str, facts: frozenset[str]) -> tuple[dict[str, float], float]:
    """Each intent's share of the votes, and which part of the text's words occur in any example."""
    tokens = features(text, facts)
    index, names, vocabulary = _examples()
    known = [vocabulary[token] for token in tokens if token in vocabulary]
    if not known:
        return {}, 0.0
    scores = index.get_scores_from_ids(known)
    votes: dict[str, float] = {}
    for rank, position in enumerate(scores.argsort()[::-1][:_NEIGHBOURS]):
        if scores[position] > 0:
            votes[names[position]] = votes.get(names[position], 0.0) + float(scores[position]) / (
                1 + rank * 0.5
            )
    total = sum(votes.values()) or 1.0
    return {name: vote / total for name, vote in votes.items()}, len(known) / len(tokens)


def _vectors(embedder: Embedder, home: Path | None) -> Any:
    """The examples' vectors: read from the file of this model and these examples, or made (two seconds)."""
    texts = [text for _, _, several in examples() for text in several]
    key = hashlib.sha256("\0".join([embedder.name, *texts]).encode()).hexdigest()[:16]
    file = home / f"intents-{key}.npy" if home is not None else None
    if file is not None and file.is_file():
        return np.load(file)
    vectors = embedder.passages(texts)
    if file is not None:
        for old in file.parent.glob("intents-*.npy"):
            old.unlink(missing_ok=True)
        part = file.with_suffix(".part.npy")
        np.save(part, vectors)
        part.replace(file)
    return vectors


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
    for name, _, texts in examples():
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


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
