"""Our table format, its editions, and what ships in it."""

import gzip
import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duties.errors import BadTable, RateNotUnderstood
from bot.duties.rate_text import parse_rate
from bot.duties.rules import Dated, read_rules
from bot.duties.tables import RateTable, Row, packed, read_table, unpack, write_table
from bot.duties.tariffs import FOLDER, SHIPPED, Edition, Tariffs, open_tariffs
from bot.texts import has_text

DAY = date(2026, 11, 23)

codes = st.text("0123456789", min_size=2, max_size=10)
words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20).map(
    lambda text: " ".join(text.split())
)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
rows = st.lists(st.builds(Row, codes, words, words, words, days, days, words, days, words), max_size=12)


@given(rows)
def test_what_is_written_can_be_read_again(drafted: list[Row]) -> None:
    table = RateTable(unpack(packed(write_table("a title", drafted)), "t"))
    assert set(table) == set(drafted)
    assert table.title == "a title"


@given(rows, codes)
def test_lookups_find_what_a_search_of_all_rows_finds(drafted: list[Row], code: str) -> None:
    table = RateTable(write_table("t", drafted))
    assert set(table.under(code)) == {row for row in drafted if row.code.startswith(code)}
    assert set(table.covering(code)) == {row for row in drafted if code.startswith(row.code)}


def test_the_same_rows_give_the_same_bytes() -> None:
    one, two = Row("61", "5%"), Row("6109", "7%", as_of=DAY)
    assert packed(write_table("t", [one, two])) == packed(write_table("t", [two, one, one]))


@pytest.mark.parametrize(
    "text",
    ["", "# only a title", "code,rate\n61,5%", "# t\nhs,rate,unit,note,valid_from,valid_to,source,as_of\n"],
)
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(BadTable):
        RateTable(text)


def test_a_cut_off_or_huge_or_missing_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = packed(write_table("t", [Row(f"{n:08}", "5%") for n in range(999)]))
    (tmp_path / "cut.csv.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "latin.csv").write_bytes(b"\xff\xfe\xfa")
    for name in ("cut.csv.gz", "latin.csv", "missing.csv"):
        with pytest.raises(BadTable):
            read_table(tmp_path / name)
    monkeypatch.setattr("bot.duties.tables.MAX_BYTES", 1000)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b"0" * 100_000))
    with pytest.raises(BadTable, match="larger"):
        read_table(tmp_path / "bomb.csv.gz")


def edition(name: str, first: date, drafted: list[Row], complete: bool = True, imported: int = 0) -> Edition:
    return Edition(name, first, complete, lambda: RateTable(write_table(name, drafted)), imported)


def tariffs_of(*editions: Edition) -> Tariffs:
    return Tariffs(read_rules(FOLDER), list(editions))


def test_a_day_is_answered_by_the_newest_edition_that_had_begun() -> None:
    tariffs = tariffs_of(
        edition("rates-x", date(2026, 1, 1), [Row("61091000", "5%")]),
        edition("rates-x", date(2026, 7, 1), [Row("61091000", "6%")], imported=1),
    )
    rates = [tariffs.lines("rates-x", "610910", day)[0].rate for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert rates == ["5%", "6%"]
    assert not tariffs.has("rates-x", date(2025, 12, 31))


def test_an_incomplete_edition_is_asked_first_and_the_table_for_the_rest() -> None:
    table = [Row("61091000", "5%"), Row("61099000", "5%")]
    own = edition("rates-x", date(2020, 1, 1), [Row("6109100000", "9%")], complete=False, imported=1)
    tariffs = tariffs_of(edition("rates-x", date(2026, 1, 1), table), own)
    assert [(row.code, row.rate) for row in tariffs.lines("rates-x", "6109", DAY)] == [
        ("6109100000", "9%"), ("61099000", "5%"),
    ]  # fmt: skip
    newer = edition("rates-x", date(2026, 1, 1), table, imported=2)
    assert tariffs_of(own, newer).lines("rates-x", "610910", DAY)[0].rate == "5%"


def test_validity_is_half_open() -> None:
    row = Row("61", "5%", valid_from=date(2026, 1, 1), valid_to=date(2026, 7, 1))
    held = [
        row.holds(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert held == [False, True, True, False]


def test_a_table_put_into_the_home_by_hand_is_asked_first(tmp_path: Path) -> None:
    (tmp_path / "tariffs").mkdir()
    (tmp_path / "tariffs" / "rates-jp.csv").write_text(write_table("mine", [Row("610910", "7.4%")]), "utf-8")
    assert open_tariffs(tmp_path).lines("rates-jp", "610910", DAY)[0].rate == "7.4%"


# What ships


def test_every_shipped_table_is_there_sorted_small_and_says_its_origin(tariffs: Tariffs) -> None:
    assert sorted(SHIPPED) == tariffs.names()
    for name in tariffs.names():
        table = tariffs.editions(name)[0].table
        assert len(table) > 0
        assert len(table.title) > 40, name
        assert [row.code for row in table] == sorted(row.code for row in table), name
    readme = (FOLDER / "README.md").read_text("utf-8")
    for path in FOLDER.iterdir():
        assert path.name in readme or path.name.startswith(("README", "catalogue")), path.name
    ours = [path for path in FOLDER.iterdir() if not path.name.startswith("catalogue")]
    assert sum(path.stat().st_size for path in ours) < 1_500_000


def test_every_row_that_ships_names_a_listed_source_and_a_day(tariffs: Tariffs) -> None:
    for name in tariffs.names():
        for row in tariffs.editions(name)[0].table:
            assert row.source in tariffs.rules.sources, (name, row)
            assert row.as_of is not None, (name, row)
            assert row.valid_to is None or row.valid_from is None or row.valid_from < row.valid_to, (
                name,
                row,
            )
            assert not row.description, name


def test_every_rate_that_ships_is_in_the_grammar(tariffs: Tariffs) -> None:
    tables = [name for name in tariffs.names() if name.startswith(("rates-", "taxes", "us-301-china"))]
    rates = {row.rate for name in tables for row in tariffs.editions(name)[0].table}
    bad = []
    for rate in rates:
        try:
            parse_rate(rate)
        except RateNotUnderstood:
            bad.append(rate)
    assert bad == []


def test_rules_are_dated_sourced_and_have_texts(tariffs: Tariffs) -> None:
    rules = tariffs.rules
    dated: list[Dated] = [rule.dated for rule in (*rules.low_value, *rules.fees, *rules.programmes)]
    assert all(entry.source in rules.sources for entry in dated)
    lines = {f"duty-line-{fee.id}" for fee in rules.fees}
    lines |= {f"duty-line-{row.name}" for row in rules.programmes}
    lines |= {f"duty-ask-{name}" for name in rules.claim_questions}
    lines |= {f"duty-choice-{choice}" for entry in rules.claim_questions.values() for choice in entry.choices}
    lines |= {f"duty-tax-{place.tax}" for place in rules.destinations.values() if place.tax != "none"}
    for language, text in itertools.product(("en", "zh", "es", "ru"), lines):
        assert has_text(language, text), (language, text)
    for rule in rules.low_value:
        if rule.duty not in ("relief", "normal"):
            parse_rate(rule.duty)
        assert rule.destination in rules.destinations


def test_every_member_state_has_vat_and_every_destination_a_place_to_look(tariffs: Tariffs) -> None:
    for state in tariffs.rules.members:
        assert tariffs.covering("taxes", state, DAY), state
    assert all(place.lookup for place in tariffs.rules.destinations.values())
