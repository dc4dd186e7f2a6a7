"""What a term's worth of data needs: made-up measurements, cleaned, summed up, modelled and drawn."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from scipy import stats
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

CITIES = ["Oslo", "Roma", "Lima", "Kyoto", "Accra"]


def measurements(count):
    """Temperatures that depend on the city and the day, with noise and gaps."""
    random = np.random.default_rng(42)
    table = pd.DataFrame({
        "city": random.choice(CITIES, count),
        "day": pd.Timestamp("2024-01-01") + pd.to_timedelta(random.integers(0, 366, count), unit="D"),
        "humidity": random.uniform(20, 90, count),
    })
    warmth = table["city"].map(dict(zip(CITIES, [5.0, 16.0, 19.0, 15.0, 27.0])))
    season = 8 * np.cos((table["day"].dt.dayofyear - 200) / 366 * 2 * np.pi)
    table["temperature"] = warmth + season - 0.05 * table["humidity"] + random.normal(0, 1, count)
    table.loc[random.random(count) < 0.01, "temperature"] = np.nan
    return table


def cleaned(table):
    table = table.dropna().copy()
    table["month"] = table["day"].dt.month
    table["warm"] = table["temperature"] > 20
    return table


def by_city(table):
    return table.groupby("city").agg(
        mean=("temperature", "mean"), least=("temperature", "min"), warm=("warm", "sum"), days=("day", "nunique")
    )


def drawn(table):
    months = table.pivot_table(index="month", columns="city", values="temperature")
    figure, (above, below) = plt.subplots(2, figsize=(8, 8))
    months.plot(ax=above, title="Temperature by month")
    table["temperature"].plot.hist(ax=below, bins=50)
    figure.tight_layout()
    plt.savefig("output/temperatures.png", dpi=150)


def model(table):
    """How well a linear model foretells what it has not seen."""
    inputs = pd.get_dummies(table[["city", "month"]], columns=["city", "month"]).assign(humidity=table["humidity"])
    seen, unseen, its_results, their_results = train_test_split(inputs, table["temperature"], random_state=0)
    fitted = LinearRegression().fit(seen, its_results)
    return fitted.score(unseen, their_results), fitted.coef_[inputs.columns.get_loc("humidity")]


raw = measurements(200_000)
table = cleaned(raw)
print(f"{len(raw)} measurements, {len(raw) - len(table)} without a temperature")
print(by_city(table).round(1).to_string())

correlation = stats.pearsonr(table["humidity"], table["temperature"])
print(f"Correlation with humidity {correlation.statistic:.2f}")

score, slope = model(table)
print(f"The model explains {score:.0%}, a point of humidity is worth {slope:.2f} degrees")

drawn(table)
matrix = np.corrcoef(np.random.default_rng(1).normal(size=(300, 2000)))
print(f"Largest eigenvalue {np.linalg.eigvalsh(matrix)[-1]:.3f}")
