"""Which tracking services a shop has an account with. Keys are encrypted in the store, and never shown again.

The deployment's own settings are the default shop's accounts; what is stored for a shop wins over them.
"""

from typing import TYPE_CHECKING

from bot.clock import now as clock_now
from bot.errors import NotFound, UserError
from bot.settings import Settings
from bot.store import Store
from bot.store.providers import ProviderAccountRow, ProviderStateRow
from bot.tracking.providers.directory import services
from bot.tracking.providers.interface import Account

if TYPE_CHECKING:
    from bot.vault import Vault

DEFAULT_SHOP = "default"
_LONGEST_KEY = 400


def accounts_of(store: Store, settings: Settings, shop: str) -> dict[str, Account]:
    """The shop's accounts by service; a customer of the default shop is served with the default shop's."""
    found = from_settings(settings) if shop == DEFAULT_SHOP else {}
    with store.begin() as session:
        rows = session.query(ProviderAccountRow).filter_by(shop=shop).all()
    if rows:
        vault = _vault(settings)
        found |= {
            row.provider: Account(**vault.open(row.secret)) for row in rows if row.provider in services()
        }
    return found


def holders_of(store: Store, settings: Settings, provider: str) -> list[tuple[str, Account]]:
    """Every shop that has an account with this service; for finding out whose a webhook is."""
    with store.begin() as session:
        rows = session.query(ProviderAccountRow).filter_by(provider=provider).all()
    vault = _vault(settings) if rows else None
    holders = {row.shop: Account(**vault.open(row.secret)) for row in rows if vault is not None}
    if provider in (own := from_settings(settings)):
        holders.setdefault(DEFAULT_SHOP, own[provider])
    return list(holders.items())


def set_account(
    store: Store, settings: Settings, *, shop: str, provider: str, key: str, webhook_secret: str = ""
) -> None:
    """Store a shop's key, encrypted; what was there is replaced. Raises UserError, NotFound."""
    _check(provider)
    key, webhook_secret = key.strip(), webhook_secret.strip()
    for secret in (key, webhook_secret):
        # Such a thing would break the header that it is sent in; it is no key anyway.
        if len(secret) > _LONGEST_KEY or not (secret.isascii() and secret.isprintable()):
            raise UserError("that is not a key: printable characters only, 400 at most", code="bad_key")
    if not key:
        raise UserError("the key is empty", code="bad_key")
    sealed = _vault(settings).seal({"key": key, "webhook_secret": webhook_secret})
    with store.begin() as session:
        session.merge(ProviderAccountRow(shop=shop, provider=provider, secret=sealed, changed_at=clock_now()))
        # Another key, another standing: what the old one had run into is forgotten.
        session.query(ProviderStateRow).filter_by(shop=shop, provider=provider).delete()


def remove_account(store: Store, *, shop: str, provider: str) -> None:
    """Forget a shop's key. Raises NotFound where none is stored."""
    _check(provider)
    with store.begin() as session:
        if not session.query(ProviderAccountRow).filter_by(shop=shop, provider=provider).delete():
            raise NotFound(f"no key of {provider} is stored for shop {shop}", code="no_account")
        session.query(ProviderStateRow).filter_by(shop=shop, provider=provider).delete()


def from_settings(settings: Settings) -> dict[str, Account]:
    """The accounts that the deployment's settings name."""
    given = {
        "17track": (settings.seventeentrack_key, None),
        "aftership": (settings.aftership_key, settings.aftership_webhook_secret),
        "dhl": (settings.dhl_key, None),
        "easypost": (settings.easypost_key, settings.easypost_webhook_secret),
    }
    return {
        provider: Account(key.get_secret_value(), secret.get_secret_value() if secret else "")
        for provider, (key, secret) in given.items()
        if key.get_secret_value()
    }


def base_url(settings: Settings, provider: str) -> str:
    """Where the service is reached: the setting, or what the directory knows."""
    given = {
        "17track": settings.seventeentrack_url,
        "aftership": settings.aftership_url,
        "dhl": settings.dhl_url,
        "easypost": settings.easypost_url,
    }
    return given[provider] or services()[provider].url


def _vault(settings: Settings) -> "Vault":
    from bot.vault import Vault  # a tenth of a second that only shops with stored keys pay

    return Vault(settings)


def _check(provider: str) -> None:
    if provider not in services():
        raise NotFound(
            f"no tracking service {provider!r}; there are {', '.join(services())}", code="no_provider"
        )
