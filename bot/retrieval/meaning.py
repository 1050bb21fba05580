"""By which model an index is searched: the one in force, or, while its passages are embedded anew, the one before."""

import logging
import threading
from dataclasses import dataclass

from bot.retrieval.embeddings import BundledEmbedder, Embedder, Vectors, embedder_of
from bot.retrieval.errors import NoEmbeddings
from bot.retrieval.examples import Examples
from bot.retrieval.queries import Query
from bot.retrieval.space import Space, space_of
from bot.retrieval.vectors import VectorCache
from bot.settings import Settings
from bot.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A model with its space."""

    embedder: Embedder
    space: Space
    examples: Examples

    def place(self, query: Query) -> Vectors | None:
        """Where a question stands in the space; None while the model does not answer."""
        try:
            return self.space.query(self.embedder.query(query.meaning), query.language)
        except NoEmbeddings as error:
            log.warning("searching by words only: %s", error)
            return None

    def nearness(self, vector: Vectors) -> tuple[float, float] | None:
        """Of that place to the example questions of ours, and to those of others."""
        try:
            return self.examples.nearness(vector)
        except NoEmbeddings:
            return None


class Meanings:
    """The models by which this process can search. Thread-safe."""

    def __init__(self, settings: Settings, store: Store, embedder: Embedder | None) -> None:
        """`embedder`: the one in force; None: search by words alone, whatever the indexes hold."""
        self._settings = settings
        self._store = store
        self._lock = threading.Lock()
        self._known: dict[str, Meaning | None] = {}
        self.in_force = ""
        """Name of the space in force."""
        self._searches = embedder is not None
        if embedder is not None:
            meaning = self._made(embedder)
            self.in_force = meaning.space.name
            self._known[self.in_force] = meaning

    def of(self, space: str) -> Meaning | None:
        """The model whose space has this name; None where this process has no such model."""
        if not self._searches or not space:
            return None
        with self._lock:
            if space not in self._known:
                self._known[space] = self._reopened(space)
            return self._known[space]

    def close(self) -> None:
        """Give back the connections of all of them."""
        for meaning in self._known.values():
            if meaning is not None:
                meaning.embedder.close()

    def _reopened(self, space: str) -> Meaning | None:
        model = BundledEmbedder.name if space.startswith(f"{BundledEmbedder.name}/") else space
        embedder = embedder_of(self._settings, model)
        if embedder is None:
            return None
        meaning = self._made(embedder)
        if meaning.space.name == space:
            return meaning
        embedder.close()  # an older version's space: where its questions lay is no longer known
        return None

    def _made(self, embedder: Embedder) -> Meaning:
        space = space_of(embedder.name)
        return Meaning(embedder, space, Examples(embedder, VectorCache(self._store, embedder.name), space))
