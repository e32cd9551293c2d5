#!/usr/bin/env bash
# Installs what is missing of the named sections of packages.txt, and nothing when nothing is missing.
# usage: install-packages.sh SECTION...
set -euo pipefail

list="$(dirname "${BASH_SOURCE[0]}")/packages.txt"
missing=()
section=""
while IFS= read -r line; do
    line="${line%%#*}"
    line="${line//[[:space:]]/}"
    case "$line" in
    "") continue ;;
    "["*"]") section="${line:1:-1}"; continue ;;
    esac
    [[ " $* " == *" $section "* ]] || continue
    dpkg-query -W -f='${db:Status-Status}' "$line" 2>/dev/null | grep -qx installed || missing+=("$line")
done <"$list"

[[ ${#missing[@]} -gt 0 ]] || exit 0

echo "Tessera needs these Debian packages: ${missing[*]}"
if [[ $(id -u) -eq 0 ]]; then
    as_root=()
elif command -v sudo >/dev/null; then
    as_root=(sudo)
else
    echo "Install them as root, then run this command again." >&2
    exit 1
fi
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
