"""Whether confidence means what it says: how many claims are right at each confidence, and what a threshold buys."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from standoff.evaluate.claims import Row, pairs, seen
from standoff.evaluate.figures import share

BINS = 10
Z95 = 1.959964


class Judged(msgspec.Struct, frozen=True):
    """A prediction: its confidence in [0, 1], whether it is right, and whether it counts as core."""

    confidence: float
    right: bool
    core: bool = True


class Bin(msgspec.Struct, frozen=True):
    """Predictions whose confidence lies in ``[low, high)``, the last bin's ends included.

    ``confidence`` is their mean; ``right`` of ``cases`` are right.
    """

    low: float
    high: float
    cases: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.right / self.cases


class Point(msgspec.Struct, frozen=True):
    """What is kept when claims below ``threshold`` are dropped: how many, the share of all, how many are right."""

    threshold: float
    kept: int
    coverage: float
    right: int

    @property
    def precision(self) -> float:
        """The share of those kept that is right."""
        return self.right / self.kept


def judged(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Judged]:
    """Every prediction of a document that has a confidence: right when it pairs with a gold claim of its move.

    Gold that is not core makes a prediction right too: the act is there.
    """
    left, right = [seen(row) for row in gold], [seen(row) for row in predicted]
    fits = {j for _, j in pairs(left, right)}
    return [
        Judged(float(row["confidence"]), j in fits, right[j].core)
        for j, row in enumerate(predicted)
        if row.get("confidence") is not None
    ]


def bins(predictions: Iterable[Judged], count: int = BINS) -> list[Bin]:
    """Bins of equal width that hold any prediction, the lowest first."""
    held: dict[int, list[Judged]] = {}
    for one in predictions:
        held.setdefault(min(int(one.confidence * count), count - 1), []).append(one)
    return [
        Bin(
            low=at / count,
            high=(at + 1) / count,
            cases=len(found),
            right=sum(one.right for one in found),
            confidence=sum(one.confidence for one in found) / len(found),
        )
        for at, found in sorted(held.items())
    ]


def expected_error(found: Sequence[Bin]) -> float | None:
    """Expected calibration error: how far precision lies from mean confidence, averaged over predictions."""
    total = sum(each.cases for each in found)
    return share(sum(each.cases * abs(each.precision - each.confidence) for each in found), total)


def curve(predictions: Iterable[Judged]) -> list[Point]:
    """What each threshold keeps, the highest first; predictions of one confidence are kept or dropped together."""
    ordered = sorted(predictions, key=lambda one: -one.confidence)
    found: list[Point] = []
    right = 0
    for kept, one in enumerate(ordered, start=1):
        right += one.right
        if kept == len(ordered) or ordered[kept].confidence < one.confidence:
            found.append(Point(one.confidence, kept, kept / len(ordered), right))
    return found


def at_coverage(points: Sequence[Point], coverage: float) -> Point | None:
    """The first point of a curve that keeps at least this share; None on an empty curve."""
    return next((point for point in points if point.coverage >= coverage - 1e-9), None)


def wilson(right: int, cases: int, z: float = Z95) -> tuple[float, float] | None:
    """Wilson's score interval of a share, at 95 % by default; None without cases."""
    if not cases:
        return None
    p = right / cases
    middle = (p + z * z / (2 * cases)) / (1 + z * z / cases)
    half = z * math.sqrt(p * (1 - p) / cases + z * z / (4 * cases * cases)) / (1 + z * z / cases)
    return max(0.0, middle - half), min(1.0, middle + half)
