"""What polars needs for the filters of `benches/view.rs`: peer.py [ROWS], in a Python with polars.

The rows have the same shape (places, claimants, metrics, numbers) and are spread as evenly, but are
not the same: how many rows a filter leaves shows that it leaves as large a part. Prints the least
CPU time of five runs of filter and sums by place, all threads together.
"""

import sys
import time

import polars as pl

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
number = pl.int_range(0, rows, eager=True).cast(pl.UInt64)


def below(seed, end, kind):
    return (number.hash(seed) % end).cast(kind)


table = pl.DataFrame({
    "place": below(1, 5000, pl.UInt16),
    "metric": below(2, 10, pl.UInt8),
    "claimant": below(3, 200, pl.UInt8),
    "value": below(4, 1000, pl.UInt16),
}).with_columns((pl.col("place") % 5).cast(pl.UInt8).alias("country"))
of_metric = pl.col("metric") != 0
claimant, country, value = pl.col("claimant"), pl.col("country"), pl.col("value")
FILTERS = {
    "one claimant": claimant == 7,
    "two claimants, a country, a range": claimant.is_in([7, 8]) & (country == 1) & value.is_between(100, 500),
    "not a country, a lowest value": (country != 1) & (value >= 900),
    "not a country": country != 1,
}
for name, wanted in FILTERS.items():
    least = float("inf")
    for _ in range(5):
        start = time.process_time()
        asked = table.lazy().filter(of_metric & wanted).group_by("place")
        sums = asked.agg(pl.len(), value.cast(pl.UInt64).sum()).collect()
        least = min(least, time.process_time() - start)
    print(f"{name:36} {least * 1000:7.1f} ms of CPU, {sums['len'].sum():,} rows left")
