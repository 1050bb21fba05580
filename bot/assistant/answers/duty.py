"""An estimate in words: Markdown out of the JSON of `quayside duty`, in the person's language.

Every figure shown is one of the JSON's own, digits untouched, so that the grounding check finds it there. Texts of
others (descriptions, file names of imports) are escaped.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bot.texts import escape, has_text, say

MAX_CHOICES = 12


def present(estimate: Mapping[str, Any], language: str) -> str:
    """The estimate as Markdown: title, table, totals or options, how the value came about, notes, sources."""
    blocks = [_title(estimate, language)]
    if estimate["lines"]:
        blocks.append(_table(estimate, language))
    if estimate["totals"] is None and estimate["lines"]:
        blocks.append(say(language, "duty-no-total"))
    if estimate.get("options"):
        blocks += _options(estimate, language)
    suppressed = [line for line in estimate["lines"] if line.get("note") and not _charged(line)]
    if suppressed:
        reasons = (_reason(line, language) for line in suppressed)
        blocks.append(_listed(language, "duty-suppressed-title", reasons))
    if estimate["customs_value"]:
        steps = " ".join(_said(step, language) for step in estimate["customs_value"]["steps"])
        blocks.append(f"{say(language, 'duty-remarks-title')} {steps}")
    notes = _notes(estimate, language)
    if notes:
        blocks.append(_listed(language, "duty-notes-title", notes))
    if estimate["lines"]:
        blocks.append(_listed(language, "duty-sources-title", _sources(estimate["lines"], language)))
    if estimate["not_included"]:
        left_out = "; ".join(_said(remark, language) for remark in estimate["not_included"])
        blocks.append(say(language, "duty-not-included", list=left_out))
    blocks.append(f"_{say(language, 'duty-informational')}_")
    return "\n\n".join(blocks)


def present_questions(questions: Iterable[Mapping[str, Any]], language: str) -> str:
    """The questions, each with its choices, as Markdown."""
    asked = []
    for question in questions:
        text = _said(question, language)
        if question.get("line"):
            text = say(language, "duty-question-line", line=str(question["line"]), question=text)
        choices = question.get("choices") or []
        shown = [f"- {choice_label(choice, language)}" for choice in choices[:MAX_CHOICES]]
        if len(choices) > MAX_CHOICES:
            shown.append(f"- {say(language, 'duty-choices-more')}")
        asked.append("\n".join([text, *([""] if shown else []), *shown]))
    return "\n\n".join(asked)


def present_error(error: Mapping[str, Any], language: str) -> str:
    """The reply to an error of the duties room: what to change, or where to look the rate up."""
    text = f"error-{str(error['code']).replace('_', '-')}"
    details = {name: escape(str(value)) for name, value in error.items() if name not in ("code", "message")}
    return say(
        language, text if has_text("en", text) else "error-bad-consignment", **{"field": "-", **details}
    )


def choice_label(choice: Mapping[str, Any], language: str) -> str:
    """A choice in the person's language."""
    return _said(choice, language)


def _title(estimate: Mapping[str, Any], language: str) -> str:
    title = say(
        language,
        "duty-title",
        destination=country_name(estimate["destination"], language),
        origin=country_name(estimate["origin"], language),
        hs=estimate["hs"] or "none",
        date=estimate["date"],
    )
    return f"**{title}**"


def _table(estimate: Mapping[str, Any], language: str) -> str:
    currency = estimate["customs_value"]["currency"]
    columns = [
        say(language, "duty-col-what"),
        say(language, "duty-col-rate"),
        say(language, "duty-col-base"),
        say(language, "duty-col-amount", currency=currency),
    ]
    rows = [_row(columns), "|---|---|---:|---:|"]
    for line in estimate["lines"]:
        rows.append(_row([_said(line, language), _rate(line, language), line["base"], line["amount"]]))
    totals = estimate["totals"]
    if totals:
        sums = [name for name in ("duty", "tax", "fees") if _several(estimate["lines"], name)]
        rows += [_row([say(language, f"duty-total-{name}"), "", "", totals[name]]) for name in sums]
        rows.append(
            _row([f"**{say(language, 'duty-total-landed')}**", "", "", f"**{totals['landed_cost']}**"])
        )
    return "\n".join(rows)


def _several(lines: Iterable[Mapping[str, Any]], total: str) -> bool:
    """Whether a sum says more than its only line."""
    kinds = {"duty": ("duty", "additional_duty"), "tax": ("vat", "excise"), "fees": ("fee",)}[total]
    return sum(line["kind"] in kinds for line in lines) > 1


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rate(line: Mapping[str, Any], language: str) -> str:
    return say(language, "duty-rate-relief") if line["rate"] == "relief" else escape(line["rate"])


def _options(estimate: Mapping[str, Any], language: str) -> list[str]:
    """Answers to the open question with the range of totals, then the lawful ways beside each other."""
    options = estimate["options"]
    blocks = []
    ways = any(option["kind"] == "stated" for option in options)
    for kind, title in (("line", "duty-lines-title"), ("claim", "duty-options-title")):
        said = [_option(option, language) for option in options if option["kind"] == kind and not ways]
        if said:
            blocks.append(_listed(language, title, said))
    if spread := estimate.get("total_range"):
        blocks.append(say(language, "duty-total-range", **spread))
    if ways and not any(option["totals"] for option in options if option["kind"] != "stated"):
        blocks += [_way(option, language) for option in options if option["kind"] != "stated"]
    elif ways:
        blocks.append(_listed(language, "duty-ways-title", (_way(option, language) for option in options)))
    return blocks


def _option(option: Mapping[str, Any], language: str) -> str:
    label, totals = _label(option, language), option["totals"]
    if totals is None:
        return say(language, "duty-option-open", label=label)
    figures = {"landed": totals["landed_cost"], "duty": totals["duty"], "currency": totals["currency"]}
    return say(language, "duty-option-total", label=label, **figures)


def _way(option: Mapping[str, Any], language: str) -> str:
    conditions = "; ".join(_said(condition, language) for condition in option["conditions"])
    if option["totals"] is None and conditions:
        return say(language, "duty-way-note", label=_label(option, language), conditions=conditions)
    said = _option(option, language)
    return say(language, "duty-way-if", option=said, conditions=conditions) if conditions else said


def _label(option: Mapping[str, Any], language: str) -> str:
    return "; ".join(_said(remark, language) for remark in option["labels"])


def _charged(line: Mapping[str, Any]) -> bool:
    return any(digit in "123456789" for digit in line["amount"])


def _notes(estimate: Mapping[str, Any], language: str) -> list[str]:
    """What is said of lines that are charged, then the warnings."""
    notes = [
        say(language, "duty-line-note", name=_said(line, language), note=_said(line["note"], language))
        for line in estimate["lines"]
        if line.get("note") and _charged(line)
    ]
    for warning in estimate["warnings"]:
        if warning["text"] == "duty-warn-stale":
            day = warning["values"]["date"]
            names = dict.fromkeys(_said(line, language) for line in estimate["lines"] if line["as_of"] == day)
            notes.append(say(language, "duty-warn-stale", date=day, names="; ".join(names)))
        else:
            notes.append(_said(warning, language))
    return notes


def _reason(line: Mapping[str, Any], language: str) -> str:
    name, reason = _said(line, language), _said(line["note"], language)
    return say(language, "duty-suppressed", name=name, rate=_rate(line, language), reason=reason)


def _sources(lines: Iterable[Mapping[str, Any]], language: str) -> list[str]:
    """One entry for each source and day, with the names of the lines that rest on it."""
    by_source: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        names = by_source.setdefault((line["source"], line["as_of"] or "none"), [])
        name = _said(line, language)
        if name not in names:
            names.append(name)
    said = []
    for (source, day), names in by_source.items():
        joined = ", ".join(names)
        if source == "given":
            said.append(say(language, "duty-source-given", names=joined))
        else:
            said.append(say(language, "duty-source", names=joined, source=escape(source), date=day))
    return said


def _listed(language: str, title: str, entries: Iterable[str]) -> str:
    return "\n".join([say(language, title), "", *(f"- {entry}" for entry in entries)])


def _said(remark: Mapping[str, Any], language: str) -> str:
    """A text of the room in the person's language, from its id and values."""
    values = {name: escape(str(value)) for name, value in remark["values"].items()}
    return say(language, remark["text"], **values)


def country_name(code: str | None, language: str) -> str:
    """The country in the person's language; `none` where none was named."""
    if not code:
        return "none"
    return _territories(language).get(code, code)


@cache
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale

    return dict(Locale(language).territories)
