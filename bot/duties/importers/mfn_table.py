"""EU and UK third-country duties of 2020 and 2021 side by side (CSV: code, EU rate, UK rate, two flags)."""

import csv
import re
from datetime import date
from pathlib import Path

from bot.duties.errors import BadTable, RateNotUnderstood
from bot.duties.importers import Draft, Options, digits
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.tables import Row, read_text

_COLUMN = re.compile(r"(eu|uk)_[a-z]+_(20\d\d)")
_BARE = re.compile(r"^(\d+(?:\.\d+)?)(?= (?:\+|MIN|MAX) )")
# "6.4 + 24.6 EUR/100 kg": nine lines of the official table have lost the sign of the percentage.


def read(path: Path, options: Options) -> list[Draft]:
    """One draft for the EU and one for the UK, dated by the years in the column names. Raises BadTable."""
    rows = list(csv.DictReader(read_text(path).splitlines()))
    columns = {
        found[1]: (name, int(found[2]))
        for name in (rows[0] if rows else ())
        if (found := _COLUMN.fullmatch(name))
    }
    if not rows or "code" not in rows[0] or set(columns) != {"eu", "uk"}:
        raise BadTable(f"{path.name}: the columns code, eu_…_2020 and uk_…_2021 are expected")
    as_of = options.as_of or date(max(year for _, year in columns.values()), 1, 1)
    drafts = []
    for area, table, title in (
        ("eu", "rates-eu", "EU common customs tariff, third-country duties, HS 2017 codes"),
        ("uk", "rates-gb", "UK Global Tariff, third-country duties, HS 2017 codes"),
    ):
        column, year = columns[area]
        source = options.source or f"{title}, {year}, file {path.name}"
        first = options.valid_from or date(year, 1, 1)
        drafted, bad = [], set()
        for number, row in enumerate(rows, 2):
            code, rate = digits(row["code"]), tidy(_BARE.sub(r"\1%", (row[column] or "").strip()))
            if not code or not rate:
                raise BadTable(f"{path.name}: line {number} has no code or no rate")
            try:
                parse_rate(rate)
            except RateNotUnderstood:
                bad.add(rate)
            flags = [
                flag.replace("_", "-")
                for flag in ("trade_remedy", "suspension")
                if (row.get(flag) or "").strip().lower() in ("true", "1", "yes")
            ]
            drafted.append(Row(code, rate, "", " ".join(flags), first, None, source, as_of))
        drafts.append(Draft(table, title, drafted, first, as_of, source, not_understood=tuple(sorted(bad))))
    return drafts
