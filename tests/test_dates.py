from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff import dates
from standoff.errors import BadDate


@pytest.mark.parametrize(
    ("edtf", "first", "after"),
    [
        ("2017-03-22", "2017-03-22", "2017-03-23"),
        ("2017-03-22T14:05:00Z", "2017-03-22", "2017-03-23"),
        ("2017-03-22T23:59:59-05:00", "2017-03-22", "2017-03-23"),
        ("2017-03", "2017-03-01", "2017-04-01"),
        ("2017-12", "2017-12-01", "2018-01-01"),
        ("2016-02", "2016-02-01", "2016-03-01"),
        ("2017", "2017-01-01", "2018-01-01"),
        ("2017?", "2017-01-01", "2018-01-01"),
        ("2017-03~", "2017-03-01", "2017-04-01"),
        ("198X", "1980-01-01", "1990-01-01"),
        ("19XX", "1900-01-01", "2000-01-01"),
        ("2017-XX", "2017-01-01", "2018-01-01"),
        ("2017-XX-XX", "2017-01-01", "2018-01-01"),
        ("2017-03-XX", "2017-03-01", "2017-04-01"),
        ("2017-21", "2017-03-01", "2017-06-01"),
        ("2017-22", "2017-06-01", "2017-09-01"),
        ("2017-24", "2017-12-01", "2018-03-01"),
        ("2016-10/2017-09", "2016-10-01", "2017-10-01"),
        ("2017-01/..", "2017-01-01", "9999-12-31"),
        ("../2017-03-22", "0001-01-01", "2017-03-23"),
        ("/2017", "0001-01-01", "2018-01-01"),
        ("2017-03-22/2017-03-22", "2017-03-22", "2017-03-23"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_bounds(edtf: str, first: str, after: str) -> None:
    assert dates.bounds(edtf) == (first, after)
    assert dates.parse(edtf) == (date.fromisoformat(first), date.fromisoformat(after))


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "../..", "2017-02-30", "2017-13", "2017-00", "0000", "17", "March 2017", "2017-3-2",
     "2017/03/22", "2017-05/2017-03", "201X-03", "2017-XX-02", "2017-21-01", "2017-03-22T25:00",
     "2017-03-22 "],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert not dates.valid(text)
    with pytest.raises(BadDate):
        dates.parse(text)


def test_check_names_the_option_and_the_mend() -> None:
    assert dates.check(" 2017-03 ", "--on") == "2017-03"
    with pytest.raises(BadDate, match=r"^--on: '2017-02-30' is no day of the calendar; write a date like"):
        dates.check("2017-02-30", "--on")
    with pytest.raises(BadDate, match=r"^--published: 'soon' is not a date; "):
        dates.check("soon", "--published")
    with pytest.raises(BadDate, match="ends before it begins; give the earlier date first"):
        dates.check("2018/2017")


def test_day_only_when_one_day_is_meant() -> None:
    assert dates.day("2017-03-22") == date(2017, 3, 22)
    assert dates.day("2017-03-22T09:00:00Z") == date(2017, 3, 22)
    assert dates.day("2017-03") is None
    assert dates.day("nonsense") is None
    assert dates.day(None) is None


def test_order() -> None:
    assert dates.before("2017-03-21", "2017-03-22")
    assert not dates.before("2017-03", "2017-03-22")
    assert dates.overlap("2017-03", "2017-03-22")
    assert not dates.overlap("2017-03", "2017-04/..")
    assert dates.within("2017-03-22", "2017-21")
    assert not dates.within("2017", "2017-03")


@given(st.dates(), st.dates())
def test_any_two_days_order_as_dates(a: date, b: date) -> None:
    assert dates.day(a.isoformat()) == (a if a < date.max else None)
    assert dates.before(a.isoformat(), b.isoformat()) == (
        min(a.toordinal() + 1, date.max.toordinal()) <= b.toordinal()
    )


@given(st.text(alphabet="0123456789X-/.?~T:Z ", max_size=24))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    if dates.valid(text):
        first, after = dates.parse(text)
        assert first <= after
