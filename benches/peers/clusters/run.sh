#!/bin/sh
# Measures npm's supercluster 9 in a folder of its own that goes away again. Needs node and npm.
# Usage: run.sh [places] [towns|even]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$here/peer.mjs" "$folder"
cd "$folder"
npm init -y >/dev/null
npm install --silent supercluster@9 >/dev/null
node --expose-gc --max-old-space-size=12000 peer.mjs "$@"
