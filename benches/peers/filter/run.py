#!/usr/bin/env python3
"""Compares filters with sums by place here and in polars, on the same rows.

    benches/peers/filter/run.py [ROWS]

Needs cargo and Python with venv. Installs polars with pip into a folder of its own under the
system's temporary folder, writes the made-up claims there as a table, asks ours and polars in turn
in a process each, and ends with an error where a filter leaves other rows or other sums.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
# How much longer than polars we may need.
WANTED = 1.0


def benchmark():
    """The benchmark program, built where it is not."""
    build = ["cargo", "bench", "--bench", "view", "--no-run", "--message-format=json"]
    lines = subprocess.run(build, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    messages = (json.loads(line) for line in lines if line.startswith("{"))
    return [it["executable"] for it in messages if it.get("executable")][-1]


def python_with_polars(folder):
    target = folder / "venv"
    if not target.exists():
        venv.create(target, with_pip=True)
        subprocess.run([target / "bin" / "pip", "install", "--quiet", "polars"], check=True)
    return target / "bin" / "python"


def answers(command, env=None):
    """What a program prints for each filter, by its name."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
    return {it["filter"]: it for it in map(json.loads, done.stdout.splitlines())}


def main():
    rows = sys.argv[1] if len(sys.argv) > 1 else "10000000"
    folder = Path(tempfile.gettempdir()) / "arrest-atlas-peers"
    folder.mkdir(exist_ok=True)
    path = folder / f"made-up-claims-{rows}.csv"
    program = os.environ.get("ARREST_ATLAS_VIEW") or benchmark()
    write = {"ARREST_ATLAS_WRITE": str(path), "ARREST_ATLAS_ROWS": rows}
    subprocess.run([program], check=True, env={**os.environ, **write})
    ours = answers([program], {**os.environ, "ARREST_ATLAS_ASK": rows})
    theirs = answers([python_with_polars(folder), HERE / "peer.py", path])
    print(f"{'filter':36} {'ours, CPU':>10} {'clock':>8} {'polars, CPU':>12} {'clock':>8}"
          f" {'we need':>8} {'wanted':>7}")
    differ = ours.keys() != theirs.keys()
    for name, us in ours.items():
        them = theirs[name]
        print(f"{name:36} {us['cpu'] * 1e3:7.1f} ms {us['wall'] * 1e3:5.1f} ms"
              f" {them['cpu'] * 1e3:9.1f} ms {them['wall'] * 1e3:5.1f} ms"
              f" {us['wall'] / them['wall']:7.2f}x {WANTED:6.2f}x")
        if us["found"] != them["found"]:
            differ = True
            print(f"  they differ: {us['found']} here, {them['found']} there")
    sys.exit(differ)


main()
