"""Taking a shop's shipments file into the store.

The file's columns are found by what the common shop systems call them (knowledge/carriers/headers.toml). Nothing
that names the recipient is read. Every row is accounted for in the report; taking the same file in again changes
nothing.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sqlalchemy.exc import IntegrityError

from bot.clock import now as clock_now
from bot.resources import KNOWLEDGE
from bot.spreadsheets import read_rows
from bot.store import Store
from bot.texts import say
from bot.tracking.context import carrier_called
from bot.tracking.errors import UnreadableFile
from bot.tracking.numbers import Recognised, identify
from bot.tracking.records import Event, Parcel, Recorded, record
from bot.tracking.status import Reading, read_words
from bot.written_countries import country_code
from bot.written_times import WrittenTime, day_comes_first, read_day, read_time

Outcome = Literal["created", "updated", "unchanged", "refused"]

_COUNTED = ("file", "created", "updated", "unchanged", "refused")
_AT_ONCE = 200
"""Parcels a transaction: other writers wait for no more than these."""
_HEADER_WITHIN = 15
"""Rows from the top among which the header is looked for: some systems put a title above it."""
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_EXCEL_TEXT = re.compile(r'^="?(.*?)"?$')
_SEPARATORS = re.compile(r"[;,/|\n\r、，；]+")
_PLAIN_NUMBER = re.compile(r"[A-Z0-9]{6,40}")
# Escape sequences and direction marks would reach somebody's terminal or chat.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_HEADER_NOISE = re.compile(r"[\s_\-./:#()（）№º°*\"']+")


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one number of one row."""

    row: int
    """As the spreadsheet program counts, the header being a row too."""
    number: str
    outcome: Outcome
    code: str = ""
    """Why it was refused, or what to look at; `import-<code>` is the text."""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file."""

    file: str
    shop: str
    rows: int
    """Rows with anything in them, without the header."""
    columns: Mapping[str, str]
    """Which column was taken for what: our name → the file's."""
    lines: tuple[RowReport, ...]

    def count(self, outcome: Outcome) -> int:
        """How many numbers had this outcome."""
        return sum(line.outcome == outcome for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        """Counts, columns, and the lines that were refused or need a look."""
        counts = Counter(line.outcome for line in self.lines)
        return {
            "file": self.file,
            "shop": self.shop,
            "rows": self.rows,
            "created": counts["created"],
            "updated": counts["updated"],
            "unchanged": counts["unchanged"],
            "refused": counts["refused"],
            "columns": dict(self.columns),
            "lines": [
                {
                    "row": line.row,
                    "number": line.number,
                    "outcome": line.outcome,
                    "code": line.code,
                    **line.details,
                }
                for line in self.lines
                if line.code
            ],
        }


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a row, and whose it is."""

    number: str
    carrier: str
    carrier_is_sure: bool
    """Named by the file, not told by the number's form."""
    origin: str = ""
    """Country, where the number tells."""


@dataclass(slots=True)
class _Entry:
    """One parcel, gathered from all its rows."""

    parcel: Parcel
    rows: list[int]
    events: list[Event]
    code: str = ""
    details: dict[str, str] = field(default_factory=dict)


def import_shipments(
    store: Store,
    file: Path | bytes,
    *,
    shop: str,
    sample: bool = False,
    name: str = "",
    now: datetime | None = None,
) -> ImportReport:
    """Take a CSV or XLSX file of shipments into the store, as the shop's own.

    One row a parcel, or one row an event. Numbers are recognised, several in a cell too; a row whose number is
    mistyped or was ruined by Excel is refused and named. Raises UnreadableFile where the file is no such table.
    """
    name = name or (file.name if isinstance(file, Path) else "shipments.csv")
    rows = read_rows(file, name)
    header, columns = _columns(rows, name)
    sheet = _Sheet(rows, header, columns, now or clock_now(), sample)
    entries, refused = sheet.gather()
    lines = list(refused)
    for start in range(0, len(entries), _AT_ONCE):
        for entry, outcome in _stored(store, entries[start : start + _AT_ONCE], shop, name, sheet.now):
            lines.append(RowReport(entry.rows[0], entry.parcel.number, outcome, entry.code, entry.details))
    lines.sort(key=lambda line: line.row)
    titles = rows[header] if header is not None else []
    used = {
        ours: titles[column] if column < len(titles) else str(column + 1) for ours, column in columns.items()
    }
    return ImportReport(name, shop, sheet.filled, used, tuple(lines))


def _stored(
    store: Store, entries: list[_Entry], shop: str, name: str, now: datetime
) -> list[tuple[_Entry, Recorded]]:
    """One transaction."""

    def once() -> list[tuple[_Entry, Recorded]]:
        with store.begin() as session:
            return [
                (entry, record(session, entry.parcel, entry.events, shop=shop, source_name=name, now=now))
                for entry in entries
            ]

    try:
        return once()
    except IntegrityError:  # another process has stored one of them meanwhile: now it is there to be updated
        return once()


def present_report(report: ImportReport, language: str) -> str:
    """The report in words, a line for each row that was refused or needs a look."""
    document = report.as_json()
    lines = [say(language, "import-summary", **{key: document[key] for key in _COUNTED})]
    for line in report.lines:
        if line.code:
            suggested = line.code == "bad_check_digit" and line.details.get("did_you_mean")
            key = f"import-{line.code}{'-meant' if suggested else ''}".replace("_", "-")
            lines.append(
                say(language, "import-row", row=str(line.row), text=say(language, key, **line.details))
            )
    return "\n".join(lines)


class _Sheet:
    """The rows of a file whose columns are known."""

    def __init__(
        self,
        rows: list[list[str]],
        header: int | None,
        columns: Mapping[str, int],
        now: datetime,
        sample: bool,
    ) -> None:
        self._first = 0 if header is None else header + 1
        self._rows = rows[self._first :]
        self._columns = columns
        self._sample = sample
        self._day_first = {
            column: day_comes_first(self._cell(row, column) for row in self._rows)
            for column in ("time", "eta")
        }
        self.now = now
        self.filled = sum(any(row) for row in self._rows)

    def gather(self) -> tuple[list[_Entry], list[RowReport]]:
        """The parcels of the file, and the rows that give none."""
        entries: dict[tuple[str, str], _Entry] = {}
        refused: list[RowReport] = []
        for place, row in enumerate(self._rows, start=self._first + 1):
            if not any(row):
                continue
            found, problem = self._numbers(row)
            if problem:
                refused.append(RowReport(place, self._cell(row, "number")[:60], "refused", *problem))
            for number in found:
                self._add(entries, place, row, number)
        return list(entries.values()), refused

    def _add(
        self, entries: dict[tuple[str, str], _Entry], place: int, row: list[str], found: _Number
    ) -> None:
        event, code, details = self._event(row)
        stated = self._status(row)
        entry = entries.get((found.number, found.carrier))
        if entry is None:
            parcel = Parcel(found.number, found.carrier, found.carrier_is_sure, origin=found.origin)
            entry = entries[found.number, found.carrier] = _Entry(parcel, [], [])
        entry.rows.append(place)
        parcel = entry.parcel
        parcel.order_number = self._cell(row, "order").lstrip("'#")[:64] or parcel.order_number
        parcel.origin = country_code(self._cell(row, "origin")) or parcel.origin
        parcel.destination = country_code(self._cell(row, "destination")) or parcel.destination
        parcel.eta = self._eta(row) or parcel.eta
        parcel.sample = self._sample or self._cell(row, "sample").lower() in ("1", "yes", "true")
        if event:
            entry.events.append(event)
        elif stated.status:
            parcel.stated = stated
            parcel.stated_code = self._cell(row, "status")[:80]
        if code and not entry.code:
            entry.code, entry.details = code, details

    def _cell(self, row: list[str], column: str) -> str:
        place = self._columns.get(column)
        cell = row[place] if place is not None and place < len(row) else ""
        if cell.startswith("="):  # ="9400…": how one keeps Excel from ruining a number
            cell = _EXCEL_TEXT.sub(r"\1", cell)
        return _CONTROL.sub(" ", cell).lstrip("'’").strip()

    def _numbers(self, row: list[str]) -> tuple[list[_Number], tuple[str, dict[str, str]] | None]:
        """The numbers of a row; and what is wrong with it."""
        cell, named = self._cell(row, "number"), self._cell(row, "carrier")
        if not cell:
            return [], ("no_number", {})
        if _SCIENTIFIC.fullmatch(cell):
            return [], ("scientific_notation", {"cell": cell})
        carrier = carrier_called(named)
        found = identify(cell, explicit=True, carriers=(carrier,) if carrier else ())
        good = [
            _Number(one.number, carrier or one.carrier, bool(carrier), one.origin or "")
            for one in found
            if one.valid
        ]
        bad = next((one for one in found if not one.valid and self._is_wrong(one, carrier)), None)
        if bad:
            details = {"cell": bad.number, "did_you_mean": ", ".join(bad.did_you_mean[:3])}
            return good, ("bad_check_digit", details)
        if good:
            return good, None
        # A number of a carrier that we have no format of: the shop's own records know better.
        plain = [re.sub(r"[\s-]", "", part).upper() for part in _SEPARATORS.split(cell)]
        own = [part for part in plain if _PLAIN_NUMBER.fullmatch(part) and any(c.isdigit() for c in part)]
        if not own:
            return [], ("not_a_number", {"cell": cell[:60]})
        return [_Number(part, carrier or _code(named), bool(named)) for part in own], None

    @staticmethod
    def _is_wrong(one: Recognised, carrier: str) -> bool:
        """Whether a failing check digit means a mistake: not where another carrier of unchecked numbers is named."""
        letters = not one.number.isdigit()
        return one.carrier == carrier or (letters and carrier in ("", *one.carriers))

    def _status(self, row: list[str]) -> Reading:
        written = self._cell(row, "status")
        return read_words(written) if written else Reading(None)

    def _event(self, row: list[str]) -> tuple[Event | None, str, dict[str, str]]:
        """The event of a row, if it tells of one with its time; and what is wrong with it."""
        status, text = self._cell(row, "status"), self._cell(row, "event")
        if not status and not text:
            return None, "", {}
        reading = read_words(status or text, text)
        code = "unknown_status" if reading.status is None else ""
        details = {"cell": (status or text)[:60]} if code else {}
        when = self._time(row)
        if when is None:
            written = self._cell(row, "time")
            return None, *(("bad_time", {"cell": written[:60]}) if written else (code, details))
        if when.at > self.now + timedelta(days=1):  # a day, since a local time may be ahead of ours
            return None, "future_time", {"cell": self._cell(row, "time")[:60]}
        event = Event.read(when, reading, code=status, description=text, place=self._cell(row, "place"))
        return event, code, details

    def _time(self, row: list[str]) -> WrittenTime | None:
        ago = self._decimal(row, "days_ago")
        if ago is not None:
            moment = (self.now - timedelta(days=ago)).replace(second=0, microsecond=0)
            return WrittenTime(moment, 0)
        written = self._cell(row, "time")
        return read_time(written, day_first=self._day_first["time"]) if written else None

    def _eta(self, row: list[str]) -> date | None:
        ahead = self._decimal(row, "eta_in_days")
        if ahead is not None:
            return (self.now + timedelta(days=ahead)).date()
        written = self._cell(row, "eta")
        return read_day(written, day_first=self._day_first["eta"]) if written else None

    def _decimal(self, row: list[str], column: str) -> float | None:
        cell = self._cell(row, column)
        return float(cell) if re.fullmatch(r"-?\d{1,4}(?:\.\d{1,4})?", cell) else None


def _columns(rows: Sequence[Sequence[str]], name: str) -> tuple[int | None, dict[str, int]]:
    """The header's row and the columns by our names; without a header, the column that holds numbers."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = _named(row)
        if "number" in columns:
            return place, columns
    counts: Counter[int] = Counter()
    for row in rows[:100]:
        counts.update(
            place for place, cell in enumerate(row) if any(one.valid for one in identify(cell, explicit=True))
        )
    best = counts.most_common(1)
    if best and best[0][1] * 2 >= sum(any(row) for row in rows[:100]):
        return None, {"number": best[0][0]}
    raise UnreadableFile(
        f"{name}: no column with tracking numbers; call it 'Tracking number'",
        file=name,
        reason="no_number_column",
    )


def _named(row: Sequence[str]) -> dict[str, int]:
    """Columns by our names. Where two columns could be the same thing, the one whose name is listed first."""
    ranked: dict[str, tuple[int, int]] = {}
    for place, title in enumerate(row):
        for ours, rank in _titles().get(_plain_title(title), ()):
            if ours not in ranked or rank < ranked[ours][0]:
                ranked[ours] = (rank, place)
    return {ours: place for ours, (_, place) in ranked.items()}


def _plain_title(title: str) -> str:
    return _HEADER_NOISE.sub("", title.lower())


@cache
def _titles() -> Mapping[str, tuple[tuple[str, int], ...]]:
    with (KNOWLEDGE / "carriers" / "headers.toml").open("rb") as file:
        headers = tomllib.load(file)
    titles: dict[str, tuple[tuple[str, int], ...]] = {}
    for ours, names in headers.items():
        for rank, title in enumerate(names):
            plain = _plain_title(title)
            if all(known != ours for known, _ in titles.get(plain, ())):
                titles[plain] = (*titles.get(plain, ()), (ours, rank))
    return titles


def _code(carrier: str) -> str:
    """A code for a carrier that is not in our table: its name as the shop writes it."""
    return re.sub(r"[^\w]+", "_", carrier.lower()).strip("_")[:40] or "unknown"
