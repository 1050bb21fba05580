"""Amounts of money as sheets write them: `1,234.50`, `1.234,50 €`, `US $12.00`, `Rp150.000`. Never guessed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from bot.money import MAX_AMOUNT, iso_currencies

_NUMBER = re.compile(r"\d[\d.,'\u00a0\u202f ]*")
_COMMA_DECIMALS = re.compile(r"(?<!\d)\d{1,3}(?:[.'\s]\d{3})*,\d{1,2}(?!\d)|\d+,\d{1,2}(?!\d)")
_POINT_DECIMALS = re.compile(r"\d\.\d{1,2}(?!\d)|\d\.\d{4,}")
_FIGURES = re.compile(r"[\d.,'\s()+−–-]+")
_WHOLE = frozenset({"IDR", "VND", "JPY", "KRW", "CLP", "COP", "PYG", "HUF", "ISK"})
"""Currencies whose prices show no decimals: three digits behind a mark are thousands."""
_THOUSANDTHS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND"})


def decimal_mark(cells: Iterable[str]) -> str:
    """`,` or `.` where a column shows which one its decimals stand behind; empty where no cell of it does."""
    for cell in cells:
        text = _plain(cell)
        if "," in text and "." in text:
            return "," if text.rindex(",") > text.rindex(".") else "."
        if _COMMA_DECIMALS.search(text):
            return ","
        if _POINT_DECIMALS.search(text):
            return "."
    return ""


@lru_cache(maxsize=8192)
def read_amount(cell: str, *, mark: str = "", currency: str = "") -> Decimal | None:
    """The amount in a cell, below zero where it is written so; None where it is none or could be two different ones.

    `mark`: what `decimal_mark` told of the column. A lone mark before three digits ("1.234") is read by it, or by
    the currency; else it says nothing for certain.
    """
    text = _plain(cell)
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    number = re.sub(r"[\s'\u00a0\u202f]", "", numbers[0]).rstrip(".,")
    digits = _unmarked(number, mark, currency)
    if digits is None:
        return None
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        return None
    if amount > MAX_AMOUNT:
        return None
    before = text[: text.index(numbers[0])]
    below = re.search(r"[-−–]\s*\D{0,5}$", before) or (before.strip().startswith("(") and text.endswith(")"))
    return -amount if below else amount


def sign_currency(cell: str, signs: Mapping[str, str]) -> str:
    """The currency that a cell names by a code or by a sign that stands for one; empty where none does."""
    text = _plain(cell)
    around = _FIGURES.sub(" ", text).strip()
    if not around:
        return ""
    for word in re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", around):
        if code := currency_code(word):
            return code
    plain = around.replace(" ", "")
    found = [sign for sign in signs if unicodedata.normalize("NFKC", sign).replace(" ", "") == plain]
    return signs[found[0]] if found else ""


def currency_code(written: str) -> str:
    """The ISO 4217 code, upper case; `RMB` is CNY; empty where it is none."""
    code = written.strip().upper()
    code = "CNY" if code in ("RMB", "人民币") else code
    return code if code in iso_currencies() else ""


def _unmarked(number: str, mark: str, currency: str) -> str | None:
    """The number with a point for its decimals and nothing else between its digits."""
    commas, points = number.count(","), number.count(".")
    if commas and points:
        decimals = "," if number.rindex(",") > number.rindex(".") else "."
        other = "." if decimals == "," else ","
        if number.count(decimals) > 1:
            return None
        return number.replace(other, "").replace(decimals, ".")
    if commas + points == 0:
        return number
    one = "," if commas else "."
    groups = number.split(one)
    in_thousands = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
    if len(groups) > 2:
        return "".join(groups) if in_thousands else None
    if not in_thousands or currency in _THOUSANDTHS or groups[0] == "0":
        return number.replace(one, ".")
    if mark:
        return number.replace(one, ".") if one == mark else "".join(groups)
    return "".join(groups) if currency in _WHOLE or one == "," else None


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip()
