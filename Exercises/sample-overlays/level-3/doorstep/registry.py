"""Registers the pipeline's model under a name and a version: python -m doorstep.registry"""

import json
import logging

import joblib
import mlflow
import pandas as pd
import sklearn
from mlflow.models import infer_signature

from doorstep.data import FEATURES, PREPARED
from doorstep.evaluate import METRICS, TRACKER
from doorstep.params import read_params
from doorstep.train import MODEL

NAME = "doorstep"
log = logging.getLogger(__name__)


def register() -> str:
    """Registers models/model.joblib with its parameters and metrics, and gives the new version's number."""
    mlflow.set_tracking_uri(TRACKER)
    mlflow.set_experiment("doorstep-releases")
    model = joblib.load(MODEL)
    orders = pd.read_csv(PREPARED / "test.csv")[FEATURES]
    with mlflow.start_run():
        mlflow.log_params(read_params("data") | read_params("train"))
        mlflow.log_metrics(json.loads(METRICS.read_text()))
        info = mlflow.sklearn.log_model(
            model,
            name="model",
            signature=infer_signature(orders, model.predict(orders)),
            registered_model_name=NAME,
            pip_requirements=[f"scikit-learn=={sklearn.__version__}"],  # saves MLflow from finding out by itself
            skops_trusted_types=["sklearn.tree._tree.Tree"],  # a forest's trees: we have just grown them ourselves
        )
    return str(info.registered_model_version)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    log.info("registered version %s", register())
