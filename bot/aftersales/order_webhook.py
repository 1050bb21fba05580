"""`POST /orders/<shop>`: orders as a shop system sends them, signed with the shop's secret, taken in once.

Answers: 200 only after what was sent is committed (or was so before: the system must stop repeating it), 401 for a
signature that the shop's secret did not make and for a shop that takes none, 413 and 422 for what cannot be an order,
503 when the store fails, so that the system tries again.
"""

import asyncio
import base64
import hashlib
import hmac
import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.aftersales.errors import BadOrder
from bot.aftersales.order_import import OnParcels
from bot.aftersales.order_json import orders_in, read_json
from bot.aftersales.order_records import record
from bot.aftersales.shops import shop_of
from bot.clock import now as clock_now
from bot.errors import UserError
from bot.hooks import STATUS, Outcome, read_body
from bot.settings import Settings
from bot.store import Store
from bot.store.orders import OrderDeliveryRow
from bot.store.shops import ShopRow
from bot.vault import Vault

log = logging.getLogger(__name__)

PATH = "/orders/{shop}"
GRACE = timedelta(hours=24)
"""For so long after a new secret was made the one before it still signs: the shop system is changed meanwhile."""
_SHORTEST_SECRET = 16

_SIGNATURES = ("x-shopify-hmac-sha256", "x-wc-webhook-signature", "x-quayside-signature")
_DELIVERIES = ("x-shopify-webhook-id", "x-wc-webhook-delivery-id", "x-quayside-delivery")
_TOPICS = ("x-shopify-topic", "x-wc-webhook-topic")
_ABOUT_ORDERS = ("orders/create", "orders/updated", "orders/edited", "orders/paid", "orders/fulfilled",
                 "orders/partially_fulfilled", "orders/cancelled", "order.created", "order.updated")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a delivery; `field` names what could not be read."""

    outcome: Outcome
    orders: int = 0
    field: str = ""


def add_routes(
    app: web.Application, store: Store, settings: Settings, on_parcels: OnParcels | None = None
) -> None:
    """Serve the shops' webhooks in an aiohttp application."""
    vault = Vault(settings)

    async def handle(request: web.Request) -> web.Response:
        raw = await read_body(request)
        if raw is None:
            return web.Response(status=413)
        headers = {name.lower(): value for name, value in request.headers.items()}
        shop = request.match_info["shop"]
        try:
            received = await asyncio.to_thread(
                receive, store, vault, shop, raw, headers, on_parcels=on_parcels
            )
        except Exception:
            log.exception("orders could not be taken in; they will come again")
            return web.Response(status=503)
        said = {"status": received.outcome} | ({"field": received.field} if received.field else {})
        return web.json_response(said, status=STATUS[received.outcome])

    app.router.add_post(PATH, handle)


def receive(
    store: Store,
    vault: Vault,
    shop: str,
    raw: bytes,
    headers: Mapping[str, str],
    *,
    on_parcels: OnParcels | None = None,
    now: datetime | None = None,
) -> Received:
    """Take one delivery in. `headers` has lower-case names; `raw` is the body before any parsing."""
    now = now or clock_now()
    with store.begin() as session:
        row = session.get(ShopRow, shop[:64])
        known = _secrets(vault, row.hook_secret, now) if row is not None else ()
    if not _is_signed(raw, headers, known):
        log.warning("a delivery of orders without a signature of the shop was refused")
        return Received("unsigned")
    topic = next((headers[name] for name in _TOPICS if name in headers), "")
    if (topic and topic not in _ABOUT_ORDERS) or raw.startswith(b"webhook_id="):
        return Received("ignored")  # another topic, or WooCommerce trying the address out
    try:
        orders = orders_in(read_json(raw), _shape(headers))
    except BadOrder as error:
        return Received("unreadable", field=str(error.details["field"]))
    prints = _prints(raw, headers)
    for attempt in (1, 2):
        try:
            with store.begin() as session:
                if _came_before(session, shop, prints):
                    return Received("duplicate")
                session.add_all(OrderDeliveryRow(shop=shop, delivery=one, received_at=now) for one in prints)
                session.flush()
                record(session, orders, shop, now, source="webhook", source_name=topic)
                if on_parcels is not None:
                    parcels = [(told, parcel) for told in orders for parcel in told.parcels]
                    on_parcels(session, parcels, shop, now)
            break
        except IntegrityError:  # another delivery of it, or of the same order, was faster: now it can be seen
            if attempt == 2:
                raise
    return Received("taken", len(orders))


def secret_of(session: Session, vault: Vault, shop: str) -> str:
    """The secret with which a shop system signs; empty where the shop takes none. Raises NotFound."""
    row = shop_of(session, shop)
    return vault.open(row.hook_secret)["secret"] if row.hook_secret else ""


def set_secret(session: Session, vault: Vault, shop: str, at: datetime, secret: str = "") -> str:
    """A new secret, made here or given (some systems make their own); the one before it holds for a day.

    Raises UserError `weak_hook_secret` for a short one.
    """
    row = shop_of(session, shop)
    if secret and len(secret) < _SHORTEST_SECRET:
        raise UserError(f"at least {_SHORTEST_SECRET} characters", code="weak_hook_secret",
                        limit=str(_SHORTEST_SECRET))  # fmt: skip
    new = secret or secrets.token_hex(32)
    before = vault.open(row.hook_secret)["secret"] if row.hook_secret else ""
    row.hook_secret = vault.seal({"secret": new, "before": before, "until": (at + GRACE).isoformat()})
    return new


def _secrets(vault: Vault, sealed: str, now: datetime) -> tuple[str, ...]:
    if not sealed:
        return ()
    kept = vault.open(sealed)
    holds = kept.get("before") and now < datetime.fromisoformat(kept["until"])
    return (kept["secret"], kept["before"]) if holds else (kept["secret"],)


def _is_signed(raw: bytes, headers: Mapping[str, str], known: Sequence[str]) -> bool:
    """In the same steps whether or not there is such a shop."""
    given = next((headers[name] for name in _SIGNATURES if name in headers), "")
    given = given.removeprefix("sha256=").strip()
    signed = False
    for secret in known or ("",):
        digest = hmac.new(secret.encode(), raw, hashlib.sha256).digest()
        for written in (base64.b64encode(digest), digest.hex().encode()):
            signed |= hmac.compare_digest(written, given.encode("utf-8", "surrogateescape")) and bool(known)
    return signed


def _shape(headers: Mapping[str, str]) -> str:
    if "x-shopify-hmac-sha256" in headers:
        return "shopify"
    return "woocommerce" if "x-wc-webhook-signature" in headers else ""


def _prints(raw: bytes, headers: Mapping[str, str]) -> tuple[str, ...]:
    """By what a delivery is known when it comes again: its number, which is not signed, and its body, which is."""
    body = f"body:{hashlib.sha256(raw).hexdigest()}"
    given = next((headers[name] for name in _DELIVERIES if headers.get(name)), "")
    return (body, f"id:{hashlib.sha256(given.encode('utf-8', 'replace')).hexdigest()}") if given else (body,)


def _came_before(session: Session, shop: str, prints: Sequence[str]) -> bool:
    return any(session.get(OrderDeliveryRow, (shop, one)) is not None for one in prints)
