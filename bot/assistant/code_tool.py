"""A seller's own customs codes: confirmed once, first when the product is asked for again."""

import json
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.session import Session


@tool
def confirm_code(description: str, hs: str, runtime: ToolRuntime[Any, Any]) -> str:
    """Remember the customs code that the person says is right for a product. Only when they say so themselves.

    Args:
        description: the product, in the person's words.
        hs: the code, 6 to 13 digits.
    """
    from bot.duties.confirmed_codes import confirm

    session: Session = runtime.context
    kept = confirm(session.rooms.store, session.person.shop, session.person.id, description, hs)
    return json.dumps({"confirmed": kept.as_json()}, ensure_ascii=False)
