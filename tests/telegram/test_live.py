"""While an answer is being made: typing, drafts in private chats, an edited placeholder in groups."""

import asyncio
from dataclasses import replace

import pytest

from bot.assistant.conversation import OnProgress, Progress, Reply, Turn
from tests.telegram.conftest import QUICK, Start
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, TelegramApi, User

ANN = User(42)
GROUP = Group(-1001)
WORDS = "**One** two three & four <five> six seven"


def growing(steps: int = 8, wait: float = 0.06):  # type: ignore[no-untyped-def]
    """An answer that takes its time and tells how far it is."""

    async def _answer(turn: Turn, on_progress: OnProgress | None) -> Reply:
        assert on_progress
        await on_progress(Progress(doing="searching the documents…"))
        await asyncio.sleep(wait * 2)
        words = WORDS.split()
        for n in range(steps):
            await on_progress(Progress(text=" ".join(words[: n + 1])))
            await asyncio.sleep(wait)
        return Reply(WORDS, "en", "answered")

    return _answer


async def test_typing_is_shown_for_as_long_as_it_takes(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.gates["slow"] = asyncio.Event()
    await start()
    api.push_text(ANN, "slow")
    await api.until(lambda: len(api.actions[42]) > 2)
    assistant.gates["slow"].set()
    await api.await_message(ANN, "echo slow")
    count = len(api.actions[42])
    await asyncio.sleep(0.3)
    assert len(api.actions[42]) == count


async def test_a_quick_answer_is_not_announced(api: TelegramApi, start: Start) -> None:
    await start(pace=replace(QUICK, quiet=1))
    api.push_text(ANN, "quick")
    await api.await_message(ANN, "echo quick", timeout=0.9)
    await asyncio.sleep(0.2)
    assert not api.made("sendChatAction")
    assert not api.made("sendMessageDraft")


async def test_news_that_come_with_the_answer_do_not_hold_it_up(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    async def _answer(turn: Turn, on_progress: OnProgress | None) -> Reply:
        assert on_progress
        await asyncio.sleep(0.1)  # by now news are waited for
        await on_progress(Progress(doing="done"))
        return Reply("the answer", "en", "answered")

    assistant.answers["both"] = _answer
    await start()
    for _ in range(5):
        api.push_text(ANN, "both")
        await api.await_message(ANN, "the answer", timeout=2)


async def test_in_a_private_chat_the_answer_grows_as_a_draft_and_then_arrives_whole(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["grow"] = growing()
    await start()
    api.push_text(ANN, "grow")
    final = await api.await_message(ANN)
    drafts = api.drafts[42]
    assert drafts[0] == "searching the documents…"
    assert len(drafts) > 2
    assert all("*" not in draft for draft in drafts)
    assert final.text.startswith(drafts[-1])
    assert len({call.params["draft_id"] for call in api.made("sendMessageDraft")}) == 1
    calls = [call.method for call in api.calls if call.params.get("chat_id") == 42]
    assert calls.index("sendMessage") > len(calls) - 1 - calls[::-1].index("sendMessageDraft")
    assert len(api.messages(ANN)) == 1


@pytest.mark.parametrize(
    "fault",
    [{"status": 400, "description": "Bad Request: TEXTDRAFT_PEER_INVALID"}, {"status": 404}, {"status": 500},
     {"reset": True}, {"hang": True}, {"status": 429, "retry_after": 30}],
)  # fmt: skip
async def test_where_drafts_do_not_work_the_answer_comes_all_the_same(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant, fault: dict[str, object]
) -> None:
    assistant.answers["grow"] = growing()
    await start()
    api.fail("sendMessageDraft", times=99, **fault)  # type: ignore[arg-type]
    api.push_text(ANN, "grow")
    assert (await api.await_message(ANN)).text == "One two three & four <five> six seven"
    assert len(api.made("sendMessageDraft")) == 1
    api.push_text(ANN, "next")
    await api.await_message(ANN, "echo next")


async def test_in_a_group_a_placeholder_is_edited_and_gives_way_to_the_answer(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["grow"] = growing(steps=8, wait=0.12)
    await start()
    api.push_text(ANN, "@quayside_bot grow", chat=GROUP)
    final = await api.await_message(GROUP, "seven")
    placeholder = api.messages(GROUP)[0]
    await api.until(lambda: placeholder.deleted)
    assert placeholder.edits
    assert placeholder.id != final.id
    assert final.reply_to is not None
    assert 1 <= len(api.made("editMessageText")) <= 5  # eight steps, but the interval grows
    assert api.drafts[GROUP.id] == []


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_a_placeholder_that_cannot_be_edited_gives_way_to_a_new_one(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant, words: str
) -> None:
    assistant.answers["grow"] = growing(steps=8, wait=0.12)
    await start()
    api.fail("editMessageText", status=400, description=f"Bad Request: {words}")
    api.push_text(ANN, "@quayside_bot grow", chat=GROUP)
    final = await api.await_message(GROUP, "seven")
    first, second = [message for message in api.messages(GROUP) if message.id != final.id]
    await api.until(lambda: first.deleted and second.deleted)
    assert len(second.text) > len(first.text)
    assert not final.deleted


async def test_where_no_placeholder_can_be_edited_the_answer_comes_all_the_same(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["grow"] = growing(steps=8, wait=0.12)
    await start()
    api.fail("editMessageText", status=400, times=99, description="Bad Request: message can't be edited")
    api.push_text(ANN, "@quayside_bot grow", chat=GROUP)
    final = await api.await_message(GROUP, "seven")
    await api.until(lambda: sum(not message.deleted for message in api.messages(GROUP)) == 1)
    assert len(api.messages(GROUP)) == 3  # one new placeholder for the refused one, and no more
    assert not final.deleted


async def test_a_group_that_must_rest_is_not_edited_and_still_gets_its_answer(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    assistant.answers["grow"] = growing(steps=6, wait=0.12)
    await start()
    api.fail("editMessageText", status=429, retry_after=60)
    api.push_text(ANN, "@quayside_bot grow", chat=GROUP)
    await api.await_message(GROUP, "seven")
    assert len(api.made("editMessageText")) == 1


async def test_a_placeholder_of_a_turn_that_fails_is_removed(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    async def _fail(turn: Turn, on_progress: OnProgress | None) -> Reply:
        assert on_progress
        await on_progress(Progress(text="so far"))
        await asyncio.sleep(0.3)
        raise RuntimeError("no model")

    assistant.answers["fail"] = _fail
    await start()
    api.push_text(ANN, "@quayside_bot fail", chat=GROUP)
    await api.await_message(GROUP, "I am sorry")
    assert all(m.deleted for m in api.messages(GROUP) if m.text == "so far")
