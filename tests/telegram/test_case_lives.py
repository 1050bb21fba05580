"""Complete lives of after-sales cases over the loopback Bot API, with the real assistant behind the channel.

A customer, the seller and two of the staff, in two languages; the bot is cut off in the middle of each life and
started again. What is written comes from them alone: buttons are pressed by their labels.
"""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.aftersales.members import join
from bot.aftersales.shops import set_up
from bot.app import open_rooms
from bot.assistant.assistant import open_assistant
from bot.clock import now
from bot.settings import Settings
from bot.store import Store
from bot.store.cases import CaseRow
from bot.telegram.service import serve
from tests.aftersales.shop import put_order
from tests.telegram.acme import ANNA, BO, CHINESE, CUSTOMER, SELLER, STRANGER
from tests.telegram.conftest import QUICK, settings_for
from tests.telegram_api import TelegramApi, User

PEOPLE = {
    "customer": CUSTOMER,
    "chinese": CHINESE,
    "seller": SELLER,
    "anna": ANNA,
    "bo": BO,
    "stranger": STRANGER,
}
PACE = replace(QUICK, turn=30)
"""Making the papers of a return takes a second or two."""
RESTART = "restart"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the documents indexed, Acme with its staff, and an order of each customer."""
    home = tmp_path_factory.mktemp("lives")
    rooms = open_rooms(Settings(_env_file=None, quayside_home=home, embeddings="none"))
    with rooms.store.begin() as session:
        set_up(session, "default", name="Acme")
        for one in (ANNA, BO):
            join(session, "default", f"telegram:{one.id}", "staff", now())
        today = now().date()
        put_order(session, "1001", customer=f"telegram:{CUSTOMER.id}", delivered=today)
        put_order(session, "2001", customer=f"telegram:{CHINESE.id}", prices=("1500",), country="JP", currency="JPY",
                  total="3005", shipping="5", delivered=date(today.year, today.month, 1))  # fmt: skip
    rooms.close()
    return home


@dataclass
class Shop:
    """The running bot and what was said with it."""

    api: TelegramApi
    settings: Settings
    store: Store | None = None
    number: str = ""
    _running: list[Any] = field(default_factory=list)

    async def start(self) -> None:
        """Open everything anew, as after a crash."""
        rooms = await asyncio.to_thread(open_rooms, self.settings)
        opened = open_assistant(rooms)
        assistant = await opened.__aenter__()
        task = asyncio.create_task(
            serve(self.settings, rooms.store, assistant, stop=asyncio.Event(), pace=PACE)
        )
        self.store = rooms.store
        self._running = [task, opened, rooms]

    async def cut(self) -> None:
        """End it in the middle of whatever it does."""
        task, opened, rooms = self._running
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await opened.__aexit__(None, None, None)
        await asyncio.to_thread(rooms.close)

    async def says(self, who: User, text: str, containing: str) -> str:
        """Write (or, with `[label]`, press a button of the last message that has it), and wait for the answer."""
        text = text.replace("{n}", self.number)
        known = {message.id for message in self.api.messages(who)}
        if text.startswith("["):
            label = text.strip("[]")
            shown = await self.api.until(
                lambda: [m for m in self.api.messages(who) if any(label in one for one in m.labels)],
                timeout=20,
            )
            self.api.press(shown[-1], label, by=who)
        else:
            self.api.push_text(who, text)
        return await self.hears(who, containing, known)

    async def hears(self, who: User, containing: str, known: set[int] | frozenset[int] = frozenset()) -> str:
        """A message to them that was not there before."""
        wanted = containing.replace("{n}", self.number)

        def _found() -> str | None:
            new = [m for m in self.api.messages(who) if m.id not in known]
            return next((m.text for m in new if wanted in m.text), None)

        try:
            text: str = await self.api.until(_found, timeout=20)
        except TimeoutError:
            raise AssertionError(f"{wanted!r} never came; {who.name} read "
                                 f"{[m.text for m in self.api.messages(who)][-3:]}") from None  # fmt: skip
        if match := re.search(r"RMA-[0-9A-Z]{6}", text):
            self.number = self.number or match[0]
        return text

    def case(self) -> CaseRow:
        """The case as it stands."""
        assert self.store is not None
        with self.store.begin() as session:
            row = session.query(CaseRow).filter_by(number=self.number).one()
            _ = row.files, row.events
            return row


@asynccontextmanager
async def running(built: Path, tmp_path: Path) -> AsyncIterator[Shop]:
    home = Path(shutil.copytree(built, tmp_path / "copy"))
    async with TelegramApi() as api:
        settings = settings_for(api, quayside_home=home, embeddings="none", messages_per_minute=0)
        shop = Shop(api, settings)
        await shop.start()
        try:
            yield shop
        finally:
            await shop.cut()


@dataclass(frozen=True)
class Life:
    """One case from its first message to its end."""

    kind: str
    steps: tuple[tuple[str, ...] | str, ...]
    """Who, what, and what they read then; or nothing, but somebody else reads it."""
    state: str = "closed"
    refunded: str | None = None
    remedy: str = ""


LIVES = [
    Life("return", (
        ("customer", "I want to return this", "Which items"),
        ("customer", "[2 × Cup 1]", "What is the reason"),
        ("customer", "[changed my mind]", "I have opened case"),
        ("seller", "/cases waiting", "{n}"),
        ("seller", "[{n}]", "Cup 1"),
        ("seller", "[Approve: refund]", "Approved: case {n}"),
        ("customer", "/case {n}", "Decided: refund, after the goods are back"),
        RESTART,
        ("customer", "[Return papers]", "return slip"),
        ("customer", "{n} I sent it back, LX123456785CN", "on their way back"),
        ("anna", "/case {n} receive", "the goods are back"),
        ("bo", "/case {n} inspect", "What did the inspection find"),
        ("bo", "[as new]", "inspection is noted"),
        ("seller", "/case {n} refund", "40.00 EUR in all"),
        ("anna", "/case {n} close", "is closed"),
    ), refunded="40.00", remedy="refund"),
    Life("exchange", (
        ("chinese", "我要换货", "原因是什么"),
        ("chinese", "[尺码不合适]", "已向店铺开了售后单"),
        ("anna", "/case {n} ask_customer", "What shall I ask the customer"),
        ("anna", "Which size do you need?", "", "chinese", "Which size do you need?"),
        ("chinese", "我需要大一号的，谢谢你们", "", "anna", "大一号"),
        RESTART,
        ("seller", "approve {n} replacement, without return", "Approved: case {n}"),
        ("bo", "/case {n} replace", "tracking number"),
        ("bo", "LX123456785CN", "the replacement is on its way"),
        ("chinese", "/case {n}", "补发包裹 LX123456785CN"),
        ("chinese", "[关闭]", "已关闭"),
    ), remedy="replacement"),
    Life("repair", (
        ("customer", "I want it repaired, the motor is loud", "Which items"),
        ("customer", "[all of it]", "I have opened case"),
        ("seller", "/case {n} approve repair", "Approved: case {n}"),
        ("customer", "/case {n} send_back LX123456785CN", "on their way back"),
        RESTART,
        ("anna", "/case {n} receive", "the goods are back"),
        ("anna", "/case {n} repair_done RB123456785CN", "repaired"),
        ("bo", "/case {n} close", "is closed"),
    ), remedy="repair"),
    Life("refund", (
        ("customer", "I want my money back", "Which items"),
        ("customer", "[all of it]", "What is the reason"),
        ("customer", "it took too long", "I have opened case"),
        ("anna", "/case {n} approve refund 60 EUR", "At most 50.00 EUR"),
        ("anna", "/case {n} approve refund 20 EUR", "Approved: case {n}"),
        RESTART,
        ("seller", "/case {n} refund 25 EUR", "At most 20 EUR"),
        ("seller", "/case {n} refund 12.50", "12.50 EUR in all"),
        ("seller", "/case {n} refund", "20.00 EUR in all"),
        ("bo", "/case {n} close", "is closed"),
    ), refunded="20", remedy="refund"),
    Life("missing_parts", (
        ("customer", "The lid is missing", "Which items"),
        ("customer", "[1 × Cup 2]", "What would you like"),
        ("customer", "[spare part]", "I have opened case"),
        RESTART,
        ("anna", "/case {n}", "Wanted: spare part"),
        ("anna", "[Approve: spare part]", "Which parts shall be sent"),
        ("anna", "One lid for cup 2, blue", "Approved: case {n}"),
        ("customer", "/case {n}", "Parts: One lid for cup 2, blue"),
        ("bo", "/case {n} replace LX123456785CN", "the replacement is on its way"),
        ("customer", "/case {n}", "Sent instead: parcel LX123456785CN"),
        ("customer", "[Track it]", "LX123456785CN"),
        ("customer", "{n} thank you, it has arrived today", "Your message is in case"),
        ("bo", "/case {n} resolve it has arrived", "is resolved"),
        ("customer", "/case {n} close", "is closed"),
    ), remedy="answer"),
    Life("damaged", (
        ("customer", "The cup arrived broken", "Which items"),
        ("customer", "[2 × Cup 1]", "What would you like"),
        ("customer", "a replacement", "Photos help"),
        ("customer", "PHOTO", "I have added it to case {n}"),
        RESTART,
        ("seller", "/case {n}", "1 file"),
        ("seller", "[Approve: replacement]", "Approved: case {n}"),
        ("anna", "/case {n} replace LX123456785CN", "the replacement is on its way"),
        ("bo", "/case {n} close", "is closed"),
    ), remedy="replacement"),
    Life("not_received", (
        ("chinese", "我没收到包裹", "您希望店铺怎么处理"),
        ("chinese", "[退款]", "已向店铺开了售后单"),
        ("bo", "/case {n} ask_seller", "What shall I ask the seller"),
        ("bo", "The carrier says delivered", "The seller is asked"),
        RESTART,
        ("seller", "/case {n} approve refund", "Approved: case {n}"),
        ("seller", "/case {n} refund", "3005 JPY in all"),
        ("anna", "/case {n} close", "is closed"),
    ), refunded="3005", remedy="refund"),
    Life("wrong_item", (
        ("customer", "You sent the wrong colour", "Which items"),
        ("customer", "[1 × Cup 2]", "What would you like"),
        ("customer", "[replacement]", "I have opened case"),
        ("seller", "/case {n} approve replacement", "Approved: case {n}"),
        ("customer", "/case {n} send_back RB123456785CN", "on their way back"),
        RESTART,
        ("anna", "/case {n} receive", "the goods are back"),
        ("anna", "/case {n} replace LX123456785CN", "the replacement is on its way"),
        ("bo", "/case {n} close", "is closed"),
    ), remedy="replacement"),
    Life("quality", (
        ("chinese", "杯子质量差，掉色", "您希望店铺怎么处理"),
        ("chinese", "[由店铺决定]", "已向店铺开了售后单"),
        RESTART,
        ("anna", "/case {n} resolve Please wash it by hand; the colour then stays.", "is resolved"),
        ("chinese", "/case {n} reopen", "已重新打开"),
        ("seller", "/case {n} refuse", "What is the reason for refusing"),
        ("seller", "The colour is as described", "The customer is told the reason"),
        ("bo", "/case {n} close", "is closed"),
    )),
    Life("warranty", (
        ("customer", "The lamp stopped working", "Which items"),
        ("customer", "[all of it]", "What would you like"),
        ("customer", "[repair]", "2"),
        ("seller", "/case {n} approve repair", "Approved: case {n}"),
        ("customer", "/case {n} send_back LX123456785CN", "on their way back"),
        RESTART,
        ("anna", "/case {n} receive", "the goods are back"),
        ("anna", "/case {n} inspect worthless", "inspection is noted"),
        ("seller", "/case {n} approve refund", "Approved: case {n}"),
        ("seller", "/case {n} refund", "50.00 EUR in all"),
        ("bo", "/case {n} close", "is closed"),
    ), refunded="50.00", remedy="refund"),
    Life("invoice", (
        ("chinese", "我要开发票", "已向店铺开了售后单"),
        RESTART,
        ("anna", "/case {n} resolve The invoice was sent by e-mail.", "is resolved"),
        ("bo", "/case {n} close", "is closed"),
    ), remedy="document"),
    Life("cancellation", (
        ("customer", "Please cancel my order", "What is the reason"),
        ("customer", "[changed my mind]", "I have opened case"),
        ("customer", "[Withdraw my request]", "is withdrawn"),
        RESTART,
        ("customer", "{n} I do want to cancel it after all", "Your message is in case"),
        ("seller", "/case {n} approve refund", "Approved: case {n}"),
        ("seller", "/case {n} refund", "50.00 EUR in all"),
        ("anna", "/case {n} close", "is closed"),
    ), refunded="50.00", remedy="refund"),
    Life("complaint", (
        ("chinese", "我要投诉，客服态度很差", "已向店铺开了售后单"),
        ("stranger", "/case {n}", "I know no case by that number"),
        ("stranger", "/case {n} close", "I know no case by that number"),
        RESTART,
        ("bo", "/case {n} claim", "You have taken case"),
        ("bo", "/case {n} note he is right", "Noted in case"),
        ("seller", "/case {n} resolve We are sorry and have talked to our colleague.", "is resolved"),
        ("chinese", "/case {n}", "客户：开单"),
        ("chinese", "[关闭]", "已关闭"),
    ), remedy="answer"),
]  # fmt: skip


@pytest.mark.parametrize("life", LIVES, ids=[life.kind for life in LIVES])
async def test_a_case_lives_from_its_first_message_to_its_end(
    life: Life, built: Path, tmp_path: Path
) -> None:
    async with running(built, tmp_path) as shop:
        for step in life.steps:
            if isinstance(step, str):
                await shop.cut()
                await shop.start()
                continue
            name, text, answer, *other = step
            who = PEOPLE[name]
            if other:
                shop.api.push_text(who, text)
                await shop.hears(PEOPLE[other[0]], other[1])
                continue
            if text == "PHOTO":
                photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 90, "height": 90}]
                shop.api.push_message(who, photo=photo)
                await shop.hears(who, answer)
            else:
                await shop.says(who, text, answer)
        case = shop.case()
        assert (case.kind, case.state, case.remedy) == (life.kind, life.state, life.remedy)
        assert case.refunded_amount == (None if life.refunded is None else Decimal(life.refunded))
        assert all(event.told_at is not None for event in case.events if event.action == "open")
        decided = [
            event for event in case.events if event.action in ("approve", "refuse", "refund", "replace")
        ]
        customer = PEOPLE["chinese" if case.language == "zh" else "customer"]
        for _ in decided:
            await shop.hears(customer, "{n}")
        await shop.api.until(lambda: all(event.told_at for event in shop.case().events))
        # told is laid in the outbox; heard is sent
        await shop.api.until(
            lambda: len([m for m in shop.api.messages(customer) if shop.number in m.text]) >= len(decided)
        )


async def test_a_photo_goes_to_the_case_whose_number_stands_under_it(built: Path, tmp_path: Path) -> None:
    async with running(built, tmp_path) as shop:
        await shop.says(CUSTOMER, "The lid is missing", "Which items")
        await shop.says(CUSTOMER, "[1 × Cup 2]", "What would you like")
        await shop.says(CUSTOMER, "[spare part]", "I have opened case")
        first, shop.number = shop.number, ""
        await shop.says(CUSTOMER, "The cup arrived broken", "Which items")
        await shop.says(CUSTOMER, "[2 × Cup 1]", "What would you like")
        await shop.says(CUSTOMER, "[refund]", "I have opened case")
        second = shop.number
        photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 90, "height": 90}]
        shop.api.push_message(CUSTOMER, photo=photo, caption=f"for {first}")
        await shop.hears(CUSTOMER, f"added it to case {first}")
        video = {"file_id": "v1", "file_unique_id": "v1", "file_size": 60 * 2**20, "duration": 9}
        told = {message.id for message in shop.api.messages(CUSTOMER)}
        shop.api.push_message(CUSTOMER, video=video)
        await shop.hears(CUSTOMER, f"added it to case {first}", told)  # the one that moved last
        files = {}
        for number in (first, second):
            shop.number = number
            files[number] = [row.kind for row in shop.case().files]
        assert files == {first: ["photo", "video"], second: []}


async def test_a_second_case_for_the_same_item_names_the_first(built: Path, tmp_path: Path) -> None:
    async with running(built, tmp_path) as shop:
        await shop.says(CHINESE, "杯子碎了", "您希望店铺怎么处理")
        await shop.says(CHINESE, "[退款]", "已向店铺开了售后单")
        await shop.says(CHINESE, "我要退货", "原因是什么")
        assert shop.number in await shop.says(CHINESE, "[不想要了]", "已经在处理这件商品")


async def test_a_poor_mark_by_button_is_kept_and_asks_once_what_was_wrong(
    built: Path, tmp_path: Path
) -> None:
    async with running(built, tmp_path) as shop:
        await shop.says(CHINESE, "我要投诉，没人回复", "已向店铺开了售后单")
        await shop.says(ANNA, "/case {n} resolve We are sorry.", "is resolved")
        shop.api.push_text(SELLER, f"/case {shop.number} close")
        closed = await shop.api.await_message(CHINESE, "1 分")
        marks = [key for row in closed.keyboard for key in row if key.label.isdigit()]
        assert [key.label for key in marks] == ["1", "2", "3", "4", "5"]
        await shop.cut()
        await shop.start()
        await shop.says(CHINESE, "[1]", "哪里做得不好")
        await shop.says(CHINESE, "一周没人回复我", "谢谢，已记入售后单 {n}")
        case = shop.case()
        assert (case.state, case.rating, case.rating_words) == ("closed", 1, "一周没人回复我")
        late = shop.api.press_data(
            closed, marks[4].data, by=CHINESE
        )  # a client still shows it: the mark stands
        await shop.api.until(lambda: shop.api.answer_to(late))
        assert shop.api.answer_to(late) == "这里您已经选过了。"
        assert shop.case().rating == 1
