"""The staff group of a shop: set up, with and without topics, changed, lost; and who is on the staff."""

from datetime import timedelta

from bot.aftersales.members import join, staff_of
from bot.aftersales.shops import add_shop, shop_of
from bot.clock import now
from bot.store import Store
from bot.store.cases import CaseRow
from bot.store.topics import GroupMemberRow, TopicRow
from tests.telegram.acme import ANNA, BO, CUSTOMER, GROUP, SELLER, STRANGER, case_of, hand_over, in_topic
from tests.telegram.conftest import Start, settings_for
from tests.telegram_api import Group, TelegramApi


async def test_staff_who_leave_the_group_leave_the_staff_and_their_cases_wait_for_others(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    api.press(api.in_topic(GROUP, thread)[0], "I take it", by=ANNA)
    await in_topic(api, thread, "Anna has taken case")
    api.leave(ANNA, GROUP)
    await in_topic(api, thread, "has left the group")
    with store.begin() as session:
        assert staff_of(session, "default") == ["telegram:52"]
        assert session.get_one(CaseRow, case.id).assigned == ""
    api.push_topic(ANNA, GROUP, thread, "one more thing")
    await in_topic(api, thread, "not on this shop's staff")
    assert not [m for m in api.messages(CUSTOMER) if "one more thing" in m.text]


async def test_a_topic_deleted_by_hand_is_made_again_with_a_summary_and_nothing_is_lost(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    api.delete_topic(GROUP, thread)
    api.push_text(CUSTOMER, "are you there?")
    await api.until(lambda: api.topics[GROUP.id] and api.topic(GROUP, case.number) != thread)
    again = api.topic(GROUP, case.number)
    await in_topic(api, again, "are you there?")
    assert case.number in api.in_topic(GROUP, again)[0].text
    api.push_topic(BO, GROUP, again, "Yes, we are")
    await api.await_message(CUSTOMER, "Yes, we are")


async def test_a_crash_between_making_a_topic_and_noting_it_leaves_one_orphan_at_most(
    api: TelegramApi, linked: None, store: Store
) -> None:
    api.fail("createForumTopic", reset=True, taken=True)  # Telegram made it, and the answer was lost
    api.push_text(CUSTOMER, "person, my cup is broken")
    await api.await_message(CUSTOMER, "called for")
    case = case_of(store)
    await api.until(lambda: len(api.topics[GROUP.id]) == 2)
    orphan, thread = api.topics[GROUP.id]
    await in_topic(api, thread, "New case")
    api.push_text(CUSTOMER, "hello?")
    await in_topic(api, thread, "hello?")
    assert len(api.topics[GROUP.id]) == 2
    assert api.in_topic(GROUP, orphan) == []
    assert case.number in api.in_topic(GROUP, thread)[0].text


async def test_a_group_without_topics_answers_by_reply(
    api: TelegramApi, shop: None, asks: None, store: Store, start: Start
) -> None:
    plain = Group(-100888, "Plain", "supergroup")
    api.found_group(plain)
    await start()
    api.push_text(SELLER, "/staffgroup", chat=plain)
    await api.await_message(plain, "has no topics")
    api.push_text(CUSTOMER, "person, my cup is broken")
    await api.await_message(CUSTOMER, "called for")
    case = case_of(store)
    top = await api.await_message(plain, case.number)
    assert "replying" in top.text
    api.push_text(CUSTOMER, "hello")
    carried = await api.await_message(plain, "hello")
    assert carried.text.startswith("#" + case.number.replace("-", "_"))
    api.push_text(ANNA, "not for anybody", chat=plain)
    api.push_text(ANNA, "We are on it", chat=plain, reply_to=carried)
    await api.await_message(CUSTOMER, "We are on it")
    assert not [m for m in api.messages(CUSTOMER) if "not for anybody" in m.text]
    photo = [{"file_id": "p", "file_unique_id": "up", "width": 9, "height": 9}]
    api.push_message(CUSTOMER, photo=photo)
    copied = await api.until(lambda: next((m for m in api.messages(plain) if m.media), None))
    assert copied.reply_to == top.id  # a picture carries no number


async def test_without_the_right_to_manage_topics_it_works_as_without_topics(
    api: TelegramApi, shop: None, asks: None, store: Store, start: Start
) -> None:
    api.found_forum(GROUP, managing=False)
    await start()
    api.push_text(SELLER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "may not manage topics")
    api.push_text(CUSTOMER, "person, my cup is broken")
    await api.await_message(CUSTOMER, "called for")
    await api.await_message(GROUP, case_of(store).number)
    assert len(api.made("createForumTopic")) == 1  # not asked again for every message


async def test_a_group_that_becomes_a_supergroup_stays_the_staff_group(
    api: TelegramApi, shop: None, asks: None, store: Store, start: Start
) -> None:
    old, new = Group(-555, "Staff", "group"), Group(-100556, "Staff")
    api.found_group(old)
    await start()
    api.push_text(SELLER, "/staffgroup", chat=old)
    await api.await_message(old, "staff group of Acme")
    api.push_text(CUSTOMER, "person, my cup is broken")
    await api.await_message(CUSTOMER, "called for")
    case = case_of(store)
    await api.await_message(old, case.number)
    api.upgrade(SELLER, old, new)
    api.push_text(CUSTOMER, "hello?")
    await api.until(lambda: api.topics[new.id])
    thread = api.topic(new, case.number)
    await in_topic(api, thread, "hello?", new)
    with store.begin() as session:
        assert shop_of(session, "default").staff_group == new.id
        assert session.get_one(TopicRow, case.id).group_chat == new.id
    api.push_topic(BO, new, thread, "Moved, but here")
    await api.await_message(CUSTOMER, "Moved, but here")


async def test_without_a_staff_group_sellers_are_written_to_in_private_and_answer_by_reply(
    api: TelegramApi, shop: None, asks: None, store: Store, start: Start
) -> None:
    await start()
    for one in (SELLER, ANNA):
        api.push_text(one, "hello")
        await api.await_message(one, "echo hello")
    api.push_text(CUSTOMER, "person, my cup is broken")
    await api.await_message(CUSTOMER, "reached: True")
    case = case_of(store)
    told = await api.await_message(SELLER, case.number)
    await api.await_message(ANNA, case.number)
    api.push_text(CUSTOMER, "anybody?")
    carried = await api.await_message(SELLER, "anybody?")
    await api.await_message(ANNA, "anybody?")
    api.push_text(SELLER, "I am here", reply_to=carried)
    answer = await api.await_message(CUSTOMER, "I am here")
    assert answer.text.startswith("Mei · Acme")
    await api.await_message(ANNA, "I am here")  # who answered is shown to the others
    api.press(next(m for m in api.messages(ANNA) if m.keyboard), "I take it")
    await api.await_message(SELLER, "Anna has taken case")
    assert told.id != carried.id


async def test_where_nobody_can_be_reached_the_customer_hears_so(
    api: TelegramApi, asks: None, store: Store, start: Start
) -> None:
    await start()
    api.push_text(CUSTOMER, "person, my cup is broken")
    await api.await_message(CUSTOMER, "reached: False")
    api.push_text(CUSTOMER, "hello?")
    assert "can reach nobody" in (await api.await_message(CUSTOMER, "is kept in case")).text


async def test_being_put_out_of_the_group_leads_cases_to_the_sellers(
    api: TelegramApi, linked: None, store: Store
) -> None:
    api.push_text(SELLER, "hello")
    await api.await_message(SELLER, "echo hello")
    case, _ = await hand_over(api, store)
    api.remove_bot(GROUP, STRANGER)
    assert case.number in (await api.await_message(SELLER, "removed from the shop's staff group")).text
    with store.begin() as session:
        assert shop_of(session, "default").staff_group is None
    api.push_text(CUSTOMER, "hello?")
    await api.await_message(SELLER, "hello?")


async def test_only_a_seller_links_a_group_and_a_code_works_once_for_who_asked_for_it(
    api: TelegramApi, shop: None, store: Store, start: Start
) -> None:
    api.found_forum(GROUP)
    await start()
    api.push_text(STRANGER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "Only a seller")
    api.push_text(CUSTOMER, "/staffgroup")
    await api.await_message(CUSTOMER, "Only a seller")
    api.push_text(SELLER, "/staffgroup")
    how = (await api.await_message(SELLER, "In a staff group")).text
    code = how.partition("/staffgroup@quayside_bot ")[2].split()[0]
    api.push_text(STRANGER, f"/staffgroup {code}", chat=GROUP)
    await api.await_message(GROUP, "Only a seller")
    admin = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    for _ in range(2):
        api.push_message(STRANGER, chat=GROUP, text=f"/staffgroup {code}", sender_chat=GROUP.chat_json(),
                         **{"from": admin})  # fmt: skip
    await api.await_message(GROUP, "staff group of Acme")
    await api.await_message(GROUP, "Only a seller")
    with store.begin() as session:
        assert shop_of(session, "default").staff_group == GROUP.id
    api.push_text(SELLER, "/staffgroup off")
    await api.await_message(SELLER, "no staff group any more")


async def test_a_group_holds_the_cases_of_one_shop_only(api: TelegramApi, linked: None, store: Store) -> None:
    with store.begin() as session:
        add_shop(session, "rival", "Rival")
        join(session, "rival", f"telegram:{STRANGER.id}", "seller", now())
    api.push_text(STRANGER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "belongs to another shop")


async def test_who_left_without_our_being_told_is_found_out_by_asking(
    api: TelegramApi, linked: None, store: Store
) -> None:
    _, thread = await hand_over(api, store)
    api.press(api.in_topic(GROUP, thread)[0], "I take it", by=ANNA)
    await in_topic(api, thread, "Anna has taken case")
    api.leave(ANNA, GROUP, told=False)
    with store.begin() as session:
        for row in session.query(GroupMemberRow):
            row.checked_at = now() - timedelta(days=1)
    await in_topic(api, thread, "has left the group")
    with store.begin() as session:
        assert staff_of(session, "default") == ["telegram:52"]


async def test_a_stranger_who_counts_as_a_seller_makes_no_staff_group(
    api: TelegramApi, shop: None, store: Store, start: Start
) -> None:
    """Where every stranger is a seller (DEFAULT_ROLE), the cases are still the shop's alone."""
    api.found_forum(GROUP)
    await start(settings_for(api, default_role="seller"))
    api.push_text(STRANGER, "/staffgroup")
    await api.await_message(STRANGER, "Only a seller")
    api.push_text(STRANGER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "Only a seller")
    with store.begin() as session:
        assert shop_of(session, "default").staff_group is None


async def test_names_of_staff_are_kept_from_customers_where_the_operator_says_so(
    api: TelegramApi, shop: None, asks: None, store: Store, start: Start
) -> None:
    api.found_forum(GROUP)
    await start(settings_for(api, show_staff_names=False))
    api.push_text(SELLER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "staff group of Acme")
    _, thread = await hand_over(api, store)
    api.push_topic(ANNA, GROUP, thread, "Hello")
    answer = await api.await_message(CUSTOMER, "Hello")
    assert answer.text == "Acme\nHello"
