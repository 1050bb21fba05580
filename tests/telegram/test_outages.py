"""Telegram is away, or its line breaks, or it repeats itself: nothing is lost and nothing is answered twice."""

import asyncio
import random
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.settings import Settings
from bot.store import Store
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from tests.crash import free_port
from tests.telegram.conftest import QUICK, Start, settings_for
from tests.telegram.process import SECRET
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

ANN, LI = User(42), User(43)
SPEED = 40
"""The outage of a minute passes so much faster, and so do the waits after a fault."""
HURRIED = replace(QUICK, fault=1 / SPEED)


@pytest.fixture(params=["polling", "webhook"])
def settings(api: TelegramApi, request: pytest.FixtureRequest) -> Settings:
    """Each way in which updates come."""
    if request.param == "polling":
        return settings_for(api)
    port = free_port()
    return settings_for(
        api, webhook_url=f"http://127.0.0.1:{port}/hook", webhook_secret=SECRET, webhook_port=port
    )


def _said(api: TelegramApi, who: User) -> list[str]:
    return [message.text for message in api.messages(who)]


async def test_a_minute_without_telegram_loses_nothing_doubles_nothing_and_keeps_the_order(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    gate = asyncio.Event()
    for who in (ANN, LI):
        assistant.gates[f"{who.id}: 0"] = gate
    await start(pace=HURRIED)
    for number in range(12):  # these are being answered when Telegram goes
        for who in (ANN, LI):
            api.push_text(who, f"{who.id}: {number}")
    await api.until(lambda: len(assistant.turns) == 2 and not api.pending)
    await api.down()
    gate.set()
    for number in range(12, 24):  # and these are written while it is away
        for who in (ANN, LI):
            api.push_text(who, f"{who.id}: {number}")
    await asyncio.sleep(60 / SPEED)
    assert not api.sent
    await api.up()
    for who in (ANN, LI):
        await api.await_message(who, f"{who.id}: 23", timeout=20)
        assert _said(api, who) == [f"echo {who.id}: {number}" for number in range(24)]
    assert not api.pending


async def test_telegram_away_at_the_start_is_waited_for(api: TelegramApi, start: Start) -> None:
    await api.down()
    service = await start(pace=HURRIED)
    api.push_text(ANN, "hello")
    await asyncio.sleep(0.3)
    assert not service.task.done()
    await api.up()
    await api.await_message(ANN, "echo hello")


async def test_a_line_that_breaks_in_the_middle_of_an_answer_loses_no_update(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    for method in ("getMe", "setWebhook", "deleteWebhook", "getUpdates", "sendChatAction"):
        api.fail(method, half=True, times=2)
    for number in range(5):
        api.push_text(ANN, f"{number}")
    await start()
    await api.await_message(ANN, "echo 4", timeout=10)
    assert _said(api, ANN) == assistant_echo(5)
    assert assistant.texts == [f"{number}" for number in range(5)]


async def test_a_message_whose_answer_breaks_off_is_not_sent_twice_and_the_person_may_have_it_again(
    api: TelegramApi, start: Start, store: Store
) -> None:
    await start()
    api.fail("sendMessage", half=True)
    api.push_text(ANN, "hello")
    notice = await api.await_message(ANN, "has not confirmed")
    assert _said(api, ANN).count("echo hello") == 1  # Telegram had taken it
    with store.begin() as session:
        assert [row.state for row in session.query(OutboxRow).order_by(OutboxRow.id)][:1] == ["uncertain"]
    api.press(notice, "Send it again")
    await api.until(lambda: _said(api, ANN).count("echo hello") == 2)


@pytest.mark.parametrize("seed", range(3))
async def test_updates_repeated_and_shuffled_are_answered_once_each(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant, store: Store, settings: Settings, seed: int
) -> None:
    chance = random.Random(seed)
    people = [User(100 + number) for number in range(6)]
    updates = [
        _update(update_id, person, f"{person.id}: {number}")
        for number in range(4)
        for person in people
        for update_id in [chance.randrange(2**40)]
    ]
    await start()
    for person in people:  # Telegram lets nobody be written to who is a stranger
        api.push_text(person, "before")
    await api.until(lambda: len(api.sent) == len(people))
    chance.shuffle(updates)
    wanted = sorted(update["message"]["text"] for update in updates)
    if settings.webhook_url:
        await _posted(settings, [update for update in updates for _ in range(chance.randrange(1, 4))])
    else:
        for update in updates:
            for _ in range(chance.randrange(1, 4)):
                number = update["update_id"]
                api.push({"message": update["message"]}, number)
                if chance.random() < 0.5:
                    await api.until(lambda number=number: number not in api.pending)  # type: ignore[misc]
    await api.until(lambda: len(api.sent) == len(people) + len(updates), timeout=15)
    await api.until(lambda: not api.pending)
    with store.begin() as session:
        assert {row.state for row in session.query(InboxRow)} == {"done"}
    assert sorted(text for text in assistant.texts if text != "before") == wanted
    assert len(api.sent) == len(people) + len(updates)


def assistant_echo(count: int) -> list[str]:
    """What a scripted assistant says to the numbers below."""
    return [f"echo {number}" for number in range(count)]


def _update(update_id: int, person: User, text: str) -> dict[str, Any]:
    message = {"message_id": update_id % 2**31, "date": 1, "chat": person.chat_json(), "from": person.as_json(),
               "text": text}  # fmt: skip
    return {"update_id": update_id, "message": message}


async def _posted(settings: Settings, updates: list[dict[str, Any]]) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with aiohttp.ClientSession(headers=headers) as client:

        async def _one(update: dict[str, Any]) -> int:
            async with client.post(settings.webhook_url, json=update) as answer:
                return answer.status

        assert set(await asyncio.gather(*map(_one, updates))) == {200}
