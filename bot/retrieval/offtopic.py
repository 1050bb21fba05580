"""Questions that people ask any bot and that these documents do not answer: examples to recognise the like.

The examples are `knowledge/glossary/off-topic.csv`. Nearness to them tells a question about cooking from one about
customs better than any similarity to the documents does (on our development questions: 0.97 against 0.85 of all
pairs in the right order).
"""

import csv
import hashlib
import threading

import numpy as np

from bot.resources import KNOWLEDGE
from bot.retrieval.embeddings import Embedder, Vectors
from bot.retrieval.space import Space
from bot.retrieval.vectors import VectorCache


class OffTopic:
    """The examples in the space of one model. Thread-safe; loaded at the first question."""

    def __init__(self, embedder: Embedder, cache: VectorCache, space: Space) -> None:
        self._embedder = embedder
        self._cache = cache
        self._space = space
        self._lock = threading.Lock()
        self._matrix: Vectors | None = None

    def nearness(self, vector: Vectors) -> float:
        """Cosine similarity of a question's place to the nearest example. Raises NoEmbeddings."""
        return float((self._loaded() @ vector).max(initial=0.0))

    def _loaded(self) -> Vectors:
        with self._lock:
            if self._matrix is None:
                listed = examples()
                known = self._cache.get(key(question) for question, _ in listed)
                missing = [question for question, _ in listed if key(question) not in known]
                if missing:
                    new = dict(zip(map(key, missing), self._embedder.queries(missing), strict=True))
                    self._cache.put(new)
                    known.update(new)
                places = [self._space.query(known[key(question)], language) for question, language in listed]
                self._matrix = np.stack(places)
            return self._matrix


def examples() -> list[tuple[str, str]]:
    """(question, language)."""
    with (KNOWLEDGE / "glossary" / "off-topic.csv").open(encoding="utf-8", newline="") as file:
        return [(row["question"], row["language"]) for row in csv.DictReader(file)]


def key(question: str) -> str:
    """Under which its vector is kept: another than that of the same text as a passage."""
    return hashlib.sha256(f"query\x00{question}".encode()).hexdigest()[:32]
