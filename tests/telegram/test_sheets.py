"""Files both ways over the loopback Bot API: a seller's sheet, pictures, and notices on watched products."""

import asyncio
import csv
import io
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from bot.assistant.conversation import File, OnProgress, Reply, Turn
from bot.assistant.files import answer_files
from bot.assistant.session import Session
from bot.clock import now, today
from bot.duties.measure_watch import watch_products
from bot.duties.tables import packed, read_text
from bot.duties.tariffs import Tariffs, open_tariffs
from bot.duties.watched_products import import_products, list_products
from bot.resources import KNOWLEDGE
from bot.retrieval.library import open_library
from bot.settings import Settings
from bot.store import Store
from bot.store.outbox import OutboxRow
from bot.store.outbox_files import OutboxFileRow
from bot.store.rates import TariffEdition
from bot.telegram.product_notices import tell, watch
from bot.telegram.service import serve
from tests.telegram.conftest import QUICK, Start, settings_for
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Sent, TelegramApi, User

SELLER = User(3, language_code="en")
CHINESE = User(4, language_code="zh-hans")
STRANGER = User(77, language_code="en")
SHEET = (
    "SKU,HS code,Description,Origin,Destination,Unit price,Qty,Currency,Incoterm,Mode\n"
    "TS-1,6109100012,=evil(),CN,US,5,100,USD,FOB,air\n"
    "TS-2,61,Short code,CN,US,5,100,USD,FOB,air\n"
)


class Sheets(ScriptedAssistant):
    """Echoes words, and deals with files as the real assistant does."""

    def __init__(self, settings: Settings, store: Store, tariffs: Tariffs) -> None:
        super().__init__()
        self.rooms: Any = SimpleNamespace(settings=settings, store=store, tariffs=tariffs)
        self.doing: list[str] = []

    async def answer(self, turn: Turn, on_progress: OnProgress | None = None) -> Reply:
        if not turn.files:
            return await super().answer(turn, on_progress)
        language: Any = turn.person.language or turn.person.language_hint or "en"
        return await answer_files(
            turn, Session(turn.person, turn.id, language, today(), self.rooms), on_progress
        )


@asynccontextmanager
async def bot(api: TelegramApi, store: Store, **others: Any) -> AsyncIterator[Sheets]:
    settings = settings_for(api, sellers="3,4", **others)
    assistant = Sheets(settings, store, open_tariffs())
    stop = asyncio.Event()
    task = asyncio.create_task(serve(settings, store, assistant, stop=stop, pace=QUICK))
    try:
        yield assistant
    finally:
        stop.set()
        await task


def send(
    api: TelegramApi, user: User, content: bytes, name: str, caption: str = "", size: int | None = None
) -> None:
    document = {"file_id": api.add_file(content, name), "file_unique_id": "u", "file_name": name,
                "file_size": len(content) if size is None else size, "mime_type": "text/csv"}  # fmt: skip
    api.push_message(user, document=document, **({"caption": caption} if caption else {}))


async def result_of(api: TelegramApi, user: User) -> tuple[str, bytes]:
    def found() -> Sent | None:
        return next((message for message in reversed(api.messages(user)) if message.document), None)

    message = await api.until(found)
    assert message is not None
    return api._files[message.document]


async def test_a_sheet_comes_back_with_its_results(api: TelegramApi, store: Store) -> None:
    async with bot(api, store):
        send(api, SELLER, SHEET.encode(), "prices.csv")
        answer = await api.await_message(SELLER)
        assert "I worked through 2 rows of prices.csv" in answer.text
        assert "1 without a total" in answer.text
        name, content = await result_of(api, SELLER)
    assert name == "prices-result.csv"
    first, second = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert first["Landed cost"].replace(".", "").isdigit()
    assert first["Description"] == "'=evil()"
    assert "HS code" in second["What is missing"]


async def test_a_chinese_seller_is_answered_in_chinese(api: TelegramApi, store: Store) -> None:
    async with bot(api, store):
        send(api, CHINESE, SHEET.encode(), "价格.csv")
        assert "已算完" in (await api.await_message(CHINESE)).text
        name, content = await result_of(api, CHINESE)
    assert name == "价格-result.csv"
    assert "到岸成本" in content.decode("utf-8-sig").splitlines()[0]


async def test_a_large_sheet_says_how_far_it_is(api: TelegramApi, store: Store) -> None:
    head, row, _ = SHEET.splitlines()
    async with bot(api, store):
        send(api, SELLER, "\n".join([head, *[row] * 3000]).encode(), "big.csv")
        await result_of(api, SELLER)
    drafts = [call.params.get("text", "") for call in api.made("sendMessageDraft")]
    assert any("of 3000" in str(text) for text in drafts)


async def test_the_result_is_sent_once_and_its_bytes_go_with_its_row(api: TelegramApi, store: Store) -> None:
    async with bot(api, store):
        api.fail("sendDocument", status=500)
        send(api, SELLER, SHEET.encode(), "prices.csv")
        await result_of(api, SELLER)
        await asyncio.sleep(0.3)
    assert len([message for message in api.messages(SELLER) if message.document]) == 1
    with store.begin() as session:
        session.delete(session.scalars(select(OutboxRow).where(OutboxRow.step == "file")).one())
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(OutboxFileRow)) == 0


async def test_a_customer_is_refused_kindly_and_nothing_is_fetched(api: TelegramApi, store: Store) -> None:
    async with bot(api, store):
        send(api, STRANGER, SHEET.encode(), "prices.csv")
        assert "open files" in (await api.await_message(STRANGER)).text
        api.push_text(STRANGER, "next")
        await api.await_message(STRANGER, "echo next")
    assert api.made("getFile") == []


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 130 * 2**20)
    return out.getvalue()


def with_macros() -> bytes:
    book = io.BytesIO()
    Workbook().save(book)
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\x00")
    return book.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ\x90\x00" + b"\x00" * 100, "prices.csv", "kind of file"),
        (b"PK\x03\x04" + b"\x01" * 200, "prices.xlsx", "damaged"),
        (b"%PDF-1.7 hello", "prices.xlsx", "as a table"),
        (b"hello, world\n1,2\n", "prices.csv", "no column"),
        (b"  ", "prices.csv", "empty"),
        (bomb(), "prices.xlsx", "unpacks to far more"),
        (with_macros(), "prices.xlsx", "macros"),
    ],
)
async def test_what_is_no_sheet_gets_a_clear_word(
    api: TelegramApi, store: Store, content: bytes, name: str, words: str
) -> None:
    async with bot(api, store):
        send(api, SELLER, content, name)
        assert words in (await api.await_message(SELLER)).text
        api.push_text(SELLER, "next")
        await api.await_message(SELLER, "echo next")


async def test_the_size_limit_holds_whatever_telegram_was_told(api: TelegramApi, store: Store) -> None:
    async with bot(api, store, max_upload_mb=0.001):
        send(api, SELLER, SHEET.encode() * 20, "prices.csv")
        assert "too large" in (await api.await_message(SELLER)).text
        assert api.made("getFile") == []
        send(api, SELLER, SHEET.encode() * 20, "prices.csv", size=10)
        await api.until(lambda: len(api.messages(SELLER)) == 2)
        assert "too large" in api.messages(SELLER)[-1].text


async def test_a_picture_of_an_answer_is_shown_as_one(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    png = b"\x89PNG\r\n\x1a\n picture"
    assistant.answers["chart"] = Reply("here", "en", "answered", files=(File("c.png", png, "image/png"),))
    await start()
    api.push_text(SELLER, "chart")
    await api.await_message(SELLER, "here")
    name, content = await result_of(api, SELLER)
    assert (name, content) == ("c.png", png)
    assert len(api.made("sendPhoto")) == 1


WATCHED = (
    "SKU,Product,HS code,Origin,Markets,Value,Qty,Currency,Incoterm,Mode,Selling price,Price currency\n"
    'TS-1,Cotton T-shirt,6109100012,CN,"US, DE",400,100,USD,FOB,courier,19.99,USD\n'
)


async def test_watch_my_products_saves_them(api: TelegramApi, store: Store) -> None:
    async with bot(api, store):
        send(api, SELLER, WATCHED.encode(), "products.csv", caption="please watch my products")
        assert "I watch 1 product" in (await api.await_message(SELLER)).text
    assert [one["destination"] for one in list_products(store, "telegram:3")] == ["DE", "US"]


async def test_a_change_is_written_to_the_seller_once(api: TelegramApi, store: Store) -> None:
    async with bot(api, store):
        api.push_text(SELLER, "hello")
        await api.await_message(SELLER, "echo hello")
        import_products(
            store, open_tariffs(), WATCHED.encode(), owner="telegram:3", chat=3, on=date(2026, 7, 20)
        )
        for _ in range(3):
            await asyncio.to_thread(watch_products, store, open_tariffs(), date(2026, 7, 20), tell)
        notice = await api.await_message(SELLER, "36.5 %")
        await asyncio.sleep(0.5)
    assert notice.text.startswith("From 2026-07-24: TS-1 · Cotton T-shirt to US")
    assert len([message for message in api.messages(SELLER) if "2026-07-24" in message.text]) == 1


async def test_the_job_looks_again_after_an_import(api: TelegramApi, store: Store) -> None:
    """The import is another process's: the running service sees it in the store and answers from it."""
    tariffs = open_tariffs(None, store)
    import_products(store, tariffs, WATCHED.encode(), owner="telegram:3", chat=3, on=today())
    async with bot(api, store):
        api.push_text(SELLER, "hello")
        await api.await_message(SELLER, "echo hello")
        job = asyncio.create_task(watch(store, tariffs, lambda: open_tariffs(None, store), every=0.1))
        await asyncio.sleep(0.5)
        text = read_text(KNOWLEDGE / "tariffs" / "rates-us.csv.gz").replace(
            "6109100012,16.5%", "6109100012,26.5%"
        )
        with store.begin() as session:
            session.add(
                TariffEdition(
                    name="rates-us", complete=True, valid_from=date(2026, 1, 1), as_of=today(), source="us-hts",
                    sha256="0", rows=1, added=0, changed=1, removed=0, imported_at=now(), body=packed(text),
                )
            )  # fmt: skip
        notice = await api.await_message(SELLER, "26.5%", timeout=20)
        job.cancel()
    assert "duty 36.5 % → 46.5 %" in notice.text


async def test_staff_have_a_sheet_worked_out_by_a_button_and_the_next_file_follows(
    api: TelegramApi, store: Store, tmp_path: Path
) -> None:
    staff = User(2, language_code="en")
    settings = settings_for(api, staff="2").model_copy(
        update={"quayside_home": tmp_path, "embeddings": "none"}
    )
    assistant = Sheets(settings, store, open_tariffs())
    stop = asyncio.Event()
    with open_library(settings, store, knowledge=tmp_path / "none") as library:
        task = asyncio.create_task(serve(settings, store, assistant, stop=stop, pace=QUICK, library=library))
        try:
            for name, content in (("goods.csv", SHEET.encode()), ("rules.md", b"# Rules\n\nPack well.\n")):
                part = {"file_id": api.add_file(content, name), "file_unique_id": name, "file_name": name,
                        "file_size": len(content)}  # fmt: skip
                api.push_message(staff, document=part, media_group_id="1")
            shown = await api.await_message(staff)
            api.press(shown, "Work out the duties")
            name, content = await result_of(api, staff)
            texts = [message.text for message in api.messages(staff)]
        finally:
            stop.set()
            await task
        assert library.about("goods.csv") is None
    assert name == "goods-result.csv"
    assert "Landed cost" in content.decode("utf-8-sig").splitlines()[0]
    assert any("rules.md" in text for text in texts[1:])  # the other file's turn has come
