"""The days before which something about a case must be done: worked out at its opening and anew at each step.

The customer's own days (withdrawal, warranty) are the better of law and policy. The shop's days are the law's.
Which day the clock starts on is taken from the order (delivery) and from the case itself (opening, sending back,
approval); what is not known gives no deadline rather than a guess.
"""

import re
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.aftersales.case_errors import NoRule
from bot.aftersales.case_states import ENDED, kind_of
from bot.aftersales.consumer_law import law_of, rule_for
from bot.aftersales.deadlines import add_working_days, by_rule
from bot.aftersales.policies import policy_by_version, until
from bot.store.cases import CaseDeadlineRow, CaseEventRow, CaseRow
from bot.store.orders import OrderRow
from bot.store.shipments import ShipmentRow

REFUND_WORKING_DAYS = 3
"""Our own service level: money goes out within three working days of the approval, and inside the legal limit."""
_POLICY = "policy"
_HOUSE = "service_level"
_OWN_TERMS = ("ups", "fedex", "dhl", "usps")
_POSTAL = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}")
"""A postal item's number (UPU S10): the post's terms hold. Other carriers' terms are not known to us."""


def renew(session: Session, case: CaseRow, order: OrderRow | None, at: datetime) -> None:
    """Bring a case's deadlines up to date: new ones are added, what is done is marked met."""
    wanted = wanted_deadlines(session, case, order)
    rows = {row.kind: row for row in session.scalars(
        select(CaseDeadlineRow).where(CaseDeadlineRow.case_id == case.id))}  # fmt: skip
    for kind, (due, whose, rule) in wanted.items():
        row = rows.get(kind)
        if row is None:
            row = CaseDeadlineRow(case_id=case.id, kind=kind, due=due, whose=whose, rule=rule)
            if kind == "withdrawal" and case.opened_at.date() <= due:
                row.met_at = case.opened_at  # opening the case is the word that the law asks for
            session.add(row)
        elif kind == "withdrawal":
            continue
        elif (row.due, row.met_at is None) != (due, True):
            row.due, row.rule, row.reminded_at, row.met_at = due, rule, None, None
    for kind, row in rows.items():
        if kind not in wanted and row.met_at is None:
            row.met_at = at
    session.flush()
    session.expire(case, ["deadlines"])


def wanted_deadlines(
    session: Session, case: CaseRow, order: OrderRow | None
) -> dict[str, tuple[date, str, str]]:
    """`{kind: (due, whose, rule)}` of all that is to be done now."""
    if case.state in ENDED:
        return {}
    clocks = kind_of(case.kind).clocks
    days = _days(session, case)
    received = received_on(session, order) if order else None
    found: dict[str, tuple[date, str, str]] = {}
    policy = policy_by_version(session, case.shop, case.policy_version)
    if received is not None:
        for kind in ("withdrawal", "warranty"):
            if kind in clocks and not case.remedy:
                promised, law = until(policy.terms if policy else None, case.market, kind, received)
                if law is not None and (promised is None or law.due >= promised):
                    found[kind] = (law.due, "customer", law.rule.id)
                elif promised is not None:
                    found[kind] = (promised, "customer", _POLICY)
    if order is not None and "claim" in clocks and (window := _claim_window(session, case, order)):
        found["claim"] = window
    if case.state == "approved" and case.goods_back:
        rule = law_of(case.market, "return_by", days["opened"]) if "withdrawal" in clocks else None
        start = max(days["opened"], days["approved"])  # nobody can send back before being told where to
        due = by_rule(rule, start, case.market).due if rule else start + timedelta(days=14)
        found["return_by"] = (due, "customer", rule.id if rule else _HOUSE)
    if refund := _refund_by(case, days):
        found["refund"] = refund
    return found


def _refund_by(case: CaseRow, days: dict[str, date]) -> tuple[date, str, str] | None:
    """Until when the money must be out: the earlier of the law's day and our own."""
    owed = case.remedy == "refund" and case.approved_amount != case.refunded_amount
    if not owed or (case.state == "approved" and case.goods_back):
        return None
    rule = law_of(case.market, "refund", days["opened"])
    # the seller may wait for the goods or the proof of sending, where they are to come back
    start = days["back"] or days["sent"] or days["approved"]
    own = add_working_days(
        days["approved"] if not case.goods_back else start, REFUND_WORKING_DAYS, case.market
    )
    by_law = by_rule(rule, start if case.goods_back else days["opened"], case.market).due if rule else None
    if by_law is not None and rule is not None and by_law <= own:
        return by_law, "seller", rule.id
    return own, "seller", _HOUSE


def received_on(session: Session, order: OrderRow) -> date | None:
    """When the last of an order's parcels was delivered, as its carrier says, else as the order's source says."""
    parcels = _parcels(session, order)
    delivered = [row.status_at.date() for row in parcels if row.status == "delivered" and row.status_at]
    if parcels and len(delivered) == len(parcels):
        return max(delivered)
    return order.delivered_on


def _claim_window(session: Session, case: CaseRow, order: OrderRow) -> tuple[date, str, str] | None:
    """Until when the shop can claim at the carrier: by its terms, from posting or delivery."""
    cause = "loss" if case.kind == "not_received" else "damage"
    found: list[tuple[date, str, str]] = []
    for row in _parcels(session, order):
        posted = row.posted_at or order.shipped_at
        delivered = row.status_at if row.status == "delivered" else None
        carrier = row.carrier if row.carrier in _OWN_TERMS else "post"
        if carrier == "post" and not _POSTAL.fullmatch(row.number):
            continue
        for start in (posted, delivered):
            if start is None:
                continue
            try:
                rule = rule_for("", "claim", start.date(), carrier=carrier, cause=cause)
            except NoRule:
                break
            if (rule.counts_from in ("posting", "acceptance")) is (start is posted):
                found.append((by_rule(rule, start.date()).due, "seller", rule.id))
                break
    return min(found, default=None)


def _parcels(session: Session, order: OrderRow) -> list[ShipmentRow]:
    numbers = {order.number, order.shown} - {""}
    query = select(ShipmentRow).where(
        ShipmentRow.shop == order.shop, ShipmentRow.order_number.in_(numbers), ShipmentRow.sample.is_(False)
    )
    return list(session.scalars(query))


def _days(session: Session, case: CaseRow) -> dict[str, date]:
    """When the case was opened, approved, and the goods were sent back and came back."""
    opened = case.opened_at.date()
    days = {"opened": opened, "approved": opened, "sent": None, "back": None}
    query = select(CaseEventRow.action, CaseEventRow.at).where(CaseEventRow.case_id == case.id)
    names = {"approve": "approved", "send_back": "sent", "receive": "back"}
    for action, moment in session.execute(query.order_by(CaseEventRow.id)):
        if action in names:
            days[names[action]] = moment.date()
    return days  # type: ignore[return-value]
