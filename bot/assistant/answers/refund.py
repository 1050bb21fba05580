"""A Chinese export refund in words: Markdown out of the JSON of `quayside refund` and of the tool `export_refund`."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape, say


def present_result(result: Mapping[str, Any], language: str) -> str:
    """An outcome, the modes side by side, or the rates of a code over time: whatever the tool gave."""
    if "by_mode" in result:
        return present_modes(result, language)
    return present_rates(result, language) if "rates" in result else present(result, language)


def present_rates(found: Mapping[str, Any], language: str) -> str:
    """A code's refund rates with their days, the one of the day first said."""
    rate = escape(found["rate"]) if found["rate"] else "none"
    blocks = [say(language, "refund-rate-now", hs=found["hs"], date=found["date"], rate=rate)]
    steps = []
    for step in found["rates"]:
        days = {name: step[name] or "none" for name in ("from", "to")}
        steps.append(f"- {say(language, 'refund-rate-step', **days, rate=escape(step['rate']))}")
    blocks += ["\n".join(steps), say(language, "refund-by-announcement"), say(language, "refund-give-price")]
    return "\n\n".join([*blocks, _source(found, language), _informational(language)])


def present_modes(found: Mapping[str, Any], language: str) -> str:
    """The same export under every mode, the cheapest first, with what each asks for."""
    title = say(language, "refund-modes-title", hs=found["hs"], date=found["date"])
    columns = [say(language, f"refund-col-{name}") for name in ("mode", "treatment", "refund", "cost")]
    rows = ["| " + " | ".join(columns) + " |", "|---|---|---:|---:|"]
    notes = []
    for outcome in found["by_mode"]:
        name = escape(outcome["mode_name"])
        if "error" in outcome:
            cells = [f"{outcome['mode']} {name}", say(language, "refund-open"), "", ""]
        else:
            how = say(language, "refund-treatment", treatment=outcome["treatment"])
            cells = [f"{outcome['mode']} {name}", how, outcome["refund"], outcome["vat_cost"]]
        rows.append("| " + " | ".join(cells) + " |")
        notes += [f"- {say(language, note['text'], **note['values'])}" for note in outcome["notes"]]
    listed = "\n".join([say(language, "refund-notes-title"), "", *notes])
    return "\n\n".join(
        [f"**{title}**", "\n".join(rows), listed, _source(found, language), _informational(language)]
    )


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
    blocks += [_source(refund, language), _informational(language)]
    return "\n\n".join(blocks)


def _informational(language: str) -> str:
    return f"_{say(language, 'refund-informational')}_"


def _source(found: Mapping[str, Any], language: str) -> str:
    if found["source"] == "given":
        return say(language, "refund-source-given")
    return say(language, "refund-source", source=escape(found["source"]), date=found["as_of"] or "none")
