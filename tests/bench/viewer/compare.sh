#!/bin/bash
# The viewer, OpenSeadragon in a headless Chromium and OpenSlide alone on the same slide and the same tour, in one run:
#
#     tests/bench/viewer/compare.sh SLIDE [BUILD_FOLDER]
#
# Needs vips (libvips-tools), node, npm and chromium. ${TMPDIR:-/tmp}/tessera-compare keeps the slide, cut into tiles for
# the web viewer, and the packages of package.json.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
slide=$(realpath "${1:?which slide?}")
build=$(realpath "${2:-build/release}")
work=${TMPDIR:-/tmp}/tessera-compare
name=$(basename "$slide" | sed 's/\.[^.]*$//')
export QT_QPA_PLATFORM=offscreen
mkdir -p "$work"
if [ ! -d "$work/node_modules" ]; then
    cp "$here/package.json" "$work"
    (cd "$work" && npm install --no-package-lock --no-audit --no-fund >&2)
fi
if [ ! -e "$work/$name.done" ]; then
    vips dzsave "$slide" "$work/$name" --suffix '.jpg[Q=80]' >&2
    touch "$work/$name.done"
fi
"$build/bench/bench_viewer" "$slide" --sizes 1920x1080 --write-tour "$work/$name.tour.json"
"$build/bench/bench_viewer" "$slide" --sizes 1920x1080 --sections fields,frames,openslide --json "$work/$name.ours.json" >&2
for drawer in ${DRAWERS:-canvas webgl}; do
    node "$here/openseadragon.mjs" "$work" "$work/$name.dzi" "$work/$name.tour.json" $drawer > "$work/$name.$drawer.json"
done
node "$here/comparison.mjs" "$work/$name.ours.json" $(for drawer in ${DRAWERS:-canvas webgl}; do echo "$work/$name.$drawer.json"; done)
echo
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)"
