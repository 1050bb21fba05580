"""What each step does to a case: what is decided, the money, the numbers of parcels, who has taken it.

Money goes out only after an approval, never more than was approved, and never more over all cases of an order than
its buyer paid. Currencies are never mixed.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.aftersales.case_errors import AmountRefused, CaseIncomplete
from bot.aftersales.case_items import most, refunded_of, usual
from bot.aftersales.case_states import GRADES, SENT, kind_of
from bot.aftersales.policies import policy_on
from bot.errors import NotAllowed
from bot.money import Money, round_to_minor_unit
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.orders import OrderRow

if TYPE_CHECKING:
    from bot.aftersales.cases import Actor

MOST_SNOOZE = timedelta(days=30)
_HERE = ("goods_received", "inspected")
_LONGEST_NUMBER = 64
_LONGEST_PARTS = 400


def apply(session: Session, case: CaseRow, action: str, actor: "Actor", at: datetime, *, note: str,
          amount: Money | None, data: dict[str, Any], order: OrderRow | None) -> dict[str, Any]:  # fmt: skip
    """Change the case as the step says; gives what the audit trail keeps of it.

    Raises AmountRefused, CaseIncomplete, NotAllowed.
    """
    match action:
        case "approve":
            return _approve(session, case, actor, at, amount, data, order)
        case "refund":
            return _refund(session, case, amount, order)
        case "refuse" | "cancel_request" | "reopen":
            undecide(case)
        case "send_back":
            case.return_number = _number(data)
            return {"number": case.return_number} if case.return_number else {}
        case "replace" | "repair_done":
            number = _number(data)
            if action == "replace" and not number:
                raise CaseIncomplete("the tracking number is missing", asks="number", number=case.number)
            case.replacement_number = number
            return {"number": number} if number else {}
        case "inspect":
            grade = str(data.get("grade", ""))
            if grade not in GRADES:
                raise CaseIncomplete("what the inspection found is missing", asks="grade", number=case.number)
            case.grade = grade
            return {"grade": grade}
        case "resolve":
            case.remedy = case.remedy or _plain_remedy(case)
            return {"remedy": case.remedy}
        case "claim":
            case.assigned = actor.person
        case "release":
            case.assigned = ""
        case "snooze":
            until = data.get("until")
            if not isinstance(until, datetime) or not at < until <= at + MOST_SNOOZE:
                raise CaseIncomplete("until when is missing", asks="until", number=case.number)
            case.snoozed_until = until
            return {"until": until.isoformat()}
        case "call_person":
            case.wants_person = True
            case.urgent = case.urgent or bool(data.get("urgent"))
        case "give_back":
            case.wants_person = False
        case "rate":
            rating = data.get("rating")
            if not isinstance(rating, int) or not 1 <= rating <= 5:
                raise CaseIncomplete("a rating is 1 to 5", asks="rating", number=case.number)
            case.rating, case.rating_words = rating, note
            return {"rating": rating}
        case "rate_why":
            case.rating_words = note
        case _:
            pass
    return {name: str(value)[:400] for name, value in data.items() if name in ("kind", "reason", "language")}


def _approve(session: Session, case: CaseRow, actor: "Actor", at: datetime, amount: Money | None,
             data: dict[str, Any], order: OrderRow | None) -> dict[str, Any]:  # fmt: skip
    kind = kind_of(case.kind)
    remedy = str(data.get("remedy") or "") or kind.remedies[0]
    if remedy not in kind.remedies:
        raise CaseIncomplete(f"{remedy[:40]!r} settles no {case.kind}", code="case_remedy", kind=case.kind)
    parts = " ".join(str(data.get("parts") or "").split())[:_LONGEST_PARTS] if remedy == "part" else ""
    if remedy == "part" and not parts:
        raise CaseIncomplete("which parts is missing", asks="parts", number=case.number)
    here = case.state in _HERE
    wished = data.get("goods_back")
    back = (kind.goods_back if wished is None else bool(wished)) and not here
    kept: dict[str, Any] = {"remedy": remedy, "goods_back": back} | ({"parts": parts} if parts else {})
    paid = case.refunded_amount or Decimal(0)
    if remedy == "refund":
        money = _checked(amount or usual(session, case, order), most(session, case, order), case)
        _within_limit(session, case, actor, money, at)
        case.currency = money.currency
        case.approved_amount = paid + money.amount
        kept |= {"amount": f"{money.amount:f}", "currency": money.currency}
    else:
        if amount is not None:
            raise AmountRefused(
                "money is only approved as a refund", code="case_no_money", number=case.number
            )
        case.approved_amount = None
    case.remedy, case.parts, case.goods_back = remedy, parts, back
    return kept


def _refund(session: Session, case: CaseRow, amount: Money | None, order: OrderRow | None) -> dict[str, Any]:
    assert case.approved_amount is not None  # `may` offers no refund otherwise
    paid = case.refunded_amount or Decimal(0)
    left = Money(case.approved_amount - paid, case.currency)
    money = _checked(amount or left, left, case)
    money = _checked(money, most(session, case, order), case)
    case.refunded_amount = paid + money.amount
    if order is not None:
        session.flush()
        order.refunded = refunded_of(session, order)
    if case.refunded_amount == case.approved_amount:
        case.state = "resolved"
    return {"amount": f"{money.amount:f}", "currency": money.currency}


def _checked(money: Money, limit: Money, case: CaseRow) -> Money:
    """The amount, where it may be paid."""
    if money.currency != limit.currency:
        raise AmountRefused(f"the order was paid in {limit.currency}", code="case_currency",
                            currency=limit.currency, number=case.number)  # fmt: skip
    if limit.amount <= 0:
        raise AmountRefused("all was paid back already", code="case_nothing_left", number=case.number)
    exact = round_to_minor_unit(money.amount, money.currency)
    if money.amount <= 0 or exact != money.amount or money.amount > limit.amount:
        raise AmountRefused(f"at most {limit} can be paid back", code="case_amount",
                            limit=f"{limit.amount:f}", currency=limit.currency, number=case.number)  # fmt: skip
    return money


def _within_limit(session: Session, case: CaseRow, actor: "Actor", money: Money, at: datetime) -> None:
    """Staff approve up to the shop's limit, and nobody on staff what they have opened themselves."""
    if actor.role != "staff":
        return
    opened = select(CaseEventRow.by).where(CaseEventRow.case_id == case.id, CaseEventRow.action == "open")
    if session.scalars(opened).first() == actor.person:
        raise NotAllowed("who opened a refund does not approve it", code="case_four_eyes", number=case.number)
    policy = policy_on(session, case.shop, at.date())
    limit = policy.staff_refund_limit if policy else None
    if limit is not None and (money.currency != limit.currency or money.amount > limit.amount):
        raise NotAllowed(f"staff approve up to {limit}; the seller decides above it", code="case_over_limit",
                         limit=f"{limit.amount:f}", currency=limit.currency, number=case.number)  # fmt: skip


def undecide(case: CaseRow) -> None:
    """Nothing is decided any more; what was paid stays paid."""
    case.remedy, case.parts, case.approved_amount, case.goods_back = "", "", None, False


def _plain_remedy(case: CaseRow) -> str:
    """What a case that is resolved by words alone came to."""
    return next(
        (one for one in kind_of(case.kind).remedies if one not in ("refund", "repair", *SENT)), "answer"
    )


def _number(data: dict[str, Any]) -> str:
    number = "".join(c for c in str(data.get("number") or "").upper() if c.isalnum() or c in "-/")
    return number[:_LONGEST_NUMBER]
