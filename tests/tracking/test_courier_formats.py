"""Recognition measured: on our own numbers of every format, and on a public table of formats where there is one."""

import json
import random

import pytest

from bot.resources import EVALUATION
from bot.tracking.numbers import identify
from tests.tracking.courier_formats import CourierFormat, folder, read

OWN = [json.loads(line) for line in (EVALUATION / "identify.jsonl").read_text(encoding="utf-8").splitlines()]
_EACH = 40


@pytest.fixture(scope="module")
def table() -> list[CourierFormat]:
    where = folder()
    if where is None:
        pytest.skip("QUAYSIDE_COURIER_FORMATS names no table of courier formats")
    return read(where)


def test_our_own_numbers_of_every_format_are_accepted_with_the_right_courier_among_the_candidates() -> None:
    good = [case for case in OWN if "number" in case]
    missed = [
        case
        for case in good
        if not any(
            one.valid and one.number == case["number"] and case["carrier"] in one.carriers
            for one in identify(case["text"])
        )
    ]
    assert len(good) >= 200
    assert len(missed) <= 0.02 * len(good), missed


def test_of_our_own_mistyped_numbers_every_one_is_refused() -> None:
    mistyped = [case for case in OWN if "mistyped" in case]
    assert len(mistyped) >= 30
    assert [case for case in mistyped if any(one.valid for one in identify(case["text"]))] == []


def test_at_least_98_of_100_numbers_of_a_public_table_are_accepted_under_their_courier(
    table: list[CourierFormat],
) -> None:
    chance = random.Random(20261124)
    missed = []
    for one in table:
        made = one.numbers(chance)
        for number in (next(made) for _ in range(_EACH)):
            found = [hit for hit in identify(number) if hit.valid and hit.number == number.replace("-", "")]
            if not any(one.courier in hit.carriers for hit in found):
                missed.append((one.name, number))
    assert len(missed) <= 0.02 * _EACH * len(table), missed


def test_no_number_of_a_public_table_with_another_check_digit_is_taken_for_its_couriers(
    table: list[CourierFormat],
) -> None:
    chance = random.Random(20261124)
    taken = []
    for one in (one for one in table if one.checked):
        made = one.numbers(chance)
        for wrong in (one.mistyped(next(made), chance) for _ in range(_EACH)):
            if any(other.accepts(wrong) for other in table if other.courier == one.courier):
                continue  # another format of the same courier: a good number after all
            taken += [
                (one.name, wrong) for hit in identify(wrong) if hit.valid and one.courier in hit.carriers
            ]
    assert taken == []


def test_the_public_table_covers_what_it_is_said_to_cover(table: list[CourierFormat]) -> None:
    assert len(table) >= 30
    assert len({one.courier for one in table}) >= 15
