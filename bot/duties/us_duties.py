"""The United States on top of column 1: Sections 301, 338, 232 and 122, by programme, origin, day and claim.

The programmes, their stacking and what only the importer knows are data (`us-programs.csv`, `us-claims.csv`);
which lines they reach is in the tables `us-301-china`, `us-232`, `us-232-other`, `us-122-exempt`. Of the families of
Section 232 at most one is owed on a line; what another programme displaces stays in sight at 0, with the reason.
"""

from dataclasses import dataclass
from decimal import Decimal

from bot.duties.errors import no_rate
from bot.duties.estimate import Choice, Remark
from bot.duties.expression import NotComputable
from bot.duties.rules import Programme
from bot.duties.tables import Row
from bot.duties.worksheet import Worksheet

ZERO = Decimal(0)

FAMILIES_232 = (
    "232-vehicles", "232-trucks", "232-buses", "232-vehicle-parts", "232-semiconductors", "232-furniture",
    "232-cabinets", "232-lumber", "232-pharma", "232-drones", "232-metals",
)  # fmt: skip
"""In the order in which one displaces the next (vehicle parts are outside the metals annexes, and so on)."""

METALS_BY_CONTENT = "232-metals-content"
"""Metals before 2026-04-06: on the metal content, by lists that we hold in part only."""

OPTIONAL_CLAIMS = ("usmca", "us-metal", "uk-metal")
"""Claims that lower a duty and are not asked for: shown as options."""


@dataclass(frozen=True, slots=True)
class Goods:
    """One item of a consignment, as the additional duties see it."""

    number: int
    """In the consignment, from 1."""
    hs: str
    line: str
    """The tariff line that stands for `hs` in the lists."""
    origin: str
    claims: frozenset[str]
    value: Decimal
    column_1: Decimal | None
    """Its ordinary duty; None while that cannot be computed."""


def lists_of(sheet: Worksheet, row: Row, origin: str) -> tuple[object, ...]:
    """What beside column 1 makes two lines differ: their place in the lists that matter for the origin and day."""
    china = tuple(found.note for found in _china_rows(sheet, row.code)) if origin == "CN" else ()
    return (
        china,
        tuple(sorted(_scope_232(sheet, row.code).items())),
        bool(sheet.tariffs.covering("us-122-exempt", row.code, sheet.on))
        and _in_force(sheet, "122-surcharge"),
        bool(sheet.tariffs.covering("us-301fl-proposal", row.code, sheet.on))
        and _in_force(sheet, "301-forced-labor", origin),
    )


def add_duties(sheet: Worksheet, goods: Goods) -> Decimal:
    """Put down every additional duty of the goods, in the order in which an entry reports them; gives their sum."""
    total = ZERO
    if goods.origin == "CN":
        total += _china(sheet, goods)
    total += _plain(sheet, goods, "301-brazil", owed_232=False)
    owed_232, amount_232 = _sections_232(sheet, goods)
    if owed_232 is None:
        return total  # what Section 232 displaces is open as long as it is
    total += _claimed(sheet, goods, "338-canada", owed_232)
    total += amount_232
    total += _surcharge_122(sheet, goods, owed_232)
    total += _forced_labor(sheet, goods, owed_232)
    return total


def programme_row(sheet: Worksheet, name: str, goods: Goods, part: str = "") -> Programme | None:
    """The row of a programme that applies: of several that with most claims, then by origin, then by part."""
    best: tuple[tuple[int, bool, int], Programme] | None = None
    for row in sheet.tariffs.rules.programmes:
        if (
            row.name != name
            or not row.dated.holds(sheet.on)
            or (row.origins and goods.origin not in row.origins)
            or not row.claims <= goods.claims
            or (row.part and not (part == row.part or part.startswith(row.part + "/")))
        ):
            continue
        weight = (len(row.claims), bool(row.origins), len(row.part))
        if best is None or weight > best[0]:
            best = (weight, row)
    return best[1] if best else None


def _in_force(sheet: Worksheet, name: str, origin: str = "") -> bool:
    return any(
        row.name == name
        and row.dated.holds(sheet.on)
        and (not row.origins or not origin or origin in row.origins)
        for row in sheet.tariffs.rules.programmes
    )


def _china_rows(sheet: Worksheet, line: str) -> list[Row]:
    """Headings on the line: those at the longest code; of Section 301's two notes the newer (31) replaces (20)."""
    rows = sheet.tariffs.covering("us-301-china", line, sheet.on)
    nearest = [row for row in rows if row.code == rows[-1].code] if rows else []
    newer = [row for row in nearest if row.note.startswith("9903.91") and row.note != "9903.91.12"]
    return newer or nearest


def _china(sheet: Worksheet, goods: Goods) -> Decimal:
    rows = _china_rows(sheet, goods.line)
    if not rows:
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
        _offer(sheet, "301-exclusion")
    name = Remark("duty-line-301-china", {"heading": row.note})
    amount = ZERO if note else _percent_of(sheet, row.rate, goods.value)
    return sheet.add(
        "additional_duty", name, row.rate, goods.value, amount, f"301-china {row.note}", row, goods.hs, note
    )


def _plain(sheet: Worksheet, goods: Goods, name: str, owed_232: bool, part: str = "") -> Decimal:
    row = programme_row(sheet, name, goods, part)
    if row is None or row.mode == "replace":
        return ZERO
    note = None
    for claim in sorted(row.not_claims & goods.claims):
        note = Remark("duty-note-claimed", {"claim": claim})
        break
    if note is None and row.suppressed_by and owed_232:
        note = Remark("duty-note-232")
    if "usmca" in row.not_claims and goods.origin in ("CA", "MX") and "usmca" not in goods.claims:
        _offer(sheet, "usmca")
    return _put(sheet, goods, row, note)


def _put(sheet: Worksheet, goods: Goods, row: Programme, note: Remark | None) -> Decimal:
    name = Remark(f"duty-line-{row.name}", {"heading": row.heading or "-"})
    measure = f"{row.name} {row.heading}".strip()
    amount = ZERO
    if note is None:
        rated = _percent_of(sheet, row.rate, goods.value)
        if row.mode == "raise-to":
            if goods.column_1 is None:
                return ZERO  # a question about column 1 is open
            rated = max(ZERO, rated - goods.column_1)
            reached = "duty-note-raised" if rated else "duty-note-reached"
            note = Remark(reached, {"rate": row.rate})
        amount = rated
    added = sheet.add(
        "additional_duty", name, row.rate, goods.value, amount, measure, row.dated, goods.hs, note
    )
    if row.dated.confidence != "high":
        source = sheet.tariffs.source(row.dated.source)
        sheet.warn(
            "assumption", "duty-warn-unconfirmed", source=source.title, date=row.dated.as_of.isoformat()
        )
    return added


def _percent_of(sheet: Worksheet, rate: str, value: Decimal) -> Decimal:
    amount = sheet.amount_of(rate, sheet.basis(value, 0), 0)
    assert amount is not None  # programmes are percentages
    return amount


def _claimed(sheet: Worksheet, goods: Goods, name: str, owed_232: bool) -> Decimal:
    """A programme that one of its claims decides: asked for where it can reach the goods."""
    question = sheet.tariffs.rules.claim_questions[name]
    reached = any(
        row.name == name and row.dated.holds(sheet.on) and (not row.origins or goods.origin in row.origins)
        for row in sheet.tariffs.rules.programmes
    )
    if not reached:
        return ZERO
    if not goods.claims & set(question.choices):
        _ask(sheet, goods, name, question.choices)
        return ZERO
    return _plain(sheet, goods, name, owed_232)


def _ask(sheet: Worksheet, goods: Goods, name: str, choices: tuple[str, ...]) -> None:
    options = tuple(Choice(choice, Remark(f"duty-choice-{choice}")) for choice in choices)
    sheet.ask(
        "claims",
        Remark(f"duty-ask-{name}", {"hs": goods.hs}),
        item=sheet.numbered(goods.number),
        choices=options,
    )


def _scope_232(sheet: Worksheet, line: str) -> dict[str, str]:
    """Families of Section 232 that name the line, each with its part: `232-metals` → `1b/steel`."""
    rows = (
        *sheet.tariffs.covering("us-232", line, sheet.on),
        *sheet.tariffs.covering("us-232-other", line, sheet.on),
    )
    families: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: len(row.code)):  # the longest code has the last word
        family, _, part = row.note.partition("/")
        if family == "232-vehicle-parts" and family in families and part != families[family]:
            part = "auto+truck"
        families[family] = part
    if families.get("232-metals", "").startswith("2/"):  # annex 2: removed from scope
        del families["232-metals"]
    return families


def _sections_232(sheet: Worksheet, goods: Goods) -> tuple[bool | None, Decimal]:
    """The one family that is owed, if any: whether one is, and its amount; None while a claim is open."""
    families = _scope_232(sheet, goods.line)
    if METALS_BY_CONTENT in families or (
        goods.line[:2] in ("72", "73", "74", "76") and not _in_force(sheet, "232-metals")
    ):
        raise no_rate(
            f"{goods.hs}: Section 232 metals before 2026-04-06 were charged on the metal content by lists that our "
            "tables do not hold; give the whole duty as duty_rate",
            "metal-content", destination="US", hs=goods.hs, place=sheet.destination.lookup,
        )  # fmt: skip
    for family in FAMILIES_232:
        if family not in families:
            continue
        outcome = _family_232(sheet, goods, family, families[family])
        if outcome is None:
            return None, ZERO
        applies, amount = outcome
        if applies:
            return amount > 0, amount
    return False, ZERO


def _family_232(sheet: Worksheet, goods: Goods, family: str, part: str) -> tuple[bool, Decimal] | None:
    """None when a claim had to be asked for; else whether the family is the one that applies, and how much."""
    question = sheet.tariffs.rules.claim_questions.get(family)
    decided = question is None or goods.hs.startswith(question.decided_by_code or ("-",))
    if question is not None and not decided:
        choices = tuple(choice for choice in question.choices if _possible(choice, part))
        made = goods.claims & set(question.choices)
        if not made:
            _ask(sheet, goods, family, choices)
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
            other.name == family
            and claim in other.claims
            and other.dated.holds(sheet.on)
            and (not other.origins or goods.origin in other.origins)
            and (not other.part or part == other.part or part.startswith(other.part + "/"))
            for other in sheet.tariffs.rules.programmes
        ):
            _offer(sheet, claim)
    try:
        amount = _put(sheet, goods, row, None)
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
    for row in sheet.tariffs.rules.programmes:
        if row.name == family and row.dated.holds(sheet.on) and not row.origins:
            name = Remark(f"duty-line-{family}", {"heading": row.heading or "-"})
            measure = f"{family} {row.heading}".strip()
            note = Remark("duty-note-claimed", {"claim": claim})
            sheet.add(
                "additional_duty", name, row.rate, goods.value, ZERO, measure, row.dated, goods.hs, note
            )
            return


def _surcharge_122(sheet: Worksheet, goods: Goods, owed_232: bool) -> Decimal:
    row = programme_row(sheet, "122-surcharge", goods)
    if row is None:
        return ZERO
    if sheet.tariffs.covering("us-122-exempt", goods.line, sheet.on):
        return _put(sheet, goods, row, Remark("duty-note-122-exempt"))
    return _plain(sheet, goods, "122-surcharge", owed_232)


def _forced_labor(sheet: Worksheet, goods: Goods, owed_232: bool) -> Decimal:
    row = programme_row(sheet, "301-forced-labor", goods)
    if row is None:
        return ZERO
    settled = bool(row.not_claims & goods.claims) or (bool(row.suppressed_by) and owed_232)
    proposed = sheet.tariffs.covering("us-301fl-proposal", goods.line, sheet.on)
    if not settled and proposed and "not-fl-exempt" not in goods.claims:
        choices = sheet.tariffs.rules.claim_questions["301-forced-labor"].choices
        _ask(sheet, goods, "301-forced-labor", choices)
        return ZERO
    if not settled and not proposed:
        sheet.warn("assumption", "duty-warn-fl-list", hs=goods.hs)
    return _plain(sheet, goods, "301-forced-labor", owed_232)


def _offer(sheet: Worksheet, claim: str) -> None:
    if claim not in sheet.alternatives:
        sheet.alternatives.append(claim)
