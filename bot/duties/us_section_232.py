"""Section 232 of the Trade Expansion Act: the one family that is owed on a line, and metals by their content.

Of the families at most one is owed. Before 2026-04-06 metals were a layer of their own: mill products on the full
value, articles made of them on the value of the metal, and what other programmes charge was left to the rest.
"""

from datetime import date, timedelta
from decimal import Decimal

from bot.duties.errors import no_rate
from bot.duties.estimate import Remark
from bot.duties.expression import NotComputable
from bot.duties.us_programmes import (
    METALS_2025,
    UNDISPLACED,
    ZERO,
    Goods,
    Owed,
    ask,
    in_force,
    offer,
    programme_row,
    put,
)
from bot.duties.worksheet import Worksheet

FAMILIES = (
    "232-vehicles", "232-trucks", "232-buses", "232-vehicle-parts", "232-semiconductors", "232-furniture",
    "232-cabinets", "232-lumber", "232-pharma", "232-drones", "232-metals",
)  # fmt: skip
"""In the order in which one displaces the next (vehicle parts are outside the metals annexes, and so on)."""

OPTIONAL_CLAIMS = ("usmca", "us-metal", "uk-metal")
"""Claims that lower a duty and are not asked for: shown as options."""

METALS_ANNEXES = date(2026, 4, 6)
"""Proclamation 11021: one rate on the full value by annex."""

DERIVATIVES_2025 = date(2025, 3, 12)
"""Proclamations 10895 and 10896: derivative articles on a wide scale; before it only a handful were listed."""

METAL_CHAPTERS = ("72", "73", "74", "76")

_SCOPE_TABLES = ("us-232", "us-232-other", "us-232-2025")


def scope(sheet: Worksheet, line: str) -> dict[str, str]:
    """Families that name the line, each with its part: `232-metals` → `1b/steel`."""
    families: dict[str, str] = {}
    for note in _notes(sheet, line):
        family, _, part = note.partition("/")
        if family == METALS_2025:
            continue
        if family == "232-vehicle-parts" and family in families and part != families[family]:
            part = "auto+truck"
        families[family] = part
    if families.get("232-metals", "").startswith("2/"):  # annex 2: removed from scope
        del families["232-metals"]
    return families


def metals_of_2025(sheet: Worksheet, line: str, on: date | None = None) -> dict[str, str]:
    """Metals whose lists of 2025 name the line: `steel` → `full` (the whole value) or `content`."""
    found: dict[str, str] = {}
    for note in _notes(sheet, line, on):
        if note.startswith(METALS_2025 + "/"):
            _, metal, basis = note.split("/")
            found[metal] = basis
    return found


def _notes(sheet: Worksheet, line: str, on: date | None = None) -> list[str]:
    """The scope rows that hold, the longest code last: it has the last word."""
    day = on or sheet.on
    rows = [row for table in _SCOPE_TABLES for row in sheet.tariffs.covering(table, line, day)]
    return [row.note for row in sorted(rows, key=lambda row: len(row.code))]


def sections_232(sheet: Worksheet, goods: Goods) -> tuple[Owed | None, Decimal]:
    """What is owed, and its amount; None while a claim or a value is open."""
    families = scope(sheet, goods.line)
    for family in FAMILIES:
        if family not in families:
            continue
        outcome = _family(sheet, goods, family, families[family])
        if outcome is None:
            return None, ZERO
        applies, amount = outcome
        if applies:
            return Owed(whole=family if amount else ""), amount
    if any(in_force(sheet, METALS_2025)):
        return _metals(sheet, goods)
    return UNDISPLACED, ZERO


def _family(sheet: Worksheet, goods: Goods, family: str, part: str) -> tuple[bool, Decimal] | None:
    """None when a claim had to be asked for; else whether the family is the one that applies, and how much."""
    question = sheet.tariffs.rules.claim_questions.get(family)
    decided = question is None or goods.hs.startswith(question.decided_by_code or ("-",))
    if question is not None and not decided:
        choices = tuple(choice for choice in question.choices if _possible(choice, part))
        made = goods.claims & set(question.choices)
        if not made:
            ask(sheet, goods, family, choices)
            return None
        if part == "auto+truck":
            part = "truck" if "truck-part" in made else "auto"
        if not any(_positive(claim) for claim in made):
            _not_owed(sheet, goods, family, sorted(made)[0])
            return False, ZERO
    row = programme_row(sheet, family, goods, part)
    if row is None:
        return False, ZERO
    for claim in OPTIONAL_CLAIMS:
        if claim not in goods.claims and any(
            claim in other.claims
            and (not other.part or part == other.part or part.startswith(other.part + "/"))
            for other in in_force(sheet, family, goods.origin)
        ):
            offer(sheet, claim)
    try:
        amount = put(sheet, goods, row, None)
    except NotComputable as words:
        raise no_rate(
            f"{goods.hs}: no figure for this origin ({words}); give the whole duty as duty_rate",
            "words", destination="US", hs=goods.hs, place=sheet.destination.lookup, detail=str(words),
        ) from None  # fmt: skip
    return True, amount


def _possible(choice: str, part: str) -> bool:
    return not (choice == "truck-part" and part == "auto") and not (choice == "auto-part" and part == "truck")


def _positive(claim: str) -> bool:
    return not claim.startswith("not-") and not claim.endswith(("-under-15", "-out-of-scope"))


def _not_owed(sheet: Worksheet, goods: Goods, family: str, claim: str) -> None:
    """The family's line at 0: the claim takes the goods out of it."""
    for row in in_force(sheet, family):
        if not row.origins:
            put(sheet, goods, row, Remark("duty-note-claimed", {"claim": claim}))
            return


def _metals(sheet: Worksheet, goods: Goods) -> tuple[Owed | None, Decimal]:
    """Metals before 2026-04-06: steel, aluminium and copper, each on the full value or on its content."""
    _check_held(sheet, goods)
    amount, content, whole, still_open = ZERO, ZERO, "", False
    for metal, basis in sorted(metals_of_2025(sheet, goods.line).items()):
        row = programme_row(sheet, METALS_2025, goods, metal)
        if row is None:
            continue
        charged = row.mode == "add" and row.rate != "Free"
        if basis == "full":
            amount += put(sheet, goods, row, None)
            whole = METALS_2025 if charged else whole
            continue
        part = _content(sheet, goods, metal, row.rate)
        if part is None:
            still_open = True
            continue
        amount += put(sheet, goods, row, None, part)
        content += part if charged else ZERO
    if "usmca" not in goods.claims and any(row.claims for row in in_force(sheet, METALS_2025, goods.origin)):
        offer(sheet, "usmca")
    return (None, amount) if still_open else (Owed(whole, min(content, goods.value)), amount)


def _content(sheet: Worksheet, goods: Goods, metal: str, rate: str) -> Decimal | None:
    """The value of the metal in the goods; None after asking for it."""
    name = f"{metal} content"
    basis = sheet.basis(goods.value, goods.number)
    if sheet.amount_of(f"{rate} on the {name}", basis, sheet.numbered(goods.number)) is None:
        return None
    return min(basis.components[name], goods.value)


def _check_held(sheet: Worksheet, goods: Goods) -> None:
    """Raises NoRate for a line that the annexes of 2026 take over from a list of 2025 which we do not hold.

    Some steel articles outside chapter 73 were listed on 2025-03-12 by an annex that is not in our tables.
    """
    if sheet.on < DERIVATIVES_2025:
        return
    taken_over = {
        row.note.rpartition("/")[2]
        for row in sheet.tariffs.covering("us-232", goods.line, METALS_ANNEXES)
        if row.note.startswith("232-metals/")
    }
    listed = metals_of_2025(sheet, goods.line, METALS_ANNEXES - timedelta(days=1))
    of_one_metal = goods.line.startswith(METAL_CHAPTERS) and listed
    if taken_over - listed.keys() and not of_one_metal:
        raise no_rate(
            f"{goods.hs}: Section 232 metals before 2026-04-06 were charged by lists that our tables hold in part "
            "only, and this line may have been on one; give the whole duty as duty_rate",
            "metal-content", destination="US", hs=goods.hs, place=sheet.destination.lookup,
        )  # fmt: skip
