"""A person's own rates: CSV or XLSX with columns of their naming, for one destination."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import import_module
from pathlib import Path

from bot.duties.errors import BadTable, RateNotUnderstood
from bot.duties.importers import Draft, Options, digits, file_day
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.tables import MAX_BYTES, Row, read_text

KNOWN_NAMES: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "hs", "hs code", "hscode", "hts", "commodity code", "tariff code", "商品编码",
             "税则号列", "海关编码"),
    "rate": ("rate", "duty", "duty rate", "tariff", "mfn", "税率", "最惠国税率", "关税"),
    "unit": ("unit", "units", "计量单位", "单位"),
    "description": ("description", "name", "goods", "商品名称", "品名"),
}  # fmt: skip
MAX_ROWS = 200_000


def read(path: Path, options: Options) -> list[Draft]:
    """An incomplete edition of the destination's rates: asked first, the official table for the rest. BadTable."""
    if not options.destination:
        raise BadTable("say whose rates they are: --destination JP")
    rows = list(_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path))
    if len(rows) < 2:
        raise BadTable(f"{path.name}: a header and at least one row are expected")
    at = _columns(rows[0], options.columns, path)
    as_of = options.as_of or file_day(path)
    source = options.source or f"own sheet {path.name}"
    first = options.valid_from or as_of
    drafted = []
    for number, cells in enumerate(rows[1:], 2):
        values = {name: cells[index].strip() if index < len(cells) else "" for name, index in at.items()}
        if not any(values.values()):
            continue
        code = digits(values["code"])
        if len(code) < 4:
            raise BadTable(f"{path.name}: row {number} has no customs code: {values['code'][:20]!r}")
        rate = tidy(values["rate"])
        try:
            parse_rate(rate)
        except RateNotUnderstood:
            raise BadTable(
                f"{path.name}: row {number}: {values['rate'][:40]!r} is not a rate; write 12%, Free or 5 EUR/kg"
            ) from None
        unit, description = values.get("unit", ""), values.get("description", "")
        drafted.append(Row(code, rate, unit, "", first, None, source, as_of, description))
    if options.tariffs is None:
        raise BadTable("the tables in force are needed to know the destination's")
    table = options.tariffs.destination(options.destination).table
    title = f"Own rates for {options.destination}"
    return [Draft(table, title, drafted, first, as_of, source, complete=False)]


def _columns(header: list[str], named: Mapping[str, str], path: Path) -> dict[str, int]:
    lower = [name.strip().lower() for name in header]
    at: dict[str, int] = {}
    for ours, usual in KNOWN_NAMES.items():
        for theirs in (named[ours].lower(),) if ours in named else usual:
            if theirs in lower:
                at[ours] = lower.index(theirs)
                break
    for ours in ("code", "rate"):
        if ours not in at:
            raise BadTable(
                f"{path.name}: which column is the {ours}? Say --column {ours}=NAME; "
                f"there are {', '.join(header)[:200]}"
            )
    return at


def _csv(path: Path) -> Iterator[list[str]]:
    text = read_text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter)):
        if number > MAX_ROWS:
            raise BadTable(f"{path.name} has more than {MAX_ROWS} rows")
        yield row


def _xlsx(path: Path) -> Iterator[list[str]]:
    try:
        load_workbook = import_module("openpyxl").load_workbook
    except ImportError:
        raise BadTable("reading XLSX needs the package openpyxl; save the sheet as CSV") from None
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise BadTable(f"cannot read {path.name}")
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever the damaged part raised
        raise BadTable(f"{path.name} is not a readable XLSX file ({type(error).__name__})") from None
    try:
        for number, row in enumerate(book.worksheets[0].iter_rows()):
            if number > MAX_ROWS:
                raise BadTable(f"{path.name} has more than {MAX_ROWS} rows")
            yield [_cell(cell.value, getattr(cell, "number_format", "") or "") for cell in row]
    finally:
        book.close()


def _cell(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = Decimal(repr(value))
        if "%" in number_format:  # 0.12 shown as 12 %
            return f"{(number * 100).normalize():f}%"
        return f"{number.normalize():f}" if isinstance(value, float) else str(value)
    return str(value)
