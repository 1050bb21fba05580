"""A message as the requests in it: what each wants, and the things it names."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from bot.assistant.understanding.entities import Entities, find_entities
from bot.assistant.understanding.intents import Intent, IntentReader
from bot.assistant.understanding.words import any_of, word_list
from bot.tracking.numbers import Recognised, identify

MAX_TEXT = 4000
"""Characters of a message that are read; a longer one is answered with a request to shorten it."""

_CONTROL = re.compile(
    r"\x1b\[[0-9;?]*[A-Za-z]|"
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff]"
)
_SENTENCE = re.compile(r"(?<=[?？!！。；;\n])\s*|(?<=[^\W\d]\.)\s+(?=[^\W\d_])")
_CONTENT = re.compile(r"[^\W_]")
_SURE = 0.5
MAX_NUMBERS = 200
"""Parcel numbers of one message that are looked at."""
_FIRST_MARK = 0xE000
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + MAX_NUMBERS)}]")
# Characters of the private use area: `normalised` takes them out of what people write.

_ABOUT_GOODS = ("duty", "margin")

Recognise = Callable[[str], tuple[Recognised, ...]]
"""Finds parcel numbers, knowing the shop's own."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that the person wants."""

    intent: str
    confidence: float
    text: str
    """The clause in the person's own words."""
    entities: Entities
    numbers: tuple[Recognised, ...] = ()
    goods: str = ""
    """What is left when all else is taken out: the product's description, in a duty or HS request."""
    marked: str = ""
    """The clause with a mark in each number's place."""


def normalised(text: str) -> str:
    """NFKC (full-width digits become digits), control and invisible characters removed, ends trimmed."""
    return _CONTROL.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def has_content(text: str) -> bool:
    """Whether there is a letter or a digit in it: an emoji or a row of dots says nothing to act on."""
    return bool(_CONTENT.search(text))


def read_requests(text: str, intents: IntentReader, recognise: Recognise = identify) -> tuple[Request, ...]:
    """The requests in a normalised text, in order; at least one.

    Fragments ("$4 each", "to the UK") and introductions ("I sell toys to Germany.") belong to the request beside
    them. Parcel numbers are looked for in the whole text, since a word in one clause ("HS code:") can tell what the
    digits of the next are; within the clauses a mark stands for each.
    """
    numbers = recognise(text)[:MAX_NUMBERS]
    marked = text
    for position, number in reversed(list(enumerate(numbers))):
        start, end = number.span
        marked = marked[:start] + chr(_FIRST_MARK + position) + marked[end:]
    merged: list[Request] = []
    for clause in _clauses(marked):
        request = _read(clause, numbers, intents)
        before = merged[-1] if merged else None
        if before is not None and _belongs_together(before, request):
            merged[-1] = _read(f"{before.marked} {request.marked}", numbers, intents)
        else:
            merged.append(request)
    if len(merged) > 1:  # a greeting in front of a question is not a request of its own
        wants = [one for one in merged if one.numbers or one.intent not in ("greet", "thanks")]
        merged = wants or merged[:1]
    return tuple(merged)


def goods_in(residue: str) -> str:
    """The product's description in a text without its entities: the talk around it taken out."""
    left = _around_goods().sub(" ", residue)
    return " ".join(re.sub(r"[^\w\s%/'-]", " ", left).split()).strip(" -'")


def _clauses(text: str) -> list[str]:
    clauses: list[str] = []
    for sentence in _SENTENCE.split(text):
        clauses += _connective().split(sentence)
    return [clause for clause in (clause.strip() for clause in clauses) if has_content(clause)] or [text]


def _read(marked: str, found: tuple[Recognised, ...], intents: IntentReader) -> Request:
    numbers = tuple(found[ord(mark) - _FIRST_MARK] for mark in _MARK.findall(marked))
    text = _MARK.sub(lambda match: found[ord(match.group()) - _FIRST_MARK].raw, marked)
    rest = _MARK.sub(" ", marked)
    entities = find_entities(rest)
    goods = goods_in(entities.residue)
    if numbers and not has_content(goods):
        intent = Intent("track", 1.0)  # a bare number
    else:
        facts = entities.facts | ({"parcel"} if numbers else frozenset())
        intent = intents.read(rest, entities.residue, facts)
    return Request(intent.name, intent.confidence, text, entities, numbers, goods, marked)


def _belongs_together(before: Request, request: Request) -> bool:
    if before.intent in _ABOUT_GOODS and request.intent in _ABOUT_GOODS and not request.goods:
        return True  # "… to Canada. They cost 30 dollars each."
    if request.intent == before.intent:
        both_asked = before.text.rstrip().endswith(("?", "？")) and request.text.rstrip().endswith(
            ("?", "？")
        )
        apart = both_asked or (request.intent == "track" and bool(before.numbers and request.numbers))
        return not apart or (request.intent == "duty" and not request.goods)
    if request.confidence < _SURE and request.intent != "track":
        return not request.numbers
    # "I want to sell toys to Germany. Which certificates do I need?"
    return (
        before.confidence < _SURE and before.intent == "ask" and request.intent in ("ask", "duty", "classify")
    )


@cache
def _connective() -> re.Pattern[str]:
    words = word_list("requests")
    space = r"[\s,，、;；.。]*"
    mark = r"[\s,，、;；.。]"
    return re.compile(
        rf"{mark}{space}{any_of(words['breaks'])}{space}"
        rf"|{space}{any_of(words['connectives'])}{space}(?={any_of(words['starters'])})",
        re.IGNORECASE,
    )


@cache
def _around_goods() -> re.Pattern[str]:
    words = [word for words in word_list("requests")["around_goods"].values() for word in words]
    amounts = word_list("amounts")
    for kind in ("modes", "channels", "schemes"):
        words += [word for named in amounts[kind].values() for word in named]
    return re.compile(any_of([*words, *amounts["incoterms"], *amounts["hs_words"]]), re.IGNORECASE)
