"""Proof that an order is somebody's: its number and the buyer's e-mail, phone or postcode.

Order numbers run on and can be guessed, so wrong guesses are counted: those of one person, those at one number by
whomever, and those in a whole shop, after which a postcode alone, of which a country has few, proves nothing for the
day. Nothing that is answered tells which part was wrong, nor whether there is such an order.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Literal

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from bot.aftersales.members import join
from bot.aftersales.order_files import EMAIL
from bot.aftersales.orders import number_of
from bot.store import counters
from bot.store.orders import OrderRow
from bot.store.people import PersonRow

GUESSES = 5
"""Wrong ones of a person in a day."""
GUESSES_AT_ORDER = 15
"""Wrong ones at one order number in a day, of all people."""
GUESSES_IN_SHOP = 60
"""Wrong ones in a shop in a day, from which on a postcode alone is not enough."""
_DAY = 86_400
_LEAST_DIGITS, _MOST_DIGITS = 7, 9
"""Of a phone: so many last digits must be the same. A country's code may stand before them or not."""
_MOST_SHOPS = 20

Verdict = Literal["proved", "refused", "locked"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What an attempt came to."""

    verdict: Verdict
    order: OrderRow | None = None
    left: int = 0
    """Guesses that the person has left today."""
    hours: int = 0
    """Until one may try again."""


def prove(session: Session, shop: str, person: str, number: str, proof: str, at: datetime) -> Proof:
    """Try to show that an order is this person's; from then on it is theirs to open.

    It raises nothing, so that the count of wrong guesses is kept: the caller's transaction must be committed
    whatever comes out. An order of another shop than `shop` is found, too, by e-mail or phone. One that somebody
    else has proved stays theirs and is refused in the same words.
    """
    since = counters.window(at, _DAY)
    plain = number_of(number)
    # the number itself may be a person's secret: only its digest is counted
    names = (f"proof-order:{hashlib.sha256(plain.encode()).hexdigest()[:24]}", f"proof-shop:{shop}")
    wrong = counters.used(session, f"proof:{person}", since)
    hours = 24 - int((at - since).total_seconds()) // 3600
    if wrong >= GUESSES or counters.used(session, names[0], since) >= GUESSES_AT_ORDER:
        return Proof("locked", None, 0, hours)
    by_postcode = counters.used(session, names[1], since) < GUESSES_IN_SHOP
    found = _matching(_candidates(session, shop, plain), shop, proof, by_postcode=by_postcode)
    if found is not None and link(session, found, person, at):
        return Proof("proved", found, GUESSES - wrong)
    for name in (*names, f"proof:{person}"):
        counters.add(session, name, since)
    left = GUESSES - wrong - 1
    return Proof("refused" if left > 0 else "locked", None, max(0, left), hours)


def link(session: Session, order: OrderRow, person: str, at: datetime) -> bool:
    """The order is this person's from now on, and they are a customer of its shop; False where it is another's."""
    if order.customer is None:
        # in one statement: two people at the same moment must not both get it
        mine = update(OrderRow).where(OrderRow.id == order.id, OrderRow.customer.is_(None))
        session.execute(
            mine.values(customer=person, proved_at=at, forgotten_at=None).execution_options(
                synchronize_session=False
            )
        )
        session.refresh(order, ["customer", "proved_at", "forgotten_at"])
    if order.customer != person:
        return False
    join(session, order.shop, person, "customer", at)
    known = session.get(PersonRow, person)
    if known is not None:
        known.shop = order.shop
    session.flush()
    return True


def _candidates(session: Session, shop: str, number: str) -> Sequence[OrderRow]:
    own_first = case((OrderRow.shop == shop, 0), else_=1)
    query = (
        select(OrderRow).where(OrderRow.number == number).order_by(own_first, OrderRow.id).limit(_MOST_SHOPS)
    )
    return session.scalars(query).all()


_NOBODY = OrderRow(email="nobody@nowhere.invalid", phone="0000000000", postcode="-------", shop="")
"""Compared where there is no such order, so that it takes as long."""


def _matching(orders: Sequence[OrderRow], shop: str, proof: str, *, by_postcode: bool) -> OrderRow | None:
    """The first order that the proof fits. All are compared, in the same steps."""
    email, digits, postcode = _email(proof), _digits(proof), _postcode(proof)
    found: OrderRow | None = None
    for order in orders or (_NOBODY,):
        same_email = _same(email, _email(order.email))
        same_phone = _same_phone(digits, _digits(order.phone))
        same_postcode = _same(postcode, _postcode(order.postcode)) & by_postcode & (order.shop == shop)
        if (same_email | same_phone | same_postcode) and found is None and order is not _NOBODY:
            found = order
    return found


def _same(given: str, known: str) -> bool:
    return compare_digest(given.encode(), known.encode()) & bool(given) & bool(known)


def _same_phone(given: str, known: str) -> bool:
    length = min(len(given), len(known), _MOST_DIGITS)
    return _same(given[-length:], known[-length:]) & (length >= _LEAST_DIGITS) if length else False


def _email(text: str) -> str:
    found = EMAIL.search(unicodedata.normalize("NFKC", text)[:400])
    return found.group().strip(".").casefold() if found else ""


def _digits(text: str) -> str:
    """The digits of a phone without what stands before them in one country or another: `+`, `00`, `0`."""
    if _email(text):
        return ""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text)[:80]).lstrip("0")


def _postcode(text: str) -> str:
    """Letters and digits alone. Excel takes the zeros from the front of a number: they do not count."""
    plain = re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", text)[:40].upper()).lstrip("0")
    return plain if 3 <= len(plain) <= 10 and any(character.isdigit() for character in plain) else ""
