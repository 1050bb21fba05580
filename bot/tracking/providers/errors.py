"""What can go wrong with a tracking service.

ProviderError (Unavailable)
├── Unauthorised       the key is wrong, disabled, or not allowed from here
├── QuotaUsedUp        nothing is left of the day's or the account's quota
├── RateLimited        too fast; `retry_after` seconds
├── ProviderDown       no connection, no answer in time, or a fault on its side
├── BadAnswer          an answer that is not what its documents promise
└── about one number
    ├── NotFoundThere  the service does not know the number
    ├── OtherParcel    it knows an earlier parcel by that number: `last_event`
    └── NeedsParameter it wants `parameter`: postcode, phone or carrier

`lasts` is how long the service (or the number, in the last three) is left alone after it, in seconds.
"""

from bot.errors import Unavailable


class ProviderError(Unavailable):
    """A tracking service could not answer. Details: `provider`."""

    code = "provider_failed"
    lasts = 60.0

    def __init__(self, message: str, *, provider: str = "", **details: str) -> None:
        super().__init__(message, provider=provider, **details)


class Unauthorised(ProviderError):
    """The key is wrong, disabled, or not allowed from this address."""

    code = "provider_unauthorised"
    lasts = 900.0


class QuotaUsedUp(ProviderError):
    """Nothing is left of the day's or the account's quota."""

    code = "provider_quota"
    lasts = 3600.0


class RateLimited(ProviderError):
    """Too many calls in too short a time."""

    code = "provider_busy"

    def __init__(self, message: str, *, provider: str = "", retry_after: float = 5.0) -> None:
        super().__init__(message, provider=provider)
        self.lasts = min(max(retry_after, 1.0), 3600.0)


class ProviderDown(ProviderError):
    """No connection, no answer in time, or a fault on the service's side."""

    code = "provider_down"


class BadAnswer(ProviderError):
    """Not what the service's documents promise: HTML, nothing, another shape."""

    code = "provider_bad_answer"


class AboutNumber(ProviderError):
    """The service works; it has nothing to say about this number."""

    lasts = 3600.0


class NotFoundThere(AboutNumber):
    """The service does not know the number."""

    code = "provider_not_found"


class OtherParcel(AboutNumber):
    """The service knows an earlier parcel by that number only. Details: `last_event`, a date."""

    code = "provider_other_parcel"


class NeedsParameter(AboutNumber):
    """The carrier wants something beside the number. Details: `parameter`: postcode, phone or carrier."""

    code = "provider_needs_parameter"
    lasts = 86400.0
