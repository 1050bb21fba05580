"""Telegram's faults: nothing lost, nothing doubled, and one chat's trouble is no other's."""

import asyncio
import time
from dataclasses import replace

import pytest

from bot.assistant.conversation import Button, Reply
from bot.clock import now
from bot.store import Store, outbox, people
from bot.store.outbox import Address, OutboxRow, Part
from tests.telegram.conftest import QUICK, Start
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, TelegramApi, User

ANN = User(42)
LI = User(43, language_code="zh-hans")


def states(store: Store, chat: int) -> list[str]:
    """The states of a chat's messages, in order."""
    with store.begin() as session:
        rows = session.query(OutboxRow).filter_by(chat=chat).order_by(OutboxRow.id)
        return [row.state for row in rows]


async def test_a_429_makes_that_chat_wait_and_no_other(api: TelegramApi, start: Start) -> None:
    await start()
    api.fail("sendMessage", chat=42, status=429, retry_after=2)
    begun = time.monotonic()
    api.push_text(ANN, "one")
    api.push_text(ANN, "two")
    await api.until(lambda: api.made("sendMessage"))
    api.push_text(LI, "other")
    await api.await_message(LI, "echo other")
    assert time.monotonic() - begun < 1.9
    assert not api.messages(ANN)
    await api.await_message(ANN, "echo one")
    assert time.monotonic() - begun > 1.9
    await api.await_message(ANN, "echo two")
    assert len(api.messages(ANN)) == 2


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_5xx_is_tried_again(api: TelegramApi, start: Start, store: Store, status: int) -> None:
    await start()
    api.fail("sendMessage", status=status, times=3)
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")
    assert [call.status for call in api.made("sendMessage")] == [status] * 3 + [200]


async def test_an_outage_loses_nothing_and_keeps_the_order(api: TelegramApi, start: Start) -> None:
    await start()
    api.push_text(ANN, "one")
    await api.await_message(ANN)
    await api.down()
    for number in range(20):
        api.push_text(ANN, f"ANN {number}")
        api.push_text(LI, f"LI {number}")
    await asyncio.sleep(0.3)
    await api.up()
    await api.await_message(ANN, "echo ANN 19")
    await api.await_message(LI, "echo LI 19")
    assert [m.text for m in api.messages(ANN)] == ["echo one"] + [f"echo ANN {n}" for n in range(20)]
    assert [m.text for m in api.messages(LI)] == [f"echo LI {n}" for n in range(20)]


@pytest.mark.parametrize("taken", [True, False])
async def test_a_cut_line_leaves_a_part_uncertain_and_the_person_decides(
    api: TelegramApi, start: Start, store: Store, assistant: ScriptedAssistant, taken: bool
) -> None:
    assistant.answers["long"] = Reply("\n\n".join(f"{n} " + "x" * 3000 for n in range(3)), "en", "answered")
    await start()
    await api.until(lambda: len(api.menus) == 10)
    api.fail("sendMessage", reset=True, taken=taken)
    api.push_text(ANN, "long")
    notice = await api.await_message(ANN, "has not confirmed")
    shown = [m.text[0] for m in api.messages(ANN)]
    assert shown == (["0", "1", "2", "T"] if taken else ["1", "2", "T"])
    await api.until(lambda: states(store, 42) == ["uncertain", "sent", "sent", "sent"])
    api.press(notice, "Send it again")
    again = await api.await_message(ANN, "0 x")
    assert again.id > notice.id
    await api.until(lambda: states(store, 42) == ["sent"] * 4)


async def test_an_answer_that_cannot_be_read_is_not_sent_twice(
    api: TelegramApi, start: Start, store: Store
) -> None:
    await start()
    api.fail("sendMessage", status=200, description="not what was expected")
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "has not confirmed")
    assert states(store, 42)[0] == "uncertain"


async def test_a_blocked_person_is_marked_until_they_come_back(
    api: TelegramApi, start: Start, store: Store, assistant: ScriptedAssistant
) -> None:
    def blocked() -> bool:
        with store.begin() as session:
            return people.is_blocked(session, "telegram:42")

    assistant.gates["slow"] = asyncio.Event()
    await start()
    api.push_text(ANN, "slow")
    await api.until(lambda: assistant.turns)
    api.block(ANN, told=False)
    assistant.gates["slow"].set()
    await api.until(blocked)
    assert states(store, 42) == ["failed"]
    api.unblock(ANN)
    await api.until(lambda: not blocked())
    api.block(ANN)
    await api.until(blocked)
    api.unblock(ANN)
    api.push_text(ANN, "back")
    await api.await_message(ANN, "echo back")
    assert not blocked()


async def test_markup_that_telegram_refuses_goes_out_once_as_plain_text(
    api: TelegramApi, start: Start, store: Store
) -> None:
    with store.begin() as session:
        people.meet(session, "telegram:42", "en", now())
        part = Part("<b>broken", "**broken**")
        outbox.put(session, Address(42, "telegram:42", "en"), "t1", "answer", [part], now())
    api.push_text(ANN, "hello")
    await start()
    assert (await api.await_message(ANN)).text == "**broken**"
    assert [call.status for call in api.made("sendMessage")][:2] == [400, 200]


async def test_a_message_that_telegram_refuses_for_good_holds_nobody_up(
    api: TelegramApi, start: Start, store: Store
) -> None:
    with store.begin() as session:
        for turn, text in (("t1", "x" * 5000), ("t2", " "), ("t3", "fine")):
            outbox.put(session, Address(42, "telegram:42", "en"), turn, "answer", [Part(text, text)], now())
    api.push_text(ANN, "hello")
    await start()
    await api.await_message(ANN, "fine")
    await api.until(lambda: states(store, 42)[:3] == ["failed", "failed", "sent"])
    assert [call.status for call in api.made("sendMessage")][:3] == [400, 400, 200]


async def test_a_group_that_moves_takes_its_messages_along(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    old, new = Group(-5, type="group"), Group(-1005)
    assistant.gates["slow"] = asyncio.Event()
    await start()
    api.push_text(ANN, "@quayside_bot slow", chat=old)
    await api.until(lambda: assistant.turns)
    api.migrate(old, new)
    assistant.gates["slow"].set()
    assert (await api.await_message(new)).text == "echo slow"


async def test_a_failing_turn_is_tried_again_and_then_parked_with_an_apology(
    api: TelegramApi, start: Start, store: Store, assistant: ScriptedAssistant
) -> None:
    assistant.failures["twice"] = 2
    assistant.failures["ever"] = 99
    await start()
    api.push_text(ANN, "twice")
    api.push_text(ANN, "ever")
    api.push_text(ANN, "after")
    await api.await_message(ANN, "echo after")
    said = [m.text for m in api.messages(ANN)]
    assert said[0] == "Something went wrong on our side. Your message is kept, and I am trying again."
    assert said[1] == "echo twice"
    assert said[2] == said[0]
    assert said[3].startswith("I am sorry")
    assert assistant.texts == ["twice"] * 3 + ["ever"] * 3 + ["after"]
    assert len({turn.id for turn in assistant.turns}) == 3


async def test_an_apology_is_in_the_persons_language(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.failures["坏了"] = 99
    await start()
    api.push_text(LI, "坏了")
    await api.await_message(LI, "很抱歉")


async def test_a_turn_that_never_ends_is_given_up(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.gates["hang"] = asyncio.Event()
    await start(pace=replace(QUICK, turn=0.1, retries=()))
    api.push_text(ANN, "hang")
    api.push_text(ANN, "next")
    await api.await_message(ANN, "I am sorry")
    await api.await_message(ANN, "echo next")


async def test_updates_that_come_twice_or_out_of_order_are_answered_once(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start()
    update = api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")
    await api.until(lambda: not api.pending)
    message = {"message_id": 1, "date": int(time.time()), "chat": ANN.chat_json(), "from": ANN.as_json()}
    api.push({"message": message | {"text": "hello"}}, update)  # delivered again
    await api.until(lambda: not api.pending)
    api.push(
        {"message": message | {"text": "earlier number"}}, 17
    )  # after a quiet week numbers begin anywhere
    await api.await_message(ANN, "echo earlier number")
    assert assistant.texts == ["hello", "earlier number"]


async def test_faults_of_every_kind_on_every_call_do_not_stop_the_service(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["ask"] = Reply("Which?", "en", "asked", buttons=(Button("A", "a"),))
    await start()
    for method in ("getUpdates", "answerCallbackQuery", "editMessageText", "sendChatAction"):
        for fault in ({"status": 500}, {"status": 429, "retry_after": 1}, {"reset": True}, {"status": 400},
                      {"status": 409}):  # fmt: skip
            api.fail(method, **fault)
    for number in range(4):
        api.push_text(ANN, "ask")
        question = await api.await_message(ANN, "Which?", timeout=10)
        api.press(question, "A")
        await api.await_message(ANN, "echo a", timeout=10)
        assert len(assistant.turns) == 2 * (number + 1)
