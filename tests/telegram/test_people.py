"""Customers and the people of a shop talk, each case in a topic of its own, over the loopback Bot API."""

from typing import Any

import pytest

from bot.store import Store
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from tests.telegram.acme import (
    ANNA,
    BO,
    CHINESE,
    CUSTOMER,
    GROUP,
    SELLER,
    STRANGER,
    case_of,
    hand_over,
    in_topic,
)
from tests.telegram.conftest import Start
from tests.telegram.scripted import ScriptedAssistant
from tests.telegram_api import TelegramApi


async def test_asking_for_a_person_makes_a_topic_with_a_summary_and_words_go_both_ways(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    top = api.in_topic(GROUP, thread)[0]
    assert case.number in top.text
    assert "my cup is broken" in top.text
    assert top.labels == ["I take it", "Later", "Suggest a reply", "Close"]

    api.push_text(CUSTOMER, "It was a gift!")
    carried = await in_topic(api, thread, "It was a gift!")
    assert "Customer Carla" in carried.text
    passed = await api.await_message(CUSTOMER, "is with the people of Acme")
    assert case.number in passed.text
    assert passed.labels == ["Back to the assistant"]

    api.push_topic(ANNA, GROUP, thread, "So sorry, we send another.", reply_to=carried)
    answer = await api.await_message(CUSTOMER, "we send another")
    assert answer.text.startswith("Anna · Acme")
    question = next(
        m for (chat, _), m in api._wrote.items() if chat == CUSTOMER.id and m.get("text") == "It was a gift!"
    )
    assert answer.reply_to == question["message_id"]

    api.push_text(CUSTOMER, "thank you")
    await in_topic(api, thread, "thank you")
    assert len([m for m in api.messages(CUSTOMER) if "is with the people" in m.text]) == 1  # said once
    with store.begin() as session:
        kept = session.get_one(CaseRow, case.id)
        assert kept.first_reply_at is not None
        assert kept.assigned == "telegram:51"
        said = [
            (e.role, e.note) for e in session.query(CaseEventRow).filter_by(case_id=case.id, action="write")
        ]
    assert said == [
        ("customer", "It was a gift!"),
        ("staff", "So sorry, we send another."),
        ("customer", "thank you"),
    ]


async def test_two_customers_in_two_languages_have_topics_of_their_own(
    api: TelegramApi, linked: None, store: Store, assistant: ScriptedAssistant
) -> None:
    (case, thread), (other, second) = await hand_over(api, store), await hand_over(api, store, CHINESE)
    assert thread != second
    assert api.topics[GROUP.id][second].name.endswith("ZH")
    assistant.translations |= {("你们好", "en"): "Hello everybody", ("We are sorry", "zh"): "非常抱歉"}
    api.push_text(CHINESE, "你们好")
    carried = await in_topic(api, second, "你们好")
    assert "🌐 Hello everybody" in carried.text  # the original, and what it means
    api.push_topic(BO, GROUP, second, "We are sorry")
    answer = await api.await_message(CHINESE, "We are sorry")
    assert "🌐 非常抱歉" in answer.text
    assert not [m for m in api.in_topic(GROUP, thread) if "你们好" in m.text]
    assert case.number != other.number


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (
            "photo",
            {"photo": [{"file_id": "p", "file_unique_id": "up", "width": 9, "height": 9}], "caption": "look"},
        ),
        (
            "video",
            {"video": {"file_id": "v", "file_unique_id": "uv", "file_size": 60 * 2**20, "duration": 9}},
        ),
        ("document", {"document": {"file_id": "d", "file_unique_id": "ud", "file_name": "bill.pdf"}}),
        ("voice", {"voice": {"file_id": "o", "file_unique_id": "uo", "duration": 3}}),
        ("sticker", {"sticker": {"file_id": "s", "file_unique_id": "us", "emoji": "x"}}),
    ],
)
async def test_what_is_no_text_is_copied_whatever_its_size(
    api: TelegramApi, linked: None, store: Store, kind: str, fields: dict[str, Any]
) -> None:
    case, thread = await hand_over(api, store)
    api.push_message(CUSTOMER, **fields)
    await api.until(lambda: any(m.media == kind for m in api.in_topic(GROUP, thread)))
    api.push_topic(ANNA, GROUP, thread, **fields)
    copied = await api.until(lambda: next((m for m in api.messages(CUSTOMER) if m.media == kind), None))
    if fields.get("caption"):
        assert copied.text == "Anna · Acme\nlook"
    assert not api.made("getFile")
    with store.begin() as session:
        files = [(f.kind, f.handle) for f in session.get_one(CaseRow, case.id).files]
    assert files == ([] if kind == "sticker" else [(kind, next(iter("pvdo"["pvdo".index(files[0][1])])))])


async def test_an_album_arrives_whole_and_in_order(api: TelegramApi, linked: None, store: Store) -> None:
    _, thread = await hand_over(api, store)
    for n in range(3):
        photo = [{"file_id": f"p{n}", "file_unique_id": f"u{n}", "width": 9, "height": 9}]
        api.push_message(CUSTOMER, photo=photo, caption=f"side {n}", media_group_id="a")
    await api.until(lambda: sum(m.media == "photo" for m in api.in_topic(GROUP, thread)) == 3)
    shown = [m.text for m in api.in_topic(GROUP, thread) if m.media]
    assert ["side 0" in shown[0], "side 1" in shown[1], "side 2" in shown[2]] == [True] * 3


async def test_edits_are_carried_over_both_ways(api: TelegramApi, linked: None, store: Store) -> None:
    _, thread = await hand_over(api, store)
    api.push_text(CUSTOMER, "order 1001", message_id=9001)
    carried = await in_topic(api, thread, "order 1001")
    api.push_edit(CUSTOMER, 9001, "order 1002, sorry")
    await api.until(lambda: "order 1002, sorry" in carried.text)
    assert carried.edits

    written = api.push_topic(ANNA, GROUP, thread, "We pay 10 euros")
    answer = await api.await_message(CUSTOMER, "10 euros")
    api.push_message(ANNA, chat=GROUP, message_id=written, kind="edited_message", text="We pay 12 euros", edit_date=1,
                     message_thread_id=thread, is_topic_message=True)  # fmt: skip
    await api.until(lambda: "12 euros" in answer.text)
    assert answer.text.startswith("Anna · Acme")


async def test_an_edit_of_what_can_no_longer_be_edited_is_sent_anew(
    api: TelegramApi, linked: None, store: Store
) -> None:
    _, thread = await hand_over(api, store)
    api.push_text(CUSTOMER, "order 1001", message_id=9001)
    carried = await in_topic(api, thread, "order 1001")
    api.fail("editMessageText", status=400, description="Bad Request: message can't be edited")
    api.push_edit(CUSTOMER, 9001, "order 1002")
    anew = await in_topic(api, thread, "order 1002")
    assert anew.id != carried.id
    assert anew.reply_to == carried.id


@pytest.mark.parametrize(
    "note", ["// is this the one who always complains?", "/note check the serial", "／／内部"]
)
async def test_a_note_stays_among_the_staff(api: TelegramApi, linked: None, store: Store, note: str) -> None:
    case, thread = await hand_over(api, store)
    api.push_topic(ANNA, GROUP, thread, note)
    api.push_topic(ANNA, GROUP, thread, "Hello Carla")
    await api.await_message(CUSTOMER, "Hello Carla")
    assert not [
        m for m in api.messages(CUSTOMER) if "complains" in m.text or "serial" in m.text or "内部" in m.text
    ]
    with store.begin() as session:
        notes = [e.note for e in session.query(CaseEventRow).filter_by(case_id=case.id, action="note")]
    assert len(notes) == 1


async def test_turning_a_sent_message_into_a_note_carries_nothing_and_says_so(
    api: TelegramApi, linked: None, store: Store
) -> None:
    _, thread = await hand_over(api, store)
    written = api.push_topic(ANNA, GROUP, thread, "Hello Carla")
    answer = await api.await_message(CUSTOMER, "Hello Carla")
    api.push_message(ANNA, chat=GROUP, message_id=written, kind="edited_message", text="// never mind her",
                     edit_date=1, message_thread_id=thread, is_topic_message=True)  # fmt: skip
    await in_topic(api, thread, "has this message already")
    assert "never mind" not in answer.text


async def test_claim_snooze_and_close_by_button_and_a_second_press_changes_nothing(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    top = api.in_topic(GROUP, thread)[0]
    api.press(top, "I take it", by=ANNA)
    await in_topic(api, thread, "Anna has taken case")
    api.press(top, "I take it", by=ANNA)
    await in_topic(api, thread, "yours already")
    api.press(top, "Later", by=BO)
    choice = await in_topic(api, thread, "Put it off until when")
    api.press(choice, "In 4 hours", by=BO)
    await in_topic(api, thread, "Bo has put case")
    api.press(top, "Close", by=BO)
    await in_topic(api, thread, "Bo has closed case")
    told = await api.await_message(CUSTOMER, "is closed")
    assert "Write about it again" in told.labels
    await api.until(lambda: api.topics[GROUP.id][thread].closed)
    api.press(top, "Close", by=ANNA)
    await in_topic(api, thread, "closed already")
    with store.begin() as session:
        done = [
            e.action for e in session.query(CaseEventRow).filter_by(case_id=case.id).order_by(CaseEventRow.id)
        ]
    assert done.count("claim") == done.count("close") == done.count("snooze") == 1


async def test_only_staff_of_the_shop_act_in_a_topic_and_whoever_else_writes_is_told_that_nothing_was_sent(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    api.push_topic(STRANGER, GROUP, thread, "Give me your address")
    await in_topic(api, thread, "not on this shop's staff")
    api.press(api.in_topic(GROUP, thread)[0], "Close", by=STRANGER)
    await api.until(
        lambda: len([m for m in api.in_topic(GROUP, thread) if "not on this shop" in m.text]) == 2
    )
    assert not [m for m in api.messages(CUSTOMER) if "address" in m.text]
    assert case_of(store).state == case.state


async def test_going_back_to_the_assistant_and_a_reply_to_staff_goes_to_staff(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    api.push_text(CUSTOMER, "hello?")
    passed = await api.await_message(CUSTOMER, "is with the people")
    api.press(passed, "Back to the assistant")
    await api.await_message(CUSTOMER, "I am here again")
    await in_topic(api, thread, "gone back to the assistant")
    api.push_text(CUSTOMER, "where is my parcel")
    await api.await_message(CUSTOMER, "echo where is my parcel")
    api.push_topic(ANNA, GROUP, thread, "We found it")
    answer = await api.await_message(CUSTOMER, "We found it")  # and with it people own the conversation again
    api.push_text(CUSTOMER, "great!", reply_to=answer)
    await in_topic(api, thread, "great!")
    assert not [m for m in api.messages(CUSTOMER) if "echo great" in m.text]
    assert case_of(store).id == case.id


async def test_a_message_to_a_closed_case_opens_it_again(
    api: TelegramApi, linked: None, store: Store
) -> None:
    case, thread = await hand_over(api, store)
    api.push_topic(ANNA, GROUP, thread, "All done")
    answer = await api.await_message(CUSTOMER, "All done")
    api.push_topic(ANNA, GROUP, thread, "/close")
    closing = await api.await_message(CUSTOMER, "is closed")
    await api.until(lambda: api.topics[GROUP.id][thread].closed)
    api.push_text(CUSTOMER, "not about that")
    await api.await_message(CUSTOMER, "echo not about that")  # the assistant answers again
    api.push_text(CUSTOMER, "but it broke again", reply_to=answer)
    await in_topic(api, thread, "but it broke again")
    await api.until(lambda: not api.topics[GROUP.id][thread].closed)
    assert case_of(store).state == "open"
    api.push_topic(ANNA, GROUP, thread, "/close")
    await api.await_message(CUSTOMER, "is closed")
    api.press(closing, "Write about it again")
    await api.await_message(CUSTOMER, "is open again")
    api.push_text(CUSTOMER, "third time")
    await in_topic(api, thread, "third time")
    assert case_of(store).id == case.id


async def test_a_drafted_reply_is_sent_only_by_a_press_and_once(
    api: TelegramApi, linked: None, store: Store, assistant: ScriptedAssistant
) -> None:
    case, thread = await hand_over(api, store)
    top = api.in_topic(GROUP, thread)[0]
    api.press(top, "Suggest a reply", by=ANNA)
    draft = await in_topic(api, thread, "draft about")
    assert draft.labels == ["Send", "Change", "Drop"]
    assert assistant.suggesting[0].words == "person, my cup is broken"
    assert not [m for m in api.messages(CUSTOMER) if "draft about" in m.text]
    api.press(draft, "Send", by=BO)
    sent = await api.await_message(CUSTOMER, "draft about")
    assert sent.text.startswith("Bo · Acme")
    api.press(draft, "Send", by=ANNA)
    await in_topic(api, thread, "sent already")
    assert len([m for m in api.messages(CUSTOMER) if "draft about" in m.text]) == 1

    api.push_topic(ANNA, GROUP, thread, "/suggest")
    await api.until(lambda: len([m for m in api.in_topic(GROUP, thread) if "draft about" in m.text]) == 2)
    second = [m for m in api.in_topic(GROUP, thread) if "draft about" in m.text][-1]
    api.push_topic(ANNA, GROUP, thread, "In my own words", reply_to=second)
    await api.await_message(CUSTOMER, "In my own words")
    api.press(second, "Send", by=ANNA)
    await in_topic(api, thread, "Other words were sent")
    assert case_of(store).id == case.id


async def test_a_customer_who_blocked_the_bot_is_known_to_staff_as_not_reached(
    api: TelegramApi, linked: None, store: Store
) -> None:
    _, thread = await hand_over(api, store)
    api.block(CUSTOMER, told=False)
    api.push_topic(ANNA, GROUP, thread, "Hello?")
    await in_topic(api, thread, "did not get this")
    api.push_topic(ANNA, GROUP, thread, "Hello??")
    await in_topic(api, thread, "cannot be written to")


async def test_every_step_done_twice_sends_nothing_twice(
    api: TelegramApi, linked: None, store: Store, start: Start
) -> None:
    _, thread = await hand_over(api, store)
    first = api.push_text(CUSTOMER, "hello there")
    update = dict(api._updates[first])
    await in_topic(api, thread, "hello there")
    with store.begin() as session:  # as if the process had died before the inbox heard of it
        row = session.query(InboxRow).filter_by(update_id=first).one()
        row.state, row.payload, row.takes = "pending", __import__("json").dumps(update), 0
    await api.until(lambda: _done(store, first))
    api.push_text(CUSTOMER, "and another")
    await in_topic(api, thread, "and another")
    assert len([m for m in api.in_topic(GROUP, thread) if "hello there" in m.text]) == 1


def _done(store: Store, update: int) -> bool:
    with store.begin() as session:
        return session.query(InboxRow).filter_by(update_id=update).one().state == "done"


async def test_a_restart_in_the_middle_loses_and_doubles_nothing(
    api: TelegramApi, shop: None, asks: None, store: Store, start: Start
) -> None:
    api.found_forum(GROUP)
    service = await start()
    api.push_text(SELLER, "/staffgroup", chat=GROUP)
    await api.await_message(GROUP, "staff group of Acme")
    _, thread = await hand_over(api, store)
    api.fail("sendMessage", chat=GROUP.id, times=30, status=500)
    api.push_text(CUSTOMER, "while you were away")
    await api.until(lambda: not api.pending)
    await service.cut()
    api.heal()
    await start()
    await in_topic(api, thread, "while you were away")
    api.push_topic(ANNA, GROUP, thread, "Here again")
    await api.await_message(CUSTOMER, "Here again")
    assert len([m for m in api.in_topic(GROUP, thread) if "while you were away" in m.text]) == 1


async def test_threats_while_with_people_call_them_at_once_and_calmly(
    api: TelegramApi, linked: None, store: Store
) -> None:
    api.push_text(SELLER, "hello")
    await api.await_message(SELLER, "echo hello")
    _, thread = await hand_over(api, store)
    api.push_text(CUSTOMER, "I want to die")
    calm = await api.await_message(CUSTOMER, "emergency number")
    assert "112" in calm.text
    await in_topic(api, thread, "Urgent")
    await in_topic(api, thread, "I want to die")
    await api.await_message(SELLER, "Urgent")
    assert case_of(store).urgent


async def test_what_is_laid_for_cases_leaves_nothing_unsent(
    api: TelegramApi, linked: None, store: Store
) -> None:
    await hand_over(api, store)
    api.push_text(CUSTOMER, "hello")
    await api.await_message(CUSTOMER, "is with the people")

    def _all_sent() -> bool:
        with store.begin() as session:
            return all(row.state == "sent" for row in session.query(OutboxRow))

    await api.until(_all_sent)
