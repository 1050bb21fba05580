"""From tools' results to the answer's text. Used for the desk model's own calls and for another model's."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot.assistant.answers import classification, comparison, documents, duty, margin, parcel, watch
from bot.assistant.conversation import Button, Outcome
from bot.assistant.desk import parcel_facts
from bot.assistant.desk.memory import Memory, OpenQuestion
from bot.assistant.grounding import Ungrounded, check_grounding
from bot.assistant.understanding.places import country_name
from bot.settings import Language
from bot.texts import escape, has_text, say, unescape

Presenter = Callable[[dict[str, Any], dict[str, Any], Language], "Part"]
"""From a tool's arguments and its result to words."""

log = structlog.get_logger(__name__)

_COMMON_ORIGINS = ("CN", "VN", "IN")


@dataclass(frozen=True, slots=True)
class Part:
    """One request's share of the answer."""

    text: str
    outcome: Outcome = "answered"
    buttons: tuple[Button, ...] = ()
    open: OpenQuestion | None = None


def part_of(
    tool: str, arguments: dict[str, Any], result: dict[str, Any], language: Language, lead: str = ""
) -> Part:
    """What a tool's result says, in words."""
    if "error" in result:
        return Part(_with_lead(lead, _error(result["error"], language)), "refused")
    part = _PRESENTERS[tool](arguments, result, language)
    wrong = _ungrounded(part.text, arguments, result)
    if wrong:  # a fault of a presenter: rather no answer than a figure without a source
        log.error("desk_not_grounded", tool=tool, reason=str(wrong))
        part = Part(say(language, "desk-ungrounded"), "refused")
    return replace(part, text=_with_lead(lead, part.text))


def _ungrounded(text: str, arguments: dict[str, Any], result: dict[str, Any]) -> Ungrounded:
    """What a presenter says beyond the result it presents; of passages only those that it cites count."""
    passages = {passage["n"]: _json(passage) for passage in result.get("passages") or ()}
    rest = {name: found for name, found in result.items() if name != "passages"}
    return check_grounding(text, passages=passages, results=[_json(rest), _json(arguments)])


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, default=str)


def joined(parts: list[Part], memory: Memory, reminder: str = "") -> tuple[Part, Memory]:
    """One answer out of several parts: one question stays open, the first."""
    texts = list(dict.fromkeys(part.text for part in parts))  # three markets may ask the same question
    if reminder:
        texts.append(f"_{reminder}_")
    outcomes = [part.outcome for part in parts]
    outcome: Outcome = next(
        (o for o in ("asked", "acted", "handed_off", "answered") if o in outcomes), "refused"
    )
    asked = next((part.open for part in parts if part.open), None)
    buttons = next((part.buttons for part in parts if part.buttons), ())
    text = ("\n\n---\n\n" if len(parts) > 1 else "\n\n").join(text for text in texts if text)
    return Part(text, outcome, buttons, asked), replace(memory, open=asked or memory.open)


def buttons_of(tool: str, result: dict[str, Any], language: Language) -> tuple[Button, ...]:
    """The choices that a tool's result offers."""
    if "error" in result or tool not in _PRESENTERS:
        return ()
    return _PRESENTERS[tool]({}, result, language).buttons


def _documents(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    found = result["answerable"] and result["passages"]
    return Part(documents.present(result, language), "answered" if found else "refused")


def _parcels(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    text, outcome = parcel.present_result(result, language)
    parcels = result.get("parcels", ())
    if wanted := parcel_facts.wanted_by(parcels):
        return Part(text, "asked", (), OpenQuestion("track", wanted, {"numbers": [parcels[0]["number"]]}))
    return Part(text, outcome)


def _parcel_list(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(parcel.present_list(result, language))


def _duty(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    questions = result.get("questions") or []
    text = duty.present(result, language) if result["lines"] or not questions else ""
    if unit := result.get("unit"):
        text = f"{text}\n\n{margin.present(unit, language)}"
    if taken := result.get("classified"):
        note = say(language, "duty-classified", hs=taken["hs"], description=escape(taken["description"]))
        text = f"{text}\n\n_{note}_".strip()
    if not questions:
        return Part(text)
    text = f"{text}\n\n{duty.present_questions(questions, language)}".strip()
    first = questions[0]
    choices = tuple(
        {"label": unescape(duty.choice_label(choice, language)), "value": str(choice["value"])}
        for choice in (first.get("choices") or [])[: duty.MAX_CHOICES]
    )
    if first["field"] == "origin" and not choices:
        names = [country_name(code, language) for code in _COMMON_ORIGINS]
        choices = tuple({"label": name, "value": name} for name in names)
    slots = dict(arguments)
    if first["field"] == "quantity" and first.get("unit"):
        slots["unit"] = first["unit"]
    buttons = tuple(Button(choice["label"], choice["value"]) for choice in choices)
    return Part(text, "asked", buttons, OpenQuestion("duty", first["field"], slots, choices))


def _compared(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    known = any("landed_cost" in market for market in result["markets"])
    return Part(comparison.present(result, language), "answered" if known else "refused")


def _classified(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    text = classification.present(result, language)
    if not result["candidates"]:
        return Part(text, "refused")
    question = result.get("question")
    if not question:
        return Part(text)
    choices = tuple({"label": str(choice), "value": str(choice)} for choice in question["choices"])
    buttons = tuple(Button(choice["label"], choice["value"]) for choice in choices)
    return Part(text, "asked", buttons, OpenQuestion("classify", "hs", dict(arguments), choices))


def _error(error: dict[str, Any], language: Language) -> str:
    name = f"error-{error['code'].replace('_', '-')}"
    details = {key: str(detail) for key, detail in error.items() if key not in ("code", "message")}
    if not has_text("en", name):
        name = "error-internal"
    return say(language, name, **details)


def _with_lead(lead: str, text: str) -> str:
    return f"{lead}\n\n{text}" if lead else text


def _parcel_wish(present: Callable[[dict[str, Any], str], tuple[str, Outcome]]) -> Presenter:
    def _presented(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
        return Part(*present(result, language))

    return _presented


def _watches(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(watch.present_watches(result, language))


_PRESENTERS: dict[str, Presenter] = {
    "search_documents": _documents,
    "track_parcel": _parcels,
    "list_parcels": _parcel_list,
    "estimate_duty": _duty,
    "compare_markets": _compared,
    "classify_goods": _classified,
    "watch_parcel": _parcel_wish(watch.present_watched),
    "unwatch_parcel": _parcel_wish(watch.present_ended),
    "set_quiet_hours": _parcel_wish(watch.present_quiet),
    "correct_parcel": _parcel_wish(watch.present_correction),
    "list_watches": _watches,
}
