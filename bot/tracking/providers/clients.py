"""The clients by name. Imported only where a shop has an account: `quayside track` without one needs no HTTP."""

from collections.abc import Callable, Mapping

from bot.tracking.providers.aftership import AfterShip
from bot.tracking.providers.dhl import Dhl
from bot.tracking.providers.easypost import EasyPost
from bot.tracking.providers.interface import Account, TrackingProvider
from bot.tracking.providers.seventeentrack import SeventeenTrack

CLIENTS: Mapping[str, Callable[[Account, str], TrackingProvider]] = {
    "17track": SeventeenTrack,
    "aftership": AfterShip,
    "dhl": Dhl,
    "easypost": EasyPost,
}
"""From an account and a base address to a client."""
