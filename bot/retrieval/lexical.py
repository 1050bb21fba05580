"""The word index of one shelf: BM25 (bm25s) over the passages, and which terms stand in their headings.

An index is a directory that is written once (see `indexing.py`) and then only read, memory-mapped. A large one has
two segments: the passages as they were when it was last written whole, and, in `later/`, those that came since, with
the names of those of the first that are gone. Both are weighed with one measure, as the shelves are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.retrieval.queries import Query

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
LATER = "later"
GONE = "gone.json"
_NOTHING = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one passage."""

    id: str
    heading: Sequence[str]
    """Terms of the document's title and of the headings above the passage."""
    body: Sequence[str]


@dataclass(frozen=True, slots=True)
class Matches:
    """What a query finds on a shelf, one number for each passage, in the order of `LexicalIndex.ids`."""

    score: Floats
    """BM25, comparable between shelves that were scored with the same weights."""
    coverage: Floats
    """Share of the question's words found, by how telling they are, names of markets apart, 0–1."""
    headings: Floats
    """The same for the headings alone."""
    codes: NDArray[np.bool_]
    """Whether one of the question's codes or numbers occurs."""


class LexicalIndex:
    """A word index, open for reading. Thread-safe: nothing in it changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fingerprint: str = (path / "fingerprint").read_text(encoding="utf-8")
        """Of the way texts were cut into terms; see `terms.fingerprint`."""
        self.segments = [Segment(path)]
        self.gone: set[str] = set()
        """Passages of the first segment that are there no longer."""
        if (path / LATER).is_dir():
            self.segments.append(Segment(path / LATER))
            self.gone = set(json.loads((path / LATER / GONE).read_text(encoding="utf-8")))
        self.ids = [identity for segment in self.segments for identity in segment.ids]
        """By row; those that are gone have theirs still."""
        first = len(self.segments[0].ids)
        self._dead = [row for row in range(first) if self.ids[row] in self.gone] if self.gone else []
        dead = set(self._dead)
        self.row = {identity: row for row, identity in enumerate(self.ids) if row not in dead}

    def __len__(self) -> int:
        return len(self.row)

    def frequency(self, term: str) -> int:
        """Number of passages in which a term occurs."""
        return sum(segment.frequency(term) for segment in self.segments)

    def match(self, query: Query, weights: Mapping[str, float], importance: Sequence[float]) -> Matches:
        """Score every passage. `weights`: inverse document frequency of each term over all shelves asked;
        `importance`: of each group of the query.
        """
        found = [segment.match(query, weights, importance) for segment in self.segments]
        if len(found) == 1:
            return found[0]
        joined = Matches(
            *(
                np.concatenate([getattr(one, part) for one in found])
                for part in ("score", "coverage", "headings", "codes")
            )
        )
        joined.score[self._dead] = 0  # no candidate without one
        return joined


class Segment:
    """Passages that were indexed together."""

    def __init__(self, path: Path) -> None:
        import bm25s

        self.ids: list[str] = json.loads((path / "ids.json").read_text(encoding="utf-8"))
        self.vocabulary: dict[str, int] = {}
        if self.ids:  # bm25s has no index of nothing
            loaded = bm25s.BM25.load(str(path / "body"), mmap=True)
            self.vocabulary = loaded.vocab_dict
            self._data, self._rows, self._starts = (
                loaded.scores[key] for key in ("data", "indices", "indptr")
            )
        self._heading_rows = np.load(path / "heading-rows.npy", mmap_mode="r")
        self._heading_starts = np.load(path / "heading-starts.npy", mmap_mode="r")
        self._terms = np.load(path / "terms.npy", mmap_mode="r")
        self._term_starts = np.load(path / "term-starts.npy", mmap_mode="r")
        self.heading_counts = np.load(path / "heading-counts.npy", mmap_mode="r")

    def frequency(self, term: str) -> int:
        """Number of passages in which a term occurs."""
        number = self.vocabulary.get(term)
        return 0 if number is None else int(self._starts[number + 1] - self._starts[number])

    def match(self, query: Query, weights: Mapping[str, float], importance: Sequence[float]) -> Matches:
        """See `LexicalIndex.match`."""
        size = len(self.ids)
        score, coverage, headings = (np.zeros(size, dtype=np.float32) for _ in range(3))
        codes = np.zeros(size, dtype=np.bool_)
        subject = subject_of(query, importance)
        total = sum(subject) or 1.0
        for group, worth in zip(query.groups, subject, strict=True):
            best, cover, heading = (np.zeros(size, dtype=np.float32) for _ in range(3))
            for alternative in group.alternatives:
                rows, points = self._score(alternative.terms, weights)
                if len(rows):
                    best[rows] = np.maximum(best[rows], points * np.float32(alternative.score))
                    cover[rows] = np.maximum(cover[rows], np.float32(alternative.cover))
                above = self._in_headings(alternative.terms)
                if len(above):
                    heading[above] = np.maximum(heading[above], np.float32(alternative.cover))
            score += best
            coverage += cover * np.float32(worth / total)
            headings += heading * np.float32(worth / total)
            if group.code:
                codes |= cover >= 1.0
        return Matches(score, coverage, headings, codes)

    def terms(self) -> list[str]:
        """Its terms, by number."""
        return sorted(self.vocabulary, key=self.vocabulary.__getitem__)

    def terms_of(self, row: int) -> Integers:
        """Numbers of the terms of a passage in their order, headings first."""
        return np.asarray(self._terms[self._term_starts[row] : self._term_starts[row + 1]])

    def _score(self, wanted: Sequence[str], weights: Mapping[str, float]) -> tuple[Integers, Floats]:
        """Rows where all these terms occur, and the sum of their scores there."""
        rows: Integers = _NOTHING
        points: Floats = np.zeros(0, dtype=np.float32)
        for place, term in enumerate(wanted):
            number = self.vocabulary.get(term)
            if number is None:
                return _NOTHING, np.zeros(0, dtype=np.float32)
            start, end = int(self._starts[number]), int(self._starts[number + 1])
            found = np.asarray(self._rows[start:end])
            # bm25s has multiplied this shelf's own idf in; all shelves must be weighed with one measure.
            own = _idf(len(self.ids), end - start)
            gained = np.asarray(self._data[start:end]) * np.float32(weights.get(term, own) / own)
            if place == 0:
                rows, points = found, gained
            else:
                rows, left, right = np.intersect1d(rows, found, assume_unique=True, return_indices=True)
                points = points[left] + gained[right]
        return rows, points

    def _in_headings(self, wanted: Sequence[str]) -> Integers:
        rows: Integers = _NOTHING
        for place, term in enumerate(wanted):
            number = self.vocabulary.get(term)
            if number is None:
                return _NOTHING
            found = np.asarray(
                self._heading_rows[self._heading_starts[number] : self._heading_starts[number + 1]]
            )
            rows = found if place == 0 else np.intersect1d(rows, found, assume_unique=True)
        return rows


def weigh(query: Query, shelves: Sequence[LexicalIndex]) -> tuple[dict[str, float], list[float], float]:
    """Inverse document frequencies of the query's terms over these shelves, each group's importance, and the share
    of that importance that occurs here at all.

    A word that occurs nowhere is as telling as the rarest one: a question full of such words is not answered here.
    """
    size = sum(map(len, shelves))
    weights: dict[str, float] = {}
    importance: list[float] = []
    there: list[bool] = []
    for group in query.groups:
        found: list[float] = []
        for alternative in group.alternatives:
            for term in alternative.terms:
                if term not in weights and (frequency := sum(shelf.frequency(term) for shelf in shelves)):
                    weights[term] = _idf(size, frequency)
            if all(term in weights for term in alternative.terms):
                found.append(max(weights[term] for term in alternative.terms))
        own = weights.get(group.alternatives[0].terms[0])
        worth = own if own is not None else max(found, default=_idf(size, 0))
        importance.append(worth)
        there.append(bool(found))
    subject = subject_of(query, importance)
    known = sum(worth for worth, found in zip(subject, there, strict=True) if found)
    return weights, importance, known / (sum(subject) or 1.0)


def subject_of(query: Query, importance: Sequence[float]) -> list[float]:
    """Importance of what the question is about: without the names of markets, unless it is nothing else."""
    subject = [0.0 if group.market else worth for group, worth in zip(query.groups, importance, strict=True)]
    return subject if any(subject) else list(importance)


def _idf(size: int, frequency: int) -> float:
    # Lucene's, as bm25s counts it.
    return float(np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)))
