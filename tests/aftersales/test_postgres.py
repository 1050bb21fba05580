"""Orders and cases on PostgreSQL, where several do the same thing at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.aftersales.case_errors import AmountRefused, StepNotPossible
from bot.aftersales.case_items import Picked
from bot.aftersales.cases import act, case_for
from bot.aftersales.order_webhook import receive, set_secret
from bot.aftersales.orders import find_in_shop
from bot.aftersales.shops import add_shop
from bot.assistant.order_parcels import note_parcels, parcels_of
from bot.errors import QuaysideError
from bot.settings import Settings
from bot.store import Store, open_store
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.orders import OrderRow
from bot.vault import Vault
from tests.aftersales.shop import AT, actor, opened, put_order
from tests.aftersales.test_order_webhook import SECRET, SHOPIFY, dumped, signed


@pytest.fixture
def postgres_store(database: str) -> Iterator[Store]:
    opened_store = open_store(database)
    yield opened_store
    opened_store.close()


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each comes to, all begun together; a refusal counts as what it comes to."""
    gate = Barrier(len(deeds))

    def _do(deed: Callable[[], Any]) -> Any:
        gate.wait(timeout=30)
        try:
            return deed()
        except QuaysideError as error:
            return error

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(_do, deeds))


def test_a_signed_delivery_is_taken_in_once_however_many_copies_come_at_once(
    postgres_store: Store, home: Any
) -> None:
    vault = Vault(Settings(_env_file=None, quayside_home=home))
    with postgres_store.begin() as session:
        add_shop(session, "lantern")
        set_secret(session, vault, "lantern", AT, SECRET)
    raw = dumped(SHOPIFY)
    headers = signed(raw, "x-shopify-hmac-sha256") | {
        "x-shopify-webhook-id": "d-1",
        "x-shopify-topic": "orders/create",
    }

    def _send() -> str:
        return receive(
            postgres_store, vault, "lantern", raw, headers, on_parcels=note_parcels, now=AT
        ).outcome

    outcomes = at_once(*[_send] * 6)
    again = _send()
    assert set(outcomes) <= {"taken", "duplicate", "failed"}  # a failure is answered 503: it is sent again
    assert outcomes.count("taken") == 1
    assert again == "duplicate"
    with postgres_store.begin() as session:
        row = find_in_shop(session, "lantern", "1001")
        assert (row.total, sum(item.quantity for item in row.items)) == (Decimal(24), 4)
        assert parcels_of(session, row) == ["LX123456785CN"]
        assert session.scalar(select(func.count()).select_from(OrderRow)) == 1


def refunding(store: Store, number: str, who: str) -> Callable[[], str]:
    def _refund() -> str:
        me = actor("staff", who)
        with store.begin() as session:
            act(session, case_for(session, number, me), "refund", me, AT)
        return who

    return _refund


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_staff_who_refund_the_same_case_at_once_one_does(postgres_store: Store, attempt: int) -> None:
    with postgres_store.begin() as session:
        put_order(session)
        case = opened(session, "refund")
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        number = case.number
    outcomes = at_once(
        refunding(postgres_store, number, "telegram:8"), refunding(postgres_store, number, "telegram:18")
    )
    assert len([one for one in outcomes if isinstance(one, str)]) == 1, (attempt, outcomes)
    assert len([one for one in outcomes if isinstance(one, StepNotPossible)]) == 1
    with postgres_store.begin() as session:
        case = session.scalars(select(CaseRow)).one()
        assert (case.state, case.refunded_amount) == ("resolved", case.approved_amount)
        assert session.scalars(select(OrderRow)).one().refunded == case.refunded_amount
        paid = select(func.count()).select_from(CaseEventRow).where(CaseEventRow.action == "refund")
        assert session.scalar(paid) == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_cases_of_an_order_refunded_at_once_never_pay_more_than_its_buyer_did(
    postgres_store: Store, attempt: int
) -> None:
    with postgres_store.begin() as session:
        put_order(session, total="30.00")  # for goods of 45.50: the rest was a discount
        numbers = []
        for line in (1, 2):
            case = opened(session, "refund", items=(Picked(line),))
            act(session, case, "approve", actor("seller"), AT, remedy="refund")
            numbers.append(case.number)
    outcomes = at_once(*(refunding(postgres_store, one, f"telegram:{n}") for n, one in enumerate(numbers, 8)))
    with postgres_store.begin() as session:
        order = session.scalars(select(OrderRow)).one()
        paid = sum(
            (case.refunded_amount or Decimal(0) for case in session.scalars(select(CaseRow))), Decimal(0)
        )
    assert order.refunded == paid <= Decimal(30), (attempt, outcomes)
    assert {type(one) for one in outcomes} <= {str, AmountRefused}
