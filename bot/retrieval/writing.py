"""Writing side of the library: every change is prepared beside what is there and becomes visible in one step.

Under a lock (one writer at a time on this machine): the next generations of the shelves concerned are written to new
directories; then one store transaction replaces documents and passages and names the new generations as current. A
failure before that leaves everything as it was.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import rmtree

from filelock import FileLock, Timeout
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot import clock
from bot.retrieval import chunks, records, terms, versions
from bot.retrieval.access import AUDIENCES
from bot.retrieval.dense import DenseStore
from bot.retrieval.documents import Document, Passage
from bot.retrieval.embeddings import Vectors
from bot.retrieval.errors import LibraryBusy, NoVectorIndex
from bot.retrieval.indexing import build
from bot.retrieval.lexical import Entry, LexicalIndex
from bot.retrieval.records import Incoming, VectorKey
from bot.retrieval.results import Change
from bot.retrieval.shelves import State, current, lexical_path
from bot.retrieval.space import space_of
from bot.retrieval.vectors import VectorCache
from bot.store import Store
from bot.store.documents import DocumentRow, PassageRow, ShelfRow

log = logging.getLogger(__name__)

_PATIENCE = 120.0
"""Seconds to wait for another writer."""
_KEPT = 2
"""Generations kept: a reader that has just looked up the last one must still find it."""


_Write = Callable[[Session], None]


@dataclass(slots=True)
class _Delta:
    """What changes on a shelf."""

    removed: set[str] = field(default_factory=set)
    added: dict[str, tuple[Document, Passage]] = field(default_factory=dict)


class Writer:
    """Changes the library. Thread-safe and, by a lock file, safe beside other processes."""

    def __init__(
        self, home: Path, store: Store, dense: DenseStore | None, vectors: VectorCache | None
    ) -> None:
        self._home = home
        self._store = store
        self._dense = dense
        self._vectors = vectors
        self._space = space_of(vectors.model if vectors is not None else "")

    def put(self, collection: str, incoming: Sequence[Incoming]) -> list[Change]:
        """Add or replace documents, all of them in one step. Raises LibraryBusy."""
        with self._locked():
            return self._put(collection, incoming)

    def remove(self, collection: str, names: Sequence[str], *, for_good: bool = True) -> list[Change]:
        """Remove documents, in one step. `for_good`: an upgrade does not bring a bundled one back."""
        with self._locked():
            with self._store.begin() as session:
                rows = records.documents(session, collection, names)
                rows = [row for row in rows if row.removed_at is None]
                old = {row.id: records.passage_ids(session, row.id) for row in rows}
            if not rows:
                return []
            deltas: dict[str, _Delta] = {}
            for row in rows:
                deltas.setdefault(row.audience, _Delta()).removed.update(old[row.id])

            def write(session: Session) -> None:
                ids = [row.id for row in rows]
                session.execute(delete(PassageRow).where(PassageRow.document_id.in_(ids)))
                records.forget_versions(session, ids)
                if for_good:
                    session.execute(
                        update(DocumentRow).where(DocumentRow.id.in_(ids)).values(removed_at=clock.now())
                    )
                else:
                    session.execute(delete(DocumentRow).where(DocumentRow.id.in_(ids)))

            self._flip(collection, deltas, write)
            return [Change(row.name, "removed", row.audience, len(old[row.id]), row.version) for row in rows]

    def refresh_vectors(self, collection: str, audience: str) -> None:
        """Make the next generation of a vector index, with all vectors that are known by now.

        Where the collection still has the vectors of another model, that one stays until every passage has its
        vector in the new one; then all shelves of the collection move over in one step.
        """
        if self._dense is None or self._vectors is None:
            return
        with self._locked():
            if self._outdated(collection):
                self._switch(collection)
                return
            state = self._state(collection, audience)
            with self._store.begin() as session:
                wanted = records.shelf_keys(session, collection, audience)
            after = self._with_vectors(state, state, wanted)
            with self._store.begin() as session:
                self._set(session, after, state)
            self._prune(after)

    def complete(self, collection: str, audience: str) -> bool:
        """Whether every passage of a shelf is in its vector index."""
        if self._dense is None or self._vectors is None:
            return True
        state = self._state(collection, audience)
        with self._store.begin() as session:
            wanted = records.shelf_keys(session, collection, audience).keys()
        if state.dense and state.model != self._space.name:
            return False
        opened = self._dense.open(state.shelf, state.dense) if state.dense else None
        if opened is None:
            return not wanted
        try:
            return wanted <= opened.ids()
        finally:
            opened.close()

    def restore(self, state: State) -> None:
        """Build the current generations of a shelf from the store, where they are not on this disk."""
        with self._locked():
            if state not in current(self._store, state.collection, [state.audience]):
                return  # it has moved on meanwhile; the reader looks again
            path = lexical_path(self._home, state.shelf, state.lexical)
            if not path.exists():
                build(path, None, (), self._entries(state.collection, state.audience))
            if self._dense is not None and state.dense and state.model == self._space.name:
                if (opened := self._dense.open(state.shelf, state.dense)) is None:
                    with self._store.begin() as session:
                        wanted = records.shelf_keys(session, state.collection, state.audience)
                    self._build_dense(state.shelf, 0, state.dense, wanted)
                else:
                    opened.close()

    def renew_words(self, collection: str) -> bool:
        """Index again the shelves whose texts were cut into terms in an older way. Returns whether any was."""
        with self._locked():
            renewed = False
            for state in current(self._store, collection, AUDIENCES):
                path = lexical_path(self._home, state.shelf, state.lexical) / "fingerprint"
                if (
                    not state.lexical
                    or not path.is_file()
                    or path.read_bytes() == terms.fingerprint().encode()
                ):
                    continue
                generation = state.lexical + 1
                path = lexical_path(self._home, state.shelf, generation)
                build(path, None, (), self._entries(collection, state.audience))
                with self._store.begin() as session:
                    self._set(session, replace(state, lexical=generation), state)
                self._prune(replace(state, lexical=generation))
                renewed = True
            return renewed

    def _put(self, collection: str, incoming: Sequence[Incoming]) -> list[Change]:
        with self._store.begin() as session:
            names = [one.document.name for one in incoming]
            known = {row.name: row for row in records.documents(session, collection, names)}
            old_ids = {
                row.id: records.passage_ids(session, row.id)
                for row in known.values()
                if row.removed_at is None
            }
            texts = {row_id: records.last_text(session, row_id) for row_id in old_ids}
        changes: list[Change] = []
        deltas: dict[str, _Delta] = {}
        writing: list[tuple[Incoming, DocumentRow | None, list[Passage]]] = []
        for one in incoming:
            row = known.get(one.document.name)
            present = row is not None and row.removed_at is None
            if row is not None and present and row.content_hash == one.fingerprint:
                changes.append(Change(row.name, "unchanged", row.audience, len(old_ids[row.id]), row.version))
                continue
            passages = chunks.passages(one.document, collection)
            new = {passage.id: passage for passage in passages}
            old = old_ids[row.id] if row is not None and present else set()
            stays = old & new.keys() if row is not None and row.audience == one.audience else set()
            if row is not None and old - stays:
                deltas.setdefault(row.audience, _Delta()).removed.update(old - stays)
            delta = deltas.setdefault(one.audience, _Delta())
            delta.added.update(
                (identity, (one.document, passage))
                for identity, passage in new.items()
                if identity not in stays
            )
            writing.append((one, row, passages))
            what = "replaced" if present else "added"
            version = row.version + 1 if row is not None else 1
            before = texts.get(row.id) if row is not None else None
            diff = None
            if before is not None:
                after = (version, versions.text_of(one.document))
                diff = versions.compare(one.document.name, before, after)
            findings = one.document.findings
            changes.append(
                Change(one.document.name, what, one.audience, len(passages), version, diff, findings)
            )
        if writing:
            self._flip(collection, deltas, lambda session: records.write(session, collection, writing))
        return changes

    def _flip(self, collection: str, deltas: Mapping[str, _Delta], write: _Write) -> None:
        states: list[tuple[State, State]] = []
        made: list[Path] = []
        try:
            for audience, delta in deltas.items():
                state = self._state(collection, audience)
                after = self._next(state, delta, made)
                states.append((state, after))
            with self._store.begin() as session:
                write(session)
                for state, after in states:
                    self._set(session, after, state)
        except BaseException:
            for path in made:
                rmtree(path, ignore_errors=True)
            raise
        for _, after in states:
            self._prune(after)

    def _next(self, state: State, delta: _Delta, made: list[Path]) -> State:
        if not delta.removed and not delta.added:
            return state
        generation = state.lexical + 1
        path = lexical_path(self._home, state.shelf, generation)
        made.append(path)
        base, entries = self._base(state, delta)
        build(path, base, delta.removed, entries)
        after = replace(state, lexical=generation)
        hashes = [passage.text_hash for _, passage in delta.added.values()]
        if self._vectors is None or (
            not delta.removed and len(self._vectors.missing(hashes)) == len(set(hashes))
        ):
            return after  # nothing that the vector index could take up now
        with self._store.begin() as session:
            wanted = records.shelf_keys(session, state.collection, state.audience)
        for identity in delta.removed:
            wanted.pop(identity, None)
        wanted.update(
            (identity, VectorKey(passage.text_hash, document.language))
            for identity, (document, passage) in delta.added.items()
        )
        try:
            return self._with_vectors(after, state, wanted)
        except NoVectorIndex as error:
            log.warning("found by words until the vector index is back: %s", error)
            return after

    def _base(self, state: State, delta: _Delta) -> tuple[LexicalIndex | None, Iterator[Entry]]:
        """What the next word index starts from, and what is to be added to it."""
        added = (
            _entry(passage.id, document.title, passage.headings, passage.text, document.language)
            for document, passage in delta.added.values()
        )
        if not state.lexical:
            return None, added
        try:
            base = LexicalIndex(lexical_path(self._home, state.shelf, state.lexical))
        except (
            FileNotFoundError,
            ValueError,
            EOFError,
            KeyError,
        ):  # lost or damaged: the store has all of it
            base = None
        if base is not None and base.fingerprint == terms.fingerprint():
            return base, added
        rest = (
            entry
            for entry in self._entries(state.collection, state.audience)
            if entry.id not in delta.removed and entry.id not in delta.added
        )

        def everything() -> Iterator[Entry]:
            yield from rest
            yield from added

        return None, everything()

    def _with_vectors(self, after: State, before: State, wanted: Mapping[str, VectorKey]) -> State:
        """`after` with the next vector index of the passages `wanted`, made from the one before."""
        if self._dense is None or self._vectors is None or self._outdated(before.collection):
            return after
        generation = before.dense + 1
        self._build_dense(before.shelf, before.dense, generation, wanted)
        return replace(after, dense=generation, model=self._space.name)

    def _outdated(self, collection: str) -> bool:
        """Whether the vectors of a collection are of another model than the one in force."""
        shelves = current(self._store, collection, AUDIENCES)
        return any(state.dense and state.model != self._space.name for state in shelves)

    def _switch(self, collection: str) -> None:
        assert self._vectors is not None
        states = current(self._store, collection, AUDIENCES)
        with self._store.begin() as session:
            wanted = {state: records.shelf_keys(session, collection, state.audience) for state in states}
        if self._vectors.missing(key.text_hash for keys in wanted.values() for key in keys.values()):
            return
        moved = []
        for state, keys in wanted.items():
            after = replace(state, dense=state.dense + 1, model=self._space.name)
            self._build_dense(state.shelf, 0, after.dense, keys)
            moved.append((state, after))
        with self._store.begin() as session:
            for state, after in moved:
                self._set(session, after, state)
        for _, after in moved:
            self._prune(after)
        log.info("%s: searched with %s from now on", collection, self._space.name)

    def _build_dense(self, shelf: str, base: int, generation: int, wanted: Mapping[str, VectorKey]) -> None:
        assert self._dense is not None
        assert self._vectors is not None
        cache, space = self._vectors, self._space

        def fetch(ids: Sequence[str]) -> Mapping[str, Vectors]:
            vectors = cache.get(wanted[identity].text_hash for identity in ids)
            return {
                identity: space.passage(vectors[wanted[identity].text_hash], wanted[identity].language)
                for identity in ids
                if wanted[identity].text_hash in vectors
            }

        self._dense.build(shelf, base, generation, set(wanted), fetch)

    def _entries(self, collection: str, audience: str) -> Iterator[Entry]:
        """Every passage of a shelf, from the store."""
        with self._store.begin() as session:
            rows = records.shelf_texts(session, collection, audience)
        for identity, title, language, headings, text in rows:
            yield _entry(identity, title, headings, text, language)

    def _state(self, collection: str, audience: str) -> State:
        found = current(self._store, collection, [audience])
        return found[0] if found else State(collection, audience, 0, 0, "")

    def _set(self, session: Session, after: State, before: State) -> None:
        """Name the current generations; another machine's change in between undoes the whole transaction."""
        values = {"lexical": after.lexical, "dense": after.dense, "model": after.model}
        changed = session.execute(
            update(ShelfRow)
            .where(
                ShelfRow.collection == before.collection,
                ShelfRow.audience == before.audience,
                ShelfRow.lexical == before.lexical,
                ShelfRow.dense == before.dense,
            )
            .values(**values)
        )
        if changed.rowcount:  # type: ignore[attr-defined]
            return
        there = session.get(ShelfRow, (before.collection, before.audience))
        if there is not None:
            raise LibraryBusy("the library was changed from another machine at the same moment; try again")
        session.add(ShelfRow(collection=after.collection, audience=after.audience, **values))
        session.flush()

    def _prune(self, state: State) -> None:
        for path in (self._home / state.shelf).glob("lexical-*"):
            number = path.name.removeprefix("lexical-")
            if not number.isdigit() or int(number) <= state.lexical - _KEPT:
                rmtree(path, ignore_errors=True)
        if self._dense is not None and state.dense:
            with suppress(NoVectorIndex):  # next time
                self._dense.drop(state.shelf, state.dense - _KEPT + 1)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with FileLock(self._home / ".lock", timeout=_PATIENCE):
                yield
        except Timeout:
            message = "somebody else has been changing the library for two minutes; try again later"
            raise LibraryBusy(message) from None


def _entry(identity: str, title: str, headings: Sequence[str], text: str, language: str) -> Entry:
    return Entry(identity, terms.terms("\n".join((title, *headings)), language), terms.terms(text, language))
