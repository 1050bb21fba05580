"""Marks after the end, cases put off in words, and spare parts from the wish to the parcel."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.aftersales.cases import act, case_for
from bot.aftersales.orders import find_in_shop
from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.assistant.order_parcels import parcels_of
from bot.assistant.session import Rooms
from bot.assistant.understanding.aftersales import read_case_wish
from bot.assistant.understanding.case_marks import read_days_off, read_rating
from bot.clock import now
from bot.settings import Role
from bot.store.cases import CaseRow
from tests.aftersales.shop import actor, opened, put_order

Say = Callable[..., Awaitable[Reply]]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("4 stars for my case", 4), ("five stars", 5), ("I give you 3 points", 3), ("rate it 2", 2), ("1/5", 1),
     ("我的售后打4分", 4), ("打四分", 4), ("五星好评", 5), ("给你们2分", 2), ("4 颗星", 4),
     ("4 estrellas para mi caso", 4), ("les doy 5 puntos", 5), ("cinco estrellas", 5),
     ("4 звезды за обращение", 4), ("ставлю 3", 3), ("пять звёзд", 5)],
)  # fmt: skip
def test_a_mark_is_read_in_words(text: str, mark: int) -> None:
    wish = read_case_wish(text, customer=True)
    assert wish is not None
    assert (wish.action, wish.details) == ("rate", {"rating": mark})
    assert read_case_wish(text, customer=False) is None or read_rating(text)


@pytest.mark.parametrize(
    "text",
    ["9 stars", "4 cups", "请给2个杯子退款", "给我打8折", "4分钟", "10/5/2026", "0 stars", "star", "1/50",
     "is 4 stars a lot?", "quiero 4 tazas", "4 чашки"],
)  # fmt: skip
def test_what_is_no_mark_is_not_read_as_one(text: str) -> None:
    wish = read_case_wish(text, customer=True)
    assert wish is None or wish.action != "rate"


def test_a_mark_keeps_the_words_after_it() -> None:
    assert read_rating("2 stars: the parcel took too long") == {
        "rating": 2,
        "note": "the parcel took too long",
    }
    assert read_rating("打2分，包裹太慢了") == {"rating": 2, "note": "包裹太慢了"}


@pytest.mark.parametrize(
    ("text", "days"),
    [("remind me in 3 days", 3), ("snooze for two weeks", 14), ("put it off until tomorrow", 1),
     ("三天后再提醒", 3), ("两周后提醒我", 14), ("明天再提醒我", 1), ("暂缓5天", 5),
     ("recuérdame en 3 días", 3), ("recuérdamelo mañana", 1), ("напомни через 3 дня", 3),
     ("отложи на неделю одну", 0), ("напомни через две недели", 14)],
)  # fmt: skip
def test_a_rest_is_read_in_words(text: str, days: int) -> None:
    assert read_days_off(text) == ({"days": days} if days else {})


@pytest.fixture
def shop() -> str:
    """A shop of the test's own: the rooms are shared."""
    return f"shop-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def say(assistant: Assistant, shop: str) -> Say:
    """`await say(role, text)`: in a conversation of each role's own."""

    async def _say(role: Role, text: str, language: str | None = None) -> Reply:
        turn = Turn(Person(whose(role, shop), role, language, shop), f"{whose(role, shop)}:{role}", text,
                    f"test:{uuid.uuid4().hex}")  # fmt: skip
        return await assistant.answer(turn)

    return _say


def whose(role: str, shop: str) -> str:
    return f"telegram:{role}-{shop}"


def new_case(rooms: Rooms, shop: str, kind: str = "missing_parts", *, closed: bool = False) -> str:
    with rooms.store.begin() as session:
        put_order(session, shop=shop, customer=whose("customer", shop))
        customer = actor("customer", whose("customer", shop), shop)
        case = opened(session, kind, who=customer, customer=customer.person, wish="")
        if closed:
            act(session, case, "close", actor("seller", shop=shop), now(), note="settled")
        return case.number


def row(rooms: Rooms, number: str) -> CaseRow:
    with rooms.store.begin() as session:
        return session.query(CaseRow).filter_by(number=number).one()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "4 stars for my case"), ("zh", "打4分"), ("es", "4 estrellas"), ("ru", "4 звезды")],
)
async def test_a_customer_marks_the_case_that_ended_last_in_words(
    say: Say, rooms: Rooms, shop: str, language: str, words: str
) -> None:
    number = new_case(rooms, shop, closed=True)
    done = await say("customer", words, language)
    assert (done.outcome, number in done.text) == ("acted", True)
    assert row(rooms, number).rating == 4


async def test_a_mark_without_a_case_that_has_ended_marks_nothing(say: Say, rooms: Rooms, shop: str) -> None:
    number = new_case(rooms, shop)
    assert (await say("customer", "4 stars")).outcome == "refused"
    assert (await say("customer", f"{number} 4 stars")).outcome == "refused"
    assert row(rooms, number).rating is None


@pytest.mark.parametrize(
    ("language", "why", "thanks"),
    [("en", "Nobody answered for a week", "Thank you"), ("zh", "一周没人回复", "谢谢"),
     ("es", "Nadie respondió", "Gracias"), ("ru", "Никто не ответил", "Спасибо")],
)  # fmt: skip
async def test_a_poor_mark_asks_what_was_wrong_once(
    say: Say, rooms: Rooms, shop: str, language: str, why: str, thanks: str
) -> None:
    number = new_case(rooms, shop, closed=True)
    asked = await say("customer", f"/case {number} rate 1", language)
    assert asked.outcome == "asked"
    told = await say("customer", why, language)
    assert thanks in told.text
    assert (row(rooms, number).rating, row(rooms, number).rating_words) == (1, why)
    again = await say("customer", f"/case {number} rate 1", language)
    assert again.outcome == "refused"


async def test_after_a_poor_mark_one_may_say_nothing_or_ask_something_else(
    say: Say, rooms: Rooms, shop: str
) -> None:
    number = new_case(rooms, shop, closed=True)
    await say("customer", f"/case {number} rate 2")
    other = await say("customer", "How many days do I have to change my mind?")
    assert other.tools[0].name == "search_documents"
    assert row(rooms, number).rating_words == ""


async def test_a_good_mark_or_one_with_words_asks_nothing(say: Say, rooms: Rooms, shop: str) -> None:
    number = new_case(rooms, shop, closed=True)
    assert (await say("customer", f"{number} 2 stars: too slow")).outcome == "acted"
    assert row(rooms, number).rating_words == "too slow"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "remind me in 3 days"), ("zh", "三天后再提醒"), ("es", "recuérdame en 3 días"),
     ("ru", "напомни через 3 дня")],
)  # fmt: skip
async def test_staff_put_off_the_case_they_have_just_looked_at_in_words(
    say: Say, rooms: Rooms, shop: str, language: str, words: str
) -> None:
    number = new_case(rooms, shop)
    await say("staff", f"/case {number}", language)
    done = await say("staff", words, language)
    assert done.outcome == "acted"
    until = row(rooms, number).snoozed_until
    assert until is not None
    assert timedelta(days=2.9) < until - now() < timedelta(days=3.1)


async def test_without_a_case_spoken_of_nothing_is_put_off(say: Say, rooms: Rooms, shop: str) -> None:
    number = new_case(rooms, shop)
    await say("staff", "remind me in 3 days")
    assert row(rooms, number).snoozed_until is None
    assert (await say("staff", f"{number} remind me in 3 days")).outcome == "acted"


@pytest.mark.parametrize(
    ("language", "approve", "sent"),
    [("en", "approve {} spare part: 2 blue lids", "{} part sent LX123456785CN"),
     ("zh", "批准 {} 配件：2个蓝色盖子", "{} 已补发 LX123456785CN"),
     ("es", "aprobar {} pieza: 2 tapas azules", "{} pieza enviada LX123456785CN"),
     ("ru", "одобрить {} деталь: 2 синие крышки", "{} деталь отправлена LX123456785CN")],
)  # fmt: skip
async def test_a_spare_part_goes_from_the_decision_to_a_parcel_of_the_order(
    say: Say, rooms: Rooms, shop: str, language: str, approve: str, sent: str
) -> None:
    number = new_case(rooms, shop)
    assert (await say("staff", approve.format(number), language)).outcome == "acted"
    case = row(rooms, number)
    assert (case.state, case.remedy) == ("approved", "part")
    assert case.parts.startswith("2 ") or case.parts.startswith("2个")
    assert case.approved_amount is None
    assert case.parts in (await say("customer", f"/case {number}", language)).text
    assert (await say("staff", sent.format(number), language)).outcome == "acted"
    assert row(rooms, number).state == "resolved"
    with rooms.store.begin() as session:
        assert parcels_of(session, find_in_shop(session, shop, "1001")) == ["LX123456785CN"]


async def test_which_parts_may_be_those_that_the_customer_wrote_of(say: Say, rooms: Rooms, shop: str) -> None:
    number = new_case(rooms, shop)
    asked = await say("seller", f"/case {number} approve part")
    assert asked.outcome == "asked"
    await say("seller", asked.buttons[0].value)
    assert row(rooms, number).parts == "The cup is broken"  # the words that it was opened with


async def test_a_decision_that_is_changed_forgets_the_parts(rooms: Rooms, shop: str) -> None:
    number = new_case(rooms, shop)
    with rooms.store.begin() as session:
        seller = actor("seller", shop=shop)
        case = case_for(session, number, seller)
        act(session, case, "approve", seller, now(), remedy="part", parts="two lids")
        act(session, case, "approve", actor("seller", shop=shop), now(), remedy="replacement")
        assert (case.remedy, case.parts) == ("replacement", "")
