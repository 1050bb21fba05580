"""Customs value: from the price under an Incoterm to FOB (US, CA, AU, NZ, ZA) or CIF (EU, UK, most others).

International freight and insurance are outside an FOB value and inside a CIF value (WTO Customs Valuation Agreement,
article 8.2; 19 CFR 152.103; Union Customs Code article 71). What the price already contains is taken out only where
the amount is known; what is not known is said.
"""

from dataclasses import dataclass
from decimal import Decimal

from bot.duties.consignment import Consignment
from bot.duties.errors import BadConsignment
from bot.duties.estimate import Remark, money
from bot.duties.exchange import GIVEN, Exchange

FREIGHT_INSIDE = frozenset({"CFR", "CPT", "CIF", "CIP", "DAP", "DPU", "DDP", "DAT", "DDU"})
INSURANCE_INSIDE = frozenset({"CIF", "CIP", "DAP", "DPU", "DDP", "DAT", "DDU"})
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Valuation:
    """Amounts for the whole consignment in the destination's currency, not rounded."""

    goods: Decimal
    """Price of the goods without international freight and insurance (FOB)."""
    cif: Decimal
    """With them: what the buyer pays before import charges."""
    steps: tuple[Remark, ...]
    """How the customs value came about."""
    assumptions: tuple[Remark, ...]

    def value(self, basis: str) -> Decimal:
        """The customs value on the basis `FOB` or `CIF`."""
        return self.cif if basis == "CIF" else self.goods


def value(consignment: Consignment, basis: str, currency: str, exchange: Exchange) -> Valuation:
    """The consignment's value. Raises UserError where freight exceeds the price, NoRate without exchange rate."""
    term, own = consignment.incoterm, consignment.currency
    price = sum((item.value for item in consignment.items), ZERO)
    freight, insurance = consignment.freight, consignment.insurance
    goods, cif = price, price
    steps = [_step("duty-value-price", own, price, term=term or "none")]
    assumed = []
    if not term:
        assumed.append(Remark("duty-warn-no-incoterm", code="assumption"))
    if term in FREIGHT_INSIDE:
        if freight:
            goods -= freight
            steps.append(_step("duty-value-freight-inside", own, freight))
        elif freight is None and basis == "FOB":
            assumed.append(Remark("duty-warn-freight-unknown", {"term": term}, "assumption"))
    elif freight:
        cif += freight
        steps.append(_step("duty-value-freight-added", own, freight, basis=basis))
    elif freight is None and basis == "CIF":
        assumed.append(Remark("duty-warn-no-freight", code="assumption"))
    if term in INSURANCE_INSIDE:
        goods -= insurance or ZERO
        if insurance:
            steps.append(_step("duty-value-insurance-inside", own, insurance))
    elif insurance:
        cif += insurance
        steps.append(_step("duty-value-insurance-added", own, insurance, basis=basis))
    if term == "EXW" and basis == "FOB":
        assumed.append(Remark("duty-warn-exw", code="assumption"))
    if term == "DDP":
        assumed.append(Remark("duty-warn-ddp", code="assumption"))
    if goods <= 0:
        raise BadConsignment(
            "freight and insurance are more than the price", field="freight", code="bad_amount"
        )
    valued = cif if basis == "CIF" else goods
    converted = exchange.convert(valued, own, currency)
    if own != currency:
        used = exchange.used[(own, currency)]
        steps.append(
            Remark(
                "duty-value-converted",
                {
                    "currency": own,
                    "to": currency,
                    "rate": shown_rate(used.rate),
                    "given": "yes" if used.source == GIVEN else "no",
                    "source": used.source,
                    "date": used.day.isoformat() if used.day else "",
                    "monthly": "yes" if used.monthly else "no",
                },
            )
        )
    result = {"amount": money(converted, currency), "currency": currency, "basis": basis}
    steps.append(Remark("duty-value-result", result))
    return Valuation(
        exchange.convert(goods, own, currency),
        exchange.convert(cif, own, currency),
        tuple(steps),
        tuple(assumed),
    )


def shown_rate(rate: Decimal) -> str:
    """An exchange rate with six significant digits."""
    return f"{Decimal(f'{rate:.6g}').normalize():f}"


def _step(text: str, currency: str, amount: Decimal, **more: str) -> Remark:
    return Remark(text, {"amount": money(amount, currency), "currency": currency, **more})
