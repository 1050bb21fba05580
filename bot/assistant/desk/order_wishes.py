"""What a message wants of orders: where one is, that it is theirs, a list, the next step of a sheet.

Read by phrases and by the form of what is given. A number alone, without a word about orders, is left to others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.aftersales.order_files import EMAIL
from bot.assistant.desk.memory import OpenQuestion
from bot.assistant.understanding.requests import Request
from bot.assistant.understanding.words import any_of, word_list
from bot.settings import Role

_SHEET = re.compile(r"order-sheet ([0-9a-f]{12}) ([a-z_]{2,12})(?: ([0-9A-Za-z]{1,4}))?")
_PHONE = re.compile(r"(?<![\w.@-])\+?\d[\d\s()./-]{5,18}\d(?![\w@])")
_NUMBER = re.compile(
    r"(?<![\w@.])#?(?=[A-Za-z0-9-]*\d)[A-Za-z0-9](?:[A-Za-z0-9-]{1,38}[A-Za-z0-9])?(?![\w@])"
)
_POSTCODE = (
    r"\s*(?:is|:|：|是|es|—|-)?\s*(?P<code>(?=[A-Za-z0-9 -]*\d)[A-Za-z0-9]{2,8}(?:[ -][A-Za-z0-9]{2,4})?)"
)
_BARE = re.compile(r"#((?=[A-Za-z0-9-]*\d)[A-Za-z0-9-]{2,40})")
_LONGEST_LIST, _LONGEST_PROOF = 60, 60

Calls = tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class OrderWish:
    """A tool to call for it."""

    tool: str
    arguments: Mapping[str, Any]


def read_order_wish(text: str, requests: tuple[Request, ...], role: Role) -> OrderWish | None:
    """The wish in a whole message; None where it is about something else."""
    if (step := _SHEET.fullmatch(text.strip())) and role != "customer":
        token, field, column = step[1], step[2], step[3] or ""
        return OrderWish("order_sheet", {"sheet": token, "field": field, "column": column})
    order = next((request.entities.order for request in requests if request.entities.order), None)
    if role == "customer" and (order or _has("mine", text)):
        email, rest = EMAIL.search(text), EMAIL.sub(" ", text)
        number = order or _only_number(rest)
        proof = email.group() if email else _phone_or_postcode(rest, number or "")
        if number and proof:
            return OrderWish("prove_order", {"order": number, "proof": proof})
    numbers = [number for request in requests for number in request.numbers]
    if role == "customer" and not numbers and (bare := _BARE.fullmatch(text.strip())):
        return OrderWish("where_is_my_order", {"order": bare[1]})
    tracking = any(request.intent == "track" for request in requests)
    if (
        not order
        and not numbers
        and len(text) <= _LONGEST_LIST
        and _has("list", text)
        and not _has("where", text)
    ):
        return OrderWish("list_orders", {})
    missing = _has("not_received", text)
    if order and _has("marked_delivered", text) and missing:
        return OrderWish("where_is_my_order", {"order": order, "not_received": True})
    about = _has("where", text) or (tracking and bool(order))
    if about and not numbers and len(requests) == 1:
        found = order or (_only_number(text) if role == "customer" else None)
        arguments: dict[str, Any] = {"order": found} if found else {}
        return OrderWish("where_is_my_order", arguments | ({"not_received": True} if missing else {}))
    return None


def answer_to(
    question: OpenQuestion, text: str, requests: tuple[Request, ...], role: Role
) -> OrderWish | None:
    """What a message answers to the desk's question for an order's number or for a proof; None: nothing."""
    email = EMAIL.search(text)
    if question.asks == "number":
        rest = EMAIL.sub(" ", text)
        order = next((request.entities.order for request in requests if request.entities.order), None)
        number = order or _only_number(rest)
        if not number or len(text) > 2 * _LONGEST_PROOF or (requests[0].numbers and not email):
            return None
        proof = email.group() if email else ""
        if proof and role == "customer":
            return OrderWish("prove_order", {"order": number, "proof": proof})
        return OrderWish("where_is_my_order", {"order": number})
    order = str(question.slots["order"])
    named = {request.entities.order for request in requests if request.entities.order}
    if named - {order.upper()}:
        return None  # another order: a request of its own
    if email:
        return OrderWish("prove_order", {"order": order, "proof": email.group()})
    if len(text) > _LONGEST_PROOF:
        return None
    given = _phone_or_postcode(text, order) or _bare_proof(text)
    if not given or any(letter.isalpha() for number in requests[0].numbers for letter in number.number):
        return None  # letters and digits with a right check digit: a parcel's number
    return OrderWish("prove_order", {"order": order, "proof": given})


def is_sheet_step(text: str) -> bool:
    """Whether a message is a button of a sheet, which says nothing of the language that is spoken."""
    return _SHEET.fullmatch(text.strip()) is not None


def called_orders(text: str) -> bool:
    """Whether what is written under a file calls it a list of orders."""
    return _has("sheet", text)


def _only_number(text: str) -> str:
    """The one thing in a text that can be an order's number."""
    found = list(dict.fromkeys(match.group().lstrip("#") for match in _NUMBER.finditer(text)))
    return found[0] if len(found) == 1 else ""


def _phone_or_postcode(text: str, order: str) -> str:
    rest = re.sub(rf"#?{re.escape(order)}", " ", text, count=1, flags=re.IGNORECASE) if order else text
    if named := _postcode().search(rest):
        return named["code"].strip()
    phone = _PHONE.search(rest)
    return phone.group().strip() if phone and sum(map(str.isdigit, phone.group())) >= 7 else ""


def _bare_proof(text: str) -> str:
    """A short answer that is a postcode, with or without a word before it."""
    rest = " ".join(_around().sub(" ", text).split()).strip(" .,;:：，。")
    return rest if 3 <= len(rest) <= 10 and any(map(str.isdigit, rest)) and len(rest.split()) <= 2 else ""


def _has(what: str, text: str) -> bool:
    return bool(_phrases(what).search(text))


@cache
def _phrases(what: str) -> re.Pattern[str]:
    return re.compile(any_of(word_list("orders")[what]), re.IGNORECASE)


@cache
def _postcode() -> re.Pattern[str]:
    return re.compile(any_of(word_list("orders")["postcode_words"]) + _POSTCODE, re.IGNORECASE)


@cache
def _around() -> re.Pattern[str]:
    return re.compile(any_of(word_list("orders")["proof_words"]), re.IGNORECASE)
