"""Calibration on predictions counted by hand."""

from typing import Any

import pytest

from standoff.evaluate.calibration import (
    Judged,
    at_coverage,
    bins,
    curve,
    expected_error,
    judged,
    wilson,
)


def claim(start: int, confidence: float | None, **fields: Any) -> dict[str, Any]:
    return {"evidence": [start, start + 50], "move": "sign", "confidence": confidence} | fields


FOUR = [Judged(0.95, True), Judged(0.91, False), Judged(0.42, True), Judged(0.42, False)]


def test_bins_hold_cases_hits_and_mean_confidence() -> None:
    low, high = bins(FOUR)
    assert (low.low, low.high, low.cases, low.right) == (0.4, 0.5, 2, 1)
    assert (high.precision, high.confidence) == (0.5, pytest.approx(0.93))


def test_certainty_falls_into_the_last_bin() -> None:
    (last,) = bins([Judged(1.0, True), Judged(0.9, True)])
    assert (last.low, last.high, last.cases) == (0.9, 1.0, 2)


def test_expected_error_weighs_bins_by_their_cases() -> None:
    assert expected_error(bins(FOUR)) == pytest.approx((2 * 0.08 + 2 * 0.43) / 4)
    assert expected_error(bins([Judged(1.0, True), Judged(0.0, False)])) == 0.0
    assert expected_error([]) is None


def test_the_curve_keeps_equal_confidence_together() -> None:
    points = curve(FOUR)
    assert [(p.threshold, p.kept, p.right) for p in points] == [(0.95, 1, 1), (0.91, 2, 1), (0.42, 4, 2)]
    assert [p.coverage for p in points] == [0.25, 0.5, 1.0]
    assert points[-1].precision == 0.5
    assert curve([]) == []


def test_a_share_of_all_is_reached_at_the_first_point_that_keeps_it() -> None:
    points = curve(FOUR)
    assert [found.kept for share in (0.1, 0.25, 0.3, 0.6, 1.0) if (found := at_coverage(points, share))] == [
        1,
        1,
        2,
        4,
        4,
    ]
    assert at_coverage([], 0.5) is None


def test_a_prediction_is_right_when_gold_of_its_move_stands_there() -> None:
    gold = [claim(0, None), claim(100, None, core=False)]
    predicted = [
        claim(0, 0.9),
        claim(100, 0.8),
        claim(5, 0.4, core=False),
        claim(0, 0.7, move="sue"),
        claim(300, None),
    ]
    found = judged(gold, predicted)
    assert [(one.confidence, one.right, one.core) for one in found] == [
        (0.9, True, True),
        (0.8, True, True),
        (0.4, False, False),
        (0.7, False, True),
    ]


def test_wilson_by_a_published_example() -> None:
    """Newcombe (1998), method 3: 81 of 263 gives .2553 to .3662; 0 of 20 gives 0 to .1611."""
    assert wilson(81, 263) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))
    assert wilson(0, 20) == (0.0, pytest.approx(0.1611, abs=5e-5))
    assert wilson(0, 0) is None
