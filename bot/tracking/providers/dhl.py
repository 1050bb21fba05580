"""DHL Shipment Tracking, Unified: one number a call, one call in five seconds, 250 a day to begin with.

By its terms what it says is deleted thirty days after delivery, and shown with DHL's name.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.tracking.providers.connection import Connection, one_by_one
from bot.tracking.providers.directory import services
from bot.tracking.providers.errors import BadAnswer, NotFoundThere, ProviderError
from bot.tracking.providers.interface import Account, Answers, Deadline, Finding, Question, Quota
from bot.tracking.providers.pace import Pace
from bot.tracking.providers.reading import country, entries, event, part, place, same_number, text, told, when
from bot.tracking.records import Event
from bot.tracking.status import Reading, Status, Substatus, read_status
from bot.written_times import read_day

NAME = "dhl"
_FINE = re.compile(r"[A-Z]{2}")
_CHECKED_WITH = "00340434161094042557"
"""A number of DHL's own documents."""


class Dhl:
    """The client of one account."""

    name = NAME

    def __init__(self, account: Account, url: str) -> None:
        self._service = services()[NAME]
        self.batch = self._service.batch
        self._connection = Connection(
            self._service.name,
            url,
            {"DHL-API-Key": account.key},
            Pace(self._service.rate, self._service.burst),
        )

    def fetch(self, questions: Sequence[Question], deadline: Deadline) -> Answers:
        """See TrackingProvider."""
        return one_by_one(questions, lambda one: self._one(one, deadline))

    def check(self, deadline: Deadline) -> Quota:
        """See TrackingProvider. It costs one call of the day's quota, which DHL does not tell."""
        answered = self._connection.call(
            "GET", "/shipments", deadline, params={"trackingNumber": _CHECKED_WITH}
        )
        if answered.status not in (200, 404):
            raise BadAnswer(f"DHL refuses the call ({answered.status})", provider=self._service.name)
        return Quota(total=self._service.day)

    def taken_calls(self) -> int:
        """See TrackingProvider."""
        return self._connection.taken_calls()

    def close(self) -> None:
        """See TrackingProvider."""
        self._connection.close()

    def _one(self, one: Question, deadline: Deadline) -> Finding | ProviderError:
        params = {"trackingNumber": one.number, "language": "en", "limit": "5"}
        if service := self._service.carriers.get(one.carrier):
            params["service"] = service
        if one.postcode:
            params["recipientPostalCode"] = one.postcode
        answered = self._connection.call("GET", "/shipments", deadline, params=params)
        name = self._service.name
        if answered.status == 404:
            return NotFoundThere("DHL does not know the number", provider=name)
        if answered.status != 200:
            # 400 says the number is none of theirs; nothing else is documented.
            if answered.status == 400:
                return NotFoundThere("DHL does not take the number (400)", provider=name)
            raise BadAnswer(f"DHL refuses the call ({answered.status})", provider=name)
        if not isinstance(answered.document.get("shipments"), list):
            raise BadAnswer("DHL answered without a list of shipments", provider=name)
        found = [
            read_shipment(shipment, one.number)
            for shipment in entries(answered.document["shipments"])
            if _is_asked(shipment, one.number)
        ]
        if not found:
            return NotFoundThere("DHL spoke of another shipment only", provider=name)
        return max(found, key=lambda it: max((told_at.time.at for told_at in it.events), default=_LONG_AGO))


_LONG_AGO = when("1970-01-01T00:00:00Z").at  # type: ignore[union-attr]


def read_shipment(shipment: Mapping[str, Any], number: str) -> Finding:
    """A shipment. `details` (receiver, proof of delivery) is not read."""
    status = part(shipment, "status")
    code = _code(status)
    reading = _reading(status, "")
    back = shipment.get("returnFlag") is True
    if back:
        stage = Substatus.RETURNED if reading.status is Status.DELIVERED else Substatus.RETURNING
        reading = Reading(Status.RETURNED, stage)
    events = list(map(_event, entries(shipment.get("events")))) or [_event(status)]
    frame = part(shipment, "estimatedDeliveryTimeFrame")
    return Finding(
        number=number,
        code=code,
        reading=reading,
        events=told(events, reading, decisive=back),
        origin=country(part(shipment, "origin", "address").get("countryCode")),
        destination=country(part(shipment, "destination", "address").get("countryCode")),
        eta=read_day(text(shipment.get("estimatedTimeOfDelivery")))
        or read_day(text(frame.get("estimatedThrough"))),
        reference=text(shipment.get("service")),
    )


def _is_asked(shipment: Mapping[str, Any], number: str) -> bool:
    """A number may be a piece of the shipment that DHL answers with; its id is then another."""
    pieces = part(shipment, "details").get("pieceIds")
    named = [shipment.get("id"), *(pieces if isinstance(pieces, list) else [])]
    return any(same_number(one, number) for one in named)


def _code(status: Mapping[str, Any]) -> str:
    """DHL Paket's own code where there is one: the five common ones are too coarse for pick-up and customs."""
    fine = text(status.get("status"))
    return fine if _FINE.fullmatch(fine) else text(status.get("statusCode"))


def _reading(status: Mapping[str, Any], description: str) -> Reading:
    reading = read_status(NAME, _code(status), description)
    return reading if reading.status else read_status(NAME, text(status.get("statusCode")), description)


def _event(one: Mapping[str, Any]) -> Event | None:
    description = text(one.get("description")) or text(one.get("statusDetailed")) or text(one.get("status"))
    address = part(one, "location", "address")
    return event(
        when(one.get("timestamp")),
        _reading(one, description),
        code=_code(one),
        description=description,
        where=place(address.get("addressLocality"), address.get("countryCode")),
    )
