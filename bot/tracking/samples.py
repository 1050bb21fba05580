"""Sample parcels for trying things out: made up, and marked so wherever they show."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.resources import KNOWLEDGE
from bot.store import Store
from bot.store.shipments import ShipmentRow
from bot.tracking.importing import import_shipments

SAMPLES = KNOWLEDGE / "samples" / "shipments.csv"
_FRESH_FOR = timedelta(hours=20)


def load_samples(store: Store, now: datetime, *, shop: str = "default") -> int:
    """Load the sample parcels, their times counted back from now; how many there are then.

    Nothing happens where real parcels are in the store, or where the samples are fresh. Samples that have grown old
    are moved to today, or every one of them would look stuck.
    """
    with store.begin() as session:
        real = session.scalar(select(func.count()).where(ShipmentRow.sample.is_(False)))
        loaded, count = session.execute(
            select(func.min(ShipmentRow.imported_at), func.count()).where(ShipmentRow.sample.is_(True))
        ).one()
    if real:
        return int(count)
    if count and loaded > now - _FRESH_FOR:
        return int(count)
    import_shipments(store, SAMPLES, shop=shop, sample=True, now=now)
    return len(sample_numbers(store))


def sample_numbers(store: Store) -> tuple[str, ...]:
    """The numbers of the sample parcels in the store, in the order of the file."""
    with store.begin() as session:
        rows = session.scalars(
            select(ShipmentRow.number).where(ShipmentRow.sample.is_(True)).order_by(ShipmentRow.id)
        )
        return tuple(rows)
