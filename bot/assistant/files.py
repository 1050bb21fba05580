"""A file that somebody sent: a sheet of products is worked through and comes back, or its products are watched."""

import asyncio
import re
from pathlib import PurePath

from bot.assistant.answers import order_sheet
from bot.assistant.conversation import Button, File, OnProgress, Outcome, Progress, Reply, Turn
from bot.assistant.desk.order_wishes import called_orders
from bot.assistant.order_sheets import begin, is_order_sheet
from bot.assistant.session import Session
from bot.assistant.understanding.words import any_of, word_list
from bot.errors import QuaysideError, UserError
from bot.texts import escape, has_text, say

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMS = {_XLSX: "xlsx", "text/csv": "csv", "text/tab-separated-values": "tsv", "text/plain": "csv"}
_MEDIA = {"xlsx": _XLSX, "csv": "text/csv", "tsv": "text/tab-separated-values"}
_MAX_NAMED = 12
"""Unknown columns that are named."""


async def answer_files(turn: Turn, session: Session, on_progress: OnProgress | None) -> Reply:
    """The answer to a turn with files; what cannot be read is said, in the person's language."""
    language = session.language
    if turn.person.role == "customer":
        return Reply(say(language, "sheet-customer"), language, "refused")
    texts, files = [], []
    buttons: list[Button] = []
    outcome = "refused"
    for file in turn.files:
        try:
            if file.media_type not in _FORMS:
                raise UserError(f"{file.name} is no sheet", code="bad_sheet", file=file.name, reason="unreadable",
                                columns="none")  # fmt: skip
            if called_orders(turn.text) or await asyncio.to_thread(is_order_sheet, file):
                text, outcome = await _orders(file, session, turn, buttons)
                texts.append(text)
            elif _wants_watching(turn.text):
                texts.append(await asyncio.to_thread(_watch, file, turn, session))
                outcome = "acted"
            else:
                text, result = await _work(file, session, on_progress)
                texts.append(text)
                files.append(result)
                outcome = "answered"
        except QuaysideError as error:
            texts.append(_told(error, language))
            if error.details.get("reason") == "no_column":  # no sheet of goods: perhaps one of orders
                waiting = await asyncio.to_thread(begin, session, file, _part(turn, file), known=False)
                buttons += order_sheet.buttons(waiting, language)
    return Reply("\n\n".join(texts), language, outcome, buttons=tuple(buttons), files=tuple(files))  # type: ignore[arg-type]


async def _orders(file: File, session: Session, turn: Turn, buttons: list[Button]) -> tuple[str, Outcome]:
    """The first step of a sheet of orders."""
    step = await asyncio.to_thread(begin, session, file, _part(turn, file))
    buttons += order_sheet.buttons(step, session.language)
    return order_sheet.present(step, session.language)


def _part(turn: Turn, file: File) -> str:
    """The name of one file's share in a turn."""
    return f"{turn.id}:{turn.files.index(file)}"


async def _work(file: File, session: Session, on_progress: OnProgress | None) -> tuple[str, File]:
    from bot.duties.sheet_work import work_sheet

    language, rooms = session.language, session.rooms
    form = _FORMS[file.media_type]
    loop = asyncio.get_running_loop()

    def tell(done: int, rows: int) -> None:
        if on_progress is not None:
            doing = say(language, "sheet-doing", done=str(done), rows=str(rows))
            asyncio.run_coroutine_threadsafe(_shown(on_progress, doing), loop)

    worked = await asyncio.to_thread(
        work_sheet, file.data, rooms.tariffs, name=file.name, language=language, home=rooms.settings.home,
        form=form, on_row=tell, defaults={"date": session.today.isoformat()},
    )  # fmt: skip
    result = File(f"{PurePath(file.name).stem}-result.{form}", worked.data, _MEDIA[form])
    text = say(
        language, "sheet-done", rows=worked.rows, failed=worked.failed, file=escape(file.name),
        result=escape(result.name),
    )  # fmt: skip
    if worked.unknown:
        named = ", ".join(escape(column[:40]) for column in worked.unknown[:_MAX_NAMED])
        text += "\n\n" + say(language, "sheet-unknown-columns", columns=named)
    return text, result


def _watch(file: File, turn: Turn, session: Session) -> str:
    from bot.duties.watched_products import import_products

    chat = turn.person.id.removeprefix("telegram:")
    number = int(chat) if chat != turn.person.id and re.fullmatch(r"-?\d+", chat) else None
    saved = import_products(
        session.rooms.store, session.rooms.tariffs, file.data, name=file.name, owner=turn.person.id, chat=number,
        language=session.language, on=session.today, shop=turn.person.shop,
    )  # fmt: skip
    text = say(session.language, "watch-saved", products=saved.products, markets=saved.markets)
    if saved.problems:
        listed = "\n".join(f"- {escape(problem)}" for problem in saved.problems[:_MAX_NAMED])
        text += f"\n\n{say(session.language, 'watch-problems', count=len(saved.problems))}\n\n{listed}"
    return text


def _wants_watching(text: str) -> bool:
    return bool(re.search(any_of(word_list("files")["watch"]), text, re.IGNORECASE))


def _told(error: QuaysideError, language: str) -> str:
    name = f"error-{error.code.replace('_', '-')}"
    details = {  # a reason chooses among texts and is never shown
        key: str(detail) if key == "reason" else escape(str(detail)) for key, detail in error.details.items()
    }
    return say(language, name if has_text("en", name) else "error-bad-input", **details)


async def _shown(on_progress: OnProgress, doing: str) -> None:
    await on_progress(Progress(doing=doing))
