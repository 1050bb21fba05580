"""What the tracking services push: signed, taken in once, confirmed only when kept."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy.orm import Session

from bot.errors import Unavailable
from bot.hooks import LARGEST, listening
from bot.settings import Settings
from bot.store import Store
from bot.store.providers import TrackingDeliveryRow, prune
from bot.store.shipments import ShipmentRow
from bot.tracking.accounts import set_account
from bot.tracking.shipments import Viewer, track
from bot.tracking.webhooks import add_routes, receive
from tests.tracking import services as stub
from tests.tracking.services import KEYS, dumped, serving

NUMBER = "LX123456785CN"
SECRET = "pässword-of-the-hook"
RECENT = (datetime.now(UTC) - timedelta(hours=3)).isoformat(timespec="seconds")
SERVICES = ["17track", "aftership", "easypost"]
EVERY = pytest.mark.parametrize("name", SERVICES)


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(
        quayside_home=home, _env_file=None,
        seventeentrack_key=SecretStr(KEYS["17track"]),
        aftership_key=SecretStr(KEYS["aftership"]), aftership_webhook_secret=SecretStr(SECRET),
        easypost_key=SecretStr(KEYS["easypost"]), easypost_webhook_secret=SecretStr(SECRET),
    )  # fmt: skip


@pytest.fixture
def url(store: Store, settings: Settings) -> Iterator[str]:
    app = web.Application()
    add_routes(app, store, settings)
    with serving(app) as address:
        yield address


def pushed(name: str, number: str = NUMBER, *, at: str = RECENT, event: str = "1") -> dict[str, Any]:
    """A parcel out for delivery, as each service pushes it."""
    if name == "17track":
        row = stub.seventeentrack(number, (at, "OutForDelivery_Other", "Out for delivery"))
        return {"event": "TRACKING_UPDATED", "data": {**row, "tag": event}}
    if name == "aftership":
        return {"event": "tracking_update", "event_id": event, "ts": 1,
                "msg": stub.aftership(number, (at, "OutForDelivery_001", "Out for delivery"))}  # fmt: skip
    tracker = stub.easypost(number, (at, "out_for_delivery/out_for_delivery", "Out for delivery"))
    return {"id": f"evt_{event}", "object": "Event", "description": "tracker.updated", "result": tracker}


def signature(name: str, raw: bytes, *, key: str | None = None, secret: str = SECRET) -> dict[str, str]:
    """The header that a service sends, from its documents rather than from our code."""
    if name == "17track":
        return {"sign": hashlib.sha256(raw + b"/" + (key or KEYS[name]).encode()).hexdigest()}
    if name == "aftership":
        digest = hmac.new(secret.encode(), raw, hashlib.sha256).digest()
        return {"AfterShip-Hmac-Sha256": base64.b64encode(digest).decode()}
    import unicodedata

    digest_hex = hmac.new(unicodedata.normalize("NFKD", secret).encode(), raw, hashlib.sha256).hexdigest()
    return {"X-Hmac-Signature": f"hmac-sha256-hex={digest_hex}"}


def post(url: str, name: str, raw: bytes, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{url}/webhooks/tracking/{name}", content=raw, headers=headers, timeout=10)


def state(store: Store, number: str = NUMBER) -> tuple[str, str]:
    view = track(store, number, viewer=Viewer("staff"))
    return view.status.value, view.provider


@EVERY
def test_a_signed_webhook_is_kept_before_it_is_confirmed(url: str, store: Store, name: str) -> None:
    raw = dumped(pushed(name))
    answer = post(url, name, raw, signature(name, raw))
    assert (answer.status_code, answer.json()) == (200, {"status": "taken"})
    assert state(store) == ("out_for_delivery", name)


@EVERY
def test_a_replayed_webhook_changes_nothing(url: str, store: Store, name: str) -> None:
    raw = dumped(pushed(name))
    post(url, name, raw, signature(name, raw))
    with store.begin() as session:
        session.query(ShipmentRow).delete()
    answer = post(url, name, raw, signature(name, raw))
    assert (answer.status_code, answer.json()) == (200, {"status": "duplicate"})
    with store.begin() as session:
        assert session.query(ShipmentRow).count() == 0


@EVERY
def test_a_forged_or_altered_webhook_is_refused(url: str, store: Store, name: str) -> None:
    raw = dumped(pushed(name))
    good = signature(name, raw)
    for headers, body in (
        ({}, raw),
        (signature(name, raw, key="guessed", secret="guessed"), raw),
        (good, raw.replace(b"Out for", b"Pay for")),
        (dict.fromkeys(good, "ÿ" * 8), raw),
    ):
        encoded = {header.encode(): value.encode("latin-1") for header, value in headers.items()}
        assert post(url, name, body, encoded).status_code == 401  # type: ignore[arg-type]
    with store.begin() as session:
        assert session.query(ShipmentRow).count() == 0
        assert session.query(TrackingDeliveryRow).count() == 0


@EVERY
def test_without_a_secret_nothing_is_believed(store: Store, home: Path, name: str) -> None:
    bare = Settings(
        quayside_home=home, _env_file=None, aftership_key=SecretStr("k"), easypost_key=SecretStr("k")
    )
    raw = dumped(pushed(name))
    for headers in (signature(name, raw, key="", secret=""), {}):
        lower = {header.lower(): value for header, value in headers.items()}
        assert receive(store, bare, name, raw, lower).outcome == "unsigned"


@EVERY
def test_the_shop_is_the_one_whose_secret_signed(store: Store, settings: Settings, name: str) -> None:
    set_account(
        store, settings, shop="acme", provider=name, key="key-of-acme", webhook_secret="secret-of-acme"
    )
    raw = dumped(pushed(name))
    headers = signature(name, raw, key="key-of-acme", secret="secret-of-acme")
    received = receive(
        store, settings, name, raw, {header.lower(): value for header, value in headers.items()}
    )
    assert [one.shop for one in received.taken] == ["acme"]
    assert track(store, NUMBER, viewer=Viewer("staff")).shop == "acme"


@pytest.mark.parametrize("name", ["aftership", "easypost"])
def test_an_events_id_tells_a_repeated_event_with_another_body(url: str, name: str) -> None:
    for body, outcome in ((pushed(name), "taken"), ({**pushed(name), "extra": 1}, "duplicate")):
        raw = dumped(body)
        assert post(url, name, raw, signature(name, raw)).json()["status"] == outcome


@EVERY
def test_an_older_event_that_comes_late_never_moves_a_parcel_back(url: str, store: Store, name: str) -> None:
    old = (datetime.now(UTC) - timedelta(days=3)).isoformat(timespec="seconds")
    bodies = {
        "17track": {
            "event": "TRACKING_UPDATED",
            "data": stub.seventeentrack(NUMBER, (RECENT, "Delivered_Other", "Delivered")),
        },
        "aftership": {
            "event_id": "d",
            "msg": stub.aftership(NUMBER, (RECENT, "Delivered_001", "Delivered")),
        },
        "easypost": {
            "id": "evt_d",
            "description": "tracker.updated",
            "result": stub.easypost(NUMBER, (RECENT, "delivered/delivered", "Delivered")),
        },
    }
    for body in (bodies[name], pushed(name, at=old)):
        raw = dumped(body)
        assert post(url, name, raw, signature(name, raw)).status_code == 200
    assert state(store)[0] == "delivered"


@EVERY
def test_events_from_the_future_and_of_an_earlier_parcel_are_left_out(
    url: str, store: Store, name: str
) -> None:
    for place, days in enumerate((40, -200)):
        raw = dumped(
            pushed(name, at=(datetime.now(UTC) + timedelta(days=days)).isoformat(), event=str(place))
        )
        assert post(url, name, raw, signature(name, raw)).status_code == 200
    with store.begin() as session:
        assert [event for row in session.query(ShipmentRow) for event in row.events] == []


@EVERY
def test_what_is_signed_but_no_parcel_is_confirmed_and_ignored(url: str, store: Store, name: str) -> None:
    for body in (
        {
            "event": "TRACKING_STOPPED",
            "data": {"number": NUMBER},
            "id": "evt_s",
            "description": "batch.updated",
        },
        {**pushed(name, "x'); DROP TABLE shipments;--"), "event_id": "h", "id": "evt_h"},
        {**pushed(name, "A" * 60), "event_id": "l", "id": "evt_l"},
        {"data": [1], "msg": "text", "result": None, "id": "\ud800", "event_id": "\ud800"},
    ):
        raw = dumped(body)
        answer = post(url, name, raw, signature(name, raw))
        assert (answer.status_code, answer.json()["status"]) == (200, "ignored")
    for raw in (b"", b"<html>", b"[]", b"\xff\xfe", b'{"data":' * 100_000):
        assert post(url, name, raw, signature(name, raw)).status_code == 422
    with store.begin() as session:
        assert session.query(ShipmentRow).count() == 0


def test_unknown_services_other_methods_and_large_bodies_are_turned_away(url: str) -> None:
    assert post(url, "dhl", b"{}", {}).status_code == 404
    assert httpx.get(f"{url}/webhooks/tracking/17track").status_code == 405
    assert post(url, "17track", b"x" * (LARGEST + 1), {}).status_code == 413


def test_a_failure_while_keeping_undoes_everything_and_asks_for_the_webhook_again(
    store: Store, settings: Settings
) -> None:
    calls = []

    def breaks_once(_session: Session, taken: Any) -> None:
        calls.append(taken)
        if len(calls) == 1:
            raise RuntimeError("the disk is full")

    app = web.Application()
    add_routes(app, store, settings, breaks_once)
    raw = dumped(pushed("aftership"))
    with serving(app) as url:
        assert post(url, "aftership", raw, signature("aftership", raw)).status_code == 503
        with store.begin() as session:
            assert session.query(ShipmentRow).count() == session.query(TrackingDeliveryRow).count() == 0
        assert post(url, "aftership", raw, signature("aftership", raw)).json() == {"status": "taken"}
    assert [one.number for one in calls[1]] == [NUMBER]


def test_links_and_names_in_a_pushed_event_are_not_stored(store: Store, settings: Settings) -> None:
    body = pushed("aftership")
    body["msg"]["checkpoints"][0]["message"] = (
        "Signed for by: JOHN DOE. Pay at https://evil.example/pay \x1b[31m \ud800"
    )
    raw = dumped(body)
    headers = {name.lower(): value for name, value in signature("aftership", raw).items()}
    receive(store, settings, "aftership", raw, headers)
    kept = json.dumps(track(store, NUMBER, viewer=Viewer("staff")).as_json())
    for bad in ("DOE", "evil.example", "\\u001b", "john@example.org", "LS1 4AB"):
        assert bad not in kept


def test_old_deliveries_are_forgotten(store: Store, settings: Settings) -> None:
    raw = dumped(pushed("aftership"))
    headers = {name.lower(): value for name, value in signature("aftership", raw).items()}
    receive(store, settings, "aftership", raw, headers)
    with store.begin() as session:
        prune(session, datetime.now(UTC) + timedelta(minutes=1))
        assert session.query(TrackingDeliveryRow).count() == 0


async def test_serve_listens_where_a_port_is_set_and_nowhere_else(
    store: Store, settings: Settings, unused_tcp_port: int
) -> None:
    listens = settings.model_copy(update={"tracking_webhook_port": unused_tcp_port})
    raw = dumped(pushed("easypost"))
    rooms = (lambda app: add_routes(app, store, listens),)
    async with listening(listens, rooms), httpx.AsyncClient() as client:
        url = f"http://127.0.0.1:{unused_tcp_port}/webhooks/tracking/easypost"
        answer = await client.post(url, content=raw, headers=signature("easypost", raw))
        assert answer.json() == {"status": "taken"}
        with pytest.raises(Unavailable):
            async with listening(listens, rooms):
                pass
    async with listening(settings, rooms), httpx.AsyncClient() as client:
        with pytest.raises(httpx.ConnectError):
            await client.post(url, content=raw)
