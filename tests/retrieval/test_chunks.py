"""Passages are cut by structure within a budget, lose nothing, and keep their ids."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval import chunks, reading
from bot.retrieval.embeddings import BundledEmbedder
from tests.retrieval.conftest import DOCUMENTS


def cut(text: str, name: str = "a.md", kind: str = "markdown") -> list[chunks.Passage]:
    return chunks.passages(reading.parse(text.encode(), name, kind), "main")


def test_a_passage_knows_its_headings_and_where_it_is_from() -> None:
    first, second = cut(DOCUMENTS["regulations/eu/parcels.md"])

    assert first.headings == ("What does a small parcel pay?",)
    assert (first.section_number, first.part, second.section_number) == (0, 0, 1)
    assert first.provenance.as_of == "2026-07"
    assert second.provenance.source == "Council Regulation (EU) 2026/382"


def test_a_long_table_is_cut_between_rows_with_its_header_repeated() -> None:
    rows = "\n".join(f"| 61{number:02d} | {number} % of the value of the goods |" for number in range(90))
    passages = cut(f"## Rates\n| Heading | Rate |\n|---|---|\n{rows}\n")

    assert len(passages) > 1
    for passage in passages:
        assert passage.text.startswith("| Heading | Rate |\n|---|---|\n| 61")
    numbers = [line for passage in passages for line in passage.text.split("\n")[2:]]
    assert numbers == rows.split("\n")
    assert chunks.joined([passage.text for passage in passages]).count("| Heading |") == 1


def test_a_short_table_stays_whole_beside_text() -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |"

    assert cut(f"## H\nBefore.\n\n{table}\n\nAfter.\n")[0].text == f"Before.\n\n{table}\n\nAfter."


def test_a_line_without_end_is_cut() -> None:
    for text in ("x" * 40_000, "word " * 8_000, "税" * 20_000, "Sentence one. " * 3_000):
        passages = cut(text, kind="text")
        assert len(passages) > 10
        assert all(chunks.size(passage.text) <= 2 * chunks.BUDGET for passage in passages)
        kept = "".join(re.sub(r"\s", "", passage.text) for passage in passages)
        assert kept == re.sub(r"\s", "", text)


def test_ids_follow_from_content_and_not_from_place() -> None:
    before = cut("## A\nfirst\n\n## B\nsecond\n")
    after = cut("## New\ninserted\n\n## A\nfirst\n\n## B\nsecond, changed\n")

    assert after[1].id == before[0].id
    assert before[1].id not in {passage.id for passage in after}


def test_equal_passages_of_a_document_have_different_ids() -> None:
    passages = cut("## A\nsame\n\n## A\nsame\n")

    assert len({passage.id for passage in passages}) == 2


def test_collections_and_documents_do_not_share_ids() -> None:
    document = reading.parse(b"## A\ntext", "a.md")
    other = reading.parse(b"## A\ntext", "b.md")

    ids = {
        chunks.passages(document, "main")[0].id,
        chunks.passages(document, "x")[0].id,
        chunks.passages(other, "main")[0].id,
    }
    assert len(ids) == 3


def test_the_size_estimate_is_near_what_the_model_counts() -> None:
    model = BundledEmbedder()
    english = cut(DOCUMENTS["regulations/eu/parcels.md"])[0].text * 5
    chinese = cut(DOCUMENTS["regulations/eu/parcels.zh.md"])[0].text * 5

    for text in (english, chinese):
        assert 0.6 < chunks.size(text) / model.tokens(text) < 1.6


@given(
    st.lists(st.text(alphabet="abc 中文。.!?|\n-#`", min_size=1, max_size=60), min_size=1, max_size=40),
)
def test_no_word_is_lost_in_cutting(lines: list[str]) -> None:
    text = "## Heading\n" + "\n".join(lines)
    try:
        document = reading.parse(text.encode(), "a.md")
    except reading.BadDocument:
        return
    read = "".join(block.text for section in document.sections for block in section.blocks)
    got = "".join(passage.text for passage in chunks.passages(document, "main"))

    assert sorted(re.sub(r"\s", "", got)) == sorted(re.sub(r"\s", "", read))
