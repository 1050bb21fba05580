"""How a jurisdiction rounds what duty and tax are charged on, and what it charges: once a line, by its own rule.

US  values in even dollars, half up, and the whole invoice changed by no more than its own rounding (19 CFR 159.3(a))
JP  value cut to 1,000 yen, duty and tax cut to 100 yen (Japan Customs, answer 1111)

Everywhere else amounts are rounded to the currency's minor unit, half up.
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from bot.duties.rules import Destination
from bot.money import round_to_minor_unit

ZERO = Decimal(0)


def dutiable_values(values: Sequence[Decimal], destination: Destination) -> list[Decimal]:
    """The items' values as duty is charged on them, in the destination's steps."""
    step = destination.value_step
    if not step:
        return list(values)
    cut = [(value / step).to_integral_value(ROUND_DOWN) * step for value in values]
    if destination.value_cut:
        return cut
    # So many whole steps as the sum has: those with the largest fractions take them.
    total = (sum(values, ZERO) / step).to_integral_value(ROUND_HALF_UP) * step
    missing = int((total - sum(cut, ZERO)) / step)
    by_fraction = sorted(range(len(values)), key=lambda at: (cut[at] - values[at], -values[at]))
    for at in by_fraction[:missing]:
        cut[at] += step
    return cut


def dutiable(value: Decimal, destination: Destination) -> Decimal:
    """One value in the destination's steps."""
    return dutiable_values((value,), destination)[0]


def charged(amount: Decimal, kind: str, destination: Destination) -> Decimal:
    """What is charged: duty and tax cut to the destination's step, everything else to the minor unit."""
    step = destination.amount_step
    if step and kind in ("duty", "additional_duty", "vat"):
        return (amount / step).to_integral_value(ROUND_DOWN) * step
    return round_to_minor_unit(amount, destination.currency)


def consumption_tax(base: Decimal, percent: Decimal, destination: Destination) -> Decimal:
    """Japan's tax is two: 78 of 100 parts national, and 22/78 of that local, each cut by itself."""
    national = charged(base * percent / 100 * 78 / 100, "vat", destination)
    return national + charged(national * 22 / 78, "vat", destination)
