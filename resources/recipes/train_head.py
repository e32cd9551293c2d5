"""Trains the head of lymph-node-demo: attention pooling on the compact encoder's features of PatchCamelyon tiles.

usage: train_head.py --features FILE.safetensors --out HEAD.safetensors [--steps 600] [--seed 2021]

FILE: `features` [N, 256], `label` U8 [N] (1 = tumour), `split` U8 [N] (0 train, 1 validation).

Every step draws a new bag from the training rows (200 to 1200 tiles, half of the bags with 0.5 to 30 % tumour, log-uniform);
only the bag's label is used. Adam, 2e-4 with a cosine to 0, weight decay 1e-5, dropout 0.25. Prints validation figures
and a Platt calibration (scale, offset of the logit difference) fitted on validation bags: slides unlike the training ones
raise the scores of their normal tiles, so that 0.5 is not where the classes part.
"""
import argparse, math
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from safetensorsfile import load, save


class Head(nn.Module):
    def __init__(self, inputs, width=512):
        super().__init__()
        self.embed, self.predict = nn.Linear(inputs, width), nn.Linear(width, 2)
        self.attend1, self.attend2 = nn.Linear(width, 128, bias=False), nn.Linear(128, 1, bias=False)
        for m in self.modules():
            if isinstance(m, nn.Linear):
                nn.init.xavier_normal_(m.weight)
                if m.bias is not None:
                    nn.init.zeros_(m.bias)

    def forward(self, x):
        f = F.dropout(F.gelu(self.embed(x)), 0.25, self.training)
        a = self.attend2(F.relu(self.attend1(f)))[:, 0].softmax(0)
        return self.predict(a @ f), a, self.predict(f)

    def published_names(self):
        p = "online_encoder.attention.attention."
        return {"feature.0.weight": self.embed.weight, "feature.0.bias": self.embed.bias, p + "0.weight": self.attend1.weight,
                p + "2.weight": self.attend2.weight, "predictor.weight": self.predict.weight, "predictor.bias": self.predict.bias}


def draw(features, label, rng, tiles=None, share=None, positive=None):
    positive = bool(rng.integers(2)) if positive is None else positive
    tumour, normal = np.flatnonzero(label == 1), np.flatnonzero(label == 0)
    n = min(tiles or int(rng.integers(200, 1200)), len(normal))
    k = max(2, round(n * (share or math.exp(rng.uniform(math.log(.005), math.log(.30)))))) if positive else 0
    k = min(k, len(tumour))
    rows = np.concatenate([rng.choice(tumour, k, replace=False), rng.choice(normal, n - k, replace=False)])
    rng.shuffle(rows)
    return features[rows], int(positive), label[rows]


def auc(label, score):
    label, order = np.asarray(label), np.argsort(score, kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    p = label == 1
    return (rank[p].sum() - p.sum() * (p.sum() + 1) / 2) / (p.sum() * (~p).sum())


def platt(difference, label):
    """Logistic regression of the label on the logit difference, by Newton's method; returns scale, offset."""
    x = np.stack([np.asarray(difference), np.ones(len(difference))], 1)
    w = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        w = w - np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2), x.T @ (p - label) + 1e-3 * (w - [1, 0]))
    return w


def bags(head, pool, seed, count, tiles, share):
    r, differences, labels, inside = np.random.default_rng(seed), [], [], []
    for i in range(count):
        x, y, t = draw(*pool, r, tiles, share, i % 2 == 1)
        logits, attention, _ = head(x)
        differences.append(float(logits[1] - logits[0])); labels.append(y)
        if y:
            inside.append(auc(t, attention.numpy()))
    return np.array(differences), np.array(labels), np.mean(inside)


KINDS = (("0.5 to 30 %", None, None), ("2 % of 1000", 1000, .02), ("10 % of 400", 400, .10))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--features", required=True); ap.add_argument("--out", required=True)
    ap.add_argument("--steps", type=int, default=600); ap.add_argument("--seed", type=int, default=2021)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    rng, data = np.random.default_rng(a.seed), load(a.features)
    features, label, split = torch.from_numpy(data["features"].astype(np.float32)), data["label"], data["split"]
    train, valid = [(features[np.flatnonzero(split == s)], label[split == s]) for s in (0, 1)]
    head = Head(features.shape[1])
    opt = torch.optim.Adam(head.parameters(), lr=2e-4, weight_decay=1e-5)
    for step in range(a.steps):
        for g in opt.param_groups:
            g["lr"] = 1e-4 * (1 + math.cos(math.pi * step / a.steps))
        x, y, _ = draw(*train, rng)
        loss = F.cross_entropy(head(x)[0][None], torch.tensor([y]))
        opt.zero_grad(); loss.backward(); opt.step()
    head.eval()
    with torch.no_grad():
        fit = [bags(head, valid, 9, 100, tiles, share)[:2] for _, tiles, share in KINDS]
        scale, offset = platt(np.concatenate([f[0] for f in fit]), np.concatenate([f[1] for f in fit]))
        print(f"calibration: scale {scale:.4f}, offset {offset:.4f}")
        for name, tiles, share in KINDS:
            d, y, inside = bags(head, valid, 1, 100, tiles, share)
            print(f"bags with {name}: bag AUC {auc(y, d):.3f}, right calls {np.mean((d > 0) == y):.2f}, "
                  f"calibrated {np.mean((scale * d + offset > 0) == y):.2f}, attention against tiles {inside:.3f}")
        p = head(valid[0])[2].softmax(1)[:, 1].numpy()
        print(f"single tiles: AUC {auc(valid[1], p):.4f}, sensitivity {(p[valid[1] == 1] > .5).mean():.3f}, specificity {(p[valid[1] == 0] <= .5).mean():.3f}")
    save(a.out, {k: v.detach().numpy() for k, v in head.published_names().items()}, {"head": "attention pooling"})


if __name__ == "__main__":
    main()
