"""The commands. Each file holds one room's commands, each a few lines that call the room.

Rooms are imported inside the commands: `quayside identify` must not pay for what only `chat` needs.
"""

import os
import sys
from typing import NoReturn

import typer

from bot.errors import QuaysideError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def main() -> None:
    """Entry point: 0 on success, 2 on bad usage, 1 on failure with one clear line on stderr."""
    from bot.cli import commands

    assert commands.__all__  # importing them registers them

    try:
        app()
    except QuaysideError as error:
        _fail(error.message)
    except BrokenPipeError:
        raise SystemExit(1) from None  # the reader went away: `quayside … | head`
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if os.environ.get("LOG_LEVEL") == "DEBUG":
            raise
        _fail(f"something went wrong on our side ({type(error).__name__}); LOG_LEVEL=DEBUG shows where")


def _fail(message: str) -> NoReturn:
    print(f"quayside: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    raise SystemExit(1) from None
