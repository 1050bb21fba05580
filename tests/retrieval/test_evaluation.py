"""The figures of `quayside eval`: which questions cross languages, and what counts as found."""

from pathlib import Path

from bot.retrieval.evaluation import Question, crossing, figures, in_groups, originals_only, run
from bot.retrieval.library import Library
from bot.settings import Settings

PARCELS = frozenset({"regulations/eu/parcels.md"})
COTTON = frozenset({"process/cotton.md"})


def question(
    identity: str, text: str, language: str, documents: frozenset[str], kind: str = "short"
) -> Question:
    return Question(identity, text, language, "seller", kind, documents)


ASKED = [
    question("en", "What does a small parcel to Europe pay?", "en", PARCELS),
    question("zh", "欧盟小包裹要交多少税？", "zh", PARCELS),
    question("zh-en", "进美国的棉T恤税率是多少？", "zh", COTTON, "statute"),
    question("ru", "Какая ставка для хлопковых футболок в США?", "ru", COTTON, "statute"),
    question("none", "Who painted the Mona Lisa?", "en", frozenset()),
]


def test_a_question_crosses_languages_where_no_answer_is_in_its_own(words: Library) -> None:
    assert crossing(words, ASKED) == {"zh-en", "ru"}


def test_figures_stand_for_each_language_and_kind(library: Library) -> None:
    groups = in_groups(library, run(library, ASKED))

    assert {name: found.questions for name, found in groups.items()} == {
        "en, same language": 1, "zh, same language": 1, "cross-language": 2, "cross-language, zh": 1,
        "cross-language, ru": 1, "short": 2, "statute": 2,
    }  # fmt: skip
    assert groups["cross-language"].recall[5] == 1.0


def test_without_translations_a_question_finds_its_way_across(home: Path, knowledge: Path) -> None:
    with originals_only(Settings(quayside_home=home), knowledge) as english:
        [found] = [one for one in run(english, ASKED) if one.question.id == "zh"]
        documents = {hit.document for hit in english.search("小包裹", role="admin", k=50).hits}

    assert found.rank == 1
    assert not any(name.endswith(".zh.md") for name in documents)
    assert figures([found]).recall[1] == 1.0
