"""`quayside shops`: the shops of the deployment, their links and secrets."""

from typing import Annotated

import typer

from bot.cli import app
from bot.cli.orders import _print_link
from bot.cli.output import print_json
from bot.settings import Settings

shops_app = typer.Typer(no_args_is_help=True, help="The shops of this deployment.")
app.add_typer(shops_app, name="shops")

_JSON = typer.Option("--json", help="Print one JSON document.")
_SHOP = typer.Argument(help="The shop's id.")


@shops_app.command("list")
def list_shops(as_json: Annotated[bool, _JSON] = False) -> None:
    """All shops."""
    from bot.aftersales.shops import all_shops, shop_json
    from bot.app import open_store

    with open_store(Settings()).begin() as session:
        found = [shop_json(row) for row in all_shops(session)]
    if as_json:
        print_json({"shops": found})
        return
    for one in found:
        typer.echo(
            f"{one['shop']:<24} {one['name'] or '-':<30} {one['language']:<3} {one['time_zone'] or '-'}"
        )


@shops_app.command("add")
def add(
    shop: Annotated[str, _SHOP],
    name: Annotated[str, typer.Option(help="What customers are told.")] = "",
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """A new shop; invite its seller with `invite --role seller --shop ID`."""
    from bot.aftersales.shops import add_shop, shop_json
    from bot.app import open_store

    with open_store(Settings()).begin() as session:
        made = shop_json(add_shop(session, shop, name))
    if as_json:
        print_json(made)
    else:
        typer.echo(made["shop"])


@shops_app.command("set")
def change(
    shop: Annotated[str, _SHOP],
    name: Annotated[str | None, typer.Option(help="What customers are told.")] = None,
    language: Annotated[str | None, typer.Option(help="In which its staff read: en, zh, es, ru.")] = None,
    zone: Annotated[str | None, typer.Option(help="IANA time zone, e.g. Asia/Shanghai.")] = None,
    hours: Annotated[
        list[str] | None,
        typer.Option(
            help="mon=09:00-18:00, once for each day; holidays=2026-12-25,…; `always` for no hours."
        ),
    ] = None,
    reply_minutes: Annotated[int | None, typer.Option(help="Within which a person answers.")] = None,
    handling_days: Annotated[int | None, typer.Option(help="Within which an order leaves.")] = None,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Set what is given, leave the rest."""
    from bot.aftersales.shops import read_hours, set_up, shop_json
    from bot.app import open_store

    opened = read_hours(hours) if hours else None
    with open_store(Settings()).begin() as session:
        row = set_up(session, shop, name=name, language=language, zone=zone, hours=opened,
                     reply_minutes=reply_minutes, handling_days=handling_days)  # fmt: skip
        document = shop_json(row)
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(f"{key:<14} {value}" for key, value in document.items()))


@shops_app.command("link")
def link(
    shop: Annotated[str, typer.Argument(help="The shop's id.")] = "default",
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """The link that leads customers to the shop."""
    from bot.app import make_shop_link

    _print_link(make_shop_link(Settings(), shop), as_json=as_json)


@shops_app.command("secret")
def secret(
    shop: Annotated[str, typer.Argument(help="The shop's id.")] = "default",
    rotate: Annotated[
        bool, typer.Option("--rotate", help="Make a new one; the old one holds for a day.")
    ] = False,
    given: Annotated[str, typer.Option("--set", help="The one that the shop system made.")] = "",
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """The secret with which a shop system signs the orders that it sends to /orders/ID; made when first asked for."""
    from bot.app import hook_secret

    shown = hook_secret(Settings(), shop, rotate=rotate, given=given)
    if as_json:
        print_json(shown)
    else:
        typer.echo(shown["secret"])


@shops_app.command("remove-member")
def remove_member(
    shop: Annotated[str, _SHOP],
    person: Annotated[str, typer.Argument(help="e.g. telegram:42")],
    role: Annotated[str, typer.Option(help="Only this role of theirs.")] = "",
) -> None:
    """End somebody's place in a shop, at once."""
    from bot.aftersales.members import leave
    from bot.app import open_store
    from bot.clock import now
    from bot.errors import NotFound

    with open_store(Settings()).begin() as session:
        if not leave(session, shop, person, now(), role or None):
            raise NotFound(f"{person} does not belong to {shop}", code="not_found")
    typer.echo(person)
