"""Write the model card from what was measured: ``python training/encoder/card.py [--model FOLDER]``.

It needs ``training`` on the Python path, as ``make.sh`` puts it.
No figure in it is typed: all come from ``metrics.json``, ``metrics_without_polnear.json``, ``data.toml`` and
``config.toml``.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from cards import figure, table

HERE = Path(__file__).parent
DISTRIBUTION = HERE.parents[1] / "models" / "standoff-model-en"
WITHOUT = "metrics_without_polnear.json"

MEASURES = {
    "pair": "attribution: content overlaps by half or more, source right",
    "triple": "the same, and cue right",
    "iou": "content overlaps by half or more",
    "exact": "content exact",
    "char": "letters of content",
    "span_source": "source exact",
    "span_cue": "cue exact",
    "span_content": "stretch of content exact",
    "direct.pair": "attribution, all of the content in quotation marks",
    "mixed.pair": "attribution, some of the content in quotation marks",
    "indirect.pair": "attribution, none of the content in quotation marks",
}
CUES = {
    "core_speech": "a plain verb of reporting (say, tell, ask, report ...)",
    "other_verb": "another verb",
    "noun": "a noun",
    "according_to": "according to",
    "other_word": "a preposition or an adjective",
    "no_word": "a mark or nothing",
}


def card(data: dict[str, Any], config: dict[str, Any], found: dict[str, Any], without: dict[str, Any]) -> str:
    """The model card; ``without`` holds the figures of weights made without PolNeAR, and may be empty."""
    parts = [
        introduction(found),
        measured(found, without),
        outlets(found),
        material(data),
        making(config, found),
        limits(data, found),
        licence(data),
    ]
    return "\n\n".join(parts) + "\n"


def introduction(found: dict[str, Any]) -> str:
    """What the weights do and what is in the distribution."""
    size = sum(found["bytes"].values()) / 1e6
    return f"""# standoff-model-en {found["version"]}

Weights for standoff. They mark who says what in English news: the **source**,
the **cue** ("said", "according to") and the **content** of every outermost attribution, and link the three. Standoff
finds them by name once they are installed and needs nothing else; without them it works by rules alone.

`encoder.onnx` (8-bit weights), `tokenizer.json` and `weights.json` (digest of each file, checked whenever they are
loaded): {size:.1f} MB in all. About {round(found["words_per_cpu_second"], -2):,} words and marks per CPU-second on one
thread of the machine that made them (AVX2 without VNNI), from text to attributions."""


def measured(found: dict[str, Any], without: dict[str, Any]) -> str:
    """Figures of the installed file."""
    on = found["measured_on"]
    names = ("precision", "recall", "f1")
    rows = [
        [said, *(figure(found["rates"][name][part]) for part in names)]
        + ([figure(without["rates"][name]["f1"])] if without else [])
        for name, said in MEASURES.items()
        if name in found["rates"]
    ]
    head = ["", "precision", "recall", "F1", *(["F1 of weights made without PolNeAR"] if without else [])]
    cues = [
        [
            said,
            found["cues"][cue]["gold"],
            figure(found["cues"][cue]["found"]),
            figure(found["cues"][cue]["paired"]),
        ]
        for cue, said in CUES.items()
        if found["cues"].get(cue, {}).get("gold")
    ]
    text = f"""## Figures

Of the 8-bit file as it is installed, alone, without the rules that standoff adds, on the {on["part"]} part of
{on["corpus"]}: {on["documents"]} documents, {on["attributions"]:,} attributions. The epoch and the
lean of the decoder were chosen on this part, so the figures are somewhat kind to them. The test part was not used.

{table(head, rows)}

Recall by kind of cue:

{table(["cue", "in the gold", "content found", "source right as well"], cues)}"""
    if costs := found.get("int8_costs"):
        said = "; ".join(
            f"{MEASURES[name]} {figure(found['fp32'][name])} ({-cost:+.4f})" for name, cost in costs.items()
        )
        text += f"\n\nF1 before weights were rounded to 8 bits (and what rounding changed): {said}."
    return text


def outlets(found: dict[str, Any]) -> str:
    """Figures outlet by outlet."""
    rows = [
        [name, figure(f1)] for name, f1 in sorted(found["outlets"].items(), key=lambda one: -(one[1] or 0))
    ]
    return f"""## By outlet

{table(["outlet", "F1 of attributions"], rows)}

Mean {figure(found["outlet_mean"])}, standard deviation {figure(found["outlet_spread"])}; the worst outlet lies
{figure(found["worst_outlet_gap"])} below the mean."""


def material(data: dict[str, Any]) -> str:
    """What the weights were made from, with terms."""
    start, corpus, silver = data["start"], data["corpus"], data["silver"]
    train = corpus["files"]["train"]
    rows = [
        [f"{start['name']} (to start from)", start["licence"], f"`{start['package']}`"],
        [
            f"{corpus['name']}: {train['documents']} documents, {train['attributions']:,} attributions",
            corpus["licence"],
            corpus["source"],
        ],
    ]
    rest = "\n".join(
        f"- {bank['name']} ({bank['licence']}), {bank['source']}: {bank['attribution']}" for bank in silver
    )
    return f"""## What they were made from

{table(["what", "terms", "where"], rows)}

PolNeAR is a research corpus that its authors published **without stating a licence**, over news articles that belong to
their publishers. The weights hold no text of it; they are what a network learned from it. Who does not want that can
make weights without it: `train.py --without polnear` learns from the attributions that standoff's own rules find over
people's trees of two treebanks. No text and no annotation of PolNeAR goes into those weights: their epoch is chosen on
held-out silver and they are decoded without a lean. But the rules and the settings of the fit are this project's own,
and both were developed with figures on PolNeAR's dev part in view. The treebanks:

{rest}

Cite: {corpus["attribution"]}."""


def making(config: dict[str, Any], found: dict[str, Any]) -> str:
    """Network, fit, time and the way to do it again."""
    network, fit = config["network"], config["fit"]
    text = f"""## How they were made

The first {network["layers"]} layers of the starting weights; a linear-chain CRF each for source, cue and content; links
from cues to sources and from contents to cues, scored by biaffine products of {network["link_dim"]} dimensions. Windows
are paragraphs, cut between sentences where they have more than {config["window"]["pieces"]} wordpieces. Seed
{config["seed"]}, {config["threads"]} threads, {fit["epochs"]} epochs of batches of about {fit["batch_words"]} words,
learning rate {fit["learning_rate"]} ({fit["heads_learning_rate"]} for the new parts), averaged weights.
The first tags of source, cue and content are worth {" / ".join(map(str, config["decoding"]["lean"]))} more than the
network says when tags are decoded, for recall."""
    if run := found.get("training"):
        text += f"\nEpoch {run['epoch_kept']} of {run['epochs']} was kept; {run['cpu_minutes']} CPU minutes in all."
    return (
        text
        + """

To make them anew, offline: `training/encoder/make.sh` of the standoff repository; its README says what it needs. With
the same seed, threads and library versions a run repeats; otherwise expect like figures, not the same bytes."""
    )


def limits(data: dict[str, Any], found: dict[str, Any]) -> str:
    """What not to expect."""
    weakest = min(
        (cue for cue in CUES if found["cues"].get(cue, {}).get("gold")),
        key=lambda cue: found["cues"][cue]["paired"],
    )
    direct, indirect = (found["rates"][f"{kind}.pair"]["f1"] for kind in ("direct", "indirect"))
    return f"""## Limits

- Learned from {data["corpus"]["covers"]}, from {len(found["outlets"])} outlets. Other topics, years, countries and
  kinds of text were not measured here. Text in another language gives nonsense.
- Only outermost attributions are marked: what a quoted speaker reports of others is left to standoff's rules.
- A window is a paragraph. A speaker named only in another paragraph is not linked; standoff's rules carry speakers on.
- Indirect reports are harder than quotations (F1 {figure(indirect)} against {figure(direct)}), and recall is lowest
  where the cue is {CUES[weakest]}.
- It says who is reported to have said something. It does not say whether that is true, nor whether they said it.
- People who annotate attributions differ from each other; some of what counts as an error here is such a difference."""


def licence(data: dict[str, Any]) -> str:
    """Terms of the weights."""
    return f"""## Licence

The weights are under CC BY-SA 4.0 (see LICENSE). The weights they start from, {data["start"]["name"]}, are under
{data["start"]["licence"]}."""


def main() -> None:
    """Read, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=DISTRIBUTION)
    options = parser.parse_args()
    data, config = (
        tomllib.loads((HERE / name).read_text(encoding="utf-8")) for name in ("data.toml", "config.toml")
    )
    found = json.loads((options.model / "metrics.json").read_text(encoding="utf-8"))
    other = options.model / WITHOUT
    without = json.loads(other.read_text(encoding="utf-8")) if other.exists() else {}
    (options.model / "MODEL_CARD.md").write_text(card(data, config, found, without), encoding="utf-8")


if __name__ == "__main__":
    main()
