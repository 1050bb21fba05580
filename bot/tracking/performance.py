"""How a shop's lanes do: what its delivered parcels took, by carrier and country."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, raiseload

from bot.clock import now as clock_now
from bot.errors import NotAllowed
from bot.store import Store
from bot.store.journeys import JourneyRow
from bot.store.shipments import ShipmentRow
from bot.tracking.condition import Condition
from bot.tracking.formats import carrier_name
from bot.tracking.history import History, counted_since, lane_of, least_sample, quantile
from bot.tracking.shipments import visible
from bot.tracking.status import Status, is_terminal
from bot.tracking.view import Viewer

MOST_LANES = 40
_Key = tuple[str, str, str]


def lane_performance(
    store: Store,
    *,
    viewer: Viewer,
    now: datetime | None = None,
    carriers: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
) -> dict[str, Any]:
    """`{"shop", "since", "needed", "narrowed", "lanes", "more"}`: what delivered parcels took, busiest lanes first.

    A lane: `{"carrier", "carrier_name", "origin", "destination", "delivered", "p10", "p50", "p90", "silent_p90",
    "customs_p50", "under_way", "problems"}`, days as strings with one decimal; null where fewer than `needed` parcels
    were delivered. `carriers` (codes) and `countries` (of destination) narrow it down. Raises NotAllowed for
    customers.
    """
    if viewer.role == "customer":
        raise NotAllowed("a shop's figures are not open to customers")
    now = now or clock_now()
    since = counted_since(now)
    with store.begin() as session:
        journeys = _journeys(session, viewer, since)
        under_way = _under_way(session, viewer, now)
    wanted = [
        key
        for key in {*journeys, *under_way}
        if (not carriers or key[0] in carriers) and (not countries or key[2] in countries)
    ]
    wanted.sort(key=lambda key: (-len(journeys.get(key, ())), -under_way.get(key, (0, 0))[0], key))
    return {
        "shop": None if viewer.role in ("staff", "admin") else viewer.shop,
        "since": since.date().isoformat(),
        "needed": least_sample(),
        "narrowed": bool(carriers or countries),
        "lanes": [
            _lane(key, journeys.get(key, []), under_way.get(key, (0, 0))) for key in wanted[:MOST_LANES]
        ],
        "more": max(0, len(wanted) - MOST_LANES),
    }


def _journeys(session: Session, viewer: Viewer, since: datetime) -> dict[_Key, list[Any]]:
    query = select(
        JourneyRow.carrier, JourneyRow.origin, JourneyRow.destination,
        JourneyRow.transit_hours, JourneyRow.silent_hours, JourneyRow.customs_hours,
    ).where(JourneyRow.ended_at > since)  # fmt: skip
    if viewer.role not in ("staff", "admin"):
        query = query.where(JourneyRow.shop == viewer.shop)
    found: defaultdict[_Key, list[Any]] = defaultdict(list)
    for one in session.execute(query):
        found[one.carrier, one.origin, one.destination].append(one)
    return found


def _under_way(session: Session, viewer: Viewer, now: datetime) -> dict[_Key, tuple[int, int]]:
    """Parcels on their way, and how many of them want a look, by lane."""
    history = History(session, now)
    found: defaultdict[_Key, tuple[int, int]] = defaultdict(lambda: (0, 0))
    query = visible(viewer).where(ShipmentRow.sample.is_(False), ShipmentRow.status != Status.DELIVERED)
    for row in session.scalars(query.options(raiseload(ShipmentRow.events))):
        state = Condition.of(row, now, history)
        if row.posted_at is None or is_terminal(state.status, state.substatus):
            continue
        key = (row.carrier, row.origin, row.destination)
        many, wrong = found[key]
        found[key] = many + 1, wrong + state.problem
    return found


def _lane(key: _Key, journeys: list[Any], under_way: tuple[int, int]) -> dict[str, Any]:
    carrier, origin, destination = key
    lane = lane_of(journeys)
    return {
        "carrier": carrier,
        "carrier_name": carrier_name(carrier),
        "origin": origin or None,
        "destination": destination or None,
        "delivered": len(lane.transit),
        "p10": _days(lane.transit, 10),
        "p50": _days(lane.transit, 50),
        "p90": _days(lane.transit, 90),
        "silent_p90": _days(lane.silent, 90),
        "customs_p50": _days(lane.customs, 50),
        "under_way": under_way[0],
        "problems": under_way[1],
    }


def _days(hours: tuple[int, ...], percent: float) -> str | None:
    return f"{quantile(hours, percent) / 24:.1f}" if len(hours) >= least_sample() else None
