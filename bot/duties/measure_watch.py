"""What changes for a saved product: when a dated measure starts or ends, or an import replaces one.

A product is worked out for every day on which something that could concern it begins or ends; where the measures
charged on one day differ from those of the day before, that is a change. Exchange rates and prices are no measures:
what moves with them alone is not told. An import that alters what already holds shows as a difference from what the
seller was last told.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.clock import now
from bot.duties.consignment import parse_consignment
from bot.duties.errors import no_rate
from bot.duties.landed_cost import estimate
from bot.duties.tables import Row
from bot.duties.tariffs import Tariffs
from bot.duties.unit_economics import parse_terms, percent, unit_economics
from bot.errors import QuaysideError
from bot.store.products import ProductNoticeRow, ProductRow
from bot.texts import say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.store import Store

log = logging.getLogger(__name__)

HORIZON = timedelta(days=120)
"""How far ahead a change is told."""

Tell = Callable[["Session", ProductRow, str, str], None]
"""Lays a text for the product's owner in the outbox, in the same transaction; the last argument names the change."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is charged on a product on one day. Percentages of the customs value, one decimal place."""

    duty: str
    tax: str
    margin: str | None
    """Percent of the net price; None where no price was saved."""
    measures: tuple[tuple[str, str, str], ...]
    """Of every line that is charged: the text that names it, that text's values as JSON, and the rate."""
    sources: tuple[str, ...]
    """`source (as of)` for each of them, in the same order."""
    began: tuple[str, ...]
    """The first day of each, ISO; empty where none is known."""

    def packed(self) -> str:
        """As it is stored."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def unpacked(text: str) -> "Snapshot":
        """As it was stored."""
        told = json.loads(text)
        measures = tuple((text, values, rate) for text, values, rate in told["measures"])
        return Snapshot(
            told["duty"], told["tax"], told["margin"], measures, tuple(told["sources"]), tuple(told["began"])
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What is charged from a day on, and what was until then."""

    valid_from: date
    before: Snapshot
    after: Snapshot

    @property
    def key(self) -> str:
        """Names the change by what changes to what: found again, it is the same."""
        told = json.dumps([self.before.measures, self.after.measures])
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def say(self, product: str, destination: str, language: str) -> str:
        """In words, with the sources of what is new."""
        before, after = self.before, self.after
        lines = [
            say(
                language,
                "watch-change",
                date=self.valid_from.isoformat(),
                product=product,
                market=destination,
            )
        ]
        for name in ("duty", "tax", "margin"):
            old, new = getattr(before, name), getattr(after, name)
            if old is not None and new is not None and (old != new or name == "duty"):
                lines.append(say(language, f"watch-{name}", before=old, after=new))
        new_ones = [at for at, measure in enumerate(after.measures) if measure not in before.measures]
        gone = [measure for measure in before.measures if measure not in after.measures]
        sources = [after.sources[at] for at in new_ones] or list(after.sources) or list(before.sources)
        if new_ones:
            begun = "; ".join(_named(after.measures[at], language) for at in new_ones)
            lines.append(say(language, "watch-new", measures=begun))
        if gone:
            ended = "; ".join(_named(measure, language) for measure in gone)
            lines.append(say(language, "watch-gone", measures=ended))
        lines.append(say(language, "watch-source", sources="; ".join(dict.fromkeys(sources))))
        return "\n".join([lines[0], "", *(f"- {line}" for line in lines[1:])])


def snapshot(facts: Mapping[str, Any], tariffs: Tariffs, on: date) -> Snapshot:
    """What is charged on that day. Raises QuaysideError where there is no total."""
    consignment = parse_consignment(facts)
    result = estimate(consignment, tariffs, on)
    if result.totals is None or not result.customs_value:
        asked = " ".join(question.text.say("en") for question in result.questions)
        raise no_rate(asked or "no total: it depends on what the importer can claim", "words",
                      destination=consignment.destination, hs=result.hs, detail=asked)  # fmt: skip
    piece = unit_economics(consignment, result, parse_terms(facts), tariffs)
    charged = [line for line in result.lines if line.amount]
    days = [line.as_of.isoformat() if line.as_of else "" for line in charged]
    return Snapshot(
        percent(result.totals.duty / result.customs_value),
        percent(result.totals.tax / result.customs_value),
        percent(piece.margin) if piece and piece.margin is not None else None,
        tuple((line.name.text, json.dumps(dict(line.name.values), sort_keys=True), line.rate) for line in charged),
        tuple(f"{line.source} ({day})" if day else line.source
              for line, day in zip(charged, days, strict=True)),
        tuple(line.valid_from.isoformat() if line.valid_from else "" for line in charged),
    )  # fmt: skip


def changes(
    facts: Mapping[str, Any], known: Snapshot, known_on: date, tariffs: Tariffs, today: date
) -> Iterator[Change]:
    """Everything that changes from `known_on` to the horizon, in order."""
    before = known
    days = [known_on, *_days(facts, tariffs, known_on, max(today, known_on) + HORIZON)]
    for day in days:
        try:
            after = snapshot(facts, tariffs, day)
        except QuaysideError as error:
            log.warning("a watched product cannot be worked out for %s: %s", day, error)
            continue
        if after.measures != before.measures:
            began = day if day > known_on else _began(before, after, today)
            yield Change(began, before, after)
        before = after


def watch_products(store: "Store", tariffs: Tariffs, today: date, tell: Tell) -> int:
    """Look at every saved product and tell of each change once; gives how many were told.

    Safe to run again at any time and from several processes: the notice's key is unique in the store, and notice,
    outbox row and what is known now are one transaction.
    """
    told = 0
    with store.begin() as session:
        products = list(session.scalars(select(ProductRow).order_by(ProductRow.id)))
    for product in products:
        facts, known = json.loads(product.facts), Snapshot.unpacked(product.known)
        try:
            current = snapshot(facts, tariffs, today)
            found = list(changes(facts, known, product.known_on or today, tariffs, today))
        except QuaysideError as error:
            log.warning("watched product %s: %s", product.id, error)
            lost = say(product.language, "watch-lost", product=_title(product), market=product.destination)
            with store.begin() as session:
                told += _tell_once(
                    session, product, product.known_on or today, f"lost:{error.code}"[:64], lost, tell
                )
            continue
        with store.begin() as session:
            for change in found:
                text = change.say(_title(product), product.destination, product.language)
                told += _tell_once(session, product, change.valid_from, change.key, text, tell)
            seen = {"known": current.packed(), "known_on": today}
            session.execute(update(ProductRow).where(ProductRow.id == product.id).values(**seen))
    return told


def _tell_once(
    session: "Session", product: ProductRow, valid_from: date, key: str, text: str, tell: Tell
) -> int:
    same = select(ProductNoticeRow.id).where(
        ProductNoticeRow.product_id == product.id,
        ProductNoticeRow.valid_from == valid_from,
        ProductNoticeRow.change == key,
    )
    if session.scalar(same) is not None or session.get(ProductRow, product.id) is None:
        return 0
    session.add(
        ProductNoticeRow(
            product_id=product.id, valid_from=valid_from, change=key, text=text, created_at=now()
        )
    )
    tell(session, product, text, f"product:{product.id}:{valid_from}:{key}")
    return 1


def _title(product: ProductRow) -> str:
    return " · ".join(filter(None, (product.sku, product.name)))


def _named(measure: tuple[str, str, str], language: str) -> str:
    text, values, rate = measure
    return f"{say(language, text, **json.loads(values))} {rate}".strip()


def _began(before: Snapshot, after: Snapshot, today: date) -> date:
    """The first day of what an import brought; today where the rows do not say."""
    fresh = [
        date.fromisoformat(day)
        for measure, day in zip(after.measures, after.began, strict=True)
        if day and measure not in before.measures
    ]
    return max(fresh, default=today)


def _days(facts: Mapping[str, Any], tariffs: Tariffs, after: date, until: date) -> list[date]:
    """The days in (after, until] on which something that could concern the product begins or ends."""
    consignment = parse_consignment(facts)
    destination = tariffs.destination(consignment.destination)
    rules = tariffs.rules
    american = destination.code == "US"
    dated = [rule.dated for rule in rules.low_value if rule.destination == destination.code]
    dated += [
        fee.dated for fee in rules.fees if fee.destination in (destination.code, consignment.destination)
    ]
    dated += [programme.dated for programme in rules.programmes] if american else []
    days = {day for one in dated for day in (one.valid_from, one.valid_to)}
    tables = [destination.table]
    if american:
        tables += ["rates-us-column-2", *(name for name in tariffs.names() if name.startswith("us-"))]
    for name in tables:
        days |= _table_days(tariffs, name, [item.hs for item in consignment.items])
    for name in ("taxes", "taxes-world"):
        days |= _table_days(tariffs, name, [consignment.destination])
    return sorted(day for day in days if day is not None and after < day <= until)


def _table_days(tariffs: Tariffs, name: str, codes: list[str]) -> set[date | None]:
    def find() -> set[date | None]:
        days: set[date | None] = set()
        for edition in tariffs.editions(name):
            days.add(edition.valid_from)
            rows: list[Row] = [row for code in codes if code for row in edition.table.under(code)]
            rows += [row for code in codes if code for row in edition.table.covering(code)]
            days |= {day for row in rows for day in (row.valid_from, row.valid_to)}
        return days

    return tariffs.remember(("days", name, *codes), find)
