"""The shops of a deployment: one for each seller, set up once and changed at any time."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.aftersales.hours import WEEKDAYS
from bot.clock import now
from bot.errors import NotFound, UserError
from bot.settings import LANGUAGES
from bot.store.shops import DEFAULT_SHOP, ShopRow

HOLIDAYS = "holidays"
"""Beside the weekdays in a shop's hours: days on which nobody works."""
ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
"""A shop's id: short enough to stand in a signed link of 64 characters."""
_LONGEST_NAME = 120
_MOST_MINUTES = 7 * 24 * 60
_MOST_DAYS = 90


def shop_of(session: Session, shop: str) -> ShopRow:
    """The shop by that id; the default shop gets its row when it is first asked for.

    Raises NotFound `shop_unknown`.
    """
    row = session.get(ShopRow, shop)
    if row is not None:
        return row
    if shop != DEFAULT_SHOP:
        raise NotFound(f"no shop {shop[:40]!r}", code="shop_unknown", shop=shop[:40])
    return _made(session, DEFAULT_SHOP)


def add_shop(session: Session, shop: str, name: str = "") -> ShopRow:
    """A new shop. Raises UserError `shop_bad_id` or `shop_exists`."""
    if not ID.fullmatch(shop):
        raise UserError(f"{shop[:40]!r} is no id for a shop", code="shop_bad_id", shop=shop[:40])
    if session.get(ShopRow, shop) is not None:
        raise UserError(f"there is a shop {shop} already", code="shop_exists", shop=shop)
    row = _made(session, shop)
    return set_up(session, row.id, name=name) if name else row


def all_shops(session: Session) -> list[ShopRow]:
    """Every shop, the default one first whether or not it was ever set up."""
    default = shop_of(session, DEFAULT_SHOP)
    others = select(ShopRow).where(ShopRow.id != DEFAULT_SHOP).order_by(ShopRow.id)
    return [default, *session.scalars(others)]


def set_up(
    session: Session,
    shop: str,
    *,
    name: str | None = None,
    language: str | None = None,
    zone: str | None = None,
    hours: dict[str, Any] | None = None,
    reply_minutes: int | None = None,
    handling_days: int | None = None,
    staff_group: int | None = None,
) -> ShopRow:
    """Change what is given, leave the rest.

    `zone`: IANA name; `hours`: `{"mon": ["09:00", "18:00"], …, "holidays": ["2026-12-25"]}` in that zone, empty:
    always; `reply_minutes`: working minutes within which a person answers; `handling_days`: within which an order
    leaves; `staff_group`: Telegram group, 0: none. Raises UserError `shop_bad_name`, `shop_bad_language`,
    `shop_bad_zone`, `shop_bad_hours`, `shop_bad_minutes`, `shop_bad_days`.
    """
    row = shop_of(session, shop)
    if name is not None:
        row.name = _name(name)
    if language is not None:
        if language not in LANGUAGES:
            raise UserError(
                f"no such language: {language[:20]}", code="shop_bad_language", language=language[:20]
            )
        row.language = language
    if zone is not None:
        row.time_zone = _zone(zone)
    if hours is not None:
        row.hours = _hours(hours)
    if reply_minutes is not None:
        if not 1 <= reply_minutes <= _MOST_MINUTES:
            raise UserError(f"{reply_minutes} minutes", code="shop_bad_minutes", limit=str(_MOST_MINUTES))
        row.reply_minutes = reply_minutes
    if handling_days is not None:
        if not 0 <= handling_days <= _MOST_DAYS:
            raise UserError(f"{handling_days} days", code="shop_bad_days", limit=str(_MOST_DAYS))
        row.handling_days = handling_days
    if staff_group is not None:
        row.staff_group = staff_group or None
    session.flush()
    return row


def read_hours(written: Sequence[str]) -> dict[str, list[str]]:
    """`["mon=09:00-18:00", "holidays=2026-12-25,2027-01-01"]` as `set_up` takes hours; `["always"]`: none.

    Raises UserError `shop_bad_hours`.
    """
    if list(written) == ["always"]:
        return {}
    hours = {}
    for one in written:
        day, _, span = one.partition("=")
        if day.strip().lower() == HOLIDAYS:
            hours[HOLIDAYS] = [free.strip() for free in span.split(",")]
            continue
        opens, dash, closes = span.partition("-")
        if not dash:
            raise UserError(f"{one}: write mon=09:00-18:00", code="shop_bad_hours", day=one[:20])
        hours[day.strip().lower()[:3]] = [opens.strip(), closes.strip()]
    return hours


def shop_json(row: ShopRow) -> dict[str, Any]:
    """`{"shop", "name", "language", "time_zone", "hours", "reply_minutes", "handling_days", "staff_group",
    "takes_webhooks"}`."""
    return {
        "shop": row.id,
        "name": row.name,
        "language": row.language,
        "time_zone": row.time_zone,
        "hours": row.hours,
        "reply_minutes": row.reply_minutes,
        "handling_days": row.handling_days,
        "staff_group": row.staff_group,
        "takes_webhooks": bool(row.hook_secret),
    }


def name_of(session: Session, shop: str) -> str:
    """What the shop is called; its id where it has no name yet, and nothing for a nameless default shop."""
    row = session.get(ShopRow, shop)
    return row.name if row is not None and row.name else ("" if shop == DEFAULT_SHOP else shop)


def _made(session: Session, shop: str) -> ShopRow:
    row = ShopRow(id=shop, created_at=now(), hours={}, name="", language="en", time_zone="", reply_minutes=120,
                  handling_days=3, hook_secret="", asks_rating=True)  # fmt: skip
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # another process made it at this moment
        return session.get_one(ShopRow, shop)
    return row


def _name(name: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not plain or len(plain) > _LONGEST_NAME:
        raise UserError("a name has 1 to 120 characters", code="shop_bad_name", limit=str(_LONGEST_NAME))
    return plain


def _zone(zone: str) -> str:
    try:
        return ZoneInfo(zone).key
    except (ValueError, KeyError, OSError):  # an unknown name, a path, a folder of the database
        raise UserError(f"{zone[:40]!r} is no time zone", code="shop_bad_zone", zone=zone[:40]) from None


def _hours(hours: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, list[str]] = {}
    for day, span in hours.items():
        if day == HOLIDAYS:
            kept[day] = _free_days(span)
            continue
        try:
            opens, closes = (time.fromisoformat(str(one)) for one in span)
        except (TypeError, ValueError):
            opens = closes = time()
        if day not in WEEKDAYS or opens >= closes:
            raise UserError(f"{day}: {span}", code="shop_bad_hours", day=str(day)[:20])
        kept[day] = [f"{opens:%H:%M}", f"{closes:%H:%M}"]
    return kept


def _free_days(days: Any) -> list[str]:
    try:
        return sorted({date.fromisoformat(str(day)).isoformat() for day in days})
    except (TypeError, ValueError):
        raise UserError(f"{days}: no ISO days", code="shop_bad_hours", day=str(days)[:20]) from None
