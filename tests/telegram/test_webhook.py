"""Updates handed over by webhook: kept before 200 is said, from Telegram alone, with any number of replicas."""

import asyncio
import io
from pathlib import Path

import aiohttp
import pytest

from bot.errors import Unavailable
from bot.settings import Settings
from bot.store import Store
from bot.telegram.api import UPDATES
from tests.crash import free_port
from tests.telegram.conftest import Start, settings_for
from tests.telegram.process import SECRET, kill, launch
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

ANN, LI = User(42), User(43)


@pytest.fixture
def settings(api: TelegramApi) -> Settings:
    """By webhook."""
    port = free_port()
    return settings_for(
        api, webhook_url=f"http://127.0.0.1:{port}/hook/", webhook_secret=SECRET, webhook_port=port
    )


async def _post(settings: Settings, body: bytes | str, secret: str | None) -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession() as client,
        client.post(
            settings.webhook_url,
            data=io.BytesIO(body.encode() if isinstance(body, str) else body),
            headers=headers,
        ) as answer,
    ):
        return answer.status


async def test_the_webhook_is_set_with_its_secret_and_messages_are_answered(
    api: TelegramApi, start: Start
) -> None:
    api.push_text(ANN, "before the start")
    await start()
    await api.await_message(ANN, "echo before the start")
    for number in range(10):
        api.push_text(ANN, f"A{number}")
        api.push_text(LI, f"L{number}")
    await api.await_message(ANN, "echo A9")
    await api.await_message(LI, "echo L9")
    assert [m.text for m in api.messages(LI)] == [f"echo L{n}" for n in range(10)]
    assert api.webhook["secret_token"] == SECRET
    assert tuple(api.webhook["allowed_updates"]) == UPDATES
    assert not api.made("getUpdates")
    assert not api.pending


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "ключ", SECRET.upper()])
async def test_a_call_without_the_secret_is_refused_and_not_kept(
    api: TelegramApi, start: Start, settings: Settings, assistant: ScriptedAssistant, secret: str | None
) -> None:
    await start()
    await api.until(lambda: api.webhook)
    update = (
        '{"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "forged", '
        '"from": {"id": 1}, "chat": {"id": 1, "type": "private"}}}'
    )
    if secret and not secret.isascii():
        secret = secret.encode().decode("latin-1")
    assert await _post(settings, update, secret) == 403
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")
    assert assistant.texts == ["hello"]


@pytest.mark.parametrize(
    ("body", "status"),
    [("", 400), ("{", 400), ("[" * 100_000, 400), (b"\xff\xfe", 400), ("[]", 200), ("{}", 200), ("7", 200),
     ('{"update_id": "x"}', 200), ('{"update_id": 7}', 200), ("x" * 5_000_000, 413)],
    ids=["empty", "cut", "deep", "bytes", "list", "object", "number", "odd-id", "bare", "huge"],
)  # fmt: skip
async def test_whatever_is_posted_it_goes_on(
    api: TelegramApi, start: Start, settings: Settings, body: bytes | str, status: int
) -> None:
    await start()
    await api.until(lambda: api.webhook)
    assert await _post(settings, body, SECRET) == status
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")


async def test_while_the_store_fails_telegram_hears_503_and_comes_again(
    api: TelegramApi, start: Start, store: Store
) -> None:
    await start()
    api.push_text(ANN, "one")
    await api.await_message(ANN, "echo one")
    with store.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")
    update = api.push_text(ANN, "two")
    await api.until(lambda: (update, 503) in api.delivered)
    assert api.pending == [update]
    with store.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbox")
    await api.await_message(ANN, "echo two")
    assert not api.pending


async def test_an_update_that_comes_twice_is_answered_once(
    api: TelegramApi, start: Start, settings: Settings, assistant: ScriptedAssistant
) -> None:
    await start()
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")
    update = (
        '{"update_id": 900001, "message": {"message_id": 1, "date": 1, "text": "hello", '
        '"from": {"id": 42}, "chat": {"id": 42, "type": "private"}}}'
    )
    assert [await _post(settings, update, SECRET) for _ in range(3)] == [200] * 3
    api.push_text(ANN, "next")
    await api.await_message(ANN, "echo next")
    assert assistant.texts == ["hello", "next"]


async def test_a_port_that_is_taken_is_said_in_one_line(api: TelegramApi, store: Store, start: Start) -> None:
    port = api.port
    taken = settings_for(
        api, webhook_url=f"http://127.0.0.1:{port}/x", webhook_secret=SECRET, webhook_port=port
    )
    service = await start(taken)
    with pytest.raises(Unavailable, match=f"127.0.0.1:{port}"):
        await service.task


async def test_of_two_replicas_one_may_die_and_the_other_answers_everything(
    api: TelegramApi, database: str, tmp_path: Path
) -> None:
    ports = [free_port(), free_port()]
    replicas = [await launch(api, database, port=port, home=str(tmp_path / str(port))) for port in ports]
    try:
        await api.until(lambda: len(api.made("setWebhook")) == 2, timeout=30)
        api.replicas = [f"http://127.0.0.1:{port}" for port in ports]
        people = [User(200 + n) for n in range(8)]
        for number in range(20):
            for person in people:
                api.push_text(person, f"{number}")
        await api.until(lambda: len(api.sent) > 30, timeout=20)
        await kill(replicas[0])
        # what the dead one had sent and not committed is sent again: count the different ones
        await api.until(lambda: all(len({m.text for m in api.messages(p)}) >= 20 for p in people), timeout=60)
        for person in people:
            said = list(dict.fromkeys(message.text for message in api.messages(person)))
            assert said == [f"echo {n}" for n in range(20)]
    finally:
        await asyncio.gather(*(kill(replica) for replica in replicas))
