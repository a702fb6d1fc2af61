"""Trains the model. The pipeline's second step: python -m doorstep.train"""

import logging
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder

from doorstep.data import CATEGORIES, FEATURES, PREPARED, TARGET
from doorstep.params import read_params

MODEL = Path("models/model.joblib")
log = logging.getLogger(__name__)


def train(deliveries: pd.DataFrame, trees: int, min_samples_leaf: int, seed: int) -> Pipeline:
    encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), CATEGORIES), remainder="passthrough")
    forest = RandomForestRegressor(n_estimators=trees, min_samples_leaf=min_samples_leaf, random_state=seed)
    return make_pipeline(encode, forest).fit(deliveries[FEATURES], deliveries[TARGET])


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    training = pd.read_csv(PREPARED / "train.csv")
    params = read_params("train")
    log.info("training on %d deliveries with %s", len(training), params)
    MODEL.parent.mkdir(exist_ok=True)
    joblib.dump(train(training, **params), MODEL)


if __name__ == "__main__":
    main()
