"""The store, the disk, the clock and the services around fail: nothing is lost, and what to do is said."""

import asyncio
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from bot.backup import back_up, restore
from bot.clock import now
from bot.errors import Unavailable
from bot.settings import Settings
from bot.store import Store, inbox, open_store, outbox
from bot.store.damage import StoreDamaged, check_intact
from bot.store.lanes import put_back, take
from bot.store.outbox import Address, OutboxRow, Part
from bot.telegram.service import serve
from tests.postgres import Postgres
from tests.telegram.conftest import QUICK, Start, settings_for
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


@contextmanager
def small_disk(at: Path, size: str = "4m") -> Iterator[Path]:
    """A file system of its own with so much room; the test is skipped where none can be mounted."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    try:
        done = subprocess.run(mount, capture_output=True).returncode
    except OSError:
        done = 1
    if done:
        pytest.skip("no file system can be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(disk: Path) -> Path:
    """Use up all room; gives the file to take away."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return filler


@pytest.mark.parametrize("way", ["no room", "no write"])
async def test_a_full_disk_keeps_messages_with_telegram_until_there_is_room(
    api: TelegramApi, tmp_path: Path, way: str
) -> None:
    """`no room`: on a file system that is really full; `no write`: by a limit of the process."""
    with ExitStack() as mounted:
        disk = mounted.enter_context(small_disk(tmp_path / "disk")) if way == "no room" else tmp_path
        url = f"sqlite:///{disk / 'full.db'}"
        open_store(url).close()
        async with running(api, url, home=str(disk / "home")) as process:
            api.push_text(ANN, "before")
            await api.await_message(ANN, "echo before", timeout=20)
            await api.until(lambda: not api.pending)
            make_room: Callable[[], object]
            if way == "no room":
                make_room = fill(disk).unlink
            else:
                hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)[1]
                resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, hard))
                make_room = lambda: resource.prlimit(  # noqa: E731
                    process.pid, resource.RLIMIT_FSIZE, (hard, hard)
                )
            updates = [api.push_text(ANN, f"{number}") for number in range(5)]
            await asyncio.sleep(1)
            assert api.pending == updates
            assert _said(api, ANN) == ["echo before"]
            make_room()
            await api.await_message(ANN, "echo 4", timeout=20)
            assert _said(api, ANN) == ["echo before"] + [f"echo {n}" for n in range(5)]


async def test_answers_in_the_making_when_the_disk_fills_up_come_once_there_is_room(
    api: TelegramApi, tmp_path: Path, assistant: ScriptedAssistant
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        store, stop = open_store(f"sqlite:///{disk / 'full.db'}"), asyncio.Event()
        assistant.gates["slow"] = asyncio.Event()
        task = asyncio.create_task(serve(settings_for(api), store, assistant, stop=stop, pace=QUICK))
        for number in range(3):
            api.push_text(User(50 + number), "slow")
        await api.until(lambda: len(assistant.turns) == 3 and not api.pending)
        filler = fill(disk)
        assistant.gates["slow"].set()
        await asyncio.sleep(0.5)
        assert not api.sent
        filler.unlink()
        await api.until(lambda: len(api.sent) == 3)
        stop.set()
        await task
        store.close()
    assert {message.text for message in api.sent.values()} == {"echo slow"}


def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, quayside_home=tmp_path / "home")
    store = open_store(settings.store_url)
    with store.begin() as session:
        inbox.receive(session, [inbox.Received(n, "1", "x" * 2000) for n in range(200)], now())
    store.close()
    with small_disk(tmp_path / "disk", "64k") as disk:
        fill(disk)
        with pytest.raises(Unavailable, match="No space left"):
            back_up(settings, disk / "saved.zip")
        assert [path.name for path in disk.iterdir()] == ["filler"]
    assert not list(settings.home.glob(".backup-*"))


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


class JumpingClock(datetime):
    """In place of `datetime` in bot.clock: the present as a wrong clock tells it."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return datetime.now(tz) + cls.ahead  # type: ignore[return-value]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@pytest.mark.parametrize(
    "jump",
    [timedelta(days=400), timedelta(hours=1), timedelta(hours=-1), timedelta(days=-400)],
    ids=["year-on", "hour-on", "hour-back", "year-back"],
)
async def test_a_clock_that_jumps_while_it_works_loses_and_doubles_nothing(
    api: TelegramApi, assistant: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    request: pytest.FixtureRequest, engine: str, jump: timedelta,
) -> None:  # fmt: skip
    monkeypatch.setattr(JumpingClock, "ahead", timedelta())
    monkeypatch.setattr("bot.clock.datetime", JumpingClock)
    postgres = engine == "postgresql"
    store = open_store(request.getfixturevalue("database") if postgres else f"sqlite:///{tmp_path}/jump.db")
    stop = asyncio.Event()
    assistant.gates["slow"] = asyncio.Event()
    assistant.failures["stumble"] = 1
    task = asyncio.create_task(serve(settings_for(api), store, assistant, stop=stop, pace=QUICK))
    first = api.push_text(ANN, "first")
    await api.await_message(ANN, "echo first")
    for ahead in (jump, timedelta()):  # away, and back to the truth
        api.fail("sendMessage", chat=LI.id, status=429, retry_after=1)
        api.push_text(ANN, "slow")  # a turn under way
        api.push_text(LI, "resting")  # a message that Telegram wants later
        await api.until(lambda: assistant.texts[-2:] in (["slow", "resting"], ["resting", "slow"]))
        await api.until(lambda: any(call.status == 429 for call in api.calls))
        monkeypatch.setattr(JumpingClock, "ahead", ahead)
        api.push({"message": {"message_id": 1, "date": 1, "text": "first", "chat": ANN.chat_json(),
                              "from": ANN.as_json()}}, first)  # fmt: skip  # delivered once more
        await asyncio.sleep(2 * QUICK.lease.total_seconds())  # whoever goes by leases takes over by now
        assistant.gates["slow"].set()
        await api.await_message(ANN, "echo slow")
        await api.await_message(LI, "echo resting")
        assistant.gates["slow"].clear()
        assistant.failures["stumble"] = 1
        api.push_text(ANN, "stumble")  # a turn that is tried again
        await api.await_message(ANN, "echo stumble")
        api.heal()
        api.calls.clear()
    stop.set()
    await task
    store.close()
    assert sorted(assistant.texts) == sorted(["first", *["slow", "resting", "stumble", "stumble"] * 2])
    assert len(api.sent) == 1 + 3 * 2


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


async def test_damage_done_while_it_runs_ends_it_with_the_way_back_and_the_backup_goes_on_where_it_was(
    api: TelegramApi, home: Path, assistant: ScriptedAssistant
) -> None:
    """Telegram keeps what was not confirmed, so that after the restore it is answered."""
    settings = settings_for(api)
    store = open_store(settings.store_url)
    task = asyncio.create_task(serve(settings, store, assistant, pace=QUICK))
    api.push_text(ANN, "before")
    await api.await_message(ANN, "echo before")
    await api.until(lambda: not api.pending)
    await api.until(lambda: not _unsent(store))
    saved = home.parent / "saved.zip"
    await asyncio.to_thread(back_up, settings, saved)
    for file in (home / f"quayside.db{end}" for end in ("", "-wal", "-shm")):
        file.write_bytes(b"\xa5" * file.stat().st_size)
    api.push_text(ANN, "after")
    with pytest.raises(StoreDamaged, match="quayside restore FILE"):
        await asyncio.wait_for(task, 10)
    store.close()
    restore(settings, saved)
    store, stop = open_store(settings.store_url), asyncio.Event()
    task = asyncio.create_task(serve(settings, store, assistant, stop=stop, pace=QUICK))
    await api.await_message(ANN, "echo after")
    stop.set()
    await task
    store.close()
    assert _said(api, ANN) == ["echo before", "echo after"]


def _unsent(store: Store) -> int:
    with store.begin() as session:
        return outbox.unfinished(session)


def test_damaged_conversations_are_named_with_the_way_back(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "conversations.db").write_bytes(b"these were conversations" * 1000)
    for words in (["ask", "hello"], ["retention", "run"]):
        command = [sys.executable, "-m", "bot", *words]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert "conversations.db are damaged" in done.stderr
        assert "quayside restore FILE" in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_command_on_a_damaged_store_says_so_in_one_line(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "quayside.db").write_bytes(b"this was a database" * 1000)
    command = [sys.executable, "-m", "bot", "inbox", "list"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "is damaged" in done.stderr
    assert "quayside restore FILE" in done.stderr
    assert done.stderr.count("\n") == 1
