"""The four tracking services on loopback, as their documents say they behave; with faults to order."""

import asyncio
import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

KEYS = {
    "17track": "key-of-17track",
    "aftership": "key-of-aftership",
    "dhl": "key-of-dhl",
    "easypost": "EZTKkey",
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """What happens instead of the next answer."""

    status: int = 500
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    """Seconds of silence before."""
    drop: bool = False
    """Close the connection without a word."""


@dataclass
class Services:
    """The running services. `parcels[provider][number]` is what a service knows, in its own shape."""

    url: str = ""
    parcels: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    calls: list[tuple[str, str, str, Any]] = field(default_factory=list)
    """(service, method, path, body or query)."""
    registered: dict[str, Row] = field(default_factory=dict)
    """At 17TRACK: number to its registration."""
    quota: int = 100
    refuses: dict[str, int] = field(default_factory=dict)
    """Number to the error code that 17TRACK or AfterShip refuses it with, unless a parameter is given."""
    page: int = 100
    """AfterShip's page."""
    limited: bool = False
    """Whether calls beyond the services' rates get a 429."""
    _times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def fail(self, service: str, *faults: Fault) -> None:
        """The next answers of a service."""
        self.faults[service].extend(faults)

    def of(self, service: str) -> list[tuple[str, str, Any]]:
        """The calls that a service got."""
        return [call[1:] for call in self.calls if call[0] == service]

    def urls(self) -> dict[str, str]:
        """As settings."""
        return {
            "seventeentrack_url": f"{self.url}/17track",
            "aftership_url": f"{self.url}/aftership",
            "dhl_url": f"{self.url}/dhl",
            "easypost_url": f"{self.url}/easypost",
        }

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Any call of any service."""
        service, path = request.match_info["service"], "/" + request.match_info["path"]
        given: Any = await request.json() if request.method == "POST" else dict(request.query)
        self.calls.append((service, request.method, path, given))
        if self.faults[service]:
            fault = self.faults[service].popleft()
            await asyncio.sleep(fault.after)
            if fault.drop and request.transport is not None:
                request.transport.close()
            return web.Response(status=fault.status, text=fault.body, headers=fault.headers)
        if self.limited and not self._within(service):
            return web.json_response({"meta": {"code": 429}}, status=429, headers={"Retry-After": "1"})
        answer = getattr(self, f"_{service.replace('17track', 'seventeentrack')}")
        return answer(request, path, given)  # type: ignore[no-any-return]

    def _within(self, service: str) -> bool:
        calls, seconds = {"17track": (3, 1.0), "aftership": (10, 1.0), "dhl": (1, 5.0), "easypost": (5, 1.0)}[
            service
        ]
        moment = time.monotonic()
        recent = [at for at in self._times[service] if moment - at < seconds]
        self._times[service] = [*recent, moment]
        return len(recent) < calls

    def _seventeentrack(self, request: web.Request, path: str, body: list[Row]) -> web.Response:
        if request.headers.get("17token") != KEYS["17track"]:
            return web.json_response({"code": -18010002, "data": {}}, status=401)
        if path == "/getquota":
            data = {"quota_total": 200, "quota_used": 200 - self.quota, "quota_remain": self.quota}
            return web.json_response({"code": 0, "data": data})
        if len(body) > 40:
            errors = [{"code": -18010014, "message": "more than 40"}]
            return web.json_response({"code": -18010014, "data": {"errors": errors}})
        accepted: list[Row] = []
        rejected: list[Row] = []
        for row in body:
            found = self._register(row) if path == "/register" else self._information(row["number"])
            if isinstance(found, int):
                rejected.append({"number": row["number"], "error": {"code": found, "message": "refused"}})
            else:
                accepted.append(found)
        return web.json_response({"code": 0, "data": {"accepted": accepted, "rejected": rejected}})

    def _register(self, row: Row) -> Row | int:
        number = row["number"]
        given = row.get("destination_postal_code") or row.get("phone_number_last_4")
        if number in self.refuses and not given:
            return self.refuses[number]
        if number in self.registered:
            return -18019901
        if self.quota <= 0:
            return -18019908
        self.quota -= 1
        self.registered[number] = row
        return {"origin": 1, "number": number, "carrier": row.get("carrier", 3011)}

    def _information(self, number: str) -> Row | int:
        if number not in self.registered:
            return -18019902
        return self.parcels["17track"].get(number, -18019909)  # type: ignore[return-value]

    def _aftership(self, request: web.Request, path: str, given: Row) -> web.Response:
        if request.headers.get("as-api-key") != KEYS["aftership"]:
            return _meta(401, 401, "Unauthorized")
        known = self.parcels["aftership"]
        if request.method == "POST":
            number = given["tracking_number"]
            if given.get("slug") == "yanwen":
                return _meta(400, 4010, "The slug is invalid")
            if number in self.refuses and not given.get("destination_postal_code"):
                return _meta(400, self.refuses[number], "destination_postal_code is required")
            if number in known:
                return _meta(400, 4003, "Tracking already exists.")
            row = {"id": "a" * 32, "tracking_number": number, "slug": given.get("slug", ""), "tag": "Pending",
                   "subtag": "Pending_001", "checkpoints": []}  # fmt: skip
            known[number] = row
            return web.json_response({"meta": {"code": 201}, "data": row}, status=201)
        wanted = [number for number in given.get("tracking_numbers", "").split(",") if number]
        rows = [known[number] for number in wanted if number in known] if wanted else list(known.values())
        start = int(given.get("cursor", "0"))
        more = start + self.page < len(rows)
        pages = {
            "total": len(rows),
            "has_next_page": more,
            "next_cursor": str(start + self.page) if more else "",
        }
        data = {"pagination": pages, "trackings": rows[start : start + self.page]}
        return web.json_response({"meta": {"code": 200}, "data": data})

    def _dhl(self, request: web.Request, path: str, given: Row) -> web.Response:
        if request.headers.get("DHL-API-Key") != KEYS["dhl"]:
            return web.json_response({"title": "Unauthorized", "status": 401}, status=401)
        found = self.parcels["dhl"].get(given["trackingNumber"])
        if found is None:
            problem = {"title": "No result found", "status": 404, "detail": "No shipment found."}
            return web.json_response(problem, status=404)
        return web.json_response(
            {"url": "/shipments", "shipments": found if isinstance(found, list) else [found]}
        )

    def _easypost(self, request: web.Request, path: str, given: Row) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {KEYS['easypost']}":
            return web.json_response({"error": {"code": "APIKEY.INACTIVE", "message": "no"}}, status=401)
        known = self.parcels["easypost"]
        if request.method == "GET":
            if path == "/trackers":
                return web.json_response({"trackers": list(known.values()), "has_more": False})
            for row in known.values():
                if path == f"/trackers/{row['id']}":
                    return web.json_response(row)
            return web.json_response({"error": {"code": "NOT_FOUND", "message": "no"}}, status=404)
        number = given["tracker"]["tracking_code"]
        if number not in known:
            error = {"code": "PARAMETER.INVALID", "message": ["bad"], "errors": ["tracking_code"]}
            return web.json_response({"error": error}, status=422)
        return web.json_response(known[number])


def _meta(status: int, code: int, message: str) -> web.Response:
    return web.json_response(
        {"meta": {"code": code, "type": "x", "message": message}, "data": {}}, status=status
    )


@contextmanager
def serving(app: web.Application) -> Iterator[str]:
    """Serve in a thread; gives the address."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app, shutdown_timeout=0.1)

    async def start() -> str:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = site._server.sockets[0].getsockname()[:2]  # type: ignore[union-attr]
        return f"http://{host}:{port}"

    url = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield url
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


@contextmanager
def services() -> Iterator[Services]:
    """All four, fresh."""
    running = Services()
    app = web.Application()
    app.router.add_route("*", "/{service}/{path:.*}", running.handle)
    with serving(app) as url:
        running.url = url
        yield running


def seventeentrack(number: str, *events: tuple[str, str, str], status: str = "", carrier: int = 3011) -> Row:
    """A row of gettrackinfo; events as (time, sub_status, description), newest first."""
    shown = [
        {"time_iso": at, "time_utc": None, "time_raw": {"date": None, "time": None, "timezone": None},
         "description": text, "location": "Leipzig", "stage": None, "sub_status": code,
         "address": {"country": "DE", "state": None, "city": "Leipzig", "street": "Hansestr. 1"}}
        for at, code, text in events
    ]  # fmt: skip
    code = status or (events[0][1] if events else "NotFound_Other")
    return {"number": number, "carrier": carrier, "param": None, "tag": None, "track_info": {
        "shipping_info": {"shipper_address": {"country": "CN"},
                          "recipient_address": {"country": "DE", "city": "Bonn"}},
        "latest_status": {"status": code.split("_")[0], "sub_status": code},
        "latest_event": shown[0] if shown else None,
        "time_metrics": {"estimated_delivery_date": {"source": None, "from": None, "to": "2026-11-28"}},
        "misc_info": {"local_number": "00340434161094042557", "local_provider": "DHL Paket", "local_key": 7041},
        "tracking": {"providers": [{"provider": {"key": carrier}, "events": shown}]},
    }}  # fmt: skip


def aftership(number: str, *events: tuple[str, str, str], slug: str = "china-post", **fields: Any) -> Row:
    """A tracking; events as (time, subtag, message), oldest first."""
    shown = [
        {"checkpoint_time": at, "subtag": code, "tag": code.split("_")[0], "message": text, "city": "Leeds",
         "postal_code": "LS1 4AB", "country_region": "GBR", "slug": slug}
        for at, code, text in events
    ]  # fmt: skip
    code = events[-1][1] if events else "Pending_001"
    return {"id": "b" * 32, "tracking_number": number, "slug": slug, "tag": code.split("_")[0], "subtag": code,
            "checkpoints": shown, "origin_country_region": "CHN", "destination_country_region": "GBR",
            "signed_by": "JOHN DOE", "customers": [{"name": "John Doe", "email": "john@example.org"}],
            "courier_estimated_delivery_date": {"estimated_delivery_date": "2026-11-27"}, **fields}  # fmt: skip


def dhl(number: str, *events: tuple[str, str, str, str], **fields: Any) -> Row:
    """A shipment; events as (time, statusCode, status, description), newest first."""
    shown = [
        {"timestamp": at, "statusCode": code, "status": fine, "description": text,
         "location": {"address": {"addressLocality": "Bonn", "countryCode": "DE", "postalCode": "53113"}}}
        for at, code, fine, text in events
    ]  # fmt: skip
    return {"id": number, "service": "parcel-de", "origin": {"address": {"countryCode": "CN"}},
            "destination": {"address": {"countryCode": "DE"}}, "status": shown[0], "events": shown,
            "returnFlag": False, "details": {"receiver": {"name": "Erika Mustermann"},
            "proofOfDelivery": {"signed": {"name": "Mustermann"}}, "references": {"number": "1"}},
            **fields}  # fmt: skip


def easypost(number: str, *events: tuple[str, str, str], **fields: Any) -> Row:
    """A tracker; events as (time, status/detail, message), oldest first."""
    shown = [
        {"object": "TrackingDetail", "datetime": at, "status": code.split("/")[0], "message": text,
         "status_detail": code.partition("/")[2] or "unknown",
         "tracking_location": {"city": "Austin", "state": "TX", "country": "US", "zip": "78701"}}
        for at, code, text in events
    ]  # fmt: skip
    last = shown[-1] if shown else {"status": "unknown", "status_detail": "unknown"}
    return {"id": f"trk_{number.lower()}", "object": "Tracker", "tracking_code": number, "carrier": "USPS",
            "status": last["status"], "status_detail": last["status_detail"], "signed_by": "JOHN TESTER",
            "tracking_details": shown, "est_delivery_date": "2026-11-29T00:00:00Z",
            "carrier_detail": {"destination_tracking_location": {"country": "US"}}, **fields}  # fmt: skip


def dumped(document: Any) -> bytes:
    """A body as bytes."""
    return json.dumps(document).encode()
