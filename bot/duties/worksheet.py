"""The working sheet of one estimate: what has been found so far."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bot.duties.consignment import Consignment
from bot.duties.estimate import Choice, Kind, Line, Question, Remark
from bot.duties.exchange import Exchange
from bot.duties.expression import Basis, MissingFacts, evaluate
from bot.duties.rate_text import parse_rate
from bot.duties.rounding import charged
from bot.duties.rules import Dated, Destination
from bot.duties.tables import Row
from bot.duties.tariffs import Tariffs

_QUESTIONS = {
    "quantity": "duty-ask-quantity",
    "components": "duty-ask-component",
    "articles": "duty-ask-articles",
}
"""By what a rate needs: the text that asks for it."""


@dataclass
class Worksheet:
    """Lines, warnings and questions of one estimate, and what they are worked out from."""

    consignment: Consignment
    tariffs: Tariffs
    destination: Destination
    on: date
    exchange: Exchange
    lines: list[Line] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    """Claims that the importer might make and that would change the result."""
    lines_to_choose: tuple[str, ...] = ()
    """One code for each way in which the lines under an ambiguous code are treated."""
    relieved: bool = False
    """Whether a low-value rule frees the goods from duty."""

    @property
    def currency(self) -> str:
        """The destination's."""
        return self.destination.currency

    def add(
        self, kind: Kind, name: Remark, rate: str, base: Decimal, amount: Decimal, measure: str, dated: Dated | Row,
        hs: str = "", note: Remark | None = None,
    ) -> Decimal:  # fmt: skip
        """Put down a line, rounded by the destination's rule; gives the rounded amount."""
        rounded = charged(amount, kind, self.destination)
        source = self.tariffs.source(dated.source)
        title = f"{source.publisher}: {source.title}" if source.publisher else source.title
        line = Line(
            kind,
            name,
            rate,
            base,
            rounded,
            measure,
            title,
            dated.as_of,
            dated.valid_from,
            dated.valid_to,
            hs,
            note,
        )
        self.lines.append(line)
        return rounded

    def add_given(
        self, kind: Kind, name: Remark, rate: str, base: Decimal, amount: Decimal, hs: str = ""
    ) -> Decimal:
        """A line at the caller's own rate: source "given", no date of ours."""
        rounded = charged(amount, kind, self.destination)
        self.lines.append(Line(kind, name, rate, base, rounded, "given", "given", None, hs=hs))
        return rounded

    def warn(self, code: str, text: str, **values: str) -> None:
        """Put down a warning, once."""
        remark = Remark(text, values, code)
        if remark not in self.warnings:
            self.warnings.append(remark)

    def ask(
        self, field_name: str, text: Remark, unit: str = "", item: int = 0, choices: tuple[Choice, ...] = ()
    ) -> None:
        """Put down a question, once."""
        question = Question(field_name, text, unit, item, choices)
        if question not in self.questions:
            self.questions.append(question)

    def basis(self, value: Decimal, number: int, subheadings: int = 0) -> Basis:
        """What rates of item `number` (from 1) are applied to; 0 is the whole consignment."""
        items = self.consignment.items
        chosen = items[number - 1 : number] if number else items
        quantities: dict[str, Decimal] = {}
        for item in chosen:
            for unit, amount in item.quantities.items():
                quantities[unit] = quantities.get(unit, Decimal(0)) + amount
        quantities["consignment"] = Decimal(1)
        quantities["subheading"] = Decimal(subheadings)
        own = self.consignment.currency
        components = {
            name: self.exchange.convert(amount, own, self.currency)
            for item in chosen
            for name, amount in item.components.items()
        }
        return Basis(value, self.currency, self.on, quantities, components, self.in_currency)

    def in_currency(self, amount: Decimal, currency: str) -> Decimal:
        """An amount of a rate in the destination's currency."""
        return self.exchange.convert(amount, currency, self.currency)

    def amount_of(self, rate: str, basis: Basis, item: int) -> Decimal | None:
        """The rate applied; None where a question had to be put down. Raises NotComputable for words."""
        try:
            return evaluate(parse_rate(rate), basis)
        except MissingFacts as missing:
            for need in missing.needs:
                text = Remark(_QUESTIONS[need.field], {"unit": need.unit, "rate": rate})
                self.ask(need.field, text, need.unit, item)
            return None

    def numbered(self, number: int) -> int:
        """The item's number for a question; 0 where the consignment has only one."""
        return number if len(self.consignment.items) > 1 else 0

    def stale(self) -> list[Remark]:
        """One warning for every day after which figures of ours were not verified."""
        limit = timedelta(days=self.destination.stale_days)
        by_day: dict[date, list[str]] = {}
        for line in self.lines:
            if line.as_of and line.as_of + limit < self.on:
                names = by_day.setdefault(line.as_of, [])
                if line.name.message not in names:
                    names.append(line.name.message)
        return [
            Remark("duty-warn-stale", {"date": day.isoformat(), "names": "; ".join(names)}, "stale_rate")
            for day, names in sorted(by_day.items())
        ]
