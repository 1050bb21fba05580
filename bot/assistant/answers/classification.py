"""HS candidates in words: Markdown from the JSON of a classification."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape


def present(result: Mapping[str, Any], language: str) -> str:
    """The candidates, best first, and the question that would separate them."""
    del language
    lines = [
        f"- **{one['hs']}** {escape(one['description'])}. {escape(one['why'])}"
        for one in result["candidates"]
    ]
    parts = ["\n".join(lines)] if lines else []
    if result.get("message"):
        parts.append(escape(result["message"]))
    if result.get("question"):
        parts.append(escape(result["question"]["text"]))
    return "\n\n".join(parts)
