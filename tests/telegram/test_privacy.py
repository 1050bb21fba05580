"""What is stored on a person is shown to them and erased for them; floods are held back; roles come by invitation."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from bot.clock import now
from bot.settings import LANGUAGES
from bot.store import Store, invites, personal
from bot.store.buttons import ButtonRow
from bot.store.engine import Base
from bot.store.erasures import ErasureRow
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.store.people import PersonRow
from bot.texts import say
from tests.telegram.conftest import ADMIN, SELLER, Start, settings_for
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import Group, TelegramApi, User

ANN, BEN = User(42), User(43)
MARKER = "zanzibar-parcel-for-aunt"


def everywhere(store: Store, words: str) -> list[str]:
    """Tables in which some row holds these words."""
    with store.begin() as session:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            if any(words in str(row) for row in session.execute(table.select()))
        ]


async def test_mydata_sends_all_that_is_stored_as_a_file(
    api: TelegramApi, start: Start, store: Store
) -> None:
    await start()
    api.push_text(ANN, MARKER)
    await api.await_message(ANN, MARKER)
    api.push_text(BEN, "ben's own words")
    await api.await_message(BEN, "ben's own words")
    api.push_text(ANN, "/mydata")
    await api.await_message(ANN, "JSON")
    call = await api.until(lambda: next(iter(api.made("sendDocument")), None))
    sent = json.loads(_document(call))
    assert sent["person"]["id"] == "telegram:42"
    assert [message["text"] for message in sent["sent"]] == [f"echo {MARKER}"]
    assert sent["conversations"] == {"customer": [{"by": "person", "text": MARKER}]}
    assert "ben" not in json.dumps(sent)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_forget_asks_first_then_erases_everything_and_says_what_stays(
    api: TelegramApi, start: Start, store: Store, assistant: ScriptedAssistant, language: str
) -> None:
    await start()
    person = User(42, language_code=language)
    api.push_text(person, MARKER)
    await api.await_message(person, MARKER)
    api.push_text(BEN, "ben's own words")
    await api.await_message(BEN, "ben's own words")
    api.push_text(person, "/forget")
    asked = await api.await_message(person)
    assert asked.labels == [say(language, "privacy-forget-yes")]
    assert everywhere(store, MARKER)
    assert not assistant.forgotten
    api.press(asked, asked.labels[0])
    done = await api.await_message(person)
    receipt = re.search(r"[0-9a-f]{12}", done.text)
    assert receipt
    assert everywhere(store, MARKER) == []
    assert set(assistant.forgotten) == {
        f"telegram:42:{role}" for role in ("customer", "seller", "staff", "admin")
    }
    with store.begin() as session:
        record = session.scalars(select(ErasureRow)).one()
        assert record.receipt == receipt.group()
        assert record.erased["answers"] == 2
        assert "42" not in json.dumps(record.erased)
        assert session.get(PersonRow, "telegram:42") is None
        assert session.get(PersonRow, "telegram:43") is not None
        assert [row.plain for row in session.scalars(select(OutboxRow)) if "ben" in row.plain]
        assert not [row for row in session.scalars(select(ButtonRow)) if row.chat == 42]
        # what tells a second delivery stays, without the chat
        assert {"42"} >= {row.lane for row in session.scalars(select(InboxRow))} - {"43", personal.ERASED}


async def test_after_forget_a_second_delivery_is_not_answered_again(
    api: TelegramApi, start: Start, store: Store, assistant: ScriptedAssistant
) -> None:
    service = await start()
    update = api.push_text(ANN, MARKER)
    await api.await_message(ANN, MARKER)
    api.push_text(ANN, "/forget")
    asked = await api.await_message(ANN)
    api.press(asked, asked.labels[0])
    await api.await_message(ANN)
    await service.end()
    with store.begin() as session:
        assert session.scalar(select(InboxRow.state).where(InboxRow.update_id == update)) == "done"


async def test_in_a_group_nothing_is_shown_or_erased(api: TelegramApi, start: Start, store: Store) -> None:
    await start()
    group = Group(-100500)
    for command in ("/mydata", "/forget"):
        api.push_text(ANN, command, chat=group)
        answer = await api.await_message(group)
        assert answer.text == say("en", "privacy-private")
        assert answer.labels == []
    assert not api.made("sendDocument")


def test_every_table_that_names_a_person_is_shown_and_erased() -> None:
    import bot.store.tables  # noqa: F401

    naming = {"person", "owner", "chat", "chat_id", "user", "user_id", "customer", "buyer", "telegram_id"}
    with_persons = {table.name for table in Base.metadata.sorted_tables if naming & set(table.c.keys())}
    owned = {
        table.name for table in Base.metadata.sorted_tables if set(personal.OWNING) & set(table.c.keys())
    }
    assert with_persons <= personal.NAMED | owned


async def test_a_flood_is_told_once_and_the_others_are_answered(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start(settings_for(api, messages_per_minute=3))
    with capture_logs() as logged:
        for number in range(9):
            api.push_text(ANN, f"flood {number}")
        assert await api.await_message(ANN, "up to 3 messages a minute")
        api.push_text(BEN, "hello")
        await api.await_message(BEN, "echo hello")
        await api.until(lambda: not api.pending)
    answered = [text for text in assistant.texts if text.startswith("flood")]
    # the minute may have turned in between: then three more
    assert 3 <= len(answered) <= 6
    assert len([m for m in api.messages(ANN) if "messages a minute" in m.text]) <= 2
    assert {"what": "message over the limit", "person": "telegram:42"}.items() <= logged[0].items()


async def test_a_shops_limit_holds_for_all_its_people_together(
    api: TelegramApi, start: Start, assistant: ScriptedAssistant
) -> None:
    await start(settings_for(api, shop_messages_per_minute=2))
    for number in range(6):
        api.push_text(User(100 + number), "hello")
    await api.until(
        lambda: any("messages a minute" in m.text for n in range(6) for m in api.messages(100 + n))
    )
    assert len(assistant.texts) <= 4


@pytest.mark.parametrize("role", ["seller", "staff"])
async def test_an_admins_invitation_gives_a_role_once(
    api: TelegramApi, start: Start, store: Store, role: str
) -> None:
    await start()
    api.push_text(User(ADMIN), f"/invite {role}")
    made = (await api.await_message(User(ADMIN), "t.me")).text
    token = re.search(r"https://t\.me/quayside_bot\?start=(invite_\S{43})\b", made)
    assert token, made
    assert everywhere(store, token[1].removeprefix("invite_")) == ["outbox"]
    api.push_text(ANN, f"/start {token[1]}")
    assert say("en", f"telegram-role-{role}") in (await api.await_message(ANN, "Welcome")).text
    api.push_text(ANN, f"/start {token[1]}")  # the link pressed again
    await api.await_message(ANN, "Welcome")
    api.push_text(ANN, "/role")
    await api.await_message(ANN, say("en", f"telegram-role-{role}"))
    api.push_text(BEN, f"/start {token[1]}")
    await api.await_message(BEN, "used already")
    api.push_text(BEN, "/role seller")
    await api.await_message(BEN, "not open to you")


@pytest.mark.parametrize("person", [User(SELLER), ANN, User(2)])
async def test_nobody_but_an_admin_can_invite_and_the_denial_is_logged(
    api: TelegramApi, start: Start, person: User
) -> None:
    await start()
    with capture_logs() as logged:
        api.push_text(person, "/invite staff")
        assert (await api.await_message(person)).text == say("en", "telegram-invite-denied")
    assert [(line["what"], line["person"]) for line in logged] == [("invite", f"telegram:{person.id}")]


@pytest.mark.parametrize(
    "token", ["invite_", "invite_x", "invite_" + "A" * 43, "invite_'; DROP TABLE invites;--"]
)
async def test_an_invitation_that_was_never_made_gives_nothing(
    api: TelegramApi, start: Start, token: str
) -> None:
    await start()
    api.push_text(ANN, f"/start {token}")
    await api.await_message(ANN, "don't know this invitation")


def test_an_invitation_expires(store: Store) -> None:
    at = now()
    with store.begin() as session:
        token = invites.make(session, "staff", "command line", at, at + timedelta(days=7))
        assert invites.take(session, token, "telegram:9", at + timedelta(days=7)) == ("expired", "staff")
        assert invites.take(session, token, "telegram:9", at + timedelta(days=6)) == ("granted", "staff")
        assert invites.take(session, token, "telegram:8", at + timedelta(days=6)) == ("used", "staff")
        stored = session.execute(text("SELECT token_hash FROM invites")).scalar_one()
    assert token not in stored


def _document(call: object) -> bytes:
    """The bytes of the file that a call to sendDocument uploaded."""
    document = call.params["document"]  # type: ignore[attr-defined]
    return document if isinstance(document, bytes) else document[1]
