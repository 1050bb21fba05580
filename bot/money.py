"""The one money type: a decimal amount with its currency. Never a float."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

from bot.errors import UserError

MAX_AMOUNT = Decimal("1e12")
"""Above this an amount is a typing error, not a consignment."""

_MINOR_UNITS = {
    "BHD": 3, "CLP": 0, "IDR": 2, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "OMR": 3, "PYG": 0,
    "TND": 3, "UGX": 0, "VND": 0, "XAF": 0, "XOF": 0,
}  # fmt: skip
# ISO 4217 minor units that differ from two.


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217, upper case). Arithmetic only within one currency."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def rounded(self) -> "Money":
        """To the currency's minor unit, half up."""
        return Money(round_to_minor_unit(self.amount, self.currency), self.currency)

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")


def round_to_minor_unit(amount: Decimal, currency: str) -> Decimal:
    """`amount` to the currency's minor unit (ISO 4217: yen 0, dollar 2, dinar 3), half up."""
    return amount.quantize(Decimal(1).scaleb(-_MINOR_UNITS.get(currency, 2)), rounding=ROUND_HALF_UP)


def parse_amount(text: str, *, field: str = "value") -> Decimal:
    """A decimal string (no thousands separators) as a Decimal.

    Raises UserError `bad_amount` when it is not a number, not finite, negative, or above MAX_AMOUNT.
    """
    try:
        amount = Decimal(str(text).strip())
    except InvalidOperation:
        raise UserError(
            f"{field}: {str(text)[:40]!r} is not a number", code="bad_amount", field=field
        ) from None
    if not amount.is_finite() or amount < 0 or amount > MAX_AMOUNT:
        raise UserError(f"{field}: {str(text)[:40]} is out of range", code="bad_amount", field=field)
    return amount


@cache
def iso_currencies() -> frozenset[str]:
    """The currency codes of ISO 4217 that stand for money, by Babel; not "none" (XXX) and "test" (XTS)."""
    from babel import Locale  # slow to import, and most commands need no names

    return frozenset(Locale("en").currencies) - {"XXX", "XTS"}
