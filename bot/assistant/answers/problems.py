"""A shop's parcels that need a look, and how its lanes do: Markdown from `exceptions` and `lane_performance`."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.assistant.answers.outlook import claim_text
from bot.assistant.answers.parcel import status_words, table
from bot.assistant.conversation import Button
from bot.assistant.understanding.places import country_name
from bot.texts import escape, say

_REASONS = 2
"""Reasons named for one parcel; the first is the one it stands where it stands for."""
_HINTS = 6


def present_problems(result: Mapping[str, Any], language: str) -> str:
    """What is wrong, the most urgent first, and what to do about each."""
    if not result["problems"]:
        return say(language, "problems-none", total=result["total"])
    rows = [
        (
            one["number"],
            escape(one["carrier_name"])
            + (f" ({say(language, 'parcel-sample-short')})" if one["sample"] else ""),
            _reasons(one, language),
            status_words(one, language),
            _silence(one),
            one["destination"] or "–",
        )
        for one in result["problems"]
    ]
    titles = ("parcels-number", "parcels-carrier", "problems-reason", "parcels-status", "problems-days",
              "parcels-destination")  # fmt: skip
    title = say(language, "problems-title", count=result["count"], total=result["total"])
    parts = [f"**{title}**", table([say(language, name) for name in titles], rows)]
    if result["more"]:
        parts.append(say(language, "problems-more", more=result["more"]))
    hints = [f"- **{one['number']}**: {_hint(one, language)}" for one in result["problems"][:_HINTS]]
    parts.append("\n".join([f"**{say(language, 'parcel-next')}**", *hints]))
    if result["sample"]:
        parts.append(f"_{say(language, 'parcels-sample')}_")
    return "\n\n".join(parts)


def problem_buttons(result: Mapping[str, Any], language: str) -> tuple[Button, ...]:
    """Where to look next: the events of the most urgent ones, as pictures."""
    return tuple(
        timeline_button(one["number"], language, one["number"])
        for one in result["problems"][:3]
        if one["days_since_last_event"] is not None
    )


def timeline_button(number: str, language: str, label: str = "") -> Button:
    """Asks for the picture of a parcel's events."""
    return Button(
        label or say(language, "button-timeline"), say(language, "button-timeline-value", number=number)
    )


def present_lanes(result: Mapping[str, Any], language: str) -> str:
    """Days in transit by carrier and country, as a table."""
    lanes: Sequence[Mapping[str, Any]] = result["lanes"]
    if not lanes:
        return say(language, "lanes-none-such" if result["narrowed"] else "lanes-none")
    rows = [
        (
            escape(lane["carrier_name"]),
            route(lane, language),
            str(lane["delivered"]),
            lane["p50"] or "–",
            lane["p90"] or "–",
            lane["silent_p90"] or "–",
            f"{lane['under_way']} ({lane['problems']})",
        )
        for lane in lanes
    ]
    titles = ("carrier", "route", "delivered", "half", "most", "silent", "under-way")
    parts = [
        f"**{say(language, 'lanes-title', since=result['since'])}**",
        table([say(language, f"lanes-{title}") for title in titles], rows),
    ]
    if result["more"]:
        parts.append(say(language, "lanes-more", more=result["more"]))
    if any(lane["p50"] is None for lane in lanes):
        parts.append(say(language, "lanes-few", needed=result["needed"]))
    return "\n\n".join(parts)


def route(lane: Mapping[str, Any], language: str) -> str:
    """From where to where; a country that the shop has not told is left out."""
    names = [country_name(code, language) if code else "" for code in (lane["origin"], lane["destination"])]
    if all(names):
        return " → ".join(escape(name) for name in names)
    return f"→ {escape(names[1])}" if names[1] else "–"


def _reasons(one: Mapping[str, Any], language: str) -> str:
    due = (one["claim"] or {}).get("due", "")
    return ", ".join(
        say(language, f"reason-{reason}".replace("_", "-"), due=due) for reason in one["reasons"][:_REASONS]
    )


def _silence(one: Mapping[str, Any]) -> str:
    days = one["days_since_last_event"]
    return "–" if days is None else f"{days} ({one['normal_days']})"


def _hint(one: Mapping[str, Any], language: str) -> str:
    cited = "".join(f" [{n}]" for n in one.get("advice_sources", ()))
    hint = say(language, one["advice_key"]) + cited
    return (
        f"{hint} {say(language, 'parcel-claim')}: {claim_text(one['claim'], language)}"
        if one["claim"]
        else hint
    )
