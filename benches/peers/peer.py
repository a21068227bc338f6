"""Reads one file with one peer: peer.py PEER FILE. Prints rows, their sum and the cost as JSON."""

import json
import resource
import sys
import time


def orjson(path):
    import orjson

    def read():
        with open(path, "rb") as file:
            return orjson.loads(file.read())

    return read, lambda data: [claim["value"] for claim in data["claims"]]


def polars(path):
    import polars

    return lambda: polars.read_csv(path), lambda table: table["arrests"].to_list()


def pyogrio(path):
    from pyogrio import raw

    def numbers(data):
        meta, _, _, fields = data
        return fields[list(meta["fields"]).index("arrests")].tolist()

    return lambda: raw.read(path), numbers


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


read, numbers = {"orjson": orjson, "polars": polars, "pyogrio": pyogrio}[sys.argv[1]](sys.argv[2])
idle, start = peak(), time.process_time()
data = read()
cpu, most = time.process_time() - start, peak() - idle
values = numbers(data)
print(json.dumps({"rows": len(values), "sum": int(sum(values)), "cpu": cpu, "peak": most}))
