"""Measure the shipped file on PolNeAR's dev part: ``python training/encoder/evaluate.py --out FILE [options]``.

The files are read and run as the package does it, so what is measured is what is installed. ``--fp32`` measures the
graph before its weights were rounded beside it; ``--run`` adds how the weights were trained.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import onnxruntime
from corpus import HERE, data_option, documents, manifest

from evals.attribution import CUES, apart, counted, kinds_of_cues
from standoff.annotate.hearing import weights
from standoff.annotate.hearing.encoder import Voiced, hear
from standoff.annotate.hearing.weights import Weights
from standoff.annotate.hearing.windows import WORD, lines
from standoff.evaluate.attribution import rates_of, report
from standoff.evaluate.figures import Counts, share, summed

INSIDE = HERE.parents[1] / "models" / "standoff-model-en" / "src" / "standoff_model_en"
SPEED_ON = 20
"""Documents on which speed is measured."""


def row(voiced: Voiced) -> dict[str, Any]:
    """One attribution in the form of the scorer."""

    def spans(*found: tuple[int, int] | None) -> list[list[int]]:
        return [list(one) for one in found if one is not None]

    return {
        "source": spans(voiced.source),
        "cue": spans(voiced.cue),
        "content": spans(*voiced.content),
        "parent": None,
    }


def count(gold: Sequence[dict[str, Any]], loaded: Weights) -> list[Counts]:
    """Counts of every document, what the encoder alone finds against the gold."""
    return [
        counted(one, [row(voiced) for voiced in hear(one["text"], lines(one["text"]), loaded)])
        for one in gold
    ]


def figures(gold: Sequence[dict[str, Any]], counts: Sequence[Counts]) -> dict[str, Any]:
    """Precision, recall and F1 of every measure; recall by kind of cue; pair F1 of every outlet."""
    total = summed(counts)
    outlets = {}
    for name in sorted({one["outlet"] for one in gold}):
        here = summed(one for one, document in zip(counts, gold, strict=True) if document["outlet"] == name)
        outlets[name] = rates_of(here, "pair").f1
    return rounded(
        {
            "rates": {
                name: {"precision": one.p, "recall": one.r, "f1": one.f1}
                for name, one in report(total).items()
            },
            "cues": {
                cue: {
                    "gold": total[f"{cue}.gold"],
                    "found": share(total[f"{cue}.found"], total[f"{cue}.gold"]),
                    "paired": share(total[f"{cue}.paired"], total[f"{cue}.gold"]),
                }
                for cue in CUES
            },
            "outlets": outlets,
            **apart(list(outlets.values())),
        }
    )


def graph(path: Path) -> onnxruntime.InferenceSession:
    """A graph to be run on one thread, as the package runs its own."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def rounded(value: Any) -> Any:
    """Every figure to four places."""
    if isinstance(value, dict):
        return {name: rounded(one) for name, one in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def speed(gold: Sequence[dict[str, Any]], loaded: Weights) -> int:
    """Words and marks per CPU-second from text to attributions, one window at a time, one thread."""
    texts = [one["text"] for one in gold[:SPEED_ON]]
    began = time.process_time()
    for text in texts:
        Counter(hear(text, lines(text), loaded))
    spent = time.process_time() - began
    return round(sum(len(WORD.findall(text)) for text in texts) / spent)


def training(run: Path) -> dict[str, Any]:
    """How the weights of a run came about, from its log."""
    log = json.loads((run / "log.json").read_text())
    best = max(log, key=lambda one: one["pair"])
    return {
        "epochs": len(log),
        "epoch_kept": best["epoch"] + 1,
        "cpu_minutes": round(sum(one["cpu_seconds"] for one in log) / 60),
    }


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    data_option(parser)
    parser.add_argument("--weights", type=Path, default=INSIDE)
    parser.add_argument("--fp32", type=Path, help="the graph with whole weights, to see what rounding costs")
    parser.add_argument("--run", type=Path, help="folder of the training run")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    gold = documents(options.data, "dev")
    gold = [one | {"outlet": one["publisher"], "published": one["date"]} for one in gold]
    gold = [one | {"cues": kinds_of_cues(one)} for one in gold]
    loaded = weights.load(options.weights)
    corpus = manifest()["corpus"]
    found: dict[str, Any] = {
        "version": loaded.version,
        "measured_on": {
            "corpus": corpus["name"],
            "part": "dev",
            **{name: corpus["files"]["dev"][name] for name in ("documents", "attributions")},
        },
        "bytes": {path.name: path.stat().st_size for path in sorted(options.weights.glob("*.*n*"))},
        **figures(gold, count(gold, loaded)),
        "words_per_cpu_second": speed(gold, loaded),
    }
    if options.fp32:
        whole = msgspec.structs.replace(loaded, session=graph(options.fp32))
        rates = figures(gold, count(gold, whole))["rates"]
        found["fp32"] = {name: one["f1"] for name, one in rates.items()}
        found["int8_costs"] = rounded(
            {name: rates[name]["f1"] - found["rates"][name]["f1"] for name in ("char", "iou", "pair")}
        )
    if options.run:
        found["training"] = training(options.run)
    text = json.dumps(found, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
