""" "Remember HS 610910 for cotton T-shirts": a seller's own code for a product."""

import re
from functools import cache
from typing import Any

from bot.assistant.understanding.requests import Request, goods_in
from bot.assistant.understanding.words import any_of, word_list


def read_code(request: Request) -> dict[str, Any] | None:
    """The arguments of `confirm_code`, where a message asks to keep a code for goods that it names; else None."""
    found, codes = request.entities, request.entities.hs_codes
    other = found.value or found.destination or found.places or request.text.rstrip().endswith(("?", "？"))
    if not codes or other or not _words("keep").search(request.text):
        return None  # an estimate, or a question whether the code is right
    goods = goods_in(_words("around").sub(" ", _words("keep").sub(" ", found.residue)))
    return {"description": goods, "hs": "".join(filter(str.isdigit, codes[0]))} if goods else None


def asks_for_code(request: Request) -> bool:
    """Whether the goods' code itself is asked for, by its name: no answer to what was asked about other goods."""
    words = re.compile(any_of(word_list("amounts")["hs_words"]), re.IGNORECASE)
    return request.intent == "classify" and not request.entities.hs_codes and bool(words.search(request.text))


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(word_list("codes")[kind]), re.IGNORECASE)
