"""kill -9 at random points under a stream of messages, and what became of each of them.

    python -m tests.crash                 # 50 kills in each of the four modes, some minutes
    python -m tests.crash --kills 10

Every message must be answered, in the order of its chat. An answer may come twice where the documents say so: one
message of each chat for each kill, at most, and right after the first time, since nothing overtakes it.
"""

import argparse
import asyncio
import os
import random
import signal
import socket
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bot.store import inbox, open_store, outbox
from bot.store.inbox import PARKED
from tests.telegram.process import kill, launch
from tests.telegram_api import TelegramApi, User

CHATS = [User(100 + n) for n in range(12)]
_MOST_WAITING = 150


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run."""

    kills: int
    messages: int
    lost: int
    out_of_order: int
    doubled: int
    left: int
    """Rows that were still unfinished at the end, or parked."""
    seconds: float

    def __str__(self) -> str:
        return (f"{self.kills} kills, {self.messages} messages: {self.lost} lost, {self.out_of_order} out of order, "
                f"{self.doubled} doubled, {self.left} left over, {self.seconds:.0f} s")  # fmt: skip


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def crash(url: str, home: Path, *, webhook: bool, replicas: int = 1, kills: int = 6, seed: int = 8,
                rate: float = 40) -> Report:  # fmt: skip
    """Kill one of the replicas `kills` times while `rate` messages a second come in."""
    chance = random.Random(seed)
    begun = time.monotonic()
    open_store(url).close()
    ports = [free_port() if webhook else 0 for _ in range(replicas)]
    async with TelegramApi() as api:
        if webhook:
            api.replicas = [f"http://127.0.0.1:{port}" for port in ports]
        processes = [
            await launch(api, url, port=port, home=str(home / f"{n}")) for n, port in enumerate(ports)
        ]
        pushed = dict.fromkeys(CHATS, 0)
        streaming = asyncio.create_task(_stream(api, pushed, chance, rate))
        try:
            for _ in range(kills):
                await _until_it_answers(api, 1 if replicas > 1 else 3)
                await asyncio.sleep(chance.uniform(0, 0.5))
                victim = chance.randrange(replicas)
                await kill(processes[victim])
                processes[victim] = await launch(api, url, port=ports[victim], home=str(home / f"{victim}"))
            streaming.cancel()
            await api.until(lambda: _all_answered(api, pushed), timeout=180)
            await asyncio.sleep(1.5)
            for process in processes:
                process.send_signal(signal.SIGTERM)
            assert [await asyncio.wait_for(p.wait(), 20) for p in processes] == [0] * replicas
        finally:
            streaming.cancel()
            for process in processes:
                await kill(process)
        return _report(api, pushed, url, kills, begun)


async def _stream(api: TelegramApi, pushed: dict[User, int], chance: random.Random, rate: float) -> None:
    while True:
        if sum(pushed.values()) - len(api.sent) > _MOST_WAITING:  # a slow machine must not drown
            await asyncio.sleep(0.05)
            continue
        chat = chance.choice(CHATS)
        api.push_text(chat, f"message {pushed[chat]}")
        pushed[chat] += 1
        await asyncio.sleep(chance.expovariate(rate))


async def _until_it_answers(api: TelegramApi, more: int) -> None:
    before = len(api.sent)
    await api.until(lambda: len(api.sent) >= before + more, timeout=60)


def _all_answered(api: TelegramApi, pushed: dict[User, int]) -> bool:
    if len(api.sent) < sum(pushed.values()):
        return False
    return all(
        len({message.text for message in api.messages(chat)}) >= count for chat, count in pushed.items()
    )


def _report(api: TelegramApi, pushed: dict[User, int], url: str, kills: int, begun: float) -> Report:
    lost = disorder = doubled = 0
    for chat, count in pushed.items():
        said = [message.text for message in api.messages(chat)]
        first = [text for text, _ in groupby(said)]
        wanted = [f"echo message {n}" for n in range(count)]
        lost += len(set(wanted) - set(said))
        disorder += sum(a != b for a, b in zip(first, wanted, strict=False)) + abs(len(first) - len(wanted))
        doubled += len(said) - len(first)
    store = open_store(url)
    with store.begin() as session:
        left = (
            inbox.unfinished(session) + outbox.unfinished(session) + len(inbox.listed(session, [PARKED], 99))
        )
    store.close()
    return Report(kills, sum(pushed.values()), lost, disorder, doubled, left, time.monotonic() - begun)


async def main(kills: int) -> None:
    """All four modes; PostgreSQL by webhook with two replicas."""
    from tests.postgres import Postgres, programs

    server = Postgres() if programs() else None
    with ExitStack() as ending, tempfile.TemporaryDirectory() as folder:
        if server:
            ending.callback(server.close)
        os.environ["QUAYSIDE_HOME"] = folder
        for engine in ("SQLite", "PostgreSQL"):
            for webhook in (False, True):
                if engine == "PostgreSQL" and server is None:
                    continue
                home = Path(folder) / f"{engine}-{webhook}"
                home.mkdir()
                url = (
                    server.new_database()
                    if server and engine == "PostgreSQL"
                    else f"sqlite:///{home}/store.db"
                )
                replicas = 2 if engine == "PostgreSQL" and webhook else 1
                report = await crash(url, home, webhook=webhook, replicas=replicas, kills=kills)
                mode = f"{'webhook' if webhook else 'polling'} × {replicas}"
                print(f"{engine:<10} {mode:<11} {report}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    asyncio.run(main(parser.parse_args().kills))
