"""Telegram's limits on sending are kept to, and parked messages reach the staff."""

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import replace

from bot.assistant.conversation import Reply
from bot.clock import now
from bot.store import Store, inbox, outbox, people
from bot.store.inbox import PARKED
from bot.telegram.api import make_bot
from bot.telegram.limits import Limits
from bot.telegram.pace import Pace
from bot.telegram.rendering import render
from tests.telegram.conftest import QUICK, STAFF, Start, settings_for
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, TelegramApi, User

ANN, BO = User(42), User(STAFF)


async def _times(limits: Limits, chats: list[int]) -> list[tuple[int, float]]:
    """When each message might go out, all of them wanting to at once."""
    begun = asyncio.get_running_loop().time()
    sent: list[tuple[int, float]] = []

    async def one(chat: int) -> None:
        await limits.turn(chat)
        sent.append((chat, asyncio.get_running_loop().time() - begun))

    await asyncio.gather(*(one(chat) for chat in chats))
    return sorted(sent, key=lambda entry: entry[1])


def _most_within(times: list[float], seconds: float) -> int:
    return max(sum(a <= b < a + seconds for b in times) for a in times)


async def test_never_more_than_the_overall_rate_in_any_second() -> None:
    times = [at for _, at in await _times(Limits(30, Pace()), list(range(100)))]
    assert _most_within(times, 0.99) <= 30
    assert times[29] < 1
    assert 3.0 <= times[-1] < 6


async def test_a_chat_may_have_a_short_burst_and_then_one_a_second() -> None:
    pace = replace(Pace(), chat=0.1)
    times = [at for _, at in await _times(Limits(1000, pace), [42] * 12)]
    assert times[2] < 0.3
    assert _most_within(times, 0.29) <= 3
    assert 0.85 <= times[-1] < 4


async def test_a_group_has_twenty_a_minute_and_live_edits_leave_room() -> None:
    limits = Limits(1000, replace(Pace(), chat=0))
    for _ in range(10):
        await limits.turn(-7)
    assert not limits.is_crowded(-7)
    for _ in range(10):
        await limits.turn(-7)
    assert limits.is_crowded(-7)
    assert 59 < limits.wait(-7) <= 60
    assert limits.wait(42) == 0


async def test_a_group_over_its_minute_waits_and_holds_up_nobody(api: TelegramApi, start: Start) -> None:
    await start(pace=replace(QUICK, group=2))
    group = Group(-7)
    for number in range(3):
        api.push_text(ANN, f"/help@quayside_bot {number}", chat=group)
    await api.until(lambda: len(api.messages(group)) == 2)
    api.push_text(ANN, "private")
    await api.await_message(ANN, "echo private")
    assert len(api.messages(group)) == 2


async def test_the_service_sends_no_faster_than_it_is_told(api: TelegramApi, start: Start) -> None:
    await start(settings_for(api, send_rate=10))
    begun = time.monotonic()
    for number in range(25):
        api.push_text(User(100 + number), "hello")
    await api.until(lambda: len(api.made("sendMessage")) == 25, timeout=30)
    assert time.monotonic() - begun > 1.9  # ten, ten and five


def test_no_message_has_more_entities_than_telegram_shows() -> None:
    for text in (
        " ".join(f"**{n}** and _{n}_" for n in range(300)),
        "\n\n".join(f"**{n}**" for n in range(250)),
        "\n".join(f"- `{n}`" for n in range(250)),
        "> " + " ".join(f"**{n}**" for n in range(250)),
    ):
        parts = render(text)
        assert len(parts) > 1
        assert all(part.html.count("</") <= 99 for part in parts)  # one is left for the mark of a choice
        said = "".join(part.plain for part in parts)
        assert (
            "".join(said.split()) == "".join(render(text.replace("**", ""))[0].plain.split()) or "249" in said
        )


async def test_staff_who_know_the_bot_hear_of_a_parked_message_once_and_can_have_it_tried_again(
    api: TelegramApi, start: Start, store: Store, assistant: ScriptedAssistant
) -> None:
    assistant.answers["ever"] = RuntimeError("private words")
    await start()
    api.push_text(BO, "hello")
    await api.await_message(BO, "echo hello")
    update = api.push_text(ANN, "ever")
    await api.await_message(ANN, "I am sorry")
    notice = await api.await_message(BO, "could not be answered")
    assert str(update) in notice.text
    assert "RuntimeError" in notice.text
    assert "private words" not in notice.text
    assert not api.messages(1)  # an admin who never wrote cannot be reached
    with store.begin() as session:
        assert [row.update_id for row in inbox.listed(session, [PARKED], 9)] == [update]
    assistant.answers["ever"] = Reply("now it works", "en", "answered")
    with store.begin() as session:
        assert inbox.retry(session, [update, 7]) == [update]
    await api.await_message(ANN, "now it works")
    await asyncio.sleep(0.3)
    assert [m.text for m in api.messages(BO)].count(notice.text) == 1


def test_the_commands_list_retry_and_drop_what_is_parked(store: Store) -> None:
    url = str(store.engine.url)

    def quayside(*arguments: str) -> subprocess.CompletedProcess[str]:
        import os

        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments], env=environment, capture_output=True, text=True
        )

    with store.begin() as session:
        updates = [inbox.Received(n, str(n), '{"message": {"text": "secret"}}') for n in (5, 6)]
        inbox.receive(session, updates, now())
        for row in inbox.listed(session, ["pending"], 9):
            inbox.park(session, row.id, "RuntimeError()", now())
        people.meet(session, "telegram:5", "en", now())
        outbox.put(session, outbox.Address(5, "telegram:5", "en"), "t", "answer", render("hi"), now())
    listed = json.loads(quayside("inbox", "list", "--json").stdout)["rows"]
    assert [(row["update"], row["kind"], row["state"]) for row in listed] == [
        (5, "message", "parked"), (6, "message", "parked")
    ]  # fmt: skip
    assert "secret" not in quayside("inbox", "list").stdout
    assert quayside("inbox", "retry").returncode == 2
    assert quayside("inbox", "retry", "5").stdout == "1 to be tried again: 5\n"
    wrong = quayside("inbox", "drop", "5")
    assert wrong.returncode == 1
    assert "not parked: 5" in wrong.stderr
    assert quayside("inbox", "drop", "--all").stdout == "1 dropped: 6\n"
    assert quayside("inbox", "list").stdout == "nothing\n"
    waiting = json.loads(quayside("inbox", "list", "--all", "--json").stdout)["rows"]
    assert [(row["update"], row["state"]) for row in waiting] == [(5, "pending")]
    (message,) = json.loads(quayside("outbox", "list", "--json").stdout)["rows"]
    assert (message["chat"], message["state"]) == ("5", "pending")


async def test_calls_that_nobody_waits_for_any_more_do_not_use_up_the_connections(api: TelegramApi) -> None:
    api.push_text(ANN, "hello")
    bot = make_bot(settings_for(api))
    await bot.initialize()

    async def _cut(after: float) -> None:
        task = asyncio.create_task(bot.send_chat_action(ANN.id, "typing"))
        await asyncio.sleep(after)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    for _ in range(8):
        await asyncio.gather(*(_cut(number / 1000) for number in range(100)))
    async with asyncio.timeout(60):  # the pool's own patience is 10 seconds
        await bot.send_message(ANN.id, "still there")
    await bot.shutdown()
    await api.await_message(ANN, "still there")
