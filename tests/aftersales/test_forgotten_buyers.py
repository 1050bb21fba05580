"""A buyer who is forgotten leaves their orders, and no later import or webhook brings them back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.aftersales.cases import act, case_for
from bot.aftersales.order_import import import_orders, rows_of
from bot.aftersales.order_webhook import receive, set_secret
from bot.aftersales.orders import find_in_shop
from bot.aftersales.proof import prove
from bot.aftersales.shops import add_shop
from bot.settings import Settings
from bot.store import Store, case_privacy, personal
from bot.store.orders import CONTACT, OrderRow
from bot.vault import Vault
from tests.aftersales.shop import AT, CUSTOMER, actor, opened, put_order
from tests.aftersales.test_order_webhook import SECRET, dumped, signed

NAMING = {"buyer": "Ann Berg", "email": "ann@mail.example", "phone": "+49301234567", "postcode": "10115",
          "address": "Weg 1, Berlin"}  # fmt: skip
SHEET = (
    b"order number,item,quantity,price,currency,buyer,email,phone,postcode,address\n"
    b"1001,Cup,2,10.00,EUR,Ann Berg,ann@mail.example,+49301234567,10115,Weg 1\n"
    b"1002,Cup,1,10.00,EUR,Bo Li,bo@mail.example,+49307654321,10117,Weg 2\n"
)


def named_order(store: Store, number: str = "1001", customer: str | None = CUSTOMER) -> None:
    with store.begin() as session:
        order = put_order(session, number, customer=customer)
        for name, value in NAMING.items():
            setattr(order, name, value)


def forget(store: Store) -> tuple[str, ...]:
    with store.begin() as session:
        kept = case_privacy.erase(session, CUSTOMER, 42, AT).kept
        personal.erase(session, CUSTOMER, 42, AT)
    return kept


def contact(store: Store, number: str = "1001") -> dict[str, str]:
    with store.begin() as session:
        row = session.scalars(select(OrderRow).where(OrderRow.number == number)).one()
        return {name: getattr(row, name) for name in CONTACT}


NOBODY = dict.fromkeys(CONTACT, "")


def test_the_sale_stays_without_its_buyer(store: Store) -> None:
    named_order(store)
    named_order(store, "1002", customer=None)
    forget(store)
    assert contact(store) == NOBODY
    assert contact(store, "1002") == NAMING  # another's, or nobody's who wrote here
    with store.begin() as session:
        row = find_in_shop(session, "default", "1001")
        assert (row.customer, row.country, len(row.items), row.forgotten_at is not None) == (
            None,
            "DE",
            2,
            True,
        )


def test_a_later_import_changes_the_order_and_brings_no_buyer_back(store: Store) -> None:
    named_order(store)
    forget(store)
    with store.begin() as session:
        report = import_orders(session, rows_of(SHEET, "o.csv"), "o.csv", "default", AT, zone="UTC")
    assert not report.problems
    assert contact(store) == NOBODY
    assert contact(store, "1002")["email"] == "bo@mail.example"
    with store.begin() as session:
        assert find_in_shop(session, "default", "1001").items[0].title == "Cup"


def test_a_webhook_brings_no_buyer_back(store: Store, home: object) -> None:
    vault = Vault(Settings(_env_file=None, quayside_home=home))  # type: ignore[arg-type]
    with store.begin() as session:
        add_shop(session, "lantern")
        set_secret(session, vault, "lantern", AT, SECRET)
        put_order(session, shop="lantern")
    forget(store)
    raw = dumped({"number": "1001", "currency": "EUR", "total": "9.00", **NAMING,
                  "items": [{"title": "Cup", "quantity": 1, "price": "9.00"}]})  # fmt: skip
    assert receive(store, vault, "lantern", raw, signed(raw), now=AT).outcome == "taken"
    assert contact(store) == NOBODY


def test_while_a_case_is_needed_its_order_keeps_the_buyer_and_loses_them_with_it(store: Store) -> None:
    named_order(store)
    with store.begin() as session:
        number = opened(session, "complaint").number
    assert forget(store) == (number,)
    assert contact(store) == NAMING  # the shop has to send something, perhaps
    with store.begin() as session:
        me = actor("seller")
        act(session, case_for(session, number, me), "close", me, AT, note="settled")
        later = AT + timedelta(days=400)
        assert case_privacy.erase_ended(session, AT - timedelta(days=999), later) == 1
    assert contact(store) == NOBODY


@pytest.mark.parametrize("proof", ["ann@mail.example", "10115"])
def test_what_was_erased_proves_nothing(store: Store, proof: str) -> None:
    named_order(store)
    forget(store)
    with store.begin() as session:
        assert prove(session, "default", CUSTOMER, "1001", proof, AT).verdict == "refused"
