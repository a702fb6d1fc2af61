"""Compares last week's orders with those the model learned from, and fails if they differ: python -m doorstep.drift"""

import logging
import sys

import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error

from doorstep.data import FEATURES, NUMBERS, PREPARED, TARGET, add_features
from doorstep.feedback import recent_orders
from doorstep.params import read_params

log = logging.getLogger(__name__)


def population_stability_index(reference: pd.Series, current: pd.Series, bins: int = 8) -> float:
    """PSI: 0 for equal distributions, from about 0.25 on a clear shift."""
    if reference.nunique() > bins:
        edges = np.unique(reference.quantile(np.linspace(0, 1, bins + 1)))
        edges[0], edges[-1] = -np.inf, np.inf
        reference, current = pd.cut(reference, edges), pd.cut(current, edges)
    expected, actual = (values.value_counts(normalize=True) for values in (reference, current))
    expected, actual = expected.align(actual, fill_value=0)
    expected, actual = expected.clip(lower=1e-3), actual.clip(lower=1e-3)
    return float(((actual - expected) * np.log(actual / expected)).sum())


def find_drift(reference: pd.DataFrame, current: pd.DataFrame, limits: dict) -> list[str]:
    """One sentence for everything about the current orders that is over its limit."""
    if len(current) < limits["min_orders"]:
        log.warning("only %d orders: too few to tell", len(current))
        return []
    problems = []
    for feature in FEATURES:
        index = population_stability_index(reference[feature], current[feature])
        log.info("%s: PSI %.3f", feature, index)
        if index > limits["max_psi"]:
            problems.append(f"{feature} has shifted: PSI {index:.2f}")
    arrived = current.dropna(subset=[TARGET])
    if len(arrived) >= limits["min_orders"]:
        error = mean_absolute_error(arrived[TARGET], arrived["predicted"])
        log.info("live error: %.2f minutes", error)
        if error > limits["max_mae"]:
            problems.append(f"predictions are {error:.1f} minutes off")
    return problems


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    limits = read_params("drift")
    reference = pd.read_csv(PREPARED / "train.csv")
    current = add_features(recent_orders(limits["days"]))
    current[NUMBERS] = current[NUMBERS].astype(float)
    problems = find_drift(reference, current, limits)
    print("\n".join(problems) or "no drift")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
