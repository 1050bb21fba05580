"""Between two rooms: tracking numbers that come with orders become parcels of the shop, and are found again."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.aftersales.case_items import order_of
from bot.aftersales.orders import written_numbers
from bot.aftersales.told import Told, ToldParcel
from bot.store.cases import CaseRow
from bot.store.orders import OrderRow
from bot.store.shipments import ShipmentRow
from bot.tracking.by_hand import SOURCE
from bot.tracking.context import carrier_called
from bot.tracking.numbers import identify
from bot.tracking.records import Parcel, record

log = logging.getLogger(__name__)

_AT_ONCE = 400


def note_parcels(
    session: Session, parcels: Sequence[tuple[Told, ToldParcel]], shop: str, at: datetime
) -> None:
    """Take the tracking numbers in as parcels of these orders; what is no tracking number is left out."""
    known = _orders_of(session, shop, [parcel.number for _, parcel in parcels])
    for told, told_parcel in parcels:
        order = told.shown.lstrip("#'")[:64]
        if known.get(told_parcel.number) == order:
            continue
        parcel = _parcel(told_parcel, order, told.country)
        if parcel is None:
            log.info("a tracking number of an order was left out: it has the form of none")
        else:
            record(session, parcel, [], shop=shop, source_name="", now=at, source=SOURCE)


def _parcel(told: ToldParcel, order: str, country: str) -> Parcel | None:
    """By the number's form and the carrier that is named with it; a named carrier's number may have any form."""
    carrier = carrier_called(told.carrier) if told.carrier else ""
    found = [
        one
        for one in identify(told.number, explicit=True, carriers=(carrier,) if carrier else ())
        if one.valid
    ]
    if found:
        return Parcel(found[0].number, carrier or found[0].carrier, bool(carrier), order_number=order,
                      origin=found[0].origin or "", destination=country)  # fmt: skip
    plain = "".join(character for character in told.number.upper() if character.isalnum())
    if not carrier or not 6 <= len(plain) <= 40:
        return None
    return Parcel(plain, carrier, True, order_number=order, destination=country)


def _orders_of(session: Session, shop: str, numbers: Sequence[str]) -> dict[str, str]:
    """The orders of those numbers that are parcels of the shop already."""
    known: dict[str, str] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        query = select(ShipmentRow.number, ShipmentRow.order_number).where(
            ShipmentRow.shop == shop, ShipmentRow.number.in_(numbers[start : start + _AT_ONCE])
        )
        for number, order in session.execute(query):
            known[number] = order
    return known


def note_sent(session: Session, case: CaseRow, at: datetime) -> None:
    """What was just sent instead, or after a repair, becomes a parcel of the case's order (of the case where it
    is about no order): its customer asks after it as after the first.
    """
    if not case.replacement_number:
        return
    order = order_of(session, case)
    name = order.shown.lstrip("#'")[:64] if order is not None else case.number
    parcel = _parcel(ToldParcel(case.replacement_number), name, case.market)
    if parcel is not None:
        record(session, parcel, [], shop=case.shop, source_name="", now=at, source=SOURCE)


def parcels_of(session: Session, order: OrderRow) -> list[str]:
    """The numbers of an order's parcels, newest first."""
    query = (
        select(ShipmentRow.number)
        .where(ShipmentRow.shop == order.shop, ShipmentRow.order_number.in_(written_numbers(order)))
        .order_by(ShipmentRow.id.desc())
    )
    return list(dict.fromkeys(session.scalars(query)))
