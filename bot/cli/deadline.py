"""`quayside deadline`: until when, by consumer law, carriers' terms or an authority's clock."""

from typing import Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch
from bot.errors import QuaysideError
from bot.settings import Language, Settings

_NOTHING = {"due": None, "days": None, "rule": None, "source": None, "as_of": None}


@app.command()
def deadline(
    market: Annotated[str, typer.Option(help="Country: DE, US, JP…; EU without a country of it.")] = "",
    kind: Annotated[
        str, typer.Option(help="withdrawal, refund, warranty, claim, recall, export_refund…")
    ] = "",
    since: Annotated[str, typer.Option("--from", help="The day that the law counts from; else today.")] = "",
    carrier: Annotated[str, typer.Option(help="For claims: ups, fedex, dhl, air-cargo, ocean, post…")] = "",
    cause: Annotated[str, typer.Option(help="For claims: damage, delay or loss.")] = "",
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    batch: Annotated[str, typer.Option(help="JSON Lines file, or - for stdin.")] = "",
) -> None:
    """Until when: the last day of a period of law, of a carrier's claim window or of an authority's clock."""
    if batch:
        run_batch(batch, _answer)
        return
    if not kind:
        raise typer.BadParameter("give --kind, or --batch FILE")
    told = {"market": market, "kind": kind, "from": since, "carrier": carrier, "cause": cause}
    try:
        found = _answer(told)
    except QuaysideError as error:
        if as_json:
            print_json(_NOTHING | {"error": error.as_json()})
        raise
    if as_json:
        print_json(found)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    from bot.assistant.answers.deadline import present

    Console().print(Markdown(present(found, lang or Settings().default_language)))


def _answer(told: dict[str, Any]) -> dict[str, Any]:
    from datetime import date

    from bot.aftersales.deadlines import deadline as until
    from bot.clock import today
    from bot.duties.countries import country_code
    from bot.errors import UserError

    day = str(told.get("from") or "")
    try:
        start = date.fromisoformat(day) if day else today()
    except ValueError:
        raise UserError(f"from: {day[:40]!r} is no ISO date", code="bad_date") from None
    named = str(told.get("market") or "").strip()
    market = "EU" if named.upper() == "EU" else country_code(named) or named
    carrier, cause = str(told.get("carrier") or ""), str(told.get("cause") or "")
    return until(market, str(told.get("kind") or ""), start, carrier=carrier, cause=cause).as_json()
