"""Lists of HTS lines on which US additional duties turn (CSV, or plain text of one prefix a line).

Which list a file is shows in its columns; lists with the same columns are told apart by the file's name:

    hts8,list,ch99_code                  Section 301 China
    hts_prefix,annex,metal_type,…        Section 232 metals, annexes of 2026
    hts_prefix,ch99_code,derivative_type Section 232 derivatives before 2026-04-06
    hts10,ch99_code[,heading]            Section 232 copper (before 2026-04-06) or semiconductors
    hts8                                 Section 122 exemptions
    hts8,effective_date_start,…          proposed exemptions of Section 301 forced labor
    *auto* / *mhd* .txt                  Section 232 vehicle parts
"""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.duties.errors import BadTable
from bot.duties.importers import Draft, Options, digits, file_day
from bot.duties.importers.us_hts import CHINA_301, CHINA_TITLE, china_headings, china_rows
from bot.duties.tables import Row, read_text

COPPER = date(2025, 8, 1)
"""Proclamation 10962: duty on the copper in semi-finished copper and articles intensive in it."""

FULL_VALUE = {"9903.85.04": "2020-02-08", "9903.85.07": "2025-03-12"}
"""Headings of derivatives that were charged on the full value, and since when."""

METALS_ANNEXES = date(2026, 4, 6)
"""Proclamation 11021: one rate on the full value by annex; before it, duty on the metal content."""


def read(path: Path, options: Options) -> list[Draft]:
    """The list in the file, as a draft of the table it belongs to. Raises BadTable."""
    text = read_text(path)
    as_of = options.as_of or file_day(path)
    name = path.name.lower()
    if name.split(".")[1:2] == ["txt"]:
        return [_vehicle_parts(text, path, options, as_of)]
    rows = list(csv.DictReader(text.splitlines()))
    columns = tuple(rows[0]) if rows else ()
    if {"hts8", "list", "ch99_code"} <= set(columns):
        return [_china_301(rows, path, options, as_of)]
    if {"hts_prefix", "annex", "metal_type"} <= set(columns):
        return [_metals(rows, path, options, as_of)]
    if {"hts_prefix", "derivative_type"} <= set(columns):
        return [_derivatives(rows, path, options, as_of)]
    if {"hts10", "ch99_code"} <= set(columns):
        if all(row["ch99_code"].startswith("9903.79") for row in rows):
            codes = [row["hts10"] for row in rows]
            return [_scope(codes, "232-semiconductors", date(2026, 1, 15), path, options, as_of)]
        codes, note = [row["hts10"] for row in rows], "232-metals-2025/copper/content"
        return [_scope(codes, note, COPPER, path, options, as_of, METALS_ANNEXES)]
    if columns[:1] == ("hts8",):
        table = "us-301fl-proposal" if "effective_date_start" in columns else "us-122-exempt"
        title = {
            "us-301fl-proposal": "Section 301 forced labor: lines proposed to be exempt (a proposal)",
            "us-122-exempt": "Section 122: exempt lines (Annex II)",
        }[table]
        source = options.source or f"{title}, file {path.name}"
        first = options.valid_from or date(2026, 1, 1)
        listed = [Row(code, "", "", "", None, None, source, as_of) for code in _codes(rows, "hts8", path)]
        return [Draft(table, title, listed, first, as_of, source)]
    raise BadTable(f"{path.name}: no known US list has the columns {', '.join(columns)}")


def _codes(rows: Iterable[dict[str, str]], column: str, path: Path) -> list[str]:
    codes = [digits(row[column] or "") for row in rows]
    for number, code in enumerate(codes, 2):
        if not code:
            raise BadTable(f"{path.name}: line {number} has no HTS code")
    return codes


def _china_301(rows: list[dict[str, str]], path: Path, options: Options, as_of: date) -> Draft:
    """The list, refined by the footnotes of the schedule already imported.

    The schedule says which heading each line bears today, but repeats old and new headings beside each other
    (8507.60: 9903.88.15 and 9903.91.06); the list names the notes' coverage, but for lines split since. So a line
    keeps the headings both agree on; where they do not meet, the schedule decides; what only the list has is
    added.
    """
    source = options.source or f"Section 301 China lists, file {path.name}"
    by_list: dict[str, set[str]] = {}
    for code, row in zip(_codes(rows, "hts8", path), rows, strict=True):
        by_list.setdefault(code, set()).add(row["ch99_code"].strip())
    by_schedule, edition = china_headings(options)
    seen = max((row.as_of for row in edition.table if row.as_of), default=as_of) if edition else as_of
    merged: dict[str, set[str]] = {}
    for code in by_list.keys() | by_schedule.keys():
        listed = by_list.get(code, set()) & CHINA_301.keys()
        footnoted = by_schedule.get(code, set())
        merged[code] = (footnoted & listed or footnoted) if len(footnoted) > 1 else footnoted or listed
        # Headings that start later are in the list only: the schedule's footnotes show what was in force.
        merged[code] |= {heading for heading in listed if (CHINA_301[heading][1] or date.min) > seen}
    first = options.valid_from or (edition.valid_from if edition else date(2018, 1, 1))
    return Draft("us-301-china", CHINA_TITLE, china_rows(merged, source, as_of), first, as_of, source)


def _metals(rows: list[dict[str, str]], path: Path, options: Options, as_of: date) -> Draft:
    """Annexes by prefix; a later annex of the same prefix ends the earlier one."""
    source = options.source or f"Section 232 metals annexes, file {path.name}"
    by_prefix: dict[str, dict[date, str]] = {}
    for number, (code, row) in enumerate(zip(_codes(rows, "hts_prefix", path), rows, strict=True), 2):
        try:
            first = date.fromisoformat(row["effective_date"] or METALS_ANNEXES.isoformat())
        except ValueError:
            raise BadTable(
                f"{path.name}: line {number} has no date: {row['effective_date'][:20]!r}"
            ) from None
        metal = row["metal_type"].replace("aluminum", "aluminium")
        by_prefix.setdefault(code, {})[first] = f"232-metals/{row['annex'].lower()}/{metal}"
    drafted = []
    for code, dated in by_prefix.items():
        days = sorted(dated)
        for day, end in zip(days, [*days[1:], None], strict=True):
            drafted.append(Row(code, "", "", dated[day], day, end, source, as_of))
    return _into_scope(drafted, "232-metals/", METALS_ANNEXES, as_of, source, options)


def _derivatives(rows: list[dict[str, str]], path: Path, options: Options, as_of: date) -> Draft:
    """Articles with metal in them, outside the metal's own chapter: the duty was on the metal's value.

    The first eight-digit list (heading 9903.85.04) and chapter 76 were charged on the full value.
    """
    source = options.source or f"Section 232 derivatives of 2025, file {path.name}"
    drafted = []
    for number, (code, row) in enumerate(zip(_codes(rows, "hts_prefix", path), rows, strict=True), 2):
        metal = row["derivative_type"].replace("aluminum", "aluminium")
        full = row["ch99_code"].strip() in FULL_VALUE
        try:
            first = date.fromisoformat(
                row["effective_date"] or (FULL_VALUE.get(row["ch99_code"]) or "2025-03-12")
            )
        except ValueError:
            raise BadTable(
                f"{path.name}: line {number} has no date: {row['effective_date'][:20]!r}"
            ) from None
        note = f"232-metals-2025/{metal}/{'full' if full else 'content'}"
        drafted.append(Row(code, "", "", note, first, METALS_ANNEXES, source, as_of))
    family = "232-metals-2025/steel", "232-metals-2025/aluminium"
    return _into_scope(drafted, family, date(2020, 2, 8), as_of, source, options)


def _vehicle_parts(text: str, path: Path, options: Options, as_of: date) -> Draft:
    part = "truck" if "mhd" in path.name.lower() else "auto"
    first = date(2025, 11, 1) if part == "truck" else date(2025, 5, 3)
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return _scope(lines, f"232-vehicle-parts/{part}", first, path, options, as_of)


def _scope(
    codes: list[str],
    note: str,
    first: date,
    path: Path,
    options: Options,
    as_of: date,
    end: date | None = None,
) -> Draft:
    source = options.source or f"Section {note.replace('-', ' ', 1)}, file {path.name}"
    drafted = []
    for number, code in enumerate(codes, 1):
        if not digits(code):
            raise BadTable(f"{path.name}: entry {number} is not an HTS code: {code[:20]!r}")
        drafted.append(Row(digits(code), "", "", note, first, end, source, as_of))
    return _into_scope(drafted, note, first, as_of, source, options)


def _into_scope(
    drafted: list[Row], family: str | tuple[str, ...], first: date, as_of: date, source: str, options: Options
) -> Draft:
    """The scope table in force with this family's rows in place of the ones it had."""
    edition = next(iter(options.tariffs.editions("us-232")), None) if options.tariffs else None
    kept = [row for row in edition.table if not row.note.startswith(family)] if edition else []
    begins = options.valid_from or (min(first, edition.valid_from) if edition else first)
    return Draft("us-232", "Section 232: scope by HTS prefix", kept + drafted, begins, as_of, source)
