"""Orders in words: where one is, what can be done, and what is asked before it is opened."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.assistant.answers import parcel
from bot.assistant.conversation import Button, Outcome
from bot.texts import escape, say

_ITEMS_SHOWN = 8
_BUTTONS = 6
_PARCEL_SAYS_IT = ("moving", "announced", "at_door", "pickup", "customs", "failed")
"""Where the advice on the one parcel is the advice on the order."""


def present_where(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """The answer of `where_is_my_order` and `prove_order`."""
    if "asks" in result:
        return present_question(result, language), "asked"
    if "choose" in result:
        return present_list(result, language)
    parts = []
    match result.get("proof"):
        case "proved":
            shown = escape(result["orders"][0]["order"]["shown"])
            parts.append(say(language, "order-proved", order=shown))
        case "refused":
            return say(language, "order-proof-refused", left=result["left"]), "asked"
        case "locked":
            return say(language, "order-proof-locked", hours=result["hours"]), "refused"
    if result.get("parcels"):
        parts.append(parcel.present_result(result, language)[0])
    parts += [_order(where, language) for where in result["orders"]]
    if more := result.get("more_parcels"):
        parts.append(say(language, "order-more-parcels", count=more))
    return "\n\n".join(parts), "acted" if result.get("acted") else "answered"


def present_question(result: Mapping[str, Any], language: str) -> str:
    """What is asked for: the number, or the proof."""
    if result["asks"] == "proof":
        return say(language, "order-ask-proof", order=escape(result["order"]))
    return say(language, "order-ask-number")


def present_list(result: Mapping[str, Any], language: str) -> tuple[str, Outcome]:
    """Orders to choose from."""
    rows = result["choose"]
    if not rows:
        return say(language, "orders-none-own" if result["own"] else "orders-none-shop"), "answered"
    titles = ("orders-number", "orders-placed", "orders-items", "orders-total", "orders-state")
    cells = [
        (
            escape(row["shown"]),
            row["placed_at"] or "–",
            str(row["items"]),
            f"{row['total']} {row['currency']}" if row["total"] else "–",
            say(language, f"order-state-{row['state'] or 'unknown'}"),
        )
        for row in rows
    ]
    lead = say(
        language, "orders-own" if result["own"] else "orders-shop", count=result.get("count", len(rows))
    )
    return f"{lead}\n\n{parcel.table([say(language, title) for title in titles], cells)}", "answered"


def where_buttons(result: Mapping[str, Any], language: str) -> tuple[Button, ...]:
    """What one may want next: another of the orders, a case, a watch."""
    if "choose" in result:
        return tuple(
            Button(say(language, "order-button-where", order=row["shown"]), _ask(row["shown"], language))
            for row in result["choose"][:_BUTTONS]
        ) if result["own"] else ()  # fmt: skip
    buttons: list[Button] = []
    for where in result.get("orders", ()):
        order = where["order"]
        customer = "buyer" not in order
        if customer and where["case"]:
            buttons.append(Button(say(language, f"order-button-{where['case']}".replace("_", "-")),
                                  say(language, f"order-want-{where['case']}".replace("_", "-"),
                                      order=order["shown"])))  # fmt: skip
        if customer and where["standing"] == "delivered":
            buttons.append(Button(say(language, "order-button-not-here"),
                                  say(language, "order-say-not-here", order=order["shown"])))  # fmt: skip
        for view in where["parcels"][:2]:
            if view["standing"] in ("moving", "silent", "late", "customs", "announced", "at_door", "failed"):
                buttons.append(Button(say(language, "order-button-watch"),
                                      say(language, "order-say-watch", number=view["number"])))  # fmt: skip
    return tuple(buttons[:_BUTTONS])


def _ask(shown: str, language: str) -> str:
    return say(language, "order-ask-where", order=shown)


def _order(where: Mapping[str, Any], language: str) -> str:
    order = where["order"]
    who = "seller" if "buyer" in order else "customer"
    standing = where["standing"]
    lines = [
        say(language, "order-heading", order=escape(order["shown"]), standing=_standing(standing, language)),
        "",
    ]
    lines += [f"- **{say(language, label)}**: {text}" for label, text in _facts(where, language)]
    next_ = say(
        language, f"order-next-{standing}-{who}".replace("_", "-"), days=where["days"] or 0,
        by=where["promised_by"] or "",
    )  # fmt: skip
    parcels = where["parcels"]
    if len(parcels) != 1 or standing not in _PARCEL_SAYS_IT:
        lines += ["", f"**{say(language, 'parcel-next')}**: {next_}"]
    if len(parcels) > 1:
        lines += [
            "",
            say(language, "order-split", count=len(parcels)),
            "",
            parcel.present_many(parcels, language),
        ]
    elif parcels:
        lines += ["", parcel.present(parcels[0], language)]
    return "\n".join(lines)


def _facts(where: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    order = where["order"]
    facts = []
    if order["placed_at"]:
        facts.append(("order-placed", order["placed_at"][:10]))
    if order["items"]:
        facts.append(("order-items", _items(order["items"], language)))
    if order["total"]:
        facts.append(("order-total", f"{order['total']} {order['currency']}"))
    if order.get("buyer") or order.get("country"):
        named = ", ".join(part for part in (order.get("buyer", ""), order["country"]) if part)
        if "buyer" in order:
            facts.append(("order-buyer", escape(named)))
    return facts


def _items(items: Sequence[Mapping[str, Any]], language: str) -> str:
    shown = [f"{item['quantity']} × {escape(item['title'] or item['sku'])}" for item in items[:_ITEMS_SHOWN]]
    more = len(items) - len(shown)
    if more > 0:
        shown.append(say(language, "order-more-items", count=more))
    return "; ".join(shown)


def _standing(standing: str, language: str) -> str:
    return say(language, f"order-standing-{standing}".replace("_", "-"))
