"""Proof that an order is somebody's, and the signed links: guesses are limited, nothing tells what was wrong."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.aftersales import members, proof
from bot.aftersales.errors import OrderClosed
from bot.aftersales.links import Opened, is_link, open_link, order_payload, shop_payload
from bot.aftersales.order_records import record
from bot.aftersales.orders import find_in_shop, find_own
from bot.aftersales.proof import GUESSES, GUESSES_AT_ORDER, GUESSES_IN_SHOP, Proof, prove
from bot.aftersales.shops import add_shop
from bot.aftersales.told import Told
from bot.settings import Settings
from bot.store import Store, people
from bot.vault import Vault

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
ANN, EVE = "telegram:42", "telegram:66"
Tries = Callable[..., Proof]


@pytest.fixture
def tries(store: Store) -> Tries:
    """An order of the default shop and one of a rival by the same number; tries to prove one."""
    with store.begin() as session:
        add_shop(session, "rival")
        for shop, mail, postcode in (
            ("default", "Ann.Berg@Mail.example", "01067"),
            ("rival", "bo@mail.example", "99999"),
        ):
            told = Told("1001", "#1001", currency="EUR", total=Decimal(25), email=mail, phone="+49 (351) 123-4567",
                        postcode=postcode)  # fmt: skip
            record(session, [told], shop, AT, source="file")

    def once(
        given: str, number: str = "#1001", person: str = ANN, shop: str = "default", at: datetime = AT
    ) -> Proof:
        with store.begin() as session:
            people.meet(session, person, "en", at)
            return prove(session, shop, person, number, given, at)

    return once


@pytest.mark.parametrize(
    "given",
    ["ann.berg@mail.example", "my mail is ANN.BERG@MAIL.EXAMPLE.", "+493511234567", "0351 1234567", "00493511234567",
     "01067", "1067"],
)  # fmt: skip
def test_email_phone_or_postcode_prove_an_order(tries: Tries, store: Store, given: str) -> None:
    assert tries(given).verdict == "proved"
    with store.begin() as session:
        assert find_own(session, "1001", ANN, "default").proved_at == AT
        assert members.roles_in(session, ANN) == {"default": frozenset({"customer"})}


@pytest.mark.parametrize(
    "given",
    [
        "",
        "@",
        "ann.berg@mail.exampl",
        "berg@mail.example",
        "4567",
        "1234568",
        "10670",
        "0",
        "None",
        "\x00",
        "' or 1=1",
    ],
)
def test_what_is_not_all_of_it_proves_nothing(tries: Tries, store: Store, given: str) -> None:
    assert tries(given).verdict == "refused"
    with store.begin() as session, pytest.raises(OrderClosed):
        find_own(session, "1001", ANN, "default")


def test_a_wrong_guess_sounds_the_same_whatever_was_wrong(tries: Tries) -> None:
    tries("bo@mail.example", person="telegram:9", shop="rival")  # the rival's order is somebody's now
    heard = {
        (told.verdict, told.left, told.hours)
        for told in (
            tries("wrong@mail.example", person="telegram:1"),
            tries("ann.berg@mail.example", number="9999", person="telegram:2"),
            tries("bo@mail.example", person="telegram:3", shop="rival"),
        )
    }
    assert heard == {("refused", GUESSES - 1, 15)}


def test_an_order_that_is_somebodys_is_not_given_to_another(tries: Tries, store: Store) -> None:
    assert tries("01067").verdict == "proved"
    assert tries("ann.berg@mail.example", person=EVE).verdict == "refused"
    assert tries("01067").verdict == "proved"
    with store.begin() as session:
        assert find_in_shop(session, "default", "1001").customer == ANN


def test_a_person_who_guesses_is_locked_for_the_day_even_with_the_right_answer(tries: Tries) -> None:
    left = [tries(f"x{n}@mail.example").left for n in range(GUESSES)]
    assert left == [4, 3, 2, 1, 0]
    locked = tries("ann.berg@mail.example")
    assert (locked.verdict, locked.order) == ("locked", None)
    assert tries("ann.berg@mail.example", at=AT + timedelta(days=1)).verdict == "proved"


def test_many_people_guessing_at_one_number_lock_it(tries: Tries) -> None:
    for n in range(GUESSES_AT_ORDER):
        tries("x@mail.example", person=f"telegram:{1000 + n}")
    assert tries("ann.berg@mail.example").verdict == "locked"
    assert tries("x@mail.example", number="7777").verdict == "refused"


def test_after_many_guesses_in_a_shop_a_postcode_alone_is_not_enough(tries: Tries) -> None:
    for n in range(GUESSES_IN_SHOP):
        tries("x@mail.example", number=str(2000 + n), person=f"telegram:{1000 + n}")
    assert tries("01067").verdict == "refused"
    assert tries("ann.berg@mail.example").verdict == "proved"


def test_an_order_of_another_shop_opens_by_mail_and_not_by_postcode(tries: Tries, store: Store) -> None:
    assert tries("99999").verdict == "refused"
    opened = tries("bo@mail.example")
    assert opened.order is not None
    assert opened.order.shop == "rival"
    with store.begin() as session:
        known = people.find(session, ANN)
        assert known is not None
        assert known.shop == "rival"


def test_every_comparison_is_made_in_constant_time(tries: Tries, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def counted(first: bytes, second: bytes) -> bool:
        compared.append((first, second))
        return first == second

    monkeypatch.setattr(proof, "compare_digest", counted)
    counts = []
    for number in ("1001", "9999"):
        compared.clear()
        tries("x@mail.example", number=number, shop="rival" if number == "9999" else "default")
        counts.append(len(compared))
    assert counts[1] > 0
    assert counts[0] == 2 * counts[1]  # two shops' orders, and one that stands in for none


# ------------------------------------------------------------------ links


@pytest.fixture
def vault(home: Path) -> Vault:
    return Vault(Settings(_env_file=None, secret_key=SecretStr("k" * 40)))


def opened(store: Store, vault: Vault, payload: str, person: str = ANN, at: datetime = AT) -> Opened:
    with store.begin() as session:
        people.meet(session, person, "en", at)
        return open_link(session, vault, payload, person, at)


def test_a_shops_link_makes_a_customer_of_it(store: Store, vault: Vault) -> None:
    with store.begin() as session:
        add_shop(session, "a-very-long-shop-name-24")
    payload = shop_payload(vault, "a-very-long-shop-name-24")
    assert len(payload) <= 64
    assert is_link(payload)
    assert opened(store, vault, payload).verdict == "opened"
    with store.begin() as session:
        known = people.find(session, ANN)
        assert known is not None
        assert known.shop == "a-very-long-shop-name-24"


def test_an_orders_link_opens_it_for_the_first_and_for_nobody_after(
    tries: Tries, store: Store, vault: Vault
) -> None:
    with store.begin() as session:
        payload = order_payload(vault, find_in_shop(session, "default", "1001"), AT)
    assert len(payload) <= 64
    first = opened(store, vault, payload)
    assert (first.verdict, first.order.customer if first.order else None) == ("opened", ANN)
    assert opened(store, vault, payload).verdict == "opened"
    assert opened(store, vault, payload, EVE).verdict == "closed"
    assert opened(store, vault, payload, at=AT + timedelta(days=32)).verdict == "expired"


def test_a_forged_link_opens_nothing(tries: Tries, store: Store, vault: Vault) -> None:
    with store.begin() as session:
        order = order_payload(vault, find_in_shop(session, "default", "1001"), AT)
    shop = shop_payload(vault, "rival")
    other = Vault(Settings(_env_file=None, secret_key=SecretStr("z" * 40)))
    forged = [
        shop[:-1] + ("A" if shop[-1] != "A" else "B"), shop.replace("rival", "default"), shop_payload(other, "rival"),
        order.replace("order_1", "order_2"), order[:-1] + ("A" if order[-1] != "A" else "B"), "shop_", "order_",
        "shop_rival", "order_1_1_", "shop_../x_0123456789abcdef", "order_1_ffffff_0123456789abcdef",
        "shop_" + "é" * 30,
    ]  # fmt: skip
    assert {opened(store, vault, payload).verdict for payload in forged} == {"forged"}
    with store.begin() as session:
        assert members.roles_in(session, ANN) == {}
        assert find_in_shop(session, "default", "1001").customer is None


def test_a_link_to_a_shop_that_is_gone_says_no_more_than_a_wrong_one(store: Store, vault: Vault) -> None:
    assert opened(store, vault, shop_payload(vault, "gone")).verdict == "closed"
    assert opened(store, vault, shop_payload(vault, "default")).verdict == "opened"
