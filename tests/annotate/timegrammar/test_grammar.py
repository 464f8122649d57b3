"""What the grammar finds and how it reads it, said on Wednesday 22 March 2017 unless a case says otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff import dates
from standoff.annotate.timegrammar import find, resolve

SAID = "2017-03-22"


def read(
    sentence: str, said: str | None = SAID, tense: str | None = None
) -> list[tuple[str, str, str | None]]:
    """Words, TIMEX3 value and EDTF of everything found."""
    return [
        (sentence[match.start : match.end], *resolve(match, said, tense))  # type: ignore[arg-type]
        for match in find(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "value", "edtf"),
    [
        # weekdays: past unless something says otherwise
        ("The council voted on Tuesday.", "Tuesday", "2017-03-21", "2017-03-21"),
        ("The council voted on Wednesday.", "Wednesday", "2017-03-22", "2017-03-22"),
        ("The council voted Thursday.", "Thursday", "2017-03-16", "2017-03-16"),
        ("It passed late Tuesday.", "late Tuesday", "2017-03-21", "2017-03-21"),
        ("It passed last Friday.", "last Friday", "2017-03-17", "2017-03-17"),
        ("It passed this past Friday.", "this past Friday", "2017-03-17", "2017-03-17"),
        ("A vote comes next Tuesday.", "next Tuesday", "2017-03-28", "2017-03-28"),
        ("A vote comes this Friday.", "this Friday", "2017-03-24", "2017-03-24"),
        ("Aides met Tuesday morning.", "Tuesday morning", "2017-03-21TMO", "2017-03-21"),
        ("Aides met early Monday.", "early Monday", "2017-03-20", "2017-03-20"),
        ("Aides met Monday of last week.", "Monday of last week", "2017-03-13", "2017-03-13"),
        ("Monday's hearing ran long.", "Monday", "2017-03-20", "2017-03-20"),
        ("They met at 3 p.m. Tuesday.", "3 p.m. Tuesday", "2017-03-21T15:00", "2017-03-21"),
        (
            "They met Tuesday at 9:30 a.m. in the hall.",
            "Tuesday at 9:30 a.m.",
            "2017-03-21T09:30",
            "2017-03-21",
        ),
        # days around today
        ("It was signed yesterday.", "yesterday", "2017-03-21", "2017-03-21"),
        ("It was signed today.", "today", "2017-03-22", "2017-03-22"),
        ("They will meet tomorrow.", "tomorrow", "2017-03-23", "2017-03-23"),
        ("Last night the board gave way.", "Last night", "2017-03-21TNI", "2017-03-21"),
        ("They meet tonight.", "tonight", "2017-03-22TNI", "2017-03-22"),
        ("She spoke this morning.", "this morning", "2017-03-22TMO", "2017-03-22"),
        ("It was signed the day before yesterday.", "the day before yesterday", "2017-03-20", "2017-03-20"),
        ("The release earlier this year of a man.", "earlier this year", "2017", "2017"),
        # counted ahead
        ("The roof will be done in two weeks.", "in two weeks", "2017-W14", "2017-04-03/2017-04-09"),
        ("The lease expires in three months.", "in three months", "2017-06", "2017-06"),
        ("The hearing is in four days.", "in four days", "2017-03-26", "2017-03-26"),
        ("The roof was done in two weeks.", "two weeks", "P2W", None),
        ("It will be the third fire in two weeks.", "two weeks", "P2W", None),
        ("The hearing is on Friday.", "Friday", "2017-03-24", "2017-03-24"),
        # parts of years
        ("It was adopted in mid-2015.", "mid-2015", "2015", "2015"),
        ("Arrests rose in Q3 2016.", "Q3 2016", "2016-Q3", "2016-07/2016-09"),
        # weeks, months, years
        ("They voted this week.", "this week", "2017-W12", "2017-03-20/2017-03-26"),
        ("They voted last week.", "last week", "2017-W11", "2017-03-13/2017-03-19"),
        ("They vote next week.", "next week", "2017-W13", "2017-03-27/2017-04-02"),
        ("They marched over the weekend.", "the weekend", "2017-W11-WE", "2017-03-18/2017-03-19"),
        ("They marched last weekend.", "last weekend", "2017-W11-WE", "2017-03-18/2017-03-19"),
        ("The order came last month.", "last month", "2017-02", "2017-02"),
        ("The order came late last month.", "late last month", "2017-02", "2017-02"),
        ("The order came earlier this month.", "earlier this month", "2017-03", "2017-03"),
        ("The order came last year.", "last year", "2016", "2016"),
        ("It lapses at the end of the year.", "the end of the year", "2017", "2017"),
        ("It lapses next year.", "next year", "2018", "2018"),
        ("Arrests fell this fiscal year.", "this fiscal year", "2017", "2016-10/2017-09"),
        ("At this point last year the jail was full.", "this point last year", "2016-03", "2016-03"),
        # months
        ("The mayor signed it in October.", "October", "2016-10", "2016-10"),
        ("The mayor signed it in March.", "March", "2017-03", "2017-03"),
        ("It passed last June.", "last June", "2016-06", "2016-06"),
        ("A vote comes next May.", "next May", "2017-05", "2017-05"),
        ("It passed in September 2015.", "September 2015", "2015-09", "2015-09"),
        ("It passed in January of this year.", "January of this year", "2017-01", "2017-01"),
        ("It passed in mid-January.", "mid-January", "2017-01", "2017-01"),
        ("It passed in early 2016.", "early 2016", "2016", "2016"),
        ("He set it out in a March speech.", "March", "2017-03", "2017-03"),
        # days of the month
        ("It was filed on March 21.", "March 21", "2017-03-21", "2017-03-21"),
        ("It was filed on March 21st.", "March 21st", "2017-03-21", "2017-03-21"),
        ("It was filed on Jan. 25, 2016.", "Jan. 25, 2016", "2016-01-25", "2016-01-25"),
        ("It was filed on 21 March 2016.", "21 March 2016", "2016-03-21", "2016-03-21"),
        ("It was filed on the 3rd of February.", "the 3rd of February", "2017-02-03", "2017-02-03"),
        ("It was filed 2016-03-21.", "2016-03-21", "2016-03-21", "2016-03-21"),
        ("It was filed on 9/14/2015.", "9/14/2015", "2015-09-14", "2015-09-14"),
        ("It was filed on 3/4/16.", "3/4/16", "2016-03-04", "2016-03-04"),
        ("It was filed Wednesday, Feb. 8, 2017.", "Wednesday, Feb. 8, 2017", "2017-02-08", "2017-02-08"),
        ("They sat Feb. 1-3.", "Feb. 1-3", "2017-02-01/2017-02-03", "2017-02-01/2017-02-03"),
        ("They sat Feb. 27-March 2.", "Feb. 27-March 2", "2017-02-27/2017-03-02", "2017-02-27/2017-03-02"),
        ("They sat the week of March 6.", "week of March 6", "2017-W10", "2017-03-06/2017-03-12"),
        ("After 9/11 sheriffs were asked to help.", "9/11", "2001-09-11", "2001-09-11"),
        # years and longer
        ("The policy dates from 1979.", "1979", "1979", "1979"),
        ("It lasted into the 1980s.", "the 1980s", "198", "198X"),
        ("It lasted into the '90s.", "the '90s", "199", "199X"),
        ("It lasted into the mid-1990s.", "the mid-1990s", "199", "199X"),
        ("A 19th-century statute.", "19th-century", "18", "18XX"),
        ("Money for fiscal year 2018.", "fiscal year 2018", "2018", "2017-10/2018-09"),
        ("Money for fiscal 2018.", "fiscal 2018", "2018", "2017-10/2018-09"),
        ("Money for FY 2018.", "FY 2018", "2018", "2017-10/2018-09"),
        ("In the first quarter of 2017.", "the first quarter of 2017", "2017-Q1", "2017-01/2017-03"),
        ("In the second half of last year.", "the second half of last year", "2016-H2", "2016-07/2016-12"),
        ("In the first three months of 2016.", "the first three months of 2016", "2016", "2016-01/2016-03"),
        # seasons
        ("Bills failed in the summer of 2014.", "the summer of 2014", "2014-SU", "2014-22"),
        ("Bills failed last summer.", "last summer", "2016-SU", "2016-22"),
        ("Bills failed last fall.", "last fall", "2016-FA", "2016-23"),
        ("A ruling is due this spring.", "this spring", "2017-SP", "2017-21"),
        ("Bills failed last winter.", "last winter", "2016-WI", "2016-24"),
        # since and onwards
        ("It has stood since 2014.", "2014", "2014", "2014/.."),
        ("It has stood since January 2017.", "January 2017", "2017-01", "2017-01/.."),
        ("It has stood since Monday.", "Monday", "2017-03-20", "2017-03-20/.."),
        # ago
        ("It changed two days ago.", "two days ago", "2017-03-20", "2017-03-20"),
        ("It changed three months ago.", "three months ago", "2016-12", "2016-12"),
        ("It changed two years ago.", "two years ago", "2015", "2015"),
        ("It changed two weeks ago.", "two weeks ago", "2017-W10", "2017-03-06/2017-03-12"),
        ("It changed nearly two years ago.", "nearly two years ago", "2015", "2015~"),
        ("It changed more than two years ago.", "more than two years ago", "2015", None),
        # holidays
        ("They met on Christmas Eve.", "Christmas Eve", "2016-12-24", "2016-12-24"),
        ("They met on Labor Day.", "Labor Day", "2016-09-05", "2016-09-05"),
        ("They met on Thanksgiving.", "Thanksgiving", "2016-11-24", "2016-11-24"),
        ("Since Election Day calls have risen.", "Election Day", "2016-11-08", "2016-11-08/.."),
        ("On Inauguration Day crowds came.", "Inauguration Day", "2017-01-20", "2017-01-20"),
        # no date: lengths, sets, vague
        ("The policy held for two years.", "two years", "P2Y", None),
        ("The mayor has 10 days to act.", "10 days", "P10D", None),
        ("A four-week pause.", "four-week", "P4W", None),
        ("A two-and-a-half year pause, then 48 hours.", "48 hours", "PT48H", None),
        ("Nothing moved for years.", "years", "PXY", None),
        ("Over the past six years it grew.", "the past six years", "P6Y", None),
        ("In recent months it grew.", "recent months", "PXM", None),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1", None),
        ("They meet on Mondays.", "Mondays", "XXXX-WXX-1", None),
        ("They report each year.", "each year", "P1Y", None),
        ("It costs $5 million a year.", "a year", "P1Y", None),
        ("It is now law.", "now", "PRESENT_REF", None),
        ("It recently became law.", "recently", "PAST_REF", None),
    ],
)
def test_one_expression(sentence: str, words: str, value: str, edtf: str | None) -> None:
    assert (words, value, edtf) in read(sentence)


@pytest.mark.parametrize(
    ("sentence", "tense", "edtf"),
    [
        ("The council votes Thursday.", "future", "2017-03-23"),
        ("The council votes Wednesday.", "future", "2017-03-22"),
        ("The ban starts Sept. 1.", "future", "2017-09-01"),
        ("The ban starts Sept. 1.", None, "2017-09-01"),
        ("The ban began Sept. 1.", "past", "2016-09-01"),
        ("They marched over the weekend.", None, "2017-03-18/2017-03-19"),
        ("They march over the weekend.", "future", "2017-03-25/2017-03-26"),
        ("They march this weekend.", None, "2017-03-25/2017-03-26"),
        ("The ban starts June 1.", None, "2017-06-01"),
        ("The ban began Feb. 1.", "past", "2017-02-01"),
        ("The ban starts Feb. 1.", "future", "2018-02-01"),
        ("The ban starts in October.", "future", "2017-10"),
        ("The ban is effective October 1.", None, "2017-10-01"),
        ("The suit is on hold until June.", None, "2017-06"),
        ("The suit is on hold until January.", None, "2018-01"),
        ("Through January arrests rose.", None, "2017-01"),
        ("The camp runs through June.", None, "2017-06"),
        ("They vote on Labor Day.", "future", "2017-09-04"),
    ],
)
def test_the_tense_turns_it(sentence: str, tense: str | None, edtf: str) -> None:
    assert [found[2] for found in read(sentence, tense=tense)] == [edtf]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("From 2011 to 2014 it honored holds.", "2011/2014"),
        ("Between January and April 2016 it honored holds.", "2016-01/2016-04"),
        ("Between November and February it honored holds.", "2016-11/2017-02"),
        ("From Oct. 3 to Nov. 9, 2016 it honored holds.", "2016-10-03/2016-11-09"),
        ("The pact of 2009-2010 ended.", "2009/2010"),
        ("The pact of 1957-58 ended.", "1957/1958"),
        ("Meetings ran from Monday to Wednesday.", "2017-03-20/2017-03-22"),
    ],
)
def test_ranges(sentence: str, edtf: str) -> None:
    (match,) = find(sentence)
    assert match.ends is not None
    assert resolve(match, SAID)[1] == edtf


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It passed Wednesday.", "XXXX-WXX-3"),
        ("It passed yesterday.", "XXXX-XX-XX"),
        ("It passed last month.", "XXXX-XX"),
        ("It passed in October.", "XXXX-10"),
        ("It passed on March 21.", "XXXX-03-21"),
        ("It passed this week.", "XXXX-WXX"),
        ("It passed last summer.", "XXXX-SU"),
        ("It passed two years ago.", "XXXX"),
    ],
)
def test_without_an_anchor_it_stays_open(sentence: str, value: str) -> None:
    assert [(found[1], found[2]) for found in read(sentence, said=None)] == [(value, None)]


@pytest.mark.parametrize(
    ("sentence", "said", "edtf"),
    [
        ("It passed Wednesday.", "2017-03", None),
        ("It passed last month.", "2017-03", "2017-02"),
        ("It passed last year.", "2017", "2016"),
        ("It passed last month.", "2017", None),
        ("It passed last month.", "2017-03-13/2017-03-19", "2017-02"),
        ("It passed last year.", "2016/2017", None),
        ("It passed yesterday.", "not a date", None),
        ("It passed last week.", "2017-01-03", "2016-12-26/2017-01-01"),
        ("It passed yesterday.", "2017-03-22T23:30:00Z", "2017-03-21"),
    ],
)
def test_an_anchor_gives_no_more_than_it_knows(sentence: str, said: str, edtf: str | None) -> None:
    assert [found[2] for found in read(sentence, said=said)] == [edtf]


@pytest.mark.parametrize(
    "sentence", ["It was dated Feb. 30.", "It was dated Feb. 29, 2017.", "It was dated 2017-02-30."]
)
def test_days_that_do_not_exist_stay_open(sentence: str) -> None:
    assert [(found[1], found[2]) for found in read(sentence)] == [("XXXX-XX-XX", None)]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The next day he resigned.", "2017-02-02"),
        ("A day later he resigned.", "2017-02-02"),
        ("Three days later he resigned.", "2017-02-04"),
        ("The previous day he had resigned.", "2017-01-31"),
        ("That same month he resigned.", "2017-02"),
    ],
)
def test_the_day_after_follows_the_text_not_the_page(sentence: str, edtf: str) -> None:
    (match,) = find(sentence)
    assert match.from_reference
    assert resolve(match, SAID, None, "2017-02-01")[1] == edtf
    assert resolve(match, SAID)[1] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor may sign it.",
        "Gov. Jan Harlow signed it.",
        "USA Today reported it.",
        "He told “60 Minutes” so.",
        "One day it will pass.",
        "May the council decide?",
        "Thousands march on the capitol.",
        "The March for Families drew crowds.",
        "A 32-year-old man was held.",
        "The suspect, aged 41, was held.",
        "April Jones spoke for the county.",
        "A fine of $2,017 was set.",
        "Turnout reached 2,016 people.",
        "Section 2017 of the code applies.",
        "SB 2010 died in committee.",
        "About 2000 people marched.",
        "He lives at 1600 Walnut Street.",
        "Call 555-2017.",
        "Shoppers crowd stores on Black Friday.",
        "The Sunday Times reported it.",
        "The case is No. 17-cv-2016.",
        "The Immigration Act of 1990 applies.",
        "It was the second act of the play.",
    ],
)
def test_no_time_at_all(sentence: str) -> None:
    assert find(sentence) == ()


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_gives_ordered_spans_that_hold_it(text: str) -> None:
    _check(text)


_PIECES = tuple(
    "on Tuesday|last|next|March 3|2017|two weeks ago|since|the|1980s|–|to|,|May|3 p.m.|every|from|between|and|late|"
    "Feb. 30|a year|the first quarter of|9/11|fiscal year|winter|night|0000".split("|")
)


@given(
    st.lists(st.sampled_from(_PIECES), max_size=12),
    st.sampled_from([None, "2017-03-22", "2017", "0001-01-01", "9999-12-31"]),
)
@settings(max_examples=200)
def test_any_mixture_resolves_to_edtf_or_stays_open(pieces: list[str], said: str | None) -> None:
    text = " ".join(pieces)
    _check(text)
    for match in find(text):
        for tense in (None, "past", "future"):
            value, edtf = resolve(match, said, tense, said)  # type: ignore[arg-type]
            assert value
            assert edtf is None or dates.valid(edtf)


def _check(text: str) -> None:
    last = 0
    for match in find(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end
