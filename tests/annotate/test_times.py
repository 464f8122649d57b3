"""Who is speaking decides what "yesterday" means."""

from __future__ import annotations

import hashlib

import pytest

from standoff.annotate.times import annotator
from standoff.model.annotation import Annotations, Attribution, Scope, Sentence, TimeExpression
from standoff.model.document import Capture, Document
from standoff.model.span import Span


def document(text: str, published: str | None = "2017-03-23") -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        "d",
        Capture("d", "2017-03-24T00:00:00Z", digest, "text/plain"),
        text,
        digest,
        "t",
        published=published,
    )


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def sentences(text: str) -> tuple[Sentence, ...]:
    begins = [0, *(place + 2 for place in range(len(text)) if text[place : place + 2] == ". ")]
    ends = [*begins[1:], len(text)]
    return tuple(Sentence(Span(begin, end), 0, 0) for begin, end in zip(begins, ends, strict=True))


def read(page: Document, have: Annotations | None = None) -> dict[str, TimeExpression]:
    have = have or Annotations(sentences=sentences(page.text))
    return {time.text: time for time in annotator.annotate(page, have).times}


def test_the_page_dates_its_own_words() -> None:
    times = read(document("The board met on Tuesday and voted yesterday."))
    assert times["Tuesday"].edtf == "2017-03-21"
    assert times["yesterday"].edtf == "2017-03-22"
    assert times["yesterday"].anchor == "2017-03-23"


def test_a_page_without_a_date_leaves_them_open() -> None:
    times = read(document("The board met on Tuesday, after a vote in October 2016.", None))
    assert (times["Tuesday"].edtf, times["Tuesday"].anchor) == (None, None)
    assert times["October 2016"].edtf == "2016-10"


QUOTED = (
    "From the Harbor Ledger: Reporter Ana Ruiz reported Wednesday: “Last night the city gave way.” "
    "Later she went on: “Yesterday the county followed.” The page itself saw it yesterday."
)


def chain(text: str, *, stated: bool = True) -> Annotations:
    """The ledger's page, its reporter dated by "Wednesday", and the same reporter again without a date."""
    page = Attribution(
        (span(text, "the Harbor Ledger"),),
        (),
        (span(text, "Reporter Ana"),),
        "page",
        "test",
        None,
        "Harbor Ledger",
    )
    first, second = (
        span(text, "“Last night the city gave way.”"),
        span(text, "“Yesterday the county followed.”"),
    )
    when = span(text, "Wednesday") if stated else None
    reporter = Attribution((), (), (first,), "direct", "test", 0, "Ana Ruiz", when)
    again = Attribution((), (), (second,), "direct", "test", 0, "Ana Ruiz")
    cuts = [(0, first.start, ()), (first.start, first.end, (0, 1)), (first.end, second.start, ())]
    cuts += [(second.start, second.end, (0, 2)), (second.end, len(text), ())]
    scopes = tuple(Scope(Span(a, b), ("Page", *("v" for _ in inner)), inner) for a, b, inner in cuts)
    return Annotations(sentences=sentences(text), attributions=(page, reporter, again), scopes=scopes)


def test_the_innermost_stated_time_is_the_anchor() -> None:
    times = read(document(QUOTED), chain(QUOTED))
    assert times["Wednesday"].edtf == "2017-03-22"
    assert (times["Last night"].edtf, times["Last night"].anchor) == ("2017-03-21", "2017-03-22")
    assert times["yesterday"].edtf == "2017-03-22"


def test_a_voice_keeps_the_day_it_gave() -> None:
    assert read(document(QUOTED), chain(QUOTED))["Yesterday"].edtf == "2017-03-21"


def test_without_a_stated_time_the_page_around_dates_it() -> None:
    assert read(document(QUOTED), chain(QUOTED, stated=False))["Last night"].edtf == "2017-03-22"


def test_a_stated_time_that_stays_open_leaves_its_words_open() -> None:
    times = read(document(QUOTED, None), chain(QUOTED))
    assert times["Wednesday"].edtf is None
    assert times["Last night"].edtf is None


def test_the_stated_time_itself_is_dated_from_outside() -> None:
    text = "“The order was signed yesterday,” the clerk said Monday."
    words = span(text, "“The order was signed yesterday,”")
    said = Attribution((), (), (words,), "direct", "test", None, "the clerk", span(text, "Monday"))
    scopes = (Scope(words, ("Page", "the clerk"), (0,)), Scope(Span(words.end, len(text)), ("Page",)))
    times = read(document(text), Annotations(sentences=sentences(text), attributions=(said,), scopes=scopes))
    assert times["Monday"].edtf == "2017-03-20"
    assert times["yesterday"].edtf == "2017-03-19"


def test_the_next_day_follows_the_day_just_spoken_of() -> None:
    near = read(document("The mayor signed it on Feb. 1. The next day a suit was filed."))
    assert near["The next day"].edtf == "2017-02-02"
    far = read(document("It was signed on Feb. 1. One. Two. Three. The next day a suit was filed."))
    assert far["The next day"].edtf is None


def dated(text: str, source: str, cue: str, content: str, stated: str | None = None) -> Annotations:
    """One attribution of ``content``, and the chain it makes."""
    words = span(text, content)
    when = span(text, stated) if stated else None
    said = Attribution(
        (span(text, source),), (span(text, cue),), (words,), "indirect", "test", None, source, when
    )
    cuts = [(0, words.start, ()), (words.start, words.end, (0,)), (words.end, len(text), ())]
    scopes = tuple(Scope(Span(a, b), ("Page", *("v" for _ in inner)), inner) for a, b, inner in cuts if a < b)
    return Annotations(sentences=sentences(text), attributions=(said,), scopes=scopes)


def test_a_letter_dates_what_it_says() -> None:
    text = "In a 2012 letter she wrote that the mill closed last year."
    times = read(document(text), dated(text, "she", "wrote", "that the mill closed last year"))
    assert (times["last year"].edtf, times["last year"].anchor) == ("2011", "2012")


def test_the_day_before_counts_from_when_it_was_said() -> None:
    text = "The Post said on Sunday that the deal was struck the day before."
    have = dated(text, "The Post", "said", "that the deal was struck the day before", "on Sunday")
    assert read(document(text), have)["the day before"].edtf == "2017-03-18"


def test_both_dates_of_a_range_carry_it() -> None:
    times = read(document("The county honored holds from 2011 to 2014."))
    assert (times["2011"].value, times["2011"].edtf) == ("2011", "2011/2014")
    assert (times["2014"].value, times["2014"].edtf) == ("2014", "2011/2014")


@pytest.mark.parametrize(
    ("stamp", "edtf"), [("March 24, 2017", "2017-03-24"), ("March 24, 2018", "2017-03-17")]
)
def test_a_dated_message_in_the_page_shows_when_it_was_added_to(stamp: str, edtf: str) -> None:
    text = f"— Town Clerk (@townclerk) {stamp} The clerk spoke on Friday."
    assert read(document(text))["Friday"].edtf == edtf


def test_spans_hold_the_words() -> None:
    text = "Late Tuesday, the council — after two years — repealed its 2011 rule."
    for time in annotator.annotate(document(text), Annotations()).times:
        assert text[time.start : time.end] == time.text
