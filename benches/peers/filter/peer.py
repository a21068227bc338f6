"""Asks polars the filters of `benches/view.rs`: peer.py FILE, in a Python with polars.

FILE is the table that the benchmark writes. Prints for each filter a line of JSON: the mean cost of
fifty runs of filter and sums by place (CPU time of all threads, and by the clock), and what it
leaves: rows, their sum, and the sum weighed by the places' rows.
"""

import json
import sys
import time

import polars as pl

TIMES = 50
table = pl.read_csv(sys.argv[1], schema={
    "place": pl.UInt16,
    "metric": pl.UInt8,
    "claimant": pl.UInt8,
    "country": pl.Categorical,
    "value": pl.UInt16,
}).rechunk()
of_metric = pl.col("metric") == 0
claimant, country, value = pl.col("claimant"), pl.col("country"), pl.col("value")
FILTERS = {
    "one claimant": claimant == 7,
    "two claimants, a country, a range":
        claimant.is_in([7, 8]) & (country == "FR") & value.is_between(100, 500),
    "not a country, a lowest value": (country != "FR") & (value >= 900),
    "not a country": country != "FR",
}
for name, wanted in FILTERS.items():
    asked = table.lazy().filter(of_metric & wanted).group_by("place")
    asked = asked.agg(pl.len(), value.cast(pl.UInt64).sum())
    sums = asked.collect()
    spent, start = time.process_time(), time.perf_counter()
    for _ in range(TIMES):
        sums = asked.collect()
    cpu, wall = time.process_time() - spent, time.perf_counter() - start
    weighed = ((sums["place"].cast(pl.UInt64) + 1) * sums["value"]).sum()
    found = [int(sums["len"].sum()), int(sums["value"].sum()), int(weighed)]
    print(json.dumps({"filter": name, "cpu": cpu / TIMES, "wall": wall / TIMES, "found": found}))
