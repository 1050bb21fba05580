"""The loopback Bot API refuses what Telegram refuses; else the tests above would prove nothing."""

from typing import Any

import httpx
import pytest

from tests.telegram.entities import CannotParse, parse_html
from tests.telegram_api import Group, TelegramApi, User

ANN = User(42)


async def call(api: TelegramApi, method: str, **params: Any) -> tuple[int, Any]:
    """One request, as JSON."""
    async with httpx.AsyncClient() as client:
        response = await client.post(f"{api.base}/bot{api.token}/{method}", json=params)
    body = response.json()
    return response.status_code, body["result"] if body["ok"] else body["description"]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": " \u200b\u3164 "}, "message text is empty"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "<b>x</i>", "parse_mode": "HTML"}, "can't parse entities: Unmatched end tag"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "<p>x</p>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "p"'),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]}}, "DATA"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}}, "unallowed"),
    ],
)  # fmt: skip
async def test_a_message_that_telegram_would_not_take_is_refused(
    api: TelegramApi, params: dict[str, Any], words: str
) -> None:
    api.push_text(ANN, "hello")
    status, description = await call(api, "sendMessage", chat_id=42, **params)
    assert status == 400
    assert words in description


async def test_edits_drafts_and_chats_are_checked(api: TelegramApi) -> None:
    api.push_text(ANN, "hello")
    api.push_text(ANN, "hello", chat=Group(-1))
    _, sent = await call(api, "sendMessage", chat_id=42, text="<b>a</b>", parse_mode="HTML")
    edit = {"chat_id": 42, "message_id": sent["message_id"]}
    assert (
        "not modified" in (await call(api, "editMessageText", **edit, text="<b>a</b>", parse_mode="HTML"))[1]
    )
    assert (await call(api, "editMessageText", **edit, text="a"))[0] == 200
    assert (await call(api, "editMessageText", chat_id=42, message_id=999, text="a"))[0] == 400
    assert (await call(api, "deleteMessage", **edit))[1] is True
    assert (await call(api, "sendMessageDraft", chat_id=-1, draft_id=1, text="a"))[0] == 400
    assert (await call(api, "sendMessageDraft", chat_id=42, draft_id=0, text="a"))[0] == 400
    assert (await call(api, "sendMessageDraft", chat_id=42, draft_id=1, text="a"))[0] == 200
    assert "chat not found" in (await call(api, "sendMessage", chat_id=7, text="a"))[1]
    assert "too old" in (await call(api, "answerCallbackQuery", callback_query_id="x"))[1]
    api.block(ANN)
    assert (await call(api, "sendMessage", chat_id=42, text="a")) == (
        403,
        "Forbidden: bot was blocked by the user",
    )


async def test_updates_stay_until_their_offset_is_confirmed(api: TelegramApi) -> None:
    first, second = api.push_text(ANN, "one"), api.push_text(ANN, "two")
    for _ in range(2):
        assert [u["update_id"] for u in (await call(api, "getUpdates"))[1]] == [first, second]
    assert [u["update_id"] for u in (await call(api, "getUpdates", offset=second))[1]] == [second]
    assert api.pending == [second]
    assert (await call(api, "getUpdates", offset=second + 1))[1] == []
    await call(api, "setWebhook", url="https://x.y")
    assert (await call(api, "getUpdates"))[0] == 409
    assert (await call(api, "getWebhookInfo"))[1]["url"] == "https://x.y"
    assert (await call(api, "deleteWebhook"))[1] is True


async def test_files_go_up_and_come_down(api: TelegramApi) -> None:
    api.push_text(ANN, "hello")
    async with httpx.AsyncClient() as client:
        base = f"{api.base}/bot{api.token}"
        up = await client.post(f"{base}/sendDocument", data={"chat_id": "42", "caption": "c"},
                               files={"document": ("a.csv", b"1,2")})  # fmt: skip
        file_id = up.json()["result"]["document"]["file_id"]
        path = (await client.post(f"{base}/getFile", data={"file_id": file_id})).json()["result"]["file_path"]
        assert (await client.get(f"{api.base}/file/bot{api.token}/{path}")).content == b"1,2"


@pytest.mark.parametrize(
    ("source", "visible", "kinds"),
    [
        ("&lt;&amp;&quot;&nbsp;&#65;&#x42; &", '<&"&nbsp;AB &', []),
        ("<b>a<i>b</i></b>", "ab", ["italic", "bold"]),
        ('<a href="https://x.y?a=1&amp;b=2">l</a>', "l", ["text_link"]),
        ("<blockquote expandable>q</blockquote>", "q", ["expandable_blockquote"]),
        ('<pre><code class="language-py">x</code></pre>', "x", ["code", "pre"]),
    ],
)
def test_html_is_read_as_telegram_reads_it(source: str, visible: str, kinds: list[str]) -> None:
    text, entities = parse_html(source)
    assert text == visible
    assert [entity.type for entity in entities] == kinds


@pytest.mark.parametrize(
    "source", ["<", "<b", "</b>", "<b></b", "<span>x</span>", "<a href=>x</a>", "<b><i></b></i>", "<B"]
)
def test_broken_html_cannot_be_parsed(source: str) -> None:
    with pytest.raises(CannotParse):
        parse_html(source)
