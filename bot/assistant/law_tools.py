"""Tools about deadlines of law and a shop's own policy, and the passages that such rules stand in."""

from datetime import date
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.aftersales.consumer_law import Rule
from bot.assistant.citing import cite_section
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.clock import now
from bot.errors import NotAllowed, UserError

Runtime = ToolRuntime[Any, Any]


@tool
def deadline(
    kind: str, runtime: Runtime, market: str = "", start: str = "", carrier: str = "", cause: str = ""
) -> str:
    """Until when something may or must be done by law or by a carrier's terms: the last day, with its source.

    Use it whenever a day is given or asked for ("until when can I return what came on 1 November?"). Never work out a
    date yourself.

    Args:
        kind: withdrawal, return_by, refund, delivery, warranty, reject, recall, claim (at a carrier), chargeback,
            dispute, export_refund, return_relief.
        market: ISO country code of the consumer, or EU; CN for Chinese exports.
        start: ISO day that it counts from (receipt, delivery, posting, export); today if empty.
        carrier: for claims: ups, fedex, dhl, usps, post, air-cargo, ocean; for chargebacks visa, mastercard, paypal.
        cause: for claims: damage, delay or loss.
    """
    from bot.aftersales.deadlines import deadline as until

    session: Session = runtime.context
    found = until(market, kind, _day(start, session.today), carrier=carrier, cause=cause)
    passage = cite_rule(session, found.rule)
    result = found.as_json()
    if passage is not None:
        result |= {"passages": [passage], "cited": passage["n"]}
    return dumped(result)


@tool
def show_policy(runtime: Runtime, market: str = "") -> str:
    """The shop's own return and warranty policy, and where it falls below the law of a market.

    Args:
        market: ISO country code or EU; empty: the main markets.
    """
    from bot.aftersales.orders import own_orders
    from bot.aftersales.policies import policy_on

    session: Session = runtime.context
    person = session.person
    customer = person.role == "customer"
    with session.rooms.store.begin() as books:
        policy = policy_on(books, person.shop, session.today)
        own = own_orders(books, person.id, person.shop) if customer and not market else []
    may_set = person.role in ("seller", "admin")
    if policy is None:
        return dumped({"policy": None, "shortfalls": [], "may_set": may_set})
    shown = {"version": policy.version, "effective_from": policy.effective_from.isoformat()}
    terms = policy.terms.as_json()
    if customer:  # what is between the shop and its staff is not theirs
        del terms["staff_refund_limit"], terms["keep_below"], terms["addresses"]
        where = market or next((order.country for order in own if order.country), "")
        below = _below(session, policy.terms, where) if where else {"shortfalls": []}
        return dumped({"policy": terms | shown, "customer": True} | below)
    return dumped({"policy": terms | shown, "may_set": may_set} | _below(session, policy.terms, market))


@tool
def set_policy(terms: dict[str, Any], runtime: Runtime, effective_from: str = "") -> str:
    """Set the shop's policy: a new version; what is not named stays as it was. For sellers and admins.

    Args:
        terms: return_days (whole days or null), return_payer (buyer or seller), warranty_months, restocking_percent,
            keep_below and staff_refund_limit ("20 EUR" or null), exclusions (list), addresses ({"DE": "…", "": "…"}),
            instructions.
        effective_from: ISO day from which it holds; today if empty.
    """
    from bot.aftersales import policies

    session: Session = runtime.context
    if session.person.role not in ("seller", "admin"):
        raise NotAllowed("the policy is the seller's", code="not_allowed")
    at = now()
    start = _day(effective_from, at.date())
    with session.rooms.store.begin() as books:
        before = policies.policy_on(books, session.person.shop, start)
        read = policies.read_terms(terms, before.terms if before else None)
        made = policies.set_policy(
            books, session.person.shop, read, start, session.person.id, session.turn, at
        )
    shown = {"version": made.version, "effective_from": made.effective_from.isoformat()}
    return dumped(
        {"acted": True, "may_set": True, "policy": made.terms.as_json() | shown}
        | _below(session, made.terms, "")
    )


def cite_rule(session: Session, rule: Rule) -> dict[str, Any] | None:
    """The passage of the documents that says what a rule says, numbered as evidence; None where there is none."""
    return cite_section(session, rule.document, rule.section, (rule.market,) if rule.market else ())


def _below(session: Session, terms: Any, market: str) -> dict[str, Any]:
    from bot.aftersales.consumer_law import rule_by_id
    from bot.aftersales.policies import MARKETS, shortfalls

    found: list[dict[str, Any]] = []
    passages: dict[int, dict[str, Any]] = {}
    for code in (market.upper(),) if market else MARKETS:
        for short in shortfalls(terms, code, session.today):
            line = short.as_json()
            rule = rule_by_id(short.rule)
            passage = cite_rule(session, rule) if rule is not None else None
            if passage is not None:
                passages[passage["n"]] = passage
                line["cited"] = passage["n"]
            found.append(line)
    return {"shortfalls": found, "passages": list(passages.values())}


def _day(text: str, otherwise: date) -> date:
    if not text:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"{text[:40]!r} is no ISO date", code="bad_date") from None
