"""Links that lead customers to a shop, or to an order that is theirs, in one tap: `t.me/<bot>?start=<payload>`.

A payload has at most 64 characters of `A-Za-z0-9_-`, as Telegram allows, and is signed with the deployment's key:
nobody can make one up. An order's payload opens the order for who takes it first, until it expires.
"""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from typing import Literal

from sqlalchemy.orm import Session

from bot.aftersales.members import join
from bot.aftersales.proof import link
from bot.store.orders import OrderRow
from bot.store.people import PersonRow
from bot.store.shops import DEFAULT_SHOP, ShopRow
from bot.vault import Vault

SHOP_PREFIX, ORDER_PREFIX = "shop_", "order_"
DAYS = 30
"""How long an order's link can be taken."""
_SIGNATURE = 16
"""Characters: 96 bits."""
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_ORDER = re.compile(r"order_([0-9a-f]{1,12})_([0-9a-f]{1,6})_([A-Za-z0-9_-]{16})")
_SHOP = re.compile(r"shop_([a-z0-9-]{1,24})_([A-Za-z0-9_-]{16})")

Verdict = Literal["opened", "forged", "expired", "closed"]
"""closed: signed by us, but the shop or the order is gone, or the order is somebody else's already."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a link came to."""

    verdict: Verdict
    shop: str = ""
    order: OrderRow | None = None


def is_link(text: str) -> bool:
    """Whether /start was given one of these."""
    return text.strip().startswith((SHOP_PREFIX, ORDER_PREFIX))


def shop_payload(vault: Vault, shop: str) -> str:
    """What a shop's link hands to /start."""
    return f"{SHOP_PREFIX}{shop}_{_signature(vault, SHOP_PREFIX + shop)}"


def order_payload(vault: Vault, order: OrderRow, at: datetime, days: int = DAYS) -> str:
    """What an order's link hands to /start; good for so many days."""
    until = (at + timedelta(days=days) - _EPOCH).days
    signed = f"{ORDER_PREFIX}{order.id:x}_{until:x}"
    return f"{signed}_{_signature(vault, signed)}"


def address(username: str, payload: str) -> str:
    """The link itself; empty where the bot's name is not known."""
    return f"https://t.me/{username}?start={payload}" if username else ""


def open_link(session: Session, vault: Vault, payload: str, person: str, at: datetime) -> Opened:
    """A person opened a link: they are a customer of its shop from now on, and act there."""
    payload = payload.strip()
    if match := _SHOP.fullmatch(payload):
        shop, signature = match.groups()
        if not _is_signed(vault, SHOP_PREFIX + shop, signature):
            return Opened("forged")
        if shop != DEFAULT_SHOP and session.get(ShopRow, shop) is None:
            return Opened("closed")
        join(session, shop, person, "customer", at)
        known = session.get(PersonRow, person)
        if known is not None:
            known.shop = shop
        return Opened("opened", shop)
    if match := _ORDER.fullmatch(payload):
        signed, signature = payload[: -_SIGNATURE - 1], match[3]
        if not _is_signed(vault, signed, signature):
            return Opened("forged")
        if at >= _EPOCH + timedelta(days=int(match[2], 16) + 1):
            return Opened("expired")
        order = session.get(OrderRow, int(match[1], 16))
        if order is None or not link(session, order, person, at):
            return Opened("closed")
        return Opened("opened", order.shop, order)
    return Opened("forged")


def _signature(vault: Vault, signed: str) -> str:
    return base64.urlsafe_b64encode(vault.sign(f"link:{signed}"))[:_SIGNATURE].decode()


def _is_signed(vault: Vault, signed: str, signature: str) -> bool:
    return compare_digest(_signature(vault, signed), signature)
