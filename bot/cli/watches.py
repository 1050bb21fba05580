"""`quayside watch`, `quayside watches`: being told of parcels, without Telegram."""

import sys
from typing import Annotated

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Role, Settings

_PERSON = "terminal:local"
_JSON = typer.Option("--json", help="Print one JSON document.")


@app.command()
def watches(
    person: Annotated[str, typer.Option(help="Whose watches.")] = _PERSON,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """What is watched, and what has changed since the last time. Asks the tracking services for what is due."""
    from bot.app import look_at_watches

    settings = Settings()
    found = look_at_watches(settings, person)
    if as_json:
        print_json(found)
        return
    from bot.assistant.answers.watch import present_digest, present_watches

    language = settings.default_language
    parts = [present_watches(found, language)]
    if found["changes"]:
        parts.insert(0, present_digest(found["changes"], language, daily=False))
    sys.stdout.write("\n\n".join(parts) + "\n")


@app.command()
def watch(
    number: Annotated[str, typer.Argument(help="A tracking number.")],
    level: Annotated[str, typer.Option(help="all, problems or delivery.")] = "all",
    role: Annotated[Role, typer.Option("--as", help="Who asks.")] = "seller",
    shop: Annotated[str, typer.Option(help="The shop that the person belongs to.")] = "default",
    stop: Annotated[bool, typer.Option("--stop", help="End the watch instead.")] = False,
) -> None:
    """Watch a parcel; `quayside watches` tells what has changed."""
    from bot.app import open_store
    from bot.clock import now
    from bot.texts import say
    from bot.tracking.by_hand import watched_row
    from bot.tracking.view import Viewer
    from bot.tracking.watching import Watcher, unwatch, watch_parcel

    settings = Settings()
    language = settings.default_language
    watcher = Watcher(_PERSON, None, language, Viewer(role, shop, language))
    with open_store(settings).begin() as session:
        row = watched_row(session, number, watcher.viewer, now())
        if stop:
            text = say(language, "watch-ended", count=unwatch(session, _PERSON, now(), shipments=[row.id]))
        else:
            watch_parcel(session, watcher, row, level, now())
            text = say(language, "watch-unreached")
    sys.stdout.write(text + "\n")
