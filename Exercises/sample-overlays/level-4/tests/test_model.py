"""What a model must be able to do before it is registered."""

import joblib
import pandas as pd
import pytest

from doorstep.data import FEATURES, PREPARED
from doorstep.evaluate import error_share_by_group, evaluate

ORDER = {"district": "Old Town", "vehicle": "bike", "distance_km": 2.0, "items": 2, "rain": 0, "hour": 15}


@pytest.fixture(scope="module")
def model(project):
    return joblib.load(project / "models/model.joblib")


def minutes(model, **changes) -> float:
    return model.predict(pd.DataFrame([ORDER | changes])[FEATURES])[0]


def test_model_is_close_and_beats_the_average(project, model):
    errors = evaluate(model, pd.read_csv(project / PREPARED / "test.csv"))
    assert errors["mae"] <= 3.5
    assert errors["mae"] <= 0.6 * errors["mae_of_average"]


def test_no_district_gets_much_worse_promises_than_another(project, model):
    shares = error_share_by_group(model, pd.read_csv(project / PREPARED / "test.csv"), "district").values()
    assert len(shares) == 3
    assert max(shares) <= 2 * min(shares)


def test_a_longer_way_takes_longer(model):
    assert minutes(model, distance_km=1.0) < minutes(model, distance_km=2.0) < minutes(model, distance_km=5.0)


def test_rush_hour_takes_longer(model):
    assert minutes(model, hour=19) > minutes(model, hour=15)
