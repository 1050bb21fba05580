"""What can go wrong in the duties room.

QuaysideError
├── UserError
│   ├── BadConsignment        a field of the consignment cannot be used; `field` names it
│   ├── BadTable              a file to import is not what it says; nothing was changed
│   └── BadSheet              a seller's sheet is no table, or lacks a column; `columns` names what it may be called
└── NoRate                    no dated source gives the figure; `place` names where to look it up

RateNotUnderstood             a rate text outside the grammar (programming and import level)
"""

from typing import Any

from bot.errors import NoRate, UserError

__all__ = ["BadConsignment", "BadSheet", "BadTable", "NoRate", "RateNotUnderstood", "no_rate"]


class BadConsignment(UserError):
    """A field has to be changed before anything can be computed."""

    code = "bad_consignment"

    def __init__(self, message: str, *, field: str, code: str | None = None, **details: Any) -> None:
        super().__init__(f"{field}: {message}", code=code, field=field, **details)


class BadTable(UserError):
    """The file cannot be imported; the tables stay as they were."""

    code = "bad_table"


class BadSheet(UserError):
    """The sheet cannot be worked through. Details: `file`, `reason`, `columns`."""

    code = "bad_sheet"


def no_rate(
    message: str, reason: str, *, destination: str = "", hs: str = "", place: str = "", detail: str = ""
) -> NoRate:
    """A NoRate whose details the reply text can always use: why, for which country and code, where to look it up.

    `reason` is one of `no-table`, `unknown-code`, `not-covered`, `words`, `no-tax`, `no-exchange`, `metal-content`,
    `northern-ireland`, `postal`, `pending`, `earlier-heading`, `no-refund-rate`, `no-refund-rule`; `detail` is what
    the reason's text names beside them (nearby codes, a day, a quotation).
    """
    shown = {
        "destination": destination,
        "hs": hs,
        "place": place or "the customs administration",
        "detail": detail,
    }
    return NoRate(message, reason=reason, **{name: text or "none" for name, text in shown.items()})


class RateNotUnderstood(ValueError):
    """The rate text is not in the grammar."""
