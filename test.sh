#!/usr/bin/env bash
# ./test.sh [ctest option...]
#   Installs what is missing, builds everything and runs all tests: the release build, then the libraries without
#   LibTorch under the address and undefined-behaviour sanitizers, then the threaded ones under the thread sanitizer.
#   TESSERA_QUICK=1 runs the release build alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# (No OMP_NUM_THREADS: `nproc` would take it for the number of cores. Each test sets its own; cmake/TesseraTarget.cmake.)
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$(mktemp -d)}"
export CCACHE_DIR="${CCACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/ccache}"
packaging/linux/install-packages.sh build run test

failed=0
run() { # preset, target, tests at a time, options of ctest
    local preset="$1" target="$2" jobs="$3"
    shift 3
    packaging/linux/build.sh "$preset" "$target"
    ctest --test-dir "build/$preset" --output-on-failure -j "$jobs" "$@" || failed=1
}
run release all "$(nproc)" "$@"
if [[ -z "${TESSERA_QUICK:-}" ]]; then
    # (One at a time: what waits for an answer has less time than a sanitizer leaves it on a busy machine.)
    # (What takes minutes in a release build would take a quarter of an hour here.)
    run asan all 1 --label-exclude slow "$@"
    run tsan threaded-tests 1 --label-regex threads "$@"
fi
exit "$failed"
