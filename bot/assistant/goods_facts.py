"""Between two rooms: what a shop told about an article for customs work, for the papers of its return.

From the products that its sellers watch (by SKU), then from the codes that it confirmed (the same words). What nobody
told stays unknown: a weight or a code on a customs form is never guessed.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.aftersales.members import sellers_of
from bot.aftersales.return_papers import UNKNOWN, Goods
from bot.errors import UserError
from bot.store.products import ProductRow

if TYPE_CHECKING:
    from bot.store import Store

_ONE = Decimal(1)


def goods_told(
    store: "Store", shop: str, articles: Iterable[tuple[str, str]], market: str = ""
) -> dict[tuple[str, str], Goods]:
    """What is known of each article, given as SKU and title. The market's own product goes before another's."""
    from bot.duties.confirmed_codes import recalled

    found: dict[tuple[str, str], Goods] = {}
    for sku, title in dict.fromkeys(articles):
        goods = _watched(store, shop, sku, market) if sku else UNKNOWN
        known = recalled(store, shop, title) if title and not goods.hs else None
        if known is not None and known.same:
            goods = replace(goods, hs=known.hs)
        found[sku, title] = goods
    return found


def _watched(store: "Store", shop: str, sku: str, market: str) -> Goods:
    with store.begin() as session:
        query = select(ProductRow.destination, ProductRow.facts).where(
            ProductRow.sku == sku, ProductRow.owner.in_(sellers_of(session, shop))
        )
        rows = session.execute(query.order_by(ProductRow.id.desc())).all()
    facts = [json.loads(row.facts) for row in sorted(rows, key=lambda row: row.destination != market)]
    goods = UNKNOWN
    for one in map(_goods, facts):
        goods = Goods(goods.hs or one.hs, goods.weight or one.weight, goods.origin or one.origin)
    return goods


def _goods(facts: dict[str, Any]) -> Goods:
    """Of one piece. A consignment of several kinds of goods says nothing of one."""
    from bot.duties.consignment import parse_consignment

    try:
        told = parse_consignment(facts)
    except UserError:  # saved by an earlier version, and no longer understood
        return UNKNOWN
    if len(told.items) != 1:
        return UNKNOWN
    item = told.items[0]
    pieces = item.quantities.get("piece", _ONE)
    weight = item.quantities.get("kg")
    origin = "" if told.origin_assumed else told.origin
    return Goods(item.hs, weight / pieces if weight and pieces else None, origin)
