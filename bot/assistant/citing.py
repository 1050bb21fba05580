"""A passage of the documents as evidence of an answer: numbered, with its source and a warning where it is old."""

from collections.abc import Sequence
from typing import Any

from bot.assistant.conversation import Citation
from bot.assistant.session import Evidence, Session
from bot.clock import today
from bot.retrieval.results import Hit
from bot.settings import Language
from bot.texts import say


def cite(session: Session, hit: Hit) -> dict[str, Any]:
    """The passage as evidence of this turn; see `noted`."""
    return noted(session.evidence, hit, session.language)


def noted(evidence: Evidence, hit: Hit, language: Language) -> dict[str, Any]:
    """`{"n", "document", "title", "section", "text", "source", "as_of", "confidence", "language", "score",
    "warning"}`; a passage that was found before keeps its n.
    """
    warning = ""
    if hit.review_by and hit.review_by < today():
        warning = say(language, "documents-past-review", review_by=hit.review_by.isoformat())
    citation = Citation(
        0, hit.document, hit.section, hit.title, hit.source, str(hit.as_of), hit.passage, warning
    )
    return {
        "n": evidence.number(citation),
        "document": hit.document,
        "title": hit.title,
        "section": hit.section,
        "text": hit.text,
        "source": hit.source,
        "as_of": str(hit.as_of),
        "confidence": hit.confidence,
        "language": hit.language,
        "score": round(hit.score, 4),
        "warning": warning,
    }


def cite_section(
    session: Session, document: str, section: str, markets: Sequence[str] = ()
) -> dict[str, Any] | None:
    """The passage under a heading of a document (named without language and ending), in the person's language where
    there is one; None where this person may not read it or it is not there.
    """
    results = session.rooms.library.search(
        section, role=session.person.role, markets=tuple(markets), language=session.language, k=8
    )
    named = [hit for hit in results.hits if hit.document.startswith(document)]
    hit = next((hit for hit in named if section in hit.section), named[0] if named else None)
    return cite(session, hit) if hit is not None else None
