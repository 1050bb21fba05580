"""An estimate for somebody who may only know what the goods are: description → HS code → landed cost.

The code is taken from the description only where one candidate is clear; else the one fact that decides is asked.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.duties.classification import Classification, classify
from bot.duties.consignment import parse_consignment
from bot.duties.estimate import Choice, Question, Remark
from bot.duties.landed_cost import estimate
from bot.duties.own_codes import Confirmed, recalling
from bot.duties.tariffs import Tariffs
from bot.texts import say

_MAX_CANDIDATES = 4


def consult(
    given: Mapping[str, Any], tariffs: Tariffs, *, language: str = "en", home: Path | None = None,
    known: Confirmed | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The estimate's JSON for a flat consignment (the names of `duty --batch`); `hs` may be missing.

    With `classified` (`hs`, `description`, `why`) where the code was taken from the description, and with a question
    for `hs` or `description` and no figures where it could not be. `known` is what the shop confirmed for the product
    or one like it. Raises UserError and NoRate as `parse_consignment` and `estimate` do. The other lawful ways are
    worked out beside it unless `compare` is false.
    """
    given = {"compare": True, **given}
    if given.get("hs") or not given.get("description") or given.get("duty_rate"):
        return estimate(parse_consignment(given), tariffs).as_json(language)
    if known is not None and known.same:
        result = estimate(parse_consignment({**given, "hs": known.hs}), tariffs).as_json(language)
        why = say(language, "classify-why-confirmed", product=known.description, hs=known.hs,
                  date=known.at.date().isoformat())  # fmt: skip
        result["classified"] = {"hs": known.hs, "description": known.description, "why": why}
        return result
    found = recalling(classify(str(given["description"]), language=language, home=home), known)
    question = _question(found, str(given["description"]))
    if question is not None:
        parse_consignment(given)  # what is wrong with the rest is said now, not after the question
        return {
            "destination": given.get("destination"), "origin": given.get("origin"), "hs": None,
            "date": given.get("date"), "customs_value": None, "lines": [], "totals": None, "warnings": [],
            "questions": [question.as_json(language)], "not_included": [],
        }  # fmt: skip
    best = found.candidates[0]
    result = estimate(parse_consignment({**given, "hs": best.hs}), tariffs).as_json(language)
    result["classified"] = {"hs": best.hs, "description": best.description, "why": best.why}
    return result


def _question(found: Classification, description: str) -> Question | None:
    if not found.candidates:
        return Question("description", Remark("consult-unknown", {"goods": description}))
    if found.question is not None:
        choices = tuple(
            Choice(value if value.isdigit() else label, Remark("consult-choice", {"label": label}))
            for label, value in zip(found.question.choices, found.question.values, strict=True)
        )
        asked = Remark("consult-fact", {"goods": description, "question": found.question.text})
        return Question("hs", asked, choices=choices)
    if found.candidates[0].guess:
        choices = tuple(
            Choice(one.hs, Remark("consult-code", {"hs": one.hs, "description": one.description}))
            for one in found.candidates[:_MAX_CANDIDATES]
        )
        return Question("hs", Remark("consult-choose", {"goods": description}), choices=choices)
    return None
