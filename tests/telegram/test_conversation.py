"""A person writes, the assistant answers."""

import asyncio
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.assistant.conversation import Button, Citation, Reply
from bot.errors import NotAllowed, UserError
from bot.store import Store
from bot.telegram.service import serve
from bot.texts import say
from tests.telegram.conftest import QUICK, Start, settings_for
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

ANN = User(42)
LI = User(43, language_code="zh-hans", name="Li")


async def test_a_message_becomes_a_turn_and_the_reply_a_message(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start()
    update = api.push_text(ANN, "where is LX123456785CN?")
    answer = await api.await_message(ANN)
    assert answer.text == "echo where is LX123456785CN?"
    [turn] = assistant.turns
    assert (turn.id, turn.chat, turn.person.id) == (
        f"telegram:{update}",
        "telegram:42:customer",
        "telegram:42",
    )
    assert (turn.person.role, turn.person.language) == ("customer", None)


async def test_sources_stand_under_the_answer_in_its_language(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    cited = Citation(1, "regulations/eu/vat.md", "IOSS", "欧盟增值税", "https://europa.eu/vat", "2026-07-01",
                     warning="已过复核日期")  # fmt: skip
    assistant.answers["增值税?"] = Reply("**需要**登记 [1]。", "zh", "answered", citations=(cited,))
    await start()
    api.push_text(LI, "增值税?")
    answer = await api.await_message(LI)
    assert answer.text == (
        "需要登记 [1]。\n\n来源\n[1] 欧盟增值税 — IOSS · europa.eu · 截至 2026年7月1日 ⚠️ 已过复核日期"
    )
    assert [entity.url for entity in answer.entities if entity.url] == ["https://europa.eu/vat"]


async def test_a_long_answer_comes_in_order_in_parts_that_telegram_takes(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    paragraphs = [f"**{n}** " + "word & <word> " * 40 for n in range(30)]
    assistant.answers["all"] = Reply(
        "\n\n".join(paragraphs), "en", "answered", buttons=(Button("More", "more"),)
    )
    await start()
    api.push_text(ANN, "all")
    await api.until(lambda: any(m.keyboard for m in api.messages(ANN)))
    parts = api.messages(ANN)
    assert len(parts) > 3
    numbers = [int(line.split()[0]) for part in parts for line in part.text.split("\n\n")]
    assert numbers == list(range(30))
    assert [bool(part.keyboard) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert not [call for call in api.made("sendMessage") if call.status != 200]


@pytest.mark.parametrize(
    "text", ["", " ", "😀😀😀", "a\x00b\x1b[31m\u202e", "x" * 100_000, "<b>&lt;", "/ 1", "/usr/bin"]
)
async def test_any_text_reaches_the_assistant_and_is_answered(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant, text: str
) -> None:
    await start()
    api.push_text(ANN, text)
    await api.await_message(ANN)
    assert assistant.texts == [text]
    api.push_text(ANN, "next")
    await api.await_message(ANN, "echo next")


async def test_an_answer_that_shows_nothing_is_said_to_show_nothing(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["?"] = Reply("[x]: http://y", "es", "answered")
    await start()
    api.push_text(ANN, "?")
    assert "No tengo nada que mostrar" in (await api.await_message(ANN)).text


async def test_an_error_that_the_person_can_mend_is_explained_and_not_repeated(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["margins"] = NotAllowed("staff only")
    await start()
    api.push_text(LI, "margins")
    answer = await api.await_message(LI)
    assert answer.text == say("zh", "error-not-allowed")
    assert assistant.texts == ["margins"]


async def test_a_late_answer_says_that_it_is_late(api: TelegramApi, start: Start) -> None:
    api.push_text(ANN, "hello", at=time.time() - 3 * 3600)
    await start()
    answer = await api.await_message(ANN)
    assert answer.text.startswith("Sorry for the wait: you wrote this 3 hours ago")
    assert answer.text.endswith("echo hello")


async def test_chats_do_not_wait_for_one_another(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.gates["slow"] = asyncio.Event()
    await start()
    api.push_text(ANN, "slow")
    api.push_text(ANN, "second")
    api.push_text(LI, "quick")
    await api.await_message(LI, "echo quick")
    assert not api.messages(ANN)
    assistant.gates["slow"].set()
    assert (await api.await_message(ANN)).text == "echo slow"
    assert (await api.await_message(ANN)).text == "echo second"


async def test_the_token_never_reaches_the_log(
    api: TelegramApi, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.fail("sendMessage", status=502)
    api.fail("getUpdates", reset=True)
    await start()
    await api.until(lambda: api.made("getMe"))
    for name in ("httpx", "httpcore", "telegram"):  # as an operator may set them
        logging.getLogger(name).setLevel(logging.DEBUG)
    api.push_text(ANN, "hello")
    await api.await_message(ANN)
    assert any(record.name == "httpx" and "<token>" in record.getMessage() for record in caplog.records)
    assert not [
        record for record in caplog.records if api.token in record.getMessage() + str(record.exc_text)
    ]


@pytest.mark.parametrize(
    ("others", "code"),
    [({"telegram_bot_token": ""}, "no_token"), ({"telegram_bot_token": "1:wrong"}, "bad_token"),
     ({"webhook_url": "https://example.org/hook"}, "no_webhook_secret"),
         ({"webhook_url": "https://example.org/hook", "webhook_secret": "guess"}, "no_webhook_secret"),
         ({"webhook_url": "example.org", "webhook_secret": "s" * 32}, "bad_webhook")],
)  # fmt: skip
async def test_settings_that_cannot_work_are_refused_without_showing_the_token(
    api: TelegramApi, store: Store, assistant: ScriptedAssistant, others: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        await serve(settings_for(api, **others), store, assistant, stop=asyncio.Event(), pace=QUICK)
    assert refused.value.code == code
    assert "wrong" not in refused.value.message


async def test_it_starts_before_telegram_can_be_reached_and_serves_once_it_can(
    api: TelegramApi, start: Start
) -> None:
    await api.down()
    await start()
    await asyncio.sleep(0.2)
    await api.up()
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")


def test_the_command_says_in_one_line_what_is_missing(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "serve"], cwd=home.parent, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "quayside: set TELEGRAM_BOT_TOKEN (a token from @BotFather) to serve Telegram\n"
    assert done.stdout == ""
