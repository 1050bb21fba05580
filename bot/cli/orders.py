"""`quayside orders`: a shop's orders, from the command line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.errors import UserError
from bot.settings import Language, Settings

orders_app = typer.Typer(no_args_is_help=True, help="A shop's orders.")
app.add_typer(orders_app, name="orders")

_JSON = typer.Option("--json", help="Print one JSON document.")
_SHOP = typer.Option(help="Whose orders they are.")


@orders_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="An export of a shop system or marketplace: CSV or XLSX.")],
    shop: Annotated[str, _SHOP] = "default",
    currency: Annotated[str, typer.Option(help="ISO 4217, of amounts that name none.")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(
            help="What a column is, for a sheet that is no known export: number=3 (from 1). Remembered."
        ),
    ] = None,
    look: Annotated[bool, typer.Option("--look", help="Only say what would become of it.")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", help="Language of the report.")] = None,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Take a file of orders into the store, all of it or nothing. Taking it in again changes nothing."""
    from bot.app import take_orders

    settings = Settings()
    report = take_orders(settings, file, shop=shop, currency=currency, columns=column or (), write=not look)
    if as_json:
        print_json(report)
    else:
        from bot.assistant.answers.order_sheet import present_report

        sys.stdout.write(present_report(report, lang or settings.default_language, rows=50) + "\n")
    if not report["orders"]:
        raise UserError(f"{file.name}: no order could be taken in", code="nothing_imported")


@orders_app.command("list")
def list_orders(
    shop: Annotated[str, _SHOP] = "default",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many, newest first.")] = 20,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """The newest orders of a shop."""
    from bot.aftersales.orders import count_orders, latest_orders, order_json
    from bot.app import open_store

    with open_store(Settings()).begin() as session:
        found = [order_json(row, "seller") for row in latest_orders(session, shop, limit)]
        count = count_orders(session, shop)
    if as_json:
        print_json({"shop": shop, "count": count, "orders": found})
        return
    for order in found:
        total = f"{order['total']} {order['currency']}" if order["total"] else "-"
        placed, state = (order["placed_at"] or "")[:10], order["state"] or "-"
        pieces = sum(item["quantity"] for item in order["items"])
        typer.echo(
            f"{order['shown']:<24} {placed:<11} {state:<10} {total:>14}  {order['country']:<3} {pieces}"
        )
    typer.echo(f"{count} in all")


@orders_app.command("show")
def show(
    number: Annotated[str, typer.Argument(help="The order's number.")],
    shop: Annotated[str, _SHOP] = "default",
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """One order: its items, and where its parcels are."""
    from bot.app import where_is_order

    settings = Settings()
    found = where_is_order(settings, number, shop)
    if as_json:
        print_json(found["orders"][0])
        return
    from bot.assistant.answers.order import present_where

    sys.stdout.write(present_where(found, settings.default_language)[0] + "\n")


@orders_app.command("link")
def link(
    number: Annotated[str, typer.Argument(help="The order's number.")],
    shop: Annotated[str, _SHOP] = "default",
    days: Annotated[int, typer.Option(min=1, max=365, help="How long it can be taken.")] = 30,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """A link that opens one order for its buyer, without further proof."""
    from bot.app import make_order_link

    _print_link(make_order_link(Settings(), number, shop, days), as_json=as_json)


def _print_link(made: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        print_json(made)
    else:
        typer.echo(made["link"] or made["command"])
