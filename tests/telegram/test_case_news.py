"""What is decided about a case reaches its customer, what waits reaches the shop, and days are spoken of in time."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.aftersales.cases import Actor, Opening, act, open_case
from bot.clock import now
from bot.money import Money
from bot.store import Store
from bot.store.cases import CaseDeadlineRow, CaseEventRow, CaseRow
from bot.store.outbox import OutboxRow
from bot.store.people import meet
from tests.aftersales.shop import put_order
from tests.telegram.acme import ANNA, BO, CHINESE, CUSTOMER, GROUP, SELLER, in_topic
from tests.telegram.conftest import Start
from tests.telegram_api import TelegramApi, User

Do = Callable[..., CaseEventRow]


def opened(
    api: TelegramApi, store: Store, customer: User = CUSTOMER, kind: str = "return", language: str = "en"
) -> CaseRow:
    """A case of a customer, opened in words as the assistant's tool does it."""
    api.knows(customer)
    person = f"telegram:{customer.id}"
    with store.begin() as session:
        meet(session, person, language, now())
        order = put_order(
            session, f"10{customer.id}", customer=person, delivered=now().date() - timedelta(days=1)
        )
        order.email = "secret@example.org"
        opening = Opening(kind=kind, words="does not fit", customer=person, language=language, chat=customer.id,
                          order_number=order.number)  # fmt: skip
        return open_case(session, opening, Actor(person, "customer", "default", f"open:{customer.id}"), now())


@pytest.fixture
def do(store: Store) -> Do:
    """Acts on a case somewhere else than in its topic: by a command line, in a private chat."""
    turns = iter(range(1000))

    def _do(
        case: CaseRow, action: str, role: str = "seller", person: str = "telegram:3", **data: Any
    ) -> CaseEventRow:
        with store.begin() as session:
            actor = Actor(person, role, "default", f"elsewhere:{next(turns)}")
            return act(session, session.get_one(CaseRow, case.id), action, actor, now(), **data)

    return _do


async def thread_of(api: TelegramApi, case: CaseRow) -> int:
    """The thread of a case's topic, once it is there."""
    await api.until(lambda: any(case.number in topic.name for topic in api.topics[GROUP.id].values()))
    return api.topic(GROUP, case.number)


async def test_a_new_case_has_its_topic_with_order_goods_and_days_and_no_address(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case = opened(api, store, kind="warranty")
    thread = await thread_of(api, case)
    await in_topic(api, thread, "New case")
    top = api.in_topic(GROUP, thread)[0].text
    assert "#1077" in top
    assert "2 × Cup 1" in top
    assert "50.00 EUR" in top
    assert "Last day for the customer (guarantee)" in top
    assert "does not fit" in top
    assert "secret@example.org" not in "".join(m.text for m in api.messages(GROUP))


async def test_the_life_of_a_return_is_told_to_both_sides(
    api: TelegramApi, linked: None, store: Store, do: Do
) -> None:
    case = opened(api, store)
    thread = await thread_of(api, case)
    do(case, "approve", amount=Money(Decimal("45.00"), "EUR"), remedy="refund")
    approved = await api.await_message(CUSTOMER, "has approved it")
    assert "45.00 EUR" in approved.text
    assert "goods come back first" in approved.text
    do(case, "send_back", "customer", f"telegram:{CUSTOMER.id}", number="RR123456785DE")
    await in_topic(api, thread, "RR123456785DE")
    do(case, "receive")
    await api.await_message(CUSTOMER, "has arrived")
    do(case, "refund")
    await api.await_message(CUSTOMER, "has been paid back")
    do(case, "close")
    closed = await api.await_message(CUSTOMER, "is closed")
    assert "Write about it again" in closed.labels
    await api.until(lambda: api.topics[GROUP.id][thread].closed)
    do(case, "reopen", "customer", f"telegram:{CUSTOMER.id}")
    await in_topic(api, thread, "opened case")
    await api.until(lambda: not api.topics[GROUP.id][thread].closed)


async def test_a_refusal_comes_with_its_reason_in_the_customers_language(
    api: TelegramApi, linked: None, store: Store, do: Do
) -> None:
    case = opened(api, store, CHINESE, language="zh")
    do(case, "refuse", note="已超过 30 天")
    refused = await api.await_message(CHINESE, "未同意")
    assert "已超过 30 天" in refused.text
    assert case.number in refused.text


async def test_who_is_asked_something_answers_to_people_and_can_go_back(
    api: TelegramApi, linked: None, store: Store, do: Do
) -> None:
    case = opened(api, store)
    thread = await thread_of(api, case)
    do(case, "ask_customer", "staff", f"telegram:{ANNA.id}", note="Which size is it?")
    asked = await api.await_message(CUSTOMER, "Which size is it?")
    assert asked.labels == ["Back to the assistant"]
    with store.begin() as session:
        assert session.get_one(CaseRow, case.id).waiting_since is None  # nobody waits for a person by that
    api.push_text(CUSTOMER, "Forty-two")
    await in_topic(api, thread, "Forty-two")
    assert not [m for m in api.messages(CUSTOMER) if "echo" in m.text]
    with store.begin() as session:
        assert session.get_one(CaseRow, case.id).state == "waiting_seller"


async def test_staff_ask_the_assistant_in_a_topic_by_name_and_the_customer_sees_none_of_it(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case = opened(api, store)
    thread = await thread_of(api, case)
    api.push_topic(BO, GROUP, thread, "@quayside_bot what is the withdrawal period?")
    await api.await_message(GROUP, "echo what is the withdrawal period?")
    api.push_topic(BO, GROUP, thread, "/track LX123456785CN")
    await api.await_message(GROUP, "echo Track LX123456785CN")
    assert api.messages(CUSTOMER) == []


async def test_a_seller_works_on_a_case_in_private_by_commands_under_its_messages(
    api: TelegramApi, shop: None, store: Store, start: Start
) -> None:
    await start()
    api.push_text(SELLER, "hello")
    await api.await_message(SELLER, "echo hello")
    case = opened(api, store)
    told = await api.await_message(SELLER, "New case")
    api.push_text(SELLER, "/note ask the warehouse", reply_to=told)
    await api.await_message(SELLER, "the customer does not see it")
    api.push_text(SELLER, "/close", reply_to=told)
    await api.await_message(CUSTOMER, "is closed")
    assert not [m for m in api.messages(CUSTOMER) if "warehouse" in m.text]
    with store.begin() as session:
        assert session.get_one(CaseRow, case.id).state == "closed"


async def test_days_are_spoken_of_once_before_they_pass(api: TelegramApi, linked: None, store: Store) -> None:
    case = opened(api, store)
    thread = await thread_of(api, case)
    with store.begin() as session:
        session.query(CaseDeadlineRow).filter_by(case_id=case.id).delete()
        for kind, whose in (("withdrawal", "customer"), ("refund", "seller")):
            session.add(CaseDeadlineRow(case_id=case.id, kind=kind, due=now().date() + timedelta(days=1), whose=whose,
                                        rule="test", reminded_at=None, met_at=None))  # fmt: skip
    await api.await_message(CUSTOMER, "one day is left")
    await in_topic(api, thread, "refund due")
    api.push_text(CUSTOMER, "ok")
    await api.await_message(CUSTOMER, "echo ok")
    assert len([m for m in api.messages(CUSTOMER) if "is left" in m.text]) == 1


async def test_news_are_told_once_whatever_the_rounds(
    api: TelegramApi, linked: None, store: Store, do: Do
) -> None:
    case = opened(api, store)
    do(case, "refuse", note="no")
    await api.await_message(CUSTOMER, "has refused it")
    api.push_text(CUSTOMER, "ok")
    await api.await_message(CUSTOMER, "echo ok")
    with store.begin() as session:
        turns = [row.turn for row in session.query(OutboxRow) if row.turn.startswith("case:")]
        assert len(turns) == len(set(turns))
        assert all(event.told_at is not None for event in session.query(CaseEventRow))


async def test_news_that_cannot_be_told_keep_no_others_from_being_told(
    api: TelegramApi, linked: None, store: Store, do: Do
) -> None:
    broken, sound = opened(api, store), opened(api, store, CHINESE, language="zh")
    with store.begin() as session:
        case = session.get_one(CaseRow, broken.id)
        event = act(
            session, case, "refuse", Actor("telegram:3", "seller", "default", "odd"), now(), note="no"
        )
        event.data = []  # type: ignore[assignment]
    do(sound, "refuse", note="no")
    await api.await_message(CHINESE, "未同意")
    with store.begin() as session:
        assert session.query(CaseEventRow).filter_by(told_at=None).count() == 0
