"""An operator's own exchange rates (CSV: `pair,rate,date` or `from,to,rate,date`, and `source` if there is one).

They come before the ECB's, for currencies it does not publish (AED, SAR, VND…) and for the rate a customs
authority publishes itself. A rate holds until the next one of the same pair.
"""

import csv
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from bot.duties.errors import BadTable
from bot.duties.importers import Draft, Options
from bot.duties.tables import Row, read_text

_PAIR = re.compile(r"[A-Z]{6}")


def read(path: Path, options: Options) -> list[Draft]:
    """The table `fx`: how much of the second currency one unit of the first is. Raises BadTable."""
    rows = list(csv.DictReader(read_text(path).splitlines()))
    columns = set(rows[0]) if rows else set()
    if not ({"pair", "rate", "date"} <= columns or {"from", "to", "rate", "date"} <= columns):
        raise BadTable(f"{path.name}: the columns pair,rate,date or from,to,rate,date are expected")
    by_pair: dict[str, dict[date, tuple[Decimal, str]]] = {}
    for number, row in enumerate(rows, 2):
        pair = (row.get("pair") or f"{row.get('from')}{row.get('to')}").replace("/", "").strip().upper()
        try:
            day, rate = date.fromisoformat((row["date"] or "").strip()), Decimal((row["rate"] or "").strip())
        except (ValueError, InvalidOperation):
            raise BadTable(f"{path.name}: line {number} has no date or no rate") from None
        if not _PAIR.fullmatch(pair) or not rate.is_finite() or rate <= 0:
            raise BadTable(f"{path.name}: line {number} is not a pair like USDAED with a rate above zero")
        by_pair.setdefault(pair, {})[day] = (rate, (row.get("source") or "").strip())
    source = options.source or f"exchange rates, file {path.name}"
    drafted = []
    for pair, dated in by_pair.items():
        days = sorted(dated)
        for day, end in zip(days, [*days[1:], None], strict=True):
            rate, named = dated[day]
            drafted.append(Row(pair, f"{rate:f}", "", "", day, end, named or source, day))
    days = [day for dated in by_pair.values() for day in dated]
    as_of = options.as_of or max(days)
    return [
        Draft("fx", "Exchange rates", drafted, options.valid_from or min(days), as_of, source, complete=False)
    ]
