"""Check digits. Each function gives the check character that belongs to a body, as text.

Sources: UPU S10-12; GS1 General Specifications (mod 10); UPS, FedEx and DHL label guides as collected in public
format tables; ISO 7064 (mod 37,36, DPD); ISO 6346 (containers); IATA Resolution 600a (air waybills).
"""

from collections.abc import Callable

_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# ISO 6346: A is 10, B is 12, …; multiples of 11 are left out.
_CONTAINER_VALUES = {
    **{digit: int(digit) for digit in "0123456789"},
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (n for n in range(10, 39) if n % 11), strict=True)),
}


def s10(body: str) -> str:
    """Eight digits, weights 8 6 4 2 3 5 9 7, 11 less the remainder by 11; 10 is written 0, and 11 is 5."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(body, _S10_WEIGHTS, strict=True)) % 11
    return {10: "0", 11: "5"}.get(rest, str(rest))


def gs1(body: str) -> str:
    """Weights 3 and 1 from the right, up to the next ten (SSCC, USPS, Canada Post, FedEx Ground)."""
    total = sum(map(int, body[::-2])) * 3 + sum(map(int, body[-2::-2]))
    return str(-total % 10)


def ups(body: str) -> str:
    """Weights 1 and 2 from the left, up to the next ten; a letter counts as (its ASCII code − 3) mod 10."""
    values = [int(c) if c.isdigit() else (ord(c) - 3) % 10 for c in body]
    return str(-(sum(values[::2]) + 2 * sum(values[1::2])) % 10)


def fedex(body: str) -> str:
    """Weights 1 3 7 from the right, the remainder by 11, its last digit."""
    return str(sum(int(d) * (1, 3, 7)[i % 3] for i, d in enumerate(reversed(body))) % 11 % 10)


def mod7(body: str) -> str:
    """The remainder of the whole number by 7 (DHL Express, air waybills, Japan Post)."""
    return str(int(body) % 7)


def luhn(body: str) -> str:
    """Every second digit from the right doubled and summed digit by digit, up to the next ten."""
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[::-2])
    return str(-(doubled + sum(map(int, body[-2::-2]))) % 10)


def mod37_36(body: str) -> str:
    """ISO 7064 mod 37,36 over digits and letters."""
    product = 36
    for character in body:
        total = (product + _BASE36.index(character)) % 36 or 36
        product = 2 * total % 37
    return _BASE36[(37 - product) % 36]


def iso6346(body: str) -> str:
    """Four letters and six digits, each times 2 to the power of its place, mod 11; 10 is written 0."""
    total = sum(_CONTAINER_VALUES[c] << place for place, c in enumerate(body))
    return str(total % 11 % 10)


CHECKS: dict[str, Callable[[str], str]] = {
    "s10": s10, "gs1": gs1, "ups": ups, "fedex": fedex, "mod7": mod7, "luhn": luhn,
    "mod37_36": mod37_36, "iso6346": iso6346,
}  # fmt: skip
"""By the name that knowledge/carriers/formats.toml uses."""
