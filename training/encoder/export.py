"""Write the shipped files: ``python training/encoder/export.py --run FOLDER --start FOLDER [--out FOLDER]``.

``encoder.onnx`` (weights in 8 bits), ``tokenizer.json`` and ``weights.json`` (what the package needs to know, and the
digest of each file, checked whenever they are loaded). ``encoder.fp32.onnx`` stays in the run's folder.
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
from corpus import HERE, LAYERS, reader
from network import Hearing
from rounding import write_small

from standoff.annotate.hearing.windows import Window, lines, windows

DISTRIBUTION = HERE.parents[1] / "models" / "standoff-model-en"
INSIDE = DISTRIBUTION / "src" / "standoff_model_en"
PROSE = HERE.parents[1] / "evals" / "chains" / "text.toml"
INPUTS = {"pieces": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "first": {0: "b", 1: "w"}}
OUTPUTS = {
    "emissions": {0: "b", 1: "w"},
    "sources": {0: "b", 1: "w", 2: "w1"},
    "cues": {0: "b", 1: "w", 2: "w1"},
}
CLOSE = 1e-3
"""How far a score of the graph may lie from torch's, before weights are rounded."""


def trained(run: Path, start: Path) -> Hearing:
    """The best weights of a run, for use."""
    kept = torch.load(run / "best.pt", weights_only=True)
    model = Hearing(json.loads((start / "config.json").read_text()), kept["layers"], kept["link_dim"], 0.0)
    model.load_state_dict(kept["state"])
    return model.eval()


def write_graph(model: Hearing, path: Path) -> None:
    """The network as ONNX, any batch and any lengths."""
    pieces, first = torch.ones(2, 30, dtype=torch.long), torch.ones(2, 20, dtype=torch.long)
    torch.onnx.export(
        model,
        (pieces, pieces > 0, first),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=INPUTS | OUTPUTS,
        opset_version=17,
        dynamo=False,
    )


def check(model: Hearing, graph: Path, found: list[Window]) -> float:
    """The greatest difference between torch and a graph on windows, one by one and padded together.

    Raises SystemExit where it is not ``CLOSE``.
    """
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    worst = 0.0
    for some in (*([one] for one in found), *(found[i : i + 4] for i in range(0, len(found), 4))):
        given = batch(some)
        scores = session.run(None, given)
        for k, one in enumerate(some):
            alone = batch([one])
            with torch.no_grad():
                wanted = model(*(torch.tensor(alone[name]) for name in INPUTS))
            words = len(one.words)
            for ours, theirs in zip(scores, wanted, strict=True):
                wide = theirs[0].numpy()
                worst = max(worst, float(np.abs(ours[k, :words, : wide.shape[1]] - wide).max()))
    if worst >= CLOSE:
        raise SystemExit(f"{graph}: scores differ from torch's by {worst:.2g}")
    return worst


def batch(some: list[Window]) -> dict[str, Any]:
    """Windows as padded arrays."""
    pieces = np.zeros((len(some), max(len(one.pieces) for one in some)), np.int64)
    first = np.zeros((len(some), max(len(one.words) for one in some)), np.int64)
    mask = np.zeros(pieces.shape, bool)
    for k, one in enumerate(some):
        pieces[k, : len(one.pieces)] = one.pieces
        mask[k, : len(one.pieces)] = True
        first[k, : len(one.first)] = one.first
    return {"pieces": pieces, "mask": mask, "first": first}


def leaning(scores: torch.Tensor, lean: list[float]) -> Any:
    """Scores ``[layer, ..., tag]`` with what ``lean`` adds to the first tag of a span, by layer."""
    scores = scores.detach().clone()
    scores[..., 1] += torch.tensor(lean).view(-1, *[1] * (scores.dim() - 2))
    return scores.tolist()


def lean_of(run: Path, config: dict[str, Any]) -> list[float]:
    """The lean of the decoder for what a run learned from."""
    without = torch.load(run / "best.pt", weights_only=True).get("without")
    return config["without_polnear" if without else "decoding"]["lean"]


def manifest(model: Hearing, folder: Path, most: int, lean: list[float]) -> dict[str, Any]:
    """What ``standoff.annotate.hearing.weights`` reads, and what a person may want to know."""
    version = tomllib.loads((DISTRIBUTION / "pyproject.toml").read_text())["project"]["version"]
    return {
        "version": version,
        "licence": "CC-BY-SA-4.0",
        "layers": LAYERS,
        "tags": ["outside", "begin", "inside"],
        "pieces": most,
        "steps": leaning(model.steps, lean),
        "starts": leaning(model.starts, lean),
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in ("encoder.onnx", "tokenizer.json")
        },
    }


def main() -> None:
    """Export, compare, round, describe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=INSIDE)
    options = parser.parse_args()
    torch.set_num_threads(1)
    config = tomllib.loads((HERE / "config.toml").read_text())
    most = config["window"]["pieces"]
    tokenizer = reader(options.start)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(options.out / "tokenizer.json"), pretty=False)
    model = trained(options.run, options.start)
    graph = options.run / "encoder.fp32.onnx"
    write_graph(model, graph)
    texts = [one["text"] for one in tomllib.loads(PROSE.read_text(encoding="utf-8"))["passages"]]
    found = [window for text in texts for window in windows(text, lines(text), tokenizer, most)]
    print(f"{len(found)} windows: scores differ from torch's by {check(model, graph, found):.1g} at most")
    write_small(graph, options.out / "encoder.onnx")
    text = json.dumps(manifest(model, options.out, most, lean_of(options.run, config)), indent=1)
    (options.out / "weights.json").write_text(text + "\n", encoding="utf-8")
    for path in sorted(options.out.iterdir()):
        if path.name in ("encoder.onnx", "tokenizer.json", "weights.json"):
            print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
