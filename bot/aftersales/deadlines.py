"""From a rule and the day that it counts from to the last day: `deadline(market, kind, day)`.

Days are counted from the day after the event (Reg. (EEC, Euratom) 1182/71 art. 3(1) in the European Union), except
where a law counts the event's own day (Japan). In the European Union a last day on a weekend or a public holiday
moves to the next working day (art. 3(4)). Working days are those of the market: no weekend, no national holiday.
Regional holidays are not counted: a deadline is rather shown a day early than a day late.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from bot.aftersales.consumer_law import EU, Rule, market_code, rule_for

_ONE = timedelta(days=1)
_WEEKENDS = {"SA": (4, 5)}
"""Weekdays (Monday 0) that are no working days, where they are not Saturday and Sunday."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something may be done."""

    due: date
    start: date
    rule: Rule
    market: str
    moved: bool = False
    """Whether it was put off to the next working day."""

    @property
    def days(self) -> int:
        """The rule's own number where it counts days; else how many days lie between."""
        if self.rule.unit in ("days", "working_days") and self.rule.count is not None:
            return self.rule.count
        return (self.due - self.start).days

    def as_json(self) -> dict[str, Any]:
        """`{"due", "days", "rule", "source", "as_of"}`, and what one needs to judge it."""
        rule = self.rule
        return {
            "due": self.due.isoformat(),
            "days": self.days,
            "rule": rule.rule,
            "source": rule.source,
            "as_of": rule.as_of,
            "id": rule.id,
            "market": self.market,
            "kind": rule.kind,
            "carrier": rule.carrier,
            "from": self.start.isoformat(),
            "count": rule.count,
            "unit": rule.unit,
            "counts_from": rule.counts_from,
            "first_day": rule.first_day,
            "moved": self.moved,
            "payer": rule.payer,
            "confidence": rule.confidence,
            "memory": rule.memory,
            "authority": rule.authority,
        }


def deadline(market: str, kind: str, start: date, *, carrier: str = "", cause: str = "") -> Deadline:
    """Until when, by the rule that holds for an event on `start`. Raises NoRule, UserError."""
    rule = rule_for(market, kind, start, carrier=carrier, cause=cause)
    return by_rule(rule, start, market)


def by_rule(rule: Rule, start: date, market: str = "") -> Deadline:
    """The last day by one rule; `market` tells the public holidays."""
    code = market_code(market) or rule.market
    assert rule.count is not None
    match rule.unit:
        case "working_days":
            due = add_working_days(start, rule.count, code)
        case "months":
            due = add_months(start, rule.count)
        case "hours":
            due = start + timedelta(hours=rule.count)
        case "until_april_30":
            due = date(start.year + 1, 4, 30)
        case _:
            due = start + timedelta(days=rule.count - (rule.first_day == "same"))
    last = next_working_day(due, code) if rule.rolls == "working_day" else due
    return Deadline(last, start, rule, code, moved=last != due)


def add_months(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_working_days(day: date, count: int, market: str) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += _ONE
        count -= is_working_day(day, market)
    return day


def next_working_day(day: date, market: str) -> date:
    """The day itself where it is a working day, else the next one."""
    while not is_working_day(day, market):
        day += _ONE
    return day


def is_working_day(day: date, market: str) -> bool:
    """Whether people work in that market on that day; without a country only weekends are known."""
    if day.weekday() in _WEEKENDS.get(market, (5, 6)):
        return False
    return day not in _holidays(market, day.year)


def knows_holidays(market: str) -> bool:
    """Whether public holidays of that market are known; `EU` alone has none that all states share."""
    return market not in ("", "EU") and bool(_holidays(market, 2026))


@cache
def _holidays(market: str, year: int) -> frozenset[date]:
    import holidays  # a tenth of a second, and only for rules that need it

    if market in ("", "EU"):
        return frozenset()
    try:
        return frozenset(holidays.country_holidays(market, years=year))
    except NotImplementedError:
        return frozenset()


def is_member_state(market: str) -> bool:
    """Whether a country's deadlines are the European Union's."""
    return market_code(market) in EU
