"""The language model over HTTP: streaming, tool calls, and every way it can fail. The desk model answers then."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Progress, Turn
from bot.assistant.tools import TOOLS
from tests.assistant.conftest import open_with, talker
from tests.openai_api import CallTool, Fail, Garbage, Hang, OpenAIEndpoint, Say, Step, openai_endpoint

QUESTION = "What is IOSS?"
SEARCH = CallTool("search_documents", {"query": "What is IOSS?"})


@asynccontextmanager
async def scripted(
    rooms: Any, tmp_path: Any, *script: Step, **settings: Any
) -> AsyncIterator[tuple[Assistant, OpenAIEndpoint]]:
    """An assistant whose language model follows the script."""
    async with (
        openai_endpoint(*script) as endpoint,
        open_with(
            rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted", **settings
        ) as assistant,
    ):
        yield assistant, endpoint


def first_passage(body: dict[str, Any]) -> str:
    """A sentence out of the passages that the tool gave the model, quoted with its number."""
    result = next(json.loads(m["content"]) for m in reversed(body["messages"]) if m["role"] == "tool")
    passage = result["passages"][0]
    return f"{passage['text'].splitlines()[0]} [{passage['n']}]"


async def test_the_model_searches_and_its_cited_answer_is_given(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, SEARCH, lambda body: Say(first_passage(body))) as (
        assistant,
        endpoint,
    ):
        reply = await talker(assistant)(QUESTION)
    assert reply.model == "scripted"
    assert reply.outcome == "answered"
    assert reply.citations
    assert len(endpoint.requests) == 2


async def test_the_model_never_sees_tools_or_context_that_the_role_lacks(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, Say("Hello!")) as (assistant, endpoint):
        await talker(assistant)("hello", role="customer")
    tools = {tool["function"]["name"]: tool["function"] for tool in endpoint.requests[0]["tools"]}
    hidden = {name for name, (_, roles) in TOOLS.items() if "customer" not in roles}
    assert {"estimate_duty", "list_parcels", "order_sheet"} <= hidden
    assert set(tools) == TOOLS.keys() - hidden
    assert "runtime" not in json.dumps(tools)


async def test_a_tool_that_the_role_lacks_is_denied_even_when_called(rooms, tmp_path) -> None:
    call = CallTool("estimate_duty", {"destination": "GB", "value": "800", "currency": "USD", "hs": "610910"})
    async with scripted(rooms, tmp_path, call, Say("That is not open to you.")) as (assistant, _):
        reply = await talker(assistant)("duty please", role="customer")
    assert reply.tools[0].result["error"]["code"] == "not_allowed"


async def test_identity_sent_as_arguments_changes_nothing(rooms, tmp_path) -> None:
    sent = {"query": "refund approval procedure", "role": "admin", "runtime": {"context": {"role": "admin"}}}
    async with scripted(rooms, tmp_path, CallTool("search_documents", sent), Say("Nothing found.")) as (
        assistant,
        _,
    ):
        reply = await talker(assistant)("refund approval?", role="customer")
    assert "staff/" not in str([call.result for call in reply.tools])


async def test_an_invented_figure_is_repaired_once(rooms, tmp_path) -> None:
    script = (SEARCH, Say("IOSS covers goods up to EUR 987654 [1]."), lambda body: Say(good[0]))
    good = [""]

    def remember(body: dict[str, Any]) -> Say:
        good[0] = first_passage(body)
        return Say("IOSS covers goods up to EUR 987654 [1].")

    script = (SEARCH, remember, lambda body: Say(good[0]))
    async with scripted(rooms, tmp_path, *script) as (assistant, endpoint):
        reply = await talker(assistant)(QUESTION)
    assert reply.model == "scripted"
    assert "987654" not in reply.text
    assert "987654" in endpoint.requests[2]["messages"][-1]["content"]


async def test_a_figure_that_stays_invented_is_replaced_by_the_extract(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, SEARCH, Say("Up to EUR 987654 [1].")) as (assistant, _):
        reply = await talker(assistant)(QUESTION)
    assert reply.model == "desk"
    assert reply.citations
    assert "987654" not in reply.text


async def test_figures_from_memory_without_any_tool_are_replaced(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, Say("The US duty on T-shirts is 99.5 percent.")) as (assistant, _):
        reply = await talker(assistant)("duty on T-shirts worth 500 USD to Germany")
    assert reply.model == "desk"
    assert "99.5" not in reply.text


@pytest.mark.parametrize(
    "fault",
    [
        Fail(429), Fail(500), Fail(401), Fail(404), Garbage(), Garbage("{}"), Say(""), Say("half a reply", cut=True),
        CallTool("search_documents", '{"query": "IOSS'), CallTool("format_disk", {}),
    ],
    ids=["429", "500", "401", "404", "html", "no choices", "empty", "cut off", "broken JSON", "unknown tool"],
)  # fmt: skip
async def test_the_desk_answers_when_the_model_fails(rooms, tmp_path, fault: Step) -> None:
    async with scripted(rooms, tmp_path, fault) as (assistant, _):
        reply = await talker(assistant)(QUESTION)
    assert reply.model == "desk"
    assert reply.outcome == "answered"
    assert reply.citations


async def test_the_desk_composes_from_what_the_model_had_found_before_it_failed(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, SEARCH, Fail(500)) as (assistant, _):
        reply = await talker(assistant)(QUESTION)
    assert reply.model == "desk"
    assert [call.name for call in reply.tools] == ["search_documents"]
    assert reply.citations


async def test_a_hanging_model_costs_one_time_out_and_then_rests(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, Hang(30), openai_timeout=0.3) as (assistant, endpoint):
        say = talker(assistant)
        started = time.monotonic()
        assert (await say(QUESTION)).outcome == "answered"
        assert (await say("What is EORI?")).model == "desk"
        assert time.monotonic() - started < 5
        assert len(endpoint.requests) == 1


async def test_a_model_that_calls_tools_without_end_is_stopped(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, SEARCH) as (assistant, endpoint):
        reply = await talker(assistant)(QUESTION)
    assert reply.model == "desk"
    assert reply.citations
    assert len(endpoint.requests) <= 6


async def test_what_was_streamed_of_a_failed_answer_is_replaced(rooms, tmp_path) -> None:
    shown: list[str] = []

    async def watch(progress: Progress) -> None:
        if progress.text:
            shown.append(progress.text)

    async with scripted(rooms, tmp_path, Say("wrong words that are cut off in the middle", cut=True)) as (
        assistant,
        _,
    ):
        reply = await assistant.answer(Turn(Person("t", "seller"), "t", QUESTION, "t:1"), watch)
    assert shown[-1].strip() in reply.text.replace("\n\n", "\n\n")
    assert "wrong" not in shown[-1]


async def test_answers_of_different_chats_run_side_by_side(rooms, tmp_path) -> None:
    async with scripted(rooms, tmp_path, Hang(0.5), openai_timeout=0.4, model_cooldown=0) as (assistant, _):
        say = talker(assistant)
        started = time.monotonic()
        await asyncio.gather(*(say("hello", chat=f"c{n}") for n in range(5)))
        assert time.monotonic() - started < 1.5
