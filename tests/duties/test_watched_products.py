"""Watched products: each change of a measure is told once, whether a date or an import brings it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlalchemy.orm import Session

from bot.duties.editions import save
from bot.duties.importers import Options, read
from bot.duties.measure_watch import Snapshot, changes, snapshot, watch_products
from bot.duties.tariffs import open_tariffs
from bot.duties.watched_products import drop_products, import_products, list_products
from bot.store import Store
from bot.store.products import ProductRow

SHEET = """SKU,Product,HS code,Origin,Markets,Value,Qty,Currency,Incoterm,Mode,Selling price,Price currency,Commission
TS-1,Cotton T-shirt,6109100012,CN,"US, GB",400,100,USD,FOB,courier,19.99,USD,15%
"""
OWNER = "telegram:3"


class Told:
    """What was laid in the outbox."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.keys: list[str] = []

    def __call__(self, _session: Session, _product: ProductRow, text: str, key: str) -> None:
        self.texts.append(text)
        self.keys.append(key)


def saved(store: Store, on: date, sheet: str = SHEET, **options: Any) -> Any:
    return import_products(
        store, open_tariffs(), sheet.encode(), name="p.csv", owner=OWNER, on=on, chat=3, **options
    )


def import_rate(store: Store, tmp_path: Path, rate: str, valid_from: date) -> None:
    file = tmp_path / f"{rate.rstrip('%')}.csv"
    file.write_text(f"code,rate\n61091000,{rate}\n", encoding="utf-8")
    options = Options(as_of=valid_from, valid_from=valid_from, source="UK tariff stop press", destination="GB",
                      tariffs=open_tariffs(None, store))  # fmt: skip
    save(store, read("sheet", file, options), file, open_tariffs(None, store))


def test_a_dated_measure_that_ends_is_told_ahead_once_with_its_source(store: Store) -> None:
    """The Section 122 surcharge ended on 2026-07-24, when the Section 301 duty on forced labor began."""
    told = Told()
    with time_machine.travel("2026-06-10", tick=False):
        saved(store, date(2026, 6, 10))
        assert watch_products(store, open_tariffs(), date(2026, 6, 10), told) == 1
    (text,) = told.texts
    assert text.startswith("From 2026-07-24: TS-1 · Cotton T-shirt to US")
    assert "duty 34 % → 36.5 %" in text
    assert "margin 58.1 % → 57.6 %" in text
    assert "Section 301, forced labor" in text
    assert "91 FR 47318" in text
    for day in ("2026-06-10", "2026-06-11", "2026-07-23", "2026-07-24", "2026-07-25", "2026-09-01"):
        with time_machine.travel(day, tick=False):
            assert watch_products(store, open_tariffs(), date.fromisoformat(day), told) == 0
    assert len(told.texts) == 1


def test_what_began_while_nobody_looked_is_told_with_its_day(store: Store) -> None:
    told = Told()
    saved(store, date(2026, 3, 1))
    watch_products(store, open_tariffs(), date(2026, 11, 24), told)
    american = [text for text in told.texts if "to US" in text]
    assert any(text.startswith("From 2026-07-24") for text in american)


def test_an_import_that_changes_a_rate_is_told_once(store: Store, tmp_path: Path) -> None:
    told, today = Told(), date(2026, 11, 24)
    saved(store, today)
    watch_products(store, open_tariffs(None, store), today, told)
    told.texts.clear()
    import_rate(store, tmp_path, "20%", date(2026, 11, 20))
    newer = open_tariffs(None, store)
    assert watch_products(store, newer, today, told) == 1
    (text,) = told.texts
    assert "to GB" in text
    assert "duty 12 % → 20 %" in text
    assert "UK tariff stop press" in text
    assert watch_products(store, newer, today, told) == 0
    assert watch_products(store, open_tariffs(None, store), date(2026, 11, 25), told) == 0


def test_an_import_for_a_day_to_come_names_that_day(store: Store, tmp_path: Path) -> None:
    told, today = Told(), date(2026, 11, 24)
    saved(store, today)
    watch_products(store, open_tariffs(None, store), today, told)
    told.texts.clear()
    import_rate(store, tmp_path, "25%", date(2027, 1, 1))
    newer = open_tariffs(None, store)
    watch_products(store, newer, today, told)
    (text,) = told.texts
    assert text.startswith("From 2027-01-01: TS-1 · Cotton T-shirt to GB")
    assert "duty 12 % → 25 %" in text
    assert watch_products(store, newer, date(2027, 1, 1), told) == 0
    assert watch_products(store, newer, date(2027, 1, 2), told) == 0


def test_an_import_that_changes_nothing_tells_nothing(store: Store, tmp_path: Path) -> None:
    told, today = Told(), date(2026, 11, 24)
    saved(store, today)
    watch_products(store, open_tariffs(None, store), today, told)
    told.texts.clear()
    import_rate(store, tmp_path, "12%", date(2026, 11, 20))
    assert watch_products(store, open_tariffs(None, store), today, told) == 0


def test_a_failure_to_tell_leaves_the_change_to_be_told(store: Store) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the outbox is away")

    saved(store, date(2026, 6, 10))
    with pytest.raises(RuntimeError):
        watch_products(store, open_tariffs(), date(2026, 6, 10), fail)
    told = Told()
    assert watch_products(store, open_tariffs(), date(2026, 6, 10), told) == 1


def test_notices_speak_the_sellers_language(store: Store) -> None:
    told = Told()
    saved(store, date(2026, 6, 10), language="zh")
    watch_products(store, open_tariffs(), date(2026, 6, 10), told)
    assert told.texts[0].startswith("自 2026-07-24 起")
    assert "301 条款" in told.texts[0]


def test_a_sheet_is_saved_by_sku_and_market_and_replaced_by_the_next(store: Store) -> None:
    found = saved(store, date(2026, 11, 24))
    assert (found.products, found.markets, found.problems) == (1, 2, ())
    saved(store, date(2026, 11, 24), SHEET.replace("19.99", "29.99"))
    listed = list_products(store, OWNER)
    assert [(one["sku"], one["destination"]) for one in listed] == [("TS-1", "GB"), ("TS-1", "US")]
    assert {one["price"] for one in listed} == {"29.99"}
    assert listed[1]["duty_percent"] == "36.5"
    assert list_products(store, "telegram:4") == []
    assert drop_products(store, OWNER) == 2
    assert list_products(store, OWNER) == []


def test_rows_that_cannot_be_watched_are_named(store: Store) -> None:
    sheet = (
        SHEET + "X,shoes,640411,CN,US,400,100,USD,FOB,courier,,,\n,none,6109100012,CN,US,4,1,USD,FOB,air,,,\n"
    )
    found = saved(store, date(2026, 11, 24), sheet)
    assert found.markets == 2
    assert len(found.problems) == 2
    assert found.problems[0].startswith("row 3, US:")


def test_what_is_known_survives_the_store() -> None:
    facts = {"hs": "6109100012", "origin": "CN", "destination": "US", "value": "400", "currency": "USD",
             "incoterm": "FOB", "mode": "courier", "price": "9"}  # fmt: skip
    known = snapshot(facts, open_tariffs(), date(2026, 11, 24))
    assert Snapshot.unpacked(known.packed()) == known
    assert list(changes(facts, known, date(2026, 11, 24), open_tariffs(), date(2026, 11, 24))) == []


def test_a_product_that_can_no_longer_be_worked_out_is_told_once(store: Store, tmp_path: Path) -> None:
    """An import splits the line: which of the two it is, nobody can say."""
    told, today = Told(), date(2026, 11, 24)
    saved(store, today, SHEET.replace("6109100012", "610910").replace('"US, GB"', "GB"))
    file = tmp_path / "split.csv"
    file.write_text("code,rate\n61091000,12%\n61091090,18%\n", encoding="utf-8")
    options = Options(as_of=today, valid_from=today, source="sheet", destination="GB", tariffs=open_tariffs())
    save(store, read("sheet", file, options), file, open_tariffs(None, store))
    newer = open_tariffs(None, store)
    assert watch_products(store, newer, today, told) == 1
    assert told.texts[0].startswith("I can no longer work out TS-1 · Cotton T-shirt to GB")
    assert watch_products(store, newer, date(2026, 11, 25), told) == 0
