"""After-sales at the desk: from a message, or the answer to an open question, to the tool that is called next."""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.aftersales.case_errors import BadPolicy
from bot.aftersales.policies import read_terms
from bot.assistant.conversation import Button, Outcome, Person
from bot.assistant.desk.memory import Memory, OpenQuestion
from bot.assistant.understanding.aftersales import (
    CaseWish,
    case_number,
    choice,
    chosen_by,
    details_of,
    is_case_command,
    is_question,
    pick,
    plain_amount,
    read_case_wish,
    says,
)
from bot.assistant.understanding.entities import find_entities
from bot.texts import say

POLICY = ("return_days", "return_payer", "warranty_months", "restocking_percent", "exclusions", "keep_below",
          "staff_refund_limit", "addresses", "instructions")  # fmt: skip
"""A policy's terms in the order in which they are asked."""
_OURS = ("case", "case_act", "policy", "routes", "papers")
_POLICY_WORDS = ("exclusions", "addresses", "instructions")
"""Terms that are told in words, which may be words of any kind."""
_FREE = ("words", "note", "tracking_number", "parts")
_TOOL = {"case": "open_case", "case_act": "act_on_case", "routes": "compare_return_routes"}


@dataclass(frozen=True, slots=True)
class Step:
    """What is done next: a tool called, or a question asked."""

    tool: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    outcome: Outcome = "asked"
    buttons: tuple[Button, ...] = ()
    open: OpenQuestion | None = None


def read(text: str, memory: Memory, person: Person, language: str) -> Step | None:
    """What a message means for after-sales; None where it is about something else."""
    question = memory.open
    told = chosen_by(text)
    if question is not None and question.intent in _OURS and not is_case_command(told):
        answered = _answered(told, question, language)
        if answered is not None:
            return answered
    wish = read_case_wish(text, customer=person.role == "customer")
    if wish is not None and not wish.number and wish.action in ("rate", "snooze"):
        if not memory.last_case and wish.action == "snooze":
            return None  # nothing has been spoken of that could rest
        wish = replace(wish, number=memory.last_case)
    return _wished(wish, person, language) if wish is not None else None


def policy_question(name: str, slots: dict[str, Any], language: str, wrong: str = "") -> Step:
    """The question for one term of the policy."""
    text = say(language, "policy-ask", term=name)
    choices = ("buyer", "seller") if name == "return_payer" else ()
    keys = [Button(say(language, "policy-choice", value=one), choice(one)) for one in (*choices, "skip")]
    return Step(
        text=f"{wrong}\n\n{text}".strip(), buttons=tuple(keys), open=OpenQuestion("policy", name, slots)
    )


def _wished(wish: CaseWish, person: Person, language: str) -> Step:
    match wish.action:
        case "open":
            return Step("open_case", {"kind": wish.kind, **wish.details})
        case "list":
            return Step("list_cases", wish.details)
        case "show":
            return Step("show_case", {"number": wish.number})
        case "papers":
            return Step("make_return_papers", {"number": wish.number})
        case "routes":
            return Step("compare_return_routes", {"number": wish.number} if wish.number else {})
        case "deadline":
            return Step("deadline", wish.details)
        case "policy":
            return Step("show_policy", {})
        case "policy_set" if person.role in ("seller", "admin"):
            return policy_question(POLICY[0], {}, language)
        case "policy_set":
            return Step("show_policy", {})
        case _:
            return Step("act_on_case", {"number": wish.number, "action": wish.action, **wish.details})


def is_aside(text: str) -> bool:
    """Whether a message in the middle of a policy's set-up is something else: a command, or a question."""
    return text.startswith("/") or is_question(text)


def _answered(text: str, question: OpenQuestion, language: str) -> Step | None:
    if says("stop", text):
        return Step(text=say(language, "desk-cancelled"), outcome="answered", open=None)
    if question.intent == "policy":
        aside = question.asks not in _POLICY_WORDS and is_question(text)
        return None if aside else _policy_term(text, question, language)
    if question.intent == "papers":
        if is_question(text) or case_number(text):
            return None
        told = {} if says("skip", text) else _addresses(text)
        return Step("make_return_papers", {**question.slots, "addresses": told})
    if question.intent == "case_act" and question.asks in _FREE:
        if question.slots.get("action") == "rate_why" and is_question(text):
            return None  # they say no more about it, and ask something else
        named = question.asks in ("note", "parts")
        told = {question.asks: text} if named else details_of("send_back", text)
        if question.asks == "tracking_number" and not told:
            told = {"tracking_number": text[:40]}
        return Step("act_on_case", {**question.slots, **told})
    given = _slot(text, question)
    if given is None:
        return None
    return Step(_TOOL[question.intent], {**question.slots, **given})


def _slot(text: str, question: OpenQuestion) -> dict[str, Any] | None:
    """The answer to what was asked; None where the message is about something else; {} where it is no answer."""
    chosen = next(
        (
            one["value"]
            for one in question.choices
            if text.strip().casefold() in (one["value"].casefold(), one.get("label", "").casefold())
        ),
        "",
    )
    match question.asks:
        case "order":
            return _order(text, chosen)
        case "items":
            return {"items": items} if (items := _items(text, chosen, question)) else _lost(text)
        case "kind":
            from bot.assistant.understanding.aftersales import read_kind

            kind = chosen or read_kind(text)
            known = question.slots.get("words")
            return {"kind": kind, **({} if known else {"words": text})} if kind else _lost(text)
        case "wish" | "reason" | "grade":
            group = {"wish": "remedies", "reason": "reasons", "grade": "grades"}[question.asks]
            value = chosen or pick(group, text)
            if question.asks == "reason" and not value and not is_question(text):
                value = "other"
            if not value:
                return _lost(text)
            told = question.slots.get("words", "")
            more = {"words": f"{told}\n{text}".strip()} if question.asks == "reason" and not chosen else {}
            return {question.asks: value, **more}
        case "rating" | "days":
            digits = "".join(c for c in text if c.isdigit())[:2]
            return {question.asks: int(digits)} if digits else _lost(text)
        case "value":
            amount, currency = plain_amount(text)
            return {"value": amount, "currency": currency} if amount and currency else _lost(text)
        case "exported_on":
            on = find_entities(text).on
            return {"exported_on": on.isoformat()} if on else None
        case _:
            amount = plain_amount(text.replace("%", " ").replace("％", " "))[0]
            return {question.asks: amount} if amount else _lost(text)


def _order(text: str, chosen: str) -> dict[str, Any] | None:
    if chosen:
        return {"order": chosen}
    if "@" in text or case_number(text):
        return None  # an order is being proved, or a case is spoken of
    if says("no_order", text):
        return {"order": "-"}
    order = find_entities(text).order or (text.strip() if len(text.split()) == 1 and _digits(text) else "")
    return {"order": order} if order else _lost(text)


def _items(text: str, chosen: str, question: OpenQuestion) -> list[int]:
    if chosen == "all" or says("all", text):
        return [0]
    if chosen:
        return [int(chosen)]
    lines = [one["value"] for one in question.choices if one["value"].isdigit()]
    named = [int(one["value"]) for one in question.choices if one["value"].isdigit()
             and one.get("label", "").split("× ")[-1].casefold() in text.casefold()]  # fmt: skip
    return named or [int(word) for word in text.replace(",", " ").split() if word in lines]


def _lost(text: str) -> dict[str, Any] | None:
    """Not an answer: something else where it asks or tells at length, else the question is put again."""
    return None if is_question(text) or len(text) > 80 else {}


def _policy_term(text: str, question: OpenQuestion, language: str) -> Step:
    name, slots = question.asks, dict(question.slots)
    if not says("skip", text):
        value = _term(name, text)
        try:
            read_terms({name: value})
        except BadPolicy:
            return policy_question(name, slots, language, say(language, "policy-wrong", term=name))
        slots[name] = value
    left = POLICY[POLICY.index(name) + 1 :]
    return policy_question(left[0], slots, language) if left else Step("set_policy", {"terms": slots})


def _term(name: str, text: str) -> Any:
    none = says("none", text)
    match name:
        case "return_days" | "warranty_months":
            return None if none else "".join(c for c in text if c.isdigit()) or text
        case "return_payer":
            return "seller" if says("seller", text) else "buyer" if says("buyer", text) else text
        case "restocking_percent":
            return "0" if none else plain_amount(text.replace("%", " "))[0] or text
        case "keep_below" | "staff_refund_limit":
            amount, currency = plain_amount(text)
            return None if none else f"{amount} {currency}" if amount and currency else text
        case "exclusions":
            return (
                []
                if none
                else [part.strip() for part in text.replace("；", ";").replace("\n", ";").split(";")]
            )
        case "addresses":
            return {} if none else _addresses(text)
        case _:
            return "" if none else text


def _addresses(text: str) -> dict[str, str]:
    """ "DE: Warehouse, Berlin" a line for one country; a line without a code is for all others."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        code, _, rest = line.replace("：", ":").partition(":")
        if rest and len(code.strip()) == 2 and code.strip().isalpha():
            found[code.strip().upper()] = rest.strip()
        elif line.strip():
            found[""] = f"{found['']}, {line.strip()}" if "" in found else line.strip()
    return found


def _digits(text: str) -> bool:
    return any(c.isdigit() for c in text)


def kept(step: Step, memory: Memory) -> Memory:
    """What is remembered once the step is taken."""
    return replace(memory, open=step.open)
