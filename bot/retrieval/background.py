"""Embedding what was taken in faster than it can be embedded: resumable, one process at a time, in the background."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import select

from bot.errors import QuaysideError
from bot.retrieval import chunks, records
from bot.retrieval.embeddings import Embedder
from bot.retrieval.shelves import State
from bot.retrieval.vectors import VectorCache, embed
from bot.retrieval.writing import Writer
from bot.store import Store
from bot.store.documents import ShelfRow

_PAUSE = 15.0
"""Seconds between looks for new work."""
_EACH = 1_000
"""Passages after which those done so far become searchable."""

log = logging.getLogger(__name__)


class Embedding:
    """The work that waits. Without an embedder there is none."""

    def __init__(
        self, home: Path, store: Store, embedder: Embedder | None, vectors: VectorCache | None, writer: Writer
    ) -> None:
        self._home = home
        self._store = store
        self._embedder = embedder
        self._vectors = vectors
        self._writer = writer
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._whole: set[State] = set()
        """Shelves of which every passage was seen in the vector index: each look opens it."""

    def pending(self, collection: str | None) -> int:
        """Passages without a vector; each text counts once."""
        return 0 if self._vectors is None else len(self._vectors.missing_of(collection))

    def run(self, collection: str | None, told: Callable[[int, int], None] | None = None) -> int:
        """Embed what waits; returns how many were, 0 at once when another process is at it."""
        if self._embedder is None or self._vectors is None:
            return 0
        self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
        done = 0
        try:
            with FileLock(self._home / ".embedding", timeout=0):
                for state in self._states(collection):
                    done += self._shelf(state, told)
        except Timeout:
            log.info("another process is embedding")
        return done

    def start(self) -> None:
        """Do so in a thread, again and again."""
        if self._embedder is not None and self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._work, name="embedding", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread after the batch it is at."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                self.run(None)
            except QuaysideError as error:  # an endpoint that is down comes back
                log.warning("embedding waits: %s", error)
            except Exception:
                log.exception("embedding failed; it is tried again")
            self._stop.wait(_PAUSE)

    def _shelf(self, state: State, told: Callable[[int, int], None] | None) -> int:
        assert self._embedder is not None
        assert self._vectors is not None
        missing = self._vectors.missing_of(state.collection, state.audience)
        if not missing:
            # Vectors that another process has computed are in the cache, but may not be in the index yet.
            if state not in self._whole and not self._writer.complete(state.collection, state.audience):
                self._writer.refresh_vectors(state.collection, state.audience)
            self._whole.add(state)
            return 0
        with self._store.begin() as session:
            rows = records.texts_of(session, state.collection, state.audience, missing)
        texts = {
            text_hash: chunks.embedded_text(title, tuple(headings), text)
            for text_hash, title, headings, text in rows
        }
        shown = 0

        def go_on(done: int) -> bool:
            nonlocal shown
            if told is not None:
                told(done, len(texts))
            if done - shown >= _EACH:
                log.info("%s: %s of %s passages embedded", state.shelf, done, len(texts))
                self._writer.refresh_vectors(state.collection, state.audience)
                shown = done
            return not self._stop.is_set()

        count = embed(self._embedder, texts, self._vectors.put, go_on=go_on)
        if count:
            self._writer.refresh_vectors(state.collection, state.audience)
        if told is not None:
            told(count, len(texts))
        return count

    def _states(self, collection: str | None) -> list[State]:
        query = select(
            ShelfRow.collection, ShelfRow.audience, ShelfRow.lexical, ShelfRow.dense, ShelfRow.model
        )
        if collection is not None:
            query = query.where(ShelfRow.collection == collection)
        with self._store.begin() as session:
            return [
                State(*row) for row in session.execute(query.order_by(ShelfRow.collection, ShelfRow.audience))
            ]
