"""`quayside refund`: VAT on the Chinese side of an export."""

from typing import Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch
from bot.errors import QuaysideError
from bot.settings import Language, Settings


@app.command()
def refund(
    hs: Annotated[str, typer.Option(help="Customs code, six to ten digits.")] = "",
    purchase_price: Annotated[str, typer.Option(help="What the supplier was paid, CNY, without VAT.")] = "",
    with_vat: Annotated[bool, typer.Option(help="The purchase price contains VAT.")] = False,
    fob: Annotated[str, typer.Option(help="FOB value, CNY; for manufacturers, and where it is taxed.")] = "",
    mode: Annotated[str, typer.Option(help="0110, 9610, 9710, 9810, 1210 or 1039.")] = "",
    exporter: Annotated[str, typer.Option(help="trader or manufacturer.")] = "",
    rate: Annotated[str, typer.Option(help="Refund rate of the code, 13%; else a dated one of ours.")] = "",
    vat_rate: Annotated[str, typer.Option(help="VAT rate of the goods in China; else 13%.")] = "",
    date: Annotated[str, typer.Option(help="Day of export; else today.")] = "",
    invoice: Annotated[bool, typer.Option(help="Whether there is a special VAT invoice.")] = True,
    pilot_zone: Annotated[bool, typer.Option(help="Exported from a comprehensive pilot zone.")] = False,
    compare: Annotated[bool, typer.Option(help="Show every mode side by side, the cheapest first.")] = False,
    sold: Annotated[bool, typer.Option(help="For 9810: whether the goods are sold already.")] = True,
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    batch: Annotated[str, typer.Option(help="JSON Lines file, or - for stdin.")] = "",
) -> None:
    """Estimate China's export VAT refund, or what an export without one costs."""
    from bot.duties.export_refund import parse_purchase
    from bot.duties.export_refund import refund as worked_out
    from bot.duties.export_refund_modes import by_mode

    language = lang or Settings().default_language

    def answer(told: dict[str, Any]) -> dict[str, Any]:
        purchase = parse_purchase(told)
        return by_mode(purchase, language) if told.get("compare") else worked_out(purchase).as_json(language)

    if batch:
        run_batch(batch, answer)
        return
    if not hs or not purchase_price:
        raise typer.BadParameter("give --hs and --purchase-price, or --batch FILE")
    told = {
        "hs": hs, "purchase_price": purchase_price, "with_vat": with_vat, "fob": fob, "mode": mode,
        "exporter": exporter, "rate": rate, "vat_rate": vat_rate, "date": date, "invoice": invoice,
        "pilot_zone": pilot_zone, "sold": sold, "compare": compare,
    }  # fmt: skip
    try:
        result = answer(told)
    except QuaysideError as error:
        if as_json:
            print_json({"error": error.as_json()})
        raise
    if as_json:
        print_json(result)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    from bot.assistant.answers.refund import present_result

    Console().print(Markdown(present_result(result, language)))
