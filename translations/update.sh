#!/usr/bin/env bash
# usage: translations/update.sh [FOLDER]
# Brings the texts of the program into FOLDER/*.ts (translations/*.ts): new ones come in as unfinished, others are kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
update() {
    "${LUPDATE:-/usr/lib/qt6/bin/lupdate}" -silent -I . -locations none -no-obsolete "$@" 2> >(grep -v 'undeclared qualified class' >&2)
}
sources=(base/error.cpp viewer app)
folder=${1:-translations}
for language in de es fr zh_CN; do
    update "${sources[@]}" -ts "$folder/tessera_$language.ts"
done
# English alone needs singular and plural.
update -pluralonly "${sources[@]}" -source-language en_GB -target-language en_GB -ts "$folder/tessera_en.ts"
