"""Low-value consignments: which rule of `low-value.csv` applies, and what it assumes."""

from decimal import Decimal

from bot.duties.rules import Condition, LowValue
from bot.duties.valuation import Valuation
from bot.duties.worksheet import Worksheet

_ASSUMED_MODE = "courier"
_ASSUMED_CHANNEL = "b2c"


def low_value_rule(sheet: Worksheet, valuation: Valuation) -> LowValue | None:
    """The first rule that fits the consignment and the day; None: the ordinary rules apply.

    A mode or channel that was not given is taken as courier and consumer where a rule turns on it, and said.
    """
    consignment, destination = sheet.consignment, sheet.destination
    for rule in sheet.tariffs.rules.low_value:
        if rule.destination != destination.code or not rule.dated.holds(sheet.on):
            continue
        shipped_from = consignment.shipped_from or consignment.origin or None
        if not (
            _fits(rule.mode, consignment.mode, _ASSUMED_MODE)
            and _fits(rule.scheme, consignment.scheme, "")
            and rule.channel in ("", consignment.channel or _ASSUMED_CHANNEL)
            and rule.shipped_from.allows(shipped_from)
            and rule.origin.allows(consignment.origin or None)
            and all(rule.codes.allows_code(item.hs) for item in consignment.items)
        ):
            continue
        worth = _worth(sheet, valuation, rule)
        if not rule.above < worth <= rule.up_to:
            continue
        if rule.mode and not consignment.mode:
            sheet.warn("assumption", "duty-warn-mode-assumed", mode=_ASSUMED_MODE)
        if rule.channel and not consignment.channel:
            sheet.warn("assumption", "duty-warn-channel-assumed", channel=rule.channel)
        if rule.dated.confidence != "high":
            source = sheet.tariffs.source(rule.dated.source)
            sheet.warn(
                "assumption", "duty-warn-unconfirmed", source=source.title, date=rule.dated.as_of.isoformat()
            )
        return rule
    return None


def subheadings(sheet: Worksheet) -> int:
    """How many distinct six-digit subheadings the consignment has: the EU's "items" in an H7 declaration."""
    return len({item.hs[:6] for item in sheet.consignment.items})


def _fits(condition: Condition, given: str, assumed: str) -> bool:
    return condition.allows(given or assumed)


def _worth(sheet: Worksheet, valuation: Valuation, rule: LowValue) -> Decimal:
    """What the rule's limit is compared with, in the rule's currency."""
    own, consignment = sheet.consignment.currency, sheet.consignment
    if rule.basis == "item":
        prices = []
        for item in consignment.items:
            pieces = item.quantities.get("piece", Decimal(1))
            prices.append(item.value / pieces)
        return sheet.exchange.convert(max(prices), own, rule.currency)
    amount = valuation.cif if rule.basis == "cif" else valuation.goods
    if rule.currency == sheet.currency:
        return amount
    if rule.currency == own:  # compared in the currency it was agreed in: no rate needed, no rate's error
        return amount / sheet.exchange.used[(own, sheet.currency)].rate if own != sheet.currency else amount
    return sheet.exchange.convert(amount, sheet.currency, rule.currency)
