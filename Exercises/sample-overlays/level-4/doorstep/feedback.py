"""What production tells us: every prediction, and later how long the delivery really took.

`python -m doorstep.feedback` adds the deliveries that have arrived to the data: the next training learns from them.
"""

import logging
import os
from datetime import UTC, datetime, timedelta

import pandas as pd
from sqlalchemy import create_engine, inspect, text

from doorstep.data import DELIVERIES, TARGET
from doorstep.schema import DELIVERIES as SCHEMA

DATABASE = create_engine(os.environ.get("FEEDBACK_DATABASE", "sqlite:///feedback.db"))
COLUMNS = list(SCHEMA.columns)
log = logging.getLogger(__name__)


def save_prediction(order_id: str, order: dict, predicted: float) -> None:
    row = order | {"order_id": order_id, "predicted": predicted, "saved_at": datetime.now(UTC).replace(tzinfo=None)}
    pd.DataFrame([row]).assign(**{TARGET: float("nan")}).to_sql("orders", DATABASE, if_exists="append", index=False)


def save_arrival(order_id: str, minutes: float) -> bool:
    """Stores how long an order really took; false if there is no such order."""
    change = text(f"UPDATE orders SET {TARGET} = :minutes WHERE order_id = :order_id")
    with DATABASE.begin() as connection:
        return connection.execute(change, {"minutes": minutes, "order_id": order_id}).rowcount == 1


def recent_orders(days: int) -> pd.DataFrame:
    """The orders of the last days with predictions, and with the real minutes where they are known."""
    if not inspect(DATABASE).has_table("orders"):
        return pd.DataFrame(columns=[*COLUMNS, "predicted", "saved_at"])
    since = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days)
    query = text("SELECT * FROM orders WHERE saved_at >= :since")
    return pd.read_sql(query, DATABASE, params={"since": since}, parse_dates=["ordered_at"])


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    known = pd.read_csv(DELIVERIES, parse_dates=["ordered_at"])
    arrived = recent_orders(days=90).dropna(subset=[TARGET])[COLUMNS]
    together = pd.concat([known, arrived]).drop_duplicates().sort_values("ordered_at", kind="stable")
    together.to_csv(DELIVERIES, index=False, date_format="%Y-%m-%dT%H:%M")
    log.info("added %d deliveries", len(together) - len(known))


if __name__ == "__main__":
    main()
