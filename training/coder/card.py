"""Write the model card from what was measured: ``python training/coder/card.py [--model FOLDER]``.

It needs ``training`` on the Python path, as ``make.sh`` puts it.
No figure in it is typed: all come from ``metrics.json``, ``coder.json``, ``data.toml`` and ``config.toml``.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from cards import figure, table

HERE = Path(__file__).resolve().parent
DISTRIBUTION = HERE.parents[1] / "models" / "standoff-coder-en"
MANIFEST = Path("src") / "standoff_coder_en" / "coder.json"
CODERS = ("frames", "learned", "combined")
FIGURES = {
    "p": "core acts: precision",
    "r": "core acts: recall",
    "strict": "core acts: F1",
    "lenient": "any words of the act, F1",
    "full_claim": "whole claim, F1",
    "status": "status right",
    "actor_place": "actor's place right",
    "voice": "innermost voice right",
    "date": "date right",
}


def card(
    data: dict[str, Any], config: dict[str, Any], found: dict[str, Any], manifest: dict[str, Any]
) -> str:
    """The model card; ``found`` as ``evaluate.py`` writes it, ``manifest`` as ``export.py`` does."""
    parts = [
        introduction(found, manifest),
        measured(found),
        curve(found),
        material(data),
        making(config, found, manifest),
        limits(data, manifest),
        licence(data),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def introduction(found: dict[str, Any], manifest: dict[str, Any]) -> str:
    """What the weights do and what is in the distribution."""
    size = sum(found["bytes"].values()) / 1e6
    books = ", ".join(f"`{name}`" for name in manifest["codebooks"])
    return f"""# standoff-coder-en {found["version"]}

Weights for standoff. They say of words in English news how likely each states a **core act** of the codebook, of which
**move** and in which **status**, and which of the actors that the text offers is the one who **acts**. They serve the
codebook {books}; every other topic is coded by its frames alone. Standoff finds the weights by name once they are
installed and needs nothing else; without them it works by frames alone.

`encoder.onnx` and `heads.npz` (8-bit weights), `tokenizer.json` and `coder.json` (digest of each file, checked whenever
they are loaded; names of moves and statuses, calibration, weights of actors): {size:.1f} MB in all."""


def measured(found: dict[str, Any]) -> str:
    """Figures of the installed files on documents outside training."""
    parts = []
    for name, one in found["sets"].items():
        said = one["coders"]
        rows = [
            [words, *(figure(said[coder].get(key)) for coder in CODERS)] for key, words in FIGURES.items()
        ]
        rows.append(["words per CPU-second of coding", *(speed(one, coder) for coder in CODERS)])
        text = f"`{name}`: {one['documents']} documents, {one['core_claims']:,} core claims."
        parts.append(f"{text}\n\n{table(['', *CODERS], rows)}")
    return """## Figures

Of the files as they are installed, on real articles that nothing was learned from. `frames` is the frame coder,
`learned` the network without a word from the frames, `combined` what standoff does with the weights. An act is right if
its move is and its words are near those of the gold.

""" + "\n\n".join(parts)


def speed(one: dict[str, Any], coder: str) -> str:
    """Words per second of CPU that coding takes, annotation apart."""
    seconds = one["coders"][coder]["cpu_seconds"]
    return f"{round(one['words'] / seconds, -2):,.0f}" if seconds else "-"


def curve(found: dict[str, Any]) -> str:
    """What more documents bring."""
    rows = [
        [f"{one['share']:.0%}", f"{one['core']:,}", *(figure(one["held"][key]) for key in ("p", "r", "f1"))]
        for one in found["curve"]
        if "held" in one
    ]
    if not rows:
        return ""
    head = ["share of the documents", "core acts in them", "precision", "recall", "F1"]
    return f"""## Learning curve

Core acts found by the network on held-out documents of the same files, at the threshold that is best for each row, so
somewhat kind to all of them:

{table(head, rows)}"""


def material(data: dict[str, Any]) -> str:
    """What the weights were made from, with terms."""
    start = data["start"]
    rows = [[f"{start['name']} (to start from)", "", start["licence"]]]
    rows += [
        [
            f"{one['name']}: {one['what']}",
            f"{one['documents']:,} documents, {one['claims']:,} claims",
            one["terms"],
        ]
        for one in data["source"]
    ]
    return f"""## What they were made from

{table(["what", "how much", "terms"], rows)}

The articles belong to their publishers and stand neither in the weights nor in this project. Each document was coded
once and not adjudicated, so some of what was learned is wrong. The start was trained by others on sentence pairs of
many sources."""


def making(config: dict[str, Any], found: dict[str, Any], manifest: dict[str, Any]) -> str:
    """Network, fit and the way to do it again."""
    network, fit, by = config["network"], config["fit"], manifest["calibration"]
    text = f"""## How they were made

{network["layers"]} layers of the starting weights, as they are but for rounding to 8 bits. Behind them two layers of
{network["hidden"]} over the mean states of a word, its clause and its sentence, the state of the first piece, which
sees the title, {network["lexical"]} sums over hashed lexical features, and what the frames say of the word. That
{fit["members"]} times from other beginnings; the mean counts. Seed {config["seed"]},
{fit["epochs"]} epochs of batches of {fit["batch"]} words, learning rate {fit["learning_rate"]}.

Sentences are read that hold a word which the frames found, or of which lexical features alone promise something.
Confidence is the network's log-odds times {by["slope"]}, or times {by["framed_slope"]} where the frames find the act
too, plus {by["shift"]}; there {by["framed"]} is added, and {by["core"]} more where the frames find it to be core. All
that was fitted on held-out documents. A claim is core from {manifest["core"]}, and there is one from
{manifest["least"]}."""
    if held := found["actors"].get("held"):
        text += f"""

Actors are ranked by {len(manifest["actors"]):,} weights of how the text offers them. On {held["claims"]:,} claims of
held-out documents whose act is given, the first offer has the right place for {figure(held["learned"])} of them;
without weights it was {figure(held["rules"])}."""
    return (
        text
        + """

To make them anew, offline: `training/coder/make.sh` of the standoff repository; its README says what it needs."""
    )


def limits(data: dict[str, Any], manifest: dict[str, Any]) -> str:
    """What not to expect."""
    return f"""## Limits

- Learned from {data["covers"]["what"]}. Other years, countries and kinds of text were not measured here. Text in
  another language gives nonsense.
- What is a core act is a matter of topic. The weights are not asked about codebooks other than
  {", ".join(manifest["codebooks"])}.
- Moves and statuses that few documents have are seldom found; there the frames carry the load.
- Many of the documents are synthetic. They teach wordings, not how often things happen.
- It says that a text reports an act. It does not say whether the act took place, nor whether it was right."""


def licence(data: dict[str, Any]) -> str:
    """Terms of the weights."""
    return f"""## Licence

The weights are under the Apache License 2.0 (see LICENSE). The weights they start from, {data["start"]["name"]}, are
under {data["start"]["licence"]}."""


def main() -> None:
    """Read, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=DISTRIBUTION)
    options = parser.parse_args()
    data, config = (
        tomllib.loads((HERE / name).read_text(encoding="utf-8")) for name in ("data.toml", "config.toml")
    )
    found, manifest = (
        json.loads((options.model / name).read_text(encoding="utf-8")) for name in ("metrics.json", MANIFEST)
    )
    (options.model / "MODEL_CARD.md").write_text(card(data, config, found, manifest), encoding="utf-8")


if __name__ == "__main__":
    main()
