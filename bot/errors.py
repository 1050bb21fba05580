"""What can go wrong, for every room.

QuaysideError                 something the person can be told about
├── UserError                 the input must be changed; says what to fix
│   ├── NotAllowed            the role does not permit it
│   └── NotFound              nothing by that name, number or code
├── NoRate                    no dated source gives this rate: never guessed
└── Unavailable               a dependency does not answer now; try again later

`code` is stable (it is shown in `--json` and names the reply text `error-<code>` in `prompts/texts/`);
`details` are the arguments of that text. The message is plain English, for the command line and the log.
"""

from typing import Any


class QuaysideError(Exception):
    """Base of all errors that have an honest reply to the person."""

    code = "internal"
    """Stable name; `error-<code>` is the reply text."""

    def __init__(self, message: str, *, code: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.details = details

    def as_json(self) -> dict[str, Any]:
        """`{"code", "message"}` and the details, as the command line shows them."""
        return {"code": self.code, "message": self.message, **self.details}


class UserError(QuaysideError):
    """The input has to be changed."""

    code = "bad_input"


class NotAllowed(UserError):
    """The person's role does not permit what was asked."""

    code = "not_allowed"


class NotFound(UserError):
    """Nothing is known by that name, number or code."""

    code = "not_found"


class NoRate(QuaysideError):
    """No dated source gives the rate that was asked for."""

    code = "no_rate"


class Unavailable(QuaysideError):
    """A dependency does not answer now."""

    code = "unavailable"
