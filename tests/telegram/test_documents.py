"""Staff bring a document by Telegram: shown, asked about, then found; nobody else's file is taken in."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.retrieval.library import Library, open_library
from bot.settings import Settings
from bot.store import Store
from bot.telegram.service import serve
from tests.retrieval import files
from tests.telegram.conftest import QUICK
from tests.telegram.people import Sent
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi, User

BOSS, STAFF, SELLER, ANN = User(1), User(2), User(3), User(42)
STAFF_ZH = User(2, language_code="zh-hans")

Serve = Callable[[], Awaitable[asyncio.Task[None]]]


@pytest.fixture
def library(settings: Settings, store: Store, home: Path) -> AsyncIterator[Library]:
    by_words = settings.model_copy(update={"quayside_home": home, "embeddings": "none"})
    with open_library(by_words, store, knowledge=home / "none") as library:
        yield library


@pytest.fixture
async def served(
    api: TelegramApi, settings: Settings, store: Store, assistant: ScriptedAssistant, library: Library
) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(serve(settings, store, assistant, stop=stop, pace=QUICK, library=library))
    yield
    stop.set()
    await task


def send(api: TelegramApi, user: User, name: str, data: bytes, caption: str = "", **more: object) -> None:
    file_id = api.add_file(data, name)
    part = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(data)}
    words = {"caption": caption} if caption else {}
    api.push_message(user, document=part, **words, **more)


async def choose(api: TelegramApi, user: User, *labels: str) -> str:
    """Answer each question in turn; gives the last message's text."""
    for label in labels:
        message = await api.await_message(user)
        api.press(message, label)
    return (await api.await_message(user)).text


@pytest.mark.usefixtures("served")
async def test_a_circular_is_shown_asked_about_and_found(api: TelegramApi, library: Library) -> None:
    send(api, STAFF, "circular.pdf", files.pdf())

    shown = await api.await_message(STAFF)
    assert "Battery circular" in shown.text
    assert "2 pages" in shown.text
    assert "p. 1 › Chapter 1 on batteries" in shown.text
    assert "characters that a reader does not see were left out" in shown.text
    api.press(shown, "sellers and staff")
    done = await choose(api, STAFF, "European Union", "Battery circular", "Not known")

    assert "Battery circular is in the library" in done
    hit = library.search("summary of the test after UN 38.3", role="seller").hits[0]
    assert (hit.document, hit.audience, hit.markets) == ("circular.pdf", "seller", ("EU",))
    assert library.search("summary of the test after UN 38.3", role="customer").hits == ()
    assert library.history("circular.pdf")[0].by == "telegram:2"


@pytest.mark.usefixtures("served")
async def test_a_new_version_is_confirmed_with_what_changed(api: TelegramApi, library: Library) -> None:
    for rate, date in (("16.5 %", "2026-11-01"), ("17 %", "2026-11-20")):
        text = f"# Duty on shirts\n\nIssued {date}.\n\n## Rate\nCotton shirts pay {rate}.\n"
        send(api, STAFF, "shirts.md", text.encode(), caption="Duty on cotton shirts")
        done = await choose(api, STAFF, "staff only", "United States", "Duty on cotton shirts", date)

    assert "is now version 2" in done
    assert "Figures gone: 2026-11-01, 16.5 % · new: 2026-11-20, 17 %" in done
    assert "－ Cotton shirts pay 16.5 %." in done
    assert "＋ Cotton shirts pay 17 %." in done
    hit = library.search("cotton shirts", role="staff").hits[0]
    assert (hit.title, hit.as_of) == ("Duty on cotton shirts", "2026-11-20")


@pytest.mark.usefixtures("served")
async def test_the_whole_exchange_is_in_the_language_of_the_asker(api: TelegramApi, library: Library) -> None:
    send(api, STAFF_ZH, "notice.eml", files.eml())

    done = await choose(api, STAFF_ZH, "仅员工", "所有市场", "监管仓通知", "2026-11-20")

    assert "监管仓通知 已入库" in done
    assert library.search("监管仓 暂停申报", role="staff").hits[0].as_of == "2026-11-20"


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("user", [SELLER, ANN])
async def test_nobody_elses_file_is_taken_in(api: TelegramApi, library: Library, user: User) -> None:
    send(api, user, "circular.pdf", files.pdf(1), caption="please add this")

    await api.await_message(user)

    assert library.about("circular.pdf") is None
    assert library.search("batteries", role="admin").hits == ()


@pytest.mark.usefixtures("served")
async def test_what_cannot_be_read_is_refused_kindly(api: TelegramApi, library: Library) -> None:
    for name, data, words in (
        ("scan.pdf", files.scan(), "only scanned pages"),
        ("bomb.docx", files.bomb(), "unpacks to far more"),
        ("broken.pdf", b"%PDF-1.4 nothing", "damaged"),
        ("song.mp3", b"ID3\x00\x01\x02" + bytes(range(32)) * 40, "not a text file"),
    ):
        send(api, STAFF, name, data)
        answer = await api.await_message(STAFF)
        assert name in answer.text
        assert words in answer.text
        assert answer.labels == []


@pytest.mark.usefixtures("served")
async def test_a_document_may_be_left_out(api: TelegramApi, library: Library) -> None:
    send(api, STAFF, "circular.pdf", files.pdf(1))

    done = await choose(api, STAFF, "staff only", "Don't add it")

    assert "was not added" in done
    assert library.about("circular.pdf") is None


@pytest.mark.usefixtures("served")
async def test_two_of_the_staff_may_send_the_same_file_at_once(api: TelegramApi, library: Library) -> None:
    data = files.pdf(1)
    for user in (BOSS, STAFF):
        send(api, user, "circular.pdf", data)
    answers = (
        choose(api, user, "staff only", "All markets", "Battery circular", "Not known")
        for user in (BOSS, STAFF)
    )

    texts = await asyncio.gather(*answers)

    assert sorted("just as it is" in text for text in texts) == [False, True]
    assert library.about("circular.pdf") == (1, "Battery circular")


@pytest.mark.usefixtures("served")
async def test_two_documents_may_wait_side_by_side(api: TelegramApi, library: Library) -> None:
    for name in ("one.md", "two.md"):
        send(api, STAFF, name, f"# Paper {name[:3]}\n\nWords of {name[:3]}.\n".encode())
    waiting = {"one": await api.await_message(STAFF), "two": await api.await_message(STAFF)}
    for message in waiting.values():
        api.press(message, "staff only")
        assert "added" not in await choose(api, STAFF, "All markets")
        await asyncio.sleep(0)

    assert len(api.messages(STAFF)) == 6


@pytest.mark.usefixtures("served")
async def test_who_is_no_longer_staff_cannot_go_on(api: TelegramApi, library: Library) -> None:
    send(api, STAFF, "circular.pdf", files.pdf(1))
    message = await api.await_message(STAFF)
    api.push_text(STAFF, "/role seller")
    await api.await_message(STAFF)
    api.press(message, "staff only")

    await api.until(lambda: not api.pending)

    assert library.about("circular.pdf") is None


@pytest.mark.usefixtures("served")
async def test_each_document_of_an_album_is_taken(api: TelegramApi, library: Library) -> None:
    for name, data, caption in (
        ("one.md", b"# Zebra rule\n\nZebras of heading 0106.\n", "Rule on zebras"),
        ("broken.pdf", b"%PDF-1.4 nothing", ""),
        ("two.pdf", files.pdf(1), ""),
        ("three.eml", files.eml(), ""),
    ):
        send(api, STAFF, name, data, caption, media_group_id="album")

    async def pressing(message: Sent, *labels: str) -> Sent:
        for label in labels:
            api.press(message, label)
            message = await api.await_message(STAFF)
        return message

    first = await api.await_message(STAFF)
    assert "broken.pdf is damaged" in first.text
    assert "3 files have come" in first.text
    second = await pressing(first, "staff only", "All markets", "Rule on zebras", "Not known")
    assert "Rule on zebras is in the library" in second.text
    assert "I have read two.pdf" in second.text
    third = await pressing(second, "sellers and staff", "Don't add it")
    assert "two.pdf was not added" in third.text
    assert "I have read three.eml" in third.text
    last = await pressing(third, "staff only", "All markets", "监管仓通知", "2026-11-20")
    assert "监管仓通知 is in the library" in last.text
    assert "I have read" not in last.text

    assert library.about("one.md") == (1, "Rule on zebras")
    assert library.about("two.pdf") is None
    assert library.about("three.eml") == (1, "监管仓通知")


@pytest.mark.usefixtures("served")
async def test_a_document_that_comes_after_its_album_is_taken_too(api: TelegramApi, library: Library) -> None:
    for number in (1, 2):
        send(api, STAFF, f"{number}.md", f"# Rule {number}\n\nText.\n".encode(), media_group_id="late")
        shown = await api.await_message(STAFF)
        assert f"I have read {number}.md" in shown.text
        api.press(shown, "staff only")
        await choose(api, STAFF, "All markets", f"Rule {number}", "Not known")

    assert library.about("1.md") == (1, "Rule 1")
    assert library.about("2.md") == (1, "Rule 2")


@pytest.mark.usefixtures("served")
async def test_an_album_of_somebody_elses_documents_gets_one_reply(
    api: TelegramApi, library: Library
) -> None:
    for number in (1, 2, 3):
        send(api, ANN, f"{number}.md", b"# Rule\n\nText.\n", media_group_id="hers")
    await api.await_message(ANN)
    send(api, ANN, "4.md", b"# Rule\n\nText.\n", media_group_id="hers")
    api.push_text(ANN, "end")
    await api.await_message(ANN, "echo end")

    assert len(api.messages(ANN)) == 2
    assert library.about("1.md") is None


SHEET = (
    "SKU,HS code,Description,Origin,Destination,Unit price,Qty,Currency,Incoterm,Mode\n"
    "TS-1,6109100012,T-shirt,CN,US,5,100,USD,FOB,air\n"
)


@pytest.mark.usefixtures("served")
async def test_a_sheet_of_goods_from_staff_is_a_choice_and_not_silently_a_document(
    api: TelegramApi, library: Library
) -> None:
    send(api, STAFF, "goods.csv", SHEET.encode())
    shown = await api.await_message(STAFF)
    assert shown.labels[0] == "Work out the duties"
    api.press(shown, "staff only")  # into the library, all the same
    done = await choose(api, STAFF, "All markets", "goods", "Not known")
    assert "in the library" in done
    send(api, STAFF, "faq.csv", b"question,answer\nWhere is my parcel?,On its way.\n")
    faq = await api.await_message(STAFF)
    assert "Work out the duties" not in faq.labels
