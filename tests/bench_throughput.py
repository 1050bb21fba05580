"""`make bench`, last part: turns a second and their latency over a loopback Bot API, from push to sendMessage.

    python -m tests.bench_throughput            # everything, some ten minutes
    python -m tests.bench_throughput --quick    # SQLite at 1 and 100 chats

The load generator and the loopback server run on the same cores as the bots.
"""

import argparse
import asyncio
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.crash import free_port
from tests.postgres import Postgres, programs
from tests.telegram.process import SECRET
from tests.telegram_api import TelegramApi, User

CHATS = (1, 10, 100, 1000)
_QUESTIONS = (
    "What is IOSS?", "Which registrations do I need to export from China?", "What must a commercial invoice show?",
    "How long may a buyer in France return goods?", "What is the de minimis in the United States?",
    "Do I need an EORI number?", "What does CE marking mean for toys?", "How are returns handled?",
)  # fmt: skip


def cited(number: int) -> str:
    """A question for the documents, worded anew each time, so that its embedding is not remembered."""
    return f"{_QUESTIONS[number % len(_QUESTIONS)]} (order {number})"


def tool(_number: int) -> str:
    """A question that a tool answers without retrieval."""
    return "where is LX123456785CN?"


class Measured(TelegramApi):
    """Notes when each chat was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: dict[int, asyncio.Event] = defaultdict(asyncio.Event)

    def _add(self, chat: int, *args: Any, **kwargs: Any) -> Any:
        self.answered[chat].set()
        return super()._add(chat, *args, **kwargs)

    async def turn(self, who: User, text: str) -> float:
        """Write, wait for the answer; seconds."""
        self.answered[who.id].clear()
        begun = time.perf_counter()
        self.push_text(who, text)
        await self.answered[who.id].wait()
        self.calls.clear()
        return time.perf_counter() - begun


async def closed(api: Measured, chats: int, turns: int, text: Callable[[int], str]) -> str:
    """Every chat writes as soon as it has its answer."""
    times: list[float] = []
    numbers = iter(range(random.randrange(10**6), 10**9))

    async def person(who: User) -> None:
        for _ in range(max(1, turns // chats)):
            times.append(await api.turn(who, text(next(numbers))))

    begun = time.perf_counter()
    await asyncio.gather(*(person(User(1000 + n)) for n in range(chats)))
    return _figures(times, time.perf_counter() - begun)


async def offered(api: Measured, rate: float, seconds: float, text: Callable[[int], str]) -> str:
    """Messages come at a rate, whether or not the last was answered."""
    running: list[asyncio.Task[float]] = []
    begun = time.perf_counter()
    number = 0
    while time.perf_counter() - begun < seconds:
        number += 1
        running.append(asyncio.create_task(api.turn(User(5000 + number), text(number))))
        await asyncio.sleep(random.expovariate(rate))
    return _figures(list(await asyncio.gather(*running)), time.perf_counter() - begun)


def _figures(times: list[float], seconds: float) -> str:
    ordered = sorted(times)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * p))] * 1000 for p in (0.5, 0.95, 0.99))
    return f"{len(times) / seconds:7.1f} turns/s   p50 {p50:7.1f}   p95 {p95:7.1f}   p99 {p99:7.1f} ms"


@asynccontextmanager
async def bots(mode: str, home: Path, url: str = "", replicas: int = 1) -> AsyncIterator[Measured]:
    """A loopback Bot API with the bot on it; more than one replica by webhook. Warm when it is given."""
    async with Measured() as api:
        ports = [free_port() if replicas > 1 else 0 for _ in range(replicas)]
        processes = []
        for number, port in enumerate(ports):
            environment = {
                **os.environ, "QUAYSIDE_HOME": str(home if replicas == 1 else _copy(home, number)),
                "DATABASE_URL": url, "TELEGRAM_API_BASE": api.base, "TELEGRAM_BOT_TOKEN": api.token,
                "DEFAULT_ROLE": "seller", "SEND_RATE": "100000", "MESSAGES_PER_MINUTE": "0",
                "SHOP_MESSAGES_PER_MINUTE": "0", "LOG_LEVEL": "ERROR", "PYTHONWARNINGS": "ignore",
                "BENCH_SIZES": str(home / f"sizes-{number}.json"),
                **({"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_SECRET": SECRET,
                    "WEBHOOK_PORT": str(port)} if port else {}),
            }  # fmt: skip
            processes.append(
                await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "tests.bench_bot", mode, env=environment
                )
            )
        try:
            if replicas > 1:
                while len(api.made("setWebhook")) < replicas:  # noqa: ASYNC110 (the server tells nobody)
                    await asyncio.sleep(0.1)
                api.replicas = [f"http://127.0.0.1:{port}" for port in ports]
            for number in range(6 * replicas):
                await api.turn(User(900 + number), cited(number) if mode == "quayside" else "hello")
            yield api
        finally:
            for process in processes:
                process.send_signal(signal.SIGTERM)
            await asyncio.gather(*(process.wait() for process in processes))


def _copy(home: Path, number: int) -> Path:
    """A replica's own home: the index files are not shared, the store is."""
    target = home.with_name(f"{home.name}-{number}")
    if not target.exists():
        shutil.copytree(home, target)
    return target


async def run(quick: bool = False) -> None:
    """Print everything."""
    server = Postgres(durable=True) if programs() and not quick else None
    chats = (1, 100) if quick else CHATS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        print(
            "\nOver Telegram (loopback), from message to answer; every chat writes again once it is answered:"
        )
        for mode in ("bare-echo", "durable-echo"):
            async with bots(mode, _fresh(Path(folder) / mode)) as api:
                for count in chats:
                    _show(f"{mode}, {count} chats", await closed(api, count, max(200, count), str))
        plans = [("SQLite", "", 1)]
        if server:
            plans += [("PostgreSQL", server.new_database(), 1), ("PostgreSQL", server.new_database(), 2)]
        for engine, url, replicas in plans:
            home = _fresh(Path(folder) / f"{engine}-{replicas}")
            async with bots("quayside", home, url, replicas) as api:
                name = f"{engine} × {replicas}"
                for count in chats:
                    turns = max(100, count)
                    _show(f"{name}, cited, {count} chats", await closed(api, count, turns, cited))
                    _show(f"{name}, tool, {count} chats", await closed(api, count, turns, tool))
                _show(f"{name}, cited, 15/s offered", await offered(api, 15, 5 if quick else 20, cited))
    if server:
        server.close()


def _fresh(home: Path) -> Path:
    home.mkdir()
    return home


def _show(name: str, figure: str) -> None:
    print(f"  {name:<36} {figure}", flush=True)


def main() -> None:
    """What `make bench` calls."""
    asyncio.run(run())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    asyncio.run(run(parser.parse_args().quick))
