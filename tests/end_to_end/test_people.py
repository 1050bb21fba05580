"""`quayside serve` as its own process: two customers, a seller and two staff, killed in the middle."""

import re
from pathlib import Path

from tests.end_to_end.test_telegram import built, prepared, serving  # noqa: F401  (fixtures)
from tests.telegram_api import Group, Sent, TelegramApi, User

GROUP = Group(-100777, "Staff")
SELLER = User(3, name="Mei")
BO, ZHOU = User(2, name="Bo"), User(5, name="Zhou")
CARLA, LI = User(77, name="Carla"), User(78, name="Li", language_code="zh-hans")


async def topic_of(api: TelegramApi, answer: Sent) -> int:
    """The thread of the case that an answer names."""
    (number,) = re.findall(r"RMA-[A-Z0-9]{6}", answer.text)
    await api.until(lambda: any(number in topic.name for topic in api.topics[GROUP.id].values()), timeout=20)
    return api.topic(GROUP, number)


async def in_topic(api: TelegramApi, thread: int, words: str) -> Sent:
    """The first message in a topic with these words."""
    return await api.until(
        lambda: next((m for m in api.in_topic(GROUP, thread) if words in m.text), None), timeout=20
    )


async def test_a_hand_over_lives_through_a_kill_in_two_languages(prepared: Path) -> None:  # noqa: F811
    async with TelegramApi() as api:
        api.found_forum(GROUP)
        with serving(api, prepared, STAFF="2,5", SELLERS="3") as process:
            api.push_text(SELLER, "/staffgroup", chat=GROUP)
            await api.await_message(GROUP, "staff group of", timeout=60)
            api.push_text(CARLA, "I want to talk to a human")
            handed = await api.await_message(CARLA, "I have called a person", timeout=40)
            carla = await topic_of(api, handed)
            api.push_text(LI, "转人工")
            zhuan = await api.await_message(LI, "已为您转接", timeout=40)
            li = await topic_of(api, zhuan)
            api.push_text(CARLA, "my cup arrived broken")
            await in_topic(api, carla, "my cup arrived broken")
            api.push_text(LI, "杯子碎了")
            await api.until(lambda: not api.pending, timeout=20)  # confirmed: it must arrive
            process.kill()
            process.wait()
        with serving(api, prepared, STAFF="2,5", SELLERS="3"):
            await in_topic(api, li, "杯子碎了")
            api.push_topic(BO, GROUP, carla, "We send another one")
            assert (await api.await_message(CARLA, "We send another one", timeout=20)).text.startswith("Bo")
            api.push_topic(ZHOU, GROUP, li, "// 先看照片")
            api.push_topic(ZHOU, GROUP, li, "请发一张照片")
            await api.await_message(LI, "请发一张照片", timeout=20)
            api.push_topic(BO, GROUP, carla, "/suggest")
            draft = await in_topic(api, carla, "Suggested reply")
            assert "[1]" in draft.text
            api.push_topic(BO, GROUP, carla, "/close")
            closed = await api.await_message(CARLA, "is closed", timeout=20)
            api.press(closed, "Write about it again")
            await api.await_message(CARLA, "is open again", timeout=20)
        assert not [m for m in api.messages(LI) if "先看照片" in m.text]
        told = [m.text for m in api.in_topic(GROUP, li) if "杯子碎了" in m.text and "👤" in m.text]
        assert len(told) <= 2  # at least once: a kill between sending and noting may double it
