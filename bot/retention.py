"""What is stored is not stored for ever: each kind for as many days as the settings say."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, or_, select
from sqlalchemy.orm import Session

from bot.settings import Settings
from bot.store import (
    Store,
    business,
    buttons,
    case_privacy,
    counters,
    drafts,
    erasures,
    inbox,
    orders,
    outbox,
    providers,
)
from bot.store.erasures import ErasureRow
from bot.store.inbox import PARKED, InboxRow
from bot.store.invites import InviteRow
from bot.store.providers import ParcelParameterRow
from bot.store.shipments import ShipmentRow
from bot.tracking.history import take_up

ForgetBefore = Callable[[datetime], Awaitable[int]]
"""Drops the conversations whose last turn was before that time; gives how many."""

DHL_DAYS = 30
"""From delivery on; the terms of DHL's tracking service allow no more."""

_CONTACT_DAYS = 30
"""Contact data of an order, from delivery on."""

_BUTTON_DAYS, _INVITE_DAYS, _COUNTER_DAYS = 30, 30, 2
_DRAFT_DAYS = 7
"""Documents that somebody sent and did not go on with."""


async def run(settings: Settings, store: Store, forget_before: ForgetBefore, at: datetime) -> dict[str, int]:
    """Erase what is past its days; gives how many of each kind, and records the same where it was any."""
    conversations = await forget_before(at - timedelta(days=settings.keep_conversation_days))
    with store.begin() as session:
        erased = {"conversations": conversations, **_prune(session, settings, at)}
        if any(erased.values()):
            erasures.record(session, "retention", erased, at)
    return erased


def _prune(session: Session, settings: Settings, at: datetime) -> dict[str, int]:
    def before(days: int) -> datetime:
        return at - timedelta(days=days)

    delivered = ShipmentRow.status == "delivered"
    last_event = ShipmentRow.last_event_at
    # DHL's parcels, and whatever else its service has told of
    dhl = ShipmentRow.carrier.startswith("dhl") | (ShipmentRow.source == "dhl")
    take_up(session)  # what the delivered ones took is kept without them
    # a postcode or a telephone number that a carrier wanted: the recipient's
    arrived = select(ShipmentRow.number).where(delivered, last_event < before(_CONTACT_DAYS))
    contacts = _count(session, delete(ParcelParameterRow).where(ParcelParameterRow.number.in_(arrived)))
    erased = {
        "contacts": contacts,
        "unanswered_messages": _count(
            session,
            delete(InboxRow).where(
                InboxRow.state == PARKED, InboxRow.done_at < before(settings.keep_inbox_days)
            ),
        ),
        "delivered_parcels": _count(
            session,
            delete(ShipmentRow).where(
                delivered,
                ShipmentRow.sample.is_(False),
                or_(
                    last_event < before(settings.keep_delivered_days),
                    dhl & (last_event < before(min(DHL_DAYS, settings.keep_delivered_days))),
                ),
            ),
        ),
        "invitations": _count(session, delete(InviteRow).where(InviteRow.expires_at < before(_INVITE_DAYS))),
        "erasure_records": _count(
            session, delete(ErasureRow).where(ErasureRow.at < before(settings.keep_erasure_days))
        ),
        "cases": case_privacy.erase_ended(session, before(settings.keep_case_days), at),
        "order_contacts": case_privacy.forget_old_buyers(
            session, before(settings.keep_order_contact_days), at
        ),
        "counts": counters.prune(session, before(_COUNTER_DAYS)),
    }
    inbox.prune(session, before(settings.keep_inbox_days))
    outbox.prune(session, before(settings.keep_outbox_days))
    buttons.prune(session, before(_BUTTON_DAYS))
    drafts.prune(session, before(_DRAFT_DAYS))
    orders.prune(session, before(_DRAFT_DAYS), before(settings.keep_delivered_days))
    providers.prune(session, before(settings.keep_delivered_days))
    business.prune(session, before(settings.keep_conversation_days))
    return erased


def _count(session: Session, statement: object) -> int:
    result = session.execute(statement)  # type: ignore[call-overload]
    assert isinstance(result, CursorResult)
    return result.rowcount
