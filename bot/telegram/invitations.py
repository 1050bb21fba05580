"""/invite and the links it makes: the only way to a role, beside the settings."""

from datetime import timedelta
from typing import get_args

from babel.dates import format_datetime
from sqlalchemy.orm import Session

from bot.aftersales.shops import shop_of
from bot.clock import now
from bot.errors import NotFound
from bot.log import denied
from bot.settings import InvitedRole, Role
from bot.store import invites, people
from bot.store.shops import DEFAULT_SHOP
from bot.telegram.desk import Desk, Said, said
from bot.telegram.identity import Speaker
from bot.telegram.incoming import Incoming
from bot.texts import escape, say

DAYS = 7
"""How long an invitation made in the chat can be taken."""

PREFIX = "invite_"
"""Before the token, in what a link hands to /start."""


def link(username: str, token: str) -> str:
    """The address that opens the bot with an invitation; 50 characters of the 64 that Telegram allows."""
    return f"https://t.me/{username}?start={PREFIX}{token}"


async def invite(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """Make an invitation: for admins, in private."""
    if not incoming.private or "admin" not in speaker.held:
        denied("invite", person=speaker.key, role=speaker.role)
        return said(speaker, "telegram-invite-denied")
    named, _, shop = incoming.text.strip().partition(" ")
    wanted, shop = named.casefold(), shop.strip().lower()
    role = next((role for role in _INVITED if wanted in {role, _name(speaker, role).casefold()}), None)
    if role is None:
        return said(speaker, "telegram-invite-how", days=str(DAYS))
    at = now()
    until = at + timedelta(days=DAYS)

    def _make(session: Session) -> str:
        if shop and shop != DEFAULT_SHOP:
            shop_of(session, shop)
        return invites.make(session, role, speaker.key, at, until, "" if shop == DEFAULT_SHOP else shop)

    try:
        token = await desk.books(_make)
    except NotFound:
        return said(speaker, "error-shop-unknown", shop=escape(shop[:40]))
    return said(
        speaker, "telegram-invite-link", role=_name(speaker, role),
        until=format_datetime(until, "medium", locale=speaker.language) + " UTC",
        link=link(desk.bot.username, token),
    )  # fmt: skip


async def take(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """The person opened an invitation's link."""
    if not incoming.private:
        denied("invitation in a group", person=speaker.key)
        return said(speaker, "telegram-role-private")
    token = incoming.text.strip().removeprefix(PREFIX)

    def _take(session: Session) -> tuple[str, str]:
        verdict, role = invites.take(session, token, speaker.key, now())
        if verdict == "granted":
            people.take_role(session, speaker.key, role)
            if shop := invites.shop_of(session, token):
                people.choose_shop(session, speaker.key, shop)
        return verdict, role

    verdict, role = await desk.books(_take)
    if verdict != "granted":
        denied("invitation", person=speaker.key, reason=verdict)
        return said(speaker, f"telegram-invite-{verdict}")
    return said(speaker, "telegram-invite-granted", role=_name(speaker, role))


def _name(speaker: Speaker, role: Role | str) -> str:
    return say(speaker.language, f"telegram-role-{role}")


_INVITED: tuple[InvitedRole, ...] = get_args(InvitedRole)
