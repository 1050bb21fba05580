"""Commodities of the UK (or Northern Ireland) trade tariff API v2, as JSON:API or flattened.

Taken over: third-country duty (types 103 and 105) for all origins, with the days it holds; flags for trade
remedies (551–554, 695, 696) and suspensions (112, 115, 117). A duty with conditions only (entry prices) has no
figure: it is taken over as words.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.duties.errors import BadTable, RateNotUnderstood
from bot.duties.importers import Draft, Options, digits
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.tables import Row, read_text

ALL_ORIGINS = "1011"
THIRD_COUNTRY = frozenset({"103", "105"})
TRADE_REMEDIES = frozenset({"551", "552", "553", "554", "695", "696"})
CONDITIONS = "See the conditions of the measure (entry price or certificate)"
SUSPENSIONS = frozenset({"112", "115", "117"})


def read(path: Path, options: Options) -> list[Draft]:
    """The commodity (or list of commodities) in the file; incomplete editions of `rates-gb`. Raises BadTable."""
    try:
        document = json.loads(read_text(path))
    except ValueError as error:
        raise BadTable(f"{path.name} is not JSON ({error})") from None
    rows: dict[str, list[Row]] = {"rates-gb": [], "rates-eu": []}
    bad: list[str] = []
    latest = date.min
    for commodity in document if isinstance(document, list) else [document]:
        try:
            table, lines, unknown, newest = _commodity(_flat(commodity), path.name.startswith("xi"))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise BadTable(f"{path.name} is not a commodity of the trade tariff API ({error!r})") from None
        rows[table] += lines
        bad += unknown
        latest = max(latest, newest)
    # The file does not say when it was fetched: the newest measure in it is all that it proves.
    as_of = options.as_of or latest
    source = options.source or f"UK trade tariff API, file {path.name}"
    drafts = []
    for table, title in (
        ("rates-gb", "UK third-country duties"),
        ("rates-eu", "EU third-country duties (XI)"),
    ):
        dated = [row._replace(source=source, as_of=as_of) for row in rows[table]]
        if dated:
            first = options.valid_from or min(row.valid_from or as_of for row in dated)
            drafts.append(Draft(table, title, dated, first, as_of, source, False, tuple(sorted(set(bad)))))
    return drafts


def _commodity(commodity: dict[str, Any], northern: bool) -> tuple[str, list[Row], list[str], date]:
    code = digits(commodity["goods_nomenclature_item_id"])
    measures = commodity["import_measures"]
    kinds = {str(measure["measure_type"]["id"]) for measure in measures}
    flags = " ".join(
        flag
        for flag, types in (("trade-remedy", TRADE_REMEDIES), ("suspension", SUSPENSIONS))
        if kinds & types
    )
    rows: list[Row] = []
    in_words: list[Row] = []
    bad: list[str] = []
    newest = date.min
    for measure in measures:
        first, last = _day(measure["effective_start_date"]), _day(measure["effective_end_date"])
        newest = max(newest, first or date.min)
        text = tidy(measure["duty_expression"]["base"] or "")  # no such key: the document was cut off
        if (
            str(measure["measure_type"]["id"]) not in THIRD_COUNTRY
            or str(measure["geographical_area"]["id"]) != ALL_ORIGINS
        ):
            continue
        until = last + timedelta(days=1) if last else None
        if not text:
            in_words.append(Row(code, CONDITIONS, "", flags, first, until))
            continue
        try:
            parse_rate(text)
        except RateNotUnderstood:
            bad.append(text)
        rows.append(Row(code, text, "", flags, first, until))
    meta = (commodity.get("meta") or {}).get("duty_calculator") or {}
    northern = northern or meta.get("source") == "xi"  # Northern Ireland applies the EU's tariff
    return ("rates-eu" if northern else "rates-gb"), rows or in_words, bad, newest


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _flat(document: dict[str, Any]) -> dict[str, Any]:
    """A JSON:API document with its relationships put in place; a flattened one as it is."""
    if not isinstance(document.get("data"), dict):
        return document
    included = {(item["type"], item["id"]): item for item in document.get("included", ())}
    flat = _resolve(document["data"], included, 0)
    flat.setdefault("meta", document["data"].get("meta") or document.get("meta"))
    return flat


def _resolve(
    item: dict[str, Any], included: dict[tuple[str, str], dict[str, Any]], depth: int
) -> dict[str, Any]:
    flat = {"id": item["id"], **item.get("attributes", {})}
    for name, relationship in item.get("relationships", {}).items():
        target = relationship.get("data")
        if depth < 4 and target:  # commodity → measure → area → children is as deep as we read
            flat[name] = (
                [_resolve(found, included, depth + 1) for found in _found(target, included)]
                if isinstance(target, list)
                else next(
                    (_resolve(found, included, depth + 1) for found in _found([target], included)), None
                )
            )
    return flat


def _found(
    targets: list[dict[str, str]], included: dict[tuple[str, str], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for target in targets:
        yield included.get((target["type"], target["id"])) or {"id": target["id"]}
