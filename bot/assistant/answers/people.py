"""What a customer is told who asked for a person, or may be in danger."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, get_timezone_name

from bot.texts import escape, say


def present(result: dict[str, Any], language: str) -> str:
    """Markdown from a `call_person` result."""
    names = {"number": result["case"], "shop": escape(result["shop"]) or say(language, "people-the-shop")}
    if not result["reached"]:
        return say(language, "people-called-nobody", **names)
    text = say(
        language, "people-called", by=moment(datetime.fromisoformat(result["by"]), result["zone"], language),
        open="yes" if result["open_now"] else "no", again="yes" if result["again"] else "no", **names,
    )  # fmt: skip
    if not result["answers_here"]:
        text += "\n\n" + say(language, "people-called-elsewhere", number=result["case"])
    return text


def moment(at: datetime, zone: str, language: str) -> str:
    """A moment in the shop's zone, which is named: the customer's own is not known."""
    local = at.astimezone(ZoneInfo(zone))
    day = format_skeleton("MMMEd", local, locale=language)
    name = zone if zone == "UTC" else get_timezone_name(local, locale=language, zone_variant="standard")
    return f"{day} {local:%H:%M} ({name})"
