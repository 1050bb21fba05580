"""Tools about goods that come back: the papers of a return, and where returned goods go."""

from datetime import date
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool
from sqlalchemy.orm import Session as Books

from bot.assistant.case_tools import actor_of, in_private
from bot.assistant.conversation import File
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.clock import now
from bot.errors import NotAllowed, UserError
from bot.money import Money, parse_amount
from bot.texts import say

Runtime = ToolRuntime[Any, Any]
_MOST_PARCELS = 3
"""Numbers of the outbound parcels that are named on a form."""


@tool
def make_return_papers(number: str, runtime: Runtime, addresses: dict[str, str] | None = None) -> str:
    """The return slip (RMA, with barcode) and the customs form CN23 "returned goods" of a case, as PDF files.

    Weight, HS code and origin are filled from what the shop told; `lacks` says what is left open. Where a `question`
    comes back (the shop has named no return address), ask the seller and call again.

    Args:
        number: the case's number.
        addresses: only what the seller just said: return addresses by country code, "" for all other countries; kept
            in the shop's policy. {}: leave the address open.
    """
    from bot.aftersales import return_papers as papers
    from bot.aftersales.case_errors import StepNotPossible
    from bot.aftersales.case_items import order_of
    from bot.aftersales.cases import case_for
    from bot.aftersales.policies import policy_on
    from bot.assistant.answers.picture import NoFont, font_for
    from bot.assistant.goods_facts import goods_told
    from bot.assistant.order_parcels import parcels_of

    session: Session = runtime.context
    in_private(session)
    actor = actor_of(session)
    seller, customer = actor.role in ("seller", "admin"), actor.role == "customer"
    with session.rooms.store.begin() as books:
        case = case_for(books, number, actor)
        if not case.goods_back:
            raise StepNotPossible(
                "nothing is to be sent back in this case", code="case_no_return", number=case.number
            )
        if addresses:
            _keep_addresses(books, session, addresses)
        policy = policy_on(books, case.shop, session.today)
        address = policy.terms.address_for(case.market) if policy else ""
        if not address and seller and addresses is None:
            asked = {"question": {"field": "return_address"}, "number": case.number, "market": case.market}
            return dumped(asked)
        order = order_of(books, case)
        more = policy.terms.instructions if policy else ""
        outbound = ", ".join(parcels_of(books, order)[:_MOST_PARCELS]) if order is not None else ""
        exported = order.shipped_at.date() if order is not None and order.shipped_at else None
        home = _way_home(session, exported, case.market)
        notes = (
            [say(case.language, "return-note", note="relief", until=home["until"])]
            if home.get("note") == "relief"
            else []
        )
        parcel = papers.return_of(case, order, address, instructions=more, outbound=outbound, notes=notes)
        articles, shop, market = [(item.sku, item.title) for item in case.items], case.shop, case.market
    goods = goods_told(session.rooms.store, shop, articles, market)
    parcel = papers.with_goods(parcel, [goods[article] for article in articles])
    try:
        font = font_for(papers.texts_of(parcel))
    except NoFont:
        font = ""
    pdf = "application/pdf"
    session.files.append(File(f"{parcel.number}-return-slip.pdf", papers.return_slip(parcel, font), pdf))
    session.files.append(File(f"{parcel.number}-CN23.pdf", papers.customs_form(parcel, font), pdf))
    lacks = [{"article": line.title, "lacks": list(line.lacks)} for line in parcel.lines if line.lacks]
    made = {"papers": [file.name for file in session.files], "number": parcel.number, "market": market,
            "address": address, "outbound": outbound, "lacks": lacks, "customer": customer}  # fmt: skip
    if customer or not home:
        return dumped(made)
    return dumped(made | {"passages": home.pop("passages"), "home": home})


def _keep_addresses(books: Books, session: Session, addresses: dict[str, str]) -> None:
    """A new version of the policy that has these addresses, too."""
    from bot.aftersales import policies

    if session.person.role not in ("seller", "admin"):
        raise NotAllowed("the policy is the seller's", code="not_allowed")
    at, shop = now(), session.person.shop
    policy = policies.policy_on(books, shop, at.date())
    before = policy.terms if policy else policies.Terms()
    terms = policies.read_terms({"addresses": {**dict(before.addresses), **addresses}}, before)
    policies.set_policy(books, shop, terms, at.date(), session.person.id, session.turn, at)


def _way_home(session: Session, exported: date | None, market: str) -> dict[str, Any]:
    """Whether the goods come home to China free of import tax, with the passage; empty for a sale inside China."""
    from bot.aftersales.consumer_law import rule_by_id
    from bot.aftersales.return_options import relief
    from bot.assistant.law_tools import cite_rule

    rule = rule_by_id("cn-return-relief")
    if market == "CN" or rule is None:
        return {}
    notes, until = relief(exported, session.today, original_state=True)
    passage = cite_rule(session, rule) if session.person.role != "customer" else None
    return {
        "note": notes[0], "until": until.isoformat() if until else None, "months": rule.count,
        "exported_on": exported.isoformat() if exported else None, "source": rule.source, "as_of": rule.as_of,
        "cited": passage["n"] if passage else None, "passages": [passage] if passage else [],
    }  # fmt: skip


@tool
def compare_return_routes(
    runtime: Runtime,
    number: str = "",
    value: str = "",
    currency: str = "",
    postage_local: str = "",
    postage_home: str = "",
    consolidated: str = "",
    handling: str = "",
    resale_share: str = "",
    home_share: str = "",
    exported_on: str = "",
    used: bool = False,
    dangerous: bool = False,
) -> str:
    """Compare where a returned piece goes: home to China, a warehouse abroad, collected home, or not at all.

    For sellers and staff. Use only figures that the seller gave; where `missing` is not empty, ask the first.

    Args:
        number: a case's number; its item's price is the value if none is given.
        value: what one piece is worth as new.
        currency: ISO 4217 of all amounts.
        postage_local: local postage to a hub or warehouse, one piece.
        postage_home: postage straight to China, one piece.
        consolidated: one piece's share of a collected shipment home.
        handling: checking and relabelling one piece.
        resale_share: percent of its value that a resale abroad brings.
        home_share: percent of its value that it brings at home.
        exported_on: ISO day of export from China.
        used: not in original state.
        dangerous: a swollen, hot or suspect battery.
    """
    from bot.aftersales.cases import case_for
    from bot.aftersales.consumer_law import rule_by_id
    from bot.aftersales.return_options import compare_routes
    from bot.assistant.law_tools import cite_rule

    session: Session = runtime.context
    told = {"postage_local": postage_local, "postage_home": postage_home, "consolidated": consolidated,
            "handling": handling, "resale_share": resale_share, "home_share": home_share}  # fmt: skip
    source = "given"
    if number:
        with session.rooms.store.begin() as books:
            case = case_for(books, number, actor_of(session))
            prices = [item.price for item in case.items if item.price is not None]
            if not value and prices and case.currency:
                value, currency, source = f"{max(prices):f}", case.currency, "order"
    if not value or not currency:
        return dumped({"missing": ["value"], "options": [], "given": told, "number": number})
    try:
        left = date.fromisoformat(exported_on) if exported_on else None
    except ValueError:
        raise UserError("exported_on is no ISO date", code="bad_date") from None
    found = compare_routes(
        Money(parse_amount(value), currency.upper()), told, exported_on=left, today=session.today,
        original_state=not used, dangerous=dangerous,
    ).as_json()  # fmt: skip
    passages = []
    if any(option["until"] for option in found["options"]) and (rule := rule_by_id("cn-return-relief")):
        passages = [passage] if (passage := cite_rule(session, rule)) else []
    return dumped(found | {"value": value, "value_source": source, "given": told, "number": number,
                          "passages": passages})  # fmt: skip
