"""The US Harmonized Tariff Schedule as the USITC exports it (JSON, plain or gzipped).

Rates stand on the eight-digit line; most ten-digit rows are blank and inherit from the nearest row above them with
a smaller indent. Footnotes carry the chapter 99 headings that apply to a line ("See 9903.88.03"): the China lists
of Section 301 come from them.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.duties.errors import BadTable, RateNotUnderstood
from bot.duties.importers import Draft, Options, digits, file_day
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.tables import Row, read_text
from bot.duties.tariffs import Edition

CHINA_301 = {
    "9903.88.01": ("25%", None, None),
    "9903.88.02": ("25%", None, None),
    "9903.88.03": ("25%", None, None),
    "9903.88.04": ("25%", None, None),
    "9903.88.15": ("7.5%", None, None),
    "9903.91.01": ("25%", date(2024, 9, 27), None),
    "9903.91.02": ("50%", date(2024, 9, 27), None),
    "9903.91.03": ("100%", date(2024, 9, 27), None),
    "9903.91.04": ("25%", date(2025, 1, 1), date(2026, 1, 1)),
    "9903.91.05": ("50%", date(2025, 1, 1), None),
    "9903.91.06": ("25%", date(2026, 1, 1), None),
    "9903.91.07": ("50%", date(2026, 1, 1), None),
    "9903.91.08": ("100%", date(2026, 1, 1), None),
    "9903.91.11": ("25%", date(2025, 1, 1), None),
    "9903.91.12": ("100%", date(2026, 11, 10), None),
    "9903.91.14": ("100%", date(2026, 11, 10), None),
    "9903.92.10": ("25%", None, date(2026, 11, 10)),
}
"""Headings of Section 301 China in force: rate and validity as the headings themselves state them (HTS 2026).
9903.88.16 (list 4B) is suspended."""

BEFORE_REVIEW = {"85076000": ("9903.88.15", "9903.91.06")}
"""Lines that bore another heading until the review's began (the schedule's footnotes still name both)."""

CHINA_TITLE = "Section 301 China: lines and headings"

EXCLUSIONS = {
    "9903.88.69": (date(2024, 6, 15), date(2026, 11, 10)),
    "9903.88.70": (date(2024, 1, 1), date(2026, 11, 10)),
}
"""Exclusion headings: "through November 9, 2026" (HTS 2026 revision 10)."""

MAX_DESCRIPTION = 200
_HEADING = re.compile(r"9903\.\d\d\.\d\d")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def read(path: Path, options: Options) -> list[Draft]:
    """Column 1, column 2, the China lists and exclusions of one revision. Raises BadTable."""
    entries = list(_entries(path))
    as_of = options.as_of or file_day(path)
    year = _YEAR.search(path.name)
    # Column 1 is set for the year on 1 January; revisions in between change chapter 99.
    valid_from = options.valid_from or (date(int(year[1]), 1, 1) if year else as_of)
    source = options.source or f"USITC Harmonized Tariff Schedule, file {path.name}"
    column_1, column_2, footnotes, bad = _lines(entries, valid_from, as_of, source, options.descriptions)
    china: dict[str, set[str]] = {}
    exclusions = []
    for code, heading in footnotes:
        if heading in CHINA_301:
            china.setdefault(code, set()).add(heading)
        elif heading in EXCLUSIONS:
            exclusions.append(Row(code, "", "", heading, *EXCLUSIONS[heading], source, as_of))
    known, _ = china_headings(options)
    merged = {code: _agreed(headings, known.get(code, set())) for code, headings in china.items()}
    listed = {row.code for row in column_1}
    for code, headings in known.items():
        later = {heading for heading in headings if (CHINA_301[heading][1] or date.min) > as_of}
        if later and code in listed:  # announced, not yet a footnote
            merged[code] = merged.get(code, set()) | later
    drafts = [
        ("rates-us", "US tariff, column 1 general, rates inherited by indent", column_1, bad),
        ("rates-us-column-2", "US tariff, column 2 (Cuba, North Korea, Russia, Belarus)", column_2, ()),
        ("us-301-china", CHINA_TITLE, china_rows(merged, source, as_of), ()),
        ("us-301-exclusions", "Section 301 China: lines with exclusions for some goods", exclusions, ()),
    ]
    return [
        Draft(name, title, rows, valid_from, as_of, source, not_understood=tuple(sorted(set(unknown))))
        for name, title, rows, unknown in drafts
        if rows
    ]


def china_headings(options: Options) -> tuple[dict[str, set[str]], Edition | None]:
    """The headings of Section 301 China by line, as the tables in force have them, and that edition."""
    known: dict[str, set[str]] = {}
    editions = options.tariffs.editions("us-301-china")[:1] if options.tariffs else []
    for edition in editions:
        for line in edition.table:
            if (
                line.note in CHINA_301 and line.valid_to == CHINA_301[line.note][2]
            ):  # not the heading that a line bore before the review's
                known.setdefault(line.code, set()).add(line.note)
    return known, editions[0] if editions else None


def china_rows(headings: dict[str, set[str]], source: str, as_of: date) -> list[Row]:
    """Rows of `us-301-china`, with the headings' own rates and dates, and the heading before where it is known."""
    return [
        Row(code, CHINA_301[heading][0], "", heading, None, CHINA_301[later][1], source, as_of)
        for code, (heading, later) in BEFORE_REVIEW.items()
        if later in headings.get(code, ())
    ] + [
        Row(code, CHINA_301[heading][0], "", heading, *CHINA_301[heading][1:], source, as_of)
        for code, several in headings.items()
        for heading in several
    ]


def _agreed(footnoted: set[str], known: set[str]) -> set[str]:
    """Of several headings on a line those that were known for it: the schedule repeats old ones beside new ones."""
    return (footnoted & known or footnoted) if len(footnoted) > 1 else footnoted


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    try:
        document = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise BadTable(f"{path.name} is not JSON ({error}): fetch it again") from None
    entries = document.get("results", document) if isinstance(document, dict) else document
    if not isinstance(entries, list) or not entries:
        raise BadTable(f"{path.name} is not an HTS export: a list of lines is expected")
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not {"htsno", "indent", "general"} <= entry.keys():
            raise BadTable(f"{path.name}: entry {number} has no htsno, indent or general")
        yield entry


def _lines(
    entries: Iterable[dict[str, Any]], valid_from: date, as_of: date, source: str, describe: bool
) -> tuple[list[Row], list[Row], list[tuple[str, str]], list[str]]:
    column_1: list[Row] = []
    column_2: list[Row] = []
    headings: list[tuple[str, str]] = []
    bad: list[str] = []
    above: list[tuple[int, str, str, list[str]]] = []  # indent, general, other, names; from the top down
    for entry in entries:
        indent = int(str(entry["indent"] or 0))
        while above and above[-1][0] >= indent:
            above.pop()
        general = _text(entry["general"]) or (above[-1][1] if above else "")
        other = _text(entry.get("other")) or (above[-1][2] if above else "")
        name = _text(entry.get("description"))
        below = [*above[-1][3], name] if above else []  # the heading's own words say nothing of the line
        above.append((indent, general, other, below))
        code = digits(_text(entry["htsno"]))
        if len(code) < 8 or code.startswith("99"):
            continue
        if not general:
            continue
        unit = ";".join(dict.fromkeys(_text(unit) for unit in entry.get("units") or () if _text(unit)))
        for rate, column in ((general, column_1), (other, column_2)):
            if rate:
                described = _description(below) if describe and column is column_1 else ""
                column.append(Row(code, tidy(rate), unit, "", valid_from, None, source, as_of, described))
        try:
            parse_rate(general)
        except RateNotUnderstood:
            bad.append(general)
        notes = " ".join(_text(note.get("value")) for note in entry.get("footnotes") or ())
        headings += [(code, heading) for heading in dict.fromkeys(_HEADING.findall(notes))]
    return column_1, column_2, headings, bad


def _description(names: list[str]) -> str:
    """The last words of the path to a line, as far as they say something ("Other" does not)."""
    telling = [name.rstrip(": ") for name in names if name.rstrip(": ").lower() != "other"] or names[-1:]
    return " › ".join(telling[-2:])[:MAX_DESCRIPTION]


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if value else ""
