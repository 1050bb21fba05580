"""What the library hands back."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot import clock
from bot.retrieval.documents import NOTHING_FOUND, Findings
from bot.retrieval.versions import Diff


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with all that a citation shows."""

    passage: str
    """Its stable id: the same text for ever, or nothing."""
    id: str
    """The caller's own id of a `.jsonl` passage; else the same as `passage`."""
    document: str
    title: str
    headings: tuple[str, ...]
    """The way to the section, without the document's title."""
    text: str
    """Markdown: the passage, joined with its neighbours where its section was cut."""
    score: float
    """0–1 within one search; says which is better, not how good."""
    audience: str
    language: str
    markets: tuple[str, ...]
    source: str
    as_of: str
    """`2026-11-23`, `2026-07` or empty."""
    confidence: str
    """high, medium, low or empty."""
    review_by: date | None
    link: int | None = None
    """Which of the six links of the trade, 1–6."""
    passages: tuple[str, ...] = ()
    """Ids of all passages joined in `text`."""

    @property
    def section(self) -> str:
        """The headings as one line; the title where there are none."""
        return " › ".join(self.headings) or self.title

    @property
    def stale(self) -> bool:
        """Whether its review date is past: to be shown with a warning."""
        return self.review_by is not None and self.review_by < clock.today()

    def as_json(self) -> dict[str, Any]:
        """One entry of `hits` of `quayside search --json`."""
        return {
            "document": self.document,
            "section": self.section,
            "id": self.id,
            "score": round(self.score, 4),
            "text": self.text,
            "as_of": self.as_of,
            "audience": self.audience,
            "title": self.title,
            "passage": self.passage,
            "source": self.source,
            "confidence": self.confidence,
            "review_by": self.review_by.isoformat() if self.review_by else None,
            "stale": self.stale,
            "language": self.language,
            "markets": list(self.markets),
        }


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one search."""

    query: str
    language: str
    hits: tuple[Hit, ...]
    confidence: float
    """Probability that the documents answer the question, 0–1; calibrated on the development questions."""
    answerable: bool
    """Whether that is enough to answer from the hits; else say that it is not in the documents."""
    markets: frozenset[str] = frozenset()
    """Markets that the question was taken to be about."""
    by_words_only: bool = False
    """Whether the search had to do without embeddings."""
    features: dict[str, float] = field(default_factory=dict)
    """What `confidence` was judged by; for evaluation."""

    def as_json(self) -> dict[str, Any]:
        """The shape of `quayside search --json`."""
        return {
            "query": self.query,
            "hits": [hit.as_json() for hit in self.hits],
            "answerable": self.answerable,
            "confidence": round(self.confidence, 3),
            "language": self.language,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one document."""

    document: str
    what: str
    """added, replaced, unchanged or removed."""
    audience: str
    passages: int
    version: int
    diff: Diff | None = None
    """Against the version that was replaced, where its text is kept."""
    findings: Findings = NOTHING_FOUND
    """What could not be read of the file."""

    def as_json(self) -> dict[str, Any]:
        """As the command line shows it; what there is nothing of is left out."""
        shown: dict[str, Any] = {
            "document": self.document,
            "what": self.what,
            "audience": self.audience,
            "passages": self.passages,
            "version": self.version,
        }
        if self.diff is not None:
            changed = self.diff.as_json()
            shown["diff"] = {
                key: changed[key] for key in ("before", "added", "removed", "figures_gone", "figures_new")
            }
        found = self.findings
        if found.pages:
            shown["pages"] = found.pages
        if found.scanned:
            shown["scanned_pages"] = list(found.scanned)
        if found.hidden:
            shown["hidden_characters"] = found.hidden
        if found.left_out:
            shown["left_out"] = list(found.left_out)
        return shown


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a change of the library did."""

    collection: str
    changes: tuple[Change, ...]
    failures: tuple[dict[str, Any], ...] = ()
    """Files that were refused: `{"code", "message", …}`; nothing of them is in the library."""
    pending: int = 0
    """Passages found by words only, until they are embedded."""

    def count(self, *what: str) -> int:
        """Number of documents to which one of these things happened."""
        return sum(change.what in what for change in self.changes)

    def as_json(self) -> dict[str, Any]:
        """The shape of `quayside ingest --json`."""
        return {
            "collection": self.collection,
            "added": self.count("added"),
            "replaced": self.count("replaced"),
            "unchanged": self.count("unchanged"),
            "removed": self.count("removed"),
            "passages": sum(change.passages for change in self.changes),
            "pending_embeddings": self.pending,
            "documents": [change.as_json() for change in self.changes],
            "failures": list(self.failures),
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work has come; `stage` is `reading`, `indexing` or `embedding`."""

    stage: str
    done: int
    total: int
