"""What a delivery must look like before anything learns from it."""

import pandera.pandas as pa

DISTRICTS = ["Old Town", "Harbour", "Hillside"]
VEHICLES = ["bike", "scooter", "car"]

DELIVERIES = pa.DataFrameSchema(
    {
        "ordered_at": pa.Column("datetime64[us]"),
        "district": pa.Column(str, pa.Check.isin(DISTRICTS)),
        "distance_km": pa.Column(float, pa.Check.in_range(0.1, 30)),
        "items": pa.Column(int, pa.Check.in_range(1, 50)),
        "rain": pa.Column(int, pa.Check.isin([0, 1])),
        "vehicle": pa.Column(str, pa.Check.isin(VEHICLES)),
        "minutes": pa.Column(float, pa.Check.in_range(3, 240)),
    },
    checks=pa.Check(lambda deliveries: len(deliveries) >= 500, error="too few deliveries to learn from"),
    coerce=True,
)
