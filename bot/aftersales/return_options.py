"""Where returned goods go, compared in money: home to China, an overseas warehouse, a collected shipment home, or not
at all (refund without return).

The refund itself is owed on every route, so it stands on none. A route is worth what the goods then bring, less what
it costs to get them there. Its break-even value is what a piece must be worth for the route to be no loss.
Every figure is the seller's own or carries its source; what is missing is asked for, never assumed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from typing import Any

from bot.aftersales.case_errors import NoRule
from bot.aftersales.consumer_law import rule_for
from bot.aftersales.deadlines import by_rule
from bot.errors import UserError
from bot.money import Money, parse_amount, round_to_minor_unit

ROUTES = ("keep", "warehouse", "consolidated", "home")
_COSTS = {
    "warehouse": ("postage_local", "handling"),
    "consolidated": ("postage_local", "consolidated", "handling"),
    "home": ("postage_home", "handling"),
}
_SHARES = {"warehouse": "resale_share", "consolidated": "home_share", "home": "home_share"}
FIELDS = ("value", "postage_local", "postage_home", "consolidated", "handling", "resale_share", "home_share")
"""What can be told: the piece's value as new; local postage to a hub; postage home; its share of a collected shipment
home; checking and relabelling; percent of the value that a resale abroad, and at home, brings."""


@dataclass(frozen=True, slots=True)
class Option:
    """One route."""

    route: str
    costs: Mapping[str, Decimal]
    brings: Decimal
    result: Decimal
    """What it leaves beside a refund without return: below zero it loses."""
    break_even: Decimal | None
    """A piece worth less is better not fetched; None: the route costs nothing."""
    notes: tuple[str, ...] = ()
    """dangerous, tax_due, relief, relief_over, relief_unknown, refund_back."""
    until: date | None = None
    """The last day of the relief from import tax in China."""

    def as_json(self, currency: str) -> dict[str, Any]:
        """As plain data; amounts as decimal strings."""
        return {
            "route": self.route,
            "costs": {name: f"{amount:f}" for name, amount in self.costs.items()},
            "brings": f"{round_to_minor_unit(self.brings, currency):f}",
            "result": f"{round_to_minor_unit(self.result, currency):f}",
            "break_even": None if self.break_even is None else f"{self.break_even:f}",
            "notes": list(self.notes),
            "until": self.until.isoformat() if self.until else None,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """All routes that can be worked out, and what the others need to be told."""

    currency: str
    options: tuple[Option, ...]
    missing: tuple[str, ...]
    best: str

    def as_json(self) -> dict[str, Any]:
        """`{"currency", "options": [{"route", "costs", "brings", "result", "break_even", "notes", "until"}],
        "missing", "best"}`."""
        return {"currency": self.currency, "options": [one.as_json(self.currency) for one in self.options],
                "missing": list(self.missing), "best": self.best}  # fmt: skip


def compare_routes(
    value: Money,
    told: Mapping[str, str],
    *,
    exported_on: date | None = None,
    today: date,
    original_state: bool = True,
    dangerous: bool = False,
) -> Comparison:
    """Compare the routes for a piece of that value (as new, at home).

    `told`: the other FIELDS as decimal strings, amounts in the value's currency, shares in percent. `exported_on`:
    when it left China; `original_state`: unused; `dangerous`: nothing may travel (a swollen or suspect battery).
    Raises UserError `bad_amount`.
    """
    given = {name: parse_amount(text, field=name) for name, text in told.items() if name in FIELDS and text}
    for name in ("resale_share", "home_share"):
        if given.get(name, Decimal(0)) > 100:
            raise UserError(f"{name}: at most 100 percent", code="bad_amount", field=name)
    if dangerous:
        keep = Option("keep", {}, Decimal(0), Decimal(0), None, ("dangerous",))
        return Comparison(value.currency, (keep,), (), "keep")
    options = [Option("keep", {}, Decimal(0), Decimal(0), None)]
    missing: list[str] = []
    for route, costs in _COSTS.items():
        lacking = [name for name in (*costs, _SHARES[route]) if name not in given]
        if lacking:
            missing += [name for name in lacking if name not in missing]
            continue
        options.append(_option(route, value, given, exported_on, today, original_state))
    open_tax = {"tax_due", "relief_over", "relief_unknown"}
    sure = [one for one in options if not open_tax & set(one.notes)]
    best = max(sure, key=lambda one: one.result)
    return Comparison(value.currency, tuple(options), tuple(missing), best.route)


def _option(
    route: str,
    value: Money,
    given: Mapping[str, Decimal],
    exported_on: date | None,
    today: date,
    original_state: bool,
) -> Option:
    costs = {name: given[name] for name in _COSTS[route]}
    share = given[_SHARES[route]] / 100
    brings = value.amount * share
    spent = sum(costs.values(), Decimal(0))
    break_even = None
    if spent:
        minor = Decimal(1).scaleb(round_to_minor_unit(Decimal(1), value.currency).as_tuple().exponent)  # type: ignore[arg-type]
        break_even = (spent / share).quantize(minor, rounding=ROUND_UP) if share else None
    notes: tuple[str, ...] = ()
    until = None
    if route in ("home", "consolidated"):
        notes, until = relief(exported_on, today, original_state)
    return Option(route, costs, brings, brings - spent, break_even, notes, until)


def relief(
    exported_on: date | None, today: date, original_state: bool
) -> tuple[tuple[str, ...], date | None]:
    """Whether it comes home free of tax: six months from export, in original state (rule `cn-return-relief`)."""
    if not original_state:
        return ("tax_due", "refund_back"), None
    if exported_on is None:
        return ("relief_unknown", "refund_back"), None
    try:
        rule = rule_for("CN", "return_relief", exported_on)
    except NoRule:
        return ("tax_due", "refund_back"), None
    until = by_rule(rule, exported_on).due
    return (("relief" if today <= until else "relief_over"), "refund_back"), until
