"""EasyPost Trackers v2: a tracker is made once (each has its fee), and asked for by its id from then on."""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from bot.tracking.providers.connection import Answered, Connection, one_by_one
from bot.tracking.providers.directory import services
from bot.tracking.providers.errors import BadAnswer, NeedsParameter, NotFoundThere, ProviderError
from bot.tracking.providers.interface import Account, Answers, Deadline, Finding, Question, Quota
from bot.tracking.providers.pace import Pace
from bot.tracking.providers.reading import country, entries, event, part, place, same_number, text, told, when
from bot.tracking.records import Event
from bot.tracking.status import Reading, Status, Substatus, read_status
from bot.written_times import read_day

NAME = "easypost"
_PREFIX = "hmac-sha256-hex="


class EasyPost:
    """The client of one account."""

    name = NAME

    def __init__(self, account: Account, url: str) -> None:
        self._service = services()[NAME]
        self.batch = self._service.batch
        self._connection = Connection(
            self._service.name,
            url,
            {"Authorization": f"Bearer {account.key}"},
            Pace(self._service.rate, self._service.burst),
        )

    def fetch(self, questions: Sequence[Question], deadline: Deadline) -> Answers:
        """See TrackingProvider."""
        return one_by_one(questions, lambda one: self._one(one, deadline))

    def check(self, deadline: Deadline) -> Quota:
        """See TrackingProvider. EasyPost charges by tracker; there is no quota to tell."""
        answered = self._connection.call("GET", "/trackers", deadline, params={"page_size": "1"})
        if answered.status != 200:
            raise BadAnswer(f"EasyPost refuses the call ({answered.status})", provider=self._service.name)
        return Quota()

    def taken_calls(self) -> int:
        """See TrackingProvider."""
        return self._connection.taken_calls()

    def close(self) -> None:
        """See TrackingProvider."""
        self._connection.close()

    def _one(self, one: Question, deadline: Deadline) -> Finding | ProviderError:
        answered = None
        if one.reference.startswith("trk_") and one.reference.replace("_", "").isalnum():
            answered = self._connection.call("GET", f"/trackers/{one.reference}", deadline)
        if answered is None or answered.status == 404:
            # The same code again within three months gives the tracker that is there.
            tracker = {"tracking_code": one.number, "carrier": self._service.carriers.get(one.carrier, "")}
            body = {"tracker": {name: value for name, value in tracker.items() if value}}
            answered = self._connection.call("POST", "/trackers", deadline, body=body)
        if answered.status not in (200, 201):
            return _refusal(answered)
        if not same_number(answered.document.get("tracking_code"), one.number):
            raise BadAnswer("EasyPost spoke of another number", provider=self._service.name)
        return read_tracker(answered.document, one.number)


def is_signed(raw: bytes, headers: Mapping[str, str], account: Account) -> bool:
    """`X-Hmac-Signature: hmac-sha256-hex=…`: HMAC-SHA256 of the body under the secret in Unicode form NFKD."""
    if not account.webhook_secret:
        return False
    secret = unicodedata.normalize("NFKD", account.webhook_secret).encode()
    expected = _PREFIX + hmac.new(secret, raw, hashlib.sha256).hexdigest()
    return hmac.compare_digest(
        expected.encode(), headers.get("x-hmac-signature", "").encode(errors="replace")
    )


def read_webhook(body: Mapping[str, Any]) -> tuple[str, list[Finding]]:
    """`id` of the event, and the tracker; events of other kinds say nothing of a parcel."""
    result = part(body, "result")
    number = text(result.get("tracking_code")).upper()
    about = text(body.get("description")).startswith("tracker.") and number
    return text(body.get("id")), [read_tracker(result, number)] if about else []


def read_tracker(tracker: Mapping[str, Any], number: str) -> Finding:
    """A tracker. `signed_by` and the evidence of delivery are not read."""
    code = _code(tracker)
    reading = read_status(NAME, code)
    if tracker.get("is_return") is True and reading.status is Status.DELIVERED:
        reading = Reading(Status.RETURNED, Substatus.RETURNED)
    detail = part(tracker, "carrier_detail")
    service = services()[NAME]
    return Finding(
        number=number,
        code=code,
        reading=reading,
        events=told(
            map(_event, entries(tracker.get("tracking_details"))),
            reading,
            decisive=reading.status is Status.RETURNED,
        ),
        carrier=service.carrier(text(tracker.get("carrier"))),
        origin=country(part(detail, "origin_tracking_location").get("country")),
        destination=country(part(detail, "destination_tracking_location").get("country")),
        eta=read_day(text(detail.get("est_delivery_date_local")))
        or read_day(text(tracker.get("est_delivery_date"))),
        reference=text(tracker.get("id")),
    )


def _code(one: Mapping[str, Any]) -> str:
    return "/".join(filter(None, (text(one.get("status")), text(one.get("status_detail")))))


def _event(one: Mapping[str, Any]) -> Event | None:
    message = text(one.get("message")) or text(one.get("description"))
    where = part(one, "tracking_location")
    return event(
        when(one.get("datetime")),
        read_status(NAME, _code(one), message),
        code=_code(one),
        description=message,
        where=place(where.get("city"), where.get("state"), country(where.get("country"))),
    )


def _refusal(answered: Answered) -> ProviderError:
    name = services()[NAME].name
    problem = part(answered.document, "error")
    words = f"{problem.get('code')} {problem.get('message')}".lower()
    if "carrier" in words:
        return NeedsParameter("EasyPost cannot tell the carrier", provider=name, parameter="carrier")
    if answered.status in (400, 404, 422):
        return NotFoundThere(f"EasyPost does not take this number ({answered.status})", provider=name)
    return BadAnswer(f"EasyPost refuses the number ({answered.status})", provider=name)
