"""The service that answers how long a delivery takes: uvicorn doorstep.service:app"""

import logging
import os
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Literal

import mlflow
import pandas as pd
from fastapi import FastAPI
from prometheus_client import Histogram, make_asgi_app
from pydantic import BaseModel, Field

from doorstep.data import FEATURES, add_features
from doorstep.evaluate import TRACKER

log = logging.getLogger(__name__)
ANSWERS = Histogram(
    "doorstep_predicted_minutes", "Minutes that the service predicts", buckets=[10, 15, 20, 25, 30, 40, 50, 60, 90]
)
DURATION = Histogram("doorstep_prediction_seconds", "Time that a prediction takes")


class Order(BaseModel):
    ordered_at: datetime
    district: Literal["Old Town", "Harbour", "Hillside"]
    distance_km: float = Field(gt=0, le=30)
    items: int = Field(ge=1, le=50)
    rain: bool
    vehicle: Literal["bike", "scooter", "car"]


class Answer(BaseModel):
    minutes: float


@asynccontextmanager
async def load_model(app: FastAPI):
    """Takes the model from the registry once, before the first request; without a model the service doesn't start."""
    uri = os.environ.get("MODEL_URI", "models:/doorstep/latest")
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
def predict(order: Order) -> Answer:
    orders = add_features(pd.DataFrame([order.model_dump()])).astype({"rain": int})
    with DURATION.time():
        minutes = float(app.state.model.predict(orders[FEATURES])[0])
    ANSWERS.observe(minutes)
    return Answer(minutes=round(minutes, 1))
