"""`quayside classify`: HS candidates for a description, one or many."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch
from bot.errors import UserError
from bot.settings import Language, Settings

if TYPE_CHECKING:
    from bot.store import Store

SHOP, OWNER = "default", "terminal:local"
"""Whose memory of codes the command line uses."""


@app.command()
def classify(
    text: Annotated[str, typer.Argument(help="What the goods are: article, material, use.")] = "",
    count: Annotated[int, typer.Option("-k", min=1, max=20, help="How many candidates.")] = 5,
    category: Annotated[str, typer.Option(help="A marketplace's category path.")] = "",
    confirm: Annotated[
        str, typer.Option(help="Remember this code for the product: it comes first from then on.")
    ] = "",
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    batch: Annotated[str, typer.Option(help='JSON Lines file of {"id","text",…}, or - for stdin.')] = "",
) -> None:
    """Find HS codes that the goods may be classified under."""
    if bool(text.strip()) == bool(batch):
        raise typer.BadParameter("give either a description or --batch FILE")
    from bot.duties.classification import classify as candidates

    settings = Settings()
    home = settings.quayside_home
    store = _store(settings, make=bool(confirm))
    if confirm:
        from bot.duties.confirmed_codes import confirm as keep

        assert store is not None
        kept = keep(store, SHOP, OWNER, text, confirm).as_json()
        if as_json:
            print_json({"confirmed": kept})
        else:
            typer.echo(f"{kept['hs']}  {kept['description']}")
        return

    def answer(entry: dict[str, Any]) -> dict[str, Any]:
        described, k = entry.get("text"), entry.get("k", count)
        if not isinstance(described, str):
            raise UserError("a line needs a `text`", code="bad_line")
        if not isinstance(k, int) or isinstance(k, bool) or k < 1:
            raise UserError("`k` must be a whole number of at least 1", code="bad_line")
        found = candidates(
            described,
            category=entry.get("category"),
            category_zh=entry.get("category_zh"),
            attributes=entry.get("attributes"),
            k=k,
            home=home,
            language=lang,
        )
        if store is not None:
            from bot.duties.confirmed_codes import recalled
            from bot.duties.own_codes import recalling

            found = recalling(found, recalled(store, SHOP, described))
        return found.as_json()

    if batch:
        run_batch(batch, answer)
        return
    result = answer({"text": text, "category": category or None})
    if as_json:
        print_json(result)
        return
    for one in result["candidates"]:
        typer.echo(f"{one['hs']}  {one['score']:.2f}  {one['description']}  ({one['why']})")
    for line in (result.get("message"), result.get("question", {}).get("text")):
        if line:
            typer.echo(line)
    for choice in result.get("question", {}).get("choices", []):
        typer.echo(f"  - {choice}")


def _store(settings: Settings, *, make: bool) -> "Store | None":
    """The store, if there is one: a classification alone makes none."""
    url = settings.store_url
    if not make and url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return None
    from bot.store import open_store

    return open_store(url)
