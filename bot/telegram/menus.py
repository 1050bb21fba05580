"""The menu of commands that Telegram shows beside the input field: by language, and by what a person may do."""

import logging
from collections.abc import Sequence

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)  # fmt: skip
from telegram.error import TelegramError

from bot.settings import LANGUAGES, Language, Role
from bot.telegram.api import TelegramBot
from bot.telegram.identity import Speaker
from bot.texts import say

log = logging.getLogger(__name__)

_FIRST: dict[Role, tuple[str, ...]] = {
    "customer": ("order", "cases", "track", "watch", "duty", "docs"),
    "seller": (
        "order",
        "cases",
        "policy",
        "duty",
        "track",
        "problems",
        "watch",
        "lanes",
        "digest",
        "recall",
        "docs",
    ),
    "staff": ("order", "cases", "track", "problems", "watch", "lanes", "duty", "digest", "recall", "docs"),
    "admin": (
        "order",
        "cases",
        "policy",
        "track",
        "problems",
        "watch",
        "lanes",
        "duty",
        "digest",
        "recall",
        "docs",
    ),
}
"""What each role does most, first."""

_QUICK = 5
"""Seconds; a person's first answer waits for their menu."""

_LAST = ("language", "reset", "mydata", "forget", "help")

GROUP = ("track", "duty", "docs", "language", "reset", "help")


def menu(speaker: Speaker) -> tuple[str, ...]:
    """The commands a person sees in a private chat."""
    choice = ("role",) if len(speaker.held) > 1 else ()
    inviting = ("invite",) if "admin" in speaker.held else ()
    group = ("staffgroup", "business") if speaker.role in ("seller", "admin") else ()
    selling = ("link",) if speaker.role != "customer" else ()
    shop = ("shop",) if speaker.role != "customer" or len(speaker.shops) > 1 else ()
    return (*_FIRST[speaker.role], *selling, *shop, *choice, *inviting, *group, *_LAST)


async def publish(bot: TelegramBot, role: Role) -> None:
    """Set the menus that hold for everybody of the default role, in every language."""
    private = BotCommandScopeAllPrivateChats()
    for language in LANGUAGES:
        names = (*_FIRST[role], *_LAST)
        await _set(bot, names, language, private, language)
        await _set(bot, GROUP, language, BotCommandScopeAllGroupChats(), language)
    # Telegram falls back to the menu without a language for all that it has none for.
    await _set(bot, (*_FIRST[role], *_LAST), "en", private, None)
    await _set(bot, GROUP, "en", BotCommandScopeAllGroupChats(), None)


async def publish_for(bot: TelegramBot, speaker: Speaker) -> None:
    """Set a person's own menu: where they may choose a role, or chose a language that is not their app's."""
    await _set(bot, menu(speaker), speaker.language, BotCommandScopeChat(speaker.chat), None)


async def _set(bot: TelegramBot, names: Sequence[str], language: Language, scope: BotCommandScope,
               code: str | None) -> None:  # fmt: skip
    commands = [BotCommand(name, say(language, f"telegram-menu-{name}")) for name in names]
    try:
        await bot.set_my_commands(commands, scope=scope, language_code=code, read_timeout=_QUICK)
    except TelegramError as error:  # a convenience; the commands work without it
        log.warning("the menu for %s (%s) was not set: %s", scope.type, code, error)
