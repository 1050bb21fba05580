"""VAT, GST and fees on top of the duties."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.duties.consignment import Item
from bot.duties.errors import no_rate
from bot.duties.estimate import Remark
from bot.duties.expression import percent_only
from bot.duties.low_value import subheadings
from bot.duties.rate_text import parse_rate
from bot.duties.rounding import consumption_tax, dutiable
from bot.duties.rules import Fee, LowValue
from bot.duties.tables import Row
from bot.duties.valuation import Valuation
from bot.duties.worksheet import Worksheet

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Share:
    """What one item carries of the consignment, in the destination's currency."""

    item: Item
    goods: Decimal
    cif: Decimal
    duty: Decimal


def add_fees(sheet: Worksheet, valuation: Valuation) -> Decimal:
    """Put down the fees of the day; gives the sum of those that VAT is charged on."""
    taxed = ZERO
    seen: set[str] = set()
    for fee in _fees_of(sheet, valuation):
        if fee.id in seen:
            continue
        seen.add(fee.id)
        value = dutiable(valuation.value(sheet.destination.value_basis), sheet.destination)
        basis = sheet.basis(value, 0, subheadings(sheet))
        amount = sheet.amount_of(fee.rate, basis, 0)
        if amount is None:
            continue
        ended = fee.dated.valid_to is not None and fee.dated.valid_to <= sheet.on
        if ended and fee.dated.valid_to:
            day = fee.dated.valid_to.isoformat()
            sheet.warn("missing_rate", "duty-warn-fee-renewed", fee=fee.id, date=day, rate=fee.rate)
        name = Remark(f"duty-line-{fee.id}")
        added = sheet.add("fee", name, fee.rate, value, amount, fee.id, fee.dated)
        if fee.taxed:
            taxed += added
    return taxed


def _fees_of(sheet: Worksheet, valuation: Valuation) -> list[Fee]:
    consignment = sheet.consignment
    places = (consignment.destination, sheet.destination.code)
    value = valuation.value(sheet.destination.value_basis)
    found = []
    for fee in sheet.tariffs.rules.fees:
        started = fee.dated.valid_from is None or fee.dated.valid_from <= sheet.on
        if (
            fee.destination not in places
            or not (fee.dated.holds(sheet.on) or (started and fee.renewed))
            or not fee.mode.allows(consignment.mode or None)
            or fee.channel not in ("", consignment.channel or "b2c")
        ):
            continue
        worth = sheet.exchange.convert(value, sheet.currency, fee.currency)
        goods = sheet.exchange.convert(valuation.goods, sheet.currency, fee.currency)
        if (
            worth > fee.above
            and (fee.up_to is None or worth <= fee.up_to)
            and (fee.goods_up_to is None or goods <= fee.goods_up_to)
        ):
            found.append(fee)
    # A renewed fee's later period stands after the earlier one: the last that has begun is the one in force.
    begun = date.min
    return sorted(
        found, key=lambda fee: (fee.dated.holds(sheet.on), fee.dated.valid_from or begun), reverse=True
    )


def add_tax(sheet: Worksheet, shares: list[Share], rule: LowValue | None, taxed_fees: Decimal) -> None:
    """Put down VAT or GST, one line for each rate. Raises NoRate where no rate is known."""
    destination = sheet.destination
    treatment = rule.tax if rule else ("inside" if destination.tax_basis == "inside" else "import")
    if destination.tax_basis == "none":
        return
    if treatment == "included":
        sheet.warn("assumption", "duty-warn-tax-included")
        return
    if treatment == "scheme":
        treatment = "sale" if sheet.consignment.scheme == "ioss" else "import"
        if not sheet.consignment.scheme and rule:
            sheet.warn("assumption", "duty-warn-scheme-assumed")
        elif treatment == "sale" and rule and rule.duty != "relief":
            sheet.warn("assumption", "duty-warn-ioss-duty")
    by_rate: dict[str, list[Share]] = {}
    for share in shares:
        by_rate.setdefault(share.item.tax_rate or "ours", []).append(share)
    for given, members in by_rate.items():
        row = None if given != "ours" else _tax_row(sheet)
        rate = row.rate if row else given
        share_of_fees = taxed_fees if members is next(iter(by_rate.values())) else ZERO
        base = _base(destination.tax_basis, treatment, members, share_of_fees)
        _put(sheet, rate, row, base, treatment)


def _put(sheet: Worksheet, rate: str, row: Row | None, base: Decimal, treatment: str) -> None:
    tax = row.note if row and row.note else sheet.destination.tax
    name = Remark(f"duty-tax-{tax}", {"how": treatment})
    percent = percent_only(parse_rate(rate))
    assert percent is not None  # checked where it comes in
    if treatment == "inside":
        base = base / (1 - percent / 100)
    amount = base * percent / 100
    if tax == "consumption-tax":
        base = dutiable(base, sheet.destination)
        amount = consumption_tax(base, percent, sheet.destination)
    note = None
    if treatment == "relief":
        note, amount = Remark("duty-note-tax-relief"), ZERO
    elif treatment == "reverse":
        note, amount = Remark("duty-note-reverse-charge"), ZERO
    elif sheet.destination.tax_minimum and amount < sheet.destination.tax_minimum:
        minimum = {"amount": f"{sheet.destination.tax_minimum:f}", "currency": sheet.currency}
        note, amount = Remark("duty-note-tax-minimum", minimum), ZERO
    elif treatment == "sale":
        note = Remark("duty-note-tax-at-sale")
    if row is None:
        sheet.add_given("vat", name, rate, base, amount)
    else:
        sheet.add("vat", name, rate, base, amount, f"{tax} {sheet.consignment.destination}", row, note=note)


def _base(tax_basis: str, treatment: str, members: list[Share], fees: Decimal) -> Decimal:
    """What the tax is charged on, for the items of one rate."""
    cif = sum((share.cif for share in members), ZERO)
    duty = sum((share.duty for share in members), ZERO)
    goods = sum((share.goods for share in members), ZERO)
    if treatment in ("sale", "reverse"):
        return cif + fees  # the price the buyer pays, delivery included; import duty is not part of the sale
    if tax_basis == "fob+duty":
        return goods + duty + fees
    if tax_basis == "fob110+duty":
        return goods * Decimal("1.1") + duty + fees
    return cif + duty + fees


def _tax_row(sheet: Worksheet) -> Row:
    country = sheet.consignment.destination
    for table in ("taxes", "taxes-world"):
        rows = sheet.tariffs.covering(table, country, sheet.on)
        if rows:
            return rows[-1]
    raise no_rate(
        f"no VAT or GST rate for {country} on {sheet.on}: give it as tax_rate, e.g. 15%",
        "no-tax", destination=country, place=sheet.destination.lookup, detail=sheet.on.isoformat(),
    )  # fmt: skip
