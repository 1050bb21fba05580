"""The library: what the rest of the program asks and tells it."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bot.errors import QuaysideError
from bot.resources import KNOWLEDGE
from bot.retrieval import access, bundled, chunks, queries, reading, records, upkeep
from bot.retrieval.background import Embedding
from bot.retrieval.browsing import Catalogue
from bot.retrieval.dense import DenseStore, EmbeddedChroma, ServerChroma
from bot.retrieval.documents import Document
from bot.retrieval.embeddings import Embedder, open_embedder
from bot.retrieval.errors import BadDocument, NoDocument, NoEmbeddings, NoPassage, NoVectorIndex
from bot.retrieval.formats.converted import Limits
from bot.retrieval.meaning import Meanings
from bot.retrieval.presenting import hit
from bot.retrieval.ranking import ALL, Components
from bot.retrieval.records import Incoming
from bot.retrieval.results import Change, Hit, IngestReport, Progress, Results
from bot.retrieval.searching import Searcher
from bot.retrieval.shelves import Shelves
from bot.retrieval.upkeep import Due
from bot.retrieval.vectors import VectorCache
from bot.retrieval.versions import Diff, Version
from bot.retrieval.watching import Watch
from bot.retrieval.writing import Writer
from bot.settings import Settings
from bot.store import Store

OnProgress = Callable[[Progress], None]

_AT_ONCE = 64
"""Passages that an ingest embeds before it returns; more wait for the background."""

log = logging.getLogger(__name__)


def open_library(settings: Settings, store: Store, *, knowledge: Path = KNOWLEDGE) -> "Library":
    """The library over this store; its indexes lie in `QUAYSIDE_HOME/index`. Cheap: nothing is loaded yet."""
    return Library(settings, store, open_embedder(settings), knowledge)


class Library:
    """Documents in, cited passages out. Thread-safe; several processes may share one."""

    def __init__(self, settings: Settings, store: Store, embedder: Embedder | None, knowledge: Path) -> None:
        home = settings.home / "index"
        self.home = home
        """Where the indexes lie; all of it can be built again from the store."""
        self._store = store
        self._embedder = embedder
        self._knowledge = knowledge
        self.limits = Limits(
            settings.ingest_max_mb,
            settings.ingest_max_pages,
            settings.ingest_max_rows,
            settings.ingest_timeout,
        )
        """Bounds of one file that is taken in."""
        self._dense = _dense_store(settings, home) if embedder is not None else None
        self._vectors = VectorCache(store, embedder.name) if embedder is not None else None
        self._meanings = Meanings(settings, store, embedder)
        self._writer = Writer(home, store, self._dense, self._vectors)
        self._shelves = Shelves(home, store, self._dense, self._writer.restore)
        self._searcher = Searcher(store, self._shelves, self._meanings)
        self._embedding = Embedding(home, store, embedder, self._vectors, self._writer)
        self._watch = Watch(knowledge, settings.knowledge_folder, self._bring_bundled, self._bring_folder)

    # Searching

    def search(
        self,
        query: str,
        *,
        role: str,
        markets: Iterable[str] = (),
        language: str | None = None,
        k: int = 8,
        collection: str | None = None,
        components: Components = ALL,
    ) -> Results:
        """The passages that answer `query` best, of those that `role` may read.

        `markets`: ISO codes known from the conversation; without them those named in the question count. `language`:
        of the asker, preferred among translations; None: that of the question. An unknown role finds nothing.
        """
        return self._searcher.search(query, role, markets, language, k, collection, components)

    def passage(self, passage: str, role: str) -> Hit:
        """The passage of a citation, if `role` may (still) read it. Raises NoPassage."""
        with self._store.begin() as session:
            found = records.passages(session, [passage[:32]], access.audiences(role), None).get(passage)
        if found is None:
            raise NoPassage("this passage is no longer in the documents, or is not meant for you")
        return hit(found)

    def catalogue(self, role: str, *, collection: str | None = None) -> Catalogue:
        """The documents themselves, as `role` may leaf through them."""
        return Catalogue(self._store, role, access.collection_name(collection))

    @property
    def embedder(self) -> Embedder | None:
        """The embedding model, for whoever compares other texts by meaning; None: by words alone."""
        return self._embedder

    def open_shelves(self) -> list[str]:
        """Names of the shelves that this process has open."""
        return self._shelves.open_names()

    # Changing

    def ingest(
        self,
        sources: Sequence[Path | str | Document],
        *,
        audience: str | None = None,
        market: str | None = None,
        collection: str | None = None,
        wait: bool = False,
        by: str = "",
        on_progress: OnProgress | None = None,
    ) -> IngestReport:
        """Add or refresh documents: files, folders, or documents already read; `by`: who brings them.

        `audience` and `market` go before what a document says of itself; without either, everyone may read it. All
        that could be read becomes searchable in one step; what could not is in `failures`. Raises the error itself
        when nothing could be read. `wait`: until every passage is embedded.
        """
        name = access.collection_name(collection)
        if audience is not None:
            access.audience_name(audience)
        incoming: dict[str, Incoming] = {}
        failures: list[QuaysideError] = []
        listed = list(_listed(sources))
        for number, source in enumerate(listed):
            _tell(on_progress, "reading", number, len(listed))
            try:
                document = source if isinstance(source, Document) else reading.read(*source, self.limits)
                if document.name in incoming:
                    raise BadDocument(
                        f"{document.name}: two files of this name; take in their folder instead",
                        code="same_name",
                        file=document.name,
                    )
                incoming[document.name] = _incoming(document, audience, market, by=by)
            except QuaysideError as error:
                failures.append(error)
        if failures and not incoming:
            raise failures[0]
        if not incoming:
            raise BadDocument(f"there is no document there ({reading.TAKEN} are taken)", code="no_documents")
        _tell(on_progress, "indexing", 0, 1)
        changes = self._writer.put(name, list(incoming.values()))
        _tell(on_progress, "indexing", 1, 1)
        pending = self._embed(name, wait, on_progress)
        return IngestReport(name, tuple(changes), tuple(error.as_json() for error in failures), pending)

    def remove(self, document: str, *, collection: str | None = None) -> Change:
        """Remove a document: it is gone from searches and citations at once. Raises NoDocument."""
        changes = self._writer.remove(access.collection_name(collection), [document])
        if not changes:
            raise NoDocument(f"no document of that name: {document[:100]}", document=document[:100])
        return changes[0]

    def ensure_bundled(self, on_progress: OnProgress | None = None) -> IngestReport:
        """Bring the library in step with the documents that come with the program; quick when nothing changed.

        A file that is broken keeps its last good version. What a person has replaced or removed stays so.
        """
        with self._store.begin() as session:
            known = {row.name: row for row in records.documents(session, access.MAIN)}
        incoming: list[Incoming] = []
        failures: list[QuaysideError] = []
        there: set[str] = set()
        files = list(bundled.files(self._knowledge))
        for number, (path, name) in enumerate(files):
            there.add(name)
            row = known.get(name)
            if row is not None and (row.origin != "bundled" or row.removed_at is not None):
                continue
            _tell(on_progress, "reading", number, len(files))
            try:
                data = path.read_bytes()
                fingerprint = _fingerprint(hashlib.sha256(data).hexdigest(), None, None)
                if row is None or row.content_hash != fingerprint:
                    incoming.append(_incoming(reading.parse(data, name), None, None, origin="bundled"))
            except QuaysideError as error:
                failures.append(error)
        gone = [
            row.name
            for row in known.values()
            if row.origin == "bundled" and row.removed_at is None and row.name not in there
        ]
        self._writer.renew_words(access.MAIN)
        changes: list[Change] = []
        if incoming:
            _tell(on_progress, "indexing", 0, 1)
            changes += self._writer.put(access.MAIN, incoming)
            _tell(on_progress, "indexing", 1, 1)
        if gone:
            changes += self._writer.remove(access.MAIN, gone, for_good=False)
        pending = self._embed(access.MAIN, wait=False, on_progress=on_progress) if incoming else 0
        return IngestReport(
            access.MAIN, tuple(changes), tuple(error.as_json() for error in failures), pending
        )

    def follow(self, folder: Path) -> IngestReport:
        """Bring the library in step with a folder of the operator's: see `KNOWLEDGE_FOLDER`.

        A folder that is not there (a share that is not mounted) changes nothing. What a person took in under the
        same name, or removed, stays so.
        """
        with self._store.begin() as session:
            known = {row.name: row for row in records.documents(session, access.MAIN)}
        incoming: list[Incoming] = []
        failures: list[QuaysideError] = []
        there: set[str] = set()
        if not folder.is_dir():
            return IngestReport(access.MAIN, ())
        for path, name in reading.files([folder]):
            there.add(name)
            row = known.get(name)
            if row is not None and (row.origin != "watched" or row.removed_at is not None):
                continue
            try:
                audience = name.split("/")[0] if name.split("/")[0] in access.AUDIENCES else None
                if row is not None and row.content_hash in _fingerprints(path, audience):
                    continue  # taking it apart again would cost more than the whole look
                document = reading.read(path, name, self.limits)
                decided = audience or (None if document.audience else "staff")
                incoming.append(_incoming(document, decided, None, origin="watched"))
            except QuaysideError as error:
                failures.append(error)
        gone = [
            row.name
            for row in known.values()
            if row.origin == "watched" and row.removed_at is None and row.name not in there
        ]
        changes = self._writer.put(access.MAIN, incoming) if incoming else []
        if gone:
            changes += self._writer.remove(access.MAIN, gone, for_good=False)
        pending = self._embed(access.MAIN, wait=False, on_progress=None) if incoming else 0
        return IngestReport(
            access.MAIN, tuple(changes), tuple(error.as_json() for error in failures), pending
        )

    def start_watching(self) -> None:
        """Follow `knowledge/` and `KNOWLEDGE_FOLDER` in a thread of this long-lived process, until `close`."""
        self._watch.start()

    # Looking after the documents

    def diff(
        self,
        document: str,
        *,
        before: int | None = None,
        after: int | None = None,
        collection: str | None = None,
    ) -> Diff:
        """What changed between two versions; by default the last two. Raises NoDocument, also for a version
        that is not kept. For those who may read every document.
        """
        return upkeep.diff(self._store, access.collection_name(collection), document, before, after)

    def about(self, document: str, *, collection: str | None = None) -> tuple[int, str] | None:
        """Version and title of the document of that name; None where there is none."""
        with self._store.begin() as session:
            rows = records.documents(session, access.collection_name(collection), [document])
            return next(((row.version, row.title) for row in rows if row.removed_at is None), None)

    def history(self, document: str, *, collection: str | None = None) -> list[Version]:
        """The versions of a document that are kept. Raises NoDocument."""
        return upkeep.history(self._store, access.collection_name(collection), document)

    def review(self, *, within: int = 30, collection: str | None = None) -> list[Due]:
        """Documents past their review date, or within so many days of it; the latest first."""
        return upkeep.due(self._store, access.collection_name(collection), within)

    # Embedding what waits

    def pending(self, collection: str | None = None) -> int:
        """Passages that are found by words only so far; of all collections when none is named."""
        return self._embedding.pending(None if collection is None else access.collection_name(collection))

    def embed_pending(self, on_progress: OnProgress | None = None, *, collection: str | None = None) -> int:
        """Embed what waits, now. What is done stays done when it is interrupted. Returns how many passages were."""
        return self._embedding.run(
            None if collection is None else access.collection_name(collection),
            lambda done, total: _tell(on_progress, "embedding", done, total),
        )

    def start_embedding(self) -> None:
        """Keep embedding what waits, in a thread of this long-lived process, until `close`."""
        self._embedding.start()

    def warm(self) -> None:
        """Load the model and open the shelves, so that the first question is as quick as the next."""
        self.search("customs", role="admin", k=1)

    def close(self) -> None:
        """Stop the background work and give back all files."""
        self._watch.stop()
        self._embedding.stop()
        self._shelves.close()
        if self._dense is not None:
            self._dense.close()
        self._meanings.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _bring_bundled(self) -> None:
        _log("knowledge", self.ensure_bundled())

    def _bring_folder(self, folder: Path) -> None:
        _log(str(folder), self.follow(folder))

    def _embed(self, collection: str, wait: bool, on_progress: OnProgress | None) -> int:
        pending = self._embedding.pending(collection)
        if pending and (wait or pending <= _AT_ONCE):
            try:
                self._embedding.run(
                    collection, lambda done, total: _tell(on_progress, "embedding", done, total)
                )
            except (NoEmbeddings, NoVectorIndex) as error:
                if wait:
                    raise
                log.warning("not embedded yet: %s", error)
            pending = self._embedding.pending(collection)
        return pending


def _listed(sources: Sequence[Path | str | Document]) -> Iterable[Document | tuple[Path, str]]:
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from reading.files([Path(source)])


def _incoming(
    document: Document, audience: str | None, market: str | None, *, origin: str = "added", by: str = ""
) -> Incoming:
    return Incoming(
        document=document,
        audience=audience or document.audience or "public",
        markets=tuple(sorted(queries.market_codes(market))) if market else document.markets,
        origin=origin,
        fingerprint=_fingerprint(document.content_hash, audience, market),
        by=by,
    )


def _fingerprint(content_hash: str, audience: str | None, market: str | None) -> str:
    parts = (chunks.VERSION, content_hash, audience or "", market or "")
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _log(what: str, report: IngestReport) -> None:
    for change in report.changes:
        if change.what != "unchanged":
            log.info("%s: %s %s (version %s)", what, change.what, change.document, change.version)
    for failure in report.failures:
        log.warning("%s: %s", what, failure["message"])


def _fingerprints(path: Path, audience: str | None) -> set[str]:
    """What an unchanged file of the watched folder may have been kept under."""
    try:
        content_hash = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return set()
    return {_fingerprint(content_hash, decided, None) for decided in {audience, "staff", None}}


def _dense_store(settings: Settings, home: Path) -> DenseStore:
    return ServerChroma(settings.chroma_url) if settings.chroma_url else EmbeddedChroma(home)


def _tell(on_progress: OnProgress | None, stage: str, done: int, total: int) -> None:
    if on_progress is not None:
        on_progress(Progress(stage, done, total))
