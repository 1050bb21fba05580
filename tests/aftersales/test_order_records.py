"""Orders told against orders stored: idempotent, never undoing what people did, all of a file or nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from bot.aftersales.errors import OrderClosed, UnknownColumns
from bot.aftersales.order_columns import headings_of, remember
from bot.aftersales.order_import import Report, import_orders, rows_of
from bot.aftersales.order_records import record
from bot.aftersales.orders import find_in_shop, find_own, number_of, order_json, own_orders
from bot.aftersales.proof import prove
from bot.aftersales.shops import shop_of
from bot.aftersales.told import Told, ToldItem
from bot.assistant.order_parcels import note_parcels, parcels_of
from bot.store import Store, open_store
from bot.store.orders import OrderItemRow, OrderRow
from bot.store.shipments import ShipmentRow

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
CUP = ToldItem(2, "Cup", "C-1", Decimal("10.00"))
TOLD = Told("1001", "#1001", "shopify", "paid", AT, currency="EUR", total=Decimal("25.00"), email="ann@mail.example",
            items=(CUP,))  # fmt: skip
SHEET = b"order number,item,quantity,price,currency,email,tracking number\n" + (
    b"1001,Cup,2,10.00,EUR,a@b.example,LX123456785CN\n"
)


def take(store: Store, *orders: Told, shop: str = "default") -> list[str]:
    with store.begin() as session:
        return [one.outcome for one in record(session, orders, shop, AT, source="file")]


def take_file(store: Store, data: bytes, *, write: bool = True, shop: str = "default") -> Report:
    with store.begin() as session:
        return import_orders(session, rows_of(data, "o.csv"), "o.csv", shop, AT, zone="UTC", write=write,
                             on_parcels=note_parcels)  # fmt: skip


def test_the_same_told_again_changes_nothing(store: Store) -> None:
    assert take(store, TOLD) == ["new"]
    assert take(store, TOLD) == ["unchanged"]
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(OrderItemRow)) == 1


def test_what_a_source_does_not_say_stays(store: Store) -> None:
    take(store, TOLD)
    assert take(store, replace(TOLD, email="", total=None, items=(replace(CUP, price=None),))) == [
        "unchanged"
    ]
    assert take(store, replace(TOLD, total=Decimal("26.00"))) == ["changed"]
    with store.begin() as session:
        row = find_in_shop(session, "default", "1001")
        assert (row.email, row.total, row.items[0].price) == (
            "ann@mail.example",
            Decimal("26.00"),
            Decimal("10.00"),
        )


def test_a_source_undoes_neither_a_refund_nor_a_proof_nor_the_end_of_an_order(store: Store) -> None:
    take(store, replace(TOLD, state="refunded"))
    with store.begin() as session:
        row = find_in_shop(session, "default", "1001")
        row.refunded, row.customer = Decimal("12.00"), "telegram:42"
    take(store, replace(TOLD, state="paid", refunded=Decimal("5.00")))
    with store.begin() as session:
        row = find_in_shop(session, "default", "1001")
        assert (row.refunded, row.customer, row.state) == (Decimal("12.00"), "telegram:42", "refunded")


def test_a_line_that_changes_keeps_its_row_so_that_a_case_stays_about_it(store: Store) -> None:
    take(store, replace(TOLD, items=(CUP, replace(CUP, title="Plate"))))
    with store.begin() as session:
        before = [item.id for item in find_in_shop(session, "default", "1001").items]
    take(store, replace(TOLD, items=(replace(CUP, quantity=3),)))
    with store.begin() as session:
        items = find_in_shop(session, "default", "1001").items
        assert [(item.id, item.quantity) for item in items] == [(before[0], 3)]


def test_two_shops_may_use_the_same_number_and_see_only_their_own(store: Store) -> None:
    take(store, TOLD)
    take(store, replace(TOLD, total=Decimal("99.00")), shop="rival")
    with store.begin() as session:
        assert find_in_shop(session, "default", "#1001").total == Decimal("25.00")
        assert find_in_shop(session, "rival", "1001").total == Decimal("99.00")
        with pytest.raises(OrderClosed):
            find_in_shop(session, "third", "1001")


def test_a_customer_opens_only_what_they_proved_and_hears_the_same_of_anothers_and_of_none(
    store: Store,
) -> None:
    take(store, TOLD)
    with store.begin() as session:
        find_in_shop(session, "default", "1001").customer = "telegram:42"
    with store.begin() as session:
        assert find_own(session, "# 1001", "telegram:42", "default").number == "1001"
        assert [row.number for row in own_orders(session, "telegram:42")] == ["1001"]
        said = []
        for number, person in (
            ("1001", "telegram:43"),
            ("9999", "telegram:43"),
            ("1001", ""),
            ("", "telegram:42"),
        ):
            with pytest.raises(OrderClosed) as refused:
                find_own(session, number, person, "default")
            said.append((refused.value.code, refused.value.message))
        assert len(set(said)) == 1
        assert own_orders(session, "") == []


def test_a_customer_is_not_shown_what_the_shop_keeps_on_the_buyer(store: Store) -> None:
    take(store, TOLD)
    with store.begin() as session:
        row = find_in_shop(session, "default", "1001")
        assert "ann@mail.example" not in str(order_json(row, "customer"))
        assert order_json(row, "seller")["email"] == "ann@mail.example"
        assert order_json(row, "customer")["items"][0]["price"] == "10.00"


def test_looking_at_a_file_stores_nothing(store: Store) -> None:
    report = take_file(store, SHEET, write=False)
    assert (report.as_json()["new"], report.taken) == (1, False)
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(OrderRow)) == 0


def test_tracking_numbers_of_a_file_become_parcels_of_the_order_once(store: Store) -> None:
    take_file(store, SHEET)
    assert take_file(store, SHEET).as_json()["unchanged"] == 1
    with store.begin() as session:
        order = find_in_shop(session, "default", "1001")
        assert parcels_of(session, order) == ["LX123456785CN"]
        assert session.scalar(select(func.count()).select_from(ShipmentRow)) == 1


def test_a_failure_in_the_middle_takes_nothing_in(store: Store) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError), store.begin() as session:
        import_orders(session, rows_of(SHEET, "o.csv"), "o.csv", "default", AT, zone="UTC", on_parcels=breaks)
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(OrderRow)) == 0


def test_a_sheet_of_unknown_columns_is_read_as_the_shop_said_of_those_headings_before(store: Store) -> None:
    data = b"Bestellnr;Betrag;Mail\nA-1;20,00;a@b.example\n"
    with pytest.raises(UnknownColumns) as unknown:
        take_file(store, data)
    assert unknown.value.details["columns"] == "Bestellnr, Betrag, Mail"
    with store.begin() as session:
        decided = {"columns": {"number": 0, "total": 1, "email": 2}, "currency": "EUR"}
        remember(session, "default", headings_of(rows_of(data, "o.csv")), decided, AT)
    assert take_file(store, data).as_json()["sums"] == {"EUR": "20.00"}
    with pytest.raises(UnknownColumns):
        take_file(store, data, shop="rival")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("#1001", "1001"),
        (" ab-12 ", "AB-12"),
        ("＃１００１", "1001"),
        ("'1001", "1001"),
        ("\x1b[31m1", "[31M1"),
        ("", ""),
    ],
)
def test_an_order_number_is_compared_without_its_dress(written: str, number: str) -> None:
    assert number_of(written) == number


def test_postgresql_takes_the_same_orders_in_the_same_way(database: str) -> None:
    store = open_store(database)
    try:
        assert take(store, TOLD, replace(TOLD, number="1002", shown="#1002")) == ["new", "new"]
        assert take(store, replace(TOLD, items=(replace(CUP, quantity=3), CUP))) == ["changed"]
        assert take_file(store, SHEET).as_json()["changed"] == 1
        with store.begin() as session:
            assert (
                prove(session, "default", "telegram:42", "1002", "ann@mail.example", AT).verdict == "proved"
            )
            assert shop_of(session, "default").id == "default"
        with store.begin() as session:
            assert [row.number for row in own_orders(session, "telegram:42")] == ["1002"]
            assert find_in_shop(session, "default", "1001").items[0].price == Decimal("10.00")
    finally:
        store.close()
