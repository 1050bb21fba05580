"""Choices under an answer: chosen once, by the one they were offered to, while they are current."""

import asyncio

import pytest

from bot.assistant.conversation import Button, Reply
from bot.clock import now
from bot.store import Store
from bot.store.buttons import Choice, offer, press, retire
from tests.telegram.conftest import Start
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, Sent, TelegramApi, User

ANN = User(42)
LI = User(43, language_code="zh-hans", name="Li")
LONG = "the parcel goes to Germany " * 20
QUESTION = Reply("Which country does it go to?", "en", "asked",
                 buttons=(Button("Germany", LONG), Button("France", "to France")))  # fmt: skip


@pytest.fixture
async def question(api: TelegramApi, start: Start, assistant: ScriptedAssistant) -> Sent:
    """An open question with two buttons."""
    assistant.answers["duty"] = QUESTION
    await start()
    api.push_text(ANN, "duty")
    return await api.await_message(ANN)


async def test_a_press_is_a_turn_with_the_value_however_long(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    callback = api.press(question, "Germany")
    await api.await_message(ANN, "echo the parcel goes to Germany")
    assert assistant.texts == ["duty", LONG]
    assert api.answer_to(callback) == ""
    await api.until(lambda: not question.keyboard)
    assert question.text == "Which country does it go to?\n\n✓ Germany"


async def test_the_press_is_answered_before_the_turn_even_when_the_chat_is_busy(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    assistant.gates["think"] = asyncio.Event()
    api.push_text(ANN, "think")
    await api.until(lambda: "think" in assistant.texts)
    callback = api.press(question, "France")
    await api.until(lambda: api.answer_to(callback) == "")
    assert assistant.texts == ["duty", "think"]
    assistant.gates["think"].set()
    await api.await_message(ANN, "echo think")
    await api.await_message(ANN, "echo to France")


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 400, "description": "Bad Request: message can't be edited"},
        {"status": 400, "description": "Bad Request: message to edit not found"},
        {"status": 400, "description": "Bad Request: MESSAGE_TOO_OLD"},
        {"status": 403, "description": "Forbidden: not enough rights"},
        {"status": 429, "retry_after": 1},
        {"status": 502},
        {"reset": True},
    ],
    ids=["uneditable", "gone", "old", "no-right", "429", "502", "cut"],
)
async def test_a_choice_that_cannot_be_shown_in_the_question_is_shown_in_a_message_under_it(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant, fault: dict[str, object]
) -> None:
    api.fail("editMessageText", **fault)  # type: ignore[arg-type]
    api.press(question, "Germany")
    await api.until(lambda: len(api.messages(ANN)) == 3)
    (shown,) = [message for message in api.messages(ANN) if message.text == "✓ Germany"]
    assert shown.reply_to == question.id
    await api.await_message(ANN, "echo the parcel goes to Germany")
    assert assistant.texts == ["duty", LONG]
    assert len(api.made("editMessageText")) == 1  # once is enough: it is told by the message


async def test_a_question_that_shows_the_choice_already_is_not_told_again(
    api: TelegramApi, question: Sent
) -> None:
    api.fail("editMessageText", status=400, description="Bad Request: message is not modified")
    api.press(question, "Germany")
    await api.await_message(ANN, "echo the parcel goes to Germany")
    api.push_text(ANN, "end")
    await api.await_message(ANN, "echo end")
    assert not [message for message in api.messages(ANN) if "✓" in message.text]


async def test_a_second_press_has_no_effect_and_says_so(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    germany, france = question.keyboard[0]
    api.press_data(question, germany.data)
    again = api.press_data(question, germany.data)
    other = api.press_data(question, france.data)
    await api.until(lambda: api.answer_to(other))
    await api.await_message(ANN, "echo the parcel")
    assert api.answer_to(again) == api.answer_to(other) == "You have already chosen here."
    api.push_text(ANN, "end")
    await api.await_message(ANN, "echo end")
    assert assistant.texts == ["duty", LONG, "end"]


async def test_a_press_under_an_old_answer_is_refused_kindly_and_its_buttons_go(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    api.push_text(ANN, "something else")
    await api.await_message(ANN, "echo something else")
    callback = api.press(question, "Germany")
    await api.until(lambda: api.answer_to(callback))
    assert "out of date" in str(api.answer_to(callback))
    await api.until(lambda: not question.keyboard)
    assert assistant.texts == ["duty", "something else"]


async def test_unknown_button_data_is_an_old_press(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    callbacks = [api.press_data(question, data) for data in ("forged", "role:admin", "'; drop table people")]
    await api.until(lambda: all(api.answer_to(callback) for callback in callbacks))
    assert assistant.texts == ["duty"]


async def test_a_help_in_between_leaves_the_question_open(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    api.push_text(ANN, "/help")
    await api.await_message(ANN)
    api.press(question, "France")
    await api.await_message(ANN, "echo to France")


async def test_a_reset_closes_the_question(
    api: TelegramApi, question: Sent, assistant: ScriptedAssistant
) -> None:
    api.push_text(ANN, "/reset")
    await api.await_message(ANN)
    callback = api.press(question, "France")
    await api.until(lambda: api.answer_to(callback))
    assert assistant.texts == ["duty"]


async def test_in_a_group_only_the_one_who_asked_may_choose(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    group = Group(-1001)
    assistant.answers["duty"] = QUESTION
    await start()
    api.push_text(ANN, "@quayside_bot duty", chat=group)
    asked = await api.await_message(group)
    foreign = api.press(asked, "France", by=LI)
    await api.until(lambda: api.answer_to(foreign))
    assert "for the person who asked" in str(api.answer_to(foreign)) or "提问" in str(api.answer_to(foreign))
    api.press(asked, "France", by=ANN)
    await api.await_message(group, "echo to France")
    assert assistant.texts == ["duty", "to France"]


async def test_odd_labels_are_made_fit_for_a_button(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    odd = (
        Button("", "empty"),
        Button("x" * 500, "long"),
        Button("a\nb\u202ec\x00", "control"),
        Button("中" * 9, "zh"),
    )
    assistant.answers["odd"] = Reply("Choose", "en", "asked", buttons=odd + (Button("again", "v"),) * 90)
    await start()
    api.push_text(ANN, "odd")
    asked = await api.await_message(ANN)
    assert asked.labels[:4] == ["…", "x" * 63 + "…", "a bc", "中" * 9]
    assert len(asked.labels) == 48


def test_the_same_update_gets_the_same_verdict_again(store: Store) -> None:
    with store.begin() as session:
        first, second = offer(session, 42, "p", [Choice("A", "say", "a"), Choice("B", "say", "b")], now())
    with store.begin() as session:
        assert press(session, first, "p", 7).verdict == "chosen"
    with store.begin() as session:
        retire(session, 42, now())
        assert press(session, first, "p", 7).value == "a"
        assert press(session, second, "p", 8).verdict == "used"
        assert press(session, "none", "p", 9).verdict == "old"
