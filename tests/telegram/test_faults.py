"""The store, the disk, the clock and the services around fail: nothing is lost, and what to do is said."""

import asyncio
import resource
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import now
from bot.settings import Settings
from bot.store import Store, inbox, open_store, outbox
from bot.store.damage import StoreDamaged, check_intact
from bot.store.lanes import put_back, take
from bot.store.outbox import Address, OutboxRow, Part
from bot.telegram.service import serve
from tests.postgres import Postgres
from tests.telegram.conftest import QUICK, Start
from tests.telegram.process import running
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

ANN, LI = User(42), User(43)


def _said(api: TelegramApi, who: User) -> list[str]:
    return [message.text for message in api.messages(who)]


async def test_postgresql_restarts_under_messages_and_nothing_is_lost(
    api: TelegramApi, settings: Settings, assistant: ScriptedAssistant, postgres: Postgres, database: str
) -> None:
    store, stop = open_store(database), asyncio.Event()
    task = asyncio.create_task(serve(settings, store, assistant, stop=stop, pace=QUICK))
    assistant.slow = 0.02
    for number in range(60):
        api.push_text(ANN, f"A{number}")
        api.push_text(LI, f"L{number}")
        await asyncio.sleep(0.01)
        if number == 20:
            await asyncio.to_thread(postgres.stop)
        if number == 40:
            await asyncio.sleep(0.3)
            await asyncio.to_thread(postgres.start)
    await api.until(lambda: "echo A59" in _said(api, ANN) and "echo L59" in _said(api, LI), timeout=30)
    stop.set()
    await task
    store.close()
    for who, letter in ((ANN, "A"), (LI, "L")):
        said = _said(api, who)
        assert said == [f"echo {letter}{n}" for n in range(60)]  # in order, none lost, none twice


async def test_a_full_disk_keeps_messages_with_telegram_until_there_is_room(
    api: TelegramApi, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'full.db'}"
    open_store(url).close()
    async with running(api, url) as process:
        api.push_text(ANN, "before")
        await api.await_message(ANN, "echo before", timeout=20)
        await api.until(lambda: not api.pending)
        hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, hard))  # no write of a file succeeds
        updates = [api.push_text(ANN, f"{number}") for number in range(5)]
        await asyncio.sleep(1)
        assert api.pending == updates
        assert _said(api, ANN) == ["echo before"]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        await api.await_message(ANN, "echo 4", timeout=20)
        assert _said(api, ANN) == ["echo before"] + [f"echo {n}" for n in range(5)]


def _put(store: Store, turn: str) -> None:
    with store.begin() as session:
        outbox.put(session, Address(42, "telegram:42", "en"), turn, "answer", [Part("a", "a")], now())


@pytest.mark.parametrize("jump", [timedelta(days=-3), timedelta(hours=-1), timedelta(days=400)])
def test_a_clock_that_jumps_holds_no_message_up(store: Store, jump: timedelta) -> None:
    _put(store, "fresh")
    with store.begin() as session:
        ((row,), _) = take(session, OutboxRow, 1, now() + jump)
        put_back(session, OutboxRow, row.id, now() + timedelta(seconds=20))
    with store.begin() as session:
        assert take(session, OutboxRow, 1, now())[0] == []  # by an honest clock it waits its 20 seconds
        assert [row.turn for row in take(session, OutboxRow, 1, now() + jump)[0]] == ["fresh"]


async def test_a_second_process_on_the_same_sqlite_store_is_refused(
    api: TelegramApi, start: Start, settings: Settings, store: Store, assistant: ScriptedAssistant
) -> None:
    await start()
    api.push_text(ANN, "one")
    await api.await_message(ANN, "echo one")
    with pytest.raises(Exception, match="replicas need PostgreSQL"):
        await serve(settings, store, assistant, pace=QUICK)
    api.push_text(ANN, "two")
    await api.await_message(ANN, "echo two")


@pytest.mark.parametrize("where", ["head", "middle"])
def test_a_damaged_store_is_named_with_the_way_back(tmp_path: Path, where: str) -> None:
    file = tmp_path / "damaged.db"
    store = open_store(f"sqlite:///{file}")
    with store.begin() as session:
        inbox.receive(session, [inbox.Received(n, "1", "x" * 5000) for n in range(50)], now())
    store.close()
    content = bytearray(file.read_bytes())
    begin = 0 if where == "head" else 4096
    content[begin : begin + 100 * 4096 if where == "middle" else 100] = b"\xa5" * 100
    file.write_bytes(content if where == "head" else bytes(content[: 6 * 4096]))
    with pytest.raises(StoreDamaged, match="quayside restore FILE") as told:
        check_intact(open_store(f"sqlite:///{file}").engine)
    assert str(file) in str(told.value)


def test_a_command_on_a_damaged_store_says_so_in_one_line(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "quayside.db").write_bytes(b"this was a database" * 1000)
    command = [sys.executable, "-m", "bot", "inbox", "list"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "is damaged" in done.stderr
    assert "quayside restore FILE" in done.stderr
    assert done.stderr.count("\n") == 1
