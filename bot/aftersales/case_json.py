"""A case as plain data, for whoever looks at it: a customer sees no internal note and nobody's name."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.aftersales.cases import Actor, may
from bot.aftersales.consumer_law import rule_by_id
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.orders import OrderRow

_SHOWN = ("open", "write", "ask_customer", "approve", "refuse", "send_back", "receive", "refund", "replace",
          "repair_done", "resolve", "cancel_request", "close", "reopen")  # fmt: skip
"""What a customer is shown of a case's history."""
_LATEST = 12
_QUIET = ("write", "attach", "note", "claim", "release", "snooze", "give_back", "call_person", "rate",
          "rate_why")  # fmt: skip
"""Possible at any time: offered by words, not by buttons."""


def case_line(case: CaseRow) -> dict[str, Any]:
    """One line of a list."""
    return {
        "number": case.number,
        "kind": case.kind,
        "state": case.state,
        "order": case.order_number,
        "market": case.market,
        "language": case.language,
        "urgent": case.urgent,
        "opened_on": case.opened_at.date().isoformat(),
        "waiting_since": case.waiting_since.isoformat() if case.waiting_since else None,
        "assigned": case.assigned,
    }


def case_json(session: Session, case: CaseRow, actor: Actor) -> dict[str, Any]:
    """The whole case: `case_line`, items, amounts, deadlines, files, latest events, and what the actor may do."""
    customer = actor.role == "customer"
    order = session.scalars(
        select(OrderRow).where(OrderRow.shop == case.shop, OrderRow.number == case.order_number)
    ).one_or_none()
    query = select(CaseEventRow).where(CaseEventRow.case_id == case.id).order_by(CaseEventRow.id.desc())
    if customer:
        query = query.where(CaseEventRow.action.in_(_SHOWN))
    events = list(session.scalars(query.limit(_LATEST)))[::-1]
    offered = [action for action in may(case, actor) if action not in _QUIET]
    line = case_line(case)
    if customer:
        del line["assigned"]
    return line | {
        "order_shown": order.shown if order is not None else "",
        "items": [{"title": item.title, "sku": item.sku, "quantity": item.quantity, "price": _text(item.price)}
                  for item in case.items],
        "wish": case.wish,
        "reason": case.reason,
        "remedy": case.remedy,
        "parts": case.parts,
        "goods_back": case.goods_back,
        "grade": "" if customer else case.grade,
        "currency": case.currency,
        "approved": _text(case.approved_amount),
        "refunded": _text(case.refunded_amount),
        "return_number": case.return_number,
        "replacement_number": case.replacement_number,
        "rating": case.rating,
        "rating_words": case.rating_words,
        "deadlines": [_deadline(row) for row in case.deadlines
                      if row.met_at is None and row.kind != "withdrawal"
                      and (row.whose == "customer" or not customer)],
        "right_to_return": next((_deadline(row) | {"in_time": case.opened_at.date() <= row.due}
                                 for row in case.deadlines if row.kind == "withdrawal"), None),
        "files": [{"kind": row.kind, "name": row.name} for row in case.files],
        "events": [_event(row, customer=customer) for row in events],
        "may": offered,
    }  # fmt: skip


def _event(row: CaseEventRow, *, customer: bool) -> dict[str, Any]:
    seen: dict[str, Any] = {
        "at": row.at.isoformat(timespec="minutes"),
        "action": row.action,
        "role": row.role,
        "note": row.note,
    }
    if not customer:
        seen |= {"by": row.by, "data": row.data}
    elif row.role in ("seller", "staff", "admin"):
        seen["role"] = "shop"
    return seen


def _deadline(row: Any) -> dict[str, Any]:
    rule = rule_by_id(row.rule)
    shown: dict[str, Any] = {
        "kind": row.kind,
        "due": row.due.isoformat(),
        "whose": row.whose,
        "rule": row.rule,
    }
    if rule is not None:
        shown |= {"source": rule.source, "as_of": rule.as_of, "confidence": rule.confidence}
    return shown


def _text(amount: Any) -> str | None:
    return None if amount is None else f"{amount:f}"
