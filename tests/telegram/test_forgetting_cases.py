"""What cases hold on a customer: shown; kept while the case needs it, and said so; gone by itself afterwards."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import now, today
from bot.retention import run
from bot.settings import LANGUAGES, Settings
from bot.store import Store, case_privacy, personal
from bot.store.cases import CaseDeadlineRow, CaseRow
from bot.store.engine import Base
from bot.store.orders import OrderRow
from tests import authorisation as world
from tests.telegram.conftest import Start
from tests.telegram_api import TelegramApi, User

ANA = world.SALES[0]
KEY = f"telegram:{world.ANA}"
HERS = ("alphacase", "alphanote")


@pytest.fixture
def filled(store: Store) -> Store:
    """The world of the matrix: Ana has an open case, Ben and Bob have theirs."""
    world.fill(store)
    return store


def close(store: Store, *, days: int = 0, running: bool = False) -> None:
    """Ana's case has ended so many days ago; `running`: and a period of it has not."""
    with store.begin() as session:
        case = session.scalars(select(CaseRow).where(CaseRow.number == ANA.case)).one()
        case.state, case.closed_at = "closed", now() - timedelta(days=days)
        case.changed_at = case.closed_at
        if running:
            due = today() + timedelta(days=9)
            session.add(CaseDeadlineRow(case_id=case.id, kind="warranty", due=due, whose="customer"))


def left(store: Store, *words: str) -> set[str]:
    """Which of these words any table still holds."""
    with store.begin() as session:
        everything = " ".join(
            str(row) for table in Base.metadata.sorted_tables for row in session.execute(table.select())
        )
    return {word for word in words if word in everything}


async def no_conversations(_: object) -> int:
    return 0


def test_an_ended_case_keeps_what_was_done_and_not_who_it_was(filled: Store) -> None:
    close(filled)
    with filled.begin() as session:
        erased = case_privacy.erase(session, KEY, world.ANA, now())
    assert (erased.cases, erased.kept) == (1, ())
    assert left(filled, *HERS, "alphacase.jpg") == set()
    with filled.begin() as session:
        case = session.scalars(select(CaseRow).where(CaseRow.number == ANA.case)).one()
        assert (case.customer, case.chat, case.kind, case.order_number) == ("", None, "return", ANA.order)
        assert [(event.action, event.role) for event in case.events] == [
            ("open", "customer"),
            ("note", "seller"),
        ]
        assert case.events[0].by == "erased"
    assert left(filled, "deltacase", "bravocase", "deltanote") == {"deltacase", "bravocase", "deltanote"}


@pytest.mark.parametrize("running", [False, True], ids=["open", "period-runs"])
async def test_a_case_that_is_needed_stays_and_goes_by_itself_when_it_no_longer_is(
    filled: Store, running: bool
) -> None:
    if running:
        close(filled, running=True)
    with filled.begin() as session:
        assert case_privacy.needed(session, KEY, today()) == (ANA.case,)
        erased = case_privacy.erase(session, KEY, world.ANA, now())
    assert (erased.cases, erased.kept) == (0, (ANA.case,))
    settings = Settings(_env_file=None)
    assert (await run(settings, filled, no_conversations, now()))["cases"] == 0
    assert left(filled, *HERS) == set(HERS)
    if not running:
        close(filled)
    later = now() + timedelta(days=10)
    assert (await run(settings, filled, no_conversations, later))["cases"] == 1
    assert left(filled, *HERS) == set()


async def test_without_a_request_the_setting_decides(filled: Store) -> None:
    close(filled, days=40)
    settings = Settings(_env_file=None, keep_case_days=60)
    assert (await run(settings, filled, no_conversations, now()))["cases"] == 0
    assert (await run(settings, filled, no_conversations, now() + timedelta(days=21)))["cases"] == 1
    assert left(filled, *HERS) == set()
    assert (await run(settings, filled, no_conversations, now() + timedelta(days=22)))["cases"] == 0
    assert left(filled, "deltacase") == {"deltacase"}  # an open case is never too old


def test_mydata_shows_the_own_cases_without_what_the_shop_says_among_itself(filled: Store) -> None:
    with filled.begin() as session:
        shown = json.dumps(personal.export(session, KEY, world.ANA), default=str)
    for words in ("alphacase", "alphacase.jpg", ANA.case, ANA.order, "alphastreet"):
        assert words in shown
    for words in ("alphanote", "deltacase", "bravocase", "inboxword", "outboxword"):
        assert words not in shown


@pytest.mark.parametrize("language", LANGUAGES)
async def test_forget_names_the_case_that_stays_before_and_after_and_unlinks_the_order(
    api: TelegramApi, start: Start, filled: Store, language: str
) -> None:
    await start()
    person = User(world.ANA, language_code=language)
    api.push_text(person, "/forget")
    asked = await api.await_message(person, ANA.case)
    assert "RMA-DELTA" not in asked.text
    api.press(asked, asked.labels[0])
    done = await api.await_message(person, ANA.case)
    assert done.id > asked.id
    with filled.begin() as session:
        assert session.scalars(select(OrderRow).where(OrderRow.number == ANA.order)).one().customer is None
        case = session.scalars(select(CaseRow).where(CaseRow.number == ANA.case)).one()
        assert case.customer == KEY  # else nobody could answer them
        assert case.forget_at is not None


async def test_forget_reaches_the_conversations_of_every_shop(
    api: TelegramApi, start: Start, filled: Store, assistant: object
) -> None:
    await start()
    person = User(world.BOB)
    api.push_text(person, "/forget")
    asked = await api.await_message(person, "RMA-BRAVO")
    api.press(asked, asked.labels[0])
    await api.await_message(person, "RMA-BRAVO")
    forgotten = set(assistant.forgotten)  # type: ignore[attr-defined]
    assert {f"telegram:{world.BOB}:customer", f"telegram:{world.BOB}:customer:rival"} <= forgotten
