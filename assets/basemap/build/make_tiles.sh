#!/usr/bin/env bash
# usage: make_tiles.sh OUT MAXZOOM [tippecanoe flags]   (one run with several layers; OUTDIR holds the *.geojsonl)
set -euo pipefail
cd "${OUTDIR:?set OUTDIR}"
out=$1 zoom=$2
shift 2
tippecanoe -q -f -Z0 -z"$zoom" --no-tile-size-limit --no-feature-limit --buffer=4 -d12 -D12 -r1 --preserve-input-order "$@" \
  -n "Arrest Atlas world" -A "Made with Natural Earth. Places: GeoNames, CC BY 4.0." -o "$out" \
  -L earth:earth.geojsonl -L water:water.geojsonl -L water:rivers.geojsonl -L landcover:landcover.geojsonl -L boundaries:boundaries.geojsonl -L places:places.geojsonl
