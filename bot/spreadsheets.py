"""A spreadsheet file as rows of text, whatever program wrote it: CSV in any of the usual encodings, or XLSX."""

import codecs
import csv
import importlib
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.errors import UserError

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RUSSIAN_WORD = re.compile("[А-Яа-яЁё№]{2,}")
_DELIMITERS = ",;\t|"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# A cell that starts with one of these runs as a formula when the file is opened in a spreadsheet program.


class UnreadableFile(UserError):
    """The file is no table that rows can be read from. Details: `file`, `reason`."""

    code = "unreadable_file"


def read_rows(file: Path | bytes, name: str = "") -> list[list[str]]:
    """The file's rows, cells stripped, empty rows kept so that row numbers stay true. Raises UnreadableFile."""
    name = name or (file.name if isinstance(file, Path) else "file")
    data = _bytes(file, name)
    rows = _xlsx(data, name) if data[:4] == b"PK\x03\x04" else _csv(data, name)
    if not any(any(row) for row in rows):
        raise UnreadableFile(f"{name}: the file is empty", file=name, reason="empty")
    return rows


def _bytes(file: Path | bytes, name: str) -> bytes:
    if isinstance(file, bytes):
        data = file
    else:
        if not file.is_file():
            raise UnreadableFile(f"no such file: {name}", file=name, reason="missing")
        if file.stat().st_size > MAX_BYTES:
            raise UnreadableFile(f"{name}: larger than {MAX_BYTES} bytes", file=name, reason="too_large")
        try:
            data = file.read_bytes()
        except OSError as error:
            raise UnreadableFile(f"{name}: {error.strerror}", file=name, reason="unreadable") from None
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name}: larger than {MAX_BYTES} bytes", file=name, reason="too_large")
    return data


def _csv(data: bytes, name: str) -> list[list[str]]:
    text = _decoded(data, name)
    if text.count("\0") > len(text) // 100:
        raise UnreadableFile(f"{name}: not a table of text", file=name, reason="binary")
    text = text.replace("\0", "")
    lines = text.splitlines()
    declared = lines[0].strip().lower() if lines else ""
    if declared.startswith("sep=") and len(declared) == 5:  # Excel's own hint, in the first line
        delimiter, text = declared[4], "\n".join(["", *lines[1:]])
    else:
        delimiter = _delimiter(lines)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([cell.strip() for cell in row])
            if len(rows) > MAX_ROWS:
                raise UnreadableFile(f"{name}: more than {MAX_ROWS} rows", file=name, reason="too_large")
    except csv.Error as error:
        raise UnreadableFile(f"{name}: not a CSV file: {error}", file=name, reason="not_csv") from None
    return rows


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, UTF-16 with or without a mark, else GB18030 (Chinese Excel), else Windows Cyrillic or Western."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if len(data) >= 4 and data[1::2].count(0) > len(data) // 4:
        return data.decode("utf-16-le", errors="replace")
    if len(data) >= 4 and data[::2].count(0) > len(data) // 4:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _guessed(data, name)


def _guessed(data: bytes, name: str) -> str:
    # GB18030 decodes nearly anything: prefer the reading with the most familiar letters.
    readings = []
    for encoding in ("gb18030", "cp1251", "cp1252"):
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    if not readings:
        raise UnreadableFile(f"{name}: unknown character encoding", file=name, reason="encoding")
    return max(readings, key=lambda text: _familiarity(text[:20_000]))


def _familiarity(text: str) -> float:
    """How much of what is not ASCII reads like everyday Chinese, like Russian words, or like Spanish letters."""
    foreign = [c for c in text if not c.isascii()]
    chinese = sum(map(_is_common_chinese, foreign))
    russian = sum(len(word) for word in _RUSSIAN_WORD.findall(text))
    spanish = sum(c in "áéíóúñüÁÉÍÓÚÑº" for c in foreign)
    return max(chinese, 0.6 * russian, 0.5 * spanish) / (len(foreign) or 1)


def _is_common_chinese(character: str) -> bool:
    """Level 1 of GB 2312: the 3,755 characters of everyday writing, and full-width punctuation."""
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7 or lead in (0xA1, 0xA3)


def _delimiter(lines: list[str]) -> str:
    """The separator that splits the first lines most evenly."""
    head = [line for line in lines[:20] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [len(next(csv.reader([line], delimiter=delimiter), [])) for line in head]
        usual = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=evenness)


def _xlsx(data: bytes, name: str) -> list[list[str]]:
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError:
        raise UnreadableFile(
            f"{name}: Excel files cannot be read here; save it as CSV", file=name, reason="save_as_csv"
        ) from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked <= 20 * MAX_BYTES:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            values = book.worksheets[0].iter_rows(values_only=True, max_row=MAX_ROWS + 1)
            rows = [[_cell(value) for value in row] for row in values]
    except Exception as error:  # a broken workbook fails in as many ways as there are parts in it
        raise UnreadableFile(
            f"{name}: not a readable workbook ({type(error).__name__})", file=name, reason="not_xlsx"
        ) from None
    if unpacked > 20 * MAX_BYTES or len(rows) > MAX_ROWS:
        raise UnreadableFile(f"{name}: more than {MAX_ROWS} rows", file=name, reason="too_large")
    return rows


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Excel keeps fifteen digits of a number: more are lost already, and are shown as lost.
        if abs(value) >= 1e15:
            return f"{value:.5E}"
        return str(int(value)) if float(value).is_integer() else str(value)
    return str(value).strip()


def harmless(value: Any) -> str:
    """A cell that a spreadsheet program shows and does not run."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
