"""Joins what `encode-tiles` wrote with the table of tiles, for draw_bags.py.

usage: lymph_tiles.py --labels labels.csv --part B --out TILES.safetensors FEATURES.safetensors...

Each FEATURES file has its `row,file` table beside it; it becomes a group of its own, so that a bag holds tiles of one stain.
labels.csv: file, label (1 = tumour), split (train, val), part.
"""
import argparse
import csv
import pathlib

import numpy as np

from safetensorsfile import load, save


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", required=True)
    parser.add_argument("--part", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("features", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    with open(arguments.labels, newline="") as file:
        known = {row["file"]: row for row in csv.DictReader(file) if row["part"] == arguments.part}
    features, labels, splits, groups = [], [], [], []
    for group, path in enumerate(arguments.features):
        with open(path.with_suffix(".csv"), newline="") as file:
            rows = [(int(row["row"]), known[row["file"]]) for row in csv.DictReader(file) if row["file"] in known]
        features.append(load(path)["features"][[row for row, _ in rows]])
        labels += [int(tile["label"]) for _, tile in rows]
        splits += [tile["split"] == "val" for _, tile in rows]
        groups += [group] * len(rows)
    save(arguments.out, {"features": np.concatenate(features), "label": np.array(labels, np.uint8),
                         "split": np.array(splits, np.uint8), "group": np.array(groups, np.int32)}, {})


if __name__ == "__main__":
    main()
