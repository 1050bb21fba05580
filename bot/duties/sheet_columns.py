"""A seller's sheet read: which column is what, and each row as the fields of a consignment."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.duties.countries import country_code
from bot.duties.errors import BadSheet
from bot.resources import KNOWLEDGE
from bot.spreadsheets import UnreadableFile, read_rows

_HEADERS = KNOWLEDGE / "tariffs" / "sheet-headers.toml"
_HEAD_ROWS = 20
"""The heading stands in one of the first rows; above it are titles and notes."""
_NUMERIC = frozenset({"value", "unit_price", "quantity", "weight_kg", "weight_g", "freight", "insurance", "price",
                      "payment_fixed", "last_mile", "return_cost"})  # fmt: skip
_SHARES = frozenset({"sales_tax", "platform_fee", "payment_fee", "returns_rate", "target_margin"})
_PLACES = frozenset({"origin", "from", "destination"})
_SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "US$": "USD",
    "₽": "RUB",
    "HK$": "HKD",
    "A$": "AUD",
    "C$": "CAD",
    "R$": "BRL",
}
"""Signs that name one currency; "$" and "¥" alone do not."""
_SIGN = re.compile(r"(?:US|HK|[ACR])?\$|[€£¥￥₽]|[A-Za-z]{3}(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose columns are known."""

    rows: Sequence[Sequence[str]]
    """All of them, as they came."""
    head: int
    """Which row is the heading."""
    fields: Mapping[int, str]
    """Column → field."""
    unknown: tuple[str, ...]
    """Headings that name no field of ours."""

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.rows))

    def entries(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row below the heading that says anything: its index and its fields."""
        for number in range(self.head + 1, len(self.rows)):
            row = self.rows[number]
            entry = {name: row[at] for at, name in self.fields.items() if at < len(row) and row[at]}
            if entry:
                yield number, entry


def read_sheet(file: Path | bytes, name: str = "", *, needs: Sequence[str] = ("destination",),
               given: Mapping[str, Any] | None = None) -> Sheet:  # fmt: skip
    """Read CSV or XLSX. Raises BadSheet where it is no table, or a column of `needs` is neither there nor `given`."""
    try:
        rows = read_rows(file, name)
    except UnreadableFile as error:
        reason = str(error.details.get("reason", "unreadable"))
        raise BadSheet(error.message, file=name or "?", reason=reason, columns="none") from error
    best, fields = max(
        ((n, _fields(row)) for n, row in enumerate(rows[:_HEAD_ROWS])), key=lambda e: len(e[1])
    )
    known = {*fields.values(), *(given or {})}
    if not {"hs", "description", "duty_rate"} & known:
        raise _lacking("hs", name)
    for needed in needs:
        if needed not in known:
            raise _lacking(needed, name)
    unknown = [cell for at, cell in enumerate(rows[best]) if cell and at not in fields]
    return Sheet(rows, best, fields, tuple(unknown))


def facts_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row's cells as the fields that `parse_consignment` takes; what is no number stays, to be named there."""
    facts: dict[str, Any] = {}
    for name, cell in cells.items():
        if name in _NUMERIC:
            facts[name], symbol = number_of(cell)
            key = "price_currency" if name == "price" else "currency"
            if symbol and key not in cells:
                facts.setdefault(key, symbol)
        elif name in _PLACES:
            facts[name] = place_of(cell)
        elif name in _SHARES:
            facts[name] = _share(cell)
        else:
            facts[name] = cell
    if "date" in facts:
        facts["date"] = facts["date"][:10].replace("/", "-")
    if "hs" in facts:
        facts["hs"] = facts["hs"].removesuffix(".0")
    grams = facts.pop("weight_g", None)
    if grams is not None and "weight_kg" not in facts:
        facts["weight_kg"] = _times(grams, "0.001")
    each = facts.pop("unit_price", None)
    if each is not None and "value" not in facts:
        facts["value"] = _times(each, facts.get("quantity", "1"))
    return facts


@lru_cache(maxsize=4096)
def number_of(cell: str) -> tuple[str, str]:
    """ "US$ 1,234.50", "1.234,50 €" and "4" as a decimal string, and the currency that a sign names."""
    text = unicodedata.normalize("NFKC", cell).strip()
    found = _SIGN.search(text)
    symbol = ""
    if found:
        sign = found.group().upper()
        symbol = _SYMBOLS.get(sign, sign if sign.isalpha() else "")
        text = (text[: found.start()] + text[found.end() :]).strip()
    digits = re.sub(r"[\s'’]", "", text)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+|-?\d+,\d+", digits):
        digits = digits.replace(".", "").replace(",", ".")
    return digits, symbol


@lru_cache(maxsize=1024)
def place_of(cell: str) -> str:
    """The country's code where the cell names one in any of our languages, else the cell."""
    return country_code(cell) or _names().get(cell.strip().casefold(), cell)


def _share(cell: str) -> str:
    """ "15%", "15" and Excel's 0.15 as a percentage; below one it is a share, since nobody writes a fee of 0.15 %."""
    bare = cell.strip().replace("％", "%").replace(",", ".")
    if bare.endswith("%"):
        return bare
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return cell
    return f"{number * 100 if 0 < number < 1 else number:f}"


def _times(amount: str, factor: str) -> str:
    try:
        return f"{Decimal(amount) * Decimal(factor):f}"
    except InvalidOperation:
        return amount  # named by `parse_consignment`


def _fields(row: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, cell in enumerate(row):
        name = headers().get(_plain(cell))
        if name and name not in found.values():  # the first of two is taken
            found[at] = name
    return found


def _lacking(needed: str, name: str) -> BadSheet:
    columns = ", ".join(_aliases()[needed][:3])
    return BadSheet(f"{name}: no column for {needed}", file=name or "?", reason="no_column", columns=columns)


@cache
def headers() -> dict[str, str]:
    """Every known heading, without case, spaces and punctuation, and the field it names."""
    table: dict[str, str] = {}
    for field, names in _aliases().items():
        for name in names:
            table.setdefault(_plain(name), field)
    return table


def _aliases() -> dict[str, list[str]]:
    return {field: names for field, names in _words().items() if field != "places"}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_HEADERS.read_text(encoding="utf-8"))


def _plain(cell: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", cell).casefold())


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    written = {name: code for code, names in _words()["places"].items() for name in names}
    return written | {
        name.casefold(): code
        for language in ("zh", "es", "ru")
        for code, name in Locale(language).territories.items()
        if country_code(code) == code
    }
