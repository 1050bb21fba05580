"""Parcels in words: Markdown from the JSON that the tracking tools give. Every figure stands in that JSON."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.assistant.answers.live import live_text, source_text, unknown_text
from bot.assistant.answers.outlook import arrival_text, claim_matters, claim_text
from bot.assistant.conversation import Outcome
from bot.texts import escape, say

_NEWEST = 8
"""Events shown; older ones are said to exist."""
_SUGGESTED = 5
"""Numbers suggested for a mistyped one."""


def present_result(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer to `{"parcels": [view | {"number", "error"}]}`, and whether it answers anything."""
    if "list" in result:
        return present_bulk(result["list"], result["file"], language)
    parcels: Sequence[Mapping[str, Any]] = result.get("parcels", ())
    views = [parcel for parcel in parcels if "error" not in parcel]
    failed = [present_error(parcel, language) for parcel in parcels if "error" in parcel]
    parts = (
        [present(views[0], language)] if len(views) == 1 else [present_many(views, language)] if views else []
    )
    return "\n\n".join([*parts, *failed]), "answered" if views else "refused"


def present(view: Mapping[str, Any], language: str) -> str:
    """One parcel: state, last event, expected day, what to do, history, and where the data come from."""
    lines = [_heading(view, language), ""]
    lines += [f"- **{say(language, label)}**: {text}" for label, text in _facts(view, language)]
    lines += ["", f"**{say(language, 'parcel-next')}**: {escape(_advice(view, language))}{_sources(view)}"]
    lines += ["", *_history(view, language)]
    lines += ["", _origin(view, language)]
    if told := _live(view, language):
        lines.append(told)
    if view.get("link"):
        lines.append(say(language, "parcel-link", url=view["link"]))
    return "\n".join(lines).strip()


def present_many(views: Sequence[Mapping[str, Any]], language: str) -> str:
    """Several parcels: a table, and what to do for those that something is wrong with."""
    rows = [
        (
            view["number"],
            escape(view["carrier_name"]) + _sample_mark(view, language),
            status_words(view, language),
            _last(view, language),
            _silent_days(view),
        )
        for view in views
    ]
    titles = ("parcels-number", "parcels-carrier", "parcels-status", "parcels-last", "parcels-silent")
    parts = [table([say(language, title) for title in titles], rows)]
    hints = [
        f"- **{view['number']}**: {escape(_advice(view, language))}{_sources(view)}"
        for view in views
        if _needs_hint(view)
    ]
    if hints:
        parts.append("\n".join([f"**{say(language, 'parcel-next')}**", *hints]))
    origins = (line for view in views for line in (_origin(view, language), _live(view, language)) if line)
    parts.append("\n".join(dict.fromkeys(origins)))
    return "\n\n".join(parts)


def present_bulk(found: Mapping[str, Any], file: str, language: str) -> tuple[str, Outcome]:
    """A long list of numbers: how many stand how, the first rows, and the file that has them all."""
    rows = [
        (
            escape(str(row["number"])),
            escape(str(row["carrier"])),
            _note(row, language) if row["note"] else status_words(row, language),
            str(row["days_since_last_event"]) if row["days_since_last_event"] != "" else "–",
        )
        for row in found["rows"]
    ]
    titles = ("parcels-number", "parcels-carrier", "parcels-status", "parcels-silent")
    counts = [
        f"{say(language, f'status-{status}'.replace('_', '-'))}: {count}"
        for status, count in found["by_status"].items()
    ]
    parts = [say(language, "parcels-found", found=found["found"], count=found["count"])]
    parts += [" · ".join(counts)] if counts else []
    parts.append(table([say(language, title) for title in titles], rows))
    parts.append(say(language, "parcels-file", count=found["count"], name=file))
    return "\n\n".join(parts), "answered"


def _note(row: Mapping[str, Any], language: str) -> str:
    known = row["note"] if row["note"] in ("not_found", "bad_check_digit") else "no_number"
    return say(language, f"parcels-note-{known}".replace("_", "-"))


def present_list(result: Mapping[str, Any], language: str) -> str:
    """A shop's parcels at a glance, from `overview`."""
    if not result["total"]:
        return say(language, "parcels-none")
    total = say(language, "parcels-total", total=result["total"])
    problems = say(language, "parcels-problems", problems=result["problems"])
    rows = [
        (
            view["number"],
            escape(view["carrier_name"]) + _sample_mark(view, language),
            status_words(view, language),
            _silent_days(view),
            view["destination"] or "–",
        )
        for view in result["parcels"]
    ]
    titles = ("parcels-number", "parcels-carrier", "parcels-status", "parcels-silent", "parcels-destination")
    parts = [f"**{total}**: {problems}", table([say(language, title) for title in titles], rows)]
    if result["more"]:
        parts.append(say(language, "parcels-more", more=result["more"]))
    if result["sample"]:
        parts.append(f"_{say(language, 'parcels-sample')}_")
    return "\n\n".join(parts)


def present_error(parcel: Mapping[str, Any], language: str) -> str:
    """Why there is nothing to show for a number: `{"number", "error": {"code", …}}`."""
    error = parcel["error"]
    match error["code"]:
        case "not_found":
            return present_not_found(error, language)
        case "bad_check_digit":
            return present_invalid(error, language)
        case _:
            return say(language, "parcel-no-number", text=escape(str(parcel["number"]))[:80])


def present_not_found(error: Mapping[str, Any], language: str) -> str:
    """A good number that is not known here: whose it may be, and the carriers' own pages."""
    name = escape(error["carrier_name"])
    parts = [say(language, "parcel-unknown", number=error["number"], carrier=name)]
    links = error.get("links") or []
    others = [escape(link["name"]) for link in links if link["carrier"] not in (error["carrier"], "s10")]
    if others:
        parts.append(say(language, "parcel-unknown-carriers", carriers=", ".join(others)))
    if told := unknown_text(error, language):
        parts.append(told)
    if links:
        page = links[0]
        parts.append(say(language, "parcel-unknown-link", carrier=escape(page["name"]), url=page["url"]))
    return " ".join(parts)


def present_invalid(error: Mapping[str, Any], language: str) -> str:
    """A mistyped number, and what may have been meant."""
    text = say(language, "parcel-mistyped", number=error["number"], carrier=escape(error["carrier_name"]))
    meant = list(error.get("did_you_mean") or [])[:_SUGGESTED]
    return f"{text} {say(language, 'parcel-did-you-mean', numbers=', '.join(meant))}" if meant else text


def _heading(view: Mapping[str, Any], language: str) -> str:
    parts = [f"**{view['number']}**", escape(view["carrier_name"])]
    if view.get("origin") and view.get("destination"):
        parts.append(f"{view['origin']} → {view['destination']}")
    elif view.get("destination"):
        parts.append(f"→ {view['destination']}")
    return " · ".join(parts) + _sample_mark(view, language)


def _facts(view: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    facts = [
        ("parcel-status", status_words(view, language)),
        ("parcel-last-event", _last_event(view, language)),
    ]
    customs = next((event for event in view["events"] if _at_customs(event)), None)
    if customs and view["status"] != "customs":
        facts.append(
            ("parcel-customs", f"{_customs(customs, language)} ({_time(customs['time'], language)})")
        )
    if view["days_since_last_event"] is not None and view["status"] != "delivered":
        facts.append(("parcel-silent", _silent(view, language)))
    if view["status"] not in ("delivered", "returned"):
        facts.append(("parcel-eta", _eta(view, language)))
    if ahead := arrival_text(view, language):
        facts.append(("parcel-arrival", ahead))
    if claim_matters(view):
        facts.append(("parcel-claim", claim_text(view["claim"], language)))
    if own := view.get("last_mile"):
        number = f"{escape(own['carrier_name'])} **{own['number']}**"
        facts.append(("parcel-last-mile", f"{number} {own['link']}" if own["link"] else number))
    elif last_mile := (view.get("live") or {}).get("last_mile"):
        facts.append(("parcel-last-mile", escape(last_mile)))
    if view.get("order_number"):
        facts.append(("parcel-order", escape(view["order_number"])))
    if view.get("shop"):
        facts.append(("parcel-shop", escape(view["shop"])))
    return facts


def status_words(view: Mapping[str, Any], language: str) -> str:
    """Status and substatus, of a parcel or of one of its events."""
    status, substatus = view["status"], view["substatus"]
    if not status:
        return "–"
    words = say(language, f"status-{status}".replace("_", "-"))
    if not substatus or substatus == "returning":
        return words
    reason = say(language, f"substatus-{substatus}".replace("_", "-"))
    return reason if status == "returned" else f"{words}: {reason}"


def _customs(event: Mapping[str, Any], language: str) -> str:
    substatus = event["substatus"]
    return (
        say(language, f"substatus-{substatus}".replace("_", "-"))
        if substatus
        else say(language, "status-customs")
    )


def _last_event(view: Mapping[str, Any], language: str) -> str:
    if not view["events"]:
        return say(language, "parcel-no-event")
    return _event(view["events"][0], language)


def _last(view: Mapping[str, Any], language: str) -> str:
    return _time(view["events"][0]["time"], language) if view["events"] else "–"


def _event(event: Mapping[str, Any], language: str) -> str:
    said = escape(event["description"])[:160] or status_words(event, language)
    parts = [_time(event["time"], language), *([escape(event["place"])] if event["place"] else []), said]
    return " · ".join(parts)


def _history(view: Mapping[str, Any], language: str) -> list[str]:
    if len(view["events"]) < 2:
        return []
    lines = [f"**{say(language, 'parcel-history')}**"]
    lines += [f"- {_event(event, language)}" for event in view["events"][:_NEWEST]]
    if len(view["events"]) > _NEWEST:
        lines.append(f"- {say(language, 'parcel-earlier')}")
    return lines


def _silent(view: Mapping[str, Any], language: str) -> str:
    silent = say(language, "parcel-days", days=view["days_since_last_event"])
    if "stale" not in view["flags"]:
        return silent
    limit = say(language, "parcel-days", days=view["stuck_after_days"])
    if n := view.get("stuck_learned_from"):
        return say(language, "parcel-silent-learned", silent=silent, limit=limit, n=n)
    return say(language, "parcel-silent-too-long", silent=silent, limit=limit)


def _silent_days(view: Mapping[str, Any]) -> str:
    days = view["days_since_last_event"]
    return "–" if days is None else f"**{days}**" if "stale" in view["flags"] else str(days)


def _eta(view: Mapping[str, Any], language: str) -> str:
    if not view["eta"]:
        return say(language, "parcel-no-eta")
    if view.get("days_past_eta"):
        return say(language, "parcel-past-eta", date=view["eta"], days=view["days_past_eta"])
    return str(view["eta"])


def _advice(view: Mapping[str, Any], language: str) -> str:
    return say(language, view["advice_key"])


def _sources(view: Mapping[str, Any]) -> str:
    return "".join(f" [{n}]" for n in view.get("advice_sources", ()))


def _origin(view: Mapping[str, Any], language: str) -> str:
    """Where the data come from and how old they are."""
    date = _time(view["source"]["imported_at"], language)
    if view["sample"]:
        return say(language, "parcel-sample", date=date)
    if told := source_text(view, language, date):
        return f"_{told}_"
    name = view["source"]["name"]
    text = (
        say(language, "parcel-source-shop-file", name=escape(name), date=date)
        if name
        else say(language, "parcel-source-public", date=date)
    )
    return f"_{text}_"


def _live(view: Mapping[str, Any], language: str) -> str:
    asked = (view.get("live") or {}).get("checked_at")
    return live_text(view, language, _time(asked, language) if asked else "")


def _sample_mark(view: Mapping[str, Any], language: str) -> str:
    return f" ({say(language, 'parcel-sample-short')})" if view["sample"] else ""


def _needs_hint(view: Mapping[str, Any]) -> bool:
    quiet = view["status"] in ("in_transit", "delivered", "info_received", "out_for_delivery", "pending")
    return bool(view["flags"]) or not quiet


def _at_customs(event: Mapping[str, Any]) -> bool:
    return event["status"] == "customs" or (event["substatus"] or "").startswith("customs")


def _time(written: str, language: str) -> str:
    """`2026-11-20T10:30:00+08:00` as `2026-11-20 10:30 (UTC+08:00)`; without a zone it is local to the place."""
    at = datetime.fromisoformat(written)
    zone = at.strftime("%z")
    if not zone:
        return f"{at:%Y-%m-%d %H:%M} ({say(language, 'parcel-local-time')})"
    return f"{at:%Y-%m-%d %H:%M} (UTC{'' if zone == '+0000' else f'{zone[:3]}:{zone[3:]}'})"


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [_row(titles), _row(["---"] * len(titles)), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
