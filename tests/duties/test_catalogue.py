"""The catalogue of our own plain names: what it promises, checked row by row."""

import csv
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from bot.duties.catalogue import OTHER, Catalogue, catalogue, plain_name, plain_names, read_catalogue
from bot.duties.classification_words import has_han, key
from bot.duties.tables import read_table
from bot.resources import KNOWLEDGE
from bot.settings import LANGUAGES
from bot.texts import has_text

FOLDER = KNOWLEDGE / "tariffs"
LETTERS = {"es": "áéíóúñ", "ru": "абвгдежзиклмнопрст"}


@pytest.fixture(scope="module")
def book() -> Catalogue:
    return catalogue()


def test_every_code_is_one_of_the_harmonized_system_2022(book: Catalogue) -> None:
    known = {row.code for row in read_table(FOLDER / "hs-2022.csv.gz")}
    named = {good.code for good in book.goods} | set(book.names) | set(book.parts.values())
    assert sorted((named | set(book.residual.values())) - known) == []


def test_it_names_what_is_sold_across_borders(book: Catalogue) -> None:
    assert len(book.names) >= 2000
    chapters = {code[:2] for code in book.names}
    assert {
        "33",
        "39",
        "42",
        "61",
        "62",
        "63",
        "64",
        "69",
        "70",
        "71",
        "73",
        "82",
        "84",
        "85",
        "90",
        "94",
        "95",
        "96",
    } <= chapters


def test_every_name_is_there_in_english_and_chinese(book: Catalogue) -> None:
    names = [*book.names.values(), *((good.name_en, good.name_zh) for good in book.goods)]
    assert [name for name in names if not name[0].strip() or has_han(name[0]) or not has_han(name[1])] == []


def test_plain_names_answer_for_national_codes_and_stay_silent_for_unknown_ones() -> None:
    assert plain_name("6109.10.0012") == plain_name("610910")
    assert has_han(plain_name("610910", "zh") or "")
    assert plain_name("999999") is None
    assert plain_name("") is None
    assert plain_names()["850760"] == plain_name("850760")


def test_a_good_can_be_found_by_some_name(book: Catalogue) -> None:
    articles = {article.article for article in book.articles}
    nameless = [
        good.code
        for good in book.goods
        if not good.synonyms and good.article not in articles
        and not any(sibling.synonyms for sibling in book.siblings.get(good.article, ()))
        and good.code not in {other.code for other in book.goods if other.synonyms or other.article}
    ]  # fmt: skip
    assert nameless == []


def test_a_name_of_goods_without_an_article_stands_for_one_code(book: Catalogue) -> None:
    codes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for good in book.goods:
        if not good.article:
            for name in good.synonyms:
                codes[key(name)].add(good.code)
    assert {name: found for name, found in codes.items() if len(found) > 1} == {}


def test_an_article_has_goods_and_its_goods_have_different_conditions(book: Catalogue) -> None:
    for article in book.articles:
        assert book.siblings.get(article.article), article.article
    for article, goods in book.siblings.items():
        wanted = [(good.code, tuple(sorted(good.conditions.items()))) for good in goods]
        assert len(set(wanted)) == len(wanted), article


def test_conditions_and_implications_use_known_values(book: Catalogue) -> None:
    told = [good.conditions for good in book.goods] + [article.implies for article in book.articles]
    unknown = {
        (attribute, value)
        for facts in told
        for attribute, values in facts.items()
        for value in values
        if value != OTHER and (attribute, value) not in book.values
    }
    assert unknown == set()


def test_every_value_lies_within_known_ones_and_has_labels_and_words(book: Catalogue) -> None:
    for (attribute, name), value in book.values.items():
        assert set(value.labels) == set(LANGUAGES)
        assert all(value.labels.values()), name
        assert value.words, name
        for wider in value.within:
            other, colon, root = wider.partition(":")
            assert ((other, root) if colon else (attribute, wider)) in book.values, (name, wider)


def test_every_fact_that_decides_can_be_asked_in_every_language(book: Catalogue) -> None:
    facts = {attribute for good in book.goods for attribute in good.conditions} | {"goods"}
    ids = [f"classify-{kind}-{fact}" for fact in facts for kind in ("ask", "fact")]
    assert [(language, name) for language in LANGUAGES for name in ids if not has_text(language, name)] == []


def test_spanish_and_russian_names_belong_to_goods_and_are_in_their_script(book: Catalogue) -> None:
    with (FOLDER / "catalogue-es-ru.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) >= 150
    keys = set(book.siblings) | set(book.names)
    assert [row["key"] for row in rows if row["key"] not in keys] == []
    assert [row["key"] for row in rows if not set(row["synonyms_ru"].lower()) & set(LETTERS["ru"])] == []
    spoken = {name for article in book.articles for name in article.synonyms}
    spoken |= {name for good in book.goods for name in good.synonyms}
    lost = [row["key"] for row in rows if row["synonyms_ru"].split(";")[0] not in spoken]
    assert lost == []


def test_a_broken_row_is_named(tmp_path: Path) -> None:
    for file in FOLDER.glob("catalogue*.csv"):
        shutil.copy(file, tmp_path)
    bad = tmp_path / "catalogue-goods-food.csv"
    bad.write_text(
        bad.read_text(encoding="utf-8") + "040900,Honey,蜂蜜,,material,honey,蜜\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r"catalogue-goods-food\.csv, 040900: 'material'"):
        read_catalogue(tmp_path)
    bad.write_text("code,name_en\n040900,Honey,蜂蜜\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"catalogue-goods-food\.csv"):
        read_catalogue(tmp_path)
