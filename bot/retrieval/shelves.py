"""Reading side of the index: the current generation of each shelf, reopened as soon as it changes.

A shelf is what one audience may read of one collection. Its word index and its vector index each have a current
generation, named in the store; readers look there before every search, which is what makes a change by another
process visible at once.
"""

import logging
import math
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.retrieval.dense import DenseIndex, DenseStore
from bot.retrieval.errors import LibraryBusy, NoVectorIndex
from bot.retrieval.lexical import LexicalIndex
from bot.store import Store
from bot.store.documents import ShelfRow

_TRIES = 5
_COOL_DOWN = 20.0
"""Seconds until a server that did not answer is tried again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """Which generations of a shelf are current; 0: there is none."""

    collection: str
    audience: str
    lexical: int
    dense: int
    model: str

    @property
    def shelf(self) -> str:
        """Name of the shelf's directory."""
        return shelf_name(self.collection, self.audience)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shelf open for one search."""

    state: State
    lexical: LexicalIndex
    dense: DenseIndex | None


@dataclass(slots=True)
class _Open:
    state: State
    lexical: LexicalIndex
    dense: DenseIndex | None
    again: float = math.inf
    """When to try again to open what could not be opened; by `time.monotonic`."""
    users: int = 0
    outdated: bool = False

    def is_current(self, state: State) -> bool:
        """Whether it may go on being used."""
        failed = self.dense is not None and self.dense.failed
        return self.state == state and not failed and time.monotonic() < self.again


def shelf_name(collection: str, audience: str) -> str:
    """Directory of a shelf, and stem of its collections on a Chroma server."""
    return f"{collection}.{audience}"


def lexical_path(home: Path, shelf: str, generation: int) -> Path:
    """Directory of a generation of a word index."""
    return home / shelf / f"lexical-{generation}"


def current(store: Store, collection: str, audiences: Sequence[str]) -> list[State]:
    """The current generations of the shelves of a collection that these audiences may read."""
    if not audiences:
        return []
    with store.begin() as session:
        return states(session, collection, audiences)


def states(session: Session, collection: str, audiences: Sequence[str]) -> list[State]:
    """The same, as one transaction sees it."""
    rows = session.execute(
        select(ShelfRow.collection, ShelfRow.audience, ShelfRow.lexical, ShelfRow.dense, ShelfRow.model)
        .where(ShelfRow.collection == collection, ShelfRow.audience.in_(audiences))
        .order_by(ShelfRow.audience)
    )
    return [State(*row) for row in rows]


class Shelves:
    """The open shelves of this process. Thread-safe."""

    def __init__(
        self, home: Path, store: Store, dense: DenseStore | None, restore: Callable[[State], None]
    ) -> None:
        """`restore` builds a current generation that is not on this disk."""
        self._home = home
        self._store = store
        self._dense = dense
        self._restore = restore
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._open: dict[str, _Open] = {}
        self._mended: set[tuple[str, int]] = set()

    @contextmanager
    def lease(self, collection: str, audiences: Sequence[str]) -> Iterator[list[Shelf]]:
        """The shelves to search, each at its current generation, held open until the end of the block."""
        taken: list[_Open] = []
        try:
            for state in current(self._store, collection, audiences):
                if state.lexical:
                    taken.append(self._take(state))
            yield [Shelf(shelf.state, shelf.lexical, shelf.dense) for shelf in taken]
        finally:
            for shelf in taken:
                self._give_back(shelf)

    def open_names(self) -> list[str]:
        """Names of the shelves that are open."""
        with self._lock:
            return sorted(self._open)

    def close(self) -> None:
        """Close all; a shelf still in use closes when it is given back."""
        with self._lock:
            leaving = list(self._open.values())
            self._open.clear()
        for shelf in leaving:
            self._retire(shelf)

    def _take(self, state: State) -> _Open:
        with self._lock:
            shelf = self._open.get(state.shelf)
            if shelf is not None and shelf.is_current(state):
                shelf.users += 1
                return shelf
        with self._opening:  # one thread opens, the others find it open
            with self._lock:
                shelf = self._open.get(state.shelf)
                if shelf is not None and shelf.is_current(state):
                    shelf.users += 1
                    return shelf
            failed = shelf is not None and shelf.dense is not None and shelf.dense.failed
            opened = self._opened(state, rests=failed and not self._mend(state))
            opened.users = 1
            with self._lock:
                previous = self._open.get(state.shelf)
                self._open[state.shelf] = opened
        if previous is not None:
            self._retire(previous)
        return opened

    def _mend(self, state: State) -> bool:
        """A vector index that answered no question is made or opened anew, once; False where that was done before."""
        generation = (state.shelf, state.dense)
        if generation in self._mended or self._dense is None:
            return False
        self._mended.add(generation)
        self._dense.discard(*generation)
        return True

    def _opened(self, state: State, *, rests: bool = False) -> _Open:
        """`rests`: the vector index is left alone for a while."""
        for _ in range(_TRIES):
            path = lexical_path(self._home, state.shelf, state.lexical)
            try:
                lexical = LexicalIndex(path)
            except (FileNotFoundError, ValueError, EOFError, KeyError) as error:
                # Lost, never made on this machine, two generations old by now, or damaged (a power cut leaves
                # half-written files): the store has all of it.
                if not isinstance(error, FileNotFoundError):
                    log.warning("%s is damaged (%s) and is made anew", path, type(error).__name__)
                shutil.rmtree(path, ignore_errors=True)
                self._restore(state)
                now = current(self._store, state.collection, [state.audience])
                state = now[0] if now else state
                continue
            if rests:
                return _Open(state, lexical, None, again=time.monotonic() + _COOL_DOWN)
            try:
                return _Open(state, lexical, self._opened_dense(state))
            except NoVectorIndex as error:
                log.warning("searching by words only: %s", error)
                return _Open(state, lexical, None, again=time.monotonic() + _COOL_DOWN)
        raise LibraryBusy("the library is being changed too fast to be read; try again")

    def _opened_dense(self, state: State) -> DenseIndex | None:
        if self._dense is None or not state.dense:
            return None
        opened = self._dense.open(state.shelf, state.dense)
        if opened is None:
            self._restore(state)
            opened = self._dense.open(state.shelf, state.dense)
        return opened

    def _give_back(self, shelf: _Open) -> None:
        with self._lock:
            shelf.users -= 1
            closing = shelf.outdated and not shelf.users
        if closing and shelf.dense is not None:
            shelf.dense.close()

    def _retire(self, shelf: _Open) -> None:
        with self._lock:
            shelf.outdated = True
            closing = not shelf.users
        if closing and shelf.dense is not None:
            shelf.dense.close()
