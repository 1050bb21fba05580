"""Labels that people photograph, and the notices that the bot sends by itself."""

import asyncio
import io
from datetime import timedelta

import zxingcpp
from PIL import Image

from bot.clock import now
from bot.store import Store, outbox, people
from bot.store.outbox import OutboxRow
from bot.telegram.notices import lay_notices, watch
from bot.tracking.importing import import_shipments
from bot.tracking.rounds import Rounds
from bot.tracking.shipments import row_of
from bot.tracking.view import Viewer
from bot.tracking.watching import Watcher, watch_parcel, watch_shop
from tests.telegram.conftest import Start, within
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

ANN = User(42)
NUMBER = "LX123456785CN"


def photo(api: TelegramApi, content: bytes) -> list[dict[str, object]]:
    """A photo as Telegram tells of it: in several sizes, the largest last."""
    sizes = [("small", 90), (api.add_file(content, "file_1.jpg"), 900)]
    return [{"file_id": name, "file_unique_id": name, "width": side, "height": side} for name, side in sizes]


def label(text: str = NUMBER) -> bytes:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    out = io.BytesIO()
    Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=3)).save(out, "JPEG")
    return out.getvalue()


async def test_a_photo_of_a_label_asks_about_its_parcel(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start()
    api.push_message(ANN, photo=photo(api, label()))
    await api.await_message(ANN, NUMBER)
    assert NUMBER in assistant.texts[0]
    api.push_message(ANN, photo=photo(api, label()), caption="watch this one")
    await api.until(lambda: len(assistant.texts) == 2)
    assert assistant.texts[1].startswith("watch this one\n")


async def test_a_photo_without_a_barcode_is_said_to_have_none(api: TelegramApi, start: Start) -> None:
    out = io.BytesIO()
    Image.new("L", (300, 300), 255).save(out, "JPEG")
    await start()
    api.push_message(ANN, photo=photo(api, out.getvalue()))
    await api.await_message(ANN, "barcode")


def tell(store: Store, *rows: str, minutes: int = 0) -> None:
    header = "tracking number,carrier,status,event,time\n"
    at = now() + timedelta(minutes=minutes)
    import_shipments(store, (header + "\n".join(rows)).encode(), shop="default", name="f.csv", now=at)


def event(number: str, status: str, words: str, minutes: int = 0) -> str:
    return f"{number},China Post,{status},{words},{now() + timedelta(minutes=minutes):%Y-%m-%d %H:%M}+00:00"


def begin(store: Store, number: str = NUMBER, person: str = "telegram:42", chat: int = 42) -> None:
    viewer = Viewer("seller")
    with store.begin() as session:
        row = row_of(session, number, viewer)
        assert row is not None
        watch_parcel(session, Watcher(person, chat, "zh", viewer), row, "all", now())


async def test_a_change_is_written_to_the_person_once_in_their_language(
    api: TelegramApi, start: Start, store: Store
) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    begin(store)
    await start()
    api.push_text(ANN, "hello")
    await api.await_message(ANN, "echo hello")
    rounds = Rounds(store, now().tzinfo)  # type: ignore[arg-type]
    task = asyncio.create_task(watch(store, rounds, every=0.05))
    tell(store, event(NUMBER, "delivered", "Delivered"))
    async with within(10):
        message = await api.await_message(ANN, NUMBER)
    assert "已" in message.text
    await asyncio.sleep(0.3)
    task.cancel()
    assert len(api.messages(ANN)) == 2


def test_links_and_payment_requests_of_an_event_are_not_passed_on(store: Store) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    begin(store)
    tell(store, event(NUMBER, "customs", "Held by customs: pay 2.99 at https://evil.example/pay"))
    Rounds(store, now().tzinfo).once()  # type: ignore[arg-type]
    with store.begin() as session:
        assert lay_notices(session) == 1
        assert lay_notices(session) == 0
        [row] = session.query(OutboxRow)
        assert row.kind == "notice"
        assert "evil" not in row.html
        assert "2.99" not in row.html


def test_many_changes_at_once_come_as_one_list(store: Store) -> None:
    numbers = [f"JT{n:013d}" for n in range(5)]
    tell(store, *(event(number, "in transit", "Departed", -60) for number in numbers))
    for number in numbers:
        begin(store, number)
    tell(store, *(event(number, "delivered", "Delivered") for number in numbers))
    Rounds(store, now().tzinfo).once()  # type: ignore[arg-type]
    with store.begin() as session:
        assert lay_notices(session) == 1
        [row] = session.query(OutboxRow)
        assert all(number in row.html for number in numbers)


def test_nothing_is_laid_for_a_person_who_shut_the_bot_out(store: Store) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    begin(store)
    with store.begin() as session:
        people.meet(session, "telegram:42", "en", now())
        people.mark_blocked(session, "telegram:42", now())
    tell(store, event(NUMBER, "delivered", "Delivered"))
    Rounds(store, now().tzinfo).once()  # type: ignore[arg-type]
    with store.begin() as session:
        assert lay_notices(session) == 0
        assert outbox.unfinished(session) == 0


def test_a_shop_and_a_single_watch_tell_of_a_change_once(store: Store) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    begin(store)
    with store.begin() as session:
        watcher = Watcher("telegram:42", 42, "en", Viewer("seller"))
        watch_shop(session, watcher, "all", now(), now().tzinfo, digest=False)  # type: ignore[arg-type]
    tell(store, event(NUMBER, "delivered", "Delivered"))
    Rounds(store, now().tzinfo).once()  # type: ignore[arg-type]
    with store.begin() as session:
        assert lay_notices(session) == 1
