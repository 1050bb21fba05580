"""A seller's own Telegram Business account: answers in their name, after their word, and never beyond what a customer
may know; over the loopback Bot API."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.assistant.conversation import Button, Citation, Reply
from bot.clock import now
from bot.store import Store
from bot.store.business import BusinessDraftRow, BusinessRow
from bot.store.inbox import InboxRow
from bot.store.lanes import PENDING, TAKEN
from bot.store.people import meet
from tests.aftersales.shop import put_order
from tests.telegram.acme import CUSTOMER, SELLER, STRANGER
from tests.telegram.conftest import Service
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Sent, TelegramApi, User

Start = Callable[..., Awaitable[Service]]
Settled = Callable[[], Awaitable[None]]


@pytest.fixture
async def connected(api: TelegramApi, start: Start, shop: None) -> Service:
    """The seller's account is connected."""
    service = await start()
    api.connect_business(SELLER)
    await api.await_message(SELLER, "Business account is connected")
    return service


@pytest.fixture
def settled(api: TelegramApi, store: Store) -> Settled:
    """Until all that came has been dealt with."""

    def _done() -> bool:
        with store.begin() as session:
            left = session.query(InboxRow).filter(InboxRow.state.in_((PENDING, TAKEN))).count()
        return not left and not api.pending

    async def _settled() -> None:
        await api.until(_done)

    return _settled


async def draft_of(api: TelegramApi, text: str) -> Sent:
    """The last message of a draft in the seller's chat, which has its buttons."""
    await api.await_message(SELLER, text)
    return await api.await_message(SELLER, "Send it, drop it")


def names(api: TelegramApi) -> list[str]:
    """What went out in the seller's name."""
    return [one.text for one in api.in_name]


async def test_an_answer_waits_for_the_sellers_word_and_goes_out_once(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant
) -> None:
    api.write_business(CUSTOMER, "where is my cup?")
    shown = await draft_of(api, "echo where is my cup?")
    assert "Draft for Carla" in "".join(one.text for one in api.messages(SELLER))
    assert names(api) == []
    api.press(shown, "Send")
    api.press(shown, "Send")
    await api.await_message(SELLER, "Sent in your name")
    await api.until(lambda: names(api) == ["echo where is my cup?"])
    assert api.in_name[0].chat == CUSTOMER.id
    assert api.messages(CUSTOMER) == []  # nothing in the bot's own name
    [turn] = assistant.turns
    assert turn.person.role == "customer"
    assert turn.person.shop == "default"


async def test_a_dropped_draft_is_never_sent(api: TelegramApi, connected: Service) -> None:
    api.write_business(CUSTOMER, "hello")
    shown = await draft_of(api, "echo hello")
    api.press(shown, "Drop")
    await api.await_message(SELLER, "nothing was sent")
    assert names(api) == []


async def test_the_sellers_own_words_go_out_in_place_of_the_draft(
    api: TelegramApi, connected: Service
) -> None:
    api.write_business(CUSTOMER, "hello")
    shown = await draft_of(api, "echo hello")
    api.push_text(SELLER, "Hi Carla, *tomorrow*", reply_to=shown)
    await api.await_message(SELLER, "Sent in your name")
    await api.until(lambda: names(api) == ["Hi Carla, *tomorrow*"])


async def test_who_writes_themself_is_not_interrupted(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant, settled: Settled
) -> None:
    api.write_business(CUSTOMER, "hello")
    shown = await draft_of(api, "echo hello")
    api.write_business(CUSTOMER, "I am on it", by=SELLER)
    api.write_business(CUSTOMER, "thanks")
    await settled()
    api.press(shown, "Send")
    await api.await_message(SELLER, "was not sent")
    assert names(api) == []
    assert [turn.text for turn in assistant.turns] == ["hello"]


async def test_a_changed_message_renews_its_draft_and_a_deleted_one_drops_it(
    api: TelegramApi, connected: Service, settled: Settled
) -> None:
    number = api.write_business(CUSTOMER, "helo")
    first = await draft_of(api, "echo helo")
    api.write_business(CUSTOMER, "hello there", edits=number)
    await api.await_message(SELLER, "echo hello there")
    api.press(first, "Send")
    await api.await_message(SELLER, "was not sent")
    second = [one for one in api.messages(SELLER) if "Send it, drop it" in one.text][-1]
    api.delete_business(CUSTOMER, [number])
    await settled()
    api.press(second, "Send")
    await api.await_message(SELLER, "took the message back")
    assert names(api) == []


async def test_auto_sends_at_once_with_sources_and_choices_as_words(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant
) -> None:
    api.push_text(SELLER, "/business auto")
    await api.await_message(SELLER, "Mode: auto")
    source = Citation(1, "aftersales/how-to-return-an-item.md", "Days", "How to return", "law", "2026-07-01")
    buttons = (Button("Germany", "Germany"), Button("Open a case", "/case new"))
    assistant.answers["how long?"] = Reply("14 days [1]", "en", "answered", (source,), buttons)
    api.write_business(CUSTOMER, "how long?")
    await api.until(lambda: len(api.in_name) == 1)
    text = names(api)[0]
    assert "14 days [1]" in text
    assert "How to return (2026-07-01)" in text
    assert "Germany" in text
    assert "Open a case" not in text


async def test_off_and_an_ended_connection_answer_nobody(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant, settled: Settled
) -> None:
    api.push_text(SELLER, "/business off")
    await api.await_message(SELLER, "Mode: off")
    api.write_business(CUSTOMER, "hello")
    await settled()
    api.push_text(SELLER, "/business auto")
    await api.await_message(SELLER, "Mode: auto")
    api.connect_business(SELLER, enabled=False)
    await api.await_message(SELLER, "no longer connected")
    api.write_business(CUSTOMER, "hello again")
    await settled()
    assert assistant.turns == []
    assert names(api) == []


async def test_somebody_who_does_not_sell_connects_nothing(
    api: TelegramApi, start: Start, shop: None, assistant: ScriptedAssistant, store: Store, settled: Settled
) -> None:
    await start()
    api.connect_business(STRANGER, "bc-2")
    await api.await_message(STRANGER, "Only those who sell")
    api.write_business(CUSTOMER, "hello", "bc-2")
    await settled()
    api.push_text(STRANGER, "/business auto")
    await api.await_message(STRANGER, "for sellers")
    with store.begin() as session:
        assert not session.get_one(BusinessRow, "bc-2").enabled
    assert assistant.turns == []


async def test_without_the_right_to_reply_nobody_is_answered(
    api: TelegramApi, start: Start, shop: None, assistant: ScriptedAssistant, settled: Settled
) -> None:
    await start()
    api.connect_business(SELLER, can_reply=False)
    await api.await_message(SELLER, "I may not reply there")
    api.write_business(CUSTOMER, "hello")
    await settled()
    assert assistant.turns == []


async def test_a_connection_that_telegram_does_not_know_is_nobodys(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant, store: Store, settled: Settled
) -> None:
    api.write_business(CUSTOMER, "hello", "forged")
    await settled()
    assert assistant.turns == []
    with store.begin() as session:
        assert session.query(BusinessDraftRow).all() == []


async def test_a_draft_is_only_its_sellers(api: TelegramApi, connected: Service, settled: Settled) -> None:
    api.write_business(CUSTOMER, "hello")
    shown = await draft_of(api, "echo hello")
    api.press(shown, "Send", by=STRANGER)
    await settled()
    assert names(api) == []


async def test_bots_and_our_own_words_are_not_answered(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant, settled: Settled
) -> None:
    api.write_business(CUSTOMER, "beep", sender_business_bot={"id": 4242, "is_bot": True, "first_name": "Q"})
    await settled()
    assert assistant.turns == []


async def test_an_answer_too_late_for_telegram_is_told_to_the_seller(
    api: TelegramApi, connected: Service
) -> None:
    api.write_business(CUSTOMER, "hello")
    shown = await draft_of(api, "echo hello")
    api.active.clear()
    api.press(shown, "Send")
    await api.await_message(SELLER, "within 24 hours")


async def test_a_proven_customer_is_known_here_and_a_stranger_is_nobody(
    api: TelegramApi, connected: Service, assistant: ScriptedAssistant, store: Store
) -> None:
    known = User(88, name="Kim")
    with store.begin() as session:
        meet(session, "telegram:88", "en", now())
        put_order(session, "1", customer="telegram:88")
    api.write_business(known, "one")
    await draft_of(api, "echo one")
    api.write_business(CUSTOMER, "two")
    await api.await_message(SELLER, "echo two")
    assert [turn.person.id for turn in assistant.turns] == [
        "telegram:88",
        f"telegram-business:bc-1:{CUSTOMER.id}",
    ]
    assert {turn.chat for turn in assistant.turns} == {
        "telegram:business:bc-1:88",
        f"telegram:business:bc-1:{CUSTOMER.id}",
    }


async def test_a_draft_survives_a_crash(api: TelegramApi, connected: Service, start: Start) -> None:
    api.write_business(CUSTOMER, "hello")
    shown = await draft_of(api, "echo hello")
    await connected.cut()
    await start()
    api.press(shown, "Send")
    await api.until(lambda: names(api) == ["echo hello"])


@pytest.mark.parametrize(
    "update",
    [
        {"business_message": {"business_connection_id": 7}},
        {"business_message": {"chat": {"id": "x"}, "from": {}, "business_connection_id": "bc-1"}},
        {"business_connection": {"id": None}},
        {"deleted_business_messages": {"chat": 5}},
        {"edited_business_message": []},
    ],
)
async def test_updates_of_any_shape_are_taken(
    api: TelegramApi, connected: Service, update: dict[str, Any], settled: Settled
) -> None:
    api.push(update)
    await settled()
    api.push_text(SELLER, "still there?")
    await api.await_message(SELLER, "echo still there?")
