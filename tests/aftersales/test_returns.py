"""Where returned goods go, and the papers that travel with them."""

import io
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.aftersales.cases import act
from bot.aftersales.return_options import compare_routes
from bot.aftersales.return_papers import Line, Return, customs_form, return_of, return_slip, texts_of
from bot.assistant.answers.picture import font_for
from bot.errors import UserError
from bot.money import Money
from bot.settings import LANGUAGES
from bot.store import Store
from tests.aftersales.shop import AT, actor, opened, put_order

TODAY = date(2026, 11, 24)
TOLD = {"postage_local": "4", "postage_home": "18", "consolidated": "3", "handling": "1.50", "resale_share": "60",
        "home_share": "80"}  # fmt: skip


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def test_routes_are_compared_with_the_sellers_own_figures() -> None:
    found = compare_routes(euros("30"), TOLD, exported_on=date(2026, 8, 1), today=TODAY)
    results = {one.route: one.result for one in found.options}
    assert results == {  # by hand: 30 × 60 % − 5.50; 30 × 80 % − 8.50; 30 × 80 % − 19.50
        "keep": 0, "warehouse": Decimal("12.50"), "consolidated": Decimal("15.50"), "home": Decimal("4.50"),
    }  # fmt: skip
    assert found.best == "consolidated"


def test_goods_come_home_free_of_tax_within_six_months_of_export() -> None:
    inside = compare_routes(euros("30"), TOLD, exported_on=date(2026, 5, 24), today=TODAY)
    outside = compare_routes(euros("30"), TOLD, exported_on=date(2026, 5, 23), today=TODAY)
    assert next(one.until for one in inside.options if one.route == "home") == date(2026, 11, 24)  # L5-30
    assert "relief" in next(one.notes for one in inside.options if one.route == "home")
    assert "relief_over" in next(one.notes for one in outside.options if one.route == "home")
    assert outside.best == "warehouse"  # a route with a tax that is not known is never called the best


def test_without_the_day_of_export_home_is_never_called_the_best() -> None:
    found = compare_routes(euros("30"), TOLD, today=TODAY)
    assert "relief_unknown" in next(one.notes for one in found.options if one.route == "home")
    assert found.best == "warehouse"


def test_a_cheap_piece_is_not_fetched_at_all() -> None:
    assert compare_routes(euros("5"), TOLD, exported_on=date(2026, 8, 1), today=TODAY).best == "keep"


def test_what_may_be_dangerous_goes_nowhere() -> None:
    found = compare_routes(euros("900"), TOLD, today=TODAY, dangerous=True)
    assert [one.route for one in found.options] == ["keep"]


def test_what_is_missing_is_asked_for_and_not_assumed() -> None:
    found = compare_routes(euros("30"), {"postage_local": "4"}, today=TODAY)
    assert found.missing[0] == "handling"
    assert [one.route for one in found.options] == ["keep"]


@pytest.mark.parametrize("told", [{"resale_share": "120"}, {"handling": "-1"}, {"handling": "nan"}])
def test_figures_that_cannot_be_are_refused(told: dict[str, str]) -> None:
    with pytest.raises(UserError):
        compare_routes(euros("30"), TOLD | told, today=TODAY)


amounts = st.decimals("0.01", "500", places=2)


@given(amounts, amounts, amounts, st.integers(1, 100))
def test_at_the_break_even_value_a_route_is_no_loss_and_a_cent_below_it_is(
    value: Decimal, postage: Decimal, handling: Decimal, share: int
) -> None:
    told = {"postage_local": str(postage), "handling": str(handling), "resale_share": str(share)}
    [_, warehouse] = compare_routes(Money(value, "EUR"), told, today=TODAY).options
    assert warehouse.break_even is not None
    at = compare_routes(Money(warehouse.break_even, "EUR"), told, today=TODAY).options[1]
    below = compare_routes(Money(warehouse.break_even - Decimal("0.01"), "EUR"), told, today=TODAY).options[1]
    assert at.result >= 0 > below.result
    assert (warehouse.result >= 0) == (value >= warehouse.break_even)


def words_of(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return "\n".join(pages).replace("\x00", "")  # pypdf gives each character its two bytes


def parcel(language: str = "en", title: str = "Ceramic cup") -> Return:
    lines = (Line(title, 2, euros("40.00"), "CUP-1"),)
    return Return("RMA-4F7K9M", "#1001", "Anna Müller, Berlin", "Room 5, Shenzhen", lines, language,
                  date(2026, 11, 30), "Wrap it well.")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_return_slip_carries_its_number_as_a_barcode_in_every_language(language: str) -> None:
    title = "陶瓷杯" if language == "zh" else "Ceramic cup"
    paper = parcel(language, title)
    pdf = return_slip(paper, font_for(texts_of(paper)))
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=2).to_pil()
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["RMA-4F7K9M"]
    said = words_of(pdf)
    assert title in said
    assert "2026-11-30" in said


def test_the_customs_form_says_returned_goods_with_the_true_value_and_leaves_open_what_is_not_known() -> None:
    said = words_of(customs_form(parcel()))
    assert "[X] Returned goods" in said
    assert "40.00 EUR" in said
    assert "RMA-4F7K9M" in said
    assert "HS code" in said
    assert "____" in said


def test_without_a_font_latin_letters_are_still_written() -> None:
    said = words_of(return_slip(parcel("en", "Tasse für 陶瓷")))
    assert "Tasse für ??" in said


def test_the_papers_of_a_case_know_its_items_and_its_last_day(store: Store) -> None:
    with store.begin() as session:
        order = put_order(session)
        order.buyer, order.address = "Anna Müller", "Hauptstr. 1, Berlin"
        case = opened(session)
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        paper = return_of(case, order, "Room 5, Shenzhen", outbound="LX123456785CN")
    assert paper.number == case.number
    assert [(line.quantity, str(line.value)) for line in paper.lines] == [(2, "40.00 EUR"), (1, "5.50 EUR")]
    assert paper.send_by == date(2026, 11, 16)
    assert "Total value: 45.50 EUR" in words_of(customs_form(paper))
    assert "LX123456785CN" in words_of(customs_form(paper))
