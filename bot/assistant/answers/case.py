"""Cases in words: what is asked before one is opened, where one stands, and what can be done about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.assistant.conversation import Button, Outcome
from bot.assistant.desk.memory import OpenQuestion
from bot.assistant.understanding.aftersales import choice
from bot.texts import escape, say

Worded = tuple[str, Outcome, tuple[Button, ...], OpenQuestion | None]
_LISTED = 20
_NOTE = 400
_MOST_KEYS = 8
_REMEDIES = 3
"""Decisions that are offered as buttons; the others are said in words."""


def present_opened(arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `open_case`: the next question, or the case."""
    if question := result.get("question"):
        slots = {**arguments, "kind": result.get("kind", arguments.get("kind", ""))}
        if result.get("order"):
            slots["order"] = result["order"]
        return _asked(question, OpenQuestion("case", question["field"], slots), language)
    case = result["case"]
    lines = [say(language, "case-opened", number=case["number"], kind=_kind(case, language))]
    if case["order_shown"]:
        lines.append(say(language, "case-about-order", order=escape(case["order_shown"])))
    lines += _deadlines(case, language)
    if result.get("photos"):
        lines.append(say(language, "case-send-photos"))
    lines.append(say(language, "case-what-next"))
    return "\n\n".join(lines), "acted", _keys(case, language)[:4], None


def present_case(_arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `show_case`."""
    case = result["case"]
    return _whole(case, language), "answered", _keys(case, language), None


def present_list(_arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `list_cases`."""
    cases = result["cases"]
    if not cases:
        return say(language, "case-none-waiting" if result["waiting"] else "case-none"), "answered", (), None
    lines = [f"**{say(language, 'case-list', count=len(cases))}**", ""]
    for case in cases[:_LISTED]:
        parts = [
            f"**{case['number']}**",
            _kind(case, language),
            say(language, "case-state", state=case["state"]),
        ]
        if case["order"]:
            parts.append(escape(case["order"]))
        if case["waiting_since"]:
            parts.append(say(language, "case-waits-since", day=case["waiting_since"][:10]))
        lines.append(f"- {' · '.join(parts)}")
    if len(cases) > _LISTED:
        lines.append(f"- {say(language, 'case-more', more=result['count'] - _LISTED)}")
    keys = tuple(Button(case["number"], f"/case {case['number']}") for case in cases[:_MOST_KEYS])
    return "\n".join(lines), "answered", keys, None


def present_act(arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `act_on_case`: what is missing, or what was done."""
    if question := result.get("question"):
        slots = {**arguments, "number": result["number"]}
        return _asked(
            question, OpenQuestion("case_act", question["field"], slots), language, result["action"]
        )
    case = result["case"]
    done = say(language, "case-done", action=result["action"], number=case["number"],
               state=say(language, "case-state", state=case["state"]), **_paid(case))  # fmt: skip
    if result.get("asks_why"):  # once, and only after a poor mark
        asks = OpenQuestion("case_act", "note", {"number": case["number"], "action": "rate_why"})
        return f"{done}\n\n{say(language, 'rating-why')}", "asked", (), asks
    lines = [done, *_deadlines(case, language)]
    return "\n\n".join(lines), "acted", _keys(case, language), None


def present_papers(_arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `make_return_papers`: the papers with what is left open in them, or where returns go."""
    market = result["market"] or "—"
    if result.get("question"):
        skip = Button(say(language, "policy-choice", value="skip"), choice("skip"))
        asks = OpenQuestion("papers", "return_address", {"number": result["number"]})
        return say(language, "return-ask-address", market=market), "asked", (skip,), asks
    lines = [say(language, "return-papers-made", number=result["number"])]
    if not result["address"]:
        name = "return-papers-wait" if result["customer"] else "return-papers-no-address"
        lines.append(say(language, name, market=market))
    if result["lacks"]:
        lines.append(say(language, "return-papers-open"))
        rows = [
            f"- {escape(one['article'])}: "
            + ", ".join(say(language, "return-papers-lack", what=what) for what in one["lacks"])
            for one in result["lacks"]
        ]
        lines.append("\n".join(rows))
        if not result["customer"]:
            lines.append(say(language, "return-papers-fill"))
    if home := result.get("home"):
        lines.append(_way_home(home, language))
    return "\n\n".join(lines), "acted", (), None


def _way_home(home: Mapping[str, Any], language: str) -> str:
    if home["note"] == "relief_unknown":
        said = say(language, "return-papers-relief", months=home["months"])
    else:
        said = say(language, "return-note", note=home["note"], until=home["until"] or "")
    return said + _sourced(home)


def present_routes(arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `compare_return_routes`: a table, or the next figure that is needed."""
    slots = dict(arguments)
    options = result["options"]
    missing = result["missing"]
    if missing:
        for name in ("value", "currency"):
            if result.get(name):
                slots[name] = result[name]
        ask = say(language, "return-ask", field=missing[0])
        return ask, "asked", (), OpenQuestion("routes", missing[0], slots)
    currency = result["currency"]
    columns = ("route", "costs", "brings", "result", "break-even")
    rows = [
        "| " + " | ".join(say(language, f"return-{name}-column") for name in columns) + " |",
        "|---|---|---|---|---|",
    ]
    for option in options:
        costs = " + ".join(f"{amount}" for amount in option["costs"].values()) or "0"
        cells = (say(language, "return-route", route=option["route"]), costs, option["brings"], option["result"],
                 option["break_even"] or "—")  # fmt: skip
        rows.append("| " + " | ".join(cells) + " |")
    best = say(language, "return-best", route=say(language, "return-route", route=result["best"]))
    hints = [say(language, "return-given"), say(language, "return-refund-owed")]
    seen: set[str] = set()
    cited = "".join(f" [{passage['n']}]" for passage in result.get("passages", ()))
    for option in options:
        for note in option["notes"]:
            if note not in seen:
                seen.add(note)
                said = say(language, "return-note", note=note, until=option["until"] or "")
                hints.append(said + (cited if note in ("relief", "relief_over") else ""))
    text = "\n\n".join([f"**{currency}**", "\n".join(rows), best, "\n".join(f"- {hint}" for hint in hints)])
    keys: list[Button] = []
    if number := result.get("number"):
        back = result["best"] != "keep"
        word = "with return" if back else "no return"
        label = say(language, "return-act", route=say(language, "return-route", route=result["best"]))
        keys.append(Button(label, f"/case {number} approve refund {word}"))
    asks = OpenQuestion("routes", "exported_on", slots) if "relief_unknown" in seen else None
    return text, "answered", tuple(keys), asks


def _asked(question: Mapping[str, Any], asks: OpenQuestion, language: str, action: str = "") -> Worded:
    """One question with its choices as buttons."""
    field = question["field"]
    choices = tuple(
        {"value": one["value"], "label": one.get("label") or choice_word(field, one["value"], language)}
        for one in question["choices"]
    )
    name = "proof" if field == "order" and question.get("proof") else field
    text = say(language, "case-ask", field=name, action=action)
    keys = tuple(Button(one["label"], choice(one["value"])) for one in choices)
    asks = OpenQuestion(asks.intent, asks.asks, asks.slots, choices)
    return text, "asked", keys, asks


def choice_word(field: str, value: str, language: str) -> str:
    """What a choice is called."""
    if field == "kind":
        return say(language, "people-kind", kind=value)
    if field == "wish" and value != "any":
        return say(language, "people-remedy", remedy=value)
    if field in ("rating", "days"):
        return value
    return say(language, "case-choice", value={"-": "no_order"}.get(value, value))


def _whole(case: Mapping[str, Any], language: str) -> str:
    head = (
        f"**{case['number']} · {_kind(case, language)}** · {say(language, 'case-state', state=case['state'])}"
    )
    facts = []
    if case["order_shown"]:
        facts.append(say(language, "case-about-order", order=escape(case["order_shown"])))
    facts += [f"{item['quantity']} × {escape(item['title'] or item['sku'])}" for item in case["items"]]
    if case["wish"]:
        facts.append(say(language, "case-wish", wish=say(language, "people-remedy", remedy=case["wish"])))
    if case["remedy"]:
        word = say(language, "people-remedy", remedy=case["remedy"])
        facts.append(say(language, "case-remedy", remedy=word, back="yes" if case["goods_back"] else "no"))
    if case["parts"]:
        facts.append(say(language, "case-parts", parts=escape(case["parts"])))
    if case["approved"]:
        facts.append(say(language, "case-money", approved=case["approved"], **_paid(case)))
    for name in ("return_number", "replacement_number"):
        if case[name]:
            facts.append(say(language, f"case-{name.replace('_', '-')}", parcel=escape(case[name])))
    if case["files"]:
        facts.append(say(language, "case-files", count=len(case["files"])))
    told = [
        f"- {event['at'][:10]} {say(language, 'case-event', action=event['action'], role=event['role'])}"
        + (f": {escape(event['note'][:_NOTE])}" if event["note"] else "")
        for event in case["events"]
    ]
    blocks = [head, "\n".join(f"- {fact}" for fact in facts), "\n".join(told), *_deadlines(case, language)]
    return "\n\n".join(block for block in blocks if block)


def _deadlines(case: Mapping[str, Any], language: str) -> list[str]:
    lines = []
    if (right := case["right_to_return"]) and not case["remedy"]:
        word = say(language, "case-rights", intime="yes" if right["in_time"] else "no", day=right["due"])
        lines.append(word + _sourced(right))
    for one in case["deadlines"]:
        kind = say(language, "people-deadline-kind", kind=one["kind"])
        line = say(language, "case-deadline", whose=one["whose"], kind=kind, day=one["due"])
        lines.append(line + _sourced(one))
    return lines


def _sourced(one: Mapping[str, Any]) -> str:
    """Where a day comes from: the passage, else the rule's source; a shop's own policy is its own source."""
    if one.get("cited"):
        return f" [{one['cited']}]"
    return f" ({escape(one['source'])}, {one['as_of']})" if one.get("source") else ""


def _keys(case: Mapping[str, Any], language: str) -> tuple[Button, ...]:
    """What may be done now, the likeliest first."""
    number, keys = case["number"], []
    for action in case["may"]:
        if action == "approve":
            if case["state"] == "approved":
                continue  # decided anew in words only
            from bot.aftersales.case_states import kind_of

            for remedy in kind_of(case["kind"]).remedies[:_REMEDIES]:
                word = say(language, "people-remedy", remedy=remedy)
                keys.append(
                    Button(say(language, "case-key-approve", remedy=word), f"/case {number} approve {remedy}")
                )
        elif action != "ask_seller" and not (action == "send_back" and "receive" in case["may"]):
            keys.append(Button(say(language, "case-key", action=action), f"/case {number} {action}"))
    if case["replacement_number"]:
        keys.append(Button(say(language, "case-key", action="track"), case["replacement_number"]))
    if case["goods_back"] and case["state"] == "approved":
        keys.insert(0, Button(say(language, "case-key", action="papers"), f"/case {number} papers"))
    return tuple(keys[:_MOST_KEYS])


def _paid(case: Mapping[str, Any]) -> dict[str, str]:
    return {"paid": case["refunded"] or "0", "currency": case["currency"] or "—"}


def _kind(case: Mapping[str, Any], language: str) -> str:
    return say(language, "people-kind", kind=case["kind"])


def present_policy(_arguments: Mapping[str, Any], result: Mapping[str, Any], language: str) -> Worded:
    """The answer to `show_policy` and `set_policy`: the terms, and where they fall below a market's law."""
    policy = result["policy"]
    set_key = Button(say(language, "policy-choice", value="set"), "/policy set")
    keys = (set_key,) if result.get("may_set") else ()
    if policy is None:
        return say(language, "policy-none"), "answered", keys, None
    lines = [
        f"**{say(language, 'policy-title', version=policy['version'], day=policy['effective_from'])}**",
        "",
    ]
    for term in policy:
        if term in ("version", "effective_from"):
            continue
        value = policy[term]
        if isinstance(value, Mapping):
            shown = "; ".join(f"{code or '*'}: {escape(text)}" for code, text in value.items())
        elif isinstance(value, Sequence) and not isinstance(value, str):
            shown = "; ".join(escape(text) for text in value)
        elif term == "return_payer":
            shown = say(language, "policy-choice", value=value)
        else:
            shown = "" if value is None else escape(str(value))
        lines.append(
            f"- {say(language, 'policy-term', term=term)}: {shown or say(language, 'policy-nothing')}"
        )
    blocks = ["\n".join(lines)]
    if result["shortfalls"] and result.get("customer"):
        blocks.append("\n".join(_law_more(one, language) for one in result["shortfalls"]))
    elif result["shortfalls"]:
        blocks.append(say(language, "policy-below"))
        blocks.append("\n".join(_shortfall(one, language) for one in result["shortfalls"]))
        blocks.append(say(language, "policy-better"))
    acted = bool(result.get("acted"))
    return "\n\n".join(blocks), "acted" if acted else "answered", keys, None


def _law_more(one: Mapping[str, Any], language: str) -> str:
    term = say(language, "policy-term", term=one["term"])
    unit = one["unit"] or ("percent" if one["term"] == "restocking_percent" else "none")
    law = say(language, "policy-choice", value=one["law"]) if one["term"] == "return_payer" else one["law"]
    line = say(language, "policy-law-more", market=one["market"], term=term, law=law, unit=unit)
    return f"- {line}{_sourced(one)}"


def _shortfall(one: Mapping[str, Any], language: str) -> str:
    term = say(language, "policy-term", term=one["term"])
    unit = one["unit"] or ("percent" if one["term"] == "restocking_percent" else "none")
    ours = say(language, "policy-choice", value=one["ours"]) if one["term"] == "return_payer" else one["ours"]
    law = say(language, "policy-choice", value=one["law"]) if one["term"] == "return_payer" else one["law"]
    line = say(language, "policy-shortfall", market=one["market"], term=term, ours=ours, law=law, unit=unit)
    return f"- {line}{_sourced(one)}" + (f" {say(language, 'policy-shaky')}" if one["shaky"] else "")
