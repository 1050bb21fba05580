"""`quayside duty` and `quayside rates`: landed cost, and the dated tables behind it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch
from bot.errors import QuaysideError
from bot.settings import Language, Settings

if TYPE_CHECKING:
    from bot.duties.tariffs import Tariffs
    from bot.store import Store

rates = typer.Typer(no_args_is_help=True, help="The dated tables: import, list, check.")
app.add_typer(rates, name="rates")


@app.command()
def duty(
    hs: Annotated[str, typer.Option(help="HS or national code, at least six digits.")] = "",
    description: Annotated[str, typer.Option(help="What the goods are.")] = "",
    shipped_from: Annotated[
        str, typer.Option("--from", help="Country they are shipped from (ISO code).")
    ] = "",
    origin: Annotated[str, typer.Option(help="Country they were made in; else the one of --from.")] = "",
    to: Annotated[str, typer.Option(help="Country they go to.")] = "",
    value: Annotated[str, typer.Option(help="Price of all the goods.")] = "",
    currency: Annotated[str, typer.Option(help="Currency of value, freight and insurance.")] = "",
    freight: Annotated[str, typer.Option(help="International freight.")] = "",
    insurance: Annotated[str, typer.Option(help="Insurance of the transport.")] = "",
    incoterm: Annotated[str, typer.Option(help="EXW, FCA, FOB, CIF, DAP, DDP…")] = "",
    quantity: Annotated[str, typer.Option(help="How many, or how much, in --unit.")] = "",
    unit: Annotated[str, typer.Option(help="piece, pair, dozen, kg, l, m2…")] = "",
    weight_kg: Annotated[str, typer.Option(help="Net weight in kilograms.")] = "",
    date: Annotated[str, typer.Option(help="Day of import, 2026-11-23; else today.")] = "",
    mode: Annotated[str, typer.Option(help="air, sea, rail, road, courier or mail.")] = "",
    scheme: Annotated[str, typer.Option(help="ioss, oss, vendor or none.")] = "",
    preference: Annotated[str, typer.Option(help="A trade agreement that is claimed.")] = "",
    b2b: Annotated[bool | None, typer.Option("--b2b/--b2c", help="To a business, or to a consumer.")] = None,
    claim: Annotated[
        list[str] | None, typer.Option(help="What the importer claims; may be repeated.")
    ] = None,
    duty_rate: Annotated[str, typer.Option(help="Your own duty rate in place of ours: 12%, 5 EUR/kg…")] = "",
    tax_rate: Annotated[str, typer.Option(help="Your own VAT or GST rate in place of ours.")] = "",
    preference_rate: Annotated[
        str,
        typer.Option(help="The rate of --preference; the total with proof of origin is shown beside ours."),
    ] = "",
    quota_rate: Annotated[str, typer.Option(help="The rate within a tariff quota; shown beside ours.")] = "",
    compare: Annotated[
        bool, typer.Option(help="Show the other lawful ways beside it, the cheapest first.")
    ] = True,
    retail_price: Annotated[str, typer.Option(help="Retail price, where a rate is on it.")] = "",
    component: Annotated[list[str] | None, typer.Option(help="Value of a part: battery=3.50.")] = None,
    article: Annotated[
        list[str] | None,
        typer.Option(help="An article the tariff refers to: its code or rate, with =VALUE if asked; none."),
    ] = None,
    fx: Annotated[list[str] | None, typer.Option(help="Your own exchange rate: USDCAD=1.37.")] = None,
    price: Annotated[str, typer.Option(help="Planned selling price of one piece: gives the margin.")] = "",
    price_currency: Annotated[str, typer.Option(help="Currency of --price and of the costs of sale.")] = "",
    sales_tax: Annotated[
        str, typer.Option(help="Tax inside --price, 20%; import tax is then recovered.")
    ] = "",
    platform_fee: Annotated[str, typer.Option(help="The marketplace's share of the price: 15%.")] = "",
    payment_fee: Annotated[str, typer.Option(help="The payment service's share: 2.9%.")] = "",
    payment_fixed: Annotated[str, typer.Option(help="The payment service's fixed fee for a sale.")] = "",
    last_mile: Annotated[str, typer.Option(help="Delivery of one piece inside the country.")] = "",
    returns_rate: Annotated[str, typer.Option(help="Share of pieces that come back: 8%.")] = "",
    return_cost: Annotated[str, typer.Option(help="Cost of one return.")] = "",
    target_margin: Annotated[str, typer.Option(help="Margin for which a price is wanted: 30%.")] = "",
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    batch: Annotated[
        str, typer.Option(help="JSON Lines of consignments (- for stdin), or a sheet: .csv, .xlsx.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="For a sheet: the file with the results.")] = None,
    chart: Annotated[Path | None, typer.Option(help="Draw the result into this .png file.")] = None,
) -> None:
    """Estimate duty, tax and landed cost of a consignment, and with --price the margin of one piece."""
    given = {
        "hs": hs, "description": description, "from": shipped_from, "origin": origin, "destination": to,
        "value": value, "currency": currency, "freight": freight, "insurance": insurance, "incoterm": incoterm,
        "quantity": quantity, "unit": unit, "weight_kg": weight_kg, "date": date, "mode": mode, "scheme": scheme,
        "preference": preference, "channel": "" if b2b is None else "b2b" if b2b else "b2c",
        "claims": claim or [], "duty_rate": duty_rate, "tax_rate": tax_rate, "retail_price": retail_price,
        "preference_rate": preference_rate, "quota_rate": quota_rate,
        "components": _pairs(component, "--component"), "fx": _pairs(fx, "--fx"), "price": price,
        "price_currency": price_currency, "sales_tax": sales_tax, "platform_fee": platform_fee,
        "payment_fee": payment_fee, "payment_fixed": payment_fixed, "last_mile": last_mile,
        "returns_rate": returns_rate, "return_cost": return_cost, "target_margin": target_margin,
    }  # fmt: skip
    entry: dict[str, Any] = {name: told for name, told in given.items() if told}
    if article:
        entry["articles"] = _articles(article)
    if batch.lower().endswith((".csv", ".tsv", ".xlsx")):
        _sheet(Path(batch), out, entry, lang)
        return
    if bool(batch) == bool(entry):
        raise typer.BadParameter(
            "give either a consignment (--hs, --to, --value, --currency…) or --batch FILE"
        )
    from bot.duties.consignment import parse_consignment
    from bot.duties.landed_cost import estimate
    from bot.duties.margin import asks_for_economics, consult_margin

    settings = Settings()
    tariffs = _tariffs(settings)
    language = lang or settings.default_language

    def answer(told: dict[str, Any]) -> dict[str, Any]:
        told = {"compare": False, **told}  # a batch line asks for it, a single consignment has it
        if asks_for_economics(told):
            return consult_margin(told, tariffs, language=language, home=settings.home)
        if told.get("description") and not told.get("hs") and "lines" not in told:
            from bot.duties.consultation import consult

            return consult(told, tariffs, language=language, home=settings.home)
        return estimate(parse_consignment(told), tariffs).as_json()

    if batch:
        run_batch(batch, answer)
        return
    try:
        result = answer({**entry, "compare": compare})
    except QuaysideError as error:
        if as_json:
            print_json({"error": error.as_json()})
        raise
    if chart is not None:
        _draw(result, chart, language)
    if as_json:
        print_json(result)
    else:
        _show(result, language)


@rates.command("import")
def import_rates(
    source: Annotated[str, typer.Argument(help="us-hts, us-lists, uk-tariff, mfn-table, vat, fx, sheet…")],
    file: Annotated[Path, typer.Argument(help="The file; .gz is read as it is.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it was true.")] = None,
    valid_from: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day it answers for.")
    ] = None,
    origin: Annotated[str, typer.Option("--source", help="Where it comes from, in words.")] = "",
    destination: Annotated[str, typer.Option(help="For sheet: whose rates they are.")] = "",
    column: Annotated[list[str] | None, typer.Option(help="For sheet: our column=theirs; code=HS.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Load a file of dated measures; a file that is not right changes nothing."""
    from bot.duties.consignment import parse_consignment
    from bot.duties.editions import reported, save
    from bot.duties.importers import Options, read
    from bot.duties.tariffs import open_tariffs
    from bot.store import open_store

    settings = Settings()
    store = open_store(settings.store_url)
    tariffs = open_tariffs(settings.home, store)
    options = Options(
        as_of=as_of.date() if as_of else None,
        valid_from=valid_from.date() if valid_from else None,
        source=origin,
        destination=parse_consignment({"to": destination}).destination,
        columns=_pairs(column, "--column"),
        tariffs=tariffs,
    )
    drafts = read(source, file, options)
    if source in ("hs-nomenclature", "us-hts"):  # its names are also what `classify` searches
        from bot.duties.nomenclature import import_nomenclature

        import_nomenclature(settings.home, file)
    changes = save(store, drafts, file, tariffs)
    if as_json:
        print_json({"imported": [change.as_json() for change in changes]})
        return
    for line in reported(changes):
        typer.echo(line)


@rates.command("list")
def list_rates(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show every table: rows, first day, as-of day, source."""
    from bot.duties.freshness import tables

    found = tables(_tariffs(Settings()))
    if as_json:
        print_json({"tables": [table.as_json() for table in found]})
        return
    for table in found:
        typer.echo(
            f"{table.name}: {table.rows} rows from {table.valid_from}, as of {table.as_of}; {table.title}"
        )


@rates.command("check")
def check_rates(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say what has not been verified for too long, or is about to end."""
    from bot.clock import today
    from bot.duties.freshness import problems

    found = problems(_tariffs(Settings()), today())
    if as_json:
        print_json({"date": today(), "problems": [problem.as_json() for problem in found]})
        return
    for problem in found:
        typer.echo(problem.message)
    if not found:
        typer.echo("every table is within its limit")


def _show(result: dict[str, Any], language: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    from bot.assistant.answers import margin
    from bot.assistant.answers.duty import present, present_questions
    from bot.texts import escape, say

    blocks = [present(result, language)] if result["customs_value"] else []
    if unit := result.get("unit"):
        blocks.append(margin.present(unit, language))
    if taken := result.get("classified"):
        blocks.append(
            say(language, "duty-classified", hs=taken["hs"], description=escape(taken["description"]))
        )
    if result.get("questions"):
        blocks.append(present_questions(result["questions"], language))
    Console().print(Markdown("\n\n".join(blocks)))


def _sheet(file: Path, out: Path | None, defaults: dict[str, Any], lang: Language | None) -> None:
    """Work a sheet through; what its cells do not say is taken from the options."""
    from bot.duties.sheet_work import work_sheet

    settings = Settings()
    target = out or file.with_name(f"{file.stem}-result{file.suffix}")
    if target.resolve() == file.resolve():
        raise typer.BadParameter("the result would replace the sheet itself", param_hint="--out")
    worked = work_sheet(
        file, _tariffs(settings), defaults=defaults, language=lang or settings.default_language,
        home=settings.home, form=target.suffix.lstrip(".").lower(),
    )  # fmt: skip
    target.write_bytes(worked.data)
    typer.echo(f"{target}: {worked.rows} rows, {worked.failed} with errors")
    if worked.unknown:
        typer.echo("columns not used: " + ", ".join(worked.unknown))


def _draw(result: dict[str, Any], file: Path, language: str) -> None:
    if result["totals"] is None:
        raise typer.BadParameter("there is no total to draw yet", param_hint="--chart")
    from bot.assistant.answers.chart import draw
    from bot.assistant.answers.picture import readable
    from bot.texts import say

    data, shown = readable(draw, result, language)
    file.write_bytes(data)
    if shown != language:
        typer.echo(say(language, "chart-in-english"), err=True)


def _tariffs(settings: Settings) -> "Tariffs":
    """The tables, with imports if the store is there: an estimate alone makes no database."""
    from bot.duties.tariffs import open_tariffs

    return open_tariffs(settings.home, _existing_store(settings))


def _existing_store(settings: Settings) -> "Store | None":
    url = settings.store_url
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return None
    from bot.store import Store

    return Store(url)


def _articles(texts: list[str]) -> list[dict[str, str]]:
    """`["61034210=60", "5%=40"]` as the articles of a batch line; `none` says that there are none."""
    found = []
    for text in texts:
        named, _, value = text.partition("=")
        if named.strip().lower() != "none":
            found.append({"duty_rate" if "%" in named else "hs": named.strip(), "value": value.strip()})
    return found


def _pairs(texts: list[str] | None, option: str) -> dict[str, str]:
    """`["USDCAD=1.37"]` as a mapping."""
    pairs = [text.partition("=") for text in texts or []]
    if any(not sign for _, sign, _ in pairs):
        raise typer.BadParameter("write NAME=VALUE", param_hint=option)
    return {name.strip(): told.strip() for name, _, told in pairs}
