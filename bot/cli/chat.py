"""`quayside chat`: the assistant in the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import app
from bot.settings import Language, Role

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from bot.assistant.conversation import Assistant, OnProgress


@app.command()
def chat(
    role: Annotated[Role, typer.Option("--as", help="Who you speak as.")] = "seller",
    lang: Annotated[Language | None, typer.Option("--lang", help="Language of the answers.")] = None,
    shop: Annotated[str, typer.Option(help="The shop in which you speak.")] = "default",
) -> None:
    """Talk to the assistant in the terminal."""
    import asyncio

    from bot.settings import Settings
    from bot.terminal import chat as talk

    settings = Settings()

    def opening(on_progress: "OnProgress") -> "AbstractAsyncContextManager[Assistant]":
        from bot.app import open_assistant

        return open_assistant(settings, on_progress)

    def samples() -> tuple[str, ...]:
        from bot.app import sample_numbers

        return sample_numbers(settings)

    asyncio.run(talk(settings, opening, role=role, language=lang, shop=shop, samples=samples))
