"""A round of watching: what sources have said is compared, what is due is asked for within the services' limits."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING

from bot.clock import now as clock_now
from bot.errors import Unavailable
from bot.store import Store
from bot.store.shipments import ShipmentRow
from bot.tracking.polling import TokenBucket, schedule
from bot.tracking.watching import look_at_changed, looked_at, take_due

if TYPE_CHECKING:
    from bot.tracking.live import Live

log = logging.getLogger(__name__)

Refresh = Callable[[Sequence[ShipmentRow]], None]
"""Asks the services about these parcels and records what they say. Raises where none could be asked."""


def asking(live: "Live", budget: float = 30.0) -> Refresh:
    """A refresh that asks each shop's own services. `budget`: seconds for one batch."""
    from bot.tracking.cases import Wanted

    def _refresh(rows: Sequence[ShipmentRow]) -> None:
        for shop, several in groupby(sorted(rows, key=lambda row: row.shop), key=lambda row: row.shop):
            wanted = [Wanted(row.number, row.carrier, row.destination) for row in several if not row.sample]
            answers = live.refresh(shop, wanted, budget=budget) if wanted else {}
            if answers and all(answer.state == "failed" for answer in answers.values()):
                raise Unavailable(f"no tracking service of shop {shop} answers")

    return _refresh


class Rounds:
    """Goes round again and again. All it knows is in the store, so that a restart loses nothing."""

    def __init__(self, store: Store, zone: tzinfo, refresh: Refresh | None = None) -> None:
        self._store, self._zone, self._refresh = store, zone, refresh
        self._bucket = TokenBucket(schedule().requests_per_second)

    def once(self, now: datetime | None = None) -> int:
        """Do what is due, as far as the limits allow; how many parcels were looked at."""
        now = now or clock_now()
        looked = 0
        while True:
            with self._store.begin() as session:
                changed = look_at_changed(session, now, self._zone)
            looked += changed
            if not changed:
                break
        while self._bucket.take(now):
            with self._store.begin() as session:
                rows = take_due(session, now, schedule().batch)
            if not rows:
                break
            failed = not self._refreshed(rows)
            with self._store.begin() as session:
                looked_at(session, [row.id for row in rows], now, self._zone, failed=failed)
            looked += len(rows)
        return looked

    def _refreshed(self, rows: Sequence[ShipmentRow]) -> bool:
        if self._refresh is None:
            return True  # the shop's own files are all there is: only time can change anything
        try:
            self._refresh(rows)
        except Exception:  # a service that is down must not end the watching
            log.exception("%s parcels could not be asked for", len(rows))
            return False
        return True
