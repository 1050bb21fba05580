"""A sheet that staff sent: a document for the library, goods to be worked out, or orders to be taken in. They say
which, with a button."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.assistant.conversation import File
from bot.assistant.order_sheets import is_order_sheet
from bot.errors import NotFound, UserError
from bot.store import drafts
from bot.store.buttons import Choice
from bot.telegram.desk import Desk
from bot.telegram.identity import Speaker
from bot.texts import say
from bot.uploads import inspect

DECISION = "sheet"
_KINDS = ("csv", "xlsx", "text")


def offers(token: str, name: str, data: bytes, language: str) -> tuple[str, Sequence[Choice]]:
    """What is asked about the file, and the button that has the sheet worked through or its orders taken in; none
    for what is neither.
    """
    if _is_of_orders(name, data):
        asked, label = "documents-ask-orders", "order-sheet-button-orders"
    elif _is_of_goods(name, data):
        asked, label = "documents-ask-sheet", "documents-work-out"
    else:
        return "documents-ask-audience", ()
    return asked, (Choice(say(language, label), "document", f"{token} {DECISION}"),)


def is_decision(value: str) -> bool:
    """Whether a button of the documents' says that the sheet is to be worked through."""
    return value.partition(" ")[2] == DECISION


async def sheet_of(desk: Desk, speaker: Speaker, value: str) -> File:
    """The sheet that a button is about, to be answered as a seller's is. Raises NotFound when it waits no longer."""
    token = value.partition(" ")[0]

    def find(session: Session) -> drafts.Draft | None:
        return drafts.draft_of(session, token, speaker.key)

    draft = await desk.books(find)
    if draft is None:
        raise NotFound("that document is no longer waiting", code="document_gone")
    looked_at = inspect(draft.name, draft.data)
    return File(draft.name, draft.data, looked_at.media_type)


def _is_of_orders(name: str, data: bytes) -> bool:
    try:
        looked_at = inspect(name, data)
    except UserError:
        return False
    return looked_at.kind in _KINDS and is_order_sheet(File(name, data, looked_at.media_type))


def _is_of_goods(name: str, data: bytes) -> bool:
    from bot.duties.sheet_columns import read_sheet

    try:
        if inspect(name, data).kind not in _KINDS:
            return False
        read_sheet(data, name, needs=("destination",))
    except UserError:
        return False
    return True
