"""What is imported: the facts of one consignment, checked.

`parse_consignment` takes the names of a `duty --batch` line; the flat form of one line (`hs`, `value`, `from`,
`to`, `quantity`, `unit`, `weight_kg` …) is the same consignment with one item.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bot.duties.countries import country_code, currency_code
from bot.duties.errors import BadConsignment, RateNotUnderstood
from bot.duties.expression import percent_only
from bot.duties.rate_text import parse_rate, tidy
from bot.duties.units import in_base_units
from bot.money import parse_amount

INCOTERMS = (
    "EXW", "FCA", "FAS", "FOB", "CFR", "CPT", "CIF", "CIP", "DAP", "DPU", "DDP", "DAT", "DDU",
)  # fmt: skip
MODES = ("air", "sea", "rail", "road", "courier", "mail")
CHANNELS = ("b2c", "b2b")
SCHEMES = ("ioss", "oss", "vendor", "none")
CONDITIONAL_RATES = {"proof-of-origin": "preference_rate", "in-quota": "quota_rate"}
"""Claims under which another rate of the caller's takes the place of the ordinary duty, and their fields."""
MAX_ITEMS = 2000
MAX_ARTICLES = 50
MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Named:
    """An article that the item's rate refers to: a garment of an ensemble, the thing a part belongs to."""

    hs: str
    duty_rate: str = ""
    """The caller's own rate of it, in place of ours."""
    value: Decimal | None = None
    """Its own value, in the consignment's currency."""
    quantities: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of goods in the consignment."""

    hs: str
    """Digits only; empty when it is not known yet."""
    value: Decimal
    """Price of all pieces under the consignment's Incoterm, in its currency."""
    description: str = ""
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    """By base unit (`units.in_base_units`)."""
    components: Mapping[str, Decimal] = field(default_factory=dict)
    """Values of parts (`case`, `battery`, `retail price`), in the consignment's currency."""
    duty_rate: str = ""
    """The caller's own duty rate, in place of ours."""
    tax_rate: str = ""
    """The caller's own tax rate, in place of ours."""
    claims: frozenset[str] = frozenset()
    conditional: Mapping[str, str] = field(default_factory=dict)
    """The caller's own rates that hold under a claim: `proof-of-origin` (a preference), `in-quota`."""
    articles: tuple[Named, ...] | None = None
    """The articles that its rate refers to; None: not said, empty: there are none."""


@dataclass(frozen=True, slots=True)
class Consignment:
    """Goods that arrive together, from one seller to one buyer."""

    destination: str
    """ISO code; empty when it is not known yet."""
    items: tuple[Item, ...]
    currency: str = ""
    origin: str = ""
    """Where the goods were made; empty when it was not said."""
    shipped_from: str = ""
    origin_assumed: bool = False
    """Whether `origin` is only the country they are shipped from."""
    on: date | None = None
    freight: Decimal | None = None
    insurance: Decimal | None = None
    incoterm: str = ""
    mode: str = ""
    channel: str = ""
    scheme: str = ""
    preference: str = ""
    claims: frozenset[str] = frozenset()
    fx: Mapping[str, Decimal] = field(default_factory=dict)
    """The caller's own exchange rates: `USDCAD` is how many Canadian dollars a US dollar is."""
    compare: bool = False
    """Whether the other lawful ways (schemes, separate orders, a warehouse) are worked out beside it."""


def parse_consignment(entry: Mapping[str, Any]) -> Consignment:
    """The consignment that a batch line or the options of the command line describe.

    Raises UserError naming the field and what to change: not a number, negative, zero or huge amounts, unknown
    country or currency, an HS code of a wrong length, a date that is none, a rate outside the grammar.
    """
    lines = entry.get("lines")
    if lines is not None and (not isinstance(lines, list) or not lines):
        raise BadConsignment("a list with at least one line is expected", field="lines")
    if lines and len(lines) > MAX_ITEMS:
        raise BadConsignment(f"more than {MAX_ITEMS} lines: send several consignments", field="lines")
    shipped_from = _country(entry, "shipped_from") or _country(entry, "from")
    origin = _country(entry, "origin")
    assumed = not origin and bool(_country(entry, "from"))
    return Consignment(
        destination=_country(entry, "destination") or _country(entry, "to"),
        items=tuple(
            _item(line, f"lines[{number}]." if lines else "")
            for number, line in enumerate(lines or [entry], 1)
        ),
        currency=_currency(entry),
        origin=origin or _country(entry, "from"),
        shipped_from=shipped_from,
        origin_assumed=assumed,
        on=_day(entry.get("date")),
        freight=_optional_amount(entry, "freight"),
        insurance=_optional_amount(entry, "insurance"),
        incoterm=_one_of(entry, "incoterm", INCOTERMS, str.upper),
        mode=_one_of(entry, "mode", MODES),
        channel=_one_of(entry, "channel", CHANNELS),
        scheme=_one_of(entry, "scheme", SCHEMES),
        preference=_text(entry, "preference"),
        claims=_claims(entry.get("claims")),
        fx=_exchange(entry.get("fx")),
        compare=str(entry.get("compare")).strip().lower() in ("true", "yes", "1"),
    )


def _item(line: Any, at: str) -> Item:
    if not isinstance(line, Mapping):
        raise BadConsignment("a line is an object", field=at.rstrip(".") or "lines")
    return Item(
        hs=_hs(line, at),
        value=_value(line, at),
        description=_text(line, "description"),
        quantities=_quantities(line, at),
        components=_components(line, at),
        duty_rate=_rate(line, "duty_rate", at),
        tax_rate=_rate(line, "tax_rate", at),
        claims=_claims(line.get("claims")),
        conditional={
            claim: rate for claim, name in CONDITIONAL_RATES.items() if (rate := _rate(line, name, at))
        },
        articles=_articles(line, at),
    )


def _articles(line: Mapping[str, Any], at: str) -> tuple[Named, ...] | None:
    given = line.get("articles")
    if given is None or given == "":
        return None
    field_name = f"{at}articles"
    if not isinstance(given, list) or len(given) > MAX_ARTICLES:
        raise BadConsignment(
            f'at most {MAX_ARTICLES} of {{"hs" or "duty_rate", "value"?, "quantity"?}} are expected',
            field=field_name,
        )
    found = []
    for number, entry in enumerate(given, 1):
        place = f"{field_name}[{number}]."
        if not isinstance(entry, Mapping) or not (entry.get("hs") or entry.get("duty_rate")):
            raise BadConsignment("each article needs hs or duty_rate", field=field_name)
        value = _value(entry, place)
        found.append(
            Named(
                _hs(entry, place), _rate(entry, "duty_rate", place), value or None, _quantities(entry, place)
            )
        )
    return tuple(found)


def _value(line: Mapping[str, Any], at: str) -> Decimal:
    given = line.get("value")
    if given in (None, ""):
        return Decimal(0)  # asked for by the estimate
    amount = _amount(given, f"{at}value")
    if amount == 0:
        raise BadConsignment("must be above zero", field=f"{at}value", code="bad_amount")
    return amount


def _hs(line: Mapping[str, Any], at: str) -> str:
    given = unicodedata.normalize("NFKC", str(line.get("hs") or "")).strip()  # full-width digits
    bare = given.replace(".", "").replace(" ", "").replace("-", "")
    if not bare:
        return ""
    if not (bare.isascii() and bare.isdigit()):
        raise BadConsignment(
            f"{given[:30]!r} is not an HS code: 6 to 10 digits are expected", field=f"{at}hs", code="bad_hs"
        )
    if len(bare) < 6:
        raise BadConsignment(
            f"{given} has {len(bare)} digits: at least the six digits of the subheading are needed",
            field=f"{at}hs", code="bad_hs",
        )  # fmt: skip
    if len(bare) in (7, 11) or len(bare) > 13:
        raise BadConsignment(
            f"{given[:30]} has {len(bare)} digits: customs codes have 6, 8, 9 or 10 (a leading zero lost?)",
            field=f"{at}hs", code="bad_hs",
        )  # fmt: skip
    return bare


def _quantities(line: Mapping[str, Any], at: str) -> dict[str, Decimal]:
    given = line.get("quantity")
    field_name = f"{at}quantity"
    amounts: list[tuple[Decimal, str]] = []
    entries: list[Any]
    if isinstance(given, list):
        entries = given
    elif given in (None, ""):
        entries = []
    else:
        entries = [{"amount": given, "unit": line.get("unit") or "piece"}]
    if line.get("weight_kg") not in (None, ""):
        entries = [*entries, {"amount": line["weight_kg"], "unit": "kg"}]
    for entry in entries:
        if not isinstance(entry, Mapping) or "amount" not in entry:
            raise BadConsignment('{"amount", "unit"} is expected', field=field_name)
        amount = _amount(entry["amount"], field_name)
        if amount == 0:
            raise BadConsignment("must be above zero", field=field_name, code="bad_amount")
        amounts.append((amount, str(entry.get("unit") or "piece")[:60]))
    kilograms = [amount for amount, unit in amounts if unit == "kg"]
    if len(kilograms) == 2 and kilograms[0] == kilograms[1]:  # said twice: as quantity and as weight
        amounts.remove((kilograms[0], "kg"))
    return in_base_units(amounts)


def _components(line: Mapping[str, Any], at: str) -> dict[str, Decimal]:
    given = line.get("components") or {}
    if not isinstance(given, Mapping):
        raise BadConsignment("names and amounts are expected", field=f"{at}components")
    values = {str(name): _amount(amount, f"{at}components") for name, amount in given.items()}
    if line.get("retail_price") not in (None, ""):
        values["retail price"] = _amount(line["retail_price"], f"{at}retail_price")
    return values


def _rate(line: Mapping[str, Any], name: str, at: str) -> str:
    text = tidy(str(line.get(name) or "")[:300])
    if not text:
        return ""
    usual = (
        "a percentage below 100, 20%" if name == "tax_rate" else "12%, Free, 5 EUR/kg or 8% MIN 2 EUR/100 kg"
    )
    try:
        percent = percent_only(parse_rate(text))
        fits = name != "tax_rate" or (percent is not None and percent < 100)
    except RateNotUnderstood:
        fits = False
    if not fits:
        message = f"{text[:40]!r} is not a rate: write {usual}"
        raise BadConsignment(message, field=f"{at}{name}", code="bad_rate")
    return text


def _exchange(given: Any) -> dict[str, Decimal]:
    if given in (None, ""):
        return {}
    if not isinstance(given, Mapping):
        raise BadConsignment('{"USDCAD": "1.37"} is expected', field="fx")
    rates: dict[str, Decimal] = {}
    for pair, text in given.items():
        name = str(pair).replace("/", "").strip().upper()
        rate = _amount(text, "fx")
        if len(name) != 6 or not (currency_code(name[:3]) and currency_code(name[3:])) or rate == 0:
            raise BadConsignment(f"{str(pair)[:20]!r} is not a pair like USDCAD with a rate", field="fx")
        rates[name] = rate
    return rates


def _currency(entry: Mapping[str, Any]) -> str:
    given = _text(entry, "currency")
    if not given:
        return ""
    code = currency_code(given)
    if not code:
        raise BadConsignment(
            f"{given[:20]!r} is not a currency: write the ISO code, e.g. USD",
            field="currency",
            code="bad_currency",
        )
    return code


def _country(entry: Mapping[str, Any], name: str) -> str:
    given = _text(entry, name)
    if not given:
        return ""
    code = country_code(given)
    if not code:
        raise BadConsignment(
            f"{given[:30]!r} is not a country: write the ISO code, e.g. DE", field=name, code="bad_country"
        )
    return code


def _day(given: Any) -> date | None:
    if given in (None, ""):
        return None
    if isinstance(given, date):
        return given
    try:
        day = date.fromisoformat(str(given).strip())
    except ValueError:
        day = date.min
    if not date(1990, 1, 1) <= day <= date(2100, 1, 1):
        raise BadConsignment(
            f"{str(given)[:20]!r} is not a date: write 2026-11-23", field="date", code="bad_date"
        )
    return day


def _one_of(entry: Mapping[str, Any], name: str, allowed: tuple[str, ...], fold: Any = str.lower) -> str:
    given = fold(_text(entry, name))
    if given and given not in allowed:
        raise BadConsignment(
            f"{given[:20]!r} is not one of {', '.join(allowed)}", field=name, code=f"bad_{name}"
        )
    return str(given)


def _claims(given: Any) -> frozenset[str]:
    if given in (None, ""):
        return frozenset()
    entries = given.replace(",", " ").split() if isinstance(given, str) else given
    if not isinstance(entries, list):
        raise BadConsignment("a list of claims is expected", field="claims")
    return frozenset(str(claim).strip().lower()[:60] for claim in entries[:50])


def _optional_amount(entry: Mapping[str, Any], name: str) -> Decimal | None:
    given = entry.get(name)
    return None if given in (None, "") else _amount(given, name)


def _amount(given: Any, name: str) -> Decimal:
    if isinstance(given, bool):
        raise BadConsignment("a number is expected", field=name, code="bad_amount")
    return parse_amount(str(given), field=name)


def _text(entry: Mapping[str, Any], name: str) -> str:
    given = entry.get(name)
    return "" if given is None else " ".join(str(given).split())[:MAX_TEXT]
