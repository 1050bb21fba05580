"""`quayside inbox list|retry|drop`, `quayside outbox list`: what waits, and what was given up."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.store import Store
    from bot.store.inbox import InboxRow
    from bot.store.outbox import OutboxRow

inbox_app = typer.Typer(no_args_is_help=True, help="What came in and is not answered yet, or was given up.")
outbox_app = typer.Typer(no_args_is_help=True, help="What is still to be sent, or could not be.")
app.add_typer(inbox_app, name="inbox")
app.add_typer(outbox_app, name="outbox")

_JSON = typer.Option("--json", help="Print one JSON document.")
_LIMIT = typer.Option(min=1, help="How many lines.")
_UPDATES = typer.Argument(help="Update numbers, as `inbox list` shows them.")
_ALL = typer.Option("--all", help="All that are parked.")


@inbox_app.command("list")
def list_inbox(
    everything: Annotated[
        bool, typer.Option("--all", help="What waits, too, not only what is parked.")
    ] = False,
    limit: Annotated[int, _LIMIT] = 50,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """List the updates that were given up, oldest first, with the reason."""
    from bot.store import inbox
    from bot.store.inbox import PARKED
    from bot.store.lanes import PENDING, TAKEN

    states = [PARKED, PENDING, TAKEN] if everything else [PARKED]
    store = _store()
    with store.begin() as session:
        rows = [_received(row) for row in inbox.listed(session, states, limit)]
    _show(rows, as_json)


@inbox_app.command()
def retry(
    updates: Annotated[list[int] | None, _UPDATES] = None,
    everything: Annotated[bool, _ALL] = False,
) -> None:
    """Try parked updates again: the running bot takes them up within a second."""
    from bot.store import inbox

    wanted = _wanted(updates, everything)
    store = _store()
    with store.begin() as session:
        found = inbox.retry(session, wanted)
    _report("to be tried again", wanted, found)


@inbox_app.command()
def drop(
    updates: Annotated[list[int] | None, _UPDATES] = None,
    everything: Annotated[bool, _ALL] = False,
) -> None:
    """Be done with parked updates: what they said is forgotten, and nothing more is sent."""
    from bot.clock import now
    from bot.store import inbox

    wanted = _wanted(updates, everything)
    store = _store()
    with store.begin() as session:
        found = inbox.drop(session, wanted, now())
    _report("dropped", wanted, found)


@outbox_app.command("list")
def list_outbox(
    everything: Annotated[bool, typer.Option("--all", help="What was sent, too.")] = False,
    limit: Annotated[int, _LIMIT] = 50,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """List the messages that wait, stayed uncertain or could not be sent, oldest first."""
    from bot.store import outbox
    from bot.store.lanes import PENDING, TAKEN
    from bot.store.outbox import FAILED, SENT, UNCERTAIN

    states = [PENDING, TAKEN, UNCERTAIN, FAILED, *([SENT] if everything else [])]
    store = _store()
    with store.begin() as session:
        rows = [_sending(row) for row in outbox.listed(session, states, limit)]
    _show(rows, as_json)


def _store() -> "Store":
    from bot.app import open_store

    return open_store(Settings())


def _received(row: "InboxRow") -> dict[str, Any]:
    try:
        kind = next((name for name in json.loads(row.payload) if name != "update_id"), "")
    except ValueError:
        kind = ""
    return {"update": row.update_id, "chat": row.lane, "kind": kind, "state": row.state, "begun": row.takes,
            "failures": row.failures, "received_at": _time(row.received_at), "error": row.error}  # fmt: skip


def _sending(row: "OutboxRow") -> dict[str, Any]:
    return {"id": row.id, "chat": row.lane, "turn": row.turn, "step": row.step, "part": row.part,
            "kind": row.kind, "state": row.state, "begun": row.takes, "created_at": _time(row.created_at),
            "error": row.error}  # fmt: skip


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _wanted(updates: list[int] | None, everything: bool) -> list[int] | None:
    if bool(updates) == everything:
        raise typer.BadParameter("give either update numbers or --all")
    return None if everything else updates


def _report(done: str, wanted: list[int] | None, found: list[int]) -> None:
    from bot.errors import NotFound

    typer.echo(f"{len(found)} {done}" + (f": {', '.join(map(str, found))}" if found else ""))
    missing = sorted(set(wanted or ()) - set(found))
    if missing:
        raise NotFound(f"not parked: {', '.join(map(str, missing))}; see `quayside inbox list`")


def _show(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        return print_json({"rows": rows})
    if not rows:
        return typer.echo("nothing")
    from rich.console import Console
    from rich.table import Table

    table = Table(*rows[0])
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    return Console().print(table)
