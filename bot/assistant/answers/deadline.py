"""A deadline in words: Markdown out of the JSON of `quayside deadline`."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape, say


def present(found: Mapping[str, Any], language: str, cited: str = "") -> str:
    """The last day, how it is counted, what to mind, and its source; `cited`: the [n] of the document."""
    facts = {
        "due": found["due"], "what": say(language, "deadline-kind", kind=found["kind"]),
        "length": say(language, "deadline-length", unit=found["unit"], count=str(found["count"] or "")),
        "event": say(language, "deadline-event", event=found["counts_from"].replace(" ", "_")),
        "start": found["from"],
    }  # fmt: skip
    where = found["market"] or found["carrier"].upper()
    lines = [
        say(language, "deadline-due-where", where=where, **facts)
        if where
        else say(language, "deadline-due", **facts)
    ]
    lines[0] += f" {cited}" if cited else ""
    hints = []
    if found["first_day"] == "same":
        hints.append(say(language, "deadline-first-day"))
    if found["moved"]:
        hints.append(say(language, "deadline-moved"))
    hints.append(say(language, "deadline-note", rule=found["id"]))
    if found["kind"] == "withdrawal" and found["payer"]:
        hints.append(say(language, "deadline-payer", payer=found["payer"]))
    if found["memory"] == "yes":
        authority = found["authority"]
        hints.append(
            say(language, "deadline-shaky", authority=authority)
            if authority
            else say(language, "deadline-shaky-alone")
        )
    if found["confidence"] == "low":
        hints.append(say(language, "deadline-low"))
    lines.append(" ".join(hint for hint in hints if hint.strip()))
    lines.append(f"_{say(language, 'deadline-source', source=escape(found['source']), date=found['as_of'])}_")
    return "\n\n".join(line for line in lines if line)
