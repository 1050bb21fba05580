"""Buttons and files through the channel: each kind of button pressed by a stranger, too late, and by one who has lost
the role it was offered in; each kind of file from each role. A new kind of button without a row fails here.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.assistant.conversation import Turn
from bot.clock import now
from bot.retrieval.library import Library, open_library
from bot.settings import Settings
from bot.store import Store, buttons, drafts, outbox, people
from bot.store.buttons import LASTING, Action, Choice
from bot.store.cases import CaseRow
from bot.store.drafts import DraftRow
from bot.store.orders import OrderRow
from bot.store.outbox import UNCERTAIN, Address, OutboxRow, Part
from bot.store.people import PersonRow
from bot.store.shops import MemberRow, ShopRow
from bot.telegram.service import serve
from tests import authorisation as world
from tests.retrieval import files
from tests.telegram.conftest import QUICK, settings_for
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, Sent, TelegramApi, User

STAFF, ANA, BEN, SELLER = User(2), User(world.ANA), User(world.BEN), User(3)
STRANGER, GROUP = User(999), Group(world.GROUP)
END = "that was all"
DRAFT = "draft"
"""In a button's value: the token of a document that the staff member has sent."""

BUTTONS: dict[str, tuple[str, ...]] = {
    "say": ("list all orders",),
    "role": ("staff", "seller", "admin"),
    "language": ("zh",),
    "again": ("telegram:7",),
    "forget": ("",),
    "document": (f"{DRAFT} as_of 2026-11-01", f"{DRAFT} audience public", f"{DRAFT} cancel"),
    "case": ("claim:1", "close:1", "back:1", "suggest:1"),
    "shop": ("choose rival", "set name Taken"),
    "business": ("send 1", "auto 1", "off 1"),
}
"""What a button of each kind may stand for."""

EACH = [(action, value) for action, values in BUTTONS.items() for value in values]
Run = Callable[..., Awaitable[None]]


def test_every_kind_of_button_has_a_row() -> None:
    assert set(BUTTONS) == set(get_args(Action)), "say here what a new button may stand for"


@pytest.fixture
def library(settings: Settings, store: Store, home: Path) -> AsyncIterator[Library]:
    by_words = settings.model_copy(update={"quayside_home": home, "embeddings": "none"})
    with open_library(by_words, store, knowledge=home / "none") as library:
        yield library


@pytest.fixture
async def run(
    api: TelegramApi, store: Store, assistant: ScriptedAssistant, library: Library
) -> AsyncIterator[Run]:
    """Starts the channel over the world of the matrix; once more with other settings, as after a change of roles."""
    world.fill(store)
    running: list[tuple[asyncio.Event, asyncio.Task[None]]] = []

    async def _run(**settings: Any) -> None:
        for stop, task in running:
            stop.set()
            await task
        stop = asyncio.Event()
        given = settings_for(api, **settings)
        task = asyncio.create_task(serve(given, store, assistant, stop=stop, pace=QUICK, library=library))
        running[:] = [(stop, task)]

    yield _run
    for stop, task in running:
        stop.set()
        await task


def offered(store: Store, to: User, action: str, value: str) -> str:
    """A button's token, as if the bot had shown it to this person."""
    with store.begin() as session:
        if DRAFT in value:
            token = drafts.keep(session, "telegram:1", f"telegram:{to.id}", "circular.md", b"# Rule\n\nwords",
                                {"titles": ["Rule"], "markets": [], "dates": []}, now())  # fmt: skip
            value = value.replace(DRAFT, str(getattr(token, "token", token)))
        people.meet(session, f"telegram:{to.id}", "en", now())
        choice = Choice("Yes", action, value)  # type: ignore[arg-type]
        return buttons.offer(session, to.id, f"telegram:{to.id}", [choice], now())[0]


def standing(store: Store, library: Library, *others: User) -> list[Any]:
    """All that a button could change, but for what is written down of the press itself."""
    with store.begin() as session:
        sent = session.query(OutboxRow).filter_by(turn="telegram:7").one()
        rows = [session.get(PersonRow, f"telegram:{who.id}") for who in others]
        cases = session.query(CaseRow).order_by(CaseRow.id)
        return [
            sent.state, library.about("circular.md"), library.search("words", role="admin").hits,
            [(row.id, row.role, row.language, row.shop) for row in rows if row],
            [(case.state, case.assigned, case.wants_person, len(case.events)) for case in cases],
            [(order.customer, order.state) for order in session.query(OrderRow).order_by(OrderRow.id)],
            [(shop.id, shop.name) for shop in session.query(ShopRow).order_by(ShopRow.id)],
            [(m.shop, m.person, m.role, m.ended_at) for m in session.query(MemberRow)],
        ]  # fmt: skip


async def shown_to(api: TelegramApi, who: User) -> Sent:
    """Some message of the bot in that person's chat, to press something under."""
    api.push_text(who, "/help")
    return await api.await_message(who)


async def over(api: TelegramApi, callback: str, who: User) -> None:
    """The press is answered and dealt with: what the person writes next is."""
    await api.until(lambda: api.answer_to(callback) is not None)
    api.push_text(who, END)
    await api.await_message(who, f"echo {END}")


def asked_of(assistant: ScriptedAssistant) -> list[Turn]:
    """What the assistant was asked, but for the end."""
    return [turn for turn in assistant.turns if END not in turn.text]


def uncertain(store: Store) -> None:
    """An answer to Ben of which nobody knows whether it arrived."""
    with store.begin() as session:
        row = session.query(OutboxRow).filter_by(turn="telegram:7").one()
        row.state, row.chat, row.lane = UNCERTAIN, BEN.id, str(BEN.id)


@pytest.mark.parametrize(("action", "value"), EACH, ids=[f"{action}-{value}" for action, value in EACH])
async def test_a_button_of_somebody_else_does_nothing(
    api: TelegramApi,
    run: Run,
    store: Store,
    library: Library,
    assistant: ScriptedAssistant,
    action: str,
    value: str,
) -> None:
    """Ana sends what a button shown to a staff member stands for, from her own chat."""
    uncertain(store)
    await run()
    token = offered(store, STAFF, action, value)
    mine = await shown_to(api, ANA)
    before = standing(store, library, ANA, STAFF, BEN)
    callback = api.press_data(mine, token, by=ANA)
    await over(api, callback, ANA)
    assert "for the person who asked" in str(api.answer_to(callback))
    assert standing(store, library, ANA, STAFF, BEN) == before
    assert asked_of(assistant) == []
    assert assistant.forgotten == []


@pytest.mark.parametrize(
    ("action", "value"), [row for row in EACH if row[0] not in LASTING], ids=lambda value: str(value)
)
async def test_an_old_button_does_nothing(
    api: TelegramApi,
    run: Run,
    store: Store,
    library: Library,
    assistant: ScriptedAssistant,
    action: str,
    value: str,
) -> None:
    uncertain(store)
    await run()
    token = offered(store, STAFF, action, value)
    mine = await shown_to(api, STAFF)
    with store.begin() as session:
        buttons.retire(session, STAFF.id, now())
    before = standing(store, library, ANA, STAFF, BEN)
    callback = api.press_data(mine, token, by=STAFF)
    await over(api, callback, STAFF)
    assert "out of date" in str(api.answer_to(callback))
    assert standing(store, library, ANA, STAFF, BEN) == before
    assert asked_of(assistant) == []


@pytest.mark.parametrize(("action", "value"), EACH, ids=[f"{action}-{value}" for action, value in EACH])
async def test_who_has_lost_the_role_can_do_no_more_with_its_buttons_than_a_customer(
    api: TelegramApi,
    run: Run,
    store: Store,
    library: Library,
    assistant: ScriptedAssistant,
    action: str,
    value: str,
) -> None:
    uncertain(store)
    await run()
    token = offered(store, STAFF, action, value)
    await shown_to(api, STAFF)
    await run(staff="", admins="")
    mine = await shown_to(api, STAFF)
    before = standing(store, library, ANA, BEN)
    callback = api.press_data(mine, token, by=STAFF)
    await over(api, callback, STAFF)
    assert standing(store, library, ANA, BEN) == before
    assert [turn.person.role for turn in asked_of(assistant)] == (["customer"] if action == "say" else [])
    with store.begin() as session:
        row = session.get(PersonRow, "telegram:2")
        assert row is None or row.role in (None, "customer")
        assert row is None or row.shop in ("", "default")


async def test_what_was_given_up_for_one_person_is_never_sent_to_another(
    api: TelegramApi, run: Run, store: Store
) -> None:
    """`again` names a turn: even a button of one's own brings back only what is of one's own chat."""
    uncertain(store)
    await run()
    with store.begin() as session:
        to = Address(ANA.id, f"telegram:{ANA.id}", "en")
        outbox.put(session, to, "telegram:8", "answer", [Part("hers", "hers")], now())
    await api.until(
        lambda: any(message.text == "hers" for message in api.messages(ANA)) or api.calls[-1:] == []
    )
    token = offered(store, ANA, "again", "telegram:7")
    callback = api.press_data(await shown_to(api, ANA), token, by=ANA)
    await over(api, callback, ANA)
    assert not [message for message in api.sent.values() if message.text == "outboxword"]
    with store.begin() as session:
        assert session.query(OutboxRow).filter_by(turn="telegram:7").one().state == UNCERTAIN


FILES: dict[str, tuple[bytes, frozenset[str]]] = {
    "circular.pdf": (files.pdf(1), frozenset({"staff"})),
    "circular.md": (b"# Rule\n\nIssued 2026-11-01.\n\nwords of a rule", frozenset({"staff"})),
    "orders.csv": (b"order number,email,item,quantity\nORDERNEW1,a@b.example,Lamp,1\n", frozenset({"staff"})),
}
"""Files, and who may bring them into the library."""


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("role", "who", "chat"),
    [
        ("customer", STRANGER, None),
        ("group", SELLER, GROUP),
        ("seller", SELLER, None),
        ("staff", STAFF, None),
    ],
    ids=["customer", "group", "seller", "staff"],
)
async def test_a_file_does_no_more_than_its_senders_role_may(
    api: TelegramApi, run: Run, store: Store, library: Library, assistant: ScriptedAssistant, role: str, who: User,
    chat: Group | None, name: str,
) -> None:  # fmt: skip
    data, may_bring = FILES[name]
    uncertain(store)
    await run()
    before = standing(store, library, ANA, BEN)
    part = {
        "file_id": api.add_file(data, name),
        "file_unique_id": name,
        "file_name": name,
        "file_size": len(data),
    }
    words = "@quayside_bot take this in" if chat else "take this in"
    api.push_message(who, chat=chat, document=part, caption=words,
                     caption_entities=[{"type": "mention", "offset": 0, "length": 13}] if chat else [])  # fmt: skip
    api.push_text(who, f"@quayside_bot {END}" if chat else END, chat=chat)
    await api.await_message(chat or who, f"echo {END}")
    assert standing(store, library, ANA, BEN) == before  # staff, too, are asked before anything is taken in
    with store.begin() as session:
        waiting = [row.name for row in session.query(DraftRow)]
    read = [file.name for turn in assistant.turns for file in turn.files]
    assert waiting == ([name] if role in may_bring and name not in read else [])
    if role in ("customer", "group"):
        assert read == []
