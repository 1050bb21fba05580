"""How long customers wait for a person, and who is told: working hours, alarms, snoozes."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.aftersales.hours import WEEKDAYS
from bot.aftersales.service_levels import due_alarms
from bot.aftersales.shops import set_up
from bot.clock import now
from bot.settings import Settings
from bot.store import Store
from tests.telegram.acme import (
    ANNA,
    CUSTOMER,
    GROUP,
    SELLER,
    hand_over,
    in_topic,
)
from tests.telegram_api import TelegramApi

Clock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the time that the case rounds go by."""
    present = [now()]
    monkeypatch.setattr("bot.telegram.service.now", lambda: present[0])

    def _set(at: datetime) -> None:
        present[0] = at

    return _set


async def test_a_waiting_alarms_the_topic_then_the_sellers_then_the_customer_each_once(
    api: TelegramApi, linked: None, store: Store, clock: Clock
) -> None:
    api.push_text(SELLER, "hello")
    await api.await_message(SELLER, "echo hello")
    case, thread = await hand_over(api, store)
    since = case.waiting_since
    assert since is not None
    clock(since + timedelta(minutes=119))
    clock(since + timedelta(minutes=121))
    await in_topic(api, thread, "has waited 121")
    assert not [m for m in api.messages(SELLER) if case.number in m.text]
    clock(since + timedelta(minutes=241))
    await api.await_message(SELLER, "Nobody has answered case")
    assert not [m for m in api.messages(CUSTOMER) if "nobody of Acme has answered" in m.text]
    clock(since + timedelta(minutes=361))
    await api.await_message(CUSTOMER, "nobody of Acme has answered")
    clock(since + timedelta(days=9))
    api.push_topic(ANNA, GROUP, thread, "Sorry for the wait")
    await api.await_message(CUSTOMER, "Sorry for the wait")
    assert len([m for m in api.in_topic(GROUP, thread) if "has waited" in m.text]) == 3
    assert len([m for m in api.messages(CUSTOMER) if "nobody of Acme has answered" in m.text]) == 1


async def test_a_snoozed_case_raises_no_alarm_until_it_wakes(
    api: TelegramApi, linked: None, store: Store, clock: Clock
) -> None:
    case, thread = await hand_over(api, store)
    api.push_topic(ANNA, GROUP, thread, "/snooze 1d")
    await in_topic(api, thread, "has put case")
    assert case.waiting_since is not None
    clock(case.waiting_since + timedelta(hours=20))
    api.push_topic(ANNA, GROUP, thread, "/case")
    await api.until(
        lambda: len([m for m in api.in_topic(GROUP, thread) if "my cup is broken" in m.text]) >= 2
    )
    assert not [m for m in api.in_topic(GROUP, thread) if "has waited" in m.text]
    clock(case.waiting_since + timedelta(hours=25))
    await in_topic(api, thread, "was put off until now")
    await in_topic(api, thread, "has waited")


async def test_outside_working_hours_the_promise_and_the_alarm_wait_for_the_shop_to_open(
    api: TelegramApi, linked: None, store: Store, settings: Settings
) -> None:
    tomorrow = (datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(days=1)).date()
    with store.begin() as session:
        opens = {WEEKDAYS[tomorrow.weekday()]: ["09:00", "18:00"]}
        set_up(session, "default", zone="Asia/Shanghai", hours=opens)
    case, _ = await hand_over(api, store)
    api.push_text(CUSTOMER, "hello?")
    passed = await api.await_message(CUSTOMER, "Nobody is at work there now")
    assert f"{tomorrow.day} " in passed.text
    assert "11:00 (China Standard Time)" in passed.text
    opened = datetime.combine(tomorrow, time(9), ZoneInfo("Asia/Shanghai"))
    with store.begin() as session:
        assert due_alarms(session, settings, opened + timedelta(minutes=119)) == []
        found = due_alarms(session, settings, opened + timedelta(minutes=121))
        assert [(alarm.case.id, alarm.level) for alarm in found] == [(case.id, 1)]
        assert due_alarms(session, settings, opened + timedelta(minutes=121)) == []
