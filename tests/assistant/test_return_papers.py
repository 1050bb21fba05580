"""Papers of a return at the desk: filled from what the shop told, with the way home; an address is asked once."""

import io
import json
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from bot.aftersales.cases import act
from bot.aftersales.members import join
from bot.aftersales.policies import policy_on
from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.assistant.order_parcels import note_parcels
from bot.assistant.session import Rooms
from bot.clock import now
from bot.duties.confirmed_codes import confirm
from bot.settings import Role
from bot.store.products import ProductRow
from tests.aftersales.shop import actor, opened, put_order

Say = Callable[..., Awaitable[Reply]]
OUTBOUND = "LX123456785CN"


@pytest.fixture
def shop() -> str:
    """A shop of the test's own: the rooms are shared."""
    return f"shop-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def number(rooms: Rooms, shop: str) -> str:
    """A return from Germany, approved, of goods that left on 1 August under a number that is known."""
    from bot.aftersales.told import Told, ToldParcel

    with rooms.store.begin() as session:
        order = put_order(session, shop=shop, customer=f"telegram:{shop}")
        order.shipped_at = datetime(2026, 8, 1, tzinfo=UTC)
        told = Told(number=order.number, shown=order.shown, country="DE")
        note_parcels(session, [(told, ToldParcel(OUTBOUND, ""))], shop, now())
        join(session, shop, f"telegram:seller-{shop}", "seller", now())
        customer = actor("customer", f"telegram:{shop}", shop)
        case = opened(session, who=customer, customer=customer.person)
        act(session, case, "approve", actor("seller", shop=shop), now(), remedy="refund")
        return case.number


@pytest.fixture
def say(assistant: Assistant, shop: str) -> Say:
    """`await say(role, text)`: in a conversation of each role's own."""

    async def _say(role: Role, text: str, language: str | None = None) -> Reply:
        who = f"telegram:{shop}" if role == "customer" else f"telegram:{role}-{shop}"
        turn = Turn(Person(who, role, language, shop), f"{who}:{role}", text, f"test:{uuid.uuid4().hex}")
        return await assistant.answer(turn)

    return _say


def words_of(reply: Reply, name: str) -> str:
    [pdf] = [file.data for file in reply.files if name in file.name]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return "\n".join(pages).replace("\x00", "")


def watch_cup(rooms: Rooms, shop: str, **facts: str) -> None:
    told = {"hs": "69120023", "value": "20", "currency": "EUR", "destination": "US", **facts}
    with rooms.store.begin() as session:
        session.add(ProductRow(owner=f"telegram:seller-{shop}", language="en", sku="CUP-1", name="Cup",
                               destination="US", facts=json.dumps(told), saved_at=now()))  # fmt: skip


async def test_the_form_is_filled_from_the_watched_product_and_says_what_nobody_told(
    say: Say, rooms: Rooms, shop: str, number: str
) -> None:
    watch_cup(rooms, shop, weight_kg="0.4505", origin="CN")
    confirm(rooms.store, shop, "telegram:1", "Cup 2 lid, silicone", "39235090")  # a neighbour, not the same
    reply = await say("staff", f"/case {number} papers")
    form = words_of(reply, "CN23")
    assert "69120023" in form
    assert "0.901" in form  # two pieces
    assert "CN" in form
    assert "39235090" not in form
    assert f"first sent under {OUTBOUND}" in form
    assert "Cup 1" not in reply.text
    assert "Cup 2: weight, HS code, country of origin" in reply.text


async def test_a_code_that_was_confirmed_for_the_same_words_is_taken(
    say: Say, rooms: Rooms, shop: str, number: str
) -> None:
    confirm(rooms.store, shop, "telegram:1", "Cup", "69120023")
    reply = await say("staff", f"/case {number} papers")
    assert "69120023" in words_of(reply, "CN23")
    assert "Cup 2: weight, country of origin" in reply.text


async def test_another_shops_product_of_the_same_sku_fills_nothing(
    say: Say, rooms: Rooms, number: str
) -> None:
    watch_cup(rooms, "another", weight_kg="0.45", origin="CN")
    reply = await say("staff", f"/case {number} papers")
    assert "69120023" not in words_of(reply, "CN23")


async def test_the_shop_reads_until_when_the_goods_come_home_free_of_tax_with_its_source(
    say: Say, number: str
) -> None:
    reply = await say("staff", f"/case {number} papers")
    assert "free of import tax until 2027-02-01" in reply.text  # six months from 1 August: L5-30
    assert any("returned-exports" in citation.document for citation in reply.citations)
    assert "2027-02-01" in words_of(reply, "slip")


async def test_a_customer_gets_the_papers_without_the_shops_tax_matters(say: Say, number: str) -> None:
    reply = await say("customer", f"/case {number} papers")
    assert len(reply.files) == 2
    assert "Home to China" not in reply.text
    assert "wait for it before you send" in reply.text  # there is no address yet


@pytest.mark.parametrize(
    ("language", "asks"),
    [("en", "Where do returns from DE go?"), ("zh", "DE 的退货寄到哪里"), ("es", "Adónde van las devoluciones"),
     ("ru", "Куда отправлять возвраты")],
)  # fmt: skip
async def test_a_seller_without_a_return_address_is_asked_once_and_the_policy_keeps_it(
    say: Say, rooms: Rooms, shop: str, number: str, language: str, asks: str
) -> None:
    asked = await say("seller", f"/case {number} papers", language)
    assert (asked.outcome, asks in asked.text, asked.files) == ("asked", True, ())
    made = await say("seller", "DE: Lagerstr. 5, 20457 Hamburg", language)
    assert "Lagerstr. 5, 20457 Hamburg" in words_of(made, "slip")
    with rooms.store.begin() as session:
        policy = policy_on(session, shop, now().date())
        assert policy is not None
        assert policy.terms.addresses == (("DE", "Lagerstr. 5, 20457 Hamburg"),)
        assert policy.terms.return_days is None  # nothing else was promised
    again = await say("seller", f"/case {number} papers", language)
    assert len(again.files) == 2


async def test_a_seller_may_leave_the_address_open(say: Say, number: str) -> None:
    asked = await say("seller", f"/case {number} papers")
    made = await say("seller", asked.buttons[0].value)
    assert len(made.files) == 2
    assert "no return address for DE" in made.text


async def test_a_question_in_between_is_no_address(say: Say, rooms: Rooms, shop: str, number: str) -> None:
    await say("seller", f"/case {number} papers")
    await say("seller", "How many days does a customer have to return something?")
    with rooms.store.begin() as session:
        assert policy_on(session, shop, now().date()) is None
