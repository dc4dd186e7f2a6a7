import csv
import io
import json
import math
import re
import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median

print(json.dumps({"name": "Ada", "marks": [1, 2.5, None]}, sort_keys=True))
print(re.findall(r"\b(\w+)@(\w+)\.org\b", "ada@math.org, alan@logic.org"))
print(round(math.sqrt(2), 6), math.comb(10, 3), math.gcd(84, 36))
print(date(2024, 2, 28) + timedelta(days=2))
print(Decimal("0.1") + Decimal("0.2"), Fraction(1, 3) + Fraction(1, 6))
print([row["city"] for row in csv.DictReader(io.StringIO("city,size\nOslo,1\nRoma,2\n"))])

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE marks (name TEXT, mark INTEGER)")
database.executemany("INSERT INTO marks VALUES (?, ?)", [("Ada", 90), ("Alan", 70), ("Grace", 80)])
print(median(mark for (mark,) in database.execute("SELECT mark FROM marks")))
