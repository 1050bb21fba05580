"""The vector index of one shelf, in Chroma: embedded (a directory for each generation) or on a server.

A `PersistentClient` goes silently stale when another process writes to its directory. So none is ever written to
once it is current: the next generation is a copy with the changes, and readers move over to it.
"""

import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np

from bot.errors import QuaysideError
from bot.retrieval.embeddings import Vectors
from bot.retrieval.errors import NoVectorIndex

log = logging.getLogger(__name__)

_BATCH = 2_000
_COLLECTION = "passages"
_CONFIGURATION: dict[str, Any] = {
    # One thread: the graph, and so the results, do not depend on the race of several.
    "hnsw": {"space": "cosine", "ef_construction": 128, "ef_search": 160, "num_threads": 1}
}

Fetch = Callable[[Sequence[str]], Mapping[str, Vectors]]
"""Vectors by passage id, for the ids given."""


class DenseIndex:
    """A vector index, open for reading. Thread-safe."""

    failed = False
    """Whether a question went unanswered: a server that was restarted may know nothing of what was open."""

    def __init__(self, collection: Any, close: Callable[[], None]) -> None:
        self._collection = collection
        self._close = close
        self.size: int = collection.count()

    def query(self, vector: Vectors, count: int) -> dict[str, float]:
        """Cosine similarity of the nearest passages, by id, best first. Raises NoVectorIndex."""
        count = min(count, self.size)
        if not count:
            return {}
        with self._asked():
            found = self._collection.query(
                query_embeddings=[vector.tolist()], n_results=count, include=["distances"]
            )
        return {
            identity: 1.0 - float(distance)
            for identity, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        }

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Cosine similarity of these passages, where they are in the index. Raises NoVectorIndex."""
        if not ids:
            return {}
        with self._asked():
            found = self._collection.get(ids=list(ids), include=["embeddings"])
        if not found["ids"]:
            return {}
        cosines = np.asarray(found["embeddings"], dtype=np.float32) @ vector
        return dict(zip(found["ids"], map(float, cosines), strict=True))

    def ids(self) -> set[str]:
        """Ids of all passages in the index."""
        return set(self._collection.get(include=[])["ids"])

    def close(self) -> None:
        """Give back files and threads."""
        self._close()

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # httpx's or Chroma's own, by what went wrong
            self.failed = True
            raise NoVectorIndex(f"the vector index does not answer: {type(error).__name__}") from error


class DenseStore(Protocol):
    """Where the generations of vector indexes live."""

    def open(self, shelf: str, generation: int) -> DenseIndex | None:
        """The index of a generation; None when it is not there, or is damaged and was taken away."""

    def build(self, shelf: str, base: int, generation: int, wanted: set[str], fetch: Fetch) -> None:
        """Make `generation` hold the `wanted` passages for which there are vectors, starting from `base`."""

    def drop(self, shelf: str, before: int) -> None:
        """Remove the generations older than `before`."""

    def discard(self, shelf: str, generation: int) -> None:
        """Remove a generation that answers no questions, where it lies on this disk: it is made anew."""

    def close(self) -> None:
        """Give back what is shared."""


class EmbeddedChroma:
    """Generations in directories `<home>/<shelf>/dense-<n>`."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def open(self, shelf: str, generation: int) -> DenseIndex | None:
        path = self._path(shelf, generation)
        if not (path / "chroma.sqlite3").is_file():
            return None
        try:
            return _open(path)
        except Exception as error:  # Chroma's own, of many kinds
            log.warning("%s is damaged (%s) and is made anew", path, type(error).__name__)
            self.discard(shelf, generation)
            return None

    def build(self, shelf: str, base: int, generation: int, wanted: set[str], fetch: Fetch) -> None:
        path = self._path(shelf, generation)
        partial = path.with_name(path.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        previous = self._path(shelf, base)
        if base and (previous / "chroma.sqlite3").is_file():
            shutil.copytree(previous, partial)
        else:
            partial.mkdir(parents=True)
        client = _client(partial)
        try:
            collection = client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration=_CONFIGURATION
            )
            present = set(collection.get(include=[])["ids"])
            for batch in _batches(sorted(present - wanted)):
                collection.delete(ids=batch)
            _add(collection, sorted(wanted - present), fetch)
        finally:
            client.close()
        shutil.rmtree(path, ignore_errors=True)  # left behind by a process that died before it was current
        partial.rename(path)

    def drop(self, shelf: str, before: int) -> None:
        for path in (self._home / shelf).glob("dense-*"):
            number = path.name.removeprefix("dense-")
            if not number.isdigit() or int(number) < before:
                shutil.rmtree(path, ignore_errors=True)

    def discard(self, shelf: str, generation: int) -> None:
        shutil.rmtree(self._path(shelf, generation), ignore_errors=True)

    def close(self) -> None:
        """Nothing is shared."""

    def _path(self, shelf: str, generation: int) -> Path:
        return self._home / shelf / f"dense-{generation}"


class ServerChroma:
    """Generations as collections `quayside-<shelf>-<n>` of a Chroma server. Raises NoVectorIndex where it fails."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._connected: Any = None

    def open(self, shelf: str, generation: int) -> DenseIndex | None:
        with self._asked() as client:
            name = _named(shelf, generation)
            if name not in {collection.name for collection in client.list_collections()}:
                return None
            return DenseIndex(client.get_collection(name, embedding_function=None), lambda: None)

    def build(self, shelf: str, base: int, generation: int, wanted: set[str], fetch: Fetch) -> None:
        with self._asked() as client:
            name = _named(shelf, generation)
            if name in {collection.name for collection in client.list_collections()}:
                client.delete_collection(name)  # left behind by a process that died before it was current
            collection = client.create_collection(name, embedding_function=None, configuration=_CONFIGURATION)
            _add(collection, sorted(wanted), fetch)

    def drop(self, shelf: str, before: int) -> None:
        with self._asked() as client:
            for collection in client.list_collections():
                stem, _, number = collection.name.rpartition("-")
                if stem == f"quayside-{shelf}" and number.isdigit() and int(number) < before:
                    client.delete_collection(collection.name)

    def discard(self, shelf: str, generation: int) -> None:
        """What a server has is its own; a restart of it may be all that there was."""

    def close(self) -> None:
        """Give back the connection."""
        with self._lock:
            if self._connected is not None:
                # Chroma 1.5 leaves the sockets of both of its clients open.
                sessions = [
                    client._server._session for client in (self._connected, self._connected._admin_client)
                ]
                self._connected.close()
                for session in sessions:
                    session.close()
                self._connected = None

    @contextmanager
    def _asked(self) -> Iterator[Any]:
        try:
            yield self._client()
        except QuaysideError:
            raise
        except Exception as error:  # httpx's, Chroma's own and ValueError, by what went wrong
            raise NoVectorIndex(f"the Chroma server does not answer: {type(error).__name__}") from error

    def _client(self) -> Any:
        import chromadb

        with self._lock:
            if self._connected is None:
                parts = urlsplit(self._url)
                secure = parts.scheme == "https"
                self._connected = chromadb.HttpClient(
                    host=parts.hostname or "localhost",
                    port=parts.port or (443 if secure else 8000),
                    ssl=secure,
                    settings=_settings(),
                )
            return self._connected


def _add(collection: Any, ids: Sequence[str], fetch: Fetch) -> None:
    for batch in _batches(ids):
        vectors = fetch(batch)
        known = [identity for identity in batch if identity in vectors]
        if known:
            collection.add(ids=known, embeddings=np.stack([vectors[identity] for identity in known]))


def _batches(ids: Sequence[str]) -> list[list[str]]:
    return [list(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH)]


def _named(shelf: str, generation: int) -> str:
    return f"quayside-{shelf}-{generation}"


def _open(path: Path) -> DenseIndex:
    client = _client(path)
    try:
        return DenseIndex(client.get_collection(_COLLECTION, embedding_function=None), client.close)
    except BaseException:
        client.close()
        raise


def _client(path: Path) -> Any:
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient

    try:
        return chromadb.PersistentClient(str(path), settings=_settings())
    except BaseException:
        # Chroma keeps what it could not start, and gives it to the next client of the same directory.
        SharedSystemClient._identifier_to_system.pop(str(path), None)
        raise


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)
