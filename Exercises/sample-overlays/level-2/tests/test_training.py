import pandas as pd
import pytest

from doorstep.data import FEATURES, add_features, load, split
from doorstep.evaluate import evaluate
from doorstep.train import train

SMALL = {"trees": 20, "min_samples_leaf": 3, "seed": 7}


class AlwaysTwenty:
    def predict(self, orders):
        return [20.0] * len(orders)


@pytest.fixture(scope="module")
def halves():
    return split(load(), test_share=0.2)


def test_hour_is_taken_from_the_time_of_the_order():
    orders = pd.DataFrame({"ordered_at": ["2026-03-02T18:42", "2026-03-02T11:05"]})
    assert add_features(orders)["hour"].tolist() == [18, 11]


def test_held_out_deliveries_are_newer_than_all_others(halves):
    training, held_out = halves
    assert len(held_out) == pytest.approx(0.2 * (len(training) + len(held_out)), abs=1)
    assert training["ordered_at"].max() <= held_out["ordered_at"].min()


def test_model_answers_for_a_district_it_has_never_seen(halves):
    training, held_out = halves
    order = held_out.head(1).assign(district="New Quarter")
    assert train(training, **SMALL).predict(order[FEATURES])[0] > 0


def test_evaluation_tells_the_error_in_minutes(halves):
    held_out = halves[1].head(3).assign(minutes=[10.0, 30.0, 26.0])
    errors = evaluate(AlwaysTwenty(), held_out)
    assert errors == pytest.approx({"mae": 26 / 3, "mae_of_average": 8}, abs=0.001)


def test_same_seed_gives_the_same_model(halves):
    training, held_out = halves
    first, second = (evaluate(train(training, **SMALL), held_out) for _ in range(2))
    assert first == second
