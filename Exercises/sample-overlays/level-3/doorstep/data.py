"""From the file of deliveries to what a model can learn from. The pipeline's first step: python -m doorstep.data"""

from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

from doorstep.params import read_params
from doorstep.schema import DELIVERIES as SCHEMA

DELIVERIES = Path("data/deliveries.csv")
PREPARED = Path("data/prepared")
CATEGORIES = ["district", "vehicle"]
NUMBERS = ["distance_km", "items", "rain", "hour"]
FEATURES = CATEGORIES + NUMBERS
TARGET = "minutes"


def load(path: Path = DELIVERIES) -> pd.DataFrame:
    return add_features(pd.read_csv(path, parse_dates=["ordered_at"]))


def add_features(orders: pd.DataFrame) -> pd.DataFrame:
    """Adds what the model needs and an order doesn't say by itself; used for training and for prediction alike."""
    return orders.assign(hour=pd.to_datetime(orders["ordered_at"]).dt.hour)


def split(deliveries: pd.DataFrame, test_share: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Holds the newest deliveries out: a model in use always predicts days that it hasn't seen."""
    in_order = deliveries.sort_values("ordered_at", kind="stable")
    return train_test_split(in_order, test_size=test_share, shuffle=False)


def main() -> None:
    deliveries = SCHEMA.validate(load(), lazy=True)  # stops the pipeline and names every row that is wrong
    training, held_out = split(deliveries, **read_params("data"))
    PREPARED.mkdir(parents=True, exist_ok=True)
    training.to_csv(PREPARED / "train.csv", index=False)
    held_out.to_csv(PREPARED / "test.csv", index=False)


if __name__ == "__main__":
    main()
