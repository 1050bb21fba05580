"""Shipments files of every make, and that nothing in them is lost, invented or stored that should not be."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.store import Store
from bot.store.shipments import ShipmentEventRow, ShipmentRow
from bot.tracking.cleaning import city_level, without_personal
from bot.tracking.errors import UnreadableFile
from bot.tracking.importing import ImportReport, import_shipments, present_report
from bot.tracking.shipments import Viewer, export_csv, track

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SELLER = Viewer("seller", "acme")


def take_in(store: Store, text: str | bytes, shop: str = "acme", now: datetime = NOW) -> ImportReport:
    data = text.encode() if isinstance(text, str) else text
    return import_shipments(store, data, shop=shop, name="orders.csv", now=now)


def rows(store: Store) -> list[ShipmentRow]:
    with store.begin() as session:
        return list(session.scalars(select(ShipmentRow).order_by(ShipmentRow.id)))


@pytest.mark.parametrize(
    "header",
    [
        "Tracking Number,Carrier,Order ID,Country,Status",
        "tracking-number,carrier,amazon-order-id,ship-country,status",
        "运单号,物流公司,订单号,目的国,状态",
        "Número de seguimiento,Transportista,Número de pedido,País de destino,Estado",
        "Трек-номер,Служба доставки,Номер заказа,Страна назначения,Статус",
    ],
)
def test_the_columns_of_common_systems_are_found_in_four_languages(store: Store, header: str) -> None:
    report = take_in(store, f"{header}\nLX123456785CN,China Post,A-1,Germany,in transit\n")
    assert (report.count("created"), report.lines[0].code) == (1, "")
    row = rows(store)[0]
    assert (row.number, row.carrier, row.order_number, row.destination, row.status) == (
        "LX123456785CN", "china_post", "A-1", "DE", "in_transit",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_told_from_the_file_itself(
    store: Store, encoding: str, delimiter: str
) -> None:
    table = [["运单号", "物流公司", "状态"], ["YT1234567890123456", "云途物流", "已签收"]]
    report = take_in(store, "\r\n".join(delimiter.join(row) for row in table).encode(encoding))
    assert report.count("created") == 1
    assert (rows(store)[0].carrier, rows(store)[0].status) == ("yunexpress", "delivered")


def test_a_windows_cyrillic_file_is_read(store: Store) -> None:
    take_in(store, "Трек-номер;Статус\nRA473124829RU;Вручено\n".encode("cp1251"))
    assert rows(store)[0].status == "delivered"


def test_a_title_above_the_header_and_excels_separator_line_are_skipped(store: Store) -> None:
    take_in(store, "sep=;\nReport of 23 November;;\n;;\nTracking number;Carrier\nLX123456785CN;China Post\n")
    assert [row.number for row in rows(store)] == ["LX123456785CN"]


def test_without_a_header_the_column_of_numbers_is_found(store: Store) -> None:
    take_in(store, "A-1,LX123456785CN\nA-2,1Z999AA10123456784\n")
    assert [row.number for row in rows(store)] == ["LX123456785CN", "1Z999AA10123456784"]


def test_taking_the_same_file_in_again_changes_nothing(store: Store) -> None:
    text = (
        "tracking number,status,event,time,place\n"
        "LX123456785CN,in transit,Departed,2026-11-20 10:00,Shanghai\n"
        "LX123456785CN,delivered,Delivered,2026-11-22 09:00,London\n"
    )
    assert take_in(store, text).count("created") == 1
    again = take_in(store, text)
    assert (again.count("created"), again.count("updated"), again.count("unchanged")) == (0, 0, 1)
    with store.begin() as session:
        assert len(session.scalars(select(ShipmentEventRow)).all()) == 2


def test_a_newer_file_moves_the_parcel_on_and_an_older_one_never_back(store: Store) -> None:
    newer = "number,status,time\nLX123456785CN,delivered,2026-11-22 09:00\n"
    older = "number,status,time\nLX123456785CN,in transit,2026-11-20 10:00\n"
    take_in(store, newer)
    report = take_in(store, older)
    assert report.count("updated") == 1  # one more event is known
    assert rows(store)[0].status == "delivered"


def test_a_number_that_excel_has_ruined_is_refused_with_its_row(store: Store) -> None:
    report = take_in(store, "tracking number,order\n9.40011E+21,A-1\nLX123456785CN,A-2\n")
    refused = report.as_json()["lines"]
    assert refused == [
        {
            "row": 2,
            "number": "9.40011E+21",
            "outcome": "refused",
            "code": "scientific_notation",
            "cell": "9.40011E+21",
        }
    ]
    assert "9.40011E+21" in present_report(report, "en")
    assert [row.number for row in rows(store)] == ["LX123456785CN"]


def test_a_mistyped_number_is_refused_with_what_was_meant(store: Store) -> None:
    report = take_in(store, "tracking number\nLX123456784CN\n")
    assert (report.lines[0].outcome, report.lines[0].code) == ("refused", "bad_check_digit")
    assert "LX123456785CN" in report.lines[0].details["did_you_mean"]


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_every_trouble_of_a_row_has_words_in_every_language(store: Store, language: str) -> None:
    report = take_in(
        store,
        "tracking number,status,time\n9.4E+21,,\nLX123456784CN,,\n,x,\n???,,\n"
        "EE123456785CN,delivered,05/06/2026\nRB123456785GB,delivered,2027-01-01\nRB123456785US,quantum,2026-11-01\n",
    )
    assert {line.code for line in report.lines} == {
        "scientific_notation", "bad_check_digit", "no_number", "not_a_number", "bad_time", "future_time",
        "unknown_status",
    }  # fmt: skip
    assert present_report(report, language).count("\n") == 7


@pytest.mark.parametrize(
    "cell",
    [
        "LX123456785CN; EE123456785CN",
        "LX123456785CN / EE123456785CN",
        '"LX123456785CN\nEE123456785CN"',
        "LX123456785CN、EE123456785CN",
        "'LX 123 456 785 CN EE123456785CN",
    ],
)
def test_several_numbers_in_one_cell_are_several_parcels(store: Store, cell: str) -> None:
    take_in(store, f"tracking number\torder\n{cell}\tA-1\n")
    assert {(row.number, row.order_number) for row in rows(store)} == {
        ("LX123456785CN", "A-1"),
        ("EE123456785CN", "A-1"),
    }


def test_apostrophes_and_text_formulas_that_protect_a_number_are_taken_off(store: Store) -> None:
    take_in(store, "tracking number;order\n'9400111201080805483016;#A-1\n=\"986578788855\";'A-2\n")
    assert {(row.number, row.order_number) for row in rows(store)} == {
        ("9400111201080805483016", "A-1"), ("986578788855", "A-2"),
    }  # fmt: skip


def test_a_carrier_that_we_have_no_format_of_is_kept_as_the_shop_names_it(store: Store) -> None:
    take_in(store, "tracking number,carrier\nACME-0012345,Acme Freight\n")
    row = rows(store)[0]
    assert (row.number, row.carrier, row.carrier_is_sure) == ("ACME0012345", "acme_freight", True)


def test_a_carrier_that_the_shop_names_later_replaces_the_guess(store: Store) -> None:
    take_in(store, "tracking number\n986578788855\n")
    assert rows(store)[0].carrier == "fedex"
    take_in(store, "tracking number,carrier\n986578788855,顺丰\n")
    assert [(row.carrier, row.carrier_is_sure) for row in rows(store)] == [("sf", True)]
    take_in(store, "tracking number\n986578788855\n")
    assert [row.carrier for row in rows(store)] == ["sf"]


def test_a_status_without_a_time_makes_no_event(store: Store) -> None:
    take_in(store, "tracking number,status\nLX123456785CN,delivered\n")
    row = rows(store)[0]
    assert (row.status, row.status_at, row.last_event_at, row.events) == ("delivered", None, None, [])


def test_an_event_from_the_future_is_left_out(store: Store) -> None:
    report = take_in(store, "tracking number,status,time\nLX123456785CN,delivered,2026-12-24 10:00\n")
    assert report.lines[0].code == "future_time"
    assert rows(store)[0].events == []


def test_a_number_used_again_by_the_post_is_another_parcel(store: Store) -> None:
    first = "tracking number,status,time\nLX123456785CN,delivered,2026-01-10 10:00\n"
    second = "tracking number,status,time\nLX123456785CN,picked up,2026-11-20 10:00\n"
    take_in(store, first)
    assert take_in(store, second).count("created") == 1
    assert [(row.use, row.status) for row in rows(store)] == [(1, "delivered"), (2, "in_transit")]
    assert track(store, "LX123456785CN", viewer=SELLER, now=NOW).status == "in_transit"


def test_what_names_the_recipient_is_never_stored(store: Store) -> None:
    take_in(
        store,
        "tracking number,recipient,phone,email,address,status,event,time,place\n"
        "LX123456785CN,Jane Roe,+44 7700 900123,jane@example.com,12 High St,delivered,"
        "Signed by JANE ROE call +44 7700 900123 or pay at https://dhl-pay.example/x,2026-11-20 10:00,"
        '"12 High St, Leeds LS1 4AB, GB"\n',
    )
    stored = " ".join(
        str(value) for row in rows(store) for thing in (row, *row.events) for value in vars(thing).values()
    )
    for secret in ("Jane", "JANE", "7700", "jane@", "High St", "LS1", "dhl-pay", "http"):
        assert secret not in stored
    assert "Leeds, GB" in stored


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("Frankfurt, DE", "Frankfurt, DE"),
        ("12 High St, Leeds LS1 4AB, GB", "Leeds, GB"),
        ("10115 Berlin", "Berlin"),
        ("", ""),
    ],
)
def test_places_are_kept_at_city_level(place: str, kept: str) -> None:
    assert city_level(place) == kept


def test_signatures_and_links_are_taken_out_of_event_texts() -> None:
    assert without_personal("Signed by JOHN SMITH") == "Signed by […]"
    assert without_personal("已签收，签收人: 张三") == "已签收，签收人: […]"
    assert without_personal("Pay duty at www.pay.example/x now") == "Pay duty at […] now"
    assert without_personal("Arrived at hub") == "Arrived at hub"


def test_escape_sequences_and_direction_marks_never_reach_the_store(store: Store) -> None:
    take_in(store, "tracking number,event,time\nLX123456785CN,\x1b[2Jgone\u202e,2026-11-20 10:00\n")
    assert rows(store)[0].events[0].description == "[2Jgone"


def test_what_is_exported_never_runs_as_a_formula(store: Store) -> None:
    take_in(
        store,
        'tracking number,order\nLX123456785CN,"=HYPERLINK(""http://x"")"\nEE123456785CN,@cmd\n1Z999AA10123456784,+1+1\n',
    )
    exported = export_csv(store, viewer=SELLER, now=NOW)
    cells = [cell.strip('"') for line in exported.splitlines()[1:] for cell in line.split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'@cmd" in exported


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"name,colour\nchair,red\n", "no_number_column"),
        (b"\x00\x01\x02" * 1000, "binary"),
        (b"PK\x03\x04 not a workbook", "not_xlsx"),
        (b"%PDF-1.7 \xff\xfe\xfa\xfb\n" * 50, "no_number_column"),
    ],
)
def test_what_is_no_table_of_shipments_is_refused_with_its_reason(
    store: Store, data: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        take_in(store, data)
    assert refused.value.details["reason"] == reason
    assert rows(store) == []


def test_a_missing_file_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        import_shipments(store, tmp_path / "none.csv", shop="acme")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300), header=st.booleans())
def test_no_bytes_whatever_break_the_import(store: Store, data: bytes, header: bool) -> None:
    try:
        report = take_in(store, (b"tracking number,status,time\n" if header else b"") + data)
    except UnreadableFile:
        return
    assert report.rows >= 0


def test_a_workbook_is_read_and_numbers_that_excel_rounded_are_refused(store: Store) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Tracking number", "Status", "Time"])
    sheet.append(["LX123456785CN", "delivered", datetime(2026, 11, 20, 10, 30)])  # noqa: DTZ001 (Excel has no zones)
    sheet.append([986578788855, "in transit", None])
    sheet.append([9400111201080805483016, "in transit", None])
    file = io.BytesIO()
    book.save(file)
    report = take_in(store, file.getvalue())
    assert {row.number: row.status for row in rows(store)} == {
        "LX123456785CN": "delivered",
        "986578788855": "in_transit",
    }
    assert [(line.row, line.code) for line in report.lines if line.outcome == "refused"] == [
        (4, "scientific_notation")
    ]
