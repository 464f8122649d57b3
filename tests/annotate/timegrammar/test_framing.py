"""Which date further off dates reported words."""

from __future__ import annotations

import pytest

from standoff.annotate.timegrammar import find
from standoff.annotate.timegrammar.framing import framed
from standoff.model.annotation import Attribution
from standoff.model.span import Span


def date_of(text: str, source: str, cue: str, content: str) -> str | None:
    """The words of the date that frames ``content``."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    attribution = Attribution((at(source),), (at(cue),), (at(content),), "indirect", "test")
    span = framed(text, find(text), attribution, 0, attribution.content)
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("In a 2014 memo she wrote that the pool leaks.", "she", "wrote", "2014"),
        ("In his 2016 Easter letter the abbot wrote that the pool leaks.", "the abbot", "wrote", "2016"),
        ("In a letter of Aug. 9, 2013, he said the pool leaks.", "he", "said", "Aug. 9, 2013"),
        ("In an email to the board sent May 2, he said the pool leaks.", "he", "said", "May 2"),
        ("In an interview in June 2015, he said the pool leaks.", "he", "said", "June 2015"),
        ("Speaking at a school on Sunday, he said the pool leaks.", "he", "said", "Sunday"),
        ("A survey released in 2011 found the pool leaks.", "A survey released in 2011", "found", "2011"),
        ("On March 3 the warden said the pool leaks.", "the warden", "said", "March 3"),
        ("Last year the warden said the pool leaks.", "the warden", "said", "Last year"),
        ("A report on 2016 said the pool leaks.", "A report on 2016", "said", None),
        ("The warden, hired in 2012, said the pool leaks.", "The warden, hired in 2012,", "said", None),
        ("In 2009 the warden hired two men, and said the pool leaks.", "the warden", "said", None),
        ("Now he said the pool leaks.", "he", "said", None),
        ("She said the pool leaks.", "She", "said", None),
    ],
)
def test_the_date_of_what_words_stand_in(text: str, source: str, cue: str, expected: str | None) -> None:
    assert date_of(text, source, cue, "the pool leaks") == expected


def test_a_date_in_reported_words_dates_nothing_outside_them() -> None:
    text = "In a 2014 letter he wrote that a guard said the pool leaks."
    outer = Attribution((Span(17, 19),), (Span(20, 25),), (Span(26, 58),), "indirect", "test")
    inner = Attribution((Span(31, 38),), (Span(39, 43),), (Span(44, 58),), "indirect", "test")
    held = (*outer.content, *inner.content)
    assert framed(text, find(text), outer, 0, held) == Span(5, 9)
    assert framed(text, find(text), inner, 0, held) is None
