"""Products with too many cases about the goods themselves, measured against what was sold.

The limits are in `knowledge/cases/quality.toml`. A share needs a least number of cases and of pieces sold, so that
one broken cup out of two is no alarm.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot.resources import KNOWLEDGE
from bot.store.cases import CaseItemRow, CaseRow
from bot.store.orders import OrderItemRow, OrderRow

_CANCELLED = ("cancelled", "unpaid")


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits as the file has them."""

    kinds: tuple[str, ...]
    reasons: tuple[str, ...]
    window_days: int
    least_cases: int
    least_sold: int
    inspect_percent: Decimal
    stop_percent: Decimal
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Defect:
    """One product over a limit."""

    sku: str
    title: str
    cases: int
    sold: int
    """Pieces, in orders placed within the window."""
    percent: Decimal
    """Cases per hundred pieces sold, to one decimal."""
    step: str
    """inspect or stop."""
    batches: tuple[str, ...] = ()
    """Lots that the cases' orders came from, where the shop tells them."""

    def as_json(self) -> dict[str, Any]:
        """`{"sku", "title", "cases", "sold", "percent", "step", "batches"}`."""
        return {"sku": self.sku, "title": self.title, "cases": self.cases, "sold": self.sold,
                "percent": str(self.percent), "step": self.step, "batches": list(self.batches)}  # fmt: skip


@cache
def limits() -> Limits:
    """What the file says."""
    told = tomllib.loads((KNOWLEDGE / "cases" / "quality.toml").read_text(encoding="utf-8"))["defects"]
    percents = {name: Decimal(told[name]) for name in ("inspect_percent", "stop_percent")}
    lists = {name: tuple(told[name]) for name in ("kinds", "reasons")}
    return Limits(**{**told, **percents, **lists})


def defects(session: Session, shop: str, at: datetime) -> list[Defect]:
    """The products over a limit, the worst first."""
    limit = limits()
    since = at - timedelta(days=limit.window_days)
    complained = _complained(session, shop, since, at, limit)
    skus = [sku for sku, (_, cases) in complained.items() if cases >= limit.least_cases]
    sold = _sold(session, shop, since, at, skus)
    found = []
    for sku in skus:
        title, cases = complained[sku]
        pieces = sold.get(sku, 0)
        if pieces < limit.least_sold:
            continue
        percent = (Decimal(100) * cases / pieces).quantize(Decimal("0.1"), ROUND_HALF_UP)
        if percent >= limit.inspect_percent:
            step = "stop" if percent >= limit.stop_percent else "inspect"
            batches = _batches(session, shop, since, at, sku, limit)
            found.append(Defect(sku, title, cases, pieces, percent, step, batches))
    return sorted(found, key=lambda one: (-one.percent, one.sku))


def _complained(
    session: Session, shop: str, since: datetime, at: datetime, limit: Limits
) -> dict[str, tuple[str, int]]:
    query = (
        select(CaseItemRow.sku, func.max(CaseItemRow.title), func.count(CaseItemRow.case_id.distinct()))
        .join(CaseRow, CaseRow.id == CaseItemRow.case_id)
        .where(
            CaseRow.shop == shop,
            CaseRow.opened_at >= since,
            CaseRow.opened_at < at,
            CaseItemRow.sku != "",
            or_(CaseRow.kind.in_(limit.kinds), CaseRow.reason.in_(limit.reasons)),
        )
        .group_by(CaseItemRow.sku)
    )
    return {sku: (title, count) for sku, title, count in session.execute(query)}


def _sold(session: Session, shop: str, since: datetime, at: datetime, skus: Sequence[str]) -> dict[str, int]:
    query = (
        select(OrderItemRow.sku, func.sum(OrderItemRow.quantity))
        .join(OrderRow, OrderRow.id == OrderItemRow.order_id)
        .where(
            OrderRow.shop == shop,
            func.coalesce(OrderRow.placed_at, OrderRow.imported_at) >= since,
            func.coalesce(OrderRow.placed_at, OrderRow.imported_at) < at,
            OrderRow.state.not_in(_CANCELLED),
            OrderItemRow.sku.in_(skus),
        )
        .group_by(OrderItemRow.sku)
    )
    return {sku: int(pieces) for sku, pieces in session.execute(query)}


def _batches(
    session: Session, shop: str, since: datetime, at: datetime, sku: str, limit: Limits
) -> tuple[str, ...]:
    query = (
        select(OrderItemRow.batch)
        .join(CaseItemRow, CaseItemRow.order_item_id == OrderItemRow.id)
        .join(CaseRow, CaseRow.id == CaseItemRow.case_id)
        .where(
            CaseRow.shop == shop,
            CaseRow.opened_at >= since,
            CaseRow.opened_at < at,
            CaseItemRow.sku == sku,
            OrderItemRow.batch != "",
            or_(CaseRow.kind.in_(limit.kinds), CaseRow.reason.in_(limit.reasons)),
        )
        .distinct()
        .order_by(OrderItemRow.batch)
        .limit(10)
    )
    return tuple(session.scalars(query))
