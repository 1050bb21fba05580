"""The space in which questions and passages are compared: the model's vectors, less what is common to a language.

Vectors of the bundled model lie close together, and the language weighs more than the subject: a Chinese question is
nearer to any Chinese passage than to the English one that answers it. Taking each language's mean away mends both.
Measured by vectors alone on our development questions: Chinese recall@1 0.59 → 0.83, English 0.60 → 0.68; Chinese
questions answered only in English, recall@5 0.00 → 0.94.

`python -m bot.retrieval.space` makes the means anew; every vector index is then rebuilt, so do it for a reason.
"""

import hashlib
import random
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from bot.retrieval import bundled, chunks, glossary
from bot.retrieval.embeddings import BundledEmbedder, Vectors
from bot.settings import LANGUAGES

CENTRES = Path(__file__).with_name("centres.npz")
_SAMPLE = 300

T = TypeVar("T")


class Space:
    """Where the vectors of one model are put. Thread-safe."""

    def __init__(self, model: str, centres: Mapping[str, Vectors], fingerprint: str) -> None:
        self._centres = centres
        self.name = f"{model}/{fingerprint}" if fingerprint else model
        """Names the space in the store: an index of another space is not searched."""
        self.calibrated = bool(centres)
        """Whether the judgement of what is answered was fitted in this space."""

    def query(self, vector: Vectors, language: str) -> Vectors:
        """Place of a question."""
        return self._centred(vector, f"query-{language}")

    def passage(self, vector: Vectors, language: str) -> Vectors:
        """Place of a passage."""
        return self._centred(vector, f"passage-{language}")

    def _centred(self, vector: Vectors, key: str) -> Vectors:
        centre = self._centres.get(key)
        if centre is None:
            return vector
        moved = vector - centre
        return moved / max(float(np.linalg.norm(moved)), 1e-9)


@cache
def space_of(model: str) -> Space:
    """The space of a model: for another than the bundled one, its vectors as they are."""
    if model != BundledEmbedder.name or not CENTRES.is_file():
        return Space(model, {}, "")
    data = CENTRES.read_bytes()
    with np.load(CENTRES) as centres:
        return Space(
            model, {key: centres[key] for key in centres.files}, hashlib.sha256(data).hexdigest()[:12]
        )


def write_centres() -> None:
    """Work out the means: from the headings (they are questions) and passages of the bundled English documents, and,
    for the other languages, from how far the glossary's parallel names lie apart.
    """
    embedder = BundledEmbedder()
    documents = [document for document in bundled.documents() if document.language == "en"]
    sections = [section for document in documents for section in document.sections]
    headings = sorted({section.headings[-1] for section in sections if section.headings})
    texts = [
        chunks.embedded_text(document.title, passage.headings, passage.text)
        for document in documents
        for passage in chunks.passages(document, "main")
    ]
    rows = [
        concept.names for concept in glossary.concepts() if all(concept.names[each] for each in LANGUAGES)
    ]
    names = {language: [row[language][0] for row in _sample(rows)] for language in LANGUAGES}
    asked = {language: _mean([embedder.query(name) for name in names[language]]) for language in LANGUAGES}
    read = {language: _mean(embedder.passages(names[language])) for language in LANGUAGES}
    query = _mean([embedder.query(heading) for heading in _sample(headings)])
    passage = _mean(embedder.passages(_sample(texts)))
    centres = {}
    for language in LANGUAGES:
        centres[f"query-{language}"] = (query + asked[language] - asked["en"]).astype(np.float32)
        centres[f"passage-{language}"] = (passage + read[language] - read["en"]).astype(np.float32)
    np.savez(CENTRES, **centres)  # type: ignore[arg-type]
    space_of.cache_clear()


def _sample(items: Sequence[T]) -> list[T]:
    chosen = random.Random(1)  # noqa: S311 (the same sample every time)
    return chosen.sample(list(items), min(_SAMPLE, len(items)))


def _mean(vectors: Sequence[Vectors] | Vectors) -> Vectors:
    mean: Vectors = np.asarray(vectors, dtype=np.float32).mean(axis=0)
    return mean


if __name__ == "__main__":
    write_centres()
    print(f"written: {CENTRES.name}", file=sys.stderr)  # noqa: T201
