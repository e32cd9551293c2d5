#!/usr/bin/env bash
# Writes docs/images/window-dark.png and window-light.png: the real program on a synthetic sample slide, drawn in a
# virtual display. Nothing of the user's settings and results is read or written.
# usage: make-screenshots.sh [folder of the programs; default build/release/bin]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
programs="${1:-build/release/bin}"
model=synthetic-demo
[[ -d "resources/models/$model" ]] || model=lymph-node-demo

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
export XDG_DATA_HOME="$scratch/data" XDG_CACHE_HOME="$scratch/cache" XDG_RUNTIME_DIR="$scratch/run" LC_ALL=C.UTF-8
export TESSERA_ENGINE="${TESSERA_ENGINE:-$PWD/$programs/tessera-engine}"
unset QT_QPA_PLATFORM WAYLAND_DISPLAY
mkdir -m 700 "$XDG_RUNTIME_DIR"
slide="$scratch/synthetic sample.tiff"
"$TESSERA_ENGINE" make-sample "$slide" --width 12000 --height 9000

mkdir -p docs/images
for theme in dark light; do
    export XDG_CONFIG_HOME="$scratch/config-$theme"
    mkdir -p "$XDG_CONFIG_HOME/tessera"
    printf '[General]\ntheme=%s\n' "$theme" >"$XDG_CONFIG_HOME/tessera/tessera.conf"
    xvfb-run -a -s "-screen 0 1600x1000x24" \
        "$programs/tessera" "$slide" --analyse --model "$model" --screenshot "docs/images/window-$theme.png"
    echo "docs/images/window-$theme.png"
done
