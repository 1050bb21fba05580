"""A question → the passages that answer it, of one moment of the library."""

import logging
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from bot.retrieval import access, judgement, queries, ranking, records
from bot.retrieval.embeddings import Embedder, Vectors
from bot.retrieval.errors import NoEmbeddings
from bot.retrieval.examples import Examples
from bot.retrieval.presenting import present
from bot.retrieval.queries import Query
from bot.retrieval.ranking import Components
from bot.retrieval.results import Results
from bot.retrieval.shelves import Shelf, Shelves, states
from bot.retrieval.space import Space
from bot.store import Store

_MOST = 100
"""Hits of one search."""
_TRIES = 5

log = logging.getLogger(__name__)


class Searcher:
    """Answers questions. Thread-safe."""

    def __init__(
        self,
        store: Store,
        shelves: Shelves,
        embedder: Embedder | None,
        space: Space,
        examples: Examples | None,
    ) -> None:
        self._store = store
        self._shelves = shelves
        self._embedder = embedder
        self._space = space
        self._examples = examples

    def search(
        self,
        query: str,
        role: str,
        markets: Iterable[str],
        language: str | None,
        count: int,
        collection: str | None,
        components: Components,
    ) -> Results:
        """See `Library.search`."""
        name = access.collection_name(collection)
        asked = queries.analyse(query, language, expand=components.glossary, markets=markets)
        audiences = access.audiences(role)
        nothing = Results(query, asked.language, (), 0.0, answerable=False)
        if not audiences or not asked.text:
            return nothing
        for attempt in range(1, _TRIES + 1):
            results = self._once(query, asked, name, audiences, max(1, min(count, _MOST)), components)
            if results is not None:
                return results
            log.info("the library changed during a search, attempt %d", attempt)
        return nothing

    def _once(
        self,
        query: str,
        asked: Query,
        collection: str,
        audiences: Sequence[str],
        count: int,
        components: Components,
    ) -> Results | None:
        """The results; None when indexes and store were not of the same moment."""
        with self._shelves.lease(collection, audiences) as shelves:
            vector = self._vector(asked, shelves) if components.vectors else None
            found = ranking.shortlist(asked, shelves, vector, components)
            ids = [candidate.id for candidate in found.candidates]
            with self._store.begin() as session:
                known = records.passages(session, ids, audiences, collection)
                ranked = ranking.score(asked, found, known, audiences[-1], components)
                hits = present(asked, ranked, known, count, lambda places: records.sections(session, places))
                if not self._same_moment(session, collection, audiences, shelves):
                    return None
        foreign = all(one.document.language != asked.language for one in known.values())
        values = judgement.features(found, ranked, self._nearness(vector), foreign=foreign)
        calibration = "both" if self._space.calibrated else "other"
        confidence, answerable = judgement.judge(values, calibration if found.vectors_used else "words")
        return Results(
            query,
            asked.language,
            hits,
            confidence,
            answerable and bool(hits),
            markets=asked.markets,
            by_words_only=not found.vectors_used,
            features=values,
        )

    def _same_moment(
        self, session: Session, collection: str, audiences: Sequence[str], shelves: Sequence[Shelf]
    ) -> bool:
        now = {
            state.audience: state.lexical for state in states(session, collection, audiences) if state.lexical
        }
        return now == {shelf.state.audience: shelf.state.lexical for shelf in shelves}

    def _vector(self, query: Query, shelves: Sequence[Shelf]) -> Vectors | None:
        if self._embedder is None or not any(
            shelf.dense is not None and shelf.dense.size for shelf in shelves
        ):
            return None
        try:
            return self._space.query(self._embedder.query(query.meaning), query.language)
        except NoEmbeddings as error:
            log.warning("searching by words only: %s", error)
            return None

    def _nearness(self, vector: Vectors | None) -> tuple[float, float] | None:
        if vector is None or self._examples is None:
            return None
        try:
            return self._examples.nearness(vector)
        except NoEmbeddings:
            return None
