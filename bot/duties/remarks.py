"""What has to be said of a whole estimate: assumptions, missing figures, age, and what is left out."""

from datetime import date

from bot.duties.consignment import CONDITIONAL_RATES
from bot.duties.estimate import Remark
from bot.duties.exchange import ECB, GIVEN, ecb_last_day
from bot.duties.units import find_unit
from bot.duties.valuation import shown_rate
from bot.duties.worksheet import Worksheet

EXCESS_CAPACITY = date(2026, 3, 11)
"""Section 301 investigation of sixteen economies; no action was seen by 2026-08-25."""

EXCISE = ("2203", "2204", "2205", "2206", "2207", "2208", "2401", "2402", "2403", "2404", "2710")
"""Headings of goods that bear excise nearly everywhere: alcohol, tobacco, mineral oil."""


def put_remarks(sheet: Worksheet, relieved: bool) -> None:
    """Put down what the person has to know of the whole estimate."""
    consignment = sheet.consignment
    if consignment.origin_assumed and consignment.origin:
        sheet.warn("assumption", "duty-warn-origin-assumed", origin=consignment.origin)
    elif not consignment.origin:
        sheet.warn("assumption", "duty-warn-no-origin")
    if consignment.preference and not any(item.conditional for item in consignment.items):
        sheet.warn("assumption", "duty-warn-preference", preference=consignment.preference)
    if sheet.destination.code == "US" and not relieved:
        if not consignment.mode:
            sheet.warn("assumption", "duty-warn-us-mode")
        if any(line.measure == "us-mpf-informal" for line in sheet.lines):
            sheet.warn("assumption", "duty-warn-informal-entry")
    if sheet.destination.tax_basis != "none" and any(
        line.kind == "vat" and line.amount and line.source != GIVEN for line in sheet.lines
    ):
        sheet.warn("assumption", "duty-warn-standard-rate")
    for item in consignment.items:
        if item.hs.startswith(EXCISE):
            sheet.warn("missing_rate", "duty-warn-excise", hs=item.hs)
        for unit in item.quantities:
            if find_unit(unit) is None and not any(unit in line.rate for line in sheet.lines):
                sheet.warn("assumption", "duty-warn-unknown-unit", unit=unit[:40])
    for used in sheet.exchange.used.values():
        _exchange_remark(sheet, used.currency, used.to)
    known = _known_claims(sheet)
    for claim in sorted(consignment.claims | frozenset().union(*(item.claims for item in consignment.items))):
        if claim not in known:
            sheet.warn("assumption", "duty-warn-unknown-claim", claim=claim)
    sheet.warnings += sheet.stale()


def _exchange_remark(sheet: Worksheet, currency: str, to: str) -> None:
    used = sheet.exchange.used[(currency, to)]
    if used.source == GIVEN or used.day is None:
        return
    day = used.day.isoformat()
    values = {
        "currency": currency,
        "to": to,
        "rate": shown_rate(used.rate),
        "date": day,
        "source": used.source,
    }
    if used.source == ECB and not used.monthly:
        sheet.warn("assumption", "duty-warn-reference-rate", **values)
    if used.source == ECB and used.day == ecb_last_day() < sheet.on:
        sheet.warn("stale_rate", "duty-warn-stale-exchange", **values)


def _known_claims(sheet: Worksheet) -> set[str]:
    ours = sheet.tariffs.remember(("claims",), lambda: _claims_of(sheet))
    return ours | {claim for claim in sheet.consignment.claims if claim.startswith("9903.")}


def _claims_of(sheet: Worksheet) -> set[str]:
    rules = sheet.tariffs.rules
    known = {"301-exclusion", *CONDITIONAL_RATES}
    for question in rules.claim_questions.values():
        known |= set(question.choices)
    for row in rules.programmes:
        known |= row.claims | row.not_claims
    return known


def not_included(sheet: Worksheet) -> tuple[Remark, ...]:
    """What the total leaves out, by destination."""
    code = sheet.destination.code
    texts = ["duty-not-trade-remedies", "duty-not-carrier-fees"]
    if code == "US":
        texts.append("duty-not-sales-tax")
        if sheet.on >= EXCESS_CAPACITY:
            texts.append("duty-not-pending")
    if code == "CA":
        texts.append("duty-not-provincial-tax")
    if code == "IN":
        texts.append("duty-not-surcharges")
    if code == "EU" and sheet.on >= date(2026, 11, 1):
        texts.append("duty-not-eu-handling-fee")
    if sheet.consignment.channel == "b2b":
        texts.append("duty-not-vat-recovery")
    return tuple(Remark(text) for text in texts)
