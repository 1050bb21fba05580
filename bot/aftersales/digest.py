"""A week of a shop's after-sales in figures: what came in and why, what it cost, how fast people answered.

Amounts are counted by currency and never added across currencies; what a replacement or a repair cost is not known
here and not counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.aftersales.case_states import ENDED
from bot.aftersales.defects import defects, limits
from bot.aftersales.hours import Hours, worked_minutes
from bot.aftersales.orders import written_numbers
from bot.aftersales.weeks import Week
from bot.store.cases import CaseDeadlineRow, CaseEventRow, CaseItemRow, CaseRow
from bot.store.orders import OrderRow
from bot.store.shipments import ShipmentRow
from bot.store.shops import ShopRow

MOST_LINES = 10


def digest(session: Session, shop: ShopRow, week: Week, hours: Hours, at: datetime) -> dict[str, Any]:
    """The figures of one week of one shop.

    `{"shop", "week", "from", "to", "so_far", "opened", "closed", "open_now", "waiting_now", "overdue", "by_kind",
    "by_reason", "by_sku", "by_carrier", "by_market", "refunds": [{"currency", "amount", "cases"}], "first_reply":
    {"answered", "unanswered", "within", "promised_minutes", "median_minutes", "p90_minutes"}, "ratings": {"count",
    "mean", "poor"}, "defects": […], "limits": {…}}`. Each `by_…` is `[{"name", "cases"}]`, most first; minutes are
    working minutes of the shop.
    """
    end = min(week.end, at)
    opened = list(
        session.scalars(
            select(CaseRow).where(
                CaseRow.shop == shop.id, CaseRow.opened_at >= week.start, CaseRow.opened_at < end
            )
        )
    )
    about = CaseItemRow.case_id.in_([case.id for case in opened])
    limit = limits()
    return {
        "shop": shop.id,
        "week": week.name,
        "from": week.first.isoformat(),
        "to": week.last.isoformat(),
        "so_far": at < week.end,
        "opened": len(opened),
        "closed": _count(
            session, CaseRow.shop == shop.id, CaseRow.closed_at >= week.start, CaseRow.closed_at < end
        ),
        "open_now": _count(session, CaseRow.shop == shop.id, CaseRow.state.not_in(ENDED)),
        "waiting_now": _count(
            session,
            CaseRow.shop == shop.id,
            CaseRow.state.not_in(ENDED),
            CaseRow.waiting_since.is_not(None),
        ),
        "overdue": _overdue(session, shop.id, at),
        "by_kind": _listed(case.kind for case in opened),
        "by_reason": _listed(case.reason for case in opened if case.reason),
        "by_sku": _listed(session.scalars(select(CaseItemRow.sku).where(about, CaseItemRow.sku != ""))),
        "by_carrier": _listed(_carriers(session, shop.id, opened)),
        "by_market": _listed(case.market for case in opened if case.market),
        "refunds": _refunds(session, shop.id, week.start, end),
        "first_reply": _first_reply(opened, hours, shop.reply_minutes),
        "ratings": _ratings(session, shop.id, week.start, end),
        "defects": [one.as_json() for one in defects(session, shop.id, end)],
        "limits": {
            "window_days": limit.window_days, "inspect_percent": str(limit.inspect_percent),
            "stop_percent": str(limit.stop_percent), "source": limit.source, "as_of": limit.as_of,
            "rating": {"worst": 1, "best": 5, "poor_to": 2},
        },
    }  # fmt: skip


def is_quiet(figures: dict[str, Any]) -> bool:
    """Whether there is nothing worth a message."""
    return not (figures["opened"] or figures["closed"] or figures["open_now"] or figures["refunds"])


def _count(session: Session, *where: Any) -> int:
    return session.scalar(select(func.count()).select_from(CaseRow).where(*where)) or 0


def _overdue(session: Session, shop: str, at: datetime) -> int:
    """Open cases in which the shop let a day pass."""
    query = (
        select(func.count(CaseRow.id.distinct()))
        .join(CaseDeadlineRow, CaseDeadlineRow.case_id == CaseRow.id)
        .where(
            CaseRow.shop == shop,
            CaseRow.state.not_in(ENDED),
            CaseDeadlineRow.whose == "seller",
            CaseDeadlineRow.met_at.is_(None),
            CaseDeadlineRow.due < at.date(),
        )
    )
    return session.scalar(query) or 0


def _listed(names: Iterable[str]) -> list[dict[str, Any]]:
    counted = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"name": name, "cases": cases} for name, cases in counted[:MOST_LINES]]


def _carriers(session: Session, shop: str, cases: Sequence[CaseRow]) -> list[str]:
    """The carriers of the orders that the cases are about, each once a case."""
    numbers = {case.order_number for case in cases if case.order_number}
    if not numbers:
        return []
    orders = session.scalars(select(OrderRow).where(OrderRow.shop == shop, OrderRow.number.in_(numbers)))
    written = {name: order.number for order in orders for name in written_numbers(order)}
    parcels = session.execute(
        select(ShipmentRow.order_number, ShipmentRow.carrier)
        .where(ShipmentRow.shop == shop, ShipmentRow.order_number.in_(written))
        .distinct()
    )
    carriers: dict[str, set[str]] = {}
    for name, carrier in parcels:
        carriers.setdefault(written[name], set()).add(carrier)
    return [carrier for case in cases for carrier in carriers.get(case.order_number, ())]


def _refunds(session: Session, shop: str, start: datetime, end: datetime) -> list[dict[str, Any]]:
    """What was noted as paid back, by currency."""
    query = (
        select(CaseEventRow.case_id, CaseEventRow.data)
        .join(CaseRow, CaseRow.id == CaseEventRow.case_id)
        .where(
            CaseRow.shop == shop,
            CaseEventRow.action == "refund",
            CaseEventRow.at >= start,
            CaseEventRow.at < end,
        )
    )
    sums: dict[str, Decimal] = {}
    cases: dict[str, set[int]] = {}
    for case, data in session.execute(query):
        currency = str(data["currency"])
        sums[currency] = sums.get(currency, Decimal(0)) + Decimal(str(data["amount"]))
        cases.setdefault(currency, set()).add(case)
    return [
        {"currency": currency, "amount": f"{sums[currency]:f}", "cases": len(cases[currency])}
        for currency in sorted(sums)
    ]


def _first_reply(cases: Sequence[CaseRow], hours: Hours, promised: int) -> dict[str, Any]:
    """How long customers waited for a person's first word, in working minutes."""
    minutes = sorted(
        worked_minutes(hours, case.opened_at, case.first_reply_at) for case in cases if case.first_reply_at
    )
    return {
        "answered": len(minutes),
        "unanswered": len(cases) - len(minutes),
        "within": sum(one <= promised for one in minutes),
        "promised_minutes": promised,
        "median_minutes": _quantile(minutes, 0.5),
        "p90_minutes": _quantile(minutes, 0.9),
    }


def _quantile(ordered: Sequence[int], share: float) -> int | None:
    """The smallest value that so many are not above (nearest rank)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def _ratings(session: Session, shop: str, start: datetime, end: datetime) -> dict[str, Any]:
    query = (
        select(CaseEventRow.data)
        .join(CaseRow, CaseRow.id == CaseEventRow.case_id)
        .where(
            CaseRow.shop == shop,
            CaseEventRow.action == "rate",
            CaseEventRow.at >= start,
            CaseEventRow.at < end,
        )
    )
    given = [int(data["rating"]) for data in session.scalars(query)]
    mean = (Decimal(sum(given)) / len(given)).quantize(Decimal("0.1"), ROUND_HALF_UP) if given else None
    return {
        "count": len(given),
        "mean": str(mean) if mean is not None else None,
        "poor": sum(one <= 2 for one in given),
    }
