"""A shop's own memory of codes: what a seller confirmed for a product comes first when it is asked for again.

    confirm(store, "default", "telegram:42", "canvas tote bag with zip", "42022290")
    recalled(store, "default", "zip tote bag, canvas").hs        → "42022290"

Two descriptions are the same product when they share nearly all of the words that tell products apart; where they
share less, a confirmed code is a neighbour: it moves ahead of what the search alone puts first.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.clock import now
from bot.duties.catalogue import plain_name
from bot.duties.classification_words import search_terms
from bot.duties.errors import BadConsignment
from bot.duties.own_codes import Confirmed
from bot.store.confirmed_codes import ConfirmedCodeRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.store import Store

NEAR = 0.4
"""Share of words in common (of all in either) from which a product is a neighbour."""
MAX_WORDS, MAX_TERMS = 400, 40


def confirm(store: "Store", shop: str, owner: str, description: str, hs: str) -> Confirmed:
    """Remember the code for the product, in place of one confirmed before. Raises BadConsignment for no code."""
    digits = "".join(filter(str.isdigit, hs))
    if not 6 <= len(digits) <= 13 or plain_name(digits, "en") is None:
        raise BadConsignment(f"{hs[:20]!r} is not a code of the Harmonized System", field="hs", code="bad_hs")
    product = _product(description)
    if not product:
        raise BadConsignment("say what the product is", field="description")
    row = _row(shop, owner, description, digits)
    with store.begin() as session:
        _put(session, [row])
        return Confirmed(row.hs, row.description, row.confirmed_at, 1.0)


def confirm_all(store: "Store", shop: str, owner: str, codes: Iterable[tuple[str, str]]) -> int:
    """Remember the codes of many products, pairs of description and digits; gives how many there were to remember."""
    rows = {
        row.product: row for description, hs in codes if (row := _row(shop, owner, description, hs)).product
    }
    with store.begin() as session:
        _put(session, list(rows.values()))
    return len(rows)


def _row(shop: str, owner: str, description: str, digits: str) -> ConfirmedCodeRow:
    return ConfirmedCodeRow(
        shop=shop[:64], owner=owner[:80], product=_product(description),
        description=" ".join(description.split())[:200], hs=digits, confirmed_at=now(),
    )  # fmt: skip


def _put(session: "Session", rows: Sequence[ConfirmedCodeRow]) -> None:
    for row in rows:
        same = (ConfirmedCodeRow.shop == row.shop, ConfirmedCodeRow.product == row.product)
        session.execute(delete(ConfirmedCodeRow).where(*same))
    session.add_all(rows)


def recalled(store: "Store", shop: str, text: str) -> Confirmed | None:
    """The confirmed code of the product, or of the nearest like it; None where the shop confirmed nothing alike."""
    asked = set(_terms(text))
    if not asked:
        return None
    with store.begin() as session:
        rows = session.scalars(select(ConfirmedCodeRow).where(ConfirmedCodeRow.shop == shop))
        found = [
            Confirmed(row.hs, row.description, row.confirmed_at, _likeness(asked, row.product))
            for row in rows
        ]
    best = max(found, key=lambda one: (one.likeness, one.at), default=None)
    return best if best and best.likeness >= NEAR else None


def _product(description: str) -> str:
    return " ".join(sorted(set(_terms(description))))[:MAX_WORDS]


def _terms(text: str) -> list[str]:
    return [term for term in search_terms(text[:1000]) if not term.isdigit()][:MAX_TERMS]


def _likeness(asked: set[str], product: str) -> float:
    known = set(product.split(" "))
    return len(asked & known) / len(asked | known)
