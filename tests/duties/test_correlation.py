"""Two editions of the Harmonized System: whose rate may stand for whose, and what an obsolete code is told."""

from datetime import date

import pytest

from bot.duties.tariffs import Tariffs
from bot.errors import NoRate
from tests.duties.conftest import Estimating, texts

DAY = date(2026, 11, 23)


def european(estimating: Estimating, hs: str, **facts: str) -> dict[str, object]:
    return estimating(
        **{"to": "DE", "origin": "CN", "currency": "EUR", "hs": hs, "value": "400", "freight": "0", **facts}
    )


def test_every_pair_is_between_a_code_of_2022_and_one_of_2017(tariffs: Tariffs) -> None:
    new = {row.code for row in tariffs.editions("hs-2022")[0].table}
    old = {row.code[:6] for row in tariffs.editions("rates-eu")[0].table}
    rows = list(tariffs.editions("hs-2017-2022")[0].table)
    assert len(rows) >= 240
    for row in rows:
        assert row.code in new
        assert row.rate in old
        assert (row.code in old) is (row.note == "deleted")
        assert row.rate != row.code


@pytest.mark.parametrize("code", ["854340", "940440", "620140", "940542"])
def test_a_new_code_without_a_sourced_correlation_has_no_rate(estimating: Estimating, code: str) -> None:
    with pytest.raises(NoRate) as raised:
        european(estimating, code)
    assert "older than HS 2022" in raised.value.message


def test_a_new_code_has_the_one_rate_of_its_old_code_where_that_is_sourced(estimating: Estimating) -> None:
    document = european(estimating, "851714")
    assert document["lines"][0]["amount"] == "0.00"  # type: ignore[index]
    warning = next(w for w in document["warnings"] if w["text"] == "duty-warn-carried-over")  # type: ignore[attr-defined]
    assert warning["values"]["old"] == "851712"


def test_a_code_that_takes_in_goods_of_several_old_ones_has_no_rate(estimating: Estimating) -> None:
    for code in ("853951", "854141", "880622"):
        with pytest.raises(NoRate) as raised:
            european(estimating, code)
        assert "older than HS 2022" in raised.value.message


def test_an_obsolete_code_suggests_its_successors(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        estimating(to="US", origin="CN", hs="851712", value="400", currency="USD")
    assert raised.value.details["detail"] == "851713, 851714"
    with pytest.raises(NoRate) as raised:
        estimating(to="US", origin="CN", hs="911410", value="400", currency="USD")
    assert raised.value.details["detail"] == "911490"
    assert "duty-warn-obsolete" in texts(european(estimating, "620113"))  # the table of 2020 still has it


@pytest.mark.parametrize(
    ("code", "near"), [("610999", "610990"), ("640420", "640420"), ("851799", "851779"), ("847000", "847010")]
)
def test_an_unknown_code_lists_the_nearest_ones(estimating: Estimating, code: str, near: str) -> None:
    if code == near:  # a code that exists is no error
        assert european(estimating, code)["customs_value"]
        return
    with pytest.raises(NoRate) as raised:
        estimating(to="US", origin="CN", hs=code, value="400", currency="USD")
    assert raised.value.details["detail"].split(", ")[0] == near
    assert near in raised.value.message


def test_a_chapter_that_does_not_exist_lists_nothing(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        estimating(to="US", origin="CN", hs="777777", value="400", currency="USD")
    assert raised.value.details["detail"] == "none"
