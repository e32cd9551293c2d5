"""Features and labels of generated slides, for draw_bags.py.

usage: synthetic_features.py --engine build/release/bin/tessera-engine --model resources/models/lymph-node-demo
                             --work DIR --out FILE.safetensors [--slides 60] [--tumour 0 0.03 0.2]

Draws slides with `make-sample`, with each share of tumour in turn, extracts the tiles' features with
`analyze` (the model given only says which encoder and tiling) and reads the truth. Every fifth slide is for validation. Needs python3-h5py.
"""
import argparse
import csv
import pathlib
import subprocess

import h5py
import numpy as np

from safetensorsfile import save


def features_of(arguments, seed):
    slide = arguments.work / f"sample{seed}.tiff"
    tumour = arguments.tumour[seed % len(arguments.tumour)]
    subprocess.run([arguments.engine, "make-sample", slide, "--width", "7000", "--height", "6000", "--seed", str(1000 + seed), "--tumour", str(tumour)], check=True)
    subprocess.run([arguments.engine, "analyze", slide, "--model", arguments.model, "--out", arguments.work], check=True)
    with open(slide.with_suffix(".truth.csv")) as file:
        truth = {(int(row["x"]), int(row["y"])): int(row["label"]) for row in csv.DictReader(file)}
    with h5py.File(arguments.work / slide.stem / "features.h5") as file:
        features, corners = file["features"][:], file["coords"][:]
    known = [i for i, (x, y) in enumerate(corners) if (x, y) in truth]
    slide.unlink()
    return features[known], np.array([truth[tuple(corners[i])] for i in known], np.uint8)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--slides", type=int, default=60)
    parser.add_argument("--tumour", type=float, nargs="+", default=[0, 0.03, 0.2])
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    features, labels, splits = [], [], []
    for seed in range(arguments.slides):
        f, label = features_of(arguments, seed)
        features.append(f)
        labels.append(label)
        splits.append(np.full(len(label), seed % 5 == 4, np.uint8))
    save(arguments.out, {"features": np.concatenate(features).astype(np.float32), "label": np.concatenate(labels),
                         "split": np.concatenate(splits)}, {"slides": str(arguments.slides)})


if __name__ == "__main__":
    main()
