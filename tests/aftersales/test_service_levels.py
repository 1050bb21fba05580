"""Alarms of a waiting, level by level, each once; and who owns a conversation."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot.aftersales.cases import act
from bot.aftersales.hand_off import begin_talk, call_person, end_talk, reachable, talk_of
from bot.aftersales.members import join, leave
from bot.aftersales.service_levels import TELL, URGENT_MINUTES, due_alarms, wake
from bot.aftersales.shops import set_up
from bot.settings import Settings
from bot.store import Base, Store, people
from bot.store.cases import CaseRow
from tests.aftersales.shop import AT, CUSTOMER, actor, opened, put_order

SETTINGS = Settings(_env_file=None)


@pytest.fixture
def case(store: Store) -> CaseRow:
    """An open case whose customer waits since AT."""
    with store.begin() as session:
        set_up(session, "default", reply_minutes=60)
        put_order(session)
        return opened(session)


def alarms(store: Store, minutes: int) -> list[int]:
    """The levels that are raised after so many minutes of waiting."""
    with store.begin() as session:
        return [alarm.level for alarm in due_alarms(session, SETTINGS, AT + timedelta(minutes=minutes))]


def test_each_level_is_raised_once(store: Store, case: CaseRow) -> None:
    found = [alarms(store, minutes) for minutes in (0, 59, 60, 61, 119, 120, 179, 180, 9999)]
    assert found == [[], [], [1], [], [], [2], [], [3], []]


def test_after_an_outage_the_highest_level_is_raised_and_what_lies_between_is_known(
    store: Store, case: CaseRow
) -> None:
    with store.begin() as session:
        (alarm,) = due_alarms(session, SETTINGS, AT + timedelta(days=3))
    assert (alarm.before, alarm.level) == (0, TELL)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_no_order_of_rounds_raises_a_level_twice_or_too_early(minutes: list[int]) -> None:
    store = Store("sqlite://")
    Base.metadata.create_all(store.engine)
    with store.begin() as session:
        set_up(session, "default", reply_minutes=60)
        put_order(session)
        opened(session)
    raised: list[int] = []
    for minute in sorted(minutes):
        levels = alarms(store, minute)
        assert all(minute >= level * 60 for level in levels)
        raised += levels
    assert raised == sorted(set(raised))
    store.close()


def test_an_answer_ends_the_waiting_and_a_new_question_begins_another(store: Store, case: CaseRow) -> None:
    assert alarms(store, 61) == [1]
    with store.begin() as session:
        row = session.get_one(CaseRow, case.id)
        act(session, row, "write", actor("staff"), AT + timedelta(minutes=70), note="We look into it")
    assert alarms(store, 500) == []
    with store.begin() as session:
        row = session.get_one(CaseRow, case.id)
        act(session, row, "write", actor("customer"), AT + timedelta(minutes=500), note="And?")
    assert alarms(store, 559) == []
    assert alarms(store, 561) == [1]


def test_an_urgent_case_waits_for_no_opening_hours(store: Store, case: CaseRow) -> None:
    with store.begin() as session:
        set_up(session, "default", hours={"sun": ["09:00", "10:00"]})
    assert alarms(store, 600) == []
    with store.begin() as session:
        session.get_one(CaseRow, case.id).urgent = True
    assert alarms(store, URGENT_MINUTES) == [1]


def test_a_snoozed_case_sleeps_and_wakes_once(store: Store, case: CaseRow) -> None:
    with store.begin() as session:
        row = session.get_one(CaseRow, case.id)
        act(session, row, "snooze", actor("staff"), AT, until=AT + timedelta(hours=5))
    assert alarms(store, 200) == []
    with store.begin() as session:
        assert wake(session, AT + timedelta(hours=4)) == []
        assert [one.id for one, _ in wake(session, AT + timedelta(hours=5))] == [case.id]
        assert wake(session, AT + timedelta(hours=6)) == []
    assert alarms(store, 301) == [3]


def test_a_case_that_ended_alarms_nobody(store: Store, case: CaseRow) -> None:
    with store.begin() as session:
        row = session.get_one(CaseRow, case.id)
        act(session, row, "refuse", actor("seller"), AT, note="no")
        row.waiting_since = AT
    assert alarms(store, 9999) == []


# ------------------------------------------------------------------ who owns the conversation


def called(session: Session, turn: str = "") -> CaseRow:
    """A customer calls a person."""
    who = actor("customer")
    return call_person(session, SETTINGS, who, AT, words="help", language="en", chat=42).case


def test_people_own_the_conversation_until_it_is_given_back_or_the_case_ends(store: Store) -> None:
    with store.begin() as session:
        case = called(session)
        talk = talk_of(session, 42, AT)
        assert talk is not None
        assert talk[1].id == case.id
        end_talk(session, 42, AT)
        assert talk_of(session, 42, AT) is None
        begin_talk(session, 42, CUSTOMER, case, AT)
        act(session, case, "close", actor("staff"), AT)
        assert talk_of(session, 42, AT) is None


def test_a_call_about_an_open_case_makes_no_second_one(store: Store) -> None:
    with store.begin() as session:
        put_order(session)
        case = opened(session)
        assert called(session).id == case.id
        assert called(session).id == case.id
        assert session.query(CaseRow).count() == 1


def test_only_who_wrote_to_the_bot_and_still_belongs_to_the_shop_can_be_reached(store: Store) -> None:
    named = Settings(_env_file=None, admins="9")
    with store.begin() as session:
        for person in ("telegram:7", "telegram:9"):
            people.meet(session, person, "en", AT)
        join(session, "default", "telegram:7", "seller", AT)
        join(session, "default", "telegram:8", "staff", AT)  # never wrote to the bot
        assert reachable(session, named, "default") == ["telegram:7"]
        assert reachable(session, named, "default", "staff") == ["telegram:9"]  # then the admins
        leave(session, "default", "telegram:7", AT)
        people.mark_blocked(session, "telegram:9", AT)
        assert reachable(session, named, "default") == []
