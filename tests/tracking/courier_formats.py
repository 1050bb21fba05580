"""Numbers made from a public table of couriers' formats, to measure recognition against a table that is not ours.

The table is a folder of JSON files, one a courier: `{"courier_code", "tracking_numbers": [{"name", "regex",
"validation", "additional"}]}`, as public collections of courier formats have them. It is not part of this project:
QUAYSIDE_COURIER_FORMATS names the folder. Its check digits are worked out here from its own parameters, so that a
mistake in `bot.tracking.checks` cannot agree with itself.
"""

import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from re import _constants as op
from re import _parser as parser
from typing import Any

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def folder() -> Path | None:
    """Where the table is, if it is anywhere."""
    named = os.environ.get("QUAYSIDE_COURIER_FORMATS", "")
    return Path(named) if named and Path(named).is_dir() else None


@dataclass(frozen=True)
class CourierFormat:
    """One format of the table."""

    courier: str
    name: str
    regex: str
    validation: dict[str, Any]
    lookups: tuple[tuple[str, frozenset[str]], ...]
    """Groups whose text must be in the table: S10's countries."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Of a number in capitals, without spaces."""
        return re.compile(self.regex)

    @property
    def checked(self) -> bool:
        """Whether the format has a check digit."""
        return "checksum" in self.validation

    def accepts(self, number: str) -> bool:
        """Whether the table takes this for a valid number."""
        match = self.pattern.fullmatch(number)
        if match is None or any(match[group] not in known for group, known in self.lookups):
            return False
        return not self.checked or match["CheckDigit"] == self._digit(match["SerialNumber"])

    def numbers(self, chance: random.Random) -> Iterator[str]:
        """Valid numbers, without end."""
        parsed = parser.parse(self.regex)
        while True:
            number = _written(parsed, chance)
            match = self.pattern.fullmatch(number)
            if match is None:  # a look-ahead that the writing did not follow
                continue
            for group, known in self.lookups:
                start, end = match.span(group)
                number = number[:start] + chance.choice(sorted(known)) + number[end:]
            if self.checked:
                start, end = match.span("CheckDigit")
                number = number[:start] + self._digit(match["SerialNumber"]) + number[end:]
            if self.accepts(number):
                yield number

    def mistyped(self, number: str, chance: random.Random) -> str:
        """The number with another check digit."""
        match = self.pattern.fullmatch(number)
        assert match is not None
        start, end = match.span("CheckDigit")
        others = _ALPHABET if match["CheckDigit"].isalpha() else _ALPHABET[:10]
        return number[:start] + chance.choice(others.replace(match["CheckDigit"], "")) + number[end:]

    def _digit(self, serial: str) -> str:
        rule = self.validation["checksum"]
        first = self.validation.get("serial_number_format", {}).get("prepend_if")
        if first and re.match(first["matches_regex"], serial):
            serial = first["content"] + serial
        match rule["name"]:
            case "mod7":
                return str(int(serial) % 7)
            case "luhn":
                total = 0
                for place, digit in enumerate(reversed(serial)):
                    twice = int(digit) * (1 if place % 2 else 2)
                    total += twice - 9 if twice > 9 else twice
                return str(-total % 10)
            case "mod10":
                ordered = serial[::-1] if rule.get("reverse") else serial
                factors = (rule["evens_multiplier"], rule["odds_multiplier"])
                total = sum(_value(c) * factors[place % 2] for place, c in enumerate(ordered))
                return str(-total % 10)
            case "sum_product_with_weightings_and_modulo":
                total = sum(
                    int(digit) * weight for digit, weight in zip(serial, rule["weightings"], strict=True)
                )
                return str(total % rule["modulo1"] % rule["modulo2"])
            case "s10":
                total = sum(
                    int(digit) * weight for digit, weight in zip(serial, rule["weightings"], strict=True)
                )
                rest = rule["modulo"] - total % rule["modulo"]
                return {10: "0", 11: "5"}.get(rest, str(rest))
            case "mod_37_36":
                product = 36
                for character in serial:
                    product = (((product + _ALPHABET.index(character)) % 36 or 36) * 2) % 37
                return _ALPHABET[(37 - product) % 36]
        raise ValueError(f"{self.name}: no check called {rule['name']}")


def read(where: Path) -> list[CourierFormat]:
    """Every format of the table. Container types and services that it lists are examples, not limits."""
    found = []
    for file in sorted(where.glob("*.json")):
        courier = json.loads(file.read_text(encoding="utf-8"))
        for one in courier["tracking_numbers"]:
            written = one["regex"] if isinstance(one["regex"], str) else "".join(one["regex"])
            plain = re.sub(r"\(\?<(?=[A-Za-z])", "(?P<", written).replace(r"\s*", "").replace(r"\b", "")
            must = one["validation"].get("additional", {}).get("exists", ())
            lookups = tuple(
                (table["regex_group_name"], frozenset(entry["matches"] for entry in table["lookup"]))
                for table in one.get("additional", ())
                if table["name"] in must
            )
            found.append(
                CourierFormat(courier["courier_code"], one["name"], plain, one["validation"], lookups)
            )
    return found


def _value(character: str) -> int:
    return int(character) if character.isdigit() else (ord(character) - 3) % 10


def _written(nodes: Any, chance: random.Random) -> str:
    """Some text that the pattern describes; look-aheads are left to be checked afterwards."""
    text = ""
    for kind, detail in nodes:
        if kind is op.LITERAL:
            text += chr(detail)
        elif kind is op.IN:
            text += chance.choice([c for c in _ALPHABET if _in(c, detail)])
        elif kind is op.BRANCH:
            text += _written(chance.choice(detail[1]), chance)
        elif kind is op.SUBPATTERN:
            text += _written(detail[3], chance)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, inner = detail
            text += "".join(_written(inner, chance) for _ in range(chance.randint(least, min(int(most), 40))))
        elif kind not in (op.ASSERT, op.ASSERT_NOT, op.AT):
            raise ValueError(f"a pattern with {kind} is not written here")
    return text


def _in(character: str, members: Any) -> bool:
    inside = any(
        code == ord(character)
        if kind is op.LITERAL
        else kind is op.RANGE and code[0] <= ord(character) <= code[1]
        for kind, code in members
    )
    return inside != any(kind is op.NEGATE for kind, _ in members)
