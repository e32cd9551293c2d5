#!/usr/bin/env bash
# tests/fuzz/run.sh [SECONDS [PARSER...]]
#   Builds the fuzz targets with clang's sanitizers, gives each of them SECONDS (60), two at a time, and prints a table.
#   Exits with 1 when an input crashed a parser; it lies in build/fuzz/crashes/<parser> then. Inputs that reached new
#   code are kept in build/fuzz/corpus/<parser> for the next run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds="${1:-60}"
shift || true
command -v clang++ >/dev/null || { echo "Fuzzing needs clang++ with libFuzzer (Debian: clang, libclang-rt-14-dev)." >&2; exit 2; }

packaging/linux/build.sh fuzz fuzz-targets >&2
folder="$PWD/build/fuzz"
"$folder/fuzz/makeseeds" "$folder/seeds"
parsers=("$@")
((${#parsers[@]})) || for file in tests/fuzz/fuzz_*.cpp; do
    name="${file##*/fuzz_}"
    parsers+=("${name%.cpp}")
done

fuzz() { # parser
    local parser="$1" corpus="$folder/corpus/$1" crashes="$folder/crashes/$1" given=("$folder/seeds/$1")
    rm -rf "$crashes"
    mkdir -p "$corpus" "$crashes" "${given[0]}" "$folder/log"
    [[ ! -d "tests/fuzz/found/$parser" ]] || given+=("tests/fuzz/found/$parser")
    # (a target stops at its first crash)
    ASAN_OPTIONS=allocator_may_return_null=0:detect_leaks=1 "$folder/fuzz/fuzz_$parser" "$corpus" "${given[@]}" \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
        -artifact_prefix="$crashes/" >"$folder/log/$parser.log" 2>&1 || true
}
export -f fuzz
export folder seconds
printf '%s\n' "${parsers[@]}" | xargs -P 2 -I{} bash -c 'fuzz "$1"' - {}

failed=0
printf '%-14s %12s %10s %10s %9s\n' parser executions "exec/s" coverage crashes
for parser in "${parsers[@]}"; do
    log="$folder/log/$parser.log"
    value() { sed -n "s/^stat::$1: *//p" "$log" | tail -1; }
    coverage="$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)"
    crashes="$(find "$folder/crashes/$parser" -type f | wc -l)"
    executed="$(value number_of_executed_units)"
    printf '%-14s %12s %10s %10s %9s\n' "$parser" "${executed:--}" "$(value average_exec_per_sec)" "${coverage:--}" "$crashes"
    ((crashes == 0)) && [[ -n "$executed" ]] || failed=1
done
exit "$failed"
