"""A parcel that the shop's tracking service tells of, in a conversation; and asking for what is missing."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.assistant.assistant import open_assistant
from bot.assistant.desk.parcel_facts import answer_to, given_with
from bot.assistant.session import Rooms
from bot.store import Store
from bot.tracking.live import Live
from tests.assistant.conftest import Talk, talker
from tests.tracking.services import KEYS, Services, services, seventeentrack

NUMBER = "RB123456785GB"


@pytest.fixture
def running() -> Iterator[Services]:
    with services() as started:
        yield started


@pytest.fixture
async def tracked(rooms: Rooms, store: Store, tmp_path: Path, running: Services) -> AsyncIterator[Talk]:
    """A conversation with an assistant whose shop has an account with 17TRACK."""
    changed = rooms.settings.model_copy(
        update={"quayside_home": tmp_path, "seventeentrack_key": SecretStr(KEYS["17track"]), **running.urls()}
    )
    changed.__dict__.pop("home", None)
    with Live(changed, store) as live:
        async with open_assistant(replace(rooms, settings=changed, store=store, live=live)) as assistant:
            yield talker(assistant)


async def test_a_number_that_the_shop_never_named_is_looked_up_live(tracked: Talk, running: Services) -> None:
    running.registered[NUMBER] = {}
    running.parcels["17track"][NUMBER] = seventeentrack(
        NUMBER, ("2026-11-22T10:00:00+01:00", "InTransit_CustomsProcessing", "Inbound into customs")
    )
    reply = await tracked(f"where is {NUMBER}?")
    assert reply.outcome == "answered"
    assert "17TRACK" in reply.text
    assert "at customs" in reply.text
    (call,) = reply.tools
    assert call.result["parcels"][0]["live"]["state"] == "fresh"


@pytest.mark.parametrize("answer", ["SW1A 9ZZ", "the postcode is sw1a 9zz", "邮编：SW1A 9ZZ"])
async def test_a_missing_postcode_is_asked_for_and_the_next_message_gives_it(
    tracked: Talk, running: Services, answer: str
) -> None:
    running.refuses[NUMBER] = -18010019
    asked = await tracked(f"where is {NUMBER}?")
    assert asked.outcome == "asked"
    assert "postcode" in asked.text
    reply = await tracked(answer)
    assert reply.outcome == "answered"
    assert running.registered[NUMBER]["destination_postal_code"] == "SW1A 9ZZ"


async def test_a_postcode_can_come_with_the_number(tracked: Talk, running: Services) -> None:
    running.refuses[NUMBER] = -18010019
    assert (await tracked(f"track {NUMBER} postcode SW1A 9ZZ")).outcome == "answered"


async def test_something_else_instead_of_the_postcode_is_answered_as_such(
    tracked: Talk, running: Services
) -> None:
    running.refuses[NUMBER] = -18010019
    await tracked(f"where is {NUMBER}?")
    aside = await tracked("What is IOSS?")
    assert aside.citations
    assert NUMBER not in running.registered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LX123456785CN postcode 53113", {"postcode": "53113"}),
        ("почтовый индекс 101000", {"postcode": "101000"}),
        ("código postal: 28013, teléfono 612 345 678", {"postcode": "28013", "phone": "5678"}),
        ("手机尾号1234", {"phone": "1234"}),
        ("phone +44 20 7946 0958", {"phone": "0958"}),
        ("my post code please", {}),
        ("call me on the phone", {}),
    ],
)
def test_postcodes_and_phones_are_found_where_they_are_named(text: str, found: dict[str, str]) -> None:
    assert given_with(text) == found


@pytest.mark.parametrize(
    ("asks", "text", "value"),
    [
        ("postcode", "53113", "53113"),
        ("postcode", "sw1a 1aa.", "SW1A 1AA"),
        ("postcode", "why do you need that?", ""),
        ("phone", "1234", "1234"),
        ("phone", "+49 151 2345 6789", "6789"),
        ("phone", "no", ""),
    ],
)
def test_a_bare_answer_is_taken_for_what_was_asked(asks: str, text: str, value: str) -> None:
    assert answer_to(asks, text) == value
