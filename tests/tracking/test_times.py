"""Dates as files write them; what means two days at once is not guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.written_countries import country_code
from bot.written_times import day_comes_first, iso, read_day, read_time


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-20 10:30", "2026-11-20T10:30:00"),
        ("2026-11-20T10:30:00+08:00", "2026-11-20T10:30:00+08:00"),
        ("2026-11-20T10:30:00Z", "2026-11-20T10:30:00+00:00"),
        ("2026-11-20 10:30:00 GMT+3", "2026-11-20T10:30:00+03:00"),
        ("2026/1/5", "2026-01-05T00:00:00"),
        ("20.11.2026 9:05", "2026-11-20T09:05:00"),
        ("13/11/2026", "2026-11-13T00:00:00"),
        ("11/13/2026 1:05 PM", "2026-11-13T13:05:00"),
        ("Nov 20, 2026 12:05 am", "2026-11-20T00:05:00"),
        ("20-Nov-2026", "2026-11-20T00:00:00"),
        ("2026年11月20日 10:30", "2026-11-20T10:30:00"),
        ("46346", "2026-11-20T00:00:00"),
    ],
)
def test_dates_are_read_in_the_usual_spellings(written: str, expected: str) -> None:
    time = read_time(written)
    assert time is not None
    assert iso(time.at, time.zone_minutes) == expected


@pytest.mark.parametrize(
    "written", ["05/06/2026", "2026-02-30", "2026-13-01", "yesterday", "", "25:00", "1e9", "99999"]
)
def test_what_cannot_be_read_for_certain_is_not_guessed(written: str) -> None:
    assert read_time(written) is None


def test_one_clear_date_in_a_column_decides_for_the_others() -> None:
    assert day_comes_first(["05/06/2026", "23/06/2026"]) is True
    assert day_comes_first(["05/06/2026", "06/23/2026"]) is False
    assert day_comes_first(["05/06/2026"]) is None
    assert read_day("05/06/2026", day_first=True) == date(2026, 6, 5)
    assert read_day("05/06/2026", day_first=False) == date(2026, 5, 6)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_times(text: str) -> None:
    read_time(text)
    country_code(text)


@pytest.mark.parametrize(
    "written", ["DE", "de", "DEU", "Germany", "Alemania", "德国", "Германия", " germany "]
)
def test_a_country_is_told_by_code_or_by_name_in_four_languages(written: str) -> None:
    assert country_code(written) == "DE"


@pytest.mark.parametrize("written", ["", "Atlantis", "EU", "?"])
def test_what_is_no_country_is_left_empty(written: str) -> None:
    assert country_code(written) == ""
