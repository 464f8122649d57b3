"""Write the shipped files: ``python training/coder/export.py --run FOLDER --start FOLDER --actors FILE ...``.

``encoder.onnx`` (weights in 8 bits), ``heads.npz``, ``tokenizer.json`` and ``coder.json`` (what the package needs to
know, and the digest of each file). Confidence is calibrated on the held-out rows, and the confidence from which a claim
is core is where F1 is best on them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import onnxruntime
import torch
from corpus import HERE, Document, held_out, read
from measure import claim, predicted
from network import Coder, Seen, seen
from rounding import write_small
from tokenizers import Tokenizer

from standoff.coding.learned.suggesting import FAINTEST, calibrated
from standoff.coding.learned.weights import Calibration
from standoff.evaluate import claims

DISTRIBUTION = HERE.parents[1] / "models" / "standoff-coder-en"
INSIDE = DISTRIBUTION / "src" / "standoff_coder_en"
LEAST, EVEN = 0.05, 0.48
MISSED = 0.1
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
HEADS = ("norm", "lin", "mix_norm", "mix", "move", "status")


class Encoder(torch.nn.Module):
    """The part of the network that becomes a graph."""

    def __init__(self, model: Coder) -> None:
        super().__init__()
        self.bert = model.bert

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.bert(pieces, mask)


def trained(run: Path, start: Path, config: dict[str, Any]) -> list[Coder]:
    """The networks of a run; the encoder is the same in all of them."""
    bert = json.loads((start / "config.json").read_text())
    models = []
    for state in torch.load(run / "last.pt", weights_only=True)["states"]:
        model = Coder(bert, config["network"], len(config["moves"]), len(config["statuses"]))
        model.load_state_dict(state)
        models.append(model.eval())
    return models


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


def write_heads(models: list[Coder], path: Path) -> None:
    """What stands behind the encoder; the tables of lexical features in 8 bits with a scale per row."""
    arrays = {"glance": glance(models).numpy()}
    for number, model in enumerate(models):
        table = model.wide.weight.detach().numpy()
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        own = {
            f"{part}.{kind}": getattr(getattr(model, part), kind).detach().numpy().astype(np.float16)
            for part in HEADS
            for kind in ("weight", "bias")
        }
        own |= {
            "wide.weight": np.round(table / scale).astype(np.int8),
            "wide.scale": scale.astype(np.float32),
        }
        arrays |= {f"{number}.{name}": one for name, one in own.items()}
    np.savez_compressed(path, **arrays)


def glance(models: list[Coder]) -> torch.Tensor:
    """The mean weights of lexical features."""
    return torch.stack([model.glance.weight.detach()[:, 0] for model in models]).mean(0)


class Judged(NamedTuple):
    """A claim that could be made: what calibration knows of it, and whether a core gold claim matches it."""

    known: tuple[float, ...]
    right: bool


def possible(
    models: list[Coder], document: Document, config: dict[str, Any], states: Seen
) -> list[tuple[dict[str, Any], tuple[float, ...]]]:
    """Every claim that frames or network could make of a document, as the coder joins them, the surest first."""
    made: list[tuple[dict[str, Any], tuple[float, ...]]] = []
    said = predicted(models, document, states)
    for token, chance, move, status in sorted(said, key=lambda one: (one[0] not in document.framed, -one[1])):
        frame = document.framed.get(token)
        if frame is None and chance < LEAST:
            break
        code, (low, high) = frame[0] if frame else config["moves"][move], document.spans[token]
        near = [one["evidence"] for one, _ in made if one["move"] == code]
        if any(min(high, b) - max(low, a) > 0.7 * min(high - low, b - a) for a, b in near):
            continue
        bounded = min(max(chance, FAINTEST), 1 - FAINTEST)
        odds = math.log(bounded / (1 - bounded))
        seen_too, core = frame is not None, bool(frame and frame[1])
        known = (odds * (not seen_too), odds * seen_too, 1.0, float(seen_too), float(core))
        made.append((claim(code, (low, high), config["statuses"][status]), known))
    return made


def judged(
    models: list[Coder], documents: list[Document], config: dict[str, Any], states: Seen
) -> list[Judged]:
    """The possible claims of documents, less those that match gold that is not core."""
    found = list[Judged]()
    for document in documents:
        made = possible(models, document, config, states)
        pairs = claims.pairs([claims.seen(c) for c in document.claims], [claims.seen(c) for c, _ in made])
        right = {j for i, j in pairs if document.claims[i].get("core", True)}
        aside = {j for _, j in pairs} - right
        found += [Judged(known, j in right) for j, (_, known) in enumerate(made) if j not in aside]
    return found


def calibration(found: list[Judged]) -> torch.Tensor:
    """Weights of all that is known of a claim that make confidence right on average."""
    known = torch.tensor([one.known for one in found])
    right = torch.tensor([float(one.right) for one in found])
    line = torch.tensor([1.0, 1.0, 0.0, 0.0, 0.0], requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(known @ line, right)
        value = value + 1e-3 * (line[3:] ** 2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return line.detach()


def best_threshold(found: list[Judged], line: torch.Tensor, gold: int) -> tuple[float, float, float, float]:
    """The confidence from which claims are core: where F1 is best of those at which about half are right.

    Gives ``(confidence, precision, recall, F1)``.
    """
    sure = torch.sigmoid(torch.tensor([one.known for one in found]) @ line).tolist()
    best = (0.5, 0.0, 0.0, 0.0)
    for least in [k / 50 for k in range(5, 40)]:
        kept = [one.right for one, s in zip(found, sure, strict=True) if s >= least]
        p, r = sum(kept) / max(1, len(kept)), sum(kept) / max(1, gold)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        if p >= EVEN:
            best = max(best, (least, p, r, f1), key=lambda one: one[3])
    return best


def least_glance(
    models: list[Coder], documents: list[Document], states: Seen, line: Calibration, core: float
) -> float:
    """The log-odds at a glance of all but ``MISSED`` of what only the network finds, and finds to be core."""
    weights, found = glance(models), list[float]()
    for document in documents:
        said = predicted(models, document, states)
        for row, (token, chance, _, _) in zip(document.rows(), said, strict=True):
            if token not in document.framed and calibrated(chance, None, line) >= core:
                found.append(float(weights[row.hashed].sum()))
    return sorted(found)[int(MISSED * len(found))]


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
        "--part", type=Path, nargs="*", default=[], help="rows of which the held-out part counts"
    )
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="rows that nothing was learned from")
    parser.add_argument("--out", type=Path, default=INSIDE)
    options = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text())
    models = trained(options.run, options.start, config)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(options.out / "tokenizer.json"), pretty=False)
    held = [d for path in options.held for d in read(path, config)]
    held += [d for path in options.part for d in read(path, config) if held_out(d.doc_id)]
    graph = options.run / "encoder.fp32.onnx"
    write_graph(models[0], graph)
    window = next(window for document in held for window in document.windows)
    print(f"states differ from torch's by {difference(models[0], graph, window.pieces):.1g} at most")
    write_small(graph, options.out / "encoder.onnx")
    write_heads(models, options.out / "heads.npz")
    states = seen(models[0], held, options.run)
    found = judged(models, held, config, states)
    line = calibration(found)
    gold = sum(claim.get("core", True) for d in held for claim in d.claims)
    core, p, r, f1 = best_threshold(found, line, gold)
    print(f"{len(held)} held-out documents: precision {p:.3f}, recall {r:.3f}, F1 {f1:.3f} at {core}")
    by = Calibration(*(round(float(one), 4) for one in line))
    described = {
        "version": tomllib.loads((DISTRIBUTION / "pyproject.toml").read_text())["project"]["version"],
        "licence": "Apache-2.0",
        "codebooks": config["codebooks"],
        "moves": config["moves"],
        "statuses": config["statuses"],
        "calibration": msgspec.to_builtins(by),
        "core": core,
        "least": round(core / 2, 3),
        "glance": round(least_glance(models, held, states, by, core), 3),
        "actors": json.loads(options.actors.read_text()),
        "sha256": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in FILES},
    }
    (options.out / "coder.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    for path in sorted(options.out.glob("*.*")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
