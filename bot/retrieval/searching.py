"""A question → the passages that answer it, of one moment of the library."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.retrieval import access, judgement, queries, ranking, records
from bot.retrieval.meaning import Meaning, Meanings
from bot.retrieval.presenting import Shown, present
from bot.retrieval.queries import Query
from bot.retrieval.ranking import Components
from bot.retrieval.results import Results
from bot.retrieval.shelves import Shelf, Shelves, states
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
        meanings: Meanings,
    ) -> None:
        self._store = store
        self._shelves = shelves
        self._meanings = meanings

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
        with self._shelves.lease(collection, audiences) as leased:
            meaning, shelves = self._meaning(leased) if components.vectors else (None, leased)
            vector = meaning.place(asked) if meaning else None
            found = ranking.shortlist(asked, shelves, vector, components)
            ids = [candidate.id for candidate in found.candidates]
            with self._store.begin() as session:
                known = records.placed(session, ids, audiences, collection)
                ranked = ranking.score(asked, found, known, audiences[-1], components)
                hits = present(asked, ranked, known, count, Shown(session))
                if not self._same_moment(session, collection, audiences, shelves):
                    return None
        foreign = all(one.document.language != asked.language for one in known.values())
        nearness = meaning.nearness(vector) if meaning and vector is not None else None
        values = judgement.features(found, ranked, nearness, foreign=foreign)
        calibration = "both" if meaning and meaning.space.calibrated else "other"
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

    def _meaning(self, shelves: list[Shelf]) -> tuple[Meaning | None, list[Shelf]]:
        """The model by which these shelves are searched, and the shelves with no other model's index among them:
        similarities of two models cannot be compared.
        """
        models = {shelf.state.model for shelf in shelves if shelf.dense is not None and shelf.dense.size}
        in_force = self._meanings.in_force
        name = in_force if in_force in models else min(models, default="")
        meaning = self._meanings.of(name)
        if meaning is None or len(models) < 2:
            return meaning, shelves
        return meaning, [
            shelf if shelf.state.model == name else replace(shelf, dense=None) for shelf in shelves
        ]
