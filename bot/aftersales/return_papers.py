"""Papers that travel with a return: the slip with the return number as a barcode, and the customs form CN23.

What is not known is left as a line to write on: a value or a weight is never made up. The caller names a font file
that has the characters; without one only Latin letters can be written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_UP, Decimal
from pathlib import Path
from typing import Any

from bot.money import Money
from bot.store.cases import CaseRow
from bot.store.orders import OrderRow
from bot.texts import say

_LEFT, _WIDTH = 15, 180
_BLANK = "______________"


@dataclass(frozen=True, slots=True)
class Goods:
    """What customs asks about one piece of an article; empty or None: nobody told."""

    hs: str = ""
    weight: Decimal | None = None
    """Net, in kg."""
    origin: str = ""
    """Country code."""


UNKNOWN = Goods()


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of article in the parcel."""

    title: str
    quantity: int
    value: Money | None
    """Of all pieces: the price that was paid."""
    sku: str = ""
    goods: Goods = UNKNOWN

    @property
    def weight(self) -> Decimal | None:
        """Of all pieces, in kg."""
        return None if self.goods.weight is None else self.goods.weight * self.quantity

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the customs form has to leave open: weight, hs, origin, value."""
        told = {
            "weight": self.goods.weight,
            "hs": self.goods.hs,
            "origin": self.goods.origin,
            "value": self.value,
        }
        return tuple(name for name, known in told.items() if not known and known != 0)


@dataclass(frozen=True, slots=True)
class Return:
    """What the papers say."""

    number: str
    order: str
    sender: str
    recipient: str
    lines: tuple[Line, ...]
    language: str
    send_by: date | None = None
    instructions: str = ""
    outbound: str = ""
    """Tracking number under which the goods went out: it proves that they are the same."""
    notes: tuple[str, ...] = ()
    """More to print on the slip, in its language."""


def return_of(case: CaseRow, order: OrderRow | None, recipient: str, *, instructions: str = "", outbound: str = "",
              notes: Sequence[str] = ()) -> Return:  # fmt: skip
    """The papers' facts of a case."""
    lines = tuple(
        Line(item.title or item.sku, item.quantity,
             None if item.price is None or not case.currency else Money(item.price * item.quantity, case.currency),
             item.sku)
        for item in case.items
    )  # fmt: skip
    sender = ", ".join(part for part in (order.buyer, order.address) if part) if order else ""
    by = next((row.due for row in case.deadlines if row.kind == "return_by" and row.met_at is None), None)
    return Return(case.number, order.shown if order else "", sender, recipient, lines, case.language, by,
                  instructions, outbound, tuple(notes))  # fmt: skip


def with_goods(parcel: Return, goods: Sequence[Goods]) -> Return:
    """The same papers, with what customs asks about each line's article."""
    lines = tuple(replace(line, goods=told) for line, told in zip(parcel.lines, goods, strict=True))
    return replace(parcel, lines=lines)


def texts_of(parcel: Return) -> list[str]:
    """Everything that will be written, so that a font can be chosen for it."""
    lines = [line.title + line.sku for line in parcel.lines]
    own = [say(parcel.language, name) for name in _SLIP]
    return [
        *own,
        *lines,
        *parcel.notes,
        parcel.sender,
        parcel.recipient,
        parcel.instructions,
        parcel.order,
        _BLANK,
    ]


_SLIP = ("return-slip-title", "return-slip-number", "return-slip-order", "return-slip-to", "return-slip-items",
         "return-slip-by", "return-slip-put-in", "return-slip-proof", "return-slip-customs")  # fmt: skip


def return_slip(parcel: Return, font: str = "") -> bytes:
    """The slip that lies in the parcel: return number with barcode, address, articles, what to mind. PDF."""
    pdf = _page(font)
    language = parcel.language
    _title(pdf, say(language, "return-slip-title"))
    _row(pdf, say(language, "return-slip-number"), parcel.number)
    pdf.code39(f"*{parcel.number}*", x=_LEFT, y=pdf.get_y() + 2, w=0.8, h=16)
    pdf.set_y(pdf.get_y() + 22)
    if parcel.order:
        _row(pdf, say(language, "return-slip-order"), parcel.order)
    _row(pdf, say(language, "return-slip-to"), parcel.recipient or _BLANK)
    if parcel.send_by:
        _row(pdf, say(language, "return-slip-by"), parcel.send_by.isoformat())
    _row(pdf, say(language, "return-slip-items"), "")
    for line in parcel.lines:
        _text(pdf, f"   {line.quantity} x {line.title}" + (f" ({line.sku})" if line.sku else ""))
    pdf.ln(3)
    for name in ("return-slip-put-in", "return-slip-proof", "return-slip-customs"):
        _text(pdf, f"- {say(language, name)}")
    for note in parcel.notes:
        _text(pdf, f"- {note}")
    if parcel.instructions:
        pdf.ln(2)
        _text(pdf, parcel.instructions)
    return bytes(pdf.output())


def customs_form(parcel: Return, font: str = "") -> bytes:
    """CN23, category "returned goods", filled with what is known. PDF, in English as the post's form is."""
    pdf = _page(font)
    _title(pdf, "CUSTOMS DECLARATION  CN 23")
    _row(pdf, "From (sender)", parcel.sender or _BLANK)
    _row(pdf, "To (addressee)", parcel.recipient or _BLANK)
    _row(
        pdf,
        "Category of item",
        "[X] Returned goods   [ ] Gift   [ ] Sale of goods   [ ] Sample   [ ] Documents",
    )
    pdf.ln(2)
    heads = ("Contents", "Quantity", "Net weight (kg)", "Value", "HS code", "Country of origin")
    rows = [
        (line.title, str(line.quantity), _kilograms(line.weight) or _BLANK[:6],
         str(line.value) if line.value else _BLANK[:6], line.goods.hs or _BLANK[:8], line.goods.origin or _BLANK[:6])
        for line in parcel.lines
    ] or [(_BLANK,) * 6]  # fmt: skip
    _table(pdf, [heads, *rows], (58, 20, 28, 30, 24, 20))
    total = _total(parcel.lines)
    _row(pdf, "Total value", str(total) if total else _BLANK)
    _row(pdf, "Total gross weight (kg)", _BLANK)
    _row(pdf, "Comments", f"RETURNED GOODS, {parcel.number}, order {parcel.order or _BLANK}, "
                          f"first sent under {parcel.outbound or _BLANK}")  # fmt: skip
    _row(pdf, "Export declaration of the first export", _BLANK)
    _row(pdf, "Serial number(s)", _BLANK)
    pdf.ln(4)
    _text(pdf, "I certify that the particulars given in this declaration are correct and that this item contains no "
               "dangerous article.")  # fmt: skip
    _row(pdf, "Date and signature", _BLANK * 2)
    return bytes(pdf.output())


def _kilograms(weight: Decimal | None) -> str:
    """Rounded up to the gram: a form that understates the weight is held against the sender."""
    return "" if weight is None else f"{weight.quantize(Decimal('0.001'), rounding=ROUND_UP).normalize():f}"


def _total(lines: Sequence[Line]) -> Money | None:
    values = [line.value for line in lines]
    if not values or any(value is None for value in values):
        return None
    known = [value for value in values if value is not None]
    return Money(sum((value.amount for value in known), Decimal(0)), known[0].currency)


def _page(font: str) -> Any:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_margin(_LEFT)
    pdf.set_auto_page_break(True, 15)
    pdf.add_page()
    if font and Path(font).is_file():
        pdf.add_font("own", fname=font)
        pdf.set_font("own", size=11)
    else:
        pdf.set_font("helvetica", size=11)
    return pdf


def _title(pdf: Any, text: str) -> None:
    pdf.set_font_size(18)
    _text(pdf, text)
    pdf.set_font_size(11)
    pdf.ln(2)


def _row(pdf: Any, name: str, value: str) -> None:
    _text(pdf, f"{name}: {value}" if value else f"{name}:")


def _text(pdf: Any, text: str) -> None:
    if pdf.font_family == "helvetica":  # the built-in font has Latin letters alone
        text = text.encode("latin-1", "replace").decode("latin-1")
    pdf.multi_cell(_WIDTH, 6, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _table(pdf: Any, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    from fpdf.fonts import FontFace

    latin = pdf.font_family == "helvetica"
    pdf.set_font_size(9)
    with pdf.table(width=sum(widths), col_widths=tuple(widths), text_align="LEFT",
                   headings_style=FontFace(emphasis=None)) as table:  # fmt: skip
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell.encode("latin-1", "replace").decode("latin-1") if latin else cell)
    pdf.set_font_size(11)
    pdf.ln(2)
