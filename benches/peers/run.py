#!/usr/bin/env python3
"""Compares what it costs to read a million rows here and elsewhere.

    benches/peers/run.py [ROWS]

Needs cargo, node and Python with venv. Installs orjson, polars and pyogrio with pip into a folder
of its own under the system's temporary folder, writes the made-up files there, runs ours and each
peer in turn on the same file, one process at a time, and ends with an error where they do not read
the same rows. What is measured is CPU time from the bytes to the values, and the peak of the
memory above that of an idle process.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Peer, the file it reads, by which factor we want to need less CPU time than it (below 1: how
# much longer we may need).
PEERS = [
    ("node", "json", 4.0),
    ("orjson", "json", 8.0),
    ("pyogrio", "geojson", 8.0),
    ("node", "geojson", 3.5),
    ("polars", "csv", 1 / 1.3),
]


def ours(folder, rows):
    """The benchmark program, built once, and the files it has written."""
    build = ["cargo", "bench", "--bench", "load", "--no-run", "--message-format=json"]
    lines = subprocess.run(build, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    messages = (json.loads(line) for line in lines if line.startswith("{"))
    program = [it["executable"] for it in messages if it.get("executable")][-1]
    write = {"ARREST_ATLAS_WRITE": str(folder), "ARREST_ATLAS_ROWS": str(rows)}
    subprocess.run([program], check=True, env={**os.environ, **write})
    return program


def python_with_peers(folder):
    """A Python that has the peers, with their versions on the screen."""
    target = folder / "venv"
    if not target.exists():
        venv.create(target, with_pip=True)
        pip = [target / "bin" / "pip", "install", "--quiet", "orjson", "polars", "pyogrio"]
        subprocess.run(pip, check=True)
    subprocess.run([target / "bin" / "pip", "list", "--disable-pip-version-check"], check=True)
    subprocess.run(["node", "--version"], check=True)
    return target / "bin" / "python"


def measured(command, env=None):
    """What one run prints, as its last line, in JSON."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
    return json.loads(done.stdout.splitlines()[-1])


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    folder = Path(tempfile.gettempdir()) / "arrest-atlas-peers"
    folder.mkdir(exist_ok=True)
    program = ours(folder, rows)
    python = python_with_peers(folder)
    print(f"\n{'file':8} {'peer':8} {'ours, CPU':>10} {'peer, CPU':>10} {'we need':>8}"
          f" {'wanted':>7} {'ours, peak':>11} {'peer, peak':>11}")
    differ = False
    for peer, ending, factor in PEERS:
        path = folder / f"made-up-{rows}.{ending}"
        us = measured([program], {**os.environ, "ARREST_ATLAS_READ": str(path)})
        if peer == "node":
            them = measured(["node", "--max-old-space-size=8000", HERE / "peer.mjs", path])
        else:
            them = measured([python, HERE / "peer.py", peer, path])
        print(f"{ending:8} {peer:8} {us['cpu']:8.2f} s {them['cpu']:8.2f} s"
              f" {us['cpu'] / them['cpu']:7.2f}x {1 / factor:6.2f}x"
              f" {us['peak'] / us['bytes']:6.2f} file {them['peak'] / us['bytes']:6.2f} file")
        if (us["rows"], us["sum"]) != (them["rows"], them["sum"]):
            differ = True
            print(f"  they differ: {us['rows']} rows with {us['sum']} here,"
                  f" {them['rows']} with {them['sum']} there")
    sys.exit(differ)


main()
