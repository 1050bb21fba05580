"""Advice on a parcel names the document that it rests on, one that the reader may see."""

import pytest

from bot.assistant.advice_sources import _name, _topics
from bot.assistant.session import Rooms
from bot.resources import KNOWLEDGE
from bot.settings import Role
from bot.texts import has_text
from bot.tracking.importing import import_shipments
from tests.assistant.conftest import Talk

HELD, MOVING = "RR123456785CN", "RB123456785CN"


@pytest.fixture
def parcels(rooms: Rooms) -> None:
    rows = f"{HELD},China Post,US,held by customs,\n{MOVING},China Post,US,in transit,Departed\n"
    text = "tracking number,carrier,destination,status,event\n" + rows
    import_shipments(rooms.store, text.encode(), shop="default", name="f.csv")


@pytest.mark.usefixtures("parcels")
@pytest.mark.parametrize(
    ("role", "readable"), [("customer", {"aftersales"}), ("seller", {"aftersales", "process"})]
)
async def test_what_to_do_about_a_customs_hold_is_cited(talk: Talk, role: Role, readable: set[str]) -> None:
    reply = await talk(f"where is {HELD}", role=role, chat=f"hold-{role}")
    assert "[1]" in reply.text
    assert reply.citations[0].document.split("/")[0] in readable
    local = [citation.document for citation in reply.citations[1:]]
    assert all(document.startswith("regulations/us/") for document in local)


@pytest.mark.usefixtures("parcels")
async def test_a_parcel_that_moves_needs_no_document(talk: Talk) -> None:
    reply = await talk(f"where is {MOVING}", chat="moving")
    assert reply.citations == ()


def test_each_topic_names_advice_and_documents_that_exist() -> None:
    for key, topic in _topics().items():
        assert has_text("en", f"advice-{key}-seller") or has_text("en", f"advice-{key}-customer"), key
        for document in topic["documents"]:
            assert (KNOWLEDGE / f"{document}.md").is_file(), document
            assert _name(f"{document}.zh.md") == document
