"""The tools that a model may call: the domain rooms, adapted. Each returns one JSON document.

Who asks comes from the runtime context. A role that may not use a tool does not see it, and is refused if it is
called all the same.
"""

import json
from collections.abc import Mapping
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import BaseTool, tool

from bot.assistant.conversation import Citation
from bot.assistant.session import Session
from bot.errors import NotAllowed, NotFound, QuaysideError, UserError
from bot.settings import Role
from bot.texts import say

Runtime = ToolRuntime[Any, Any]
"""LangChain would build a schema of a typed context; what it holds are running parts, not data."""

_ALL: frozenset[Role] = frozenset({"customer", "seller", "staff", "admin"})
_SELLING: frozenset[Role] = frozenset({"seller", "staff", "admin"})
_MAX_NUMBERS = 20


@tool
def search_documents(query: str, runtime: Runtime, markets: list[str] | None = None) -> str:
    """Search the regulation and process documents that this person may read.

    Use it for every question about rules, registrations, papers, inspection, logistics, customs, tax, returns and
    procedures. Cite what you use as [n], with the n of the passage. Where `answerable` is false the documents do
    not answer: say so.

    Args:
        query: the question in the person's own words and language.
        markets: ISO country codes (or EU) that it is about, if any.
    """
    session: Session = runtime.context
    results = session.rooms.library.search(
        query,
        role=session.person.role,
        markets=tuple(markets or ()),
        language=session.language,
        k=6,
    )
    passages = []
    for hit in results.hits if results.answerable else ():
        warning = ""
        if hit.review_by and hit.review_by < session.today:
            warning = say(session.language, "documents-past-review", review_by=hit.review_by.isoformat())
        citation = Citation(
            0, hit.document, hit.section, hit.title, hit.source, str(hit.as_of), hit.passage, warning
        )
        passages.append(
            {
                "n": session.evidence.number(citation),
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
        )
    return _json({"query": query, "answerable": bool(results.answerable and passages), "passages": passages})


@tool
def track_parcel(numbers: list[str], runtime: Runtime, order: str = "") -> str:
    """Where parcels are: status, events, and what to do next.

    Args:
        numbers: tracking numbers, at most 20.
        order: an order number instead, for sellers and staff.
    """
    from bot.tracking import shipments

    session: Session = runtime.context
    viewer = shipments.Viewer(session.person.role, session.person.shop, session.language)
    if order and not numbers:
        if session.person.role == "customer":
            raise NotAllowed("an order number alone opens nothing", code="order_needs_number")
        numbers = shipments.numbers_of_order(session.rooms.store, order, viewer=viewer)
        if not numbers:
            raise NotFound(f"no parcel of order {order}", code="order_unknown", order=order)
    if len(numbers) > _MAX_NUMBERS:
        raise UserError("too many numbers", code="too_many_numbers", limit=str(_MAX_NUMBERS))
    parcels = []
    for number in dict.fromkeys(numbers):
        try:
            view = shipments.track(session.rooms.store, number, viewer=viewer)
            parcels.append(view.as_json())
        except QuaysideError as error:
            parcels.append({"number": number, "error": error.as_json()})
    return _json({"parcels": parcels})


@tool
def list_parcels(runtime: Runtime) -> str:
    """The shop's parcels at a glance, those with problems first. For sellers and staff."""
    from bot.tracking import shipments

    session: Session = runtime.context
    viewer = shipments.Viewer(session.person.role, session.person.shop, session.language)
    return _json(shipments.overview(session.rooms.store, viewer=viewer))


@tool
def estimate_duty(
    destination: str,
    value: str,
    currency: str,
    runtime: Runtime,
    hs: str = "",
    description: str = "",
    origin: str = "",
    quantity: str = "",
    unit: str = "",
    weight_kg: str = "",
    freight: str = "",
    insurance: str = "",
    incoterm: str = "",
    mode: str = "",
    channel: str = "",
    scheme: str = "",
    date: str = "",
    duty_rate: str = "",
    claims: list[str] | None = None,
) -> str:
    """Estimate duty, tax and landed cost of one kind of goods, from dated measures. Never state a rate without it.

    Where `questions` come back, ask the first one; there is no total until it is answered.

    Args:
        destination: ISO country code.
        value: price of all the goods, as a decimal string.
        currency: ISO 4217.
        hs: HS or national tariff code, digits; if unknown give `description`.
        description: what the goods are (material, use).
        origin: ISO code of the country where the goods were made. Leave empty if not said.
        quantity: how many, or how much, in `unit`.
        unit: pcs, pair, kg, …
        weight_kg: net weight.
        freight: international freight, same currency.
        insurance: same currency.
        incoterm: EXW, FOB, CIF, DDP, …
        mode: air, sea, rail, courier or mail.
        channel: b2c or b2b.
        scheme: ioss, oss, vendor or none.
        date: ISO date of import; today if empty.
        duty_rate: the person's own rate, replaces ours.
        claims: answers to the engine's earlier questions.
    """
    from bot.duties.consultation import consult

    session: Session = runtime.context
    given = {
        "destination": destination, "value": value, "currency": currency, "hs": hs, "description": description,
        "origin": origin, "quantity": quantity, "unit": unit, "weight_kg": weight_kg, "freight": freight,
        "insurance": insurance, "incoterm": incoterm, "mode": mode, "channel": channel, "scheme": scheme,
        "date": date or session.today.isoformat(), "duty_rate": duty_rate, "claims": claims or [],
    }  # fmt: skip
    asked = {name: value for name, value in given.items() if value}
    found = consult(asked, session.rooms.tariffs, language=session.language, home=session.rooms.settings.home)
    return _json(found)


@tool
def classify_goods(description: str, runtime: Runtime) -> str:
    """HS candidates for a product's description, with the one fact that would separate them.

    Args:
        description: what it is, of what material, for what use.
    """
    from bot.duties.classification import classify

    session: Session = runtime.context
    return _json(classify(description, language=session.language, home=session.rooms.settings.home).as_json())


TOOLS: Mapping[str, tuple[BaseTool, frozenset[Role]]] = {
    "search_documents": (search_documents, _ALL),
    "track_parcel": (track_parcel, _ALL),
    "list_parcels": (list_parcels, _SELLING),
    "estimate_duty": (estimate_duty, _SELLING),
    "classify_goods": (classify_goods, _SELLING),
}
"""Every tool, and the roles that may use it."""


def tools_for(role: Role) -> list[BaseTool]:
    """The tools that a role may see."""
    return [entry for entry, roles in TOOLS.values() if role in roles]


def may_use(role: Role, name: str) -> bool:
    """Whether a role may call a tool."""
    return name in TOOLS and role in TOOLS[name][1]


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, default=str)
