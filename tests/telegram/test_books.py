"""The store, reached from the event loop: works that wait together share a transaction, and none spoils another."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.clock import now
from bot.store import Store, people
from bot.store.people import PersonRow
from bot.telegram.books import Books


@pytest.fixture
def books(store: Store) -> Iterator[Books]:
    """Over a store of the test's own."""
    opened = Books(store)
    yield opened
    opened.close()


async def together(books: Books, *works: Callable[[Session], Any]) -> list[Any]:
    """Lay works while the thread is busy, so that they wait together; gives results and exceptions."""
    begun, free = threading.Event(), threading.Event()

    def _busy(_session: Session) -> None:
        begun.set()
        free.wait(5)

    first = asyncio.create_task(books(_busy))
    await asyncio.to_thread(begun.wait, 5)
    waiting = [asyncio.create_task(books(work)) for work in works]
    await asyncio.sleep(0)
    free.set()
    await first
    return list(await asyncio.gather(*waiting, return_exceptions=True))


def meet(session: Session, person: str = "telegram:1") -> str:
    """One that writes."""
    return people.meet(session, person, "en", now()).client_language


async def test_works_that_wait_together_share_a_transaction(books: Books) -> None:
    sessions: list[Session] = []

    def _note(session: Session) -> None:
        meet(session)
        sessions.append(session)

    await together(books, _note, _note)
    assert sessions[0] is sessions[1]


async def test_one_that_fails_spoils_no_other(books: Books) -> None:
    def _fail(session: Session) -> None:
        meet(session, "telegram:2")
        raise ValueError("not this one")

    def _stop(_session: Session) -> None:
        raise StopIteration

    met, failed, stopped = await together(books, meet, _fail, _stop)
    assert met == "en"
    assert isinstance(failed, ValueError)
    assert isinstance(stopped, RuntimeError)
    assert await books(lambda session: session.get(PersonRow, "telegram:1")) is not None
    assert await books(lambda session: session.get(PersonRow, "telegram:2")) is None


async def test_each_sees_what_the_one_before_it_stored(books: Books) -> None:
    await books(meet)
    kept: list[PersonRow | None] = []

    def _read(session: Session) -> None:
        kept.append(session.get(PersonRow, "telegram:1"))

    def _change(session: Session) -> None:
        table = PersonRow.__table__
        session.execute(update(table).values(language="zh"))  # type: ignore[arg-type]

    def _again(session: Session) -> str | None:
        return session.get_one(PersonRow, "telegram:1").language

    assert (await together(books, _read, _change, _again))[2] == "zh"
    assert kept[0] is not None
    assert kept[0].language is None


async def test_one_whose_caller_went_away_before_it_began_is_not_done(books: Books) -> None:
    begun, free = threading.Event(), threading.Event()

    def _busy(_session: Session) -> None:
        begun.set()
        free.wait(5)

    first = asyncio.create_task(books(_busy))
    await asyncio.to_thread(begun.wait, 5)
    given_up = asyncio.create_task(books(meet))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    free.set()
    await first
    assert await books(lambda session: session.get(PersonRow, "telegram:1")) is None
