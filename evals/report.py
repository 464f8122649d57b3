"""One report of all layers: ``python -m evals.report [LAYER...|claims]`` writes into build/eval and says what.

``layers.md`` and ``layers.json`` hold the figures of every layer; ``claims`` stands for the pages of ``evals.pages``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from evals import gold, pages
from evals.layers import LAYERS
from evals.measured import Measured

OUT = pages.OUT
CLAIMS = "claims"


def main(wanted: list[str]) -> int:
    """Measure the layers (all, or those named), print their tables, write all files."""
    known = [*(layer.name for layer in LAYERS), CLAIMS]
    if strange := sorted(set(wanted) - set(known)):
        print(f"evals: {', '.join(strange)}: no such layer; choose from {', '.join(known)}", file=sys.stderr)
        return 2
    found: list[Measured] = []
    parts = ["# Accuracy\n"]
    for layer in LAYERS:
        if wanted and layer.name not in wanted:
            continue
        if not layer.shipped and gold.folder() is None:
            print(f"evals: {layer.name} left out: no gold data (set STANDOFF_GOLD)", file=sys.stderr)
            continue
        found.append(layer.measure())
        parts += [table(found[-1]), *([layer.beside()] if layer.beside else [])]
        print("\n".join(parts[-2:] if layer.beside else parts[-1:]), flush=True)
        for line in found[-1].errors:
            print(f"evals: {layer.name}: {line}", file=sys.stderr)
    for path in (*written(parts, found, OUT), *(pages.write(out=OUT) if CLAIMS in (wanted or known) else ())):
        print(f"evals: {path}", file=sys.stderr)
    return 0


def written(parts: list[str], found: list[Measured], out: Path) -> list[Path]:
    """The figures of the layers as Markdown and as JSON; nothing where no layer was measured."""
    if not found:
        return []
    out.mkdir(parents=True, exist_ok=True)
    tables, figures = out / "layers.md", out / "layers.json"
    tables.write_text("\n".join(parts), "utf-8")
    figures.write_text(json.dumps([as_json(layer) for layer in found], indent=1) + "\n", "utf-8")
    return [tables, figures]


def table(layer: Measured) -> str:
    """Markdown: every figure with its 95 % interval over documents, beside the baseline."""
    lines = [
        f"## {layer.layer} ({layer.documents} documents)",
        "",
        "| figure | value | 95 % | precision | recall | baseline |",
        "|---|---|---|---|---|---|",
    ]
    for name, (value, bounds) in layer.figures.items():
        spread = f"{bounds[0]:.3f}-{bounds[1]:.3f}" if bounds else ""
        p, r = layer.split.get(name, (None, None))
        base = layer.baseline.get(name)
        lines.append(f"| {name} | {shown(value)} | {spread} | {shown(p)} | {shown(r)} | {shown(base)} |")
    return "\n".join((*lines, ""))


def shown(value: float | None) -> str:
    """Three decimals, or nothing."""
    return "" if value is None else f"{value:.3f}"


def as_json(layer: Measured) -> dict[str, object]:
    """The same, for programs."""
    figures = {
        name: {
            "value": value,
            "interval": bounds,
            "baseline": layer.baseline.get(name),
            "p_r": layer.split.get(name),
        }
        for name, (value, bounds) in layer.figures.items()
    }
    return {"layer": layer.layer, "documents": layer.documents, "figures": figures, "errors": layer.errors}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
