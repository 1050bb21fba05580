"""Country and currency codes (ISO 3166, ISO 4217), from Babel's tables."""

from functools import cache

from bot.money import iso_currencies

_OTHER_CODES = {"UK": "GB", "EL": "GR", "USA": "US", "GBR": "GB", "CHN": "CN", "DEU": "DE", "FRA": "FR"}
_NOT_COUNTRIES = frozenset({"EZ", "UN", "QO", "XA", "XB", "ZZ"})
# Babel lists regions beside countries. EU stays (the member state is asked for), XI is Northern Ireland.


def country_code(text: str) -> str:
    """The ISO code of a code or an English name; `UK` is GB; empty when it is none."""
    upper = text.strip().upper()
    code = _OTHER_CODES.get(upper, upper)
    if code in _codes():
        return code
    return _names().get(text.strip().casefold(), "")


def currency_code(text: str) -> str:
    """The ISO 4217 code, upper case; `RMB` is CNY; empty when it is none."""
    code = text.strip().upper()
    code = "CNY" if code == "RMB" else code
    return code if code in iso_currencies() else ""


@cache
def _codes() -> frozenset[str]:
    names = _territories()
    return frozenset(
        code for code in names if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    ) | {"XI"}


@cache
def _names() -> dict[str, str]:
    names = {name.casefold(): code for code, name in _territories().items() if code in _codes()}
    return names | {"great britain": "GB", "england": "GB", "korea": "KR", "turkey": "TR", "türkiye": "TR"}


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)
