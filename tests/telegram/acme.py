"""Acme, its staff and its customers: what the tests of cases on Telegram share."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.aftersales.cases import Actor
from bot.aftersales.hand_off import call_person
from bot.aftersales.members import join
from bot.aftersales.shops import set_up
from bot.assistant.conversation import OnProgress, Reply, Turn
from bot.clock import now
from bot.settings import Settings
from bot.store import Store
from bot.store.cases import CaseRow
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, Sent, TelegramApi, User

GROUP = Group(-100777, "Acme staff")
SELLER = User(3, name="Mei")
ANNA = User(51, name="Anna")
BO = User(52, name="Bo")
STRANGER = User(66, name="Eve")
CUSTOMER = User(77, name="Carla")
CHINESE = User(78, name="Li", language_code="zh-hans")


@pytest.fixture
def shop(store: Store) -> None:
    """The default shop is Acme; Anna and Bo are on its staff."""
    with store.begin() as session:
        set_up(session, "default", name="Acme")
        for one in (ANNA, BO):
            join(session, "default", f"telegram:{one.id}", "staff", now())


@pytest.fixture
def asks(assistant: ScriptedAssistant, store: Store, settings: Settings) -> None:
    """Who writes "person, …" is handed over, as the assistant's tool does it."""

    async def hand_over(turn: Turn, _: OnProgress | None) -> Reply:
        language = turn.person.language_hint or "en"
        with store.begin() as session:
            actor = Actor(turn.person.id, "customer", turn.person.shop, turn.id)
            handed = call_person(session, settings, actor, now(), words=turn.text, language=language,
                                 chat=int(turn.person.id.partition(":")[2]))  # fmt: skip
        return Reply(f"called for {handed.case.number}, reached: {handed.reached}", language, "handed_off")

    for words in ("person, my cup is broken", "转人工，杯子碎了", "person, again"):
        assistant.answers[words] = hand_over


@pytest.fixture
async def linked(api: TelegramApi, start: Callable[..., Awaitable[Any]], shop: None, asks: None) -> None:
    """The bot runs, and the group is the shop's staff group."""
    api.found_forum(GROUP)
    await start()
    api.push_text(SELLER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "staff group of Acme")


def case_of(store: Store, **wanted: Any) -> CaseRow:
    """The newest case."""
    with store.begin() as session:
        return session.query(CaseRow).filter_by(**wanted).order_by(CaseRow.id.desc()).first()  # type: ignore[return-value]


async def hand_over(api: TelegramApi, store: Store, customer: User = CUSTOMER) -> tuple[CaseRow, int]:
    """A customer asks for a person; the case and its topic's thread."""
    words = "转人工，杯子碎了" if customer is CHINESE else "person, my cup is broken"
    api.push_text(customer, words)
    await api.await_message(customer, "called for")
    case = case_of(store, customer=f"telegram:{customer.id}")
    await api.until(lambda: any(case.number in topic.name for topic in api.topics[GROUP.id].values()))
    thread = api.topic(GROUP, case.number)
    await api.until(lambda: len(api.in_topic(GROUP, thread)) >= 2)
    return case, thread


async def in_topic(api: TelegramApi, thread: int, words: str, group: Group = GROUP) -> Sent:
    """The first message in a topic with these words."""
    return await api.until(lambda: next((m for m in api.in_topic(group, thread) if words in m.text), None))
