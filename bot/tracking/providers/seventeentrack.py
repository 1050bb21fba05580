"""17TRACK Tracking API v2.4: numbers are registered (one of the quota each), then asked about, forty a call."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from bot.tracking.providers.connection import Connection
from bot.tracking.providers.directory import services
from bot.tracking.providers.errors import (
    BadAnswer,
    NeedsParameter,
    NotFoundThere,
    ProviderDown,
    ProviderError,
    QuotaUsedUp,
    Unauthorised,
)
from bot.tracking.providers.interface import Account, Answers, Deadline, Finding, Question, Quota
from bot.tracking.providers.pace import Pace
from bot.tracking.providers.reading import country, entries, event, part, place, same_number, text, told, when
from bot.tracking.records import Event
from bot.tracking.status import Reading, read_status
from bot.written_times import read_day

NAME = "17track"
_UNREGISTERED, _REGISTERED_ALREADY, _NOTHING_YET = -18019902, -18019901, -18019909
_NO_CARRIER, _WRONG_CARRIER = -18019903, -18019910
_PARAMETERS = {-18010018: "postcode", -18010019: "postcode", -18010020: "phone", _NO_CARRIER: "carrier"}
_WHOLE: Mapping[int, type[ProviderError]] = {
    -18010001: Unauthorised,
    -18010002: Unauthorised,
    -18010003: ProviderDown,
    -18010004: Unauthorised,
    -18010005: Unauthorised,
    -18019907: QuotaUsedUp,
    -18019908: QuotaUsedUp,
}
_PENDING = Reading(read_status(NAME, "NotFound").status)


class SeventeenTrack:
    """The client of one account."""

    name = NAME

    def __init__(self, account: Account, url: str) -> None:
        service = services()[NAME]
        self.batch = service.batch
        self._service = service
        self._connection = Connection(
            service.name, url, {"17token": account.key}, Pace(service.rate, service.burst)
        )

    def fetch(self, questions: Sequence[Question], deadline: Deadline) -> Answers:
        """See TrackingProvider. A number that was just registered has nothing yet: that takes minutes."""
        answers, strange = self._information(questions, deadline)
        if strange:
            registered, refused = self._register(strange, deadline)
            answers |= refused
            if registered:
                again, still = self._information(registered, deadline)
                answers |= again | {one.number: _nothing_yet(one) for one in still}
        return answers

    def check(self, deadline: Deadline) -> Quota:
        """See TrackingProvider."""
        data = part(self._post("/getquota", [], deadline), "data")
        return Quota(_whole(data.get("quota_total")), _whole(data.get("quota_remain")))

    def taken_calls(self) -> int:
        """See TrackingProvider."""
        return self._connection.taken_calls()

    def close(self) -> None:
        """See TrackingProvider."""
        self._connection.close()

    def _information(
        self, questions: Sequence[Question], deadline: Deadline
    ) -> tuple[Answers, list[Question]]:
        """Answers, and the numbers that are not registered."""
        # Asked without the carrier: the number may be registered under the one that 17TRACK found.
        document = self._post("/gettrackinfo", [{"number": one.number} for one in questions], deadline)
        accepted, rejected = _rows(document)
        answers: Answers = {}
        strange: list[Question] = []
        for one in questions:
            rows = [row for row in accepted if same_number(row.get("number"), one.number)]
            if rows:
                answers[one.number] = _best([read_row(row, one.number) for row in rows], one.carrier)
                continue
            code, message = _rejection(rejected, one.number)
            if code == _UNREGISTERED:
                strange.append(one)
            elif code == _NOTHING_YET:
                answers[one.number] = _nothing_yet(one)
            else:
                answers[one.number] = _error(code, message)
        return answers, strange

    def _register(self, questions: Sequence[Question], deadline: Deadline) -> tuple[list[Question], Answers]:
        document = self._post("/register", [self._registration(one) for one in questions], deadline)
        accepted, rejected = _rows(document)
        done: list[Question] = []
        refused: Answers = {}
        for one in questions:
            code, message = _rejection(rejected, one.number)
            if code == _REGISTERED_ALREADY or any(
                same_number(row.get("number"), one.number) for row in accepted
            ):
                done.append(one)
            else:
                refused[one.number] = _error(code, message)
        return done, refused

    def _registration(self, one: Question) -> dict[str, Any]:
        entry: dict[str, Any] = {"number": one.number, "auto_detection": True}
        if key := self._service.carriers.get(one.carrier):
            entry["carrier"] = int(key)
        if one.postcode:
            entry["destination_postal_code"] = one.postcode
            if one.destination:
                entry["destination_country"] = one.destination
        if one.phone:
            entry["phone_number_last_4"] = one.phone
        return entry

    def _post(self, path: str, body: list[dict[str, Any]], deadline: Deadline) -> Mapping[str, Any]:
        answered = self._connection.call("POST", path, deadline, body=body)
        document = answered.document
        code = document.get("code")
        if code == 0 and answered.status == 200:
            return document
        problems = entries(part(document, "data").get("errors"))
        worst = _whole(problems[0].get("code")) if problems else _whole(code)
        kind = _WHOLE.get(worst or 0, BadAnswer)
        raise kind(f"17TRACK refuses the call ({worst or answered.status})", provider=self._service.name)


def is_signed(raw: bytes, headers: Mapping[str, str], account: Account) -> bool:
    """`sign` is the plain SHA-256 of body, slash and API key, in hex: no HMAC."""
    if not account.key:
        return False
    expected = hashlib.sha256(raw + b"/" + account.key.encode()).hexdigest()
    return hmac.compare_digest(expected.encode(), headers.get("sign", "").lower().encode(errors="replace"))


def read_webhook(body: Mapping[str, Any]) -> tuple[str, list[Finding]]:
    """One parcel a push; there is no event id. A push that tracking has stopped says nothing of the parcel."""
    data = part(body, "data")
    number = text(data.get("number")).upper()
    if body.get("event") != "TRACKING_UPDATED" or not number:
        return "", []
    return "", [read_row(data, number)]


def read_row(row: Mapping[str, Any], number: str) -> Finding:
    """An accepted row of `gettrackinfo`, or the data of a webhook."""
    information = part(row, "track_info")
    latest = part(information, "latest_status")
    code = text(latest.get("sub_status")) or text(latest.get("status"))
    reading = read_status(NAME, code or "NotFound")
    providers = entries(part(information, "tracking").get("providers"))
    events = [_event(one) for leg in providers for one in entries(leg.get("events"))]
    if not events and (newest := part(information, "latest_event")):
        events = [_event(newest)]
    service = services()[NAME]
    expected = part(information, "time_metrics", "estimated_delivery_date")
    other = part(information, "misc_info")
    return Finding(
        number=number,
        code=code,
        reading=reading,
        events=told(events, reading),
        carrier=service.carrier(text(row.get("carrier"))),
        origin=country(part(information, "shipping_info", "shipper_address").get("country")),
        destination=country(part(information, "shipping_info", "recipient_address").get("country")),
        eta=read_day(text(expected.get("to")) or text(expected.get("from"))),
        reference=text(row.get("carrier")),
        last_mile=" ".join(
            filter(None, (text(other.get("local_provider")), text(other.get("local_number"))))
        ),
    )


def _event(one: Mapping[str, Any]) -> Event | None:
    raw = part(one, "time_raw")
    address = part(one, "address")
    code, description = text(one.get("sub_status")) or text(one.get("stage")), text(one.get("description"))
    return event(
        when(one.get("time_iso"), one.get("time_utc"), place_time(raw), one.get("time_raw")),
        read_status(NAME, text(one.get("sub_status")), description),
        code=code,
        description=description,
        where=place(address.get("city"), address.get("state"), address.get("country"))
        or text(one.get("location")),
    )


def place_time(raw: Mapping[str, Any]) -> str:
    """A time in pieces, as one: 2026-11-20 10:30:00 +08:00."""
    return " ".join(filter(None, (text(raw.get(name)) for name in ("date", "time", "timezone"))))


def _best(findings: Sequence[Finding], carrier: str) -> Finding:
    """A number may be registered with several carriers: ours first, then one that knows it."""
    return max(
        findings, key=lambda one: (bool(one.events), one.carrier == carrier, one.code[:8] != "NotFound")
    )


def _rows(document: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    data = part(document, "data")
    if not isinstance(data.get("accepted"), list) and not isinstance(data.get("rejected"), list):
        raise BadAnswer("17TRACK answered without a list of numbers", provider="17TRACK")
    return entries(data.get("accepted")), entries(data.get("rejected"))


def _rejection(rejected: Sequence[Mapping[str, Any]], number: str) -> tuple[int, str]:
    for row in rejected:
        if same_number(row.get("number"), number):
            error = part(row, "error")
            return _whole(error.get("code")) or 0, text(error.get("message"))
    return 0, ""


def _error(code: int, message: str) -> ProviderError:
    name = services()[NAME].name
    if code in _WHOLE:
        return _WHOLE[code](f"17TRACK: {message or code}", provider=name)
    if code in _PARAMETERS:
        wanted = _PARAMETERS[code]
        return NeedsParameter(f"17TRACK needs a {wanted} for this number", provider=name, parameter=wanted)
    if code:
        return NotFoundThere(f"17TRACK does not take this number ({code})", provider=name)
    return BadAnswer("17TRACK left the number out of its answer", provider=name)


def _nothing_yet(one: Question) -> Finding:
    return Finding(one.number, "NotFound_Other", _PENDING)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
