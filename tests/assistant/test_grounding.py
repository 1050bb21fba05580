"""What an answer may say: only what this turn's evidence says."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.grounding import check_grounding

PASSAGE = {
    1: "Goods up to EUR 150 may use IOSS since 2021-07-01; the rate is 16.5% and 1,234.50 EUR was paid."
}


def check(text: str, results: tuple[str, ...] = (), *, must_cite: bool = False):
    return check_grounding(text, passages=PASSAGE, results=results, must_cite=must_cite)


def test_a_figure_of_a_cited_passage_is_grounded() -> None:
    assert not check("IOSS covers goods up to EUR 150 [1].")


def test_a_figure_of_a_passage_that_is_not_cited_is_not_grounded() -> None:
    assert check("IOSS covers goods up to EUR 150.").figures == ("150",)


def test_an_invented_figure_is_found() -> None:
    assert check("IOSS covers goods up to EUR 135 [1].").figures == ("135",)


def test_a_citation_of_no_passage_is_found() -> None:
    assert check("IOSS covers goods up to EUR 150 [2].").citations == (2,)


def test_an_answer_from_passages_must_cite_one() -> None:
    assert check("IOSS is a scheme.", must_cite=True).uncited
    assert not check("IOSS is a scheme [1].", must_cite=True)


def test_figures_of_a_tool_result_need_no_citation() -> None:
    assert not check("The duty is 82.50 USD.", ('{"amount": "82.50"}',))


def test_dates_and_separators_may_be_written_in_another_way() -> None:
    assert not check("Since 1.7.2021 at 16,5 %, 1 234,50 EUR [1].")


def test_steps_may_be_numbered() -> None:
    assert not check("1. Register [1].\n2. File.\n7. Pay.")


def test_a_code_must_occur_as_it_stands() -> None:
    assert check("Heading 6109AB77 applies [1].").figures == ("6109AB77",)
    assert not check("Parcel LX123456785CN moves.", ('{"number": "LX123456785CN"}',))


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999999"), places=2))
def test_any_figure_is_grounded_exactly_when_the_evidence_has_it(amount: Decimal) -> None:
    evidence = f'{{"amount": "{amount}"}}'
    assert not check(f"It costs {amount:,} EUR.", (evidence,))
    assert check(f"It costs {amount + 1:,} EUR.", (evidence,))
