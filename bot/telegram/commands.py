"""The commands, and what an unknown one is told."""

import difflib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from babel import Locale
from sqlalchemy.orm import Session

from bot.aftersales import links
from bot.clock import now
from bot.log import denied
from bot.settings import LANGUAGES, Language, Role
from bot.store import buttons, people
from bot.store.buttons import Choice
from bot.telegram import business, shops
from bot.telegram.desk import Asked, Desk, Said
from bot.telegram.desk import said as _said
from bot.telegram.identity import Speaker
from bot.telegram.identity import speaker as identified
from bot.telegram.incoming import Incoming
from bot.telegram.invitations import PREFIX, invite, take
from bot.telegram.menus import GROUP, menu, publish_for
from bot.telegram.personal import ask_forget, show_data
from bot.telegram.staff_group import staff_group
from bot.texts import escape, say

ANY_LANGUAGE = "auto"
"""In place of a language: answer each message in its own."""


async def run(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said | Asked | None:
    """Do what the command says; None where it is none of ours (in a group it may be another bot's)."""
    command = _COMMANDS.get(incoming.command)
    if command is not None:
        return await command(desk, incoming, speaker)
    if not incoming.private:
        return None
    known = difflib.get_close_matches(incoming.command, _COMMANDS, 1)
    named = escape(f"/{incoming.command}")
    if known:
        return _said(speaker, "telegram-unknown-command-near", command=named, near=f"/{known[0]}")
    return _said(speaker, "telegram-unknown-command", command=named)


async def take_role(desk: Desk, speaker: Speaker, role: str, turn: str = "") -> Said:
    """Act in another role, in a conversation that begins anew; only in one that the person holds."""
    if role not in speaker.held:
        denied("role", wanted=role[:20], person=speaker.key, turn=turn)
        return _said(speaker, "telegram-role-denied", role=_role(speaker.language, role, escape(role)))
    taken = next(held for held in speaker.held if held == role)

    def _take(session: Session) -> Speaker:
        people.take_role(session, speaker.key, taken)
        known = people.find(session, speaker.key)  # the role may not be theirs in the shop where they were
        return identified(desk.settings, known, speaker.chat, private=True) if known else speaker

    changed = replace(await desk.books(_take), role=taken)
    await desk.assistant.forget(changed.memory)
    await desk.books(lambda session: buttons.retire(session, speaker.chat, now()))
    await publish_for(desk.bot, changed)
    return _said(speaker, "telegram-role-taken", role=_role(speaker.language, taken))


async def choose_language(desk: Desk, speaker: Speaker, choice: str) -> Said:
    """Answer in that language from now on, or in that of each message."""
    wanted = _language_named(choice)
    if wanted is None and choice != ANY_LANGUAGE:
        return replace(
            _languages(speaker),
            text=say(speaker.language, "telegram-language-unknown", language=escape(choice)),
        )
    await desk.books(lambda session: people.choose_language(session, speaker.key, wanted))
    changed = replace(speaker, chosen=wanted, language=wanted or speaker.language)
    if speaker.chat > 0:
        await publish_for(desk.bot, changed)
    if wanted is None:
        return _said(changed, "telegram-language-auto")
    return _said(changed, "telegram-language-taken", language=say(wanted, f"telegram-language-{wanted}"))


async def _start(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    if incoming.text.startswith(PREFIX):
        return await take(desk, incoming, speaker)
    if links.is_link(incoming.text):
        return await shops.arrive(desk, incoming, speaker)
    names = menu(speaker) if incoming.private else GROUP
    return _said(speaker, "telegram-start", commands=_listed(speaker.language, names))


async def _help(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    names = menu(speaker) if incoming.private else GROUP
    text = say(speaker.language, f"telegram-help-{_AUDIENCE[speaker.role]}",
               commands=_listed(speaker.language, names))  # fmt: skip
    if len(speaker.held) > 1:
        text += "\n\n" + say(
            speaker.language, "telegram-help-role", role=_role(speaker.language, speaker.role)
        )
    return Said(text, speaker.language)


async def _change_role(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    if not incoming.private:
        return _said(speaker, "telegram-role-private")
    if incoming.text:
        return await take_role(desk, speaker, _role_named(incoming.text))
    if len(speaker.held) == 1:
        return _said(speaker, "telegram-role-only", role=_role(speaker.language, speaker.role))
    choices = tuple(Choice(_role(speaker.language, role), "role", role) for role in speaker.held)
    return _said(speaker, "telegram-role-choose", choices, role=_role(speaker.language, speaker.role))


async def _change_language(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    if incoming.text:
        return await choose_language(desk, speaker, incoming.text.strip())
    return _languages(speaker)


async def _reset(desk: Desk, _incoming: Incoming, speaker: Speaker) -> Said:
    await desk.assistant.forget(speaker.memory)
    await desk.books(lambda session: buttons.retire(session, speaker.chat, now()))
    return _said(speaker, "telegram-reset")


async def _track(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Asked:
    return _ask(speaker, "telegram-ask-track", incoming.text)


async def _duty(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Asked:
    return _ask(speaker, "telegram-ask-duty", incoming.text)


async def _docs(_desk: Desk, incoming: Incoming, _speaker: Speaker) -> Asked:
    return Asked(f"/docs {incoming.text}".strip())


async def _cases(_desk: Desk, incoming: Incoming, _speaker: Speaker) -> Asked:
    return Asked(f"/{incoming.command} {incoming.text}".strip())


async def _problems(_desk: Desk, _incoming: Incoming, speaker: Speaker) -> Asked:
    return Asked(say(speaker.language, "telegram-ask-problems"))


async def _lanes(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Asked:
    return _ask(speaker, "telegram-ask-lanes", incoming.text)


async def _order(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Asked:
    return _ask(speaker, "telegram-ask-order", incoming.text)


async def _watch(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Asked:
    return _ask(speaker, "telegram-ask-watch", incoming.text)


_COMMANDS: dict[str, Callable[[Desk, Incoming, Speaker], Awaitable[Said | Asked]]] = {
    "start": _start,
    "help": _help,
    "role": _change_role,
    "language": _change_language,
    "reset": _reset,
    "track": _track,
    "duty": _duty,
    "watch": _watch,
    "problems": _problems,
    "lanes": _lanes,
    "docs": _docs,
    "cases": _cases,
    "case": _cases,
    "policy": _cases,
    "digest": _cases,
    "recall": _cases,
    "order": _order,
    "shop": shops.shop,
    "link": shops.link,
    "mydata": show_data,
    "forget": ask_forget,
    "invite": invite,
    "staffgroup": staff_group,
    "business": business.command,
}

NAMES = tuple(_COMMANDS)
"""Every command there is."""

_AUDIENCE: dict[Role, str] = {"customer": "customer", "seller": "seller", "staff": "staff", "admin": "staff"}


def _ask(speaker: Speaker, text: str, about: str) -> Asked:
    return Asked(say(speaker.language, f"{text}-this", about=about) if about else say(speaker.language, text))


def _languages(speaker: Speaker) -> Said:
    names = [Choice(say(code, f"telegram-language-{code}"), "language", code) for code in LANGUAGES]
    auto = Choice(say(speaker.language, "telegram-language-any"), "language", ANY_LANGUAGE)
    return _said(speaker, "telegram-language-choose", (*names, auto))


def _language_named(name: str) -> Language | None:
    """A language by its code or by its name in any language we speak."""
    wanted = name.strip().casefold()
    for code in LANGUAGES:
        names = {code, *(str(Locale(code).get_display_name(other)).casefold() for other in LANGUAGES)}
        if wanted in names or wanted.split("-")[0] == code:
            return code
    return None


def _role_named(name: str) -> str:
    """A role by its name in any language we speak; the name itself where there is no such role."""
    wanted = name.strip().casefold()
    for role in _AUDIENCE:
        if wanted in {role, *(_role(language, role).casefold() for language in LANGUAGES)}:
            return role
    return wanted


def _role(language: Language, role: str, otherwise: str = "") -> str:
    return say(language, f"telegram-role-{role}") if role in _AUDIENCE else otherwise


def _listed(language: Language, names: tuple[str, ...]) -> str:
    return "\n".join(f"- /{name} — {say(language, f'telegram-menu-{name}')}" for name in names)
