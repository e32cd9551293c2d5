"""How a demo head's logit of whole bags lies for normal bags and for bags with a little tumour, and how its attention finds it.

usage: probe_head.py --model resources/models/lymph-node-demo --tiles TILES.safetensors [--split 1] [--group 0] [--hard 8]

TILES: `features` [N, D], `label` U8 [N] (1 = tumour), `split` U8 [N] and, where there are, `group` and `hard` (lymph_tiles.py).
Bags of 1,000 tiles with 0 to 3 % tumour, sixty of each; with --hard the normal tiles that `hard` names are drawn that many
times as often. The head is plain attention pooling (gelu, relu); logits are those before calibration.
"""
import argparse
import json
import pathlib

import numpy as np

from safetensorsfile import load

TILES, BAGS = 1000, 60


def gelu(x):
    t = 1 / (1 + .3275911 * np.abs(x) / 2 ** .5)  # erf: Abramowitz and Stegun 7.1.26
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - .284496736) * t + .254829592) * t
    return .5 * x * (1 + np.sign(x) * (1 - series * np.exp(-x * x / 2)))


class Head:
    def __init__(self, folder):
        self.weights = {key: value.astype(np.float32) for key, value in load(folder / "model.safetensors").items()}
        named = lambda end: next(value for key, value in self.weights.items() if key.endswith(end))
        self.inner, self.outer = named("attention.0.weight"), named("attention.2.weight")

    def _logit(self, x):
        logits = x @ self.weights["predictor.weight"].T + self.weights["predictor.bias"]
        return logits[..., 1] - logits[..., 0]

    def _embedded(self, tiles):
        return gelu(tiles @ self.weights["feature.0.weight"].T + self.weights["feature.0.bias"])

    def of_tiles(self, tiles):
        return self._logit(self._embedded(tiles))

    def of_bag(self, tiles):
        """The bag's logit and the attention of each tile, before its softmax."""
        x = self._embedded(tiles)
        raw = (np.maximum(x @ self.inner.T, 0) @ self.outer.T)[:, 0]
        attention = np.exp(raw - raw.max())
        return self._logit(attention / attention.sum() @ x), raw


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--tiles", type=pathlib.Path, required=True)
    parser.add_argument("--split", type=int, default=1)
    parser.add_argument("--group", type=int, default=0)
    parser.add_argument("--hard", type=float, default=1)
    arguments = parser.parse_args()
    head, data = Head(arguments.model), load(arguments.tiles)
    chosen = data["split"] == arguments.split
    if "group" in data:
        chosen &= data["group"] == arguments.group
    features, label = data["features"][chosen].astype(np.float32), data["label"][chosen]
    normal, tumour = np.flatnonzero(label == 0), np.flatnonzero(label == 1)
    hard = data["hard"][chosen][normal] if arguments.hard != 1 else np.zeros(len(normal))
    weights = np.where(hard, arguments.hard, 1.0) / np.where(hard, arguments.hard, 1.0).sum()
    logits = head.of_tiles(features[normal])
    print("single normal tiles above a logit of", {above: f"{(logits > above).mean():.2%}" for above in (0, 1, 2, 3, 4)})
    print("calibration", json.loads((arguments.model / "model.json").read_text())["calibration"])
    rng = np.random.default_rng(1)
    for share in (0, .01, .02, .03):
        bags, found = [], []
        for _ in range(BAGS):
            few = round(TILES * share)
            rows = np.concatenate([rng.choice(tumour, few, replace=False),
                                   rng.choice(normal, TILES - few, replace=arguments.hard != 1, p=weights)])
            logit, raw = head.of_bag(features[rows])
            bags.append(logit)
            found.append((raw[:few, None] > raw[None, few:]).mean() if few else np.nan)
        attention = f", AUC of the attention {np.mean(found):.3f}" if share else ""
        print(f"{share:.0%} tumour: logit {np.mean(bags):.2f} ± {np.std(bags):.2f}, "
              f"from {min(bags):.2f} to {max(bags):.2f}{attention}")


if __name__ == "__main__":
    main()
