"""Importers: a public or a person's own file in, drafts of our tables out. Nothing is written here.

`read(source, path, options)` checks the whole file first and raises BadTable when it is not what it says, so that
`editions.save` either gets all of it or nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bot.duties.errors import BadTable
from bot.duties.tables import Row

if TYPE_CHECKING:
    from bot.duties.tariffs import Tariffs

SOURCES: Mapping[str, str] = {
    "us-hts": "us_hts",
    "us-lists": "us_lists",
    "uk-tariff": "uk_tariff",
    "eu-taric": "eu_taric",
    "mfn-table": "mfn_table",
    "hs-nomenclature": "nomenclature",
    "hs-correlation": "hs_correlation",
    "vat": "vat",
    "fx": "fx",
    "sheet": "sheet",
}
"""What `rates import SOURCE` understands, and the module that reads it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a file does not say itself."""

    as_of: date | None = None
    """The day on which the file was true; else what the file says, else the day it was saved."""
    valid_from: date | None = None
    """The first day it answers for."""
    source: str = ""
    """Origin in words (or an id of `sources.csv`); else the importer's own words and the file's name."""
    destination: str = ""
    """For `sheet`: whose rates they are."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For `sheet`: our column → theirs (`code`, `rate`, `unit`, `description`)."""
    descriptions: bool = True
    """Whether to keep the official descriptions of lines."""
    tariffs: "Tariffs | None" = None
    """The tables in force, which some lists refine."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One table, ready to be saved."""

    name: str
    title: str
    rows: list[Row]
    valid_from: date
    as_of: date
    source: str
    complete: bool = True
    not_understood: tuple[str, ...] = ()
    """Rates outside the grammar: kept, quoted when asked for, never computed."""


def read(source: str, path: Path, options: Options) -> list[Draft]:
    """The drafts in a file. Raises BadTable."""
    if source not in SOURCES:
        raise BadTable(f"no such source: {source}; it is one of {', '.join(SOURCES)}", code="bad_source")
    importer: Callable[[Path, Options], list[Draft]] = import_module(
        f"bot.duties.importers.{SOURCES[source]}"
    ).read
    drafts = importer(path, options)
    if not any(draft.rows for draft in drafts):
        raise BadTable(f"{path.name}: no usable row in it")
    return drafts


def file_day(path: Path) -> date:
    """The day the file was saved: the latest that it can be true of when it does not say itself."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def digits(code: str) -> str:
    """A customs code without dots and spaces; empty when it is not one."""
    bare = code.replace(".", "").replace(" ", "").strip()
    return bare if bare.isascii() and bare.isdigit() and 2 <= len(bare) <= 13 else ""
