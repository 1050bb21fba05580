"""A number on its way through the shop's tracking services: what is known already, who is asked next, what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy.orm import Session

from bot.store.providers import TrackingCheckRow
from bot.tracking.findings import keep_check, take_in
from bot.tracking.providers.directory import fresh_for, service_name
from bot.tracking.providers.errors import (
    AboutNumber,
    NeedsParameter,
    NotFoundThere,
    OtherParcel,
    ProviderError,
    QuotaUsedUp,
)
from bot.tracking.providers.interface import Finding, Question

State = Literal["fresh", "cached", "failed", "not_asked", "not_configured"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number to be asked about."""

    number: str
    carrier: str
    destination: str = ""
    postcode: str = ""
    phone: str = ""
    """Last four digits."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What asking came to. The parcel itself is in the store."""

    state: State
    """`fresh`: said just now; `cached`: said lately enough; `failed`: see `problem`; `not_asked`: no service follows
    such numbers, or asking is not open to this person."""
    provider: str | None = None
    checked_at: datetime | None = None
    code: str | None = None
    """The service's own status, as it came."""
    expired: bool = False
    last_mile: str | None = None
    problem: ProviderError | None = None

    def as_json(self) -> dict[str, Any]:
        """The `live` part of `track --json`."""
        return {
            "state": self.state,
            "provider": self.provider,
            "service": service_name(self.provider) if self.provider else None,
            "checked_at": self.checked_at.astimezone(UTC).isoformat(timespec="seconds")
            if self.checked_at
            else None,
            "code": self.code,
            "expired": self.expired,
            "last_mile": self.last_mile,
            "problem": self.problem.as_json() if self.problem else None,
        }


@dataclass(slots=True)
class Case:
    """A number on its way through the services."""

    wanted: Wanted
    order: list[str] = field(default_factory=list)
    """The services that are still to be asked."""
    references: dict[str, str] = field(default_factory=dict)
    asked: str = ""
    """The service that is being asked, or was asked last."""
    problem: ProviderError | None = None
    result: Checked | None = None

    def failed(self, error: ProviderError) -> None:
        """A service could not answer."""
        # What the person can do something about, or what tells most, is what is shown in the end.
        if self.problem is None or _worth(error) > _worth(self.problem):
            self.problem = error


def fresh_case(wanted: Wanted, checks: Sequence[TrackingCheckRow], now: datetime) -> Case:
    """A number, with its result where a service has told of it lately enough."""
    case = Case(wanted)
    found = [row for row in checks if row.outcome == "found" and row.fresh_until > now]
    if found:
        best = max(found, key=lambda row: row.checked_at)
        case.result = Checked(
            "cached", best.provider, best.checked_at, best.code or None, best.expired, best.last_mile or None
        )
    return case


def plan_case(
    case: Case,
    checks: Sequence[TrackingCheckRow],
    order: list[str],
    paused: Mapping[str, ProviderError],
    now: datetime,
) -> None:
    """Who of `order` is asked; where nobody can be asked now, the result says why."""
    case.references = {row.provider: row.reference for row in checks}
    fresh = {row.provider: row for row in checks if row.fresh_until > now}
    if not order:
        case.result = Checked("not_asked")
        return
    for name in order:
        earlier = _earlier(fresh[name], case.wanted) if name in fresh else None
        if problem := paused.get(name) or earlier:
            case.failed(problem)
        else:
            case.order.append(name)
    if not case.order:
        asked = max((row.checked_at for row in fresh.values()), default=None)
        case.result = Checked("failed", checked_at=asked, problem=case.problem)


def _earlier(row: TrackingCheckRow, wanted: Wanted) -> ProviderError | None:
    """What a service answered lately about this number; None where it can be asked better now."""
    name = service_name(row.provider)
    kind, _, detail = row.outcome.partition(" ")
    if kind == NeedsParameter.code:
        if getattr(wanted, detail, ""):
            return None
        return NeedsParameter(f"{name} needs a {detail} for this number", provider=name, parameter=detail)
    if kind == OtherParcel.code:
        return OtherParcel(
            f"{name} knows only an earlier parcel by that number, last seen on {detail}",
            provider=name,
            last_event=detail,
        )
    if kind == QuotaUsedUp.code:
        return QuotaUsedUp(f"{name}: nothing is left of the quota for new numbers", provider=name)
    return NotFoundThere(f"{name} does not know the number", provider=name)


def question_of(case: Case, provider: str) -> Question:
    """What a service is asked."""
    one = case.wanted
    return Question(
        one.number, one.carrier, one.destination, one.postcode, one.phone, case.references.get(provider, "")
    )


def settle(
    session: Session,
    shop: str,
    provider: str,
    case: Case,
    answer: Finding | ProviderError,
    now: datetime,
) -> None:
    """Note what a service answered: in the store, and in the case."""
    number = case.wanted.number
    if isinstance(answer, Finding):
        try:
            take_in(session, answer, shop=shop, provider=provider, carrier=case.wanted.carrier, now=now)
        except OtherParcel as error:
            answer = error
        else:
            case.result = Checked(
                "fresh", provider, now, answer.code or None, answer.reading.expired, answer.last_mile or None
            )
            return
    case.failed(answer)
    if isinstance(answer, AboutNumber | QuotaUsedUp):
        detail = str(answer.details.get("parameter") or answer.details.get("last_event") or "")
        lasts = (
            fresh_for("not_found") if isinstance(answer, NotFoundThere) else timedelta(seconds=answer.lasts)
        )
        keep_check(
            session, shop, number, provider, now, fresh_until=now + lasts,
            outcome=f"{answer.code} {detail}".strip()[:40],
        )  # fmt: skip


def _worth(error: ProviderError) -> int:
    kinds: tuple[type[ProviderError], ...] = (NotFoundThere, ProviderError, OtherParcel, NeedsParameter)
    exact = [
        place for place, kind in enumerate(kinds) if isinstance(error, kind) and kind is not ProviderError
    ]
    return exact[0] if exact else 1
