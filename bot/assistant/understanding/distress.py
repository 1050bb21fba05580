"""Words by which somebody may be in danger, or threatens somebody: read before anything else of a message.

By phrases (`prompts/entities/distress.yaml`), in all languages at once whatever the conversation's is: nearness of
meaning is no ground on which to miss a cry for help, and a model is not asked.
"""

import re
import unicodedata
from functools import cache
from typing import Literal

from bot.assistant.understanding.words import any_of, word_list

Distress = Literal["self_harm", "threat", "danger"]
_KINDS: tuple[Distress, ...] = ("self_harm", "danger", "threat")
"""Whose life is at stake first."""
_MOST = 20_000


def read_distress(text: str) -> Distress | None:
    """What kind of danger the words tell of; None where they tell of none."""
    plain = " ".join(unicodedata.normalize("NFKC", text[:_MOST]).replace("’", "'").split())
    return next((kind for kind in _KINDS if _pattern(kind).search(plain)), None)


@cache
def _pattern(kind: Distress) -> re.Pattern[str]:
    phrases = [phrase for several in word_list("distress")[kind].values() for phrase in several]
    return re.compile(any_of(phrases), re.IGNORECASE)
