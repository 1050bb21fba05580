"""Our own table format: sorted CSV, one row a dated figure, read without parsing what is not asked for.

    # title, origin and licence in words
    code,rate,unit,note,valid_from,valid_to,source,as_of[,description]
    61091000,16.5%,,,2026-01-01,,us-hts,2026-06-08

`code` is a customs code or the beginning of one (in tables of taxes a country, in tables of exchange rates a pair).
Validity is half-open: `valid_to` is the first day on which the row no longer holds; empty means no limit known.
Rows are sorted by code, so that a lookup is a bisection in the raw lines: 27,000 lines open in some 20 ms.
"""

import csv
import gzip
import io
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.duties.errors import BadTable

COLUMNS = ("code", "rate", "unit", "note", "valid_from", "valid_to", "source", "as_of", "description")
MAX_BYTES = 200_000_000
"""Of an unpacked table or input file: more is not a tariff but an attack or a mistake."""


class Row(NamedTuple):
    """One dated figure."""

    code: str
    rate: str = ""
    unit: str = ""
    """Statistical units of the line, separated by `;`."""
    note: str = ""
    """What else the table says of the line; its meaning is the table's (a heading, flags, a family)."""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    """An id of `sources.csv`, or the source in words."""
    as_of: date | None = None
    """The day on which the source was last seen to say so."""
    description: str = ""

    def holds(self, on: date) -> bool:
        """Whether the row is in force on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


class RateTable:
    """A table in memory: its lines, sorted, parsed on demand."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        at = 0
        while at < len(lines) and lines[at].startswith("#"):
            at += 1
        self.title = lines[0].lstrip("# ") if at else ""
        header = tuple(lines[at].split(",")) if at < len(lines) else ()
        if header[: len(COLUMNS) - 1] != COLUMNS[:-1] or header[len(COLUMNS) - 1 :] not in ((), COLUMNS[-1:]):
            raise BadTable(f"not a rate table: the columns are {', '.join(header) or 'missing'}")
        self._lines = lines[at + 1 :]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Row]:
        return map(_row, self._lines)

    def under(self, prefix: str) -> list[Row]:
        """All rows whose code is `prefix` or begins with it, in order."""
        return [_row(line) for line in self._range(prefix, prefix + "~")]

    def covering(self, code: str, shortest: int = 2) -> list[Row]:
        """All rows whose code is `code` or a beginning of it, the shortest first."""
        found: list[Row] = []
        for length in range(shortest, len(code) + 1):
            found += [_row(line) for line in self._range(code[:length] + ",", code[:length] + "-")]
        return found

    def _range(self, first: str, beyond: str) -> list[str]:
        return self._lines[bisect_left(self._lines, first) : bisect_left(self._lines, beyond)]


def read_table(path: Path) -> RateTable:
    """The table in a file, `.gz` or plain. Raises BadTable."""
    return RateTable(read_text(path))


def read_text(path: Path) -> str:
    """A text file, `.gz` read as is, UTF-8. Raises BadTable when it is missing, cut off, too big or not text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadTable(f"cannot read {path.name}: {error.strerror or 'no such file'}") from None
    return unpack(data, path.name)


def unpack(data: bytes, name: str) -> str:
    """Bytes, gzip or plain, as text. Raises BadTable as `read_text` does."""
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                data = packed.read(MAX_BYTES + 1)
        except (OSError, EOFError, ValueError) as error:
            raise BadTable(f"{name} is cut off or damaged ({error}): fetch it again") from None
    if len(data) > MAX_BYTES:
        raise BadTable(f"{name} is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable(f"{name} is not UTF-8 text: save it as UTF-8") from None


def write_table(title: str, rows: Iterable[Row]) -> str:
    """The rows as table text, sorted by code and date; the same rows give the same text."""
    ordered = sorted(set(rows), key=lambda row: (row.code, row.valid_from or date.min, row.rate, row.note))
    described = any(row.description for row in ordered)
    columns = COLUMNS if described else COLUMNS[:-1]
    out = io.StringIO()
    out.write(f"# {' '.join(title.split())}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in ordered:
        values = ["" if value is None else " ".join(str(value).split()) for value in row]
        writer.writerow(values[: len(columns)])
    return out.getvalue()


def packed(text: str) -> bytes:
    """Table text, gzipped, without the time of packing (so that the same table is the same bytes)."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, compresslevel=9) as file:
        file.write(text.encode("utf-8"))
    return out.getvalue()


@lru_cache(maxsize=20_000)
def _row(line: str) -> Row:
    values = next(csv.reader((line,)))
    if len(values) < 8:
        raise BadTable(f"damaged row: {line[:60]!r}")
    code, rate, unit, note, valid_from, valid_to, source, as_of = values[:8]
    return Row(
        code, rate, unit, note, _day(valid_from), _day(valid_to), source, _day(as_of),
        values[8] if len(values) > 8 else "",
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadTable(f"not a date: {text[:20]!r}") from None
