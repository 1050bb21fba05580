"""Parcels of a shop with a past: what tests of history, exceptions and pictures start from."""

from datetime import UTC, datetime, timedelta

from bot.store import Store
from bot.tracking.checks import s10
from bot.tracking.importing import import_shipments

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_HEADER = "tracking number,carrier,order,origin,destination,status,event,time,place,eta\n"


def number(serial: int) -> str:
    """A postal number."""
    body = f"{serial:08d}"
    return f"LX{body}{s10(body)}CN"


def tell(store: Store, *lines: str, shop: str = "default", at: datetime = NOW) -> None:
    """The shop's file says so."""
    report = import_shipments(store, (_HEADER + "\n".join(lines)).encode(), shop=shop, name="f.csv", now=at)
    assert report.count("refused") == 0, report.as_json()


def line(
    parcel: str,
    days_ago: float,
    status: str,
    *,
    carrier: str = "China Post",
    origin: str = "CN",
    destination: str = "GB",
    order: str = "",
    eta: str = "",
) -> str:
    """One event, so many days before NOW."""
    at = NOW - timedelta(days=days_ago)
    when = f"{at:%Y-%m-%d %H:%M}+00:00"
    return f"{parcel},{carrier},{order},{origin},{destination},{status},{status},{when},London,{eta}"


def delivered(
    parcel: str,
    days: float,
    *,
    ended: float = 30,
    silence: float = 2,
    customs: float = 1,
    origin: str = "CN",
    destination: str = "GB",
    carrier: str = "China Post",
) -> list[str]:
    """A delivered parcel that took `days`, was silent for `silence` under way and so long at customs."""
    steps = ((days, "picked up"), (days - 0.5, "in transit"), (days - 0.5 - silence, "customs"),
             (days - 0.5 - silence - customs, "in transit"), (days - 1 - silence - customs, "out for delivery"),
             (0, "delivered"))  # fmt: skip
    return [
        line(parcel, ended + before, status, carrier=carrier, origin=origin, destination=destination)
        for before, status in steps
    ]


def with_history(store: Store, count: int = 20, *, shop: str = "default", destination: str = "GB",
                 silence: float = 2, origin: str = "CN") -> None:  # fmt: skip
    """`count` delivered parcels of one lane, that took 8 days, 8.5, 9 …"""
    lines = [
        row
        for n in range(count)
        for row in delivered(
            number(1000 + n), 8 + n / 2, ended=20 + n, silence=silence, destination=destination, origin=origin
        )
    ]
    tell(store, *lines, shop=shop)
