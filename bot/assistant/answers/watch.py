"""Watches in words: what was begun or ended, and the notices themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.assistant.answers.outlook import claim_text
from bot.assistant.answers.parcel import present, present_error, status_words
from bot.assistant.conversation import Outcome
from bot.texts import escape, say

_LISTED = 25
"""Lines of one message; more are counted."""


def present_watched(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer to `{"acted", "watched" | "all", "level", "reached"}`."""
    level = say(language, f"watch-level-{result['level']}")
    lines = []
    if whole := result.get("all"):
        lines.append(say(language, "watch-shop-daily" if whole["digest"] else "watch-shop", level=level))
    watched = [one for one in result["watched"] if "error" not in one]
    for one in watched[:_LISTED]:
        name, status = escape(one["carrier_name"]), status_words(one, language)
        lines.append(
            say(language, "watch-begun", number=one["number"], carrier=name, status=status, level=level)
        )
    if len(watched) > _LISTED:
        lines.append(say(language, "watch-more", more=len(watched) - _LISTED))
    lines += [present_error(one, language) if one["error"]["code"] in _PARCEL_ERRORS else _other(one, language)
              for one in result["watched"] if "error" in one]  # fmt: skip
    if result["acted"]:
        lines.append(say(language, "watch-how-to-end" if result["reached"] else "watch-unreached"))
    return "\n\n".join(lines), "acted" if result["acted"] else "refused"


def present_ended(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer to `{"acted", "ended"}`."""
    return say(language, "watch-ended", count=result["ended"]), "acted" if result["acted"] else "answered"


def present_quiet(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer to `{"acted", "quiet", "zone", "watches"}`."""
    if not result["watches"]:
        return say(language, "watch-none"), "answered"
    if not result["quiet"]:
        return say(language, "watch-quiet-off"), "acted"
    text = say(language, "watch-quiet", hours=escape(result["quiet"]), zone=escape(result["zone"]))
    return text, "acted"


def present_watches(result: Mapping[str, Any], language: str) -> str:
    """What somebody watches."""
    if not result["watches"]:
        return say(language, "watch-none")
    lines = []
    for one in result["watches"][:_LISTED]:
        level = say(language, f"watch-level-{one['level']}")
        if "number" in one:
            lines.append(f"- **{one['number']}** · {status_words(one, language)} · {level}")
        else:
            lines.append(
                f"- {say(language, 'watch-shop-daily' if one['digest'] else 'watch-shop', level=level)}"
            )
        if one["quiet"]:
            lines[-1] += f" · {say(language, 'watch-quiet-short', hours=one['quiet'])}"
    if len(result["watches"]) > _LISTED:
        lines.append(say(language, "watch-more", more=len(result["watches"]) - _LISTED))
    return "\n".join(lines)


def present_correction(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer to `{"changed", "parcel"}`."""
    parcel, changed = result["parcel"], result["changed"]
    lines = []
    if changed.get("carrier"):
        carrier = escape(parcel["carrier_name"])
        lines.append(say(language, "parcel-carrier-set", number=parcel["number"], carrier=carrier))
    if changed.get("last_mile_number"):
        last = (parcel.get("last_mile") or {}).get("number") or escape(changed["last_mile_number"])
        lines.append(say(language, "parcel-last-mile-set", number=parcel["number"], last=last))
    if changed.get("received"):
        lines.append(say(language, "parcel-received", number=parcel["number"]))
    if changed.get("order"):
        lines.append(
            say(language, "parcel-order-set", number=parcel["number"], order=escape(changed["order"]))
        )
    lines.append(present(parcel, language))
    return "\n\n".join(lines), "acted"


def present_notice(change: Mapping[str, Any], language: str) -> str:
    """One change of one parcel: `{"number", "carrier_name", "status", "substatus", "eta", "flags", "advice_key",
    "news": status|claim|stale|past_eta|eta, "claim"?, "order_number"?}`."""
    heading = f"**{change['number']}** · {escape(change['carrier_name'])}"
    if change.get("sample"):
        heading += f" ({say(language, 'parcel-sample-short')})"
    if change.get("order_number"):
        heading += f" · {say(language, 'parcel-order')} {escape(change['order_number'])}"
    match change["news"]:
        case "eta":
            what = say(language, "notice-eta", date=change["eta"])
        case "claim":
            what = f"{say(language, 'parcel-claim')}: {claim_text(change['claim'], language)}"
        case "stale":
            what = say(
                language, "notice-stale", days=change["days"] or 0, status=status_words(change, language)
            )
        case "past_eta":
            what = say(language, "notice-past-eta", date=change["eta"])
        case _:
            what = f"**{status_words(change, language)}**"
    lines = [heading, what]
    if change["news"] == "status" and change["eta"] and change["status"] not in ("delivered", "returned"):
        lines.append(say(language, "notice-eta", date=change["eta"]))
    if (claim := change.get("claim")) and change["news"] != "claim":
        lines.append(claim_text(claim, language))
    return "\n".join([*lines, "", say(language, change["advice_key"])])


def present_digest(changes: Sequence[Mapping[str, Any]], language: str, *, daily: bool) -> str:
    """Several changes in one message; `daily`: the list of the day."""
    title = say(language, "notice-daily" if daily else "notice-several", count=len(changes))
    lines = [f"**{title}**", ""]
    for change in changes[:_LISTED]:
        parts = [f"**{change['number']}**", status_words(change, language)]
        if change["news"] == "eta":
            parts.append(say(language, "notice-eta", date=change["eta"]))
        if "stale" in change["flags"] and change["days"]:
            parts.append(say(language, "notice-silent", days=change["days"]))
        if claim := change.get("claim"):
            parts.append(say(language, "notice-claim", due=claim["due"], days=claim["days_left"]))
        if "past_eta" in change["flags"] and change["eta"]:
            parts.append(say(language, "notice-past-eta", date=change["eta"]))
        if change.get("order_number"):
            parts.append(f"{say(language, 'parcel-order')} {escape(change['order_number'])}")
        lines.append(f"- {' · '.join(parts)}")
    if len(changes) > _LISTED:
        lines.append(f"- {say(language, 'parcels-more', more=len(changes) - _LISTED)}")
    hints = list(dict.fromkeys(say(language, change["advice_key"]) for change in changes[:_LISTED]))
    lines += ["", f"**{say(language, 'parcel-next')}**", *[f"- {hint}" for hint in hints[:5]]]
    return "\n".join(lines)


_PARCEL_ERRORS = ("not_found", "bad_check_digit", "no_tracking_number")


def _other(one: Mapping[str, Any], language: str) -> str:
    error = dict(one["error"])
    name = f"error-{error.pop('code').replace('_', '-')}"
    return say(language, name, **{key: str(value) for key, value in error.items() if key != "message"})
