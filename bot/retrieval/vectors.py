"""Vectors already computed: those of the bundled documents, which ship in `knowledge/vectors.npz`, and the store's.

`python -m bot.retrieval.vectors` makes the file anew: to be run whenever a bundled document has changed.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.resources import KNOWLEDGE
from bot.retrieval import access, bundled, chunks, records
from bot.retrieval.embeddings import BundledEmbedder, Embedder, Vectors, from_bytes, to_bytes
from bot.retrieval.errors import NoEmbeddings
from bot.store import Store
from bot.store.documents import VectorRow

SHIPPED = KNOWLEDGE / "vectors.npz"
_BATCH = 500


class VectorCache:
    """The vectors of one model, by the hash of the embedded text."""

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self.model = model

    def get(self, hashes: Iterable[str]) -> dict[str, Vectors]:
        """The vectors that are known of these."""
        wanted = list(dict.fromkeys(hashes))
        known = shipped(self.model)
        found = {text_hash: known[text_hash] for text_hash in wanted if text_hash in known}
        missing = [text_hash for text_hash in wanted if text_hash not in found]
        with self._store.begin() as session:
            for start in range(0, len(missing), _BATCH):
                part = missing[start : start + _BATCH]
                rows = session.execute(
                    select(VectorRow.text_hash, VectorRow.vector).where(
                        VectorRow.model == self.model, VectorRow.text_hash.in_(part)
                    )
                )
                found.update((text_hash, from_bytes(data)) for text_hash, data in rows)
        return found

    def missing(self, hashes: Iterable[str]) -> set[str]:
        """Those of which there is no vector."""
        wanted = set(hashes)
        wanted -= shipped(self.model).keys()
        with self._store.begin() as session:
            known: set[str] = set()
            ordered = sorted(wanted)
            for start in range(0, len(ordered), _BATCH):
                part = ordered[start : start + _BATCH]
                known.update(
                    session.scalars(
                        select(VectorRow.text_hash).where(
                            VectorRow.model == self.model, VectorRow.text_hash.in_(part)
                        )
                    )
                )
        return wanted - known

    def missing_of(self, collection: str | None, audience: str = "") -> set[str]:
        """Of the passages of a collection (None: of all) or of one of its shelves, the texts without a vector."""
        with self._store.begin() as session:
            found = records.without_vector(session, self.model, collection, audience)
        return found - shipped(self.model).keys()

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep these; one that another process has put there meanwhile stays.

        Raises NoEmbeddings where they are of another length than those kept: the endpoint has come to serve another
        model under the same name, and the two must not be mixed.
        """
        if not vectors:
            return
        length, kept = len(next(iter(vectors.values()))), self._length()
        if kept not in (0, length):
            raise NoEmbeddings(
                f"{self.model} gives vectors of {length} numbers, those kept have {kept}: if another model serves "
                "under this name now, give it a name of its own (EMBEDDINGS_MODEL)"
            )
        rows = [
            {"model": self.model, "text_hash": text_hash, "vector": to_bytes(vector)}
            for text_hash, vector in vectors.items()
        ]
        insert = postgresql.insert if self._store.engine.dialect.name == "postgresql" else sqlite.insert
        with self._store.begin() as session:
            session.execute(insert(VectorRow).on_conflict_do_nothing(), rows)

    def _length(self) -> int:
        """Numbers in each vector; 0: there is none yet."""
        if known := shipped(self.model):
            return len(next(iter(known.values())))
        with self._store.begin() as session:
            data = session.scalar(select(VectorRow.vector).where(VectorRow.model == self.model).limit(1))
        return len(from_bytes(data)) if data else 0


def embed(
    embedder: Embedder,
    texts: Mapping[str, str],
    keep: Callable[[Mapping[str, Vectors]], None],
    *,
    batch: int = 16,
    go_on: Callable[[int], bool] = lambda _done: True,
) -> int:
    """Embed texts by hash, giving each batch to `keep` at once, so that nothing done is lost.

    Texts of like length go together: the engine pads none, but a batch ends with its longest. `go_on` is told how
    many are done and may stop the work. Returns how many were done.
    """
    ordered = sorted(texts.items(), key=lambda entry: len(entry[1]))
    done = 0
    for start in range(0, len(ordered), batch):
        if not go_on(done):
            break
        part = ordered[start : start + batch]
        vectors = embedder.passages([text for _, text in part])
        keep({text_hash: vectors[index] for index, (text_hash, _) in enumerate(part)})
        done += len(part)
    return done


def write_shipped(
    path: Path = SHIPPED, knowledge: Path = KNOWLEDGE, on_progress: Callable[[int, int], None] | None = None
) -> tuple[int, int]:
    """Make the file of the bundled documents' vectors; only new texts are embedded. Returns (all, new)."""
    from bot.retrieval.examples import examples  # which stands on this module

    embedder = BundledEmbedder()
    texts: dict[str, str] = {}
    for document in bundled.documents(knowledge):
        for passage in chunks.passages(document, access.MAIN):
            texts[passage.text_hash] = chunks.embedded_text(document.title, passage.headings, passage.text)
    questions = {example.key: example.question for example in examples()}
    known = dict(_read(path)[1]) if path.is_file() and _read(path)[0] == embedder.name else {}
    vectors = {text_hash: known[text_hash] for text_hash in texts if text_hash in known}
    missing = {text_hash: text for text_hash, text in texts.items() if text_hash not in vectors}

    def told(done: int) -> bool:
        if on_progress:
            on_progress(done, len(missing))
        return True

    embed(embedder, missing, vectors.update, go_on=told)
    vectors.update(zip(questions, embedder.queries(list(questions.values())), strict=True))
    ordered = sorted(vectors)
    rows = np.stack([vectors[text_hash] for text_hash in ordered]) if ordered else np.zeros((0, 384))
    partial = path.with_suffix(".partial.npz")
    np.savez(
        partial,
        model=np.frombuffer(embedder.name.encode(), dtype=np.uint8),
        hashes=np.frombuffer(bytes.fromhex("".join(ordered)), dtype=np.uint8).reshape(-1, 16),
        vectors=rows.astype("<f2"),
    )
    os.replace(partial, path)  # noqa: PTH105 (replaces a file that is there, on every system)
    shipped.cache_clear()
    return len(ordered), len(missing)


@cache
def shipped(model: str, path: Path = SHIPPED) -> Mapping[str, Vectors]:
    """The vectors that come with the program, if they are this model's."""
    if not path.is_file():
        return {}
    name, vectors = _read(path)
    return vectors if name == model else {}


def _read(path: Path) -> tuple[str, Mapping[str, Vectors]]:
    with np.load(path) as data:
        name = data["model"].tobytes().decode()
        rows = data["vectors"].astype(np.float32)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return name, {row.tobytes().hex(): rows[index] for index, row in enumerate(data["hashes"])}


def main(_arguments: Sequence[str] = ()) -> None:
    """The command."""
    total, new = write_shipped(
        on_progress=lambda done, all_: print(f"\r{done}/{all_} passages", end="", file=sys.stderr)  # noqa: T201
    )
    print(f"\n{total} vectors, {new} of them new: {SHIPPED.name}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
