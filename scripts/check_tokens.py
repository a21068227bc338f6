#!/usr/bin/env python3
"""Fails when a pair of colours in assets/theme.toml has too little contrast, or when the map's own
styles have drifted from the theme.

Usage: scripts/check_tokens.py [-v] [THEME]    (Python 3.11, nothing else)

Contrast is the WCAG 2 ratio: text needs 4.5, marks and the edges of controls 3.0. With -v every
pair is printed, and how well the colours that stand side by side can be told apart in four kinds of
colour vision. The second only informs: an icon and a word always stand beside such a colour.
"""
import json
import math
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT, EDGE = 4.5, 3.0
VERDICTS = ("verified", "warning", "broken", "unsourced")
MAP = ("map_land", "map_water")

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB
COLOUR_VISION = {
    "protanopia": [[.152286, 1.052583, -.204868], [.114503, .786281, .099216], [-.003882, -.048116, 1.051998]],
    "deuteranopia": [[.367322, .860646, -.227968], [.280085, .672501, .047413], [-.011820, .042940, .968881]],
    "tritanopia": [[1.255528, -.076749, -.178779], [-.078411, .930809, .147602], [.004733, .691367, .303900]],
}


def rgb(colour):
    return [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def hexed(channels):
    return "#" + "".join(f"{round(255 * min(1, max(0, c))):02x}" for c in channels)


def linear(c):
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def encoded(c):
    c = min(1, max(0, c))
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def luminance(colour):
    r, g, b = map(linear, rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(top, alpha, under):
    return hexed(alpha * t + (1 - alpha) * u for t, u in zip(rgb(top), rgb(under)))


def seen_with(colour, vision):
    if vision not in COLOUR_VISION:
        return colour
    v = [linear(c) for c in rgb(colour)]
    return hexed(encoded(sum(m * x for m, x in zip(row, v))) for row in COLOUR_VISION[vision])


def oklab(colour):
    r, g, b = map(linear, rgb(colour))
    l = (.4122214708 * r + .5363325363 * g + .0514459929 * b) ** (1 / 3)
    m = (.2119034982 * r + .6806995451 * g + .1073969566 * b) ** (1 / 3)
    s = (.0883024619 * r + .2817188376 * g + .6299787005 * b) ** (1 / 3)
    return (.2104542553 * l + .7936177850 * m - .0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + .4505937099 * s,
            .0259040371 * l + .7827717662 * m - .8086757660 * s)


def distance(a, b):
    return 100 * math.dist(oklab(a), oklab(b))


def contrast_pairs(colours):
    """Every (foreground name, foreground, background name, background, needed ratio)."""
    names = [(t, b, TEXT) for t in ("text", "text_muted", "accent") for b in ("surface", "panel", "sunken", "hover", "quote")]
    names += [("text", "accent_soft", TEXT), ("accent", "accent_soft", TEXT), ("text_on_accent", "accent", TEXT)]
    names += [("quote_text", b, TEXT) for b in ("quote", "number_highlight", "place_highlight")]
    names += [(v, b, TEXT) for v in VERDICTS for b in ("panel", v + "_soft", "quote")]
    names += [("mark_text", b, TEXT) for b in MAP] + [("text_muted", "map_land", TEXT)]
    names += [(f, b, EDGE) for f in ("mark_edge", "selected", "focus") for b in MAP]
    names += [("focus", b, EDGE) for b in ("surface", "panel")]
    names += [("stroke_strong", b, EDGE) for b in ("surface", "panel", "sunken")]
    names += [(f, "quote", EDGE) for f in ("number_highlight_line", "place_highlight_line")]
    pairs = [(f, colours[f], b, colours[b], need) for f, b, need in names]
    for metric, (_, edge) in colours["metric"].items():
        pairs += [(f"edge of {metric}", edge, b, colours[b], EDGE) for b in MAP]
    return pairs


def neighbours(colours, alpha):
    """Colours that stand side by side and that a person has to tell apart."""
    pairs = [(f"mark fill / {b}", over(colours["mark"], alpha, colours[b]), colours[b]) for b in MAP]
    pairs += [(f"mark edge / {b}", colours["mark_edge"], colours[b]) for b in MAP]
    pairs.append(("selected / mark edge", colours["selected"], colours["mark_edge"]))
    for a, b in (("number_highlight", "place_highlight"), ("number_highlight_line", "place_highlight_line"),
                 ("number_highlight", "quote"), ("place_highlight", "quote")):
        pairs.append((f"{a} / {b}", colours[a], colours[b]))
    pairs += [(f"{a} / {b}", colours[a], colours[b]) for i, a in enumerate(VERDICTS) for b in VERDICTS[i + 1:]]
    metrics = [m for m in colours["metric"] if m != "any_other"]
    pairs += [(f"{a} / {b}", colours["metric"][a][0], colours["metric"][b][0])
              for i, a in enumerate(metrics) for b in metrics[i + 1:]]
    return pairs


def style_drift(name, colours):
    """Where the basemap styles of this theme paint land or water in another colour than the theme says."""
    for path in sorted((ROOT / "assets/basemap").glob(f"style-{name}-*.json")):
        paint = {layer["id"]: layer["paint"] for layer in json.loads(path.read_text())["layers"]}
        for token, painted in (("map_land", paint["bg"]["background-color"]), ("map_water", paint["water"]["fill-color"])):
            if painted != colours[token]:
                yield f"{path.relative_to(ROOT)} paints {painted} where theme.toml says {token} = {colours[token]}"


def main(arguments):
    verbose = "-v" in arguments
    paths = [a for a in arguments if a != "-v"]
    theme_file = Path(paths[0]) if paths else ROOT / "assets/theme.toml"
    theme = tomllib.loads(theme_file.read_text())
    failures, checked = [], 0
    for name in ("light", "dark"):
        colours = theme[name]
        for front, front_colour, back, back_colour, need in contrast_pairs(colours):
            ratio = contrast(front_colour, back_colour)
            checked += 1
            line = f"{name}: {front} {front_colour} on {back} {back_colour} is {ratio:.2f}, needs {need}"
            if ratio < need:
                failures.append(line)
            elif verbose:
                print(line)
        failures += style_drift(name, colours)
        for pair, a, b in neighbours(colours, theme["mark_style"]["alpha"]) if verbose else ():
            seen = [distance(seen_with(a, v), seen_with(b, v)) for v in ("typical", *COLOUR_VISION)]
            note = "" if min(seen) >= 5 else "  (icon and word carry it)"
            print(f"{name}: {pair}: " + ", ".join(f"{d:.1f}" for d in seen) + note)
    for line in failures:
        print(f"FAILS {line}", file=sys.stderr)
    print(f"{checked} contrast pairs checked, {len(failures)} failing")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
