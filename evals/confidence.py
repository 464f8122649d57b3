"""Whether confidence means what it says, and what a threshold costs and brings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals import coverage
from evals.coverage import Scored
from evals.pictures import Axes, lines
from evals.predicting import Row
from evals.sections import Section, cell, short, table
from standoff.evaluate import claims
from standoff.evaluate.calibration import (
    Judged,
    at_coverage,
    bins,
    curve,
    expected_error,
    judged,
    wilson,
)
from standoff.evaluate.figures import summed

SHARES = tuple(n / 10 for n in range(1, 11))
THRESHOLDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
NOTE = (
    "A claim is right here when gold of its move stands at its words. In brackets Wilson's 95 % interval, which takes "
    "claims for independent. Core claims are those that a record shows; the others are kept as scene-setting."
)


def section() -> Section:
    """Calibration on the documents that may be looked into."""
    found = coverage.readable()
    every = [one for each in found for one in judged(each.row["claims"], each.found)]
    groups = {"all": every, "core": [one for one in every if one.core]}
    words = [NOTE, ""]
    for name, predictions in groups.items():
        error = expected_error(bins(predictions))
        words += [f"### By confidence, {name} claims\n", *by_bin(predictions), ""]
        words += [f"Expected calibration error: {short(error)} ({len(predictions)} claims).", ""]
    words += ["![Precision by confidence](confidence.svg)\n", "### Precision at coverage\n"]
    words += [*at_shares(groups), "", "![Precision at coverage](coverage.svg)\n"]
    words += ["### What `--min-confidence` costs and brings\n", *thresholds(found), ""]
    note = f"{len(found)} documents; {len(every)} claims, {len(groups['core'])} of them core."
    return Section(
        "Confidence", "\n".join(words), {"confidence.svg": reliability(groups, note)} | curves(groups, note)
    )


def by_bin(predictions: Iterable[Judged]) -> list[str]:
    """A row for each tenth of confidence."""
    return table(
        ("confidence", "claims", "mean confidence", "right", "precision"),
        [
            (
                f"{each.low:.1f}-{each.high:.1f}",
                str(each.cases),
                short(each.confidence),
                str(each.right),
                cell((each.precision, wilson(each.right, each.cases))),
            )
            for each in bins(predictions)
        ],
    )


def at_shares(groups: dict[str, list[Judged]]) -> list[str]:
    """Precision when only the surest tenth, two tenths ... of the claims are kept."""
    drawn = {name: curve(predictions) for name, predictions in groups.items()}
    rows = []
    for share in SHARES:
        cells = [f"{100 * share:.0f} %"]
        for points in drawn.values():
            point = at_coverage(points, share)
            bounds = wilson(point.right, point.kept) if point else None
            cells += [short(point.threshold), cell((point.precision, bounds))] if point else ["", ""]
        rows.append(cells)
    return table(("kept", *(f"{name}: {what}" for name in drawn for what in ("from", "precision"))), rows)


def thresholds(found: Sequence[Scored]) -> list[str]:
    """Detection and full claims when claims below a confidence are dropped."""
    rows = []
    for least in THRESHOLDS:
        total = summed(claims.counts(each.row["claims"], kept(each, least)) for each in found)
        figures = claims.report(total)
        strict, full = figures["strict"], figures["full_claim"]
        rows.append(
            [f"{least:.1f}", str(strict.predicted), *map(short, (strict.p, strict.r, strict.f1, full.f1))]
        )
    return table(("least", "claims", "precision", "recall", "strict F1", "full-claim F1"), rows)


def kept(each: Scored, least: float) -> list[Row]:
    """The claims of a document that are sure enough."""
    return [claim for claim in each.found if claim["confidence"] >= least]


def reliability(groups: dict[str, list[Judged]], note: str) -> str:
    """Precision by mean confidence; on the diagonal confidence means what it says."""
    points = {
        name: [(each.confidence, each.precision) for each in bins(found)] for name, found in groups.items()
    }
    return lines("Precision by confidence", note, Axes("mean confidence", "precision"), points, diagonal=True)


def curves(groups: dict[str, list[Judged]], note: str) -> dict[str, str]:
    """Precision by the share of claims kept, the surest first."""
    points = {
        name: [(each.coverage, each.precision) for each in curve(found)] for name, found in groups.items()
    }
    return {
        "coverage.svg": lines(
            "Precision at coverage", note, Axes("share of claims kept", "precision"), points
        )
    }
