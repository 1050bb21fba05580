"""Recognising numbers, telling and drawing a timeline, and tracking from the cache. Printed, never asserted.

Run by itself: `python -m tests.bench_tracking`.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

SENTENCES = Path(__file__).parent / "tracking" / "sentences.jsonl"
NUMBER = "LX123456785CN"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def main() -> None:
    """Print the figures."""
    for name, figure in figures().items():
        print(f"  {name:<42} {figure}")


def figures() -> dict[str, str]:
    """Name to figure, for one core."""
    rate = messages_a_second()
    with _tracked() as ask:
        cached = _milliseconds(ask, 400)
        view = ask()
    from bot.assistant.answers.parcel import present
    from bot.assistant.answers.timeline import draw_timeline

    timeline = _milliseconds(lambda: present(view, "en"), 400)
    drawn = _milliseconds(lambda: draw_timeline(view, "en"), 40)
    return {
        "identify, short chat messages": f"{rate:,.0f} messages/s",
        "identify, numbers under their courier": numbers_found(),
        "timeline of 40 events, in words": f"p50 {_p(timeline, 50):.2f} ms   p95 {_p(timeline, 95):.2f} ms",
        "timeline of 40 events, as a picture": f"p50 {_p(drawn, 50):.1f} ms   p95 {_p(drawn, 95):.1f} ms",
        "track from the cache": f"p50 {_p(cached, 50):.2f} ms   p95 {_p(cached, 95):.2f} ms",
    }


def messages_a_second() -> float:
    """Chat sentences through `identify`, the best of three rounds."""
    from bot.tracking.numbers import identify

    texts = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line]
    best = 0.0
    for _ in range(3):
        begun = time.perf_counter()
        for _ in range(5):
            for text in texts:
                identify(text)
        best = max(best, 5 * len(texts) / (time.perf_counter() - begun))
    return best


def numbers_found() -> str:
    """Our own numbers of every format, and those of a public table where QUAYSIDE_COURIER_FORMATS names one."""
    from bot.resources import EVALUATION
    from bot.tracking.numbers import identify
    from tests.tracking.courier_formats import folder, read

    lines = (EVALUATION / "identify.jsonl").read_text(encoding="utf-8").splitlines()
    good = [case for case in map(json.loads, lines) if "number" in case]
    asked = [("own", case["text"], case["number"], case["carrier"]) for case in good]
    if (where := folder()) is not None:
        chance = random.Random(1)
        for one in read(where):
            made = one.numbers(chance)
            asked += [("public table", number, number.replace("-", ""), one.courier)
                      for number in (next(made) for _ in range(60))]  # fmt: skip
    found: dict[str, list[bool]] = {}
    for kind, text, number, courier in asked:
        hit = any(one.valid and one.number == number and courier in one.carriers for one in identify(text))
        found.setdefault(kind, []).append(hit)
    return "   ".join(f"{kind} {sum(hits) / len(hits):.1%} of {len(hits)}" for kind, hits in found.items())


@contextmanager
def _tracked() -> Iterator[Callable[[], dict[str, Any]]]:
    """A parcel with forty events, just told by 17TRACK; gives what asks for it again."""
    from bot.settings import Settings
    from bot.store import open_store
    from bot.tracking.asking import track_live
    from bot.tracking.live import Live
    from bot.tracking.view import Viewer
    from tests.tracking.services import KEYS, services, seventeentrack

    events = [
        ((NOW - timedelta(hours=8 * place)).isoformat(), "InTransit_Arrival", f"Arrived at facility {place}")
        for place in range(40)
    ]
    with tempfile.TemporaryDirectory() as home, services() as running:
        running.registered[NUMBER] = {}
        running.parcels["17track"][NUMBER] = seventeentrack(NUMBER, *events)
        settings = Settings(
            quayside_home=Path(home),
            _env_file=None,
            seventeentrack_key=SecretStr(KEYS["17track"]),
            **running.urls(),
        )
        store = open_store(settings.store_url)
        with Live(settings, store) as live:
            viewer = Viewer("seller")
            assert track_live(store, live, NUMBER, viewer=viewer, now=NOW)["live"]["state"] == "fresh"
            yield lambda: track_live(store, live, NUMBER, viewer=viewer, now=NOW)
        store.close()


def _milliseconds(act: Callable[[], Any], times: int) -> list[float]:
    act()
    measured = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        measured.append((time.perf_counter() - begun) * 1000)
    return measured


def _p(measured: list[float], percent: int) -> float:
    return statistics.quantiles(measured, n=100)[percent - 1]


if __name__ == "__main__":
    main()
