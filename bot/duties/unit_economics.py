"""What one piece costs on arrival, and what is left of its price: margin, break-even price, target price.

All figures are per piece sold, in the currency of the selling price (without one, the destination's):

    L  landed cost of the consignment ÷ pieces; without the import tax where that is recovered (see `sales_tax`)
    P  selling price;  s  sales tax inside it;  N = P / (1 + s)  net price
    f  platform fee,  g  payment fee (shares of P);  c  fixed payment fee
    M  last mile;  r  share of pieces that come back;  R  cost of one return

    profit      = (1 − r)·N − (f + g)·P − c − L − M − r·R
    margin      = profit / N
    break-even  = K / k                   where K = L + c + M + r·R and k = (1 − r)/(1 + s) − f − g
    target m    = K / (k − m/(1 + s))     no price reaches it where the divisor is not above zero

The assumptions err to the safe side: who returns gets the whole price back, fees are not refunded, and the goods
that came back are written off. Prices that are answers are rounded up to the minor unit, so that they suffice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from bot.duties.consignment import Consignment
from bot.duties.countries import currency_code
from bot.duties.errors import BadConsignment
from bot.duties.estimate import Estimate, Remark, money
from bot.duties.exchange import Exchange
from bot.duties.tariffs import Tariffs
from bot.money import parse_amount, round_to_minor_unit

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_TENTH = Decimal("0.1")
TERMS = ("price", "price_currency", "sales_tax", "platform_fee", "payment_fee", "payment_fixed", "last_mile",
         "returns_rate", "return_cost", "target_margin")  # fmt: skip
"""Names under which `parse_terms` finds the terms of sale; percentages are percentages: `15` or `15%`."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How one piece is sold. Amounts in `currency`; shares of one."""

    price: Decimal | None = None
    """Selling price; None: only cost, break-even and target are asked for."""
    currency: str = ""
    """Empty: the destination's."""
    sales_tax: Decimal | None = None
    """Tax inside the price. Given, the import tax counts as recovered; None: import tax is a cost."""
    platform_fee: Decimal = ZERO
    payment_fee: Decimal = ZERO
    payment_fixed: Decimal = ZERO
    last_mile: Decimal = ZERO
    returns_rate: Decimal = ZERO
    return_cost: Decimal = ZERO
    target_margin: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnitEconomics:
    """One piece: what it costs, what it brings. Amounts in `currency`, not rounded."""

    currency: str
    pieces: Decimal
    landed_cost: Decimal
    duty: Decimal
    tax: Decimal
    fees: Decimal
    terms: Terms
    net_price: Decimal | None
    profit: Decimal | None
    margin: Decimal | None
    """Share of the net price."""
    break_even: Decimal | None
    """None: at no price, since fees and returns take it all."""
    target_price: Decimal | None
    assumptions: tuple[Remark, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """Decimal strings; percentages with one decimal place; null for what was not asked or has no answer."""
        own, terms = self.currency, self.terms

        def shown(amount: Decimal | None) -> str | None:
            return None if amount is None else money(amount, own)

        price = terms.price
        return {
            "currency": own,
            "quantity": f"{self.pieces.normalize():f}",
            "landed_cost": shown(self.landed_cost),
            "duty": shown(self.duty),
            "tax": shown(self.tax),
            "fees": shown(self.fees),
            "price": shown(price),
            "sales_tax": None if terms.sales_tax is None else percent(terms.sales_tax),
            "net_price": shown(self.net_price),
            "platform_fee": None if price is None else shown(price * terms.platform_fee),
            "platform_fee_rate": percent(terms.platform_fee),
            "payment_fee": None if price is None else shown(price * terms.payment_fee + terms.payment_fixed),
            "payment_fee_rate": percent(terms.payment_fee),
            "last_mile": shown(terms.last_mile),
            "returns_rate": percent(terms.returns_rate),
            "returns": None if self.net_price is None
            else shown(terms.returns_rate * (self.net_price + terms.return_cost)),
            "profit": shown(self.profit),
            "margin": None if self.margin is None else percent(self.margin),
            "break_even_price": shown(self.break_even),
            "target_margin": None if terms.target_margin is None else percent(terms.target_margin),
            "target_price": shown(self.target_price),
            "assumptions": [remark.as_json(language) for remark in self.assumptions],
        }  # fmt: skip


def parse_terms(given: Mapping[str, Any]) -> Terms:
    """The terms of sale among the fields of a consignment (`TERMS`). Raises UserError naming the field."""

    def amount(name: str) -> Decimal:
        told = given.get(name)
        return ZERO if told in (None, "") else parse_amount(str(told), field=name)

    def share(name: str) -> Decimal | None:
        told = given.get(name)
        return None if told in (None, "") else _share(str(told), name)

    price = amount("price")
    if given.get("price") not in (None, "") and price == 0:
        raise BadConsignment("must be above zero", field="price", code="bad_amount")
    told = str(given.get("price_currency") or "")
    currency = currency_code(told)
    if told and not currency:
        raise BadConsignment(f"{told[:20]!r} is not a currency", field="price_currency", code="bad_currency")
    return Terms(
        price or None, currency, share("sales_tax"), share("platform_fee") or ZERO, share("payment_fee") or ZERO,
        amount("payment_fixed"), amount("last_mile"), share("returns_rate") or ZERO, amount("return_cost"),
        share("target_margin"),
    )  # fmt: skip


def unit_economics(
    consignment: Consignment, result: Estimate, terms: Terms, tariffs: Tariffs
) -> UnitEconomics | None:
    """What one piece of a consignment of one kind of goods costs and brings; None while the estimate has no total.

    Pieces are the quantity in pieces or pairs; without one the value counts as one piece's. Amounts that are in
    another currency are converted at the estimate's day. Raises BadConsignment for several kinds of goods, NoRate
    where an exchange rate is missing.
    """
    if result.totals is None:
        return None
    if len(consignment.items) != 1:
        raise BadConsignment("one kind of goods is expected: the price is one product's", field="lines")
    quantities = consignment.items[0].quantities
    pieces = quantities.get("piece") or quantities.get("pair") or ONE
    exchange = Exchange(tariffs, result.on, consignment.fx, False, {})
    own = terms.currency or result.totals.currency

    def each(amount: Decimal) -> Decimal:
        assert result.totals is not None
        return exchange.convert(amount, result.totals.currency, own) / pieces

    totals = result.totals
    tax = each(totals.tax)
    landed = each(totals.landed_cost)
    assumptions = []
    if "piece" not in quantities and "pair" not in quantities:
        assumptions.append(Remark("margin-one-piece"))
    if terms.sales_tax is not None:
        landed -= tax
        assumptions.append(Remark("margin-tax-recovered"))
    elif tax:
        assumptions.append(Remark("margin-tax-is-cost"))
    if terms.returns_rate:
        assumptions.append(Remark("margin-returns-written-off"))
    for rate in exchange.used.values():
        shown = f"{rate.rate.quantize(Decimal('0.000001'), ROUND_HALF_UP).normalize():f}"
        said = {"currency": rate.currency, "to": rate.to, "rate": shown, "source": rate.source,
                "date": rate.day.isoformat() if rate.day else "none"}  # fmt: skip
        assumptions.append(Remark("margin-converted", said))
    piece = UnitEconomics(
        own, pieces, landed, each(totals.duty), tax, each(totals.fees), terms, None, None, None, None, None,
        tuple(assumptions),
    )  # fmt: skip
    return _priced(piece)


def _priced(piece: UnitEconomics) -> UnitEconomics:
    terms, own = piece.terms, piece.currency
    inside = ONE + (terms.sales_tax or ZERO)
    kept = (ONE - terms.returns_rate) / inside - terms.platform_fee - terms.payment_fee
    cost = piece.landed_cost + terms.payment_fixed + terms.last_mile + terms.returns_rate * terms.return_cost
    break_even = _up(cost / kept, own) if kept > 0 else None
    target = None
    if terms.target_margin is not None and (left := kept - terms.target_margin / inside) > 0:
        target = _up(cost / left, own)
    if terms.price is None:
        return replace(piece, break_even=break_even, target_price=target)
    net = terms.price / inside
    profit = kept * terms.price - cost
    return replace(
        piece, net_price=net, profit=profit, margin=profit / net, break_even=break_even, target_price=target
    )


def percent(share: Decimal) -> str:
    """A share as a percentage with at most one decimal place: `31.2`."""
    shown = (share * HUNDRED).quantize(_TENTH, ROUND_HALF_UP)
    return f"{shown.normalize() if shown else ZERO:f}"


def _share(told: str, name: str) -> Decimal:
    try:
        share = Decimal(told.strip().removesuffix("%").strip()) / HUNDRED
    except InvalidOperation:
        share = -ONE
    if not share.is_finite() or not ZERO <= share < ONE:
        raise BadConsignment(
            f"{told[:20]!r} is not a percentage from 0 to below 100", field=name, code="bad_percentage"
        )
    return share


def _up(amount: Decimal, currency: str) -> Decimal:
    rounded = round_to_minor_unit(amount, currency)
    return rounded if rounded >= amount else amount.quantize(rounded, rounding=ROUND_CEILING)
