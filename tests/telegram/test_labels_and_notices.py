"""Labels that people photograph, and the notices that the bot sends by itself."""

import asyncio
import io
from datetime import timedelta

import zxingcpp
from PIL import Image

from bot.clock import now
from bot.settings import Settings
from bot.store import Store, outbox, people
from bot.store.orders import OrderRow
from bot.store.outbox import OutboxRow
from bot.store.shipments import ShipmentRow
from bot.store.shops import MemberRow
from bot.store.watches import WatchRow
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
RIGHTS = Settings(_env_file=None, sellers="42")


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
    task = asyncio.create_task(watch(store, RIGHTS, rounds, every=0.05))
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
        assert lay_notices(session, RIGHTS) == 1
        assert lay_notices(session, RIGHTS) == 0
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
        assert lay_notices(session, RIGHTS) == 1
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
        assert lay_notices(session, RIGHTS) == 0
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
        assert lay_notices(session, RIGHTS) == 1


def due(store: Store, settings: Settings) -> int:
    """A change of the watched parcel; how many messages it gives."""
    tell(store, event(NUMBER, "delivered", "Delivered"))
    Rounds(store, now().tzinfo).once()  # type: ignore[arg-type]
    with store.begin() as session:
        return lay_notices(session, settings)


def open_watches(store: Store) -> int:
    with store.begin() as session:
        return session.query(WatchRow).filter(WatchRow.ended_at.is_(None)).count()


def test_a_person_who_is_no_seller_any_more_is_told_nothing_more(store: Store) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    begin(store)
    assert due(store, Settings(_env_file=None)) == 0
    assert open_watches(store) == 0
    with store.begin() as session:
        assert lay_notices(session, RIGHTS) == 0  # nor once they are one again: what waited is gone


def test_a_person_who_left_the_shop_is_told_nothing_more_and_one_who_belongs_to_it_is(store: Store) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    with store.begin() as session:
        session.query(ShipmentRow).update({"shop": "acme"})
        session.add(MemberRow(shop="acme", person="telegram:42", role="seller", since=now()))
        session.add(MemberRow(shop="acme", person="telegram:43", role="seller", since=now(), ended_at=now()))
    with store.begin() as session:
        row = session.query(ShipmentRow).one()
        for user in (42, 43):
            watcher = Watcher(f"telegram:{user}", user, "en", Viewer("seller", "acme"))
            watch_parcel(session, watcher, row, "all", now())
    with store.begin() as session:
        row = session.query(ShipmentRow).one()
        row.status, row.imported_at = "exception", now() + timedelta(minutes=1)
    Rounds(store, now().tzinfo).once()  # type: ignore[arg-type]
    with store.begin() as session:
        assert lay_notices(session, Settings(_env_file=None)) == 1
        assert [row.chat for row in session.query(OutboxRow)] == [42]


def test_a_customer_is_told_nothing_of_a_parcel_that_another_has_proved_to_be_theirs(store: Store) -> None:
    tell(store, event(NUMBER, "in transit", "Departed", -60))
    with store.begin() as session:
        row = session.query(ShipmentRow).one()
        row.order_number = "#a-1"
        watcher = Watcher("telegram:42", 42, "en", Viewer("customer", person="telegram:42"))
        watch_parcel(session, watcher, row, "all", now())
        session.add(
            OrderRow(
                shop="default",
                number="A-1",
                shown="#A-1",
                customer="telegram:43",
                source="file",
                imported_at=now(),
            )
        )
    assert due(store, RIGHTS) == 0
    assert open_watches(store) == 0


async def test_of_an_album_of_labels_every_one_is_read_and_the_unreadable_are_counted(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    blank = io.BytesIO()
    Image.new("L", (300, 300), 255).save(blank, "JPEG")
    numbers = [NUMBER, "RB123456785GB", "1Z999AA10123456784"]
    await start()
    for content in (*map(label, numbers), blank.getvalue()):
        api.push_message(ANN, photo=photo(api, content), media_group_id="album")
    answer = await api.await_message(ANN, numbers[-1])
    assert [number in assistant.texts[0] for number in numbers] == [True, True, True]
    assert "1 of the 4 pictures" in answer.text


async def test_a_straggler_of_an_album_is_read_too(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start()
    api.push_message(ANN, photo=photo(api, label()), media_group_id="album")
    await api.await_message(ANN, NUMBER)
    api.push_message(ANN, photo=photo(api, label("RB123456785GB")), media_group_id="album")
    await api.await_message(ANN, "RB123456785GB")
    assert len(assistant.texts) == 2
