"""Dated rules of consumer law, carriers' terms and authorities' clocks: `knowledge/consumer-law/rules.csv`.

A rule is found by market, kind and (for claims) carrier. A member state's own rule goes before the European Union's.
What the law is known to leave without a number is a rule, too (`unit` none): the answer then is why there is no day.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.aftersales.case_errors import NoRule
from bot.errors import UserError
from bot.resources import KNOWLEDGE

EU = frozenset(
    ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
     "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
)  # fmt: skip
UNITS = ("days", "working_days", "months", "hours", "until_april_30", "none")
_OTHER_CODES = {"UK": "GB", "EL": "GR"}
_CARRIERS = {
    "dhlexpress": "dhl", "air": "air-cargo", "aircargo": "air-cargo", "airfreight": "air-cargo", "sea": "ocean",
    "oceanfreight": "ocean", "seafreight": "ocean", "fedexus": "fedex-us", "fedexdomestic": "fedex-us",
    "fedexinternational": "fedex", "upu": "post", "chinapost": "post", "postal": "post", "ems": "post",
    "royalmail": "post", "uspsexpress": "usps-express", "americanexpress": "amex", "atoz": "amazon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    id: str
    market: str
    kind: str
    carrier: str
    cause: str
    count: int | None
    unit: str
    counts_from: str
    first_day: str
    rolls: str
    payer: str
    full_refund: bool
    valid_from: date | None
    valid_to: date | None
    rule: str
    """What it says, in English."""
    source: str
    as_of: str
    confidence: str
    memory: str
    authority: str
    document: str
    section: str

    @property
    def shaky(self) -> bool:
        """Whether it is to be shown as general knowledge, with whom to check."""
        return self.memory == "yes" or self.confidence == "low"

    def holds_on(self, day: date) -> bool:
        """Whether it holds for an event of that day."""
        return (self.valid_from is None or day >= self.valid_from) and (
            self.valid_to is None or day <= self.valid_to
        )


@cache
def rules() -> tuple[Rule, ...]:
    """The whole table. Raises ValueError where a line is not right."""
    with (KNOWLEDGE / "consumer-law" / "rules.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file))


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of deadline there is a rule for."""
    return tuple(dict.fromkeys(rule.kind for rule in rules()))


def rule_for(market: str, kind: str, day: date, *, carrier: str = "", cause: str = "") -> Rule:
    """The rule that holds for an event of that day, in that market or by that carrier's terms.

    Raises NoRule where none is known, or where the law is known to name no number; UserError `bad_deadline_kind`.
    """
    if kind not in kinds():
        known = ", ".join(kinds())
        raise UserError(
            f"no kind of deadline {kind[:40]!r}; known: {known}", code="bad_deadline_kind", known=known
        )
    code, named = market_code(market), carrier_code(carrier)
    about = [rule for rule in rules() if rule.kind == kind]
    by_carrier = any(rule.carrier for rule in about)
    if by_carrier:
        found = [rule for rule in about if rule.carrier == named and rule.cause in ("", cause or "damage")]
    else:
        found = _of_market(about, code)
    found = [rule for rule in found if rule.holds_on(day)]
    where = (named or "no carrier named") if by_carrier else (code or "no market named")
    if not found:
        raise NoRule(
            f"no dated rule is known: {kind}, {where}, {day}", kind=kind, market=code, carrier=named, why=""
        )
    rule = found[0]
    if rule.unit == "none":
        raise NoRule(f"{where}: {rule.rule}", kind=kind, market=code, carrier=named, why=rule.id)
    return rule


def law_of(market: str, kind: str, day: date) -> Rule | None:
    """The market's rule with a number of days, or None."""
    try:
        return rule_for(market, kind, day)
    except NoRule:
        return None


def market_code(text: str) -> str:
    """`UK` is GB; upper case. Raises UserError `bad_market` where it is no code."""
    code = text.strip().upper()
    code = _OTHER_CODES.get(code, code)
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise UserError(f"{text[:40]!r} is no country code", code="bad_market", name=text[:40])
    return code


def carrier_code(text: str) -> str:
    """A carrier or platform as the table names it: "DHL Express" is `dhl`."""
    plain = "".join(c for c in text.casefold() if c.isalnum())
    known = {rule.carrier.replace("-", ""): rule.carrier for rule in rules() if rule.carrier}
    return _CARRIERS.get(plain) or known.get(plain) or text.strip().casefold()[:40]


def rule_by_id(identity: str) -> Rule | None:
    """The rule by its id."""
    return next((rule for rule in rules() if rule.id == identity), None)


def _of_market(about: Sequence[Rule], code: str) -> list[Rule]:
    own = [rule for rule in about if rule.market == code and code]
    return own or [rule for rule in about if rule.market == "EU" and code in EU]


def _rule(row: dict[str, str]) -> Rule:
    if row["unit"] not in UNITS or row["confidence"] not in ("high", "medium", "low") or not row["source"]:
        raise ValueError(f"consumer-law rule {row['id']} is not right")
    fixed = {"count": int(row["count"]) if row["count"] else None, "full_refund": row["full_refund"] == "yes"}
    for name in ("valid_from", "valid_to"):
        fixed[name] = date.fromisoformat(row[name]) if row[name] else None  # type: ignore[assignment]
    date.fromisoformat(row["as_of"])
    return Rule(**{**row, **fixed})  # type: ignore[arg-type]
