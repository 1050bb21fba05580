"""A shop's policy: what may stand in it, its versions, and how it stands beside the law."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.aftersales.case_errors import BadPolicy
from bot.aftersales.policies import (
    Terms,
    policy_by_version,
    policy_on,
    read_terms,
    set_policy,
    shortfalls,
    until,
    versions,
)
from bot.money import Money
from bot.store import Store
from tests.aftersales.shop import AT

DAY = AT.date()


def test_terms_survive_being_written_and_read() -> None:
    terms = read_terms(
        {
            "return_days": "30", "return_payer": "seller", "warranty_months": 12, "restocking_percent": "5",
            "keep_below": "15 eur", "staff_refund_limit": "50 EUR", "exclusions": ["underwear", "  "],
            "addresses": {"de": "Hub, Berlin", "": "Room 5, Shenzhen"}, "instructions": "keep\x00 the box",
        }
    )  # fmt: skip
    assert terms.keep_below == Money(Decimal(15), "EUR")
    assert terms.exclusions == ("underwear",)
    assert terms.instructions == "keep the box"
    assert read_terms(terms.as_json()) == terms


@pytest.mark.parametrize(
    ("term", "value"),
    [("return_days", "-1"), ("return_days", "many"), ("return_days", 1.5), ("warranty_months", 10**9),
     ("return_payer", "nobody"), ("restocking_percent", "101"), ("restocking_percent", "NaN"),
     ("keep_below", "15"), ("keep_below", "-1 EUR"), ("staff_refund_limit", "x EUR"), ("keep_below", "1 EURO"),
     ("addresses", {"Germany": "x"}), ("exclusions", ["x"] * 21), ("colour", "red")],
)  # fmt: skip
def test_a_term_that_cannot_be_right_is_named(term: str, value: Any) -> None:
    with pytest.raises(BadPolicy) as refused:
        read_terms({term: value})
    assert refused.value.details["term"] == term


def test_a_new_version_holds_from_its_day_on_and_the_old_one_until_then(store: Store) -> None:
    with store.begin() as session:
        set_policy(session, "default", Terms(return_days=30), DAY, "s", "t1", AT)
        set_policy(session, "default", Terms(return_days=14), DAY + timedelta(days=10), "s", "t2", AT)
        again = set_policy(session, "default", Terms(return_days=99), DAY, "s", "t2", AT)  # the same turn
        assert again.terms.return_days == 14
        now, later = (
            policy_on(session, "default", DAY),
            policy_on(session, "default", DAY + timedelta(days=10)),
        )
        assert now is not None
        assert later is not None
        assert (now.version, now.terms.return_days, later.version, later.terms.return_days) == (1, 30, 2, 14)
        assert policy_on(session, "default", DAY - timedelta(days=1)) is None
        assert policy_on(session, "rival", DAY) is None
        assert policy_by_version(session, "default", 1) == now
        assert [row.version for row in versions(session, "default")] == [2, 1]


def test_a_policy_does_not_begin_in_the_past(store: Store) -> None:
    with store.begin() as session, pytest.raises(BadPolicy):
        set_policy(session, "default", Terms(), DAY - timedelta(days=1), "s", "t", AT)


@pytest.mark.parametrize(
    ("market", "terms", "expected"),
    [
        ("DE", Terms(return_days=10), [("return_days", "14", "eu-withdrawal")]),  # L6-EU-1
        ("DE", Terms(return_days=14, warranty_months=24), []),
        ("DE", Terms(warranty_months=12), [("warranty_months", "24", "eu-warranty")]),  # L6-EU-3
        ("PT", Terms(warranty_months=24), [("warranty_months", "36", "pt-warranty")]),  # L6-EU-5
        ("GB", Terms(restocking_percent=Decimal(10)), [("restocking_percent", "0", "gb-withdrawal")]),  # L6-UK-1
        ("BR", Terms(return_payer="buyer"), [("return_payer", "seller", "br-withdrawal")]),  # L6-BR-1
        ("BR", Terms(return_payer="seller", warranty_months=2), [("warranty_months", "90", "br-warranty")]),
        ("BR", Terms(return_payer="seller", warranty_months=3), []),  # three months are no less than 90 days
        ("JP", Terms(return_days=7), [("return_days", "8", "jp-withdrawal")]),  # L6-JP-1
        ("US", Terms(return_days=0), []),  # L6-US-1: no right to fall below
    ],
)  # fmt: skip
def test_the_seller_is_warned_where_the_policy_falls_below_the_law(
    market: str, terms: Terms, expected: list[tuple[str, str, str]]
) -> None:
    found = shortfalls(terms, market, DAY)
    assert [(one.term, one.law, one.rule) for one in found] == expected
    assert all(one.source and one.as_of for one in found)


@given(st.one_of(st.none(), st.integers(0, 60)), st.sampled_from(["DE", "GB", "JP", "US", "BR", "MX", "CN"]),
       st.dates(date(2026, 1, 1), date(2027, 12, 31)))  # fmt: skip
def test_the_customer_never_gets_less_than_the_law_nor_less_than_the_promise(
    promise: int | None, market: str, day: date
) -> None:
    promised, law = until(Terms(return_days=promise), market, "withdrawal", day)
    if promise:
        assert promised == day + timedelta(days=promise)
    else:
        assert promised is None
    assert (law is None) == (market == "US")


def test_a_return_goes_to_the_nearest_address_that_the_shop_has_named() -> None:
    terms = read_terms({"addresses": {"DE": "Berlin", "EU": "Paris", "": "Shenzhen"}})
    assert [terms.address_for(market) for market in ("DE", "FR", "US", "")] == [
        "Berlin", "Paris", "Shenzhen", "Shenzhen",
    ]  # fmt: skip
