"""`quayside retention run`, `invite`, `backup`, `restore`: looking after what is stored."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import InvitedRole, Settings

retention = typer.Typer(no_args_is_help=True, help="How long things are kept.")
app.add_typer(retention, name="retention")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@retention.command("run")
def retention_run(as_json: Json = False) -> None:
    """Erase what is past its days now (`serve` does so daily)."""
    import asyncio

    from bot.app import run_retention

    erased = asyncio.run(run_retention(Settings()))
    if as_json:
        print_json({"erased": erased})
        return
    for kind, count in erased.items():
        typer.echo(f"{count:>6}  {kind.replace('_', ' ')}")


@app.command()
def invite(
    role: Annotated[InvitedRole, typer.Option(help="seller or staff.")],
    days: Annotated[int, typer.Option(min=1, max=90, help="How long it can be taken.")] = 7,
    shop: Annotated[str, typer.Option(help="In which shop.")] = "default",
    as_json: Json = False,
) -> None:
    """Make a link by which one person gets a role in a shop, once."""
    from bot.app import make_invitation

    made = make_invitation(Settings(), role, days, shop)
    if as_json:
        print_json(made)
    else:
        typer.echo(made["link"] or made["command"])


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to; must not exist.")], as_json: Json = False
) -> None:
    """Save the store, the conversations and imported tables in one file, also while the bot runs."""
    from bot.backup import back_up

    made = back_up(Settings(), file)
    if as_json:
        print_json(made.as_json())
    else:
        typer.echo(f"{file}: schema {made.schema}, {made.size / 2**20:.1f} MB")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file made by `backup`.")], as_json: Json = False
) -> None:
    """Put a backup in the place of what is there, which is kept aside. The bot must be stopped."""
    from bot.backup import restore as put_back

    done = put_back(Settings(), file)
    if as_json:
        print_json(done.as_json())
    else:
        typer.echo(f"restored the backup of {done.made_at}")
        if done.aside:
            typer.echo(f"what was there before lies in {done.aside}")
