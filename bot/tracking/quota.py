"""How a shop's tracking services stand: calls counted, quota told, and why one is left alone for now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.store.counters import CounterRow, add, window
from bot.store.providers import ProviderStateRow
from bot.tracking.providers.directory import service_name, services
from bot.tracking.providers.errors import ProviderError, QuotaUsedUp
from bot.tracking.providers.interface import Quota, TrackingProvider

_DAY = 86_400


def count_calls(session: Session, shop: str, client: TrackingProvider, now: datetime) -> None:
    """Add the calls that a client has made since this was last done."""
    if calls := client.taken_calls():
        add(session, _counter(shop, client.name), window(now, _DAY), calls)


def calls_of_day(session: Session, shop: str, provider: str, now: datetime) -> int:
    """Calls that were made to a service since midnight UTC."""
    row = session.get(CounterRow, (_counter(shop, provider), window(now, _DAY)))
    return row.used if row else 0


def paused_services(
    session: Session, shop: str, names: Iterable[str], now: datetime
) -> dict[str, ProviderError]:
    """The services that are left alone for now, and why."""
    paused: dict[str, ProviderError] = {}
    for row in session.query(ProviderStateRow).filter_by(shop=shop):
        if row.paused_until is not None and row.paused_until > now:
            paused[row.provider] = ProviderError(
                f"{service_name(row.provider)} is left alone until {row.paused_until:%H:%M} UTC",
                provider=service_name(row.provider),
            )
            paused[row.provider].code = row.problem
    for name in names:
        day = services()[name].day
        if day and calls_of_day(session, shop, name, now) >= day:
            paused[name] = QuotaUsedUp(
                f"{service_name(name)}: the day's {day} calls are used up", provider=service_name(name)
            )
    return paused


def set_state(
    session: Session,
    shop: str,
    provider: str,
    now: datetime,
    *,
    problem: ProviderError | None = None,
    pause: bool = True,
    quota: Quota | None = None,
) -> None:
    """A service answered, or failed as a whole: then it is left alone for as long as that usually lasts."""
    row = session.get(ProviderStateRow, (shop, provider))
    if row is None:
        row = ProviderStateRow(shop=shop, provider=provider)
        session.add(row)
    row.seen_at = now
    row.problem = problem.code if problem else ""
    row.paused_until = now + timedelta(seconds=problem.lasts) if problem and pause else None
    if quota is not None:
        row.quota_total, row.quota_left = quota.total, quota.left


def _counter(shop: str, provider: str) -> str:
    return f"tracking:{provider}:{shop}"
