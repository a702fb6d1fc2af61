"""Says how far off the model is, and for whom, and records the run. The third step: python -m doorstep.evaluate"""

import json
import logging
import os
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import Pipeline

from doorstep.data import FEATURES, PREPARED, TARGET
from doorstep.params import read_params
from doorstep.train import MODEL

METRICS = Path("metrics.json")
TRACKER = os.environ.get("MLFLOW_TRACKING_URI", "sqlite:///mlflow.db")
log = logging.getLogger(__name__)


def evaluate(model: Pipeline, held_out: pd.DataFrame) -> dict[str, float]:
    """The mean error in minutes, beside the error of always saying the average."""
    actual = held_out[TARGET]
    average = [actual.mean()] * len(actual)
    return {
        "mae": round(mean_absolute_error(actual, model.predict(held_out[FEATURES])), 3),
        "mae_of_average": round(mean_absolute_error(actual, average), 3),
    }


def error_share_by_group(model: Pipeline, held_out: pd.DataFrame, group: str) -> dict[str, float]:
    """The error as a share of the time, for each group: nobody should get worse promises for where they live."""
    shares = {}
    for name, orders in held_out.groupby(group):
        error = mean_absolute_error(orders[TARGET], model.predict(orders[FEATURES]))
        shares[f"error_share_{name.lower().replace(' ', '_')}"] = round(float(error / orders[TARGET].mean()), 3)
    return shares


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    model, held_out = joblib.load(MODEL), pd.read_csv(PREPARED / "test.csv")
    metrics = evaluate(model, held_out) | error_share_by_group(model, held_out, "district")
    log.info("held-out deliveries: %s", metrics)
    METRICS.write_text(json.dumps(metrics, indent=2) + "\n")

    mlflow.set_tracking_uri(TRACKER)
    mlflow.set_experiment("doorstep")
    with mlflow.start_run():
        mlflow.log_params(read_params("data") | read_params("train"))
        mlflow.log_metrics(metrics)


if __name__ == "__main__":
    main()
