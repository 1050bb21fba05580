"""Ratings after the end, the weekly digest to sellers, and a recall's notice to buyers, over the loopback Bot API."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.aftersales.cases import Actor, Opening, act, open_case
from bot.aftersales.recalls import ask_to_tell, begin_recall
from bot.clock import now
from bot.settings import Settings
from bot.store import Store, people
from bot.store.cases import CaseRow
from bot.store.outbox import OutboxRow
from bot.store.people import meet
from bot.store.quality import DigestRow
from bot.telegram.quality_news import lay_digests, lay_recalls
from tests.aftersales.shop import AT, opened, put_order
from tests.telegram.acme import CHINESE, CUSTOMER, SELLER
from tests.telegram_api import TelegramApi

Start = Callable[..., Awaitable[Any]]


def _case(store: Store, days_ago: int = 0) -> str:
    person = f"telegram:{CUSTOMER.id}"
    at = now() - timedelta(days=days_ago)
    with store.begin() as session:
        meet(session, person, "en", at)
        order = put_order(session, f"55{days_ago}", customer=person)
        opening = Opening(kind="damaged", words="broken", customer=person, language="en", chat=CUSTOMER.id,
                          order_number=order.number)  # fmt: skip
        return open_case(
            session, opening, Actor(person, "customer", "default", f"open:{days_ago}"), at
        ).number


async def test_a_closed_case_asks_its_customer_once_how_it_was(
    api: TelegramApi, linked: None, store: Store
) -> None:
    api.knows(CUSTOMER)
    number = _case(store)
    with store.begin() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        for action in ("refuse", "close"):
            actor = Actor(f"telegram:{SELLER.id}", "seller", "default", f"{action}:1")
            act(session, case, action, actor, now(), note="too late")
    closed = await api.await_message(CUSTOMER, "How did we do?")
    assert closed.labels == ["1", "2", "3", "4", "5", "Write about it again"]
    api.press(closed, "4")
    await api.await_message(CUSTOMER, f"/case {number} rate 4")  # what the assistant is asked


def test_the_week_before_is_told_to_the_seller_once_after_monday_morning(
    shop: None, store: Store, settings: Settings
) -> None:
    early, later = (datetime(2026, 11, 9, hour, tzinfo=settings.zone) for hour in (8, 10))
    with store.begin() as session:
        meet(session, f"telegram:{SELLER.id}", "zh", AT)
        people.choose_language(session, f"telegram:{SELLER.id}", "zh")
        put_order(session)
        opened(session, "damaged")
        assert lay_digests(session, settings, early) == 0
        assert lay_digests(session, settings, later) == 1
        assert lay_digests(session, settings, later + timedelta(days=2)) == 0
        words, picture = session.query(OutboxRow).filter(OutboxRow.turn.startswith("digest:")).all()
        weeks = [row.week for row in session.query(DigestRow).all()]
    assert weeks == ["2026-W45"]
    assert words.chat == picture.chat == SELLER.id
    assert "售后周报 2026-W45" in words.plain
    assert "CUP-1" in words.plain
    assert picture.step == "file"


def test_a_week_without_anything_is_told_to_nobody(shop: None, store: Store, settings: Settings) -> None:
    with store.begin() as session:
        meet(session, f"telegram:{SELLER.id}", "en", AT)
        assert lay_digests(session, settings, AT) == 0
        assert session.query(OutboxRow).all() == []


async def test_a_recalls_notice_goes_to_each_buyer_once_in_their_language(store: Store, shop: None) -> None:
    person = f"telegram:{CHINESE.id}"
    with store.begin() as session:
        meet(session, person, "zh", now())
        put_order(session, "1", customer=person)
        put_order(session, "2", customer=person)
        put_order(session, "3", customer=None)
        seller = Actor(f"telegram:{SELLER.id}", "seller", "default", "recall:1")
        recall = begin_recall(session, "CUP-1", "L1", "handle *breaks*", now(), seller)
        assert lay_recalls(session, now()) == 0  # nobody has asked for it yet
        ask_to_tell(recall, now())
        session.flush()
        assert lay_recalls(session, now()) == 1
        assert lay_recalls(session, now()) == 0
        [row] = session.query(OutboxRow).filter(OutboxRow.turn.startswith("recall:")).all()
    assert row.chat == CHINESE.id
    assert "安全通知" in row.plain
    assert "#1, #2" in row.plain
    assert "handle *breaks*" in row.plain
