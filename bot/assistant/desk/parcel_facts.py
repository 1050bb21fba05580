"""What a carrier wants beside the number, in a person's words: a postcode, or the end of a phone number."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

ASKED = ("postcode", "phone")

_LABELS: Mapping[str, str] = {
    "postcode": r"post\s?code|postal\s+code|zip(?:\s?code)?|邮编|邮政编码|c[oó]digo\s+postal|(?:почтовый\s+)?индекс",
    "phone": r"(?:phone|mobile|tel)(?:\s+number)?|手机(?:号|尾号)?|电话|tel[eé]fono|m[oó]vil|телефон",
}
_VALUES: Mapping[str, str] = {
    "postcode": r"(?=[A-Z0-9 -]*\d)[A-Z0-9]{2,8}(?:[ -][A-Z0-9]{2,5})?",
    "phone": r"\+?\d[\d ()-]{2,20}\d",
}
_LABELLED = {
    name: re.compile(rf"(?i)(?:{label})\s*(?:is|es|:|：|是|—|-|=)?\s*({_VALUES[name]})")
    for name, label in _LABELS.items()
}
_BARE = {name: re.compile(rf"(?i)\s*({value})\s*[.!。]?\s*") for name, value in _VALUES.items()}


def given_with(text: str) -> dict[str, str]:
    """Postcode and phone that a message names as such: "… postcode 53113"."""
    found = {name: pattern.search(text) for name, pattern in _LABELLED.items()}
    return {name: _plain(name, match[1]) for name, match in found.items() if match}


def answer_to(asks: str, text: str) -> str:
    """The value that answers the question for it, named or bare; empty where the message is about something else."""
    match = _LABELLED[asks].search(text) or _BARE[asks].fullmatch(text)
    return _plain(asks, match[1]) if match else ""


def wanted_by(parcels: Sequence[Mapping[str, Any]]) -> str:
    """What the carrier of the only parcel of an answer wants; empty where it wants nothing, or there are several."""
    if len(parcels) != 1:
        return ""
    live = parcels[0].get("live") or parcels[0].get("error", {}).get("live") or {}
    wanted = (live.get("problem") or {}).get("parameter")
    return wanted if wanted in ASKED else ""


def _plain(name: str, value: str) -> str:
    if name == "phone":  # more than the last digits is nobody's business
        return "".join(c for c in value if c.isdigit())[-4:]
    return " ".join(value.upper().split())
