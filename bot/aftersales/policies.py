"""What a shop promises, version by version, and how it stands beside the law of a market.

The customer always gets the better of the two. A version is never changed: a new one takes its place from its day on,
and a case keeps the version under which it was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.aftersales.case_errors import BadPolicy
from bot.aftersales.consumer_law import EU, law_of
from bot.aftersales.deadlines import Deadline, add_months, by_rule
from bot.errors import UserError
from bot.money import Money, parse_amount
from bot.store.policies import PolicyRow

PAYERS = ("buyer", "seller")
MARKETS = ("EU", "GB", "US", "CA", "AU", "JP", "KR", "CN", "BR", "MX", "SA")
"""Markets whose law a policy is held against, where none is named."""
MOST_DAYS, MOST_MONTHS = 3650, 600
_MOST_EXCLUSIONS = 20
_LONGEST_TEXT = 1000
_FIELDS = ("return_days", "return_payer", "warranty_months", "restocking_percent", "keep_below",
           "staff_refund_limit", "exclusions", "addresses", "instructions")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """A policy's terms. None: the shop promises nothing about it, and the law alone counts."""

    return_days: int | None = None
    """Days from receipt in which a customer may change their mind; 0: not beyond the law."""
    return_payer: str = "buyer"
    warranty_months: int | None = None
    restocking_percent: Decimal = Decimal(0)
    """Kept back when a customer changed their mind."""
    keep_below: Money | None = None
    """Up to this value a refund is given without asking for the goods back."""
    staff_refund_limit: Money | None = None
    """What staff may approve without the seller."""
    exclusions: tuple[str, ...] = ()
    """Goods that are not taken back for a change of mind, in the shop's words."""
    addresses: tuple[tuple[str, str], ...] = ()
    """Where returns go: country code (or EU, or empty for all others) and address."""
    instructions: str = ""
    """What a customer is to mind when sending something back."""

    def as_json(self) -> dict[str, Any]:
        """The form of `quayside policy show` and of the file that `policy set` reads."""
        return {
            "return_days": self.return_days,
            "return_payer": self.return_payer,
            "warranty_months": self.warranty_months,
            "restocking_percent": f"{self.restocking_percent:f}",
            "keep_below": str(self.keep_below) if self.keep_below else None,
            "staff_refund_limit": str(self.staff_refund_limit) if self.staff_refund_limit else None,
            "exclusions": list(self.exclusions),
            "addresses": dict(self.addresses),
            "instructions": self.instructions,
        }

    def address_for(self, market: str) -> str:
        """Where a customer of that country sends a return; empty where the shop has named no address."""
        known = dict(self.addresses)
        return known.get(market) or (known.get("EU", "") if market in EU else "") or known.get("", "")


@dataclass(frozen=True, slots=True)
class Policy:
    """One version in force."""

    shop: str
    version: int
    effective_from: date
    terms: Terms

    @property
    def staff_refund_limit(self) -> Money | None:
        """What staff may approve without the seller."""
        return self.terms.staff_refund_limit


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A term that gives less than a market's law; the law's then holds for its customers."""

    market: str
    term: str
    """return_days, return_payer, warranty_months or restocking_percent."""
    ours: str
    law: str
    """What the law gives: a number with its unit, or who pays."""
    unit: str
    rule: str
    """The rule's id."""
    source: str
    as_of: str
    shaky: bool

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {name: getattr(self, name) for name in
                ("market", "term", "ours", "law", "unit", "rule", "source", "as_of", "shaky")}  # fmt: skip


def read_terms(given: Mapping[str, Any], before: Terms | None = None) -> Terms:
    """Terms from JSON, checked; what is not named stays as `before`. Raises BadPolicy naming the `term`."""
    unknown = sorted(set(given) - set(_FIELDS))
    if unknown:
        raise BadPolicy(f"no such term: {unknown[0][:40]}", term=unknown[0][:40])
    changed: dict[str, Any] = {}
    for name, value in given.items():
        try:
            changed[name] = _READ[name](value)
        except BadPolicy:
            raise
        except (UserError, ValueError, TypeError, InvalidOperation, AttributeError):
            raise BadPolicy(f"{name}: {str(value)[:40]!r} cannot be right", term=name) from None
    return replace(before or Terms(), **changed)


def set_policy(
    session: Session, shop: str, terms: Terms, effective_from: date, by: str, turn: str, at: datetime
) -> Policy:
    """A new version, in force from its day on. The same turn gives the same version.

    Raises BadPolicy where the day lies in the past: what was promised is not changed afterwards.
    """
    done = session.scalars(select(PolicyRow).where(PolicyRow.turn == turn)).one_or_none()
    if done is not None:
        return _policy(done)
    if effective_from < at.date():
        raise BadPolicy(f"effective_from: {effective_from} is past", term="effective_from")
    newest = session.scalar(select(func.max(PolicyRow.version)).where(PolicyRow.shop == shop)) or 0
    row = PolicyRow(shop=shop, version=newest + 1, effective_from=effective_from, terms=terms.as_json(),
                    made_by=by, made_at=at, turn=turn)  # fmt: skip
    session.add(row)
    session.flush()
    return _policy(row)


def policy_on(session: Session, shop: str, day: date) -> Policy | None:
    """The version in force on a day: the newest of those that have begun."""
    query = (
        select(PolicyRow)
        .where(PolicyRow.shop == shop, PolicyRow.effective_from <= day)
        .order_by(PolicyRow.version.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    return _policy(row) if row else None


def policy_by_version(session: Session, shop: str, version: int | None) -> Policy | None:
    """One version, whether or not it is in force."""
    row = session.get(PolicyRow, (shop, version)) if version is not None else None
    return _policy(row) if row else None


def versions(session: Session, shop: str) -> list[PolicyRow]:
    """All versions of a shop, newest first."""
    query = select(PolicyRow).where(PolicyRow.shop == shop).order_by(PolicyRow.version.desc())
    return list(session.scalars(query))


def shortfalls(terms: Terms, market: str, day: date) -> list[Shortfall]:
    """Where the terms give less than the market's law. `market` is a country, or EU."""
    found = []
    law = law_of(market, "withdrawal", day)
    if law is not None and law.count is not None:
        facts = (law.id, law.source, law.as_of, law.shaky)
        if terms.return_days is not None and terms.return_days < law.count:
            found.append(
                Shortfall(market, "return_days", str(terms.return_days), str(law.count), law.unit, *facts)
            )
        if law.payer == "seller" and terms.return_payer == "buyer":
            found.append(Shortfall(market, "return_payer", "buyer", "seller", "", *facts))
        if law.full_refund and terms.restocking_percent > 0:
            found.append(
                Shortfall(market, "restocking_percent", f"{terms.restocking_percent:f}", "0", "", *facts)
            )
    guarantee = law_of(market, "warranty", day)
    if guarantee is not None and terms.warranty_months is not None and guarantee.count is not None:
        start = date(2026, 1, 1)  # any day: days and months become comparable
        if add_months(start, terms.warranty_months) < by_rule(guarantee, start, market).due:
            found.append(
                Shortfall(market, "warranty_months", str(terms.warranty_months), str(guarantee.count),
                          guarantee.unit, guarantee.id, guarantee.source, guarantee.as_of, guarantee.shaky)
            )  # fmt: skip
    return found


def until(terms: Terms | None, market: str, kind: str, start: date) -> tuple[date | None, Deadline | None]:
    """The last day by the shop's policy and by the law, for `withdrawal` or `warranty`; None: neither tells."""
    promised = None
    if terms is not None and kind == "withdrawal" and terms.return_days:
        promised = start + timedelta(days=terms.return_days)
    if terms is not None and kind == "warranty" and terms.warranty_months:
        promised = add_months(start, terms.warranty_months)
    law = law_of(market, kind, start) if market else None
    return promised, by_rule(law, start, market) if law is not None else None


def _policy(row: PolicyRow) -> Policy:
    return Policy(row.shop, row.version, row.effective_from, read_terms(row.terms))


def _whole(value: Any, most: int) -> int | None:
    if value is None or value == "":
        return None
    number = int(str(value))
    if not 0 <= number <= most:
        raise ValueError(value)
    return number


def _payer(value: Any) -> str:
    if value not in PAYERS:
        raise ValueError(value)
    return str(value)


def _percent(value: Any) -> Decimal:
    number = Decimal(str(value or 0))
    if not number.is_finite() or not 0 <= number <= 100:
        raise ValueError(value)
    return number


def _money(value: Any) -> Money | None:
    if value is None or value == "":
        return None
    amount, _, currency = str(value).strip().partition(" ")
    currency = currency.strip().upper()
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha()):
        raise ValueError(value)
    return Money(parse_amount(amount), currency)


def _text(value: Any) -> str:
    plain = "\n".join(" ".join(line.split()) for line in str(value or "").splitlines())
    return "".join(c for c in plain if c.isprintable() or c == "\n").strip()[:_LONGEST_TEXT]


def _texts(value: Any) -> tuple[str, ...]:
    found = [value] if isinstance(value, str) else list(value or ())
    if len(found) > _MOST_EXCLUSIONS:
        raise ValueError(value)
    return tuple(text for text in (_text(one) for one in found) if text)


def _addresses(value: Any) -> tuple[tuple[str, str], ...]:
    given = {"": value} if isinstance(value, str) else dict(value or {})
    kept = []
    for region, address in given.items():
        code = str(region).strip().upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise ValueError(region)
        if text := _text(address):
            kept.append((code, text))
    return tuple(sorted(kept))


_READ = {
    "return_days": lambda value: _whole(value, MOST_DAYS),
    "return_payer": _payer,
    "warranty_months": lambda value: _whole(value, MOST_MONTHS),
    "restocking_percent": _percent,
    "keep_below": _money,
    "staff_refund_limit": _money,
    "exclusions": _texts,
    "addresses": _addresses,
    "instructions": _text,
}
