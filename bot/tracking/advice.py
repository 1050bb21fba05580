"""Standing still, and what to do next."""

import re
from collections.abc import Collection
from datetime import date, datetime

from bot.settings import Role
from bot.texts import has_text
from bot.tracking.claims import Claim
from bot.tracking.status import Flag, Status, Substatus, is_terminal, stuck_after

_POSTAL = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}")


def stuck_limit(status: Status, number: str, origin: str, destination: str) -> int:
    """Days without news after which a parcel in this status has stood still for too long.

    The services' usual figures (statuses.toml); a postal item across a border is given longer.
    """
    limits = stuck_after()
    if (
        status is Status.IN_TRANSIT
        and _POSTAL.fullmatch(number)
        and (not destination or origin != destination)
    ):
        return limits["in_transit_post"]
    return limits.get(status, limits["in_transit"])


def flags_of(
    status: Status,
    substatus: Substatus | None,
    *,
    waiting_days: int,
    limit: int,
    eta: date | None,
    now: datetime,
    claim: Claim | None = None,
) -> tuple[Flag, ...]:
    """What is true beside the status. `waiting_days`: since the last event, or since we know of the parcel."""
    flags = []
    if substatus is Substatus.RETURNING:
        flags.append(Flag.RETURNING)
    if not is_terminal(status, substatus):
        if waiting_days > limit:
            flags.append(Flag.STALE)
        if eta and status is not Status.RETURNED and (now.date() - eta).days > stuck_after()["past_eta"]:
            flags.append(Flag.PAST_ETA)
        if claim is not None and claim.closing:
            flags.append(Flag.CLAIM_ENDS)
    return tuple(flags)


def advice_key(status: Status, substatus: Substatus | None, flags: Collection[Flag], role: Role) -> str:
    """The text that says what to do next: by what is wrong, else by standing still, else by the status."""
    who = "customer" if role == "customer" else "seller"
    names: list[str] = [substatus] if substatus else []
    if Flag.CLAIM_ENDS in flags and who == "seller":
        names.insert(0, Flag.CLAIM_ENDS)
    if Flag.STALE in flags:
        names.append(f"{status}-stuck")
    if Flag.PAST_ETA in flags:
        names.append("past-eta")
    for name in [*names, status]:
        key = f"advice-{name}-{who}".replace("_", "-")
        if has_text("en", key):
            return key
    raise KeyError(f"advice-{status}-{who}")


def is_problem(status: Status, substatus: Substatus | None, flags: Collection[Flag]) -> bool:
    """Whether somebody should look at this parcel."""
    troubled = status in (Status.EXCEPTION, Status.DELIVERY_FAILED) or substatus in _TROUBLE
    return troubled or not _WRONG.isdisjoint(flags)


_WRONG = frozenset({Flag.STALE, Flag.PAST_ETA, Flag.CLAIM_ENDS})


_TROUBLE = frozenset(
    {
        Substatus.CUSTOMS_HOLD,
        Substatus.CUSTOMS_INFO_REQUIRED,
        Substatus.CUSTOMS_DUTY_UNPAID,
        Substatus.CUSTOMS_SEIZED,
        Substatus.RETURNING,
    }
)
