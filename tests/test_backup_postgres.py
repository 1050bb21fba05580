"""Backup and restore of a PostgreSQL store, with its own tools."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assistant.checkpoints import open_checkpoints
from bot.backup import back_up, restore
from bot.clock import now
from bot.errors import UserError
from bot.settings import Settings
from bot.store import counters, open_store, people
from bot.store.people import PersonRow
from tests.postgres import Postgres, programs

pytestmark = pytest.mark.skipif(
    programs() is None or shutil.which("pg_dump") is None, reason="PostgreSQL is not installed"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.close()


@pytest.fixture
def settings(server: Postgres, tmp_path: Path) -> Settings:
    return Settings(_env_file=None, quayside_home=tmp_path / "home", database_url=server.new_database())


def add(settings: Settings, *names: str) -> set[str]:
    """Adds people; gives all there are."""
    store = open_store(settings.store_url)
    try:
        with store.begin() as session:
            for name in names:
                people.meet(session, name, "en", now())
        with store.begin() as session:
            return {row.id for row in session.query(PersonRow)}
    finally:
        store.close()


def test_a_postgresql_store_comes_back_and_the_old_state_lies_aside(
    settings: Settings, tmp_path: Path
) -> None:
    add(settings, "telegram:1")
    made = back_up(settings, tmp_path / "saved.zip")
    assert set(made.files) == {"store.dump"}
    add(settings, "telegram:2")

    done = restore(settings, tmp_path / "saved.zip")

    assert add(settings) == {"telegram:1"}
    assert (Path(done.aside) / "store.dump").stat().st_size > 1000


def test_it_is_refused_while_somebody_is_connected(settings: Settings, tmp_path: Path) -> None:
    add(settings, "telegram:1")
    back_up(settings, tmp_path / "saved.zip")
    running = open_store(settings.store_url)
    with running.begin() as session:
        session.query(PersonRow).all()
        with pytest.raises(UserError, match="stop it"):
            restore(settings, tmp_path / "saved.zip")
    running.close()


def test_replicas_count_together_on_postgresql(settings: Settings) -> None:
    first, second = open_store(settings.store_url), open_store(settings.store_url)
    since = counters.window(now(), 60)
    seen = []
    for store in (first, second, first):
        with store.begin() as session:
            seen.append(counters.add(session, "messages:telegram:1", since))
    first.close()
    second.close()
    assert seen == [1, 2, 3]


async def test_old_conversations_are_found_on_postgresql(settings: Settings) -> None:
    async with open_checkpoints(settings) as checkpoints:
        assert await checkpoints.forget_before(now()) == 0
