"""Many parcels at once: a pasted list of numbers becomes a table, and a file with every line of it."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.errors import QuaysideError
from bot.spreadsheets import harmless

MOST_NUMBERS = 200
"""Numbers of one message."""
SHOWN = 20
_COLUMNS = ("number", "carrier", "status", "substatus", "updated_at", "days_since_last_event", "eta", "destination",
            "order_number", "flags", "note")  # fmt: skip


def list_of(numbers: Sequence[str], found: Sequence[dict[str, Any] | QuaysideError]) -> dict[str, Any]:
    """`{"count", "found", "by_status", "rows", "more"}`: rows with problems first, then those not known here."""
    rows = [_row(number, one) for number, one in zip(numbers, found, strict=True)]
    known = [row for row in rows if not row["note"]]
    ranked = sorted(rows, key=lambda row: (not row["note"], not row["flags"] and row["status"] in _WELL))
    ranked.sort(key=lambda row: bool(row["note"]))
    return {
        "count": len(rows),
        "found": len(known),
        "by_status": dict(Counter(row["status"] for row in known).most_common()),
        "rows": ranked[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
    }


def list_csv(numbers: Sequence[str], found: Sequence[dict[str, Any] | QuaysideError]) -> bytes:
    """Every line in the order given, as CSV that is safe to open; `note`: why nothing is known of a number."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for number, one in zip(numbers, found, strict=True):
        row = _row(number, one)
        writer.writerow(harmless(row[name]) for name in _COLUMNS)
    return out.getvalue().encode("utf-8-sig")  # the mark makes spreadsheet programs read it as UTF-8


_WELL = ("in_transit", "delivered", "info_received", "out_for_delivery", "pending", "customs")


def _row(number: str, one: dict[str, Any] | QuaysideError) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(_COLUMNS, "")
    if isinstance(one, QuaysideError):
        carrier = one.details.get("carrier_name", "")
        return empty | {
            "number": number[:64],
            "carrier": carrier,
            "note": one.code,
            "status": "",
            "flags": "",
        }
    given = {name: one[name] for name in _COLUMNS if name in one and one[name] is not None}
    return empty | given | {"carrier": one["carrier_name"], "flags": " ".join(one["flags"]), "note": ""}
