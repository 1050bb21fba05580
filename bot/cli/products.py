"""`quayside products`: what sellers have watched, and a look for changes by hand."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Language, Settings

products = typer.Typer(no_args_is_help=True, help="Watched products: import, list, drop.")
app.add_typer(products, name="products")

_OWNER = typer.Option(help="Whose they are: telegram:42 is written to when something changes.")


@products.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="CSV or XLSX with SKU, HS code, markets, value, origin, price…")
    ],
    owner: Annotated[str, _OWNER] = "cli:local",
    lang: Annotated[Language | None, typer.Option(help="Language of the notices.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Save products; from then on each change of a measure that concerns them is told once."""
    from bot.app import open_store, open_tariffs
    from bot.clock import today
    from bot.duties.watched_products import import_products

    settings = Settings()
    channel, _, number = owner.partition(":")
    chat = int(number) if channel == "telegram" and number.lstrip("-").isdigit() else None
    store = open_store(settings)
    saved = import_products(
        store, open_tariffs(settings, store), file, owner=owner, on=today(), chat=chat,
        language=lang or settings.default_language,
    )  # fmt: skip
    if as_json:
        print_json(saved.as_json())
        return
    typer.echo(f"{saved.products} products in {saved.markets} product-market pairs saved for {owner}")
    for problem in saved.problems:
        typer.echo(f"  not saved: {problem}")


@products.command("list")
def list_(
    owner: Annotated[str, _OWNER] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show watched products with the duty, tax and margin last worked out."""
    from bot.app import open_store
    from bot.duties.watched_products import list_products

    found = list_products(open_store(Settings()), owner)
    if as_json:
        print_json({"products": found})
        return
    for product in found:
        margin = f", margin {product['margin']} %" if product["margin"] is not None else ""
        typer.echo(
            f"{product['owner']}: {product['sku']} to {product['destination']}, HS {product.get('hs', '')}: duty "
            f"{product['duty_percent']} %, tax {product['tax_percent']} %{margin} (on {product['known_on']})"
        )


@products.command("drop")
def drop(owner: Annotated[str, _OWNER]) -> None:
    """Watch none of this seller's products any more."""
    from bot.app import open_store
    from bot.duties.watched_products import drop_products

    typer.echo(f"{drop_products(open_store(Settings()), owner)} product-market pairs dropped")
