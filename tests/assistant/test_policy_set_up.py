"""A shop's policy is set up question by question, and nothing that was answered is lost on the way."""

import uuid

from bot.aftersales.policies import policy_on
from bot.aftersales.shops import add_shop
from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.assistant.session import Rooms
from bot.clock import today


async def test_a_command_or_a_question_in_between_keeps_what_was_answered(
    assistant: Assistant, rooms: Rooms
) -> None:
    shop = f"s-{uuid.uuid4().hex[:8]}"
    with rooms.store.begin() as session:
        add_shop(session, shop)

    async def say(text: str) -> Reply:
        person = Person("test:seller", "seller", "en", shop=shop)
        return await assistant.answer(Turn(person, f"c:{shop}", text, f"t:{uuid.uuid4().hex}"))

    await say("/policy set")
    await say("45")
    assert "Who pays for sending back" in (await say("/cases")).text
    asked = await say("how long may a customer return in France?")
    assert asked.citations
    assert "Who pays for sending back" in asked.text
    await say("seller")
    reply = await say("24")
    for _ in range(6):
        reply = await say("skip")
    assert reply.outcome == "acted"
    with rooms.store.begin() as session:
        policy = policy_on(session, shop, today())
    assert policy is not None
    assert (policy.terms.return_days, policy.terms.return_payer, policy.terms.warranty_months) == (
        45,
        "seller",
        24,
    )
