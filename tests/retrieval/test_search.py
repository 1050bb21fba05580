"""Questions find the passages that answer them, in the asker's language, with all that a citation shows."""

import concurrent.futures
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.retrieval.errors import NoPassage
from bot.retrieval.library import Library
from tests.retrieval.conftest import Open, write


@pytest.mark.parametrize(
    ("question", "document", "section"),
    [
        (
            "How much is charged for a cheap package to Germany?",
            "regulations/eu/parcels.md",
            "What does a small parcel pay?",
        ),
        ("寄到欧盟的小包裹收多少钱", "regulations/eu/parcels.zh.md", "小包裹要交多少税？"),
        (
            "¿Cuánto paga un paquete pequeño en la UE?",
            "regulations/eu/parcels.md",
            "What does a small parcel pay?",
        ),
        (
            "Сколько платят за маленькую посылку в ЕС?",
            "regulations/eu/parcels.md",
            "What does a small parcel pay?",
        ),
        ("610910", "process/cotton.md", "Which rate do cotton T-shirts pay?"),
        ("6109.10.00 rate", "process/cotton.md", "Which rate do cotton T-shirts pay?"),
        ("CN 23", "regulations/eu/parcels.md", "Which declaration is used?"),
        ("where does my money go back to", "aftersales/returns.md", "When do I get my money?"),
        ("海外公司能当进口商吗", "process/cotton.md", "Who may be the importer?"),
    ],
)
def test_a_question_finds_its_passage(library: Library, question: str, document: str, section: str) -> None:
    best = library.search(question, role="seller").hits[0]

    assert (best.document.replace(".zh", ""), best.section) in {
        (document.replace(".zh", ""), section),
        (document, section),
    }
    assert best.document == document


def test_a_hit_carries_its_citation(library: Library) -> None:
    hit = library.search("tariff subheading EUR 3 parcel", role="seller", language="en").hits[0]

    assert hit.source == "Council of the EU; Regulation (EU) 2026/382"
    assert (hit.as_of, hit.confidence, hit.audience, hit.language) == ("2026-07", "high", "seller", "en")
    assert hit.review_by is not None
    assert not hit.stale
    assert hit.markets == ("EU",)
    assert library.search("6109.10", role="seller").hits[0].stale


def test_a_translation_and_its_original_count_once(library: Library) -> None:
    hits = library.search("小包裹 150 欧元 H7 CN23", role="seller").hits
    sections = [(hit.document.replace(".zh", ""), hit.section) for hit in hits if "parcels" in hit.document]

    assert sections
    assert all(hit.language == "zh" for hit in hits if "parcels" in hit.document)
    assert len({hit.document for hit in hits if "returns" in hit.document}) <= 1


def test_the_language_asked_for_is_preferred(library: Library) -> None:
    hit = library.search("small parcel EUR 150", role="seller", language="zh").hits[0]

    assert hit.document == "regulations/eu/parcels.zh.md"


def test_json_follows_the_contract(library: Library) -> None:
    document = library.search("small parcel", role="seller").as_json()

    assert document["query"] == "small parcel"
    assert {"document", "section", "id", "score", "text", "as_of", "audience"} <= document["hits"][0].keys()
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize("question", ["", "   ", "😀😀", "\x00\x01", "؟", "of the and", "的了吗"])
def test_a_question_without_words_is_not_answered(library: Library, question: str) -> None:
    assert not library.search(question, role="seller").answerable


@pytest.mark.parametrize(
    "question", ["how to bake bread", "明天天气怎么样", "¿Cómo se prepara una paella?", "Как сварить борщ?"]
)
def test_what_the_documents_do_not_cover_is_said_to_be_so(library: Library, question: str) -> None:
    results = library.search(question, role="seller")

    assert not results.answerable
    assert results.confidence < 0.5


@pytest.mark.parametrize(
    "question", ["What does a small parcel to the EU pay?", "怎么退货", "refund of cotton T-shirts duty US"]
)
def test_what_the_documents_cover_is_answered(library: Library, question: str) -> None:
    assert library.search(question, role="seller").answerable


def test_the_same_question_gets_the_same_answer(library: Library, opened: Open) -> None:
    other = opened()
    for question in ("small parcel", "退款", "importer of record"):
        assert (
            library.search(question, role="staff").as_json() == other.search(question, role="staff").as_json()
        )


def test_many_askers_at_once_get_what_one_gets(library: Library) -> None:
    questions = ["small parcel", "退款", "importer", "how do I send it back", "CN23", "approve a refund"] * 4
    alone = [library.search(question, role="staff").as_json() for question in questions]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        together = list(
            pool.map(lambda question: library.search(question, role="staff").as_json(), questions)
        )

    assert together == alone


def test_a_citation_opens_again_and_shows_the_same_text(library: Library, opened: Open) -> None:
    hit = library.search("who approves", role="staff").hits[0]

    again = opened().passage(hit.passage, "staff")

    assert again.document == hit.document == "staff/approval.md"
    assert again.text in hit.text


def test_a_changed_passage_is_another_passage(library: Library, knowledge: Path) -> None:
    old = library.search("who approves", role="staff").hits[0].passage
    path = knowledge / "staff" / "approval.md"
    path.write_text(path.read_text(encoding="utf-8").replace("40 dollars", "60 dollars"), encoding="utf-8")
    library.ensure_bundled()

    with pytest.raises(NoPassage):
        library.passage(old, "staff")
    assert "60 dollars" in library.search("who approves", role="staff").hits[0].text


def test_neighbours_are_joined_to_a_readable_passage(words: Library, tmp_path: Path) -> None:
    parts = "\n\n".join(
        f"Paragraph {number} about warehouses. " + "It goes on for a while. " * 18 for number in range(3)
    )
    words.ingest([write(tmp_path, "long.md", f"## Storing\n{parts}\n")])

    hit = next(
        hit
        for hit in words.search("paragraph 1 warehouses", role="customer").hits
        if hit.document == "long.md"
    )

    assert len(hit.passages) > 1
    assert hit.passage in hit.passages
    assert "Paragraph 1" in hit.text


def test_different_chinese_questions_get_different_passages(tmp_path: Path, opened: Open) -> None:
    subjects = ["报关单", "退税率", "海外仓", "集装箱", "锂电池", "商标", "验货", "保险", "汇率", "玩具"]
    library = opened(embeddings="none")
    for number, subject in enumerate(subjects):
        write(
            tmp_path / "zh",
            f"{number}.md",
            f"# {subject}须知\n## {subject}怎么办理\n办理{subject}需要先提交{subject}申请材料。\n",
        )
    library.ingest([tmp_path / "zh"])

    firsts = [
        library.search(f"请问{subject}要怎么处理？", role="customer").hits[0].document for subject in subjects
    ]

    assert len(set(firsts)) == len(subjects)


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(st.text(max_size=200), st.sampled_from(["customer", "seller", "staff"]))
def test_any_question_is_answered_or_not_but_never_fails(words: Library, question: str, role: str) -> None:
    results = words.search(question, role=role)

    assert all(0.0 <= hit.score <= 1.0 for hit in results.hits)
    assert json.dumps(results.as_json())
