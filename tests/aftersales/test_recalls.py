"""A recall finds who bought the product, and what each market's authority wants by when."""

from datetime import UTC, datetime

import pytest

from bot.aftersales.cases import Actor
from bot.aftersales.recalls import affected_csv, ask_to_tell, begin_recall, bought, duties, recall_of, to_tell
from bot.errors import NotAllowed, UserError
from bot.store import Store
from tests.aftersales.shop import CUSTOMER, actor, put_order

KNOWN = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


def test_the_orders_of_the_batch_are_found_and_those_whose_batch_nobody_told(store: Store) -> None:
    with store.begin() as session:
        for number, (batch, country) in enumerate((("L1", "DE"), ("L2", "US"), ("", "FR"))):
            order = put_order(
                session, str(number), country=country, customer=CUSTOMER if number == 0 else None
            )
            order.items[0].batch = batch
        put_order(session, "9", shop="other")
        cancelled = put_order(session, "8")
        cancelled.state = "cancelled"
        recall = begin_recall(session, "cup-1", "L1", "the handle breaks", KNOWN, actor("seller"))
        found = bought(session, recall)
    assert recall.sku == "CUP-1"
    assert [(one.order, one.market, one.pieces, one.batch) for one in found] == [
        ("#0", "DE", 2, "L1"),
        ("#2", "FR", 2, ""),
    ]
    assert [one.customer for one in found] == [CUSTOMER, ""]


def test_the_clocks_run_from_when_the_shop_knew() -> None:
    found = {
        one["id"] or one["market"]: one
        for one in duties(["US", "DE", "FR", "CA", "AU", "JP", "GB", "BR"], KNOWN)
    }
    # L6-R-US: 24 hours; L6-R-CA: 2 days, report within 10; L6-R-AU: 2 days; L6-R-JP: 10 days
    assert found["us-recall"]["due"] == "2026-11-21T15:30+00:00"
    assert found["ca-recall"]["due"] == "2026-11-22"
    assert found["ca-recall-report"]["due"] == "2026-11-30"
    assert found["au-recall"]["due"] == "2026-11-22"
    assert found["jp-recall"]["due"] == "2026-11-30"
    # the law names no number of days
    assert (found["eu-recall"]["due"], found["eu-recall"]["for"]) == (None, ["DE", "FR"])
    assert found["gb-recall"]["due"] is None
    # no rule is known: said, not guessed
    assert (found["BR"]["rule"], found["BR"]["due"]) == (None, None)


def test_a_recall_is_begun_once_by_a_turn_and_only_by_those_who_sell(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        seller = actor("seller")
        first = begin_recall(session, "CUP-1", "", "", KNOWN, seller)
        assert begin_recall(session, "CUP-1", "", "", KNOWN, seller).id == first.id
        with pytest.raises(NotAllowed):
            begin_recall(session, "CUP-1", "", "", KNOWN, actor("customer"))
        with pytest.raises(UserError):
            begin_recall(session, "NO-SUCH", "", "", KNOWN, actor("seller"))


def test_another_shops_recall_is_unknown(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        recall = begin_recall(session, "CUP-1", "", "", KNOWN, actor("seller"))
        with pytest.raises(UserError):
            recall_of(session, recall.id, Actor("telegram:70", "seller", "other", "t"))
        with pytest.raises(NotAllowed):
            recall_of(session, recall.id, actor("customer"))


def test_buyers_are_told_only_once_asked_for(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        recall = begin_recall(session, "CUP-1", "", "", KNOWN, actor("seller"))
        assert to_tell(session) == []
        ask_to_tell(recall, KNOWN)
        session.flush()
        assert [one.id for one in to_tell(session)] == [recall.id]
        recall.told_at = KNOWN
        session.flush()
        assert to_tell(session) == []


def test_nothing_in_the_list_of_orders_runs_as_a_formula(store: Store) -> None:
    with store.begin() as session:
        order = put_order(session)
        order.buyer = '=HYPERLINK("http://evil.example")'
        recall = begin_recall(session, "CUP-1", "", "", KNOWN, actor("seller"))
        sheet = affected_csv(bought(session, recall))
    assert "'=HYPERLINK" in sheet
