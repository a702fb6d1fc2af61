"""What production tells us: every prediction, and later how long the delivery really took.

`python -m doorstep.feedback` adds the deliveries that have arrived to the data: the next training learns from them.
"""

import logging
import os
from datetime import UTC, datetime, timedelta

import pandas as pd
from sqlalchemy import Column, DateTime, Float, Integer, MetaData, String, Table, create_engine, select, update

from doorstep.data import DELIVERIES, TARGET
from doorstep.schema import DELIVERIES as SCHEMA

DATABASE = create_engine(os.environ.get("FEEDBACK_DATABASE", "sqlite:///feedback.db"))
ORDERS = Table(
    "orders",
    MetaData(),
    Column("order_id", String, primary_key=True),
    Column("saved_at", DateTime, index=True),
    Column("ordered_at", DateTime),
    Column("district", String),
    Column("distance_km", Float),
    Column("items", Integer),
    Column("rain", Integer),
    Column("vehicle", String),
    Column("predicted", Float),
    Column("minutes", Float),  # empty until the delivery has arrived
)
log = logging.getLogger(__name__)


def prepare() -> None:
    """Makes the table where it isn't there yet."""
    ORDERS.metadata.create_all(DATABASE)


def save_prediction(order_id: str, order: dict, predicted: float) -> None:
    row = {**order, "order_id": order_id, "predicted": predicted, "saved_at": now(), "minutes": None}
    with DATABASE.begin() as connection:
        connection.execute(ORDERS.insert().values(row))


def save_arrival(order_id: str, minutes: float) -> bool:
    """Stores how long an order really took; false if there is no such order."""
    with DATABASE.begin() as connection:
        change = update(ORDERS).where(ORDERS.c.order_id == order_id).values(minutes=minutes)
        return connection.execute(change).rowcount == 1


def recent_orders(days: int) -> pd.DataFrame:
    """The orders of the last days with predictions, and with the real minutes where they are known."""
    prepare()
    return pd.read_sql(select(ORDERS).where(ORDERS.c.saved_at >= now() - timedelta(days=days)), DATABASE)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    known = pd.read_csv(DELIVERIES, parse_dates=["ordered_at"])
    arrived = recent_orders(days=90).dropna(subset=[TARGET])[list(SCHEMA.columns)]
    together = pd.concat([known, arrived]).drop_duplicates().sort_values("ordered_at", kind="stable")
    together.to_csv(DELIVERIES, index=False, date_format="%Y-%m-%dT%H:%M")
    log.info("added %d deliveries", len(together) - len(known))


if __name__ == "__main__":
    main()
