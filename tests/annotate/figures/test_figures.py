"""Votes, money, shares, counts and firsts; and the numbers that are none of these."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.annotate.figures import find
from standoff.annotate.figures.numerals import span_value, value


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "what", "qualifier"),
    [
        ("The Senate passed it 32-16.", "32-16", "votes", "Senate", None),
        ("The House voted 76 to 41 for it.", "76-41", "votes", "House", None),
        ("It cleared on a 39-11 vote.", "39-11", "votes", None, None),
        ("In a 5-4 decision the justices agreed.", "5-4", "votes", None, None),
        ("It passed by a margin of 77-58.", "77-58", "votes", None, None),
        ("The council voted unanimously.", "unanimous", "votes", "council", None),
        ("The county expects $355 million in federal funding.", "355000000", "USD", "federal funding", None),
        ("It may cost as much as $2.5 billion.", "2500000000", "USD", None, "as much as"),
        ("Fines run from $25,000 to $25,500.", "25000-25500", "USD", None, None),
        ("It hands out $250 million a year.", "250000000", "USD per year", None, None),
        ("It costs 3 million dollars annually.", "3000000", "USD per year", None, None),
        ("They lost millions of dollars.", "millions", "USD", None, None),
        ("A $1.5m grant lapsed.", "1500000", "USD", "grant", None),
        ("About 41% of them agreed.", "41", "percent", "them agreed", "about"),
        ("Crossings fell 40 percent.", "40", "percent", None, None),
        ("Crossings fell 12.5 percentage points.", "12.5", "percentage points", None, None),
        ("Fifteen percent of residents left.", "15", "percent", "residents left", None),
        ("A fee of 10-15 percent applies.", "10-15", "percent", None, None),
        ("Two-thirds of voters agreed.", "2/3", "share", "voters agreed", None),
        ("It challenges three state laws.", "3", "laws", "state laws", None),
        ("More than 200 jurisdictions do so.", "200", "jurisdictions", "jurisdictions", "more than"),
        (
            "Some 11 million undocumented immigrants live here.",
            "11000000",
            "people",
            "undocumented immigrants",
            "some",
        ),
        ("Eight states introduced bills.", "8", "states", "states", None),
        ("Nearly two dozen cities sued.", "24", "cities", "cities", "nearly"),
        ("Half a dozen mayors came.", "6", "mayors", "mayors", None),
        ("A dozen sheriffs came.", "12", "sheriffs", "sheriffs", None),
        ("Up to 300 communities are named.", "300", "communities", "communities", "up to"),
        ("At least seven mayors stood by it.", "7", "mayors", "mayors", "at least"),
        ("Twenty-five towns joined.", "25", "towns", "towns", None),
        ("An estimated 1,200 detainers were declined.", "1200", "detainers", "detainers", "an estimated"),
        ("Hundreds of people marched.", "hundreds", "people", "people", None),
        ("Tens of thousands of people marched.", "tens of thousands", "people", "people", None),
        (
            "Between 7 million and 9 million people are safe.",
            "7000000-9000000",
            "people",
            "people",
            "between",
        ),
        ("About 12 to 15 agents came.", "12-15", "agents", "agents", "about"),
        ("The mayor has 10 days to act.", "10", "days", "days", None),
        ("The bill failed five times.", "5", "times", "times", None),
        ("They held 50 or more people.", "50", "people", "people", "or more"),
        ("Two appeals courts agreed.", "2", "courts", "appeals courts", None),
        ("It names 300 cities and counties that limit aid.", "300", "cities", "cities and counties", None),
        ("They sent 500 more police officers.", "500", "officers", "police officers", None),
        ("A five-year mandatory minimum sentence follows.", "5", "years", "mandatory minimum sentence", None),
        ("A 90-day ban follows.", "90", "days", "ban", None),
        ("It became the first state to ban them.", "1", "rank", "first state", None),
        ("It became the second state in the nation to ban them.", "2", "rank", "second state", None),
        ("It was the nation's first sanctuary ordinance.", "1", "rank", "first sanctuary ordinance", None),
    ],
)
def test_one_figure(sentence: str, number: str, unit: str, what: str | None, qualifier: str | None) -> None:
    assert (number, unit, what, qualifier) in [(f.value, f.unit, f.what, f.qualifier) for f in find(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was signed in 2017.",
        "It was signed on March 27, 2017.",
        "It was signed on 3/27/2017.",
        "A 32-year-old man was held.",
        "He lives at 1600 Walnut Street.",
        "Call (202) 555-0142 for details.",
        "SB 2710 passed.",
        "See 8 U.S.C. 1373.",
        "Special Order 40 stands.",
        "The 2016 elections changed it.",
        "The pact of 2009-2010 ended.",
        "At 4 p.m. they met.",
        "It is open 24/7.",
        "The 9th Circuit ruled.",
        "No. 5 laws of the list.",
        "May 5 votes are cast.",
        "One of the laws fell.",
        "Their first order was withdrawn.",
        "The team won 32-16.",
        "Aged 12 to 15, they stayed.",
    ],
)
def test_numbers_that_are_no_figures(sentence: str) -> None:
    assert find(sentence) == ()


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("355 million", "355000000"), ("1.15 billion", "1150000000"), ("1,200", "1200"), ("two dozen", "24"),
        ("a dozen", "12"), ("twenty-five", "25"), ("three hundred", "300"), ("two hundred thousand", "200000"),
        ("10k", "10000"), ("0.50", "0.5"), ("hundreds", "hundreds"),
        ("several", None), ("twenty-zero", None), ("", None),
    ],
)  # fmt: skip
def test_numerals(written: str, digits: str | None) -> None:
    assert value(written) == digits


def test_a_range_shares_its_scale() -> None:
    assert span_value("7", "9 million") == "7000000-9000000"
    assert span_value("7 million", "9 million") == "7000000-9000000"
    assert span_value("12", "15") == "12-15"
    assert span_value("many", "15") is None


_PIECES = (
    "32-16|the|Senate|passed|$|355|million|and|to|percent|of|people|more than|a dozen|first state|2017|-|,|.|vote|"
    "hundreds of"
).split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_mixture_gives_ordered_spans(pieces: list[str]) -> None:
    text, last = " ".join(pieces), 0
    for figure in find(text):
        assert last <= figure.start < figure.end <= len(text)
        assert figure.value
        last = figure.end


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(text: str) -> None:
    find(text)
