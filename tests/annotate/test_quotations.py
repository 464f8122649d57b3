"""Quotations, on sentences of our own."""

from __future__ import annotations

import pytest

from standoff.annotate.quotations import find, paragraphs
from standoff.model.document import Block, Capture, Document
from standoff.model.span import Span


def lines(text: str) -> tuple[tuple[int, int], ...]:
    return paragraphs(Document("d", Capture("m", "2018-01-01T00:00:00Z", "0", "text/plain"), text, "0", "t"))


def quoted(text: str) -> list[list[str]]:
    return [[text[span.start : span.end] for span in found.spans] for found in find(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will,” she said.", [["“We will,”"]]),
        ('"We will," she said. "We must."', [['"We will,"'], ['"We must."']]),
        ("''We will,'' she said.", [["''We will,''"]]),
        ("``We will,'' she said.", [["``We will,''"]]),
        ("“Dale already,” he said, “bars it.”", [["“Dale already,”"], ["“bars it.”"]]),
        ("“Dale is out,“ he said. Nobody spoke.", [["“Dale is out,“"]]),
        ('It isn\'t "done" yet.', [['"done"']]),
        ("Nothing is quoted in the '90s or at Roe's.", []),
        ("Plan ‘will not work’ for renters", [["‘will not work’"]]),
        (
            "“He told me, ‘It is over,’ and left,” she said.",
            [["“He told me, ‘It is over,’ and left,”"], ["‘It is over,’"]],
        ),
    ],
)
def test_marks_pair_up(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_a_reopened_mark_goes_on_with_the_quotation() -> None:
    text = "“We lost.\n\n“We will appeal.”\n\n“New words.”"
    assert quoted(text) == [["“We lost.", "“We will appeal.”"], ["“New words.”"]]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("“We lost, she said.\n\nThe court rose.") == [["“We lost, she said."]]


def test_quotations_stay_inside_blocks() -> None:
    text = "He said “no\nand left"
    blocks = (Block(Span(0, 11)), Block(Span(12, 20)))
    page = Document(
        "d", Capture("m", "2018-01-01T00:00:00Z", "0", "text/html"), text, "0", "t", blocks=blocks
    )
    assert [found.spans for found in find(text, paragraphs(page))] == [(Span(8, 11),)]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “open” cities", True),
        ("so-called “open city” rules", True),
        ("asked for “comprehensive reform.”", True),
        ("a “dangerous, lawless” plan", True),
        ("“Lock the doors.”", False),
        ("“We will.”", False),
        ("he said “it is over”", False),
        ("“Never!”", False),
        ("they “will not hold people for federal agents”", False),
    ],
)
def test_labels_are_told_from_speech(text: str, scare: bool) -> None:
    (found,) = find(text, lines(text))
    assert found.scare is scare


@pytest.mark.parametrize("text", ["", "   \n ", "“", '"', "”””", "''", "“\n“\n“"])
def test_odd_marks_do_no_harm(text: str) -> None:
    for found in find(text, lines(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay.\n\nWe ask for help,” it said.", [["“We stay.", "We ask for help,”"]]),
        ('"We stay.\n\nWe ask for help," it said. "Go."', [['"We stay.', 'We ask for help,"'], ['"Go."']]),
        ("“We stay.\n\nNobody else did.\n\nHelp us.”", [["“We stay.", "Nobody else did.", "Help us.”"]]),
        ("“We stay.\n\nHe said “no” and left.", [["“We stay."], ["“no”"]]),
        ('"We stay.\n\nHe said "no" and left.', [['"We stay.'], ['"no"']]),
        ('"We stay.\n\nThe pipe is 6" wide.', [['"We stay.']]),
        ("“We stay.\n\nHe left.\n\nIt rained.\n\nSnow fell.\n\nNo more.”", [["“We stay."]]),
    ],
)
def test_a_quotation_may_close_in_a_later_paragraph_without_another_mark(
    text: str, expected: list[list[str]]
) -> None:
    assert quoted(text) == expected
