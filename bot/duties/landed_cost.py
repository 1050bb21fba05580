"""Landed cost: value → low-value regime → duty → additional duties → fees → tax → totals.

`estimate` never guesses: what is needed and missing becomes a question and there is no total; what no dated source
gives raises NoRate; what is assumed is a warning.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.clock import today
from bot.duties.consignment import Consignment, Item
from bot.duties.errors import BadConsignment, no_rate
from bot.duties.estimate import Choice, Estimate, Option, Remark, Totals, money
from bot.duties.exchange import Exchange
from bot.duties.expression import Article, NotComputable, refers
from bot.duties.low_value import low_value_rule
from bot.duties.options import answers_to, beside
from bot.duties.rate_text import parse_rate
from bot.duties.remarks import not_included, put_remarks
from bot.duties.restrictions import check_restrictions
from bot.duties.rounding import dutiable, dutiable_values
from bot.duties.rules import LowValue
from bot.duties.tables import Row
from bot.duties.tariff_lines import Resolved, resolve, unknown_code
from bot.duties.tariffs import Tariffs
from bot.duties.taxes_and_fees import Share, add_fees, add_tax
from bot.duties.us_duties import Goods, add_duties, check_postal, lists_of, programme_row
from bot.duties.valuation import Valuation, value
from bot.duties.worksheet import Worksheet

ZERO = Decimal(0)


def estimate(consignment: Consignment, tariffs: Tariffs, on: date | None = None) -> Estimate:
    """The landed cost on a day (`on`, else the consignment's date, else today).

    Amounts are in the destination's currency (EUR for every EU state), each line rounded once to its minor unit.
    Raises UserError for facts that contradict each other, NoRate where no dated source gives a figure.
    """
    day = on or consignment.on or today()
    result = _estimate(consignment, tariffs, day, 0)
    if consignment.compare and result.totals:
        plain = replace(consignment, compare=False)
        return replace(result, options=beside(plain, result, lambda one: _estimate(one, tariffs, day, 0)))
    return result


def _estimate(consignment: Consignment, tariffs: Tariffs, on: date, depth: int) -> Estimate:
    destination = tariffs.destination(consignment.destination)
    union = consignment.destination in {d.code for d in tariffs.rules.destinations.values() if d.members}
    exchange = Exchange(tariffs, on, consignment.fx, destination.code == "EU", {})
    sheet = Worksheet(consignment, tariffs, destination, on, exchange)
    _ask_basics(sheet, union)
    if sheet.questions:
        return _result(sheet, None)
    _check_place(consignment)
    _check_digits(sheet)
    check_restrictions(sheet)
    valuation = value(consignment, destination.value_basis, destination.currency, exchange)
    sheet.warnings += valuation.assumptions
    valuation = _in_steps(valuation, sheet)
    rule = low_value_rule(sheet, valuation)
    shares = _duties(sheet, valuation, rule)
    if not sheet.questions and (rule is None or destination.code != "US"):
        taxed = add_fees(sheet, valuation)
        if not sheet.questions:
            add_tax(sheet, shares, rule, taxed)
    put_remarks(sheet, relieved=rule is not None and rule.duty == "relief")
    answers = answers_to(sheet, depth, lambda changed: _estimate(changed, tariffs, on, depth + 1))
    return _result(sheet, valuation, answers)


def _in_steps(valuation: Valuation, sheet: Worksheet) -> Valuation:
    """The same, with a word where duty is charged on a rounded value."""
    exact = valuation.value(sheet.destination.value_basis)
    entered = dutiable(exact, sheet.destination)
    if entered == exact:
        return valuation
    said = Remark("duty-value-rounded", {"amount": f"{entered:f}", "currency": sheet.currency})
    return replace(valuation, steps=(*valuation.steps, said))


def _ask_basics(sheet: Worksheet, union: bool) -> None:
    consignment = sheet.consignment
    if not consignment.destination:
        sheet.ask("destination", Remark("duty-ask-destination"))
    elif union:
        states = sorted(sheet.destination.members)
        choices = tuple(Choice(state, Remark("duty-choice-country", {"country": state})) for state in states)
        sheet.ask("destination", Remark("duty-ask-member-state"), choices=choices)
    if not consignment.currency:
        sheet.ask("currency", Remark("duty-ask-currency"))
    several = len(consignment.items) > 1
    for number, item in enumerate(consignment.items, 1):
        at = number if several else 0
        if not item.value:
            sheet.ask("value", Remark("duty-ask-value"), item=at)
        if not item.hs and not item.duty_rate:
            sheet.ask("hs", Remark("duty-ask-hs", {"description": item.description}), item=at)
    american = consignment.destination == "US" and not all(item.duty_rate for item in consignment.items)
    if american and not consignment.origin:
        sheet.ask("origin", Remark("duty-ask-origin"))


def _check_place(consignment: Consignment) -> None:
    if consignment.destination == "XI":
        raise no_rate(
            "Northern Ireland: the EU tariff applies to goods at risk of moving on, the UK tariff to others; "
            "our tables do not decide it. Estimate for GB and for IE, or use the UK Integrated Online Tariff",
            "northern-ireland", destination="XI", place="UK Integrated Online Tariff",
        )  # fmt: skip
    if consignment.destination == consignment.origin == consignment.shipped_from:
        raise BadConsignment(
            "origin and destination are the same country: nothing is imported",
            field="destination",
            code="domestic",
        )


def _check_digits(sheet: Worksheet) -> None:
    """Raises BadConsignment for a code with more digits than codes have there."""
    most = sheet.destination.digits
    for item in sheet.consignment.items:
        if most and len(item.hs) > most:
            raise BadConsignment(
                f"{item.hs} has {len(item.hs)} digits: codes of {sheet.destination.code} have at most {most}",
                field="hs",
                code="bad_hs",
            )


def _duties(sheet: Worksheet, valuation: Valuation, rule: LowValue | None) -> list[Share]:
    """Every item's duties; a duty per subheading once for the consignment."""
    destination = sheet.destination
    whole = sum((item.value for item in sheet.consignment.items), ZERO)
    customs_value = valuation.value(destination.value_basis)
    if not (rule and rule.duty == "relief" and rule.tax == "relief"):
        _check_covered(sheet)
        check_postal(sheet)
    shares = []
    bases = [customs_value * item.value / whole for item in sheet.consignment.items]
    values = dutiable_values(bases, destination)
    for number, item in enumerate(sheet.consignment.items, 1):
        part = item.value / whole
        base, entered = bases[number - 1], values[number - 1]
        if rule and rule.duty != "normal" and not _declared_in_full(sheet, rule, item):
            if item.hs:
                _check_code(sheet, item)
            duty = _regime_duty(sheet, rule, item, base, number, part)
        else:
            duty = _ordinary_duty(sheet, item, entered, number)
        shares.append(Share(item, valuation.goods * part, valuation.cif * part, duty))
    if rule and "/subheading" in rule.duty:
        return _with_flat_duty(sheet, rule, customs_value, shares)
    sheet.relieved = rule is not None and rule.duty == "relief"
    return shares


def _check_covered(sheet: Worksheet) -> None:
    first = sheet.destination.covered_from
    if first and sheet.on < first and not all(item.duty_rate for item in sheet.consignment.items):
        code = sheet.destination.code
        raise no_rate(
            f"our tables for {code} begin on {first}; {sheet.on} is before it",
            "not-covered", destination=code, place=sheet.destination.lookup, detail=first.isoformat(),
        )  # fmt: skip


def _check_code(sheet: Worksheet, item: Item) -> None:
    """A low-value rule needs no tariff line, but still a code that exists, in HS 2022 or in the table's older HS."""
    subheading, tariffs = item.hs[:6], sheet.tariffs
    if not (
        tariffs.lines("hs-2022", subheading, sheet.on)
        or tariffs.lines(sheet.destination.table, subheading, sheet.on)
    ):
        raise unknown_code(tariffs, sheet.destination, item.hs, sheet.on)


def _regime_duty(
    sheet: Worksheet, rule: LowValue, item: Item, base: Decimal, number: int, part: Decimal
) -> Decimal:
    """Duty under a low-value rule: relief, or its own rate."""
    name = Remark("duty-line-low-value")
    limit = {"limit": f"{rule.up_to:f}", "currency": rule.currency}
    if rule.duty == "relief":
        return sheet.add(
            "duty",
            name,
            "relief",
            base,
            ZERO,
            rule.id,
            rule.dated,
            item.hs,
            Remark("duty-note-relief", limit),
        )
    if "/subheading" in rule.duty:
        return ZERO  # once for all: `_flat_duty`
    amount = sheet.amount_of(rule.duty, sheet.basis(base, number), number)
    if amount is None:
        return ZERO
    if len(sheet.consignment.items) > 1 and "-" in rule.duty:
        # An amount taken off ("60% - 20 USD") is taken off once for the consignment, so an item bears its part.
        whole = sheet.amount_of(rule.duty, sheet.basis(base / part, number), number)
        amount = (whole or ZERO) * part
    return sheet.add(
        "duty",
        name,
        rule.duty,
        base,
        amount,
        rule.id,
        rule.dated,
        item.hs,
        Remark("duty-note-low-value", limit),
    )


def _declared_in_full(sheet: Worksheet, rule: LowValue, item: Item) -> bool:
    """A preference or quota takes goods out of the flat duty: only outside IOSS, in a full (H1) declaration."""
    flat = "/subheading" in rule.duty and sheet.consignment.scheme != "ioss"
    if flat:
        _offer_conditional(sheet, item)
    return flat and _conditional(sheet, item) is not None


def _with_flat_duty(sheet: Worksheet, rule: LowValue, base: Decimal, shares: list[Share]) -> list[Share]:
    """The flat duty, once for each subheading, borne by its goods in the proportion of their value."""
    flat = [share for share in shares if not _declared_in_full(sheet, rule, share.item)]
    if not flat:
        return shares
    count = len({share.item.hs[:6] for share in flat})
    part = sum((share.goods for share in flat), ZERO)
    base *= part / sum((share.goods for share in shares), ZERO)
    amount = sheet.amount_of(rule.duty, sheet.basis(base, 0, count), 0)
    note = Remark(
        "duty-note-per-subheading",
        {"count": str(count), "limit": f"{rule.up_to:f}", "currency": rule.currency},
    )
    duty = sheet.add(
        "duty", Remark("duty-line-low-value"), rule.duty, base, amount or ZERO, rule.id, rule.dated, note=note
    )
    return [replace(share, duty=duty * share.goods / part) if share in flat else share for share in shares]


def _conditional(sheet: Worksheet, item: Item) -> tuple[str, str] | None:
    """The claim that was made of those under which the caller gave another rate, and the rate."""
    claims = sheet.consignment.claims | item.claims
    return next(((claim, rate) for claim, rate in item.conditional.items() if claim in claims), None)


def _offer_conditional(sheet: Worksheet, item: Item) -> None:
    for claim in item.conditional:
        if claim not in sheet.alternatives and claim not in sheet.consignment.claims | item.claims:
            sheet.alternatives.append(claim)


def _ordinary_duty(sheet: Worksheet, item: Item, base: Decimal, number: int) -> Decimal:
    """The tariff line's rate, and in the US what comes on top of it; or the caller's own rate in place of all."""
    american = sheet.destination.code == "US"
    if item.duty_rate:
        amount = _computed(sheet, item.duty_rate, base, item, number)
        if american:
            sheet.warn("assumption", "duty-warn-given-whole", rate=item.duty_rate)
        if amount is None:
            return ZERO
        return sheet.add_given("duty", Remark("duty-line-given"), item.duty_rate, base, amount, item.hs)
    line = _line_of(sheet, item, number)
    if line is None:
        return ZERO
    row, text = _base_row(sheet, line)
    _offer_conditional(sheet, item)
    claimed = _conditional(sheet, item)
    rate = claimed[1] if claimed else row.rate
    amount = _computed(sheet, rate, base, item, number)
    duty = ZERO
    if amount is not None and claimed:
        duty = sheet.add_given("duty", Remark(f"duty-line-{claimed[0]}"), rate, base, amount, item.hs)
    elif amount is not None:
        code = min(row.code, item.hs, key=len)  # six digits may stand for many lines with one rate
        measure = f"{text.removeprefix('duty-line-')} {code}"
        duty = sheet.add("duty", Remark(text), row.rate, base, amount, measure, row, item.hs)
    if american:
        claims = sheet.consignment.claims | item.claims | _preference(sheet)
        column_1 = None if amount is None else duty
        goods = Goods(number, item.hs, line.code, sheet.consignment.origin, claims, base, column_1)
        duty += add_duties(sheet, goods)
    return duty


def _line_of(sheet: Worksheet, item: Item, number: int) -> Row | None:
    """The tariff line, or None after asking which one."""
    origin, on, destination = sheet.consignment.origin, sheet.on, sheet.destination

    def treatment(row: Row) -> Hashable:
        return lists_of(sheet, row, origin) if destination.code == "US" else row.note

    first = sheet.tariffs.first_day(destination.table)
    seen = max(on, first) if first and destination.code == "US" else on

    def find() -> Resolved:
        return resolve(sheet.tariffs, destination, item.hs, seen, treatment)

    if (
        seen > on
    ):  # column 1 is bound by treaty and seldom moves; the schedule of the day is not in our tables
        sheet.warn("assumption", "duty-warn-column-1-later", date=seen.isoformat())
    found = sheet.tariffs.remember(("resolved", destination.table, item.hs, origin, on), find)
    if found.row is None:
        sheet.lines_to_choose = found.distinct
        text = Remark(
            "duty-ask-line",
            {
                "hs": item.hs,
                "count": str(len(found.choices)),
                "lowest": found.lowest or "none",
                "highest": found.highest or "none",
            },
        )
        sheet.ask("hs", text, item=sheet.numbered(number), choices=found.choices)
        return None
    if found.carried_over:
        sheet.warn("assumption", "duty-warn-carried-over", hs=item.hs, old=found.carried_over)
    if found.obsolete:
        sheet.warn("assumption", "duty-warn-obsolete", hs=item.hs, new=", ".join(found.obsolete))
    if len(item.hs) > len(found.row.code):
        sheet.warn("assumption", "duty-warn-digits-unused", hs=item.hs, line=found.row.code)
    _flags(sheet, found.row, item)
    return found.row


def _flags(sheet: Worksheet, row: Row, item: Item) -> None:
    flags = row.note.split()
    if "trade-remedy" in flags:
        sheet.warn("trade_remedy_possible", "duty-warn-trade-remedy", hs=item.hs)
    if "suspension" in flags:
        sheet.warn("assumption", "duty-warn-suspension", hs=item.hs)


def _base_row(sheet: Worksheet, row: Row) -> tuple[Row, str]:
    """The row whose rate applies, and the id of its name: in the US column 2 replaces column 1 for some origins."""
    if sheet.destination.code != "US":
        return row, "duty-line-third-country"
    goods = Goods(0, row.code, row.code, sheet.consignment.origin, frozenset(), ZERO, None)
    if programme_row(sheet, "column-2", goods) is None:
        return row, "duty-line-column-1"
    first = sheet.tariffs.first_day("rates-us-column-2") or sheet.on
    for other in sheet.tariffs.covering("rates-us-column-2", row.code, max(sheet.on, first))[-1:]:
        return other, "duty-line-column-2"
    raise no_rate(
        f"no column 2 rate for {row.code}", "no-table", destination="US", hs=row.code,
        place=sheet.destination.lookup, detail=sheet.on.isoformat(),
    )  # fmt: skip


def _computed(sheet: Worksheet, rate: str, value: Decimal, item: Item, number: int) -> Decimal | None:
    try:
        basis = sheet.basis(value, number)
        if item.articles is not None and refers(parse_rate(rate)):
            basis = replace(basis, articles=_articles(sheet, item))
        return sheet.amount_of(rate, basis, sheet.numbered(number))
    except NotComputable as words:
        raise no_rate(
            f"{item.hs}: the tariff gives no figure here ({words}); give the rate as duty_rate",
            "words", destination=sheet.destination.code, hs=item.hs, place=sheet.destination.lookup,
            detail=str(words),
        ) from None  # fmt: skip


def _articles(sheet: Worksheet, item: Item) -> tuple[Article, ...]:
    """The articles that the rate refers to, each with the ordinary duty of its own line."""
    own, found = sheet.consignment.currency, []
    for named in item.articles or ():
        value = None if named.value is None else sheet.exchange.convert(named.value, own, sheet.currency)
        rate = named.duty_rate or _rate_of(sheet, named.hs)
        found.append(Article(parse_rate(rate), value, named.quantities, bool(named.duty_rate)))
    return tuple(found)


def _rate_of(sheet: Worksheet, hs: str) -> str:
    """The one ordinary rate of a code. Raises NoRate where its lines differ: the article is named too roughly."""
    found = resolve(sheet.tariffs, sheet.destination, hs, sheet.on, lambda _: "")
    if found.row is None:
        raise no_rate(
            f"{hs}: its lines bear different rates; give the whole code of the article, or its duty_rate",
            "unknown-code", destination=sheet.destination.code, hs=hs, place=sheet.destination.lookup,
            detail=", ".join(choice.value for choice in found.choices[:8]),
        )  # fmt: skip
    return _base_row(sheet, found.row)[0].rate


def _preference(sheet: Worksheet) -> frozenset[str]:
    named = sheet.consignment.preference.lower()
    return frozenset({"usmca"}) if named in ("usmca", "s", "s+", "t-mec", "cusma") else frozenset()


def _result(sheet: Worksheet, valuation: Valuation | None, options: tuple[Option, ...] = ()) -> Estimate:
    destination, consignment = sheet.destination, sheet.consignment
    totals = None
    if valuation is not None and not sheet.questions:
        totals = _totals(sheet, valuation)
    return Estimate(
        destination=consignment.destination,
        origin=consignment.origin,
        hs=", ".join(dict.fromkeys(item.hs for item in consignment.items if item.hs)),
        on=sheet.on,
        currency=destination.currency,
        customs_value=valuation.value(destination.value_basis) if valuation else None,
        basis=destination.value_basis,
        steps=valuation.steps if valuation else (),
        lines=tuple(sheet.lines),
        totals=totals,
        warnings=tuple(sheet.warnings),
        questions=tuple(sheet.questions),
        options=options,
        not_included=not_included(sheet) if valuation else (),
    )


def _totals(sheet: Worksheet, valuation: Valuation) -> Totals:
    """Sums of the rounded lines; landed cost is what the buyer pays for goods and carriage, and these."""
    sums = {"duty": ZERO, "tax": ZERO, "fees": ZERO}
    part = {"duty": "duty", "additional_duty": "duty", "excise": "tax", "vat": "tax", "fee": "fees"}
    for line in sheet.lines:
        sums[part[line.kind]] += line.amount
    paid = Decimal(money(valuation.cif, sheet.currency))
    landed = paid + sum(sums.values(), ZERO)
    return Totals(sums["duty"], sums["tax"], sums["fees"], landed, sheet.currency)
