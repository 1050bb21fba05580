"""What a case is about in goods and in money: the order's lines, and how much may be paid back at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.aftersales.case_errors import AmountRefused, CaseIncomplete, SecondCase
from bot.aftersales.case_states import kind_of
from bot.money import Money, round_to_minor_unit
from bot.store.cases import CaseItemRow, CaseRow
from bot.store.orders import OrderItemRow, OrderRow


@dataclass(frozen=True, slots=True)
class Picked:
    """Pieces of one line of an order."""

    line: int
    quantity: int | None = None
    """None: all of them."""


def pick(order: OrderRow, picked: Sequence[Picked]) -> list[CaseItemRow]:
    """Rows for a case, of the lines that are named; of all lines where none is.

    Raises CaseIncomplete where a line or a quantity is not in the order.
    """
    lines = {item.line: item for item in order.items}
    wanted = picked or [Picked(line) for line in lines]
    rows = []
    for one in dict.fromkeys(wanted):
        item = lines.get(one.line)
        quantity = one.quantity if one.quantity is not None else (item.quantity if item else 0)
        if item is None or not 1 <= quantity <= item.quantity:
            raise CaseIncomplete("the order has no such item", code="case_item_unknown", asks="items")
        rows.append(
            CaseItemRow(order_item_id=item.id, sku=item.sku, title=item.title, quantity=quantity, price=item.price)
        )  # fmt: skip
    return rows


def refuse_second(session: Session, items: Sequence[CaseItemRow], kind: str, but: int | None = None) -> None:
    """Raises SecondCase, naming the first, where an open case (`but` that one) holds one of these items."""
    ids = [item.order_item_id for item in items if item.order_item_id is not None]
    if not ids or not kind_of(kind).per_item:
        return
    query = (
        select(CaseRow)
        .join(CaseItemRow)
        .where(CaseItemRow.order_item_id.in_(ids), CaseRow.state.not_in(("closed", "refused", "resolved")))
        .order_by(CaseRow.id)
    )
    for first in session.scalars(query):
        if kind_of(first.kind).per_item and first.id != but:
            raise SecondCase(f"case {first.number} is about this already", number=first.number)


def most(session: Session, case: CaseRow, order: OrderRow | None) -> Money:
    """How much may still be paid back in this case: what its items cost with the order's delivery and tax, never
    more than the whole order, less all that was paid back already.

    Raises AmountRefused `case_paid_unknown` where no order tells what was paid.
    """
    if order is None or not order.currency:
        raise AmountRefused("what was paid is not known", code="case_paid_unknown", number=case.number)
    paid = paid_for(order)
    ours = items_paid(case, order)
    if paid is None and ours is None:
        raise AmountRefused("what was paid is not known", code="case_paid_unknown", number=case.number)
    left = [whole - refunded_of(session, order) for whole in (paid,) if whole is not None]
    if ours is not None:
        left.append(ours - _refunded_on(session, case))
    return Money(max(min(left), Decimal(0)), order.currency)


def usual(session: Session, case: CaseRow, order: OrderRow | None) -> Money:
    """What is paid back where nobody names an amount: the items with their share of the tax; the delivery only where
    the case takes the whole order back. Never above `most`. Raises AmountRefused as `most` does.
    """
    limit = most(session, case, order)
    if (
        order is None
        or not case.items
        or None in {*(one.price for one in case.items), *(one.price for one in order.items)}
    ):
        return limit
    pieces = {item.id: item.quantity for item in order.items}
    if all(pieces.get(item.order_item_id or 0, 0) == item.quantity for item in case.items) and len(
        case.items
    ) == len(order.items):
        return limit
    goods, whole = _goods(case.items), _goods(order.items)
    tax = (order.tax or Decimal(0)) * goods / whole if whole else Decimal(0)
    return Money(min(limit.amount, goods + round_to_minor_unit(tax, limit.currency)), limit.currency)


def _goods(items: Sequence[CaseItemRow] | Sequence[OrderItemRow]) -> Decimal:
    return sum(((item.price or Decimal(0)) * item.quantity for item in items), Decimal(0))


def paid_for(order: OrderRow) -> Decimal | None:
    """What the buyer paid for an order, all in; None where the source does not tell."""
    if order.total is not None:
        return order.total
    if not order.items or any(item.price is None for item in order.items):
        return None
    return _goods(order.items) + (order.shipping or 0) + (order.tax or 0) - (order.discount or 0)


def items_paid(case: CaseRow, order: OrderRow) -> Decimal | None:
    """What the items of a case cost, with the order's delivery and tax; None where a price is not known."""
    if not case.items or any(item.price is None for item in case.items):
        return None
    return _goods(case.items) + (order.shipping or 0) + (order.tax or 0)


def refunded_of(session: Session, order: OrderRow) -> Decimal:
    """What was paid back of an order: by its cases, or as its source says, whichever is more.

    An import of the order may know nothing of what our cases paid.
    """
    query = select(CaseRow.refunded_amount).where(
        CaseRow.shop == order.shop, CaseRow.order_number == order.number, CaseRow.refunded_amount.is_not(None)
    )
    by_cases = sum((amount for amount in session.scalars(query) if amount is not None), Decimal(0))
    return max(by_cases, order.refunded or Decimal(0))


def _refunded_on(session: Session, case: CaseRow) -> Decimal:
    """What was paid back in this case and in all others about one of its items."""
    ids = [item.order_item_id for item in case.items if item.order_item_id is not None]
    about = select(CaseItemRow.case_id).where(CaseItemRow.order_item_id.in_(ids))
    query = select(CaseRow.refunded_amount).where((CaseRow.id == case.id) | CaseRow.id.in_(about))
    return sum((amount for amount in session.scalars(query) if amount is not None), Decimal(0))


def order_of(session: Session, case: CaseRow) -> OrderRow | None:
    """The order that a case is about."""
    if not case.order_number:
        return None
    query = select(OrderRow).where(OrderRow.shop == case.shop, OrderRow.number == case.order_number)
    return session.scalars(query).one_or_none()


def item_value(item: OrderItemRow) -> Decimal | None:
    """What one line cost."""
    return None if item.price is None else item.price * item.quantity
