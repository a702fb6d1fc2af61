"""Trains the model and says how far off it is on deliveries it has never seen: python -m doorstep.train"""

import logging
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder

from doorstep.data import CATEGORIES, FEATURES, TARGET, load, split

MODEL = Path("models/model.joblib")
log = logging.getLogger(__name__)


def train(deliveries: pd.DataFrame, trees: int = 200) -> Pipeline:
    encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), CATEGORIES), remainder="passthrough")
    model = make_pipeline(encode, RandomForestRegressor(n_estimators=trees, min_samples_leaf=3))
    return model.fit(deliveries[FEATURES], deliveries[TARGET])


def evaluate(model: Pipeline, held_out: pd.DataFrame) -> dict[str, float]:
    """The mean error in minutes, beside the error of always saying the average."""
    actual = held_out[TARGET]
    average = [actual.mean()] * len(actual)
    return {
        "mae": mean_absolute_error(actual, model.predict(held_out[FEATURES])),
        "mae_of_average": mean_absolute_error(actual, average),
    }


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    training, held_out = split(load())
    model = train(training)
    log.info("trained on %d deliveries", len(training))
    for name, value in evaluate(model, held_out).items():
        log.info("%s on %d held-out deliveries: %.2f minutes", name, len(held_out), value)
    MODEL.parent.mkdir(exist_ok=True)
    joblib.dump(model, MODEL)


if __name__ == "__main__":
    main()
