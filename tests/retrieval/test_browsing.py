"""Leafing through the documents: what a role may read is listed and opened, and nothing else is even named."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot import clock
from bot.errors import UserError
from bot.retrieval import access
from bot.retrieval.errors import NoDocument
from bot.retrieval.library import Library
from tests.retrieval import files
from tests.retrieval.conftest import DOCUMENTS, write

LONG_AGO = date(2000, 1, 1)


def titles(library: Library, role: str, language: str = "en", **narrowed: object) -> list[str]:
    return [entry.title for entry in library.catalogue(role).entries(language, **narrowed)]  # type: ignore[arg-type]


def test_each_role_sees_its_own_documents_once_in_its_language(words: Library) -> None:
    assert titles(words, "customer") == ["How to return an item"]
    assert titles(words, "seller", "zh") == [
        "Cotton shirts for the United States", "欧盟小包裹", "怎么退货",
    ]  # fmt: skip
    assert "Who approves a refund" in titles(words, "staff")
    assert titles(words, "nobody") == []


def test_a_list_narrows_by_link_market_and_language(words: Library) -> None:
    assert titles(words, "staff", link=6) == ["How to return an item", "Who approves a refund"]
    assert titles(words, "seller", market="fr") == ["Small parcels into the EU"]
    assert titles(words, "seller", market="US") == ["Cotton shirts for the United States"]
    assert titles(words, "seller", only="zh") == ["怎么退货", "欧盟小包裹"] or titles(
        words, "seller", only="zh"
    ) == ["欧盟小包裹", "怎么退货"]
    with pytest.raises(UserError):
        titles(words, "seller", market="XX")


@pytest.mark.parametrize("role", ["customer", "seller", "nobody"])
def test_a_document_of_another_audience_does_not_exist(words: Library, role: str) -> None:
    with pytest.raises(NoDocument):
        words.catalogue(role).page("staff/approval.md")
    named = {one.entry.document for one in words.catalogue(role).news("en", LONG_AGO)}
    assert not any(name.startswith("staff/") for name in named)


def test_all_of_a_document_is_on_its_pages_with_its_sources(library: Library, tmp_path: Path) -> None:
    library.ingest([files.put(tmp_path, "long.pdf", files.pdf(40))], audience="seller")
    catalogue = library.catalogue("seller")
    first = catalogue.page("long.pdf")

    pages = [catalogue.page("long.pdf", number) for number in range(1, first.count + 1)]

    assert first.count > 3
    text = "\n".join(part.text for page in pages for part in page.parts)
    for number in range(1, 41):
        assert f"p. {number} › Duties of the shipper" in text
    assert max(sum(len(part.text) for part in page.parts) for page in pages) < 4_000
    assert catalogue.page("long.pdf", 9_999).number == first.count
    assert catalogue.page("LONG.pdf", -3).number == 1


def test_a_part_of_a_page_carries_its_own_source_and_opens_again(words: Library) -> None:
    page = words.catalogue("seller").page("regulations/eu/parcels.md")

    assert [(part.source, part.as_of) for part in page.parts] == [
        ("Council of the EU; Regulation (EU) 2026/382", "2026-07"),
        ("Council Regulation (EU) 2026/382", "2026-07-01"),
    ]
    assert page.entry.translations == {
        "en": "regulations/eu/parcels.md",
        "zh": "regulations/eu/parcels.zh.md",
    }
    for part in page.parts:
        assert words.passage(part.passage, "seller").document == "regulations/eu/parcels.md"


def test_what_changed_says_which_figures_came_and_went(
    words: Library, knowledge: Path, tmp_path: Path
) -> None:
    write(knowledge, "process/cotton.md", DOCUMENTS["process/cotton.md"].replace("16.5 %", "17 %"))
    words.ensure_bundled()
    words.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule.")], audience="seller")
    today = clock.today()

    news = words.catalogue("seller").news("en", today)[:2]

    assert [(one.entry.document, one.what) for one in news] == [
        ("zebra.md", "new"), ("process/cotton.md", "changed"),
    ]  # fmt: skip
    assert (news[1].figures_gone, news[1].figures_new) == (("16.5 %",), ("17 %",))
    assert words.catalogue("seller").news("en", today + timedelta(days=40)) == []
    facts = words.catalogue("seller").news("en", date(2026, 11, 1))
    assert ("aftersales/returns.md", "facts") in {(one.entry.document, one.what) for one in facts}


def test_a_document_that_is_opened_to_more_people_does_not_tell_what_it_was_before(
    words: Library, tmp_path: Path
) -> None:
    words.ingest([write(tmp_path, "deal.md", "# Deal\nThe margin is 41.7 %.")], audience="staff")
    words.ingest([write(tmp_path, "deal.md", "# Deal\nThe price is 20 %.")], audience="public")

    news = words.catalogue("customer").news("en", clock.today())[0]

    assert (news.what, news.figures_gone, news.figures_new) == ("changed", (), ())


def test_a_removed_document_is_gone_from_lists_and_pages(words: Library) -> None:
    words.remove("aftersales/returns.md")
    assert "How to return an item" not in titles(words, "customer")
    with pytest.raises(NoDocument):
        words.catalogue("customer").page("aftersales/returns.md")


def test_every_page_of_every_role_is_of_its_own_audiences(library: Library) -> None:
    for role in ("customer", "seller", "staff", "admin"):
        for entry in library.catalogue(role).entries("en"):
            for name in entry.translations.values():
                page = library.catalogue(role).page(name)
                assert page.entry.audience in access.audiences(role)
                for part in page.parts:
                    assert library.passage(part.passage, role).audience == page.entry.audience


def test_the_moment_of_a_change_is_told_in_utc(words: Library, tmp_path: Path) -> None:
    words.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule.")])
    [version] = words.history("zebra.md")
    assert abs(version.at - datetime.now(UTC)) < timedelta(minutes=5)
