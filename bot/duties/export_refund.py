"""The Chinese side of an export: VAT refund, exemption or taxation, by customs supervision mode and day.

For a trading company the refund is the purchase price without VAT × the refund rate of the code on the day of export
(免退税); what the rate lies below the VAT rate is a cost. A manufacturer's credit is measured on the FOB value
(免抵退税): the upper limit is FOB × the refund rate. Refund rates by code are published by the State Taxation
Administration and are not in our tables, apart from the goods whose rate dated announcements changed: the caller's
rate is taken, else it is asked for.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from bot.clock import today
from bot.duties.errors import BadConsignment, no_rate
from bot.duties.estimate import Remark, money
from bot.duties.expression import percent_only
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.rules import Dated
from bot.duties.tables import RateTable, Row, read_table
from bot.errors import UserError
from bot.money import parse_amount, round_to_minor_unit
from bot.resources import KNOWLEDGE

FOLDER = KNOWLEDGE / "tariffs"
VAT = Decimal(13)
"""Per cent: the standard rate, of most goods (others 9)."""
EXPORTERS = ("trader", "manufacturer")
PLACE = (
    "the export refund rate query of the State Taxation Administration (出口退税率查询, hd.chinatax.gov.cn)"
)
ENDED = ("1518", "7407", "7408", "7409", "7410", "7411", "7604", "7605", "7606", "7607", "7608")
"""Headings with goods whose refund Announcement 2024 No. 15 ended on 2024-12-01; which, must be looked up."""
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Mode:
    """A customs supervision mode and what it means for VAT."""

    code: str
    name: str
    invoice: str
    """Treatment with a special VAT invoice of the supplier: `refund` or `exempt`."""
    no_invoice: str
    """Without one: `exempt`, `exempt-in-zone`, `taxed`, or `open` where our sources do not say."""
    notes: tuple[str, ...]
    """Ids of texts."""
    dated: Dated


@dataclass(frozen=True, slots=True)
class Purchase:
    """What is exported, and how."""

    hs: str
    price: Decimal
    """CNY, without VAT."""
    mode: str
    on: date
    exporter: str = "trader"
    rate: str = ""
    vat: Decimal = VAT
    fob: Decimal | None = None
    """CNY; what a manufacturer's refund is measured on."""
    invoice: bool = True
    pilot_zone: bool = False
    sold: bool = True
    """Whether the goods in the warehouse overseas (9810) are sold."""


@dataclass(frozen=True, slots=True)
class Refund:
    """The outcome, in CNY."""

    purchase: Purchase
    treatment: str
    """`refund`, `exempt` or `taxed`."""
    rate: str
    base: Decimal
    amount: Decimal
    input_vat: Decimal
    cost: Decimal
    """VAT that stays with the exporter."""
    source: str
    as_of: date | None
    next_change: Row | None
    notes: tuple[Remark, ...]

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The shape of `quayside refund --json`."""
        purchase = self.purchase
        return {
            "hs": purchase.hs,
            "mode": purchase.mode,
            "mode_name": modes()[purchase.mode].name,
            "date": purchase.on.isoformat(),
            "exporter": purchase.exporter,
            "treatment": self.treatment,
            "rate": self.rate or None,
            "base": money(self.base, "CNY"),
            "refund": money(self.amount, "CNY"),
            "input_vat": money(self.input_vat, "CNY"),
            "vat_cost": money(self.cost, "CNY"),
            "currency": "CNY",
            "source": self.source,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "next_change": {"from": self.next_change.valid_from.isoformat(), "rate": self.next_change.rate}
            if self.next_change and self.next_change.valid_from
            else None,
            "notes": [note.as_json(language) for note in self.notes],
        }


def parse_purchase(entry: Mapping[str, Any]) -> Purchase:
    """The purchase that the options describe. Raises UserError naming the field."""
    hs = "".join(str(entry.get("hs") or "").replace(".", "").split())
    if not (hs.isascii() and hs.isdigit() and 6 <= len(hs) <= 10 and len(hs) != 7):
        raise BadConsignment("6 to 10 digits of the customs code are expected", field="hs", code="bad_hs")
    mode = str(entry.get("mode") or "0110").strip()
    if mode not in modes():
        raise BadConsignment(
            f"{mode[:12]!r} is not one of {', '.join(modes())}", field="mode", code="bad_export_mode"
        )
    exporter = str(entry.get("exporter") or "trader").strip().lower()
    if exporter not in EXPORTERS:
        raise BadConsignment(f"{exporter[:20]!r} is not one of {', '.join(EXPORTERS)}", field="exporter")
    price = _amount(entry, "purchase_price")
    if entry.get("with_vat") in (True, "true", "yes", 1):
        price = price / (1 + _percent(entry, "vat_rate", VAT) / 100)
    fob = _amount(entry, "fob") if entry.get("fob") not in (None, "") else None
    if exporter == "manufacturer" and fob is None:
        raise BadConsignment(
            "a manufacturer's refund is measured on the FOB value in CNY", field="fob", code="bad_amount"
        )
    return Purchase(
        hs, price, mode, _day(entry.get("date")), exporter, _rate(entry), _percent(entry, "vat_rate", VAT), fob,
        invoice=entry.get("invoice") not in (False, "false", "no", 0),
        pilot_zone=entry.get("pilot_zone") in (True, "true", "yes", 1),
        sold=entry.get("sold") not in (False, "false", "no", 0),
    )  # fmt: skip


def refund(purchase: Purchase) -> Refund:
    """What comes back, what it costs, and on which conditions.

    Raises NoRate where the code's refund rate is neither given nor in a dated announcement.
    """
    mode = modes()[purchase.mode]
    treatment = mode.invoice if purchase.invoice else mode.no_invoice
    if treatment == "exempt-in-zone":
        treatment = "exempt" if purchase.pilot_zone else "taxed"
    notes = [Remark(text) for text in mode.notes]
    input_vat = _rounded(purchase.price * purchase.vat / 100) if purchase.invoice else ZERO
    if treatment == "open":
        raise no_rate(
            f"whether goods without a VAT invoice are exempt under mode {purchase.mode} is not in our sources",
            "no-refund-rule", destination="CN", hs=purchase.hs, place=PLACE, detail=purchase.mode,
        )  # fmt: skip
    if treatment != "refund":
        return _without_refund(purchase, mode, treatment, input_vat, notes)
    rate, row, following = _rate_of(purchase)
    base = purchase.price if purchase.exporter == "trader" else (purchase.fob or ZERO)
    percent = percent_only(parse_rate(rate))
    assert percent is not None  # checked where it comes in
    amount = _rounded(base * min(percent, purchase.vat) / 100)
    if purchase.mode == "9810":
        notes.append(Remark("refund-9810-sold" if purchase.sold else "refund-9810-unsold"))
    if purchase.exporter == "manufacturer":
        notes.append(Remark("refund-manufacturer"))
        cost = _rounded(base * max(purchase.vat - percent, ZERO) / 100)
    else:
        notes.append(Remark("refund-trader"))
        cost = max(input_vat - amount, ZERO)
    if row:
        notes.append(Remark("refund-by-announcement"))
    if purchase.hs.startswith(ENDED):
        notes.append(Remark("refund-ended-2024"))
    if percent == 0:
        notes.append(Remark("refund-zero-rate"))
    notes.append(Remark("refund-36-months"))
    source = sources().get(row.source, row.source) if row else "given"
    return Refund(
        purchase, "refund", rate, base, amount, input_vat, cost, source, row.as_of if row else None, following,
        tuple(notes),
    )  # fmt: skip


def _without_refund(
    purchase: Purchase, mode: Mode, treatment: str, input_vat: Decimal, notes: list[Remark]
) -> Refund:
    if treatment == "exempt":
        notes.append(Remark("refund-exempt"))
        cost = input_vat  # exempt goods' input VAT is not deducted
    else:
        if purchase.fob is None:
            raise BadConsignment(
                "goods taxed like a domestic sale are taxed on the FOB value in CNY: give it",
                field="fob",
                code="bad_amount",
            )
        cost = max(_rounded(purchase.fob * purchase.vat / (100 + purchase.vat)) - input_vat, ZERO)
        notes.append(Remark("refund-taxed"))
    source = sources().get(mode.dated.source, mode.dated.source)
    return Refund(
        purchase, treatment, "", ZERO, ZERO, input_vat, cost, source, mode.dated.as_of, None, tuple(notes)
    )


def _rate_of(purchase: Purchase) -> tuple[str, Row | None, Row | None]:
    """The rate, the row it stands in, and the row that follows it."""
    rows = changes().covering(purchase.hs)
    following = next((row for row in rows if row.valid_from and row.valid_from > purchase.on), None)
    if purchase.rate:
        return purchase.rate, None, following
    for row in reversed(rows):
        if row.holds(purchase.on):
            return row.rate, row, following
    raise no_rate(
        f"no dated export refund rate for {purchase.hs} on {purchase.on}: look it up at {PLACE} and give it as "
        "rate, e.g. 13%",
        "no-refund-rate", destination="CN", hs=purchase.hs, place=PLACE, detail=purchase.on.isoformat(),
    )  # fmt: skip


@cache
def modes() -> Mapping[str, Mode]:
    """The supervision modes, by code."""
    found = {}
    with (FOLDER / "export-modes.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            begins = date.fromisoformat(row["valid_from"]) if row["valid_from"] else None
            dated = Dated(begins, None, row["source"], date.fromisoformat(row["as_of"]), row["confidence"])
            found[row["code"]] = Mode(
                row["code"],
                row["name"],
                row["invoice"],
                row["no_invoice"],
                tuple(row["notes"].split()),
                dated,
            )
    return found


@cache
def changes() -> RateTable:
    """Refund rates that dated announcements changed, as a table of ours."""
    return read_table(FOLDER / "export-refund.csv")


@cache
def sources() -> Mapping[str, str]:
    """Sources in words, by id."""
    with (FOLDER / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["id"]: f"{row['publisher']}: {row['title']}" for row in rows}


def _rounded(amount: Decimal) -> Decimal:
    return round_to_minor_unit(amount, "CNY")


def _amount(entry: Mapping[str, Any], name: str) -> Decimal:
    given = entry.get(name)
    if given in (None, "") or isinstance(given, bool):
        raise UserError(f"{name}: an amount in CNY is needed", code="bad_amount", field=name)
    amount = parse_amount(str(given), field=name)
    if amount == 0:
        raise UserError(f"{name}: must be above zero", code="bad_amount", field=name)
    return amount


def _rate(entry: Mapping[str, Any]) -> str:
    given = str(entry.get("rate") or "").strip()
    return f"{_percent(entry, 'rate', ZERO).normalize():f}%" if given else ""


def _percent(entry: Mapping[str, Any], name: str, otherwise: Decimal) -> Decimal:
    given = tidy(str(entry.get(name) or "")[:40])
    if not given:
        return otherwise
    try:
        percent = percent_only(parse_rate(given if given.endswith("%") else f"{given}%"))
    except ValueError:
        percent = None
    if percent is None or percent > 17:
        raise BadConsignment("a percentage from 0 to 17 is expected, 13%", field=name, code="bad_rate")
    return percent


def _day(given: Any) -> date:
    if given in (None, ""):
        return today()
    try:
        return given if isinstance(given, date) else date.fromisoformat(str(given).strip())
    except ValueError:
        raise BadConsignment(
            f"{str(given)[:20]!r} is not a date: write 2026-11-23", field="date", code="bad_date"
        ) from None
