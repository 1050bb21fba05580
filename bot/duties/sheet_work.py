"""A sheet of products worked through: the same rows, with duty, tax, landed cost and margin beside each.

A row that cannot be computed says why in its own cell and the work goes on. What is foreign in the sheet stays
data: no cell of the result is a formula, whatever it begins with.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.duties.classification import classify
from bot.duties.consignment import parse_consignment
from bot.duties.errors import BadSheet
from bot.duties.estimate import Estimate, money
from bot.duties.landed_cost import estimate
from bot.duties.margin import asks_for_economics
from bot.duties.sheet_columns import facts_of, read_sheet
from bot.duties.sheet_file import Cell, written
from bot.duties.tariffs import Tariffs
from bot.duties.unit_economics import parse_terms, percent, unit_economics
from bot.errors import QuaysideError
from bot.texts import has_text, say

log = logging.getLogger(__name__)

COLUMNS = ("hs-used", "currency", "customs-value", "duty-rate", "duty", "tax", "fees", "landed-cost", "per-unit",
           "warnings", "sources", "problem")  # fmt: skip
MARGIN_COLUMNS = ("sale-currency", "profit", "margin", "break-even", "target-price")
"""Only where the sheet (or a default) says how the goods are sold."""
MAX_ROWS = 20_000
MAX_CLASSIFIED = 300
"""Different descriptions without a code that are looked up in one sheet: each takes tens of milliseconds."""
_TELL_EVERY = 250

OnRow = Callable[[int, int], None]
"""Told how many rows of how many are done."""


@dataclass(frozen=True, slots=True)
class Worked:
    """The result."""

    data: bytes
    rows: int
    failed: int
    """Rows without a total."""
    unknown: tuple[str, ...]
    """Headings that were not understood, and so not used."""


def work_sheet(
    file: Path | bytes, tariffs: Tariffs, *, name: str = "", defaults: Mapping[str, Any] | None = None,
    language: str = "en", home: Path | None = None, form: str = "xlsx", on_row: OnRow | None = None,
) -> Worked:  # fmt: skip
    """Work through a CSV or XLSX sheet; `form` is that of the result.

    `defaults` fill what a row does not say (names of `parse_consignment` and `unit_economics.TERMS`). Raises
    BadSheet for what is no table, lacks a column, or has more than MAX_ROWS rows.
    """
    name = name or (file.name if isinstance(file, Path) else "sheet")
    given = dict(defaults or {})
    sheet = read_sheet(file, name, given=given)
    entries = list(sheet.entries())
    if not entries:
        raise BadSheet(f"{name}: no rows under the heading", file=name, reason="empty", columns="none")
    if len(entries) > MAX_ROWS:
        raise BadSheet(f"{name}: more than {MAX_ROWS} rows", file=name, reason="too_large", columns="none")
    sold = asks_for_economics(given) or asks_for_economics(dict.fromkeys(sheet.fields.values(), "1"))
    columns = (*COLUMNS[:9], *(MARGIN_COLUMNS if sold else ()), *COLUMNS[9:])
    desk = _Desk(tariffs, language, home)
    results: dict[int, dict[str, Cell]] = {}
    for count, (number, cells) in enumerate(entries, 1):
        results[number] = desk.row({**given, **facts_of(cells)})
        if on_row is not None and count % _TELL_EVERY == 0:
            on_row(count, len(entries))
    titles = [say(language, f"sheet-col-{column}") for column in columns]
    data = written(sheet, [(column, results) for column in columns], titles, form)
    failed = sum("problem" in result for result in results.values())
    return Worked(data, len(entries), failed, sheet.unknown)


class _Desk:
    """Works out rows, one like the other."""

    def __init__(self, tariffs: Tariffs, language: str, home: Path | None) -> None:
        self._tariffs, self._language, self._home = tariffs, language, home
        self._codes: dict[str, tuple[str, str]] = {}
        """Description → code, or the question that would settle it."""

    def row(self, facts: dict[str, Any]) -> dict[str, Cell]:
        """The result columns of one row."""
        try:
            return self._row(facts)
        except QuaysideError as error:
            return {"problem": self._told(error)}
        except Exception:  # one row must not end the sheet
            log.exception("a row of a sheet failed")
            return {"problem": say(self._language, "error-internal")}

    def _row(self, facts: dict[str, Any]) -> dict[str, Cell]:
        if not facts.get("hs") and not facts.get("duty_rate") and facts.get("description"):
            facts["hs"], question = self._code(str(facts["description"]))
            if question:
                parse_consignment(facts)  # what is wrong besides is said first
                return {"problem": question}
        consignment = parse_consignment(facts)
        result = estimate(consignment, self._tariffs)
        cells = self._figures(result)
        if result.totals is not None:
            piece = unit_economics(consignment, result, parse_terms(facts), self._tariffs)
            assert piece is not None
            own = piece.currency
            if own == result.currency and piece.terms.sales_tax is None:
                cells["per-unit"] = Decimal(money(piece.landed_cost, own))
            else:
                cells["per-unit"] = Decimal(money(result.totals.landed_cost / piece.pieces, result.currency))
            if asks_for_economics(facts):
                cells["sale-currency"] = own
                if piece.profit is not None and piece.margin is not None:
                    cells["profit"] = Decimal(money(piece.profit, own))
                    cells["margin"] = Decimal(percent(piece.margin))
                for column, amount in (
                    ("break-even", piece.break_even),
                    ("target-price", piece.target_price),
                ):
                    if amount is not None:
                        cells[column] = Decimal(money(amount, own))
        return cells

    def _figures(self, result: Estimate) -> dict[str, Cell]:
        language = self._language
        cells: dict[str, Cell] = {"hs-used": result.hs, "currency": result.currency}
        if result.customs_value is not None:
            cells["customs-value"] = Decimal(money(result.customs_value, result.currency))
        duties = [line for line in result.lines if line.kind in ("duty", "additional_duty") and line.amount]
        cells["duty-rate"] = " + ".join(line.rate for line in duties)
        if result.totals is not None:
            totals = result.totals.as_json()
            for column, total in (("duty", "duty"), ("tax", "tax"), ("fees", "fees"),
                                  ("landed-cost", "landed_cost")):  # fmt: skip
                cells[column] = Decimal(totals[total])
        cells["warnings"] = " ".join(warning.say(language) for warning in result.warnings)
        sources = dict.fromkeys((line.source, line.as_of) for line in result.lines)
        cells["sources"] = "; ".join(f"{source} ({day})" if day else source for source, day in sources)
        if result.questions:
            cells["problem"] = " ".join(question.text.say(language) for question in result.questions)
        elif result.totals is None:
            cells["problem"] = say(language, "sheet-no-total")
        return cells

    def _code(self, description: str) -> tuple[str, str]:
        found = self._codes.get(description)
        if found is None:
            if len(self._codes) >= MAX_CLASSIFIED:
                return "", say(self._language, "sheet-too-many-names", limit=str(MAX_CLASSIFIED))
            found = self._codes[description] = self._look_up(description)
        return found

    def _look_up(self, description: str) -> tuple[str, str]:
        found = classify(description, language=self._language, home=self._home)
        if not found.candidates:
            return "", say(self._language, "sheet-unknown-goods")
        best = found.candidates[0]
        if found.question is None and not best.guess:
            return best.hs, ""
        codes = ", ".join(candidate.hs for candidate in found.candidates[:4])
        return "", say(self._language, "sheet-which-code", codes=codes)

    def _told(self, error: QuaysideError) -> str:
        text = f"error-{error.code.replace('_', '-')}"
        details = {name: str(told) for name, told in error.details.items()}
        return say(
            self._language,
            text if has_text("en", text) else "error-bad-consignment",
            **{"field": "-", **details},
        )
