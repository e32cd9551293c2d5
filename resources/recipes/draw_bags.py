"""Draws bags of labelled tiles: a cohort that `tessera-engine train` reads as it is.

usage: draw_bags.py --tiles TILES.safetensors --out DIR [--train 3600] [--validation 300]
                    [--hard 1] [--seed 1]

TILES: `features` [N, D], `label` U8 [N] (1 = tumour), `split` U8 [N] (0 train, 1 validation) and, where a bag is to hold
tiles of one group alone, `group` I32 [N]; half of the bags then are of group 0.
Half of the bags are positive: 0.5 to 30 % tumour, at least two tiles; 200 to 1,200 tiles, as many as there are. Sizes and
shares are even in their logarithm. With `hard` U8 [N], half of the validation bags of either kind draw those normal tiles
--hard times as often: slides that no part of a model has seen show more of what looks like tumour. Writes
DIR/features.safetensors and DIR/cohort.csv (bag_id, split, label, tiles).
"""
import argparse
import csv
import math
import pathlib

import numpy as np

from safetensorsfile import load, save


class Pool:
    """Rows of one part and group, by class."""

    def __init__(self, rows, label, hard, weight):
        self.normal, self.tumour = rows[label[rows] == 0], rows[label[rows] == 1]
        weights = np.where(hard[self.normal], weight, 1.0)
        self.weights = weights / weights.sum()

    def draw(self, rng, positive, is_hard):
        between = lambda low, high: math.exp(rng.uniform(math.log(low), math.log(high)))
        tiles = min(round(between(200, 1200)), len(self.normal))
        share = between(.005, .30)
        tumour = min(max(2, round(tiles * share)), len(self.tumour)) if positive else 0
        normal = (rng.choice(self.normal, tiles - tumour, p=self.weights) if is_hard
                  else rng.choice(self.normal, tiles - tumour, replace=False))
        rows = np.concatenate([rng.choice(self.tumour, tumour, replace=False), normal])
        rng.shuffle(rows)
        return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tiles", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--train", type=int, default=3600)
    parser.add_argument("--validation", type=int, default=300)
    parser.add_argument("--hard", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = np.random.default_rng(arguments.seed)
    tiles = load(arguments.tiles)
    label, split = tiles["label"], tiles["split"]
    group = tiles.get("group", np.zeros(len(label), np.int32))
    hard = tiles.get("hard", np.zeros(len(label))).astype(bool)
    groups = int(group.max()) + 1
    arguments.out.mkdir(parents=True, exist_ok=True)
    save(arguments.out / "features.safetensors", {"features": tiles["features"].astype(np.float32)}, {})
    with open(arguments.out / "cohort.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["bag_id", "split", "label", "tiles"])
        for part, name, bags, weight in ((0, "train", arguments.train, 1),
                                         (1, "val", arguments.validation, arguments.hard)):
            rows = [np.flatnonzero((split == part) & (group == g)) for g in range(groups)]
            pools = [Pool(of_group, label, hard, weight) for of_group in rows if len(of_group)]
            for bag in range(bags):
                of_first = len(pools) == 1 or rng.random() < .5
                pool = pools[0 if of_first else int(rng.integers(1, len(pools)))]
                positive = bag % 2 == 1
                drawn = pool.draw(rng, positive, weight != 1 and bag % 4 > 1)
                table.writerow([f"{name}_{bag:04d}", name, "tumour" if positive else "normal", " ".join(map(str, drawn))])


if __name__ == "__main__":
    main()
