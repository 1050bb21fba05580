"""The things a message names: money, amounts, codes, dates, terms of trade. Not what it wants of them."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache

from bot.assistant.understanding.places import find_places
from bot.assistant.understanding.words import any_of, word_list
from bot.money import MAX_AMOUNT, Money

_NUMBER = r"(?:\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?)"
_SCALE = r"(?:\s?(?P<scale>[kK万千](?![a-zA-Z])))?"
_SCALES = {"k": 1000, "千": 1000, "万": 10_000}
_ARROW = re.compile(r"\s*(?:→|->|=>|>|—>)")
_NEGATIVE = re.compile(r"(?<![A-Za-z0-9-])[-−–]\s?(?=[$€£¥]?\d)")
_HS_SHAPED = re.compile(r"(?<![\d.])(\d{4}\.\d{2}(?:\.?\d{2}){0,2})(?![\d.]*\d)")
_ISO_DATE = re.compile(r"(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_MONTH_DATE = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?([A-Za-zА-Яа-я]{3,12})\.?,?\s+(?:de\s+)?(20\d\d)|([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d\d)"
)
_BASE_UNITS = {"g": ("kg", Decimal("0.001")), "lb": ("kg", Decimal("0.45359237")), "t": ("kg", Decimal(1000)),
               "kg": ("kg", Decimal(1)), "dozen": ("pcs", Decimal(12))}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in `pcs`, `pairs` or `kg`."""

    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Entities:
    """What was found. `residue` is the text with all of it blanked out: a product's description remains."""

    hs_codes: tuple[str, ...] = ()
    destination: str | None = None
    origin: str | None = None
    places: tuple[str, ...] = ()
    """Countries whose side the words do not tell, in order."""
    value: Money | None = None
    """The goods' price in all; with `unit_value` and `quantity` it follows from them."""
    unit_value: Money | None = None
    freight: Money | None = None
    insurance: Money | None = None
    bare_amount: Decimal | None = None
    """An amount called a value but without a currency."""
    quantity: Quantity | None = None
    weight_kg: Decimal | None = None
    on: date | None = None
    bad_date: str = ""
    """Something that looks like a date and is none: 2026-02-30."""
    negative: bool = False
    """An amount below zero was written."""
    incoterm: str | None = None
    mode: str | None = None
    channel: str | None = None
    scheme: str | None = None
    order: str | None = None
    residue: str = ""
    facts: frozenset[str] = field(default_factory=frozenset)
    """Names of the kinds found, as the intents' examples use them: country, money, quantity, hs, …"""


def find_entities(text: str) -> Entities:
    """Everything recognisable in `text` (already normalised; parcel numbers already blanked out)."""
    reader = _Reader(text)
    found = Entities(negative=bool(_NEGATIVE.search(text)))
    on, bad_date = reader.dates()
    order = reader.order()
    hs = reader.hs_codes()
    found = replace(found, on=on, bad_date=bad_date, order=order, hs_codes=hs)
    found = reader.money(found)
    found = reader.quantities(found)
    found = replace(
        found,
        incoterm=reader.incoterm(),
        mode=reader.word("modes"),
        channel=reader.word("channels"),
        scheme=reader.word("schemes"),
    )
    found = reader.places(found)
    if found.unit_value and found.quantity and found.value is None and found.quantity.unit != "kg":
        found = replace(found, value=found.unit_value * found.quantity.amount)
    names = {
        "hs": found.hs_codes, "country": found.destination or found.origin or found.places,
        "money": found.value or found.unit_value, "quantity": found.quantity or found.weight_kg,
        "date": found.on, "order": found.order, "incoterm": found.incoterm,
    }  # fmt: skip
    facts = frozenset(name for name, value in names.items() if value)
    return replace(found, residue=reader.residue(), facts=facts)


def to_decimal(text: str, scale: str | None = None) -> Decimal:
    """ "1,234.50", "1.234,50", "1 234", "2,5" and "3万" as numbers."""
    digits = re.sub(r"[ \u00a0]", "", text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", digits):
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", ".")
    number = Decimal(digits) * _SCALES.get((scale or "").lower(), 1)
    return min(number, MAX_AMOUNT * 10)


class _Reader:
    """Takes things out of a text, blanking each, so that nothing is read twice."""

    def __init__(self, text: str) -> None:
        self.text = text

    def residue(self) -> str:
        return " ".join(self.text.replace("\x00", " ").split())

    def blank(self, start: int, end: int) -> None:
        self.text = self.text[:start] + "\x00" * (end - start) + self.text[end:]

    def dates(self) -> tuple[date | None, str]:
        found, bad = None, ""
        for match in _ISO_DATE.finditer(self.text):
            try:
                found = found or date(*map(int, match.groups()))
            except ValueError:
                bad = match.group()
            self.blank(*match.span())
        for match in _MONTH_DATE.finditer(self.text):
            parsed = _parse_long_date(match.group())
            if parsed:
                found = found or parsed
                self.blank(*match.span())
        return found, bad

    def order(self) -> str | None:
        match = _order().search(self.text)
        if not match:
            return None
        self.blank(*match.span())
        return match.group("order").upper()

    def hs_codes(self) -> tuple[str, ...]:
        codes = []
        for pattern in (_hs_named(), _HS_SHAPED):
            for match in pattern.finditer(self.text):
                codes.append(re.sub(r"\D", "", match.group(1)))
                self.blank(*match.span())
        if not codes:
            for match in _bare_code().finditer(self.text):
                codes.append(match.group())
                self.blank(*match.span())
        return tuple(dict.fromkeys(codes))

    def money(self, found: Entities) -> Entities:
        amounts = []
        for match in _money().finditer(self.text):
            currency = _currencies()[(match.group("before") or match.group("after")).lower()]
            amount = to_decimal(match.group("number1") or match.group("number2"), match.group("scale"))
            amounts.append((match.span(), Money(amount, currency)))
        for (start, end), money in amounts:
            label = self.text[max(0, start - 22) : start]
            if _labelled("freight_words").search(label):
                found = replace(found, freight=money)
            elif _labelled("insurance_words").search(label):
                found = replace(found, insurance=money)
            elif (near := _near_each(self.text, start, end)) is not None:
                found = replace(found, unit_value=found.unit_value or money)
                self.blank(*near)
            else:
                found = replace(found, value=found.value or money)
            self.blank(start, end)
        bare = _bare_amount().search(self.text)
        if bare and not found.value and not found.unit_value:
            found = replace(found, bare_amount=to_decimal(bare.group("number"), bare.group("scale")))
            self.blank(*bare.span())
        return found

    def quantities(self, found: Entities) -> Entities:
        for match in _measured().finditer(self.text):
            unit = _units()[match.group("unit").lower()]
            base, factor = _BASE_UNITS.get(unit, (unit, Decimal(1)))
            amount = to_decimal(match.group("number"), match.group("scale")) * factor
            if base == "kg":
                found = replace(found, weight_kg=found.weight_kg or amount)
            elif found.quantity is None:
                found = replace(found, quantity=Quantity(amount, base))
            self.blank(*match.span())
        counted = _counted().search(self.text)
        if found.quantity is None and counted:
            found = replace(found, quantity=Quantity(to_decimal(counted.group("number")), "pcs"))
            self.blank(*counted.span("number"))
        return found

    def incoterm(self) -> str | None:
        match = _incoterm().search(self.text)
        return match.group().upper() if match else None

    def word(self, kind: str) -> str | None:
        match = _word_of(kind).search(self.text)
        return _named(kind)[match.group().lower()] if match else None

    def places(self, found: Entities) -> Entities:
        unplaced: list[str] = []
        for place in find_places(self.text):
            leads = _ARROW.match(self.text, place.end)
            if leads and not place.side and not found.origin:
                found = replace(found, origin=place.code)  # "China → Germany"
            elif place.side == "to" and not found.destination:
                found = replace(found, destination=place.code)
            elif place.side == "from" and not found.origin:
                found = replace(found, origin=place.code)
            else:
                unplaced.append(place.code)
            self.blank(place.start, place.end)
        return replace(found, places=tuple(dict.fromkeys(unplaced)))


def _parse_long_date(text: str) -> date | None:
    import dateparser

    moment = dateparser.parse(
        text, languages=["en", "es", "ru"], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
    )
    return moment.date() if moment else None


def _near_each(text: str, start: int, end: int) -> tuple[int, int] | None:
    after = re.compile(r"\s{0,2}" + any_of(word_list("amounts")["each"]), re.IGNORECASE).match(text, end)
    if after:
        return after.span()
    before = text[max(0, start - 12) : start]
    match = re.compile(
        any_of([*word_list("amounts")["each"], *word_list("amounts")["each_before"]]) + r"[\s:：是为]*$",
        re.IGNORECASE,
    ).search(before)
    return (start - len(before) + match.start(), start) if match else None


@cache
def _currencies() -> dict[str, str]:
    return {
        name.lower(): code for code, names in word_list("amounts")["currencies"].items() for name in names
    }


@cache
def _units() -> dict[str, str]:
    return _named("units")


@cache
def _named(kind: str) -> dict[str, str]:
    return {name.lower(): key for key, names in word_list("amounts")[kind].items() for name in names}


@cache
def _money() -> re.Pattern[str]:
    names = any_of(_currencies())
    return re.compile(
        rf"(?P<before>{names})\s?(?P<number1>{_NUMBER})(?![\w.,]*\d)"
        rf"|(?<![A-Za-z0-9.,])(?P<number2>{_NUMBER}){_SCALE}\s?(?P<after>{names})",
        re.IGNORECASE,
    )


@cache
def _bare_amount() -> re.Pattern[str]:
    labels = any_of(
        [*word_list("amounts")["total_words"], "value", "valued at", "price", "价值", "价格", "цена", "valor"]
    )
    return re.compile(
        rf"{labels}\s*(?:of|is|=|:|：|是|为|de)?\s*(?P<number>{_NUMBER}){_SCALE}(?!\s?%)", re.IGNORECASE
    )


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.,])(?P<number>{_NUMBER}){_SCALE}\s?(?P<unit>{any_of(_units())})(?!-\w)", re.IGNORECASE
    )


@cache
def _counted() -> re.Pattern[str]:
    """A bare number before a word: "200 cotton T-shirts"."""
    return re.compile(
        rf"(?<![\w.,%-])(?P<number>{_NUMBER})(?=\s?(?:[^\W\d_][\w'-]+|[x×*]\s))(?!\s?(?:%|days?|years?|天|年|дн))",
        re.IGNORECASE,
    )


@cache
def _labelled(kind: str) -> re.Pattern[str]:
    return re.compile(
        any_of(word_list("amounts")[kind]) + r"\s*(?:of|is|=|:|：|是|为|de|costs?)?\s*$", re.IGNORECASE
    )


@cache
def _word_of(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(_named(kind)), re.IGNORECASE)


@cache
def _incoterm() -> re.Pattern[str]:
    return re.compile(any_of(word_list("amounts")["incoterms"]), re.IGNORECASE)


@cache
def _hs_named() -> re.Pattern[str]:
    words = any_of(word_list("amounts")["hs_words"])
    return re.compile(
        rf"{words}\s*(?:is|=|:|：|是|为|#)?\s*(\d{{4}}(?:[.\s]?\d{{2}}){{1,3}}|\d{{4,10}})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _bare_code() -> re.Pattern[str]:
    """Six, eight or ten digits of a chapter that exists, with no unit or currency behind them."""
    behind = any_of([*_units(), *_currencies()])
    return re.compile(
        rf"(?<![\w.,#$€£¥-])(?:0[1-9]|[1-8]\d|9[0-7])\d{{4}}(?:\d{{2}}){{0,2}}(?![\d.,-]*\d)(?!\s?{behind})",
        re.IGNORECASE,
    )


@cache
def _order() -> re.Pattern[str]:
    words = any_of(word_list("amounts")["order_words"])
    return re.compile(
        rf"{words}\s*(?:is|=|:|：|是|为|no\.?|number)?\s*[#№]?\s*(?P<order>(?=[\w-]*\d)[A-Za-z0-9][A-Za-z0-9-]{{2,29}})",
        re.IGNORECASE,
    )
