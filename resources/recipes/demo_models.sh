#!/usr/bin/env bash
# Trains the encoder and both demo models with Tessera itself, and puts them into OUT.
#
# usage: resources/recipes/demo_models.sh TILES WORK OUT     (at the top of the source, with the release build made)
#
# OUT is `resources` to replace the bundled packages, which are made by this.
#
# TILES has labels.csv (file, label with 1 = tumour, split, part) and tar archives of PatchCamelyon tiles, 96 px at 0.972 um
# per pixel. WORK keeps what is made on the way (1 GB); steps that are done there are not done again. Needs python3-numpy
# and python3-h5py.
set -euo pipefail
tiles="$1"
work="$2"
out="$3"
engine="${TESSERA_ENGINE:-build/release/bin/tessera-engine}"
python="${PYTHON:-/usr/bin/python3}"
recipes=resources/recipes
mkdir -p "$work" "$out/encoders" "$out/models"

# Part E and the even numbers of part B train the encoder, the other tiles of part B the heads: a head must not see how sure
# the encoder is of tiles that it learnt by heart. The random seventh of all tiles that is for validation chooses nothing of
# the encoder; the heads are calibrated on it.
awk -F, -v OFS=, 'NR > 1 {
    number = $1; sub(/^patch/, "", number); sub(/_.*/, "", number)
    if ($3 == "val") $4 = "B"
    else if ($4 == "B" && number % 2 == 0) $4 = "E"
} { print }' "$tiles/labels.csv" >"$work/labels.csv"
awk -F, 'NR == 1 || $4 == "E" || $3 == "val"' "$work/labels.csv" >"$work/encoder.csv"
"$engine" train-encoder --tiles "$tiles"/*.tar --labels "$work/encoder.csv" --mpp 1.0 --out "$work/encoder" --resume \
    --edge 96 --epochs 70 --validate-every 10 --name "Tessera compact" \
    --data "PatchCamelyon (PCam) training tiles, without a random seventh kept for validation" \
    --data-licence "CC0 1.0 (as stated by PCam)" --licence GPL-3.0-or-later
"$python" $recipes/finish_demo.py --package "$work/encoder/model" --about $recipes/about/tessera-compact.json \
    --licence $recipes/about/LICENSE --out "$out"/encoders/tessera-compact

# Features, as they are and in other stains: a model that is to work elsewhere must have seen bags whose colour differs from
# the next one's. The bags that calibrate it are stained further apart, and half of them hold eight times as many of the
# normal tiles that look most like tumour: on slides that neither encoder nor head has seen, the bundled head's normal bags
# rose by as much (docs/benchmarks.md, "Tile encoders").
encoded() { # strength of the stain, its number; prints the file
    local file="$work/features_$2.safetensors"
    [[ -f "$file" ]] || "$engine" encode-tiles --encoder "$out"/encoders/tessera-compact --tiles "$tiles"/*.tar \
        --restain "$1" --seed "$2" --out "$file" >&2
    echo "$file"
}
features=("$(encoded 0 0)")
for stain in 1 2 3 4 5 6 7 8; do features+=("$(encoded 1 $stain)"); done
validation=()
for stain in 9 10 11 12; do validation+=("$(encoded 1.6 $stain)"); done
"$python" $recipes/lymph_tiles.py --labels "$work/labels.csv" --part B --out "$work/lymph_tiles.safetensors" "${features[@]}" \
    --validation "${validation[@]}"
"$python" $recipes/draw_bags.py --tiles "$work/lymph_tiles.safetensors" --train 600 --hard 8 --out "$work/lymph_bags"

train_head() { # folder of bags, epochs, run
    "$engine" train --cohort "$1/cohort.csv" --features "$1/features.safetensors" \
        --encoder "$out"/encoders/tessera-compact --config $recipes/demo_head.json --set "epochs=$2" --out "$3" --resume
}
train_head "$work/lymph_bags" 1 "$work/lymph-node-demo"
"$python" $recipes/finish_demo.py --package "$work/lymph-node-demo/model" --about $recipes/about/lymph-node-demo.json \
    --licence $recipes/about/LICENSE --out "$out"/models/lymph-node-demo

# Drawn slides: a third of them normal; every fifth is for validation.
[[ -f "$work/synthetic_tiles.safetensors" ]] || "$python" $recipes/synthetic_features.py --engine "$engine" \
    --model "$out"/models/lymph-node-demo --slides 120 --work "$work/slides" --out "$work/synthetic_tiles.safetensors"
"$python" $recipes/draw_bags.py --tiles "$work/synthetic_tiles.safetensors" --out "$work/synthetic_bags"
train_head "$work/synthetic_bags" 4 "$work/synthetic-demo"
"$python" $recipes/finish_demo.py --package "$work/synthetic-demo/model" --about $recipes/about/synthetic-demo.json \
    --licence $recipes/about/LICENSE --out "$out"/models/synthetic-demo
