"""The arguments of an estimate, gathered over one or several messages."""

import re
from decimal import Decimal
from typing import Any

from bot.assistant.understanding.entities import Entities
from bot.assistant.understanding.requests import Request
from bot.assistant.understanding.words import any_of, word_list

REQUIRED = ("description", "destination", "value", "currency")
"""What the desk asks for itself, in this order; an HS code serves as the description. The engine asks the rest."""

MAX_DESTINATIONS = 5
"""Places that one message is worked out for."""

_BARE_CODE = re.compile(r"\d{4}[\d. ]{0,9}")
_BARE_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def slots_of(request: Request) -> dict[str, Any]:
    """What a request says about a consignment, under the names of the tool's arguments."""
    found = request.entities
    value = found.value or found.unit_value
    slots: dict[str, Any] = {
        "hs": found.hs_codes[0] if found.hs_codes else None,
        "description": request.goods or None,
        "destination": found.destination,
        "origin": found.origin,
        "value": str(value.amount) if value else _text(found.bare_amount),
        "currency": value.currency if value else None,
        "quantity": _text(found.quantity.amount) if found.quantity else None,
        "unit": found.quantity.unit if found.quantity else None,
        "weight_kg": _text(found.weight_kg),
        "freight": str(found.freight.amount) if found.freight else None,
        "insurance": str(found.insurance.amount) if found.insurance else None,
        "incoterm": found.incoterm,
        "mode": found.mode,
        "channel": found.channel,
        "scheme": found.scheme,
        "date": found.on.isoformat() if found.on else None,
    }
    if slots["unit"] == "pairs":
        slots["unit"] = "pair"
    _settle_places(slots, found)
    also = [place for place in found.places if place not in (slots["destination"], slots["origin"])]
    slots["also"] = also[: MAX_DESTINATIONS - 1] or None
    return {name: slot for name, slot in slots.items() if slot is not None}


def missing(slots: dict[str, Any]) -> str | None:
    """The next thing to ask for; None when an estimate can be tried."""
    for name in REQUIRED:
        if name not in slots and not (name == "description" and "hs" in slots):
            return name
    return None


def destinations(slots: dict[str, Any]) -> list[str]:
    """Where the goods may go: an estimate is made for each ("to Germany, France and the UK")."""
    return [
        slots["destination"],
        *(place for place in slots.get("also", ()) if place != slots["destination"]),
    ]


def arguments_of(slots: dict[str, Any]) -> dict[str, Any]:
    """What of the slots the tool takes."""
    return {name: slot for name, slot in slots.items() if name != "also"}


def answer_to(field: str, request: Request, choices: tuple[dict[str, str], ...]) -> dict[str, Any]:
    """What a message says in answer to the question for `field`; empty when it says nothing to it."""
    found, text = request.entities, request.text.strip()
    for choice in choices if field not in ("origin", "destination") else ():
        if text.casefold() in (choice["label"].casefold(), choice["value"].casefold()):
            value = choice["value"]
            if field == "hs" and not value.isdigit():
                return {"description": value}  # a fact that decides the code
            return {field: [value] if field == "claims" else value}
    said = slots_of(request)
    ends = (found.origin, found.destination) if field == "origin" else (found.destination, found.origin)
    places = [place for place in (*ends, *found.places) if place]
    if field in ("destination", "origin"):
        return {**_others(said, "destination", "origin"), field: places[0]} if places else {}
    if field == "description":
        return said if "hs" in said or "description" in said else {}
    if field == "hs":
        if "hs" in said or _BARE_CODE.fullmatch(text):
            return {"hs": said.get("hs", re.sub(r"\D", "", text))}
        return {"description": request.goods} if request.goods else {}
    if field == "currency":
        match = re.search(any_of(_currency_names()), text, re.IGNORECASE)
        return {"currency": _currency_names()[match.group().lower()]} if match else {}
    if field in said:
        return said
    number = _BARE_NUMBER.search(text)
    if field == "components" and (found.value or number):
        amount = (
            str(found.value.amount) if found.value else number.group().replace(",", ".") if number else ""
        )
        return {"components": amount}
    if field == "articles":
        return _articles(text, found)
    if field in ("value", "quantity", "weight_kg", "freight", "insurance", "retail_price") and number:
        return {**_others(said, "description"), field: number.group().replace(",", ".")}
    return {}


def is_whole(request: Request) -> bool:
    """Whether goods, destination and value are all there: a question of its own, whatever was asked before."""
    said = slots_of(request)
    return {"destination", "value"} <= said.keys() and bool({"hs", "description"} & said.keys())


def settled(slots: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """The slots with an answer put in: a part's value goes beside those of the other parts."""
    if "components" in answer:
        part = slots.get("part", "")
        answer = {**answer, "components": {**slots.get("components", {}), part: answer["components"]}}
    return {name: slot for name, slot in {**slots, **answer}.items() if name != "part"}


def _articles(text: str, found: Entities) -> dict[str, Any]:
    """The articles that a message names by code or rate; an empty list where it says that there are none."""
    codes = [re.sub(r"\D", "", code) for code in found.hs_codes] or [
        re.sub(r"\D", "", code[0]) for code in re.finditer(r"(?<![\d.])\d{4}[\d.]{2,9}(?![\d%])", text)
    ]
    if codes:
        return {"articles": [{"hs": code} for code in codes]}
    if rate := re.search(r"\d+(?:[.,]\d+)?\s?[%％]", text):
        return {"articles": [{"duty_rate": rate[0].replace("％", "%").replace(",", ".")}]}
    none = re.fullmatch(any_of(word_list("refund")["none"]), text.strip(" .。!"), re.IGNORECASE)
    return {"articles": []} if none else {}


def _settle_places(slots: dict[str, Any], found: Entities) -> None:
    """A lone country beside nothing else is where the goods go; China alone is where they come from."""
    places = [place for place in found.places if place not in (slots["destination"], slots["origin"])]
    if not slots["origin"] and "CN" in places:
        slots["origin"] = "CN"
        places.remove("CN")
    if not slots["destination"] and places:
        slots["destination"] = places[0]


def _currency_names() -> dict[str, str]:
    return {
        name.lower(): code for code, names in word_list("amounts")["currencies"].items() for name in names
    }


def _others(slots: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: slot for name, slot in slots.items() if name not in names}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount.normalize(), "f")
