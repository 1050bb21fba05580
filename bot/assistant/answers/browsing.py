"""Lists of documents, a document's page, and what changed: in words, with buttons to go on."""

from datetime import date
from typing import Any

from babel.dates import format_date

from bot.assistant.conversation import Button, Outcome
from bot.assistant.understanding.places import country_name
from bot.settings import LANGUAGES, Language
from bot.texts import escape, say

COMMAND = "/docs"
_MOST_MARKETS = 40
"""Buttons that fit under one message, with some room."""
_LONGEST = 60
"""Characters of a button."""

Shown = tuple[str, Outcome, tuple[Button, ...]]


def present(result: dict[str, Any], language: Language) -> Shown:
    """A `browse_documents` result."""
    match result["view"]:
        case "overview":
            return _overview(result, language)
        case "markets":
            return _markets(result, language)
        case "page":
            return _page(result, language)
        case "changes":
            return _changes(result, language)
        case _:
            return _list(result, language)


def _overview(result: dict[str, Any], language: Language) -> Shown:
    lines = [
        say(language, "browse-link-count", link=_link(entry["link"], language),
            count=entry["documents"])
        for entry in result["links"]
    ]  # fmt: skip
    if result["unlinked"]:
        lines.append(say(language, "browse-unlinked", count=result["unlinked"]))
    buttons = [_to_link(entry["link"], language) for entry in result["links"]]
    if result["markets"]:
        buttons.append(Button(say(language, "browse-by-market"), f"{COMMAND} markets"))
    buttons.append(Button(say(language, "browse-changes-button", count=result["changed"]), f"{COMMAND} new"))
    head = say(language, "browse-overview", count=result["documents"])
    listed = "\n".join(f"- {line}" for line in lines)
    return f"{head}\n\n{listed}".strip(), "answered", tuple(buttons)


def _markets(result: dict[str, Any], language: Language) -> Shown:
    shown = result["markets"][:_MOST_MARKETS]
    buttons = tuple(
        Button(f"{_market(entry['market'], language)} ({entry['documents']})", f"{COMMAND} {entry['market']}")
        for entry in shown
    )
    return say(language, "browse-markets" if shown else "browse-nothing"), "answered", buttons


def _list(result: dict[str, Any], language: Language) -> Shown:
    asked = result["asked"]
    if not result["documents"]:
        everything = Button(say(language, "browse-everything"), COMMAND)
        return say(language, "browse-nothing"), "refused", (everything,)
    about = [escape(asked["title"])] if asked["title"] else []
    if asked["link"]:
        about.append(_link(asked["link"], language))
    if asked["market"]:
        about.append(_market(asked["market"], language))
    if asked["language"] in LANGUAGES:
        about.append(say(language, f"telegram-language-{asked['language']}"))
    head = say(language, "browse-list", count=result["total"], about=" · ".join(about))
    lines = [f"- {_line(entry, language)}" for entry in result["documents"]]
    buttons = [_opening(entry) for entry in result["documents"]]
    buttons += _turning(_command(asked), result, language)
    buttons += [
        Button(say(language, f"telegram-language-{other}"), _command({**asked, "language": other}))
        for other in result["languages"]
        if other != asked["language"] and other in LANGUAGES and len(result["languages"]) > 1
    ]
    return f"{head}\n\n" + "\n".join(lines), "answered", tuple(buttons)


def _page(result: dict[str, Any], language: Language) -> Shown:
    name = result["document"]
    parts = [f"**{escape(result['title'])}**"]
    if result["pages"] > 1:
        parts.append(
            f"_{say(language, 'browse-page', page=str(result['page']), pages=str(result['pages']))}_"
        )
    if result["warning"]:
        parts.append(f"⚠ {result['warning']}")
    for passage in result["passages"]:
        # a table row or a list's last item must not swallow the mark
        last = passage["text"].rsplit("\n", 1)[-1]
        parts.append(passage["text"] + ("\n\n" if last.startswith("|") else " ") + f"[{passage['n']}]")
        if passage["confidence"] == "low":
            parts.append(f"⚠ {say(language, 'documents-unconfirmed')}")
    buttons = []
    if result["page"] < result["pages"]:
        buttons.append(Button(say(language, "browse-next"), f"{COMMAND} page {result['page'] + 1} {name}"))
    if result["page"] > 1:
        buttons.append(
            Button(say(language, "browse-previous"), f"{COMMAND} page {result['page'] - 1} {name}")
        )
    buttons += [
        Button(say(language, f"telegram-language-{other}"), f"{COMMAND} open {document}")
        for other, document in result["translations"].items()
        if other in LANGUAGES
    ]
    if result["link"]:
        buttons.append(_to_link(result["link"], language))
    buttons.append(Button(say(language, "browse-everything"), COMMAND))
    return "\n\n".join(parts), "answered", tuple(buttons)


def _changes(result: dict[str, Any], language: Language) -> Shown:
    since = _day(result["since"], language)
    everything = Button(say(language, "browse-everything"), COMMAND)
    if not result["documents"]:
        return say(language, "browse-no-changes", since=since), "answered", (everything,)
    lines = []
    for entry in result["documents"]:
        what = say(language, f"browse-{entry['what']}", on=_day(entry["on"], language))
        line = f"- **{escape(entry['title'])}** — {what}"
        if entry["figures_gone"] or entry["figures_new"]:
            gone, new = (escape(", ".join(entry[key]) or "—") for key in ("figures_gone", "figures_new"))
            line += f"\n  {say(language, 'documents-figures', gone=gone, new=new)}"
        lines.append(line)
    head = say(language, "browse-changes", count=result["total"], since=since)
    buttons = [_opening(entry) for entry in result["documents"]]
    buttons += [*_turning(f"{COMMAND} new", result, language), everything]
    return f"{head}\n\n" + "\n".join(lines), "answered", tuple(buttons)


def _line(entry: dict[str, Any], language: Language) -> str:
    about = [_market(code, language) for code in entry["markets"][:4]]
    if len(entry["markets"]) > 4:
        about.append("…")
    dated = [say(language, "telegram-as-of", date=_day(entry["as_of"], language))] if entry["as_of"] else []
    stale = [say(language, "browse-stale")] if entry["stale"] else []
    return f"**{escape(entry['title'])}** — " + " · ".join([", ".join(about), *dated, *stale])


def _opening(entry: dict[str, Any]) -> Button:
    title = entry["title"] if len(entry["title"]) <= _LONGEST else entry["title"][: _LONGEST - 1] + "…"
    return Button(title, f"{COMMAND} open {entry['document']}")


def _turning(command: str, result: dict[str, Any], language: Language) -> list[Button]:
    found = []
    if result["page"] < result["pages"]:
        found.append(Button(say(language, "browse-next"), f"{command} p{result['page'] + 1}"))
    if result["page"] > 1:
        found.append(Button(say(language, "browse-previous"), f"{command} p{result['page'] - 1}"))
    return found


def _command(asked: dict[str, Any]) -> str:
    wanted = [str(asked["link"] or ""), asked["market"], asked["language"], asked["title"]]
    return " ".join([COMMAND, *filter(None, wanted)])


def _link(number: int, language: Language) -> str:
    return say(language, f"browse-link-{number}")


def _to_link(number: int, language: Language) -> Button:
    return Button(_link(number, language), f"{COMMAND} {number}")


def _market(code: str, language: Language) -> str:
    return (
        say(language, "documents-market-world") if code.lower() == "world" else country_name(code, language)
    )


def _day(day: str, language: Language) -> str:
    try:
        return str(format_date(date.fromisoformat(day), "medium", locale=language))
    except ValueError:  # a month or a year
        return escape(day)
