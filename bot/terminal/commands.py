"""What begins with a slash. Anything else, a path among it, is a message."""

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rich.console import Group, RenderableType
from rich.text import Text

from bot.settings import LANGUAGES, Language
from bot.terminal.dialogue import EXAMPLE_NUMBER, ROLES, Dialogue
from bot.terminal.escapes import clean
from bot.terminal.files import read_file
from bot.terminal.rendering import hanging
from bot.terminal.wrapping import Prose
from bot.texts import say

if TYPE_CHECKING:
    from bot.terminal.session import Session

_FORM = re.compile(r"[/／]([^\s/／]{1,40})(?:\s+(.*))?", re.DOTALL)
_LANGUAGE_CHOICES = (*LANGUAGES, "auto")
_NAMES = {"en": "English", "zh": "中文", "es": "español", "ru": "русский"}


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what may follow it."""

    run: Callable[["Session", str], Awaitable[RenderableType | None]]
    arguments: tuple[str, ...] = ()
    verbatim: bool = False
    """Whether what follows is taken as it is written; else in small letters."""


async def _help(session: "Session", _: str) -> RenderableType:
    language = session.dialogue.language
    commands = [(f"/{name}", Prose(say(language, f"terminal-command-{name}"))) for name in COMMANDS]
    return Group(
        examples(session.dialogue),
        "",
        Prose(say(language, "terminal-commands"), style="bold"),
        hanging(commands),
    )


async def _role(session: "Session", name: str) -> RenderableType:
    dialogue = session.dialogue
    choices = " · ".join(ROLES)
    if name in ROLES:
        dialogue.role = name
        dialogue.choices = ()
    elif name:
        return Prose(say(dialogue.language, "terminal-role-unknown", name=clean(name)[:40], choices=choices))
    text = "terminal-role-changed" if name else "terminal-role-now"
    return Prose(say(dialogue.language, text, role=role_name(dialogue), choices=choices))


async def _lang(session: "Session", name: str) -> RenderableType:
    dialogue = session.dialogue
    choices = " · ".join(_LANGUAGE_CHOICES)
    if name == "auto":
        dialogue.chosen = None
        return Prose(say(dialogue.language, "terminal-language-automatic"))
    if name in LANGUAGES:
        dialogue.chosen = dialogue.language = name
        return Prose(say(dialogue.language, "terminal-language-changed"))
    if name:
        text = say(dialogue.language, "terminal-language-unknown", name=clean(name)[:40], choices=choices)
        return Prose(text)
    now = language_name(dialogue)
    return Prose(say(dialogue.language, "terminal-language-now", language=now, choices=choices))


async def _reset(session: "Session", _: str) -> RenderableType:
    await session.forget()
    return Prose(say(session.dialogue.language, "terminal-reset-done"))


async def _docs(session: "Session", asked: str) -> None:
    await session.ask(f"/docs {asked}".strip())


async def _order(session: "Session", number: str) -> None:
    text = "telegram-ask-order-this" if number else "telegram-ask-order"
    await session.ask(say(session.dialogue.language, text, about=number))


async def _send(session: "Session", written: str) -> RenderableType | None:
    """A file of this computer, handed to the assistant as one that was sent: `/send orders.csv what it is`."""
    name, _, caption = written.partition(" ") if not written.startswith('"') else written[1:].partition('"')
    if not name:
        return Prose(say(session.dialogue.language, "terminal-send-how"))
    await session.ask(caption.strip(), (read_file(name),))
    return None


async def _cases(session: "Session", asked: str) -> None:
    await session.ask(f"/cases {asked}".strip())


async def _case(session: "Session", asked: str) -> None:
    await session.ask(f"/case {asked}".strip())


async def _policy(session: "Session", asked: str) -> None:
    await session.ask(f"/policy {asked}".strip())


async def _digest(session: "Session", asked: str) -> None:
    await session.ask(f"/digest {asked}".strip())


async def _recall(session: "Session", asked: str) -> None:
    await session.ask(f"/recall {asked}".strip())


async def _mydata(session: "Session", _: str) -> RenderableType:
    return Text(await session.remembered())


async def _forget(session: "Session", answer: str) -> RenderableType:
    language = session.dialogue.language
    home = clean(str(session.home))
    if answer != "yes":
        return Prose(say(language, "terminal-forget-ask", home=home))
    await session.erase()
    return Prose(say(language, "terminal-forget-done", home=home))


async def _quit(session: "Session", _: str) -> None:
    session.leaving = True


COMMANDS = {
    "help": Command(_help),
    "role": Command(_role, ROLES),
    "lang": Command(_lang, _LANGUAGE_CHOICES),
    "docs": Command(_docs, ("markets", "new"), verbatim=True),
    "order": Command(_order, verbatim=True),
    "send": Command(_send, verbatim=True),
    "cases": Command(_cases, ("waiting", "all"), verbatim=True),
    "case": Command(_case, ("new",), verbatim=True),
    "policy": Command(_policy, ("set",), verbatim=True),
    "digest": Command(_digest, ("last",), verbatim=True),
    "recall": Command(_recall, verbatim=True),
    "reset": Command(_reset),
    "mydata": Command(_mydata),
    "forget": Command(_forget, ("yes",)),
    "quit": Command(_quit),
}
# The names that Telegram and other terminals use.
_ALIASES = {"start": "help", "language": "lang", "exit": "quit"}


def parse(text: str) -> tuple[str, str] | None:
    """(name, argument) when `text` is a command, ours or not; None when it is a message."""
    match = _FORM.fullmatch(text.strip())
    return (match[1].lower(), (match[2] or "").strip()) if match else None


async def run(session: "Session", name: str, argument: str) -> RenderableType | None:
    """Do the command; what is to be shown for it."""
    name = _ALIASES.get(name, name)
    if name in COMMANDS:
        command = COMMANDS[name]
        return await command.run(session, argument if command.verbatim else argument.lower())
    language = session.dialogue.language
    closest = process.extractOne(name, [*COMMANDS, *_ALIASES], scorer=fuzz.WRatio, score_cutoff=60)
    written = f"/{clean(name)}"
    if closest is None:
        return Prose(say(language, "terminal-command-unfamiliar", command=written))
    return Prose(say(language, "terminal-command-unknown", command=written, closest=f"/{closest[0]}"))


def suggestions(line: str, language: Language) -> Iterator[tuple[str, str]]:
    """For completion: whole lines that a line beginning with a slash may become, each explained."""
    name, space, _ = line[1:].partition(" ")
    if not space:
        for command in COMMANDS:
            yield f"/{command}", say(language, f"terminal-command-{command}")
    elif name in COMMANDS:
        for argument in COMMANDS[name].arguments:
            yield f"/{name} {argument}", ""


def examples(dialogue: Dialogue) -> RenderableType:
    """Three questions that somebody in this role may ask."""
    number = dialogue.samples[0] if dialogue.samples else EXAMPLE_NUMBER
    lines = [
        ("·", Prose(say(dialogue.language, f"terminal-example-{dialogue.role}-{n}", number=clean(number))))
        for n in (1, 2, 3)
    ]
    return Group(Prose(say(dialogue.language, "terminal-examples"), style="bold"), hanging(lines))


def role_name(dialogue: Dialogue) -> str:
    """The role in the language spoken now."""
    return say(dialogue.language, f"terminal-role-{dialogue.role}")


def language_name(dialogue: Dialogue) -> str:
    """The chosen language in its own name."""
    if dialogue.chosen:
        return _NAMES[dialogue.chosen]
    return say(dialogue.language, "terminal-language-auto")
