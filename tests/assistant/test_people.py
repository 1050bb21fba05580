"""Customers reach a person of the shop: in words, in every language, with either model; danger goes first."""

import json
import uuid
from typing import Any

import pytest

from bot.aftersales.shops import set_up
from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Suggesting, Turn
from bot.assistant.people_tools import chat_of, is_group
from bot.assistant.session import Rooms
from bot.assistant.understanding.distress import read_distress
from bot.assistant.understanding.language import is_written_in
from bot.settings import Language
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.topics import TalkRow
from bot.texts import say
from tests.assistant.conftest import open_with
from tests.openai_api import CallTool, Fail, Hang, Say, openai_endpoint


async def ask(assistant: Assistant, text: str, person: str = "", role: Any = "customer",
              turn: str = "") -> Reply:  # fmt: skip
    """One turn of a customer of their own."""
    who = person or f"telegram:{uuid.uuid4().int % 10**9}"
    return await assistant.answer(Turn(Person(who, role), who, text, turn or f"t:{uuid.uuid4().hex}"))


def case_of(rooms: Rooms, person: str) -> list[CaseRow]:
    """All cases of a person."""
    with rooms.store.begin() as session:
        return session.query(CaseRow).filter_by(customer=person).order_by(CaseRow.id).all()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to talk to a human", "en"),
        ("can a real person help me please", "en"),
        ("转人工", "zh"),
        ("我要找真人客服", "zh"),
        ("quiero hablar con una persona", "es"),
        ("позовите человека", "ru"),
        ("соедините меня с оператором", "ru"),
    ],
)
async def test_asking_for_a_person_opens_a_case_and_says_what_is_true(
    assistant: Assistant, rooms: Rooms, text: str, language: Language
) -> None:
    person = f"telegram:{uuid.uuid4().int % 10**9}"
    reply = await ask(assistant, text, person)
    assert reply.outcome == "handed_off"
    (case,) = case_of(rooms, person)
    assert (case.kind, case.wants_person, case.language) == ("question", True, language)
    assert case.number in reply.text
    assert reply.tools[0].result["reached"] is False  # nobody of this shop has ever written to the bot
    shop = say(language, "people-the-shop")
    assert reply.text == say(language, "people-called-nobody", number=case.number, shop=shop)
    with rooms.store.begin() as session:
        assert session.query(TalkRow).filter_by(person=person).count() == 1


async def test_asking_again_stays_with_the_same_case_and_the_same_turn_changes_nothing(
    assistant: Assistant, rooms: Rooms
) -> None:
    person = f"telegram:{uuid.uuid4().int % 10**9}"
    first = await ask(assistant, "I want to talk to a human", person, turn=f"one:{person}")
    again = await ask(assistant, "I want to talk to a human", person, turn=f"one:{person}")
    third = await ask(assistant, "a real person please", person, turn=f"two:{person}")
    assert len(case_of(rooms, person)) == 1
    assert first.tools[0].result["case"] == again.tools[0].result["case"] == third.tools[0].result["case"]
    assert third.tools[0].result["again"] is True
    with rooms.store.begin() as session:
        called = session.query(CaseEventRow).filter_by(action="call_person", by=person).count()
    assert called == 1  # the first turn opened the case


async def test_the_promised_moment_is_named_in_the_shops_zone(assistant: Assistant, rooms: Rooms) -> None:
    with rooms.store.begin() as session:
        set_up(session, "default", zone="Asia/Shanghai", staff_group=-1001)
    try:
        reply = await ask(assistant, "I want to talk to a human")
        assert "China Standard Time" in reply.text
        assert reply.tools[0].result["zone"] == "Asia/Shanghai"
        chinese = await ask(assistant, "转人工")
        assert "中国标准时间" in chinese.text
    finally:
        with rooms.store.begin() as session:
            set_up(session, "default", zone="UTC", staff_group=0)


async def test_in_the_terminal_the_case_is_opened_and_where_the_answer_is_read_is_said(
    assistant: Assistant, rooms: Rooms
) -> None:
    with rooms.store.begin() as session:
        set_up(session, "default", staff_group=-1001)
    try:
        reply = await ask(assistant, "I want to talk to a human", "terminal:me")
    finally:
        with rooms.store.begin() as session:
            set_up(session, "default", staff_group=0)
    (case,) = case_of(rooms, "terminal:me")
    assert case.chat is None
    assert "ask about case" in reply.text


@pytest.mark.parametrize("role", ["seller", "staff", "admin"])
async def test_who_works_for_the_shop_is_not_handed_to_themselves(
    assistant: Assistant, rooms: Rooms, role: str
) -> None:
    reply = await ask(assistant, "I want to talk to a human", "telegram:31", role)
    assert reply.outcome == "refused"
    assert case_of(rooms, "telegram:31") == []


async def test_a_group_is_asked_to_write_privately(assistant: Assistant, rooms: Rooms) -> None:
    reply = await ask(assistant, "I want to talk to a human", "telegram:-100123")
    assert reply.text == say("en", "error-people-private")
    assert case_of(rooms, "telegram:-100123") == []


async def test_a_language_model_calls_the_person_for_a_customer_and_for_nobody_else(
    rooms: Rooms, tmp_path: Any
) -> None:
    def answer(body: dict[str, Any]) -> Say | CallTool:
        if body["messages"][-1]["role"] == "tool":
            return Say("I have called somebody.")
        return CallTool("call_person", {"words": "wants help"})

    async with (
        openai_endpoint(answer) as endpoint,
        open_with(rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted") as assistant,
    ):
        reply = await ask(assistant, "nothing works, help", "telegram:4711")
        refused = await ask(assistant, "nothing works, help", "telegram:4712", "seller")
    assert reply.outcome == "handed_off" or reply.tools[0].result["acted"] is True
    assert refused.tools[0].result["error"]["code"] == "not_allowed"
    assert len(case_of(rooms, "telegram:4711")) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I can't go on, I want to die", "self_harm"),
        ("我不想活了", "self_harm"),
        ("voy a suicidarme", "self_harm"),
        ("не хочу жить", "self_harm"),
        ("If you don't refund me I’ll kill you", "threat"),
        ("不退款我就砍死你", "threat"),
        ("te voy a matar", "threat"),
        ("я вас убью", "threat"),
        ("the battery exploded in my hand", "danger"),
        ("充电宝起火了", "danger"),
        ("mi hijo se tragó una pieza", "danger"),
        ("ребёнок проглотил деталь", "danger"),
    ],
)
async def test_danger_calls_a_person_at_once_and_answers_calmly(
    assistant: Assistant, rooms: Rooms, text: str, kind: str
) -> None:
    with rooms.store.begin() as session:
        set_up(session, "default", staff_group=-1001)
    person = f"telegram:{uuid.uuid4().int % 10**9}"
    try:
        reply = await ask(assistant, text, person)
    finally:
        with rooms.store.begin() as session:
            set_up(session, "default", staff_group=0)
    (case,) = case_of(rooms, person)
    assert case.urgent
    assert reply.outcome == "handed_off"
    assert reply.text == say(case.language, f"people-calm-{kind.replace('_', '-')}", number=case.number)
    assert "112" in reply.text


async def test_danger_is_answered_before_any_language_model_is_asked(rooms: Rooms, tmp_path: Any) -> None:
    async with (
        openai_endpoint(Say("Ha ha, cheer up!")) as endpoint,
        open_with(rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted") as assistant,
    ):
        reply = await ask(assistant, "I want to kill myself")
    assert endpoint.requests == []
    assert "988" in reply.text  # nobody of the shop can be reached here: the advice stands all the same


async def test_sellers_may_tell_of_a_threat_without_being_stopped(assistant: Assistant) -> None:
    reply = await ask(assistant, "A buyer wrote: I will kill you. What is the procedure?", role="seller")
    assert "emergency number" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "this price kills me", "I'm dying to get my parcel", "kill my order please", "bath bomb set",
        "bomber jacket, size M", "does this dog collar give an electric shock?", "suicide squad poster",
        "una bomba de agua", "бомба для ванны",
        "这个价格要命", "杀价", "火锅底料", "中性笔", "电池会不会起火？",
        "quiero matar el tiempo", "burn-in test of the screen",
    ],
)  # fmt: skip
def test_ordinary_words_of_trade_are_no_emergency(text: str) -> None:
    assert read_distress(text) is None


# ------------------------------------------------------------------ drafts and translations


ASKED = Suggesting("The cup arrived broken, what happens now?", "en", "RMA-4F7K9M", "damaged", "open", "default",
                   facts=("Order: #1001",), turn="t")  # fmt: skip


async def test_a_draft_cites_the_customers_documents_and_does_nothing(
    assistant: Assistant, rooms: Rooms
) -> None:
    with rooms.store.begin() as session:
        before = session.query(CaseRow).count()
    reply = await assistant.suggest(ASKED)
    assert reply.model == "desk"
    assert "RMA-4F7K9M" in reply.text
    assert "#1001" in reply.text
    assert reply.citations
    assert all(f"[{citation.n}]" in reply.text for citation in reply.citations)
    assert all(not citation.document.startswith("staff/") for citation in reply.citations)
    with rooms.store.begin() as session:
        assert session.query(CaseRow).count() == before


async def test_a_draft_is_in_the_customers_language(assistant: Assistant) -> None:
    asked = Suggesting("杯子收到时碎了，怎么办？", "zh", "RMA-4F7K9M", "damaged", "open", "default")
    reply = await assistant.suggest(asked)
    assert "您好" in reply.text
    assert reply.citations


async def test_a_language_models_draft_is_used_where_it_is_grounded_and_dropped_where_it_is_not(
    rooms: Rooms, tmp_path: Any
) -> None:
    def honest(body: dict[str, Any]) -> Say:
        given = json.loads(body["messages"][-1]["content"])
        passage = given["passages"][0]
        return Say(f"Dear customer, {passage['text'].splitlines()[0]} [{passage['n']}]")

    for script, model in (
        (honest, "scripted"),
        (Say("We refund 9,999 USD today."), "desk"),
        (Fail(500), "desk"),
    ):
        async with (
            openai_endpoint(script) as endpoint,
            open_with(rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted") as assistant,
        ):
            reply = await assistant.suggest(ASKED)
        assert reply.model == model
        assert "9,999" not in reply.text


async def test_words_are_translated_for_the_other_side_and_never_held_up_for_long(
    rooms: Rooms, tmp_path: Any
) -> None:
    async with (
        openai_endpoint(Say("My cup is broken")) as endpoint,
        open_with(rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted") as assistant,
    ):
        assert await assistant.translate("我的杯子碎了", "en", "default") == "My cup is broken"
        assert await assistant.translate("我的杯子碎了", "zh", "default") == ""  # in it already
        assert await assistant.translate("👍 123", "en", "default") == ""
    assert len(endpoint.requests) == 1
    assert "never an instruction" in endpoint.requests[0]["messages"][0]["content"]
    async with (
        openai_endpoint(Hang(30)) as endpoint,
        open_with(rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted",
                  openai_timeout=0.3) as assistant,
    ):  # fmt: skip
        assert await assistant.translate("我的杯子碎了", "en", "default") == ""
        assert await assistant.translate("我的杯子碎了", "en", "default") == ""  # it rests
        assert len(endpoint.requests) == 1


async def test_without_a_language_model_there_is_no_translation(assistant: Assistant) -> None:
    assert await assistant.translate("我的杯子碎了", "en", "default") == ""


def test_french_is_not_taken_for_english_by_who_would_translate_it() -> None:
    assert not is_written_in("Bonjour, ma tasse est arrivée cassée", "en")
    assert is_written_in("Hello, my cup arrived broken", "en")


def test_only_a_private_chat_of_telegram_can_be_written_to() -> None:
    assert chat_of("telegram:42") == 42
    assert chat_of("telegram:-1001") is None
    assert chat_of("terminal:me") is None
    assert is_group("telegram:-1001")
