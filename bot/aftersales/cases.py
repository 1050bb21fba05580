"""Cases: opening one, and `act`, the only door through which one changes.

Who acts comes from the channel's session. Everything is idempotent by the turn: the same turn again finds what it
did. A case that is not there and one that is not this person's are refused in the same words.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from bot.aftersales import case_deadlines
from bot.aftersales.case_decisions import apply, undecide
from bot.aftersales.case_errors import CaseIncomplete, CaseUnknown, StepNotPossible
from bot.aftersales.case_items import Picked, order_of, pick, refuse_second
from bot.aftersales.case_states import ENDED, SHOP_ROLES, WITH_SHOP, audience, possible, steps
from bot.aftersales.policies import policy_on
from bot.errors import NotAllowed
from bot.money import Money
from bot.store.cases import CaseEventRow, CaseFileRow, CaseRow
from bot.store.orders import OrderRow

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXY"
"""Without letters and digits that are taken for one another; also read aloud and from a label."""
PREFIX = "RMA-"
_LENGTH = 6
MOST_WORDS = 4000
MOST_FILES = 30


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, from the channel's session."""

    person: str
    role: str
    """customer, seller, staff, admin, or bot."""
    shop: str
    turn: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new case is about."""

    kind: str
    words: str
    customer: str
    """Whose case it is: `telegram:42`."""
    language: str
    chat: int | None = None
    order_number: str = ""
    """As in `orders.number`."""
    items: tuple[Picked, ...] = ()
    """Empty: all of the order."""
    wish: str = ""
    reason: str = ""
    market: str = ""
    """The consumer's country; empty: the order's."""
    asked_amount: Money | None = None
    wants_person: bool = False
    urgent: bool = False


def open_case(session: Session, opening: Opening, actor: Actor, at: datetime) -> CaseRow:
    """A new case of the actor's shop. The same turn gives the same case.

    A customer opens their own, about an order that they have proved. Raises SecondCase, CaseIncomplete,
    CaseUnknown (`order_unknown`), NotAllowed.
    """
    done = session.scalars(select(CaseRow).where(CaseRow.turn == actor.turn)).one_or_none()
    if done is not None:
        return done
    if actor.role not in steps().actions["open"].by and actor.role != "bot":
        raise NotAllowed(f"{actor.role} opens no case", code="not_allowed")
    kind = steps().kinds.get(opening.kind)
    if kind is None:
        raise CaseIncomplete(f"no kind of case {opening.kind[:40]!r}", asks="kind")
    if actor.role == "customer" and opening.customer != actor.person:
        raise NotAllowed("a customer opens their own case", code="not_allowed")
    order = _order(session, opening, actor)
    items = pick(order, opening.items) if order is not None and kind.per_item else []
    if order is not None:
        _lock_order(session, order)
        refuse_second(session, items, opening.kind)
    policy = policy_on(session, actor.shop, at.date())
    case = CaseRow(
        number=_free_number(session), shop=actor.shop, kind=opening.kind, state="open",
        customer=opening.customer, chat=opening.chat, language=opening.language,
        market=(opening.market or (order.country if order else "")).upper()[:2],
        order_number=order.number if order else "", wish=opening.wish, reason=opening.reason[:40],
        words=opening.words[:MOST_WORDS], currency=order.currency if order else "",
        asked_amount=opening.asked_amount.amount if opening.asked_amount else None,
        policy_version=policy.version if policy else None, wants_person=opening.wants_person,
        urgent=opening.urgent, waiting_since=at, turn=actor.turn, opened_at=at, changed_at=at,
        remedy="", parts="", goods_back=False, grade="", assigned="", alarmed=0, return_number="",
        replacement_number="", rating_words="", items=items,
    )  # fmt: skip
    session.add(case)
    session.flush()
    _record(session, case, "open", actor, at, before="", note=opening.words[:MOST_WORDS], data={})
    case_deadlines.renew(session, case, order, at)
    session.flush()
    return case


def act(
    session: Session,
    case: CaseRow,
    action: str,
    actor: Actor,
    at: datetime,
    *,
    note: str = "",
    amount: Money | None = None,
    told: bool = False,
    **data: Any,
) -> CaseEventRow:
    """Do one thing about a case, and write it into its audit trail.

    `told`: those who must hear of it have heard already (a relayed message). `data` by action: approve `remedy`,
    `goods_back`, `parts` (which, for the remedy part); send_back, replace, repair_done `number`; inspect `grade`;
    snooze `until` (datetime); rate `rating`; attach see `attach`. Raises CaseUnknown, StepNotPossible,
    CaseIncomplete, AmountRefused.
    """
    _lock(session, case)
    check_access(case, actor)
    done = session.scalars(
        select(CaseEventRow).where(
            CaseEventRow.case_id == case.id, CaseEventRow.turn == actor.turn, CaseEventRow.action == action
        )
    ).one_or_none()
    if done is not None:
        return done
    if action not in may(case, actor):
        raise StepNotPossible(
            f"{action} is not possible: case {case.number} is {case.state}", action=action[:40], state=case.state,
            number=case.number,
        )  # fmt: skip
    step = steps().actions[action]
    note = note.strip()[:MOST_WORDS]
    if step.note and not note:
        raise CaseIncomplete(f"{action} needs words", asks="note", action=action, number=case.number)
    order = order_of(session, case)
    if order is not None and action in ("approve", "refund"):
        _lock_order(session, order)
    before, decided = case.state, _decided(case)
    kept = apply(session, case, action, actor, at, note=note, amount=amount, data=data, order=order)
    if action == "approve" and before == "approved" and decided == _decided(case):
        return _latest(session, case, action)  # pressed twice: nobody is told twice
    if step.to:
        case.state = step.to
    _after(case, action, actor, before, at)
    if before in ENDED and case.state not in ENDED:
        # it comes back to life, and its items may be in another by now
        refuse_second(session, case.items, case.kind, but=case.id)
    event = _record(session, case, action, actor, at, before=before, note=note, data=kept)
    if told or not audience(action, actor.role):
        event.told_at = at
    case_deadlines.renew(session, case, order, at)
    session.flush()
    return event


def may(case: CaseRow, actor: Actor) -> list[str]:
    """What the actor may do with the case as it stands; nothing where it is not theirs."""
    if not _theirs(case, actor):
        return []
    paid = case.refunded_amount or 0
    due = case.approved_amount is not None and case.approved_amount > paid
    found = possible(actor.role, case.state, case.remedy, goods_back=case.goods_back,
                     money_due=due, money_paid=case.approved_amount is not None and paid > 0)  # fmt: skip
    return [action for action in found if _open_now(action, case)]


def case_for(session: Session, number: str, actor: Actor) -> CaseRow:
    """The case by its number. Raises CaseUnknown where there is none that the actor may see."""
    wanted = normal_number(number)
    case = session.scalars(select(CaseRow).where(CaseRow.number == wanted)).one_or_none()
    if case is None:
        raise CaseUnknown("no such case", number=wanted[:24])
    check_access(case, actor)
    return case


def check_access(case: CaseRow, actor: Actor) -> None:
    """Raises CaseUnknown where the case is not the actor's to see."""
    if not _theirs(case, actor):
        raise CaseUnknown("no such case", number=case.number)


def cases_of(
    session: Session, actor: Actor, *, state: str = "", waiting: bool = False, open_only: bool = True, limit: int = 50
) -> list[CaseRow]:  # fmt: skip
    """The cases that the actor may see: a customer's own, else the shop's; those that wait longest first.

    `state`: only in that state; `waiting`: only those in which the shop has to act.
    """
    query = select(CaseRow.id).where(_visible(actor))
    if state:
        query = query.where(CaseRow.state == state)
    elif waiting:
        promised = (CaseRow.state == "approved") & CaseRow.goods_back.is_(False)
        query = query.where(or_(CaseRow.state.in_(WITH_SHOP), promised, CaseRow.waiting_since.is_not(None)))
    elif open_only:
        query = query.where(CaseRow.state.not_in(ENDED))
    by_wait = (
        CaseRow.urgent.desc(),
        CaseRow.waiting_since.is_(None),
        CaseRow.waiting_since,
        CaseRow.id.desc(),
    )
    # chosen by the index alone, and only then read: thousands may wait, and a case is long
    chosen = query.order_by(*by_wait).limit(limit).subquery()
    return list(session.scalars(select(CaseRow).join(chosen, chosen.c.id == CaseRow.id).order_by(*by_wait)))


def attach(
    session: Session,
    case: CaseRow,
    actor: Actor,
    at: datetime,
    *,
    kind: str,
    reference: str,
    handle: str = "",
    name: str = "",
    media_type: str = "",
    size: int | None = None,
    data: bytes | None = None,
) -> CaseFileRow:
    """Put a photo, video or paper to a case; the same file again changes nothing.

    `reference`: the channel's lasting name of it; `handle`: by which the channel sends it again.
    Raises StepNotPossible where the case has its fill of files.
    """
    _lock(session, case)
    check_access(case, actor)
    here = select(CaseFileRow).where(CaseFileRow.case_id == case.id)
    known = session.scalars(here.where(CaseFileRow.reference == reference[:200])).one_or_none()
    if known is not None:
        return known
    if len(session.scalars(here).all()) >= MOST_FILES:
        raise StepNotPossible("the case is full of files", code="case_files_full", limit=str(MOST_FILES))
    row = CaseFileRow(
        case_id=case.id, by=actor.person, at=at, kind=kind[:16], name=name[:200], media_type=media_type[:80],
        size=size, reference=reference[:200], handle=handle[:300], data=data,
    )  # fmt: skip
    session.add(row)
    # several files of one turn are several things done: the turn names each with its reference
    turn = Actor(actor.person, actor.role, actor.shop, f"{actor.turn}#{reference}"[-80:])
    event = _record(
        session, case, "attach", turn, at, before=case.state, note=name[:200], data={"kind": kind[:16]}
    )
    event.told_at = at
    case.changed_at = at
    session.flush()
    session.expire(case, ["files"])
    return row


def normal_number(text: str) -> str:
    """A case's number as it is kept: `rma 4f7k9m` is `RMA-4F7K9M`."""
    plain = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    return PREFIX + plain.removeprefix(PREFIX.rstrip("-"))[:20]


def last_ended(session: Session, actor: Actor) -> CaseRow:
    """A customer's own case that ended last and has no mark yet. Raises CaseUnknown where there is none."""
    query = select(CaseRow).where(
        CaseRow.customer == actor.person, CaseRow.shop == actor.shop, CaseRow.state.in_(ENDED),
        CaseRow.rating.is_(None),
    )  # fmt: skip
    case = session.scalars(
        query.order_by(CaseRow.changed_at.desc(), CaseRow.id.desc()).limit(1)
    ).one_or_none()
    if case is None or actor.role != "customer":
        raise CaseUnknown("no case that has ended", number="")
    return case


def open_cases_of_person(session: Session, person: str) -> list[CaseRow]:
    """A person's own cases in every shop that are not closed, newest first."""
    query = select(CaseRow).where(CaseRow.customer == person, CaseRow.state != "closed")
    return list(session.scalars(query.order_by(CaseRow.id.desc())))


def _order(session: Session, opening: Opening, actor: Actor) -> OrderRow | None:
    if not opening.order_number:
        return None
    query = select(OrderRow).where(OrderRow.shop == actor.shop, OrderRow.number == opening.order_number)
    order = session.scalars(query).one_or_none()
    if order is None or (actor.role == "customer" and order.customer != actor.person):
        raise CaseUnknown("no such order", code="case_order_unknown")
    return order


def _decided(case: CaseRow) -> tuple[object, ...]:
    """What an approval has settled."""
    return (case.remedy, case.goods_back, case.approved_amount, case.parts)


def _latest(session: Session, case: CaseRow, action: str) -> CaseEventRow:
    query = select(CaseEventRow).where(CaseEventRow.case_id == case.id, CaseEventRow.action == action)
    return session.scalars(query.order_by(CaseEventRow.id.desc()).limit(1)).one()


def _theirs(case: CaseRow, actor: Actor) -> bool:
    if actor.role == "customer":
        return bool(case.customer) and case.customer == actor.person
    return actor.role == "bot" or (actor.role in SHOP_ROLES and actor.shop == case.shop)


def _visible(actor: Actor) -> ColumnElement[bool]:
    if actor.role == "customer":
        return CaseRow.customer == actor.person
    return CaseRow.shop == actor.shop


def _open_now(action: str, case: CaseRow) -> bool:
    match action:
        case "release":
            return bool(case.assigned)
        case "give_back":
            return case.wants_person
        case "rate":
            return case.rating is None
        case "rate_why":
            return case.rating is not None and not case.rating_words
        case _:
            return True


def _after(case: CaseRow, action: str, actor: Actor, before: str, at: datetime) -> None:
    """What every step does to who waits for whom."""
    step = steps().actions[action]
    case.changed_at = at
    if action == "write" and actor.role == "customer":
        # what a customer writes to an ended case opens it again: nobody is left talking to a closed door
        case.state = {"waiting_customer": "waiting_seller", "resolved": "waiting_seller",
                      "refused": "waiting_seller", "closed": "open"}.get(before, before)  # fmt: skip
        if before in ENDED:
            undecide(case)
    answered = step.answers or (action == "write" and actor.role in SHOP_ROLES)
    waits = step.waits or (action == "write" and actor.role == "customer")
    if answered and actor.role in SHOP_ROLES and case.first_reply_at is None:
        case.first_reply_at = at
    if answered:
        case.waiting_since, case.alarmed = None, 0
    elif waits and case.waiting_since is None:
        case.waiting_since, case.alarmed = at, 0
    if waits:
        case.snoozed_until = None
    case.closed_at = (case.closed_at or at) if case.state == "closed" else None


def _record(session: Session, case: CaseRow, action: str, actor: Actor, at: datetime, *, before: str, note: str,
            data: dict[str, Any]) -> CaseEventRow:  # fmt: skip
    event = CaseEventRow(case_id=case.id, at=at, by=actor.person or "bot", role=actor.role, action=action,
                         before=before, after=case.state, note=note, data=data, turn=actor.turn)  # fmt: skip
    session.add(event)
    session.flush()
    session.expire(case, ["events"])
    return event


def _lock(session: Session, case: CaseRow) -> None:
    """Nobody else changes the case until this transaction ends, and we see it as it is now."""
    session.execute(update(CaseRow).where(CaseRow.id == case.id).values(changed_at=CaseRow.changed_at))
    session.refresh(case)


def _lock_order(session: Session, order: OrderRow) -> None:
    session.execute(update(OrderRow).where(OrderRow.id == order.id).values(refunded=OrderRow.refunded))
    session.refresh(order)


def _free_number(session: Session) -> str:
    while True:
        number = PREFIX + "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
        if session.scalars(select(CaseRow.id).where(CaseRow.number == number)).first() is None:
            return number
