"""`quayside doctor`: what is configured, what answers, and what to do where something does not."""

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Settings


@app.command()
def doctor(as_json: bool = typer.Option(False, "--json", help="Print one JSON document.")) -> None:
    """Check the configuration and every dependency; exits 1 when something must be mended."""
    from bot.checkup import checkup

    findings = checkup(Settings())
    if as_json:
        print_json({"findings": [finding.as_json() for finding in findings]})
    else:
        from rich.console import Console

        marks = {"ok": "[green]ok[/]  ", "note": "[yellow]note[/]", "fail": "[red]FAIL[/]"}
        console = Console()
        for finding in findings:
            console.print(
                f"{marks[finding.state]}  [bold]{finding.what}[/]: {finding.found}", highlight=False
            )
            if finding.advice:
                console.print(f"      → {finding.advice}", highlight=False)
    if any(finding.state == "fail" for finding in findings):
        raise typer.Exit(1)
