"""Precision, recall, F1 from counts, and intervals by resampling documents."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec


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


def interval(
    documents: Sequence[Counter[str]],
    measure: Callable[[Counter[str]], float | None],
    samples: int = 1000,
    seed: int = 7,
) -> tuple[float, float] | None:
    """The 2.5th and 97.5th percentile of ``measure`` over documents drawn with replacement.

    ``documents`` are counts per document; ``measure`` maps summed counts to a figure. None when it never
    has one.
    """
    draw = random.Random(seed)
    found = []
    for _ in range(samples):
        total: Counter[str] = Counter()
        for counts in draw.choices(documents, k=len(documents)):
            total.update(counts)
        if (value := measure(total)) is not None:
            found.append(value)
    if not found:
        return None
    found.sort()
    return found[int(0.025 * (len(found) - 1))], found[int(0.975 * (len(found) - 1) + 0.5)]
