"""The tools about orders: where one is, whose it is, and the sheets that they come in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.advice_sources import cite_advice
from bot.assistant.order_parcels import parcels_of
from bot.assistant.parcel_tools import viewer_of
from bot.assistant.people_tools import is_group
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.clock import now
from bot.errors import NotAllowed, QuaysideError
from bot.log import denied

if TYPE_CHECKING:
    from bot.store.orders import OrderRow

Runtime = ToolRuntime[Any, Any]
_MOST_PARCELS = 10
_MOST_LISTED = 20


@tool
def where_is_my_order(runtime: Runtime, order: str = "", *, not_received: bool = False) -> str:
    """Where an order is: its items, its parcels, and what can be done next.

    A customer sees only orders proved to be theirs; where `asks` comes back, ask for that (the order number, or the
    buyer's e-mail, phone or postcode as proof). For sellers and staff: any order of their shop.

    Args:
        order: the order number; empty: the customer's own order, or a choice of them.
        not_received: whether the person says that it has not come although it is marked delivered.
    """
    from bot.aftersales import orders
    from bot.aftersales.errors import OrderClosed

    session: Session = runtime.context
    person = session.person
    with session.rooms.store.begin() as books:
        if person.role == "customer":
            own = orders.own_orders(books, person.id)
            if not order and not own:
                return dumped({"asks": "number"})
            if not order and len(own) > 1:
                return dumped({"choose": [_line(row) for row in own[:_MOST_LISTED]], "own": True})
            try:
                row = own[0] if not order else orders.find_own(books, order, person.id, person.shop)
            except OrderClosed:
                elsewhere = [one for one in own if one.number == orders.number_of(order)]
                if not elsewhere:
                    _in_private(session)
                    return dumped({"asks": "proof", "order": order[:64]})
                row = elsewhere[0]
                _act_in(books, person.id, row.shop)
        elif not order:
            return dumped({"asks": "number"})
        else:
            try:
                row = orders.find_in_shop(books, person.shop, order)
            except OrderClosed:
                return _by_parcels(session, order)
        numbers = parcels_of(books, row)
    return dumped(_where(session, row, numbers, not_received=not_received))


@tool
def prove_order(order: str, proof: str, runtime: Runtime) -> str:
    """Show that an order is this customer's, by the buyer's e-mail, phone or postcode; then where it is.

    `proof` comes from the person's own words, never from you. A wrong one says no more than that.

    Args:
        order: the order number.
        proof: the e-mail, phone number or postcode that the order was placed with.
    """
    from bot.aftersales.proof import prove

    session: Session = runtime.context
    person = session.person
    _in_private(session)
    with session.rooms.store.begin() as books:
        tried = prove(books, person.shop, person.id, order, proof, now())
        numbers = parcels_of(books, tried.order) if tried.order is not None else []
    if tried.order is None:
        denied("proof of an order", person=person.id, verdict=tried.verdict, turn=session.turn)
        return dumped({"proof": tried.verdict, "order": order[:64], "left": tried.left, "hours": tried.hours})
    found = _where(session, tried.order, numbers, not_received=False)
    return dumped({"proof": "proved", "acted": True, **found})


@tool
def list_orders(runtime: Runtime) -> str:
    """A customer's own orders, or the newest of the shop for its seller and staff."""
    from bot.aftersales import orders

    session: Session = runtime.context
    person = session.person
    with session.rooms.store.begin() as books:
        own = person.role == "customer"
        rows = (
            orders.own_orders(books, person.id)
            if own
            else orders.latest_orders(books, person.shop, _MOST_LISTED)
        )
        count = len(rows) if own else orders.count_orders(books, person.shop)
        return dumped({"choose": [_line(row) for row in rows[:_MOST_LISTED]], "own": own, "count": count})


@tool
def order_sheet(sheet: str, runtime: Runtime, field: str = "", column: str = "", value: str = "") -> str:
    """Go on with a sheet of orders that this seller sent: say what a column is, take it in, or leave it.

    Args:
        sheet: the sheet's token, from the question before.
        field: what is decided: number, email, phone, postcode, title, sku, quantity, price, total, currency,
            placed_at, buyer, country, state, tracking; or `take` or `drop`.
        column: the column's place, from 1; 0: there is none.
        value: for `currency`: an ISO 4217 code that holds for the whole sheet.
    """
    from bot.assistant.order_sheets import go_on

    session: Session = runtime.context
    return dumped(go_on(session, sheet, field, column, value))


def _in_private(session: Session) -> None:
    """Raises NotAllowed in a group: what is proved there would be open to each of its members."""
    if is_group(session.person.id):
        raise NotAllowed("an order is proved in private", code="order_private")


def _where(
    session: Session, row: "OrderRow", numbers: Sequence[str], *, not_received: bool
) -> dict[str, Any]:
    from bot.aftersales.shops import shop_of
    from bot.aftersales.where_is_my_order import where_is, where_json

    with session.rooms.store.begin() as books:
        handling = shop_of(books, row.shop).handling_days
    views, passages = _tracked(session, numbers[:_MOST_PARCELS])
    found = where_is(row, views, now(), handling_days=handling, not_received=not_received)
    document = where_json(row, found, views, session.person.role)
    return {"orders": [document], "more_parcels": max(0, len(numbers) - _MOST_PARCELS), "passages": passages}


def _act_in(books: Any, person: str, shop: str) -> None:
    """What the customer does next is about that shop's order."""
    from bot.store.people import PersonRow

    known = books.get(PersonRow, person)
    if known is not None:
        known.shop = shop


def _by_parcels(session: Session, order: str) -> str:
    """An order of which only parcels are known. Raises NotFound where there is not even one."""
    from bot.errors import NotFound
    from bot.tracking import shipments

    numbers = shipments.numbers_of_order(session.rooms.store, order, viewer=viewer_of(session))
    if not numbers:
        raise NotFound(f"no order {order[:40]} in this shop", code="order_unknown", order=order[:40])
    views, passages = _tracked(session, numbers[:_MOST_PARCELS])
    return dumped({"orders": [], "parcels": views, "passages": passages})


def _tracked(session: Session, numbers: Sequence[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    from bot.tracking.asking import track_many

    found = track_many(session.rooms.store, session.rooms.live, list(numbers), viewer=viewer_of(session))
    views = [one for one in found if not isinstance(one, QuaysideError)]
    return views, cite_advice(session, views)


def _line(row: "OrderRow") -> dict[str, Any]:
    return {
        "number": row.number,
        "shown": row.shown,
        "placed_at": row.placed_at.date().isoformat() if row.placed_at else None,
        "state": row.state,
        "items": sum(item.quantity for item in row.items),
        "total": None if row.total is None else format(row.total, "f"),
        "currency": row.currency,
    }
