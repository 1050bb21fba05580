"""How good the search is on the development questions: what is found, and what is rightly left unanswered."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.resources import KNOWLEDGE
from bot.retrieval import bundled, reading
from bot.retrieval.library import Library, open_library
from bot.retrieval.ranking import ALL, Components
from bot.retrieval.results import Results
from bot.settings import Settings
from bot.store import open_store

DEPTHS = (1, 3, 5, 10)

WITHOUT: Mapping[str, Components] = {
    "all": ALL,
    "words only": replace(ALL, vectors=False),
    "vectors only": replace(ALL, words=False),
    "half and half": replace(ALL, weighing=False),
    "without glossary": replace(ALL, glossary=False),
    "without headings": replace(ALL, headings=False),
    "without markets": replace(ALL, markets=False),
    "without language": replace(ALL, language=False),
    "without role": replace(ALL, role=False),
}
"""The whole search, and the search without one of its parts."""


@dataclass(frozen=True, slots=True)
class Question:
    """A development question; one without documents is not answered by any."""

    id: str
    text: str
    language: str
    role: str
    kind: str
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the search did with one question."""

    question: Question
    rank: int | None
    """Place of the first right document, from 1; None: not among the hits."""
    answerable: bool
    confidence: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares over a set of outcomes, 0–1; None where there was no question of that kind."""

    questions: int
    recall: Mapping[int, float | None]
    """Of the questions that the documents answer, by depth."""
    false_refusal: float | None
    """Answered by the documents, but judged not to be."""
    false_answer: float | None
    """Not in the documents, but judged to be answered."""

    def as_json(self) -> dict[str, Any]:
        """Rounded."""
        return {
            "questions": self.questions,
            **{f"recall@{depth}": _rounded(share) for depth, share in self.recall.items()},
            "false_refusal": _rounded(self.false_refusal),
            "false_answer": _rounded(self.false_answer),
        }


def crossing(library: Library, asked: Iterable[Question]) -> set[str]:
    """Ids of the questions whose answer is written in no document of their own language."""
    written = {
        name: set(entry.translations)
        for entry in library.catalogue("admin").entries("en")
        for name in entry.translations.values()
    }
    return {
        question.id
        for question in asked
        if question.documents
        and not any(question.language in written.get(document, ()) for document in question.documents)
    }


@contextmanager
def originals_only(settings: Settings, knowledge: Path = KNOWLEDGE) -> Iterator[Library]:
    """A library, in a home of its own, of the bundled documents without their translations: every question in
    another language has to find its way across.
    """
    with TemporaryDirectory() as folder:
        home, documents = Path(folder) / "home", Path(folder) / "knowledge"
        for path, name in bundled.files(knowledge):
            if reading.read(path, name).translation_of is None:
                (documents / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, documents / name)
        apart = settings.model_copy(update={"quayside_home": home, "database_url": "", "chroma_url": ""})
        apart.__dict__.pop("home", None)
        store = open_store(apart.store_url)
        try:
            with open_library(apart, store, knowledge=documents) as library:
                library.ensure_bundled()
                yield library
        finally:
            store.close()


def in_groups(library: Library, outcomes: Sequence[Outcome]) -> dict[str, Figures]:
    """Figures for English and Chinese questions that are answered in their own language, for those answered only in
    another one, and for each kind of question.
    """
    answered = [outcome for outcome in outcomes if outcome.question.documents]
    across = crossing(library, (outcome.question for outcome in answered))
    own = [outcome for outcome in answered if outcome.question.id not in across]
    groups = {
        f"{language}, same language": [one for one in own if one.question.language == language]
        for language in ("en", "zh")
    }
    groups["cross-language"] = [one for one in answered if one.question.id in across]
    for language in ("zh", "es", "ru"):
        groups[f"cross-language, {language}"] = [
            one for one in groups["cross-language"] if one.question.language == language
        ]
    for kind in sorted({outcome.question.kind for outcome in answered}):
        groups[kind] = [one for one in answered if one.question.kind == kind]
    return {name: figures(ones) for name, ones in groups.items() if ones}


def questions(path: Path) -> list[Question]:
    """The questions of a JSON Lines file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        entry["documents"] = frozenset(entry["documents"])
        found.append(Question(**entry))
    return found


def run(library: Library, asked: Iterable[Question], components: Components = ALL) -> list[Outcome]:
    """Ask them all. A translation counts as its original."""
    outcomes = []
    for question in asked:
        results = library.search(question.text, role=question.role, k=max(DEPTHS), components=components)
        outcomes.append(
            Outcome(
                question,
                _rank(results, question.documents),
                results.answerable,
                results.confidence,
                results.features,
            )
        )
    return outcomes


def ablation(library: Library, asked: Sequence[Question], depth: int = 5) -> dict[str, float | None]:
    """Each part's worth: recall at `depth` of the whole search, and of the search without one of its parts.

    A part that makes no difference here may still be worth its keep elsewhere (codes, other languages).
    """
    return {
        name: _rounded(figures(run(library, asked, components)).recall[depth])
        for name, components in WITHOUT.items()
    }


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The shares over these."""
    inside = [outcome for outcome in outcomes if outcome.question.documents]
    outside = [outcome for outcome in outcomes if not outcome.question.documents]
    recall = {
        depth: _share([outcome.rank is not None and outcome.rank <= depth for outcome in inside])
        for depth in DEPTHS
    }
    return Figures(
        len(outcomes),
        recall,
        _share([not outcome.answerable for outcome in inside]),
        _share([outcome.answerable for outcome in outside]),
    )


def by(outcomes: Sequence[Outcome], attribute: str) -> dict[str, Figures]:
    """Figures for each value of a question's attribute (`language`, `kind`, `role`)."""
    values = sorted({str(getattr(outcome.question, attribute)) for outcome in outcomes})
    return {
        value: figures([outcome for outcome in outcomes if getattr(outcome.question, attribute) == value])
        for value in values
    }


def _rank(results: Results, wanted: frozenset[str]) -> int | None:
    documents: list[str] = []
    for hit in results.hits:
        original = hit.document.removesuffix(f".{hit.language}.md").removesuffix(".md") + ".md"
        if original not in documents:
            documents.append(original)
    return next((place for place, document in enumerate(documents, start=1) if document in wanted), None)


def _share(truths: Sequence[bool]) -> float | None:
    return sum(truths) / len(truths) if truths else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
