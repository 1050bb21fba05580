"""The tools that a model may call: the domain rooms, adapted. Each returns one JSON document.

Who asks comes from the runtime context. A role that may not use a tool does not see it, and is refused if it is
called all the same.
"""

from collections.abc import Collection, Mapping
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import BaseTool, tool

from bot.assistant.advice_sources import cite_advice
from bot.assistant.browse_tools import browse_documents
from bot.assistant.case_tools import act_on_case, list_cases, open_case, show_case
from bot.assistant.citing import cite
from bot.assistant.code_tool import confirm_code
from bot.assistant.conversation import File
from bot.assistant.law_tools import deadline, set_policy, show_policy
from bot.assistant.market_tools import add_picture, compare_markets
from bot.assistant.order_tools import list_orders, order_sheet, prove_order, where_is_my_order
from bot.assistant.parcel_tools import (
    correct_parcel,
    lane_performance,
    list_problems,
    list_watches,
    set_quiet_hours,
    unwatch_parcel,
    viewer_of,
    watch_parcel,
)
from bot.assistant.people_tools import call_person
from bot.assistant.quality_tools import case_digest, recall_helper
from bot.assistant.refund_tool import export_refund
from bot.assistant.return_tools import compare_return_routes, make_return_papers
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.assistant.understanding.places import find_places
from bot.errors import NotAllowed, NotFound, QuaysideError, UserError
from bot.retrieval.results import Hit
from bot.settings import Role

Runtime = ToolRuntime[Any, Any]
"""LangChain would build a schema of a typed context; what it holds are running parts, not data."""

_ALL: frozenset[Role] = frozenset({"customer", "seller", "staff", "admin"})
_SELLING: frozenset[Role] = frozenset({"seller", "staff", "admin"})


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
    hits = [hit for hit in results.hits if _about(hit, results.markets)] if results.answerable else []
    passages = [cite(session, hit) for hit in hits]
    return dumped({"query": query, "answerable": bool(results.answerable and passages), "passages": passages})


@tool
def track_parcel(
    numbers: list[str],
    runtime: Runtime,
    order: str = "",
    postcode: str = "",
    phone: str = "",
    *,
    timeline: bool = False,
) -> str:
    """Where parcels are: status, events, and what to do next.

    Args:
        numbers: tracking numbers, at most 200; more than 20 give a table and a file.
        order: an order number instead, for sellers and staff.
        postcode: the recipient's, where a carrier has asked for it; with one number only.
        phone: last four digits of the recipient's phone, where a carrier has asked for it.
        timeline: whether the person wants a picture of the events; of one parcel.
    """
    from bot.tracking import lists, shipments
    from bot.tracking.asking import track_many

    session: Session = runtime.context
    viewer = viewer_of(session)
    if order and not numbers:
        numbers = shipments.numbers_of_order(session.rooms.store, order, viewer=viewer)
        if not numbers and session.person.role == "customer":
            raise NotAllowed("an order number alone opens nothing", code="order_needs_number")
        if not numbers:
            raise NotFound(f"no parcel of order {order}", code="order_unknown", order=order)
    numbers = list(dict.fromkeys(numbers))
    if len(numbers) > lists.MOST_NUMBERS:
        raise UserError("too many numbers", code="too_many_numbers", limit=str(lists.MOST_NUMBERS))
    found = track_many(
        session.rooms.store, session.rooms.live, numbers, viewer=viewer, postcode=postcode, phone=phone
    )
    if len(numbers) > lists.SHOWN:
        session.files.append(File("parcels.csv", lists.list_csv(numbers, found), "text/csv"))
        return dumped({"list": lists.list_of(numbers, found), "file": "parcels.csv"})
    parcels = [
        {"number": number, "error": one.as_json()} if isinstance(one, QuaysideError) else one
        for number, one in zip(numbers, found, strict=True)
    ]
    known = [parcel for parcel in parcels if "error" not in parcel]
    if timeline and len(known) == 1 and known[0]["events"]:
        from bot.assistant.answers.timeline import draw_timeline

        add_picture(session, f"{known[0]['number']}.png", draw_timeline, known[0])
    return dumped({"parcels": parcels, "passages": cite_advice(session, known)})


@tool
def list_parcels(runtime: Runtime) -> str:
    """The shop's parcels at a glance, those with problems first. For sellers and staff."""
    from bot.tracking import shipments

    session: Session = runtime.context
    viewer = viewer_of(session)
    return dumped(shipments.overview(session.rooms.store, viewer=viewer))


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
    preference: str = "",
    preference_rate: str = "",
    quota_rate: str = "",
    claims: list[str] | None = None,
    components: dict[str, str] | None = None,
    articles: list[dict[str, Any]] | None = None,
    price: str = "",
    price_currency: str = "",
    sales_tax: str = "",
    platform_fee: str = "",
    payment_fee: str = "",
    last_mile: str = "",
    returns_rate: str = "",
    target_margin: str = "",
    *,
    chart: bool = False,
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
        preference: a trade agreement that is claimed.
        preference_rate: the person's own preferential rate, compared with ours.
        quota_rate: the person's own rate inside a quota.
        claims: answers to the engine's earlier questions.
        components: values of parts of the goods, where a question asks for one: {"steel content": "120"}.
        articles: where the tariff refers to other articles: [{"hs" or "duty_rate", "value"?}]; [] if there are none.
        price: planned selling price of one piece; with it comes `unit`: margin, break-even price.
        price_currency: currency of the selling price and of last_mile.
        sales_tax: percent of tax inside the price.
        platform_fee: percent of the price.
        payment_fee: percent of the price.
        last_mile: delivery of one piece inside the country.
        returns_rate: percent of pieces that come back.
        target_margin: percent for which a price is wanted.
        chart: whether the person wants a picture of the breakdown.
    """
    from bot.duties.confirmed_codes import recalled
    from bot.duties.consultation import consult
    from bot.duties.margin import asks_for_economics, consult_margin

    session: Session = runtime.context
    given = {
        "destination": destination, "value": value, "currency": currency, "hs": hs, "description": description,
        "origin": origin, "quantity": quantity, "unit": unit, "weight_kg": weight_kg, "freight": freight,
        "insurance": insurance, "incoterm": incoterm, "mode": mode, "channel": channel, "scheme": scheme,
        "date": date or session.today.isoformat(), "duty_rate": duty_rate, "preference": preference,
        "preference_rate": preference_rate, "quota_rate": quota_rate, "claims": claims or [],
        "components": components or {},
        "price": price, "price_currency": price_currency, "sales_tax": sales_tax, "platform_fee": platform_fee,
        "payment_fee": payment_fee, "last_mile": last_mile, "returns_rate": returns_rate,
        "target_margin": target_margin,
    }  # fmt: skip
    asked: dict[str, Any] = {name: value for name, value in given.items() if value}
    if articles is not None:
        asked["articles"] = articles
    rooms = session.rooms
    known = recalled(rooms.store, session.person.shop, description) if description and not hs else None
    work = consult_margin if asks_for_economics(asked) else consult
    found = work(asked, rooms.tariffs, language=session.language, home=rooms.settings.home, known=known)
    if chart and found["totals"] is not None:
        from bot.assistant.answers.chart import draw

        add_picture(session, "landed-cost.png", draw, found)
    return dumped(found)


@tool
def classify_goods(description: str, runtime: Runtime) -> str:
    """HS candidates for a product's description, with the one fact that would separate them.

    Args:
        description: what it is, of what material, for what use; or a code, to learn what it stands for.
    """
    from bot.duties.classification import classify, named
    from bot.duties.confirmed_codes import recalled
    from bot.duties.own_codes import recalling

    session: Session = runtime.context
    rooms = session.rooms
    if description.replace(".", "").replace(" ", "").isdigit():
        return dumped(named(description, session.language).as_json())
    found = classify(description, language=session.language, home=rooms.settings.home)
    return dumped(recalling(found, recalled(rooms.store, session.person.shop, description)).as_json())


TOOLS: Mapping[str, tuple[BaseTool, frozenset[Role]]] = {
    "search_documents": (search_documents, _ALL),
    "browse_documents": (browse_documents, _ALL),
    "track_parcel": (track_parcel, _ALL),
    "list_parcels": (list_parcels, _SELLING),
    "list_problems": (list_problems, _SELLING),
    "lane_performance": (lane_performance, _SELLING),
    "watch_parcel": (watch_parcel, _ALL),
    "unwatch_parcel": (unwatch_parcel, _ALL),
    "list_watches": (list_watches, _ALL),
    "set_quiet_hours": (set_quiet_hours, _ALL),
    "correct_parcel": (correct_parcel, _SELLING),
    "where_is_my_order": (where_is_my_order, _ALL),
    "prove_order": (prove_order, frozenset({"customer"})),
    "list_orders": (list_orders, _ALL),
    "order_sheet": (order_sheet, _SELLING),
    "call_person": (call_person, frozenset({"customer"})),
    "open_case": (open_case, _ALL),
    "list_cases": (list_cases, _ALL),
    "show_case": (show_case, _ALL),
    "act_on_case": (act_on_case, _ALL),
    "make_return_papers": (make_return_papers, _ALL),
    "compare_return_routes": (compare_return_routes, _SELLING),
    "deadline": (deadline, _ALL),
    "show_policy": (show_policy, _ALL),
    "set_policy": (set_policy, frozenset({"seller", "admin"})),
    "case_digest": (case_digest, _SELLING),
    "recall_helper": (recall_helper, _SELLING),
    "estimate_duty": (estimate_duty, _SELLING),
    "compare_markets": (compare_markets, _SELLING),
    "classify_goods": (classify_goods, _SELLING),
    "confirm_code": (confirm_code, _SELLING),
    "export_refund": (export_refund, _SELLING),
}
"""Every tool, and the roles that may use it."""


def tools_for(role: Role) -> list[BaseTool]:
    """The tools that a role may see."""
    return [entry for entry, roles in TOOLS.values() if role in roles]


def may_use(role: Role, name: str) -> bool:
    """Whether a role may call a tool."""
    return name in TOOLS and role in TOOLS[name][1]


def _about(hit: Hit, markets: Collection[str]) -> bool:
    """Whether a passage may answer for the countries that the question names: another country's rules never do."""
    if not markets or not set(markets).isdisjoint(hit.markets):
        return True
    if "world" not in hit.markets:
        return False
    # a document for all countries may have a section on some of them; China is where the goods come from
    if not {place.code for place in find_places(hit.section)} - {"CN"}:
        return True
    return not set(markets).isdisjoint(place.code for place in find_places(f"{hit.section}\n{hit.text}"))
