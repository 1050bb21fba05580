"""What is not text: an honest word instead of silence, once an album; and edits."""

import asyncio
from typing import Any

import pytest

from tests.telegram.conftest import QUICK, Start
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

ANN = User(42)
LI = User(43, language_code="zh-hans")
FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [FILE | {"width": 1, "height": 1}]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"photo": PHOTO}, "look at pictures"),
        ({"document": FILE}, "open files"),
        ({"voice": FILE | {"duration": 1}}, "voice messages"),
        ({"sticker": FILE | {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}},
         "Stickers"),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, "locations"),
        ({"contact": {"phone_number": "1", "first_name": "X"}}, "this kind of message"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "this kind of message"),
        ({"poll": {"id": "1", "question": "?", "options": []}}, "this kind of message"),
    ],
)  # fmt: skip
async def test_what_it_cannot_read_it_says_so(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant, fields: dict[str, Any], words: str
) -> None:
    await start()
    api.push_message(ANN, **fields)
    answer = await api.await_message(ANN)
    assert words in answer.text
    api.push_text(ANN, "next")
    await api.await_message(ANN, "echo next")
    assert assistant.texts == ["next"]


async def test_a_caption_is_read_and_the_picture_is_not_claimed_to_be(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start()
    api.push_message(ANN, photo=PHOTO, caption="what is the HS code?")
    answer = await api.await_message(ANN)
    assert (
        answer.text
        == "echo what is the HS code?\n\n(I read your caption; I can't look at the picture itself yet.)"
    )


async def test_an_album_gets_one_reply(api: TelegramApi, start: Start, assistant: ScriptedAssistant) -> None:
    await start()
    for caption in ("", "is this broken?", ""):
        extra = {"caption": caption} if caption else {}
        api.push_message(ANN, photo=PHOTO, media_group_id="g1", **extra)
    api.push_text(ANN, "end")
    await api.await_message(ANN, "echo is this broken?")
    await api.await_message(ANN, "echo end")
    assert assistant.texts == ["is this broken?", "end"]
    assert len(api.messages(ANN)) == 2


async def test_a_straggler_of_an_album_gets_no_second_reply(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start()
    api.push_message(LI, photo=PHOTO, media_group_id="g1")
    assert "图片" in (await api.await_message(LI)).text
    api.push_message(LI, photo=PHOTO, media_group_id="g1")
    api.push_text(LI, "end")
    await api.await_message(LI, "echo end")
    assert len(api.messages(LI)) == 2


async def test_service_messages_ask_for_nothing(api: TelegramApi, start: Start) -> None:
    await start()
    api.push_message(ANN, message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    api.push_text(ANN, "end")
    assert (await api.await_message(ANN)).text == "echo end"


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"message_id": 1}},
        {"message": "nonsense"},
        {"message": None},
        {"callback_query": {"id": 5}},
        {"something_new": {"from": {"id": 42}}},
        {},
        {
            "message": {
                "message_id": 1,
                "date": "soon",
                "chat": {"id": 42, "type": "private"},
                "from": {"id": 42},
            }
        },
    ],
)
async def test_a_malformed_update_stops_nothing(
    api: TelegramApi, start: Start, update: dict[str, Any]
) -> None:
    await start()
    api.push(update)
    api.push_text(ANN, "next")
    await api.await_message(ANN, "echo next")
    await api.until(lambda: not api.pending)


async def test_fields_that_nobody_needs_may_be_missing_or_odd(api: TelegramApi, start: Start) -> None:
    await start()
    api.push_text(LI, "hello")
    await api.await_message(LI, "echo hello")
    odd = {
        "chat": LI.chat_json(),
        "from": {"id": 43},
        "date": "soon",
        "text": "x",
        "poll": 5,
        "entities": "none",
    }
    api.push({"message": odd})
    await api.await_message(LI, "echo x")


async def test_an_edit_replaces_a_message_that_nobody_has_begun_on(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.gates["first"] = asyncio.Event()
    await start()
    api.push_text(ANN, "first")
    await api.until(lambda: assistant.texts == ["first"])
    number = api.message_id(api.push_text(ANN, "to Germny"))
    await api.until(lambda: not api.pending)
    api.push_edit(ANN, number, "to Germany")
    await api.until(lambda: not api.pending)
    assistant.gates["first"].set()
    await api.await_message(ANN, "echo to Germany")
    assert assistant.texts == ["first", "to Germany"]


async def test_an_edit_of_an_answered_message_is_left_alone(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start(pace=QUICK)
    number = api.message_id(api.push_text(ANN, "hello"))
    await api.await_message(ANN, "echo hello")
    api.push_edit(ANN, number, "hello!!")
    api.push_text(ANN, "end")
    assert (await api.await_message(ANN)).text == "echo end"
    assert assistant.texts == ["hello", "end"]
