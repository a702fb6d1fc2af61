# Predicts how many minutes a delivery takes.
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

df = pd.read_csv("data/deliveries.csv", parse_dates=["ordered_at"])
print(df.head())
print(df.describe())

# features
df["hour"] = df["ordered_at"].dt.hour
df["weekday"] = df["ordered_at"].dt.day_of_week
X = pd.get_dummies(df.drop(columns=["ordered_at", "minutes"]))
y = df["minutes"]

# tried 50 and 500 trees too, 200 was the best
model = RandomForestRegressor(n_estimators=200)
model.fit(X, y)

print("R2:", model.score(X, y))

joblib.dump(model, "model.joblib")
print("saved model.joblib")
