"""From tools' results to the answer's text. Used for the desk model's own calls and for another model's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import structlog

from bot.assistant.answers import (
    browsing,
    case,
    classification,
    comparison,
    deadline,
    digest,
    documents,
    duty,
    margin,
    order,
    order_sheet,
    parcel,
    people,
    problems,
    recall,
    refund,
    watch,
)
from bot.assistant.conversation import Button, Outcome
from bot.assistant.desk import parcel_facts
from bot.assistant.desk.memory import Memory, OpenQuestion
from bot.assistant.grounding import Ungrounded, check_grounding
from bot.assistant.tool_json import dumped
from bot.assistant.understanding.places import country_name
from bot.settings import Language
from bot.texts import escape, has_text, say, unescape

Presenter = Callable[[dict[str, Any], dict[str, Any], Language], "Part"]
"""From a tool's arguments and its result to words."""

log = structlog.get_logger(__name__)

_KEPT = 2
"""Candidates that may be confirmed with a button."""
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
    passages = {passage["n"]: dumped(passage) for passage in result.get("passages") or ()}
    rest = {name: found for name, found in result.items() if name != "passages"}
    return check_grounding(text, passages=passages, results=[dumped(rest), dumped(arguments)])


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


def _browsed(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(*browsing.present(result, language))


def _parcels(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    text, outcome = parcel.present_result(result, language)
    parcels = result.get("parcels", ())
    if wanted := parcel_facts.wanted_by(parcels):
        return Part(text, "asked", (), OpenQuestion("track", wanted, {"numbers": [parcels[0]["number"]]}))
    if arguments.get("timeline"):
        if len(parcels) == 1 and not parcels[0].get("events", True):
            none = say(language, "timeline-none", number=parcels[0]["number"])
            text = f"{none}\n\n{text}"
        return Part(text, outcome)
    drawable = len(parcels) == 1 and len(parcels[0].get("events", ())) > 1
    return Part(
        text, outcome, (problems.timeline_button(parcels[0]["number"], language),) if drawable else ()
    )


def _parcel_list(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    views = [name for name in ("problems", "lanes") if result["total"] and result.get(name, True)]
    buttons = tuple(
        Button(say(language, f"button-{name}"), say(language, f"button-{name}-value")) for name in views
    )
    return Part(parcel.present_list(result, language), "answered", buttons)


def _problems(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    text = problems.present_problems(result, language)
    return Part(text, "answered", problems.problem_buttons(result, language))


def _lanes(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(problems.present_lanes(result, language))


def _called(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(people.present(result, language), "handed_off")


def _duty(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    questions = result.get("questions") or []
    text = duty.present(result, language) if result["lines"] or not questions else ""
    if unit := result.get("unit"):
        text = f"{text}\n\n{margin.present(unit, language)}"
    if taken := result.get("classified"):
        note = say(language, "duty-classified", hs=taken["hs"], description=escape(taken["description"]))
        text = f"{text}\n\n_{note}_".strip()
    if not questions:
        return _terms_asked(text, arguments, result, language)
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
    if first["field"] == "components":
        slots["part"] = first["unit"]
    buttons = tuple(Button(choice["label"], choice["value"]) for choice in choices)
    return Part(text, "asked", buttons, OpenQuestion("duty", first["field"], slots, choices))


def _terms_asked(text: str, arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    """The estimate; where the Incoterm was not told and would change it, the question with its buttons beside it."""
    untold = any(warning["text"] == "duty-warn-no-incoterm" for warning in result["warnings"])
    charged = any(line["kind"] != "fee" and Decimal(line["amount"]) for line in result["lines"])
    if not untold or not charged or arguments.get("freight"):
        return Part(text)
    choices = tuple(
        {"label": say(language, f"incoterm-{term.lower()}"), "value": term} for term in ("FOB", "CIF", "DDP")
    )
    buttons = tuple(Button(choice["label"], choice["value"]) for choice in choices)
    question = OpenQuestion("duty", "incoterm", dict(arguments), choices)
    return Part(f"{text}\n\n{say(language, 'ask-incoterm')}", "answered", buttons, question)


def _compared(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    known = any("landed_cost" in market for market in result["markets"])
    return Part(comparison.present(result, language), "answered" if known else "refused")


def _keeping(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> tuple[Button, ...]:
    """Buttons by which a seller confirms one of the codes for the product; none where they did before."""
    goods = str(arguments.get("description", ""))[:60]
    confirmed = any(reason["id"] == "classify-why-confirmed" for reason in result["candidates"][0]["reasons"])
    if not goods or confirmed or goods.replace(".", "").replace(" ", "").isdigit():
        return ()
    codes = [candidate["hs"] for candidate in result["candidates"][:_KEPT]]
    return tuple(
        Button(
            say(language, "classify-keep", hs=hs), say(language, "classify-keep-value", hs=hs, goods=goods)
        )
        for hs in codes
    )


def _confirmed(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    kept = result["confirmed"]
    text = say(language, "classify-remembered", hs=kept["hs"], product=escape(kept["description"]))
    return Part(text, "acted")


def _refunded(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(refund.present_result(result, language))


def _classified(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    text = classification.present(result, language)
    if not result["candidates"]:
        return Part(text, "refused")
    question = result.get("question")
    if not question:
        return Part(text, buttons=_keeping(arguments, result, language))
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


def _where(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    text, outcome = order.present_where(result, language)
    question = None
    if result.get("asks") == "number":
        question = OpenQuestion("order", "number")
    elif result.get("asks") == "proof" or result.get("proof") == "refused":
        question = OpenQuestion("order", "proof", {"order": result["order"]})
    return Part(text, outcome, order.where_buttons(result, language), question)


def _sheet(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(*order_sheet.present(result, language), order_sheet.buttons(result, language))


def _watches(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(watch.present_watches(result, language))


def _case(present: Callable[[dict[str, Any], dict[str, Any], str], case.Worded]) -> Presenter:
    def _presented(arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
        return Part(*present(arguments, result, language))

    return _presented


def _until(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    cited = f"[{result['cited']}]" if result.get("cited") else ""
    return Part(deadline.present(result, language, cited))


def _digest(_arguments: dict[str, Any], result: dict[str, Any], language: Language) -> Part:
    return Part(digest.present(result, language))


_PRESENTERS: dict[str, Presenter] = {
    "case_digest": _digest,
    "recall_helper": _case(recall.present),
    "open_case": _case(case.present_opened),
    "list_cases": _case(case.present_list),
    "show_case": _case(case.present_case),
    "act_on_case": _case(case.present_act),
    "make_return_papers": _case(case.present_papers),
    "compare_return_routes": _case(case.present_routes),
    "show_policy": _case(case.present_policy),
    "set_policy": _case(case.present_policy),
    "deadline": _until,
    "search_documents": _documents,
    "browse_documents": _browsed,
    "track_parcel": _parcels,
    "list_parcels": _parcel_list,
    "list_problems": _problems,
    "lane_performance": _lanes,
    "where_is_my_order": _where,
    "prove_order": _where,
    "list_orders": _where,
    "order_sheet": _sheet,
    "call_person": _called,
    "estimate_duty": _duty,
    "compare_markets": _compared,
    "classify_goods": _classified,
    "confirm_code": _confirmed,
    "export_refund": _refunded,
    "watch_parcel": _parcel_wish(watch.present_watched),
    "unwatch_parcel": _parcel_wish(watch.present_ended),
    "set_quiet_hours": _parcel_wish(watch.present_quiet),
    "correct_parcel": _parcel_wish(watch.present_correction),
    "list_watches": _watches,
}
