"""What a message says of an export from China whose VAT refund is asked for."""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from bot.assistant.understanding.entities import Entities, find_entities, to_decimal
from bot.assistant.understanding.requests import Request
from bot.assistant.understanding.words import any_of, word_list

_MODE = re.compile(r"(?<!\d)(0110|9610|9710|9810|1210|1039)(?![\d.])")
_NUMBER = r"\d+(?:[ ,]\d{3})*(?:[.,]\d+)?"
_SCALE = "万|千|k"
CURRENCY = "CNY"


def as_one(requests: tuple[Request, ...], text: str) -> tuple[Request, ...]:
    """The requests, or the whole message as one where a refund is asked for in it and the facts stand beside.

    "出口退税能退多少？HS 85076000，采购价10万元": the question mark does not end what is asked.
    """
    if len(requests) == 1 or any(request.numbers for request in requests) or not _any("refund").search(text):
        return requests
    whole = replace(requests[0], text=text, entities=find_entities(text), intent="refund")
    return (whole,) if wants_refund(whole) else requests


def wants_refund(request: Request) -> bool:
    """Whether an amount or a rate is asked for, and not how the procedure goes: a code or money is named, or it says
    "how much"."""
    found = request.entities
    named = found.hs_codes or found.value or found.unit_value or found.bare_amount
    return bool(_any("refund").search(request.text)) and bool(named or _any("how_much").search(request.text))


def slots_of(request: Request) -> dict[str, Any]:
    """The arguments of the tool `export_refund` that the message names."""
    text = request.text
    slots: dict[str, Any] = {}
    if mode := _MODE.search(text):
        slots["mode"] = mode[1]
        text = _blank(text, mode)
    if rate := _rate().search(text):
        slots["rate"] = f"{to_decimal(rate.group('first') or rate.group('second')):f}%"
        text = _blank(text, rate)
    if fob := _fob().search(text):
        slots["fob"] = f"{to_decimal(fob.group('number'), fob.group('scale')):f}"
        text = _blank(text, fob)
    found = find_entities(text)
    slots |= _price(found)
    codes = found.hs_codes or request.entities.hs_codes
    if codes:
        slots["hs"] = "".join(filter(str.isdigit, codes[0]))
    if found.on:
        slots["on"] = found.on.isoformat()
    if _any("with_vat").search(text) and not _any("without_vat").search(text):
        slots["with_vat"] = True
    slots |= {name: value for name, value in _FLAGS.items() if _any(_WORDS[name]).search(text)}
    return slots


_WORDS = {
    "invoice": "no_invoice", "pilot_zone": "pilot_zone", "exporter": "manufacturer", "sold": "unsold",
    "compare": "compare",
}  # fmt: skip
_FLAGS: dict[str, Any] = {
    "invoice": False, "pilot_zone": True, "exporter": "manufacturer", "sold": False, "compare": True,
}  # fmt: skip
"""What an argument becomes where its words are there."""


def missing(slots: dict[str, Any]) -> str | None:
    """What has to be asked for before the tool can be called."""
    return None if "hs" in slots else "refund-hs"


def answer_to(request: Request) -> dict[str, Any]:
    """What a message adds in answer to the question for the code; empty where it names none."""
    found = slots_of(request)
    if "hs" not in found and (code := re.fullmatch(r"\d[\d. ]{5,12}", request.text.strip())):
        found["hs"] = "".join(filter(str.isdigit, code[0]))
    return found if "hs" in found else {}


def foreign(request: Request) -> str:
    """The currency of an amount that is not in CNY; empty where there is none."""
    found = request.entities
    value = found.value or found.unit_value
    return value.currency if value and value.currency != CURRENCY else ""


def _price(found: Entities) -> dict[str, str]:
    value = found.value or found.unit_value
    amount = value.amount if value else found.bare_amount
    return {"purchase_price": f"{amount:f}"} if amount else {}


def _blank(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(any_of(word_list("refund")[name]), re.IGNORECASE)


@cache
def _rate() -> re.Pattern[str]:
    words = any_of(word_list("refund")["rate"])
    link = r"\s*(?:of|is|=|:|：|是|为|de|del)?\s*"
    return re.compile(
        rf"{words}{link}(?P<first>{_NUMBER})\s?[%％]|(?P<second>{_NUMBER})\s?[%％]{link}{words}",
        re.IGNORECASE,
    )


@cache
def _fob() -> re.Pattern[str]:
    words, money = any_of(word_list("refund")["fob"]), "|".join(("CNY", "RMB", "元", "人民币", "yuan", "¥"))
    return re.compile(
        rf"{words}\s*(?:value|price|价|价值)?\s*(?:of|is|=|:|：|是|为)?\s*(?:{money})?\s?(?P<number>{_NUMBER})"
        rf"\s?(?P<scale>{_SCALE})?(?:\s?(?:{money}))?",
        re.IGNORECASE,
    )
