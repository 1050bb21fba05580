"""`make soak`: a steady stream of turns, and whether the process grows. MINUTES=10 by default.

    python -m tests.soak --minutes 10 --rate 8

The first quarter warms up. Of the rest the first and the last fifth are compared: resident memory must not grow by
2 %, open files and tasks not at all beyond what runs at the moment. Exits 1 where it does.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.bench_throughput import bots, cited, tool
from tests.telegram_api import User

CHATS = 50


async def soak(minutes: float, rate: float) -> bool:
    """True where it holds its size."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        sizes: list[dict[str, float]] = []
        async with bots("quayside", home) as api:
            free = [User(2000 + n) for n in range(CHATS)]
            end = time.monotonic() + minutes * 60
            next_look = 0.0
            turns = 0
            running: set[asyncio.Task[None]] = set()

            async def turn(who: User, number: int) -> None:
                nonlocal turns
                await api.turn(who, cited(number) if number % 2 else tool(number))
                turns += 1
                free.append(who)
                api.sent.clear()

            number = 0
            while time.monotonic() < end:
                number += 1
                if free:
                    task = asyncio.create_task(turn(free.pop(0), number))
                    running.add(task)
                    task.add_done_callback(running.discard)
                if time.monotonic() >= next_look:
                    next_look = time.monotonic() + 2
                    with suppress(ValueError):  # the bot is writing it at this moment
                        sizes.append(json.loads((home / "sizes-0.json").read_text()))
                await asyncio.sleep(random.expovariate(rate))
            await asyncio.gather(*running)
    return _judge(sizes, turns)


def _judge(sizes: list[dict[str, float]], turns: int) -> bool:
    steady = sizes[len(sizes) // 4 :]
    fifth = max(1, len(steady) // 5)
    good = True
    print(f"{turns} turns")
    for what, allowed in (("megabytes", 0.02), ("files", 0.1), ("tasks", 0.25)):
        before = statistics.median(size[what] for size in steady[:fifth])
        after = statistics.median(size[what] for size in steady[-fifth:])
        grown = after / before - 1
        good &= grown < allowed
        print(f"  {what:<10} {before:8.1f} → {after:8.1f}   {grown:+.1%}")
    return good


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rate", type=float, default=8, help="messages a second")
    given = parser.parse_args()
    sys.exit(not asyncio.run(soak(given.minutes, given.rate)))
