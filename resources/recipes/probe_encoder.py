"""How well features tell tumour from normal tiles, and how far they follow the stain.

usage: probe_encoder.py --labels labels.csv FEATURES.safetensors [RESTAINED.safetensors...]

FEATURES and RESTAINED were written by `encode-tiles` (the latter with --restain), each with its `row,file` table beside it.
A logistic regression (weight decay 8) on the features of the training tiles of part E judges the validation tiles of part B,
which neither encoder nor regression saw. Prints the AUC for each file, and how far the mean logit of normal tiles moves with
the stain, as a share of its distance from the tumour tiles. labels.csv: file, label (1 = tumour), split, part.
"""
import argparse
import csv
import pathlib

import numpy as np

from safetensorsfile import load

DECAY = 8.0


def fitted(x, y):
    """Weights of a logistic regression, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + DECAY * np.eye(len(w))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + DECAY * w)
    return w


def auc(label, score):
    order = np.argsort(score, kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    positive = label == 1
    return (rank[positive].sum() - positive.sum() * (positive.sum() + 1) / 2) / (positive.sum() * (~positive).sum())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", required=True)
    parser.add_argument("features", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    with open(arguments.labels, newline="") as file:
        known = {row["file"]: row for row in csv.DictReader(file)}
    with open(arguments.features[0].with_suffix(".csv"), newline="") as file:
        tiles = [known[row["file"]] for row in csv.DictReader(file)]
    label = np.array([int(tile["label"]) for tile in tiles])
    train = np.array([tile["split"] == "train" and tile["part"] == "E" for tile in tiles])
    judged = np.array([tile["split"] == "val" and tile["part"] == "B" for tile in tiles])
    sets = [load(path)["features"].astype(np.float64) for path in arguments.features]
    mean, deviation = sets[0][train].mean(0), sets[0][train].std(0) + 1e-6
    design = lambda features: np.c_[(features - mean) / deviation, np.ones(len(features))]
    weights = fitted(design(sets[0][train]), label[train].astype(float))
    logits = [design(features[judged]) @ weights for features in sets]
    truth = label[judged]
    gap = logits[0][truth == 1].mean() - logits[0][truth == 0].mean()
    print(f"{judged.sum()} tiles")
    for path, logit in zip(arguments.features, logits):
        shift = abs(logit[truth == 0].mean() - logits[0][truth == 0].mean()) / gap
        print(f"{path.name}: AUC {auc(truth, logit):.4f}, shift of normal tiles {shift:.3f}")


if __name__ == "__main__":
    main()
