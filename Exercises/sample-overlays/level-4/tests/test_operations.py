"""Drift is found, only a better model takes over, and there is a way back."""

import joblib
import pandas as pd
import pytest
from sqlalchemy import create_engine

from doorstep import drift, feedback, registry, train
from doorstep.data import PREPARED
from doorstep.params import read_params
from doorstep.schema import DELIVERIES as SCHEMA


@pytest.fixture
def live(project, monkeypatch):
    """An empty store of feedback, and a function that fills it with known orders as if they came in today."""
    monkeypatch.setattr(feedback, "DATABASE", create_engine("sqlite://"))
    feedback.prepare()
    known = pd.read_csv(project / PREPARED / "train.csv", parse_dates=["ordered_at"])
    orders = known[list(SCHEMA.columns)].sample(200, random_state=7)

    def fill(**changes):
        for number, order in enumerate(orders.assign(**changes).to_dict("records")):
            feedback.save_prediction(str(number), order, predicted=order["minutes"])
            feedback.save_arrival(str(number), order["minutes"] + 1)

    return fill


def exit_code_of_drift_check() -> int:
    with pytest.raises(SystemExit) as exit:
        drift.main()
    return exit.value.code


def test_drift_check_is_quiet_before_the_first_orders(live):
    assert exit_code_of_drift_check() == 0


def test_drift_check_passes_on_orders_like_those_in_training(live):
    live()
    assert exit_code_of_drift_check() == 0


def test_drift_check_fails_when_orders_come_from_farther_away(live, capsys):
    live(distance_km=lambda orders: orders["distance_km"] * 1.8)
    assert exit_code_of_drift_check() == 1
    assert "distance_km has shifted" in capsys.readouterr().out


def test_drift_check_fails_when_predictions_are_far_off(project):
    orders = pd.read_csv(project / PREPARED / "test.csv").assign(predicted=lambda orders: orders["minutes"] + 9)
    problems = drift.find_drift(orders, orders, read_params("drift"))
    assert problems == ["predictions are 9.0 minutes off"]


def test_population_stability_index_is_zero_for_the_same_and_large_for_another(project):
    kilometres = pd.read_csv(project / PREPARED / "train.csv")["distance_km"]
    assert drift.population_stability_index(kilometres, kilometres) == 0
    assert drift.population_stability_index(kilometres, kilometres + 3) > 1


def test_only_a_better_model_becomes_champion_and_rollback_goes_back(project, tmp_path, monkeypatch):
    champion = registry.version_of("champion")
    registry.register()
    assert not registry.promote()  # the same model again isn't better
    assert registry.version_of("champion") == champion

    held_out = pd.read_csv(PREPARED / "test.csv")
    monkeypatch.setattr(registry, "MODEL", tmp_path / "model.joblib")
    joblib.dump(train.train(held_out, **read_params("train")), registry.MODEL)  # knows the answers: surely better
    better = registry.register()
    assert registry.promote()
    assert registry.version_of("champion") == better
    assert registry.rollback() == champion == registry.version_of("champion")
