"""The US stack by era, checked against hand calculations on invented consignments of real tariff lines."""

from typing import Any

import pytest

from bot.errors import NoRate
from tests.duties.conftest import Estimating, amounts, codes, texts

TSHIRT = "6109100012"  # column 1 16.5 %, Section 301 list 4A (9903.88.15, 7.5 %), not on a Section 232 list


def us(estimating: Estimating, **facts: Any) -> dict[str, Any]:
    return estimating(
        **{"to": "US", "origin": "CN", "currency": "USD", "hs": TSHIRT, "value": "5000", **facts}
    )


def test_chinese_cotton_t_shirts_today(estimating: Estimating) -> None:
    """5000 × 16.5 % = 825; × 7.5 % (list 4A) = 375; × 12.5 % (forced labor, CN) = 625.
    MPF 0.3464 % = 17.32, at least 33.58. HMF 0.125 % by sea = 6.25. Landed 5000 + 300 freight + 1825 + 39.83."""
    document = us(estimating, mode="sea", freight="300")
    assert amounts(document) == {
        "column-1": "825.00", "301-china": "375.00", "301-forced-labor": "625.00",
        "us-mpf": "33.58", "us-hmf": "6.25",
    }  # fmt: skip
    assert document["customs_value"]["amount"] == "5000.00"
    assert document["totals"] == {
        "duty": "1825.00", "tax": "0.00", "fees": "39.83", "landed_cost": "7164.83", "currency": "USD",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "measures"),
    [
        ("2026-02-24", {"column-1", "301-china", "122-surcharge"}),
        ("2026-07-23", {"column-1", "301-china", "122-surcharge"}),
        ("2026-07-24", {"column-1", "301-china", "301-forced-labor"}),
    ],
)
def test_section_122_ends_and_forced_labor_begins_on_24_july_2026(
    estimating: Estimating, day: str, measures: set[str]
) -> None:
    lines = us(estimating, date=day)["lines"]
    assert {line["measure"].split()[0] for line in lines if line["kind"].endswith("duty")} == measures


def test_before_2025_the_tables_do_not_reach(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        us(estimating, date="2024-12-31")
    assert raised.value.code == "no_rate"
    assert raised.value.details["reason"] == "not-covered"


def test_the_800_dollar_exemption_ends_on_29_august_2025(estimating: Estimating) -> None:
    free = us(estimating, origin="DE", value="800", date="2025-08-28")
    assert free["totals"]["landed_cost"] == "800.00"
    assert free["lines"][0]["note"]["text"] == "duty-note-relief"
    assert us(estimating, origin="DE", value="800", date="2025-08-29")["totals"]["duty"] == "132.00"
    assert us(estimating, origin="DE", value="801", date="2025-08-28")["totals"]["duty"] == "132.17"


def test_the_forced_labor_cap_counts_the_ordinary_duty_in(estimating: Estimating) -> None:
    """Germany is capped at 10 % in all: 16.5 % already passes it. A 2 % line is raised by 8 %: 5000 × 8 % = 400."""
    reached = us(estimating, origin="DE")
    assert amounts(reached)["301-forced-labor"] == "0.00"
    assert reached["lines"][1]["note"]["text"] == "duty-note-reached"
    raised = us(estimating, origin="DE", hs="48201040")  # free of duty under column 1
    assert amounts(raised) == {"column-1": "0.00", "301-forced-labor": "500.00", "us-mpf": "33.58"}


def test_forced_labor_is_displaced_by_section_232_and_stays_in_sight(estimating: Estimating) -> None:
    """Steel kitchenware 7323.93: 2 % = 100; annex 1b 25 % of the full value = 1250; forced labor 0."""
    document = us(estimating, hs="73239300")
    assert amounts(document) == {
        "column-1": "100.00", "232-metals": "1250.00", "301-forced-labor": "0.00", "us-mpf": "33.58",
    } | ({"301-china": amounts(document)["301-china"]} if "301-china" in amounts(document) else {})  # fmt: skip
    suppressed = [line for line in document["lines"] if line.get("note")]
    assert suppressed[0]["note"]["text"] == "duty-note-232"
    assert suppressed[0]["rate"] == "12.5%"


def test_a_metal_claim_that_decides_is_asked_for_and_both_answers_are_shown(estimating: Estimating) -> None:
    """Pump parts 8413.91.9096 are free under column 1 and in annex 1b: 25 % = 1250 if 15 % of the weight is metal,
    else forced labor 12.5 % (TH) = 625, which Section 232 would have displaced."""
    facts = {"hs": "8413919096", "origin": "TH"}
    claims = ["not-vehicle-part", "not-fl-exempt"]
    document = us(estimating, **facts, claims=claims)
    assert document["totals"] is None
    assert [question["field"] for question in document["questions"]] == ["claims"]
    shown = {option["claims"][0]: option["totals"]["duty"] for option in document["options"]}
    assert shown == {"metal-15-or-more": "1250.00", "metal-under-15": "625.00"}
    heavy = us(estimating, **facts, claims=[*claims, "metal-15-or-more"])
    assert amounts(heavy)["301-forced-labor"] == "0.00"
    light = us(estimating, **facts, claims=[*claims, "metal-under-15"])
    assert amounts(light)["232-metals"] == "0.00"


def test_two_china_headings_on_a_line_are_asked_for(estimating: Estimating) -> None:
    document = us(estimating, hs="85176200")
    question = document["questions"][0]
    assert [choice["value"] for choice in question["choices"]] == ["9903.88.04", "9903.88.15"]
    settled = us(estimating, hs="85176200", claims=["9903.88.15", "not-fl-exempt"])
    assert amounts(settled)["301-china"] == "375.00"


def test_lithium_batteries_bear_note_31_alone(estimating: Estimating) -> None:
    """8507.60 is on list 4A and in note 31; the note replaces the list: 25 %, not 32.5 %."""
    document = us(estimating, hs="85076000", claims=["not-vehicle-part", "metal-under-15", "not-fl-exempt"])
    china = [line for line in document["lines"] if line["measure"].startswith("301-china")]
    assert [(line["rate"], line["amount"]) for line in china] == [("25%", "1250.00")]


def test_a_line_proposed_to_be_exempt_from_forced_labor_gives_no_total(estimating: Estimating) -> None:
    document = us(estimating, hs="85176200", claims=["9903.88.15"])
    assert document["totals"] is None
    assert [choice["value"] for choice in document["questions"][0]["choices"]] == [
        "fl-exempt",
        "not-fl-exempt",
    ]


def test_a_line_not_proposed_says_that_the_final_list_is_missing(estimating: Estimating) -> None:
    assert "duty-warn-fl-list" in texts(us(estimating))


def test_origin_is_asked_for_and_never_taken_from_the_place_of_dispatch(estimating: Estimating) -> None:
    document = estimating(to="US", currency="USD", hs=TSHIRT, value="500", shipped_from="CN")
    assert [question["field"] for question in document["questions"]] == ["origin"]
    assert document["totals"] is None


def test_from_alone_is_an_assumption_that_is_said(estimating: Estimating) -> None:
    document = estimating(**{"to": "US", "currency": "USD", "hs": TSHIRT, "value": "500", "from": "CN"})
    assert document["origin"] == "CN"
    assert "duty-warn-origin-assumed" in texts(document)


def test_column_2_replaces_column_1_for_russia(estimating: Estimating) -> None:
    document = us(estimating, origin="RU")
    assert document["lines"][0]["name"] == "Customs duty, column 2"
    assert document["lines"][0]["rate"] == "90%"


def test_canada_turns_on_a_list_we_do_not_hold_from_22_august_2026(estimating: Estimating) -> None:
    before = us(estimating, origin="CA", date="2026-08-21")
    assert before["totals"] is not None
    after = us(estimating, origin="CA", date="2026-08-22")
    assert after["totals"] is None
    assert {tuple(option["claims"]) for option in after["options"]} == {
        ("on-338-list",),
        ("not-on-338-list",),
    }


def test_usmca_is_offered_to_mexican_goods(estimating: Estimating) -> None:
    """Mexico: forced labor 10 % = 500, nothing under USMCA."""
    document = us(estimating, origin="MX")
    assert amounts(document)["301-forced-labor"] == "500.00"
    assert document["options"][0]["claims"] == ["usmca"]
    assert document["options"][0]["totals"]["duty"] == "825.00"


def test_small_entries_are_informal_and_mail_has_its_own_fee(estimating: Estimating) -> None:
    assert amounts(us(estimating, value="2500"))["us-mpf-informal"] == "2.69"
    assert amounts(us(estimating, value="2500.01"))["us-mpf"] == "33.58"
    assert amounts(us(estimating, value="500", mode="mail"))["us-mpf-mail"] == "7.39"


def test_a_fee_whose_new_figure_was_not_found_is_shown_with_a_warning(estimating: Estimating) -> None:
    assert "missing_rate" not in codes(us(estimating, date="2026-09-30"))
    assert "missing_rate" in codes(us(estimating, date="2026-10-01"))


def test_figures_older_than_a_week_are_called_not_verified(estimating: Estimating) -> None:
    fresh = us(estimating, date="2026-06-15", origin="DE")
    assert "stale_rate" not in codes(fresh)
    old = us(estimating, date="2026-06-16", origin="DE")
    assert [w["values"]["date"] for w in old["warnings"] if w["code"] == "stale_rate"] == ["2026-06-08"]


def test_six_digits_are_enough_where_all_lines_are_alike(estimating: Estimating) -> None:
    assert us(estimating, hs="610910")["totals"] == us(estimating)["totals"]


def test_six_digits_with_different_rates_are_answered_with_the_choices(estimating: Estimating) -> None:
    document = us(estimating, hs="420292")
    question = document["questions"][0]
    assert (question["field"], document["totals"]) == ("hs", None)
    assert question["values"]["lowest"] == "3.4%"
    assert question["values"]["highest"] == "20%"
    assert {"value", "label", "rate"} <= question["choices"][0].keys()


def test_an_unknown_line_names_its_neighbours(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        us(estimating, hs="6109109999")
    assert "6109100012" in raised.value.details["detail"]
    assert "hts.usitc.gov" in raised.value.message


def test_a_specific_duty_asks_for_exactly_its_unit(estimating: Estimating) -> None:
    """Honey 0409.00.00 bears 1.9 ¢/kg: 5000 USD for 2000 kg is 38.00."""
    document = us(estimating, hs="04090000", origin="VN", claims=["not-fl-exempt"])
    assert [(q["field"], q["unit"]) for q in document["questions"]] == [("quantity", "kg")]
    with_weight = us(estimating, hs="04090000", origin="VN", weight_kg="2000", claims=["not-fl-exempt"])
    assert amounts(with_weight)["column-1"] == "38.00"


def test_the_callers_own_rate_stands_for_the_whole_duty(estimating: Estimating) -> None:
    document = us(estimating, duty_rate="20%")
    duties = [line for line in document["lines"] if line["kind"].endswith("duty")]
    assert [(line["source"], line["amount"], line["as_of"]) for line in duties] == [
        ("given", "1000.00", None)
    ]
    assert "duty-warn-given-whole" in texts(document)
