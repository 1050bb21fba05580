"""The European Commission's monthly TARIC extract "Duties Import 01-99.xlsx": third-country duties and flags.

Twelve columns, in whatever order: Goods code, Add code, Order No., Start date, End date, RED_IND, Origin, Measure
type, Legal base, Duty, Origin code, Meas. type code; dates as text, day first, or as Excel dates. A measure declared
at a code holds for every code below it, so trailing pairs of zeros are taken off. Taken over: third-country duty
(103, else 105) for all origins (1011); flags for trade remedies (551-554, 695, 696) and suspensions (112, 115, 117).
What is conditional, agricultural (EA, ADSZ) or in a unit we do not know stays as words: quoted, never computed.
Preferences and quotas are not taken over: they depend on origin and proof, and the caller gives them.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.duties.errors import BadTable, RateNotUnderstood
from bot.duties.importers import Draft, Options, digits, file_day
from bot.duties.importers.uk_tariff import ALL_ORIGINS, CONDITIONS, SUSPENSIONS, TRADE_REMEDIES
from bot.duties.importers.workbook import sheet_rows
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.tables import Row

COLUMNS = {
    "code": "goods code", "start": "start date", "end": "end date", "duty": "duty", "origin": "origin code",
    "type": "meas. type code",
}  # fmt: skip
"""Ours, and the extract's header in lower case without outer spaces."""
UNITS: Mapping[str, str] = {
    "DTN": "/100 kg", "DTN G": "/100 kg gross", "DTN E": "/100 kg drained", "KGM": "/kg", "KGM G": "/kg gross",
    "TNE": "/t", "HLT": "/hl", "LTR": "/l", "MTK": "/m2", "MTR": "/m", "MTQ": "/m3", "NAR": "/piece",
    "NPR": "/pair", "CEN": "/hundred", "MIL": "/thousand", "ASV HLT": "/% vol/hl", "% VOL HLT": "/% vol/hl",
    "GRM": "/g", "LPA": "/l pure alcohol", "MWH": "/MWh",
}  # fmt: skip
"""Units of the extract as our grammar reads them; a unit that is not here leaves the duty in words."""
COMPLETE = 5_000
"""Third-country duties from which a file counts as the whole tariff; less is an excerpt."""
_AMOUNT = re.compile(r"(\d[\d.]*) EUR ((?:% vol |ASV )?[A-Z]{3}(?: [A-Z])?)(?= |$)", re.IGNORECASE)


def read(path: Path, options: Options) -> list[Draft]:
    """An edition of `rates-eu`, complete if the file holds the whole tariff. Raises BadTable."""
    rows = sheet_rows(path)
    at = _columns(next(rows, ()), path)
    duties: dict[str, dict[str, list[Row]]] = {"103": {}, "105": {}}
    flags: dict[str, set[str]] = {}
    bad: set[str] = set()
    for number, cells in enumerate(rows, 2):
        if not any(cells):
            continue
        measure = {name: cells[index] if index < len(cells) else None for name, index in at.items()}
        code, kind = _code(measure["code"], number, path), _text(measure["type"]).removesuffix(".0")
        for flag, types in (("trade-remedy", TRADE_REMEDIES), ("suspension", SUSPENSIONS)):
            if kind in types:
                flags.setdefault(code, set()).add(flag)
        if kind not in duties or _text(measure["origin"]).removesuffix(".0") != ALL_ORIGINS:
            continue
        first, last = _day(measure["start"], number, path), _day(measure["end"], number, path)
        if first is None:
            raise BadTable(f"{path.name}: row {number} has no start date")
        rate, understood = _rate(_text(measure["duty"]))
        if not understood:
            bad.add(_text(measure["duty"]))
        until = last + timedelta(days=1) if last else None
        duties[kind].setdefault(code, []).append(Row(code, rate, "", "", first, until))
    third = duties["103"]
    for code, found in duties["105"].items():  # duty under end-use control stands where there is no other
        if not any(code[:length] in third for length in range(2, len(code) + 1)):
            third[code] = found
    if not third:
        raise BadTable(f"{path.name} has no third-country duty (type 103, origin {ALL_ORIGINS})")
    as_of = options.as_of or file_day(path)
    source = options.source or f"European Commission: TARIC, {path.name}"
    below = _spread(flags)
    drafted = [
        row._replace(note=_flags(code, flags, below), source=source, as_of=as_of)
        for code, found in third.items()
        for row in found
    ]
    begins = options.valid_from or min(row.valid_from or as_of for row in drafted)
    complete = len(drafted) >= COMPLETE
    if complete and options.valid_from is None:
        begins = (
            as_of  # measures that ended before are not in it: for the days before the older table answers
        )
    title = f"EU third-country duties (TARIC of {as_of})"
    return [Draft("rates-eu", title, drafted, begins, as_of, source, complete, tuple(sorted(bad)))]


def _columns(header: Any, path: Path) -> dict[str, int]:
    names = [_text(cell).lower() for cell in header]
    missing = [theirs for theirs in COLUMNS.values() if theirs not in names]
    if missing:
        raise BadTable(f"{path.name} is not a TARIC extract of duties: no column {', '.join(missing)}")
    return {ours: names.index(theirs) for ours, theirs in COLUMNS.items()}


def _code(cell: Any, number: int, path: Path) -> str:
    text = _text(cell).split(" ")[0].removesuffix(".0")
    code = digits(text.zfill(10) if text.isdigit() and len(text) == 9 else text)
    if len(code) != 10:
        raise BadTable(f"{path.name}: row {number} has no goods code of ten digits: {_text(cell)[:20]!r}")
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code


def _day(cell: Any, number: int, path: Path) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    text = _text(cell)
    if not text:
        return None
    try:
        day, month, year = (int(part) for part in re.split(r"[-/.]", text))
        return date(year, month, day)
    except ValueError:
        raise BadTable(f"{path.name}: row {number}: {text[:20]!r} is not a date like 01-07-2024") from None


def _rate(text: str) -> tuple[str, bool]:
    """The duty as our grammar writes it; words where it gives no single figure, and whether it was understood."""
    if not text or text.startswith("Cond"):
        return CONDITIONS, True
    spelled = tidy(_AMOUNT.sub(_spelled, text))
    try:
        parse_rate(spelled)
    except RateNotUnderstood:
        return f"See TARIC: {text}", False
    return spelled, True


def _spelled(match: re.Match[str]) -> str:
    unit = UNITS.get(match[2].upper())
    amount = match[1].rstrip("0").rstrip(".") if "." in match[1] else match[1]
    return f"{amount} EUR{unit}" if unit else match[0]


def _spread(flags: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Flags by code, and by every code above the one that was flagged: some line below it is concerned."""
    spread: dict[str, set[str]] = {}
    for code, several in flags.items():
        for length in range(2, len(code) + 1):
            spread.setdefault(code[:length], set()).update(several)
    return spread


def _flags(code: str, flags: Mapping[str, set[str]], below: Mapping[str, set[str]]) -> str:
    """Flags of measures on the code, above it or below it."""
    found = set(below.get(code, ()))
    for length in range(2, len(code)):
        found |= flags.get(code[:length], set())
    return " ".join(sorted(found, reverse=True))


def _text(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell).split())
