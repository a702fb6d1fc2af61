"""Writes deliveries.csv, the made-up deliveries of a kitchen that brings food to three districts.

Nobody ordered these meals. The script decides how a delivery takes its time, so what a model should find is known:

- the kitchen needs 7 minutes, and more for every item in the bag;
- every kilometre costs time, least by car in free streets and most by bike;
- from 12 to 13 and from 18 to 20 the kitchen is full, and cars stand still in traffic;
- rain slows bikes and scooters, and people order more when it rains;
- Hillside is far away, its streets climb, and its times vary most;
- what is left is luck: every time is multiplied by a random factor.

Run `python data/make_deliveries.py`. The generator starts from a fixed number and needs only Python's own library,
so everybody gets the same file.
"""

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path

ROWS = 1500
FIRST_DAY = datetime(2026, 3, 2)
DISTRICTS = {"Old Town": (0.5, 0.5), "Harbour": (0.3, 0.8), "Hillside": (0.2, 1.1)}  # share of orders, size
PACE = {"bike": 4.6, "scooter": 3.2, "car": 2.7}  # minutes for a kilometre
RUSH = {12, 13, 18, 19, 20}
OPEN = range(11, 23)


def make_delivery(dice: random.Random, day: datetime, rainy: bool) -> dict:
    hour = dice.choices(OPEN, weights=[3 if hour in RUSH else 1 for hour in OPEN])[0]
    ordered_at = day + timedelta(hours=hour, minutes=dice.randrange(60))
    district = dice.choices(list(DISTRICTS), weights=[share for share, _ in DISTRICTS.values()])[0]
    distance = round(0.4 + DISTRICTS[district][1] * dice.gammavariate(3, 0.9), 1)
    vehicle = dice.choices(list(PACE), weights=[4, 3, 2] if distance < 3 else [1, 4, 5])[0]
    items = min(9, 1 + int(dice.expovariate(0.55)))
    rain = rainy and dice.random() < 0.7

    pace = PACE[vehicle]
    if rain and vehicle != "car":
        pace *= 1.25
    if hour in RUSH and vehicle == "car":
        pace *= 1.5
    if district == "Hillside":
        pace *= 1.5 if vehicle == "bike" else 1.15
    minutes = 7 + 1.6 * items + pace * distance + (6 if hour in RUSH else 0)
    minutes *= dice.lognormvariate(0, 0.16 if district == "Hillside" else 0.11)
    return {
        "ordered_at": ordered_at.isoformat(timespec="minutes"),
        "district": district,
        "distance_km": distance,
        "items": items,
        "rain": int(rain),
        "vehicle": vehicle,
        "minutes": round(minutes, 1),
    }


def main() -> None:
    dice = random.Random(20260302)
    deliveries, day = [], FIRST_DAY
    while len(deliveries) < ROWS:
        rainy = dice.random() < 0.35
        for _ in range(dice.randint(18, 26) + (6 if rainy else 0)):
            deliveries.append(make_delivery(dice, day, rainy))
        day += timedelta(days=1)
    deliveries = sorted(deliveries[:ROWS], key=lambda delivery: delivery["ordered_at"])

    with Path(__file__).with_name("deliveries.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=deliveries[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(deliveries)


if __name__ == "__main__":
    main()
