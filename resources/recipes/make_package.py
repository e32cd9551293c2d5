"""Makes the weights of a MIL package: rounds a trained head to half precision, computes the reference outputs of its
self-test with the rounded weights, and writes both sha256 into the package's model.json.

usage: make_package.py HEAD.safetensors --selftest-features FILE.safetensors --package resources/models/NAME

HEAD holds the published keys (plain attention pooling, act gelu, da_act relu); FILE holds `input.features` [N, D].
model.json of the package must be there with everything but the hashes.
"""
import argparse
import hashlib
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

from safetensorsfile import load, save

ATTENTION = "online_encoder.attention.attention."


def reference_outputs(weights, features, calibration):
    w = {name: torch.from_numpy(value.astype(np.float32)) for name, value in weights.items()}
    x = torch.from_numpy(features)
    f = F.gelu(x @ w["feature.0.weight"].T + w["feature.0.bias"])
    raw = (F.relu(f @ w[ATTENTION + "0.weight"].T) @ w[ATTENTION + "2.weight"].T)[:, 0]
    attention = raw.softmax(0)
    logits = w["predictor.weight"] @ (attention @ f) + w["predictor.bias"]
    tiles = (f @ w["predictor.weight"].T + w["predictor.bias"]).softmax(1)
    probabilities = logits.softmax(0)
    if calibration and calibration["method"] == "platt":
        second = torch.sigmoid(calibration["scale"] * (logits[1] - logits[0]) + calibration["offset"])
        probabilities = torch.stack([1 - second, second])
    outputs = {"expect.logits": logits[None], "expect.probabilities": probabilities[None], "expect.attention": attention,
               "expect.attention_raw": raw, "expect.single_tile_probabilities": tiles}
    return {name: value.numpy().astype(np.float32) for name, value in outputs.items()}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("head")
    parser.add_argument("--selftest-features", required=True)
    parser.add_argument("--package", type=pathlib.Path, required=True)
    arguments = parser.parse_args()

    description_file = arguments.package / "model.json"
    description = json.loads(description_file.read_text())
    weights = {name: value.astype(np.float16) for name, value in load(arguments.head).items()}
    features = load(arguments.selftest_features)["input.features"].astype(np.float32)
    outputs = reference_outputs(weights, features, description["calibration"])
    save(arguments.package / "model.safetensors", weights, {"id": description["id"], "version": description["version"]})
    save(arguments.package / "reference_outputs.safetensors", {"input.features": features, **outputs}, {"id": description["id"]})
    description["weights"] = {"file": "model.safetensors", "sha256": sha256(arguments.package / "model.safetensors"), "dtype": "float16"}
    description["selftest"] = {"file": "reference_outputs.safetensors", "tolerance": 1e-4,
                               "sha256": sha256(arguments.package / "reference_outputs.safetensors")}
    description_file.write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
