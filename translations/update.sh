#!/usr/bin/env bash
# Brings the texts of the program into translations/*.ts: new ones come in as unfinished, others are kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for language in de es fr zh_CN; do
    /usr/lib/qt6/bin/lupdate -silent -I . -locations none -no-obsolete base/error.cpp base/detail viewer app \
        -ts "translations/tessera_$language.ts"
done
