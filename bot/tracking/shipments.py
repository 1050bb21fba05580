"""A shop's parcels: where one is, how all of them stand. What somebody may see is decided in the query."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, raiseload

from bot.clock import now as clock_now
from bot.errors import NotAllowed
from bot.spreadsheets import harmless
from bot.store import Store
from bot.store.orders import OrderRow
from bot.store.shipments import ShipmentRow
from bot.tracking.errors import BadCheckDigit, NoTrackingNumber, UnknownParcel
from bot.tracking.formats import carrier_name, tracking_link
from bot.tracking.history import History
from bot.tracking.numbers import Recognised, identify
from bot.tracking.text import read
from bot.tracking.view import TrackingView, Viewer, summary_of, view_of

__all__ = ["Viewer", "export_csv", "known_to", "numbers_of_order", "overview", "row_of", "track"]

MOST_LISTED = 50
_ALL_SHOPS = ("staff", "admin")


def track(store: Store, number: str, *, viewer: Viewer, now: datetime | None = None) -> TrackingView:
    """The state and history of one parcel, from what the shop has told us.

    Raises NoTrackingNumber, BadCheckDigit (with what may have been meant), or UnknownParcel (with the carriers that
    the number fits, and their public pages). A parcel of another shop is unknown to all but staff.
    """
    now = now or clock_now()
    plain = _plain(number)
    with store.begin() as session:
        rows = session.scalars(visible(viewer).where(ShipmentRow.number == plain)).all() if plain else []
        found: tuple[Recognised, ...] = ()
        if not rows:
            # A customer gets no suggestion out of the shop's own numbers: they are other people's.
            known = None if viewer.role == "customer" else known_to(store, viewer)
            found = identify(number[:1000], explicit=True, known=known)
            written = [one.number for one in found if one.valid and one.number != plain]
            rows = (
                session.scalars(visible(viewer).where(ShipmentRow.number.in_(written))).all()
                if written
                else []
            )
        if rows:
            latest = max(rows, key=lambda row: (row.last_event_at or row.imported_at, row.id))
            return view_of(latest, viewer, now, History(session, now))
    raise _unknown(found)


def row_of(session: Session, number: str, viewer: Viewer) -> ShipmentRow | None:
    """The parcel behind a number, for this viewer: the newest use of it; None where there is none to be seen."""
    plain = _plain(number)
    query = visible(viewer).where(ShipmentRow.number == plain).options(raiseload(ShipmentRow.events))
    rows = session.scalars(query).all() if plain else []
    return max(rows, key=lambda row: (row.last_event_at or row.imported_at, row.id), default=None)


def kept_from(session: Session, number: str, viewer: Viewer) -> bool:
    """Whether the viewer's shop knows a number that the viewer may not see."""
    there = select(ShipmentRow.id).where(ShipmentRow.shop == viewer.shop, ShipmentRow.number == number)
    seen = visible(viewer).where(ShipmentRow.number == number).with_only_columns(ShipmentRow.id)
    return len(session.scalars(there).all()) > len(session.scalars(seen).all())


def numbers_of_order(store: Store, order: str, *, viewer: Viewer) -> list[str]:
    """The numbers of an order's parcels, newest first; for a customer those of an order that is proved to be theirs.

    An order number alone opens nothing: it can be guessed.
    """
    with store.begin() as session:
        query = of_customer(viewer) if viewer.role == "customer" else visible(viewer)
        query = query.where(_order_key() == "".join(order.split()).lstrip("#'№").upper()[:64])
        return list(
            dict.fromkeys(row.number for row in session.scalars(query.order_by(ShipmentRow.id.desc())))
        )


def overview(
    store: Store, *, viewer: Viewer, now: datetime | None = None, limit: int = MOST_LISTED
) -> dict[str, Any]:
    """`{"shop", "total", "problems", "by_status", "parcels", "more", "sample"}`: those with problems first.

    Raises NotAllowed for customers.
    """
    _only_selling(viewer)
    now = now or clock_now()
    with store.begin() as session:
        history = History(session, now)
        parcels = [
            summary_of(row, now, history)
            for row in session.scalars(visible(viewer).options(raiseload(ShipmentRow.events)))
        ]
    parcels.sort(
        key=lambda one: (
            not one["problem"],
            one["status"] == "delivered",
            -(one["days_since_last_event"] or 0),
        )
    )
    return {
        "shop": None if viewer.role in _ALL_SHOPS else viewer.shop,
        "total": len(parcels),
        "problems": sum(one["problem"] for one in parcels),
        "by_status": dict(Counter(one["status"] for one in parcels).most_common()),
        "parcels": parcels[:limit],
        "more": max(0, len(parcels) - limit),
        "sample": any(one["sample"] for one in parcels),
    }


def known_to(store: Store, viewer: Viewer) -> Callable[[str], str | None]:
    """For `identify(known=…)`: the carrier under which this viewer's shop knows a number, or None."""

    def carrier(number: str) -> str | None:
        if not 6 <= len(number) <= 64:
            return None
        with store.begin() as session:
            query = visible(viewer).where(ShipmentRow.number == number)
            return session.scalars(query.with_only_columns(ShipmentRow.carrier)).first()

    return carrier


def own_carriers(store: Store, viewer: Viewer) -> frozenset[str]:
    """For `identify(carriers=…)`: the carriers that this viewer's shop has used."""
    with store.begin() as session:
        query = (
            visible(viewer)
            .where(ShipmentRow.sample.is_(False))
            .with_only_columns(ShipmentRow.carrier)
            .distinct()
        )
        return frozenset(session.scalars(query))


def export_csv(store: Store, *, viewer: Viewer, now: datetime | None = None) -> str:
    """All parcels as CSV that is safe to open: nothing in it runs as a formula. Raises NotAllowed for customers."""
    listed = overview(store, viewer=viewer, now=now, limit=1_000_000)["parcels"]
    columns = ("number", "carrier", "order_number", "status", "substatus", "updated_at", "days_since_last_event",
               "destination", "eta", "flags", "sample")  # fmt: skip
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for parcel in listed:
        cells = {**parcel, "flags": " ".join(parcel["flags"]), "sample": "yes" if parcel["sample"] else ""}
        writer.writerow([harmless(cells[column]) for column in columns])
    return out.getvalue()


def visible(viewer: Viewer) -> Select[ShipmentRow]:
    """What this person may see at all: staff every shop's parcels, everybody else those of their own shop.

    A customer who has the number sees what the carrier's public page shows; not where the parcel belongs to an order
    that somebody else has proved to be theirs.
    """
    query = select(ShipmentRow)
    if viewer.role in _ALL_SHOPS:
        return query
    query = query.where(ShipmentRow.shop == viewer.shop)
    if viewer.role != "customer":
        return query
    strangers = OrderRow.customer.is_not(None) & (OrderRow.customer != viewer.person)
    return query.where(~exists().where(_order_of_parcel() & strangers))


def of_customer(viewer: Viewer) -> Select[ShipmentRow]:
    """The parcels of the orders that this person has proved to be theirs, in their shop."""
    own = exists().where(_order_of_parcel() & (OrderRow.customer == viewer.person))
    return select(ShipmentRow).where(ShipmentRow.shop == viewer.shop, ShipmentRow.order_number != "", own)


def _order_of_parcel() -> ColumnElement[bool]:
    return (OrderRow.shop == ShipmentRow.shop) & (OrderRow.number == _order_key())


def _order_key() -> ColumnElement[str]:
    """A parcel's order number as orders are compared: in capitals, without the marks that shops put before it."""
    return func.upper(func.replace(func.replace(ShipmentRow.order_number, "#", ""), " ", ""))


def _only_selling(viewer: Viewer) -> None:
    if viewer.role == "customer":
        raise NotAllowed("a shop's list of parcels is not open to customers")


def _plain(number: str) -> str:
    plain = "".join(c for c in read(number[:200]).latin if c.isalnum())
    return plain if 6 <= len(plain) <= 64 else ""


def _unknown(found: tuple[Recognised, ...]) -> Exception:
    if not found:
        return NoTrackingNumber("that is not a tracking number of any carrier known here")
    one = found[0]
    name = carrier_name(one.carrier)
    if not one.valid:
        meant = list(one.did_you_mean)
        hint = f"; did you mean {', '.join(meant[:3])}?" if meant else ""
        return BadCheckDigit(
            f"{one.number}: the check digit does not match ({name}){hint}",
            number=one.number, carrier=one.carrier, carrier_name=name, did_you_mean=meant,
        )  # fmt: skip
    links = [
        {"carrier": code, "name": carrier_name(code), "url": url}
        for code in one.carriers
        if (url := tracking_link(code, one.number))
    ]
    page = f"; see {links[0]['url']}" if links else ""
    return UnknownParcel(
        f"{one.number}: a good {name} number, but no parcel by that number is known here{page}",
        number=one.number, carrier=one.carrier, carrier_name=name, carriers=list(one.carriers), links=links,
    )  # fmt: skip
