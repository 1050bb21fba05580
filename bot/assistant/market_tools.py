"""Markets side by side, and pictures of estimates: tools and what they draw."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.conversation import File
from bot.assistant.session import Session
from bot.errors import QuaysideError
from bot.texts import say


@tool
def compare_markets(
    destinations: list[str],
    consignment: dict[str, Any],
    runtime: ToolRuntime[Any, Any],
    *,
    chart: bool = False,
) -> str:
    """Landed cost of the same goods in several countries, in one currency, the cheapest first.

    Args:
        destinations: ISO country codes, at most 12.
        consignment: the other arguments of estimate_duty: value, currency, hs or description, origin, quantity …
        chart: whether the person wants a picture.
    """
    from bot.duties.comparison import compare

    session: Session = runtime.context
    asked = {
        name: told for name, told in consignment.items() if told and name not in ("destination", "chart")
    }
    asked.setdefault("date", session.today.isoformat())
    rooms = session.rooms
    found = compare(asked, destinations, rooms.tariffs, language=session.language, home=rooms.settings.home)
    if chart and any("landed_cost" in market for market in found["markets"]):
        from bot.assistant.answers.chart import draw_markets

        add_picture(session, "markets.png", draw_markets, found)
    return json.dumps(found, ensure_ascii=False, default=str)


def add_picture(
    session: Session, name: str, draw: Callable[[Mapping[str, Any], str], bytes], document: Mapping[str, Any]
) -> None:
    """Draw a picture to send with the answer; where it has English words or none can be drawn, say so beside it."""
    from bot.assistant.answers.picture import readable

    try:
        data, shown = readable(draw, document, session.language)
    except QuaysideError as error:
        session.notices.append(say(session.language, f"error-{error.code.replace('_', '-')}"))
        return
    session.files.append(File(name, data, "image/png"))
    if shown != session.language:
        session.notices.append(say(session.language, "chart-in-english"))
