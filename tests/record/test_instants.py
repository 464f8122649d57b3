from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from standoff.errors import BadDate
from standoff.record.instants import known_before, last_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-03-21", "2017-03-21"),
        ("2017-02", "2017-02-28"),
        ("2017", "2017-12-31"),
        ("2017-01/2017-04-03", "2017-04-03"),
        (date(2017, 3, 21), "2017-03-21"),
        ("2017-01/..", "9999-12-31"),
    ],
)
def test_the_last_day(written: str | date, day: str) -> None:
    assert last_day(written, "--on") == day


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("2017-03-21", "2017-03-21T24"),
        ("2017-01/..", "9999-12-31T24"),
        ("2017-03-21T10:00:00Z", "2017-03-21T10:00:00.000001Z"),
        ("2017-03-21T10:00:00", "2017-03-21T10:00:00.000001Z"),
        ("2017-03-21T10:00:00-05:00", "2017-03-21T15:00:00.000001Z"),
        (datetime(2017, 3, 21, 10, tzinfo=UTC), "2017-03-21T10:00:00.000001Z"),
    ],
)
def test_what_was_known(written: str | date, before: str) -> None:
    assert known_before(written) == before


def test_bad_days_name_their_option() -> None:
    with pytest.raises(BadDate, match="--on: 'today'"):
        last_day("today", "--on")
    with pytest.raises(BadDate, match="--known"):
        known_before("2017-03-21Tnoon")
