"""Standard VAT rates: JSON of the Commission's TEDB by country, or with its history by date.

{"version": "2026-09-29", "rates": {"DE": {"standard": 19.0, …}}}
{"items": {"DE": [{"effective_from": "2021-01-01", "rates": {"standard": 19}}, …]}}
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.duties.errors import BadTable
from bot.duties.importers import Draft, Options
from bot.duties.tables import Row, read_text


def read(path: Path, options: Options) -> list[Draft]:
    """The table `taxes`. A list without history answers from its own date; older editions before. BadTable."""
    try:
        document = json.loads(read_text(path), parse_float=Decimal)
    except ValueError as error:
        raise BadTable(f"{path.name} is not JSON ({error})") from None
    try:
        if "items" in document:
            return [_history(document["items"], path, options)]
        return [_present(document, path, options)]
    except (KeyError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
        raise BadTable(f"{path.name} is not a list of VAT rates ({error!r})") from None


def _present(document: Any, path: Path, options: Options) -> Draft:
    as_of = options.as_of or date.fromisoformat(document["version"])
    source = options.source or f"{document.get('source', 'VAT rates')}, {as_of}, file {path.name}"
    rows = []
    for country, entry in document["rates"].items():
        rows.append(Row(_country(country), _percent(entry["standard"]), "", "vat", None, None, source, as_of))
    return Draft(
        "taxes", "Standard VAT rates", rows, options.valid_from or as_of, as_of, source, complete=False
    )


def _history(items: Any, path: Path, options: Options) -> Draft:
    rows: list[Row] = []
    days: list[date] = []
    for country, periods in items.items():
        # A change of a reduced rate alone starts a period too: equal standard rates are joined.
        dated = sorted(
            (_day(period["effective_from"]), _percent(period["rates"]["standard"])) for period in periods
        )
        joined = [dated[0]]
        for day, rate in dated[1:]:
            if rate != joined[-1][1]:
                joined.append((day, rate))
        days += [day for day, _ in joined]
        for (day, rate), end in zip(joined, [*(day for day, _ in joined[1:]), None], strict=True):
            rows.append(Row(_country(country), rate, "", "vat", None if day == date.min else day, end))
    as_of = options.as_of or max(max(days), date(1993, 1, 1))
    source = options.source or f"VAT rates with their dates, file {path.name}"
    named = [row._replace(source=source, as_of=as_of) for row in rows]
    first = options.valid_from or date(1993, 1, 1)
    return Draft("taxes", "Standard VAT rates", named, first, as_of, source, complete=False)


def _percent(value: Any) -> str:
    rate = Decimal(str(value))
    if not 0 <= rate <= 50:
        raise ValueError(f"{rate} is not a VAT rate")
    return f"{rate.normalize():f}%"


def _day(text: str) -> date:
    return date.min if text.startswith("0000") else date.fromisoformat(text)


def _country(code: str) -> str:
    if len(code) != 2 or not code.isalpha():
        raise ValueError(f"{code!r} is not a country")
    return {"UK": "GB", "EL": "GR"}.get(code.upper(), code.upper())
