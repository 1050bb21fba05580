"""A Chinese export refund in words: Markdown out of the JSON of `quayside refund`."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape, say


def present(refund: Mapping[str, Any], language: str) -> str:
    """What comes back, what it costs, what changes next, notes and source."""
    title = say(
        language, "refund-title", mode=escape(refund["mode_name"]), hs=refund["hs"], date=refund["date"]
    )
    blocks = [f"**{title}**"]
    if refund["treatment"] == "refund":
        figures = {"amount": refund["refund"], "rate": escape(refund["rate"]), "base": refund["base"]}
        blocks.append(say(language, "refund-refund", **figures))
    else:
        blocks.append(say(language, "refund-none", treatment=refund["treatment"]))
    blocks.append(say(language, "refund-cost", cost=refund["vat_cost"]))
    if coming := refund["next_change"]:
        blocks.append(
            say(language, "refund-next", **{"from": coming["from"], "rate": escape(coming["rate"])})
        )
    notes = [f"- {say(language, note['text'], **note['values'])}" for note in refund["notes"]]
    blocks.append("\n".join([say(language, "refund-notes-title"), "", *notes]))
    if refund["source"] == "given":
        blocks.append(say(language, "refund-source-given"))
    else:
        source, day = escape(refund["source"]), refund["as_of"] or "none"
        blocks.append(say(language, "refund-source", source=source, date=day))
    blocks.append(f"_{say(language, 'refund-informational')}_")
    return "\n\n".join(blocks)
