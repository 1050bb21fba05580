"""Ten thousand watched parcels through a simulated day: `python -m tests.bench_watches [PARCELS]`.

The clock is moved minute by minute; a stand-in for the tracking services counts every request, checks the bound of
requests a second and of parcels a request, and lets some parcels move on. Printed: requests in all and in the busiest
minute, notices against changes, and the memory after each quarter of the day.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine

from bot.clock import now
from bot.store import Store, open_store
from bot.store.shipments import ShipmentRow
from bot.tracking.notices import due_tellings, mark_told
from bot.tracking.polling import schedule
from bot.tracking.rounds import Rounds
from bot.tracking.view import Viewer
from bot.tracking.watching import Watcher, watch_parcel

START = datetime(2026, 11, 24, tzinfo=UTC)
_STATUSES = (
    "in_transit",
    "in_transit",
    "in_transit",
    "customs",
    "info_received",
    "out_for_delivery",
    "delivered",
)
_NEXT = {"info_received": "in_transit", "in_transit": "customs", "customs": "out_for_delivery",
         "out_for_delivery": "delivered"}  # fmt: skip


class Services:
    """What the tracking services would be asked, and what they would say."""

    def __init__(self, store: Store, chance: float) -> None:
        self._store, self._chance = store, chance
        self._random = random.Random(7)
        self.seconds: Counter[int] = Counter()
        self.largest = 0
        self.changes = 0

    def __call__(self, rows: Sequence[ShipmentRow]) -> None:
        at = now()
        self.seconds[int(at.timestamp())] += 1
        self.largest = max(self.largest, len(rows))
        moving = [row.id for row in rows if row.status in _NEXT and self._random.random() < self._chance]
        with self._store.begin() as session:
            for row in session.query(ShipmentRow).filter(ShipmentRow.id.in_(moving)):
                row.status, row.last_event_at, row.imported_at = _NEXT[row.status], at, at
                self.changes += 1


def fill(store: Store, parcels: int) -> None:
    """So many parcels of one shop, each watched by its buyer."""
    rows = [
        ShipmentRow(
            shop="default", number=f"JT{n:013d}", carrier="jt", status=_STATUSES[n % len(_STATUSES)],
            status_at=START, last_event_at=START - timedelta(hours=n % 24), source="shop_file", created_at=START,
            imported_at=START, use=1, origin="CN", destination="GB",
        )
        for n in range(parcels)
    ]  # fmt: skip
    viewer = Viewer("customer")
    with store.begin() as session:
        session.add_all(rows)
        session.flush()
        for n, row in enumerate(rows):
            watch_parcel(session, Watcher(f"telegram:{n + 1}", n + 1, "en", viewer), row, "all", START)


def simulate(
    store: Store, parcels: int, *, minutes: int = 24 * 60, chance: float = 0.1, step: int = 1
) -> dict[str, Any]:
    """Go round every ten seconds while something is due, else every minute, for a day; what came of it."""
    fill(store, parcels)
    services = Services(store, chance)
    rounds = Rounds(store, UTC, services)
    told: Counter[int] = Counter()
    memory = []
    for minute in range(0, minutes, step):
        for second in range(0, 60, 10):
            at = START + timedelta(minutes=minute, seconds=second)
            with time_machine.travel(at, tick=False):
                looked = rounds.once()
                with store.begin() as session:
                    tellings = due_tellings(session, now(), 500)
                    mark_told(tellings, now())
                    told.update(one.watch.id for one in tellings for _ in one.changes)
            if not looked:
                break
        if minute % (minutes // 4) == 0:
            memory.append(_memory())
    with time_machine.travel(START + timedelta(minutes=minutes), tick=False), store.begin() as session:
        told.update(one.watch.id for one in due_tellings(session, now(), parcels) for _ in one.changes)
    by_minute: Counter[int] = Counter()
    for second, count in services.seconds.items():
        by_minute[second // 60] += count
    return {
        "parcels": parcels,
        "requests": sum(services.seconds.values()),
        "most_requests_in_a_second": max(services.seconds.values(), default=0),
        "most_requests_in_a_minute": max(by_minute.values(), default=0),
        "limit_a_second": schedule().requests_per_second,
        "largest_request": services.largest,
        "changes": services.changes,
        "notices": sum(told.values()),
        "memory_mb_by_quarter": memory,
    }


def _memory() -> float:
    """Resident memory in MB now; where the system does not tell, the most so far."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return round(int(statm.read_text().split()[1]) * resource.getpagesize() / 2**20, 1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures of one simulated day."""
    parcels = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as home:
        store = open_store(f"sqlite:///{Path(home) / 'bench.db'}")
        started = time.perf_counter()
        figures = simulate(store, parcels)
        store.close()
    figures["took_seconds"] = round(time.perf_counter() - started, 1)
    figures["peak_rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
