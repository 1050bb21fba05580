"""What a classification says in words: reasons, labels of facts, the question; in any of our languages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.duties.catalogue import catalogue, plain_name
from bot.duties.classification_facts import CONFLICT, MATCH, UNKNOWN, WIDER
from bot.duties.classification_weighing import Weighed
from bot.texts import say

Reason = Mapping[str, Any]
"""`{"id", "name"?, "facts"?, "values"?}`: a text's id and what is put into it; facts as pairs (attribute, value)."""

GOODS = "goods"
"""What a question asks when the best candidates are different goods."""


def reasons(found: Weighed) -> tuple[Reason, ...]:
    """Why a code is a candidate."""
    told: list[Reason] = []
    if found.phrase:
        told.append({"id": "classify-why-name", "name": found.phrase})
    if found.good is not None and found.fitted is not None:
        conditions = found.good.conditions
        for text, states in (
            ("classify-why-fits", (MATCH, WIDER)),
            ("classify-why-conflict", (CONFLICT,)),
            ("classify-why-open", (UNKNOWN,)),
        ):
            facts = [
                [fact, conditions[fact][0]] for fact, state in found.fitted.states.items() if state in states
            ]
            if facts:
                told.append({"id": text, "facts": facts})
    if not found.phrase:
        told.append({"id": "classify-why-lines" if found.lines else "classify-why-residual"})
    return tuple(told)


def why(told: Iterable[Reason], language: str) -> str:
    """The reasons as a sentence or two."""
    return " ".join(_reason(reason, language) for reason in told)


def label(attribute: str, value: str, language: str) -> str:
    """A value as a choice is shown: "cotton", "women's or girls'"."""
    labels = catalogue().values[attribute, value].labels
    return labels.get(language) or labels["en"]


def question(fact: str, language: str) -> str:
    """The question for a fact."""
    return say(language, f"classify-ask-{fact}")


def choices(fact: str, values: Sequence[str], language: str) -> tuple[str, ...]:
    """The ways to answer it."""
    if fact == GOODS:
        return tuple(plain_name(code, language) or code for code in values)
    return tuple(label(fact, value, language) for value in values)


def translated(result: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The JSON of a classification, its texts in another language (names of goods: Chinese, else English)."""
    if result.get("language") == language:
        return dict(result)
    candidates = [
        {
            **one,
            "description": one["names"].get(language) or one["names"].get("en") or one["description"],
            "why": why(one["reasons"], language),
        }
        for one in result["candidates"]
    ]
    told: dict[str, Any] = {**result, "candidates": candidates, "language": language}
    asked = result.get("question")
    if asked:
        shown = choices(asked["fact"], asked["values"], language)
        told["question"] = {**asked, "text": question(asked["fact"], language), "choices": list(shown)}
    if result.get("message"):
        told["message"] = say(language, "classify-guess" if candidates else "classify-none")
    return told


def _reason(reason: Reason, language: str) -> str:
    if "values" in reason:
        return say(language, reason["id"], **reason["values"])
    if "name" in reason:
        return say(language, reason["id"], name=reason["name"])
    if "facts" not in reason:
        return say(language, reason["id"])
    if reason["id"] == "classify-why-open":
        facts = [say(language, f"classify-fact-{attribute}") for attribute, _ in reason["facts"]]
    else:
        facts = [label(attribute, value, language) for attribute, value in reason["facts"]]
    return say(language, reason["id"], facts=", ".join(facts))
