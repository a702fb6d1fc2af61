"""The model's way into production and back.

python -m doorstep.registry register    gives the pipeline's model a version
python -m doorstep.registry promote     makes the newest version the champion, if it is better than the present one
python -m doorstep.registry rollback    makes the version before the champion the champion again
"""

import argparse
import json
import logging

import joblib
import mlflow
import pandas as pd
import sklearn
from mlflow.models import infer_signature

from doorstep.data import FEATURES, PREPARED
from doorstep.evaluate import METRICS, TRACKER, evaluate
from doorstep.params import read_params
from doorstep.train import MODEL

NAME = "doorstep"
CHAMPION = "champion"
PREVIOUS = "previous"
log = logging.getLogger(__name__)


def register() -> str:
    """Registers models/model.joblib with its data, parameters and metrics, and gives the new version's number."""
    mlflow.set_experiment("doorstep-releases")
    model = joblib.load(MODEL)
    training = pd.read_csv(PREPARED / "train.csv")
    with mlflow.start_run():
        mlflow.log_input(mlflow.data.from_pandas(training, source=str(PREPARED / "train.csv"), name="deliveries"))
        mlflow.log_params(read_params("data") | read_params("train"))
        mlflow.log_metrics(json.loads(METRICS.read_text()))
        info = mlflow.sklearn.log_model(
            model,
            name="model",
            signature=infer_signature(training[FEATURES], model.predict(training[FEATURES])),
            registered_model_name=NAME,
            pip_requirements=[f"scikit-learn=={sklearn.__version__}"],  # saves MLflow from finding out by itself
            skops_trusted_types=["sklearn.tree._tree.Tree"],  # a forest's trees: we have just grown them ourselves
        )
    return str(info.registered_model_version)


def promote() -> bool:
    """Judges the newest version and the champion on the same held-out deliveries; only a better one takes over."""
    client = mlflow.MlflowClient()
    challenger = str(max(int(version.version) for version in client.search_model_versions(f"name='{NAME}'")))
    champion = version_of(CHAMPION)
    better = champion is None or held_out_error(challenger) < held_out_error(champion)
    if better:
        if champion:
            client.set_registered_model_alias(NAME, PREVIOUS, champion)
        client.set_registered_model_alias(NAME, CHAMPION, challenger)
    return better


def held_out_error(version: str) -> float:
    model = mlflow.sklearn.load_model(f"models:/{NAME}/{version}")
    error = evaluate(model, pd.read_csv(PREPARED / "test.csv"))["mae"]
    log.info("version %s is %.3f minutes off", version, error)
    return error


def rollback() -> str:
    """Points the champion at the version that was it before, and gives that version's number."""
    previous = version_of(PREVIOUS)
    if previous is None:
        raise SystemExit("there is no version to go back to")
    mlflow.MlflowClient().set_registered_model_alias(NAME, CHAMPION, previous)
    return previous


def version_of(alias: str) -> str | None:
    version = mlflow.MlflowClient().get_registered_model(NAME).aliases.get(alias)
    return None if version is None else str(version)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m doorstep.registry")
    parser.add_argument("action", choices=["register", "promote", "rollback"])
    mlflow.set_tracking_uri(TRACKER)
    result = {"register": register, "promote": promote, "rollback": rollback}[parser.parse_args().action]()
    log.info("%s", result)
