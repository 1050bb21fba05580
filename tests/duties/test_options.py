"""Options side by side: lawful ways only, each with its conditions, the cheapest first."""

import json
from decimal import Decimal
from typing import Any

import pytest

from bot.assistant.answers.duty import present
from tests.duties.conftest import Estimating, amounts


def french(estimating: Estimating, **facts: Any) -> dict[str, Any]:
    told = {
        "to": "FR", "origin": "VN", "currency": "EUR", "hs": "61091000", "value": "100", "freight": "10",
        "compare": True,
    }  # fmt: skip
    return estimating(**{**told, **facts})


def by_kind(document: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [option for option in document.get("options", []) if option["kind"] == kind]


def test_the_cheapest_way_comes_first_and_notes_come_last(estimating: Estimating) -> None:
    document = french(estimating, preference="EVFTA", preference_rate="0%", quantity="4")
    landed = [option["totals"] and Decimal(option["totals"]["landed_cost"]) for option in document["options"]]
    known = [total for total in landed if total is not None]
    assert known == sorted(known)
    assert landed[len(known) :] == [None] * (len(landed) - len(known))
    assert {"stated", "scheme", "claim", "separate-orders", "warehouse"} == {
        option["kind"] for option in document["options"]
    }


def test_ioss_and_the_carrier_are_compared_on_the_same_parcel(estimating: Estimating) -> None:
    """Carrier: VAT 20 % of 100 + 10 + 3 = 22.60. IOSS: 20 % of the price of 110 = 22.00, duty of 3 beside it."""
    carrier = french(estimating, scheme="none")
    assert carrier["totals"]["landed_cost"] == "135.60"
    ioss = by_kind(carrier, "scheme")[0]
    assert ioss["change"] == {"scheme": "ioss"}
    assert ioss["totals"]["landed_cost"] == "135.00"
    assert ioss["conditions"][0]["text"] == "duty-if-ioss"
    turned = by_kind(french(estimating, scheme="ioss"), "scheme")[0]
    assert turned["totals"]["landed_cost"] == "135.60"


def test_a_preference_is_shown_beside_the_full_rate_with_its_conditions(estimating: Estimating) -> None:
    """400 + 10 at 12 % = 49.20, VAT 20 % of 459.20 = 91.84; at 2 %: 8.20 and 83.64."""
    document = french(estimating, value="400", preference="EVFTA", preference_rate="2%")
    assert amounts(document) == {"third-country": "49.20", "vat": "91.84"}
    preferred = by_kind(document, "claim")[0]
    assert preferred["claims"] == ["proof-of-origin"]
    assert preferred["totals"] == preferred["totals"] | {
        "duty": "8.20",
        "tax": "83.64",
        "landed_cost": "501.84",
    }
    assert {"duty-if-origin-rules", "duty-if-proof"} <= {c["text"] for c in preferred["conditions"]}


def test_with_proof_of_origin_the_preferential_rate_is_the_duty(estimating: Estimating) -> None:
    document = french(estimating, value="400", preference_rate="2%", claims=["proof-of-origin"])
    assert document["lines"][0]["text"] == "duty-line-proof-of-origin"
    assert amounts(document)["given"] == "8.20"


def test_a_preference_without_its_rate_is_asked_for_not_guessed(estimating: Estimating) -> None:
    option = by_kind(french(estimating, value="400", preference="EVFTA"), "claim")[0]
    assert option["totals"] is None
    assert option["conditions"][0]["text"] == "duty-if-rate-given"


def test_a_preference_on_a_small_parcel_needs_a_full_declaration_outside_ioss(estimating: Estimating) -> None:
    """Free instead of EUR 3: 110 + VAT 22.00. Under IOSS (H7) there is no preference at all."""
    preferred = by_kind(french(estimating, scheme="none", preference_rate="Free"), "claim")[0]
    assert preferred["totals"]["landed_cost"] == "132.00"
    assert "duty-if-full-declaration" in {condition["text"] for condition in preferred["conditions"]}
    under_ioss = french(estimating, scheme="ioss", preference_rate="Free", claims=["proof-of-origin"])
    assert amounts(under_ioss)["eu-flat-3"] == "3.00"


def test_in_and_out_of_quota_stand_side_by_side(estimating: Estimating) -> None:
    document = french(estimating, value="1000", freight="0", quota_rate="4%")
    inside = by_kind(document, "claim")[0]
    assert inside["claims"] == ["in-quota"]
    assert (document["totals"]["duty"], inside["totals"]["duty"]) == ("120.00", "40.00")


def test_us_additional_duties_stay_on_top_of_a_preference(estimating: Estimating) -> None:
    """Invented preference for China: column 1 falls from 16.5 % to 0, Section 301 (7.5 %, 12.5 %) does not."""
    facts = {"to": "US", "hs": "6109100012", "origin": "CN", "value": "1000", "currency": "USD"}
    document = estimating(**facts, preference_rate="Free", claims=["proof-of-origin"])
    assert amounts(document)["given"] == "0.00"
    assert amounts(document)["301-china"] == "75.00"
    assert amounts(document)["301-forced-labor"] == "125.00"


def test_separate_orders_are_compared_only_where_they_are_lawful(estimating: Estimating) -> None:
    """Two lines of 100: together EUR 200, 12 % and 4.7 %; apart two parcels under 150, EUR 3 each."""
    lines = [{"hs": "61091000", "value": "100"}, {"hs": "95030041", "value": "100"}]
    document = french(estimating, hs="", lines=lines, freight="0", scheme="none")
    apart = by_kind(document, "separate-orders")[0]
    assert apart["totals"]["duty"] == "6.00"
    assert apart["totals"]["tax"] == "41.20"
    said = " ".join(condition["message"] for condition in apart["conditions"])
    assert "really are separate orders" in said
    assert "price paid" in said
    assert not by_kind(french(estimating, hs="", lines=lines, channel="b2b"), "separate-orders")


def test_pieces_as_orders_of_their_own_share_freight_and_weight(estimating: Estimating) -> None:
    """Three at 60: 180 + 9 freight together is over 150; apart EUR 3 and 63 each, VAT 20 % of 66 = 13.20."""
    document = french(estimating, value="180", freight="9", quantity="3", scheme="none")
    apart = by_kind(document, "separate-orders")[0]["totals"]
    assert apart == apart | {"duty": "9.00", "tax": "39.60", "landed_cost": "237.60"}


def test_in_korea_orders_of_one_day_are_said_to_be_added_together(estimating: Estimating) -> None:
    """Two pieces of USD 100: together over USD 150; apart relieved, but not where they arrive on one day."""
    facts = {
        "to": "KR",
        "hs": "610910",
        "origin": "CN",
        "shipped_from": "CN",
        "value": "200",
        "currency": "USD",
    }
    more = {"freight": "0", "quantity": "2", "duty_rate": "13%", "fx": {"USDKRW": "1400"}, "compare": True}
    apart = by_kind(estimating(**facts, **more), "separate-orders")[0]
    assert apart["totals"]["duty"] == "0"
    assert "duty-if-other-days" in {condition["text"] for condition in apart["conditions"]}


def test_no_way_declares_less_than_the_price(estimating: Estimating) -> None:
    document = french(estimating, value="180", freight="0", quantity="3", preference_rate="0%")
    for option in document["options"]:
        if option["totals"]:
            charges = sum(Decimal(option["totals"][part]) for part in ("duty", "tax", "fees"))
            assert Decimal(option["totals"]["landed_cost"]) - charges == Decimal(180)
        assert "value" not in option["change"]


def test_an_ambiguous_code_shows_between_what_and_what_it_lies(estimating: Estimating) -> None:
    """Under 6403.99 the US has several lines: the range of all of them stands beside the question."""
    facts = {
        "to": "US",
        "hs": "640399",
        "origin": "VN",
        "value": "600",
        "currency": "USD",
        "claims": ["not-fl-exempt"],
    }
    document = estimating(**facts)
    assert document["totals"] is None
    assert document["questions"][0]["field"] == "hs"
    low, high = (Decimal(document["total_range"][end]) for end in ("lowest", "highest"))
    for choice in document["questions"][0]["choices"]:
        one = estimating(**{**facts, "hs": choice["value"]})
        if one["totals"]:
            assert low <= Decimal(one["totals"]["landed_cost"]) <= high
    assert [Decimal(o["totals"]["landed_cost"]) for o in by_kind(document, "line")] == [low, high]


def test_a_range_is_not_given_where_one_answer_has_no_total(estimating: Estimating) -> None:
    """A patented medicine from the United Kingdom: an arrangement in words, no figure."""
    document = estimating(to="US", hs="3004909244", origin="GB", value="100", currency="USD")
    assert [option["totals"] is None for option in document["options"]].count(True) >= 1
    assert "total_range" not in document


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_the_ways_read_in_every_language(estimating: Estimating, language: str) -> None:
    document = json.loads(json.dumps(french(estimating, quantity="2", preference="X", quota_rate="1%")))
    shown = present(document, language)
    for option in document["options"]:
        if option["totals"]:
            assert option["totals"]["landed_cost"] in shown


def test_without_compare_nothing_more_is_computed(estimating: Estimating) -> None:
    assert "options" not in french(estimating, compare=False)
