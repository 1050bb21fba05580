"""Rows of an XLSX file, cell by cell, without the whole of it in memory."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.duties.errors import BadTable
from bot.duties.tables import MAX_BYTES

MAX_ROWS = 1_500_000


def sheet_rows(path: Path, sheet: str = "") -> Iterator[tuple[Any, ...]]:
    """The cells' values, row by row, of the sheet of that name, else the first. Raises BadTable."""
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise BadTable(f"cannot read {path.name}")
    load_workbook = import_module("openpyxl").load_workbook
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever the damaged part raised
        raise BadTable(f"{path.name} is not a readable XLSX file ({type(error).__name__})") from None
    try:
        yield from _limited(_page(book, sheet, path), path)
    except BadTable:
        raise
    except Exception as error:  # a part that is cut off shows only when it is read
        raise BadTable(f"{path.name} is damaged ({type(error).__name__})") from None
    finally:
        book.close()


def _page(book: Any, sheet: str, path: Path) -> Any:
    if sheet and sheet not in book.sheetnames:
        raise BadTable(f"{path.name} has no sheet {sheet!r}; it has {', '.join(book.sheetnames)[:200]}")
    page = book[sheet] if sheet else book.worksheets[0]
    page.reset_dimensions()  # extracts often state a wrong size
    return page


def _limited(page: Any, path: Path) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(page.iter_rows(values_only=True)):
        if number > MAX_ROWS:
            raise BadTable(f"{path.name} has more than {MAX_ROWS} rows")
        yield row
