"""A seller's saved products: read from a sheet, kept by article number and market, listed, dropped."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.clock import now
from bot.duties.confirmed_codes import confirm_all
from bot.duties.consignment import parse_consignment
from bot.duties.errors import BadSheet
from bot.duties.measure_watch import snapshot
from bot.duties.sheet_columns import facts_of, place_of, read_sheet
from bot.duties.tariffs import Tariffs
from bot.duties.unit_economics import parse_terms
from bot.errors import QuaysideError
from bot.store.products import ProductRow

if TYPE_CHECKING:
    from bot.store import Store

MAX_PRODUCTS = 2000
"""Products times markets that one seller may have watched."""
_SEVERAL = re.compile(r"[,;/|、，；]")


@dataclass(frozen=True, slots=True)
class Saved:
    """What an import came to."""

    products: int
    markets: int
    """Products times markets."""
    problems: tuple[str, ...]
    """Rows that were not saved and why, in words for the log and the command line: `row 3: …`."""

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        return {"products": self.products, "markets": self.markets, "problems": list(self.problems)}


def import_products(
    store: "Store", tariffs: Tariffs, file: Path | bytes, *, owner: str, on: date, name: str = "",
    chat: int | None = None, language: str = "en", defaults: Mapping[str, Any] | None = None,
    shop: str = "default",
) -> Saved:  # fmt: skip
    """Save the products of a sheet (CSV or XLSX); those saved before under the same SKU and market are replaced.

    A row needs SKU, HS code, market (or several: `US, DE`) and value; origin, price and terms of sale as in every
    sheet. What cannot be computed now is not saved, since nothing could be told of it. The codes are the seller's
    own: the shop remembers them for these products. Raises BadSheet.
    """
    given = dict(defaults or {})
    sheet = read_sheet(file, name, needs=("sku", "hs", "destination"), given=given)
    found: dict[tuple[str, str], ProductRow] = {}
    problems: list[str] = []
    for number, cells in sheet.entries():
        facts = {**given, **facts_of({**cells, "destination": ""})}
        markets = cells.get("destination") or str(given.get("destination", ""))
        for market in filter(None, (part.strip() for part in _SEVERAL.split(markets))):
            try:
                row = _row({**facts, "destination": place_of(market)}, tariffs, on)
            except QuaysideError as error:
                problems.append(f"row {number + 1}, {market[:30]}: {error.message}")
                continue
            row.owner, row.chat, row.language, row.known_on = owner, chat, language, on
            found[row.sku, row.destination] = row
    if len(found) > MAX_PRODUCTS:
        raise BadSheet(
            f"more than {MAX_PRODUCTS} products", file=name or "?", reason="too_large", columns="none"
        )
    with store.begin() as session:
        for row in found.values():
            same = (ProductRow.sku == row.sku, ProductRow.destination == row.destination)
            session.execute(delete(ProductRow).where(ProductRow.owner == owner, *same))
            session.add(row)
    stated = [json.loads(row.facts) for row in found.values() if row.name]
    confirm_all(store, shop, owner, [(facts["description"], _digits(facts["hs"])) for facts in stated])
    return Saved(len({sku for sku, _ in found}), len(found), tuple(problems))


def list_products(store: "Store", owner: str = "") -> list[dict[str, Any]]:
    """Watched products with what is known of them, by SKU; of everybody where no owner is named."""
    asked = select(ProductRow).order_by(ProductRow.owner, ProductRow.sku, ProductRow.destination)
    if owner:
        asked = asked.where(ProductRow.owner == owner)
    with store.begin() as session:
        return list(map(_as_json, session.scalars(asked)))


def drop_products(store: "Store", owner: str) -> int:
    """Watch none of a seller's products any more; gives how many rows that were."""
    with store.begin() as session:
        rows = list(session.scalars(select(ProductRow).where(ProductRow.owner == owner)))
        for row in rows:
            session.delete(row)
    return len(rows)


def _digits(code: str) -> str:
    return "".join(filter(str.isdigit, str(code)))[:13]


def _row(facts: dict[str, Any], tariffs: Tariffs, on: date) -> ProductRow:
    facts.pop("date", None)
    sku = str(facts.pop("sku", "")).strip()
    if not sku:
        raise BadSheet("no SKU", file="?", reason="no_column", columns="SKU")
    consignment = parse_consignment(facts)
    parse_terms(facts)
    known = snapshot(facts, tariffs, on)
    return ProductRow(
        sku=sku[:80], name=str(facts.get("description", ""))[:200], destination=consignment.destination,
        facts=json.dumps(facts, ensure_ascii=False), known=known.packed(), saved_at=now(),
    )  # fmt: skip


def _as_json(row: ProductRow) -> dict[str, Any]:
    known = json.loads(row.known)
    return {
        "sku": row.sku, "name": row.name, "destination": row.destination, "owner": row.owner,
        "known_on": row.known_on.isoformat() if row.known_on else None,
        "duty_percent": known["duty"], "tax_percent": known["tax"], "margin": known["margin"],
        **{name: told for name, told in json.loads(row.facts).items() if name not in ("destination", "sku")},
    }  # fmt: skip
