"""The staff group of a shop: which one it is, who was seen in it, and what happens when it changes or is lost.

Being in the group gives nobody a right: who may act there is on the shop's staff (bot.telegram.relay.role_in). But
who leaves the group leaves the staff.
"""

import hashlib
import logging
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from bot.aftersales.case_states import ENDED
from bot.aftersales.cases import Actor, act
from bot.aftersales.hand_off import reachable
from bot.aftersales.members import leave
from bot.aftersales.shops import name_of, set_up, shop_of
from bot.clock import now
from bot.log import denied
from bot.settings import Settings
from bot.store import outbox, people
from bot.store.cases import CaseRow
from bot.store.outbox import Address
from bot.store.shops import DEFAULT_SHOP, ShopRow
from bot.store.topics import GroupMemberRow, StaffCodeRow, TopicRow
from bot.telegram.api import TelegramBot
from bot.telegram.books import Books
from bot.telegram.desk import Desk, Said, said
from bot.telegram.identity import Speaker, key_of
from bot.telegram.incoming import ANONYMOUS, Incoming
from bot.telegram.relay import role_in, to_people
from bot.telegram.rendering import render
from bot.texts import escape, say

log = logging.getLogger(__name__)

CODE_LIVES = timedelta(hours=1)
CHECK_EVERY = timedelta(hours=6)
"""How often Telegram is asked whether somebody is still in the group, beside what it tells by itself."""
_CHECKS = 20
"""People asked about in one round."""
_GONE = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}
_OFF = {"off", "关闭", "取消", "no", "выкл"}
_SELLS = ("seller", "admin")


async def staff_group(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """/staffgroup: in private it says which group there is and gives a code for another; in a group it makes that the
    shop's, for somebody who sells for the shop or has the code; `/staffgroup off` ends it.
    """
    if incoming.private:
        return await _in_private(desk, incoming, speaker)
    return await _in_group(desk, incoming, speaker)


async def _in_private(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    shop = speaker.person.shop
    # not by the role alone: where a stranger counts as a seller, they sell for themselves
    sells = await desk.books(lambda session: role_in(session, desk.settings, speaker.key, shop) in _SELLS)
    if not sells or speaker.role not in _SELLS:
        denied("staffgroup", person=speaker.key, role=speaker.role)
        return said(speaker, "people-group-denied")
    if incoming.text.strip().lower() in _OFF:
        await desk.books(lambda session: set_up(session, shop, staff_group=0))
        return said(speaker, "people-group-off")

    def _new_code(session: Session) -> tuple[str, bool]:
        code, at = secrets.token_urlsafe(9), now()
        session.add(
            StaffCodeRow(code=_hash(code), shop=shop, person=speaker.key, until=at + CODE_LIVES, used_at=None)
        )
        return code, shop_of(session, shop).staff_group is not None

    code, linked = await desk.books(_new_code)
    return said(speaker, "people-group-how", code=f"`/staffgroup@{desk.bot.username} {code}`",
                linked="yes" if linked else "no", hours=CODE_LIVES.seconds // 3600)  # fmt: skip


async def _in_group(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    settings, code = desk.settings, incoming.text.strip()
    person = key_of(incoming.user)

    def _link(session: Session) -> tuple[str, str]:
        at = now()
        shop = _shop_by_code(session, code, incoming.user, at) if code and code.lower() not in _OFF else ""
        if not shop:
            shop = _shop_of_seller(session, settings, person)
        if not shop:
            return "", ""
        if code.lower() in _OFF:
            set_up(session, shop, staff_group=0)
            return "off", ""
        for other in shops_of_group(session, incoming.chat):
            if other != shop:  # one group holds the cases of one shop: its staff are not another shop's
                return "taken", ""
        row = set_up(session, shop, staff_group=incoming.chat)
        note_seen(session, incoming.chat, person, at)
        return row.language, escape(name_of(session, shop)) or say(row.language, "people-the-shop")

    outcome, shop = await desk.books(_link)
    if outcome == "":
        denied("staffgroup in a group", person=person, chat=str(incoming.chat))
        return said(speaker, "people-group-denied")
    if outcome in ("off", "taken"):
        return said(speaker, f"people-group-{outcome}")
    topics = await _topics_state(desk.bot, incoming.chat)
    text = say(outcome, "people-group-linked", shop=shop) + "\n\n" + say(outcome, f"people-group-{topics}")
    return Said(text, speaker.language)


async def _topics_state(bot: TelegramBot, chat: int) -> str:
    """Whether cases get topics there: `topics`, `no-rights` or `no-topics`."""
    try:
        known = await bot.get_chat(chat)
        if not known.is_forum:
            return "no-topics"
        me = await bot.get_chat_member(chat, bot.id)
    except TelegramError as error:
        log.info("chat %s was not looked at: %s", chat, error)
        return "no-topics"
    return "topics" if getattr(me, "can_manage_topics", False) else "no-rights"


def shops_of_group(session: Session, chat: int) -> list[str]:
    """The shops whose staff group this is."""
    return list(session.scalars(select(ShopRow.id).where(ShopRow.staff_group == chat).order_by(ShopRow.id)))


def note_seen(session: Session, chat: int, person: str, at: datetime) -> None:
    """Somebody acts in a staff group: they are in it."""
    row = session.get(GroupMemberRow, (chat, person))
    if row is None:
        session.add(GroupMemberRow(group_chat=chat, person=person, seen_at=at, checked_at=at, left_at=None))
        session.flush()
    else:
        row.seen_at, row.checked_at, row.left_at = at, at, None


def member_left(session: Session, settings: Settings, chat: int, person: str, at: datetime) -> None:
    """Somebody is gone from a staff group: their place on its shops' staff ends, and their cases wait for others.

    Sellers stay sellers: the shop is theirs, and they may come back.
    """
    row = session.get(GroupMemberRow, (chat, person))
    if row is not None:
        row.left_at = at
    for shop in shops_of_group(session, chat):
        if leave(session, shop, person, at, "staff"):
            denied("no longer on the staff", person=person, shop=shop)
        held = CaseRow.shop == shop, CaseRow.assigned == person, CaseRow.state.not_in(ENDED)
        for case in session.scalars(select(CaseRow).where(*held).order_by(CaseRow.id)).all():
            turn = f"left:{person}:{at:%Y%m%dT%H%M%S}"
            act(session, case, "release", Actor("bot", "bot", shop, turn), at, told=True)
            words = say(shop_of(session, shop).language, "people-released-by-leaving", number=case.number)
            to_people(session, settings, case, turn, f"left:{case.id}", render(words), at, kind="notice")


def moved(session: Session, chat: int, to: int) -> None:
    """A group became a supergroup: everything that leads to it leads to the new chat. Its old messages do not: topics
    are made anew, with a summary.
    """
    if chat == to:
        return
    outbox.move_chat(session, chat, to)
    session.execute(update(ShopRow).where(ShopRow.staff_group == chat).values(staff_group=to))
    session.execute(
        update(TopicRow)
        .where(TopicRow.group_chat == chat)
        .values(group_chat=to, thread=None, summary=None, refused_at=None)
    )
    for row in session.scalars(select(GroupMemberRow).where(GroupMemberRow.group_chat == chat)).all():
        if session.get(GroupMemberRow, (to, row.person)) is None:
            session.add(GroupMemberRow(group_chat=to, person=row.person, seen_at=row.seen_at,
                                       checked_at=row.checked_at, left_at=row.left_at))  # fmt: skip
        session.delete(row)


def lost(session: Session, settings: Settings, chat: int, at: datetime) -> None:
    """The bot was put out of a staff group: its shops' people are written to in private from now on, and told so."""
    for shop in shops_of_group(session, chat):
        row = set_up(session, shop, staff_group=0)
        waiting = select(CaseRow).where(
            CaseRow.shop == shop, CaseRow.state.not_in(ENDED), CaseRow.waiting_since.is_not(None)
        )
        cases = session.scalars(waiting.order_by(CaseRow.id)).all()
        numbers = ", ".join(case.number for case in cases[:20]) or "—"
        text = say(row.language, "people-group-lost", numbers=numbers)
        for person in reachable(session, settings, shop, "seller"):
            to = Address(int(person.partition(":")[2]), person, row.language)
            outbox.put(session, to, f"lost:{chat}:{at:%Y%m%dT%H%M%S}", f"lost:{person}", render(text), at,
                       kind="notice")  # fmt: skip


async def check_members(bot: TelegramBot, books: Books, settings: Settings) -> None:
    """Ask Telegram whether those last seen in the staff groups are still there: it tells an admin bot of everybody
    who leaves, and others nothing.
    """

    def _due(session: Session) -> list[tuple[int, str]]:
        query = select(GroupMemberRow.group_chat, GroupMemberRow.person).where(
            GroupMemberRow.left_at.is_(None), GroupMemberRow.checked_at < now() - CHECK_EVERY
        )
        return [(chat, person) for chat, person in session.execute(query.limit(_CHECKS))]

    for chat, person in await books(_due):
        gone = False
        try:
            member = await bot.get_chat_member(chat, int(person.partition(":")[2]))
            gone = member.status in _GONE or getattr(member, "is_member", True) is False
        except BadRequest as error:
            gone = any(
                words in str(error).lower() for words in ("user not found", "participant", "member not found")
            )
        except TelegramError as error:
            log.info("%s was not looked for in chat %s: %s", person, chat, error)
        await books(lambda session, c=chat, p=person, g=gone: _checked(session, settings, c, p, g))  # type: ignore[misc]


def _checked(session: Session, settings: Settings, chat: int, person: str, gone: bool) -> None:
    row = session.get(GroupMemberRow, (chat, person))
    if row is not None:
        row.checked_at = now()
    if gone:
        member_left(session, settings, chat, person, now())


def _shop_by_code(session: Session, code: str, user: int, at: datetime) -> str:
    """The shop whose code this is: for who asked for it, or an admin of the group who stays unnamed."""
    row = session.get(StaffCodeRow, _hash(code))
    if row is None or row.used_at is not None or row.until < at:
        return ""
    if user != ANONYMOUS and row.person != key_of(user):
        return ""
    row.used_at = at
    return row.shop


def _shop_of_seller(session: Session, settings: Settings, person: str) -> str:
    """The shop that somebody sells for: the one they act in, where there are several; empty where that is open."""
    shops = dict.fromkeys([*session.scalars(select(ShopRow.id).order_by(ShopRow.id)), DEFAULT_SHOP])
    own = [shop for shop in shops if role_in(session, settings, person, shop) in _SELLS]
    known = people.find(session, person)
    if known is not None and known.shop in own:
        return known.shop
    return own[0] if len(own) == 1 else ""


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
