"""Several products in one cell, as some exports write them."""

import re

from bot.aftersales.told import ToldItem

_PRODUCT = re.compile(r"【\d+】|\[\d+\](?=\s)")
"""AliExpress numbers the products of an order inside its one cell."""
_QUANTITY = re.compile(r"[(（]\s*(?:产品数量|Quantity|Product Quantity)\s*[:：]\s*(\d{1,6})", re.IGNORECASE)
_CODE = re.compile(r"[(（]\s*(?:商家编码|Merchant code|SKU)\s*[:：]\s*([^)）\n]{0,80})", re.IGNORECASE)
_NAMES = ("name", "product_name")
_MOST = 200


def listed_products(cell: str) -> list[ToldItem]:
    """`【1】 Cup\\n(商家编码: C-1)\\n(产品数量: 2 piece)…` as items; without numbers the cell is one product."""
    pieces = [piece for piece in _PRODUCT.split(cell) if piece.strip()]
    items = []
    for piece in pieces[:_MOST]:
        quantity, code = _QUANTITY.search(piece), _CODE.search(piece)
        title = " ".join(
            re.split(r"\n|[(（](?=\s*[^()（）:：]{2,24}[:：])", piece.strip(), maxsplit=1)[0].split()
        )
        items.append(
            ToldItem(int(quantity[1]) if quantity else 1, title[:300], code[1].strip() if code else "")
        )
    return [item for item in items if item.quantity]


def cell_items(cell: str) -> list[tuple[ToldItem, str]]:
    """`name:Cup|sku:C-1|quantity:2|total:9.90` as an item and the amount of its line; several stand between `;`."""
    found = []
    for piece in cell.split(";")[:_MOST]:
        facts: dict[str, str] = {}
        for part in piece.split("|"):
            name, colon, value = part.partition(":")
            if colon:
                facts.setdefault(name.strip().lower(), value.strip())
        title = next((facts[name] for name in _NAMES if facts.get(name)), "")
        written = facts.get("quantity", facts.get("qty", "1"))
        if title and written.isdigit() and int(written):
            found.append(
                (ToldItem(int(written), title[:300], facts.get("sku", "")[:80]), facts.get("total", ""))
            )
    return found
