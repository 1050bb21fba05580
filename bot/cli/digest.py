"""`quayside digest`: a week of a shop's after-sales in figures."""

from typing import Annotated

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Language, Settings


@app.command()
def digest(
    week: Annotated[str, typer.Option(help="ISO week, e.g. 2026-W47; else the current one so far.")] = "",
    shop: Annotated[str, typer.Option(help="The shop.")] = "default",
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Cases by kind, reason, product, carrier and market; refunds, answer times, ratings, products with defects."""
    from bot.aftersales.digest import digest as figures_of
    from bot.aftersales.hand_off import shop_hours
    from bot.aftersales.shops import shop_of
    from bot.aftersales.weeks import week_named, week_of
    from bot.app import open_store
    from bot.assistant.answers.digest import present
    from bot.clock import now

    settings = Settings()
    store = open_store(settings)
    at = now()
    try:
        with store.begin() as session:
            row = shop_of(session, shop)
            hours = shop_hours(row, settings)
            asked = (
                week_named(week, hours.zone)
                if week
                else week_of(at.astimezone(hours.zone).date(), hours.zone)
            )
            found = figures_of(session, row, asked, hours, at)
    finally:
        store.close()
    if as_json:
        print_json(found)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(present(found, lang or settings.default_language)))
