"""The weekly digest to a shop's sellers, and a recall's notice to its buyers: each once, through the outbox."""

from datetime import datetime, time

from sqlalchemy.orm import Session

from bot.aftersales.digest import digest, is_quiet
from bot.aftersales.hand_off import reachable, shop_hours
from bot.aftersales.recalls import bought, to_tell
from bot.aftersales.shops import all_shops, name_of
from bot.aftersales.weeks import week_before
from bot.assistant.answers import digest as digest_words
from bot.assistant.answers import digest_chart
from bot.assistant.answers.picture import NoFont, readable
from bot.assistant.people_tools import chat_of
from bot.settings import Settings
from bot.store import outbox, people
from bot.store.outbox import Address
from bot.store.outbox_files import Carried, put_files
from bot.store.quality import DigestRow
from bot.store.shops import ShopRow
from bot.telegram.rendering import render
from bot.texts import escape, say

DIGEST_HOUR = time(9)
"""From when on Monday, by the shop's clock, the week before is told."""


def lay_digests(session: Session, settings: Settings, at: datetime) -> int:
    """The week before of every shop that has not had it; gives how many shops were told."""
    told = 0
    for shop in all_shops(session):
        hours = shop_hours(shop, settings)
        local = at.astimezone(hours.zone)
        if local.weekday() == 0 and local.time() < DIGEST_HOUR:
            continue
        week = week_before(at, hours.zone)
        if session.get(DigestRow, (shop.id, week.name)) is not None:
            continue
        session.add(DigestRow(shop=shop.id, week=week.name, sent_at=at))
        figures = digest(session, shop, week, hours, at)
        if is_quiet(figures):
            continue
        for person in reachable(session, settings, shop.id, "seller"):
            chat = chat_of(person)
            if chat is None:
                continue
            language = _language(session, person, shop)
            to, turn = Address(chat, person, language), f"digest:{shop.id}:{week.name}:{person}"
            text = digest_words.present(figures, language)
            outbox.put(session, to, turn, "notice", render(text), at, kind="notice")
            put_files(session, to, turn, _picture(figures, language), at, kind="notice")
        told += 1
    return told


def lay_recalls(session: Session, at: datetime) -> int:
    """The notices that shops have asked for, one message a buyer; gives how many recalls."""
    recalls = to_tell(session)
    for recall in recalls:
        orders: dict[str, list[str]] = {}
        for one in bought(session, recall):
            if one.customer:
                orders.setdefault(one.customer, []).append(one.order)
        for customer, numbers in orders.items():
            known, chat = people.find(session, customer), chat_of(customer)
            if known is None or chat is None:
                continue
            language = known.language or known.client_language[:2] or "en"
            text = say(language, "recall-notice", shop=escape(name_of(session, recall.shop)), sku=escape(recall.sku),
                       batch=escape(recall.batch) or "none", hazard=escape(recall.hazard) or "none",
                       order=escape(", ".join(dict.fromkeys(numbers))))  # fmt: skip
            turn = f"recall:{recall.id}:{customer}"
            outbox.put(
                session, Address(chat, customer, language), turn, "notice", render(text), at, kind="notice"
            )
        recall.told_at = at
    return len(recalls)


def _picture(figures: dict[str, object], language: str) -> list[Carried]:
    if not figures["opened"]:
        return []
    try:
        data, _ = readable(digest_chart.draw, figures, language)
    except NoFont:
        return []  # the same figures stand in the words
    return [Carried(f"after-sales-{figures['week']}.png", "image/png", data)]


def _language(session: Session, person: str, shop: ShopRow) -> str:
    known = people.find(session, person)
    return (known.language if known else None) or shop.language
