"""One question against the open shelves: candidates by words and by meaning, weighed by what the question is.

Equal-weight rank fusion costs a third of the best answers to everyday questions and only helps with codes. So the
two legs are mixed by the question: codes, numbers and words that the documents share speak for the word index, a
paraphrase for the vectors.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.retrieval.embeddings import Vectors
from bot.retrieval.errors import NoVectorIndex
from bot.retrieval.lexical import weigh
from bot.retrieval.queries import Query
from bot.retrieval.records import Placed
from bot.retrieval.shelves import Shelf

DEPTH = 60
"""Candidates from each leg of each shelf: cutting at what is shown would lose what the mix brings up."""
_TAIL = 20
"""Of the nearest vectors, the last ones show what merely the subject gives."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Components:
    """Parts of the search that can be switched off, to measure what each is worth."""

    words: bool = True
    vectors: bool = True
    glossary: bool = True
    headings: bool = True
    markets: bool = True
    language: bool = True
    role: bool = True
    """What is written for the asker before what is written for everybody."""
    weighing: bool = True
    """Mixing by what the question is; else always half and half."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts, beside 1 for the best words and the best vector together."""

    words: float = 0.2
    """Of the word index, at least…"""
    covered: float = 0.35
    """…with all of the question's words found in one passage…"""
    long: float = 0.3
    """…more if it has fourteen words that count, as questions on the wording of rules have…"""
    coded: float = 0.5
    """…and with nothing but codes."""
    headings: float = 0.2
    language: float = 0.05
    role: float = 0.12
    market: float = 0.1


ALL = Components()
WEIGHTS = Weights()


@dataclass(slots=True)
class Candidate:
    """A passage that may answer, with what speaks for it."""

    id: str
    audience: str
    words: float = 0.0
    """BM25."""
    coverage: float = 0.0
    headings: float = 0.0
    code: bool = False
    cosine: float | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Shortlist:
    """All candidates of a search, and how the two legs compare."""

    candidates: list[Candidate]
    importance: list[float] = field(default_factory=list)
    cosine_floor: float = 0.0
    """What a passage gets for being about the same trade."""
    vectors_used: bool = False
    known: float = 0.0
    """Share of the question's words that occur anywhere on these shelves, by how telling they are."""


def shortlist(
    query: Query, shelves: Sequence[Shelf], vector: Vectors | None, components: Components
) -> Shortlist:
    """Candidates of both legs, each with what the other leg says of it."""
    weights, importance, known = weigh(query, [shelf.lexical for shelf in shelves])
    found: list[Candidate] = []
    cosines: list[float] = []
    for shelf in shelves:
        matches = shelf.lexical.match(query, weights, importance)
        near = _near(shelf, vector)
        cosines.extend(near.values())
        rows = set(_best(matches.score, DEPTH)) if components.words else set()
        rows |= {shelf.lexical.row[identity] for identity in near if identity in shelf.lexical.row}
        missing = [shelf.lexical.ids[row] for row in sorted(rows) if shelf.lexical.ids[row] not in near]
        near.update(_similarities(shelf, vector, missing))
        for row in sorted(rows):
            identity = shelf.lexical.ids[row]
            found.append(
                Candidate(
                    id=identity,
                    audience=shelf.state.audience,
                    words=float(matches.score[row]),
                    coverage=float(matches.coverage[row]),
                    headings=float(matches.headings[row]),
                    code=bool(matches.codes[row]),
                    cosine=near.get(identity),
                )
            )
    cosines.sort(reverse=True)
    tail = cosines[:DEPTH][-_TAIL:]
    floor = float(np.mean(tail)) if tail else 0.0
    return Shortlist(found, importance, floor, bool(cosines), known)


def score(
    query: Query,
    found: Shortlist,
    records: Mapping[str, Placed],
    audience: str,
    components: Components = ALL,
    weights: Weights = WEIGHTS,
) -> list[Candidate]:
    """The candidates that are in `records`, best first. `audience`: the one that the asker belongs to."""
    candidates = [candidate for candidate in found.candidates if candidate.id in records]
    if not candidates:
        return []
    top_words = max(candidate.words for candidate in candidates) or 1.0
    known = [candidate.cosine for candidate in candidates if candidate.cosine is not None]
    span = max(max(known, default=0.0) - found.cosine_floor, 0.02)
    trust = words_weight(query, found, candidates, components, weights)
    for candidate in candidates:
        words = candidate.words / top_words
        near = 0.0 if candidate.cosine is None else (candidate.cosine - found.cosine_floor) / span
        if not components.words or not found.vectors_used:
            candidate.score = near if not components.words else words
        elif candidate.cosine is None:  # not embedded yet: judged by words alone, a little behind
            candidate.score = 0.9 * words
        else:
            candidate.score = trust * words + (1 - trust) * max(near, -0.5)
        record = records[candidate.id]
        candidate.score += _boost(query, audience, candidate, record, components, weights)
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.id))
    return candidates


def words_weight(
    query: Query, found: Shortlist, candidates: Sequence[Candidate], components: Components, weights: Weights
) -> float:
    """How much the word index counts beside the vectors for this question, 0–1."""
    if not components.weighing:
        return 0.5
    best = max((candidate.coverage for candidate in candidates), default=0.0)
    coded = 0.0
    if total := sum(found.importance):
        codes = [worth for group, worth in zip(query.groups, found.importance, strict=True) if group.code]
        coded = sum(codes) / total if any(candidate.code for candidate in candidates) else 0.0
    long = max(0.0, min(1.0, (len(query.groups) - 6) / 8))
    share = weights.words + weights.covered * best + weights.long * long * best + weights.coded * coded
    return min(0.8, share)


def _boost(
    query: Query,
    audience: str,
    candidate: Candidate,
    record: Placed,
    components: Components,
    weights: Weights,
) -> float:
    boost = 0.0
    if components.headings:
        boost += weights.headings * candidate.headings
    if components.language and record.document.language in (query.language, query.readable):
        boost += weights.language
    if components.role and candidate.audience == audience:
        boost += weights.role
    if components.markets and query.markets:
        about = set(record.document.markets)
        if about & query.markets:
            boost += weights.market
        elif about and "world" not in about:
            boost -= weights.market
    return boost


def _near(shelf: Shelf, vector: Vectors | None) -> dict[str, float]:
    if vector is None or shelf.dense is None:
        return {}
    try:
        return shelf.dense.query(vector, DEPTH)
    except NoVectorIndex as error:  # a search without one leg is better than none
        log.warning("searching %s by words only: %s", shelf.state.shelf, error)
        return {}


def _similarities(shelf: Shelf, vector: Vectors | None, ids: Sequence[str]) -> dict[str, float]:
    if vector is None or shelf.dense is None:
        return {}
    try:
        return shelf.dense.similarities(vector, ids)
    except NoVectorIndex as error:  # as above
        log.warning("searching %s by words only: %s", shelf.state.shelf, error)
        return {}


def _best(scores: "np.ndarray[tuple[int], np.dtype[np.float32]]", count: int) -> list[int]:
    best = np.argpartition(-scores, count)[:count] if len(scores) > count else range(len(scores))
    return [int(row) for row in best if scores[row] > 0]
