"""The dated tables, opened: those that ship in `knowledge/tariffs/` and those imported into the store.

A table may have several editions. For a day the newest complete edition that had begun by then answers, older ones
for the days before it; an edition that is not complete (a few codes of an API, a seller's own sheet) and was
imported after it is asked first, and the complete one for what it lacks.

Imports go to the store, not to files: one transaction makes them visible or leaves everything as it was, and all
replicas on one PostgreSQL see the same figures. What is stored is the same table text as the shipped files, so
that both are read by the same code, lazily, and an estimate never waits on the database.
"""

import itertools
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from bot.duties.rules import Destination, Rules, Source, read_rules
from bot.duties.tables import RateTable, Row, read_table
from bot.resources import KNOWLEDGE

if TYPE_CHECKING:
    from bot.store import Store

T = TypeVar("T")
_ZERO = Decimal(0)
MAX_REMEMBERED = 200_000
BY_HAND = 1_000_000_000
"""Number of a table put into place by hand: it is asked before every import."""
FOLDER = KNOWLEDGE / "tariffs"

SHIPPED = {
    "rates-us": ("rates-us.csv.gz", date(2026, 1, 1)),
    "rates-us-column-2": ("rates-us-column-2.csv.gz", date(2026, 1, 1)),
    "us-301-china": ("us-301-china.csv.gz", date(2018, 1, 1)),
    "us-301-exclusions": ("us-301-exclusions.csv.gz", date(2024, 1, 1)),
    "us-301fl-proposal": ("us-301fl-proposal.csv.gz", date(2026, 1, 1)),
    "us-122-exempt": ("us-122-exempt.csv.gz", date(2026, 1, 1)),
    "us-232": ("us-232.csv.gz", date(2025, 1, 1)),
    "us-232-other": ("us-232-other.csv", date(2025, 1, 1)),
    "us-232-2025": ("us-232-2025.csv", date(2018, 3, 23)),
    "us-ieepa-exempt": ("us-ieepa-exempt.csv", date(2025, 4, 5)),
    "rates-eu": ("rates-eu.csv.gz", date(2020, 1, 1)),
    "rates-gb": ("rates-gb.csv.gz", date(2021, 1, 1)),
    "rates-ch": ("rates-ch.csv", date(2024, 1, 1)),
    "rates-sg": ("rates-sg.csv", date(2023, 1, 1)),
    "taxes": ("taxes-europe.csv", date(1900, 1, 1)),
    "taxes-world": ("taxes-world.csv", date(1900, 1, 1)),
    "hs-2022": ("hs-2022.csv.gz", date(2022, 1, 1)),
    "hs-2017-2022": ("hs-2017-2022.csv", date(2022, 1, 1)),
}
"""The tables in `knowledge/tariffs/` and the first day each answers for."""


@dataclass(frozen=True)
class Edition:
    """One edition of a table."""

    name: str
    valid_from: date
    complete: bool
    load: Callable[[], RateTable]
    imported: int = 0
    """0 for a shipped table, else the number of the import: the later one is asked first."""

    @cached_property
    def table(self) -> RateTable:
        """Its rows, read on first use."""
        return self.load()


class Tariffs:
    """Dated measures, to be read by any number of threads."""

    def __init__(self, rules: Rules, editions: list[Edition]) -> None:
        self.rules = rules
        self._editions: dict[str, list[Edition]] = {}
        for edition in editions:
            self._editions.setdefault(edition.name, []).append(edition)
        for several in self._editions.values():
            several.sort(key=lambda edition: (edition.valid_from, edition.imported), reverse=True)
        self._memory: dict[Hashable, Any] = {}
        self._lock = RLock()

    def take_over(self, newer: "Tariffs") -> None:
        """Answer out of `newer` from now on: an import was made while this one is in use everywhere."""
        with self._lock:
            self.rules, self._editions = newer.rules, newer._editions
            self._memory = {}

    def names(self) -> list[str]:
        """Every table there is."""
        return sorted(self._editions)

    def editions(self, name: str) -> list[Edition]:
        """All editions of a table, the newest first."""
        return self._editions.get(name, [])

    def has(self, name: str, on: date) -> bool:
        """Whether some edition of the table answers for that day."""
        return any(edition.valid_from <= on for edition in self.editions(name))

    def first_day(self, name: str) -> date | None:
        """The first day any edition of the table answers for; None where there is no such table."""
        return min((edition.valid_from for edition in self.editions(name)), default=None)

    def lines(self, name: str, code: str, on: date) -> tuple[Row, ...]:
        """The table's lines at and under `code` that hold on that day and have none below them."""
        return self.remember(("lines", name, code, on), lambda: self._find_lines(name, code, on))

    def covering(self, name: str, code: str, on: date) -> tuple[Row, ...]:
        """The table's rows that hold on that day and whose code begins `code`, the shortest first."""
        return self.remember(("covering", name, code, on), lambda: self._find_covering(name, code, on))

    def destination(self, country: str) -> Destination:
        """How the country taxes imports: its own row, its customs union's, or the common form (CIF, then tax)."""
        rules = self.rules
        known = rules.destinations.get(country) or rules.destinations.get(rules.members.get(country, ""))
        return known or _common_form(country)

    def source(self, source: str) -> Source:
        """The source of that id; one that is not listed (an import) stands for itself."""
        return self.rules.sources.get(source) or Source(source, source, "", "")

    def remember(self, key: Hashable, find: Callable[[], T]) -> T:
        """What `find` gives, kept under `key`: a batch asks for the same lines over and over."""
        try:
            kept: T = self._memory[key]
        except KeyError:
            with self._lock:
                kept = find()
                if len(self._memory) > MAX_REMEMBERED:
                    self._memory.clear()
                self._memory[key] = kept
        return kept

    def _asked(self, name: str, on: date) -> list[Edition]:
        """The editions that answer for a day, in the order in which they are asked.

        One complete edition stands under them: the newest that had begun. Before it come the incomplete ones that
        were imported after it.
        """
        begun = [edition for edition in self.editions(name) if edition.valid_from <= on]
        ground = next((edition for edition in begun if edition.complete), None)
        over = [e for e in begun if not e.complete and (ground is None or e.imported > ground.imported)]
        over.sort(key=lambda edition: edition.imported, reverse=True)
        return over + ([ground] if ground else [])

    def _find_lines(self, name: str, code: str, on: date) -> tuple[Row, ...]:
        found: dict[str, list[Row]] = {}
        owner: dict[str, Edition] = {}
        for edition in self._asked(name, on):
            rows = [row for row in edition.table.under(code) if row.holds(on)]
            for row in _deepest(rows):
                # "0101210000" of an API and "01012100" of a table are the same line.
                same = (row.code, row.code + "00", row.code.removesuffix("00"))
                if not any(known in found and edition is not owner.get(known) for known in same):
                    found.setdefault(row.code, []).append(row)
                    owner[row.code] = edition
        return tuple(row for key in sorted(found) for row in found[key])

    def _find_covering(self, name: str, code: str, on: date) -> tuple[Row, ...]:
        for edition in self._asked(name, on):
            found = [row for row in edition.table.covering(code) if row.holds(on)]
            if found:
                return tuple(found)
        return ()


def open_tariffs(home: Path | None = None, store: "Store | None" = None, *, folder: Path = FOLDER) -> Tariffs:
    """The shipped tables of `folder`, those imported into `store`, and those put into `home`/tariffs by hand.

    The last are files of our own table format, named like the table they add to (`fx.csv`, `rates-jp.csv.gz`);
    they are asked first and never replace a whole table.
    """
    editions = [
        Edition(name, valid_from, True, _reader(folder / file))
        for name, (file, valid_from) in SHIPPED.items()
        if (folder / file).is_file()
    ]
    if store is not None:
        from bot.duties.editions import imported_editions

        editions += imported_editions(store)
    if home is not None:
        own = sorted((home / "tariffs").glob("*.csv*"))
        editions += [
            Edition(path.name.partition(".")[0], date.min, False, _reader(path), BY_HAND) for path in own
        ]
    return Tariffs(read_rules(folder), editions)


def _reader(path: Path) -> Callable[[], RateTable]:
    return lambda: read_table(path)


def _deepest(rows: list[Row]) -> list[Row]:
    """Rows with no other row below them; they are in order, so a child follows its parent."""
    codes = sorted({row.code for row in rows})
    parents = {first for first, second in itertools.pairwise(codes) if second.startswith(first)}
    return [row for row in rows if row.code not in parents]


def _common_form(country: str) -> Destination:
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    currencies = get_territory_currencies(country) if country in get_global("territory_currencies") else []
    return Destination(
        code=country,
        members=frozenset(),
        currency=currencies[-1] if currencies else "USD",
        value_basis="CIF",
        tax_basis="cif+duty",
        tax="vat",
        table=f"rates-{country.lower()}",
        stale_days=90,
        covered_from=None,
        tax_minimum=_ZERO,
        value_step=_ZERO,
        value_cut=False,
        amount_step=_ZERO,
        digits=0,
        lookup="",
    )
