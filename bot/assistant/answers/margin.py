"""The economics of one piece in words: a table from landed cost to margin, and the prices that would suffice."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape, say


def present(unit: Mapping[str, Any], language: str) -> str:
    """The `unit` of an estimate's JSON as Markdown; every figure is one of the JSON's own."""
    currency = unit["currency"]
    blocks = [f"**{say(language, 'margin-title', quantity=unit['quantity'])}**", _table(unit, language)]
    if unit["margin"] is not None:
        kind = "loss" if unit["profit"].startswith("-") else "gain"
        blocks.append(
            say(language, f"margin-{kind}", margin=unit["margin"], profit=unit["profit"], currency=currency)
        )
    if unit["break_even_price"]:
        blocks.append(say(language, "margin-break-even", price=unit["break_even_price"], currency=currency))
    else:
        blocks.append(say(language, "margin-never"))
    if unit["target_margin"] is not None:
        if unit["target_price"]:
            blocks.append(
                say(language, "margin-target", margin=unit["target_margin"], price=unit["target_price"],
                    currency=currency)
            )  # fmt: skip
        else:
            blocks.append(say(language, "margin-target-never", margin=unit["target_margin"]))
    if unit["assumptions"]:
        said = [f"- {_said(remark, language)}" for remark in unit["assumptions"]]
        blocks.append("\n".join([say(language, "margin-assumptions"), "", *said]))
    return "\n\n".join(blocks)


def _table(unit: Mapping[str, Any], language: str) -> str:
    rows = [
        f"| {say(language, 'margin-col-what')} | {say(language, 'margin-col-amount', currency=unit['currency'])} |",
        "|---|---:|",
    ]
    for name in ("landed_cost", "duty", "tax", "fees", "price", "net_price", "platform_fee", "payment_fee",
                 "last_mile", "returns", "profit"):  # fmt: skip
        amount = unit[name]
        if amount is None or (name not in ("landed_cost", "price", "profit") and not _counts(amount)):
            continue
        if name == "net_price" and unit["sales_tax"] is None:
            continue
        rate = unit.get(f"{name}_rate") or (unit["sales_tax"] if name == "net_price" else None)
        label = say(language, f"margin-{name.replace('_', '-')}", rate=rate or "none")
        rows.append(f"| {label} | {amount} |")
    return "\n".join(rows)


def _counts(amount: str) -> bool:
    return any(digit in "123456789" for digit in amount)


def _said(remark: Mapping[str, Any], language: str) -> str:
    return say(
        language, remark["text"], **{name: escape(str(told)) for name, told in remark["values"].items()}
    )
