"""Rows of `us-programs.csv`: which of them applies to goods, and its line on the sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.duties.estimate import Choice, Remark
from bot.duties.rules import Programme
from bot.duties.worksheet import Worksheet

ZERO = Decimal(0)


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
    """What percentages are on."""
    column_1: Decimal | None
    """Its ordinary duty; None while that cannot be computed."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What Section 232 takes of the goods, and so takes away from other programmes."""

    whole: str = ""
    """The family that is owed on the full value; empty: none."""
    content: Decimal = ZERO
    """The value of the metal in the goods, where the duty is on that alone."""

    def displaces(self, row: Programme) -> bool:
        """Whether the programme is not owed at all because of it."""
        return bool(self.whole) and any(self.whole.startswith(name) for name in row.suppressed_by.split())

    def remainder(self, row: Programme, value: Decimal) -> Decimal:
        """What is left of the value for the programme: goods without the metal, if it yields to metals."""
        yields = any(METALS_2025.startswith(name) for name in row.suppressed_by.split())
        return max(value - self.content, ZERO) if yields else value


METALS_2025 = "232-metals-2025"
"""Metals before 2026-04-06, in part on the metal content."""

UNDISPLACED = Owed()


def programme_row(sheet: Worksheet, name: str, goods: Goods, part: str = "") -> Programme | None:
    """The row of a programme that applies: of several that with most claims, then by origin, then by part."""
    best: tuple[tuple[int, bool, int], Programme] | None = None
    for row in in_force(sheet, name, goods.origin):
        if not row.claims <= goods.claims:
            continue
        if row.part and not (part == row.part or part.startswith(row.part + "/")):
            continue
        weight = (len(row.claims), bool(row.origins), len(row.part))
        if best is None or weight > best[0]:
            best = (weight, row)
    return best[1] if best else None


def in_force(sheet: Worksheet, name: str, origin: str = "") -> Iterator[Programme]:
    """The programme's rows of the day, for an origin if one is named."""
    rows: dict[str, list[Programme]] = sheet.tariffs.remember(("programmes",), lambda: _by_name(sheet))
    for row in rows.get(name, ()):
        if row.dated.holds(sheet.on) and (not row.origins or not origin or origin in row.origins):
            yield row


def _by_name(sheet: Worksheet) -> dict[str, list[Programme]]:
    rows: dict[str, list[Programme]] = {}
    for row in sheet.tariffs.rules.programmes:
        rows.setdefault(row.name, []).append(row)
    return rows


def plain(sheet: Worksheet, goods: Goods, name: str, owed: Owed = UNDISPLACED, part: str = "") -> Decimal:
    """The line of a programme that needs no question; claims and Section 232 may bring it to 0."""
    row = programme_row(sheet, name, goods, part)
    if row is None or row.mode in ("replace", "exempt"):
        return ZERO
    note = None
    for claim in sorted(row.not_claims & goods.claims):
        note = Remark("duty-note-claimed", {"claim": claim})
        break
    if note is None and owed.displaces(row):
        note = Remark("duty-note-232")
    if "usmca" in row.not_claims and goods.origin in ("CA", "MX") and "usmca" not in goods.claims:
        offer(sheet, "usmca")
    return put(sheet, goods, row, note, owed.remainder(row, goods.value))


def put(
    sheet: Worksheet, goods: Goods, row: Programme, note: Remark | None, base: Decimal | None = None
) -> Decimal:
    """Put down the programme's line, at 0 where `note` says why; `base` where not all the value bears it."""
    name = Remark(f"duty-line-{row.name}", {"heading": row.heading or "-"})
    measure = f"{row.name} {row.heading}".strip()
    dutiable = goods.value if base is None else base
    amount = ZERO
    if note is None and row.mode == "displaced":
        note = Remark("duty-note-displaced")
    if note is None:
        rated = percent_of(sheet, row.rate, dutiable)
        if row.mode == "raise-to":
            if goods.column_1 is None:
                return ZERO  # a question about column 1 is open
            rated = max(ZERO, rated - goods.column_1)
            reached = "duty-note-raised" if rated else "duty-note-reached"
            note = Remark(reached, {"rate": row.rate})
        amount = rated
    added = sheet.add("additional_duty", name, row.rate, dutiable, amount, measure, row.dated, goods.hs, note)
    if row.dated.confidence != "high":
        source = sheet.tariffs.source(row.dated.source)
        sheet.warn(
            "assumption", "duty-warn-unconfirmed", source=source.title, date=row.dated.as_of.isoformat()
        )
    return added


def percent_of(sheet: Worksheet, rate: str, value: Decimal) -> Decimal:
    """A programme's percentage of a value. Raises NotComputable where the row has words."""
    amount = sheet.amount_of(rate, sheet.basis(value, 0), 0)
    assert amount is not None  # programmes are percentages
    return amount


def ask(sheet: Worksheet, goods: Goods, name: str, choices: tuple[str, ...]) -> None:
    """Ask for the fact that decides a programme, with its possible answers."""
    options = tuple(Choice(choice, Remark(f"duty-choice-{choice}")) for choice in choices)
    sheet.ask(
        "claims",
        Remark(f"duty-ask-{name}", {"hs": goods.hs}),
        item=sheet.numbered(goods.number),
        choices=options,
    )


def claimed(sheet: Worksheet, goods: Goods, name: str) -> bool:
    """Whether the fact that decides the programme was told; asks for it if not."""
    question = sheet.tariffs.rules.claim_questions[name]
    if goods.claims & set(question.choices):
        return True
    ask(sheet, goods, name, question.choices)
    return False


def offer(sheet: Worksheet, claim: str) -> None:
    """Note a claim that would lower the duty, to be shown as an option."""
    if claim not in sheet.alternatives:
        sheet.alternatives.append(claim)
