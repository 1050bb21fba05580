"""XLSX and CSV → one table a sheet; hidden sheets, comments and white cells stay out."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bot.retrieval.documents import Findings, Section
from bot.retrieval.formats.converted import Converted, Limits, Unreadable, table
from bot.spreadsheets import UnreadableFile, read_rows


def read_workbook(data: bytes, limits: Limits, /) -> Converted:
    """Raises Unreadable: `document_damaged`, `too_many_rows`. Formulas count by the value last saved."""
    sections: list[Section] = []
    left_out: list[str] = []
    hidden = rows_read = 0
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        title = str(book.properties.title or "")
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                left_out.append(sheet.title)
                continue
            rows: list[list[str]] = []
            for row in sheet.iter_rows():
                rows_read += any(cell.value is not None for cell in row)
                if rows_read > limits.rows:
                    raise Unreadable("too many rows", code="too_many_rows", limit=f"{limits.rows}")
                shown = [_shown(cell) for cell in row]
                hidden += sum(len(_text(cell.value)) for cell in row) - sum(map(len, shown))
                rows.append(shown)
            if block := table(rows):
                sections.append(Section((sheet.title,), (block,)))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise Unreadable("the workbook cannot be opened") from error
    return Converted(tuple(sections), title, findings=Findings(hidden=hidden, left_out=tuple(left_out)))


def read_csv(data: bytes, limits: Limits, /) -> Converted:
    """Raises Unreadable: what is no table, or too long a one."""
    try:
        rows = read_rows(data, "file.csv")
    except UnreadableFile as error:
        raise Unreadable(error.message, code="document_damaged") from error
    if len(rows) > limits.rows:
        raise Unreadable("too many rows", code="too_many_rows", limit=f"{limits.rows}")
    block = table(rows)
    return Converted((Section((), (block,)),) if block else ())


def _shown(cell: Any) -> str:
    """A cell's text; empty where it is white on white or too small to be read."""
    text = _text(cell.value)
    if not text or cell.font is None:
        return text
    if cell.font.sz is not None and cell.font.sz < 2.5:
        return ""
    white = cell.font.color is not None and cell.font.color.rgb in {"FFFFFFFF", "00FFFFFF"}
    filled = cell.fill is not None and cell.fill.fill_type is not None
    return "" if white and not filled else text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
