"""US duties of earlier days: IEEPA, metals by their content, mail; what is missing is asked for or refused."""

from datetime import date

import pytest

from bot.duties.tariffs import Tariffs
from bot.errors import NoRate
from tests.duties.conftest import Estimating, amounts, texts
from tests.duties.test_united_states import TSHIRT, us


def test_the_reciprocal_tariff_says_what_is_missing_and_that_it_can_be_claimed_back(
    estimating: Estimating,
) -> None:
    said = texts(us(estimating, date="2025-06-01"))
    assert {"duty-warn-annex-ii", "duty-warn-ieepa-refund", "duty-warn-column-1-later"} <= said
    assert "duty-warn-ieepa-refund" not in texts(us(estimating, date="2026-02-24"))


def test_goods_afloat_when_a_rate_begins_are_mentioned_for_some_weeks(estimating: Estimating) -> None:
    assert "duty-warn-in-transit" in texts(us(estimating, origin="VN", date="2025-08-07"))
    assert "duty-warn-in-transit" not in texts(us(estimating, origin="VN", date="2025-12-07"))


def test_a_line_that_may_be_on_annex_ii_shows_both_totals(estimating: Estimating) -> None:
    """Roasted coffee is free; Viet Nam pays 20 % = 1000 if it is not exempt."""
    document = us(estimating, hs="09012100", origin="VN", date="2025-09-01")
    assert document["totals"] is None
    shown = {option["claims"][0]: option["totals"]["duty"] for option in document["options"]}
    assert shown == {"annex-ii": "0.00", "not-annex-ii": "1000.00"}
    spread = document["total_range"]
    assert (spread["lowest"], spread["highest"]) == ("5032.71", "6032.71")


def test_a_listed_line_stays_in_sight_at_nothing(estimating: Estimating) -> None:
    document = us(estimating, hs="85171300", date="2025-04-10")
    exempt = next(line for line in document["lines"] if line["measure"].startswith("ieepa-reciprocal"))
    assert (exempt["rate"], exempt["amount"]) == ("125%", "0.00")
    assert exempt["note"]["text"] == "duty-note-122-exempt"


def test_canadian_crude_asks_whether_it_is_energy_and_never_about_potash(estimating: Estimating) -> None:
    document = us(
        estimating, hs="27090010", origin="CA", date="2025-08-10",
        quantity=[{"amount": "100", "unit": "bbl"}],
    )  # fmt: skip
    choices = [choice["value"] for choice in document["questions"][0]["choices"]]
    assert choices == ["ca-energy", "not-ca-energy"]
    energy = us(
        estimating, hs="27090010", origin="CA", date="2025-08-10", claims=["ca-energy"],
        quantity=[{"amount": "100", "unit": "bbl"}],
    )  # fmt: skip
    assert amounts(energy)["ieepa-fentanyl"] == "500.00"


def test_usmca_frees_canadian_and_mexican_goods_from_7_march_2025(estimating: Estimating) -> None:
    early = us(estimating, origin="MX", date="2025-03-06", claims=["usmca"])
    assert amounts(early)["ieepa-fentanyl"] == "1250.00"
    later = us(estimating, origin="MX", date="2025-03-07", claims=["usmca"])
    assert amounts(later)["ieepa-fentanyl"] == "0.00"


def test_the_metal_in_an_article_is_asked_for_and_the_rest_bears_the_reciprocal_tariff(
    estimating: Estimating,
) -> None:
    """A Korean dishwasher of 5000 with 1500 of steel: 50 % of 1500 = 750; 15 % of the other 3500 = 525."""
    facts = {"hs": "84221100", "origin": "KR", "date": "2025-09-01"}
    asked = us(estimating, **facts)["questions"]
    assert [(question["field"], question["unit"]) for question in asked] == [("components", "steel content")]
    document = us(estimating, **facts, components={"steel content": "1500"})
    assert amounts(document) == {
        "column-1": "120.00", "232-metals-2025": "750.00", "ieepa-reciprocal": "525.00", "us-mpf": "32.71",
    }  # fmt: skip


def test_the_metal_is_never_worth_more_than_the_goods(estimating: Estimating) -> None:
    document = us(
        estimating, hs="84221100", origin="KR", date="2025-09-01",
        components={"steel content": "9000"},
    )  # fmt: skip
    assert amounts(document)["232-metals-2025"] == "2500.00"
    assert amounts(document)["ieepa-reciprocal"] == "0.00"


def test_appliances_were_free_of_the_steel_duty_until_23_june_2025(estimating: Estimating) -> None:
    document = us(estimating, hs="84221100", origin="KR", date="2025-06-22")
    assert "232-metals-2025" not in amounts(document)


def test_a_line_whose_list_of_2025_we_do_not_hold_is_refused(estimating: Estimating) -> None:
    """Metal furniture 9403.20 is on the annexes of 2026 for steel; the list of 2025-03-12 is not here."""
    with pytest.raises(NoRate) as raised:
        us(estimating, hs="94032000", date="2025-10-04")
    assert raised.value.details["reason"] == "metal-content"
    assert us(estimating, hs="94032000", date="2025-03-11")["totals"] is not None


def test_russian_aluminium_bears_200_percent(estimating: Estimating) -> None:
    document = us(estimating, hs="76082000", origin="RU", date="2025-06-04")
    assert amounts(document)["232-metals-2025"] == "10000.00"


def test_steel_from_quota_countries_was_free_until_march_2025_and_that_is_called_unconfirmed(
    estimating: Estimating,
) -> None:
    free = us(estimating, hs="72104900", origin="KR", date="2025-03-11")
    assert amounts(free)["232-metals-2025"] == "0.00"
    assert "duty-warn-unconfirmed" in texts(free)
    assert (
        amounts(us(estimating, hs="72104900", origin="KR", date="2025-03-12"))["232-metals-2025"] == "1250.00"
    )


def test_a_line_whose_earlier_301_heading_we_do_not_hold_is_refused(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        us(estimating, hs="40151210", date="2025-12-31")
    assert raised.value.details["reason"] == "earlier-heading"
    assert us(estimating, hs="40151210", origin="MY", date="2025-12-31", claims=["not-annex-ii"])["totals"]


def test_lithium_batteries_bore_list_4a_until_2026(estimating: Estimating) -> None:
    claims = ["not-vehicle-part", "not-annex-ii"]
    old = us(estimating, hs="85076000", date="2025-12-31", claims=claims)
    assert amounts(old)["301-china"] == "375.00"
    new = us(estimating, hs="85076000", date="2026-01-01", claims=claims)
    assert amounts(new)["301-china"] == "1250.00"


@pytest.mark.parametrize(
    ("origin", "day", "known"),
    [
        ("CN", "2025-05-01", True),
        ("CN", "2025-05-02", False),
        ("VN", "2025-08-28", True),
        ("VN", "2025-08-29", False),
    ],
)
def test_mail_under_ieepa_is_not_taken_for_an_ordinary_entry(
    estimating: Estimating, origin: str, day: str, known: bool
) -> None:
    facts = {"origin": origin, "date": day, "mode": "mail", "value": "300"}
    if known:
        assert us(estimating, **facts)["totals"]["duty"] == "0.00"
        return
    with pytest.raises(NoRate) as raised:
        us(estimating, **facts)
    assert raised.value.details["reason"] == "postal"
    assert us(estimating, **facts, duty_rate="54%")["totals"]["duty"] == "162.00"


def test_every_programme_and_origin_of_the_history_ends_with_a_day(tariffs: Tariffs) -> None:
    """No day has two rows of one programme, part and claim for one origin; none of the history is open at its end."""
    history = [row for row in tariffs.rules.programmes if row.name.startswith(("ieepa-", "232-metals-2025"))]
    assert len(history) > 80
    for row in history:
        assert row.dated.valid_to is not None
        assert row.dated.valid_to <= date(2026, 4, 6)
        for other in history:
            if row is other or (row.name, row.part, row.claims) != (other.name, other.part, other.claims):
                continue
            if row.origins & other.origins and row.dated.valid_from and other.dated.valid_from:
                apart = row.dated.valid_to <= other.dated.valid_from
                assert apart or (other.dated.valid_to or date.max) <= row.dated.valid_from, (row, other)


def test_the_hand_table_of_metals_names_only_lines_of_the_schedule(tariffs: Tariffs) -> None:
    schedule = date(2026, 6, 8)
    missing = [
        row.code
        for row in tariffs.editions("us-232-2025")[0].table
        if not tariffs.lines("rates-us", row.code, schedule)
        and not tariffs.covering("rates-us", row.code, schedule)
    ]
    assert missing == []
    assert tariffs.lines("rates-us", TSHIRT, schedule)
