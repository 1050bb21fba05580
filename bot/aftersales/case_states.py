"""The life of a case as data (`knowledge/cases/steps.toml`): which kinds there are, and who may do what when.

Nothing here touches the store: `bot.aftersales.cases.act` is the one door through which a case changes.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.resources import KNOWLEDGE

ROLES = ("customer", "seller", "staff", "admin", "bot")
SHOP_ROLES = ("seller", "staff", "admin")
ANY = "any"

ENDED = ("resolved", "refused", "closed")
"""States in which nobody has to do anything."""
WITH_SHOP = ("open", "waiting_seller", "goods_received", "inspected")
"""States in which the shop has to act; an approved case waits for the shop where no goods come back."""

REMEDIES = ("refund", "replacement", "repair", "part", "document", "cancelled", "answer")
"""What a shop may decide to do."""
SENT = ("replacement", "part")
"""Remedies that end with something being sent."""

GRADES = ("as_new", "opened", "repairable", "worthless", "dangerous")
"""What an inspection finds."""


class BadSteps(ValueError):
    """The steps' file contradicts itself."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of case."""

    name: str
    remedies: tuple[str, ...]
    goods_back: bool = False
    per_item: bool = False
    photos: bool = False
    clocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Something that may be done about a case."""

    name: str
    by: frozenset[str]
    states: tuple[str, ...]
    """From which; `any`: every one."""
    to: str = ""
    note: bool = False
    tells: tuple[str, ...] = ()
    answers: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """The whole table."""

    states: tuple[str, ...]
    kinds: dict[str, Kind]
    actions: dict[str, Action]


@cache
def steps() -> Steps:
    """The table as bundled. Raises BadSteps."""
    return read_steps(tomllib.loads((KNOWLEDGE / "cases" / "steps.toml").read_text(encoding="utf-8")))


def read_steps(table: dict[str, Any]) -> Steps:
    """A table in the form of `steps.toml`, checked. Raises BadSteps."""
    states = tuple(table["states"])
    kinds = {
        name: Kind(name, tuple(row["remedies"]), row.get("goods_back", False), row.get("per_item", False),
                   row.get("photos", False), tuple(row.get("clocks", ())))
        for name, row in table["kinds"].items()
    }  # fmt: skip
    actions = {
        name: Action(name, frozenset(row["by"]), tuple(row["from"]), row.get("to", ""), row.get("note", False),
                     tuple(row.get("tells", ())), row.get("answers", False), row.get("waits", False))
        for name, row in table["actions"].items()
    }  # fmt: skip
    for kind in kinds.values():
        if not kind.remedies or set(kind.remedies) - set(REMEDIES):
            raise BadSteps(f"kind {kind.name}: remedies {kind.remedies}")
    for action in actions.values():
        named = {*action.states, action.to} - {"", ANY}
        if named - set(states) or action.by - set(ROLES) or set(action.tells) - {"customer", "shop", "other"}:
            raise BadSteps(f"action {action.name} names a state, role or audience that is not there")
    return Steps(states, kinds, actions)


def kind_of(name: str) -> Kind:
    """A kind by name. Raises KeyError."""
    return steps().kinds[name]


def audience(action: str, role: str) -> tuple[str, ...]:
    """Who is told when somebody in this role does this: `customer`, `shop`, both or nobody."""
    other = "customer" if role in (*SHOP_ROLES, "bot") else "shop"
    return tuple(dict.fromkeys(other if one == "other" else one for one in steps().actions[action].tells))


def possible(role: str, state: str, remedy: str, *, goods_back: bool,
             money_due: bool, money_paid: bool) -> tuple[str, ...]:  # fmt: skip
    """What a role may do with a case that stands so, in the table's order.

    `remedy`: what was approved; `goods_back`: whether goods have to come back first; `money_due`: whether an
    approved refund is not wholly paid; `money_paid`: whether something of it is.
    """
    return tuple(
        name
        for name, action in steps().actions.items()
        if role in action.by
        and (ANY in action.states or state in action.states)
        and _fits(name, role, state, remedy, goods_back, money_due, money_paid)
    )


def _fits(name: str, role: str, state: str, remedy: str, goods_back: bool, money_due: bool,
          money_paid: bool) -> bool:  # fmt: skip
    """What the table's rows cannot say: steps that hang on the decision."""
    early = state == "approved" and goods_back
    match name:
        case "refund":
            return remedy == "refund" and money_due and not early
        case "replace":
            return remedy in SENT and not early
        case "repair_done":
            return remedy == "repair" and not early
        case "approve":
            return not (state == "approved" and money_paid)
        case "send_back" | "receive":
            return goods_back
        case "refuse":
            return not money_paid
        case "resolve":
            # a promise of money or goods is kept, not talked away
            return remedy not in ("refund", "repair", *SENT) if state == "approved" else True
        case "cancel_request":
            return not money_paid
        case "close":
            return state == "resolved" if role in ("customer", "bot") else True
        case _:
            return True
