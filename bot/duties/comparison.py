"""The same goods to several markets, side by side in the currency of their price."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from bot.duties.consignment import parse_consignment
from bot.duties.consultation import consult
from bot.duties.estimate import Remark, money
from bot.duties.exchange import Exchange
from bot.duties.tariffs import Tariffs
from bot.errors import QuaysideError

MAX_MARKETS = 12
_SUMS = ("landed_cost", "duty", "tax", "fees")
_SIX = Decimal("0.000001")


def compare(
    given: Mapping[str, Any], destinations: Sequence[str], tariffs: Tariffs, *, language: str = "en",
    home: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`{"currency", "markets", "conversions"}`; markets with a total first, the cheapest at the top.

    A market is `{"destination", "landed_cost", "duty", "tax", "fees", "as_of"}` in that currency, or has
    `question` or `error` instead of figures. `as_of` is the oldest day on which one of its figures was seen.
    Raises UserError where the consignment itself cannot be used.
    """
    currency = parse_consignment({**given, "destination": ""}).currency
    conversions: list[dict[str, Any]] = []
    markets = []
    for destination in list(dict.fromkeys(destinations))[:MAX_MARKETS]:
        try:
            found = consult({**given, "destination": destination}, tariffs, language=language, home=home)
            markets.append(_market(destination, found, currency, tariffs, conversions, language))
        except QuaysideError as error:
            markets.append({"destination": destination, "error": error.as_json()})
    markets.sort(key=lambda market: Decimal(market.get("landed_cost", "Infinity")))
    return {"currency": currency, "markets": markets, "conversions": conversions}


def _market(destination: str, found: Mapping[str, Any], currency: str, tariffs: Tariffs,
            conversions: list[dict[str, Any]], language: str) -> dict[str, Any]:  # fmt: skip
    totals = found["totals"]
    if totals is None:
        asked = found.get("questions") or []
        return {"destination": destination, "question": asked[0] if asked else None}
    exchange = Exchange(tariffs, date.fromisoformat(found["date"]), {}, False, {})
    own = currency or totals["currency"]
    days = [line["as_of"] for line in found["lines"] if line["as_of"]]
    market = {
        name: money(exchange.convert(Decimal(totals[name]), totals["currency"], own), own) for name in _SUMS
    }
    for rate in exchange.used.values():
        shown = f"{rate.rate.quantize(_SIX, ROUND_HALF_UP).normalize():f}"
        said = {"currency": rate.currency, "to": rate.to, "rate": shown, "source": rate.source,
                "date": rate.day.isoformat() if rate.day else "none"}  # fmt: skip
        remark = Remark("margin-converted", said).as_json(language)
        if remark not in conversions:
            conversions.append(remark)
    return {"destination": destination, **market, "as_of": min(days, default=None)}
