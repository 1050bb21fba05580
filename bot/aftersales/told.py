"""An order as a sheet or a shop system tells it, before the store knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal

from bot.money import round_to_minor_unit


@dataclass(frozen=True, slots=True)
class ToldItem:
    """Pieces of one thing."""

    quantity: int
    title: str = ""
    sku: str = ""
    price: Decimal | None = None
    """Of one piece, as the buyer paid it; None: the source does not say."""
    batch: str = ""


@dataclass(frozen=True, slots=True)
class ToldParcel:
    """A tracking number that the source gives with the order, and the carrier as it writes it."""

    number: str
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One order. What the source does not say is empty or None, and changes nothing that is known."""

    number: str
    """As compared."""
    shown: str
    channel: str = ""
    state: str = ""
    placed_at: datetime | None = None
    shipped_at: datetime | None = None
    delivered_on: date | None = None
    currency: str = ""
    total: Decimal | None = None
    shipping: Decimal | None = None
    tax: Decimal | None = None
    discount: Decimal | None = None
    refunded: Decimal | None = None
    country: str = ""
    buyer: str = ""
    email: str = ""
    phone: str = ""
    postcode: str = ""
    address: str = ""
    items: tuple[ToldItem, ...] = ()
    parcels: tuple[ToldParcel, ...] = ()
    rows: tuple[int, ...] = ()
    """Where it stands in the sheet."""


STATES: Sequence[str] = ("unpaid", "paid", "shipped", "delivered", "cancelled", "refunded")
"""From the first to the last: of two words for an order the later one holds."""


def furthest(states: Sequence[str]) -> str:
    """The state that holds where several are told; empty where none is."""
    return max((state for state in states if state in STATES), key=STATES.index, default="")


def shares(amount: Decimal, quantity: int, currency: str) -> list[tuple[int, Decimal]]:
    """The price of each piece where an amount is for all of them: `(pieces, price)`, adding up to it exactly.

    Where it does not divide evenly some pieces are a cent dearer than others.
    """
    unit = Decimal(1).scaleb(min(-_minor(currency), _exponent(amount)))
    low = (amount / quantity).quantize(unit, rounding=ROUND_FLOOR)
    dearer = int((amount - low * quantity) / unit)
    return [(pieces, price) for pieces, price in ((quantity - dearer, low), (dearer, low + unit)) if pieces]


def _minor(currency: str) -> int:
    return -_exponent(round_to_minor_unit(Decimal(1), currency))


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent
