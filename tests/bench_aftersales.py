"""Orders, measured: taking ten thousand in from a file, and looking one up among a hundred thousand."""

import csv
import io
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.aftersales.order_import import import_orders, rows_of
from bot.aftersales.order_records import record
from bot.aftersales.orders import find_in_shop, find_own, order_json, own_orders
from bot.aftersales.proof import prove
from bot.aftersales.told import Told, ToldItem
from bot.assistant.order_parcels import note_parcels
from bot.store import Store, open_store
from bot.store.orders import OrderRow
from tests.aftersales.case_load import fill_cases, list_waiting, look_up_case

IMPORTED, STORED, LOOK_UPS, CASES = 10_000, 100_000, 400, 50_000
_PLACED = datetime(2026, 9, 1, 8, tzinfo=UTC)
_HEADINGS = (
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Currency", "Shipping",
    "Taxes", "Total", "Discount Amount", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price",
    "Lineitem sku", "Lineitem discount", "Shipping Name", "Shipping Address1", "Shipping City",
    "Shipping Zip", "Shipping Country",
    "Shipping Phone", "Refunded Amount", "Cancelled at",
)  # fmt: skip


def main() -> None:
    """Print the figures beside what they are to be."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    print(f"\nAfter-sales, on SQLite, with {STORED:,} orders:")
    for name, (figure, form, aim) in {
        f"import of {IMPORTED:,} orders": ("orders_import_s", "{:.1f} s", "< 10 s"),
        "the same file again": ("orders_import_again_s", "{:.1f} s", "< 10 s"),
        "look-up of an order, p95": ("order_look_up_p95_ms", "{:.1f} ms", "< 20 ms"),
        "a customer's own orders, p95": ("order_own_p95_ms", "{:.1f} ms", "< 20 ms"),
        "proof of an order, p95": ("order_proof_p95_ms", "{:.1f} ms", "< 20 ms, on disk"),
        f"look-up of a case of {CASES:,}, p95": ("case_look_up_p95_ms", "{:.1f} ms", "< 20 ms"),
        f"list of what waits, of {CASES // 10:,} open, p95": ("cases_waiting_p95_ms", "{:.1f} ms", "< 20 ms"),
    }.items():
        print(f"  {name:<42} {form.format(figures[figure]):<12} ({aim})")


def shopify_file(orders: int) -> bytes:
    """An export of so many orders, of two lines each."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADINGS)
    for n in range(orders):
        placed = (_PLACED + timedelta(minutes=n)).isoformat(sep=" ")
        writer.writerow((
            f"#{1000 + n}", f"b{n}@shop.example", "paid", placed, "fulfilled", placed, "EUR", "5.00", "4.00", "25.00",
            "0.00", placed, 2, "Cup", "7.50", "C-1", "0.00", "Ann Berg", "Weg 1", "Berlin", "'10115", "DE",
            "+49 30 1234567", "0.00", "",
        ))  # fmt: skip
        writer.writerow(
            (f"#{1000 + n}", f"b{n}@shop.example", *[""] * 10, 1, "Plate", "5.00", "P-1", "0.00", *[""] * 8)
        )
    return out.getvalue().encode()


def measure(folder: Path) -> dict[str, float]:
    """Seconds of an import and of doing it again; the p95 of look-ups in milliseconds."""
    store = open_store(f"sqlite:///{folder / 'orders.db'}")
    try:
        data = shopify_file(IMPORTED)
        figures = {"orders_import_s": _imported(store, data), "orders_import_again_s": _imported(store, data)}
        _fill(store, STORED - IMPORTED)
        figures["order_look_up_p95_ms"] = _p95(store, _looked_up)
        figures["order_own_p95_ms"] = _p95(store, lambda session, n: own_orders(session, f"telegram:{n}"))
        figures["order_proof_p95_ms"] = _p95(store, _proved)
        with store.begin() as session:
            fill_cases(session, CASES, [f"{500_000 + n}" for n in range(STORED - IMPORTED)])
        figures["case_look_up_p95_ms"] = _p95(
            store, lambda session, n: look_up_case(session, n * 101 % CASES)
        )
        figures["cases_waiting_p95_ms"] = _p95(store, list_waiting)
    finally:
        store.close()
    return figures


def _imported(store: Store, data: bytes) -> float:
    started = time.perf_counter()
    rows = rows_of(data, "orders.csv")
    with store.begin() as session:
        report = import_orders(session, rows, "orders.csv", "default", _PLACED + timedelta(days=60), zone="UTC",
                               on_parcels=note_parcels)  # fmt: skip
    assert len(report.recorded) == IMPORTED
    return time.perf_counter() - started


def _fill(store: Store, orders: int) -> None:
    item = ToldItem(1, "Cup", "C-1", Decimal("7.50"))
    told = [
        Told(f"{500_000 + n}", f"#{500_000 + n}", placed_at=_PLACED, currency="EUR", total=Decimal("7.50"),
             email=f"c{n}@shop.example", items=(item,))
        for n in range(orders)
    ]  # fmt: skip
    with store.begin() as session:
        record(session, told, "default", _PLACED, source="file")
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(OrderRow)) == STORED


def _looked_up(session: Session, n: int) -> None:
    order_json(find_in_shop(session, "default", f"#{500_000 + n * 97 % 90_000}"), "seller")


def _proved(session: Session, n: int) -> None:
    number = 500_000 + n * 89 % 90_000
    tried = prove(
        session, "default", f"telegram:{n}", str(number), f"c{number - 500_000}@shop.example", _PLACED
    )
    assert tried.verdict == "proved"
    find_own(session, str(number), f"telegram:{n}", "default")


def _p95(store: Store, look_up: Callable[[Session, int], object]) -> float:
    took = []
    for n in range(LOOK_UPS):
        started = time.perf_counter()
        with store.begin() as session:
            look_up(session, n)
        took.append(time.perf_counter() - started)
    return sorted(took)[int(len(took) * 0.95)] * 1000
