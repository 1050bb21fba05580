"""`quayside rates diff` and `rates update`: what an import would change, and rates from a live service."""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.duty import rates
from bot.cli.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.duties.editions import Change


@rates.command("diff")
def diff_rates(
    source: Annotated[str, typer.Argument(help="As for import.")],
    file: Annotated[Path, typer.Argument(help="The file; .gz is read as it is.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it was true.")] = None,
    valid_from: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day it answers for.")
    ] = None,
    destination: Annotated[str, typer.Option(help="For sheet: whose rates they are.")] = "",
    column: Annotated[list[str] | None, typer.Option(help="For sheet: our column=theirs; code=HS.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what importing a file would change; nothing is changed."""
    from bot.cli.duty import _pairs, _tariffs
    from bot.duties.consignment import parse_consignment
    from bot.duties.editions import compare
    from bot.duties.importers import Options, read

    tariffs = _tariffs(Settings())
    options = Options(
        as_of=as_of.date() if as_of else None,
        valid_from=valid_from.date() if valid_from else None,
        destination=parse_consignment({"to": destination}).destination,
        columns=_pairs(column, "--column"),
        tariffs=tariffs,
    )
    _report(compare(read(source, file, options), tariffs), as_json, "would_import")


@rates.command("update")
def update_rates(
    source: Annotated[str, typer.Argument(help="uk-tariff (live, keyless).")],
    codes: Annotated[list[str], typer.Argument(help="Commodity codes, ten digits.")],
    northern: Annotated[bool, typer.Option("--xi", help="Northern Ireland: the EU's tariff.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Fetch commodities from the live UK tariff and import them, all or none."""
    if source != "uk-tariff":
        raise typer.BadParameter("only uk-tariff can be asked live; the others are files: rates import")
    from bot.clock import today
    from bot.duties.editions import compare, save
    from bot.duties.importers import Options, read
    from bot.duties.tariffs import open_tariffs
    from bot.duties.uk_tariff_api import fetch
    from bot.store import open_store

    settings = Settings()
    service = "xi" if northern else "uk"
    fetched = fetch(codes, settings.uk_tariff_api, settings.home / "uk-tariff", service=service)
    store = open_store(settings.store_url)
    tariffs = open_tariffs(settings.home, store)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{service}-commodities.json"
        path.write_text(json.dumps([one.document for one in fetched]), encoding="utf-8")
        words = f"UK trade tariff API v2 ({service}), {today()}"
        drafts = read(source, path, Options(as_of=today(), source=words, tariffs=tariffs))
        changes = compare(drafts, tariffs) if dry_run else save(store, drafts, path, tariffs)
    _report(changes, as_json, "would_import" if dry_run else "imported")


def _report(changes: "list[Change]", as_json: bool, name: str) -> None:
    if as_json:
        print_json({name: [change.as_json() for change in changes]})
        return
    from bot.duties.editions import reported

    for line in reported(changes):
        typer.echo(line)
