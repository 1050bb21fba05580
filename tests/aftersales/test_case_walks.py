"""Random walks through the life of cases, with everybody who might try: the shop's people, other shops', strangers.

Whatever they do, in whatever order, and however often the same turn comes again: money never goes out without an
approval, never more than was approved, never more than the order's buyer paid; and nobody acts for whom it is not.
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from bot.aftersales.case_errors import CaseUnknown
from bot.aftersales.case_items import Picked, paid_for, refunded_of
from bot.aftersales.case_states import GRADES, REMEDIES, SHOP_ROLES, kind_of, steps
from bot.aftersales.cases import Actor, Opening, act, case_for, may, open_case
from bot.errors import QuaysideError
from bot.money import Money
from bot.store import Base, Store, tables
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.orders import OrderRow
from tests.aftersales.shop import AT, CUSTOMER, STRANGER, actor, put_order

assert tables.__all__
NEEDED = ("orders", "order_items", "cases", "case_items", "case_events", "case_deadlines", "case_files", "policies",
          "shipments", "shipment_events")  # fmt: skip
PEOPLE = st.sampled_from(
    [("customer", CUSTOMER, "default"), ("customer", STRANGER, "default"), ("seller", "telegram:7", "default"),
     ("staff", "telegram:8", "default"), ("staff", "telegram:18", "default"), ("admin", "telegram:9", "default"),
     ("seller", "telegram:70", "rival"), ("staff", "telegram:80", "rival"), ("customer", CUSTOMER, "rival"),
     ("bot", "bot", "default")]
)  # fmt: skip
AMOUNTS = st.one_of(
    st.none(),
    st.builds(Money, st.decimals("-5", "90", places=2), st.sampled_from(["EUR", "EUR", "EUR", "USD"])),
    st.just(Money(Decimal("0.005"), "EUR")),
)


class Life(RuleBasedStateMachine):
    """One order, several cases, many people."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store("sqlite://")
        Base.metadata.create_all(self.store.engine, [Base.metadata.tables[name] for name in NEEDED])
        self.at = AT
        self.numbers: list[str] = []

    def teardown(self) -> None:
        self.store.close()

    @initialize(
        prices=st.sampled_from([("20.00", "5.50"), ("0.01",), ("100.00", "0.00")]),
        shipping=st.sampled_from(["0.00", "4.50"]),
        total=st.sampled_from([None, None, "30.00"]),
    )
    def an_order(self, prices: tuple[str, ...], shipping: str, total: str | None) -> None:
        with self.store.begin() as session:
            put_order(session, prices=prices, shipping=shipping, total=total)
            put_order(session, "2001", shop="rival", customer=None)

    @rule(who=PEOPLE, kind=st.sampled_from(sorted(steps().kinds)), lines=st.sets(st.integers(0, 3), max_size=2),
          order=st.sampled_from(["1001", "1001", "1001", "2001", ""]), again=st.booleans())  # fmt: skip
    def open(self, who: tuple[str, str, str], kind: str, lines: set[int], order: str, again: bool) -> None:
        role, person, shop = who
        customer = person if role == "customer" else CUSTOMER
        opening = Opening(
            kind, "it is broken", customer, "en", 42, order, tuple(Picked(line) for line in lines)
        )
        me = actor(role, person, shop)
        for _ in range(1 + again):
            try:
                with self.store.begin() as session:
                    case = open_case(session, opening, me, self.at)
                    if case.number not in self.numbers:
                        self.numbers.append(case.number)
                    if role == "customer" and order:
                        row = session.scalars(select(OrderRow).where(OrderRow.number == order)).one()
                        assert row.customer == person
            except QuaysideError:
                return

    @precondition(lambda self: self.numbers)
    @rule(who=PEOPLE, action=st.sampled_from(sorted(steps().actions)), amount=AMOUNTS, pick=st.integers(0, 9),
          remedy=st.sampled_from(["", *REMEDIES]), back=st.sampled_from([None, True, False]),
          again=st.booleans(), hours=st.integers(0, 60))  # fmt: skip
    def act(self, who: tuple[str, str, str], action: str, amount: Money | None, pick: int, remedy: str,
            back: bool | None, again: bool, hours: int) -> None:  # fmt: skip
        self._try(
            actor(*who), action, amount, self.numbers[pick % len(self.numbers)], remedy, back, again, hours
        )

    @precondition(lambda self: self.numbers)
    @rule(pick=st.integers(0, 9), data=st.data(), amount=AMOUNTS, back=st.sampled_from([None, True, False]))
    def a_possible_step(
        self, pick: int, data: st.DataObject, amount: Money | None, back: bool | None
    ) -> None:
        """Something that is on offer, so that walks get far."""
        number = self.numbers[pick % len(self.numbers)]
        me = actor(*data.draw(PEOPLE))
        with self.store.begin() as session:
            case = session.scalars(select(CaseRow).where(CaseRow.number == number)).one()
            offered = may(case, me)
            remedies = kind_of(case.kind).remedies
        if offered:
            action = data.draw(st.sampled_from(offered))
            self._try(me, action, amount, number, data.draw(st.sampled_from(remedies)), back, False, 1)

    def _try(self, me: Actor, action: str, amount: Money | None, number: str, remedy: str, back: bool | None,
             again: bool, hours: int) -> None:  # fmt: skip
        self.at += timedelta(hours=hours)
        data = {"remedy": remedy, "goods_back": back, "number": "LX1", "grade": GRADES[hours % 5],
                "parts": "two lids", "until": self.at + timedelta(days=1), "rating": 1 + hours % 5}  # fmt: skip
        before = self._picture(number)
        for once in range(1 + again):
            try:
                with self.store.begin() as session:
                    case = session.scalars(select(CaseRow).where(CaseRow.number == number)).one()
                    offered = may(case, me)
                    act(session, case, action, me, self.at, note="because", amount=amount, **data)
                    assert once or action in offered
            except QuaysideError:
                assert self._picture(number) == before, "a step that was refused has changed something"
                return
            after = self._picture(number)
            if once == 0:
                first = after
            else:
                assert after == first, "the same turn again did something"
        allowed = me.role in steps().actions[action].by
        mine = (me.person == CUSTOMER or number not in self._of(CUSTOMER)) if me.role == "customer" else True
        assert allowed
        assert mine

    def _of(self, person: str) -> set[str]:
        with self.store.begin() as session:
            return set(session.scalars(select(CaseRow.number).where(CaseRow.customer == person)))

    def _picture(self, number: str) -> tuple[object, ...]:
        with self.store.begin() as session:
            case = session.scalars(select(CaseRow).where(CaseRow.number == number)).one()
            return (case.state, case.remedy, case.approved_amount, case.refunded_amount, len(case.events),
                    case.assigned, case.rating, case.wants_person)  # fmt: skip

    @invariant()
    def never_more_is_paid_back_than_was_paid(self) -> None:
        with self.store.begin() as session:
            for order in session.scalars(select(OrderRow)):
                paid = paid_for(order)
                about = (CaseRow.shop == order.shop, CaseRow.order_number == order.number)
                cases = session.scalars(select(CaseRow).where(*about)).all()
                refunded = sum((case.refunded_amount or Decimal(0) for case in cases), Decimal(0))
                assert paid is not None
                assert refunded <= paid
                assert refunded == refunded_of(session, order) == order.refunded
                assert all(case.currency == order.currency for case in cases if case.refunded_amount)

    @invariant()
    def money_follows_an_approval_and_stays_within_it(self) -> None:
        with self.store.begin() as session:
            for case in session.scalars(select(CaseRow)):
                events = session.scalars(
                    select(CaseEventRow).where(CaseEventRow.case_id == case.id).order_by(CaseEventRow.id)
                ).all()
                approved = Decimal(0)
                decided_by = ""
                paid = Decimal(0)
                for event in events:
                    if event.action == "approve":
                        decided_by = event.role
                        approved = paid + Decimal(event.data.get("amount", "0"))
                    elif event.action in ("refuse", "cancel_request", "reopen"):
                        decided_by, approved = "", paid
                    elif event.action == "refund":
                        amount = Decimal(event.data["amount"])
                        assert decided_by in SHOP_ROLES, "money went out without an approval"
                        assert amount > 0
                        paid += amount
                        assert paid <= approved
                assert paid == (case.refunded_amount or 0)
                if case.order_number == "":
                    assert paid == 0

    @invariant()
    def nobody_acts_for_whom_it_is_not(self) -> None:
        with self.store.begin() as session:
            for event, case in session.execute(
                select(CaseEventRow, CaseRow).join(CaseRow, CaseRow.id == CaseEventRow.case_id)
            ):
                if event.role == "customer":
                    assert event.by == case.customer
                elif event.role in SHOP_ROLES:
                    rival = event.by in ("telegram:70", "telegram:80")
                    assert rival == (case.shop == "rival")

    @invariant()
    def a_case_does_not_end_while_a_promise_is_open(self) -> None:
        with self.store.begin() as session:
            for case in session.scalars(select(CaseRow).where(CaseRow.state.in_(["resolved", "closed"]))):
                if case.remedy == "refund":
                    assert case.approved_amount == case.refunded_amount
                if case.remedy in ("replacement", "part"):
                    assert case.replacement_number
                assert (case.remedy == "part") == bool(case.parts)

    @invariant()
    def no_two_open_cases_hold_the_same_item(self) -> None:
        with self.store.begin() as session:
            going_on = CaseRow.state.not_in(["resolved", "refused", "closed"])
            held = [
                item.order_item_id
                for case in session.scalars(select(CaseRow).where(going_on))
                if kind_of(case.kind).per_item
                for item in case.items
            ]
            assert len(held) == len(set(held))

    @invariant()
    def a_stranger_is_told_that_there_is_no_such_case(self) -> None:
        with self.store.begin() as session:
            for number in self.numbers[:2]:
                case = session.scalars(select(CaseRow).where(CaseRow.number == number)).one()
                outsiders = [actor("customer", "telegram:404"), actor("seller", "telegram:70", "elsewhere")]
                for me in outsiders:
                    assert may(case, me) == []
                    with pytest.raises(CaseUnknown) as refused:
                        case_for(session, number, me)
                    with pytest.raises(CaseUnknown) as unknown:
                        case_for(session, "RMA-000000", me)
                    assert refused.value.message == unknown.value.message


Life.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
TestLives = Life.TestCase
