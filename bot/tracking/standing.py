"""How a shop's tracking services stand: for `quayside providers list` and the check-up."""

from datetime import UTC
from typing import Any

from bot.clock import now as clock_now
from bot.settings import Settings
from bot.store import Store
from bot.store.providers import ProviderStateRow
from bot.tracking.accounts import accounts_of, from_settings
from bot.tracking.providers.directory import services
from bot.tracking.quota import calls_of_day

_PUSHING = ("17track", "aftership", "easypost")


def standing(store: Store, settings: Settings, shop: str) -> list[dict[str, Any]]:
    """`[{"provider", "service", "account": "stored"|"settings"|null, "calls_today", "calls_a_day", "quota",
    "problem", "paused_until", "webhook"}]`; no key is in it. `webhook` is the path to give to the service."""
    accounts = accounts_of(store, settings, shop)
    own = from_settings(settings)
    now = clock_now()
    listed = []
    with store.begin() as session:
        for name, service in services().items():
            row = session.get(ProviderStateRow, (shop, name))
            account = accounts.get(name)
            paused = row.paused_until if row and row.paused_until and row.paused_until > now else None
            # 17TRACK signs with the key itself; the others with a secret of the webhook's own.
            signs = account and name in _PUSHING and (account.webhook_secret or name == "17track")
            listed.append(
                {
                    "provider": name,
                    "service": service.name,
                    "account": None
                    if account is None
                    else "settings"
                    if own.get(name) == account
                    else "stored",
                    "calls_today": calls_of_day(session, shop, name, now),
                    "calls_a_day": service.day or None,
                    "quota": {
                        "total": row.quota_total if row else None,
                        "left": row.quota_left if row else None,
                    },
                    "problem": (row.problem or None) if row else None,
                    "paused_until": paused.astimezone(UTC).isoformat(timespec="seconds") if paused else None,
                    "webhook": f"/webhooks/tracking/{name}" if signs else None,
                }
            )
    return listed
