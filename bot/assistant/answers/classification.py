"""HS candidates in words: Markdown from the JSON of a classification, in the person's language."""

from collections.abc import Mapping
from typing import Any

from bot.duties.classification_texts import translated
from bot.texts import escape, say


def present(result: Mapping[str, Any], language: str) -> str:
    """Candidates with their reasons, best first; the warning that the best is a guess; the question that decides."""
    told = translated(result, language)
    parts = ["\n".join(_candidate(one) for one in told["candidates"])] if told["candidates"] else []
    if told.get("message"):
        parts.append(escape(told["message"]))
    asked = told.get("question")
    if asked:
        parts.append(
            "\n".join([f"**{escape(asked['text'])}**", "", *(f"- {escape(c)}" for c in asked["choices"])])
        )
    if told["candidates"]:
        parts.append(f"_{say(language, 'classify-note')}_")
    return "\n\n".join(parts)


def _candidate(one: Mapping[str, Any]) -> str:
    return f"- **{one['hs']}** {escape(one['description'])}. {escape(one['why'])}"
