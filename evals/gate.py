"""Accuracy may not fall: ``python -m evals.gate`` fails below a floor of floors.json.

``--update`` raises floors to what is measured now (less a hundredth) and never lowers one; floors are lowered
by hand, in a commit that says why. A floor reads ``layer.figure: {"at_least": x}`` or ``{"at_most": x}``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from evals import gold
from evals.layers import LAYERS
from evals.measured import Measured

FLOORS = gold.ROOT / "evals" / "floors.json"
SLACK = 0.01


def main(arguments: list[str]) -> int:
    """Exit code 0 when every floor holds, 1 when one does not or gold is missing where it must be there."""
    floors: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text("utf-8"))
    if gold.folder() is None:
        where = "no gold data: set STANDOFF_GOLD to its folder"
        if gold.required():
            print(f"gate: FAILED: {where}", file=sys.stderr)
            return 1
        print(f"gate: {where}; only the floors of the stories that ship are checked")
    found = {
        layer.name: layer.measure()
        for layer in LAYERS
        if wanted(layer.name, floors) and usable(layer.shipped)
    }
    if "--update" in arguments:
        FLOORS.write_text(json.dumps(raised(floors, found), indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    failed = [line for layer in found.values() for line in layer.errors]
    for name, floor in sorted(floors.items()):
        layer, _, figure = name.partition(".")
        if layer in found:
            value = found[layer].figures[figure][0]
            ok = holds(floor, value)
            shown = "none" if value is None else f"{value:.4f}"
            print(f"gate: {'ok    ' if ok else 'FAILED'} {name} {shown} {limit(floor)}")
            failed += [] if ok else [name]
    print(f"gate: {'FAILED: ' + '; '.join(failed) if failed else 'every floor holds'}")
    return 1 if failed else 0


def wanted(layer: str, floors: dict[str, dict[str, Any]]) -> bool:
    """Whether some floor concerns the layer."""
    return any(name.startswith(f"{layer}.") for name in floors)


def usable(shipped: bool) -> bool:
    """Whether the layer's gold is here."""
    return shipped or gold.folder() is not None


def holds(floor: dict[str, Any], value: float | None) -> bool:
    """Whether a figure keeps its floor (or ceiling)."""
    if value is None:
        return False
    return value >= floor["at_least"] - 1e-9 if "at_least" in floor else value <= floor["at_most"] + 1e-9


def limit(floor: dict[str, Any]) -> str:
    """``>= 0.5`` or ``<= 2``."""
    return f">= {floor['at_least']}" if "at_least" in floor else f"<= {floor['at_most']}"


def raised(floors: dict[str, dict[str, Any]], found: dict[str, Measured]) -> dict[str, dict[str, Any]]:
    """The floors, each moved to what is measured where that is stricter."""
    new = {}
    for name, floor in floors.items():
        layer, _, figure = name.partition(".")
        value, bounds = found[layer].figures[figure] if layer in found else (None, None)
        new[name] = floor if value is None else stricter(floor, value) | measured_now(value, bounds)
    return new


def stricter(floor: dict[str, Any], value: float) -> dict[str, Any]:
    """A floor never lower, a ceiling never higher than it was."""
    if "at_least" in floor:
        return {"at_least": max(floor["at_least"], round(value - SLACK, 3))}
    return {"at_most": min(floor["at_most"], round(value * 1.25 + SLACK, 2))}


def measured_now(value: float, bounds: tuple[float, float] | None) -> dict[str, Any]:
    """What was measured when the floor was last updated, with its 95 % interval over documents."""
    return {"measured": round(value, 4), "interval": [round(edge, 4) for edge in bounds] if bounds else None}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
