"""A sheet of orders in words: what is asked about it, what it would change, what it has changed."""

from collections.abc import Mapping
from typing import Any

from bot.assistant.conversation import Button, Outcome
from bot.texts import escape, say

_ROWS = 12
"""Rows named in a chat; the command line names more."""


def present(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer to one step of a sheet."""
    match result["step"]:
        case "ask":
            field = say(language, f"order-field-{result['field']}".replace("_", "-"))
            text = say(language, "order-sheet-ask", file=escape(result["file"]), field=field)
            return _with_known(text, result, language), "asked"
        case "currency":
            return say(language, "order-sheet-ask-currency", file=escape(result["file"])), "asked"
        case "preview":
            nothing = not result["report"]["orders"]
            return present_report(
                result["report"], language, result["known"]
            ), "refused" if nothing else "asked"
        case "taken":
            return present_report(result["report"], language), "acted"
        case _:
            return say(language, "order-sheet-dropped"), "acted"


def buttons(result: Mapping[str, Any], language: str) -> tuple[Button, ...]:
    """The answers that one may press. A value is the same in every language."""
    token = result["sheet"]
    drop = Button(say(language, "order-sheet-button-drop"), f"order-sheet {token} drop")
    match result["step"]:
        case "waiting":
            return (Button(say(language, "order-sheet-button-orders"), f"order-sheet {token} orders"),)
        case "ask":
            columns = [Button(one["title"], f"order-sheet {token} {result['field']} {one['column']}")
                       for one in result["columns"]]  # fmt: skip
            none = Button(
                say(language, "order-sheet-button-none"), f"order-sheet {token} {result['field']} 0"
            )
            return (*columns, *(() if result["field"] == "number" else (none,)), drop)
        case "currency":
            return (
                *(Button(code, f"order-sheet {token} currency {code}") for code in result["choices"]),
                drop,
            )
        case "preview" if result["report"]["orders"]:
            take = say(language, "order-sheet-button-take", count=result["report"]["orders"])
            return (Button(take, f"order-sheet {token} take"), drop)
        case _:
            return ()


def present_report(report: Mapping[str, Any], language: str, known: Mapping[str, str] | None = None,
                   rows: int = _ROWS) -> str:  # fmt: skip
    """What a sheet would change, or has changed, and the rows that were left out."""
    file = escape(report["file"])
    if not report["orders"]:
        parts = [say(language, "order-sheet-nothing", file=file)]
    else:
        mapped = say(language, "order-sheet-mapped")
        values = {name: report[name] for name in ("orders", "rows", "new", "changed", "unchanged")}
        if report["taken"]:
            del values["orders"], values["rows"]
        export = mapped if report["export"] == "mapped" else report["export"]
        text = say(
            language,
            f"order-sheet-{'taken' if report['taken'] else 'preview'}",
            file=file,
            export=export,
            **values,
        )
        if report["sums"]:
            sums = ", ".join(f"{amount} {currency}" for currency, amount in report["sums"].items())
            text += " " + say(language, "order-sheet-sums", sums=sums)
        parts = [text]
        if not report["taken"]:
            parts.append("\n".join(f"- {_example(one, language)}" for one in report["examples"]))
    if known:
        parts.append(_known(known, language))
    for refused, title in ((True, "order-sheet-refused"), (False, "order-sheet-notes")):
        lines = [_row(one, language) for one in report["problems"] if one["refused"] is refused]
        if lines:
            values = {"count": report["refused"]} if refused else {}
            listed = [f"- {line}" for line in lines[:rows]]
            more = len(lines) - len(listed) + (report["more_problems"] if refused else 0)
            if more > 0:
                listed.append(f"- {say(language, 'order-sheet-more', count=more)}")
            parts.append("\n".join([say(language, title, **values), "", *listed]))
    return "\n\n".join(part for part in parts if part)


def _with_known(text: str, result: Mapping[str, Any], language: str) -> str:
    return f"{text}\n\n{_known(result['known'], language)}" if result["known"] else text


def _known(known: Mapping[str, str], language: str) -> str:
    named = [
        f"{say(language, f'order-field-{name}'.replace('_', '-'))} = {escape(title)}"
        for name, title in known.items()
    ]
    return say(language, "order-sheet-known", columns="; ".join(named))


def _example(one: Mapping[str, Any], language: str) -> str:
    total = f"{one['total']} {one['currency']}" if one["total"] else "–"
    return say(language, "order-sheet-example", number=escape(one["number"]), items=one["items"], total=total)


def _row(problem: Mapping[str, Any], language: str) -> str:
    text = say(
        language, f"order-row-{problem['code']}".replace("_", "-"), cell=escape(problem.get("cell", ""))
    )
    return say(
        language, "order-sheet-row", row=problem["row"], number=escape(problem["number"]) or "–", text=text
    )
