"""AfterShip Tracking API 2026-07: parcels are created once (each counts), then listed, fifty numbers a question."""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from bot.tracking.providers.connection import Connection, one_by_one
from bot.tracking.providers.directory import services
from bot.tracking.providers.errors import BadAnswer, NeedsParameter, NotFoundThere, ProviderError
from bot.tracking.providers.interface import Account, Answers, Deadline, Finding, Question, Quota
from bot.tracking.providers.pace import Pace
from bot.tracking.providers.reading import country, entries, event, part, place, same_number, text, told, when
from bot.tracking.records import Event
from bot.tracking.status import Reading, Status, Substatus, read_status
from bot.written_times import read_day

NAME = "aftership"
_MOST_PAGES = 20
_EXISTS, _NO_SUCH_SLUG, _FIELD_MISSING, _NO_CARRIER = 4003, 4010, 4011, 4012


class AfterShip:
    """The client of one account."""

    name = NAME

    def __init__(self, account: Account, url: str) -> None:
        self._service = services()[NAME]
        self.batch = self._service.batch
        self._connection = Connection(
            self._service.name,
            url,
            {"as-api-key": account.key},
            Pace(self._service.rate, self._service.burst),
        )

    def fetch(self, questions: Sequence[Question], deadline: Deadline) -> Answers:
        """See TrackingProvider."""
        known = self._listed([one.number for one in questions], deadline)
        return one_by_one(questions, lambda one: _about(known, one) or self._created(one, deadline))

    def check(self, deadline: Deadline) -> Quota:
        """See TrackingProvider. AfterShip does not tell what is left of the quota."""
        self._data("GET", "/trackings", deadline, params={"limit": "1"})
        return Quota()

    def taken_calls(self) -> int:
        """See TrackingProvider."""
        return self._connection.taken_calls()

    def close(self) -> None:
        """See TrackingProvider."""
        self._connection.close()

    def _listed(self, numbers: Sequence[str], deadline: Deadline) -> list[Mapping[str, Any]]:
        params = {"tracking_numbers": ",".join(numbers), "limit": "200"}
        found: list[Mapping[str, Any]] = []
        for _ in range(_MOST_PAGES):
            data = self._data("GET", "/trackings", deadline, params=params)
            if not isinstance(data.get("trackings"), list):
                raise BadAnswer("AfterShip answered without a list of parcels", provider=self._service.name)
            found += entries(data["trackings"])
            pages = part(data, "pagination")
            cursor = text(pages.get("next_cursor"))
            if pages.get("has_next_page") is not True or not cursor or cursor == params.get("cursor"):
                break
            params["cursor"] = cursor
        return found

    def _created(self, one: Question, deadline: Deadline) -> Finding | ProviderError:
        slug = self._service.carriers.get(one.carrier, "")
        body = {"tracking_number": one.number, "slug": slug, "destination_postal_code": one.postcode,
                "tracking_key": one.phone}  # fmt: skip
        body = {name: value for name, value in body.items() if value}
        answered = self._connection.call("POST", "/trackings", deadline, body=body)
        code = part(answered.document, "meta").get("code")
        if slug and code in (_NO_SUCH_SLUG, _NO_CARRIER):  # our name for the carrier is not theirs any more
            del body["slug"]
            answered = self._connection.call("POST", "/trackings", deadline, body=body)
            code = part(answered.document, "meta").get("code")
        if answered.status in (200, 201):
            return read_tracking(_parcel(answered.document), one.number)
        if code == _EXISTS:  # made by somebody else in this moment
            return _about(self._listed([one.number], deadline), one) or _refusal(code, "")
        return _refusal(code, text(part(answered.document, "meta").get("message")))

    def _data(
        self, method: str, path: str, deadline: Deadline, *, params: Mapping[str, str]
    ) -> Mapping[str, Any]:
        answered = self._connection.call(method, path, deadline, params=params)
        if answered.status != 200:
            code = text(part(answered.document, "meta").get("code")) or str(answered.status)
            raise BadAnswer(f"AfterShip refuses the call ({code})", provider=self._service.name)
        return part(answered.document, "data")


def is_signed(raw: bytes, headers: Mapping[str, str], account: Account) -> bool:
    """`aftership-hmac-sha256` is the HMAC-SHA256 of the body under the webhook's secret, in base64."""
    if not account.webhook_secret:
        return False
    digest = hmac.new(account.webhook_secret.encode(), raw, hashlib.sha256).digest()
    given = headers.get("aftership-hmac-sha256", "")
    return hmac.compare_digest(base64.b64encode(digest), given.encode(errors="replace"))


def read_webhook(body: Mapping[str, Any]) -> tuple[str, list[Finding]]:
    """`event_id`, and the parcel."""
    message = part(body, "msg")
    number = text(message.get("tracking_number")).upper()
    return text(body.get("event_id")), [read_tracking(message, number)] if number else []


def read_tracking(tracking: Mapping[str, Any], number: str) -> Finding:
    """A tracking object. `customers`, `signed_by` and proofs of delivery are not read."""
    code = text(tracking.get("subtag")) or text(tracking.get("tag"))
    reading = _overall(tracking, code)
    going_back = reading.status is Status.RETURNED
    expected = part(tracking, "courier_estimated_delivery_date").get("estimated_delivery_date")
    latest = part(tracking, "latest_estimated_delivery").get("datetime")
    last = part(tracking, "last_mile")
    return Finding(
        number=number,
        code=code,
        reading=reading,
        events=told(map(_event, entries(tracking.get("checkpoints"))), reading, decisive=going_back),
        carrier=services()[NAME].carrier(text(tracking.get("slug"))),
        origin=country(tracking.get("origin_country_region")),
        destination=country(tracking.get("destination_country_region")),
        eta=read_day(text(expected)) or read_day(text(latest)),
        reference=text(tracking.get("id")),
        last_mile=" ".join(filter(None, (text(last.get("slug")), text(last.get("tracking_number"))))),
    )


def _overall(tracking: Mapping[str, Any], code: str) -> Reading:
    reading = read_status(NAME, code)
    if reading.status is None:  # a new subtag: its tag may still be known
        reading = read_status(NAME, text(tracking.get("tag")))
    if tracking.get("return_to_sender") is True and reading.status is not Status.RETURNED:
        back = reading.status is Status.DELIVERED
        return Reading(Status.RETURNED, Substatus.RETURNED if back else Substatus.RETURNING)
    return reading


def _event(one: Mapping[str, Any]) -> Event | None:
    code, message = text(one.get("subtag")) or text(one.get("tag")), text(one.get("message"))
    reading = read_status(NAME, code, message)
    if reading.status is None:
        reading = read_status(NAME, text(one.get("tag")), message)
    region = country(one.get("country_region"))
    return event(
        when(one.get("checkpoint_time")),
        reading,
        code=code,
        description=message,
        where=place(one.get("city"), one.get("state"), region) or text(one.get("location")),
    )


def _about(trackings: Sequence[Mapping[str, Any]], one: Question) -> Finding | None:
    """The number's parcel: with our carrier first, then one of which something is known."""
    found = [
        read_tracking(tracking, one.number)
        for tracking in trackings
        if same_number(tracking.get("tracking_number"), one.number)
    ]
    return max(found, key=lambda it: (bool(it.events), it.carrier == one.carrier), default=None)


def _parcel(document: Mapping[str, Any]) -> Mapping[str, Any]:
    data = part(document, "data")
    return part(data, "tracking") or data


def _refusal(code: Any, message: str) -> ProviderError:
    name = services()[NAME].name
    if code == _FIELD_MISSING:
        wanted = "phone" if "phone" in message.lower() else "postcode"
        return NeedsParameter(f"AfterShip needs a {wanted} for this number", provider=name, parameter=wanted)
    if code == _NO_CARRIER:
        return NeedsParameter("AfterShip cannot tell the carrier", provider=name, parameter="carrier")
    if isinstance(code, int) and 4000 <= code < 4100:
        return NotFoundThere(f"AfterShip does not take this number ({code})", provider=name)
    return BadAnswer(f"AfterShip refuses the number ({code})", provider=name)
