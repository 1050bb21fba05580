"""The result: lines, totals, questions, options and warnings, as immutable values and as the contract's JSON.

Everything said in words is a text of `prompts/texts/<language>/duties.ftl` with its values; the JSON carries the
English sentence, and the id and values from which another language says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from bot.money import round_to_minor_unit
from bot.texts import say

Kind = Literal["duty", "additional_duty", "excise", "vat", "fee"]
OptionKind = Literal["claim", "line", "stated", "scheme", "separate-orders", "warehouse"]
"""An answer to a question (`claim`, `line`), the consignment as it stands, or another lawful way."""
WarningCode = Literal["stale_rate", "assumption", "missing_rate", "licence", "trade_remedy_possible"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said in words."""

    text: str
    """Id of the Fluent text."""
    values: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    """For warnings: the contract's warning code."""

    @property
    def message(self) -> str:
        """In English."""
        return self.say("en")

    def say(self, language: str) -> str:
        """In a language."""
        return _said(language, self.text, tuple(sorted(self.values.items())))

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """`{"message", "text", "values"}`, with `code` if it is a warning."""
        said = {"message": self.say(language), "text": self.text, "values": dict(self.values)}
        return {"code": self.code, **said} if self.code else said


@dataclass(frozen=True, slots=True)
class Line:
    """One duty, tax or fee, rounded once."""

    kind: Kind
    name: Remark
    rate: str
    base: Decimal
    amount: Decimal
    measure: str
    source: str
    as_of: date | None
    valid_from: date | None = None
    valid_to: date | None = None
    hs: str = ""
    """The line's goods; empty for what is charged on the whole consignment."""
    note: Remark | None = None
    """Why nothing, or something else, is charged."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question."""

    value: str
    label: Remark
    rate: str = ""
    description: str = ""

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """`{"value", "label", "text", "values"}` and the rate and description if there are any."""
        shown = {"value": self.value, "label": self.label.say(language), "text": self.label.text,
                 "values": dict(self.label.values)}  # fmt: skip
        return shown | {
            name: text for name, text in (("rate", self.rate), ("description", self.description)) if text
        }


@dataclass(frozen=True, slots=True)
class Question:
    """A fact without which no total can be given."""

    field: str
    text: Remark
    unit: str = ""
    item: int = 0
    """Number of the line in the consignment, from 1; 0: the whole consignment."""
    choices: tuple[Choice, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """`{"field", "unit"?, "line"?, "message", "choices"?}` and the text's id and values."""
        said: dict[str, Any] = {"field": self.field}
        if self.unit:
            said["unit"] = self.unit
        if self.item:
            said["line"] = self.item
        said |= self.text.as_json(language)
        if self.choices:
            said["choices"] = [choice.as_json(language) for choice in self.choices]
        return said


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of the lines, in the destination's currency."""

    duty: Decimal
    tax: Decimal
    fees: Decimal
    landed_cost: Decimal
    currency: str

    def as_json(self) -> dict[str, str]:
        """Decimal strings."""
        return {
            "duty": money(self.duty, self.currency),
            "tax": money(self.tax, self.currency),
            "fees": money(self.fees, self.currency),
            "landed_cost": money(self.landed_cost, self.currency),
            "currency": self.currency,
        }


@dataclass(frozen=True, slots=True)
class Option:
    """What comes out if the importer can claim something, or does it another lawful way."""

    claims: tuple[str, ...]
    labels: tuple[Remark, ...]
    """What each claim means."""
    totals: Totals | None
    kind: OptionKind = "claim"
    conditions: tuple[Remark, ...] = ()
    """What has to be true for it."""
    change: Mapping[str, str] = field(default_factory=dict)
    """Facts of the consignment that are other than stated."""

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """`{"kind", "claims", "label", "labels", "totals", "conditions", "change"}`; totals null where more would
        have to be known."""
        return {
            "kind": self.kind,
            "claims": list(self.claims),
            "label": "; ".join(label.say(language) for label in self.labels),
            "labels": [label.as_json(language) for label in self.labels],
            "totals": self.totals.as_json() if self.totals else None,
            "conditions": [condition.as_json(language) for condition in self.conditions],
            "change": dict(self.change),
        }


@dataclass(frozen=True, slots=True)
class Estimate:
    """Landed cost of one consignment on one day; `totals` is None while a question is open."""

    destination: str
    origin: str
    hs: str
    on: date
    currency: str
    customs_value: Decimal | None
    basis: str
    steps: tuple[Remark, ...] = ()
    lines: tuple[Line, ...] = ()
    totals: Totals | None = None
    warnings: tuple[Remark, ...] = ()
    questions: tuple[Question, ...] = ()
    options: tuple[Option, ...] = ()
    not_included: tuple[Remark, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The shape of `quayside duty --json`, its sentences in `language`."""
        document: dict[str, Any] = {
            "destination": self.destination or None,
            "origin": self.origin or None,
            "hs": self.hs or None,
            "date": self.on.isoformat(),
            "customs_value": self._value_as_json(language),
            "lines": [self._line_as_json(line, language) for line in self.lines],
            "totals": self.totals.as_json() if self.totals else None,
            "warnings": [warning.as_json(language) for warning in self.warnings],
        }
        if self.questions:
            document["questions"] = [question.as_json(language) for question in self.questions]
        if self.options:
            document["options"] = [option.as_json(language) for option in self.options]
        if spread := self.total_range:
            lowest, highest = (money(total, self.currency) for total in spread)
            document["total_range"] = {"lowest": lowest, "highest": highest, "currency": self.currency}
        document["not_included"] = [remark.as_json(language) for remark in self.not_included]
        return document

    @property
    def total_range(self) -> tuple[Decimal, Decimal] | None:
        """Lowest and highest landed cost while one question is open; None where an answer's total is not known."""
        answers = [option for option in self.options if option.kind in ("claim", "line")]
        totals = [option.totals.landed_cost for option in answers if option.totals]
        if self.totals or not answers or len(totals) < len(answers):
            return None
        return min(totals), max(totals)

    def _value_as_json(self, language: str) -> dict[str, Any] | None:
        if self.customs_value is None:
            return None
        return {
            "amount": money(self.customs_value, self.currency),
            "currency": self.currency,
            "basis": self.basis,
            "explained": " ".join(step.say(language) for step in self.steps),
            "steps": [step.as_json(language) for step in self.steps],
        }

    def _line_as_json(self, line: Line, language: str) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "kind": line.kind,
            "name": line.name.say(language),
            "rate": line.rate,
            "base": money(line.base, self.currency),
            "amount": money(line.amount, self.currency),
            "measure": line.measure,
            "source": line.source,
            "as_of": line.as_of.isoformat() if line.as_of else None,
            "valid_from": line.valid_from.isoformat() if line.valid_from else None,
            "valid_to": line.valid_to.isoformat() if line.valid_to else None,
            "text": line.name.text,
            "values": dict(line.name.values),
        }
        if line.hs:
            shown["hs"] = line.hs
        if line.note:
            shown["note"] = line.note.as_json(language)
        return shown


def money(amount: Decimal, currency: str) -> str:
    """To the currency's minor unit, half up, as a plain decimal string."""
    return f"{round_to_minor_unit(amount, currency):f}"


@lru_cache(maxsize=4096)
def _said(language: str, text: str, values: tuple[tuple[str, str], ...]) -> str:
    return say(language, text, **dict(values))
