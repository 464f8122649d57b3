"""Precision, recall, F1 from counts, and intervals by resampling documents."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

Counts = Counter[str]
Report = Callable[[Counts], "Mapping[str, Rates | float | None]"]


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and F1 in [0, 1] with their counts."""

    p: float
    r: float
    f1: float
    hits: int
    predicted: int
    gold: int


def rates(hits: float, predicted: float, gold: float) -> Rates:
    """Rates from counts; a rate without cases is 0."""
    p = hits / predicted if predicted else 0.0
    r = hits / gold if gold else 0.0
    return Rates(p, r, 2 * p * r / (p + r) if p + r else 0.0, int(hits), int(predicted), int(gold))


def share(right: float, cases: float) -> float | None:
    """``right / cases``; None without cases."""
    return right / cases if cases else None


def summed(documents: Iterable[Counts]) -> Counts:
    """The counts of all documents together."""
    total: Counts = Counter()
    for counts in documents:
        total.update(counts)
    return total


def headline(value: Rates | float | None) -> float | None:
    """F1 of rates, a share as it is."""
    return value.f1 if isinstance(value, Rates) else value


def intervals(
    documents: Sequence[Counts], report: Report, samples: int = 1000
) -> dict[str, tuple[float, float]]:
    """The 2.5th and 97.5th percentile of every figure of ``report`` over documents drawn with replacement.

    ``documents`` are counts per document; a figure that never has a value is left out. The draw is seeded.
    """
    draw = random.Random(7)
    found: dict[str, list[float]] = {}
    for _ in range(samples if documents else 0):
        for name, value in report(summed(draw.choices(documents, k=len(documents)))).items():
            if (figure := headline(value)) is not None:
                found.setdefault(name, []).append(figure)
    return {name: (percentile(values, 0.025), percentile(values, 0.975)) for name, values in found.items()}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of ``values`` lie, by nearest rank."""
    return sorted(values)[round(share * (len(values) - 1))]
