"""Writing a result sheet as CSV or XLSX. Text never becomes a formula in the program that opens it."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.duties.errors import BadSheet
from bot.duties.sheet_columns import Sheet

Cell = str | Decimal | None
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAX_CELL = 32_000
"""Characters that a cell of a workbook holds."""
FORMS = ("csv", "tsv", "xlsx")

Results = Mapping[int, Mapping[str, Cell]]
"""Row of the sheet → result column → cell."""


def written(sheet: Sheet, columns: Sequence[tuple[str, Results]], titles: Sequence[str], form: str) -> bytes:
    """The sheet with the result columns behind its own. Raises BadSheet for an unknown form."""
    if form not in FORMS:
        raise BadSheet(f"{form!r} is none of {', '.join(FORMS)}", file=form, reason="form", columns="none")
    rows = _rows(sheet, columns, titles)
    return _workbook(rows) if form == "xlsx" else _text(rows, "\t" if form == "tsv" else ",")


def inert(text: str) -> str:
    """The text so that a spreadsheet program shows it instead of computing it."""
    if text.lstrip().startswith(_ACTIVE) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def _rows(
    sheet: Sheet, columns: Sequence[tuple[str, Results]], titles: Sequence[str]
) -> Iterable[list[Cell]]:
    width = sheet.width
    for number, row in enumerate(sheet.rows):
        cells: list[Cell] = [*row, *[""] * (width - len(row))]
        if number == sheet.head:
            cells += titles
        else:
            cells += [results.get(number, {}).get(name) for name, results in columns]
        yield cells


def _text(rows: Iterable[list[Cell]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    for row in rows:
        writer.writerow(
            [f"{cell:f}" if isinstance(cell, Decimal) else inert(cell) if cell else "" for cell in row]
        )
    return out.getvalue().encode("utf-8-sig")  # Excel reads UTF-8 only with the mark


def _workbook(rows: Iterable[list[Cell]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    page: Any = book.create_sheet("Quayside")

    def cell(told: Cell) -> Any:
        if isinstance(told, Decimal):
            return told
        if not told:
            return None
        text = _ILLEGAL.sub("", told)[:_MAX_CELL]
        if not text.lstrip().startswith(_ACTIVE):
            return text
        plain = WriteOnlyCell(page, text)
        plain.data_type = "s"  # openpyxl takes "=…" for a formula
        plain.quotePrefix = True
        return plain

    for row in rows:
        page.append([cell(told) for told in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
