from io import StringIO

import pandas as pd

table = pd.read_csv(StringIO("city,country,size\nOslo,Norway,717710\nBergen,Norway,289330\nRoma,Italy,2746984\n"))
print(table.groupby("country")["size"].sum())
print(table.sort_values("size").to_string(index=False))
table["day"] = pd.date_range("2024-02-28", periods=3)
print(table.loc[table["size"] > 500_000, ["city", "day"]])
print(table.merge(pd.DataFrame({"country": ["Italy"], "code": ["it"]}))["code"].tolist())
table[["city", "size"]].to_json("cities.json", orient="records")
print(open("cities.json").read())
