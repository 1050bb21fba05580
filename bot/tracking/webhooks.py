"""`POST /webhooks/tracking/<service>`: what the tracking services push, checked, taken in once, then confirmed.

Answers: 200 only after what was pushed is committed (or was so before: the service must stop repeating it), 401 for
a signature that no account of ours made, 413 and 422 for what cannot be a webhook, 503 when the store fails, so that
the service tries again. The shop is the one whose secret signed.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.clock import now as clock_now
from bot.hooks import STATUS, Outcome, read_body
from bot.settings import Settings
from bot.store import Store
from bot.store.providers import TrackingDeliveryRow
from bot.tracking.accounts import holders_of
from bot.tracking.findings import Taken, fingerprint, known, take_in
from bot.tracking.numbers import identify
from bot.tracking.providers import aftership, easypost, seventeentrack
from bot.tracking.providers.errors import OtherParcel
from bot.tracking.providers.interface import Finding, WebhookReader

log = logging.getLogger(__name__)

PATH = "/webhooks/tracking/{provider}"

READERS: Mapping[str, WebhookReader] = {
    "17track": seventeentrack,
    "aftership": aftership,
    "easypost": easypost,
}
"""DHL's push is a product of its own, with signatures that its public documents do not describe."""

OnTaken = Callable[[Session, Sequence[Taken]], None]
"""Told inside the transaction that records; what it raises undoes all of it."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a webhook."""

    outcome: Outcome
    taken: tuple[Taken, ...] = ()


def add_routes(
    app: web.Application, store: Store, settings: Settings, on_taken: OnTaken | None = None
) -> None:
    """Serve the webhooks in an aiohttp application.

    The application's `client_max_size` may be anything: larger bodies than LARGEST are refused here.
    """

    async def handle(request: web.Request) -> web.Response:
        provider = request.match_info["provider"]
        if provider not in READERS:
            return web.Response(status=404)
        raw = await read_body(request)
        if raw is None:
            return web.Response(status=413)
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            received = await asyncio.to_thread(
                receive, store, settings, provider, raw, headers, on_taken=on_taken
            )
        except Exception:
            log.exception("a webhook of %s could not be taken in; it will come again", provider)
            return web.Response(status=503)
        return web.json_response({"status": received.outcome}, status=STATUS[received.outcome])

    app.router.add_post(PATH, handle)


def receive(
    store: Store,
    settings: Settings,
    provider: str,
    raw: bytes,
    headers: Mapping[str, str],
    *,
    on_taken: OnTaken | None = None,
    now: datetime | None = None,
) -> Received:
    """Take one webhook in. `headers` has lower-case names; `raw` is the body before any parsing."""
    reader = READERS[provider]
    # All accounts are tried, whatever the first says: time must not tell whose secret fits.
    shops = [
        shop
        for shop, account in holders_of(store, settings, provider)
        if reader.is_signed(raw, headers, account)
    ]
    if not shops:
        log.warning("%s: a webhook without a signature of ours was refused", provider)
        return Received("unsigned")
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        return Received("unreadable")
    event_id, findings = reader.read_webhook(body)
    print_ = fingerprint(provider, event_id[:200], raw)
    now = now or clock_now()
    try:
        with store.begin() as session:
            if session.get(TrackingDeliveryRow, print_) is not None:
                return Received("duplicate")
            session.add(TrackingDeliveryRow(fingerprint=print_, provider=provider, received_at=now))
            session.flush()
            taken = _take(session, provider, shops, findings, now)
            if on_taken is not None and taken:
                on_taken(session, taken)
    except IntegrityError:
        with store.begin() as session:  # another replica was faster, or else it is a fault of ours
            if session.get(TrackingDeliveryRow, print_) is None:
                raise
        return Received("duplicate")
    return Received("taken" if taken else "ignored", tuple(taken))


def _take(
    session: Session, provider: str, shops: Sequence[str], findings: Sequence[Finding], now: datetime
) -> list[Taken]:
    taken = []
    for finding in findings:
        plain = "".join(c for c in finding.number if c.isalnum())
        if not 5 <= len(plain) <= 50 or plain != finding.number:
            continue
        # Shops that share an account share its pushes: those that know the parcel, else the first.
        knowing = [shop for shop in shops if known(session, shop, finding.number)] or shops[:1]
        for shop in knowing:
            row = known(session, shop, finding.number)
            carrier = row.carrier if row else _carrier(finding.number)
            try:
                taken.append(
                    take_in(session, finding, shop=shop, provider=provider, carrier=carrier, now=now)
                )
            except OtherParcel as error:
                log.info("%s: %s", provider, error.message)
    return taken


def _carrier(number: str) -> str:
    found = identify(number, explicit=True)
    return found[0].carrier if found else "unknown"
