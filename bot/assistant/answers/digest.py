"""A week of after-sales in words: Markdown from `bot.aftersales.digest`."""

from collections.abc import Mapping
from typing import Any

from bot.assistant.answers.parcel import table
from bot.assistant.understanding.places import country_name
from bot.texts import escape, say
from bot.tracking.formats import carrier_name

_GROUPS = ("kind", "reason", "sku", "carrier", "market")
_SHOWN = 5


def present(figures: Mapping[str, Any], language: str) -> str:
    """The whole digest."""
    title = say(language, "digest-title", week=figures["week"], first=figures["from"], last=figures["to"],
                sofar="yes" if figures["so_far"] else "no")  # fmt: skip
    lines = [
        say(language, "digest-cases", opened=str(figures["opened"]), closed=str(figures["closed"])),
        say(language, "digest-now", open=str(figures["open_now"]), waiting=str(figures["waiting_now"]),
            overdue=str(figures["overdue"])),
        *_replies(figures["first_reply"], language),
        *_refunds(figures["refunds"], language),
        *_ratings(figures["ratings"], language),
    ]  # fmt: skip
    parts = [f"**{title}**", "\n".join(f"- {line}" for line in lines)]
    if rows := _rows(figures, language):
        names = [say(language, f"digest-col-{name}") for name in ("by", "what", "cases")]
        parts.append(table(names, rows))
    parts += _defects(figures, language)
    return "\n\n".join(parts)


def group_name(group: str, name: str, language: str) -> str:
    """What a line of a group is called."""
    match group:
        case "kind":
            return say(language, "people-kind", kind=name)
        case "reason":
            return say(language, "case-choice", value=name)
        case "carrier":
            return carrier_name(name)
        case "market":
            return country_name(name, language)
        case _:
            return name


def _rows(figures: Mapping[str, Any], language: str) -> list[tuple[str, str, str]]:
    return [
        (
            say(language, f"digest-by-{group}"),
            escape(group_name(group, one["name"], language)),
            str(one["cases"]),
        )
        for group in _GROUPS
        for one in figures[f"by_{group}"][:_SHOWN]
    ]


def _replies(reply: Mapping[str, Any], language: str) -> list[str]:
    if not reply["answered"]:
        return (
            [say(language, "digest-unanswered", count=str(reply["unanswered"]))]
            if reply["unanswered"]
            else []
        )
    return [
        say(language, "digest-replies", median=str(reply["median_minutes"]), most=str(reply["p90_minutes"]),
            within=str(reply["within"]), answered=str(reply["answered"]), promised=str(reply["promised_minutes"]),
            unanswered=str(reply["unanswered"]))
    ]  # fmt: skip


def _refunds(refunds: Any, language: str) -> list[str]:
    if not refunds:
        return []
    sums = ", ".join(
        say(language, "digest-sum", amount=one["amount"], currency=one["currency"], count=str(one["cases"]))
        for one in refunds
    )
    return [say(language, "digest-refunds", sums=sums)]


def _ratings(ratings: Mapping[str, Any], language: str) -> list[str]:
    if not ratings["count"]:
        return []
    counted = {"count": str(ratings["count"]), "poor": str(ratings["poor"])}
    return [say(language, "digest-ratings", mean=ratings["mean"], **counted)]


def _defects(figures: Mapping[str, Any], language: str) -> list[str]:
    if not figures["defects"]:
        return []
    limits = figures["limits"]
    lines = []
    for one in figures["defects"]:
        line = say(language, "digest-defect", sku=escape(one["sku"]), title=escape(one["title"]) or "–",
                   cases=str(one["cases"]), sold=str(one["sold"]), percent=one["percent"], step=one["step"],
                   days=str(limits["window_days"]))  # fmt: skip
        if one["batches"]:
            line += " " + say(language, "digest-batches", batches=escape(", ".join(one["batches"])))
        lines.append(f"- {line}" + (f" [{one['cited']}]" if "cited" in one else ""))
    note = say(language, "digest-limits", inspect=limits["inspect_percent"], stop=limits["stop_percent"],
               asof=limits["as_of"])  # fmt: skip
    return [f"**{say(language, 'digest-defects')}**", "\n".join(lines), f"_{note}_"]
