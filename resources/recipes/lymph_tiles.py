"""Joins what `encode-tiles` wrote with the table of tiles, for draw_bags.py.

usage: lymph_tiles.py --labels labels.csv --part B --out TILES.safetensors FEATURES.safetensors...
                      [--validation FEATURES.safetensors...]

Each FEATURES file has its `row,file` table beside it; it becomes a group of its own, so that a bag holds tiles of one stain.
Of those after --validation the validation tiles are taken, of the others the training tiles, of the first one both.
`hard` says which normal tiles look most like tumour: the hundredth of each group and part that a logistic regression on the
first group's training tiles thinks so of.
labels.csv: file, label (1 = tumour), split (train, val), part.
"""
import argparse
import csv
import pathlib

import numpy as np

from probe_encoder import fitted
from safetensorsfile import load, save

HARD = .01


def hard_tiles(features, labels, splits, groups):
    learnt = (groups == 0) & ~splits
    mean, deviation = features[learnt].mean(0), features[learnt].std(0) + 1e-6
    x = np.c_[(features - mean) / deviation, np.ones(len(features))]
    score = x @ fitted(x[learnt], labels[learnt].astype(float))
    hard = np.zeros(len(labels), bool)
    for part in (False, True):
        for group in range(groups.max() + 1):
            normal = np.flatnonzero((labels == 0) & (splits == part) & (groups == group))
            if len(normal):
                hard[normal[score[normal] >= np.quantile(score[normal], 1 - HARD)]] = True
    return hard


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", required=True)
    parser.add_argument("--part", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("features", nargs="+", type=pathlib.Path)
    parser.add_argument("--validation", nargs="*", type=pathlib.Path, default=[])
    arguments = parser.parse_args()
    with open(arguments.labels, newline="") as file:
        known = {row["file"]: row for row in csv.DictReader(file) if row["part"] == arguments.part}
    features, labels, splits, groups = [], [], [], []
    for group, path in enumerate(arguments.features + arguments.validation):
        wanted = "val" if path in arguments.validation else "train"
        with open(path.with_suffix(".csv"), newline="") as file:
            rows = [(int(row["row"]), known[row["file"]]) for row in csv.DictReader(file) if row["file"] in known]
        rows = [(row, tile) for row, tile in rows if group == 0 or tile["split"] == wanted]
        features.append(load(path)["features"][[row for row, _ in rows]])
        labels += [int(tile["label"]) for _, tile in rows]
        splits += [tile["split"] == "val" for _, tile in rows]
        groups += [group] * len(rows)
    features, labels, splits, groups = np.concatenate(features), np.array(labels), np.array(splits), np.array(groups)
    save(arguments.out, {"features": features, "label": labels.astype(np.uint8), "split": splits.astype(np.uint8),
                         "group": groups.astype(np.int32),
                         "hard": hard_tiles(features.astype(np.float64), labels, splits, groups).astype(np.uint8)}, {})


if __name__ == "__main__":
    main()
