"""The grounding check: what an answer may say.

Each citation must be a passage retrieved in this turn for this role; each figure (rate, amount, date, deadline,
limit, code) must occur in a retrieved passage or in a tool's result or arguments. It sits after every model.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_CITATION = re.compile(r"\[(\d{1,3})\]")
_ORDINAL = re.compile(r"(?m)^\s*(?:[-*>]\s*)?\d{1,2}[.)、]\s")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(r"(?<![^\W_])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{5,}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """What fails in an answer: citations of no retrieved passage, figures and codes of no source."""

    citations: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()
    uncited: bool = False
    """Passages were found and used, but none is cited."""

    def __bool__(self) -> bool:
        return bool(self.citations or self.figures or self.uncited)

    def __str__(self) -> str:
        parts = []
        if self.citations:
            parts.append("no retrieved passage has the number " + ", ".join(f"[{n}]" for n in self.citations))
        if self.figures:
            parts.append("no cited passage or tool result has the figure " + ", ".join(self.figures))
        if self.uncited:
            parts.append("no passage is cited")
        return "; ".join(parts)


def check_grounding(
    text: str, *, passages: dict[int, str], results: Iterable[str], must_cite: bool = False
) -> Ungrounded:
    """Compare an answer with its evidence. `passages`: the retrieved texts by number; `results`: tools' JSON."""
    cited = [int(n) for n in _CITATION.findall(text)]
    evidence = [passages[n] for n in cited if n in passages] + list(results)
    whole = "\n".join(evidence)
    known = {value for number in _numbers(whole) for value in _readings(number)}
    known_codes = {code.upper() for code in _CODE.findall(whole)}
    plain = _ORDINAL.sub(" ", _CITATION.sub(" ", text))
    figures = [code for code in _CODE.findall(plain) if code.upper() not in known_codes]
    figures += [number for number in _numbers(_CODE.sub(" ", plain)) if not _readings(number) & known]
    return Ungrounded(
        tuple(dict.fromkeys(n for n in cited if n not in passages)),
        tuple(dict.fromkeys(figures)),
        must_cite and not any(n in passages for n in cited),
    )


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(_GROUPED.sub("", text))


def _readings(number: str) -> set[Decimal]:
    """All that a written number may mean: "1,234" is 1234 in English and 1.234 in Spanish."""
    spellings = {number.replace(",", ""), number.replace(".", "").replace(",", "."), number.replace(",", ".")}
    readings = set()
    for spelling in spellings:
        try:
            readings.add(Decimal(spelling).normalize())
        except InvalidOperation:  # a date or a section number such as 2.3.1: each part for itself
            readings |= {Decimal(part) for part in re.split(r"[.,]", number)}
    return readings
