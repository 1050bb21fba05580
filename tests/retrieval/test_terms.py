"""Words, codes and Chinese are found by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval import queries, terms


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("subheading 6109.10.00", "610910"),
        ("6109 10 00", "6109.10"),
        ("6109100012", "610910"),
        ("Regulation (EU) 2026/382", "2026/382"),
        ("form CN 23", "cn23"),
        ("CN23", "CN 23"),
        ("packing instruction PI 967", "PI967"),
        ("mode 9610", "9610"),
        ("海关监管方式9610出口", "9610"),
        ("EUR 1,500.50", "1500.50"),
        ("standard EN 71-1", "EN71-1"),
        ("e-commerce", "ecommerce"),
        ("customs declarations", "customs declaration"),
        ("Devoluciones de artículos", "devolucion de articulo"),
        ("возвраты товаров", "возврат товара"),
        ("申请出口退税的材料", "出口退税"),
        ("ＣＮ２３", "CN23"),
    ],
)
def test_what_is_written_is_found_by_what_is_typed(written: str, typed: str) -> None:
    language = terms.language_of(written)
    wanted = {term for unit in terms.units(typed, language) for term in unit.terms}

    assert wanted
    assert wanted & set(terms.terms(written, language))


def test_stop_words_tell_nothing() -> None:
    assert terms.terms("what is the of and how do I", "en") == []
    assert [unit.surface for unit in terms.units("请问这个怎么办", "zh")] == []


def test_a_country_code_in_capitals_is_no_pronoun() -> None:
    assert "us" in terms.terms("duty in the US", "en")
    assert "us" not in terms.terms("tell us about duty", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What VAT do I pay?", "en"),
        ("¿Cuánto cuesta el envío?", "es"),
        ("donde esta mi paquete", "es"),
        ("Где моя посылка?", "ru"),
        ("我的包裹在哪里", "zh"),
        ("DHL 包裹 tracking 到哪了", "zh"),
        ("IOSS", "en"),
        ("", "en"),
        ("😀", "en"),
    ],
)
def test_the_language_of_a_question_is_recognised(text: str, language: str) -> None:
    assert terms.language_of(text) == language


@given(st.text(max_size=300))
def test_any_text_has_terms_without_a_crash(text: str) -> None:
    for language in ("en", "zh", "es", "ru"):
        assert all(isinstance(term, str) and term for term in terms.terms(text, language))


@given(st.text(max_size=200))
def test_any_question_is_analysed_the_same_twice(text: str) -> None:
    assert queries.analyse(text) == queries.analyse(text)


def test_the_glossary_finds_the_other_language() -> None:
    query = queries.analyse("出口退税")
    names = {alternative.terms for group in query.groups for alternative in group.alternatives}

    assert ("export", "tax", "rebat") in names


def test_an_abbreviation_stands_for_its_words() -> None:
    query = queries.analyse("what is IOSS")
    names = {alternative.terms for group in query.groups for alternative in group.alternatives}

    assert ("进口一站式",) in names or ("进口", "一站式") in names


def test_a_short_name_means_it_only_in_capitals() -> None:
    def others(text: str) -> int:
        return max(len(group.alternatives) for group in queries.analyse(text).groups)

    assert others("certificate CO") > others("certificate co")


@pytest.mark.parametrize(
    ("text", "markets"),
    [
        ("VAT in Germany", {"DE", "EU"}),
        ("发到德国要交什么税", {"DE", "EU"}),
        ("impuestos en México", {"MX"}),
        ("доставка во Францию", {"FR", "EU"}),
        ("from China to the US", {"US"}),
        ("export from China", {"CN"}),
        ("tell us more", set()),
        ("parcels to the UAE", {"AE", "GCC"}),
    ],
)
def test_markets_named_in_a_question_are_seen(text: str, markets: set[str]) -> None:
    assert queries.analyse(text).markets == markets


def test_markets_known_from_the_conversation_go_first() -> None:
    assert queries.analyse("VAT in Germany", markets=("uk",)).markets == {"GB"}


def test_an_endless_question_is_cut() -> None:
    query = queries.analyse("customs " * 50_000)

    assert len(query.text) <= queries.MAX_CHARACTERS
    assert len(query.groups) == 1
