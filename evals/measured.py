"""Figures of one layer with intervals over its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from standoff.evaluate.figures import Counts, Rates, Report, headline, intervals, summed

Bounds = tuple[float, float]


class Measured(NamedTuple):
    """Figures of one layer: value and bounds by name, beside the baseline's values."""

    layer: str
    documents: int
    figures: dict[str, tuple[float | None, Bounds | None]]
    baseline: dict[str, float | None]
    errors: list[str]
    split: Mapping[str, tuple[float, float]] = MappingProxyType({})
    """Precision and recall of the figures that have them."""


def measured(
    name: str, counts: Sequence[Counts], base: Sequence[Counts], report: Report, wrong: list[str]
) -> Measured:
    """Figures with intervals from counts per document."""
    spread = intervals(counts, report)
    values = report(summed(counts))
    figures = {key: (headline(value), spread.get(key)) for key, value in values.items()}
    split = {key: (value.p, value.r) for key, value in values.items() if isinstance(value, Rates)}
    baseline = {key: headline(value) for key, value in report(summed(base)).items()} if base else {}
    return Measured(name, len(counts), figures, baseline, wrong, split)
