"""Many cases of many orders, for measuring."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.aftersales.case_json import case_json
from bot.aftersales.cases import ALPHABET, Actor, case_for, cases_of
from bot.store.cases import CaseEventRow, CaseItemRow, CaseRow

_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def number_at(n: int) -> str:
    """The number of the n-th case."""
    letters = ""
    for _ in range(6):
        n, place = divmod(n, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return f"RMA-{letters}"


def fill_cases(session: Session, count: int, orders: list[str]) -> None:
    """So many cases of the default shop, one in ten still open, each with an item and two events."""
    rows = [
        {"id": n + 1, "number": number_at(n), "shop": "default", "kind": "return",
         "state": "open" if n % 10 == 0 else "closed", "customer": f"telegram:{n // 2}", "chat": n // 2,
         "language": "en", "market": "DE", "order_number": orders[n % len(orders)], "wish": "", "remedy": "",
         "goods_back": False, "grade": "", "reason": "size", "words": "too small", "currency": "EUR",
         "assigned": "", "wants_person": False, "urgent": False, "alarmed": 0, "rating_words": "",
         "replacement_number": "", "return_number": "", "turn": f"load:{n}", "opened_at": _AT,
         "changed_at": _AT + timedelta(seconds=n), "waiting_since": _AT if n % 10 == 0 else None}
        for n in range(count)
    ]  # fmt: skip
    session.execute(insert(CaseRow), rows)
    item = {"sku": "C-1", "title": "Cup", "quantity": 1, "price": Decimal("7.50")}
    session.execute(insert(CaseItemRow), [{"case_id": n + 1, **item} for n in range(count)])
    session.execute(insert(CaseEventRow), [
        {"case_id": n + 1, "at": _AT, "by": f"telegram:{n // 2}", "role": "customer", "action": action, "before": "",
         "after": "open", "note": "", "data": {}, "turn": f"load:{n}", "told_at": _AT}
        for n in range(count) for action in ("open", "write")
    ])  # fmt: skip


def look_up_case(session: Session, n: int) -> None:
    """One case as its customer sees it."""
    me = Actor(f"telegram:{n // 2}", "customer", "default", "bench")
    assert case_json(session, case_for(session, number_at(n), me), me)["number"]


def list_waiting(session: Session, n: int) -> None:
    """What waits for the shop."""
    assert cases_of(session, Actor("telegram:1", "staff", "default", "bench"), waiting=True)
