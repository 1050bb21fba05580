"""What a shop confirmed for a product, and a classification that has it first. `confirmed_codes` keeps it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.duties.catalogue import plain_name
from bot.duties.classification import Candidate, Classification
from bot.duties.classification_texts import why

SAME = 0.75
"""Share of words in common (of all in either) from which two descriptions are the same product."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A code that the shop confirmed for a product like the one asked for."""

    hs: str
    description: str
    """Of the product it was confirmed for."""
    at: datetime
    likeness: float
    """Share of words in common, 0 to 1."""

    @property
    def same(self) -> bool:
        """Whether it is the same product rather than a neighbour."""
        return self.likeness >= SAME

    def as_json(self) -> dict[str, Any]:
        """All of it; the day as an ISO string."""
        return {
            "hs": self.hs, "description": self.description, "date": self.at.date().isoformat(),
            "likeness": round(self.likeness, 2),
        }  # fmt: skip


def recalling(found: Classification, known: Confirmed | None) -> Classification:
    """The classification with the confirmed code first: settled for the same product, a hint for a neighbour."""
    if known is None:
        return found
    code = known.hs[:6]
    there = next((one for one in found.candidates if one.hs == code), None)
    if there is None and not known.same and found.candidates:
        return found  # a neighbour's code that nothing in this description speaks for
    told = {
        "id": "classify-why-confirmed" if known.same else "classify-why-neighbour",
        "values": {"product": known.description, "date": known.at.date().isoformat(), "hs": known.hs},
    }
    best = there or Candidate(code, plain_name(code, found.language) or code, 1.0, "",
                              names={one: plain_name(code, one) or code for one in ("en", "zh")})  # fmt: skip
    reasons = (told, *best.reasons)
    first = replace(
        best,
        score=1.0,
        reasons=reasons,
        why=why(reasons, found.language),
        guess=not known.same and best.guess,
    )
    rest = tuple(one for one in found.candidates if one.hs != code)
    if known.same:
        return replace(found, candidates=(first, *rest), question=None, message="")
    return replace(found, candidates=(first, *rest))
