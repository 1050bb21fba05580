"""A file of orders, from its bytes to the store: read, shown beforehand, taken in, and accounted for row by row."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.aftersales.errors import UnknownColumns
from bot.aftersales.order_columns import (
    Headings,
    Layout,
    Rows,
    headings_of,
    known_layout,
    layout_of,
    remembered,
)
from bot.aftersales.order_files import Problem, Sheet, read_sheet
from bot.aftersales.order_records import Recorded, record
from bot.aftersales.shops import shop_of
from bot.aftersales.told import Told, ToldParcel
from bot.spreadsheets import read_rows

OnParcels = Callable[[Session, Sequence[tuple[Told, ToldParcel]], str, datetime], None]
"""Told, inside the transaction, of the tracking numbers that came with the orders: another room keeps parcels."""

_SHOWN = 3
_NAMED = 50
"""Rows that are named in the report."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file, or would."""

    file: str
    shop: str
    layout: str
    channel: str
    rows: int
    recorded: tuple[Recorded, ...]
    problems: tuple[Problem, ...]
    taken: bool
    """False: only looked at."""

    def as_json(self) -> dict[str, Any]:
        """`{"file", "shop", "export", "channel", "rows", "orders", "new", "changed", "unchanged", "refused", "taken",
        "sums": {currency: amount}, "examples": [{"number", "items", "total", "currency"}], "problems": [{"row",
        "number", "code", "refused", …}], "more_problems"}`; `refused` counts rows."""
        counts = Counter(one.outcome for one in self.recorded)
        sums: dict[str, Decimal] = {}
        for one in self.recorded:
            if one.told.total is not None:
                sums[one.told.currency] = sums.get(one.told.currency, Decimal(0)) + one.told.total
        return {
            "file": self.file,
            "shop": self.shop,
            "export": self.layout,
            "channel": self.channel,
            "rows": self.rows,
            "orders": len(self.recorded),
            "new": counts["new"],
            "changed": counts["changed"],
            "unchanged": counts["unchanged"],
            "refused": len({problem.row for problem in self.problems if problem.refused}),
            "taken": self.taken,
            "sums": {currency: format(total, "f") for currency, total in sorted(sums.items())},
            "examples": [
                {"number": one.told.shown, "items": sum(item.quantity for item in one.told.items),
                 "total": None if one.told.total is None else format(one.told.total, "f"),
                 "currency": one.told.currency}
                for one in self.recorded[:_SHOWN]
            ],
            "problems": [
                {"row": problem.row, "number": problem.number, "code": problem.code, "refused": problem.refused,
                 **problem.details}
                for problem in self.problems[:_NAMED]
            ],
            "more_problems": max(0, len(self.problems) - _NAMED),
        }  # fmt: skip


def rows_of(file: Path | bytes, name: str) -> list[list[str]]:
    """The rows of a file. Raises UnreadableFile."""
    return read_rows(file, name)


def layout_for(session: Session, rows: Rows, shop: str) -> tuple[int, Layout] | Headings:
    """How to read the rows, and the place of their headings; else the headings that somebody must explain."""
    known = known_layout(rows)
    if known is not None:
        return known
    headings = headings_of(rows)
    decided = remembered(session, shop, headings)
    return headings if decided is None else (headings.row, layout_of(decided))


def import_orders(
    session: Session,
    rows: Rows,
    name: str,
    shop: str,
    at: datetime,
    *,
    zone: str,
    currency: str = "",
    layout: tuple[int, Layout] | None = None,
    write: bool = True,
    on_parcels: OnParcels | None = None,
) -> Report:
    """Take a sheet of orders in; with `write` false only say what would become of it.

    `zone`: of the deployment, where the shop has none. `currency`: of amounts that name none. Raises UnknownColumns
    where the sheet is no export that is known and nobody has said what its columns are.
    """
    found = layout or layout_for(session, rows, shop)
    if isinstance(found, Headings):
        titles = _titles(found)
        raise UnknownColumns(f"{name}: unknown columns ({titles}); say e.g. --column number=1", file=name,
                             columns=titles)  # fmt: skip
    head, how = found
    if currency:
        how = replace(how, currency=currency)
    sheet: Sheet = read_sheet(rows, head, how, zone=shop_of(session, shop).time_zone or zone, now=at)
    recorded = record(session, sheet.orders, shop, at, source="file", source_name=name, write=write)
    if write and on_parcels is not None:
        parcels = [(told, parcel) for told in sheet.orders for parcel in told.parcels]
        on_parcels(session, parcels, shop, at)
    return Report(name, shop, how.name, how.channel, sheet.rows, tuple(recorded), sheet.problems, write)


def _titles(headings: Headings) -> str:
    return ", ".join(title for title in headings.titles if title)[:400]
