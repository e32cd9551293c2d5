#!/usr/bin/env python3
"""When does MHIM help? Trains each baseline alone and with kinds of MHIM on bags with frequent, few and rare findings.

usage: mhim_table.py ENGINE BAGS OUT [--baselines attn,dsmil] [--tables pcam_bags_wide,...] [--seeds 2021,2022,2023]
                     [--kinds pure,...] [--epochs 15] [--width 512] [--features features_squeezenet] [--table]

BAGS holds the tables (bag_id, split, label, tiles) and the features. Bags of the split "valid" are judged and nothing else:
they choose no epoch. Each kind starts from the pure model of the same seed and trains as many epochs again; the last epoch
is judged, the student and the teacher by themselves. What is in OUT already is not done again; --table trains nothing and
prints the Markdown table of what is there. Python's standard library alone; one thread for each run.
"""
import argparse
import csv
import hashlib
import json
import pathlib
import statistics
import struct
import subprocess
import sys
import tempfile

TABLES = ["pcam_bags_wide", "pcam_bags", "pcam_bags_hard"]
MHIM = {"version": "v2"}
KINDS = {
    "pure": {"version": "pure"},
    "pure, as long again": {"version": "pure"},
    "published: h 0.03, fresh student": {**MHIM, "mask_ratio_h": 0.03, "student_start": "none"},
    "h 0.01, fresh student": {**MHIM, "mask_ratio_h": 0.01, "student_start": "none"},
    "h 0.03, embedding": {**MHIM, "mask_ratio_h": 0.03, "student_start": "embedding"},
    "h 0.03": {**MHIM, "mask_ratio_h": 0.03, "student_start": "all"},
    "h 0.01": {**MHIM, "mask_ratio_h": 0.01, "student_start": "all"},
    "h 0.01, falling": {**MHIM, "mask_ratio_h": 0.01, "student_start": "all", "mask_decay": "true"},
    "h 0.03, nothing recycled": {**MHIM, "mask_ratio_h": 0.03, "student_start": "all", "merge_enable": "false"},
    "h 0.01, nothing recycled": {**MHIM, "mask_ratio_h": 0.01, "student_start": "all", "merge_enable": "false"},
    "h 0.01, no teacher's loss": {**MHIM, "mask_ratio_h": 0.01, "student_start": "all", "consistency_weight": 0},
    "h 0.02 of which half, falling, random 0.5": {
        **MHIM, "mask_ratio": 0.5, "mask_ratio_h": 0.01, "mask_ratio_hr": 0.5, "mask_decay": "true",
        "student_start": "all", "merge_enable": "false"},
    "random 0.5 alone": {**MHIM, "mask_ratio": 0.5, "mask_ratio_h": 0, "student_start": "all", "merge_enable": "false"},
}


def folder_name(kind):
    return kind.replace(" ", "_").replace(",", "").replace(":", "")


def teacher_of(model, folder):
    """A package that predicts with the teacher of `model`: its tensors in the place of the student's."""
    package = json.loads((model / "model.json").read_text())
    weights = bytearray((model / "model.safetensors").read_bytes())
    start = 8 + struct.unpack("<Q", weights[:8])[0]
    tensors = json.loads(weights[8:start])
    for name, tensor in tensors.items():
        if "teacher." + name in tensors:
            (to, to_end), (begin, end) = tensor["data_offsets"], tensors["teacher." + name]["data_offsets"]
            weights[start + to:start + to_end] = weights[start + begin:start + end]
    del package["selftest"]  # (its figures are the student's)
    package["weights"]["sha256"] = hashlib.sha256(weights).hexdigest()
    for name in ["card.md", "LICENSE", "feature_statistics.safetensors"]:
        (folder / name).write_bytes((model / name).read_bytes())
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "model.json").write_text(json.dumps(package))
    return folder


class Bench:
    def __init__(self, options):
        self.options = options
        self.out = options.out
        self.features = options.bags / (options.features + ".safetensors")

    def run_folder(self, table, baseline, kind, seed):
        return self.out / table / baseline / folder_name(kind) / f"seed={seed}"

    def cohort(self, table):
        """The table with its validation bags as a test part."""
        path = self.out / (table + ".csv")
        if not path.exists():
            self.out.mkdir(parents=True, exist_ok=True)
            with open(self.options.bags / (table + ".csv"), newline="") as file:
                rows = list(csv.reader(file))
            split = rows[0].index("split")
            for row in rows[1:]:
                row[split] = "test" if row[split] == "valid" else row[split]
            unfinished = path.with_suffix(".part")
            with open(unfinished, "w", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)
            unfinished.rename(path)
        return path

    def engine(self, *words):
        done = subprocess.run([str(self.options.engine.resolve()), *map(str, words)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, words))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def train(self, table, baseline, kind, seed):
        folder = self.run_folder(table, baseline, kind, seed)
        if (folder / "metrics.json").exists():
            return
        settings = {"baseline": baseline, "epochs": self.options.epochs, "model_dim": self.options.width,
                    "patience": 0, "validation_share": 0, "threads": 1, "device": "cpu", "seed": seed,
                    **KINDS[kind]}
        if kind != "pure":
            settings["warm_start"] = self.run_folder(table, baseline, "pure", seed) / "model"
        words = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
        self.engine("train", "--cohort", self.cohort(table), "--features", self.features, "--resume", "--json",
                    "--out", folder, *words)

    def judge(self, table, baseline, kind, seed):
        """Figures of the student and, where there is one, of the teacher; kept beside the run."""
        folder = self.run_folder(table, baseline, kind, seed)
        figures = {}
        for network in ["student"] if KINDS[kind]["version"] == "pure" else ["student", "teacher"]:
            kept = folder / f"judged_{network}.json"
            if not kept.exists():
                with tempfile.TemporaryDirectory() as scratch:
                    model = folder / "model"
                    if network == "teacher":
                        model = teacher_of(model, pathlib.Path(scratch))
                    kept.write_text(self.engine("evaluate", "--model", model, "--cohort", self.cohort(table),
                                                "--features", self.features, "--split", "test", "--threads", 1,
                                                "--device", "cpu", "--json"))
            figures[network] = json.loads(kept.read_text())
        return figures


def shown(values):
    if not values:
        return "-"
    spread = f" ± {statistics.stdev(values):.3f}" if len(values) > 1 else " (1 seed)"
    return f"{statistics.mean(values):.3f}{spread}"


def metric(report, *names):
    for name in names:
        report = (report or {}).get(name)
    return report


def print_table(bench, baselines, tables, kinds, seeds):
    print("| baseline | kind | predicts | " + " | ".join(f"{t}: bags | tiles" for t in tables) + " |")
    print("|---|---|---|" + "---|---|" * len(tables))
    for baseline in baselines:
        for kind in kinds:
            rows = {}
            for table in tables:
                for seed in seeds:
                    if not (bench.run_folder(table, baseline, kind, seed) / "metrics.json").exists():
                        continue
                    for network, report in bench.judge(table, baseline, kind, seed).items():
                        cell = rows.setdefault(network, {}).setdefault(table, ([], []))
                        for values, path in zip(cell, [("metrics", "auc", "value"),
                                                      ("instances", "attention", "mean_auc", "value")]):
                            if metric(report, *path) is not None:
                                values.append(metric(report, *path))
            for network, cells in rows.items():
                line = " | ".join(f"{shown(cells[t][0])} | {shown(cells[t][1])}" if t in cells else "- | -"
                                  for t in tables)
                print(f"| {baseline} | {kind} | {network} | {line} |")


def main():
    names = lambda text: text.split(",")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", type=pathlib.Path)
    parser.add_argument("bags", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--baselines", type=names, default=["attn"])
    parser.add_argument("--tables", type=names, default=TABLES)
    parser.add_argument("--seeds", type=names, default=["2021", "2022", "2023"])
    parser.add_argument("--kinds", type=lambda text: text.split(";"), default=list(KINDS))
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--features", default="features_squeezenet")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    kinds = [kind for kind in KINDS if kind in options.kinds]
    bench = Bench(options)
    for seed in [] if options.table else options.seeds:
        for baseline in options.baselines:
            for table in options.tables:
                for kind in ["pure"] + [kind for kind in kinds if kind != "pure"]:
                    bench.train(table, baseline, kind, seed)
    print_table(bench, options.baselines, options.tables, kinds, options.seeds)


if __name__ == "__main__":
    main()
