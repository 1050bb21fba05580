"""A product recall: who bought the batch, and what each market's authority wants by when.

The clocks run from when the shop knew. Where the law names no number of days ("at once", "without undue delay") the
rule itself is what is shown.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from bot.aftersales.cases import Actor
from bot.aftersales.consumer_law import Rule, rules
from bot.aftersales.deadlines import by_rule, is_member_state
from bot.errors import NotAllowed, UserError
from bot.spreadsheets import harmless
from bot.store.orders import OrderItemRow, OrderRow
from bot.store.quality import RecallRow

_MAY = ("seller", "staff", "admin")
_LONGEST = 80
_LONGEST_HAZARD = 1000
_KINDS = ("recall", "recall_report")
_NOT_SOLD = ("cancelled",)


@dataclass(frozen=True, slots=True)
class Bought:
    """Pieces of the product in one order."""

    order: str
    market: str
    pieces: int
    batch: str
    """As the shop tells it; empty: not known, so that it may be the batch in question."""
    customer: str
    """Who can be written to here; empty: nobody has proved the order."""
    buyer: str
    email: str
    phone: str


def begin_recall(
    session: Session, sku: str, batch: str, hazard: str, known_at: datetime, actor: Actor
) -> RecallRow:
    """Write down that the shop recalls a product. The same turn gives the same recall.

    Raises NotAllowed for customers, UserError `recall_product` where the shop has sold no such product.
    """
    done = session.scalars(select(RecallRow).where(RecallRow.turn == actor.turn)).one_or_none()
    if done is not None:
        return done
    if actor.role not in _MAY:
        raise NotAllowed("a recall is the seller's", code="not_allowed")
    row = RecallRow(shop=actor.shop, sku=_sold_as(session, actor.shop, sku), batch=batch.strip()[:_LONGEST],
                    hazard=hazard.strip()[:_LONGEST_HAZARD], known_at=known_at, begun_by=actor.person,
                    turn=actor.turn)  # fmt: skip
    session.add(row)
    session.flush()
    return row


def recall_of(session: Session, number: int, actor: Actor) -> RecallRow:
    """A recall of the actor's shop. Raises UserError `recall_unknown`, NotAllowed for customers."""
    if actor.role not in _MAY:
        raise NotAllowed("a recall is the seller's", code="not_allowed")
    row = session.get(RecallRow, number)
    if row is None or row.shop != actor.shop:
        raise UserError("no such recall", code="recall_unknown")
    return row


def bought(session: Session, recall: RecallRow) -> list[Bought]:
    """The orders that hold the product: of the batch, and those whose batch nobody has told."""
    query = (
        select(OrderItemRow)
        .join(OrderRow, OrderRow.id == OrderItemRow.order_id)
        .where(OrderRow.shop == recall.shop, OrderItemRow.sku == recall.sku, OrderRow.state.not_in(_NOT_SOLD))
        .options(contains_eager(OrderItemRow.order))
        .order_by(OrderRow.id)
    )
    if recall.batch:
        query = query.where(OrderItemRow.batch.in_((recall.batch, "")))
    return [
        Bought(item.order.shown, item.order.country, item.quantity, item.batch, item.order.customer or "",
               item.order.buyer, item.order.email, item.order.phone)
        for item in session.scalars(query)
    ]  # fmt: skip


def duties(markets: Sequence[str], known_at: datetime) -> list[dict[str, Any]]:
    """What each market's authority requires, the first to run out first.

    `[{"market", "for", "authority", "rule", "due", "hours", "source", "as_of", "confidence", "id", "document",
    "section"}]`: `market` is the law's (EU), `for` the countries that it holds for; `due` (ISO; with the hour where
    the law counts hours) is None where the law names no number. A market without a rule known here comes with
    `rule` None.
    """
    found: dict[str, dict[str, Any]] = {}
    for market in dict.fromkeys(markets):
        about = [rule for rule in rules() if rule.kind in _KINDS and rule.market == market]
        if not about and is_member_state(market):
            about = [rule for rule in rules() if rule.kind in _KINDS and rule.market == "EU"]
        for rule in about:
            found.setdefault(rule.id, _duty(rule, known_at))["for"].append(market)
        if not about:
            found[market] = {"market": market, "for": [market], "authority": "", "rule": None, "due": None,
                             "source": "", "as_of": "", "confidence": "", "id": "", "document": "",
                             "section": ""}  # fmt: skip
    return sorted(found.values(), key=lambda one: (one["rule"] is None, one["due"] or "0", one["market"]))


def ask_to_tell(recall: RecallRow, at: datetime) -> None:
    """The shop wants its buyers told; the channel does it, once."""
    recall.notify_at = recall.notify_at or at


def to_tell(session: Session) -> list[RecallRow]:
    """The recalls whose buyers are to be told and have not been."""
    query = select(RecallRow).where(RecallRow.notify_at.is_not(None), RecallRow.told_at.is_(None))
    return list(session.scalars(query.order_by(RecallRow.id)))


def affected_csv(rows: Sequence[Bought]) -> str:
    """The orders as a sheet for the shop, nothing in which runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("order", "market", "pieces", "batch", "buyer", "email", "phone", "reachable_here"))
    for row in rows:
        cells = (row.order, row.market, row.pieces, row.batch, row.buyer, row.email, row.phone,
                 "yes" if row.customer else "")  # fmt: skip
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def _duty(rule: Rule, known_at: datetime) -> dict[str, Any]:
    due = None
    if rule.count is not None:
        if rule.unit == "hours":
            due = (known_at + timedelta(hours=rule.count)).isoformat(timespec="minutes")
        else:
            due = by_rule(rule, known_at.date(), rule.market).due.isoformat()
    return {"market": rule.market, "for": [], "authority": rule.authority, "rule": rule.rule, "due": due,
            "source": rule.source, "as_of": rule.as_of, "confidence": rule.confidence, "id": rule.id,
            "document": rule.document, "section": rule.section}  # fmt: skip


def _sold_as(session: Session, shop: str, sku: str) -> str:
    """The SKU as the shop's orders write it."""
    wanted = sku.strip()[:_LONGEST]
    names = (
        session.scalars(
            select(OrderItemRow.sku)
            .join(OrderRow, OrderRow.id == OrderItemRow.order_id)
            .where(OrderRow.shop == shop, OrderItemRow.sku.in_((wanted, wanted.upper(), wanted.lower())))
            .distinct()
        ).all()
        if wanted
        else []
    )
    if not names:
        raise UserError(f"no order has the product {wanted!r}", code="recall_product", sku=wanted)
    return wanted if wanted in names else names[0]
