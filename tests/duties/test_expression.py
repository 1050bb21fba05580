"""Rate texts of the US, EU and UK tariffs, computed and compared with hand calculations."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duties.errors import RateNotUnderstood
from bot.duties.expression import Article, Basis, MissingFacts, NotComputable, evaluate
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.tariffs import open_tariffs
from bot.duties.units import in_base_units

DAY = date(2026, 11, 23)


def basis(
    value: str,
    currency: str = "USD",
    on: date = DAY,
    components: dict[str, str] | None = None,
    **quantities: str,
) -> Basis:
    """A basis; quantities by unit with `_` for a space."""
    given_in = [(Decimal(amount), unit.replace("_", " ")) for unit, amount in quantities.items()]
    parts = {name: Decimal(amount) for name, amount in (components or {}).items()}
    return Basis(Decimal(value), currency, on, in_base_units(given_in), parts)


def computed(rate: str, of: Basis) -> Decimal:
    return evaluate(parse_rate(rate), of)


@pytest.mark.parametrize(
    ("rate", "of", "expected"),
    [
        ("Free", basis("1000"), "0"),
        ("16.5%", basis("500"), "82.5"),
        ("33 1/3%", basis("300"), "100"),
        ("12.00 %", basis("200"), "24"),
        # specific: 0.5 ¢ × 1,200 kg = 6.00
        ("0.5¢/kg", basis("900", kg="1200"), "6"),
        ("$1.646/kg", basis("900", kg="10"), "16.46"),
        # 1 t = 1000 kg; 88.2 ¢ × 2 t = 1.764
        ("88.2¢/t", basis("10", kg="2000"), "1.764"),
        # per hundredweight: 34 × 250/100 = 85
        ("34.00 GBP/100kg", basis("900", "GBP", kg="250"), "85"),
        ("52.00 EUR / 1,000 items", basis("9", "EUR", piece="2500"), "130"),
        ("10¢/doz.", basis("9", piece="36"), "0.3"),
        ("$2/1,000 + 60%", basis("100", piece="5000"), "70"),
        # 1.5 ¢ a line a gross: 40 lines on 288 pieces = 2 gross: 0.015 × 40 × 2
        ("1.5¢/line/ gross + 25%", basis("100", line="40", piece="288"), "26.2"),
        # compound: 54.5 ¢ × 20 kg + 17.5 % of 400 = 10.9 + 70
        ("54.5¢/kg + 17.5%", basis("400", kg="20"), "80.9"),
        ("10.20% + 93.10 EUR / 100 kg", basis("505", "EUR", kg="300"), "330.81"),
        # 1.00 GBP for each % vol and hectolitre: 12 % × 2.5 hl
        ("1.00 GBP/%vol/hl", basis("9", "GBP", l="250", **{"%_vol": "12"}), "30"),
        ("0.40 EUR / 100 kg / net/% sacchar.", basis("9", "EUR", kg="200", **{"%_sucrose": "65"}), "52"),
        # watches: 44 ¢ × 10 + 6 % of the cases + 14 % of the straps + 5.3 % of the batteries
        (
            "44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery",
            basis("900", piece="10", components={"case": "200", "strap, band or bracelet": "100", "battery": "10"}),
            "30.93",
        ),
        # raw sugar of 96 degrees: 3.6606 ¢ less 4 × 0.020668 ¢ = 3.577928 ¢ × 1000 kg
        (
            "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in "
            "proportion) but not less than 3.143854¢/kg",
            basis("900", kg="1000", sugar_degree="96"),
            "35.77928",
        ),
        # … of 70 degrees the floor of 3.143854 ¢ holds
        (
            "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in "
            "proportion) but not less than 3.143854¢/kg",
            basis("900", kg="1000", sugar_degree="70"),
            "31.43854",
        ),
        # MIN is a floor: 13.8 % of 50 = 6.90, at least 13 × 80/100 = 10.40
        ("13.80 % MIN 13.00 GBP/100 kg", basis("50", "GBP", kg="80"), "10.4"),
        ("13.80 % MIN 13.00 GBP/100 kg", basis("500", "GBP", kg="80"), "69"),
        # MAX is a cap: 8 % of 1000 = 80, at most 2.80 × 20 m2 = 56
        ("8.00% MAX 2.80 EUR / m2", basis("1000", "EUR", m2="20"), "56"),
        # split at the last one: (4.5 % MIN 0.30 a piece) MAX 0.80 a piece, for 100 pieces
        ("4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", basis("100", "EUR", piece="100"), "30"),
        ("4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", basis("1000", "EUR", piece="100"), "45"),
        ("4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", basis("9000", "EUR", piece="100"), "80"),
        # a cap that is itself a sum: 9.1 % + 45.10/100 kg, at most 18.9 % + 16.50/100 kg
        ("9.10% + 45.10 EUR / 100 kg MAX 18.90% + 16.50 EUR / 100 kg", basis("100", "EUR", kg="100"), "35.4"),
        # UK tobacco: 16.5 % of the retail price + 244.78 a thousand, at least 320.90 a thousand, 1000 pieces
        (
            "16.50 % / Retail Price + 244.78 GBP / 1000 p/st MIN 320.90 GBP / 1000 p/st",
            basis("90", "GBP", piece="1000", components={"retail price": "600"}),
            "343.78",
        ),
        ("60% - 20 USD", basis("100"), "40"),
        ("60% - 20 USD", basis("10"), "0"),
        ("0.3464% MIN 33.58 USD MAX 651.50 USD", basis("5000"), "33.58"),
        ("0.3464% MIN 33.58 USD MAX 651.50 USD", basis("50000"), "173.2"),
        ("0.3464% MIN 33.58 USD MAX 651.50 USD", basis("500000"), "651.5"),
    ],
)  # fmt: skip
def test_rates_compute_to_the_hand_calculation(rate: str, of: Basis, expected: str) -> None:
    assert round(computed(rate, of), 10) == Decimal(expected)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 2, 14), "15"), (date(2026, 2, 15), "0"), (date(2026, 6, 16), "15")]
)
def test_seasonal_rates_follow_the_day(day: date, expected: str) -> None:
    rate = "15.00% (01 JAN-14 FEB, 16 JUN-31 DEC), 0.00% (15 FEB-15 JUN)"
    assert computed(rate, basis("100", on=day)) == Decimal(expected)


def test_a_season_may_run_over_the_new_year() -> None:
    rate = "8.00% (01 NOV - 14 MAY), 14.00% (15 MAY - 31 OCT)"
    assert computed(rate, basis("100", on=date(2026, 1, 10))) == 8
    assert computed(rate, basis("100", on=date(2026, 7, 10))) == 14


def test_a_day_that_no_season_holds_is_not_computed() -> None:
    rate = parse_rate("12% (01 JAN-31 MAR), 6% (01 APR-30 SEP)")
    with pytest.raises(NotComputable):
        evaluate(rate, basis("100", on=date(2026, 12, 1)))


def test_missing_quantities_are_all_named_and_only_those() -> None:
    with pytest.raises(MissingFacts) as raised:
        computed("1.75 EUR / % vol / hl + 6.40 EUR / 100 kg", basis("100", "EUR", kg="10"))
    assert [(need.field, need.unit) for need in raised.value.needs] == [
        ("quantity", "% vol"),
        ("quantity", "hl"),
    ]


def test_net_weight_does_not_stand_in_for_drained_weight() -> None:
    with pytest.raises(MissingFacts) as raised:
        computed("7.4¢/kg on drained weight", basis("100", kg="10"))
    assert raised.value.needs[0].unit == "kg drained"


@pytest.mark.parametrize(
    "words",
    [
        "The rate that the Secretary may prescribe",
        "See the arrangement with the United Kingdom",
        "Entry Price",
        "9.00% +  EA MAX 18.70%  + ADSZ",
        "65% + 25¢/jewel, but if made of gold as the President may proclaim",
    ],
)
def test_words_are_parsed_but_never_computed(words: str) -> None:
    with pytest.raises(NotComputable):
        computed(words, basis("100", piece="1", jewel="7", other_piece_or_part="3"))


ENSEMBLE = "The rate applicable to each garment in the ensemble if separately entered"
SET = "The rate of duty applicable to that article in the set subject to the highest rate of duty"
PART = "The rate applicable to the article of which it is a part or accessory"
MOVEMENT = (
    "4.3% + 1.7¢/jewel + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates "
    "the total duty shall not exceed the duty for the complete movement"
)
REPAIR = "A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)"
ASSEMBLED = (
    "A duty upon the full value of the imported article, less the cost or value of such products of the United "
    "States (see U.S. Note 4 of this subchapter)"
)
AIRCRAFT = (
    "A duty equal to the duty upon the importation of like articles not previously exported, but in no case in "
    "excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation"
)


def article(rate: str, value: str | None = None, given: bool = False, **quantities: str) -> Article:
    amounts = in_base_units([(Decimal(amount), unit) for unit, amount in quantities.items()])
    return Article(parse_rate(rate), Decimal(value) if value else None, amounts, given)


@pytest.mark.parametrize(
    ("rate", "articles", "parts", "expected"),
    [
        # each garment by its own rate and value: 16.1 % of 60 + 2 ¢ × 5 kg + 20 % of 40
        (ENSEMBLE, (article("16.1%", "60"), article("2¢/kg + 20%", "40", kg="5")), {}, "17.76"),
        # the set at its highest: 9 % of 100 beats 4 ¢ × 12 pieces + 3 % of 100
        (SET, (article("4¢ each + 3%", piece="12"), article("9%")), {}, "9"),
        (PART, (article("3.5%"),), {}, "3.5"),
        ("The rate applicable to the natural juice in heading 2009", (article("7.85¢/liter"),), {}, "0.785"),
        ("See additional U.S. note 3", (article("7%", given=True),), {}, "7"),
        # 4.3 % of 100 + 7 × 1.7 ¢ + 3 × 0.2 ¢ without a plate; with one not more than the movement's 5 × 0.5
        (MOVEMENT, (), {}, "4.425"),
        (MOVEMENT, (article("50¢ each", piece="5"),), {}, "2.5"),
        (REPAIR, (article("10%"),), {"repairs or alterations": "30"}, "3"),
        (ASSEMBLED, (article("10%"),), {"products of the United States": "40"}, "6"),
        # the drawback that was paid is less than the duty on like articles
        (
            AIRCRAFT, (article("10%"),),
            {"drawback allowed on exportation": "2", "duty on articles used in the manufacture": "1.5"}, "3.5",
        ),
        ("The duty rate provided in such subheading minus 0.5%", (article("10%"),), {}, "9.5"),
        ("The duty rate provided in such subheading minus 2.0%", (article("1%"),), {}, "0"),
        ("The duty provided in the applicable subheading + 25%", (article("10%"),), {}, "35"),
        (
            "The duty provided in the applicable subheading + a duty of 25% upon the value of the non-U.S. content",
            (article("10%"),), {"non-U.S. content": "20"}, "15",
        ),
        ("No change", (article("10%"),), {}, "10"),
        ("Free, under bond, as prescribed in U.S. note 1 to this subchapter", None, {}, "0"),
    ],
)  # fmt: skip
def test_a_rate_that_refers_to_other_articles_is_computed_from_them(
    rate: str, articles: tuple[Article, ...] | None, parts: dict[str, str], expected: str
) -> None:
    of = basis("100", components=parts, piece="5", jewel="7", other_piece_or_part="3", l="10")
    assert evaluate(parse_rate(rate), replace(of, articles=articles)) == Decimal(expected)


@pytest.mark.parametrize(
    ("rate", "articles", "needed"),
    [
        (ENSEMBLE, None, "each"),
        (ENSEMBLE, (article("16.1%"),), "each"),  # whose value is not known
        (SET, (), "highest"),
        (PART, (article("1%"), article("2%")), "same"),  # which one?
        ("See additional U.S. note 3", (article("7%"),), "note"),  # a line's own rate is not the note's
        (MOVEMENT, None, "cap"),
        (PART, (article("5¢/m2"),), "m2"),
    ],
)
def test_the_article_that_is_missing_is_asked_for(
    rate: str, articles: tuple[Article, ...] | None, needed: str
) -> None:
    of = replace(basis("100", jewel="7", other_piece_or_part="3"), articles=articles)
    with pytest.raises(MissingFacts) as raised:
        evaluate(parse_rate(rate), of)
    assert [(need.field, need.unit) for need in raised.value.needs] == [("articles", needed)]


def test_a_reference_to_a_reference_is_not_followed() -> None:
    with pytest.raises(NotComputable):
        evaluate(parse_rate(PART), replace(basis("100"), articles=(article(PART),)))


@pytest.mark.parametrize(
    "nonsense",
    ["", " ", "16.5", "banana", "$", "%", "16.5%%", "1e5%", "-5%", "16.5% MIN", "5 EUR/parsec", "5% (xx)",
     "١٦٪", "9" * 2000 + "%", "1%+" * 400, "\x00", "5 EUR/kg/kg/", "<script>"],
)  # fmt: skip
def test_what_is_no_rate_is_refused(nonsense: str) -> None:
    with pytest.raises(RateNotUnderstood):
        parse_rate(nonsense)


@given(st.text(max_size=60))
def test_no_text_does_more_than_parse_or_be_refused(text: str) -> None:
    try:
        parse_rate(text)
    except RateNotUnderstood:
        return


money = st.decimals(min_value=0, max_value=1_000_000, places=2, allow_nan=False, allow_infinity=False)
percent = st.decimals(min_value=0, max_value=200, places=2, allow_nan=False, allow_infinity=False)


@given(value=money, rate=percent, least=money, most=money)
def test_floor_and_cap_hold_for_every_amount(
    value: Decimal, rate: Decimal, least: Decimal, most: Decimal
) -> None:
    found = computed(f"{rate}% MIN {least} USD MAX {most} USD", basis(str(value)))
    assert found == min(max(value * rate / 100, least), most)
    assert isinstance(found, Decimal)


@given(smaller=money, larger=money, rate=percent, kilos=money)
def test_a_compound_rate_never_falls_with_the_value(
    smaller: Decimal, larger: Decimal, rate: Decimal, kilos: Decimal
) -> None:
    low, high = sorted((smaller, larger))
    text = f"{rate}% + 5.40 USD/100 kg"
    assert computed(text, basis(str(low), kg=str(kilos))) <= computed(text, basis(str(high), kg=str(kilos)))


def test_rates_are_shown_tidy() -> None:
    assert tidy("16.50 %") == "16.5%"
    assert tidy("2.00% MIN 0.40 EUR / 100 kg") == "2% MIN 0.40 EUR/100 kg"
    assert tidy("10.2%") == "10.2%"


def _distinct_rates() -> list[str]:
    """Every rate text of the shipped US schedule, once."""
    return sorted({row.rate for row in open_tariffs().editions("rates-us")[0].table})


def test_every_column_1_rate_of_the_us_schedule_is_computed_from_the_facts_it_asks_for() -> None:
    """The issue asks for 99.8 % of the distinct texts; each is first asked what it needs, then given just that."""
    texts = _distinct_rates()
    assert len(texts) > 700
    computed_texts = 0
    for text in texts:
        rate = parse_rate(text)
        of = basis("1000")
        try:
            evaluate(rate, of)
        except MissingFacts as missing:
            quantities = {need.unit: Decimal(10) for need in missing.needs if need.field == "quantity"}
            parts = {need.unit: Decimal(100) for need in missing.needs if need.field == "components"}
            named = [need.unit for need in missing.needs if need.field == "articles"]
            given = in_base_units([(amount, unit) for unit, amount in quantities.items()])
            one = (article("5%", "1000", given="note" in named),) if named else None
            of = replace(of, quantities=given, components=parts, articles=one)
        amount = evaluate(rate, of)
        assert amount >= 0, text
        computed_texts += 1
    assert computed_texts / len(texts) >= 0.998
