"""Puts a package that `train` or `train-encoder` made into its place under resources/, with the words that the trainer
cannot know: name, description, use, licence, and what stands above the trainer's own card.

usage: finish_demo.py --package RUN/model --about ABOUT.json --licence LICENSE --out resources/models/NAME

ABOUT: {"id": ..., "name": ..., "description": ..., "intended_use": ..., "limitations": ..., "version": ...,
"colours" of the classes, "card": "Markdown that goes before the trainer's"}. Weights, metrics and hashes stay as they were trained.
"""
import argparse
import json
import pathlib
import shutil


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", type=pathlib.Path, required=True)
    parser.add_argument("--about", required=True)
    parser.add_argument("--licence", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    about = json.loads(pathlib.Path(arguments.about).read_text())
    card = about.pop("card")
    description = json.loads((arguments.package / "model.json").read_text())
    for entry, colour in zip(description.get("task", {}).get("classes", []), about.pop("colours", [])):
        entry["color"] = colour
    description.update(about, licence="GPL-3.0-or-later")
    if arguments.out.exists():
        shutil.rmtree(arguments.out)
    shutil.copytree(arguments.package, arguments.out)
    (arguments.out / "model.json").write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n")
    shutil.copy(arguments.licence, arguments.out / "LICENSE")
    own = (arguments.out / "card.md").read_text()
    (arguments.out / "card.md").write_text(f"# {about['name']}\n\n{card}\n\n{own.replace('# ', '## Training: ', 1)}")


if __name__ == "__main__":
    main()
