#!/usr/bin/env bash
# ./run.sh [SLIDE] [option...]
#   Installs what is missing, builds Tessera and opens SLIDE, or a synthetic sample slide that is made once.
#   Without a display the same analysis runs headless; the last line says where its results are.
#   Further options go to the program, such as --mpp 0.5 for a slide that does not say its resolution.
set -euo pipefail
start="$PWD"
cd "$(dirname "${BASH_SOURCE[0]}")"

packaging/linux/install-packages.sh build run

# The build's own lines go to a file; a first build shows how far it is.
log="build/build.log"
mkdir -p build
packaging/linux/build.sh release tessera tessera-engine >"$log" 2>&1 &
build=$!
shown=""
while kill -0 "$build" 2>/dev/null; do
    sleep 0.2
    ((SECONDS >= 3)) || continue
    [[ -n "$shown" ]] || echo "Building Tessera; the first time takes some minutes ..."
    step="$(tail -n 1 "$log" | grep -oE '^\[[0-9]+/[0-9]+\]' || true)"
    [[ -z "$step" || "$step" == "$shown" || ! -t 1 ]] || printf '\r%s ' "$step"
    shown="${step:-begun}"
done
[[ -z "$shown" || ! -t 1 ]] || echo
if ! wait "$build"; then
    tail -n 30 "$log" >&2
    echo "The build failed; the whole log is in $log." >&2
    exit 1
fi

bin="$PWD/build/release/bin"
data="${XDG_DATA_HOME:-$HOME/.local/share}/tessera"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/tessera"
model=lymph-node-demo
if [[ $# -gt 0 && "$1" != -* ]]; then
    slide="$1"
    shift
    [[ "$slide" == /* ]] || slide="$start/$slide"
else
    slide="$cache/sample/synthetic sample.tiff"
    model=synthetic-demo
    if [[ ! -f "$slide" ]]; then
        mkdir -p "$(dirname "$slide")"
        "$bin/tessera-engine" make-sample "$slide" --width 20000 --height 16000
    fi
fi

if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
    exec "$bin/tessera" "$slide" --analyse --model "$model" "$@"
fi
echo "No display: the analysis runs without a window."
exec "$bin/tessera-engine" analyze "$slide" --model "$PWD/resources/models/$model" --out "$data/results" --resume "$@"
