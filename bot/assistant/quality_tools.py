"""The quality loop for those who sell: a week of after-sales in figures, and the recall of a product."""

from datetime import UTC, datetime
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.case_tools import actor_of, in_private
from bot.assistant.citing import cite_section
from bot.assistant.conversation import File
from bot.assistant.market_tools import add_picture
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.clock import now
from bot.errors import UserError
from bot.settings import LANGUAGES
from bot.texts import say

Runtime = ToolRuntime[Any, Any]

_STEPS = {
    "inspect": ("process/inspection-stages-and-checklist", "What happens if a lot fails?"),
    "stop": ("staff/recall-procedure", "Which message is a safety report?"),
}
"""Where it is written what to do about a product with too many cases."""
_DUTIES = ("aftersales/recalls-and-safety-incidents", "Which authority must be told, and how fast?")
_NOTICE = ("aftersales/recalls-and-safety-incidents", "How do I write the recall message to buyers?")
_SHOWN = 20


@tool
def case_digest(runtime: Runtime, week: str = "", chart: bool = True) -> str:
    """A week of the shop's after-sales: new cases by kind, reason, product, carrier and market, refunds, answer
    times, ratings, and products with too many defects. Use it for "how did after-sales go this week?".

    Args:
        week: ISO week, e.g. 2026-W47; empty: the current one so far; "last": the one before.
        chart: whether to draw it.
    """
    from bot.aftersales.digest import digest
    from bot.aftersales.hand_off import shop_hours
    from bot.aftersales.shops import shop_of
    from bot.aftersales.weeks import week_before, week_named, week_of

    session: Session = runtime.context
    in_private(session)
    at = now()
    with session.rooms.store.begin() as books:
        shop = shop_of(books, session.person.shop)
        hours = shop_hours(shop, session.rooms.settings)
        if week == "last":
            asked = week_before(at, hours.zone)
        else:
            asked = (
                week_named(week, hours.zone)
                if week
                else week_of(at.astimezone(hours.zone).date(), hours.zone)
            )
        found = digest(books, shop, asked, hours, at)
    passages: dict[int, dict[str, Any]] = {}
    for defect in found["defects"][:3]:
        passage = cite_section(session, *_STEPS[defect["step"]]) or cite_section(session, *_STEPS["inspect"])
        if passage is not None:
            passages[passage["n"]] = passage
            defect["cited"] = passage["n"]
    if chart and found["opened"]:
        from bot.assistant.answers.digest_chart import draw

        add_picture(session, f"after-sales-{found['week']}.png", draw, found)
    return dumped(found | {"passages": list(passages.values())})


@tool
def recall_helper(
    runtime: Runtime,
    sku: str = "",
    batch: str = "",
    hazard: str = "",
    known_on: str = "",
    recall: int = 0,
    notify: bool = False,
) -> str:
    """Begin a product recall: who bought it, what each market's authority requires by when, a notice to buyers.

    Args:
        sku: the product's SKU as the orders have it.
        batch: the lot or serial number; empty: all of the product.
        hazard: what is dangerous about it, in the shop's words; buyers read it.
        known_on: ISO day or time at which the shop knew; now if empty. The authorities' clocks run from it.
        recall: the number of a recall begun before, to look at it again.
        notify: send the notice to the buyers that can be written to here. Only when the person has asked for it.
    """
    from bot.aftersales.recalls import affected_csv, ask_to_tell, begin_recall, bought, duties, recall_of
    from bot.aftersales.shops import name_of

    session: Session = runtime.context
    in_private(session)
    actor, at = actor_of(session), now()
    with session.rooms.store.begin() as books:
        if recall:
            row = recall_of(books, recall, actor)
        else:
            if not sku:
                return dumped({"question": {"field": "sku"}})
            row = begin_recall(books, sku, batch, hazard, _when(known_on, at), actor)
        if notify:
            ask_to_tell(row, at)
        rows = bought(books, row)
        shop = name_of(books, row.shop)
        found = {
            "recall": row.id,
            "sku": row.sku,
            "batch": row.batch,
            "hazard": row.hazard,
            "known_at": row.known_at.isoformat(timespec="minutes"),
            "orders": len({one.order for one in rows}),
            "pieces": sum(one.pieces for one in rows),
            "unsure": sum(1 for one in rows if row.batch and not one.batch),
            "reachable": len({one.customer for one in rows if one.customer}),
            "asked_to_tell": row.notify_at is not None,
            "markets": _by_market(rows),
            "duties": duties(sorted({one.market for one in rows if one.market}), row.known_at),
        }
    passages: dict[int, dict[str, Any]] = {}
    for name, section in (("duties_cited", _DUTIES), ("notice_cited", _NOTICE)):
        passage = cite_section(session, *section)
        if passage is not None:
            passages[passage["n"]] = passage
            found[name] = passage["n"]
    if not recall:
        session.files.append(File("recall-orders.csv", affected_csv(rows).encode("utf-8-sig"), "text/csv"))
        notices = [say(language, "recall-notice", shop=shop, sku=row.sku, batch=row.batch or "none",
                       hazard=row.hazard or "none", order="…") for language in LANGUAGES]  # fmt: skip
        session.files.append(File("recall-notice.txt", "\n\n---\n\n".join(notices).encode(), "text/plain"))
    return dumped(found | {"acted": not recall or notify, "passages": list(passages.values())})


def _by_market(rows: Any) -> list[dict[str, Any]]:
    pieces: dict[str, int] = {}
    for one in rows:
        pieces[one.market] = pieces.get(one.market, 0) + one.pieces
    return [
        {"market": market, "pieces": count} for market, count in sorted(pieces.items(), key=lambda m: -m[1])
    ][:_SHOWN]


def _when(text: str, at: datetime) -> datetime:
    """When the shop knew; never in the future."""
    if not text:
        return at
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(f"{text[:40]!r} is no ISO date", code="bad_date") from None
    return min(told if told.tzinfo else told.replace(tzinfo=UTC), at)
