"""The tool by which a customer reaches a person of the shop."""

import json
from datetime import datetime
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.conversation import Reply, ToolCall
from bot.assistant.session import Session
from bot.assistant.understanding.distress import Distress
from bot.clock import now
from bot.errors import NotAllowed
from bot.texts import say

Runtime = ToolRuntime[Any, Any]


@tool
def call_person(words: str, runtime: Runtime, case: str = "") -> str:
    """Hand the conversation to a person of the shop: whenever the customer asks for a human, or nothing else helps.

    Args:
        words: what it is about, in the customer's own words.
        case: the number of the case that it is about, if one was named.
    """
    session: Session = runtime.context
    return json.dumps(hand_over(session, words, number=case), ensure_ascii=False)


def hand_over(session: Session, words: str, *, number: str = "", urgent: bool = False) -> dict[str, Any]:
    """Call a person. Gives `{"acted", "case", "shop", "by", "zone", "open_now", "reached", "again", "urgent",
    "answers_here"}`; `by` is the promised moment in the shop's zone.
    """
    from zoneinfo import ZoneInfo

    from bot.aftersales.cases import Actor
    from bot.aftersales.hand_off import call_person as call
    from bot.aftersales.shops import name_of

    person, rooms = session.person, session.rooms
    if is_group(person.id):
        raise NotAllowed("a group is nobody's conversation with the shop", code="people_private")
    at: datetime = now()
    actor = Actor(person.id, "customer", person.shop, session.turn)
    with rooms.store.begin() as books:
        handed = call(books, rooms.settings, actor, at, words=words, language=session.language,
                      chat=chat_of(person.id), number=number, urgent=urgent)  # fmt: skip
        local = handed.promised.astimezone(ZoneInfo(handed.zone))
        return {
            "acted": True, "case": handed.case.number, "shop": name_of(books, handed.case.shop),
            "by": local.isoformat(timespec="minutes"), "zone": handed.zone, "open_now": handed.open_now,
            "reached": handed.reached, "again": handed.again, "urgent": urgent,
            "answers_here": chat_of(person.id) is not None,
        }  # fmt: skip


def answer_distress(session: Session, words: str, distress: Distress) -> Reply | None:
    """The calm answer to somebody who may be in danger or threatens somebody, a person called at once; None where it
    is not for us to interrupt: those who sell tell of such things, too.
    """
    customer = session.person.role == "customer"
    if not customer and distress != "self_harm":
        return None
    language = session.language
    if not customer or is_group(session.person.id):
        return Reply(say(language, "people-calm-alone", distress=distress), language, "handed_off")
    result = hand_over(session, words, urgent=True)
    if not result["reached"]:
        return Reply(say(language, "people-calm-alone", distress=distress), language, "handed_off")
    text = say(language, f"people-calm-{distress.replace('_', '-')}", number=result["case"])
    return Reply(text, language, "handed_off", tools=(ToolCall("call_person", {"words": words}, result),))


def is_group(person: str) -> bool:
    """Whether a group chat speaks, in which anybody may read along."""
    return person.startswith("telegram:-")


def chat_of(person: str) -> int | None:
    """The chat in which a person can be written to by the bot; None: a channel that only answers."""
    channel, _, number = person.partition(":")
    return int(number) if channel == "telegram" and number.isdigit() else None
