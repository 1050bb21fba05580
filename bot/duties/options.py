"""Options side by side: the answers to an open question, and the other lawful ways to bring the goods in.

A way is only shown with what has to be true for it. The value declared is the same in all of them: the price that
is paid. Splitting what is one order, or declaring less, is no way.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bot.duties.consignment import CONDITIONAL_RATES, Consignment, Item
from bot.duties.estimate import Estimate, Option, Remark, Totals
from bot.duties.worksheet import Worksheet
from bot.errors import NoRate, UserError

MAX_DEPTH = 2
"""How many claims deep options are worked out."""
MAX_LINES = 40
"""Tariff lines under one code of which each total is worked out."""
MAX_ORDERS = 50
"""Lines or pieces beyond which separate orders are not compared."""

Estimating = Callable[[Consignment], Estimate]

_CLAIM_CONDITIONS = {
    "proof-of-origin": ("duty-if-origin-rules", "duty-if-proof", "duty-if-direct"),
    "usmca": ("duty-if-origin-rules", "duty-if-proof"),
    "in-quota": ("duty-if-quota",),
}


def answers_to(sheet: Worksheet, depth: int, estimating: Estimating) -> tuple[Option, ...]:
    """The totals under each answer to the one open question, or under each claim that would lower the duty."""
    if depth >= MAX_DEPTH:
        return ()
    asked = [question for question in sheet.questions if question.field == "claims"]
    options: list[Option] = []
    if asked and len(asked) == len(sheet.questions):
        for choice in asked[0].choices:
            options += _under(sheet, choice.value, choice.label, estimating)
    elif len(sheet.questions) == 1 and sheet.lines_to_choose and depth == 0:
        options += _by_line(sheet, estimating)
    elif not sheet.questions and depth == 0:
        for claim in sheet.alternatives:
            options += _under(sheet, claim, Remark(f"duty-choice-{claim}"), estimating)
    return tuple(options)


def _under(sheet: Worksheet, claim: str, label: Remark, estimating: Estimating) -> list[Option]:
    """What the claim leads to; where it leaves another claim open, that one's answers in turn."""
    conditions = tuple(Remark(text) for text in _CLAIM_CONDITIONS.get(claim, ()))
    if claim in CONDITIONAL_RATES and sheet.destination.code == "EU" and _flat(sheet):
        conditions += (Remark("duty-if-full-declaration"),)
    try:
        result = estimating(replace(sheet.consignment, claims=sheet.consignment.claims | {claim}))
    except NoRate:
        return [Option((claim,), (label,), None, conditions=conditions)]
    if result.totals is None and result.options:
        return [
            replace(more, claims=(claim, *more.claims), labels=(label, *more.labels), conditions=conditions)
            for more in result.options
        ]
    return [Option((claim,), (label,), result.totals, conditions=conditions)]


def _flat(sheet: Worksheet) -> bool:
    return any("/subheading" in line.rate for line in sheet.lines if line.kind == "duty")


def _by_line(sheet: Worksheet, estimating: Estimating) -> list[Option]:
    """The lines under the code with the lowest and the highest total; none where one of them has no total."""
    question, found = sheet.questions[0], []
    at = max(question.item - 1, 0)
    labels = {choice.value: choice.label for choice in question.choices}
    if len(sheet.lines_to_choose) > MAX_LINES:
        return []
    for code in sheet.lines_to_choose:
        items = list(sheet.consignment.items)
        items[at] = replace(items[at], hs=code)
        try:
            result = estimating(replace(sheet.consignment, items=tuple(items)))
        except NoRate:
            return []
        totals = [option.totals for option in result.options] if result.totals is None else [result.totals]
        if not totals or None in totals:
            return []
        label = labels.get(code) or labels.get(code[:8]) or Remark("duty-choice-code", {"code": code})
        found += [Option((), (label,), one, "line", change={"hs": code}) for one in totals if one]
    found.sort(key=_landed)
    return [found[0], found[-1]]


def beside(consignment: Consignment, stated: Estimate, estimating: Estimating) -> tuple[Option, ...]:
    """The consignment as it stands and every other lawful way, the cheapest first, notes without a total last."""
    ways = [*stated.options, *_schemes(consignment, stated, estimating)]
    if orders := _separate_orders(consignment, stated, estimating):
        ways.append(orders)
    if consignment.preference and not any(item.conditional for item in consignment.items):
        conditions = (Remark("duty-if-rate-given"), *_remarks("proof-of-origin"))
        ways.append(
            Option(("proof-of-origin",), (Remark("duty-choice-proof-of-origin"),), None, "claim", conditions)
        )
    if stated.totals and stated.totals.duty and consignment.channel != "b2b":
        ways.append(
            Option((), (Remark("duty-way-warehouse"),), None, "warehouse",
                   (Remark("duty-if-warehouse"), Remark("duty-if-bonded")))
        )  # fmt: skip
    if not ways:
        return ()
    ways.append(Option((), (Remark("duty-way-stated"),), stated.totals, "stated"))
    return tuple(sorted(ways, key=lambda way: (way.totals is None, _landed(way))))


def _landed(option: Option) -> Decimal:
    return option.totals.landed_cost if option.totals else Decimal(0)


def _remarks(claim: str) -> tuple[Remark, ...]:
    return tuple(Remark(text) for text in _CLAIM_CONDITIONS[claim])


def _schemes(consignment: Consignment, stated: Estimate, estimating: Estimating) -> Iterator[Option]:
    """IOSS and collection by the carrier, where VAT may go either way."""
    either = any(line.measure in ("eu-relief", "eu-flat-3") for line in stated.lines)
    if not either or consignment.channel == "b2b":
        return
    other = "none" if consignment.scheme == "ioss" else "ioss"
    result = _tried(replace(consignment, scheme=other), estimating)
    if result is not None and result.totals is not None:
        yield Option(
            (), (Remark(f"duty-way-{other}"),), result.totals, "scheme",
            (Remark(f"duty-if-{other}"),), {"scheme": other},
        )  # fmt: skip


def _separate_orders(consignment: Consignment, stated: Estimate, estimating: Estimating) -> Option | None:
    """Each line, else each piece, as an order of its own: lawful only where they are several buyers' orders."""
    parts = _parts(consignment)
    if consignment.channel == "b2b" or not 2 <= sum(count for _, count in parts) <= MAX_ORDERS:
        return None
    summed: list[Totals] = []
    for alone, count in parts:
        result = _tried(alone, estimating)
        if result is None or result.totals is None:
            return None
        summed += [result.totals] * count
    totals = _sum(summed)
    if stated.totals is None or totals == stated.totals:
        return None
    label = Remark("duty-way-separate-orders", {"count": str(len(summed))})
    conditions: tuple[Remark, ...] = (Remark("duty-if-separate"), Remark("duty-if-price-paid"))
    if stated.destination == "KR":
        conditions += (Remark("duty-if-other-days"),)
    return Option((), (label,), totals, "separate-orders", conditions)


def _parts(consignment: Consignment) -> list[tuple[Consignment, int]]:
    """Consignments of one line or one piece each, with their part of freight and insurance, and how many of them."""
    whole = sum((item.value for item in consignment.items), Decimal(0))
    if len(consignment.items) > 1:
        return [(_alone(consignment, item, item.value / whole), 1) for item in consignment.items]
    item = consignment.items[0]
    pieces = item.quantities.get("piece", Decimal(0))
    if pieces < 2 or pieces > MAX_ORDERS or pieces % 1:
        return []
    one = replace(
        item,
        value=item.value / pieces,
        quantities={unit: amount / pieces for unit, amount in item.quantities.items()},
        components={name: amount / pieces for name, amount in item.components.items()},
    )
    return [(_alone(consignment, one, 1 / pieces), int(pieces))]


def _alone(consignment: Consignment, item: Item, share: Decimal) -> Consignment:
    freight, insurance = consignment.freight, consignment.insurance
    return replace(
        consignment,
        items=(item,),
        freight=None if freight is None else freight * share,
        insurance=None if insurance is None else insurance * share,
    )


def _sum(totals: list[Totals]) -> Totals:
    return Totals(
        sum((one.duty for one in totals), Decimal(0)),
        sum((one.tax for one in totals), Decimal(0)),
        sum((one.fees for one in totals), Decimal(0)),
        sum((one.landed_cost for one in totals), Decimal(0)),
        totals[0].currency,
    )


def _tried(consignment: Consignment, estimating: Estimating) -> Estimate | None:
    """None where no dated source gives a figure for it."""
    try:
        return estimating(consignment)
    except (NoRate, UserError):
        return None
