"""Trains the compact encoder: a small residual network on PatchCamelyon tiles.

usage: train_encoder.py --data DIR --out DIR [--epochs 14] [--budget-min 17]

DIR holds train/{0,1}/*.jpg and valid/{0,1}/*.jpg (96x96 RGB, about 1 um per pixel).
Half of `train` is used (part E, see `split_of`); the other half (part B) is left for MIL bags.
Supervised: one logit, binary cross entropy with label smoothing.  The logit layer is thrown
away at the end; the 256 pooled channels are the features.
"""
import argparse, copy, hashlib, json, math, os, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image

MEAN = (0.70, 0.54, 0.69)
STD = (0.24, 0.28, 0.22)


# ---------------------------------------------------------------- data
def split_of(names):
    """names 'train/1/patch0000001.jpg' -> 'E' or 'B'; half of each class by the order of the names' sha256."""
    out = {}
    for lab in "01":
        own = [n for n in names if n.split("/")[1] == lab]
        own.sort(key=lambda n: hashlib.sha256(("tessera-boot-1:" + n).encode()).hexdigest())
        for i, n in enumerate(own):
            out[n] = "E" if i < len(own) // 2 else "B"
    return out


def load(root, part):
    names, labels, pixels = [], [], []
    for lab in (0, 1):
        for f in sorted(os.listdir(os.path.join(root, part, str(lab)))):
            names.append(f"{part}/{lab}/{f}")
            labels.append(lab)
            pixels.append(np.asarray(Image.open(os.path.join(root, names[-1])).convert("RGB")))
    return names, np.stack(pixels), np.array(labels, np.float32)


# ---------------------------------------------------------------- network
class Block(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.downsample = None
        if stride != 1 or cin != cout:
            self.downsample = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        skip = x if self.downsample is None else self.downsample(x)
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + skip)


class Encoder(nn.Module):
    def __init__(self, widths=(32, 64, 128, 256), blocks=(2, 2, 2, 2)):
        super().__init__()
        self.conv1 = nn.Conv2d(3, widths[0], 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        cin = widths[0]
        for i, (w, n) in enumerate(zip(widths, blocks)):
            stage = []
            for b in range(n):
                stage.append(Block(cin, w, 2 if i > 0 and b == 0 else 1))
                cin = w
            setattr(self, f"layer{i + 1}", nn.Sequential(*stage))
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
            if isinstance(m, Block):
                nn.init.zeros_(m.bn2.weight)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return x.mean((2, 3))


def preprocess(u8):
    """[N,96,96,3] uint8 -> [N,3,96,96] float32"""
    x = torch.as_tensor(u8).permute(0, 3, 1, 2).float() / 255.0
    return (x - torch.tensor(MEAN).view(1, 3, 1, 1)) / torch.tensor(STD).view(1, 3, 1, 1)


# ---------------------------------------------------------------- augmentation
RGB_FROM_HED = torch.tensor([[0.65, 0.70, 0.29], [0.07, 0.99, 0.11], [0.27, 0.57, 0.78]])
HED_FROM_RGB = torch.linalg.inv(RGB_FROM_HED)


def augment(u8, gen):
    n = u8.shape[0]
    r = lambda *s: torch.rand(*s, generator=gen)
    x = torch.as_tensor(u8).permute(0, 3, 1, 2).float() / 255.0
    k = int(r(1) * 4)
    x = torch.rot90(x, k, (2, 3))
    flip = r(n) < 0.5
    x[flip] = x[flip].flip(3)
    if r(1) < 0.5:                                   # any angle, scale, small shift; mirrored border
        a = (r(n) - 0.5) * 2 * math.pi
        s = 1.0 + (r(n) - 0.5) * 0.3
        t = (r(n, 2) - 0.5) * (8 / 96)
        m = torch.stack([torch.stack([a.cos() * s, -a.sin() * s, t[:, 0]], 1),
                         torch.stack([a.sin() * s, a.cos() * s, t[:, 1]], 1)], 1)
        x = F.grid_sample(x, F.affine_grid(m, x.shape, align_corners=False), padding_mode="reflection",
                          align_corners=False)
    # stain jitter in optical density: scale and shift haematoxylin, eosin and residual
    od = -torch.log(x.clamp(0.004, 1.0)).permute(0, 2, 3, 1).reshape(n, -1, 3)
    mix = HED_FROM_RGB @ torch.diag_embed(1 + (r(n, 3) - 0.5) * 0.5) @ RGB_FROM_HED
    od = od @ mix + (r(n, 1, 3) - 0.5) * 0.10
    x = torch.exp(-od).reshape(n, 96, 96, 3).permute(0, 3, 1, 2)
    # brightness, contrast, saturation
    mean = x.mean((1, 2, 3), keepdim=True)
    x = (x - mean) * (1 + (r(n, 1, 1, 1) - 0.5) * 0.5) + mean * (1 + (r(n, 1, 1, 1) - 0.5) * 0.2)
    grey = x.mean(1, keepdim=True)
    x = (x - grey) * (1 + (r(n, 1, 1, 1) - 0.5) * 0.5) + grey
    if r(1) < 0.25:                                  # blur
        w = 0.1 + 0.5 * r(1)
        x = x * (1 - w) + w * F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), 3, 1)
    x = x.clamp(0, 1)
    x = (x - torch.tensor(MEAN).view(1, 3, 1, 1)) / torch.tensor(STD).view(1, 3, 1, 1)
    return x.contiguous(memory_format=torch.channels_last)


# ---------------------------------------------------------------- training
def auc(y, s):
    order = np.argsort(s, kind="stable")
    rank = np.empty(len(s)); rank[order] = np.arange(1, len(s) + 1)
    for v in np.unique(s[np.r_[False, np.diff(s[order]) == 0][np.argsort(order)]]):
        rank[s == v] = rank[s == v].mean()
    p = y > 0.5
    return (rank[p].sum() - p.sum() * (p.sum() + 1) / 2) / (p.sum() * (~p).sum())


@torch.no_grad()
def predict(net, head, u8):
    net.eval(); out = []
    for i in range(0, len(u8), 250):
        x = preprocess(u8[i:i + 250]).contiguous(memory_format=torch.channels_last)
        out.append(head(net(x))[:, 0])
    net.train()
    return torch.cat(out).numpy()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data"); ap.add_argument("--cache"); ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=14); ap.add_argument("--batch", type=int, default=64)
    ap.add_argument("--lr", type=float, default=2e-3); ap.add_argument("--wd", type=float, default=0.05)
    ap.add_argument("--budget-min", type=float, default=17.0); ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    torch.manual_seed(a.seed); np.random.seed(a.seed)
    torch.set_flush_denormal(True)
    if a.cache:
        get = lambda p: (open(f"{a.cache}/{p}_names.txt").read().split("\n"), np.load(f"{a.cache}/{p}_x.npy"),
                         np.load(f"{a.cache}/{p}_y.npy").astype(np.float32))
    else:
        get = lambda p: load(a.data, p)
    names, x, y = get("train")
    part = split_of(names)
    keep = np.array([i for i, n in enumerate(names) if part[n] == "E"])
    x, y = x[keep], y[keep]
    _, vx, vy = get("valid")
    gen = torch.Generator().manual_seed(a.seed)
    net = Encoder().to(memory_format=torch.channels_last)
    head = nn.Linear(256, 1)
    params = list(net.parameters()) + list(head.parameters())
    opt = torch.optim.AdamW([{"params": [p for p in params if p.ndim > 1], "weight_decay": a.wd},
                             {"params": [p for p in params if p.ndim <= 1], "weight_decay": 0.0}], lr=a.lr)
    ema_net, ema_head = copy.deepcopy(net), copy.deepcopy(head)
    per = len(x) // a.batch
    total = per * a.epochs
    step, t0 = 0, time.time()
    log = []
    for ep in range(a.epochs):
        order = np.random.permutation(len(x)); run = 0.0
        for b in range(per):
            # the schedule follows the steps, or the clock where the clock is ahead (a slow machine still anneals)
            done = max(step / total, (time.time() - t0) / (a.budget_min * 60))
            lr = a.lr * min(1.0, (step + 1) / 100) * (0.5 * (1 + math.cos(math.pi * min(1.0, done))) + 0.002)
            for g in opt.param_groups: g["lr"] = lr
            idx = np.sort(order[b * a.batch:(b + 1) * a.batch])
            t = torch.from_numpy(y[idx])
            logit = head(F.dropout(net(augment(x[idx], gen)), 0.2, True))[:, 0]
            loss = F.binary_cross_entropy_with_logits(logit, t * 0.95 + 0.025)
            opt.zero_grad(); loss.backward()
            nn.utils.clip_grad_norm_(params, 2.0)
            opt.step(); step += 1; run += float(loss)
            d = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for e, m in ((ema_net, net), (ema_head, head)):
                    for p, q in zip(e.state_dict().values(), m.state_dict().values()):
                        if p.dtype.is_floating_point: p.mul_(d).add_(q.detach(), alpha=1 - d)
                        else: p.copy_(q)
            if step % 40 == 0:
                print(f"  step {step}/{total} loss {run / (b + 1):.4f} {time.time() - t0:.0f}s", flush=True)
            if done >= 1: break
        rec = {"epoch": ep + 1, "loss": run / (b + 1), "valid_auc": float(auc(vy, predict(ema_net, ema_head, vx))),
               "seconds": time.time() - t0}
        log.append(rec); print(json.dumps(rec), flush=True)
        torch.save({"net": ema_net.state_dict(), "head": ema_head.state_dict(), "log": log, "args": vars(a)},
                   os.path.join(a.out, "encoder.pt"))
        if done >= 1: break


if __name__ == "__main__":
    main()
