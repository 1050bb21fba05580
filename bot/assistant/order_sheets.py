"""A sheet of orders that a seller sends: its columns asked about where they are not known, shown, and taken in.

What was decided so far lies in the store, so that each button is a turn of its own and a crash loses none. A button's
value (`order-sheet <token> <field> <column>`) says all that it means: no conversation need be remembered.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Books

from bot.aftersales.order_columns import (
    FIELDS,
    Headings,
    Layout,
    headings_of,
    known_layout,
    layout_of,
    looks_like_orders,
    plain_title,
    remember,
    remembered,
)
from bot.aftersales.order_import import import_orders, rows_of
from bot.aftersales.written_amounts import currency_code
from bot.assistant.conversation import File
from bot.assistant.order_parcels import note_parcels
from bot.assistant.session import Session
from bot.clock import now
from bot.errors import NotFound
from bot.spreadsheets import UnreadableFile
from bot.store.orders import OrderSheetRow

_CURRENCIES = ("USD", "EUR", "GBP", "CNY", "AUD", "CAD", "JPY", "MXN")
_PROOFS = ("email", "phone", "postcode")
_MOST_COLUMNS = 24
_OF_GOODS = frozenset(
    {"hs", "hscode", "htscode", "hs编码", "海关编码", "税号", "tariffcode", "dutyrate", "incoterm"}
)
"""Headings, as compared, that only a sheet of goods has: duties are to be worked out for it."""


def is_order_sheet(file: File) -> bool:
    """Whether the file is a list of orders, and not of parcels or of goods."""
    try:
        rows = rows_of(file.data, file.name)
    except UnreadableFile:
        return False
    if known_layout(rows) is None and _OF_GOODS & {plain_title(title) for title in headings_of(rows).titles}:
        return False
    return looks_like_orders(rows)


def begin(session: Session, file: File, turn: str, *, known: bool = True) -> dict[str, Any]:
    """Keep the sheet and say what comes next (see `go_on`). `known` False: it waits to be called a list of orders.

    Raises UnreadableFile.
    """
    rows_of(file.data, file.name)
    with session.rooms.store.begin() as books:
        row = books.scalars(select(OrderSheetRow).where(OrderSheetRow.turn == turn)).first()
        if row is None:
            row = OrderSheetRow(
                token=secrets.token_hex(6), turn=turn, person=session.person.id, shop=session.person.shop,
                name=file.name[:300], data=file.data, columns={}, created_at=now(),
            )  # fmt: skip
            books.add(row)
            books.flush()
        return (
            _next(books, session, row) if known else {"step": "waiting", "sheet": row.token, "file": row.name}
        )


def go_on(session: Session, token: str, field: str, column: str, value: str) -> dict[str, Any]:
    """One answer, and what comes next.

    `{"step": "ask", "sheet", "file", "field", "columns": [{"column", "title"}], "known": {field: title}}` ·
    `{"step": "currency", "sheet", "file", "choices"}` · `{"step": "preview" | "taken", "sheet", "report", "known"}` ·
    `{"step": "dropped", "sheet", "file"}`. Raises NotFound `order_sheet_gone` for a sheet that is not this person's,
    or waits no longer.
    """
    with session.rooms.store.begin() as books:
        row = books.get(OrderSheetRow, token.strip()[:16])
        if row is None or row.person != session.person.id or row.shop != session.person.shop:
            raise NotFound("that sheet is not waiting", code="order_sheet_gone")
        if "taken" in row.columns:
            if field == "take":  # the same turn after a crash, or a second press
                return dict(row.columns["taken"])
            raise NotFound("that sheet was taken in", code="order_sheet_gone")
        if field == "drop":
            books.delete(row)
            return {"step": "dropped", "sheet": row.token, "file": row.name}
        if field == "take":
            return _take(books, session, row)
        row.columns = _decided(row.columns, field, column, value)
        return _next(books, session, row)


def _decided(before: Mapping[str, Any], field: str, column: str, value: str) -> dict[str, Any]:
    decided = {**before}
    if field == "currency" and (code := currency_code(value or column)):
        return decided | {"currency": code}
    if field in FIELDS:
        columns = dict(decided.get("columns", {}))
        place = int(column) if column.isdecimal() and len(column) < 4 else 0
        if place:
            columns[field] = place - 1
        else:
            columns.pop(field, None)
        return decided | {"columns": columns, "asked": [*decided.get("asked", []), field]}
    return decided


def _next(books: Books, session: Session, row: OrderSheetRow) -> dict[str, Any]:
    rows = rows_of(row.data, row.name)
    known = known_layout(rows)
    headings = headings_of(rows)
    if known is None:
        before = remembered(books, row.shop, headings)
        if before is not None and "columns" not in row.columns:
            row.columns = {**row.columns, **before, "asked": list(FIELDS)}
        if "columns" not in row.columns:
            row.columns = {**row.columns, "columns": dict(headings.guessed), "asked": []}
        missing = _missing(row.columns)
        if missing:
            return _question(row, headings, missing)
    report = _imported(books, session, row, rows, known, write=False)
    if not row.columns.get("currency") and any(one["code"] == "no_currency" for one in report["problems"]):
        return {"step": "currency", "sheet": row.token, "file": row.name, "choices": list(_CURRENCIES)}
    shown = {} if known else _shown(row.columns, headings)
    return {"step": "preview", "sheet": row.token, "report": report, "known": shown}


def _take(books: Books, session: Session, row: OrderSheetRow) -> dict[str, Any]:
    rows = rows_of(row.data, row.name)
    known = known_layout(rows)
    headings = headings_of(rows)
    if known is None and (not row.columns.get("columns") or _missing(row.columns)):
        return _next(books, session, row)
    report = _imported(books, session, row, rows, known, write=True)
    if known is None:
        decided: dict[str, Any] = {
            name: row.columns[name] for name in ("columns", "currency") if name in row.columns
        }
        remember(books, row.shop, headings, decided, now())
    done = {"step": "taken", "acted": True, "sheet": row.token, "report": report, "known": {}}
    row.data, row.columns = b"", {"taken": done}
    return done


def _imported(books: Books, session: Session, row: OrderSheetRow, rows: Sequence[Sequence[str]],
              known: tuple[int, Layout] | None, *, write: bool) -> dict[str, Any]:  # fmt: skip
    layout = known or (headings_of(rows).row, layout_of(row.columns))
    report = import_orders(
        books, rows, row.name, row.shop, now(), zone=session.rooms.settings.time_zone,
        currency=row.columns.get("currency", ""), layout=layout, write=write, on_parcels=note_parcels,
    )  # fmt: skip
    return report.as_json()


def _missing(decided: Mapping[str, Any]) -> str:
    """The next field to ask about; empty where enough is known. One proof is enough, and one amount."""
    columns, asked = decided.get("columns", {}), decided.get("asked", [])
    if "number" not in columns:
        return "number"
    if not any(name in columns for name in _PROOFS):
        return next((name for name in _PROOFS if name not in asked), "")
    if "title" not in columns and "sku" not in columns and "title" not in asked:
        return "title"
    if {"title", "sku"} & columns.keys() and "quantity" not in columns and "quantity" not in asked:
        return "quantity"
    if not {"price", "total"} & columns.keys():
        return next((name for name in ("total", "price") if name not in asked), "")
    return ""


def _question(row: OrderSheetRow, headings: Headings, field: str) -> dict[str, Any]:
    taken = set(row.columns.get("columns", {}).values())
    free = [
        {"column": place + 1, "title": title[:60]}
        for place, title in enumerate(headings.titles)
        if title and place not in taken
    ]
    return {
        "step": "ask", "sheet": row.token, "file": row.name, "field": field, "columns": free[:_MOST_COLUMNS],
        "known": _shown(row.columns, headings),
    }  # fmt: skip


def _shown(decided: Mapping[str, Any], headings: Headings) -> dict[str, str]:
    return {
        name: headings.titles[place][:60]
        for name, place in decided.get("columns", {}).items()
        if name in FIELDS and place < len(headings.titles)
    }
