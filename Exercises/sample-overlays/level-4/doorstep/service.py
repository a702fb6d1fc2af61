"""The service that answers how long a delivery takes: uvicorn doorstep.service:app"""

import logging
import os
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Literal
from uuid import uuid4

import mlflow
import pandas as pd
from fastapi import BackgroundTasks, FastAPI, HTTPException
from prometheus_client import Counter, Histogram, make_asgi_app
from pydantic import BaseModel, Field

from doorstep import feedback
from doorstep.data import FEATURES, add_features
from doorstep.evaluate import TRACKER

log = logging.getLogger(__name__)
ANSWERS = Histogram(
    "doorstep_predicted_minutes", "Minutes that the service predicts", buckets=[10, 15, 20, 25, 30, 40, 50, 60, 90]
)
DURATION = Histogram("doorstep_prediction_seconds", "Time that a prediction takes")
NOT_SAVED = Counter("doorstep_not_saved", "Predictions that could not be saved")


class Order(BaseModel):
    ordered_at: datetime
    district: Literal["Old Town", "Harbour", "Hillside"]
    distance_km: float = Field(gt=0, le=30)
    items: int = Field(ge=1, le=50)
    rain: bool
    vehicle: Literal["bike", "scooter", "car"]


class Answer(BaseModel):
    order_id: str
    minutes: float


class Arrival(BaseModel):
    order_id: str
    minutes: float = Field(ge=3, le=240)


@asynccontextmanager
async def load_model(app: FastAPI):
    """Takes the model from the registry once, before the first request; without a model the service doesn't start."""
    feedback.prepare()
    uri = os.environ.get("MODEL_URI", "models:/doorstep@champion")
    mlflow.set_tracking_uri(TRACKER)
    app.state.model = mlflow.sklearn.load_model(uri)
    log.info("serving %s", uri)
    yield


app = FastAPI(title="Doorstep", lifespan=load_model)
app.mount("/metrics", make_asgi_app())


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/predict")
def predict(order: Order, later: BackgroundTasks) -> Answer:
    row = order.model_dump() | {"rain": int(order.rain), "ordered_at": order.ordered_at.replace(tzinfo=None)}
    with DURATION.time():
        minutes = round(float(app.state.model.predict(add_features(pd.DataFrame([row]))[FEATURES])[0]), 1)
    ANSWERS.observe(minutes)
    answer = Answer(order_id=uuid4().hex, minutes=minutes)
    later.add_task(save, row, answer)
    return answer


@app.post("/arrivals", status_code=204)
def arrive(arrival: Arrival) -> None:
    if not feedback.save_arrival(arrival.order_id, arrival.minutes):
        raise HTTPException(404, "no such order")


def save(row: dict, answer: Answer) -> None:
    """Runs after the answer is out: customers don't wait for the database, nor go without an answer if it is down."""
    try:
        feedback.save_prediction(answer.order_id, row, answer.minutes)
    except Exception:
        NOT_SAVED.inc()
        log.exception("order %s was not saved", answer.order_id)
