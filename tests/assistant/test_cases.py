"""After-sales at the desk: cases in four languages, deadlines, a shop's policy, where returns go."""

import re
import uuid
from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from bot.assistant.assistant import Assistant
from bot.assistant.conversation import Person, Reply, Turn
from bot.assistant.session import Rooms
from bot.assistant.understanding.aftersales import is_case_command, read_case_wish, read_kind
from bot.settings import Role
from bot.store.cases import CaseRow
from tests.aftersales.shop import put_order

Say = Callable[..., Awaitable[Reply]]


@pytest.fixture
def shop() -> str:
    """A shop of the test's own: the rooms are shared."""
    return f"shop-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def customer(rooms: Rooms, shop: str) -> str:
    """A customer with one order of two lines, delivered in Germany on 1 November."""
    person = f"telegram:{uuid.uuid4().int % 10**9}"
    with rooms.store.begin() as session:
        put_order(session, shop=shop, customer=person)
    return person


@pytest.fixture
def say(assistant: Assistant, shop: str, customer: str) -> Say:
    """`await say(role, text)`: in a conversation of each role's own."""

    async def _say(role: Role, text: str, *, language: str | None = None, person: str = "") -> Reply:
        who = person or {"customer": customer}.get(role, f"telegram:{role}-{shop}")
        turn = Turn(Person(who, role, language, shop), f"{who}:{role}", text, f"test:{uuid.uuid4().hex}")
        return await assistant.answer(turn)

    return _say


def number_in(reply: Reply) -> str:
    found = re.search(r"RMA-\w{6}", reply.text)
    assert found, reply.text
    return found[0]


WORDS = {
    "en": ("The cup arrived broken", "all of it", "a replacement", "I have opened case"),
    "zh": ("杯子碎了", "全部", "补发一个", "已向店铺开了售后单"),
    "es": ("La taza llegó rota", "todo", "un reemplazo", "He abierto el caso"),
    "ru": ("Чашка пришла разбитой", "всё", "замену", "Я открыл обращение"),
}


@pytest.mark.parametrize("language", WORDS)
async def test_a_customer_opens_a_case_in_words_of_their_own_language(
    say: Say, rooms: Rooms, language: str
) -> None:
    told, which, wish, opened = WORDS[language]
    asked = await say("customer", told)
    assert (asked.outcome, asked.language) == ("asked", language)
    await say("customer", which)
    done = await say("customer", wish)
    assert (done.outcome, done.language) == ("acted", language)
    assert opened in done.text
    assert done.citations, "the last day of the guarantee is cited"
    with rooms.store.begin() as session:
        case = session.query(CaseRow).filter_by(number=number_in(done)).one()
        assert (case.kind, case.wish, case.language, case.words) == ("damaged", "replacement", language, told)
        assert len(case.items) == 2


@pytest.mark.parametrize(
    "question",
    ["How do I send something back?", "我想退货，怎么弄？", "what if it arrives broken", "¿Cómo devuelvo algo?",
     "Как вернуть товар?", "what return policy is usual", "怎么退货", "Can I return a dress?"],
)  # fmt: skip
async def test_a_question_about_the_rules_opens_nothing(say: Say, question: str) -> None:
    reply = await say("customer", question)
    assert [call.name for call in reply.tools] == ["search_documents"]


async def test_the_desk_lets_go_of_a_case_that_is_not_wanted_after_all(say: Say) -> None:
    await say("customer", "The cup arrived broken")
    assert "RMA" not in (await say("customer", "never mind")).text
    assert (await say("customer", "my cases")).text == "There are no open cases."


async def test_what_is_asked_in_between_is_answered_and_the_case_goes_on(say: Say) -> None:
    await say("customer", "The cup arrived broken")
    between = await say("customer", "How many days do I have to change my mind?")
    assert between.tools[0].name == "search_documents"


async def test_a_word_that_is_no_answer_brings_the_question_again(say: Say) -> None:
    await say("customer", "The cup arrived broken")
    again = await say("customer", "hm")
    assert (again.outcome, again.text) == ("asked", "Which items is it about?")


async def test_without_an_order_the_customer_is_asked_to_prove_one_or_goes_on_without(
    say: Say, rooms: Rooms
) -> None:
    person = f"telegram:{uuid.uuid4().int % 10**9}"
    asked = await say("customer", "I want my money back", person=person)
    assert "order number together with" in asked.text
    await say("customer", "I don't have it", person=person)
    done = await say("customer", "it took too long", person=person)
    with rooms.store.begin() as session:
        case = session.query(CaseRow).filter_by(number=number_in(done)).one()
        assert (case.order_number, case.reason, case.customer) == ("", "late", person)


async def test_another_persons_order_and_case_look_as_if_they_were_not_there(say: Say) -> None:
    stranger = f"telegram:{uuid.uuid4().int % 10**9}"
    said = set()
    for number in ("1001", "424242"):
        await say("customer", "I want my money back", person=stranger)
        refused = await say("customer", number, person=stranger)
        said.add((refused.outcome, refused.text.replace(number, "…")))
    assert len(said) == 1
    assert next(iter(said))[0] == "refused"
    await say("customer", "The cup arrived broken")
    await say("customer", "all")
    case = number_in(await say("customer", "refund"))
    theirs = await say("customer", f"/case {case}", person=stranger)
    nobodys = await say("customer", "/case RMA-222222", person=stranger)
    assert theirs.text == nobodys.text == "I know no case by that number."


async def test_the_shop_sees_what_waits_decides_and_the_customer_sees_it(say: Say, rooms: Rooms) -> None:
    await say("customer", "我要退货")
    await say("customer", "全部")
    number = number_in(await say("customer", "不喜欢"))
    waiting = await say("staff", "cases waiting")
    assert number in waiting.text
    assert f"/case {number}" in [button.value for button in waiting.buttons]
    missing = await say("seller", f"refuse {number}")
    assert missing.outcome == "asked"
    await say("seller", "The cups were used")
    assert "The cups were used" in (await say("customer", f"/case {number}", language="en")).text
    approved = await say("seller", f"批准 {number} 退款 20 EUR")
    assert approved.outcome == "acted"
    with rooms.store.begin() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        assert (case.state, case.approved_amount, case.goods_back) == ("approved", Decimal(20), True)
    papers = await say("customer", f"/case {number} papers")
    assert [file.name for file in papers.files] == [f"{number}-return-slip.pdf", f"{number}-CN23.pdf"]


async def test_an_amount_over_the_order_is_refused_with_the_most_that_may_be_paid(say: Say) -> None:
    await say("customer", "I want my money back")
    await say("customer", "all")
    number = number_in(await say("customer", "it is defective"))
    refused = await say("seller", f"approve {number} refund 500 EUR")
    assert (refused.outcome, refused.text) == ("refused", "At most 50.00 EUR can be paid back.")


async def test_a_customer_cannot_decide_their_own_case(say: Say, rooms: Rooms) -> None:
    await say("customer", "I want my money back")
    await say("customer", "all")
    number = number_in(await say("customer", "it is defective"))
    for words in (
        f"/case {number} approve refund",
        f"/case {number} refund 50 EUR",
        f"/case {number} note paid",
    ):
        assert (await say("customer", words)).outcome == "refused"
    with rooms.store.begin() as session:
        assert session.query(CaseRow).filter_by(number=number).one().approved_amount is None


async def test_buttons_keep_the_language_of_the_conversation(say: Say) -> None:
    first = await say("customer", "杯子碎了")
    pressed = await say("customer", next(b.value for b in first.buttons if b.value.startswith("/case =")))
    assert pressed.language == "zh"
    assert all(is_case_command(b.value) or not b.value.isalpha() for b in pressed.buttons)


async def test_a_group_is_told_nothing_of_cases(say: Say) -> None:
    for words in ("The cup arrived broken", "/cases", "/case RMA-222222"):
        reply = await say("customer", words, person="telegram:-1001")
        assert reply.outcome == "refused"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Until when can I return what arrived in Germany on 2026-11-01?", "2026-11-16"),  # L6-EU-1
        ("截止到哪天可以退货？我在日本，2026-11-01 收到", "2026-11-08"),  # L6-JP-1
        ("¿Hasta qué día puedo devolver lo que llegó a Brasil el 2026-11-02?", "2026-11-09"),  # L6-BR-1
        ("До какого числа можно вернуть товар, полученный в Германии 2026-11-02?", "2026-11-16"),
    ],
)
async def test_until_when_is_answered_with_the_day_and_the_passage(say: Say, text: str, due: str) -> None:
    reply = await say("customer", text)
    assert [call.name for call in reply.tools] == ["deadline"]
    assert due in reply.text
    assert reply.citations


async def test_a_country_without_a_right_to_withdraw_gets_no_day_but_the_reason(say: Say) -> None:
    reply = await say("customer", "Until when can I return what arrived in the United States on 2026-11-01?")
    assert reply.outcome == "refused"
    assert "no federal right" in reply.text


async def test_how_long_in_general_is_a_question_for_the_documents(say: Say) -> None:
    reply = await say("customer", "How long may my French customer return?")
    assert [call.name for call in reply.tools] == ["search_documents"]


async def test_a_seller_sets_the_policy_step_by_step_and_is_warned_below_the_law(say: Say) -> None:
    await say("seller", "/policy set")
    for answer in ("10", "buyer", "6", "skip", "underwear; earrings", "fifteen"):
        asked = await say("seller", answer)
    assert "an amount with its currency" in asked.text
    for answer in ("15 EUR", "none", "DE: Hub, Berlin\nRoom 5, Shenzhen"):
        await say("seller", answer)
    done = await say("seller", "skip")
    assert done.outcome == "acted"
    assert re.search(r"EU: Days to change one's mind — yours 10, the law 14 days \[\d\]", done.text)
    assert "Hub, Berlin" in done.text
    assert done.citations
    seen = await say("customer", "/policy")
    assert "In DE the law gives you more" in seen.text
    assert "15 EUR" not in seen.text  # what the shop does of itself is not announced
    assert not seen.buttons


async def test_staff_see_the_policy_but_do_not_set_it(say: Say) -> None:
    shown = await say("staff", "/policy set")
    assert [call.name for call in shown.tools] == ["show_policy"]


async def test_return_routes_are_compared_from_the_sellers_answers_and_act_on_the_case(say: Say) -> None:
    await say("customer", "I want to return this")
    await say("customer", "all")
    number = number_in(await say("customer", "changed my mind"))
    asked = await say("seller", f"/case {number} routes")
    assert "local postage" in asked.text  # the piece's price is known from the order
    for answer in ("4", "1.5", "60%", "3", "80"):
        asked = await say("seller", answer)
    shown = await say("seller", "18")
    assert "overseas warehouse" in shown.text
    assert "9.17" in shown.text  # 5.50 / 60 %
    later = await say("seller", "2026-11-01")
    assert "2027-05-01" in later.text  # L5-30: six months
    assert later.citations
    act = await say("seller", later.buttons[0].value)
    assert act.outcome == "acted"


@pytest.mark.parametrize(
    "text", ["What is your return policy?", "你们的退货政策是什么？", "¿Cuál es su política de devoluciones?",
             "Какие ваши условия возврата?"],
)  # fmt: skip
def test_a_customer_who_asks_for_the_shops_policy_reads_it(text: str) -> None:
    wish = read_case_wish(text, customer=True)
    assert wish is not None
    assert wish.action == "policy"


@pytest.mark.parametrize(
    "text", ["I don't want it anymore, cancel the request", "撤回申请", "отозвать заявку"]
)
def test_to_withdraw_a_request_the_cases_are_shown(text: str) -> None:
    wish = read_case_wish(text, customer=True)
    assert wish is not None
    assert wish.action == "list"


@pytest.mark.parametrize(
    "text", ["退货政策怎么写?", "What is a return policy?", "Which policy is fair in France?"]
)
def test_a_question_about_policies_is_left_to_the_documents(text: str) -> None:
    assert read_case_wish(text, customer=True) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [("it never arrived", "not_received"), ("发错颜色了", "wrong_item"), ("falta una pieza", "missing_parts"),
     ("хочу обменять на другой размер", "exchange"), ("please cancel my order", "cancellation"),
     ("需要发票", "invoice"), ("dejó de funcionar", "warranty"), ("hello there", ""), ("плохое качество", "quality"),
     ("I want to complain", "complaint"), ("申请维修", "repair"), ("I want to return it", "return"),
     ("I'd like to leave a complaint about the courier", "complaint"), ("it is still not refunded!", "refund"),
     ("退款还没到", "refund"), ("товар пришёл сломанным", "damaged")],
)  # fmt: skip
def test_the_kind_of_a_case_is_read_from_its_words(text: str, kind: str) -> None:
    assert read_kind(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "/case",
        "/case \x00",
        "/case RMA-",
        "/case RMA-!!!!!!",
        "/cases ' OR 1=1",
        "/policy \u202e",
        "/case =x",
    ],
)
async def test_garbage_after_a_command_lists_or_shows_and_never_fails(say: Say, text: str) -> None:
    assert (await say("customer", text)).outcome in ("answered", "refused", "asked")


def test_a_sellers_chat_about_a_customer_opens_no_case() -> None:
    assert read_case_wish("My customer says the cup arrived broken", customer=False) is None
