"""The process ends at any moment: everything is answered, in order, and doubled only where it is said to be."""

import asyncio
from pathlib import Path

import pytest

from bot.clock import now
from bot.store import Store, inbox, outbox
from bot.store.inbox import InboxRow, Received
from bot.store.lanes import take
from bot.store.outbox import Address, OutboxRow, Part
from tests.crash import CHATS, crash
from tests.telegram.conftest import Start
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

KILLS = 13
"""In each of the four modes: 52 in all."""


@pytest.mark.timeout(240)
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_killed_again_and_again_it_loses_nothing_and_keeps_the_order(
    engine: str, webhook: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    postgres = engine == "postgresql"
    url = request.getfixturevalue("database") if postgres else f"sqlite:///{tmp_path / 'killed.db'}"
    replicas = 2 if postgres and webhook else 1
    seed = 2 * postgres + webhook
    report = await crash(url, tmp_path, webhook=webhook, replicas=replicas, kills=KILLS, seed=seed)
    assert (report.lost, report.out_of_order, report.left) == (0, 0, 0), report
    # At most one message for each chat and kill: the row that was between Telegram's yes and our commit.
    assert report.doubled <= KILLS * len(CHATS), report


async def test_a_turn_cut_off_in_the_middle_is_answered_after_the_next_start(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    ann = User(42)
    assistant.gates["slow"] = asyncio.Event()
    service = await start()
    api.push_text(ann, "slow")
    api.push_text(ann, "second")
    await api.until(lambda: assistant.turns and not api.pending)
    await service.cut()
    assert not api.messages(ann)
    assistant.gates["slow"].set()
    await start()
    assert (await api.await_message(ann)).text == "echo slow"
    assert (await api.await_message(ann)).text == "echo second"
    assert assistant.texts == ["slow", "slow", "second"]
    assert assistant.turns[0].id == assistant.turns[1].id


async def test_only_a_crash_between_telegrams_yes_and_our_commit_doubles_an_answer(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    ann = User(42)
    service = await start()
    api.fail("sendMessage", hang=True, taken=True)
    api.push_text(ann, "one")
    api.push_text(ann, "two")
    await api.until(lambda: api.made("sendMessage"))
    await service.cut()
    await start()
    await api.await_message(ann, "echo two")
    assert [message.text for message in api.messages(ann)] == ["echo one", "echo one", "echo two"]
    assert assistant.texts == ["one", "two"]


async def test_asked_to_stop_it_finishes_what_runs_and_sends_it(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    ann = User(42)
    assistant.gates["slow"] = asyncio.Event()
    service = await start()
    api.push_text(ann, "slow")
    await api.until(lambda: assistant.turns)
    service.stop.set()
    await asyncio.sleep(0.05)
    assistant.gates["slow"].set()
    await service.task
    assert [message.text for message in api.messages(ann)] == ["echo slow"]


async def test_what_came_in_while_it_was_down_is_answered_oldest_first(
    api: TelegramApi, start: Start
) -> None:
    ann = User(42)
    for number in range(5):
        api.push_text(ann, str(number))
    await start()
    await api.await_message(ann, "echo 4")
    assert [message.text for message in api.messages(ann)] == [f"echo {n}" for n in range(5)]


async def test_the_offset_moves_only_after_the_commit(api: TelegramApi, start: Start, store: Store) -> None:
    ann = User(42)
    await start()
    api.push_text(ann, "one")
    await api.await_message(ann, "echo one")
    await api.until(lambda: not api.pending)
    with store.engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")  # nobody else can commit
        update = api.push_text(ann, "two")
        await asyncio.sleep(0.5)
        assert api.pending == [update]
        other.rollback()
    await api.await_message(ann, "echo two")
    await api.until(lambda: not api.pending)


def test_after_a_crash_answers_go_out_again_and_notices_do_not(store: Store) -> None:
    to = Address(42, "telegram:42", "en")
    with store.begin() as session:
        outbox.put(session, to, "t1", "answer", [Part("a", "a")], now())
        outbox.put(
            session, Address(43, "telegram:43", "en"), "t2", "note", [Part("n", "n")], now(), kind="notice"
        )
        assert not outbox.put(session, to, "t1", "answer", [Part("a", "a")], now())
        taken, _ = take(session, OutboxRow, 10, now())
        assert len(taken) == 2
    with store.begin() as session:
        assert outbox.recover(session, all_taken=True) == 1
        again, _ = take(session, OutboxRow, 10, now())
        assert [row.turn for row in again] == ["t1"]


def test_a_lane_is_held_by_its_first_unfinished_row(store: Store) -> None:
    def _claim() -> list[int]:
        with store.begin() as session:
            return [row.update_id for row in take(session, InboxRow, 10, now())[0]]

    with store.begin() as session:
        inbox.receive(session, [Received(n, str(n % 2), "{}") for n in range(1, 6)], now())
        inbox.receive(session, [Received(1, "1", "{}"), Received(6, "0", "{}")], now())
    assert _claim() == [1, 2]
    assert _claim() == []
    with store.begin() as session:
        inbox.finish(session, [1], now())
    assert _claim() == [3]


def test_content_is_forgotten_once_answered_and_rows_in_time(store: Store) -> None:
    with store.begin() as session:
        inbox.receive(session, [Received(1, "1", '{"secret": 1}')], now())
        take(session, InboxRow, 1, now())
        inbox.finish(session, [1], now())
    with store.begin() as session:
        assert session.query(InboxRow).one().payload == ""
        assert inbox.receive(session, [Received(1, "1", "{}")], now()) == set()
        inbox.prune(session, now())
        assert session.query(InboxRow).count() == 0
