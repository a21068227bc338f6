#!/usr/bin/env python3
"""Measures from outside how long a program takes until its window shows something (X11).

Usage: benches/start/first_picture.py [-n RUNS] PROGRAM [ARGUMENTS]

Each run starts the program, looks at six lines of its window every millisecond, and ends it after
three seconds. Told are, in milliseconds since just before the program was started: when the window
was there; when it held a picture (more than three colours); when the picture changed for the last
time; and the processor time of all threads until the picture and until the end. The first run is
told but not counted: it fills caches. Run it on a screen without a window manager.
"""

import ctypes as c
import os
import statistics
import subprocess
import sys
import time

x = c.CDLL("libX11.so.6")
for name in ("XOpenDisplay", "XGetImage"):
    getattr(x, name).restype = c.c_void_p
x.XDefaultRootWindow.restype = c.c_ulong
all_planes = c.c_ulong(~0 & 0xFFFFFFFFFFFFFFFF)


class Image(c.Structure):
    _fields_ = [("size", c.c_int * 4), ("data", c.c_void_p), ("orders", c.c_int * 5), ("row", c.c_int)]


@c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p)
def ignored(_display, _error):  # windows come and go while they are looked at
    return 0


x.XSetErrorHandler(ignored)
display = c.c_void_p(x.XOpenDisplay(None))
if not display:
    sys.exit("there is no display")
root = c.c_ulong(x.XDefaultRootWindow(display))


def children():
    nothing, kids, count = c.c_ulong(), c.POINTER(c.c_ulong)(), c.c_uint()
    x.XQueryTree(display, root, c.byref(nothing), c.byref(nothing), c.byref(kids), c.byref(count))
    found = [kids[at] for at in range(count.value)]
    if kids:
        x.XFree(kids)
    return found


def large_window():
    """A window that is shown, with its size; the helpers that programs keep are a few pixels."""
    for window in children():
        attributes = (c.c_int * 64)()
        if not x.XGetWindowAttributes(display, c.c_ulong(window), c.byref(attributes)):
            continue
        width, height, map_state = attributes[2], attributes[3], attributes[23]
        if map_state == 2 and width > 300 and height > 200:
            return window, width, height
    return None


def lines_of(window, width, height):
    """The colours on six lines of the window."""
    kept = b""
    for part in (24, 60, height // 4, height // 2, 3 * height // 4, height - 20):
        image = x.XGetImage(display, c.c_ulong(window), 0, part, width, 1, all_planes, 2)
        if not image:
            return b""
        held = c.cast(image, c.POINTER(Image)).contents
        kept += c.string_at(held.data, held.row)
        x.XFree(c.c_void_p(held.data))
        x.XFree(c.c_void_p(image))
    return kept


def processor_time(pid):
    """Milliseconds of all threads that are still there."""
    total = 0
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
    except (FileNotFoundError, ProcessLookupError):
        pass
    return total / 1e6


def measure(command):
    start = time.monotonic()
    now = lambda: (time.monotonic() - start) * 1000
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    told, seen, window = {}, None, None
    while now() < 3000 and program.poll() is None:
        window = window or large_window()
        if window:
            told.setdefault("window", now())
            lines = lines_of(*window)
            if lines != seen and lines:
                seen = lines
                if len(set(memoryview(lines).cast("I"))) > 3:
                    told["last change"] = now()
                    if "picture" not in told:
                        told["picture"] = told["last change"]
                        told["CPU until the picture"] = processor_time(program.pid)
        time.sleep(0.001)
    told["CPU until the end"] = processor_time(program.pid)
    program.terminate()
    program.wait()
    return told


def main():
    arguments = sys.argv[1:]
    runs = 10
    if arguments[:1] == ["-n"]:
        runs, arguments = int(arguments[1]), arguments[2:]
    if not arguments:
        sys.exit(__doc__)
    all_runs = [measure(arguments) for _ in range(runs + 1)]
    print(f"{'':24} {'first':>7} {'least':>7} {'median':>7} {'most':>7}   ms, {runs} runs after the first")
    for what in ("window", "picture", "last change", "CPU until the picture", "CPU until the end"):
        values = [run.get(what, float("nan")) for run in all_runs]
        warm = values[1:]
        print(f"{what:24} {values[0]:7.0f} {min(warm):7.0f} {statistics.median(warm):7.0f} {max(warm):7.0f}")


main()
