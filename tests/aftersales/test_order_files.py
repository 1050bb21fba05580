"""Sheets of orders: which export it is, lines of one order together, and amounts that add up to the cent."""

import codecs
import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.aftersales.order_columns import headings_of, known_layout, looks_like_orders, mapped_layout
from bot.aftersales.order_files import Sheet, read_sheet
from bot.aftersales.order_import import rows_of
from bot.aftersales.told import Told, shares
from bot.aftersales.written_amounts import decimal_mark, read_amount, sign_currency

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SHOPIFY = (
    "Name,Email,Financial Status,Fulfillment Status,Fulfilled at,Cancelled at,Currency,Shipping,Taxes,Total,"
    "Discount Amount,Refunded Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,"
    "Lineitem discount,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Country,Shipping Phone\n"
)


def sheet(text: str | bytes, *, zone: str = "Asia/Shanghai") -> Sheet:
    rows = rows_of(text.encode() if isinstance(text, str) else text, "orders.csv")
    found = known_layout(rows)
    assert found is not None
    return read_sheet(rows, *found, zone=zone, now=NOW)


def only(text: str | bytes) -> Told:
    read = sheet(text)
    assert read.problems == ()
    [told] = read.orders
    return told


def tabbed(*rows: Sequence[str]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


def test_a_shopify_order_of_two_lines_is_one_order() -> None:
    told = only(
        SHOPIFY
        + "#1001,Ann@Shop.example,paid,fulfilled,2026-11-03 10:00:00 +0200,,EUR,5.00,4.00,24.00,1.00,0.00,"
        "2026-11-01 09:30:00 +0200,2,Cup,7.50,C-1,1.00,Ann Berg,Weg 1,Berlin,'01067,DE,+49 351 1234567\n"
        + "#1001,Ann@Shop.example,,,,,,,,,,,,1,Plate,6.00,P-1,0.00,,,,,,\n"
    )
    assert (told.number, told.shown, told.channel, told.state) == ("1001", "#1001", "shopify", "shipped")
    assert told.placed_at == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    assert (told.total, told.shipping, told.currency) == (Decimal("24.00"), Decimal("5.00"), "EUR")
    assert (told.postcode, told.country, told.buyer) == ("01067", "DE", "Ann Berg")
    assert [(item.title, item.quantity, item.price) for item in told.items] == [
        ("Cup", 2, Decimal("7.00")), ("Plate", 1, Decimal("6.00")),
    ]  # fmt: skip


def test_amazon_prices_are_of_the_whole_line_and_taxes_are_added_where_prices_have_none() -> None:
    head = ("order-id", "order-item-id", "purchase-date", "buyer-email", "sku", "product-name", "quantity-purchased",
            "currency", "item-price", "item-tax", "shipping-price", "shipping-tax", "ship-country",
            "ship-postal-code", "item-promotion-discount")  # fmt: skip
    rows = (
        ("113-1", "1", "2026-11-02T03:04:05+00:00", "x@mail.example", "C-1", "Cup", "3", "USD", "10.00", "0.80",
         "4.00", "0.20", "US", "10001", "-1.00"),
        ("113-1", "2", "2026-11-02T03:04:05+00:00", "x@mail.example", "P-1", "Plate", "1", "USD", "5.00", "0.40",
         "0.00", "0.00", "US", "10001", ""),
        ("402-2", "3", "2026-11-02T03:04:05+00:00", "y@mail.example", "C-1", "Cup", "1", "EUR", "10.00", "1.60",
         "4.00", "0.64", "DE", "10115", ""),
    )  # fmt: skip
    american, german = sheet(tabbed(head, *rows)).orders
    assert [(item.quantity, item.price) for item in american.items] == [
        (2, Decimal("3.33")), (1, Decimal("3.34")), (1, Decimal("5.00")),
    ]  # fmt: skip
    assert american.total == Decimal("19.40")  # 15 + 4 + 1.40 tax - 1
    assert german.total == Decimal("14.00")  # the tax is a part of the price
    assert (american.discount, american.tax) == (Decimal("1.00"), Decimal("1.40"))


def test_an_aliexpress_order_has_its_products_in_one_cell_and_pacific_times() -> None:
    head = ("订单号", "订单状态", "买家邮箱", "下单时间", "付款时间", "产品总金额", "物流费用", "订单金额", "币种",
            "产品信息(双击单元格展开所有产品信息！)", "收货人名称", "收货国家", "地址",
            "城市", "邮编", "手机", "运单号")  # fmt: skip
    cell = "【1】 Cup red\n(产品属性: 红色)\n(商家编码: C-1)\n(产品数量: 2 piece)\n【2】 Plate\n(产品数量: 1 piece)"
    out = io.StringIO()
    csv.writer(out).writerows([head, (
        "8190123456789012", "等待买家收货", "b@mail.example", "2026-11-01 20:00", "2026-11-01 20:05", "US $12.00",
        "US $3.00", "US $15.00", "", cell, "Иван Петров", "Russian Federation", "Lenina 1", "Moscow", "101000",
        "79161234567", "LP00123456789012",
    )])  # fmt: skip
    told = only(out.getvalue().encode("gb18030"))
    assert (told.number, told.currency, told.total) == ("8190123456789012", "USD", Decimal("15.00"))
    assert told.placed_at == datetime(2026, 11, 2, 4, 0, tzinfo=UTC)  # the clocks went back that night
    assert [(item.title, item.sku, item.quantity, item.price) for item in told.items] == [
        ("Cup red", "C-1", 2, None), ("Plate", "", 1, None),
    ]  # fmt: skip
    assert (told.state, told.country) == ("shipped", "RU")
    assert [parcel.number for parcel in told.parcels] == ["LP00123456789012"]


def test_an_indonesian_shopee_price_with_a_point_is_in_thousands() -> None:
    told = only(
        "No. Pesanan,Status Pesanan,Waktu Pesanan Dibuat,Nama Produk,Nomor Referensi SKU,Jumlah,"
        "Harga Setelah Diskon,Total Pembayaran,Nama Penerima,No. Telepon\n"
        "2411010ABCDEF,Selesai,2026-11-01 12:30,Gelas,C-1,2,150.000,310.000,Budi,6281234567890\n"
    )
    assert told.items[0].price == Decimal(150_000)
    assert (told.total, told.currency, told.country, told.state) == (
        Decimal(310_000),
        "IDR",
        "ID",
        "delivered",
    )
    assert told.placed_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_woocommerce_writes_items_into_cells_or_rows() -> None:
    cells = only(
        "order_id,order_number,order_date,status,order_total,order_currency,shipping_total,billing_email,"
        "shipping_postcode,shipping_country,line_item_1,line_item_2\n"
        "55,W-55,2026-11-01 10:00:00,completed,25.00,GBP,5.00,w@mail.example,SW1A 1AA,GB,"
        "name:Cup|sku:C-1|quantity:3|total:10.00,name:Plate|sku:P-1|quantity:1|total:10.00\n"
    )
    assert sum(item.quantity * (item.price or 0) for item in cells.items) == Decimal("20.00")
    assert (cells.state, cells.number, cells.postcode) == ("shipped", "W-55", "SW1A 1AA")
    rows = only(
        "Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Order Shipping Amount,"
        "Order Currency,SKU,Item Name,Quantity,Item Cost,Country Code (Shipping),First Name (Shipping),"
        "Last Name (Shipping)\n"
        "77,Processing,2026-11-01 10:00,a@mail.example,25.00,5.00,GBP,C-1,Cup,2,10.00,GB,Ann,Berg\n"
    )
    assert (rows.state, rows.buyer, rows.items[0].price) == ("paid", "Ann Berg", Decimal("10.00"))


def test_an_ebay_report_has_empty_rows_summaries_and_a_footer() -> None:
    head = ('"Sales Record Number","Order Number","Buyer Email","Ship To Name","Ship To Zip","Ship To Country",'
            '"Item Title","Custom Label","Quantity","Sold For","Shipping And Handling","Total Price","Sale Date",'
            '"Shipped On Date","Tracking Number"')  # fmt: skip
    text = "\n".join((
        "," * 14, head, "," * 14,
        '"101","18-1","b@mail.example","Ann Berg","10001","United States","","","3","",'
        '"$4.00","$24.00","Sep-27-26","",""',
        '"101","18-1","","","","","Cup","C-1","2","$5.00","","","Sep-27-26","Sep-28-26","9400111899223197428490"',
        '"101","18-1","","","","","Plate","P-1","1","$10.00","","","Sep-27-26","Sep-28-26",""',
        '"1","record(s) downloaded,"', "Seller ID : acme",
    ))  # fmt: skip
    told = only(text)
    assert (told.total, told.currency, told.state, told.country) == (Decimal("24.00"), "USD", "shipped", "US")
    assert [(item.quantity, item.price) for item in told.items] == [
        (2, Decimal("5.00")),
        (1, Decimal("10.00")),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_usual_encodings_of_a_chinese_sheet_are_read(encoding: str) -> None:
    text = "订单编号,订单状态,商品名称,成交价,数量,币种,收件人姓名\nA1001,待发货,红色陶瓷杯子,25.50,2,CNY,王小明\n"
    told = only(text.encode(encoding))
    assert (told.number, told.items[0].title, told.buyer, told.state) == (
        "A1001",
        "红色陶瓷杯子",
        "王小明",
        "paid",
    )
    assert codecs.lookup(encoding)


def test_a_workbook_is_read_as_well_as_a_text_file() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in csv.reader(
        io.StringIO(SHOPIFY + "#7,a@b.example,paid,,,,EUR,0,0,20,0,0,2026-11-01,2,Cup,10,C-1,0,,,,,DE,")
    ):
        page.append(row)
    data = io.BytesIO()
    book.save(data)
    assert only(data.getvalue()).items[0].price == Decimal(10)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("8.19012E+15,Cup,1,5.00,EUR", "ruined_number"),
        (",Cup,1,5.00,EUR", "no_number"),
        ("hello,Cup,1,5.00,EUR", "no_number"),
        ("A1,Cup,1,5.0.0,EUR", "bad_amount"),
        ("A1,Cup,1,1.234,EUR", "bad_amount"),
        ("A1,Cup,two,5.00,EUR", "bad_quantity"),
        ("A1,Cup,-1,5.00,EUR", "bad_quantity"),
        ("A1,Cup,1.5,5.00,EUR", "bad_quantity"),
        ("A1,Cup,1,5.00,", "no_currency"),
        ("A1,Cup,99999999,5.00,EUR", "bad_quantity"),
    ],
)
def test_a_row_that_cannot_be_read_for_certain_is_named_and_left_out(line: str, code: str) -> None:
    read = sheet(f"order number,item,quantity,price,currency\n{line}\n")
    assert read.orders == ()
    assert [(problem.row, problem.code, problem.refused) for problem in read.problems] == [(2, code, True)]


def test_an_order_with_one_bad_line_is_left_out_whole_and_the_others_are_taken() -> None:
    read = sheet(
        "order number,item,quantity,price,currency\nA1,Cup,1,5.00,EUR\nA1,Plate,x,6.00,EUR\nA2,Bowl,1,7.00,EUR\n"
    )
    assert [told.number for told in read.orders] == ["A2"]
    assert [problem.row for problem in read.problems] == [3]


def test_amounts_in_two_currencies_are_no_one_order() -> None:
    read = sheet("order number,item,quantity,price,currency\nA1,Cup,1,5.00,EUR\nA1,Plate,1,6.00,USD\n")
    assert [problem.code for problem in read.problems] == ["mixed_currency"]


def test_a_date_that_could_be_two_days_is_left_out_and_said() -> None:
    head = "order number,item,quantity,price,currency,date\n"
    vague = sheet(f"{head}A1,Cup,1,5.00,EUR,05/06/2026\n")
    assert vague.orders[0].placed_at is None
    assert [(problem.code, problem.refused) for problem in vague.problems] == [("bad_time", False)]
    told = sheet(f"{head}A1,Cup,1,5.00,EUR,05/06/2026\nA2,Cup,1,5.00,EUR,25/06/2026\n")
    assert told.orders[0].placed_at is not None
    assert told.orders[0].placed_at.date() == date(
        2026, 6, 4
    )  # midnight in Shanghai is the day before in UTC


def test_a_sheet_of_parcels_or_goods_is_not_taken_for_orders() -> None:
    parcels = "Tracking number,Carrier,Status,Order number\nLX123456785CN,China Post,in transit,1001\n"
    goods = (
        "SKU,HS code,Description,Origin,Destination,Unit price,Qty,Currency\nT,610910,Shirt,CN,US,5,100,USD\n"
    )
    assert not looks_like_orders(rows_of(parcels.encode(), "p.csv"))
    assert not looks_like_orders(rows_of(goods.encode(), "g.csv"))
    assert looks_like_orders(rows_of(SHOPIFY.encode(), "s.csv"))
    assert looks_like_orders(rows_of("订单号,商品名称,数量,手机\n1,a,1,2\n".encode(), "o.csv"))


def test_columns_that_somebody_named_are_read_as_they_said() -> None:
    rows = rows_of(b"Bestellnr;Mail;Betrag\nA-1;a@b.example;1.234,50\n", "o.csv")
    layout = mapped_layout({"number": 0, "email": 1, "total": 2}, currency="EUR")
    [told] = read_sheet(rows, headings_of(rows).row, layout, zone="UTC", now=NOW).orders
    assert (told.number, told.email, told.total) == ("A-1", "a@b.example", Decimal("1234.50"))


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("1,234.50", "1234.50"), ("1.234,50 €", "1234.50"), ("(5.00)", "-5.00"), ("-$5", "-5"), ("12,5", "12.5"),
     ("1 234,00", "1234.00"), ("1,234", "1234"), ("0.999", "0.999"), ("1.234", None), ("", None), ("1.2.3", None),
     ("5 + 5", None), ("9" * 20, None)],
)  # fmt: skip
def test_an_amount_is_read_or_not_at_all(cell: str, amount: str | None) -> None:
    assert read_amount(cell) == (None if amount is None else Decimal(amount))


def test_a_lone_point_is_read_as_the_column_shows() -> None:
    assert read_amount("1.234", mark=decimal_mark(["12.50"])) == Decimal("1.234")
    assert read_amount("1.234", mark=decimal_mark(["12,50"])) == Decimal(1234)
    assert read_amount("150.000", currency="IDR") == Decimal(150_000)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("US $5", "USD"), ("5 €", "EUR"), ("AUD 5", "AUD"), ("$5", ""), ("VAT 5", ""), ("5", "")],
)
def test_only_a_sign_that_names_one_currency_names_it(cell: str, code: str) -> None:
    assert sign_currency(cell, {"€": "EUR", "US $": "USD"}) == code


cents = st.decimals(min_value=0, max_value=100_000, places=2)


@given(
    amount=st.decimals(-10_000, 100_000, places=2),
    pieces=st.integers(1, 500),
    currency=st.sampled_from(["USD", "JPY", "KWD"]),
)
def test_shares_of_an_amount_add_up_to_it(amount: Decimal, pieces: int, currency: str) -> None:
    shared = shares(amount, pieces, currency)
    assert sum(count for count, _ in shared) == pieces
    assert sum(count * price for count, price in shared) == amount
    assert max(price for _, price in shared) - min(price for _, price in shared) <= 1


lines = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 9), cents), min_size=1, max_size=25
)  # (order, quantity, amount)


@given(lines)
def test_every_line_lands_in_its_order_and_no_cent_is_lost(told: list[tuple[int, int, Decimal]]) -> None:
    rows = [["order-id", "order-item-id", "purchase-date", "sku", "product-name", "quantity-purchased", "currency",
             "item-price", "shipping-price"]]  # fmt: skip
    rows += [[f"N-{order}", str(n), "2026-11-01", f"S{n}", "Thing", str(pieces), "EUR", str(amount), "1.10"]
             for n, (order, pieces, amount) in enumerate(told)]  # fmt: skip
    found = known_layout(rows)
    assert found is not None
    read = read_sheet(rows, *found, zone="UTC", now=NOW)
    assert read.problems == ()
    assert [one.number for one in read.orders] == list(dict.fromkeys(f"N-{order}" for order, _, _ in told))
    for one in read.orders:
        own = [(pieces, amount) for order, pieces, amount in told if f"N-{order}" == one.number]
        assert sum(item.quantity for item in one.items) == sum(pieces for pieces, _ in own)
        assert sum(item.quantity * (item.price or 0) for item in one.items) == sum(
            amount for _, amount in own
        )
        assert one.shipping == Decimal("1.10") * len(own)
        assert one.total == sum(amount for _, amount in own) + one.shipping


@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=12), min_size=1, max_size=12))
def test_garbage_under_good_headings_never_crashes(rows: list[list[str]]) -> None:
    head = [
        "order number",
        "item",
        "quantity",
        "price",
        "currency",
        "total",
        "date",
        "email",
        "phone",
        "postcode",
    ]
    table = [head, *([cell.strip() for cell in row] for row in rows)]
    found = known_layout(table)
    assert found is not None
    read = read_sheet(table, *found, zone="UTC", now=NOW)
    assert all(told.currency and told.number for told in read.orders if told.total is not None)
