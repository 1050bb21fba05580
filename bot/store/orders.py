"""Orders of the shops. What names the buyer stands in columns of its own, so that it can be erased."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    delete,
    select,
    update,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.store.engine import Base


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal, kept as text: SQLite has no exact number of its own."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


CONTACT = ("buyer", "email", "phone", "postcode", "address")
"""What names the buyer of an order."""


class OrderRow(Base):
    """One order of one shop."""

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("shop", "number"),
        Index("ix_orders_customer", "customer"),
        Index("ix_orders_shop_placed", "shop", "placed_at"),
        Index("ix_orders_number", "number"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    shop: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(64))
    """As compared: upper case, without `#`, spaces and quotes."""
    shown: Mapped[str] = mapped_column(String(80))
    """As the shop writes it."""
    channel: Mapped[str] = mapped_column(String(24), default="")
    """shopify, amazon, aliexpress, shopee, woocommerce, ebay…; empty: unknown."""
    state: Mapped[str] = mapped_column(String(24), default="")
    """paid, unpaid, shipped, delivered, cancelled, refunded; empty: the source does not say."""
    placed_at: Mapped[datetime | None]
    shipped_at: Mapped[datetime | None]
    delivered_on: Mapped[date | None] = mapped_column(Date)
    """As the source says; the parcel's own word goes before."""
    currency: Mapped[str] = mapped_column(String(3), default="")
    total: Mapped[Decimal | None] = mapped_column(DecimalText)
    """What the buyer paid, all in."""
    shipping: Mapped[Decimal | None] = mapped_column(DecimalText)
    tax: Mapped[Decimal | None] = mapped_column(DecimalText)
    discount: Mapped[Decimal | None] = mapped_column(DecimalText)
    refunded: Mapped[Decimal] = mapped_column(DecimalText, default=Decimal(0))
    """Paid back already, by cases or as the source says."""
    country: Mapped[str] = mapped_column(String(2), default="")
    """Where it went: the consumer's law."""
    buyer: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    postcode: Mapped[str] = mapped_column(String(20), default="")
    address: Mapped[str] = mapped_column(Text, default="")
    customer: Mapped[str | None] = mapped_column(String(80))
    """Who proved that it is theirs: `telegram:42`."""
    proved_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    """Since when its customer is forgotten: what names the buyer is gone, and no source brings it back."""
    source: Mapped[str] = mapped_column(String(24))
    """`file`, `webhook` or `hand`."""
    source_name: Mapped[str] = mapped_column(String(200), default="")
    imported_at: Mapped[datetime]

    items: Mapped[list["OrderItemRow"]] = relationship(
        back_populates="order", cascade="all, delete-orphan", passive_deletes=True, lazy="selectin",
        order_by="OrderItemRow.line",
    )  # fmt: skip


class OrderItemRow(Base):
    """One line of an order."""

    __tablename__ = "order_items"
    __table_args__ = (UniqueConstraint("order_id", "line"), Index("ix_order_items_sku", "sku"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    line: Mapped[int] = mapped_column(Integer)
    sku: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    quantity: Mapped[int] = mapped_column(Integer)
    price: Mapped[Decimal | None] = mapped_column(DecimalText)
    """Of one piece, in the order's currency, as the buyer paid it."""
    batch: Mapped[str] = mapped_column(String(80), default="")
    """Lot or serial number, where the shop tells."""

    order: Mapped[OrderRow] = relationship(back_populates="items")


class OrderDeliveryRow(Base):
    """What a shop system has sent us already: the same delivery again changes nothing."""

    __tablename__ = "order_deliveries"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    delivery: Mapped[str] = mapped_column(String(80), primary_key=True)
    received_at: Mapped[datetime]


class OrderColumnsRow(Base):
    """What a shop's person said the columns of a sheet are: sheets with the same headings are read so again."""

    __tablename__ = "order_columns"

    shop: Mapped[str] = mapped_column(String(64), primary_key=True)
    headings: Mapped[str] = mapped_column(String(64), primary_key=True)
    """A digest of the sheet's headings, in order."""
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
    """`{"columns": {field: place}, "currency", "price_of"}`."""
    decided_at: Mapped[datetime]


class OrderSheetRow(Base):
    """A sheet of orders that was sent and not taken in yet: its columns are being asked about, or it is shown."""

    __tablename__ = "order_sheets"

    token: Mapped[str] = mapped_column(String(16), primary_key=True)
    turn: Mapped[str] = mapped_column(String(80), unique=True)
    """The turn that brought it: done again after a crash, it makes no second one."""
    person: Mapped[str] = mapped_column(String(80), index=True)
    """Who sent it, and alone may go on with it."""
    shop: Mapped[str] = mapped_column(String(64))
    """Where it goes; not changed by a change of shop in between."""
    name: Mapped[str] = mapped_column(String(300))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What was decided so far, as in OrderColumnsRow."""
    created_at: Mapped[datetime]


def prune(session: Session, sheets_before: datetime, deliveries_before: datetime) -> None:
    """Forget sheets that nobody went on with, and deliveries of old: what comes again after so long changes what it
    says, and nothing else."""
    session.execute(delete(OrderSheetRow).where(OrderSheetRow.created_at < sheets_before))
    session.execute(delete(OrderDeliveryRow).where(OrderDeliveryRow.received_at < deliveries_before))


def forget_buyers(session: Session, whose: ColumnElement[bool]) -> None:
    """Take what names the buyer out of these orders; the sale itself stays."""
    nobody = dict.fromkeys(CONTACT, "")
    session.execute(update(OrderRow).where(whose).values(nobody).execution_options(synchronize_session=False))


def is_customer(session: Session, person: str) -> bool:
    """Whether a person has proved an order of any shop to be theirs."""
    return session.scalar(select(OrderRow.id).where(OrderRow.customer == person).limit(1)) is not None
