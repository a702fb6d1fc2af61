"""The service as its users see it, with a model that the pipeline has trained and registered."""

import pytest
from fastapi.testclient import TestClient

from doorstep.service import app

ORDER = {
    "ordered_at": "2026-05-04T18:42:00",
    "district": "Harbour",
    "distance_km": 2.4,
    "items": 3,
    "rain": True,
    "vehicle": "bike",
}


@pytest.fixture(scope="module")
def client(project):
    with TestClient(app) as client:
        yield client


def test_is_healthy_once_the_model_is_there(client):
    assert client.get("/health").json() == {"status": "ok"}


def test_predicts_a_time_that_makes_sense(client):
    response = client.post("/predict", json=ORDER)
    assert response.status_code == 200
    assert 15 < response.json()["minutes"] < 60


@pytest.mark.parametrize("mistake", [{"distance_km": -1}, {"district": "Moon"}, {"items": 0}, {"vehicle": None}])
def test_refuses_an_order_that_can_not_be(client, mistake):
    assert client.post("/predict", json=ORDER | mistake).status_code == 422


def test_counts_its_predictions(client):
    client.post("/predict", json=ORDER)
    assert "doorstep_predicted_minutes_count" in client.get("/metrics/").text
