"""Last days worked out by hand from the facts (process facts, links 5 and 6); each comment names its row."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.aftersales.case_errors import NoRule
from bot.aftersales.consumer_law import EU, kinds, law_of, rules
from bot.aftersales.deadlines import add_months, add_working_days, by_rule, deadline, is_working_day
from bot.errors import UserError
from bot.resources import KNOWLEDGE

GOLDEN = [
    # European Union. L6-EU-1: 14 days from receipt, the day of receipt not counted, weekend/holiday moves on.
    ("DE", "withdrawal", "2026-11-02", "2026-11-16"),  # Monday + 14 = Monday
    ("DE", "withdrawal", "2026-11-01", "2026-11-16"),  # Sunday + 14 = Sunday 15th, so Monday 16th
    ("DE", "withdrawal", "2026-10-31", "2026-11-16"),  # Saturday 14th, so Monday 16th
    ("FR", "withdrawal", "2026-10-28", "2026-11-12"),  # Wednesday 11th is Armistice Day in France
    ("DE", "withdrawal", "2026-10-28", "2026-11-11"),  # no holiday in Germany as a whole
    ("DE", "withdrawal", "2026-12-11", "2026-12-28"),  # Friday 25th, Saturday 26th holidays, Sunday 27th
    ("IT", "withdrawal", "2026-12-23", "2027-01-07"),  # Wednesday 6 January is Epiphany in Italy
    ("EU", "withdrawal", "2026-11-01", "2026-11-16"),  # no member state named: weekends alone
    ("FR", "return_by", "2026-11-02", "2026-11-16"),  # L6-EU-1: buyer returns in 14 days
    ("FR", "refund", "2026-11-02", "2026-11-16"),  # L6-EU-1: trader refunds within 14 days
    ("ES", "refund", "2026-10-19", "2026-11-02"),  # All Saints' is on Sunday 1st; Monday 2nd is a working day
    ("DE", "warranty", "2026-11-24", "2028-11-24"),  # L6-EU-3: 2 years from delivery
    ("PT", "warranty", "2026-11-24", "2029-11-24"),  # L6-EU-5: Portugal 3 years
    ("ES", "warranty", "2024-02-29", "2027-02-28"),  # L6-EU-5: Spain 3 years (memory); no 29th in 2027
    ("DE", "presumption", "2026-11-24", "2027-11-24"),  # L6-EU-3: defects within 1 year
    # United Kingdom
    ("GB", "withdrawal", "2026-11-01", "2026-11-15"),  # L6-UK-1: 14 days after receipt; no move
    ("UK", "withdrawal", "2026-11-01", "2026-11-15"),  # the other code
    ("GB", "return_by", "2026-11-02", "2026-11-16"),  # L6-UK-1: goods back within 14 days of cancelling
    ("GB", "refund", "2026-11-02", "2026-11-16"),  # L6-UK-1: 14 days from goods or proof
    ("GB", "reject", "2026-11-02", "2026-12-02"),  # L6-UK-2: 30 days
    ("GB", "warranty", "2026-11-02", "2032-11-02"),  # L6-UK-2: 6 years (memory)
    ("GB", "presumption", "2026-08-31", "2027-02-28"),  # L6-UK-2: 6 months; February has no 31st
    # United States
    ("US", "refund", "2026-11-20", "2026-12-02"),  # L6-US-2: 7 working days; Thanksgiving 26th is none
    ("US", "delivery", "2026-11-02", "2026-12-02"),  # L6-US-2: 30 days
    ("US", "recall", "2026-11-01", "2026-11-02"),  # L6-R-US: within 24 hours
    # Australia
    ("AU", "recall", "2026-11-02", "2026-11-04"),  # L6-R-AU: within 2 days
    # Japan
    ("JP", "withdrawal", "2026-11-01", "2026-11-08"),  # L6-JP-1: 8 days, receipt is the first
    ("JP", "recall", "2026-11-02", "2026-11-12"),  # L6-R-JP: within 10 days
    # Korea
    ("KR", "withdrawal", "2026-11-02", "2026-11-09"),  # L6-KR-1: 7 days from receipt
    ("KR", "refund", "2026-09-22", "2026-09-29"),  # L6-KR-1: 3 business days; Chuseok is Thu 24th to Sat 26th
    ("KR", "refund", "2026-11-06", "2026-11-11"),  # Friday; Monday, Tuesday, Wednesday
    ("KR", "not_as_described", "2026-11-30", "2027-02-28"),  # L6-KR-1: 3 months
    # China
    ("CN", "withdrawal", "2026-11-01", "2026-11-08"),  # L6-CN-1: the day after signing is the first of 7
    ("CN", "refund", "2026-11-02", "2026-11-09"),  # L6-CN-1: 7 days from getting the goods
    ("CN", "export_refund", "2026-11-02", "2027-04-30"),  # L5-20: up to 30 April of the next year
    ("CN", "export_refund_late", "2026-11-02", "2029-11-02"),  # L5-21: up to 36 months from export
    ("CN", "return_relief", "2026-08-31", "2027-02-28"),  # L5-30: within 6 months of export
    # Brazil
    ("BR", "withdrawal", "2026-11-01", "2026-11-08"),  # L6-BR-1: 7 days from receipt
    ("BR", "warranty", "2026-11-01", "2027-01-30"),  # L6-BR-1: 90 days, durable goods
    ("BR", "repair", "2026-11-02", "2026-12-02"),  # L6-BR-1: 30 days to repair
    # Canada
    ("CA", "refund", "2026-11-02", "2026-11-17"),  # L6-CA-1: refund in 15 days
    ("CA", "delivery", "2026-11-02", "2026-12-02"),  # L6-CA-1: late by 30 days
    ("CA", "recall", "2026-11-02", "2026-11-04"),  # L6-R-CA: within 2 days
    ("CA", "recall_report", "2026-11-02", "2026-11-12"),  # L6-R-CA: report within 10 days
    # Mexico
    ("MX", "withdrawal", "2026-11-02", "2026-11-09"),  # L6-MX-1: 5 business days, Monday to Monday
    ("MX", "withdrawal", "2026-11-13", "2026-11-23"),  # Monday 16th is the Revolution's holiday
    ("MX", "warranty", "2026-11-02", "2027-01-31"),  # L6-MX-1: at least 90 days (memory)
    # Others
    ("SA", "withdrawal", "2026-11-02", "2026-11-09"),  # L6-SA-1: 7 days
    ("SG", "presumption", "2026-11-02", "2027-05-02"),  # L6-SG-1: 6 months (memory)
    ("EU", "return_relief", "2026-11-02", "2029-11-02"),  # L5-32: 3 years
    ("KR", "return_relief", "2026-11-02", "2028-11-02"),  # L5-35: 2 years (memory)
]  # fmt: skip

CARRIERS = [
    ("ups", "damage", "2026-11-02", "2027-01-01"),  # L6-C-4: 60 days of shipment
    ("FedEx", "damage", "2026-11-02", "2026-11-23"),  # L6-C-5: 21 days of delivery
    ("FedEx", "loss", "2026-11-02", "2027-08-02"),  # L6-C-5: 9 months of tender
    ("DHL Express", "", "2026-11-02", "2026-12-02"),  # L6-C-5: 30 days from acceptance (memory)
    ("air cargo", "damage", "2026-11-02", "2026-11-16"),  # L6-C-1: 14 days from receipt
    ("air cargo", "delay", "2026-11-02", "2026-11-23"),  # L6-C-1: 21 days
    ("air cargo", "loss", "2026-11-02", "2027-03-02"),  # L6-C-1: 120 days from the air waybill
    ("ocean", "", "2026-11-02", "2026-11-05"),  # L6-C-3: 3 days
    ("post", "", "2026-08-31", "2027-02-28"),  # L6-C-6: 6 months from posting (memory)
]

NO_RULE = [
    ("US", "withdrawal"),  # L6-US-1: no federal right
    ("CA", "withdrawal"),  # L6-CA-1: no general cooling-off
    ("AU", "withdrawal"),  # L6-AU-1: no change-of-mind right
    ("SG", "withdrawal"),  # L6-SG-1
    ("AE", "withdrawal"),  # L6-AE-1: no number of days found
    ("EU", "recall"),  # L6-R-EU: without undue delay, no number
    ("AU", "warranty"),  # L6-AU-1: no fixed period
    ("NG", "withdrawal"),  # no row at all
    ("DE", "export_refund"),  # a Chinese refund
]


@pytest.mark.parametrize(("market", "kind", "start", "due"), GOLDEN)
def test_the_last_day_is_the_one_worked_out_by_hand(market: str, kind: str, start: str, due: str) -> None:
    assert deadline(market, kind, date.fromisoformat(start)).due == date.fromisoformat(due)


@pytest.mark.parametrize(("carrier", "cause", "start", "due"), CARRIERS)
def test_a_carriers_claim_window_is_its_own(carrier: str, cause: str, start: str, due: str) -> None:
    found = deadline("", "claim", date.fromisoformat(start), carrier=carrier, cause=cause)
    assert found.due == date.fromisoformat(due)


@pytest.mark.parametrize(("market", "kind"), NO_RULE)
def test_where_no_dated_rule_is_known_no_day_is_given(market: str, kind: str) -> None:
    with pytest.raises(NoRule) as raised:
        deadline(market, kind, date(2026, 11, 2))
    assert raised.value.code == "no_rule"


def test_a_rule_holds_only_for_the_days_it_was_made_for() -> None:
    assert deadline("CN", "return_relief", date(2027, 12, 31)).due == date(
        2028, 6, 30
    )  # L5-30: exported in 2026-27
    for day in (date(2025, 12, 31), date(2028, 1, 1)):
        with pytest.raises(NoRule):
            deadline("CN", "return_relief", day)
    with pytest.raises(NoRule):  # L5-21: exports up to 2025-12-31 keep rules that the facts do not have
        deadline("CN", "export_refund_late", date(2025, 12, 31))


@pytest.mark.parametrize(("market", "kind"), [("Germany?", "withdrawal"), ("DE", "wedding")])
def test_a_market_or_kind_that_is_none_is_named(market: str, kind: str) -> None:
    with pytest.raises(UserError):
        deadline(market, kind, date(2026, 11, 2))


def test_every_rule_names_its_source_and_a_document_that_is_there() -> None:
    for rule in rules():
        file = KNOWLEDGE / f"{rule.document}.md"
        assert rule.source, rule.id
        assert rule.as_of, rule.id
        assert f"## {rule.section}" in file.read_text(encoding="utf-8"), rule.id


def test_what_is_general_knowledge_says_so_and_whom_to_ask() -> None:
    assert deadline("CN", "withdrawal", date(2026, 11, 2)).as_json()["memory"] == "yes"
    assert all(rule.authority for rule in rules() if rule.memory == "yes" and rule.unit != "none")


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(sorted(EU)))
def test_a_withdrawal_in_the_union_ends_on_a_working_day_two_weeks_on_or_little_later(
    day: date, market: str
) -> None:
    due = deadline(market, "withdrawal", day).due
    assert is_working_day(due, market)
    assert 14 <= (due - day).days <= 14 + 6  # the longest row of free days: Christmas with a weekend


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.integers(1, 30),
    st.sampled_from(["US", "MX", "KR", "DE"]),
)
def test_so_many_working_days_lie_between(day: date, count: int, market: str) -> None:
    due = add_working_days(day, count, market)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, due.toordinal() + 1)]
    assert sum(is_working_day(one, market) for one in between) == count
    assert is_working_day(due, market)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 120))
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


@given(
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    st.sampled_from(sorted(EU | {"GB", "JP", "KR", "CN", "BR", "MX"})),
)
def test_a_later_receipt_never_ends_a_withdrawal_earlier(day: date, market: str) -> None:
    rule = law_of(market, "withdrawal", day)
    assert rule is not None
    assert by_rule(rule, date.fromordinal(day.toordinal() + 1), market).due >= by_rule(rule, day, market).due


def test_the_kinds_of_the_contract_are_all_there() -> None:
    assert {"withdrawal", "refund", "warranty", "claim", "recall", "export_refund"} <= set(kinds())
