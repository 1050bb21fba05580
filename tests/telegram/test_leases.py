"""Replicas over one PostgreSQL store: each chat with one of them at a time, and the dead are relieved."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.clock import now
from bot.store import Store, inbox, open_store, outbox
from bot.store.inbox import InboxRow, Received
from bot.store.lanes import Overtaken, hold, renew, take
from bot.store.outbox import Address, OutboxRow, Part

LEASE = timedelta(seconds=0.3)


@pytest.fixture
def stores(database: str) -> Iterator[tuple[Store, Store]]:
    """Two replicas' stores."""
    opened = open_store(database), open_store(database)
    yield opened
    for store in opened:
        store.close()


def _receive(store: Store, *updates: Received) -> None:
    with store.begin() as session:
        inbox.receive(session, updates, now())


def _claim(store: Store, limit: int = 10) -> list[InboxRow]:
    with store.begin() as session:
        return take(session, InboxRow, limit, now(), LEASE)[0]


def test_two_replicas_never_work_on_one_chat_and_keep_its_order(stores: tuple[Store, Store]) -> None:
    chats, each = 7, 30
    _receive(stores[0], *(Received(n, str(n % chats), "{}") for n in range(chats * each)))
    done: list[tuple[str, int]] = []
    busy: Counter[str] = Counter()
    faults: list[str] = []
    guard = threading.Lock()

    def replica(store: Store) -> None:
        while len(done) < chats * each and not faults:
            for row in _claim(store, 3):
                with guard:
                    busy[row.lane] += 1
                    if busy[row.lane] > 1:
                        faults.append(row.lane)
                with store.begin() as session:
                    hold(session, InboxRow, row)
                    with guard:  # before the commit, which lets the next one go
                        done.append((row.lane, row.update_id))
                        busy[row.lane] -= 1
                    inbox.finish(session, [row.id], now())

    threads = [threading.Thread(target=replica, args=(store,)) for store in stores * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not faults
    assert len(done) == len(set(done)) == chats * each
    for chat in range(chats):
        numbers = [number for lane, number in done if lane == str(chat)]
        assert numbers == sorted(numbers)


def test_a_dead_replicas_rows_are_taken_over_and_it_can_commit_nothing_more(
    stores: tuple[Store, Store],
) -> None:
    first, second = stores
    _receive(first, Received(1, "7", "{}"), Received(2, "7", "{}"))
    (stuck,) = _claim(first)
    with second.begin() as session:
        assert inbox.recover(session, all_taken=False) == 0
    assert _claim(second) == []
    time.sleep(LEASE.total_seconds() + 0.1)
    with second.begin() as session:
        assert inbox.recover(session, all_taken=False) == 1
    (again,) = _claim(second)
    assert again.update_id == 1
    with pytest.raises(Overtaken), first.begin() as session:
        hold(session, InboxRow, stuck)
    with second.begin() as session:
        hold(session, InboxRow, again)


def test_who_shows_signs_of_life_keeps_its_rows(stores: tuple[Store, Store]) -> None:
    first, second = stores
    _receive(first, Received(1, "7", "{}"))
    (row,) = _claim(first)
    for _ in range(4):
        time.sleep(0.15)
        with first.begin() as session:
            renew(session, InboxRow, [row.id], LEASE)
        with second.begin() as session:
            assert inbox.recover(session, all_taken=False) == 0


def test_a_dead_replicas_answers_go_out_again_and_its_notices_do_not(stores: tuple[Store, Store]) -> None:
    first, second = stores
    with first.begin() as session:
        outbox.put(session, Address(1, "telegram:1", "en"), "t1", "answer", [Part("a", "a")], now())
        outbox.put(
            session, Address(2, "telegram:2", "en"), "t2", "note", [Part("n", "n")], now(), kind="notice"
        )
        taken, _ = take(session, OutboxRow, 10, now(), LEASE)
        assert len(taken) == 2
    time.sleep(LEASE.total_seconds() + 0.1)
    with second.begin() as session:
        outbox.recover(session, all_taken=False)
        again, _ = take(session, OutboxRow, 10, now(), LEASE)
        assert [row.turn for row in again] == ["t1"]
        assert [row.turn for row in outbox.listed(session, ["uncertain"], 10)] == ["t2"]


def test_an_update_handed_to_two_replicas_at_once_is_kept_once(stores: tuple[Store, Store]) -> None:
    news: list[set[int]] = []
    start = threading.Barrier(2)

    def replica(store: Store) -> None:
        start.wait()
        with store.begin() as session:
            news.append(inbox.receive(session, [Received(n, "1", "{}") for n in range(50)], now()))

    threads = [threading.Thread(target=replica, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted([*news[0], *news[1]]) == list(range(50))


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_two_starts_at_once_migrate_once(
    engine: str, database: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = database if engine == "postgresql" else f"sqlite:///{tmp_path_factory.mktemp('db') / 'store.db'}"
    opened: list[Store] = []
    faults: list[BaseException] = []
    start = threading.Barrier(4)

    def replica() -> None:
        start.wait()
        try:
            opened.append(open_store(url))
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=replica) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not faults
    for store in opened:
        with store.begin() as session:
            assert inbox.unfinished(session) == 0
        store.close()
