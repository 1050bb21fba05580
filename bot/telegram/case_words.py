"""What a case's messages say: the summary at the top of its topic, and words that are carried over."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from babel import Locale
from babel.dates import format_date
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.aftersales.shops import name_of, shop_of
from bot.assistant.conversation import Suggesting
from bot.settings import LANGUAGES
from bot.store.buttons import Choice
from bot.store.cases import CaseEventRow, CaseRow
from bot.store.orders import OrderRow
from bot.store.outbox import Part
from bot.store.shipments import ShipmentRow
from bot.telegram.identity import as_language
from bot.telegram.markup import LIMIT, Block, Run, clean, split, to_html, units
from bot.telegram.rendering import render
from bot.texts import escape, has_text, say

_LONGEST_TITLE = 128
_SHOWN_WORDS = 700
_SHOWN_EVENTS = 6
_SHOWN_ITEMS = 8


@dataclass(frozen=True, slots=True)
class Worded:
    """A message to be."""

    parts: tuple[Part, ...]
    keyboard: list[list[Choice]]
    keys: list[list[list[str]]] = field(default_factory=list)
    """The keyboard once it was offered: rows of [label, token]."""

    def with_hint(self, hint: str) -> tuple[Part, ...]:
        """The parts with a last word on how to answer."""
        return (*self.parts[:-1], Part(f"{self.parts[-1].html}\n\n{to_html([Run(hint, ('i',))])}",
                                       f"{self.parts[-1].plain}\n\n{hint}"))  # fmt: skip


def together(*parts: Part) -> list[Part]:
    """As few messages as these parts fit in."""
    found: list[Part] = []
    for part in parts:
        if found and units(found[-1].html) + units(part.html) + 2 <= LIMIT:
            before = found.pop()
            found.append(Part(f"{before.html}\n\n{part.html}", f"{before.plain}\n\n{part.plain}"))
        else:
            found.append(part)
    return found


def title(case: CaseRow, language: str) -> str:
    """The topic's name: number, kind, and the customer's language."""
    mark = "🔴 " if case.urgent else ""
    spoken = case.language.upper() if case.language in LANGUAGES else ""
    name = " · ".join(part for part in (case.number, kind_word(case.kind, language), spoken) if part)
    return (mark + name)[:_LONGEST_TITLE]


def kind_word(kind: str, language: str) -> str:
    """What a kind of case is called."""
    return say(language, "people-kind", kind=kind)


def summary(session: Session, case: CaseRow) -> Worded:
    """Order, goods, parcels, deadlines, and what was said, for somebody who sees the case for the first time."""
    shop = shop_of(session, case.shop)
    language = shop.language
    head = f"**{case.number} · {kind_word(case.kind, language)}**"
    if case.urgent:
        head = f"🔴 {head}\n\n" + say(language, "people-urgent")
    facts = [_fact(language, "customer", _spoken(case, language))]
    if case.order_number:
        facts += _order(session, case, language)
    if case.wish:
        facts.append(_fact(language, "wish", say(language, "people-remedy", remedy=case.wish)))
    for deadline in case.deadlines:
        if deadline.met_at is None:
            day = format_date(deadline.due, "medium", locale=language)
            facts.append(say(language, "people-deadline", kind=deadline_word(deadline.kind, language), day=day,
                             whose=deadline.whose))  # fmt: skip
    text = "\n\n".join(
        [head, "\n".join(f"- {fact}" for fact in facts if fact), *_said(session, case, language)]
    )
    return Worded(render(text), case_keys(case, language))


def case_keys(case: CaseRow, language: str) -> list[list[Choice]]:
    """The buttons under a case's summary."""

    def _key(verb: str) -> Choice:
        return Choice(say(language, f"people-key-{verb}"), "case", f"{verb}:{case.id}")

    return [[_key("claim"), _key("snooze")], [_key("suggest"), _key("close")]]


def numbered(html: str, number: str) -> str:
    """Words in a group without topics, under the case's number."""
    return f"{to_html([Run('#' + number.replace('-', '_'), ('b',))])}\n{html}"


def from_customer(text: str, name: str, translation: str, language: str) -> tuple[Part, ...]:
    """A customer's words as the shop's people see them: the original, and what it means where that is known."""
    head = Run("👤 " + say(language, "people-from-customer", name=clean(name) or "—"), ("b",))
    return _carried(head, text, translation)


def from_people(text: str, name: str, shop: str, translation: str) -> tuple[Part, ...]:
    """The words of the shop's people as a customer sees them."""
    signed = " · ".join(clean(part) for part in (name, shop) if part)
    return _carried(Run(signed, ("b",)) if signed else None, text, translation)


def captioned(text: str, name: str, shop: str, translation: str) -> Part | None:
    """The same as the caption of a picture; None where there are no words to put under it."""
    signed = " · ".join(clean(part) for part in (name, shop) if part)
    parts = _carried(Run(signed, ("b",)) if signed else None, text, translation, limit=1000)
    return parts[0] if parts else None


def shop_named(session: Session, shop: str, language: str) -> str:
    """What the shop is called, as escaped text."""
    return escape(name_of(session, shop)) or say(language, "people-the-shop")


def suggestion_facts(session: Session, case: CaseRow, turn: str) -> Suggesting:
    """What a reply to the customer may rest on beside the documents: their words and how the case stands."""
    spoken = select(CaseEventRow.note).where(
        CaseEventRow.case_id == case.id, CaseEventRow.role == "customer", CaseEventRow.action == "write"
    )
    said = list(session.scalars(spoken.order_by(CaseEventRow.id.desc()).limit(3)))
    words = "\n".join(dict.fromkeys([*([case.words] if not said else []), *reversed(said)]))
    language = as_language(case.language) or "en"
    facts = [
        _fact(language, "items", "; ".join(f"{i.quantity} × {escape(i.title or i.sku)}" for i in case.items))
    ]
    if case.order_number:
        facts = [*_order(session, case, language)]
    for row in case.deadlines:
        if row.met_at is None and row.whose == "customer":
            day = format_date(row.due, "medium", locale=language)
            facts.append(say(language, "people-deadline", kind=deadline_word(row.kind, language), day=day,
                             whose="customer"))  # fmt: skip
    return Suggesting(words, language, case.number, case.kind, case.state, case.shop, case.market,
                      tuple(fact for fact in facts if not fact.endswith(": ")), turn)  # fmt: skip


def _carried(head: Run | None, text: str, translation: str, limit: int = 3900) -> tuple[Part, ...]:
    blocks: list[Block] = []
    words = clean(text).strip()
    if head and words:
        blocks.append((head, Run("\n"), Run(words)))
    elif head:
        blocks.append((head,))
    elif words:
        blocks.append((Run(words),))
    if translation:
        blocks.append((Run("🌐 " + clean(translation).strip(), ("i",)),))
    return split(blocks, limit)


def _fact(language: str, name: str, value: str) -> str:
    return f"{say(language, f'people-fact-{name}')}: {value}"


def _spoken(case: CaseRow, language: str) -> str:
    name = Locale(language).languages.get(case.language, case.language)
    market = Locale(language).territories.get(case.market, case.market)
    return ", ".join(str(part) for part in (name, market) if part)


def _order(session: Session, case: CaseRow, language: str) -> list[str]:
    query = select(OrderRow).where(OrderRow.shop == case.shop, OrderRow.number == case.order_number)
    order = session.scalars(query).first()
    facts = []
    if order is not None:
        placed = format_date(order.placed_at, "medium", locale=language) if order.placed_at else ""
        total = f"{order.total:f} {order.currency}" if order.total is not None else ""
        facts.append(
            _fact(language, "order", ", ".join(p for p in (escape(order.shown), placed, total) if p))
        )
    else:
        facts.append(_fact(language, "order", escape(case.order_number)))
    items = [f"{item.quantity} × {escape(item.title or item.sku)}" for item in case.items[:_SHOWN_ITEMS]]
    if len(case.items) > _SHOWN_ITEMS:
        items.append("…")
    if items:
        facts.append(_fact(language, "items", "; ".join(items)))
    parcels = select(ShipmentRow).where(
        ShipmentRow.shop == case.shop, ShipmentRow.order_number == case.order_number
    )
    for parcel in session.scalars(parcels.order_by(ShipmentRow.id).limit(3)):
        day = parcel.last_event_at
        seen = f" ({format_date(day, 'medium', locale=language)})" if day else ""
        status = f"status-{parcel.status.replace('_', '-')}"
        state = say(language, status) if has_text("en", status) else parcel.status
        facts.append(_fact(language, "parcel", f"{parcel.number}: {state}{seen}"))
    return facts


def _said(session: Session, case: CaseRow, language: str) -> Sequence[str]:
    """The customer's first words, and the last that was said and noted since."""
    found = []
    if case.words:
        found.append(_quote(case.words))
    spoken = select(CaseEventRow).where(
        CaseEventRow.case_id == case.id, CaseEventRow.action.in_(("write", "note")), CaseEventRow.note != ""
    )
    events = list(session.scalars(spoken.order_by(CaseEventRow.id.desc()).limit(_SHOWN_EVENTS)))
    for event in reversed(events):
        who = say(language, "people-who", role="note" if event.action == "note" else event.role)
        found.append(f"**{who}:**\n{_quote(event.note)}")
    return found


def _quote(text: str) -> str:
    shown = escape(text[:_SHOWN_WORDS]) + ("…" if len(text) > _SHOWN_WORDS else "")
    return f"> {shown}"


def deadline_word(kind: str, language: str) -> str:
    """What a kind of deadline is called."""
    return say(language, "people-deadline-kind", kind=kind)
