"""A recall in words: who bought the product, what the authorities want by when, and the notice to buyers."""

from collections.abc import Mapping
from typing import Any

from bot.assistant.answers.parcel import table
from bot.assistant.conversation import Button, Outcome
from bot.assistant.desk.memory import OpenQuestion
from bot.assistant.understanding.places import country_name
from bot.texts import escape, say

Worded = tuple[str, Outcome, tuple[Button, ...], OpenQuestion | None]


def present(arguments: Mapping[str, Any], found: Mapping[str, Any], language: str) -> Worded:
    """The answer to `recall_helper`."""
    if found.get("question"):
        return say(language, "recall-ask-sku"), "asked", (), OpenQuestion("recall", "sku", dict(arguments))
    title = say(language, "recall-title", number=str(found["recall"]), sku=escape(found["sku"]),
                batch=escape(found["batch"]) or "none")  # fmt: skip
    bought = say(language, "recall-bought", orders=str(found["orders"]), pieces=str(found["pieces"]),
                 reachable=str(found["reachable"]))  # fmt: skip
    where = ", ".join(f"{_country(one['market'], language)}: {one['pieces']}" for one in found["markets"])
    parts = [f"**{title}**", f"{bought} {where}".strip()]
    if found["unsure"]:
        parts.append(say(language, "recall-unsure", count=str(found["unsure"])))
    parts.append(_duties(found, language))
    cited = f" [{found['notice_cited']}]" if "notice_cited" in found else ""
    if found["asked_to_tell"]:
        parts.append(say(language, "recall-telling", reachable=str(found["reachable"])))
        return "\n\n".join(parts), "acted", (), None
    parts.append(say(language, "recall-next") + cited)
    keys: tuple[Button, ...] = ()
    if found["reachable"]:
        label = say(language, "recall-tell", reachable=str(found["reachable"]))
        keys = (Button(label, f"/recall tell {found['recall']}"),)
    return "\n\n".join(parts), "acted", keys, None


def _duties(found: Mapping[str, Any], language: str) -> str:
    if not found["duties"]:
        return say(language, "recall-no-market")
    rows = [
        (
            ", ".join(_country(code, language) for code in one["for"]),
            escape(one["authority"]) or "–",
            _due(one, language),
            escape(one["rule"]) if one["rule"] else say(language, "recall-no-rule"),
        )
        for one in found["duties"]
    ]
    titles = [say(language, f"recall-col-{name}") for name in ("market", "authority", "due", "rule")]
    sources = "; ".join(
        dict.fromkeys(f"{one['source']} ({one['as_of']})" for one in found["duties"] if one["source"])
    )
    cited = f" [{found['duties_cited']}]" if "duties_cited" in found else ""
    known = say(language, "recall-known", at=found["known_at"][:16].replace("T", " "))
    parts = [known, table(titles, rows)]
    if sources:
        parts.append(f"_{say(language, 'recall-sources', sources=escape(sources))}_{cited}")
    return "\n\n".join(parts)


def _due(one: Mapping[str, Any], language: str) -> str:
    if one["due"] is None:
        return say(language, "recall-at-once") if one["rule"] else "–"
    due = str(one["due"])
    return due[:16].replace("T", " ") + (" UTC" if "T" in due else "")


def _country(code: str, language: str) -> str:
    return escape(country_name(code, language)) if code else say(language, "recall-nowhere")
