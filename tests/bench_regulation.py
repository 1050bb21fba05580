"""Known passages of regulations: how often is the right one among the first ten, by words, by meaning, by both?

`python -m tests.bench_regulation` asks the headings of the bundled English documents (they are questions) against
their sections without headings and titles: 560 questions, each with one right passage among as many. No published
regulation benchmark comes with the program; one that is at hand is measured with
`python -m tests.bench_regulation PASSAGES.jsonl QUESTIONS.jsonl`: lines of {"id", "text"}, and of {"text", "ids"}.

Printed, never asserted. Embedding the passages takes most of the time: some ten a second on two cores.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.retrieval import bundled
from bot.retrieval.library import Library, open_library
from bot.retrieval.ranking import ALL, Components
from bot.settings import Settings
from bot.store import open_store
from tests.bench_search import show, spread

WAYS = {
    "words": replace(ALL, vectors=False),
    "words, without the glossary": replace(ALL, vectors=False, glossary=False),
    "vectors": replace(ALL, words=False),
    "half and half": replace(ALL, weighing=False),
    "all": ALL,
}


@dataclass(frozen=True)
class Question:
    text: str
    ids: frozenset[str]


def main(files: Sequence[str] = ()) -> None:
    """Measure the two files, or our own documents."""
    with tempfile.TemporaryDirectory() as folder:
        passages = Path(folder) / "passages.jsonl"
        if files:
            passages.write_bytes(Path(files[0]).read_bytes())
            lines = Path(files[1]).read_text(encoding="utf-8").splitlines()
            asked = [
                Question(entry["text"], frozenset(map(str, entry["ids"]))) for entry in map(json.loads, lines)
            ]
        else:
            asked = own(passages)
        texts = [
            json.loads(line) for line in passages.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        print(f"\n{len(asked):,} questions on {len(texts):,} passages, recall@1 and recall@10:")
        show("plain BM25, stemmed (bm25s)", shares([plain(texts, one) for one in asked], asked))
        store = open_store(f"sqlite:///{Path(folder) / 'store.db'}")
        settings = Settings(_env_file=None, quayside_home=Path(folder))  # type: ignore[call-arg]
        with open_library(settings, store) as library:
            started = time.perf_counter()
            library.ingest([passages], audience="public", collection="known", wait=True)
            show("taken in and embedded in", f"{time.perf_counter() - started:.0f} s")
            for name, components in WAYS.items():
                measured(library, asked, name, components)
        store.close()


def measured(library: Library, asked: Sequence[Question], name: str, components: Components) -> None:
    """One way of searching."""
    found, times = [], []
    for question in asked:
        started = time.perf_counter()
        results = library.search(
            question.text, role="seller", k=10, collection="known", components=components
        )
        times.append((time.perf_counter() - started) * 1000)
        found.append([hit.id for hit in results.hits])
    show(f"Quayside, {name}", f"{shares(found, asked)}   {spread(sorted(times))}")


def shares(found: Sequence[Sequence[str]], asked: Sequence[Question]) -> str:
    """Share of the right passages found: at the first place, and among the first ten (of all, where several are)."""
    first = sum(bool(ids) and ids[0] in question.ids for ids, question in zip(found, asked, strict=True))
    ten = sum(
        len(question.ids.intersection(ids[:10])) / len(question.ids)
        for ids, question in zip(found, asked, strict=True)
    )
    return f"{first / len(asked):.3f}   {ten / len(asked):.3f}"


def own(path: Path) -> list[Question]:
    """Write the sections of the bundled English documents there; gives their headings as questions."""
    lines, asked = [], []
    for document in bundled.documents():
        for number, section in enumerate(document.sections if document.language == "en" else ()):
            if section.headings:
                name = f"{document.name}#{number}"
                text = "\n\n".join(block.text for block in section.blocks)
                lines.append(json.dumps({"id": name, "text": text}))
                asked.append(Question(section.headings[-1], frozenset([name])))
    path.write_text("\n".join(lines), encoding="utf-8")
    return asked


_plain: list[object] = []


def plain(texts: Sequence[dict[str, str]], question: Question) -> list[str]:
    """What stemmed BM25 as it comes finds."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def cut(several: list[str]) -> object:
        return bm25s.tokenize(several, stopwords="en", stemmer=stemmer, show_progress=False)

    if not _plain:
        index = bm25s.BM25()
        index.index(cut([entry["text"] for entry in texts]), show_progress=False)
        _plain.append(index)
    rows, _ = _plain[0].retrieve(cut([question.text]), k=min(10, len(texts)), show_progress=False)  # type: ignore[attr-defined]
    return [str(texts[row]["id"]) for row in rows[0]]


if __name__ == "__main__":
    main(sys.argv[1:])
