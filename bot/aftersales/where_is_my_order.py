"""Where an order is, and what can honestly be done about it: from the order and from what is known of its parcels.

The parcels are given in as data, in the shape of `track --json`: another room keeps them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from bot.aftersales.orders import order_json
from bot.store.orders import OrderRow

Standing = Literal[
    "cancelled", "refunded", "unpaid", "preparing", "overdue", "undated", "untracked", "announced", "moving",
    "silent", "late", "customs", "at_door", "pickup", "failed", "delivered", "not_received", "returned", "lost",
    "trouble", "told_delivered",
]  # fmt: skip
"""preparing, overdue: not sent yet, within or past the promised days · undated: not sent, and nobody says since
when · untracked: sent, without a number · announced: a label, no parcel yet · silent: no news for longer than usual ·
told_delivered: the shop says so, no carrier does · trouble: damaged, held, or an exception of another kind."""

_URGENT: Sequence[Standing] = (
    "not_received", "lost", "trouble", "returned", "failed", "customs", "silent", "pickup", "late", "overdue",
    "announced", "untracked", "moving", "at_door", "preparing", "undated", "unpaid", "told_delivered", "delivered",
    "refunded", "cancelled",
)  # fmt: skip
_CUSTOMS = frozenset({"customs_hold", "customs_info_required", "customs_duty_unpaid", "customs_seized"})
_OPENS_CASE: Mapping[Standing, str] = {
    "not_received": "not_received", "lost": "not_received", "silent": "not_received", "returned": "not_received",
    "late": "not_received", "overdue": "cancellation", "preparing": "cancellation", "undated": "cancellation",
}  # fmt: skip
"""What a customer may want to open from there."""


@dataclass(frozen=True, slots=True)
class Where:
    """The answer for one order."""

    standing: Standing
    """Of the order: that of the parcel that wants attention most."""
    parcels: tuple[tuple[str, Standing], ...]
    """(number, how it stands) of each."""
    promised_by: date | None = None
    """When it was to leave."""
    days: int | None = None
    """Past the promised day, since it was sent without a number, or since the last news, as `standing` says."""
    case_kind: str = ""
    """The kind of case that a customer can open for it; empty: none is called for."""


def where_is(
    order: OrderRow,
    parcels: Sequence[Mapping[str, Any]],
    at: datetime,
    *,
    handling_days: int,
    not_received: bool = False,
) -> Where:
    """How the order stands. `handling_days`: within how many days the shop promises to send.

    `not_received`: the customer says that it has not come, whatever the carrier writes.
    """
    if order.state in ("cancelled", "refunded") and not parcels:
        return Where("cancelled" if order.state == "cancelled" else "refunded", ())
    if not parcels:
        return _unsent(order, at, handling_days, not_received=not_received)
    each = tuple((str(view["number"]), _parcel(view, not_received=not_received)) for view in parcels)
    worst = min((standing for _, standing in each), key=_URGENT.index)
    view = next(view for view, (_, standing) in zip(parcels, each, strict=True) if standing == worst)
    return Where(worst, each, None, view.get("days_since_last_event"), _OPENS_CASE.get(worst, ""))


def where_json(
    order: OrderRow, where: Where, parcels: Sequence[Mapping[str, Any]], role: str
) -> dict[str, Any]:
    """`{"order": …, "standing", "promised_by", "days", "case", "parcels": [{…view, "standing"}]}`."""
    standing = dict(where.parcels)
    return {
        "order": order_json(order, role),
        "standing": where.standing,
        "promised_by": where.promised_by.isoformat() if where.promised_by else None,
        "days": where.days,
        "case": where.case_kind,
        "parcels": [{**view, "standing": standing[str(view["number"])]} for view in parcels],
    }


def _unsent(order: OrderRow, at: datetime, handling_days: int, *, not_received: bool) -> Where:
    if order.state == "unpaid":
        return Where("unpaid", ())
    if order.state in ("shipped", "delivered"):
        sent = order.shipped_at
        days = max(0, (at - sent).days) if sent else None
        if not_received:
            return Where("not_received", (), None, days, "not_received")
        return Where("told_delivered" if order.state == "delivered" else "untracked", (), None, days)
    if order.placed_at is None:
        return Where("undated", (), None, None, _OPENS_CASE["undated"])
    by = (order.placed_at.astimezone(UTC) + timedelta(days=handling_days)).date()
    late = (at.astimezone(UTC).date() - by).days
    standing: Standing = "overdue" if late > 0 else "preparing"
    return Where(standing, (), by, late if late > 0 else None, _OPENS_CASE[standing])


def _parcel(view: Mapping[str, Any], *, not_received: bool) -> Standing:
    status, reason, flags = view["status"], view.get("substatus") or "", view.get("flags") or ()
    match status:
        case "delivered":
            return "not_received" if not_received else "delivered"
        case "returned":
            return "returned"
        case "exception":
            if reason in _CUSTOMS:
                return "customs"
            return "lost" if reason in ("lost", "destroyed") else "trouble"
        case "delivery_failed":
            return "failed"
        case "available_for_pickup":
            return "pickup"
    if reason in _CUSTOMS:
        return "customs"
    if "returning" in flags:
        return "returned"
    if "stale" in flags:
        return "silent"
    if "past_eta" in flags:
        return "late"
    if status in ("pending", "info_received"):
        return "announced"
    return "at_door" if status == "out_for_delivery" else "moving"
