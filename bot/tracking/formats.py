"""The carriers and the formats of their numbers, read from `knowledge/carriers/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bot.resources import KNOWLEDGE
from bot.tracking.checks import CHECKS

Checksum = Literal["ok", "none", "failed"]
"""`none`: the format has no check digit, so nothing is known."""

NEEDS = ("nothing", "question", "words", "carrier")
"""What must speak for a number before it is taken for one, in rising order; see formats.toml."""

_FORMAT_KEYS = {
    "id", "carrier", "name", "origin", "length", "regex", "check", "prefix", "needs", "weight", "quiet",
    "services", "public",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carrier:
    """A carrier as people know it."""

    code: str
    name: str
    words: tuple[str, ...] = ()
    """How people write it; lower case."""
    hosts: tuple[str, ...] = ()
    link: str = ""
    """Its public tracking page, `{number}` to be put in; empty: none known."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which a carrier writes its numbers; see formats.toml for the meaning of each field."""

    id: str
    carrier: str
    name: str
    lengths: tuple[int, ...]
    pattern: re.Pattern[str]
    needs: int
    """Index into NEEDS."""
    weight: int
    check: str = ""
    prefix: str = ""
    origin: str | None = None
    services: str = ""
    quiet: bool = False
    public: bool = True

    def match(self, number: str) -> "Match | None":
        """How the number fits, or None. The check digit may have failed: look at `checksum`."""
        found = self.pattern.fullmatch(number)
        if found is None:
            return None
        parts = found.groupdict()
        checksum: Checksum = "none"
        if self.check:
            body, digit = parts.get("body", number[:-1]), parts.get("check", number[-1])
            checksum = "ok" if CHECKS[self.check](self.prefix + body) == digit else "failed"
        if "country" in parts:
            # The post is the one that the country code names; an unknown code is no postal item.
            post = posts().get(parts["country"])
            return Match(self, checksum, post, parts["service"], parts["country"]) if post else None
        if "owner" in parts:
            line = _prefixes()["containers"].get(parts["owner"], "container")
            return Match(self, checksum, line, None, None)
        if "airline" in parts:
            airline = parts["airline"]
            known = airline in _prefixes()["airlines"]
            return Match(self, checksum, self.carrier, airline, None) if known else None
        return Match(self, checksum, self.carrier, parts.get("service"), self.origin)


@dataclass(frozen=True, slots=True)
class Match:
    """A number that has the shape of a format."""

    format: Format
    checksum: Checksum
    carrier: str
    letters: str | None
    """What names the service inside the number."""
    origin: str | None

    def service(self) -> str:
        """The service in plain words, as far as the number tells."""
        if self.format.id == "air_waybill" and self.letters:
            return f"{self.format.name}, {_prefixes()['airlines'][self.letters]}"
        table = _services().get(self.format.services, {})
        letters = self.letters or ""
        return table.get(letters) or table.get(letters[:1]) or self.format.name


@cache
def carriers() -> Mapping[str, Carrier]:
    """Every carrier and post by its code."""
    known = {
        code: Carrier(
            code,
            entry["name"],
            tuple(word.lower() for word in entry.get("words", ())),
            tuple(entry.get("hosts", ())),
            entry.get("link", ""),
        )
        for code, entry in _read("carriers").items()
    }
    for code, name in _read("posts")["posts"].values():
        known.setdefault(code, Carrier(code, name, link=known["s10"].link))
    return known


def carrier_name(code: str) -> str:
    """The carrier's name; the code itself where it is one that only a shop's file uses."""
    carrier = carriers().get(code)
    return carrier.name if carrier else code


def tracking_link(code: str, number: str) -> str:
    """The carrier's public tracking page for this number, or an empty string."""
    carrier = carriers().get(code)
    return carrier.link.replace("{number}", number) if carrier else ""


@cache
def posts() -> Mapping[str, str]:
    """Carrier code of the post by S10 country code."""
    return {country: code for country, (code, _name) in _read("posts")["posts"].items()}


def hs_heading_exists(heading: str) -> bool:
    """Whether four digits are a heading of the Harmonised System."""
    chapter, place = int(heading[:2]), int(heading[2:])
    last = _prefixes()["hs"]["last_heading"]
    return 1 <= chapter <= len(last) and 1 <= place <= last[chapter - 1]


@cache
def formats() -> tuple[Format, ...]:
    """Every format; raises ValueError where the file breaks its own rules."""
    known = carriers()
    read = [_format(entry) for entry in _read("formats")["format"]]
    if len({one.id for one in read}) != len(read):
        raise ValueError("formats.toml: an id stands twice")
    if strangers := {one.carrier for one in read} - known.keys():
        raise ValueError(f"formats.toml: carriers that carriers.toml lacks: {sorted(strangers)}")
    return tuple(read)


@cache
def formats_by_length() -> tuple[Mapping[int, tuple[Format, ...]], Mapping[int, tuple[Format, ...]]]:
    """Formats by the length of the number: those that digits alone can satisfy, and those with a letter."""
    digits: dict[int, list[Format]] = {}
    letters: dict[int, list[Format]] = {}
    for one in formats():
        for length in one.lengths:
            if not _demands_letter(one):
                digits.setdefault(length, []).append(one)
            if not _demands_digits(one):
                letters.setdefault(length, []).append(one)
    return (
        {length: tuple(some) for length, some in digits.items()},
        {length: tuple(some) for length, some in letters.items()},
    )


def _demands_letter(one: Format) -> bool:
    # A class `[0-9A-Z]` may be a digit; any other letter in the pattern must be there.
    return any(c.isalpha() for c in re.sub(r"\(\?P<\w+>|\[0-9A-Z\]", "", one.pattern.pattern))


def _demands_digits(one: Format) -> bool:
    return not any(c.isalpha() for c in re.sub(r"\(\?P<\w+>", "", one.pattern.pattern))


def _format(entry: dict[str, Any]) -> Format:
    name = entry.get("id", "?")
    if unknown := entry.keys() - _FORMAT_KEYS:
        raise ValueError(f"formats.toml: {name}: unknown keys {sorted(unknown)}")
    check = entry.get("check", "")
    if check and check not in CHECKS:
        raise ValueError(f"formats.toml: {name}: no such check {check!r}")
    return Format(
        id=entry["id"],
        carrier=entry["carrier"],
        name=entry["name"],
        lengths=_lengths(entry["length"]),
        pattern=re.compile(entry["regex"]),
        needs=NEEDS.index(entry["needs"]),
        weight=entry["weight"],
        check=check,
        prefix=entry.get("prefix", ""),
        origin=entry.get("origin"),
        services=entry.get("services", ""),
        quiet=entry.get("quiet", False),
        public=entry.get("public", True),
    )


def _lengths(written: int | list[int] | str) -> tuple[int, ...]:
    if isinstance(written, int):
        return (written,)
    if isinstance(written, str):
        least, most = map(int, written.split("-"))
        return tuple(range(least, most + 1))
    return tuple(written)


@cache
def _services() -> Mapping[str, Mapping[str, str]]:
    return {**_read("services"), "s10": _read("posts")["services"]}


@cache
def _prefixes() -> Mapping[str, Any]:
    return _read("prefixes")


@cache
def _read(name: str) -> dict[str, Any]:
    with (KNOWLEDGE / "carriers" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
