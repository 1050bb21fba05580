"""What a message wants of after-sales: a case opened, looked at or acted on, a policy, a deadline.

Read by phrases (`prompts/entities/aftersales.yaml`), not by nearness of meaning: what changes something must not be
guessed. Buttons and commands say it in a form without a language: `/cases`, `/case RMA-… approve refund 20 EUR`,
`/case new damaged`, `/policy set`.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bot.aftersales.case_states import GRADES, REMEDIES, steps
from bot.aftersales.cases import ALPHABET, normal_number
from bot.assistant.understanding.case_marks import read_days_off, read_rating
from bot.assistant.understanding.entities import find_entities
from bot.assistant.understanding.words import any_of, word_list

LONGEST = 600
"""Characters of a message that is read as a wish of this kind; a longer one without a case's number is a story."""

_LONGEST_POLICY = 80
"""A customer's longer message wants more than to read the shop's policy."""
_COMMAND = re.compile(r"/(cases?|policy)(?:@\w+)?(?:\s+(.*))?\Z", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(rf"(?<![A-Za-z0-9])RMA[-\s]?([{ALPHABET}]{{6}})(?![A-Za-z0-9])", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\w.,])(\d{1,9}(?:[.,]\d{1,2})?)(?![\w%])")
_PARCEL = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*\d[A-Za-z0-9-]*\d)[A-Za-z0-9-]{8,40}(?![A-Za-z0-9])")
_PARTS = re.compile(r"[:：]\s*(\S.{1,400})\Z", re.DOTALL)
"""Which parts, after the decision: "approve spare part: two lids"."""
_CHOICE = re.compile(r"/case =(\w{1,40})")
_EDGES = " \t\n:：,，.。;；-–—"
_CARRIERS = {"dhl": "dhl", "ups": "ups", "fedex": "fedex", "usps": "usps", "联邦快递": "fedex", "敦豪": "dhl",
             "空运": "air-cargo", "air cargo": "air-cargo", "air freight": "air-cargo", "海运": "ocean",
             "ocean freight": "ocean", "sea freight": "ocean", "邮政": "post", "post": "post", "почта": "post",
             "correo": "post", "visa": "visa", "mastercard": "mastercard", "amex": "amex",
             "american express": "amex", "paypal": "paypal"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseWish:
    """What somebody wants of a case."""

    action: str
    """show, list, open, policy, policy_set, routes, papers, deadline, or an action of the cases' table."""
    number: str = ""
    kind: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    """Arguments of the tool."""


def is_case_command(text: str) -> bool:
    """Whether it is `/case …` or `/policy …`: said by a command or a button, in no language."""
    return _COMMAND.match(text.strip()) is not None


def choice(value: str) -> str:
    """What a button stands for that answers an open question: a word of ours, in nobody's language."""
    return f"/case ={value}" if value.isascii() and value.replace("_", "").isalpha() else value


def chosen_by(text: str) -> str:
    """The value of such a button; the text itself where it is none."""
    match = _CHOICE.fullmatch(text.strip())
    return match[1] if match else text


def read_case_wish(text: str, *, customer: bool) -> CaseWish | None:
    """The wish; None where the text wants something else, or asks about the rules."""
    if match := _COMMAND.match(text.strip()):
        return _commanded(match[1].lower(), (match[2] or "").strip())
    number = case_number(text)
    if number:
        return _about(number, _NUMBER.sub(" ", text), customer=customer)
    if len(text) > LONGEST:
        return None
    if (until := read_until(text)) is not None:
        return CaseWish("deadline", details=until)
    if customer and not is_question(text) and not read_kind(text) and (mark := read_rating(text)):
        return CaseWish("rate", details=mark)
    if _has("list", text):
        return CaseWish("list", details={} if customer else {"waiting": True})
    if not customer and _has("routes", text):
        return CaseWish("routes")
    if customer and len(text) <= _LONGEST_POLICY and _has("shop_policy", text):
        return CaseWish("policy")
    if not customer and _has("policy", text) and not is_question(text):
        return CaseWish("policy")
    if is_question(text):
        return None
    if not customer and len(text) <= _SHORT and (rest := read_days_off(text)):
        return CaseWish("snooze", details=rest)
    order = find_entities(text).order or ""
    if customer and (kind := read_kind(text)):
        return CaseWish("open", kind=kind, details={"words": text, **({"order": order} if order else {})})
    if _has("new", text):
        kind = read_kind(text)
        return CaseWish("open", kind=kind, details={"words": text, **({"order": order} if order else {})})
    return None


def case_number(text: str) -> str:
    """The case's number in a text, as it is kept; empty where there is none."""
    match = _NUMBER.search(text)
    return normal_number(match[1]) if match else ""


def is_question(text: str) -> bool:
    """Whether a message asks about the rules rather than tells what has happened."""
    return text.rstrip().endswith(("?", "？")) or _has("asks", text)


def read_kind(text: str) -> str:
    """The kind of case that a message tells of; empty: none."""
    return next((kind for kind in word_list("aftersales")["kinds"] if _group("kinds", kind).search(text)), "")


def read_until(text: str) -> dict[str, Any] | None:
    """Arguments of `deadline`: a last day is asked for, and the day that it counts from is given."""
    if not _has("until", text):
        return None
    kinds = word_list("aftersales")["deadlines"]
    kind = next((one for one in kinds if _group("deadlines", one).search(text)), "")
    found = find_entities(text)
    if not kind or found.on is None:
        return None
    asked: dict[str, Any] = {"kind": kind, "start": found.on.isoformat()}
    if kind in ("claim", "chargeback"):
        carrier = next((code for word, code in _CARRIERS.items() if _word(word).search(text)), "")
        if not carrier:
            return None
        cause = pick("causes", text)
        return asked | {"carrier": carrier} | ({"cause": cause} if cause else {})
    places = [place for place in (found.destination, *found.places, found.origin) if place]
    if not places and kind not in ("export_refund", "return_relief"):
        return None
    return asked | {"market": "CN" if kind == "export_refund" else (places[0] if places else "CN")}


def details_of(action: str, rest: str) -> dict[str, Any]:
    """What the words after an action say: an amount, a remedy, a parcel's number, a note."""
    words = rest.strip(_EDGES)
    match action:
        case "approve":
            decided = _remedy(words) | _money(words) | _goods(words)
            if decided.get("remedy") == "part" and (named := _PARTS.search(words)):
                # a number among the parts is no money
                decided = {"remedy": "part", "parts": named[1].strip(_EDGES)} | _goods(words)
            return decided
        case "refund":
            return _money(words)
        case "send_back" | "replace" | "repair_done":
            found = _PARCEL.search(words)
            return {"tracking_number": found[0].upper()} if found else {}
        case "inspect":
            grade = next((one for one in GRADES if words.lower().startswith(one)), "") or pick(
                "grades", words
            )
            return ({"grade": grade} if grade else {}) | ({"note": words} if words and words != grade else {})
        case "rate":
            digit = re.match(r"([1-5])\b\s*(.*)", words, re.DOTALL)
            return {"rating": int(digit[1]), "note": digit[2].strip(_EDGES)} if digit else {}
        case "snooze":
            days = re.match(r"(\d{1,2})\b", words)
            return {"days": int(days[1])} if days else {}
        case _:
            return {"note": words} if words else {}


def pick(group: str, text: str) -> str:
    """The entry of a group whose phrase stands in the text: a remedy, a reason, a grade; empty: none."""
    entries = word_list("aftersales")[group]
    plain = text.strip().lower()
    return (
        plain if plain in entries else next((one for one in entries if _group(group, one).search(text)), "")
    )


def says(group: str, text: str) -> bool:
    """Whether a phrase of a group (all, none, skip, no_order, stop…) is what the text says, and little more."""
    match = _pattern(group).search(text)
    return match is not None and len(text.strip(_EDGES + "!！")) <= len(match[0]) + 12


def plain_amount(text: str) -> tuple[str, str]:
    """An amount and its currency, the currency empty where none is named; both empty where there is no amount."""
    money = _money(text)
    return str(money.get("amount", "")), str(money.get("currency", ""))


def _commanded(name: str, rest: str) -> CaseWish:
    if name == "policy":
        return CaseWish("policy_set" if rest.lower() in ("set", "change", "new") else "policy")
    number = case_number(rest)
    words = _NUMBER.sub(" ", rest).split(maxsplit=1)
    first = words[0].lower() if words else ""
    more = words[1] if len(words) > 1 else ""
    if not number:
        if first == "new":
            kind = more.split(maxsplit=1)[0].lower() if more else ""
            return CaseWish("open", kind=kind if kind in steps().kinds else "", details={"words": ""})
        return CaseWish("list", details={"waiting": True} if first == "waiting" else
                        {"everything": True} if first == "all" else {})  # fmt: skip
    if first in ("papers", "routes"):
        return CaseWish(first, number)
    if first in steps().actions and first not in ("open", "attach"):
        return CaseWish(first, number, details=details_of(first, more))
    return CaseWish("show", number)


def _about(number: str, rest: str, *, customer: bool) -> CaseWish:
    """What is wanted of the case whose number stands in the message."""
    if customer and (mark := read_rating(rest)):
        return CaseWish("rate", number, details=mark)
    if not customer and (days := read_days_off(rest)) is not None:
        return CaseWish("snooze", number, details=days)
    for action in word_list("aftersales")["actions"]:
        match = _group("actions", action).search(rest)
        if (
            match is None
            or (customer and action not in _FOR_CUSTOMERS)
            or (not customer and action in _CUSTOMERS_OWN)
        ):
            continue
        if action in ("papers", "routes"):
            return CaseWish(action, number)
        left = rest[match.end() :] if action not in ("approve", "refund") else rest
        return CaseWish(action, number, details=details_of(action, left))
    words = rest.strip(_EDGES)
    if customer and len(words) >= _LEAST_WORDS and not is_question(words) and not _has("list", words):
        return CaseWish("write", number, details={"note": words})
    return CaseWish("show", number)


_FOR_CUSTOMERS = ("cancel_request", "send_back", "papers", "close", "reopen")
_CUSTOMERS_OWN = ("cancel_request",)
_LEAST_WORDS = 8
_SHORT = 40
"""Characters in which "remind me in 3 days" is about the case spoken of last, and not about something named."""


def _remedy(text: str) -> dict[str, Any]:
    first = text.split(maxsplit=1)[0].lower() if text else ""
    remedy = first if first in REMEDIES else pick("remedies", text)
    return {"remedy": remedy} if remedy and remedy != "any" else {}


def _money(text: str) -> dict[str, Any]:
    found = find_entities(text)
    if found.value is not None:
        return {"amount": f"{found.value.amount:f}", "currency": found.value.currency}
    bare = _AMOUNT.search(text)
    return {"amount": bare[1].replace(",", ".")} if bare else {}


def _goods(text: str) -> dict[str, Any]:
    if _has("goods_stay", text):
        return {"goods_back": False}
    return {"goods_back": True} if _has("goods_come", text) else {}


def _has(group: str, text: str) -> bool:
    return _pattern(group).search(text) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = [phrase for several in word_list("aftersales")[group].values() for phrase in several]
    return re.compile(any_of(phrases), re.IGNORECASE)


@cache
def _group(group: str, entry: str) -> re.Pattern[str]:
    phrases = [phrase for several in word_list("aftersales")[group][entry].values() for phrase in several]
    return re.compile(any_of(phrases), re.IGNORECASE)


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(any_of([word]), re.IGNORECASE)
