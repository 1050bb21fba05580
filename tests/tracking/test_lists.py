"""Pasted lists of numbers: a table, a file with every line, and a bound."""

import csv
import io
import time

import pytest

from bot.assistant.desk.parcel_wishes import pasted_list
from bot.errors import QuaysideError
from bot.store import Store
from bot.tracking.asking import track_many
from bot.tracking.importing import import_shipments
from bot.tracking.lists import SHOWN, list_csv, list_of
from bot.tracking.numbers import identify
from bot.tracking.view import Viewer

NUMBERS = [f"JT{n:013d}" for n in range(200)]


@pytest.fixture
def found(store: Store) -> list[dict[str, object] | QuaysideError]:
    rows = "\n".join(f"{number},J&T,=1+1,in transit" for number in NUMBERS[:150])
    import_shipments(
        store, ("tracking number,carrier,order,status\n" + rows).encode(), shop="default", name="f.csv"
    )
    return list(track_many(store, None, NUMBERS, viewer=Viewer("seller")))


def test_two_hundred_numbers_are_counted_and_the_file_has_them_all(found: list[dict[str, object]]) -> None:
    listed = list_of(NUMBERS, found)
    assert (listed["count"], listed["found"], len(listed["rows"]), listed["more"]) == (200, 150, SHOWN, 180)
    rows = list(csv.DictReader(io.StringIO(list_csv(NUMBERS, found).decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == NUMBERS
    assert {row["note"] for row in rows[150:]} == {"not_found"}


def test_nothing_in_the_file_runs_as_a_formula() -> None:
    view = {
        "number": "=cmd|' /C calc'!A0",
        "carrier_name": "+x",
        "status": "pending",
        "order_number": "=1+1",
        "flags": [],
    }
    text = list_csv(["1"], [view]).decode("utf-8-sig")
    assert "'=1+1" in text
    assert ",=1+1" not in text
    assert "\n=cmd" not in text


@pytest.mark.parametrize("between", ["\n", " ", ", ", "\r\n", "; "])
def test_a_paste_is_a_list_however_it_is_separated(between: str) -> None:
    assert pasted_list(between.join(NUMBERS), identify) == tuple(NUMBERS)


def test_ten_thousand_numbers_are_cut_off_soon() -> None:
    text = "\n".join(f"JT{n:013d}" for n in range(10_000))
    started = time.perf_counter()
    listed = pasted_list(text, identify)
    assert listed is not None
    assert len(listed) == 201
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "where is LX123456785CN and what does the customs hold mean",
        "duty on 200 shirts 4 usd each from CN to DE 20 kg 30 usd freight 5 usd insurance 2026-11-01",
        "<b>1</b> ' OR 1=1 -- " * 20,
        "9" * 60,
        "",
    ],
)
def test_other_messages_are_no_list(text: str) -> None:
    assert pasted_list(text, identify) is None
