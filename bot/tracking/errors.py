"""What can go wrong with a parcel.

UserError
├── NoTrackingNumber     nothing in the text looks like a carrier's number
├── BadCheckDigit        the number is mistyped: its check digit fails
├── UnreadableFile       the shipments file cannot be read as a table, or lacks a number column
└── NotFound
    └── UnknownParcel    a good number, but nothing is known about it here
"""

from bot.errors import NotFound, UserError
from bot.spreadsheets import UnreadableFile

__all__ = ["BadCheckDigit", "NoTrackingNumber", "UnknownParcel", "UnreadableFile"]


class NoTrackingNumber(UserError):
    """Nothing in the text looks like a carrier's number."""

    code = "no_tracking_number"


class BadCheckDigit(UserError):
    """The check digit fails. Details: `number`, `carrier`, `carrier_name`, `did_you_mean`."""

    code = "bad_check_digit"


class UnknownParcel(NotFound):
    """Nothing is known about this number here, or nothing that this person may see.

    Details: `number`, `carriers` (codes, best first), `links` (`[{"carrier", "name", "url"}]`, the carriers' own
    public pages). Both cases answer alike, so that numbers cannot be probed.
    """

    code = "not_found"
