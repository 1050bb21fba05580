"""`quayside ask`: one turn, or a batch of conversations."""

import uuid
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch_async
from bot.errors import UserError
from bot.settings import LANGUAGES, Language, Role, Settings

if TYPE_CHECKING:
    from bot.assistant.assistant import Assistant
    from bot.assistant.conversation import Reply

_ROLES = ("customer", "seller", "staff", "admin")


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="The question.")] = "",
    role: Annotated[Role, typer.Option("--as", help="Who asks.")] = "seller",
    user: Annotated[str, typer.Option(help="Who asks, by a name of your own.")] = "local",
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    batch: Annotated[str, typer.Option(help="JSON Lines file, or - for stdin.")] = "",
) -> None:
    """Ask the assistant one question, or a file of them."""
    import asyncio

    if bool(text.strip()) == bool(batch):
        raise typer.BadParameter("give either a question or --batch FILE")
    settings = Settings()
    if batch:
        asyncio.run(_batch(settings, batch, role, user, lang))
    else:
        asyncio.run(_one(settings, text, role, user, lang, as_json=as_json))


async def _one(
    settings: Settings, text: str, role: Role, user: str, lang: Language | None, *, as_json: bool
) -> None:
    chat = f"ask:{uuid.uuid4().hex}"
    async with _opened(settings) as assistant:
        reply = await _answer(assistant, text, role, user, lang, chat)
        await assistant.forget(chat)
    if as_json:
        print_json({"id": None, "role": role, **reply.as_json()})
        return
    from bot.terminal.files import save
    from bot.terminal.rendering import reply_view
    from bot.terminal.screen import Screen
    from bot.texts import say

    screen = Screen()
    screen.show(reply_view(reply, reply.language), gap=False)
    for path in save(settings.home, reply.files):
        screen.show(say(reply.language, "terminal-file", path=str(path)), "dim", gap=False)


async def _batch(settings: Settings, batch: str, role: Role, user: str, lang: Language | None) -> None:
    run = uuid.uuid4().hex[:12]
    chats: set[str] = set()
    async with _opened(settings) as assistant:

        async def answer(entry: dict[str, Any]) -> dict[str, Any]:
            text = entry.get("text")
            if not isinstance(text, str):
                raise UserError("a line needs a `text`", code="bad_line")
            as_role = entry.get("role", role)
            if as_role not in _ROLES:
                raise UserError(f"no such role: {as_role!r}", code="bad_role")
            language = entry.get("language", lang)
            if language is not None and language not in LANGUAGES:
                raise UserError(f"no such language: {language!r}", code="bad_language")
            # a conversation belongs to its batch and its role: nothing of one leaks into another
            chat = f"batch:{run}:{as_role}:{entry.get('chat') or uuid.uuid4().hex}"
            chats.add(chat)
            reply = await _answer(assistant, text, as_role, str(entry.get("user", user)), language, chat)
            return {"role": as_role, **reply.as_json()}

        await run_batch_async(batch, answer)
        for chat in chats:
            await assistant.forget(chat)


async def _answer(
    assistant: "Assistant", text: str, role: Role, user: str, language: Language | None, chat: str
) -> "Reply":
    from bot.assistant.conversation import Person, Turn

    person = Person(f"cli:{user}", role, language)
    return await assistant.answer(Turn(person, chat, text, f"cli:{uuid.uuid4().hex}"))


def _opened(settings: Settings) -> AbstractAsyncContextManager["Assistant"]:
    from bot.app import open_assistant
    from bot.log import configure_logging

    configure_logging(settings.log_level)
    return open_assistant(settings)
