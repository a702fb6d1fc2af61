"""Predicts the minutes of every order in a CSV file: python -m doorstep.predict orders.csv"""

import sys
from pathlib import Path

import joblib
import pandas as pd

from doorstep.data import FEATURES, load
from doorstep.train import MODEL


def predict(orders: pd.DataFrame, model_path: Path = MODEL) -> pd.Series:
    model = joblib.load(model_path)
    return pd.Series(model.predict(orders[FEATURES]).round(1), index=orders.index, name="minutes")


if __name__ == "__main__":
    print(predict(load(Path(sys.argv[1]))).to_csv(index=False), end="")
