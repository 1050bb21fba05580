"""Watches and corrections, asked for in conversation."""

import pytest

from bot.assistant.understanding.watching import Wish, read_wish
from tests.assistant.conftest import Talk

NUMBER = "LX123456785CN"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (f"watch {NUMBER}", "all"),
        (f"tell me when {NUMBER} arrives", "delivery"),
        (f"watch {NUMBER} and tell me when it arrives", "delivery"),
        (f"please keep an eye on {NUMBER}", "all"),
        (f"notify me if {NUMBER} gets stuck", "problems"),
        (f"帮我盯着 {NUMBER}", "all"),
        (f"{NUMBER} 到了告诉我一声", "delivery"),
        (f"关注一下 {NUMBER}，有异常告诉我", "problems"),
        (f"avísame cuando llegue {NUMBER}", "delivery"),
        (f"следи за посылкой {NUMBER}", "all"),
        (f"сообщи, когда посылку {NUMBER} доставят", "delivery"),
    ],
)
async def test_a_wish_to_be_told_becomes_a_watch(talk: Talk, text: str, level: str) -> None:
    await talk("stop watching everything", role="customer", chat=text)
    reply = await talk(text, role="customer", chat=text)
    [call] = [call for call in reply.tools if call.name == "watch_parcel"]
    assert reply.outcome == "acted"
    assert (call.arguments["level"], call.result["watched"][0]["number"]) == (level, NUMBER)
    assert NUMBER in reply.text


@pytest.mark.parametrize(
    "text",
    [
        f"when will {NUMBER} arrive?",
        f"where is {NUMBER}",
        f"tell me when {NUMBER} will arrive",
        f"{NUMBER} 什么时候到",
        f"¿cuándo llega {NUMBER}?",
        f"когда придёт {NUMBER}",
        f"which carrier is {NUMBER}?",
    ],
)
async def test_a_question_about_a_parcel_sets_no_watch(talk: Talk, text: str) -> None:
    reply = await talk(text, chat=text)
    assert [call.name for call in reply.tools] == ["track_parcel"]


@pytest.mark.parametrize(
    "text",
    [
        "what is the HS code of a smart watch",
        "duty on 200 wrist watches, $40 each, from China to Germany",
        "tell me when the new rates for Germany start",
        "手表的海关编码是什么",
        "let me know if I need a certificate to sell toys in France",
    ],
)
def test_goods_and_rules_are_no_wish(text: str) -> None:
    assert read_wish(text, numbers=0, in_talk=False) is None


def test_quiet_hours_and_ends_are_read() -> None:
    assert read_wish("quiet hours 22-8", numbers=0, in_talk=False) == Wish("quiet", hours="22-8")
    assert read_wish("免打扰 22 到 8", numbers=0, in_talk=False) == Wish("quiet", hours="22-8")
    assert read_wish("stop watching it", numbers=0, in_talk=True) == Wish("unwatch")
    assert read_wish("取消关注", numbers=0, in_talk=False) == Wish("unwatch", everything=True)


async def test_it_is_the_parcel_spoken_of(talk: Talk) -> None:
    await talk(f"where is {NUMBER}?", role="customer", chat="it")
    reply = await talk("ok, tell me when it arrives", role="customer", chat="it")
    assert (reply.outcome, reply.tools[0].arguments["numbers"]) == ("acted", [NUMBER])
    listed = await talk("what am I watching?", role="customer", chat="it")
    assert NUMBER in listed.text
    ended = await talk("stop watching it", role="customer", chat="it")
    assert ended.outcome == "acted"
    assert NUMBER not in (await talk("my watches", role="customer", chat="it")).text


async def test_a_watch_without_a_number_is_asked_for_one(talk: Talk) -> None:
    asked = await talk("please watch my parcel", role="customer", chat="asks")
    assert (asked.outcome, asked.tools) == ("asked", ())
    reply = await talk(NUMBER, role="customer", chat="asks")
    assert (reply.outcome, reply.tools[0].name) == ("acted", "watch_parcel")


async def test_a_seller_has_the_shops_problems_once_a_day_and_a_customer_does_not(talk: Talk) -> None:
    reply = await talk("watch all my parcels for problems every day", chat="shop")
    assert (reply.outcome, reply.tools[0].arguments["digest"]) == ("acted", True)
    await talk("stop watching everything", chat="shop")
    refused = await talk("watch all parcels", role="customer", chat="shop-2")
    assert refused.outcome == "refused"


async def test_an_unknown_parcel_is_refused_to_a_customer_and_taken_in_for_a_seller(talk: Talk) -> None:
    refused = await talk("watch RB123456785GB", role="customer", chat="new")
    assert refused.outcome == "refused"
    assert "RB123456785GB" in refused.text
    mistyped = await talk("watch RB123456784GB", chat="new-2")
    assert mistyped.outcome == "refused"
    taken = await talk("watch RR123456785DE", chat="new-3")
    assert taken.outcome == "acted"


async def test_corrections_are_noted_for_sellers_only(talk: Talk) -> None:
    number = "LZ123456785CN"
    set_ = await talk(f"the carrier of {number} is Yanwen", chat="fix")
    assert set_.outcome == "acted"
    assert "Yanwen" in set_.text
    last = await talk(f"the last-mile number of {number} is RB123456785GB", chat="fix")
    assert (last.outcome, "RB123456785GB" in last.text) == ("acted", True)
    received = await talk(f"mark {number} as received, mark as received", chat="fix")
    assert received.outcome == "acted"
    assert received.tools[0].result["parcel"]["status"] == "delivered"
    public = await talk(f"mark as delivered {number}", role="customer", chat="fix-2")
    assert [call.name for call in public.tools] == ["track_parcel"]


async def test_hundreds_of_numbers_are_more_than_is_watched_one_by_one(talk: Talk) -> None:
    reply = await talk("watch " + "9" * 60, role="customer", chat="long")
    assert reply.outcome in ("asked", "refused")


async def test_two_hundred_pasted_numbers_give_a_table_and_a_file(talk: Talk) -> None:
    numbers = [NUMBER, *(f"JT{n:013d}" for n in range(199))]
    reply = await talk("\n".join(numbers), chat="paste")
    assert reply.outcome == "answered"
    assert NUMBER in reply.text
    [file] = reply.files
    assert file.data.decode("utf-8-sig").count("\r\n") == 201


async def test_ten_thousand_pasted_numbers_are_told_the_bound(talk: Talk) -> None:
    reply = await talk("\n".join(f"JT{n:013d}" for n in range(10_000)), chat="flood")
    assert (reply.outcome, "200" in reply.text) == ("refused", True)
