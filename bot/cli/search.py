"""`quayside search`, `quayside ingest` and `quayside knowledge`: the library of documents from the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bot.cli import app
from bot.cli.output import print_json, run_batch
from bot.errors import UserError
from bot.settings import Language, Role, Settings

if TYPE_CHECKING:
    from bot.retrieval.documents import Findings
    from bot.retrieval.library import Library
    from bot.retrieval.results import IngestReport, Progress, Results
    from bot.retrieval.versions import Diff

Audience = Literal["public", "seller", "staff"]

knowledge = typer.Typer(no_args_is_help=True, help="Look after the documents.")
app.add_typer(knowledge, name="knowledge")


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="The question.")] = "",
    count: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 10,
    role: Annotated[Role, typer.Option("--as", help="Who asks.")] = "seller",
    market: Annotated[str, typer.Option(help="ISO code of the market it is about, or EU.")] = "",
    collection: Annotated[str, typer.Option(help="A named collection instead of the library.")] = "",
    lang: Annotated[Language | None, typer.Option(help="Language preferred among translations.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    batch: Annotated[str, typer.Option(help='JSON Lines file of {"id","text"}, or - for stdin.')] = "",
) -> None:
    """Find the passages that answer a question."""
    if bool(text.strip()) == bool(batch):
        raise typer.BadParameter("give either a question or --batch FILE")
    from bot.retrieval.queries import market_codes

    markets = market_codes(market)
    with _library() as library:

        def found(question: str) -> "Results":
            return library.search(
                question, role=role, markets=markets, language=lang, k=count, collection=collection or None
            )

        def answer(entry: dict[str, Any]) -> dict[str, Any]:
            question = entry.get("text")
            if not isinstance(question, str):
                raise UserError("a line needs a `text`", code="bad_line")
            return found(question).as_json()

        if batch:
            run_batch(batch, answer)
        elif as_json:
            print_json(found(text).as_json())
        else:
            _show(found(text))


@app.command()
def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Files or folders: md, html, pdf, docx, xlsx, csv, pptx, txt, eml, jsonl."),
    ],
    audience: Annotated[Audience | None, typer.Option(help="Who may read them.")] = None,
    market: Annotated[str, typer.Option(help="ISO code of the market they are about, or EU.")] = "",
    collection: Annotated[str, typer.Option(help="A named collection instead of the library.")] = "",
    wait: Annotated[bool, typer.Option("--wait", help="Until every passage is embedded, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Add documents, or refresh those of the same name. They are found at once."""
    with _library() as library, _progress(quiet=as_json) as progress:
        report = library.ingest(
            paths,
            audience=audience,
            market=market or None,
            collection=collection or None,
            wait=wait,
            on_progress=progress,
        )
    if as_json:
        print_json(report.as_json())
    else:
        _tell(report)
    for failure in report.failures:
        print(f"quayside: {failure['message']}", file=sys.stderr)  # noqa: T201
    if report.failures:
        raise typer.Exit(1)


@knowledge.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Another folder than the bundled knowledge.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check the documents: front matter, sources, review dates, translations, contradictions.

    Without a folder: the bundled ones, and those that people have brought into the library.
    """
    from bot.resources import KNOWLEDGE
    from bot.retrieval.checking import check as checked
    from bot.retrieval.checking import check_brought

    problems = checked(folder or KNOWLEDGE)
    settings = Settings()
    if folder is None and (settings.database_url or (settings.quayside_home / "quayside.db").is_file()):
        from bot.app import open_store

        store = open_store(settings)
        problems += check_brought(store)
        store.close()
    if as_json:
        print_json({"problems": [problem.as_json() for problem in problems]})
    else:
        for problem in problems:
            typer.echo(f"{problem.severity}: {problem.document}: {problem.message}")
        typer.echo(
            f"{sum(problem.severity == 'error' for problem in problems)} errors, {len(problems)} in all"
        )
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(1)


@knowledge.command()
def remove(
    document: Annotated[str, typer.Argument(help="Its name, as citations show it.")],
    collection: Annotated[str, typer.Option(help="A named collection instead of the library.")] = "",
) -> None:
    """Remove a document from searches and citations, at once and for good."""
    with _library() as library:
        change = library.remove(document, collection=collection or None)
    typer.echo(f"removed {change.document} ({change.passages} passages)")


@knowledge.command()
def diff(
    document: Annotated[str, typer.Argument(help="Its name, as citations show it.")],
    before: Annotated[
        int | None, typer.Option("--from", help="Version; by default the last but one.")
    ] = None,
    after: Annotated[int | None, typer.Option("--to", help="Version; by default the last.")] = None,
    collection: Annotated[str, typer.Option(help="A named collection instead of the library.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what changed between two versions of a document."""
    with _library() as library:
        changed = library.diff(document, before=before, after=after, collection=collection or None)
    if as_json:
        print_json(changed.as_json())
        return
    typer.echo(f"{changed.document}, version {changed.before} → {changed.after}: {_counted(changed)}")
    for line in changed.lines:
        typer.echo(line)


@knowledge.command()
def history(
    document: Annotated[str, typer.Argument(help="Its name, as citations show it.")],
    collection: Annotated[str, typer.Option(help="A named collection instead of the library.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the versions of a document that are kept."""
    with _library() as library:
        versions = library.history(document, collection=collection or None)
    if as_json:
        print_json({"document": document, "versions": [version.as_json() for version in versions]})
        return
    for version in versions:
        typer.echo(
            f"{version.number}  {version.at:%Y-%m-%d %H:%M}  {version.audience}  {version.by or '-'}  {version.title}"
        )


@knowledge.command()
def review(
    within: Annotated[int, typer.Option("--within", min=0, help="Days ahead.")] = 30,
    collection: Annotated[str, typer.Option(help="A named collection instead of the library.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the documents whose facts have to be looked at again."""
    with _library() as library:
        listed = library.review(within=within, collection=collection or None)
    if as_json:
        print_json({"documents": [one.as_json() for one in listed]})
        return
    for one in listed:
        late = f"{-one.days} days late" if one.days < 0 else f"in {one.days} days"
        typer.echo(f"{late:>16}  {one.document}  (as of {one.as_of or '?'}; {one.source or 'no source'})")
    typer.echo(f"{len(listed)} documents to review within {within} days")


@knowledge.command()
def embed(
    collection: Annotated[str, typer.Option(help="One collection only.")] = "",
) -> None:
    """Embed the passages that wait for it; what is done stays done when you interrupt it."""
    with _library() as library, _progress(quiet=False) as progress:
        count = library.embed_pending(progress, collection=collection or None)
    typer.echo(f"{count} passages embedded")


@contextmanager
def _library() -> "Iterator[Library]":
    from bot.app import open_library, open_store

    settings = Settings()
    store = open_store(settings)
    try:
        with open_library(settings, store) as library:
            yield library
    finally:
        store.close()


@contextmanager
def _progress(*, quiet: bool) -> "Iterator[Any]":
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(progress: "Progress") -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(progress.stage, total=progress.total)
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)

        yield show


def _show(results: "Results") -> None:
    if not results.answerable:
        typer.echo(
            "The documents do not seem to answer this; the nearest passages:"
            if results.hits
            else "Nothing found."
        )
    for number, hit in enumerate(results.hits, start=1):
        dated = " · ".join(part for part in (hit.source, hit.as_of, hit.confidence) if part)
        typer.echo(f"\n{number}. {hit.title} — {hit.section}  [{hit.score:.2f}]")
        typer.echo(f"   {hit.document} · {hit.audience}{' · past its review date' if hit.stale else ''}")
        typer.echo(f"   {dated}")
        typer.echo("\n".join(f"   {line}" for line in hit.text.splitlines()))


def _tell(report: "IngestReport") -> None:
    for change in report.changes[:50]:
        typer.echo(f"{change.what} {change.document} ({change.passages} passages, for {change.audience})")
        if change.diff is not None:
            typer.echo(f"  since version {change.diff.before}: {_counted(change.diff)}")
        _warn(change.findings)
    if len(report.changes) > 50:
        typer.echo(f"… and {len(report.changes) - 50} more")
    if report.pending:
        typer.echo(
            f"{report.pending} passages are found by words now; they are embedded by a running `quayside serve`, "
            "or by `quayside knowledge embed`"
        )


def _counted(diff: "Diff") -> str:
    said = f"{diff.added} lines new, {diff.removed} gone"
    if diff.figures_gone or diff.figures_new:
        gone, new = ", ".join(diff.figures_gone[:10]) or "none", ", ".join(diff.figures_new[:10]) or "none"
        said += f"; figures gone: {gone}; new: {new}"
    return said


def _warn(findings: "Findings") -> None:
    if findings.scanned:
        pages = ", ".join(map(str, findings.scanned[:20]))
        typer.echo(f"  scanned pages without text, which cannot be found: {pages}")
    if findings.hidden:
        typer.echo(f"  {findings.hidden} characters that no reader sees were left out")
    if findings.left_out:
        typer.echo(f"  left out: {', '.join(findings.left_out[:20])}")
