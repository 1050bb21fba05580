"""Orders over the loopback Bot API with the real assistant behind it: links, proof, where it is, sheets, shops."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.aftersales import members, shops
from bot.aftersales.order_records import record
from bot.aftersales.told import Told, ToldItem, ToldParcel
from bot.app import open_rooms
from bot.assistant.assistant import open_assistant
from bot.assistant.order_parcels import note_parcels
from bot.clock import now
from bot.settings import Settings
from bot.store import Store
from bot.store.orders import OrderColumnsRow, OrderRow, OrderSheetRow
from bot.telegram.service import serve
from tests.aftersales.test_order_files import SHOPIFY
from tests.telegram.conftest import QUICK, settings_for
from tests.telegram_api import Sent, TelegramApi, User

ADMIN, SELLER, LI = User(1, name="Ada"), User(3, name="Mei"), User(4, name="Li", language_code="zh-hans")
CARLA, EVE = User(77, name="Carla"), User(66, name="Eve")
ELENA, IVAN = User(78, name="Elena", language_code="es"), User(79, name="Ivan", language_code="ru")
CSV = "text/csv"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the documents indexed, a second shop, and orders in both."""
    home = tmp_path_factory.mktemp("orders")
    rooms = open_rooms(Settings(_env_file=None, quayside_home=home, embeddings="none"))
    at = now()
    with rooms.store.begin() as session:
        shops.set_up(session, "default", name="Acme")
        shops.add_shop(session, "lantern", "Lantern Goods")
        for shop, numbers in (("default", ("1001", "1002", "1003")), ("lantern", ("5001",))):
            told = [_told(number, at) for number in numbers]
            record(session, told, shop, at, source="file")
            note_parcels(session, [(one, parcel) for one in told for parcel in one.parcels], shop, at)
    rooms.close()
    return home


def _told(number: str, at: Any) -> Told:
    parcels = (ToldParcel("LX123456785CN"),) if number == "1001" else ()
    return Told(
        number, f"#{number}", "shopify", "shipped" if parcels else "paid", at - timedelta(days=9), currency="EUR",
        total=Decimal("25.00"), country="DE", email=f"buyer{number}@mail.example", phone="+49 351 1234567",
        postcode="01067", items=(ToldItem(2, f"Cup {number}", "C-1", Decimal("10.00")),), parcels=parcels,
    )  # fmt: skip


@dataclass
class Bot:
    """The running bot, and what people do with it."""

    api: TelegramApi
    store: Store

    async def hear(self, user: User, text: str, containing: str = "") -> Sent:
        """Write, and the answer."""
        self.api.push_text(user, text)
        return await self.api.await_message(user, containing, timeout=20)

    async def press(self, message: Sent, label: str, containing: str = "") -> Sent:
        """Press a button, and the answer."""
        self.api.press(message, label)
        return await self.api.await_message(message.chat, containing, timeout=20)

    async def send(
        self, user: User, name: str, content: bytes, containing: str = "", caption: str = ""
    ) -> Sent:
        """Send a file, and the answer."""
        document = {"file_id": self.api.add_file(content, name), "file_unique_id": name, "file_name": name,
                    "mime_type": CSV, "file_size": len(content)}  # fmt: skip
        self.api.push_message(user, document=document, **({"caption": caption} if caption else {}))
        return await self.api.await_message(user, containing, timeout=20)

    def orders(self, shop: str = "default") -> int:
        with self.store.begin() as session:
            return (
                session.scalar(select(func.count()).select_from(OrderRow).where(OrderRow.shop == shop)) or 0
            )

    def owner(self, number: str) -> str | None:
        with self.store.begin() as session:
            return session.scalar(select(OrderRow.customer).where(OrderRow.number == number))


@asynccontextmanager
async def running(api: TelegramApi, home: Path) -> AsyncIterator[Bot]:
    settings = settings_for(api, quayside_home=home, embeddings="none", sellers="3,4")
    rooms = await asyncio.to_thread(open_rooms, settings)
    async with open_assistant(rooms) as assistant:
        task = asyncio.create_task(
            serve(settings, rooms.store, assistant, stop=asyncio.Event(), pace=QUICK, library=rooms.library)
        )
        try:
            yield Bot(api, rooms.store)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    await asyncio.to_thread(rooms.close)


@pytest.fixture
async def bot(api: TelegramApi, built: Path, tmp_path: Path) -> AsyncIterator[Bot]:
    home = Path(shutil.copytree(built, tmp_path / "home"))
    async with running(api, home) as started:
        yield started


def payload(message: Sent) -> str:
    """What the link in a message hands to /start."""
    return message.text.rpartition("start=")[2].split()[0]


async def test_a_customer_comes_by_link_proves_an_order_and_hears_where_it_is(bot: Bot) -> None:
    made = await bot.hear(SELLER, "/link", "t.me/quayside_bot?start=shop_default_")
    await bot.hear(CARLA, f"/start {payload(made)}", "Welcome to Acme")
    await bot.hear(CARLA, "Where is my order?", "Which order")
    await bot.hear(CARLA, "1001", "e-mail address, the phone number or the postcode")
    await bot.hear(CARLA, "someone@else.example", "does not fit together")
    proved = await bot.hear(CARLA, "buyer1001@mail.example", "is yours")
    assert "Cup 1001" in proved.text
    assert "LX123456785CN" in proved.text
    assert bot.owner("1001") == f"telegram:{CARLA.id}"
    await bot.hear(CARLA, "Where is my order?", "LX123456785CN")
    late = await bot.hear(CARLA, "my order 1002, email buyer1002@mail.example", "later than promised")
    assert late.labels == ["Cancel the order"]
    chosen = await bot.press(await bot.hear(CARLA, "my orders", "Your orders"), "#1001", "LX123456785CN")
    assert "buyer1001" not in chosen.text


async def test_an_order_named_beside_another_question_is_looked_up_too(bot: Bot) -> None:
    heard = await bot.hear(CARLA, "It has been weeks, order 1002. Also, what is a customs hold?", "yours")
    assert "1002" in heard.text
    assert "tracking number from your shipping message" not in heard.text
    await bot.hear(CARLA, "buyer1002@mail.example", "is yours")


async def test_another_person_hears_the_same_of_a_proved_order_and_of_none(bot: Bot) -> None:
    await bot.hear(CARLA, "my order 1001, phone 0351 1234567", "is yours")
    heard = [
        (await bot.hear(EVE, words, "does not fit")).text.replace(number, "N")
        for number, words in (
            ("1001", "my order 1001, email buyer1001@mail.example"), ("9999", "my order 9999, email a@b.example"),
        )
    ]  # fmt: skip
    assert heard[0].replace("4", "n") == heard[1].replace("3", "n")
    for number in ("1001", "9999"):
        await bot.hear(EVE, f"where is order {number}?", "I need to know that it is yours")
    assert "LX123456785CN" not in "".join(message.text for message in bot.api.messages(EVE))


async def test_whoever_guesses_is_locked_with_kind_words_and_stays_so_after_a_restart(
    api: TelegramApi, built: Path, tmp_path: Path
) -> None:
    home = Path(shutil.copytree(built, tmp_path / "home"))
    async with running(api, home) as bot:
        for n in range(4):
            await bot.hear(EVE, f"my order 1003, email guess{n}@mail.example", "does not fit")
        await bot.hear(EVE, "my order 1003, email guess5@mail.example", "tried too often")
    async with running(api, home) as bot:
        await bot.hear(EVE, "my order 1003, email buyer1003@mail.example", "tried too often")
        assert bot.owner("1003") is None


@pytest.mark.parametrize(
    ("user", "where", "asked", "number", "proof", "proved"),
    [
        (User(91, language_code="zh-hans"), "我的订单到哪了", "哪一个订单", "1002", "邮箱 buyer1002@mail.example",
         "确认是您的"),
        (ELENA, "¿dónde está mi pedido?", "Qué pedido", "1002", "mi correo es buyer1002@mail.example", "es suyo"),
        (IVAN, "где мой заказ?", "Какой заказ", "1002", "почта buyer1002@mail.example", "ваш"),
        (CARLA, "where is my order", "Which order", "#1002", "01067", "is yours"),
    ],
)  # fmt: skip
async def test_the_dialogue_is_held_in_each_language(
    bot: Bot, user: User, where: str, asked: str, number: str, proof: str, proved: str
) -> None:
    await bot.hear(user, where, asked)
    await bot.hear(user, number, "1002")
    await bot.hear(user, proof, proved)


async def test_a_forged_link_is_refused_kindly_and_opens_nothing(bot: Bot) -> None:
    link = payload(await bot.hear(SELLER, "/link 1002", "Good for 30 days"))
    forged = link[:-1] + ("A" if link[-1] != "A" else "B")
    await bot.hear(EVE, f"/start {forged}", "does not work")
    await bot.hear(EVE, "/start shop_lantern_0123456789abcdef", "does not work")
    assert bot.owner("1002") is None
    welcome = await bot.hear(CARLA, f"/start {link}", "Order #1002 is yours")
    await bot.press(welcome, "Where is", "Cup 1002")
    await bot.hear(EVE, f"/start {link}", "does not work")
    await bot.hear(CARLA, "/link", "seller and staff")


async def test_a_seller_sends_a_shopify_sheet_sees_what_it_changes_and_takes_it_in(bot: Bot) -> None:
    before = bot.orders()
    data = (SHOPIFY + "#2001,a@b.example,paid,,,,EUR,5,0,25,0,0,2026-11-20,2,Cup,10,C-1,0,,,,,DE,\n"
            "#2002,c@d.example,paid,,,,EUR,5,0,x25.1.1,0,0,2026-11-20,2,Cup,10,C-1,0,,,,,DE,\n").encode()  # fmt: skip
    preview = await bot.send(SELLER, "orders.csv", data, "Nothing is stored yet")
    assert "row 3 (#2002)" in preview.text
    assert bot.orders() == before
    await bot.press(preview, "Take the order in", "1 new")
    assert bot.orders() == before + 1
    again = await bot.send(SELLER, "orders.csv", data, "1 unchanged")
    await bot.press(again, "Leave it", "nothing was stored")
    with bot.store.begin() as session:
        assert (
            session.scalar(select(func.count()).select_from(OrderSheetRow)) == 1
        )  # the one taken in, emptied
        assert session.scalar(select(OrderSheetRow.data)) == b""


async def test_unknown_columns_are_asked_about_once_and_remembered_for_the_shop(bot: Bot) -> None:
    data = b"Bestellnr;Kunde;Mail;Ware;Menge;Betrag\nA-1;Ann;a@b.example;Tasse;2;20,00\n"
    asked = await bot.send(LI, "bestellungen.csv", data, "订单号", caption="订单")
    asked = await bot.press(asked, "Bestellnr", "买家邮箱")
    asked = await bot.press(asked, "Mail", "商品名称")
    asked = await bot.press(asked, "Ware", "数量")
    asked = await bot.press(asked, "Menge", "订单总额")
    asked = await bot.press(asked, "Betrag", "什么货币")
    preview = await bot.press(asked, "EUR", "还没有保存")
    assert "20.00 EUR" in preview.text
    await bot.press(preview, "导入", "新增 1")
    with bot.store.begin() as session:
        assert session.scalar(select(OrderColumnsRow.shop)) == "default"
    second = data.replace(b"A-1", b"A-2")
    await bot.send(LI, "bestellungen.csv", second, "还没有保存", caption="订单")


async def test_a_sheet_of_goods_still_goes_to_the_duties_and_a_strange_one_may_be_called_orders(
    bot: Bot,
) -> None:
    goods = b"SKU,HS code,Description,Origin,Destination,Unit price,Qty,Currency\n"
    goods += b"T,6109100012,Shirt,CN,US,5,100,USD\n"
    worked = await bot.send(SELLER, "goods.csv", goods, "goods")
    assert "orders" not in " ".join(worked.labels)
    strange = await bot.send(SELLER, "x.csv", b"Bestellnr;Betrag\nA-1;2,00\n", "x.csv")
    await bot.press(strange, "These are orders", "Which column holds the order number")


async def test_a_sheet_is_its_senders_alone(bot: Bot) -> None:
    await bot.send(SELLER, "o.csv", b"Bestellnr;Betrag\nA-1;2,00\n", "Which column", caption="orders")
    with bot.store.begin() as session:
        token = session.scalar(select(OrderSheetRow.token))
    await bot.hear(LI, f"order-sheet {token} number 1", "已不在等待")
    await bot.hear(CARLA, f"order-sheet {token} number 1")
    with bot.store.begin() as session:
        assert session.scalar(select(OrderSheetRow.columns))["asked"] == []


async def test_a_seller_is_invited_to_a_shop_acts_there_alone_and_loses_it_by_leaving(bot: Bot) -> None:
    await bot.hear(ADMIN, "/invite seller nowhere", "no shop")
    invited = payload(await bot.hear(ADMIN, "/invite seller lantern", "start=invite_"))
    await bot.hear(EVE, f"/start {invited}")
    await bot.hear(EVE, "where is order 5001?", "Cup 5001")
    refused = await bot.hear(EVE, "where is order 1001?", "1001")
    assert "Cup" not in refused.text
    assert "LX123456785CN" not in refused.text
    await bot.hear(EVE, "/shop default", "No shop")
    shown = await bot.hear(EVE, "/shop name Lanterns & Co", "Lanterns & Co")
    await bot.press(shown, "Language: 中文", "中文")
    await bot.hear(EVE, "/shop zone Mars/Base", "no time zone")
    with bot.store.begin() as session:
        assert shops.shop_of(session, "lantern").language == "zh"
        members.leave(session, "lantern", f"telegram:{EVE.id}", now())
    gone = await bot.hear(EVE, "where is order 5001?", "I need to know that it is yours")
    assert "Cup" not in gone.text
    await bot.hear(EVE, "/shop name Mine now", "Only the shop's seller")


async def test_an_admin_changes_shops_by_button_and_a_customer_cannot(bot: Bot) -> None:
    listed = await bot.hear(ADMIN, "/shop", "Acme")
    await bot.press(listed, "Lantern Goods", "You now act in Lantern Goods")
    await bot.hear(ADMIN, "where is order 5001?", "Cup 5001")
    await bot.hear(CARLA, "/shop lantern", "No shop")
    short = await bot.hear(CARLA, "/shop", "You are in Acme")
    assert short.labels == []


async def test_mydata_shows_a_customers_own_orders(bot: Bot) -> None:
    await bot.hear(CARLA, "my order 1002, email buyer1002@mail.example", "is yours")
    bot.api.push_text(CARLA, "/mydata")
    sent = await bot.api.until(
        lambda: next((m for m in bot.api.messages(CARLA) if m.document), None), timeout=20
    )
    _, data = bot.api._files[sent.document]
    assert b"Cup 1002" in data
    assert b"Cup 1001" not in data


async def test_staff_who_send_orders_are_asked_whether_to_take_them_in(bot: Bot) -> None:
    data = (SHOPIFY + "#3001,a@b.example,paid,,,,EUR,5,0,25,0,0,2026-11-20,2,Cup,10,C-1,0,,,,,DE,\n").encode()
    asked = await bot.send(ADMIN, "orders.csv", data, "This is a list of orders")
    preview = await bot.press(asked, "These are orders", "Nothing is stored yet")
    await bot.press(preview, "Take the order in", "1 new")
    assert bot.orders() == 4
