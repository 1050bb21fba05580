"""What asking the tracking services came to, in words: from the `live` part of what the tracking tools give."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape, say
from bot.tracking.providers.directory import services


def source_text(view: Mapping[str, Any], language: str, date: str) -> str | None:
    """Which service the parcel's state comes from, and when it told; None where it comes from the shop."""
    kind = view["source"]["kind"]
    if kind not in services():
        return None
    if kind == "dhl":  # by DHL's terms its name stands beside what it says
        return say(language, "parcel-source-dhl", date=date)
    return say(language, "parcel-source-service", service=services()[kind].name, date=date)


def live_text(view: Mapping[str, Any], language: str, date: str) -> str:
    """What there is to say of a parcel that is shown: an empty text where the service has just told.

    `date` is when the service that has nothing yet was asked.
    """
    live = view.get("live") or {}
    match live.get("state"):
        case "not_configured" if not view["sample"]:
            return say(language, "live-none")
        case "failed":
            return say(language, "live-last-known", problem=problem_text(live["problem"], language))
        case "fresh" | "cached" if live["expired"]:
            return say(language, "live-expired", service=live["service"])
        case "fresh" | "cached" if view["source"]["kind"] not in services():
            return say(language, "live-nothing-yet", service=live["service"], date=date)
    return ""


def unknown_text(error: Mapping[str, Any], language: str) -> str:
    """What there is to say of a number that nothing is known about; may be empty."""
    live = error.get("live") or {}
    match live.get("state"):
        case "not_configured":
            return say(language, "live-none")
        case "failed":
            return problem_text(live["problem"], language)
    return ""


def problem_text(problem: Mapping[str, Any] | None, language: str) -> str:
    """What kept a service from answering."""
    if not problem:
        return say(language, "error-provider-failed")
    return say(
        language,
        f"error-{problem['code']}".replace("_", "-"),
        provider=escape(str(problem.get("provider") or "")),
        parameter=str(problem.get("parameter") or ""),
        last_event=str(problem.get("last_event") or ""),
    )
