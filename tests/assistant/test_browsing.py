"""`/docs` and the same in words: lists, pages with sources, and buttons that lead on."""

from pathlib import Path
from typing import Any

import pytest

from bot.assistant.session import Rooms
from bot.assistant.understanding.browsing import read_browsing
from tests.assistant.conftest import Talk, open_with, talker
from tests.openai_api import CallTool, Say, openai_endpoint


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("/docs", {}),
        ("/DOCS 5 FR zh p2", {"link": 5, "market": "FR", "language": "zh", "page": 2}),
        ("/docs link 3", {"link": 3}),
        ("/docs fr", {"market": "FR"}),
        ("/docs world", {"market": "world"}),
        ("/docs Germany packaging", {"market": "DE", "title": "packaging"}),
        ("/docs 德国", {"market": "DE"}),
        ("/docs new", {"view": "changes"}),
        ("/docs markets", {"view": "markets"}),
        ("/docs open My File 2.PDF", {"document": "My File 2.PDF", "page": 1}),
        ("/docs page 3 process/customs-holds.md", {"document": "process/customs-holds.md", "page": 3}),
        ("show me the documents about France", {"market": "FR"}),
        ("List the documents on logistics", {"link": 4}),
        ("Open the document about lithium batteries", {"title": "lithium batteries"}),
        ("打开锂电池文档", {"title": "锂电池"}),
        ("给我看看关于日本的文档", {"market": "JP"}),
        ("有哪些文档", {}),
        ("这个月有什么变化？", {"view": "changes"}),
        ("¿Qué ha cambiado este mes?", {"view": "changes"}),
        ("muéstrame los documentos sobre Alemania", {"market": "DE"}),
        ("Покажи документы о Германии", {"market": "DE"}),
        ("Что изменилось в этом месяце?", {"view": "changes"}),
    ],
)
def test_a_wish_to_leaf_through_the_documents_is_read(text: str, asked: dict[str, Any]) -> None:
    assert read_browsing(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Which documents do I need for customs in France?",
        "show me the documents I need for a T-shirt to Germany",
        "清关需要哪些文档",
        "Qué documentos hacen falta en la aduana",
        "Какие документы нужны для таможни?",
        "/document",
        "docs",
        "open a shop in France",
        "Can I open the parcel before I sign?",
        "x" * 300 + " show me the documents",
    ],
)
def test_a_question_about_papers_is_none(text: str) -> None:
    assert read_browsing(text) is None


async def test_the_buttons_lead_from_the_links_to_a_page_and_on(talk: Talk) -> None:
    links = await talk("/docs")
    assert "Customs and tax" in links.text
    listed = await talk(next(button.value for button in links.buttons if "Customs and tax" in button.label))
    assert listed.text.startswith("**35 documents**") or "documents** · Customs and tax" in listed.text
    further = await talk(next(button.value for button in listed.buttons if button.label == "Next page ›"))
    assert further.text.split("\n\n")[0] == listed.text.split("\n\n")[0]
    assert further.text != listed.text
    holds = next(button for button in listed.buttons if "Customs holds" in button.label)
    first = await talk(holds.value)
    second = await talk(next(button.value for button in first.buttons if button.label == "Next page ›"))

    assert (first.outcome, second.outcome) == ("answered", "answered")
    assert "Page 1 of 2" in first.text
    assert "Page 2 of 2" in second.text
    assert first.citations
    assert all(citation.source and citation.as_of for citation in (*first.citations, *second.citations))
    chinese = await talk(next(button.value for button in first.buttons if button.label == "中文"))
    assert "海关" in chinese.text


async def test_a_command_speaks_the_language_spoken_before(talk: Talk) -> None:
    await talk("你好，清关要多久？")
    reply = await talk("/docs FR")
    assert reply.language == "zh"
    assert "份文档" in reply.text


async def test_a_customer_is_not_even_told_of_what_is_not_theirs(talk: Talk) -> None:
    staff = await talk("/docs open staff/refund-approval.md", role="staff")
    customer = await talk("/docs open staff/refund-approval.md", role="customer", chat="other")
    made_up = await talk("/docs open staff/no-such.md", role="customer", chat="other")

    assert staff.outcome == "answered"
    assert (customer.outcome, made_up.outcome) == ("refused", "refused")
    assert customer.text.replace("refund-approval", "X") == made_up.text.replace("no-such", "X")
    everything = await talk("/docs", role="customer", chat="other")
    assert "7" not in everything.text.split("documents")[0] or "18 documents" in everything.text


async def test_a_title_nobody_knows_is_looked_for_by_meaning(talk: Talk) -> None:
    reply = await talk("Open the document about parcels that never arrived", role="customer")
    assert reply.outcome == "answered"
    assert "delivered" in str([button.value for button in reply.buttons]) or reply.citations


async def test_a_command_never_costs_a_call_of_the_model_and_words_may(rooms: Rooms, tmp_path: Path) -> None:
    steps = (CallTool("browse_documents", {"market": "FR"}), Say("There are documents on France."))
    async with openai_endpoint(*steps) as endpoint:
        settings = {"openai_base_url": endpoint.url, "openai_model": "scripted"}
        async with open_with(rooms, tmp_path, **settings) as assistant:
            talk = talker(assistant)
            command = await talk("/docs FR")
            assert (command.model, endpoint.requests) == ("desk", [])
            words = await talk("anything to read on France?")

    assert words.model == "scripted"
    assert [call.name for call in words.tools] == ["browse_documents"]
    assert any("selling-to-france" in button.value for button in words.buttons)
