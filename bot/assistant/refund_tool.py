"""China's export VAT refund as a tool of the assistant."""

from datetime import date
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.session import Session
from bot.assistant.tool_json import dumped


@tool
def export_refund(
    hs: str,
    runtime: ToolRuntime[Any, Any],
    purchase_price: str = "",
    fob: str = "",
    mode: str = "",
    exporter: str = "",
    rate: str = "",
    on: str = "",
    *,
    with_vat: bool = False,
    invoice: bool = True,
    pilot_zone: bool = False,
    sold: bool = True,
    compare: bool = False,
) -> str:
    """China's VAT refund on an export: what comes back, what stays as a cost, on which conditions.

    Without a price it answers with the code's dated refund rates. Never state a refund rate without it.

    Args:
        hs: customs code, 6 to 10 digits.
        purchase_price: what the supplier was paid, CNY, as a decimal string.
        fob: FOB value in CNY; for a manufacturer, and where the export is taxed.
        mode: 0110, 9610, 9710, 9810, 1210 or 1039; 0110 if empty.
        exporter: trader or manufacturer.
        rate: the person's own refund rate of the code, 13%.
        on: ISO date of export; today if empty.
        with_vat: whether the purchase price contains VAT.
        invoice: whether there is a special VAT invoice of the supplier.
        pilot_zone: whether it is exported from a comprehensive cross-border e-commerce pilot zone.
        sold: for 9810, whether the goods in the warehouse are sold.
        compare: whether the modes are wanted side by side.
    """
    from bot.duties.export_refund import parse_purchase, refund
    from bot.duties.export_refund_modes import by_mode, rates_of

    session: Session = runtime.context
    told: dict[str, Any] = {
        "hs": hs, "purchase_price": purchase_price, "fob": fob, "mode": mode, "exporter": exporter, "rate": rate,
        "date": on or session.today.isoformat(), "with_vat": with_vat, "invoice": invoice,
        "pilot_zone": pilot_zone, "sold": sold,
    }  # fmt: skip
    if not purchase_price and not fob:
        code = parse_purchase({**told, "purchase_price": "1", "exporter": ""}).hs
        return dumped(rates_of(code, date.fromisoformat(told["date"])))
    if not purchase_price:
        told["purchase_price"] = fob  # a manufacturer has no purchase: the refund is measured on FOB
    purchase = parse_purchase(told)
    if compare:
        return dumped(by_mode(purchase, session.language))
    return dumped(refund(purchase).as_json(session.language))
