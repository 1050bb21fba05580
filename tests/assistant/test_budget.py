"""The day's allowance of the language model, counted in the store; and conversations that are let go by their age."""

import json
import tempfile
import uuid
from datetime import timedelta
from pathlib import Path

from bot.assistant.checkpoints import open_checkpoints
from bot.assistant.conversation import Person, Turn
from bot.clock import now
from bot.limits import may_ask_model, spend
from bot.settings import Settings
from bot.store import Store
from bot.telemetry import FALLBACKS, TURNS
from tests.assistant.conftest import open_with, talker
from tests.openai_api import Say, openai_endpoint


def value(metric: object, **labels: str) -> float:
    return float(metric.labels(**labels)._value.get())  # type: ignore[attr-defined]


async def test_past_the_budget_the_desk_model_answers_and_says_so_once_a_day(rooms, tmp_path) -> None:
    person = Person(f"test:{uuid.uuid4().hex}", "seller", "en", shop=uuid.uuid4().hex)
    before = value(FALLBACKS, reason="budget")
    async with (
        openai_endpoint(Say("Hello there!")) as endpoint,
        open_with(rooms, tmp_path, openai_base_url=endpoint.url, openai_model="scripted",
                  model_tokens_per_person=1) as assistant,
    ):  # fmt: skip
        replies = [await assistant.answer(Turn(person, "budget", "hello", f"b:{n}")) for n in range(3)]
        stranger = await assistant.answer(Turn(Person("test:other", "seller", "en"), "other", "hello", "b:9"))
    assert [reply.model for reply in replies] == ["scripted", "desk", "desk"]
    assert "allowance" not in replies[0].text
    assert "allowance" in replies[1].text
    assert "allowance" not in replies[2].text
    assert stranger.model == "scripted"
    assert value(FALLBACKS, reason="budget") - before == 2
    assert len(endpoint.requests) == 2


def test_replicas_share_a_shops_budget(store: Store) -> None:
    settings = Settings(_env_file=None, model_tokens_per_day=100)
    spend(store, settings, "telegram:1", "default", 60)
    assert may_ask_model(store, settings, "telegram:2", "default").left
    spend(store, settings, "telegram:2", "default", 60)
    assert not may_ask_model(store, settings, "telegram:3", "default").left
    assert may_ask_model(store, settings, "telegram:3", "another shop").left


async def test_turns_are_counted_by_outcome_model_and_role(rooms, tmp_path) -> None:
    before = value(TURNS, outcome="answered", model="desk", role="customer")
    async with open_with(rooms, tmp_path) as assistant:
        await talker(assistant)("hello", role="customer")
    assert value(TURNS, outcome="answered", model="desk", role="customer") == before + 1


async def test_what_is_remembered_can_be_read_and_old_conversations_go(rooms, tmp_path) -> None:
    async with open_with(rooms, tmp_path) as assistant:
        talk = talker(assistant)
        await talk("hello", chat="old")
        between = now()
        await talk("hello", chat="young")
        remembered = await assistant.remembered("old")
        assert remembered[0] == {"by": "person", "text": "hello"}
        assert remembered[1]["by"] == "assistant"
        assert json.dumps(remembered)
        assert await assistant.forget_before(between - timedelta(minutes=1)) == 0
        assert await assistant.forget_before(between) == 1
        assert await assistant.remembered("old") == []
        assert await assistant.remembered("young")


async def test_retention_works_before_anybody_has_spoken() -> None:
    with tempfile.TemporaryDirectory() as home:
        async with open_checkpoints(Settings(_env_file=None, quayside_home=Path(home))) as checkpoints:
            assert await checkpoints.forget_before(now()) == 0


def test_times_and_checkpoint_ids_sort_alike() -> None:
    from langgraph.checkpoint.base.id import uuid6

    from bot.assistant.checkpoints import first_id

    at = now()
    made = str(uuid6())
    assert first_id(at - timedelta(seconds=1)) < made < first_id(at + timedelta(seconds=1))
