"""Wishes about the quality of a shop's after-sales: its digest, and a product's recall.

Read by phrases (`prompts/entities/quality.yaml`). Commands and buttons say it in no language: `/digest [2026-W47 |
last]`, `/recall SKU [batch LOT] [: hazard]`, `/recall tell 3`, `/recall show 3`.
"""

import re
from functools import cache
from typing import Any

from bot.assistant.understanding.words import any_of, word_list

LONGEST = 300
_COMMAND = re.compile(r"/(digest|recall)(?:@\w+)?(?:\s+(.*))?\Z", re.IGNORECASE | re.DOTALL)
_WEEK = re.compile(r"(?<!\d)(\d{4}-?W\d{1,2})(?!\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"(tell|show)\s+#?(\d{1,9})\Z", re.IGNORECASE)
_SKU = re.compile(r"(?<![A-Za-z0-9_-])(?=[A-Za-z0-9._-]*\d)[A-Za-z0-9][A-Za-z0-9._-]{1,79}(?![A-Za-z0-9_-])")
_EDGES = " \t\n:：,，.。;；\"'“”"


def is_command(text: str) -> bool:
    """Whether it is `/digest …` or `/recall …`: said by a command or a button."""
    return _COMMAND.match(text.strip()) is not None


def read_quality(text: str) -> tuple[str, dict[str, Any]] | None:
    """The tool and its arguments; None where the text wants something else."""
    if match := _COMMAND.match(text.strip()):
        rest = (match[2] or "").strip()
        return (
            ("case_digest", _week(rest))
            if match[1].lower() == "digest"
            else ("recall_helper", recall_of(rest))
        )
    if len(text) > LONGEST:
        return None
    if _has("digest", text) and not _has("explained", text):
        return "case_digest", _week(text)
    if (_has("recall", text) or _begins_recall(text)) and not text.rstrip().endswith(("?", "？")):
        return "recall_helper", recall_of(text)
    return None


def recall_of(text: str) -> dict[str, Any]:
    """A product, a batch and a hazard out of words; nothing where they name none."""
    rest = text.strip()
    if numbered := _NUMBERED.match(rest):
        return {"recall": int(numbered[2]), **({"notify": True} if numbered[1].lower() == "tell" else {})}
    told, _, hazard = re.sub("：", ":", rest).partition(":")
    asked: dict[str, Any] = {}
    if (batch := _pattern("batch").search(told)) and (lot := _SKU.search(told, batch.end())):
        asked["batch"] = lot[0]
        told = told[: batch.start()] + " " + told[lot.end() :]
    if sku := _SKU.search(told):
        asked["sku"] = sku[0]
    if hazard := hazard.strip(_EDGES):
        asked["hazard"] = hazard
    return asked


def _begins_recall(text: str) -> bool:
    """ "Recall CUP-1": the word first, and the SKU right behind it."""
    text = text.strip()
    if (begun := _pattern("recall_it").match(text)) is None:
        return False
    return _SKU.match(text[begun.end() :].lstrip(_EDGES)) is not None


def _week(text: str) -> dict[str, Any]:
    if found := _WEEK.search(text):
        return {"week": found[1].upper()}
    return {"week": "last"} if text.strip().lower() == "last" or _has("last", text) else {}


def _has(group: str, text: str) -> bool:
    return _pattern(group).search(text) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = [phrase for several in word_list("quality")[group].values() for phrase in several]
    return re.compile(any_of(phrases), re.IGNORECASE)
