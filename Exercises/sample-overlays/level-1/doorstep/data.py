"""From the file of deliveries to what a model can learn from."""

from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

DELIVERIES = Path("data/deliveries.csv")
CATEGORIES = ["district", "vehicle"]
NUMBERS = ["distance_km", "items", "rain", "hour"]
FEATURES = CATEGORIES + NUMBERS
TARGET = "minutes"


def load(path: Path = DELIVERIES) -> pd.DataFrame:
    return add_features(pd.read_csv(path, parse_dates=["ordered_at"]))


def add_features(orders: pd.DataFrame) -> pd.DataFrame:
    """Adds what the model needs and an order doesn't say by itself; used for training and for prediction alike."""
    return orders.assign(hour=pd.to_datetime(orders["ordered_at"]).dt.hour)


def split(deliveries: pd.DataFrame, test_share: float = 0.2) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Holds the newest deliveries out: a model in use always predicts days that it hasn't seen."""
    in_order = deliveries.sort_values("ordered_at")
    return train_test_split(in_order, test_size=test_share, shuffle=False)
