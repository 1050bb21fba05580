"""`quayside eval`: quality figures on our own question sets."""

from typing import Annotated

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Settings


@app.command(name="eval")
def evaluate(
    only: Annotated[str, typer.Option("--set", help="One set only.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    show: Annotated[int, typer.Option(help="How many failures of each set to show.")] = 10,
) -> None:
    """Measure the assistant on its question sets, in a home of its own."""
    import asyncio
    import tempfile
    from pathlib import Path

    from bot.app import open_assistant
    from bot.evaluation import Score
    from bot.evaluation import evaluate as run
    from bot.log import configure_logging

    async def scores(settings: Settings) -> list[Score]:
        async with open_assistant(settings) as assistant:
            return await run(assistant, only)

    configure_logging("ERROR")
    with tempfile.TemporaryDirectory() as home:
        results = asyncio.run(scores(Settings(quayside_home=Path(home))))
    if as_json:
        print_json({"sets": [score.as_json() for score in results]})
        return
    from rich.console import Console

    console = Console(highlight=False)
    for score in results:
        extra = "".join(f"  {name} {value}" for name, value in score.figures.items())
        console.print(
            f"[bold]{score.name}[/]  {score.right} of {score.of} "
            f"({score.right / max(score.of, 1):.1%}){extra}  {score.seconds:.1f} s"
        )
        for failure in score.wrong[:show]:
            console.print(f"  · {failure}", markup=False)
