"""The service as its users see it, with a model that the pipeline has trained and registered."""

import pytest
from fastapi.testclient import TestClient

from doorstep import feedback
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


def test_keeps_predictions_and_learns_how_long_they_took(client):
    order_id = client.post("/predict", json=ORDER).json()["order_id"]
    assert client.post("/arrivals", json={"order_id": order_id, "minutes": 31.5}).status_code == 204
    saved = feedback.recent_orders(days=1).set_index("order_id").loc[order_id]
    assert (saved["distance_km"], saved["minutes"]) == (2.4, 31.5)


def test_does_not_know_an_order_that_never_was(client):
    assert client.post("/arrivals", json={"order_id": "none", "minutes": 20}).status_code == 404
