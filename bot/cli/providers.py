"""`quayside providers`: the tracking services' keys, how each stands, and whether it answers."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.errors import QuaysideError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.tracking.live import Live

providers_app = typer.Typer(no_args_is_help=True, help="The shops' tracking services.")
app.add_typer(providers_app, name="providers")

_SHOP = typer.Option(help="The shop whose account it is.")
_JSON = typer.Option("--json", help="Print one JSON document.")
_NAME = typer.Argument(help="17track, aftership, dhl or easypost.")


@providers_app.command("set")
def set_provider(
    name: Annotated[str, _NAME],
    shop: Annotated[str, _SHOP] = "default",
    remove: Annotated[bool, typer.Option("--remove", help="Forget the key.")] = False,
) -> None:
    """Store a key, encrypted. It is asked for, or read from stdin (a second line is the webhook's secret)."""
    from bot.app import open_store
    from bot.tracking.accounts import remove_account, set_account

    settings = Settings()
    store = open_store(settings)
    if remove:
        remove_account(store, shop=shop, provider=name)
        return
    # Not an argument: those stand in the shell's history and in the list of processes.
    if sys.stdin.isatty():
        key = typer.prompt("Key", hide_input=True)
        secret = typer.prompt("Webhook secret (empty: none)", hide_input=True, default="", show_default=False)
    else:
        key, _, secret = sys.stdin.read(2000).strip().partition("\n")
    set_account(store, settings, shop=shop, provider=name, key=key, webhook_secret=secret)


@providers_app.command("list")
def list_providers(shop: Annotated[str, _SHOP] = "default", as_json: Annotated[bool, _JSON] = False) -> None:
    """Show each service: key or none, calls today, quota, and why it is left alone. Never a key."""
    from bot.app import open_store
    from bot.texts import say
    from bot.tracking.standing import standing

    settings = Settings()
    listed = standing(open_store(settings), settings, shop)
    if as_json:
        print_json({"shop": shop, "providers": listed})
        return
    from rich.console import Console
    from rich.table import Table

    language = settings.default_language
    columns = ("service", "account", "calls", "quota", "state", "webhook")
    table = Table(*(say(language, f"providers-{column}") for column in columns))
    for one in listed:
        table.add_row(*_row(one, language))
    Console().print(table)


@providers_app.command("test")
def try_providers(
    name: Annotated[str, typer.Argument(help="One service; all that have a key if left out.")] = "",
    shop: Annotated[str, _SHOP] = "default",
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Try each key for real, at no cost in quota (DHL: one call)."""
    from bot.app import open_store
    from bot.errors import UserError
    from bot.texts import say
    from bot.tracking.live import Live

    settings = Settings()
    with Live(settings, open_store(settings)) as live:
        names = [name] if name else list(live.services_of(shop))
        results = [_tried(live, shop, one) for one in names]
    if not results:
        raise UserError(
            f"shop {shop} has no tracking service; see `quayside providers set`", code="no_account"
        )
    if as_json:
        print_json({"shop": shop, "results": results})
    else:
        for result in results:
            text = (
                say(settings.default_language, "providers-works")
                if result["ok"]
                else result["error"]["message"]
            )
            sys.stdout.write(f"{result['provider']}: {text}\n")
    if not all(result["ok"] for result in results):
        raise typer.Exit(1)


def _tried(live: "Live", shop: str, provider: str) -> dict[str, Any]:
    try:
        quota = live.check(shop, provider)
    except QuaysideError as error:
        return {"provider": provider, "ok": False, "error": error.as_json()}
    return {"provider": provider, "ok": True, "quota": {"total": quota.total, "left": quota.left}}


def _row(one: dict[str, Any], language: str) -> tuple[str, ...]:
    from bot.texts import say

    account = say(language, f"providers-account-{one['account'] or 'none'}")
    calls = (
        str(one["calls_today"]) if not one["calls_a_day"] else f"{one['calls_today']} / {one['calls_a_day']}"
    )
    quota = (
        "–" if one["quota"]["total"] is None else f"{_shown(one['quota']['left'])} / {one['quota']['total']}"
    )
    state = one["problem"] or ("–" if not one["account"] else say(language, "providers-ready"))
    return one["service"], account, calls, quota, state, one["webhook"] or "–"


def _shown(left: int | None) -> str:
    return "–" if left is None else str(left)
