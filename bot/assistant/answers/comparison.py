"""Several markets side by side: a table in one currency, the cheapest first, and what could not be compared."""

from collections.abc import Mapping
from typing import Any

from bot.assistant.answers.duty import country_name
from bot.texts import escape, say


def present(comparison: Mapping[str, Any], language: str) -> str:
    """The JSON of `bot.duties.comparison.compare` as Markdown."""
    known = [market for market in comparison["markets"] if "landed_cost" in market]
    unknown = [market for market in comparison["markets"] if "landed_cost" not in market]
    blocks = []
    if known:
        currency = comparison["currency"]
        titles = [say(language, "compare-col-market"), say(language, "compare-col-landed", currency=currency)]
        titles += [say(language, f"compare-col-{name}") for name in ("duty", "tax", "fees")]
        rows = [f"| {' | '.join(titles)} |", "|---|---:|---:|---:|---:|"]
        for market in known:
            cells = [country_name(market["destination"], language), f"**{market['landed_cost']}**"]
            cells += [market[name] for name in ("duty", "tax", "fees")]
            rows.append(f"| {' | '.join(cells)} |")
        blocks.append(f"**{say(language, 'chart-markets')}**\n\n" + "\n".join(rows))
        days = [market["as_of"] for market in known if market["as_of"]]
        blocks.append(f"_{say(language, 'chart-note', date=min(days, default='none'))}_")
    if unknown:
        names = ", ".join(country_name(market["destination"], language) for market in unknown)
        blocks.append(say(language, "compare-left-out", markets=names))
    for remark in comparison["conversions"]:
        values = {name: escape(str(told)) for name, told in remark["values"].items()}
        blocks.append(say(language, remark["text"], **values))
    return "\n\n".join(blocks)
