"""An estimate in words: every figure is the estimate's own, in every language."""

import json
import re
from typing import Any

import pytest

from bot.assistant.answers.duty import present, present_error, present_questions
from bot.errors import NoRate, UserError
from bot.settings import LANGUAGES
from tests.duties.conftest import Estimating

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

CASES: list[dict[str, Any]] = [
    {
        "to": "US",
        "origin": "CN",
        "hs": "6109100012",
        "value": "5000",
        "currency": "USD",
        "mode": "sea",
        "incoterm": "",
    },
    {"to": "US", "origin": "CN", "hs": "73239300", "value": "500", "currency": "EUR"},
    {"to": "US", "origin": "CN", "hs": "85176200", "value": "500", "currency": "USD"},
    {"to": "US", "origin": "CN", "hs": "420292", "value": "500", "currency": "USD"},
    {"to": "US", "origin": "CA", "hs": "950300", "value": "500", "currency": "USD", "mode": ""},
    {
        "to": "DE",
        "origin": "CN",
        "hs": "610910",
        "value": "100",
        "currency": "USD",
        "scheme": "ioss",
        "channel": "",
    },
    {
        "to": "RO",
        "origin": "CN",
        "hs": "610910",
        "value": "100",
        "currency": "EUR",
        "freight": "9",
        "incoterm": "EXW",
    },
    {"to": "GB", "origin": "CN", "hs": "851713", "value": "800", "currency": "USD", "insurance": "3"},
    {"to": "BR", "origin": "CN", "hs": "950300", "value": "100", "currency": "USD", "date": "2026-02-01"},
    {"to": "CH", "origin": "CN", "hs": "950300", "value": "50", "currency": "CHF", "channel": "b2b"},
    {"to": "AU", "origin": "CN", "hs": "950300", "value": "5000", "currency": "AUD", "duty_rate": "5%"},
    {"to": "DE", "hs": "01051111", "value": "900", "currency": "EUR"},
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", CASES, ids=[f"{case['to']}-{case['hs']}" for case in CASES])
def test_every_figure_shown_is_in_the_estimate(
    estimating: Estimating, facts: dict[str, Any], language: str
) -> None:
    document = estimating(**facts)
    shown = present(document, language)
    if document.get("questions"):
        shown += "\n\n" + present_questions(document["questions"], language)
    known = set(NUMBER.findall(json.dumps(document, ensure_ascii=False)))
    assert set(NUMBER.findall(shown)) - known == set()
    assert "none" not in shown.lower().split()


def test_the_table_shows_lines_totals_and_the_landed_cost(estimating: Estimating) -> None:
    text = present(estimating(**CASES[0]), "en")
    assert text.startswith("**Landed cost: China → United States, HS 6109100012, 2026-11-23**")
    assert "| Customs duty, column 1 general | 16.5% | 5000.00 | 825.00 |" in text
    assert "| Duty |  |  | 1825.00 |" in text
    assert "| **Landed cost** |  |  | **6864.83** |" in text
    assert "as of 2026-06-08" in text


def test_suppressed_lines_are_shown_with_their_reason(estimating: Estimating) -> None:
    text = present(estimating(**CASES[1]), "zh")
    assert "232 条款关税" in text.split("未征收的项目及原因：")[1]


def test_options_stand_in_for_the_total(estimating: Estimating) -> None:
    text = present(estimating(**CASES[2], claims=["not-fl-exempt"]), "en")
    assert "No total yet" in text
    assert "9903.88.15: 7.5%: " in text


def test_many_choices_are_cut_short(estimating: Estimating) -> None:
    text = present_questions(estimating(**CASES[3])["questions"], "es")
    assert text.count("\n- ") == 13
    assert text.endswith("… y más")


def test_other_peoples_words_do_not_become_markup(estimating: Estimating) -> None:
    document = estimating(**CASES[0])
    document["lines"][0]["source"] = "file [x](http://evil.example) | `rm`"
    text = present(document, "en")
    assert "http://evil" not in text
    assert "[x]" not in text.replace("\\[x\\]", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_said_in_every_language(estimating: Estimating, language: str) -> None:
    for bad in (
        {"hs": "99999999"}, {"hs": "07020000"}, {"to": "AU"}, {"to": "XI"}, {"date": "2019-01-01"},
        {"hs": "61"}, {"value": "-1"}, {"to": "Atlantis"}, {"duty_rate": "?"}, {"incoterm": "X"},
    ):  # fmt: skip
        told = {"to": "DE", "origin": "CN", "hs": "61091000", "value": "2000", "currency": "EUR", **bad}
        with pytest.raises((UserError, NoRate)) as raised:
            estimating(**told)
        text = present_error(raised.value.as_json(), language)
        assert len(text) > 20
        assert "none" not in text.split()
