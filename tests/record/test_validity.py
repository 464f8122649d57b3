from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model.claim import DateRef
from standoff.record.validity import reported, validity

READ = "2017-03-28"


@pytest.mark.parametrize(
    ("status", "edtf", "expected"),
    [
        # pages say "by", not "on"
        ("happened", None, (None, READ, "2017-03-29")),
        ("happened", "2017-03-21", ("2017-03-21", "2017-03-21", "2017-03-22")),
        ("happened", "2017-02", ("2017-02-01", "2017-02-28", "2017-03-01")),
        # no act that happened lies after its report
        ("happened", "2017", ("2017-01-01", READ, "2017-03-29")),
        ("happened", "../2017-03-01", (None, "2017-03-01", "2017-03-02")),
        ("not_done", None, (None, READ, "2017-03-29")),
        ("ongoing", None, (READ, READ, None)),
        ("ongoing", "2015", ("2015-01-01", "2015-12-31", None)),
        ("ongoing", "2017", ("2017-01-01", READ, None)),
        ("ongoing", "2015-02-01/2016-05-31", ("2015-02-01", "2015-02-01", "2016-06-01")),
        # a plan is so once it is told; the day it aims at is another matter
        ("committed", "2017-04-10", (None, READ, "2017-03-29")),
        ("threatened", None, (None, READ, "2017-03-29")),
        ("happened", "not a date", (None, READ, "2017-03-29")),
    ],
)
def test_validity(
    make: SimpleNamespace, status: str, edtf: str | None, expected: tuple[str | None, str, str | None]
) -> None:
    dated = make.claim(status=status, date=DateRef("then", edtf) if edtf else None)
    found = validity(dated, READ)
    assert (found.start, found.by, found.end) == expected


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2017-03-21", "2017-03-21"),
        ("2017-03-21T23:30:00-05:00", "2017-03-21"),
        ("2017-02", "2017-02-28"),
        (None, "2017-04-02"),
        ("soon", "2017-04-02"),
    ],
)
def test_reported_is_the_last_day_publication_allows_else_the_capture(
    make: SimpleNamespace, published: str | None, day: str
) -> None:
    assert reported(make.document(published=published)) == day


@given(
    status=st.sampled_from(["happened", "ongoing", "committed", "blocked", "denied", "rule"]),
    day=st.dates(min_value=__import__("datetime").date(1990, 1, 1)),
    read=st.dates(min_value=__import__("datetime").date(1990, 1, 1)),
    precision=st.sampled_from([4, 7, 10]),
)
def test_periods_are_half_open_and_in_order(
    make: SimpleNamespace, status: str, day: object, read: object, precision: int
) -> None:
    found = validity(make.claim(status=status, date=DateRef("then", str(day)[:precision])), str(read))
    assert found.start is None or found.start <= found.by
    assert found.end is None or found.by < found.end
