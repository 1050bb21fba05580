"""Cases: opening, acting, amounts, what is told, and whom a case is shown to."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from bot.aftersales import case_notices
from bot.aftersales.case_errors import AmountRefused, CaseIncomplete, CaseUnknown, SecondCase, StepNotPossible
from bot.aftersales.case_items import Picked
from bot.aftersales.case_json import case_json
from bot.aftersales.case_states import BadSteps, audience, kind_of, read_steps, steps
from bot.aftersales.cases import Actor, Opening, act, attach, case_for, cases_of, may, open_case
from bot.aftersales.policies import Terms, set_policy
from bot.errors import NotAllowed
from bot.money import Money
from bot.store import Store
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.orders import OrderRow
from tests.aftersales.shop import AT, CUSTOMER, STRANGER, actor, opened, put_order


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def test_a_customer_opens_a_case_about_an_order_of_their_own(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "damaged", items=(Picked(1, 1),))
        assert case.number.startswith("RMA-")
        assert (case.state, case.market, case.currency) == ("open", "DE", "EUR")
        assert [(item.sku, item.quantity) for item in case.items] == [("CUP-1", 1)]
        assert case.waiting_since == AT


def test_the_same_turn_opens_no_second_case(store: Store) -> None:
    me = actor("customer")
    with store.begin() as session:
        put_order(session)
        first = opened(session, who=me).number
    with store.begin() as session:
        assert opened(session, who=me).number == first
        assert len(session.scalars(select(CaseRow)).all()) == 1


def test_a_second_case_for_the_same_item_is_refused_and_names_the_first(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        first = opened(session, items=(Picked(1),))
        with pytest.raises(SecondCase) as refused:
            opened(session, "refund", items=(Picked(1, 1),))
        assert refused.value.details["number"] == first.number
        assert opened(session, "refund", items=(Picked(2),)).state == "open"


def test_a_question_about_an_order_holds_no_item(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        opened(session, "return")
        assert opened(session, "invoice").items == []


def test_another_persons_order_is_refused_like_one_that_does_not_exist(store: Store) -> None:
    with store.begin() as session:
        put_order(session, customer=STRANGER)
        words = set()
        for number in ("1001", "9999"):
            with pytest.raises(CaseUnknown) as refused:
                opened(session, order=number)
            words.add((refused.value.code, refused.value.message))
        assert len(words) == 1


def test_more_pieces_than_were_bought_are_refused(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        with pytest.raises(CaseIncomplete):
            opened(session, items=(Picked(1, 3),))
        with pytest.raises(CaseIncomplete):
            opened(session, items=(Picked(7),))


def test_a_case_opens_to_its_customer_and_its_shop_and_to_nobody_else(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        number = opened(session).number
        for me in (actor("customer"), actor("seller"), actor("staff"), actor("admin")):
            assert case_for(session, number.lower().replace("-", " "), me).number == number
        outsiders = (
            actor("customer", STRANGER), actor("seller", shop="rival"), actor("staff", shop="rival"),
            actor("admin", shop="rival"), Actor("", "customer", "default", "t"),
        )  # fmt: skip
        for me in outsiders:
            with pytest.raises(CaseUnknown):
                case_for(session, number, me)
            assert cases_of(session, me, open_only=False) == []


def test_a_refund_goes_out_after_an_approval_and_ends_the_case(store: Store) -> None:
    with store.begin() as session:
        order = put_order(session)
        case = opened(session, "refund")
        with pytest.raises(StepNotPossible):
            act(session, case, "refund", actor("seller"), AT, amount=euros("5"))
        act(session, case, "approve", actor("seller"), AT, remedy="refund", amount=euros("20"))
        act(session, case, "refund", actor("seller"), AT, amount=euros("15"))
        assert (case.state, case.refunded_amount) == ("approved", Decimal("15"))
        act(session, case, "refund", actor("seller"), AT)
        assert (case.state, case.refunded_amount, order.refunded) == (
            "resolved",
            Decimal("20"),
            Decimal("20"),
        )


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("50.01 EUR", "case_amount"),
        ("0 EUR", "case_amount"),
        ("10.005 EUR", "case_amount"),
        ("10 USD", "case_currency"),
    ],
)
def test_an_amount_that_was_not_paid_is_not_approved(store: Store, amount: str, code: str) -> None:
    number, currency = amount.split()
    with store.begin() as session:
        put_order(session)  # 2 × 20.00 + 5.50 + 4.50 delivery = 50.00
        case = opened(session, "refund")
        with pytest.raises(AmountRefused) as refused:
            act(
                session,
                case,
                "approve",
                actor("seller"),
                AT,
                remedy="refund",
                amount=Money(Decimal(number), currency),
            )
        assert refused.value.code == code
        assert case.state == "open"


def test_two_cases_of_one_order_never_pay_back_more_than_was_paid(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        first, second = opened(session, items=(Picked(1),)), opened(session, "refund", items=(Picked(2),))
        delivered = Money(Decimal("44.50"), "EUR")
        act(
            session,
            first,
            "approve",
            actor("seller"),
            AT,
            remedy="refund",
            goods_back=False,
            amount=delivered,
        )
        act(session, first, "refund", actor("seller"), AT)
        assert first.refunded_amount == Decimal("44.50")  # both cups and the delivery
        act(session, second, "approve", actor("seller"), AT, remedy="refund")
        assert second.approved_amount == Decimal("5.50")  # the delivery has been paid back already


def test_what_the_shop_system_paid_back_counts(store: Store) -> None:
    with store.begin() as session:
        order = put_order(session)
        order.refunded = Decimal("48.00")
        case = opened(session, "refund")
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        assert case.approved_amount == Decimal("2.00")


def test_without_a_paid_amount_nothing_is_approved(store: Store) -> None:
    with store.begin() as session:
        case = open_case(session, Opening("complaint", "bad", CUSTOMER, "en"), actor("customer"), AT)
        with pytest.raises(AmountRefused) as refused:
            act(session, case, "approve", actor("seller"), AT, remedy="refund", amount=euros("1"))
        assert refused.value.code == "case_paid_unknown"


def test_staff_approve_up_to_the_shops_limit_and_the_seller_above_it(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        set_policy(
            session, "default", Terms(staff_refund_limit=euros("10")), AT.date(), "telegram:7", "t", AT
        )
        case = opened(session, "refund")
        with pytest.raises(NotAllowed) as refused:
            act(session, case, "approve", actor("staff"), AT, remedy="refund", amount=euros("10.01"))
        assert refused.value.code == "case_over_limit"
        act(session, case, "approve", actor("staff"), AT, remedy="refund", amount=euros("10"))
        act(session, case, "approve", actor("seller"), AT, remedy="refund", amount=euros("30"))
        assert case.approved_amount == Decimal(30)


def test_who_opened_a_refund_on_staff_does_not_approve_it(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "refund", who=actor("staff", "telegram:8"))
        with pytest.raises(NotAllowed) as refused:
            act(session, case, "approve", actor("staff", "telegram:8"), AT, remedy="refund")
        assert refused.value.code == "case_four_eyes"
        act(session, case, "approve", actor("staff", "telegram:88"), AT, remedy="refund")
        assert case.state == "approved"


def test_where_goods_come_back_first_no_money_goes_out_before(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "return")
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        assert case.goods_back
        assert "refund" not in may(case, actor("seller"))
        act(session, case, "send_back", actor("customer"), AT, number="lx 123 456 785 cn")
        assert (case.state, case.return_number) == ("goods_in_transit", "LX123456785CN")
        act(session, case, "receive", actor("staff"), AT)
        act(session, case, "inspect", actor("staff"), AT, grade="as_new")
        act(session, case, "refund", actor("seller"), AT)
        assert (case.state, case.grade) == ("resolved", "as_new")


def test_a_refusal_and_a_question_need_words(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        for action in ("refuse", "ask_customer", "ask_seller"):
            with pytest.raises(CaseIncomplete) as asked:
                act(session, case, action, actor("staff"), AT, note="  ")
            assert asked.value.details["asks"] == "note"
        assert case.state == "open"


def test_a_replacement_is_sent_under_a_number(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "damaged")
        act(session, case, "approve", actor("seller"), AT, remedy="replacement")
        with pytest.raises(CaseIncomplete):
            act(session, case, "replace", actor("seller"), AT)
        act(session, case, "replace", actor("seller"), AT, number="LX123456785CN")
        assert (case.state, case.replacement_number) == ("resolved", "LX123456785CN")


@pytest.mark.parametrize(("state", "after"), [("closed", "open"), ("resolved", "waiting_seller")])
def test_a_message_to_an_ended_case_opens_it_again(store: Store, state: str, after: str) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "complaint")
        act(session, case, "resolve", actor("staff"), AT, note="explained")
        if state == "closed":
            act(session, case, "close", actor("customer"), AT)
        act(session, case, "write", actor("customer"), AT + timedelta(days=1), note="it is not solved")
        assert (case.state, case.waiting_since, case.closed_at) == (after, AT + timedelta(days=1), None)


def test_an_ended_case_stays_ended_while_a_newer_one_holds_its_item(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        old = opened(session)
        act(session, old, "cancel_request", actor("customer"), AT)
        new = opened(session)
        with pytest.raises(SecondCase) as refused:
            act(session, old, "reopen", actor("customer"), AT)
        assert refused.value.details["number"] == new.number


def test_a_promise_is_kept_before_a_case_is_closed(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "refund")
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        assert not {"close", "resolve"} & set(may(case, actor("seller")))


def test_the_same_press_again_changes_nothing(store: Store) -> None:
    me = actor("seller")
    with store.begin() as session:
        put_order(session)
        case = opened(session, "refund")
        act(session, case, "approve", me, AT, remedy="refund", amount=euros("20"))
        first = act(session, case, "refund", me, AT, amount=euros("5"))
        again = act(session, case, "refund", me, AT, amount=euros("5"))
        assert again.id == first.id
        assert case.refunded_amount == Decimal(5)


def test_everything_that_was_done_stands_in_the_audit_trail(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "refund")
        act(session, case, "approve", actor("seller"), AT, remedy="refund", amount=euros("20"))
        act(session, case, "refund", actor("seller"), AT)
        rows = session.scalars(select(CaseEventRow).order_by(CaseEventRow.id)).all()
        assert [(row.action, row.before, row.after, row.role) for row in rows] == [
            ("open", "", "open", "customer"),
            ("approve", "open", "approved", "seller"),
            ("refund", "approved", "resolved", "seller"),
        ]
        assert rows[2].data == {"amount": "20", "currency": "EUR"}


def test_a_customer_sees_neither_internal_notes_nor_names(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        act(session, case, "note", actor("staff"), AT, note="looks like abuse")
        act(session, case, "claim", actor("staff"), AT)
        seen = str(case_json(session, case, actor("customer")))
        assert "abuse" not in seen
        assert "telegram:8" not in seen
        assert "abuse" in str(case_json(session, case, actor("staff")))


def test_the_same_file_is_attached_once_and_a_case_has_room_for_so_many(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        for _ in range(2):
            attach(session, case, actor("customer"), AT, kind="photo", reference="unique-1", handle="file-1")
        assert len(case.files) == 1
        for number in range(29):
            attach(session, case, actor("customer"), AT, kind="video", reference=f"u{number}", size=2**30)
        with pytest.raises(StepNotPossible):
            attach(session, case, actor("customer"), AT, kind="photo", reference="one-too-many")
        with pytest.raises(CaseUnknown):
            attach(session, case, actor("customer", STRANGER), AT, kind="photo", reference="x")


def test_news_are_told_once_to_the_side_that_did_not_act(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        act(session, case, "refuse", actor("seller"), AT, note="worn")
        news = case_notices.pending(session)
        assert [(one.event.action, one.to) for one in news] == [("open", "shop"), ("refuse", "customer")]
        case_notices.mark_told(session, {one.event.id for one in news}, AT)
        assert case_notices.pending(session) == []


def test_what_was_carried_over_already_is_no_news(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        before = len(case_notices.pending(session))
        act(session, case, "write", actor("customer"), AT, note="hello", told=True)
        assert len(case_notices.pending(session)) == before


def test_who_waits_longest_comes_first_and_urgent_ones_before_all(store: Store) -> None:
    with store.begin() as session:
        for number in ("1001", "1002", "1003"):
            put_order(session, number)
        early = opened(session, order="1001", at=AT - timedelta(days=1))
        late = opened(session, order="1002")
        answered = opened(session, order="1003", at=AT - timedelta(days=2))
        act(session, answered, "ask_customer", actor("staff"), AT, note="photos, please")
        late.urgent = True
        session.flush()
        assert cases_of(session, actor("staff"), waiting=True) == [late, early]
        assert cases_of(session, actor("staff")) == [late, early, answered]


def test_an_unknown_kind_and_an_unknown_remedy_are_asked_about(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        with pytest.raises(CaseIncomplete) as kind:
            opened(session, "wedding")
        assert kind.value.details["asks"] == "kind"
        case = opened(session, "invoice")
        with pytest.raises(CaseIncomplete):
            act(session, case, "approve", actor("seller"), AT, remedy="repair")


def test_a_person_without_a_role_in_the_shop_can_do_nothing(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        for me in (Actor("telegram:1", "seller", "rival", "x"), Actor(STRANGER, "customer", "default", "y")):
            assert may(case, me) == []
            for action in steps().actions:
                with pytest.raises(CaseUnknown):
                    act(session, case, action, me, AT, note="let me in")


def test_the_table_of_steps_is_checked_when_it_is_read() -> None:
    good = {"states": ["open"], "kinds": {"x": {"remedies": ["refund"]}}, "actions": {}}
    assert read_steps(good).kinds["x"].remedies == ("refund",)
    for wrong in (
        {**good, "kinds": {"x": {"remedies": ["magic"]}}},
        {**good, "kinds": {"x": {"remedies": []}}},
        {**good, "actions": {"a": {"by": ["seller"], "from": ["nowhere"]}}},
        {**good, "actions": {"a": {"by": ["wizard"], "from": ["open"]}}},
    ):
        with pytest.raises(BadSteps):
            read_steps(wrong)


def test_who_is_told_hangs_on_who_acted() -> None:
    assert audience("close", "customer") == ("shop",)
    assert audience("close", "seller") == ("customer",)
    assert audience("ask_seller", "staff") == ("shop",)
    assert audience("note", "staff") == ()
    assert set(kind_of("return").clocks) == {"withdrawal", "refund"}


def test_an_order_imported_again_without_our_refund_does_not_pay_twice(store: Store) -> None:
    with store.begin() as session:
        order = put_order(session)
        case = opened(session, "refund")
        act(session, case, "approve", actor("seller"), AT, remedy="refund")
        act(session, case, "refund", actor("seller"), AT)
        row = session.get_one(OrderRow, order.id)
        row.refunded = Decimal(0)  # a sheet of the shop system that knows nothing of it
        session.flush()
        act(session, case, "reopen", actor("seller"), AT)
        with pytest.raises(AmountRefused) as refused:
            act(session, case, "approve", actor("seller"), AT, remedy="refund")
        assert refused.value.code == "case_nothing_left"


def test_one_line_of_an_order_is_paid_back_without_the_delivery_of_all(store: Store) -> None:
    with store.begin() as session:
        put_order(session)  # two cups of 20.00, one of 5.50, delivery 4.50
        part = opened(session, "damaged", items=(Picked(line=1, quantity=1),))
        act(session, part, "approve", actor("seller"), AT, remedy="refund", goods_back=False)
        assert part.approved_amount == Decimal("20.00")
        put_order(session, "1002")
        whole = opened(session, "damaged", order="1002")
        act(session, whole, "approve", actor("seller"), AT, remedy="refund", goods_back=False)
        assert whole.approved_amount == Decimal("50.00")


def test_the_same_approval_again_is_told_to_nobody(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session, "damaged")
        first = act(session, case, "approve", actor("seller"), AT, remedy="replacement")
        again = act(session, case, "approve", actor("seller"), AT, remedy="replacement")
        assert again.id == first.id
        changed = act(session, case, "approve", actor("seller"), AT, remedy="refund")
        assert changed.id != first.id
