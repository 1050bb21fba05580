"""What is wrong with a shop's parcels, the most urgent first: where a time limit runs, or somebody waits for us."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy.orm import raiseload

from bot.clock import now as clock_now
from bot.errors import NotAllowed
from bot.store import Store
from bot.store.shipments import ShipmentRow
from bot.tracking.advice import advice_key
from bot.tracking.condition import Condition
from bot.tracking.history import History
from bot.tracking.shipments import visible
from bot.tracking.status import Flag, Status, Substatus, is_terminal
from bot.tracking.view import Viewer, summary_of

MOST_LISTED = 25
_MISSED_SHOWN = 30
"""Days for which a limit that has passed is still mentioned."""

_BY_SUBSTATUS = {
    Substatus.CUSTOMS_INFO_REQUIRED: "customs_action",
    Substatus.CUSTOMS_DUTY_UNPAID: "customs_action",
    Substatus.CUSTOMS_HOLD: "customs_held",
    Substatus.CUSTOMS_SEIZED: "customs_held",
    Substatus.ADDRESS_PROBLEM: "undeliverable",
    Substatus.RECIPIENT_UNAVAILABLE: "undeliverable",
    Substatus.REFUSED: "undeliverable",
    Substatus.UNCLAIMED: "undeliverable",
    Substatus.INVALID_NUMBER: "undeliverable",
    Substatus.RETURNING: "returning",
    Substatus.LOST: "lost_or_damaged",
    Substatus.DAMAGED: "lost_or_damaged",
    Substatus.DESTROYED: "lost_or_damaged",
}
_BY_STATUS = {
    Status.DELIVERY_FAILED: "undeliverable",
    Status.EXCEPTION: "carrier_problem",
}
REASONS = ("claim_ends", "customs_action", "undeliverable", "lost_or_damaged", "customs_held", "pickup_waits",
           "returning", "carrier_problem", "silent", "late", "claim_missed")  # fmt: skip
"""In the order of their urgency: first what is lost for good when nobody acts, then what somebody waits for."""


def exceptions(
    store: Store, *, viewer: Viewer, now: datetime | None = None, limit: int = MOST_LISTED
) -> dict[str, Any]:
    """`{"shop", "total", "count", "by_reason", "problems", "more", "sample"}`: of `total` parcels `count` have one.

    A problem is a line of `overview` with `"reasons"` (of REASONS, the most urgent first), `"normal_days"`,
    `"learned_from"` (delivered parcels that this is learned from; 0: the usual figure), `"claim"`, `"advice_key"`.
    Raises NotAllowed for customers.
    """
    if viewer.role == "customer":
        raise NotAllowed("a shop's list of parcels is not open to customers")
    now = now or clock_now()
    found: list[tuple[tuple[int, int, int], dict[str, Any]]] = []
    total = 0
    with store.begin() as session:
        history = History(session, now)
        for row in session.scalars(visible(viewer).options(raiseload(ShipmentRow.events))):
            total += 1
            state = Condition.of(row, now, history)
            reasons = reasons_of(state)
            if reasons:
                line = summary_of(row, now, history) | _about(state, viewer, reasons)
                found.append((_urgency(state, reasons), line))
    found.sort(key=lambda one: one[0])
    problems = [line for _, line in found]
    return {
        "shop": None if viewer.role in ("staff", "admin") else viewer.shop,
        "total": total,
        "count": len(problems),
        "by_reason": dict(Counter(line["reasons"][0] for line in problems)),
        "problems": problems[:limit],
        "more": max(0, len(problems) - limit),
        "sample": any(line["sample"] for line in problems[:limit]),
    }


def reasons_of(state: Condition) -> tuple[str, ...]:
    """What is wrong with a parcel, the most urgent first; empty where nothing is."""
    if is_terminal(state.status, state.substatus):
        return ()
    found = set()
    flags = state.flags
    if state.substatus in _BY_SUBSTATUS:
        found.add(_BY_SUBSTATUS[state.substatus])
    elif state.status in _BY_STATUS:
        found.add(_BY_STATUS[state.status])
    if Flag.CLAIM_ENDS in flags:
        found.add("claim_ends")
    if Flag.STALE in flags:
        found.add("pickup_waits" if state.status is Status.AVAILABLE_FOR_PICKUP else "silent")
    if Flag.PAST_ETA in flags:
        found.add("late")
    if found and state.claim and -_MISSED_SHOWN <= state.claim.days_left < 0:
        found.add("claim_missed")
    return tuple(sorted(found, key=REASONS.index))


def _about(state: Condition, viewer: Viewer, reasons: tuple[str, ...]) -> dict[str, Any]:
    relevant = state.claim if {"claim_ends", "claim_missed", "lost_or_damaged"} & set(reasons) else None
    return {
        "reasons": list(reasons),
        "normal_days": state.limit,
        "learned_from": state.learned_from,
        "claim": relevant.as_json() if relevant else None,
        "advice_key": advice_key(state.status, state.substatus, state.flags, viewer.role),
    }


def _urgency(state: Condition, reasons: tuple[str, ...]) -> tuple[int, int, int]:
    """What is worst, then whose limit ends first, then what has been silent for longest."""
    left = state.claim.days_left if state.claim and state.claim.days_left >= 0 else 10_000
    return REASONS.index(reasons[0]), left, -(state.silent_days or 0)
