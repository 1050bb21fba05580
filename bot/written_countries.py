"""Countries as shops' files write them: ISO codes of two or three letters, names in four languages."""

from collections.abc import Mapping
from functools import cache

_ALIASES = {
    "uk": "GB", "u.k": "GB", "england": "GB", "great britain": "GB", "usa": "US", "u.s.a": "US", "u.s": "US",
    "america": "US", "eeuu": "US", "ee.uu": "US", "ee. uu": "US", "espana": "ES",
    "сша": "US", "америка": "US", "англия": "GB",
    "holland": "NL", "голландия": "NL", "uae": "AE", "оаэ": "AE", "korea": "KR", "south korea": "KR", "韩国": "KR",
    "корея": "KR", "corea": "KR", "czech republic": "CZ", "turkey": "TR", "prc": "CN", "china mainland": "CN",
    "中国大陆": "CN", "mainland china": "CN", "香港": "HK", "台湾": "TW", "澳门": "MO", "阿联酋": "AE", "沙特": "SA",
    "俄罗斯联邦": "RU", "рф": "RU", "russian federation": "RU", "российская федерация": "RU",
}  # fmt: skip


def country_code(written: str) -> str:
    """The ISO 3166 code of two letters, or an empty string where the country cannot be told."""
    word = " ".join(written.lower().split()).strip(" .,")
    return _names().get(word, "") if word else ""


@cache
def _names() -> Mapping[str, str]:
    from babel import Locale  # half a megabyte of names: only imports of files need them
    from babel.core import get_global

    names: dict[str, str] = {}
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1:
            names[alias.lower()] = codes[0]
    for language in ("ru", "es", "zh", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"):
                names[name.lower()] = code
                names[code.lower()] = code
    return names | _ALIASES
