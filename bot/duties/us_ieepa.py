"""The tariffs under the International Emergency Economic Powers Act, from 2025-02-04 to 2026-02-23.

Fentanyl (China, Hong Kong, Canada, Mexico), reciprocal (by country), Brazil, India over Russian oil. The Supreme
Court held on 2026-02-20 that the Act authorises none of them; what was paid can be claimed back.
"""

from datetime import date, timedelta
from decimal import Decimal

from bot.duties.estimate import Remark
from bot.duties.us_programmes import ZERO, Goods, Owed, ask, claimed, in_force, plain, programme_row, put
from bot.duties.worksheet import Worksheet

ENERGY_CHAPTERS = (
    "22",
    "25",
    "26",
    "27",
    "28",
    "38",
    "44",
    "71",
    "72",
    "74",
    "75",
    "76",
    "78",
    "79",
    "80",
    "81",
)
"""Where energy, biofuels and critical minerals stand: a lower rate for Canada, by a definition in words."""
POTASH = "3104"

LISTED = date(2026, 2, 24)
"""The day whose exempt lines (Section 122, Annex II) stand in for the older Annex II, which they continue."""

IN_TRANSIT = timedelta(days=60)
"""About how long after a new rate goods that were afloat before it could still enter at the older one."""


def exemption(sheet: Worksheet, line: str) -> str:
    """What is known of Annex II: `exempt` (listed), `possible` (on the list that continues it) or nothing."""
    if sheet.tariffs.covering("us-ieepa-exempt", line, sheet.on):
        return "exempt"
    return "possible" if sheet.tariffs.covering("us-122-exempt", line, LISTED) else ""


def ieepa(sheet: Worksheet, goods: Goods, owed: Owed) -> Decimal:
    """Every line under the Act; nothing, and no question, outside its days."""
    before = len(sheet.lines)
    total = _fentanyl(sheet, goods, owed)
    total += _reciprocal(sheet, goods, owed)
    if any(in_force(sheet, "ieepa-brazil", goods.origin)) and (
        owed.whole or claimed(sheet, goods, "ieepa-brazil")
    ):
        total += plain(sheet, goods, "ieepa-brazil", owed)
    if len(sheet.lines) > before:
        sheet.warn("assumption", "duty-warn-ieepa-refund")
    return total


def _fentanyl(sheet: Worksheet, goods: Goods, owed: Owed) -> Decimal:
    rows = list(in_force(sheet, "ieepa-fentanyl", goods.origin))
    free = goods.claims & frozenset().union(*(row.not_claims for row in rows))
    lowered = {claim for row in rows for claim in row.claims}
    possible = {"potash"} if goods.line.startswith(POTASH) else set()
    possible |= {"ca-energy"} if goods.line.startswith(ENERGY_CHAPTERS) else set()
    choices = sheet.tariffs.rules.claim_questions["ieepa-fentanyl"].choices
    if possible & lowered and not free and not goods.claims & set(choices):
        ask(sheet, goods, "ieepa-fentanyl", (*sorted(possible & lowered), "not-ca-energy"))
        return ZERO
    return plain(sheet, goods, "ieepa-fentanyl", owed)


def _reciprocal(sheet: Worksheet, goods: Goods, owed: Owed) -> Decimal:
    row = programme_row(sheet, "ieepa-reciprocal", goods)
    if row is None or row.mode == "exempt":
        return ZERO
    settled = bool(row.not_claims & goods.claims) or owed.displaces(row)
    listed = exemption(sheet, goods.line)
    if listed == "exempt" and not settled:
        return put(sheet, goods, row, Remark("duty-note-122-exempt"))
    if not settled and listed and not claimed(sheet, goods, "ieepa-reciprocal"):
        return ZERO
    if not settled and not listed:
        sheet.warn("assumption", "duty-warn-annex-ii", hs=goods.hs)
    first = row.dated.valid_from
    if first and sheet.on - first < IN_TRANSIT:
        sheet.warn("assumption", "duty-warn-in-transit", date=first.isoformat())
    return plain(sheet, goods, "ieepa-reciprocal", owed) + plain(sheet, goods, "ieepa-india", owed)
