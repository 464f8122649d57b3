"""Score time expressions against gold TIMEX3: found at all, found exactly, and read as the right value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from standoff.evaluate.figures import Rates, rates

Row = Mapping[str, Any]
MEASURES = ("relaxed", "strict", "value", "value_strict")


def counts(gold: Sequence[Row], predicted: Sequence[Row]) -> Counter[str]:
    """Counts of one document, after TempEval-3: spans that overlap pair up in text order, each once.

    ``relaxed`` counts overlapping pairs, ``strict`` equal spans, ``value`` overlapping pairs with equal
    value, ``value_strict`` equal spans with equal value.
    """
    total: Counter[str] = Counter()
    for measure in MEASURES:
        total.update({f"{measure}_predicted": len(predicted), f"{measure}_gold": len(gold)})
    free = list(range(len(predicted)))
    for g in gold:
        near = [j for j in free if predicted[j]["start"] < g["end"] and g["start"] < predicted[j]["end"]]
        if not near:
            continue
        j = max(near, key=lambda j: (overlap(g, predicted[j]), -j))
        free.remove(j)
        same = predicted[j]["start"] == g["start"] and predicted[j]["end"] == g["end"]
        value = predicted[j].get("value") == g["value"]
        total.update(
            relaxed_hits=1,
            strict_hits=int(same),
            value_hits=int(value),
            value_strict_hits=int(value and same),
        )
    return total


def overlap(a: Row, b: Row) -> int:
    """Code points in common."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def report(total: Counter[str]) -> dict[str, Rates]:
    """Rates of every measure from summed counts."""
    return {m: rates(total[f"{m}_hits"], total[f"{m}_predicted"], total[f"{m}_gold"]) for m in MEASURES}
