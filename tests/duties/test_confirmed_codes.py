"""A shop's own codes: confirmed once, first the next time, and never another shop's."""

from datetime import date
from pathlib import Path

import pytest

from bot.duties.classification import classify
from bot.duties.confirmed_codes import confirm, confirm_all, recalled
from bot.duties.consultation import consult
from bot.duties.errors import BadConsignment
from bot.duties.own_codes import recalling
from bot.duties.tariffs import Tariffs
from bot.duties.watched_products import import_products
from bot.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'codes.db'}")


def test_the_same_product_in_other_words_order_has_its_code_first_and_nothing_is_asked(store: Store) -> None:
    confirm(store, "s1", "telegram:1", "canvas tote bag with zip", "4202.92.90")
    known = recalled(store, "s1", "zip tote bag, canvas")
    assert known is not None
    assert (known.hs, known.same) == ("42029290", True)
    found = recalling(classify("zip tote bag, canvas"), known)
    assert found.candidates[0].hs == "420292"
    assert "You confirmed 42029290" in found.candidates[0].why
    assert found.question is None
    assert not found.candidates[0].guess


def test_a_neighbour_moves_its_code_ahead_only_where_the_search_found_it_too(store: Store) -> None:
    confirm(store, "s1", "telegram:1", "canvas tote bag with zip and pocket", "420292")
    known = recalled(store, "s1", "canvas tote bag")
    assert known is not None
    assert not known.same
    plain = classify("canvas tote bag")
    assert plain.candidates[0].hs != "420292"
    assert recalling(plain, known).candidates[0].hs == "420292"
    confirm(store, "s1", "telegram:1", "canvas tote bag with zip and pocket", "640411")
    other = recalled(store, "s1", "canvas tote bag")
    assert recalling(plain, other).candidates == plain.candidates


def test_a_newer_confirmation_replaces_the_older(store: Store) -> None:
    confirm(store, "s1", "telegram:1", "silicone phone case", "392690")
    confirm(store, "s1", "telegram:2", "phone case, silicone", "420232")
    known = recalled(store, "s1", "silicone phone case")
    assert known is not None
    assert known.hs == "420232"


def test_another_shop_sees_nothing_of_it(store: Store) -> None:
    confirm(store, "s1", "telegram:1", "silicone phone case", "392690")
    assert recalled(store, "s2", "silicone phone case") is None


@pytest.mark.parametrize(
    ("goods", "hs"), [("phone case", "123"), ("phone case", "999999"), ("", "392690"), ("12 34", "392690")]
)
def test_what_is_no_code_or_no_product_is_refused(store: Store, goods: str, hs: str) -> None:
    with pytest.raises(BadConsignment):
        confirm(store, "s1", "telegram:1", goods, hs)
    assert recalled(store, "s1", "phone case") is None


@pytest.mark.parametrize("text", ["", "   ", "\x00", "🙂" * 500, "x" * 100_000, "12345"])
def test_garbage_recalls_nothing(store: Store, text: str) -> None:
    confirm_all(store, "s1", "telegram:1", [("silicone phone case", "392690"), ("", "392690")])
    assert recalled(store, "s1", text) is None


def test_an_estimate_takes_the_confirmed_code_without_a_question(store: Store, tariffs: Tariffs) -> None:
    facts = {"destination": "US", "origin": "CN", "value": "1000", "currency": "USD", "incoterm": "FOB",
             "description": "women's leather ankle boots with zip", "date": "2026-11-23"}  # fmt: skip
    confirm(store, "s1", "telegram:1", facts["description"], "6403919045")
    known = recalled(store, "s1", facts["description"])
    found = consult(facts, tariffs, known=known)
    assert found["hs"] == "6403919045"
    assert "You confirmed" in found["classified"]["why"]


def test_the_codes_of_a_watched_sheet_are_remembered(store: Store, tariffs: Tariffs) -> None:
    sheet = (
        "SKU,HS code,Description,Origin,Destination,Unit price,Qty,Currency,Incoterm,Mode\n"
        "B-1,6109100012,Band logo cotton shirt,CN,US,5,100,USD,FOB,air\n"
    )
    import_products(
        store, tariffs, sheet.encode(), owner="telegram:1", on=date(2026, 11, 23), name="a.csv", shop="s1"
    )
    known = recalled(store, "s1", "cotton shirt band logo")
    assert known is not None
    assert known.hs == "6109100012"
