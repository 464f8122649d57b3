"""Write the shipped files: ``python training/coder/export.py --run FOLDER --start FOLDER --actors FILE --held FILE ...``.

``encoder.onnx`` (weights in 8 bits), ``heads.npz``, ``tokenizer.json`` and ``coder.json`` (what the package needs to
know, and the digest of each file). Confidence is calibrated on the held-out rows, and the confidence from which a claim
is core is where F1 is best on them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from corpus import HERE, Document, fold_of, read
from measure import acts, measure, predicted
from network import Coder
from rounding import write_small
from tokenizers import Tokenizer

from standoff.evaluate import claims

DISTRIBUTION = HERE.parents[1] / "models" / "standoff-coder-en"
INSIDE = DISTRIBUTION / "src" / "standoff_coder_en"
LEAST = 0.1
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
HEADS = ("norm", "lin", "mix_norm", "mix", "move", "status")


class Encoder(torch.nn.Module):
    """The part of the network that becomes a graph."""

    def __init__(self, model: Coder) -> None:
        super().__init__()
        self.bert = model.bert

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.bert(pieces, mask)


def trained(run: Path, start: Path, config: dict[str, Any]) -> tuple[Coder, int]:
    """The averaged weights of a run, and the fold that it held out."""
    kept = torch.load(run / "last.pt", weights_only=True)
    bert = json.loads((start / "config.json").read_text())
    model = Coder(bert, config["network"], len(config["moves"]), len(config["statuses"]))
    model.load_state_dict(kept["state"])
    return model.eval(), kept["fold"]


def write_graph(model: Coder, path: Path) -> None:
    """The encoder as ONNX, any batch and any length."""
    pieces = torch.ones(2, 30, dtype=torch.long)
    axes = {name: {0: "b", 1: "n"} for name in ("pieces", "mask", "states")}
    torch.onnx.export(
        Encoder(model),
        (pieces, pieces > 0),
        str(path),
        input_names=["pieces", "mask"],
        output_names=["states"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def write_heads(model: Coder, path: Path) -> None:
    """What stands behind the encoder; the table of lexical features in 8 bits with a scale per row."""
    arrays = {
        f"{part}.{kind}": getattr(getattr(model, part), kind).detach().numpy()
        for part in HEADS
        for kind in ("weight", "bias")
    }
    table = model.wide.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    arrays |= {"wide.weight": np.round(table / scale).astype(np.int8), "wide.scale": scale.astype(np.float32)}
    np.savez_compressed(path, **{name: one.astype(one.dtype) for name, one in arrays.items()})


def judged(model: Coder, documents: list[Document], config: dict[str, Any]) -> list[tuple[float, bool]]:
    """Every suggestion above ``LEAST / 2`` with its probability, and whether a core gold claim matches it."""
    found = list[tuple[float, bool]]()
    for document in documents:
        said = list(predicted(model, document))
        made = acts(said, document, config, LEAST / 2)
        chance = {tuple(document.spans[token]): probability for token, probability, _, _ in said}
        gold = [claims.seen(one) for one in document.claims]
        pairs = claims.pairs(gold, [claims.seen(one) for one in made])
        right = {j for i, j in pairs if document.claims[i].get("core", True)}
        aside = {j for i, j in pairs} - right
        found += [
            (chance[tuple(one["evidence"])], j in right) for j, one in enumerate(made) if j not in aside
        ]
    return found


def calibration(found: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift of the log-odds that make the probabilities right on average."""
    odds = torch.logit(torch.tensor([p for p, _ in found]).clamp(1e-6, 1 - 1e-6))
    right = torch.tensor([float(ok) for _, ok in found])
    line = torch.tensor([1.0, 0.0], requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(line[0] * odds + line[1], right)
        value.backward()
        return value

    optimizer.step(loss)
    return round(float(line[0].detach()), 4), round(float(line[1].detach()), 4)


def calibrated(probability: float, line: tuple[float, float]) -> float:
    """A probability on the calibrated scale."""
    return float(torch.sigmoid(line[0] * torch.logit(torch.tensor(probability)) + line[1]))


def difference(model: Coder, graph: Path, pieces: list[int]) -> float:
    """The greatest difference between torch and a graph on one window."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    given = np.array([pieces], np.int64)
    (states,) = session.run(None, {"pieces": given, "mask": given >= 0})
    with torch.no_grad():
        wanted = model.bert(torch.tensor(given), torch.tensor(given >= 0))
    return float(np.abs(states - wanted.numpy()).max())


def main() -> None:
    """Export, compare, round, calibrate, describe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--actors", type=Path, required=True)
    parser.add_argument(
        "--held", type=Path, nargs="+", required=True, help="rows that nothing was learned from"
    )
    parser.add_argument(
        "--fold", type=Path, nargs="*", default=[], help="rows of which the held-out fold counts"
    )
    parser.add_argument("--out", type=Path, default=INSIDE)
    options = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text())
    model, fold = trained(options.run, options.start, config)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(options.out / "tokenizer.json"), pretty=False)
    held = [d for path in options.held for d in read(path, config)]
    held += [d for path in options.fold for d in read(path, config) if fold_of(d.doc_id) == fold]
    graph = options.run / "encoder.fp32.onnx"
    write_graph(model, graph)
    window = next(window for document in held for window in document.windows)
    print(f"states differ from torch's by {difference(model, graph, window.pieces):.1g} at most")
    write_small(graph, options.out / "encoder.onnx")
    write_heads(model, options.out / "heads.npz")
    line = calibration(judged(model, held, config))
    best = measure(model, held, config)
    described = {
        "version": tomllib.loads((DISTRIBUTION / "pyproject.toml").read_text())["project"]["version"],
        "licence": "Apache-2.0",
        "codebooks": config["codebooks"],
        "moves": config["moves"],
        "statuses": config["statuses"],
        "calibration": line,
        "core": round(calibrated(best["least"], line), 3),
        "least": round(calibrated(LEAST, line), 3),
        "actors": json.loads(options.actors.read_text()),
        "sha256": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in FILES},
    }
    (options.out / "coder.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(best), f"calibration {line}, core from {described['core']}")
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
