"""The tool for leafing through the documents: lists, a document page by page, and what changed this month."""

from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.conversation import Citation
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.retrieval.browsing import Catalogue, Entry, News, Page
from bot.texts import say

Runtime = ToolRuntime[Any, Any]
"""See `bot.assistant.tools`."""

LISTED = 8
"""Documents on one page of a list."""
_NEAR = 12
"""Passages looked through for a document whose title nobody knows."""


@tool
def browse_documents(
    runtime: Runtime,
    link: int = 0,
    market: str = "",
    language: str = "",
    title: str = "",
    document: str = "",
    page: int = 1,
    view: str = "",
) -> str:
    """Leaf through the documents that this person may read: when they ask which documents there are, want to see or
    open one, or ask what changed this month. For a question about what the rules say use search_documents.

    Without arguments: how many there are in each link of the trade. Cite what you quote of a page as [n].

    Args:
        link: 1 markets, 2 import and export rights, 3 stocking and inspection, 4 logistics, 5 customs and tax,
            6 after-sales.
        market: ISO country code, EU or world.
        language: only documents written in it: en or zh.
        title: words of the title.
        document: the document to open, by its name as a list or a citation gives it.
        page: which page of the list or of the document.
        view: `markets` for the markets that there are documents on, `changes` for what changed this month.
    """
    session: Session = runtime.context
    catalogue = session.rooms.library.catalogue(session.person.role)
    if document:
        return dumped(_page(session, catalogue.page(document, page)))
    if view == "changes":
        news = catalogue.news(session.language, session.today.replace(day=1))
        since = session.today.replace(day=1).isoformat()
        return dumped({"view": "changes", "since": since, **_shown([_news(one) for one in news], page)})
    if view == "markets":
        return dumped({"view": "markets", "markets": _markets(catalogue, session.language)})
    if not (link or market or language or title):
        return dumped(_overview(session, catalogue))
    asked = {"link": link, "market": market.upper(), "language": language, "title": title}
    found = catalogue.entries(session.language, link=link or None, market=market, only=language)
    if title:
        named = _titled(found, title) or _about(session, found, title)
        if len(named) == 1:
            return dumped(_page(session, catalogue.page(named[0].document, page)))
        found = named
    others = sorted({other for entry in found for other in entry.translations} - {language or ""})
    listed = _shown([_entry(entry) for entry in found], page)
    return dumped({"view": "list", "asked": asked, "languages": others, **listed})


def _overview(session: Session, catalogue: Catalogue) -> dict[str, Any]:
    found = catalogue.entries(session.language)
    changed = catalogue.news(session.language, session.today.replace(day=1))
    links = [
        {"link": link, "documents": count}
        for link in range(1, 7)
        if (count := sum(entry.link == link for entry in found))
    ]
    unlinked = sum(entry.link is None for entry in found)
    return {"view": "overview", "documents": len(found), "links": links, "unlinked": unlinked,
            "markets": len({market for entry in found for market in entry.markets} - {"world"}),
            "changed": len(changed)}  # fmt: skip


def _markets(catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for entry in catalogue.entries(language):
        for market in entry.markets:
            counts[market] = counts.get(market, 0) + 1
    return [
        {"market": market, "documents": counts[market]} for market in sorted(counts, key=_by_count(counts))
    ]


def _by_count(counts: dict[str, int]) -> Any:
    return lambda market: (market == "world", -counts[market], market)


def _titled(found: list[Entry], title: str) -> list[Entry]:
    """Documents whose title or name has all these words."""
    words = [word for word in title.casefold().split() if word]
    return [
        entry
        for entry in found
        if all(word in f"{entry.title} {entry.document}".casefold() for word in words)
    ]


def _about(session: Session, among: list[Entry], title: str) -> list[Entry]:
    """Documents in which a search for these words finds something, the best first."""
    results = session.rooms.library.search(
        title, role=session.person.role, language=session.language, k=_NEAR
    )
    names = list(dict.fromkeys(hit.document for hit in results.hits)) if results.answerable else []
    by_name = {name: entry for entry in among for name in entry.translations.values()}
    return list({by_name[name].document: by_name[name] for name in names if name in by_name}.values())


def _shown(found: list[dict[str, Any]], page: int) -> dict[str, Any]:
    pages = max(1, -(-len(found) // LISTED))
    page = max(1, min(page, pages))
    start = (page - 1) * LISTED
    return {"documents": found[start : start + LISTED], "total": len(found), "page": page,
            "pages": pages}  # fmt: skip


def _entry(entry: Entry) -> dict[str, Any]:
    return {"document": entry.document, "title": entry.title, "link": entry.link, "markets": list(entry.markets),
            "language": entry.language, "audience": entry.audience, "as_of": entry.as_of,
            "stale": entry.stale}  # fmt: skip


def _news(one: News) -> dict[str, Any]:
    return {**_entry(one.entry), "what": one.what, "on": one.on, "figures_gone": list(one.figures_gone[:8]),
            "figures_new": list(one.figures_new[:8])}  # fmt: skip


def _page(session: Session, page: Page) -> dict[str, Any]:
    entry = page.entry
    warning = ""
    if entry.stale and entry.review_by:
        warning = say(session.language, "documents-past-review", review_by=entry.review_by.isoformat())
    passages = []
    for part in page.parts:
        section = part.section or entry.title
        citation = Citation(
            0, entry.document, section, entry.title, part.source, part.as_of, part.passage, warning
        )
        passages.append({
            "n": session.evidence.number(citation), "document": entry.document, "title": entry.title,
            "section": section, "text": part.text, "source": part.source, "as_of": part.as_of,
            "confidence": part.confidence, "language": entry.language,
        })  # fmt: skip
    others = {language: name for language, name in entry.translations.items() if language != entry.language}
    return {"view": "page", **_entry(entry), "page": page.number, "pages": page.count, "translations": others,
            "warning": warning, "passages": passages}  # fmt: skip
