"""What a seller says of a parcel by hand: that it exists, whose it is, that it has come, its last-mile number."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.errors import NotAllowed, UserError
from bot.store.journeys import JourneyRow
from bot.store.shipments import ShipmentRow
from bot.tracking.errors import BadCheckDigit, NoTrackingNumber, UnknownParcel
from bot.tracking.formats import carrier_name, carriers
from bot.tracking.history import BY_HAND
from bot.tracking.numbers import Recognised, identify
from bot.tracking.records import Event, Parcel, add_event, record
from bot.tracking.shipments import row_of
from bot.tracking.status import Reading, Status
from bot.tracking.view import Viewer
from bot.written_times import WrittenTime

SOURCE = "by_hand"


def add_parcel(session: Session, number: str, viewer: Viewer, now: datetime, *, carrier: str = "",
               order: str = "", destination: str = "") -> ShipmentRow:  # fmt: skip
    """Take a parcel into the shop's own, or find it there. `carrier` is a name or a code; empty: told by the form.

    Raises NotAllowed for customers, NoTrackingNumber, BadCheckDigit.
    """
    _only_selling(viewer)
    row = row_of(session, number, viewer)
    if row is None or order or destination:
        one = _one(number, carrier)
        parcel = Parcel(
            one.number, _code(carrier) or one.carrier, bool(carrier), order_number=order.strip().lstrip("#'")[:64],
            destination=destination.upper()[:2],
        )  # fmt: skip
        record(
            session, parcel, [], shop=row.shop if row else viewer.shop, source_name="", now=now, source=SOURCE
        )
        row = row_of(session, one.number, viewer)
    assert row is not None
    return row


def watched_row(session: Session, number: str, viewer: Viewer, now: datetime) -> ShipmentRow:
    """The parcel that somebody wants to watch; one that a seller names for the first time is taken in.

    Raises UnknownParcel for a customer, NoTrackingNumber, BadCheckDigit.
    """
    row = row_of(session, number, viewer)
    if row is not None:
        return row
    one = _one(number, "")
    written = row_of(session, one.number, viewer)  # the number may stand in a link
    if written is not None:
        return written
    if viewer.role != "customer":
        return add_parcel(session, one.number, viewer, now)
    name = carrier_name(one.carrier)
    raise UnknownParcel(
        f"{one.number}: a good {name} number, but no parcel by that number is known here",
        number=one.number, carrier=one.carrier, carrier_name=name, carriers=list(one.carriers),
    )  # fmt: skip


def set_carrier(session: Session, number: str, carrier: str, viewer: Viewer, now: datetime) -> ShipmentRow:
    """The parcel is this carrier's: remembered for good. An unknown number is taken in.

    Raises NotAllowed for customers, UserError (`unknown_carrier`) where no carrier is called that.
    """
    _only_selling(viewer)
    code = _code(carrier)
    if not code:
        raise UserError(f"no carrier is called {carrier!r}", code="unknown_carrier", carrier=carrier[:60])
    row = row_of(session, number, viewer)
    if row is None:
        return add_parcel(session, number, viewer, now, carrier=carrier)
    same = session.scalar(
        select(ShipmentRow).where(
            ShipmentRow.shop == row.shop, ShipmentRow.number == row.number, ShipmentRow.carrier == code,
            ShipmentRow.use == row.use,
        )
    )  # fmt: skip
    chosen = same or row
    chosen.carrier, chosen.carrier_is_sure, chosen.imported_at = code, True, now
    session.execute(update(JourneyRow).where(JourneyRow.shipment_id == chosen.id).values(carrier=code))
    session.flush()
    return chosen


def mark_received(session: Session, number: str, viewer: Viewer, now: datetime) -> ShipmentRow:
    """The seller knows that it has come, whatever the carrier says. Twice is once.

    Raises NotAllowed for customers, NoTrackingNumber, BadCheckDigit.
    """
    row = add_parcel(session, number, viewer, now)
    if row.status != Status.DELIVERED:
        row = session.get_one(ShipmentRow, row.id, populate_existing=True)
        event = Event.read(
            WrittenTime(now, 0), Reading(Status.DELIVERED), code=BY_HAND, description="", place=""
        )
        add_event(session, row, event, now=now)
    return row


def set_last_mile(session: Session, number: str, last: str, viewer: Viewer, now: datetime) -> ShipmentRow:
    """The number that the last leg's carrier gave the parcel; the buyer has to use that one.

    Raises NotAllowed for customers, NoTrackingNumber, BadCheckDigit, UserError where both are the same.
    """
    row = add_parcel(session, number, viewer, now)
    one = _one(last, "")
    if one.number == row.number:
        raise UserError("a parcel's last-mile number is another than its own", code="same_number")
    row.last_mile_number, row.last_mile_carrier, row.imported_at = one.number, one.carrier, now
    session.flush()
    return row


def carrier_code(name: str) -> str:
    """The code of a carrier by its name, code, or a word that people use for it; empty where none is meant."""
    return _code(name)


def _code(name: str) -> str:
    wanted = " ".join(name.lower().replace("_", " ").split())
    if not wanted:
        return ""
    for carrier in carriers().values():
        if wanted in {carrier.code.replace("_", " "), carrier.name.lower(), *carrier.words}:
            return carrier.code
    return ""


def _one(number: str, carrier: str) -> Recognised:
    found = identify(number[:1000], explicit=True)
    if not found:
        raise NoTrackingNumber("that is not a tracking number of any carrier known here")
    one = found[0]
    if not one.valid and not carrier:  # a seller who names the carrier has looked at the label
        name = carrier_name(one.carrier)
        raise BadCheckDigit(
            f"{one.number}: the check digit does not match ({name})",
            number=one.number, carrier=one.carrier, carrier_name=name, did_you_mean=list(one.did_you_mean),
        )  # fmt: skip
    return one


def _only_selling(viewer: Viewer) -> None:
    if viewer.role == "customer":
        raise NotAllowed("only the shop changes what is known of a parcel")
