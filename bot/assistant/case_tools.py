"""Tools about after-sales cases: opening, looking at and acting on them.

What is missing comes back as one `question`, the desk's and another model's alike: `{"field", "choices"}`.
"""

from datetime import timedelta
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool
from sqlalchemy.orm import Session as Books

from bot.aftersales.cases import Actor
from bot.assistant.people_tools import chat_of, is_group
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.clock import now
from bot.errors import NotAllowed
from bot.money import Money, parse_amount

Runtime = ToolRuntime[Any, Any]
AS_TOLD = "as_told"
"""In place of the parts: those that the customer wrote of."""
_POOR = 2
"""A mark up to which the customer is asked what went wrong."""
NO_ORDER = "-"
"""In place of an order: the customer has none at hand."""
ALL = "all"
ANY = "any"
REASONS = ("changed_mind", "size", "not_as_described", "defective", "late", "other")
_ASKS_REASON = ("return", "exchange", "refund", "cancellation")
_ASKS_WISH = ("damaged", "missing_parts", "wrong_item", "not_received", "quality", "warranty")
_WHOLE_ORDER = ("cancellation", "not_received")
_MOST_CHOICES = 8


@tool
def open_case(
    kind: str,
    words: str,
    runtime: Runtime,
    order: str = "",
    items: list[int] | None = None,
    wish: str = "",
    reason: str = "",
) -> str:
    """Open an after-sales case: something is to be returned, exchanged, repaired or refunded, or is wrong.

    Where a `question` comes back, ask it and call again with the answer; nothing is opened before.

    Args:
        kind: return, exchange, repair, refund, missing_parts, damaged, not_received, wrong_item, quality, warranty,
            invoice, cancellation, complaint or question.
        words: what happened, in the customer's own words.
        order: the order number; "-" if the customer has none. Never guess it.
        items: line numbers of the order that it is about; empty with one line, [0] for all.
        wish: refund, replacement, repair, part, or any (the shop may choose).
        reason: changed_mind, size, not_as_described, defective, late or other.
    """
    from bot.aftersales.case_items import Picked
    from bot.aftersales.case_json import case_json
    from bot.aftersales.case_states import kind_of, steps
    from bot.aftersales.cases import Opening
    from bot.aftersales.cases import open_case as opened

    session: Session = runtime.context
    in_private(session)
    actor = actor_of(session)
    if kind not in steps().kinds:
        return dumped({"question": {"field": "kind", "choices": [{"value": one} for one in steps().kinds]}})
    with session.rooms.store.begin() as books:
        row, question = _which_order(books, session, kind, order)
        if question is None and row is not None and kind_of(kind).per_item:
            question = _which_items(row, kind, items or [])
        if question is None and kind in _ASKS_REASON and reason not in REASONS:
            question = {"field": "reason", "choices": [{"value": one} for one in REASONS]}
        if question is None and kind in _ASKS_WISH and wish not in (*kind_of(kind).remedies, ANY):
            choices = [one for one in kind_of(kind).remedies if one != "answer"]
            question = {"field": "wish", "choices": [{"value": one} for one in (*choices, ANY)]}
        if question is not None:
            known = row.number if row is not None else order
            return dumped({"question": question, "kind": kind, "order": known})
        opening = Opening(
            kind=kind, words=words, customer=_customer(session, row), language=session.language,
            chat=chat_of(session.person.id) if actor.role == "customer" else _chat_of_customer(row),
            order_number=row.number if row is not None else "", items=_picked(items, Picked),
            wish="" if wish == ANY else wish, reason=reason,
        )  # fmt: skip
        case = opened(books, opening, actor, now())
        shown = case_json(books, case, actor)
    photos = kind_of(kind).photos
    return dumped({"acted": True, "opened": True, "case": shown, "photos": photos} | _rights(session, shown))


@tool
def list_cases(runtime: Runtime, waiting: bool = False, everything: bool = False) -> str:
    """After-sales cases: a customer's own, or the shop's; those that wait longest first.

    Args:
        waiting: only those in which the shop has to act now.
        everything: closed ones, too.
    """
    from bot.aftersales.case_json import case_line
    from bot.aftersales.cases import cases_of

    session: Session = runtime.context
    in_private(session)
    with session.rooms.store.begin() as books:
        rows = cases_of(books, actor_of(session), waiting=waiting, open_only=not everything)
        lines = [case_line(row) for row in rows]
    if session.person.role == "customer":
        for line in lines:
            del line["assigned"]
    return dumped({"cases": lines, "count": len(lines), "waiting": waiting})


@tool
def show_case(number: str, runtime: Runtime) -> str:
    """One after-sales case: where it stands, what was said, its deadlines, and what this person may do now.

    Args:
        number: the case's number, RMA-….
    """
    from bot.aftersales.case_json import case_json
    from bot.aftersales.cases import case_for

    session: Session = runtime.context
    in_private(session)
    actor = actor_of(session)
    with session.rooms.store.begin() as books:
        shown = case_json(books, case_for(books, number, actor), actor)
    return dumped({"case": shown})


@tool
def act_on_case(
    number: str,
    action: str,
    runtime: Runtime,
    note: str = "",
    amount: str = "",
    currency: str = "",
    remedy: str = "",
    goods_back: bool | None = None,
    tracking_number: str = "",
    grade: str = "",
    rating: int = 0,
    days: int = 0,
    parts: str = "",
) -> str:
    """Do one thing about a case: what `show_case` lists under `may`, or write, note, claim, release, snooze, rate.

    Money: `approve` with remedy refund decides, `refund` says that it has been paid. Where a `question` comes back,
    ask it and call again.

    Args:
        number: the case's number; with rate it may be empty: the customer's own that ended last.
        action: write, ask_customer, ask_seller, approve, refuse, send_back, receive, inspect, refund, replace,
            repair_done, resolve, cancel_request, close, reopen, claim, release, snooze, note, rate, rate_why (words
            to a poor mark).
        note: words to the other side (refuse, ask_customer, ask_seller, write and resolve need them); for `note`
            internal words.
        amount: decimal string, for approve and refund; empty: all that may be paid back.
        currency: ISO 4217; the order's if empty.
        remedy: for approve: refund, replacement, repair, part, document, cancelled or answer.
        goods_back: for approve: whether the goods come back first; leave out for the usual.
        tracking_number: for send_back, replace and repair_done.
        grade: for inspect: as_new, opened, repairable, worthless or dangerous.
        rating: for rate: 1 to 5.
        days: for snooze.
        parts: for approve with remedy part: which parts are sent; as_told: those that the customer wrote of.
    """
    from bot.aftersales.case_errors import CaseIncomplete
    from bot.aftersales.case_json import case_json
    from bot.aftersales.case_states import GRADES
    from bot.aftersales.cases import act, case_for, last_ended
    from bot.assistant.order_parcels import note_sent

    session: Session = runtime.context
    in_private(session)
    actor, at = actor_of(session), now()
    more = {"remedy": remedy, "goods_back": goods_back, "number": tracking_number, "grade": grade, "rating": rating,
            "parts": parts, "until": at + timedelta(days=days) if days else None}  # fmt: skip
    # a plain "not in" would take False, "the goods stay", for nothing said
    data: dict[str, Any] = {name: value for name, value in more.items() if value is False or value}
    try:
        with session.rooms.store.begin() as books:
            named = number or action != "rate"
            case = case_for(books, number, actor) if named else last_ended(books, actor)
            number = case.number
            if data.get("parts") == AS_TOLD:
                data["parts"] = case.words
            money = (
                Money(parse_amount(amount, field="amount"), currency.upper() or case.currency)
                if amount
                else None
            )
            act(books, case, action, actor, at, note=note, amount=money, **data)
            if action in ("replace", "repair_done"):
                note_sent(books, case, at)
            shown = case_json(books, case, actor)
    except CaseIncomplete as error:
        asks = error.details.get("asks")
        if asks is None:
            raise
        choices = {"grade": GRADES, "rating": ("1", "2", "3", "4", "5"), "until": ("1", "3", "7"),
                   "parts": (AS_TOLD,)}.get(asks, ())  # fmt: skip
        question = {"field": {"number": "tracking_number", "until": "days"}.get(asks, asks),
                    "choices": [{"value": one} for one in choices]}  # fmt: skip
        return dumped({"question": question, "number": number, "action": action})
    return dumped({"acted": True, "action": action, "case": shown}
                  | ({"asks_why": True} if action == "rate" and rating <= _POOR and not note else {}))  # fmt: skip


def _which_order(books: Books, session: Session, kind: str, order: str) -> tuple[Any, dict[str, Any] | None]:
    """The order that a case is about, or the question which."""
    from bot.aftersales.case_states import kind_of
    from bot.aftersales.orders import find_in_shop, find_own, latest_orders, own_orders

    person = session.person
    customer = person.role == "customer"
    if order == NO_ORDER:
        return None, None
    if order:
        found = (
            find_own(books, order, person.id, person.shop)
            if customer
            else find_in_shop(books, person.shop, order)
        )
        return found, None
    known = (
        own_orders(books, person.id, person.shop)
        if customer
        else latest_orders(books, person.shop, _MOST_CHOICES)
    )
    if customer and len(known) == 1:
        return known[0], None
    if not known and not kind_of(kind).per_item:
        return None, None
    choices = [{"value": row.number, "label": row.shown or row.number} for row in known[:_MOST_CHOICES]]
    if customer:
        choices.append({"value": NO_ORDER})
    return None, {"field": "order", "choices": choices, "proof": not known}


def _which_items(row: Any, kind: str, items: list[int]) -> dict[str, Any] | None:
    if items or len(row.items) < 2 or kind in _WHOLE_ORDER:
        return None
    choices = [{"value": str(item.line), "label": f"{item.quantity} × {item.title or item.sku}"[:60]}
               for item in row.items[:_MOST_CHOICES]]  # fmt: skip
    return {"field": "items", "choices": [*choices, {"value": ALL}]}


def _picked(items: list[int] | None, picked: Any) -> tuple[Any, ...]:
    lines = [line for line in items or [] if line]
    return tuple(picked(line) for line in lines)


def _customer(session: Session, row: Any) -> str:
    """Whose case it is: the speaker's own, or the customer's who has proved the order that staff speak of."""
    if session.person.role == "customer":
        return session.person.id
    return (row.customer if row is not None else "") or ""


def _chat_of_customer(row: Any) -> int | None:
    return chat_of(row.customer) if row is not None and row.customer else None


def _rights(session: Session, shown: dict[str, Any]) -> dict[str, Any]:
    """The passages behind a new case's deadlines."""
    from bot.aftersales.consumer_law import rule_by_id
    from bot.assistant.law_tools import cite_rule

    passages: dict[int, dict[str, Any]] = {}
    lines = [*shown["deadlines"], shown["right_to_return"]]
    for line in filter(None, lines):
        rule = rule_by_id(line["rule"])
        if rule is not None and (passage := cite_rule(session, rule)) is not None:
            passages[passage["n"]] = passage
            line["cited"] = passage["n"]
    return {"passages": list(passages.values())}


def actor_of(session: Session) -> Actor:
    """Who acts, from the channel's session."""
    person = session.person
    return Actor(person.id, person.role, person.shop, session.turn)


def in_private(session: Session) -> None:
    """Raises NotAllowed in a group, where anybody may read along."""
    if is_group(session.person.id):
        raise NotAllowed("a group is nobody's conversation with the shop", code="people_private")
