"""The check digits, against numbers that carriers and standards print in public."""

import pytest

from bot.tracking.checks import CHECKS

PUBLISHED = [
    ("s10", "12345678", "5"),  # UPU's own example
    ("s10", "47312482", "9"),
    ("gs1", "940011120108080548301", "6"),
    ("gs1", "00340434161094042557"[:-1], "7"),
    ("gs1", "007393800054929", "7"),
    ("gs1", "04144176022896", "4"),
    ("gs1", "98765431234567", "2"),
    ("ups", "999AA1012345678", "4"),
    ("ups", "5R8939035756712", "7"),
    ("ups", "XX3150YW4407002", "3"),
    ("ups", "247982549", "1"),
    ("ups", "C1103150000187", "9"),
    ("ups", "D1001135445370", "7"),
    ("fedex", "98657878885", "5"),
    ("fedex", "47717908123", "0"),
    ("fedex", "0077901797269", "7"),
    ("mod7", "331881002", "5"),
    ("mod7", "1234567", "5"),  # air waybill 020-12345675
    ("luhn", "7992739871", "3"),
    ("mod37_36", "008182709980000020033350276", "C"),  # DPD's label guide
    ("iso6346", "CSQU305438", "3"),  # ISO 6346's example
]


@pytest.mark.parametrize(("check", "body", "digit"), PUBLISHED)
def test_published_numbers_have_the_check_digit_that_we_compute(check: str, body: str, digit: str) -> None:
    assert CHECKS[check](body) == digit


def test_s10_writes_ten_as_nought_and_eleven_as_five() -> None:
    digits = {CHECKS["s10"](f"{serial:08d}") for serial in range(2000)}
    assert digits == set("0123456789")
    assert CHECKS["s10"]("00000000") == "5"
