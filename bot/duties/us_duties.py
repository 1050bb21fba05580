"""The United States on top of column 1: Sections 301, 338, 232, 122 and the IEEPA tariffs, by day, origin and claim.

The programmes, their stacking and what only the importer knows are data (`us-programs.csv`, `us-claims.csv`);
which lines they reach is in the tables `us-301-china`, `us-232`, `us-232-other`, `us-232-2025`, `us-122-exempt`,
`us-ieepa-exempt`. What another programme displaces stays in sight at 0, with the reason.
"""

from datetime import date
from decimal import Decimal

from bot.duties.errors import no_rate
from bot.duties.estimate import Choice, Remark
from bot.duties.tables import Row
from bot.duties.us_ieepa import exemption, ieepa
from bot.duties.us_programmes import (
    ZERO,
    Goods,
    Owed,
    ask,
    claimed,
    in_force,
    offer,
    percent_of,
    plain,
    programme_row,
    put,
)
from bot.duties.us_section_232 import metals_of_2025, scope, sections_232
from bot.duties.worksheet import Worksheet

CHINA_2026 = date(2026, 1, 1)
"""The last step of the four-year review of Section 301: headings 9903.91.06 to .08 begin."""

POLYSILICON_ANNOUNCED, POLYSILICON = date(2026, 8, 25), date(2026, 12, 4)
"""The day the schedule was seen, and the day it names."""

POSTAL_CHINA, POSTAL_ALL, IEEPA_ENDED = date(2025, 5, 2), date(2025, 8, 29), date(2026, 2, 24)

__all__ = ["Goods", "add_duties", "check_postal", "lists_of", "programme_row"]


def lists_of(sheet: Worksheet, row: Row, origin: str) -> tuple[object, ...]:
    """What beside column 1 makes two lines differ: their place in the lists that matter for the origin and day."""
    china = tuple(found.note for found in _china_rows(sheet, row.code)) if origin == "CN" else ()
    return (
        china,
        tuple(sorted(scope(sheet, row.code).items())),
        tuple(sorted(metals_of_2025(sheet, row.code).items())),
        bool(sheet.tariffs.covering("us-122-exempt", row.code, sheet.on))
        and any(in_force(sheet, "122-surcharge")),
        bool(sheet.tariffs.covering("us-301fl-proposal", row.code, sheet.on))
        and any(in_force(sheet, "301-forced-labor", origin)),
        exemption(sheet, row.code) if any(in_force(sheet, "ieepa-reciprocal", origin)) else "",
    )


def add_duties(sheet: Worksheet, goods: Goods) -> Decimal:
    """Put down every additional duty of the goods; gives their sum."""
    total = ZERO
    if goods.origin == "CN":
        total += _china(sheet, goods)
    total += plain(sheet, goods, "301-brazil")
    _check_scheduled(sheet, goods)
    if "201-quartz" in scope(sheet, goods.line) and _quartz_owed(sheet, goods):
        total += plain(sheet, goods, "201-quartz")
    owed, amount_232 = sections_232(sheet, goods)
    if owed is None:
        return total  # what Section 232 displaces is open as long as it is
    if any(in_force(sheet, "338-canada", goods.origin)) and claimed(sheet, goods, "338-canada"):
        total += plain(sheet, goods, "338-canada", owed)
    total += amount_232
    total += ieepa(sheet, goods, owed)
    total += _surcharge_122(sheet, goods, owed)
    total += _forced_labor(sheet, goods, owed)
    return total


def _china_rows(sheet: Worksheet, line: str) -> list[Row]:
    """Headings on the line: those at the longest code; of Section 301's two notes the newer (31) replaces (20)."""
    rows = sheet.tariffs.covering("us-301-china", line, sheet.on)
    nearest = [row for row in rows if row.code == rows[-1].code] if rows else []
    newer = [row for row in nearest if row.note.startswith("9903.91") and row.note != "9903.91.12"]
    return newer or nearest


def _china(sheet: Worksheet, goods: Goods) -> Decimal:
    rows = _china_rows(sheet, goods.line)
    if not rows:
        _check_earlier_heading(sheet, goods)
        return ZERO
    chosen = [row for row in rows if row.note in goods.claims]
    if len({row.rate for row in rows}) > 1 and not chosen:
        choices = tuple(
            Choice(row.note, Remark("duty-choice-heading", {"heading": row.note, "rate": row.rate}), row.rate)
            for row in rows
        )
        sheet.ask(
            "claims",
            Remark("duty-ask-301-china", {"hs": goods.hs}),
            item=sheet.numbered(goods.number),
            choices=choices,
        )
        return ZERO
    row = (chosen or rows)[0]
    excluded = sheet.tariffs.lines("us-301-exclusions", goods.hs, sheet.on) or sheet.tariffs.covering(
        "us-301-exclusions", goods.line, sheet.on
    )
    note = None
    if excluded and "301-exclusion" in goods.claims:
        note = Remark("duty-note-301-excluded", {"heading": excluded[0].note})
    elif excluded:
        end = excluded[0].valid_to.isoformat() if excluded[0].valid_to else "none"
        sheet.warn("assumption", "duty-warn-301-exclusion", heading=excluded[0].note, hs=goods.hs, end=end)
        offer(sheet, "301-exclusion")
    name = Remark("duty-line-301-china", {"heading": row.note})
    amount = ZERO if note else percent_of(sheet, row.rate, goods.value)
    return sheet.add(
        "additional_duty", name, row.rate, goods.value, amount, f"301-china {row.note}", row, goods.hs, note
    )


def _check_earlier_heading(sheet: Worksheet, goods: Goods) -> None:
    """Raises NoRate where the line's heading begins later: which one it bore before is not in our tables."""
    later = sheet.tariffs.covering("us-301-china", goods.line, CHINA_2026)
    if later and sheet.on < CHINA_2026:
        began = later[-1].valid_from or CHINA_2026
        raise no_rate(
            f"{goods.hs}: its Section 301 heading {later[-1].note} began on {began}; the one before it is not in our "
            "tables; give the whole duty as duty_rate",
            "earlier-heading", destination="US", hs=goods.hs, place=sheet.destination.lookup,
            detail=began.isoformat(),
        )  # fmt: skip


def _quartz_owed(sheet: Worksheet, goods: Goods) -> bool:
    """Whether the quota's duty is owed, once it is told; the origins that are free of it are not asked."""
    free = any(row.mode == "exempt" and row.origins for row in in_force(sheet, "201-quartz", goods.origin))
    return not free and claimed(sheet, goods, "201-quartz") and "not-quartz-surface" not in goods.claims


def _check_scheduled(sheet: Worksheet, goods: Goods) -> None:
    """Says that a duty on polysilicon goods is scheduled; from its day on raises NoRate: its rate is not known."""
    row = next(
        (
            row
            for row in sheet.tariffs.covering("us-232-other", goods.line, POLYSILICON)
            if row.note == "232-polysilicon"
        ),
        None,
    )
    if row is None or sheet.on < POLYSILICON_ANNOUNCED:
        return
    if sheet.on < POLYSILICON:
        sheet.warn("missing_rate", "duty-warn-scheduled", hs=goods.hs, date=POLYSILICON.isoformat())
        return
    raise no_rate(
        f"{goods.hs}: a Section 232 duty on polysilicon goods was scheduled for {POLYSILICON}; its rate is not in "
        "our tables; give the whole duty as duty_rate",
        "pending", destination="US", hs=goods.hs, place=sheet.destination.lookup, detail=POLYSILICON.isoformat(),
    )  # fmt: skip


def check_postal(sheet: Worksheet) -> None:
    """Raises NoRate for mail while it paid IEEPA duty alone, by a method the postal carrier chose for all its mail.

    China and Hong Kong from 2025-05-02, every origin from 2025-08-29, until the Act's tariffs ended.
    """
    consignment = sheet.consignment
    if sheet.destination.code != "US" or consignment.mode != "mail":
        return
    first = POSTAL_CHINA if consignment.origin in ("CN", "HK") else POSTAL_ALL
    if first <= sheet.on < IEEPA_ENDED and not all(item.duty_rate for item in consignment.items):
        raise no_rate(
            f"mail to the US paid IEEPA duty by the postal carrier's method (a percentage, or a flat sum an item) "
            f"from {first} to {IEEPA_ENDED}; give the whole duty as duty_rate, or another mode",
            "postal", destination="US", place=sheet.destination.lookup, detail=first.isoformat(),
        )  # fmt: skip


def _surcharge_122(sheet: Worksheet, goods: Goods, owed: Owed) -> Decimal:
    row = programme_row(sheet, "122-surcharge", goods)
    if row is None:
        return ZERO
    if sheet.tariffs.covering("us-122-exempt", goods.line, sheet.on):
        return put(sheet, goods, row, Remark("duty-note-122-exempt"))
    return plain(sheet, goods, "122-surcharge", owed)


def _forced_labor(sheet: Worksheet, goods: Goods, owed: Owed) -> Decimal:
    row = programme_row(sheet, "301-forced-labor", goods)
    if row is None:
        return ZERO
    settled = bool(row.not_claims & goods.claims) or owed.displaces(row)
    proposed = sheet.tariffs.covering("us-301fl-proposal", goods.line, sheet.on)
    if not settled and proposed and "not-fl-exempt" not in goods.claims:
        choices = sheet.tariffs.rules.claim_questions["301-forced-labor"].choices
        ask(sheet, goods, "301-forced-labor", choices)
        return ZERO
    if not settled and not proposed:
        sheet.warn("assumption", "duty-warn-fl-list", hs=goods.hs)
    return plain(sheet, goods, "301-forced-labor", owed)
