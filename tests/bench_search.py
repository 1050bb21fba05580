"""How the search scales: index size, build time, latency at 1k, 10k and 100k chunks, beside LangChain + Chroma.

The passages are sentences of the bundled documents, put together anew; their vectors are synthetic (a hundred
clusters in the space of the bundled model), since embedding 100,000 real ones would take hours. The questions are
those of the development set, embedded for real. Each passage is for everybody (10 %), sellers (60 %) or staff (30 %);
the questions are asked by a seller.

`python -m tests.bench_search [SIZE…]` prints; nothing is asserted.
"""

import json
import random
import re
import resource
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.resources import EVALUATION
from bot.retrieval import bundled, chunks, reading
from bot.retrieval.documents import Document
from bot.retrieval.embeddings import BundledEmbedder
from bot.retrieval.library import open_library
from bot.retrieval.vectors import VectorCache
from bot.settings import Settings
from bot.store import open_store

SIZES = (1_000, 10_000, 100_000)
SHARES = (("public", 0.1), ("seller", 0.6), ("staff", 0.3))
READABLE = ["public", "seller"]
QUESTIONS = 100
_BATCH = 5_000


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Run all of it: some minutes, most of them the building of 100,000 chunks."""
    for size in sizes:
        print(f"\n{size:,} chunks:")
        with tempfile.TemporaryDirectory() as home:
            scaled(size, Path(home))


def scaled(size: int, home: Path) -> dict[str, Any]:
    """The figures of one size, printed as they come."""
    embedder = BundledEmbedder()
    documents, vectors = corpus(size)
    store = open_store(f"sqlite:///{home / 'store.db'}")
    settings = Settings(_env_file=None, quayside_home=home)  # type: ignore[call-arg]
    figures: dict[str, Any] = {}
    with open_library(settings, store) as library:
        started = time.perf_counter()
        for audience, document in documents.items():
            library.ingest([document], audience=audience)
        words = time.perf_counter() - started
        show("found by words after", f"{words:.1f} s ({size / words:,.0f} passages/s)")
        cache = VectorCache(store, embedder.name)
        hashes = list(vectors)
        for start in range(0, len(hashes), _BATCH):
            cache.put({text_hash: vectors[text_hash] for text_hash in hashes[start : start + _BATCH]})
        started = time.perf_counter()
        for audience, _ in SHARES:
            library._writer.refresh_vectors("main", audience)
        show("vector index built in", f"{time.perf_counter() - started:.1f} s")
        show(
            "indexes on disk",
            f"{megabytes(home / 'index'):.0f} MB (store: {megabytes(home) - megabytes(home / 'index'):.0f} MB)",
        )
        asked = questions()
        library.search(asked[0], role="seller")
        figures["search"] = latencies(lambda text: library.search(text, role="seller", k=8), asked)
        show("Quayside, as seller (2 of 3 shelves)", spread(figures["search"]))
        about = latencies(lambda text: library.search(text, role="seller", k=8, markets=("EU",)), asked)
        show("the same, about one market", spread(about))
        started = time.perf_counter()
        library.ingest([more()], audience="seller")
        show("one more document found after", f"{time.perf_counter() - started:.2f} s")
    store.close()
    peer(documents, vectors, asked, home / "peer", embedder)
    show(
        "greatest memory, both together",
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
    )
    return figures


def peer(documents: dict[str, Document], vectors: dict[str, Any], asked: list[str], directory: Path,
         embedder: BundledEmbedder) -> None:  # fmt: skip
    """The plain retriever: one collection, the role as a filter, the same vectors, no words."""
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    ready: dict[str, Any] = {}

    class Same(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [ready[text].tolist() for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return list(map(float, embedder.query(text)))

    chroma = Chroma("peer", Same(), persist_directory=str(directory))
    started = time.perf_counter()
    for audience, document in documents.items():
        passages = chunks.passages(document, "main")
        for start in range(0, len(passages), _BATCH):
            part = passages[start : start + _BATCH]
            ready = {passage.text: vectors[passage.text_hash] for passage in part}
            chroma.add_texts(
                [passage.text for passage in part],
                [{"audience": audience, "section": " › ".join(passage.headings)} for passage in part],
                [passage.id for passage in part],
            )
    show("LangChain + Chroma: built in", f"{time.perf_counter() - started:.1f} s")
    show("LangChain + Chroma: on disk", f"{megabytes(directory):.0f} MB")
    plain = chroma.as_retriever(search_kwargs={"k": 8})
    filtered = chroma.as_retriever(search_kwargs={"k": 8, "filter": {"audience": {"$in": READABLE}}})
    plain.invoke(asked[0])
    show("LangChain + Chroma, no role", spread(latencies(plain.invoke, asked)))
    show("LangChain + Chroma, filter by role", spread(latencies(filtered.invoke, asked)))


def corpus(size: int) -> tuple[dict[str, Document], dict[str, Any]]:
    """A document of ready-made passages for each audience, and a vector for each text."""
    draw = random.Random(17)
    documents = {}
    for audience, share in SHARES:
        lines = [
            json.dumps(
                {
                    "id": f"{audience}-{number}",
                    "title": draw.choice(sentences())[:60],
                    "text": passage(draw),
                }
            )
            for number in range(round(size * share))
        ]
        documents[audience] = reading.parse("\n".join(lines).encode(), f"{audience}.jsonl", "passages")
    hashes = [passage.text_hash for one in documents.values() for passage in chunks.passages(one, "main")]
    numbers = np.random.default_rng(17)
    centres = numbers.normal(size=(100, 384)).astype(np.float32)
    rows = centres[numbers.integers(0, 100, len(hashes))] + numbers.normal(size=(len(hashes), 384)).astype(
        np.float32
    )
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return documents, dict(zip(hashes, rows, strict=True))


def passage(draw: random.Random) -> str:
    """Some 400 characters, with an article number of its own."""
    parts: list[str] = []
    while sum(map(len, parts)) < 330:
        parts.append(draw.choice(sentences()))
    return f"Article {draw.randint(1, 9999)}({draw.randint(1, 9)}). " + " ".join(parts)


@cache
def sentences() -> tuple[str, ...]:
    """Those of the English documents."""
    found = (
        sentence.strip()
        for document in bundled.documents()
        if document.language == "en"
        for section in document.sections
        for block in section.blocks
        for sentence in re.split(r"(?<=[.;:])\s+|\n", block.text)
    )
    return tuple(sentence for sentence in found if 30 < len(sentence) < 250)


def more() -> Document:
    """One circular."""
    text = "# A late circular\n\n## Zebras\nZebras of heading 0106 are declared in advance.\n"
    return reading.parse(text.encode(), "late-circular.md")


def questions() -> list[str]:
    """English ones of the development set, none of which has been embedded before."""
    lines = (EVALUATION / "search.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [entry["text"] for entry in map(json.loads, lines) if entry["language"] == "en"]
    return asked[:QUESTIONS]


def latencies(search: Any, asked: list[str]) -> list[float]:
    """Milliseconds each."""
    times = []
    for text in asked:
        started = time.perf_counter()
        search(text)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)


def spread(times: list[float]) -> str:
    return f"p50 {times[len(times) // 2]:.0f} ms   p95 {times[int(len(times) * 0.95)]:.0f} ms"


def megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def show(name: str, figure: str) -> None:
    print(f"  {name:<42} {figure}", flush=True)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
