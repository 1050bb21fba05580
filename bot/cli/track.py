"""`quayside identify`, `track`, `shipments import`, `shipments list`: numbers and parcels."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch
from bot.errors import QuaysideError, UserError
from bot.settings import Language, Role, Settings

if TYPE_CHECKING:
    from bot.store import Store
    from bot.tracking.numbers import Recognised
    from bot.tracking.view import Viewer

_JSON = typer.Option("--json", help="Print one JSON document.")
_BATCH = typer.Option(help="JSON Lines file, or - for stdin.")

shipments_app = typer.Typer(no_args_is_help=True, help="The shop's own parcels.")
app.add_typer(shipments_app, name="shipments")


@app.command()
def identify(
    text: Annotated[str, typer.Argument(help="Any text with tracking numbers in it.")] = "",
    image: Annotated[
        Path | None, typer.Option(help="A photo or PDF of a label; its barcodes are read.")
    ] = None,
    as_json: Annotated[bool, _JSON] = False,
    batch: Annotated[str, _BATCH] = "",
) -> None:
    """Find tracking numbers in a text or on a label, and whose they are."""
    from bot.tracking.numbers import identify as found_in
    from bot.tracking.numbers import identify_json

    if sum((bool(text.strip()), bool(batch), image is not None)) != 1:
        raise typer.BadParameter("give either a text, --image FILE or --batch FILE")
    if image is not None:
        from bot.tracking.labels import read_label_file

        label = read_label_file(image)
        if as_json:
            print_json(label.as_json())
        else:
            _show_numbers(label.numbers)
    elif batch:
        run_batch(batch, lambda entry: identify_json(_text(entry, "text")))
    elif as_json:
        print_json(identify_json(text))
    else:
        _show_numbers(found_in(text))


@app.command()
def track(
    number: Annotated[str, typer.Argument(help="A tracking number.")] = "",
    role: Annotated[Role, typer.Option("--as", help="Who asks.")] = "staff",
    shop: Annotated[str, typer.Option(help="The shop that the person belongs to.")] = "default",
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    postcode: Annotated[str, typer.Option(help="The recipient's, where the carrier asks for it.")] = "",
    phone: Annotated[str, typer.Option(help="Last four digits of the recipient's, likewise.")] = "",
    timeline: Annotated[
        Path | None, typer.Option(help="Write a picture of the events to this PNG file.")
    ] = None,
    as_json: Annotated[bool, _JSON] = False,
    batch: Annotated[str, _BATCH] = "",
) -> None:
    """Show one parcel: state, events, what to do next. The shop's tracking services are asked first."""
    from bot.tracking.asking import track_live
    from bot.tracking.live import Live
    from bot.tracking.shipments import Viewer

    if bool(number.strip()) == bool(batch):
        raise typer.BadParameter("give either a number or --batch FILE")
    settings = Settings()
    viewer = Viewer(role, shop, lang or settings.default_language)
    store = _store(settings)
    try:
        with Live(settings, store) as live:
            if batch:
                run_batch(batch, lambda entry: track_live(store, live, _text(entry, "number"), viewer=viewer))
                return
            view = track_live(store, live, number, viewer=viewer, postcode=postcode, phone=phone)
    except QuaysideError as error:
        if as_json:
            print_json({"number": number, "error": error.as_json()})
        raise
    if timeline is not None:
        from bot.assistant.answers.timeline import draw_timeline

        timeline.write_bytes(draw_timeline(view, viewer.language))
    if as_json:
        print_json(view)
    else:
        from bot.assistant.answers.parcel import present

        _print(present(view, viewer.language))


@shipments_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX with a column of tracking numbers.")],
    shop: Annotated[str, typer.Option(help="Whose parcels they are.")] = "default",
    sample: Annotated[bool, typer.Option("--sample", help="Mark them as sample data.")] = False,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Take a shipments file into the store. Taking it in again changes nothing."""
    from bot.tracking.importing import import_shipments, present_report

    settings = Settings()
    report = import_shipments(_store(settings), file, shop=shop, sample=sample)
    if as_json:
        print_json(report.as_json())
    else:
        sys.stdout.write(present_report(report, settings.default_language) + "\n")
    if report.lines and len(report.lines) == report.count("refused"):
        raise UserError(f"{report.file}: no row could be taken in", code="nothing_imported")


@shipments_app.command("list")
def list_shipments(
    shop: Annotated[str, typer.Option(help="Only this shop's parcels.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many lines.")] = 50,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV that is safe to open in Excel.")] = False,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """List the parcels, those with problems first."""
    from bot.tracking.shipments import export_csv, overview

    settings = Settings()
    viewer = _selling(shop)
    store = _store(settings)
    if as_csv:
        sys.stdout.write(export_csv(store, viewer=viewer))
        return
    listed = overview(store, viewer=viewer, limit=limit)
    if as_json:
        print_json(listed)
    else:
        _show_list(listed, settings.default_language)


@shipments_app.command("problems")
def list_problems(
    shop: Annotated[str, typer.Option(help="Only this shop's parcels.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many lines.")] = 25,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """List the parcels that need a look, the most urgent first, with time limits for claims."""
    from bot.tracking.exceptions import exceptions

    settings = Settings()
    found = exceptions(_store(settings), viewer=_selling(shop), limit=limit)
    if as_json:
        print_json(found)
        return
    from bot.assistant.answers.problems import present_problems

    _print(present_problems(found, settings.default_language))


@shipments_app.command("lanes")
def show_lanes(
    shop: Annotated[str, typer.Option(help="Only this shop's parcels.")] = "",
    carrier: Annotated[str, typer.Option(help="Only this carrier, by name or code.")] = "",
    country: Annotated[str, typer.Option(help="Only parcels to this country, ISO code.")] = "",
    chart: Annotated[Path | None, typer.Option(help="Write a picture to this PNG file.")] = None,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Show what delivered parcels took, by carrier and country: days in transit, p50 and p90."""
    from bot.tracking.by_hand import carrier_code
    from bot.tracking.performance import lane_performance

    settings = Settings()
    code = carrier_code(carrier)
    if carrier and not code:
        raise UserError(f"no carrier is called {carrier!r}", code="unknown_carrier", carrier=carrier)
    found = lane_performance(
        _store(settings),
        viewer=_selling(shop),
        carriers=(code,) if code else (),
        countries=(country.upper(),) if country else (),
    )
    if chart is not None:
        from bot.assistant.answers.timeline import draw_lanes

        if not any(lane["p50"] for lane in found["lanes"]):
            raise UserError(
                f"no lane has {found['needed']} delivered parcels yet: nothing to draw",
                code="nothing_to_draw",
            )
        chart.write_bytes(draw_lanes(found, settings.default_language))
    if as_json:
        print_json(found)
        return
    from bot.assistant.answers.problems import present_lanes

    _print(present_lanes(found, settings.default_language))


def _selling(shop: str) -> "Viewer":
    from bot.tracking.view import Viewer

    return Viewer("seller", shop) if shop else Viewer("staff")


def _store(settings: Settings) -> "Store":
    from bot.app import open_store

    return open_store(settings)


def _text(entry: dict[str, Any], field: str) -> str:
    value = entry.get(field, entry.get("text"))
    if not isinstance(value, str) or not value.strip():
        raise UserError(f"a line needs {field!r}", code="bad_input", field=field)
    return value


def _show_numbers(found: "Sequence[Recognised]") -> None:
    from rich.console import Console
    from rich.table import Table

    from bot.texts import say
    from bot.tracking.formats import carrier_name

    language = Settings().default_language
    if not found:
        sys.stdout.write(say(language, "identify-none") + "\n")
        return
    table = Table(
        *(say(language, f"identify-{title}") for title in ("number", "carrier", "service", "check"))
    )
    for one in found:
        check = say(
            language, f"identify-check-{one.checksum}", numbers=", ".join(one.did_you_mean[:3]) or "–"
        )
        names = ", ".join(carrier_name(code) for code in one.carriers)
        table.add_row(one.number, names, one.service or "–", check, style=None if one.valid else "red")
    Console().print(table)


def _show_list(listed: dict[str, Any], language: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from bot.assistant.answers.parcel import present_list, status_words
    from bot.texts import say

    console = Console()
    if not console.is_terminal or not listed["total"]:
        _print(present_list(listed, language))
        return
    titles = ("number", "carrier", "status", "silent", "destination")
    table = Table(*(say(language, f"parcels-{title}") for title in titles))
    table.columns[0].no_wrap = True  # so that it can be copied
    for parcel in listed["parcels"]:
        sample = f" ({say(language, 'parcel-sample-short')})" if parcel["sample"] else ""
        days = parcel["days_since_last_event"]
        table.add_row(
            parcel["number"],
            parcel["carrier_name"] + sample,
            status_words(parcel, language),
            "–" if days is None else str(days),
            parcel["destination"] or "–",
            style="yellow" if parcel["problem"] else None,
        )
    console.print(table)
    if listed["more"]:
        console.print(say(language, "parcels-more", more=listed["more"]))


def _print(markdown: str) -> None:
    from rich.console import Console

    from bot.terminal.markdown import Answer
    from bot.terminal.rendering import Screened

    Console().print(Screened(Answer(markdown)))
