"""What is known of the tracking services, read from `knowledge/carriers/providers.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from bot.resources import KNOWLEDGE


@dataclass(frozen=True, slots=True)
class Service:
    """One tracking service."""

    code: str
    name: str
    url: str
    rate: float
    """Calls a second."""
    burst: int
    batch: int
    """Numbers a call."""
    day: int
    """Calls a day; 0: not limited by calls."""
    carriers: Mapping[str, str]
    """Our carrier code to the service's."""

    def carrier(self, theirs: str) -> str:
        """Our code for the service's; empty where it names none of ours."""
        return next((ours for ours, code in self.carriers.items() if code == theirs), "")


@cache
def services() -> Mapping[str, Service]:
    """All services by code."""
    return {code: Service(code, **entry) for code, entry in _read()["service"].items()}


def service_name(code: str) -> str:
    """The service's name as people know it; the code where there is none by it."""
    return services()[code].name if code in services() else code


def order_for(carrier: str) -> tuple[str, ...]:
    """The services that follow this carrier's numbers, the one to be asked first in front."""
    order = _read()["order"]
    return tuple(order.get(carrier, order["default"]))


def fresh_for(status: str) -> timedelta:
    """How long an answer is good, by the parcel's status; `not_found` where there was none."""
    return timedelta(minutes=_read()["fresh"][status])


@cache
def _read() -> dict[str, Any]:
    with (KNOWLEDGE / "carriers" / "providers.toml").open("rb") as file:
        return tomllib.load(file)
