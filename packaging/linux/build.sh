#!/usr/bin/env bash
# Configures (the first time) and builds one preset. usage: build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
preset="$1"
shift
[[ -f "build/$preset/build.ninja" ]] || cmake --preset "$preset"
cmake --build "build/$preset" -j "${TESSERA_JOBS:-$(nproc)}" ${1:+--target "$@"}
