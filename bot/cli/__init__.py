"""The commands. Each file holds one room's commands, each a few lines that call the room.

Rooms are imported inside the commands: `quayside identify` must not pay for what only `chat` needs.
"""

import sys

import typer

from bot.errors import QuaysideError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def main() -> None:
    """Entry point: 0 on success, 2 on bad usage, 1 on failure with one clear line on stderr."""
    from bot.cli import commands  # noqa: F401  (registers them)

    try:
        app()
    except QuaysideError as error:
        print(f"quayside: {error.message}", file=sys.stderr)  # noqa: T201
        raise SystemExit(1) from None
