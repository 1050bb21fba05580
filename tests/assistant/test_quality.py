"""Those who sell ask for the week's figures and begin a recall in their own words; customers get neither."""

import uuid
from typing import Any

import pytest

from bot.aftersales.cases import act
from bot.aftersales.shops import add_shop
from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.assistant.session import Rooms
from bot.assistant.understanding.quality import read_quality
from bot.clock import now
from bot.store.cases import CaseRow
from tests.aftersales.shop import Picked, actor, opened, put_order


async def ask(assistant: Assistant, text: str, shop: str, role: Any = "seller") -> Reply:
    """One turn of somebody of a shop of their own."""
    person = Person(f"telegram:{int(shop[2:10], 16)}", role, shop=shop)
    return await assistant.answer(Turn(person, f"{shop}:{role}", text, f"t:{uuid.uuid4().hex}"))


@pytest.fixture
def shop(rooms: Rooms) -> str:
    """A shop that sold twenty cups to Germany and heard of three broken ones."""
    name = f"s-{uuid.uuid4().hex[:8]}"
    customer = f"telegram:{uuid.uuid4().int % 10**9}"
    with rooms.store.begin() as session:
        add_shop(session, name)
        add_shop(session, f"{name}-other")
        for number in range(10):
            order = put_order(session, str(number), shop=name, customer=customer, prices=("20.00",))
            order.placed_at = now()
            order.items[0].batch = "L-7"
            if number < 3:
                who = actor("customer", customer, name)
                who = type(who)(who.person, who.role, name, f"{name}:{number}")
                opened(session, "damaged", order=order.number, items=(Picked(line=1, quantity=1),), who=who,
                       customer=customer, at=now())  # fmt: skip
    return name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("how did after-sales go this week?", "After-sales, week"),
        ("how is after-sales going?", "After-sales, week"),
        ("本周售后情况怎么样？", "售后周报"),
        ("resumen de posventa", "Posventa, semana"),
        ("сводка по обращениям", "Обращения за неделю"),
        ("/digest", "After-sales, week"),
    ],
)
async def test_the_week_is_told_in_the_sellers_language_with_a_picture(
    assistant: Assistant, shop: str, text: str, title: str
) -> None:
    reply = await ask(assistant, text, shop)
    assert title in reply.text
    assert "CUP-1" in reply.text
    assert "15.0" in reply.text  # three cases to twenty pieces
    assert [file.media_type for file in reply.files] == ["image/png"]


async def test_a_product_with_too_many_cases_comes_with_the_document_cited(
    assistant: Assistant, shop: str
) -> None:
    reply = await ask(assistant, "after-sales report", shop)
    assert "Stop selling it" in reply.text
    assert reply.citations


async def test_another_shops_week_is_not_seen(assistant: Assistant, shop: str) -> None:
    reply = await ask(assistant, "after-sales report", f"{shop}-other")
    assert "CUP-1" not in reply.text


async def test_a_recall_names_buyers_authorities_and_days_and_brings_the_lists(
    assistant: Assistant, shop: str
) -> None:
    reply = await ask(assistant, "We must recall CUP-1 batch L-7: the handle breaks", shop)
    assert reply.outcome == "acted"
    assert "20" in reply.text
    assert "Safety Business Gateway" in reply.text
    assert [file.name for file in reply.files] == ["recall-orders.csv", "recall-notice.txt"]
    assert "the handle breaks" in reply.files[1].data.decode()
    [key] = reply.buttons
    told = await ask(assistant, key.value, shop)
    assert "goes out to 1 buyers" in told.text


async def test_the_product_is_asked_for(assistant: Assistant, shop: str) -> None:
    asked = await ask(assistant, "start a recall", shop)
    assert asked.outcome == "asked"
    reply = await ask(assistant, "CUP-1", shop)
    assert "CUP-1" in reply.text
    assert reply.outcome == "acted"


async def test_a_customer_gets_no_figures_and_no_recall(assistant: Assistant, shop: str) -> None:
    for text in ("/digest", "/recall CUP-1", "after-sales report"):
        reply = await ask(assistant, text, shop, "customer")
        assert not {"case_digest", "recall_helper"} & {call.name for call in reply.tools}


@pytest.mark.parametrize(
    "text",
    ["was there a recall of CUP-1?", "how do I recall a product?", "what is a digest", "召回怎么做？",
     "recall that I told you about the cups yesterday", "what does a weekly digest contain?", "售后周报包括什么？",
     "recall: see you at 10"],
)  # fmt: skip
def test_questions_about_recalls_begin_none(text: str) -> None:
    assert read_quality(text) is None


@pytest.mark.parametrize(
    "text", ["recall CUP-1", "召回 CUP-1", "请召回CUP-1", "retire CUP-1", "отозвать CUP-1"]
)
def test_a_recall_is_begun_by_the_word_and_the_sku(text: str) -> None:
    assert read_quality(text) == ("recall_helper", {"sku": "CUP-1"})


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
async def test_customers_ratings_stand_in_the_digest(
    assistant: Assistant, rooms: Rooms, shop: str, language: str
) -> None:
    with rooms.store.begin() as session:
        case = session.query(CaseRow).filter_by(shop=shop).first()
        assert case is not None
        for who, action, more in (("seller", "close", {}), ("customer", "rate", {"rating": 4})):
            act(
                session,
                case,
                action,
                actor(who, case.customer if who == "customer" else "", shop),
                now(),
                **more,
            )
    person = Person(f"telegram:{int(shop[2:10], 16)}", "seller", shop=shop, language=language)
    reply = await assistant.answer(Turn(person, f"{shop}:{language}", "/digest", f"t:{uuid.uuid4().hex}"))
    assert "4.0" in reply.text
